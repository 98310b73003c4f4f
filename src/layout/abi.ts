import { excerpt } from '../util/text.ts';

/**
 * The ABI that a capture was made under: of all that differs between the three, only the size of a pointer
 * shows in these structs. UINT64 is 8-aligned on x86 too, and arm64 lays out exactly as x64 does.
 */
export type Abi = 'x64' | 'x86' | 'arm64';

/** Bytes of a pointer; it is aligned to its own size. */
export type PointerSize = 4 | 8;

const POINTER_SIZES: Readonly<Record<Abi, PointerSize>> = { x64: 8, x86: 4, arm64: 8 };

/** Every ABI that the layouts are known for. */
export const ABIS: readonly Abi[] = ['x64', 'x86', 'arm64'];

/** Whether a value names an ABI. */
export function isAbi(value: unknown): value is Abi {
  return typeof value === 'string' && Object.hasOwn(POINTER_SIZES, value);
}

/**
 * Bytes of a pointer under an ABI.
 * @throws RangeError when there is no such ABI.
 */
export function pointerSizeOf(abi: Abi): PointerSize {
  if (!isAbi(abi)) throw new RangeError(`no ABI ${shown(abi)}: take one of ${ABIS.join(', ')}`);
  return POINTER_SIZES[abi];
}

/** What was given as an ABI, which can be anything. */
function shown(abi: unknown): string {
  return typeof abi === 'string' ? JSON.stringify(excerpt(abi)) : excerpt(String(JSON.stringify(abi)));
}
