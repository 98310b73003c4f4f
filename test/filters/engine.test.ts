/** Filters out of the engine's objects: the same that netsh's files give, whatever is missing in them. */
import { describe, expect, test } from 'vitest';
import { EngineFilters, type FilterValue } from '../../src/formats.ts';
import { FWPM_FILTER_FLAG, type FWPM_FILTER0, type FWPM_PROVIDER0 } from '../../src/objects.ts';
import { rulesIn } from '../support/filters.ts';

const NO_KEY = '00000000-0000-0000-0000-000000000000';
const CONNECT_V4 = 'c38d57d1-05a7-4c33-904f-7fbceee60e82';
const REMOTE_ADDRESS = 'b235ae9a-1d64-49b8-a44c-5ff3d9095045';
const key = (n: number): string => `4e5d9b62-1c8f-4d90-8b66-7c2f1d3f8e${n.toString(16).padStart(2, '0')}`;

function filter(members: Partial<FWPM_FILTER0> = {}): FWPM_FILTER0 {
  return {
    filterKey: key(1),
    displayData: { name: 'Block', description: 'everything' },
    flags: FWPM_FILTER_FLAG.bits['FWPM_FILTER_FLAG_INDEXED'] ?? 0,
    providerKey: key(2),
    providerData: null,
    layerKey: CONNECT_V4,
    subLayerKey: key(3),
    weight: { type: 'FWP_UINT8', uint8: 7 },
    filterCondition: [],
    action: { type: 'FWP_ACTION_BLOCK', filterType: NO_KEY },
    rawContext: 0n,
    reserved: null,
    filterId: 70123n,
    effectiveWeight: { type: 'FWP_UINT64', uint64: 9n },
    ...members,
  } as FWPM_FILTER0;
}

const provider: FWPM_PROVIDER0 = {
  providerKey: key(2),
  displayData: { name: 'A firewall', description: 'of ours' },
  flags: 0,
  providerData: null,
  serviceName: 'mpssvc',
};
const subLayer = {
  subLayerKey: key(3),
  displayData: { name: 'A sublayer', description: null },
  flags: 0,
  providerKey: null,
  providerData: null,
  weight: 500,
};
const callout = {
  calloutKey: key(4),
  displayData: { name: 'A callout', description: null },
  flags: 0,
  providerKey: null,
  providerData: null,
  applicableLayer: CONNECT_V4,
  calloutId: 1,
};

/** What netsh writes of these. */
const XML = `<wfpstate><providers><item><providerKey>{${key(2)}}</providerKey><displayData><name>A firewall</name>
<description>of ours</description></displayData><serviceName>mpssvc</serviceName></item></providers>
<subLayers><item><subLayerKey>{${key(3)}}</subLayerKey><displayData><name>A sublayer</name></displayData><weight>500</weight></item></subLayers>
<layers><item><layer><layerKey>FWPM_LAYER_ALE_AUTH_CONNECT_V4</layerKey><layerId>48</layerId></layer>
<callouts><item><calloutKey>{${key(4)}}</calloutKey><displayData><name>A callout</name></displayData></item></callouts>
<filters><item><filterKey>{${key(1)}}</filterKey><displayData><name>Block</name><description>everything</description></displayData>
<flags numItems="1"><item>FWPM_FILTER_FLAG_INDEXED</item></flags><providerKey>{${key(2)}}</providerKey>
<layerKey>FWPM_LAYER_ALE_AUTH_CONNECT_V4</layerKey><subLayerKey>{${key(3)}}</subLayerKey>
<weight><type>FWP_UINT8</type><uint8>7</uint8></weight>
<filterCondition numItems="1"><item><fieldKey>FWPM_CONDITION_IP_REMOTE_ADDRESS</fieldKey><matchType>FWP_MATCH_EQUAL</matchType>
<conditionValue><type>FWP_V4_ADDR_MASK</type><v4AddrMask><addr>10.0.0.0</addr><mask>255.0.0.0</mask></v4AddrMask></conditionValue></item></filterCondition>
<action><type>FWP_ACTION_CALLOUT_TERMINATING</type><filterType>{${key(4)}}</filterType></action>
<filterId>70123</filterId><effectiveWeight><type>FWP_UINT64</type><uint64>9</uint64></effectiveWeight></item></filters></item></layers></wfpstate>`;

const CALLING = filter({
  action: { type: 'FWP_ACTION_CALLOUT_TERMINATING', calloutKey: key(4) },
  filterCondition: [
    {
      fieldKey: REMOTE_ADDRESS,
      matchType: 'FWP_MATCH_EQUAL',
      conditionValue: { type: 'FWP_V4_ADDR_MASK', v4AddrMask: { addr: '10.0.0.0', mask: '255.0.0.0' } },
    },
  ],
});

