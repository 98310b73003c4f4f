/** Columns of more rows than are read together, in any order and damaged: every way, and part by part, they are the same. */
import assert from 'node:assert/strict';
import { fc, test } from '@fast-check/vitest';
import { describe } from 'vitest';
import { WhereFilter } from '../../../src/formats.ts';
import {
  ABIS,
  type Abi,
  type Column,
  columnReader,
  columns,
  type DecodeError,
  encode,
  FWPM_NET_EVENT5,
  type Memory,
  memoryImage,
  type Roots,
} from '../../../src/index.ts';
import { arbitraryOf } from '../../properties/arbitrary.ts';
import { SEED } from '../../properties/cases.ts';
import { everyWay } from '../../support/columns.ts';
import { EXHAUSTIVE } from '../../support/exhaustive.ts';

fc.configureGlobal({ seed: SEED, numRuns: EXHAUSTIVE ? 12 : 1 });

const PATHS: Readonly<Record<string, string>> = {
  type: 'type',
  time: 'header.timeStamp',
  app: 'header.appId',
  v6: 'header.remoteAddrV6',
  filter: 'classifyDrop.filterId',
  loopback: 'classifyDrop.isLoopback',
};
const EVENTS = 24;
/** What one event and all that it points to takes at most in these images. */
const SLOT = 4096;

/** How the entries lead to the events. */
const ORDERS = {
  ascending: (i: number, count: number) => Math.floor((EVENTS * i) / count),
  descending: (i: number, count: number) => EVENTS - 1 - Math.floor((EVENTS * i) / count),
  scattered: (i: number) => (i * 7 + (i >> 3)) % EVENTS,
};

interface Case {
  readonly abi: Abi;
  readonly base: bigint;
  readonly bytes: Uint8Array;
  readonly count: number;
}

function cases(abi: Abi): fc.Arbitrary<Case> {
  const bases =
    abi === 'x86' ? [0x10000n, 0xff000000n] : [0x10000n, 0xfffff000n, 0x1f4a2b30000n, 2n ** 64n - 2n ** 24n];
  return fc
    .record({
      events: fc.array(arbitraryOf(FWPM_NET_EVENT5), { minLength: EVENTS, maxLength: EVENTS }),
      base: fc.constantFrom(...bases),
      count: fc.constantFrom(1025, 4097, 9000),
      order: fc.constantFrom(...Object.values(ORDERS)),
      // Entries that are NULL or lead nowhere, and bytes of events that are something else.
      odd: fc.array(fc.tuple(fc.nat(9000), fc.constantFrom(0n, 1n, 0x7fffffffn)), { maxLength: 12 }),
      damage: fc.array(fc.tuple(fc.nat(EVENTS * SLOT - 1), fc.nat(255)), { maxLength: 20 }),
    })
    .map(({ events, base, count, order, odd, damage }) => {
      const size = abi === 'x86' ? 4 : 8;
      const start = SLOT * Math.ceil((size * 9000) / SLOT);
      const bytes = new Uint8Array(start + EVENTS * SLOT);
      const addresses = events.map((event, i) => {
        const at = start + SLOT * i;
        const encoded = encode(FWPM_NET_EVENT5, event, { abi, base: base + BigInt(at) });
        bytes.set(encoded.bytes.subarray(0, SLOT), at);
        return encoded.address;
      });
      const view = new DataView(bytes.buffer);
      const point = (i: number, address: bigint): void => {
        if (size === 8) view.setBigUint64(8 * i, address, true);
        else view.setUint32(4 * i, Number(address), true);
      };
      for (let i = 0; i < count; i++) point(i, addresses[order(i, count)] ?? 0n);
      for (const [i, address] of odd) if (i < count) point(i, address);
      for (const [at, byte] of damage) bytes[start + at] = byte;
      return { abi, base, bytes, count };
    });
}

type Columns = Readonly<Record<string, Column>>;

/** What is read, and what is said of it: `read` is told whom to tell. */
function told<T>(read: (onIssue: (issue: DecodeError) => void) => T): { result: T; issues: unknown[] } {
  const issues: unknown[] = [];
  const result = read(({ path, reason }) => {
    // Where in a file something is, is the memory's own.
    issues.push([path, reason.replace(/ at offset 0x[0-9a-f]+/g, '')]);
  });
  return { result, issues };
}

function rowsOf({ values, valid }: Column, from: number, to: number): Column {
  const size = values.length / valid.length;
  return { values: values.slice(size * from, size * to), valid: valid.slice(from, to) };
}

/** The same, put together of parts: each is looked at before the next one takes its place. */
function assertParts(memory: Memory, roots: Roots, count: number, part: number, whole: Columns): unknown[] {
  return told((onIssue) => {
    const reader = columnReader(FWPM_NET_EVENT5, memory, roots, PATHS, { onIssue });
    for (let from = 0; from < count; from += part) {
      const to = Math.min(count, from + part);
      const read = reader.read(from, to);
      for (const [name, column] of Object.entries(whole)) {
        assert.deepStrictEqual(read[name], rowsOf(column, from, to), `${name} of ${from} to ${to}`);
      }
    }
  }).issues;
}

const WHERE = new WhereFilter(FWPM_NET_EVENT5, { address: ['128.0.0.0/1', '::/1'] });

describe.each(ABIS)('%s', (abi) => {
  test.prop([cases(abi), fc.constantFrom(700, 1024, 5000)])('every way', ({ base, bytes, count }, part) => {
    const image = memoryImage(bytes, { abi, base });
    const roots = { entries: base, count };
    const read = (memory: Memory) =>
      told((onIssue): Columns => columns(FWPM_NET_EVENT5, memory, roots, PATHS, { onIssue }));
    const expected = read(image);
    const wanted = WHERE.rows(image, roots);
    for (const [way, memory] of everyWay(image)) {
      assert.deepStrictEqual(read(memory), expected, way);
      assert.deepStrictEqual(assertParts(memory, roots, count, part, expected.result), expected.issues, way);
      const run = WHERE.run(memory, roots);
      const rows: number[] = [];
      for (let from = 0; from < count; from += part)
        rows.push(...run.rows(from, Math.min(count, from + part)));
      assert.deepStrictEqual(rows, wanted, way);
    }
  });
});
