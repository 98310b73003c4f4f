/** Columns that are read part by part, into the same arrays. */
import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { PLAIN_LOOPS } from '../../../src/fast/columns/plainLoops.ts';
import {
  columnReader,
  columns,
  type DecodeError,
  FWPM_NET_EVENT5,
  type Memory,
  memoryImage,
} from '../../../src/index.ts';
import { AHEAD_BYTES } from '../../../src/read/readAhead.ts';
import { ENGINES } from '../../fast/wasm/engines.ts';
import { readAhead } from '../../support/memories.ts';

const BASE = 0x3507c0n;
const EVENTS = readFileSync(new URL('../../../fixtures/samples/enum5.bin', import.meta.url));
const COUNT = 16;
const PATHS = { type: 'type', app: 'header.appId', filter: 'classifyDrop.filterId' } as const;
const MEMORY = memoryImage(EVENTS, { abi: 'x64', base: BASE });
const WHOLE = columns(FWPM_NET_EVENT5, MEMORY, { entries: BASE, count: COUNT }, PATHS);

function readerOf(memory: Memory = MEMORY, count = COUNT, issues: DecodeError[] = []) {
  const onIssue = (issue: DecodeError): void => void issues.push(issue);
  return columnReader(FWPM_NET_EVENT5, memory, { entries: BASE, count }, PATHS, { onIssue });
}

test('all of them are what columns gives', () => {
  const reader = readerOf();
  expect(reader.count).toBe(COUNT);
  expect(reader.read()).toEqual(WHOLE);
});

test('a part is in the arrays of the one before, and has nothing of it', () => {
  const reader = readerOf();
  const first = reader.read(0, 8);
  const { buffer } = first.type.values;
  for (const [from, to] of [
    [8, 16],
    [3, 5],
    [16, 16],
    [0, 8],
  ] as const) {
    const { type, app, filter } = reader.read(from, to);
    expect(type.values.buffer).toBe(buffer);
    expect([...type.values]).toEqual([...WHOLE.type.values.slice(from, to)]);
    expect(app.values).toEqual(WHOLE.app.values.slice(from, to));
    expect([...filter.values]).toEqual([...WHOLE.filter.values.slice(from, to)]);
    expect([...filter.valid]).toEqual([...WHOLE.filter.valid.slice(from, to)]);
  }
});

test('a part that is larger than those before gets larger arrays', () => {
  const reader = readerOf();
  reader.read(2, 4);
  expect(reader.read()).toEqual(WHOLE);
});

test('what cannot be read is told with its index among all', () => {
  const damaged = Uint8Array.from(EVENTS);
  for (const row of [3, 12]) damaged.fill(0xee, 8 * row, 8 * row + 8);
  const issues: DecodeError[] = [];
  const memory = memoryImage(damaged, { abi: 'x64', base: BASE });
  const reader = readerOf(memory, COUNT, issues);
  for (const [from, row] of [
    [8, 12],
    [0, 3],
  ] as const) {
    const valid = Uint8Array.from({ length: 8 }, (_, i) => Number(from + i !== row));
    expect(reader.read(from, from + 8).type).toEqual({
      values: WHOLE.type.values.slice(from, from + 8).map((value, i) => value * (valid[i] ?? 0)),
      valid,
    });
  }
  expect(issues.map(({ path }) => path)).toEqual(['[12]', '[3]']);
});

test('a NULL entry leaves nothing of the event that was in its row', () => {
  const holed = Uint8Array.from(EVENTS);
  holed.fill(0, 8 * 12, 8 * 12 + 8);
  const reader = readerOf(memoryImage(holed, { abi: 'x64', base: BASE }));
  expect(reader.read(0, 8).app.values[4]).not.toBeNull();
  const { type, app, filter } = reader.read(8, 16);
  expect([type, app, filter].map(({ values, valid }) => [values[4], valid[4]])).toEqual([
    [0, 0],
    [null, 0],
    [0n, 0],
  ]);
});

test('a part that ends after the memory is as short as that, and one issue', () => {
  const issues: DecodeError[] = [];
  const reader = readerOf(memoryImage(EVENTS.subarray(0, 8 * 12), { abi: 'x64', base: BASE }), COUNT, issues);
  expect(reader.read(12, 16).type.valid.length).toBe(0);
  expect(issues.map(({ path }) => path)).toEqual(['[12]']);
});

test.each([
  [-1, 4],
  [4, 3],
  [0, 17],
  [0.5, 4],
  [0, Number.NaN],
])('there are no structs %d to %d', (from, to) => {
  expect(() => readerOf().read(from, to)).toThrow(
    new RangeError(`there are no structs ${from} to ${to}: from 0 to 16 are there`),
  );
});

describe.each(ENGINES)('an engine %s', (_, engine) => {
  test('reads columns of what is read ahead into its memory, by itself', () => {
    const room = engine.allocate(AHEAD_BYTES, 'x64');
    const reader = columnReader(
      FWPM_NET_EVENT5,
      readAhead(EVENTS, BASE, 'x64', room),
      { entries: BASE, count: COUNT },
      { type: 'type', filter: 'classifyDrop.filterId' },
    );
    const plain = (['span', 'place', 'follow', 'select'] as const).map((loop) => vi.spyOn(PLAIN_LOOPS, loop));
    expect(reader.read()).toEqual({ type: WHOLE.type, filter: WHOLE.filter });
    expect(reader.read(8, 16).type.values).toEqual(WHOLE.type.values.slice(8, 16));
    for (const loop of plain) expect(loop).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });
});
