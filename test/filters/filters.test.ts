/** Rules from the files of netsh. */
import { describe, expect, test } from 'vitest';
import { type Rule, RulesError, readRules } from '../../src/formats.ts';
import { bytesOf, errorOf, filtersXml, fixtureBytes, rulesIn, utf16 } from '../support/filters.ts';

const MAX_ID = 2n ** 64n - 1n;

const SMB: Rule = {
  filterId: 66241n,
  filterKey: '3d4c8a51-0b7e-4c8f-9a55-6b1f0c2e7d10',
  name: 'Block "SMB" & RPC <outbound> – Prüfung',
  description: 'No file shares outside of the office.',
  provider: 'Example Endpoint Security',
  layer: 'FWPM_LAYER_ALE_AUTH_CONNECT_V4',
  subLayer: 'FWPM_SUBLAYER_UNIVERSAL',
  action: 'FWP_ACTION_BLOCK',
};

describe('filters.xml', () => {
  test.each(['filters.xml', 'filters-utf16le.xml', 'filters-utf16be.xml'])('%s', async (file) => {
    const rules = await readRules([fixtureBytes(file)]);
    expect({ size: rules.size, withoutId: rules.withoutId }).toEqual({ size: 4, withoutId: 1 });
    expect(rules.rule(66241n)).toEqual(SMB);
    expect(rules.rule(MAX_ID)).toEqual({
      filterId: MAX_ID,
      filterKey: 'a7f9c3d2-5e14-4b60-bb2c-0d8e1f724911',
      name: 'Inspect <all> & sundry',
      layer: 'FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V4',
      subLayer: 'FWPM_SUBLAYER_UNIVERSAL',
      action: 'FWP_ACTION_CALLOUT_TERMINATING',
    });
    expect(rules.rule(500n)).toEqual({
      filterId: 500n,
      filterKey: 'b81d40e6-7c22-49fa-a1f3-3e5b9d0c6a12',
      name: '',
      provider: 'FWPM_PROVIDER_MPSSVC_WF',
      layer: '9f04c7b1-1d2e-4f3a-8b4c-5d6e7f801234',
      subLayer: 'd0c3e5a7-4f61-42b8-9e7d-1a2b3c4d5e6f',
      action: 'FWP_ACTION_PERMIT',
    });
    expect(rules.rule(77n)).toMatchObject({ name: 'Twice, last', action: 'FWP_ACTION_BLOCK' });
    expect(rules.rule(66242n)).toBeUndefined();
  });

  test('a few of its filters', async () => {
    const rules = await readRules([fixtureBytes('filters.xml')], { only: new Set([66241n, 1n]) });
    expect(rules.size).toBe(1);
    expect(rules.rule(66241n)).toEqual(SMB);
    expect(rules.rule(77n)).toBeUndefined();
  });

  test('in pieces of any size, from a source that is asynchronous', async () => {
    for (const file of ['filters.xml', 'filters-utf16le.xml']) {
      for (const size of [1, 2, 3, 7, 1000]) {
        const rules = await readRules(piecesOf(fixtureBytes(file), size));
        expect(rules.rule(66241n), `${file} by ${size}`).toEqual(SMB);
      }
    }
  });
});

test('wfpstate.xml: filters below layers, names of sublayers, ids of layers, two elements at the top', async () => {
  const rules = await readRules([fixtureBytes('wfpstate.xml')]);
  expect(rules.size).toBe(2);
  expect(rules.rule(66241n)).toEqual({
    filterId: 66241n,
    filterKey: '3d4c8a51-0b7e-4c8f-9a55-6b1f0c2e7d10',
    name: 'Block SMB',
    provider: 'Example Endpoint Security',
    layer: 'FWPM_LAYER_ALE_AUTH_CONNECT_V4',
    subLayer: 'Example quarantine',
    action: 'FWP_ACTION_BLOCK',
  });
  expect(rules.rule(66242n)).toMatchObject({ name: 'Permit the rest', subLayer: 'FWPM_SUBLAYER_UNIVERSAL' });
  expect([48, 91, 92].map((id) => rules.layer(id))).toEqual([
    'FWPM_LAYER_ALE_AUTH_CONNECT_V4',
    '9f04c7b1-1d2e-4f3a-8b4c-5d6e7f801234',
    undefined,
  ]);
});

