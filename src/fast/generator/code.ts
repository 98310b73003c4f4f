/** Pieces of generated code that readers and writers have in common. */

import { namesOf } from '../../codec/leaf/leaf.ts';
import {
  type AnyStruct,
  type Enumeration,
  extentOf,
  type PlacedMember,
  type PointerSize,
  placedMembers,
  placementOf,
  type ValueLayout,
} from '../../layout/index.ts';

/** The ABI whose placements have pointers of a size. */
export function abiOf(pointerSize: PointerSize): 'x64' | 'x86' {
  return pointerSize === 8 ? 'x64' : 'x86';
}

/** `o + 8`, or `o` for 0. */
export function plus(base: string, offset: number): string {
  return offset === 0 ? base : `${base} + ${offset}`;
}

/** What the count of an array is read as. */
export function countType({ layout }: PlacedMember): 'Uint8' | 'Uint16' | 'Uint32' {
  if (layout.kind === 'uint8') return 'Uint8';
  return layout.kind === 'uint16' ? 'Uint16' : 'Uint32';
}

/** The layouts that a root reaches, each once, those that are needed first. */
export function* reachable(
  layout: ValueLayout,
  seen: Set<string>,
  pointerSize: PointerSize,
): Generator<ValueLayout> {
  const name = nameOf(layout);
  if (seen.has(name)) return;
  seen.add(name);
  if (layout.kind === 'pointer' && !layout.isOpaque) yield* reachable(layout.to, seen, pointerSize);
  if (layout.kind === 'counted') yield* reachable(layout.of, seen, pointerSize);
  if (layout.kind === 'struct') {
    for (const member of placedMembers(placementOf(layout, abiOf(pointerSize)).items)) {
      yield* reachable(member.layout, seen, pointerSize);
    }
  }
  yield layout;
}

/** A name for a layout's function that no other layout has. */
export function nameOf(layout: ValueLayout): string {
  switch (layout.kind) {
    case 'struct':
      // A struct without a tag is known by its members.
      return layout.name === '' ? `struct_of_${Object.keys(layout.fields).join('_')}` : layout.name;
    case 'enum':
      return layout.name;
    case 'flags':
      return layout.name;
    case 'blob':
      return `${layout.name}_${layout.content}`;
    case 'bytes':
      return `bytes_${layout.size}`;
    case 'pointer':
      return layout.isOpaque ? 'opaque_pointer' : `pointer_to_${nameOf(layout.to)}`;
    case 'counted':
      return `array_of_${nameOf(layout.of)}`;
    default:
      return layout.kind;
  }
}

/** Pointers that are followed in a chain at most, from a layout on. */
function depthOf(layout: ValueLayout, pointerSize: PointerSize): number {
  switch (layout.kind) {
    case 'pointer':
      return layout.isOpaque ? 0 : 1 + depthOf(layout.to, pointerSize);
    case 'counted':
      return 1 + depthOf(layout.of, pointerSize);
    case 'blob':
      return 1;
    case 'struct': {
      const members = [...placedMembers(placementOf(layout, abiOf(pointerSize)).items)];
      return Math.max(0, ...members.map((member) => depthOf(member.layout, pointerSize)));
    }
    default:
      return 0;
  }
}

/** The most objects that the pointers of a layout lead to; the elements of arrays are counted when they are read. */
export function objectsOf(layout: ValueLayout, pointerSize: PointerSize): number {
  switch (layout.kind) {
    case 'pointer':
      return layout.isOpaque ? 0 : 1 + objectsOf(layout.to, pointerSize);
    case 'blob':
      return 1;
    case 'struct': {
      const members = [...placedMembers(placementOf(layout, abiOf(pointerSize)).items)];
      return members.reduce((sum, member) => sum + objectsOf(member.layout, pointerSize), 0);
    }
    default:
      return 0;
  }
}

/** What a table of generated functions says of a struct beside its function. */
export function boundsOf(struct: AnyStruct, pointerSize: PointerSize): string {
  const size = sizeOf(struct, pointerSize);
  const objects = 1 + objectsOf(struct, pointerSize);
  return `size: ${size}, depth: ${depthOf(struct, pointerSize)}, objects: ${objects}`;
}

/** Bytes of a layout that has a fixed size. */
export function sizeOf(layout: ValueLayout, pointerSize: PointerSize): number {
  return extentOf(layout, abiOf(pointerSize)).size;
}

/** Runs of an enumeration's values: tables that are looked up by the distance to the first one. */
export function windowsOf(
  enumeration: Enumeration<string>,
): { first: number; names: (string | undefined)[] }[] {
  const windows: { first: number; names: (string | undefined)[] }[] = [];
  for (const [value, name] of [...namesOf(enumeration)].sort(([a], [b]) => a - b)) {
    const last = windows.at(-1);
    if (last !== undefined && value === last.first + last.names.length) last.names.push(name);
    else windows.push({ first: value, names: [name] });
  }
  return windows;
}
