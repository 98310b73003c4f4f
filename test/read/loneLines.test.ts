/** The line of a struct that is alone in an image: what `toJson` writes of it and a newline, or nothing. */
import assert from 'node:assert/strict';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, test as plainTest } from 'vitest';
import { resolveLimits } from '../../src/codec/index.ts';
import {
  decode,
  encode,
  explain,
  FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0,
  FWPM_NET_EVENT5,
  memoryImage,
  toJson,
} from '../../src/index.ts';
import { LineBuffer } from '../../src/read/lineBuffer.ts';
import { loadWriters } from '../../src/read/loadWriters.ts';
import { LoneLines } from '../../src/read/loneLines.ts';
import { arbitraryOf } from '../properties/arbitrary.ts';
import { bases, CASES, SEED } from '../properties/cases.ts';
import { damaged, damages, limits as someLimits } from '../properties/damage.ts';
import { rows, runs } from '../support/exhaustive.ts';

fc.configureGlobal({ seed: SEED, numRuns: runs(40) });

// Whatever ran before: the writers are there, as where many lines are written.
await Promise.all([loadWriters(4), loadWriters(8)]);

const ARRIVAL = FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0;

const newBuffer = (): LineBuffer => new LineBuffer({ chunkBytes: 1, reuse: true, surrogates: 'replace' });
const textOf = (line: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(line);

describe('as decoding has it', () => {
  for (const { name, struct, abi } of rows(CASES, 7)) {
    const buffer = newBuffer();
    test.prop([arbitraryOf(struct), bases(abi), damages, someLimits])(
      name,
      (value, base, changes, limits) => {
        const { bytes, address } = encode(struct, value, { abi, base });
        const ranges = explain(struct, memoryImage(bytes, { abi, base }), address);
        const memory = memoryImage(damaged({ bytes, base, abi, ranges }, changes), { abi, base });
        const line = new LoneLines(resolveLimits(limits), buffer).line(struct, memory, address);
        if (line === undefined) return;
        const event = decode(struct, memory, address, { limits });
        assert.equal(textOf(line), `${toJson(struct, event, { surrogates: 'replace' })}\n`);
      },
    );
  }
});

plainTest('structs of several kinds, one after another', () => {
  const lines = new LoneLines(resolveLimits({}), newBuffer());
  const value = { spi: 7 };
  for (const abi of ['x64', 'x86', 'arm64'] as const) {
    const { bytes, address } = encode(ARRIVAL, value, { abi, base: 4096n });
    const memory = memoryImage(bytes, { abi, base: 4096n });
    const line = lines.line(ARRIVAL, memory, address);
    expect(line && textOf(line)).toBe(`${toJson(ARRIVAL, value)}\n`);
    for (const elsewhere of [address - 1n, address + 1n, 0n, 2n ** 32n - 1n]) {
      expect(lines.line(ARRIVAL, memory, elsewhere)).toBeUndefined();
    }
    expect(lines.line(FWPM_NET_EVENT5, memory, address)).toBeUndefined();
  }
});

plainTest('none where the limits allow only the careful decoder', () => {
  const { bytes, address } = encode(ARRIVAL, { spi: 7 }, { abi: 'x64', base: 4096n });
  const memory = memoryImage(bytes, { abi: 'x64', base: 4096n });
  const lineWith = (limits: { totalBytes?: number; objects?: number }) =>
    new LoneLines(resolveLimits(limits), newBuffer()).line(ARRIVAL, memory, address);
  expect(lineWith({ totalBytes: 4 })).toBeDefined();
  expect(lineWith({ totalBytes: 3 })).toBeUndefined();
});