describe('objects and files', () => {
  const engine = new EngineFilters();
  engine.addFilter(CALLING);
  engine.addProvider(provider);
  engine.addSubLayer(subLayer);
  engine.addCallout(callout);
  engine.addLayer({
    layerKey: CONNECT_V4,
    displayData: { name: null, description: null },
    flags: 0,
    field: [],
    defaultSubLayerKey: NO_KEY,
    layerId: 48,
  });

  test('say the same of a filter', async () => {
    const file = await rulesIn(XML, { state: true });
    const objects = engine.finish();
    expect(objects.rule(70123n)).toEqual(file.rule(70123n));
    expect(objects.state).toEqual(file.state);
    expect([...objects.layers()]).toEqual([...file.layers()]);
    expect(objects.size).toBe(file.size);
  });

  test('say the same while objects come in', async () => {
    const file = await rulesIn(XML);
    expect(engine.rules.rule(70123n)).toEqual(file.rule(70123n));
    expect(engine.rules.layer?.(48)).toBe('FWPM_LAYER_ALE_AUTH_CONNECT_V4');
    expect(engine.rules.rule(1n)).toBeUndefined();
  });
});

test('names come whenever their objects do', () => {
  const engine = new EngineFilters();
  const { rules } = engine;
  engine.addFilter(filter());
  expect(rules.rule(70123n)).toMatchObject({ provider: key(2), subLayer: key(3) });
  engine.addProvider(provider);
  engine.addSubLayer(subLayer);
  expect(rules.rule(70123n)).toMatchObject({ provider: 'A firewall', subLayer: 'A sublayer' });
});

test('of two filters with one id the last one counts', () => {
  const engine = new EngineFilters();
  engine.addFilter(filter());
  engine.addFilter(filter({ displayData: { name: 'Another', description: null } }));
  expect(engine.size).toBe(1);
  expect(engine.rules.rule(70123n)?.name).toBe('Another');
});

test('a context that says where a filter comes from is its origin, and no other context is', () => {
  const engine = new EngineFilters();
  const context = {
    providerContextKey: key(5),
    displayData: { name: null, description: 'Stores filter origin' },
    flags: 0,
    providerKey: null,
    providerData: null,
    type: 'FWPM_GENERAL_CONTEXT',
    dataBuffer: new Uint8Array(Buffer.from('Quarantine Default\0', 'utf16le')),
    providerContextId: 1n,
  } as const;
  const from = (displayData: (typeof context)['displayData'] | { name: null; description: string }) => {
    engine.addProviderContext({ ...context, displayData });
    engine.addFilter(filter({ providerContextKey: key(5) }));
    return engine.rules.rule(70123n);
  };
  expect(from({ name: null, description: 'for something else' })).toMatchObject({
    origin: undefined,
    lacksOrigin: undefined,
  });
  expect(from(context.displayData)?.origin).toBe('Quarantine Default');
  expect(engine.rules.filtersOf?.('quarantine default')).toEqual([70123n]);
  expect(engine.finish().filtersOf('Quarantine Default')).toEqual([70123n]);
});

