/** Rules from the files of netsh. */
import { describe, expect, test } from 'vitest';
import { type Rule, RulesError, readRules } from '../../src/formats.ts';
import { EXHAUSTIVE } from '../support/exhaustive.ts';
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

describe('where filters come from', () => {
  test('what the provider contexts of a state say', async () => {
    const rules = await readRules([fixtureBytes('origins.xml')]);
    expect([66241n, 66242n, 66243n].map((id) => rules.rule(id)?.origin)).toEqual([
      'Query User Default',
      '{5A1B2C3D-0000-4000-8000-00000000ABCD}',
      undefined,
    ]);
    expect(rules.rule(66243n)?.lacksOrigin).toBeUndefined();
    expect(rules.filtersOf('query user DEFAULT')).toEqual([66241n]);
    expect(rules.filtersOf('Stealth')).toEqual([]);
  });

  const KEY = '{cccccccc-0000-4000-8000-000000000001}';
  const FLAGS =
    '<flags><item>FWPM_FILTER_FLAG_INDEXED</item><item>FWPM_FILTER_FLAG_HAS_FILTER_ORIGIN</item></flags>';
  const filterWith = (flags: string) =>
    `<filters><item>${flags}<providerContextKey>${KEY}</providerContextKey><filterId>1</filterId></item></filters>`;
  const contextWith = (data: string, description = 'Stores filter origin') =>
    `<providerContexts><item><providerContextKey>${KEY.toUpperCase()}</providerContextKey><displayData><description>${description}</description></displayData><dataBuffer><data>${data}</data></dataBuffer></item></providerContexts>`;

  test.each<[what: string, xml: string, origin: string | undefined, lacks?: boolean]>([
    ['an odd number of bytes', contextWith('530000') + filterWith(FLAGS), undefined, true],
    ['a text, before the filter', contextWith('53000000') + filterWith(FLAGS), 'S'],
    ['a text, after the filter', filterWith(FLAGS) + contextWith('53000000'), 'S'],
    ['upper-case hex, and more after its NUL', filterWith(FLAGS) + contextWith('E4000000FFFF'), '\u00e4'],
    ['half of a pair', filterWith(FLAGS) + contextWith('00d80000'), '\ufffd'],
    ['no NUL', filterWith(FLAGS) + contextWith('5300'), undefined, true],
    ['an empty text', filterWith(FLAGS) + contextWith('0000'), undefined, true],
    ['no hex', filterWith(FLAGS) + contextWith('zzzz0000'), undefined, true],
    ['a context for something else', filterWith(FLAGS) + contextWith('53000000', 'Another'), undefined, true],
    ['no context, as netsh wfp show filters has none', filterWith(FLAGS), undefined, true],
    ['no flag', filterWith('<flags/>') + contextWith('53000000'), undefined],
    ['another flag', filterWith(FLAGS.replaceAll('ORIGIN', 'ORIGINS')) + contextWith('53000000'), undefined],
  ])('%s', async (_what, xml, origin, lacksOrigin) => {
    const rule = (await rulesIn(xml)).rule(1n);
    expect([rule?.origin, rule?.lacksOrigin]).toEqual([origin, lacksOrigin]);
  });

  test.each([
    ['FWP_ACTION_CALLOUT_TERMINATING', 'Inspector'],
    ['FWP_ACTION_CALLOUT_UNKNOWN', 'Inspector'],
    ['FWP_ACTION_BLOCK', undefined],
  ])('the callout of %s', async (action, callout) => {
    const key = '{dddddddd-0000-4000-8000-000000000001}';
    const xml = `<callouts><item><calloutKey>${key}</calloutKey><displayData><name>Inspector</name></displayData></item></callouts>`;
    const filter = `<action><type>${action}</type><filterType>${key}</filterType></action><filterId>1</filterId>`;
    expect((await rulesIn(xml + filtersXml(filter))).rule(1n)?.callout).toBe(callout);
    const without = (await rulesIn(filtersXml(filter))).rule(1n)?.callout;
    expect(without).toBe(callout === undefined ? undefined : key.slice(1, -1));
  });
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
    [
      'tags in a comment',
      '<displayData><name>a<!-- </b><c><name></name> & <d-->e</name></displayData>',
      'ae',
    ],
    ['a comment that does not end', '<displayData><name>a<!-- <b> c</name></displayData>', 'a'],
    ['CDATA that does not end', '<displayData><name>a<![CDATA[<b>&amp;</name></displayData>', 'a<b>&amp;'],
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

describe('files as netsh and consoles leave them', () => {
  const WHOLE = '<item><displayData><name>N</name></displayData><filterId>1</filterId></item>';

  test.each<[what: string, xml: string, count: number | undefined, reason?: string]>([
    ['as XML has it', filtersXml('<filterId>1</filterId>'), undefined],
    [
      'two elements at the top',
      `<wfpstate><filters>${WHOLE}</filters></wfpstate><firewallState/>`,
      undefined,
    ],
    [
      'two files',
      `\ufeff<?xml version="1.0"?><a/>\n\ufeff<?xml version="1.0"?><filters>${WHOLE}</filters>`,
      undefined,
    ],
    ['&& in a text', `<filters><item><sd>a && b & c</sd></item>${WHOLE}</filters>`, undefined],
    ['< in a text', `<filters><item><sd>a < b <= c <1> <</sd></item>${WHOLE}</filters>`, undefined],
    [
      'what looks like a tag',
      `<filters><item><sd>a<b>c</sd></item>${WHOLE}</filters>`,
      1,
      '</sd> where <b> is open',
    ],
    [
      'what looks like an end',
      `<filters><item><sd>a</b>c</sd></item>${WHOLE}</filters>`,
      1,
      'unexpected </b>',
    ],
    [
      'what looks like the start of a section',
      `<filters><item><sd>a<!b <?c <![d</sd></item>${WHOLE}</filters>`,
      undefined,
    ],
    ['a document type', `<!DOCTYPE a>\n<filters>${WHOLE}</filters>`, 1, 'text outside of all elements'],
    [
      'the line that netsh prints, after the file',
      `<filters>${WHOLE}</filters>\nData collection successful\n`,
      1,
      'text outside of all elements',
    ],
    [
      'lines of a console, before and after it',
      `C:\\>netsh\n<filters>${WHOLE}</filters>\nC:\\>`,
      2,
      'text outside of all elements',
    ],
    ['cut off', `<filters>${WHOLE}<item><filterId>2`, 1, 'the file ends inside <filterId>'],
    ['cut off in a tag', `<filters>${WHOLE}<item><filterI`, 1, 'the file ends inside <item>'],
    ['cut off in a comment', `<filters>${WHOLE}<!-- a`, 1, 'the file ends inside a comment or the like'],
    [
      'a comment without an end, in the name of a filter',
      `<filters><item><displayData><name>x <!-- <b></name></displayData></item>${WHOLE}</filters>`,
      1,
      'a comment or the like without an end',
    ],
    [
      'an end that is missing',
      `<filters><item><filterId>2</filterId>\n</filters><filters>${WHOLE}</filters>`,
      1,
      '</filters> where <item> is open',
    ],
    [
      'a filter with an end that is not its own',
      `<filters><item><a></item><filterId>2</filterId></item>${WHOLE}</filters>`,
      2,
      '</item> where <a> is open',
    ],
  ])('%s', async (_what, xml, count, reason) => {
    const rules = await rulesIn(xml);
    expect(rules.rule(1n)?.name).toBe(xml.includes('>N<') ? 'N' : '');
    expect([rules.rule(2n), rules.faults?.count, rules.faults?.first.reason]).toEqual([
      undefined,
      count,
      reason,
    ]);
  });

  test('a fault has a place', async () => {
    const rules = await rulesIn(`<filters>\n${WHOLE}\n  </b></filters>`);
    expect(rules.faults?.first).toEqual({ line: 3, column: 2, reason: 'unexpected </b>' });
  });

  test('&& in a security descriptor', async () => {
    const rules = await readRules([fixtureBytes('ampersands-in-sd.xml')]);
    expect(rules.faults).toBeUndefined();
    expect(rules.rule(66241n)?.name).toBe('The rule that is asked for');
    expect(rules.rule(70001n)?.name).toBe('Condition with a conditional ACE');
  });

  test('characters that are not escaped in what is read', async () => {
    const rules = await rulesIn(
      filtersXml('<displayData><name>R&D < &b; && <1></name></displayData><filterId>1</filterId>'),
    );
    expect(rules.rule(1n)?.name).toBe('R&D < &b; && <1>');
  });

  test('filters of a capture, those that were there at its start and those that came while it ran', async () => {
    const rules = await readRules([fixtureBytes('wfpdiag.xml')]);
    expect(rules.size).toBe(2);
    expect(rules.rule(500n)?.name).toBe('There at the start');
    expect(rules.rule(66241n)).toMatchObject({ name: 'Added while capturing', provider: 'Some provider' });
  });

  test('a filter that is deleted while a capture runs is still the one that was there', async () => {
    const rules = await rulesIn(
      `<filters>${WHOLE}</filters><filterChange><filter><filterId>1</filterId></filter></filterChange>`,
    );
    expect(rules.rule(1n)?.name).toBe('N');
  });
});

describe('errors', () => {
  test.each<[what: string, xml: string, line: number, column: number, reason: string]>([
    ['nothing', '', 1, 0, 'the file is empty'],
    ['blanks', ' \n ', 2, 1, 'the file is empty'],
    ['another file', '<wfpdiag/>', 1, 10, 'there is no <filters> in the file'],
    [
      'events',
      '<netEvents numItems="0"/>',
      1,
      25,
      'these are events, as netsh wfp show netevents writes them, and not filters',
    ],
    [
      'the line that netsh prints',
      'Data collection successful; output = filters.xml\r\n',
      2,
      0,
      'this is what netsh printed, and not the file that it wrote, which it names',
    ],
    [
      'a cabinet',
      'MSCF\0\0\0\0wfpdiag.xml\0',
      1,
      20,
      'this is a cabinet, as netsh wfp capture writes it: unpack wfpdiag.xml first (expand wfpdiag.cab -F:wfpdiag.xml .)',
    ],
    ['no XML', 'MDMP', 1, 4, 'this is no XML'],
    ['an end that is missing', '<wfpdiag>\n<filters>\n<item>', 3, 6, 'the file ends inside <item>'],
    ['an end inside of a tag', '<filters>\n<item', 2, 5, 'the file ends inside <filters>'],
    ['a wrong end', '<filters>\n <item>\n</filters>', 3, 0, '</filters> where <item> is open'],
    [
      'a document type',
      '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
      1,
      40,
      'there is no <filters> in the file',
    ],
    ['depth', '<a>'.repeat(300), 1, 768, 'elements are nested deeper than 256'],
    [
      'a tag of 9,000 characters',
      `<filters ${attributes(1500)}>`,
      1,
      `<filters ${attributes(1500)}>`.length,
      'this is no XML',
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
      `line ${line}, column ${column}: ${reason}. To make the file anew: netsh wfp show state file=wfpstate.xml`,
    );
  });

  test('entities that would grow to gigabytes are text', async () => {
    const names = [...'abcdefghij'];
    const entities = names.map((name, i) => `<!ENTITY ${name} "${`&${names[i - 1] ?? 'lol'};`.repeat(10)}">`);
    const rules = await rulesIn(
      `<!DOCTYPE x [${entities.join('')}]>${filtersXml('<displayData><name>&j;</name></displayData><filterId>1</filterId>')}`,
    );
    expect(rules.rule(1n)?.name).toBe('&j;');
  });

  test('of the source itself pass through', async () => {
    const broken = new Error('EIO');
    await expect(readRules(failing(broken))).rejects.toBe(broken);
  });
});

test.runIf(EXHAUSTIVE)('a text of 128 MiB needs no memory of that size', async () => {
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
