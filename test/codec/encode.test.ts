/** encode: what it refuses, since C would read something else. */
import { describe, expect, test } from 'vitest';
import { decode, encode, memoryImage, pointer, SID, struct, wideString } from '../../src/index.ts';

const NAMED = struct('NAMED', { name: pointer(wideString) });

describe('a string that C ends at its first NUL', () => {
  test.each([['\0'], ['a\0'], ['\0a'], ['a\0b'], ['a\0b\0c'], ['a\0\0']])(
    'is refused with one: %j',
    (name) => {
      expect(() => encode(NAMED, { name })).toThrow(/NAMED: name: .*a string without NUL/);
    },
  );

  test.each([[''], ['a'], ['ab'], ['\u0001'], ['\ud83d']])('is itself without: %j', (name) => {
    const { bytes, address } = encode(NAMED, { name }, { abi: 'x86', base: 0x1000n });
    expect(decode(NAMED, memoryImage(bytes, { abi: 'x86', base: 0x1000n }), address)).toEqual({ name });
  });
});

describe('the revision of a SID is one byte', () => {
  test('255 is one', () => {
    const { bytes } = encode(SID, 'S-255-5-18', { abi: 'x64', base: 0x1000n });
    expect([...bytes.subarray(0, 2)]).toEqual([255, 1]);
  });

  test.each(['S-256-5-18', 'S-999-5-18'])('%s is refused', (sid) => {
    expect(() => encode(SID, sid, { abi: 'x64', base: 0x1000n })).toThrow(TypeError);
  });
});
