/** decodeArray and decodeEntries: paths, NULL entries, arrays that are not all there, counts. */
import { describe, expect, test } from 'vitest';
import {
  type DecodeError,
  decodeArray,
  decodeEntries,
  FWPM_NET_EVENT_CLASSIFY_DROP0,
  FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0,
  IKEEXT_NAME_CREDENTIAL0,
  memoryImage,
} from '../../src/index.ts';
import { decodeErrorOf } from '../support/decode.ts';
import { Image } from '../support/image.ts';

const BASE = 0x10000n;
const x64 = (image: Image, base = BASE) => memoryImage(image.bytes, { abi: 'x64', base });
const x86 = (image: Image, base = BASE) => memoryImage(image.bytes, { abi: 'x86', base });

/** What a generator yields before it throws, and the message of what it throws. */
function drain(values: Iterable<unknown>): { values: unknown[]; message: string } {
  const yielded: unknown[] = [];
  const error = decodeErrorOf(() => {
    for (const value of values) yielded.push(value);
  });
  return { values: yielded, message: error.message };
}

// IKEEXT_NAME_CREDENTIAL0 is a pointer alone: 8 bytes, under x86 4.
describe('decodeArray', () => {
  const text = new Image(40).u64(0, BASE + 24n, 0n, BASE + 28n).text(24, 'a\0bc\0');

  test.each([
    ['x64', x64(text)],
    ['x86', x86(new Image(24).u32(0, 0x1000c, 0, 0x10010).text(12, 'a\0bc\0'))],
  ] as const)('reads one struct after another under %s', (_, memory) => {
    expect([...decodeArray(IKEEXT_NAME_CREDENTIAL0, memory, BASE, 3)]).toEqual([
      { principalName: 'a' },
      { principalName: null },
      { principalName: 'bc' },
    ]);
  });

  test('steps by the size with its padding', () => {
    // FWPM_NET_EVENT_CLASSIFY_DROP0: filterId at 0, layerId at 8, 16 bytes.
    const memory = x64(new Image(48).u64(0, 1n).u16(8, 2).u64(16, 3n).u16(24, 4).u64(32, 5n).u16(40, 6));
    expect([...decodeArray(FWPM_NET_EVENT_CLASSIFY_DROP0, memory, BASE + 16n, 2)]).toEqual([
      { filterId: 3n, layerId: 4 },
      { filterId: 5n, layerId: 6 },
    ]);
  });

  test.each<[string, Image, number, unknown[], string]>([
    [
      'a member of the second struct',
      new Image(16).u64(8, 1n),
      2,
      [{ principalName: null }],
      'IKEEXT_NAME_CREDENTIAL0: [1].principalName: pointer 0x1 leads outside the captured memory (stored at offset 0x8)',
    ],
    [
      'the second struct',
      new Image(12),
      2,
      [{ principalName: null }],
      'IKEEXT_NAME_CREDENTIAL0: [1]: IKEEXT_NAME_CREDENTIAL0 at 0x10008 takes 8 bytes, and the captured memory ends after 4 of them',
    ],
    [
      'the third struct',
      new Image(16),
      3,
      [{ principalName: null }, { principalName: null }],
      'IKEEXT_NAME_CREDENTIAL0: [2]: address 0x10010 is outside the captured memory',
    ],
  ])('throws at %s, behind what it has yielded', (_, image, count, values, message) => {
    expect(drain(decodeArray(IKEEXT_NAME_CREDENTIAL0, x64(image), BASE, count))).toEqual({ values, message });
  });

  test('finds nothing behind the end of the address space', () => {
    const top = 2n ** 32n - 4n;
    expect(drain(decodeArray(IKEEXT_NAME_CREDENTIAL0, x86(new Image(4), top), top, 3))).toEqual({
      values: [{ principalName: null }],
      message: 'IKEEXT_NAME_CREDENTIAL0: [1]: address 0x100000000 is outside the captured memory',
    });
  });

  test('with onIssue yields null for each struct that is not there', () => {
    const paths: string[] = [];
    const onIssue = ({ path }: DecodeError) => paths.push(path);
    const values = decodeArray(IKEEXT_NAME_CREDENTIAL0, x64(new Image(20).u64(8, 1n)), BASE, 4, { onIssue });
    expect([...values]).toEqual([{ principalName: null }, { principalName: null }, null, null]);
    expect(paths).toEqual(['[1].principalName', '[2]', '[3]']);
  });
});

