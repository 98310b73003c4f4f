/** Columns of memory that is an engine's: who reads them, and what else is done with that memory at the same time. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { FastColumns } from '../../../src/fast/columns/columns.ts';
import { PLAIN_LOOPS } from '../../../src/fast/columns/plainLoops.ts';
import {
  columns,
  encode,
  FWPM_NET_EVENT5,
  memoryImage,
  memoryRanges,
  ndjson,
  pointer,
  struct,
  uint32,
  type ValueLayout,
} from '../../../src/index.ts';
import { drop, event5, mainModeFailure } from '../../support/events.ts';
import { ENGINES } from './engines.ts';

const EVENT: ValueLayout = FWPM_NET_EVENT5;
const BASE = 0x1_ffff_8000n;
const PATHS = { time: 'header.timeStamp', type: 'type', filter: 'classifyDrop.filterId' } as const;
/** More than one block has, and no multiple of it. */
const COUNT = 9000;

/** Pointers to events one after another, across an address with another high half. */
function events(): Uint8Array {
  const parts: Uint8Array[] = [new Uint8Array(8 * COUNT)];
  const pointers = new DataView(parts[0]?.buffer ?? new ArrayBuffer(0));
  let length = 8 * COUNT;
  for (let i = 0; i < COUNT; i++) {
    const event =
      i % 7 === 3
        ? event5('IKEEXT_MM_FAILURE', mainModeFailure({}))
        : event5('CLASSIFY_DROP', drop({ filterId: BigInt(i) }));
    const { bytes, address } = encode(EVENT, event, { abi: 'x64', base: BASE + BigInt(length) });
    // Some entries are NULL.
    if (i % 100 !== 99) pointers.setBigUint64(8 * i, address, true);
    parts.push(bytes);
    length += bytes.length;
  }
  return Buffer.concat(parts);
}

const EVENTS = events();
const ROOTS = { entries: BASE, count: COUNT };
const EXPECTED = columns(FWPM_NET_EVENT5, memoryImage(EVENTS, { abi: 'x64', base: BASE }), ROOTS, PATHS);

describe.each(ENGINES)('an engine %s', (_, engine) => {
  const bytes = engine.allocate(EVENTS.length, 'x64');
  bytes.set(EVENTS);
  const image = memoryImage(bytes, { abi: 'x64', base: BASE });
  afterEach(() => void vi.restoreAllMocks());

  test('reads the columns of its image by itself', () => {
    const plain = [
      vi.spyOn(PLAIN_LOOPS, 'place'),
      vi.spyOn(PLAIN_LOOPS, 'follow'),
      vi.spyOn(PLAIN_LOOPS, 'select'),
    ];
    expect(columns(FWPM_NET_EVENT5, image, ROOTS, PATHS)).toEqual(EXPECTED);
    for (const loop of plain) expect(loop).not.toHaveBeenCalled();
  });

  test('and of ranges', () => {
    const ranges = [0, 8 * COUNT + 1000, EVENTS.length >> 1, EVENTS.length].map(
      (end, i, ends) => [ends[i - 1] ?? 0, end] as const,
    );
    const memory = memoryRanges(
      ranges.map(([start, end]) => ({ base: BASE + BigInt(start), bytes: bytes.subarray(start, end) })),
      { abi: 'x64' },
    );
    const plain = vi.spyOn(PLAIN_LOOPS, 'select');
    const fast = vi.spyOn(FastColumns.prototype, 'read');
    expect(columns(FWPM_NET_EVENT5, memory, ROOTS, PATHS)).toEqual(EXPECTED);
    expect(plain).not.toHaveBeenCalled();
    // An event or two lie over the end of a range.
    const careful = fast.mock.results.reduce((sum, { value }) => sum + value.length, 0);
    expect(careful).toBeLessThan(ranges.length);
  });

  test('leaves it to others where its pointers have another size', () => {
    const narrow = engine.allocate(EVENTS.length, 'x86');
    narrow.set(EVENTS);
    const follow = vi.spyOn(PLAIN_LOOPS, 'follow');
    expect(columns(FWPM_NET_EVENT5, memoryImage(narrow, { abi: 'x64', base: BASE }), ROOTS, PATHS)).toEqual(
      EXPECTED,
    );
    expect(follow).toHaveBeenCalled();
  });

  test('reads them while lines of the same image wait to be looked at', () => {
    const plain = ndjson(FWPM_NET_EVENT5, memoryImage(EVENTS, { abi: 'x64', base: BASE }), ROOTS);
    const expected = Buffer.concat([...plain]).toString();
    let lines = '';
    for (const chunk of ndjson(FWPM_NET_EVENT5, image, ROOTS, { engine, reuse: true, chunkBytes: 4096 })) {
      expect(columns(FWPM_NET_EVENT5, image, { ...ROOTS, count: 10 }, PATHS).time.valid.length).toBe(10);
      lines += Buffer.from(chunk).toString();
    }
    expect(lines).toBe(expected);
  });

  test('reads them while other columns of it are read', () => {
    const damaged = engine.allocate(EVENTS.length, 'x64');
    damaged.set(EVENTS);
    // Entries that lead nowhere, in several blocks.
    const bad = [5, 4095, 4096, 8900];
    for (const row of bad) damaged.fill(0xee, 8 * row, 8 * row + 8);
    const memory = memoryImage(damaged, { abi: 'x64', base: BASE });
    let issues = 0;
    const onIssue = () => {
      issues++;
      columns(FWPM_NET_EVENT5, memory, { entries: BASE + 8n * 1100n, count: 1000 }, PATHS, {
        onIssue: () => undefined,
      });
    };
    const { filter } = columns(FWPM_NET_EVENT5, memory, ROOTS, PATHS, { onIssue });
    expect(issues).toBe(bad.length);
    for (let row = 0; row < COUNT; row++) {
      if (bad.includes(row)) expect(filter.valid[row]).toBe(0);
      else
        expect([filter.valid[row], filter.values[row]]).toEqual([
          EXPECTED.filter.valid[row],
          EXPECTED.filter.values[row],
        ]);
    }
  });

  test('reads as many columns as somebody asks for', () => {
    const members: Record<string, ValueLayout> = {};
    for (let i = 0; i < 300; i++) members[`m${i}`] = pointer(struct(`S${i}`, { value: uint32 }));
    const WIDE: ValueLayout = struct('WIDE', members);
    const value = Object.fromEntries(Object.keys(members).map((name, i) => [name, { value: i }]));
    const one = encode(WIDE, value, { abi: 'x64', base: BASE });
    const room = engine.allocate(one.bytes.length, 'x64');
    room.set(one.bytes);
    const memory = memoryImage(room, { abi: 'x64', base: BASE });
    const paths: Record<string, string> = Object.fromEntries(
      Object.keys(members).map((name) => [name, `${name}.value`]),
    );
    const places = vi.spyOn(PLAIN_LOOPS, 'places');
    const read = columns(WIDE, memory, { addresses: new Array<bigint>(COUNT).fill(one.address) }, paths);
    // The kernel has no room for all of them.
    expect(places).toHaveBeenCalled();
    for (let i = 0; i < 300; i++) {
      const { values, valid } = read[`m${i}`] ?? {};
      expect([new Set<unknown>(values), new Set(valid)]).toEqual([new Set([i]), new Set([1])]);
    }
  });
});