describe('ids', () => {
  test.each([
    ['7', 7n],
    ['\n\t 7 \n', 7n],
    ['007', 7n],
    ['0xFF', 255n],
    ['0XfF', 255n],
    ['18446744073709551615', MAX_ID],
    ['0xffffffffffffffff', MAX_ID],
    ['9007199254740993', 9007199254740993n],
    ['&#x37;', 7n],
    ['18446744073709551616', undefined],
    ['0x10000000000000000', undefined],
    ['', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['1e3', undefined],
    ['0b11', undefined],
    ['seven', undefined],
    ['1'.repeat(5000), undefined],
  ])('%j', async (text, id) => {
    const rules = await rulesIn(
      filtersXml(`<displayData><name>N</name></displayData><filterId>${text}</filterId>`),
    );
    expect({ size: rules.size, withoutId: rules.withoutId }).toEqual(
      id === undefined ? { size: 0, withoutId: 1 } : { size: 1, withoutId: 0 },
    );
    if (id !== undefined) expect(rules.rule(id)).toEqual({ filterId: id, name: 'N' });
  });
});

describe('texts', () => {
  test.each<[what: string, members: string, name: string]>([
    [
      'entities',
      '<displayData><name>&lt;&gt;&amp;&quot;&apos;&#228;&#x1F512;</name></displayData>',
      '<>&"\'ä🔒',
    ],
    ['CDATA', '<displayData><name>a<![CDATA[<b>&amp;]]>c</name></displayData>', 'a<b>&amp;c'],
    ['a comment inside', '<displayData><name>a<!-- b -->c</name></displayData>', 'ac'],
    ['an element inside', '<displayData><name>a<x>b</x>c</name></displayData>', 'ac'],
    ['blanks', '<displayData><name> a  b </name></displayData>', ' a  b '],
    ['none', '', ''],
    ['an empty one', '<displayData><name></name></displayData>', ''],
    ['two', '<displayData><name>a</name><name>b</name></displayData>', 'a'],
    ['another name, elsewhere', '<name>a</name><x><displayData><name>b</name></displayData></x>', ''],
    [
      'an item with a name and an id inside',
      '<filterCondition><item><filterId>9</filterId><displayData><name>a</name></displayData></item></filterCondition>',
      '',
    ],
    ['a control character', '<displayData><name>a\u0001b</name></displayData>', 'a\u0001b'],
    ['more than is kept', `<displayData><name>${'x'.repeat(200_000)}</name></displayData>`, 'x'.repeat(4096)],
    [
      'a pair at the cut',
      `<displayData><name>${'x'.repeat(4095)}🔒${'y'.repeat(9)}</name></displayData>`,
      'x'.repeat(4095),
    ],
  ])('name: %s', async (_what, members, name) => {
    const rules = await rulesIn(filtersXml(`${members}<filterId>1</filterId>`));
    expect(rules.size).toBe(1);
    expect(rules.rule(1n)).toEqual({ filterId: 1n, name });
  });

  test('in UTF-16 without a byte order mark', async () => {
    const xml = filtersXml('<displayData><name>ä🔒</name></displayData><filterId>1</filterId>');
    for (const littleEndian of [true, false]) {
      expect((await rulesIn(utf16(xml, littleEndian))).rule(1n)?.name).toBe('ä🔒');
    }
  });

  test('in UTF-8 with a byte order mark', async () => {
    expect((await rulesIn(`\ufeff${filtersXml('<filterId>1</filterId>')}`)).size).toBe(1);
  });

  test('bytes of a code page spoil no more than their own letters', async () => {
    const xml = filtersXml('<displayData><name>Pr?fung</name></displayData><filterId>1</filterId>');
    const bytes = bytesOf(xml).map((byte) => (byte === 0x3f ? 0xfc : byte));
    expect((await rulesIn(bytes)).rule(1n)?.name).toBe('Pr\ufffdfung');
  });
});

test('no filters are no error where there is room for them', async () => {
  expect((await rulesIn('<wfpdiag><filters numItems="0"/></wfpdiag>')).size).toBe(0);
});

describe('errors', () => {
  test.each<[what: string, xml: string, line: number, column: number, reason: string]>([
    ['nothing', '', 1, 0, 'there is no <filters> in the file'],
    ['blanks', ' \n ', 2, 1, 'there is no <filters> in the file'],
    ['another file', '<netEvents/>', 1, 12, 'there is no <filters> in the file'],
    ['no XML', 'MDMP', 1, 4, 'text outside of all elements'],
    ['text after the end', '<wfpdiag/>\nx', 2, 1, 'text outside of all elements'],
    ['an end that is missing', '<wfpdiag>\n<filters>\n<item>', 3, 6, 'the file ends inside <item>'],
    ['an end inside of a tag', '<wfpdiag>\n<filters', 2, 8, 'the file ends inside <wfpdiag>'],
    ['an end inside of the first tag', '<wfpd', 1, 5, 'the file ends inside a tag, a comment or the like'],
    [
      'an end inside of a comment',
      '<filters/><!-- x',
      1,
      16,
      'the file ends inside a tag, a comment or the like',
    ],
    ['a wrong end', '<wfpdiag>\n<filters>\n</item>', 3, 7, 'Unexpected close tag'],
    ['an end alone', '</fwpm>', 1, 7, 'unexpected </fwpm>'],
    ['an ampersand', '<a>x & y</a>', 1, 7, 'Invalid character in entity name'],
    ['an unknown entity', '<a>&nbsp;</a>', 1, 9, 'Invalid character entity'],
    [
      'a document type',
      '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
      1,
      9,
      'Inappropriately located doctype declaration',
    ],
    ['depth', '<a>'.repeat(300), 1, 771, 'elements are nested deeper than 256'],
    [
      'attributes',
      `<a ${'b'.repeat(3)}`.replace('bbb', attributes(300)),
      1,
      2205,
      'a tag has more than 256 attributes',
    ],
  ])('%s', async (_what, xml, line, column, reason) => {
    const error = await errorOf([bytesOf(xml)]);
    expect(error).toBeInstanceOf(RulesError);
    expect({ line: error?.line, column: error?.column, reason: error?.reason }).toEqual({
      line,
      column,
      reason,
    });
    expect(error?.message).toBe(
      `line ${line}, column ${column}: ${reason}. To make the file anew: netsh wfp show filters file=filters.xml`,
    );
  });

  test('entities that would grow to gigabytes are refused before the first one', async () => {
    const names = [...'abcdefghij'];
    const entities = names.map((name, i) => `<!ENTITY ${name} "${`&${names[i - 1] ?? 'lol'};`.repeat(10)}">`);
    const error = await errorOf([bytesOf(`<!DOCTYPE x [${entities.join('')}]><x>&j;</x>`)]);
    expect(error?.reason).toBe('Inappropriately located doctype declaration');
  });

  test('of the source itself pass through', async () => {
    const broken = new Error('EIO');
    await expect(readRules(failing(broken))).rejects.toBe(broken);
  });
});

test('a text of 128 MiB needs no memory of that size', async () => {
  const MIB = 1 << 20;
  const piece = bytesOf('x'.repeat(MIB));
  const before = process.memoryUsage().heapUsed;
  let most = 0;
  function* source(): Generator<Uint8Array> {
    yield bytesOf('<wfpdiag><filters><item><filterId>1</filterId><displayData><description>');
    for (let i = 0; i < 128; i += 1) {
      yield piece;
      most = Math.max(most, process.memoryUsage().heapUsed - before);
    }
    yield bytesOf('</description></displayData></item></filters></wfpdiag>');
  }
  const rules = await readRules(source());
  expect(rules.rule(1n)?.description).toBe('x'.repeat(4096));
  expect(most).toBeLessThan(100 * MIB);
});

function attributes(count: number): string {
  return Array.from({ length: count }, (_, i) => `b${i}="1"`).join(' ');
}

async function* piecesOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function* failing(error: Error): AsyncGenerator<Uint8Array> {
  yield bytesOf('<wfpdiag>');
  throw error;
}
