/** What the properties run over: every struct of the headers, and constructs that no WFP struct has. */
import fc from 'fast-check';
import {
  ABIS,
  type Abi,
  anonymous,
  byteBlob,
  counted,
  enumeration,
  flags32,
  float64,
  guid,
  int8,
  int16,
  int64,
  layouts,
  pointer,
  sid,
  struct,
  textOf,
  uint8,
  uint16,
  uint32,
  uint64,
  union,
  untagged,
  type ValueLayout,
  when,
  wideString,
} from '../../src/index.ts';
import { objectLayouts, opaque, unionByBit } from '../../src/objects.ts';

/** Runs repeat: a failure on one machine is a failure on all. */
export const SEED = 20261122;

const COLOR = enumeration('COLOR', { RED: 1, CRIMSON: 1, GREEN: 2, BLUE: 0xffffffff });
const SIZE = enumeration('SIZE', { SMALL: 0, LARGE: 0x80000000 });
const KIND = enumeration('KIND', { PLAIN: 1, CALLED: 2, BOTH: 3 });
const BLOB = byteBlob('BLOB');

/** A union by a bit of flags, as a struct of its own. */
const MARKED = struct('MARKED', {
  flags: flags32('MARK', { MARK_ONE: 1, MARK_FOUR: 4 }),
  value: unionByBit('flags', 4, { context: when('clear', uint64), key: when('set', guid) }),
});

/**
 * 8- and 16-bit counts, pointers to pointers, arrays of arrays, two tags, one of them within the arm of the other, and unions
 * by bits: two of one word, one of an enumeration, one whose only arm needs the bit.
 */
const ZOO = struct('ZOO', {
  small: int8,
  count8: uint8,
  shorts: counted('count8', int16),
  twice: pointer(pointer(int64)),
  count16: uint16,
  text: textOf(BLOB),
  rows: counted('count16', untagged({ length: uint8, cells: counted('length', pointer(wideString)) })),
  color: COLOR,
  size: SIZE,
  byColor: union('color', {
    owner: when(['RED', 'BLUE'], pointer(sid)),
    none: when(
      'GREEN',
      anonymous({
        inner: SIZE,
        byInner: union('inner', { tiny: when('SMALL', int8), huge: when('LARGE', float64) }),
        blobs: uint16,
        each: counted('blobs', BLOB),
      }),
    ),
  }),
  bySize: union('size', { last: when('LARGE', BLOB), first: when('SMALL', int16) }),
  alsoByColor: union('color', { green: when('GREEN', uint16) }),
  marks: uint32,
  byLowest: unionByBit('marks', 1, { narrow: when('clear', uint8), wide: when('set', float64) }),
  byHighest: unionByBit('marks', 0x80000000, {
    noted: when('set', pointer(wideString)),
    bare: when('clear', MARKED),
  }),
  kind: KIND,
  byKind: unionByBit('kind', 2, {
    only: when('set', anonymous({ members: uint8, of: counted('members', int16) })),
  }),
  policy: opaque('POLICY'),
  end: uint8,
});

export interface Case {
  readonly name: string;
  readonly struct: ValueLayout;
  readonly abi: Abi;
}

const STRUCTS = [...Object.values(layouts), ...Object.values(objectLayouts), ZOO].filter(
  (it) => it !== undefined,
);

/** Every struct under every ABI, the engine's objects included. */
export const CASES: readonly Case[] = STRUCTS.flatMap((layout) =>
  ABIS.map((abi) => ({ name: `${layout.ctype}, ${abi}`, struct: layout, abi })),
);

/** One past the highest address. */
export function endOfSpace(abi: Abi): bigint {
  return abi === 'x86' ? 2n ** 32n : 2n ** 64n;
}

/** Bases that leave room for any image of these tests: 0, in user and kernel space, aligned and not. */
export function bases(abi: Abi): fc.Arbitrary<bigint> {
  const fixed = abi === 'x86' ? [0x350000n, 0x7fff_fff1n] : [0x1d2_3c4b_0000n, 0xffff_f802_1234_0000n];
  return fc.oneof(
    fc.constantFrom(0n, 1n, 0x80000007n, ...fixed),
    fc.bigInt({ min: 0n, max: endOfSpace(abi) - 2n ** 24n }),
  );
}
