/** Structs at a list of addresses: the same as an array of pointers to them gives, wherever they lie. */
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { packCapture, readCaptures, rootsOf } from '../../src/capture/index.ts';
import {
  ABIS,
  columns,
  FWPM_NET_EVENT5,
  type Memory,
  memoryImage,
  memoryRanges,
  ndjson,
  type Roots,
} from '../../src/index.ts';
import { arbitraryOf } from '../properties/arbitrary.ts';
import { SEED } from '../properties/cases.ts';
import { imageOfEntries } from '../properties/entries.ts';
import { runs } from '../support/exhaustive.ts';

const BASE = 0x10000n;
const PATHS = { type: 'type', app: 'header.appId', user: 'header.userId', time: 'header.timeStamp' } as const;

/** The lines of some roots, with the paths of what could not be read. */
function linesOf(memory: Memory, roots: Roots): readonly [lines: string, paths: readonly string[]] {
  const paths: string[] = [];
  const chunks = [...ndjson(FWPM_NET_EVENT5, memory, roots, { onIssue: ({ path }) => paths.push(path) })];
  return [Buffer.concat(chunks).toString(), paths];
}

function columnsOf(memory: Memory, roots: Roots): unknown {
  return columns(FWPM_NET_EVENT5, memory, roots, PATHS, { onIssue: () => undefined });
}

describe('a list of addresses', () => {
  property.prop(
    [fc.array(arbitraryOf(FWPM_NET_EVENT5), { maxLength: 5 }), fc.constantFrom(...ABIS), fc.nat()],
    { seed: SEED, numRuns: runs(20) },
  )('gives what an array of pointers gives, damaged or not', (events, abi, cut) => {
    const { bytes } = imageOfEntries(events, abi, BASE);
    const addresses = events.map((_, i) =>
      abi === 'x86' ? BigInt(bytes.readUInt32LE(4 * i)) : bytes.readBigUInt64LE(8 * i),
    );
    const table = (abi === 'x86' ? 4 : 8) * events.length;
    const kept = bytes.subarray(0, Math.max(table, bytes.length - (cut % 400)));
    const entries = { entries: BASE, count: events.length };
    for (const memory of [
      memoryImage(kept, { abi, base: BASE }),
      memoryRanges([{ base: BASE, bytes: kept }], { abi }),
    ]) {
      expect(linesOf(memory, { addresses })).toEqual(linesOf(memory, entries));
      expect(columnsOf(memory, { addresses })).toEqual(columnsOf(memory, entries));
    }
  });

  test('can be packed', async () => {
    const events = [fc.sample(arbitraryOf(FWPM_NET_EVENT5), { seed: SEED, numRuns: 3 })].flat();
    const { bytes } = imageOfEntries(events, 'x64', BASE);
    const memory = memoryImage(bytes, { abi: 'x64', base: BASE });
    const addresses = events.map((_, i) => bytes.readBigUInt64LE(8 * i));
    const items = [...packCapture(FWPM_NET_EVENT5, memory, { addresses })];
    const lines: string[] = [];
    for await (const capture of readCaptures(items)) {
      for (const roots of rootsOf(capture)) lines.push(linesOf(capture.memory, roots)[0]);
    }
    expect(lines.join('')).toBe(linesOf(memory, { addresses })[0]);
  });

  test.each<[string, unknown, typeof TypeError | typeof RangeError, string]>([
    ['no list', { addresses: 0x1000 }, TypeError, 'the addresses are an array'],
    ['an element that is none', { addresses: ['0x1000'] }, TypeError, 'address'],
    ['an address that the ABI does not have', { addresses: [1n << 64n] }, RangeError, 'address'],
  ])('%s is a wrong argument', (_, roots, type, message) => {
    const memory = memoryImage(new Uint8Array(64), { abi: 'x64', base: 0 });
    const call = () => Reflect.apply(ndjson, undefined, [FWPM_NET_EVENT5, memory, roots]);
    expect(call).toThrow(type);
    expect(call).toThrow(message);
  });

  test('can be empty', () => {
    const memory = memoryImage(new Uint8Array(64), { abi: 'x64', base: 0 });
    expect(linesOf(memory, { addresses: [] })).toEqual(['', []]);
  });
});
