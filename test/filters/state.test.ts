/** What of a filter decides whether it counts: conditions, weights, flags, sublayers. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FilterCondition, FilterValue, StateFilter } from '../../src/formats.ts';
import { EXHAUSTIVE, runs } from '../support/exhaustive.ts';
import { bytesOf, filtersXml, fixtureBytes, rulesIn } from '../support/filters.ts';

async function filterIn(members: string): Promise<StateFilter | undefined> {
  const { state } = await rulesIn(filtersXml(`${members}<filterId>1</filterId>`), { state: true });
  return state?.filters[0];
}

function conditionXml(type: string, value: string, match = 'EQUAL', field = 'IP_REMOTE_ADDRESS'): string {
  return `<item>\n\t<fieldKey>FWPM_CONDITION_${field}</fieldKey>\n\t<matchType>FWP_MATCH_${match}</matchType>
    <conditionValue><type>${type}</type>${value}</conditionValue></item>`;
}

async function conditionsIn(items: string): Promise<readonly FilterCondition[]> {
  return (await filterIn(`<filterCondition numItems="1">${items}</filterCondition>`))?.conditions ?? [];
}

/** A text as netsh prints the bytes of a blob. */
function hexOf(text: string): string {
  return Buffer.from(text, 'utf16le').toString('hex');
}