describe('decodeEntries', () => {
  // Three pointers to FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0 { spi }: to the second number, NULL, and the first.
  const entries = new Image(32).u64(0, BASE + 28n, 0n, BASE + 24n).u32(24, 5, 6);

  test.each([
    ['x64', x64(entries)],
    ['x86', x86(new Image(20).u32(0, 0x10010, 0, 0x1000c, 5, 6))],
  ] as const)('follows each pointer, and yields null for NULL under %s', (_, memory) => {
    expect([...decodeEntries(FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0, memory, BASE, 3)]).toEqual([
      { spi: 6 },
      null,
      { spi: 5 },
    ]);
  });

  test.each<[string, Image, number, number, string]>([
    [
      'an entry that leads outside',
      new Image(16).u64(8, 0x9000n),
      2,
      1,
      '[1]: pointer 0x9000 leads outside the captured memory (stored at offset 0x8)',
    ],
    [
      'half a struct',
      new Image(18).u64(8, BASE + 16n),
      2,
      1,
      '[1]: FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0 at 0x10010 takes 4 bytes, and the captured memory ends after 2 of them (stored at offset 0x8)',
    ],
    [
      'half a pointer',
      new Image(20),
      3,
      2,
      '[2]: the pointer at 0x10010 takes 8 bytes, and the captured memory ends after 4 of them',
    ],
    [
      'a pointer that is not there',
      new Image(16),
      3,
      2,
      '[2]: address 0x10010 is outside the captured memory',
    ],
  ])('throws at %s', (_, image, count, before, message) => {
    expect(drain(decodeEntries(FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0, x64(image), BASE, count))).toEqual({
      values: new Array(before).fill(null),
      message: `FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0: ${message}`,
    });
  });

  test('tells which pointer the error is of', () => {
    const image = new Image(24).u64(8, BASE + 16n).u64(16, 0x8000n);
    const error = decodeErrorOf(() => [...decodeEntries(IKEEXT_NAME_CREDENTIAL0, x64(image), BASE, 2)]);
    expect(error).toMatchObject({ path: '[1].principalName', address: 0x8000n, offset: 16 });
  });

  test('of an entry has the place of its pointer', () => {
    const image = new Image(16).u64(8, 0x8000n);
    const error = decodeErrorOf(() => [...decodeEntries(IKEEXT_NAME_CREDENTIAL0, x64(image), BASE, 2)]);
    expect(error).toMatchObject({ path: '[1]', address: 0x8000n, offset: 8 });
  });

  test('with onIssue yields null for each entry that is not there', () => {
    const issues: [string, string, bigint, number][] = [];
    const onIssue = ({ code, path, address, offset }: DecodeError) =>
      issues.push([code, path, address, offset]);
    const image = new Image(28).u64(0, 0x8000n, 0n, BASE + 4n);
    expect([...decodeEntries(FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0, x64(image), BASE, 5, { onIssue })]).toEqual([
      null,
      null,
      { spi: 0 },
      null,
      null,
    ]);
    expect(issues).toEqual([
      ['UNMAPPED_POINTER', '[0]', 0x8000n, 0],
      ['TRUNCATED', '[3]', BASE + 24n, 24],
      ['UNMAPPED_POINTER', '[4]', BASE + 32n, 32],
    ]);
  });
});

describe.each([
  ['decodeArray', decodeArray],
  ['decodeEntries', decodeEntries],
] as const)('%s', (_, read) => {
  const memory = x64(new Image(16));
  const layout = FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0;

  test.each([-1, 0.5, 2 ** 32, Number.NaN, Number.POSITIVE_INFINITY])(
    'refuses the count %s at once',
    (count) => {
      expect(() => read(layout, memory, BASE, count)).toThrow(
        new RangeError(`count ${count} is not an integer of 0 to 4294967295`),
      );
    },
  );

  test('refuses a wrong address at once', () => {
    expect(() => read(layout, memory, -1, 1)).toThrow(RangeError);
  });

  test('of 0 reads nothing, wherever it is', () => {
    expect([...read(layout, memory, 0xdead_beef_dead_beefn, 0)]).toEqual([]);
  });

  test('reads when it is asked, and no more', () => {
    const values = read(layout, memory, BASE, 2 ** 32 - 1);
    expect([...'ab'].map(() => values.next().done)).toEqual([false, false]);
    expect(values.return()).toEqual({ done: true, value: undefined });
  });
});
