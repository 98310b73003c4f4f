import assert from 'node:assert/strict';
import { fc, test } from '@fast-check/vitest';
import { describe } from 'vitest';
import { packCapture, reach } from '../../src/capture/index.ts';
import {
  ABIS,
  encode,
  explain,
  FWPM_NET_EVENT5,
  type Limits,
  type Memory,
  memoryImage,
  memoryRanges,
  type Roots,
  type ValueLayout,
} from '../../src/index.ts';
import { arbitraryOf } from '../properties/arbitrary.ts';
import { bases, CASES, SEED } from '../properties/cases.ts';
import { damaged, damages, limits as someLimits } from '../properties/damage.ts';
import { imageOfEntries } from '../properties/entries.ts';
import { rows, runs } from '../support/exhaustive.ts';
import { capturesOf, decodedFrom, decodedFromCaptures } from './cbor/support.ts';

fc.configureGlobal({ seed: SEED, numRuns: runs(40) });

describe('what is packed decodes as its source', () => {
  for (const { name, struct, abi } of rows(CASES, 13)) {
    test.prop([arbitraryOf(struct), bases(abi), damages, someLimits])(
      `${name}, damaged or not`,
      async (value, base, changes, limits) => {
        const { bytes, address } = encode(struct, value, { abi, base });
        const ranges = explain(struct, memoryImage(bytes, { abi, base }), address);
        const image = damaged({ bytes, base, abi, ranges }, changes);
        await assertPacked(struct, memoryImage(image, { abi, base }), { address }, limits);
      },
    );
  }
});

describe('noise in ranges decodes from its capture as it does itself', () => {
  const words = fc.array(fc.record({ isAddress: fc.boolean(), value: fc.nat(0xffff) }), {
    maxLength: 60,
    size: 'max',
  });
  const gaps = fc.array(fc.nat(500), { maxLength: 5 });
  for (const { name, struct, abi } of rows(CASES, 13)) {
    test.prop([words, gaps, bases(abi), someLimits])(name, async (noise, cuts, base, limits) => {
      const bytes = new Uint8Array(8 * noise.length);
      const view = new DataView(bytes.buffer);
      for (const [i, { isAddress, value }] of noise.entries()) {
        const number = isAddress ? base + BigInt(value % bytes.length) : BigInt(value % 40);
        if (abi === 'x86') view.setUint32(4 * i, Number(number), true);
        else view.setBigUint64(8 * i, number, true);
      }
      await assertPacked(
        struct,
        memoryRanges(withGaps(bytes, base, cuts), { abi }),
        { address: base },
        limits,
      );
    });
  }

  /** The bytes but for one at each cut. */
  function withGaps(bytes: Uint8Array, base: bigint, cuts: readonly number[]) {
    const ends = [...new Set([...cuts.filter((cut) => cut < bytes.length), bytes.length])].sort(
      (a, b) => a - b,
    );
    return ends.map((end, i) => {
      const start = i === 0 ? 0 : (ends[i - 1] ?? 0) + 1;
      return { base: base + BigInt(start), bytes: bytes.subarray(start, end) };
    });
  }
});

describe('entries decode from their capture as they do themselves', () => {
  const events = fc.array(fc.option(arbitraryOf(FWPM_NET_EVENT5)), { minLength: 1, maxLength: 4 });
  for (const abi of ABIS) {
    test.prop([events, bases(abi), damages, fc.nat(3)], { numRuns: runs(200) })(
      abi,
      async (values, base, changes, more) => {
        const image = damaged(imageOfEntries(values, abi, base), changes);
        const roots = { entries: base, count: values.length + more };
        await assertPacked(FWPM_NET_EVENT5, memoryImage(image, { abi, base }), roots, {});
      },
    );
  }
});

describe('what is reached is what is explained', () => {
  for (const { name, struct, abi } of rows(CASES, 13)) {
    // What is explained of a SID is all of it; of a bare struct also its padding.
    test.prop([arbitraryOf(struct), bases(abi)])(name, (value, base) => {
      const { bytes, address } = encode(struct, value, { abi, base });
      const memory = memoryImage(bytes, { abi, base });
      const reached = new Set<bigint>();
      for (const { start, end } of reach(struct, memory, { address })) {
        for (let at = start; at < end; at++) reached.add(at);
      }
      const explained = new Set<bigint>();
      for (const range of explain(struct, memory, address)) {
        for (let i = 0; i < range.length; i++) explained.add(range.address + BigInt(i));
      }
      assert.deepEqual(reached, explained);
    });
  }
});

/** The capture decodes to the same lines and issues as its source, and holds nothing else than the source does. */
async function assertPacked(
  struct: ValueLayout,
  memory: Memory,
  roots: Roots,
  limits: Partial<Limits>,
): Promise<void> {
  const captures = await capturesOf(packCapture(struct, memory, roots, { limits }), { structs: [struct] });
  assert.equal(captures.length, 1);
  assert.deepEqual(decodedFromCaptures(captures, limits), decodedFrom(struct, memory, [roots], limits));
  let last = -1n;
  for (const { base, bytes } of captures[0]?.ranges ?? []) {
    assert(base > last);
    last = base + BigInt(bytes.length);
    assert.equal(memory.readable(base, bytes.length), bytes.length);
    const { view, offset } = memory.place(base, bytes.length);
    assert.deepEqual(bytes, new Uint8Array(view.buffer, view.byteOffset + offset, bytes.length));
  }
}
