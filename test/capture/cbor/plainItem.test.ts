/** Items that are read without the library have the same values, and what has another is left to it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeItem, encodeItem } from '../../../src/capture/cbor/item.ts';
import { decodePlainItem } from '../../../src/capture/cbor/plainItem.ts';

const LEAF = fc.oneof(
  fc.nat(),
  fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  fc.bigInt({ min: 2n ** 53n - 2n, max: 2n ** 53n + 2n }),
  fc.string({ unit: 'grapheme' }),
  fc.string({ minLength: 60, maxLength: 70 }),
  fc.uint8Array(),
);
const { value: VALUE } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    LEAF,
    fc.array(tie('value'), { maxLength: 4 }),
    tie('map'),
  ),
  map: fc.array(fc.tuple(fc.string(), tie('value')), { maxLength: 4 }).map((members) => new Map(members)),
}));
const ITEM = fc
  .array(fc.tuple(fc.string(), VALUE), { maxLength: 6 })
  .map((members) => encodeItem(new Map(members)));

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
}

/** What the library says: a value, or nothing where it refuses the item. */
function referenceOf(bytes: Uint8Array): { value: unknown } | undefined {
  try {
    return { value: decodeItem(bytes) };
  } catch {
    return undefined;
  }
}

describe('plain items', () => {
  it('are what the library says', () => {
    fc.assert(
      fc.property(ITEM, (bytes) => {
        expect(decodePlainItem(bytes)).toEqual(decodeItem(bytes));
      }),
    );
  });

  it('are what the library says, or left to it, with any byte changed and cut anywhere', () => {
    fc.assert(
      fc.property(ITEM, fc.nat(), fc.nat(255), fc.nat(), (item, at, byte, cut) => {
        const changed = item.slice();
        changed[at % changed.length] = byte;
        const bytes = changed.subarray(0, changed.length - (cut % 4 === 0 ? cut % changed.length : 0));
        const value = decodePlainItem(bytes);
        if (value !== undefined) expect({ value }).toEqual(referenceOf(bytes));
      }),
    );
  });

  it.each([
    ['a list', '80'],
    ['no map', '01'],
    ['a negative number', 'a1 61 61 20'],
    ['a tag', 'a1 61 61 c2 41 01'],
    ['a simple value', 'a1 61 61 f5'],
    ['a float', 'a1 61 61 f9 3c 00'],
    ['a map without a length', 'bf 61 61 01 ff'],
    ['a text in pieces', 'a1 61 61 7f 61 61 ff'],
    ['a key that is a number', 'a1 01 01'],
    ['a key that is there twice', 'a2 61 61 01 61 61 02'],
    ['a key that is there twice, once with a longer head', 'a2 61 61 01 78 01 61 02'],
    ['text that is not UTF-8', 'a1 61 61 61 ff'],
    ['more bytes after it', 'a1 61 61 01 00'],
    ['fewer bytes than it says', 'a1 61 61 42 01'],
    ['a string of 2^53 bytes', 'a1 61 61 5b 00 20 00 00 00 00 00 00'],
    ['a list of 2^32 - 1 values', 'a1 61 61 9a ff ff ff ff'],
    ['lists in lists', `a1 61 61 ${'81 '.repeat(9)}01`],
    ['nothing', ''],
  ])('leave %s to the library', (_, hex) => {
    expect(decodePlainItem(bytesOf(hex))).toBeUndefined();
  });

  it('have texts with a BOM, and numbers with longer heads than they need', () => {
    expect(decodePlainItem(bytesOf('a2 61 61 64 ef bb bf 61 61 62 1b 00 00 00 00 00 00 00 07'))).toEqual(
      new Map<string, unknown>([
        ['a', '\ufeffa'],
        ['b', 7],
      ]),
    );
  });
});