describe('values of conditions', () => {
  const end = (type: string, element: string, text: string) =>
    `<type>FWP_${type}</type><${element}>${text}</${element}>`;
  const range = (low: string, high: string) =>
    `<rangeValue><valueLow>${low}</valueLow><valueHigh>${high}</valueHigh></rangeValue>`;
  const blob = (hex: string) => `<byteBlob><data>${hex}</data><asString>x</asString></byteBlob>`;
  const v4 = (addr: string, mask: string) =>
    `<v4AddrMask><addr>${addr}</addr><mask>${mask}</mask></v4AddrMask>`;
  const v6 = (addr: string, length: string) =>
    `<v6AddrMask><addr>${addr}</addr><prefixLength>${length}</prefixLength></v6AddrMask>`;
  const other = (type: string, text: string): FilterValue => ({ kind: 'other', type, text });
  const ALL = 2n ** 128n - 1n;

  test.each<[type: string, xml: string, value: FilterValue]>([
    ['FWP_UINT8', '<uint8>6</uint8>', { kind: 'integer', type: 'FWP_UINT8', integer: 6n }],
    ['FWP_UINT8', '<uint8>255</uint8>', { kind: 'integer', type: 'FWP_UINT8', integer: 255n }],
    ['FWP_UINT8', '<uint8>256</uint8>', other('FWP_UINT8', '256')],
    ['FWP_UINT8', '<uint8>-1</uint8>', other('FWP_UINT8', '-1')],
    ['FWP_INT32', '<int32>-1</int32>', { kind: 'integer', type: 'FWP_INT32', integer: -1n }],
    ['FWP_UINT16', '<uint16>0x1bd</uint16>', { kind: 'integer', type: 'FWP_UINT16', integer: 445n }],
    [
      'FWP_UINT32',
      '<uint32>10.0.0.1</uint32>',
      { kind: 'integer', type: 'FWP_UINT32', integer: 0x0a000001n },
    ],
    ['FWP_UINT32', '<uint32>131</uint32>', { kind: 'integer', type: 'FWP_UINT32', integer: 131n }],
    ['FWP_UINT32', '<uint32>10.0.0</uint32>', other('FWP_UINT32', '10.0.0')],
    [
      'FWP_UINT64',
      '<uint64>18446744073709551615</uint64>',
      { kind: 'integer', type: 'FWP_UINT64', integer: 2n ** 64n - 1n },
    ],
    [
      'FWP_BYTE_ARRAY16_TYPE',
      '<byteArray16>fe80::1</byteArray16>',
      { kind: 'integer', type: 'FWP_BYTE_ARRAY16_TYPE', integer: (0xfe80n << 112n) | 1n },
    ],
    [
      'FWP_BYTE_ARRAY16_TYPE',
      `<byteArray16>fe80${'0'.repeat(27)}1</byteArray16>`,
      { kind: 'integer', type: 'FWP_BYTE_ARRAY16_TYPE', integer: (0xfe80n << 112n) | 1n },
    ],
    ['FWP_BYTE_ARRAY16_TYPE', '<byteArray16>7</byteArray16>', other('FWP_BYTE_ARRAY16_TYPE', '7')],
    [
      'FWP_V4_ADDR_MASK',
      v4('10.0.0.0', '255.0.0.0'),
      { kind: 'network', type: 'FWP_V4_ADDR_MASK', address: 0x0a000000n, mask: 0xff000000n },
    ],
    ['FWP_V4_ADDR_MASK', v4('10.0.0.0', 'ff'), other('FWP_V4_ADDR_MASK', '10.0.0.0')],
    [
      'FWP_V6_ADDR_MASK',
      v6('fe80::', '10'),
      { kind: 'network', type: 'FWP_V6_ADDR_MASK', address: 0xfe80n << 112n, mask: ALL ^ (2n ** 118n - 1n) },
    ],
    ['FWP_V6_ADDR_MASK', v6('::', '0'), { kind: 'network', type: 'FWP_V6_ADDR_MASK', address: 0n, mask: 0n }],
    ['FWP_V6_ADDR_MASK', v6('::', '129'), other('FWP_V6_ADDR_MASK', '::')],
    [
      'FWP_RANGE_TYPE',
      range(end('UINT16', 'uint16', '5000'), end('UINT16', 'uint16', '6000')),
      { kind: 'range', type: 'FWP_UINT16', low: 5000n, high: 6000n },
    ],
    [
      'FWP_RANGE_TYPE',
      range(end('UINT32', 'uint32', '192.168.1.0'), end('UINT32', 'uint32', '192.168.1.255')),
      { kind: 'range', type: 'FWP_UINT32', low: 0xc0a80100n, high: 0xc0a801ffn },
    ],
    [
      'FWP_RANGE_TYPE',
      range(end('UINT16', 'uint16', '1'), end('UINT32', 'uint32', '2')),
      other('FWP_RANGE_TYPE', 'FWP_UINT16'),
    ],
    ['FWP_RANGE_TYPE', '<rangeValue/>', other('FWP_RANGE_TYPE', '')],
    [
      'FWP_BYTE_BLOB_TYPE',
      blob(hexOf('\\device\\x.exe\0')),
      { kind: 'text', type: 'FWP_BYTE_BLOB_TYPE', text: '\\device\\x.exe' },
    ],
    ['FWP_BYTE_BLOB_TYPE', blob(hexOf('x')), other('FWP_BYTE_BLOB_TYPE', '7800')],
    [
      'FWP_BYTE_BLOB_TYPE',
      blob(hexOf('x'.repeat(1024))),
      other('FWP_BYTE_BLOB_TYPE', hexOf('x'.repeat(1024))),
    ],
    ['FWP_BYTE_BLOB_TYPE', '<byteBlob/>', other('FWP_BYTE_BLOB_TYPE', '')],
    ['FWP_SID', '<sid>S-1-0-0</sid>', { kind: 'text', type: 'FWP_SID', text: 'S-1-0-0' }],
    [
      'FWP_SECURITY_DESCRIPTOR_TYPE',
      '<sd>O:SYD:(XA;;CC;;;WD;(a && b < c))</sd>',
      other('FWP_SECURITY_DESCRIPTOR_TYPE', 'O:SYD:(XA;;CC;;;WD;(a && b < c))'),
    ],
    ['FWP_EMPTY', '', other('FWP_EMPTY', '')],
    ['toString', '<x>1</x>', other('toString', '1')],
  ])('%s %s', async (type, xml, value) => {
    expect(await conditionsIn(conditionXml(type, xml))).toEqual([
      { field: 'FWPM_CONDITION_IP_REMOTE_ADDRESS', match: 'FWP_MATCH_EQUAL', value },
    ]);
  });

  test('a text that is too long to be kept spoils no other condition', async () => {
    const long = conditionXml('FWP_SID', `<sid>${'S'.repeat(5000)}</sid>`);
    const conditions = await conditionsIn(long + conditionXml('FWP_UINT8', '<uint8>6</uint8>'));
    expect(conditions.map(({ value }) => value.kind)).toEqual(['other', 'integer']);
  });

  test('fields that netsh has no name for', async () => {
    const item = (key: string) =>
      `<item><fieldKey>${key}</fieldKey><matchType>FWP_MATCH_EQUAL</matchType></item>`;
    const keys = ['{3971EF2B-623E-4F9A-8CB1-6E79B806B9A7}', '{3971ef2b-623e-4f9a-8cb1-6e79b806b9a8}'];
    const conditions = await conditionsIn([...keys, 'FWPM_CONDITION_ICMP_TYPE'].map(item).join(''));
    expect(conditions.map(({ field }) => field)).toEqual([
      'FWPM_CONDITION_IP_PROTOCOL',
      '3971ef2b-623e-4f9a-8cb1-6e79b806b9a8',
      'FWPM_CONDITION_IP_LOCAL_PORT',
    ]);
  });

  test.runIf(EXHAUSTIVE)(
    'more conditions than are kept: that there are more is one that is not known',
    async () => {
      const conditions = await conditionsIn('<item/>'.repeat(2 ** 18 + 5));
      expect(conditions.length).toBe(2 ** 18);
      expect(conditions.at(-1)).toEqual({
        field: '',
        match: '',
        value: { kind: 'other', type: '', text: '' },
      });
    },
  );
});

