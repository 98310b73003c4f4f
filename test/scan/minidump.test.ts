/** The events in the minidump of the samples: found without being told where. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openMinidump } from '../../src/capture/index.ts';
import { memoryRanges } from '../../src/index.ts';
import { type HealthyFixture, isHealthy, sampleFixtures } from '../support/fixtures.ts';
import { eventsOf, expectFound, isEvent, scanMemory } from './support.ts';

const file = new Uint8Array(
  readFileSync(fileURLToPath(new URL('../../fixtures/samples/process-x64.dmp', import.meta.url))),
);

/** The ranges of a minidump with one Memory64List, read by hand. */
function rangesByHand(): { base: bigint; bytes: Uint8Array; length: number }[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const directory = view.getUint32(12, true);
  const streams = Array.from({ length: view.getUint32(8, true) }, (_, i) => directory + 12 * i);
  const list = streams.find((at) => view.getUint32(at, true) === 9) ?? -1;
  const stream = view.getUint32(list + 8, true);
  let offset = Number(view.getBigUint64(stream + 8, true));
  return Array.from({ length: Number(view.getBigUint64(stream, true)) }, (_, i) => {
    const base = view.getBigUint64(stream + 16 + 16 * i, true);
    const length = Number(view.getBigUint64(stream + 24 + 16 * i, true));
    offset += length;
    return { base, bytes: file.subarray(offset - length, offset), length };
  });
}

function sample(): HealthyFixture {
  const found = sampleFixtures().find(({ name }) => name === 'enum5');
  if (found === undefined || !isHealthy(found)) throw new Error('no sample enum5');
  return found;
}

const byHand = rangesByHand();
const dump = openMinidump(file);

describe.each([
  ['read by hand', memoryRanges(byHand, { abi: 'x64' }), byHand],
  ['opened', dump.memory, dump.ranges],
] as const)('process-x64.dmp, %s', (_, memory, ranges) => {
  const finds = scanMemory(memory, ranges);

  test('has the 16 events', () => {
    expect(finds.filter(isEvent)).toHaveLength(16);
    expectFound(finds, eventsOf(sample()));
  });

  test('has their array before them', () => {
    expect(finds[0]).toEqual({
      address: 0x3507c0n,
      struct: 'FWPM_NET_EVENT5',
      alternatives: [],
      score: Math.min(...finds.map(({ score }) => score)),
      entries: 16,
    });
    expect(finds).toHaveLength(17);
  });
});
