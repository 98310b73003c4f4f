/** The worker's reading of CBOR, against the library that it stands for. */
import { fc, test as property } from '@fast-check/vitest';
import { type DecodeOptions, encode, decode as libraryDecode } from 'cbor2';
import { describe, expect, test } from 'vitest';
import { decode } from '../../src/view/worker/cbor.ts';
import { SEED } from '../properties/cases.ts';

fc.configureGlobal({ seed: SEED, numRuns: 300 });

const bytesOf = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));

/** Maps stay maps, and tags have their contents. */
const createObject = (
  members: readonly (readonly [unknown, unknown, ...unknown[]])[],
): Map<unknown, unknown> => new Map(members.map(([key, value]) => [key, value]));
const OPTIONS = { tags: new Map([[2, () => 'large']]), createObject };
const LIBRARY: DecodeOptions = { ignoreGlobalTags: true, tags: new Map([[2, () => 'large']]), createObject };

const VALUES = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.integer(),
    fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
    fc.string({ unit: 'grapheme' }),
    fc.uint8Array(),
    fc.double({ noNaN: true }),
    fc.constantFrom(true, false, null, undefined),
    fc.array(tie('value'), { maxLength: 5 }),
    fc
      .array(fc.tuple(fc.string({ unit: 'grapheme' }), tie('value')), { maxLength: 5 })
      .map((members) => new Map(members)),
  ),
}));

describe('an item', () => {
  property.prop([VALUES.value])('is read as the library reads it', (value) => {
    const bytes = encode(value);
    expect(decode(bytes, OPTIONS)).toEqual(libraryDecode(bytes, LIBRARY));
  });

  // RFC 8949, appendix A.
  test.each([
    ['f93c00', 1],
    ['f97bff', 65504],
    ['f90001', 2 ** -24],
    ['f90400', 0.00006103515625],
    ['f9c400', -4],
    ['f97c00', Number.POSITIVE_INFINITY],
    ['f9fc00', Number.NEGATIVE_INFINITY],
    ['f97e00', Number.NaN],
    ['1bffffffffffffffff', 18446744073709551615n],
    ['3bffffffffffffffff', -18446744073709551616n],
    ['3903e7', -1000],
    ['c249010000000000000000', 'large'],
    ['d9d9f700', 0],
    ['5f42010243030405ff', new Uint8Array([1, 2, 3, 4, 5])],
    ['7f657374726561646d696e67ff', 'streaming'],
    ['9f018202039f0405ffff', [1, [2, 3], [4, 5]]],
    [
      'bf61610161629f0203ffff',
      new Map<unknown, unknown>([
        ['a', 1],
        ['b', [2, 3]],
      ]),
    ],
    ['f7', undefined],
  ])('%s', (hex, value) => {
    const tags = new Map([
      ...OPTIONS.tags,
      [55799, ({ contents }: { readonly contents: unknown }) => contents] as const,
    ]);
    expect(decode(bytesOf(hex), { tags, createObject })).toEqual(value);
  });

  test('of text that is not UTF-8 is refused', () => {
    expect(() => decode(bytesOf('62c328'), OPTIONS)).toThrow(/.../);
  });
});