describe('what cannot be read', () => {
  const stateOf = (members: Partial<FWPM_FILTER0>) => {
    const engine = new EngineFilters();
    engine.addFilter(filter(members));
    return engine.finish().state?.filters[0];
  };

  test('of conditions is a condition that is not known', () => {
    expect(stateOf({ filterCondition: null })?.conditions).toEqual([
      { field: '', match: '', value: { kind: 'other', type: '', text: '' } },
    ]);
  });

  test.each<[what: string, members: Partial<FWPM_FILTER0>, expected: object]>([
    ['a name', { displayData: { name: null, description: null } }, { name: '', description: undefined }],
    ['a key', { filterKey: NO_KEY, providerKey: null }, { filterKey: undefined, provider: undefined }],
    ['a weight', { effectiveWeight: { type: 'FWP_UINT64', uint64: null } }, { effectiveWeight: undefined }],
    ['an action without a name', { action: { type: 0x1009, filterType: NO_KEY } }, { action: '0x1009' }],
    ['flags without names', { flags: 0x80000001 }, { flags: ['FWPM_FILTER_FLAG_PERSISTENT', '0x80000000'] }],
    [
      'a name that is too long',
      { displayData: { name: 'x'.repeat(5000), description: null } },
      { name: 'x'.repeat(4096) },
    ],
  ])('%s', (_, members, expected) => {
    expect(stateOf(members)).toMatchObject(expected);
  });

  type Value = NonNullable<FWPM_FILTER0['filterCondition']>[number]['conditionValue'];
  const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'));
  const other = (type: string, text = ''): FilterValue => ({ kind: 'other', type, text });
  const integer = (type: string, value: bigint): FilterValue => ({ kind: 'integer', type, integer: value });
  const uint16 = (value: number) => ({ type: 'FWP_UINT16', uint16: value }) as const;

  test.each<[value: Value, expected: FilterValue]>([
    [{ type: 'FWP_EMPTY' }, other('FWP_EMPTY')],
    [{ type: 99 }, other('99')],
    [{ type: 'FWP_UINT8', uint8: 255 }, integer('FWP_UINT8', 255n)],
    [{ type: 'FWP_UINT32', uint32: 0x0a000001 }, integer('FWP_UINT32', 0x0a000001n)],
    [{ type: 'FWP_UINT64', uint64: 2n ** 64n - 1n }, integer('FWP_UINT64', 2n ** 64n - 1n)],
    [{ type: 'FWP_UINT64', uint64: null }, other('FWP_UINT64')],
    [{ type: 'FWP_INT8', int8: -1 }, integer('FWP_INT8', -1n)],
    [{ type: 'FWP_INT64', int64: -5n }, integer('FWP_INT64', -5n)],
    [
      { type: 'FWP_BYTE_ARRAY16_TYPE', byteArray16: '::ffff:1.2.3.4' },
      integer('FWP_BYTE_ARRAY16_TYPE', 0xffff01020304n),
    ],
    [{ type: 'FWP_BYTE_ARRAY16_TYPE', byteArray16: null }, other('FWP_BYTE_ARRAY16_TYPE')],
    [
      { type: 'FWP_SID', sid: 'S-1-5-18' },
      { kind: 'text', type: 'FWP_SID', text: 'S-1-5-18' },
    ],
    [{ type: 'FWP_SID', sid: null }, other('FWP_SID')],
    [
      { type: 'FWP_UNICODE_STRING_TYPE', unicodeString: 'x' },
      { kind: 'text', type: 'FWP_UNICODE_STRING_TYPE', text: 'x' },
    ],
    [
      { type: 'FWP_BYTE_BLOB_TYPE', byteBlob: utf16('\\device\0') },
      { kind: 'text', type: 'FWP_BYTE_BLOB_TYPE', text: '\\device' },
    ],
    [
      { type: 'FWP_BYTE_BLOB_TYPE', byteBlob: utf16('no end') },
      other('FWP_BYTE_BLOB_TYPE', '6e006f00200065006e006400'),
    ],
    [{ type: 'FWP_BYTE_BLOB_TYPE', byteBlob: new Uint8Array(3) }, other('FWP_BYTE_BLOB_TYPE', '000000')],
    [{ type: 'FWP_BYTE_BLOB_TYPE', byteBlob: null }, other('FWP_BYTE_BLOB_TYPE')],
    [{ type: 'FWP_SECURITY_DESCRIPTOR_TYPE', sd: new Uint8Array(3) }, other('FWP_SECURITY_DESCRIPTOR_TYPE')],
    [
      { type: 'FWP_V6_ADDR_MASK', v6AddrMask: { addr: 'fe80::', prefixLength: 10 } },
      { kind: 'network', type: 'FWP_V6_ADDR_MASK', address: 0xfe80n << 112n, mask: 0x3ffn << 118n },
    ],
    [
      { type: 'FWP_V6_ADDR_MASK', v6AddrMask: { addr: 'fe80::', prefixLength: 129 } },
      other('FWP_V6_ADDR_MASK'),
    ],
    [{ type: 'FWP_V4_ADDR_MASK', v4AddrMask: null }, other('FWP_V4_ADDR_MASK')],
    [
      { type: 'FWP_RANGE_TYPE', rangeValue: { valueLow: uint16(1), valueHigh: uint16(9) } },
      { kind: 'range', type: 'FWP_UINT16', low: 1n, high: 9n },
    ],
    [
      {
        type: 'FWP_RANGE_TYPE',
        rangeValue: { valueLow: uint16(1), valueHigh: { type: 'FWP_UINT8', uint8: 9 } },
      },
      other('FWP_RANGE_TYPE'),
    ],
    [{ type: 'FWP_RANGE_TYPE', rangeValue: null }, other('FWP_RANGE_TYPE')],
  ])('value %#: $0.type', (conditionValue, expected) => {
    const conditions = [{ fieldKey: key(9), matchType: 77, conditionValue }];
    expect(stateOf({ filterCondition: conditions })?.conditions).toEqual([
      { field: key(9), match: '77', value: expected },
    ]);
  });
});
