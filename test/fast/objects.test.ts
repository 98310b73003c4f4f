/** The engine's objects are read by readers of their own, which give what the careful decoder gives. */
import { readFileSync } from 'node:fs';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { resolveLimits } from '../../src/codec/index.ts';
import { FastReader } from '../../src/fast/index.ts';
import { ABIS, decode, decodeEntries, encode, memoryImage, struct, uint32 } from '../../src/index.ts';
import { runOf } from '../../src/memory/run.ts';
import {
  FWPM_CALLOUT0,
  FWPM_FILTER0,
  FWPM_PROVIDER_CONTEXT2,
  FWPM_PROVIDER0,
  FWPM_SUBLAYER0,
  objectLayouts,
} from '../../src/objects.ts';
import { arbitraryOf } from '../properties/arbitrary.ts';
import { bases, CASES, SEED } from '../properties/cases.ts';
import { damages, limits as someLimits } from '../properties/damage.ts';
import { runs } from '../support/exhaustive.ts';
import { fixturePath } from '../support/fixtures.ts';
import { Image } from '../support/image.ts';
import { assertReadFast, assertSameWays } from './ways.ts';

fc.configureGlobal({ seed: SEED, numRuns: runs(100) });

describe.each(CASES.filter(({ struct: { ctype } }) => objectLayouts[ctype] !== undefined))(
  '$name',
  ({ struct: object, abi }) => {
    property.prop([arbitraryOf(object), bases(abi)])('is read fast', (value, base) => {
      const { bytes, address } = encode(object, value, { abi, base });
      assertReadFast(object, memoryImage(bytes, { abi, base }), address);
    });

    property.prop([arbitraryOf(object), bases(abi), damages, someLimits])(
      'damaged, or over its limits, is what it is to the careful decoder',
      (value, base, changes, limits) => assertSameWays(object, value, { abi, base, changes, limits }),
    );
  },
);

describe('images of C compilers', () => {
  const BASE = 0x10001000n;
  const OBJECTS = [FWPM_FILTER0, FWPM_FILTER0, FWPM_PROVIDER0, FWPM_SUBLAYER0, FWPM_CALLOUT0];

  test.each(ABIS)('%s', (abi) => {
    const bytes = readFileSync(fixturePath(`objects/${abi}.bin`));
    const memory = memoryImage(bytes, { abi, base: BASE });
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (const [index, object] of OBJECTS.entries()) {
      const root = abi === 'x86' ? view.getUint32(4 * index, true) : view.getBigUint64(8 * index, true);
      assertReadFast(object, memory, BigInt(root));
    }
  });
});

describe('what is not described is an address', () => {
  const POLICY = { x64: 0xfffff802_12345678n, x86: 0xfffffff0n, arm64: 2n ** 64n - 1n };
  // Where the type and the policy are.
  const OFFSETS = { x64: [64, 72], x86: [40, 44], arm64: [64, 72] } as const;

  test.each(ABIS)('%s', (abi) => {
    const [type, policy] = OFFSETS[abi];
    for (const address of [POLICY[abi], 0n]) {
      const image = new Image(88).u32(type, 0);
      if (abi === 'x86') image.u32(policy, Number(address));
      else image.u64(policy, address);
      const memory = memoryImage(image.bytes, { abi, base: 0x10000n });
      assertReadFast(FWPM_PROVIDER_CONTEXT2, memory, 0x10000n);
      const { keyingPolicy } = Object(decode(FWPM_PROVIDER_CONTEXT2, memory, 0x10000n));
      expect(keyingPolicy).toBe(address || null);
    }
  });
});

test('entries, NULL among them', () => {
  const memory = memoryImage(readFileSync(fixturePath('objects/x64.bin')), { abi: 'x64', base: 0x10001000n });
  const clone = structuredClone(FWPM_FILTER0);
  const fast = [...decodeEntries(FWPM_FILTER0, memory, 0x10001000n, 2)];
  expect(fast).toEqual([...decodeEntries(clone, memory, 0x10001000n, 2)]);
  expect(fast.map((filter) => filter?.displayData.name)).toEqual(['Block SMB', 'Inspect']);
});

test('a struct of the same name, and a copy, are other structs', () => {
  const memory = memoryImage(new Uint8Array(256), { abi: 'x64', base: 0x10000n });
  const own = struct('FWPM_ACTION0', { mine: uint32 });
  for (const other of [own, structuredClone(FWPM_FILTER0)]) {
    const run = runOf(other, memory, { address: 0x10000n });
    expect(FastReader.for(other, memory, resolveLimits(), run)).toBeUndefined();
  }
  expect(decode(own, memory, 0x10000n)).toEqual({ mine: 0 });
});
