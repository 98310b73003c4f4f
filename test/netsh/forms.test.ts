/** What is written in other ways than the fixtures have it: values, damage between events, and files that are something else. */
import { describe, expect, test } from 'vitest';
import { isLost } from '../../src/codec/lost.ts';
import { isNetshError, NetshError } from '../../src/formats.ts';
import { readAll } from './read.ts';

const TYPE = '<type>FWPM_NET_EVENT_TYPE_CLASSIFY_DROP</type>';

async function eventIn(content: string) {
  const { events, notes } = await readAll(`<netEvents><item>${content}</item></netEvents>`);
  return { event: events[0]?.event, notes };
}

describe('a member', () => {
  test.each<[element: string, path: string, value: unknown]>([
    ['<header><flags/></header>', 'header.flags', 0],
    ['<header><flags>0x23</flags></header>', 'header.flags', 0x23],
    ['<header><flags>3</flags></header>', 'header.flags', 3],
    [
      '<header><flags><item>FWPM_NET_EVENT_FLAG_IP_VERSION_SET</item><item>0x80000000</item></flags></header>',
      'header.flags',
      0x80000100,
    ],
    ['<header><ipVersion>1</ipVersion></header>', 'header.ipVersion', 'FWP_IP_VERSION_V6'],
    ['<header><ipVersion>77</ipVersion></header>', 'header.ipVersion', 77],
    [
      '<header><ipVersion> FWP_IP_VERSION_NONE\n</ipVersion></header>',
      'header.ipVersion',
      'FWP_IP_VERSION_NONE',
    ],
    ['<header><timeStamp>2026-03-14T15:09:26Z</timeStamp></header>', 'header.timeStamp', 134179745660000000n],
    [
      '<header><timeStamp>2026-03-14T15:09:26.535Z</timeStamp></header>',
      'header.timeStamp',
      134179745665350000n,
    ],
    ['<header><localAddrV4>3232235777</localAddrV4></header>', 'header.localAddrV4', '192.168.1.1'],
    [
      '<header><localAddrV6>FE80::5EFE:10.0.0.1</localAddrV6></header>',
      'header.localAddrV6',
      'fe80::5efe:a00:1',
    ],
    [
      '<header><localAddrV6.byteArray16>0:0:0:0:0:ffff:1.2.3.4</localAddrV6.byteArray16></header>',
      'header.localAddrV6',
      '::ffff:1.2.3.4',
    ],
    ['<header><enterpriseId>a &amp; b</enterpriseId></header>', 'header.enterpriseId', 'a & b'],
    ['<header><enterpriseId>a && b <c</enterpriseId></header>', 'header.enterpriseId', 'a && b <c'],
    ['<header><appId><data>410000</data></appId></header>', 'header.appId', 'A'],
    ['<header><reserved1>FWP_AF_ETHER</reserved1></header>', 'header.reserved1', 'FWP_AF_ETHER'],
    [
      '<classifyDropMac><localMacAddr>00:1b:21-aabbcc</localMacAddr></classifyDropMac>',
      'classifyDropMac.localMacAddr',
      '00-1B-21-AA-BB-CC',
    ],
    [
      '<ipsecDrop><failureStatus>0xc0360003</failureStatus></ipsecDrop>',
      'ipsecDrop.failureStatus',
      -1070202877,
    ],
    [
      '<ipsecDrop><failureStatus>3224764419</failureStatus></ipsecDrop>',
      'ipsecDrop.failureStatus',
      -1070202877,
    ],
    [
      '<ipsecDrop><failureStatus>-1070202877</failureStatus></ipsecDrop>',
      'ipsecDrop.failureStatus',
      -1070202877,
    ],
    [
      '<ipsecDrop><failureStatus>STATUS_IPSEC_WRONG_SA</failureStatus></ipsecDrop>',
      'ipsecDrop.failureStatus',
      -1070202877,
    ],
    [
      '<ikeMmFailure><failureErrorCode>ERROR_IPSEC_IKE_TIMED_OUT</failureErrorCode></ikeMmFailure>',
      'ikeMmFailure.failureErrorCode',
      13805,
    ],
    ['<classifyDrop><isLoopback>1</isLoopback></classifyDrop>', 'classifyDrop.isLoopback', true],
    [
      '<classifyDrop><filterId>0xffffffffffffffff</filterId></classifyDrop>',
      'classifyDrop.filterId',
      2n ** 64n - 1n,
    ],
    [
      '<classifyDrop><filterId>1</filterId><filterId>2</filterId></classifyDrop>',
      'classifyDrop.filterId',
      1n,
    ],
    ['<type>13</type>', 'type', 13],
    ['<type>FWPM_NET_EVENT_TYPE_PUBLIC_CLASSIFY_DROP</type>', 'type', 'FWPM_NET_EVENT_TYPE_CLASSIFY_DROP'],
    ['<type>3</type>', 'type', 'FWPM_NET_EVENT_TYPE_CLASSIFY_DROP'],
  ])('%s', async (element, path, value) => {
    const { event, notes } = await eventIn(element.includes('<type>') ? element : TYPE + element);
    expect(path.split('.').reduce((part, name) => Object(part)[name], Object(event))).toStrictEqual(value);
    expect([...notes.unknown, ...notes.unread]).toEqual([]);
  });

  test.each([
    ['header.localPort', '<header><localPort>65536</localPort></header>'],
    ['header.localPort', '<header><localPort>-1</localPort></header>'],
    ['header.localPort', '<header><localPort/></header>'],
    ['header.timeStamp', '<header><timeStamp>2026-02-31T00:00:00Z</timeStamp></header>'],
    ['header.timeStamp', '<header><timeStamp>99999999999999999999</timeStamp></header>'],
    ['header.localAddrV4', '<header><localAddrV4>1.2.3</localAddrV4></header>'],
    ['header.localAddrV6', '<header><localAddrV6>1.2.3.4</localAddrV6></header>'],
    ['header.flags', '<header><flags>FWPM</flags></header>'],
    ['header.ipVersion', '<header><ipVersion>4 6</ipVersion></header>'],
    ['classifyDrop.isLoopback', '<classifyDrop><isLoopback>maybe</isLoopback></classifyDrop>'],
    ['ikeMmFailure.endCertHash', '<ikeMmFailure><endCertHash>0102</endCertHash></ikeMmFailure>'],
    [
      'ikeMmFailure.failureErrorCode',
      '<ikeMmFailure><failureErrorCode>ERROR_NOBODY_KNOWS</failureErrorCode></ikeMmFailure>',
    ],
  ])('%s is absent, and noted, where its text says nothing: %s', async (path, element) => {
    const { event, notes } = await eventIn(TYPE + element);
    const [owner = '', member = ''] = path.split('.');
    expect(Object.keys(Object(event?.[owner]))).not.toContain(member);
    expect([...notes.unread]).toEqual([[path, 1]]);
  });

  test('that a pointer leads to is lost, as it is in memory that cannot be read', async () => {
    const elements = '<userId>nobody</userId><appId><asString>a.b.</asString></appId><enterpriseId/>';
    const { event, notes } = await eventIn(`<header>${elements}</header>`);
    expect(event).toEqual({ header: { userId: null, appId: null, enterpriseId: null } });
    const header = Object(event?.['header']);
    expect(['userId', 'appId', 'enterpriseId'].map((name) => isLost(header, name))).toEqual([
      true,
      true,
      false,
    ]);
    expect([...notes.unread.keys()]).toEqual(['header.userId', 'header.appId']);
  });

  test('or a name that is not known is counted, and a name kept', async () => {
    const { event, notes } = await eventIn(
      '<type>FWPM_NET_EVENT_TYPE_OF_TOMORROW</type><header><flags><item>NEW_FLAG</item></flags><new><a/></new></header><newBody/>',
    );
    expect(event).toEqual({ header: { flags: 0 }, type: 'FWPM_NET_EVENT_TYPE_OF_TOMORROW' });
    expect([...notes.unknown.keys()]).toEqual([
      'NEW_FLAG',
      '<header.new>',
      'FWPM_NET_EVENT_TYPE_OF_TOMORROW',
      '<newBody>',
    ]);
  });

  test.each(['__proto__', 'constructor', 'toString'])('%s is nothing special', async (name) => {
    const { event, notes } = await eventIn(
      `${TYPE}<${name}>1</${name}><classifyDrop><${name}>1</${name}><filterId>1</filterId></classifyDrop><internalFields><${name}>1</${name}></internalFields>`,
    );
    expect(Object.keys(Object(event?.['classifyDrop']))).toEqual(['filterId']);
    expect(Object.entries(Object(event?.['internal']))).toEqual([[name, '1']]);
    expect(notes.unknown.size).toBe(2);
  });
});

