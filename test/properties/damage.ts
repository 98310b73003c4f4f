/** Damage to an image: what a capture loses, and what a hostile one holds. */
import fc from 'fast-check';
import type { Abi, ByteRange, Limits } from '../../src/index.ts';
import { endOfSpace } from './cases.ts';

export interface Image {
  readonly bytes: Uint8Array;
  readonly base: bigint;
  readonly abi: Abi;
  /** What the bytes are for while nothing is damaged. */
  readonly ranges: readonly ByteRange[];
}

/** One change; its numbers are taken modulo what there is in the image. */
export type Damage =
  | { readonly kind: 'flip'; readonly at: number; readonly bit: number }
  | { readonly kind: 'truncate'; readonly at: number }
  | {
      readonly kind: 'overwrite';
      /** Pointers, counts and sizes; or members that hold a value. */
      readonly what: 'references' | 'values';
      readonly at: number;
      readonly by: Edge;
    };

type Edge =
  | { readonly kind: 'number'; readonly value: bigint }
  /** The address of a byte of the image, or of one just outside. */
  | { readonly kind: 'inside'; readonly at: number }
  /** Counted back from the end of the image, or of the address space. */
  | { readonly kind: 'end'; readonly back: number }
  | { readonly kind: 'top'; readonly back: number }
  /** The address of what is overwritten. */
  | { readonly kind: 'self' };

const anywhere = fc.nat(0xffffff);

const edges: fc.Arbitrary<Edge> = fc.oneof(
  fc.record({
    kind: fc.constant('number'),
    value: fc.constantFrom(0n, 1n, 2n, 3n, 0x7fffffffn, 0x80000000n, 0xffffffffn, 2n ** 63n, 2n ** 64n - 1n),
  }),
  fc.record({ kind: fc.constant('inside'), at: anywhere }),
  fc.record({ kind: fc.constant('end'), back: fc.integer({ min: -1, max: 9 }) }),
  fc.record({ kind: fc.constant('top'), back: fc.integer({ min: 1, max: 9 }) }),
  fc.constant({ kind: 'self' } as const),
);

/** Up to four changes; none at all, too. */
export const damages: fc.Arbitrary<Damage[]> = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('flip'), at: anywhere, bit: fc.nat(7) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('truncate'), at: anywhere }) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('overwrite'),
        what: fc.constantFrom('references', 'references', 'references', 'values'),
        at: anywhere,
        by: edges,
      }),
    },
  ),
  { maxLength: 4 },
);

/** The default limits, or some that small images exceed. */
export const limits: fc.Arbitrary<Partial<Limits>> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.record(
      {
        elements: fc.integer({ min: 1, max: 5 }),
        characters: fc.integer({ min: 1, max: 8 }),
        blobBytes: fc.integer({ min: 1, max: 30 }),
        depth: fc.integer({ min: 1, max: 4 }),
        objects: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 30, max: 90 })),
        totalBytes: fc.integer({ min: 1, max: 600 }),
      },
      { requiredKeys: [] },
    ),
  },
);

/** The bytes of an image after all changes. */
export function damaged(image: Image, changes: readonly Damage[]): Uint8Array {
  return changes.reduce<Uint8Array>((bytes, change) => changed(image, bytes, change), image.bytes.slice());
}

function changed(image: Image, bytes: Uint8Array, change: Damage): Uint8Array {
  switch (change.kind) {
    case 'truncate':
      return bytes.slice(0, change.at % (bytes.length + 1));
    case 'flip': {
      const at = change.at % bytes.length;
      return bytes.map((byte, i) => (i === at ? byte ^ (1 << change.bit) : byte));
    }
    case 'overwrite': {
      const slots = image.ranges.filter(
        ({ kind, length }) =>
          length <= 8 &&
          (change.what === 'values' ? kind === 'value' : kind === 'pointer' || kind === 'count'),
      );
      const slot = slots[change.at % slots.length];
      if (slot === undefined) return bytes;
      const value = edgeValue(change.by, image, slot);
      const start = Number(slot.address - image.base);
      return bytes.map((byte, i) =>
        i < start || i >= start + slot.length ? byte : Number((value >> BigInt(8 * (i - start))) & 0xffn),
      );
    }
  }
}

function edgeValue(edge: Edge, { base, bytes, abi }: Image, slot: ByteRange): bigint {
  const end = base + BigInt(bytes.length);
  switch (edge.kind) {
    case 'number':
      return edge.value;
    case 'inside':
      return base - 2n + BigInt(edge.at % (bytes.length + 4));
    case 'end':
      return end - BigInt(edge.back);
    case 'top':
      return endOfSpace(abi) - BigInt(edge.back);
    case 'self':
      return slot.address;
  }
}
