/** decodeWhere: the events that a filter picks, as decoding gives them. */
import { describe, expect, test } from 'vitest';
import { decodeWhere, type Where } from '../../src/formats.ts';
import {
  type DecodeError,
  decodeEntries,
  FWPM_NET_EVENT_HEADER3,
  FWPM_NET_EVENT5,
  memoryImage,
} from '../../src/index.ts';
import { decodeErrorOf } from '../support/decode.ts';
import { sampleFixtures } from '../support/fixtures.ts';

const sample = sampleFixtures().find(({ name }) => name === 'enum5');
if (sample === undefined) throw new Error('no sample');
const { base, bytes, address, count } = sample;
const memory = memoryImage(bytes, { abi: 'x64', base });
const all = [...decodeEntries(FWPM_NET_EVENT5, memory, address, count)];

function wanted(where: Where, from = memory): unknown[] {
  return [...decodeWhere(FWPM_NET_EVENT5, from, { entries: address, count }, where)];
}

test.each<[Where, number[]]>([
  [{}, all.map((_, i) => i)],
  [{ type: ['CLASSIFY_DROP'] }, [6, 7]],
  [{ remotePort: [443], type: [0] }, [0]],
  [{ port: [1] }, []],
])('%j', (where, rows) => {
  expect(wanted(where)).toEqual(rows.map((row) => all[row]));
});

test('of more events than are looked at in one go', () => {
  const copies = 1100;
  const pointers = bytes.subarray(Number(address - base), Number(address - base) + 8 * count);
  const many = new Uint8Array(bytes.length + copies * pointers.length);
  many.set(bytes);
  for (let i = 0; i < copies; i++) many.set(pointers, bytes.length + i * pointers.length);
  const roots = { entries: base + BigInt(bytes.length), count: copies * count };
  const found = [
    ...decodeWhere(FWPM_NET_EVENT5, memoryImage(many, { abi: 'x64', base }), roots, { type: [5] }),
  ];
  expect(found).toEqual(
    Array.from({ length: copies }, () =>
      all.filter((event) => event?.type === 'FWPM_NET_EVENT_TYPE_IPSEC_DOSP_DROP'),
    ).flat(),
  );
});

describe('an event that cannot be read', () => {
  const damaged = bytes.slice();
  new DataView(damaged.buffer).setBigUint64(Number(address - base) + 8 * 3, 0xdeadn, true);
  const image = memoryImage(damaged, { abi: 'x64', base });
  const where = { type: ['CLASSIFY_DROP'] };

  test('is thrown where decoding would throw it', () => {
    expect(decodeErrorOf(() => wanted(where, image))).toMatchObject({
      code: 'UNMAPPED_POINTER',
      path: '[3]',
    });
  });

  test('is null, and told of, with onIssue', () => {
    const issues: DecodeError[] = [];
    const options = { onIssue: (issue: DecodeError) => issues.push(issue) };
    const found = [...decodeWhere(FWPM_NET_EVENT5, image, { entries: address, count }, where, options)];
    expect(found).toEqual([null, all[6], all[7]]);
    expect(issues.map(({ path }) => path)).toEqual(['[3]']);
  });
});

test('arguments are checked at once', () => {
  expect(() => decodeWhere(FWPM_NET_EVENT_HEADER3, memory, { address }, {})).toThrow(TypeError);
  expect(() => decodeWhere(FWPM_NET_EVENT5, memory, { address }, { address: ['x'] })).toThrow(RangeError);
  expect(() => decodeWhere(FWPM_NET_EVENT5, memory, { address: -1 }, {})).toThrow(RangeError);
});
