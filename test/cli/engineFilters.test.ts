/** Captures that hold the filters of their machine beside its events. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeCapture } from '../../src/capture/index.ts';
import { encode } from '../../src/index.ts';
import { FWPM_FILTER0 } from '../../src/objects.ts';
import { layoutNamed } from '../support/decode.ts';
import { EXHAUSTIVE, rows } from '../support/exhaustive.ts';
import { hexFixtures } from '../support/fixtures.ts';
import { fixture, fwpm } from './command.ts';

/** FWPM_LAYER_ALE_AUTH_CONNECT_V6, which the event's layer 50 is, as a GUID lies in memory. */
const CONNECT_V6 = Buffer.from('3b39724a9f31bc4484c3ba54dcb3b6b4', 'hex');

const NO_KEY = '00000000-0000-0000-0000-000000000000';

const BLOCK_FILTER = {
  filterKey: NO_KEY,
  displayData: { name: null, description: null },
  flags: 0,
  providerKey: null,
  providerData: null,
  layerKey: NO_KEY,
  subLayerKey: NO_KEY,
  weight: { type: 'FWP_EMPTY' },
  action: { type: 'FWP_ACTION_BLOCK', filterType: NO_KEY },
  rawContext: 0n,
  reserved: null,
  filterId: 1n,
  effectiveWeight: { type: 'FWP_EMPTY' },
} as const;

/** An image by hand as an item; `patch` writes into it. */
function itemOf(name: string, patch: (bytes: Buffer) => void = () => undefined): Uint8Array {
  const fixture = hexFixtures().find((known) => known.name === name);
  if (fixture === undefined) throw new Error(`there is no ${name}`);
  const { abi, base, address, struct } = fixture;
  const bytes = Buffer.from(fixture.bytes);
  patch(bytes);
  return writeCapture({ abi, struct: layoutNamed(struct), roots: [address], ranges: [{ base, bytes }] });
}

const EVENT = itemOf('arm64-event5-classify-allow');
/** The id that the event names, where the images have it. */
const FILTER_ID = 18446462598732906577n;
const FILTER = itemOf('object-filter0-callout', (bytes) => {
  bytes.writeBigUInt64LE(FILTER_ID, 176);
  bytes.set(CONNECT_V6, 64);
});
const DAMAGED = itemOf('object-bad-filter-conditions');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fwpm-engine-filters-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function capture(name: string, ...items: readonly Uint8Array[]): string {
  const path = join(folder, `${name}.cbor`);
  writeFileSync(path, Buffer.concat(items));
  return path;
}

const NAMED = '"Redirect"';

