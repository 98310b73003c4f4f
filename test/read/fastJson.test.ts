/**
 * The JSON of single elements on the fast way: what `toJson` writes of the element, or nothing. And the formats, which write
 * the same with it as without it.
 */
import assert from 'node:assert/strict';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, test as plainTest } from 'vitest';
import { resolveLimits } from '../../src/codec/index.ts';
import { csv, ecs, isNetEventName, type NetEventName, ocsf } from '../../src/formats.ts';
import {
  decode,
  encode,
  explain,
  type Limits,
  type Memory,
  memoryImage,
  toJson,
  type ValueLayout,
} from '../../src/index.ts';
import { runOf } from '../../src/memory/run.ts';
import { FastJson } from '../../src/read/fastJson.ts';
import { LineBuffer } from '../../src/read/lineBuffer.ts';
import { loadWriters } from '../../src/read/loadWriters.ts';
import { parquet } from '../../src/tables/index.ts';
import { arbitraryOf } from '../properties/arbitrary.ts';
import { bases, CASES, SEED } from '../properties/cases.ts';
import { damaged, damages, limits as someLimits } from '../properties/damage.ts';
import { layoutNamed } from '../support/decode.ts';
import { rows, runs } from '../support/exhaustive.ts';
import { compiledFixtures, isHealthy } from '../support/fixtures.ts';
import { replaced } from '../support/surrogates.ts';

fc.configureGlobal({ seed: SEED, numRuns: runs(60) });

// Whatever ran before: the writers are there, as where many lines are written.
await Promise.all([loadWriters(4), loadWriters(8)]);

const buffer = new LineBuffer({ chunkBytes: 1, reuse: true, surrogates: 'replace' });

function jsonAt(struct: ValueLayout, memory: Memory, address: bigint, limits: Partial<Limits>) {
  const run = runOf(struct, memory, { address });
  return new FastJson(struct, memory, run, resolveLimits(limits), buffer).at(0);
}

const FORMATS = { ecs: ecs(), ocsf: ocsf(), csv: csv() };

describe('events in formats, with the JSON of the fast way and without', () => {
  for (const { name, struct, abi } of rows(CASES, 7)) {
    const { ctype } = struct;
    if (!isNetEventName(ctype)) continue;
    test.prop([arbitraryOf(struct), bases(abi), damages, someLimits])(
      name,
      (value, base, changes, limits) => {
        const { bytes, address } = encode(struct, value, { abi, base });
        const ranges = explain(struct, memoryImage(bytes, { abi, base }), address);
        const memory = memoryImage(damaged({ bytes, base, abi, ranges }, changes), { abi, base });
        const event = decode(struct, memory, address, { limits, onIssue: () => {} });
        const json = jsonAt(struct, memory, address, limits);
        if (json !== undefined) assert.equal(json, toJson(struct, event, { surrogates: 'replace' }));
        for (const format of Object.values(FORMATS)) {
          const expected = format.write(ctype, event);
          assert.equal(
            format.write(ctype, event, {}, () => json),
            expected,
          );
        }
        assert.deepEqual(parquetOf(ctype, event, json), parquetOf(ctype, event));
      },
    );
  }
});

function parquetOf(struct: NetEventName, event: unknown, json?: string): Uint8Array {
  const table = parquet();
  const pieces = [...table.add(struct, event, {}, () => json), ...table.end()];
  return Buffer.concat(pieces);
}

describe('healthy images have JSON of the fast way', () => {
  for (const fixture of compiledFixtures()) {
    if (!isHealthy(fixture) || fixture.kind !== 'struct') continue;
    plainTest(fixture.name, () => {
      const { abi, base, address, bytes } = fixture;
      const json = jsonAt(layoutNamed(fixture.struct), memoryImage(bytes, { abi, base }), address, {});
      expect(json && JSON.parse(json)).toEqual(replaced(fixture.expect[0]));
    });
  }
});

plainTest('an element that is larger than the buffer', () => {
  const struct = layoutNamed('FWPM_NET_EVENT_HEADER0');
  const appId = 'é'.repeat(60_000);
  const header = {
    timeStamp: 1n,
    flags: 0,
    ipVersion: 'FWP_IP_VERSION_NONE',
    ipProtocol: 0,
    localPort: 0,
    remotePort: 0,
    scopeId: 0,
    appId,
    userId: null,
  };
  const { bytes, address } = encode(struct, header, { abi: 'x64', base: 0x1000n });
  const json = jsonAt(struct, memoryImage(bytes, { abi: 'x64', base: 0x1000n }), address, {});
  expect(json).toBe(toJson(struct, header));
});

plainTest('an enumeration without a name is text in documents, whatever JSON there is', () => {
  const event = {
    header: { timeStamp: 1n, flags: 0, ipVersion: 9, appId: null, userId: null },
    type: 'FWPM_NET_EVENT_TYPE_CAPABILITY_ALLOW',
    capabilityAllow: { networkCapabilityId: 'FWPM_APPC_NETWORK_CAPABILITY_INTERNET_CLIENT' },
  };
  const document = JSON.parse(ecs().write('FWPM_NET_EVENT5', event, {}, () => '{"never":"asked"}'));
  expect(document.wfp.event.header.ipVersion).toBe('9');
});
