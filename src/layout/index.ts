export { ABIS, type Abi, isAbi, type PointerSize, pointerSizeOf } from './abi.ts';
export { assertLayout } from './assertLayout.ts';
export { ALL_BITS, masked } from './cases.ts';
export type * from './descriptor.ts';
export { type LayoutMember, layoutOf, type StructLayout } from './layoutOf.ts';
export { countNames, liveMembers } from './live.ts';
export { membersIn, namedMembers, placedMembers, presentMembers } from './members.ts';
export {
  type LeafAt,
  type PathEnd,
  type PathOf,
  type PathStep,
  type ResolvedPath,
  resolvePath,
  restrictTo,
} from './path.ts';
export {
  type Composite,
  type Extent,
  extentOf,
  gapsIn,
  liveArm,
  type Placed,
  type PlacedArm,
  type PlacedMember,
  type PlacedUnion,
  type Placement,
  placementOf,
} from './placement.ts';
export * from './vocabulary.ts';