describe('filters', () => {
  test.each<[xml: string, weight: bigint | undefined]>([
    ['<effectiveWeight><type>FWP_UINT64</type><uint64>7</uint64></effectiveWeight>', 7n],
    ['<effectiveWeight><type>FWP_EMPTY</type></effectiveWeight>', undefined],
    ['<effectiveWeight/>', undefined],
    ['', undefined],
    ['<x><effectiveWeight><type>FWP_UINT64</type><uint64>7</uint64></effectiveWeight></x>', undefined],
    ['<effectiveWeight><type>FWP_UINT64</type></x><uint64>7</uint64></effectiveWeight>', 7n],
  ])('%s', async (xml, weight) => {
    expect((await filterIn(xml))?.effectiveWeight).toBe(weight);
  });

  test('of two elements of one name the first one counts', async () => {
    const weight = (n: number) =>
      `<effectiveWeight><type>FWP_UINT64</type><uint64>${n}</uint64></effectiveWeight>`;
    expect((await filterIn(weight(1) + weight(2)))?.effectiveWeight).toBe(1n);
  });

  test('an element whose end is missing costs its filter, and no other', async () => {
    const xml = `<filters><item><filterCondition><item><filterId>1</filterId></item>
      <item><filterId>2</filterId></item></filters>`;
    const { state } = await rulesIn(`${xml}<filters><item><filterId>3</filterId></item></filters>`, {
      state: true,
    });
    expect(state?.filters.map(({ filterId }) => filterId)).toEqual([3n]);
  });

  test('of filters.xml', async () => {
    const { state } = await rulesIn(fixtureBytes('filters.xml'), { state: true });
    expect(state?.filters.find(({ filterId }) => filterId === 66241n)).toMatchObject({
      name: 'Block "SMB" & RPC <outbound> – Prüfung',
      subLayerKey: 'FWPM_SUBLAYER_UNIVERSAL',
      providerKey: '5f0d1b8e-2a46-4f3b-8c11-93d7a4e6c201',
      flags: ['FWPM_FILTER_FLAG_PERSISTENT'],
      weight: { kind: 'integer', type: 'FWP_UINT8', integer: 15n },
      effectiveWeight: 17582052945254416384n,
      conditions: [
        { field: 'FWPM_CONDITION_IP_PROTOCOL', value: { integer: 6n } },
        { field: 'FWPM_CONDITION_IP_REMOTE_PORT', value: { integer: 445n } },
      ],
      isChange: false,
    });
    expect(state?.subLayers.size).toBe(0);
  });

  test('of wfpstate.xml, with sublayers and providers', async () => {
    const { state } = await rulesIn(fixtureBytes('wfpstate.xml'), { state: true });
    const key = 'd0c3e5a7-4f61-42b8-9e7d-1a2b3c4d5e6f';
    expect(state?.filters[0]).toMatchObject({
      subLayer: 'Example quarantine',
      subLayerKey: key,
      providerService: 'ExampleSvc',
      conditions: [],
    });
    expect(state?.filters[0]?.effectiveWeight).toBeUndefined();
    expect([...(state?.subLayers.values() ?? [])]).toEqual([
      { key, name: 'Example quarantine', weight: 256 },
      { key: 'FWPM_SUBLAYER_UNIVERSAL', name: 'WFP Built-in Default Sublayer', weight: 32768 },
    ]);
  });

  test('of a capture: what came or went while it ran', async () => {
    const { state } = await rulesIn(fixtureBytes('wfpdiag.xml'), { state: true });
    expect(state?.filters.map(({ filterId, isChange }) => [filterId, isChange])).toEqual([
      [500n, false],
      [66241n, true],
    ]);
  });

  test('only where it is asked for', async () => {
    expect((await rulesIn(fixtureBytes('wfpstate.xml'))).state).toBeUndefined();
  });
});

const WORDS = [
  ...'< > </ <item> </item> <filters> </filters> <filterCondition> </filterCondition> <conditionValue>'.split(
    ' ',
  ),
  ...'<effectiveWeight> </effectiveWeight> <type> </type> <filterId> </filterId> FWP_UINT64 7 &lt;'.split(
    ' ',
  ),
];

const WHOLE = '<item><filterId>9</filterId></item>';

test('whatever nests, the same filters are read with a state and without one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...WORDS), { maxLength: 24 }), async (words) => {
      const xml = `<filters>${WHOLE}<item>${words.join('')}</item>${WHOLE}</filters>${WHOLE}`;
      const bytes = bytesOf(`${xml}<filters>${WHOLE}</filters>`);
      const [plain, full] = [await rulesIn(bytes), await rulesIn(bytes, { state: true })];
      expect([full.size, full.withoutId, full.faults]).toEqual([plain.size, plain.withoutId, plain.faults]);
      expect(full.state?.filters).toHaveLength(full.size);
    }),
    { seed: 20261129, numRuns: runs(2000) },
  );
});