describe('events among damage', () => {
  const item = (id: number): string =>
    `<item>${TYPE}<header><timeStamp>2026-01-01</timeStamp></header><classifyDrop><filterId>${id}</filterId></classifyDrop></item>`;
  const named = (id: number): string =>
    item(id)
      .replace('<item>', '<netEvent>')
      .replace(/<\/item>$/, '</netEvent>');

  test.each<[what: string, file: string, ids: readonly number[], faults: boolean]>([
    [
      'an item around the element of the event',
      `<netEvents><item>${named(1)}</item><item>${named(2)}</item></netEvents>`,
      [1, 2],
      false,
    ],
    [
      'several roots',
      `<netEvents>${item(1)}</netEvents><wfpdiag><events>${named(2)}</events></wfpdiag>`,
      [1, 2],
      false,
    ],
    [
      'an event without its end',
      `<wfpdiag><events>${named(1).replace('</netEvent>', '')}${named(2)}</events></wfpdiag>`,
      [2],
      true,
    ],
    [
      'an item without its end',
      `<netEvents>${item(1).replace(/<\/item>$/, '')}${item(2)}</netEvents>`,
      [2],
      true,
    ],
    [
      'an item that is cut in its header',
      `<netEvents>${item(1)}<item><header><flags><item>FWPM${item(2)}${item(3)}</netEvents>`,
      [1, 2, 3],
      true,
    ],
    [
      'an element that nobody closes',
      `<netEvents>${item(1).replace('</filterId>', '</filterId><vSwitchId>')}${item(2)}</netEvents>`,
      [1, 2],
      true,
    ],
    ['ends of what nobody opened', `<netEvents></flags>${item(1)}</header></netEvents>`, [1], true],
    ['text of a console', `C:\\> netsh\n<netEvents>${item(1)}</netEvents>\nC:\\>`, [1], true],
    ['elements that are no events', '<netEvents><item><a/></item><item/></netEvents>', [], false],
    [
      'more than an event can have',
      `<netEvents><item>${TYPE}${'<a/>'.repeat(5000)}</item>${item(2)}</netEvents>`,
      [2],
      false,
    ],
  ])('%s', async (_, file, ids, faults) => {
    for (const piece of [65_536, 7]) {
      const { events, notes } = await readAll(file, piece);
      expect(events.map(({ event }) => Number(Object(event['classifyDrop']).filterId))).toEqual(ids);
      expect(notes.faults !== undefined).toBe(faults);
    }
  });
});

describe('a file that has no room for events', () => {
  test.each([
    ['nothing', '', 'the file is empty'],
    ['text', 'hello', 'this is no XML'],
    ['another file', '<wfpstate/>', 'there is no <netEvent> in the file'],
    [
      'filters',
      '<wfpdiag><filters><item><filterId>1</filterId></item></filters></wfpdiag>',
      'these are filters and not events',
    ],
    ['elements in each other', '<netEvents>'.repeat(300), 'elements are nested deeper than 256'],
  ])('%s', async (_, file, reason) => {
    const error = await readAll(file).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NetshError);
    expect(isNetshError(error) && error.reason).toContain(reason);
  });
});