describe('the filter of an event has its name', () => {
  test.each(
    rows(
      [
        ['before it', () => [FILTER, EVENT]],
        ['after it', () => [EVENT, FILTER]],
      ],
      2,
    ),
  )('from an object %s in a file', async (what, items) => {
    const { code, stdout, stderr } = await fwpm([capture(what, ...items()), '--format', 'text']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(NAMED);
  });

  test.runIf(EXHAUSTIVE)('from an object before it in a pipe, and not from one after it', async () => {
    const before = await fwpm(['-', '--format', 'text'], Buffer.concat([FILTER, EVENT]));
    expect(before.stdout).toContain(NAMED);
    const after = await fwpm(['-', '--format', 'text'], Buffer.concat([EVENT, FILTER]));
    expect(after.code).toBe(0);
    expect(after.stdout).not.toContain(NAMED);
  });

  test.runIf(EXHAUSTIVE)('in documents, too', async () => {
    const { stdout } = await fwpm([capture('ecs', EVENT, FILTER), '--format', 'ecs']);
    expect(JSON.parse(stdout).rule).toMatchObject({ name: 'Redirect' });
  });
});

describe('lines of JSON', () => {
  test('are all structs of a capture', async () => {
    const { stdout } = await fwpm([capture('lines', EVENT, FILTER), '--format', 'ndjson']);
    const [event, filter, ...others] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(event).toHaveProperty('classifyAllow');
    expect(filter).toMatchObject({ filterId: String(FILTER_ID), displayData: { name: 'Redirect' } });
    expect(others).toEqual([]);
  });

  test.runIf(EXHAUSTIVE)('are events alone where there are conditions', async () => {
    const args = [capture('where', FILTER, EVENT), '--format', 'ndjson', '--where', 'type=CLASSIFY_ALLOW'];
    const { code, stdout, stderr } = await fwpm(args);
    expect({ code, stderr, lines: stdout.trim().split('\n').length }).toEqual({
      code: 0,
      stderr: '',
      lines: 1,
    });
  });
});

test.runIf(EXHAUSTIVE)('fwpm why takes the filters of the capture', async () => {
  const { code, stdout } = await fwpm(['why', capture('why', EVENT, FILTER)]);
  expect(code).toBe(0);
  expect(stdout).toContain('Redirect');
});

test.runIf(EXHAUSTIVE)('an object that cannot be read is told, and costs no event', async () => {
  const { code, stdout, stderr } = await fwpm([
    capture('damaged', DAMAGED, FILTER, EVENT),
    '--format',
    'text',
  ]);
  expect(code).toBe(1);
  expect(stderr).toContain('FWPM_FILTER0: filterCondition');
  expect(stdout).toContain(NAMED);
});

test.runIf(EXHAUSTIVE)('many filters with one long list of conditions are ended early', async () => {
  const condition = {
    fieldKey: '00000000-0000-0000-0000-000000000001',
    matchType: 'FWP_MATCH_EQUAL',
    conditionValue: { type: 'FWP_UINT32', uint32: 1 },
  } as const;
  const { bytes, address } = encode(FWPM_FILTER0, {
    ...BLOCK_FILTER,
    filterCondition: Array.from({ length: 30_000 }, () => condition),
  });
  const item = writeCapture({
    abi: 'x64',
    struct: FWPM_FILTER0,
    roots: new Array<bigint>(2000).fill(address),
    ranges: [{ base: 0n, bytes }],
  });
  const file = join(folder, 'long.cbor');
  writeFileSync(file, Buffer.concat([item, item]));
  const { code, stderr } = await fwpm([file, '--format', 'text']);
  expect(code).toBe(1);
  expect(stderr).toContain('its filters have too many conditions');
});

test.runIf(EXHAUSTIVE)('objects alone are no events', async () => {
  const { code, stdout, stderr } = await fwpm([capture('alone', FILTER), '--format', 'text']);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('it has objects of the filter engine alone, which --format ndjson shows');
});

describe('fwpm pack --filters', () => {
  const source = [fixture('samples/enum5.bin'), '--base', '0x3507c0', '--entries', '16'];
  const packed = async (filters: string): Promise<string> => {
    const path = join(folder, 'packed.cbor');
    const { code, stderr } = await fwpm(['pack', ...source, '--filters', filters, '-o', path]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return path;
  };

  test.each(rows(['text', 'ecs', 'ocsf', 'csv']))(
    'makes %s of the capture what --filters makes of the source',
    async (format) => {
      const filters = fixture('../examples/filters.xml');
      const capture = await fwpm([await packed(filters), '--format', format]);
      const both = await fwpm(['decode', ...source, '--filters', filters, '--format', format]);
      expect(capture).toEqual(both);
      expect(capture.stdout).toContain('Block inbound by default');
    },
  );

  test.runIf(EXHAUSTIVE)('makes fwpm why say the same', async () => {
    const filters = fixture('filters/wfpstate.xml');
    const capture = await fwpm(['why', await packed(filters)]);
    expect(capture).toEqual(await fwpm(['why', ...source, '--filters', filters]));
  });

  test.runIf(EXHAUSTIVE)('takes conditions on origins', async () => {
    const path = await packed(fixture('filters/origins.xml'));
    const { code, stderr } = await fwpm([path, '--format', 'text', '--where', 'origin=No Such Origin']);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringContaining('no filter has the origin No Such Origin'),
    });
  });

  test.runIf(EXHAUSTIVE).each([
    ['a file that is not there', ['--filters', 'no-such-file.xml'], 'cannot read no-such-file.xml'],
    ['a file that has none', ['--filters', fixture('samples/enum5.bin')], 'cannot read the filters in'],
  ])('refuses %s', async (_, options, message) => {
    const { code, stdout, stderr } = await fwpm([
      'pack',
      ...source,
      ...options,
      '-o',
      join(folder, 'none.cbor'),
    ]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  test.runIf(EXHAUSTIVE)('refuses two pipes', async () => {
    const { code, stderr } = await fwpm(['pack', '-', '--filters', '-', '-o', join(folder, 'none.cbor')]);
    expect(code).toBe(2);
    expect(stderr).toContain('standard input');
  });
});
