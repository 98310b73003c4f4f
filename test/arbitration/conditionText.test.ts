/** Conditions in words, as netsh's files have them. */
import { expect, test } from 'vitest';
import { conditionsText, volumesOf } from '../../src/formats.ts';
import { filtersXml, rulesIn } from '../support/filters.ts';

function item(field: string, match: string, type: string, value: string): string {
  return `<item><fieldKey>${field}</fieldKey><matchType>FWP_MATCH_${match}</matchType><conditionValue><type>FWP_${type}</type>${value}</conditionValue></item>`;
}

const condition = (field: string, match: string, type: string, value: string) =>
  item(`FWPM_CONDITION_${field}`, match, type, value);
const port = (n: number | string, field = 'IP_LOCAL_PORT') =>
  condition(field, 'EQUAL', 'UINT16', `<uint16>${n}</uint16>`);
const protocol = (n: number) => condition('IP_PROTOCOL', 'EQUAL', 'UINT8', `<uint8>${n}</uint8>`);
const mask = (addr: string, bits: string) =>
  condition(
    'IP_REMOTE_ADDRESS',
    'EQUAL',
    'V4_ADDR_MASK',
    `<v4AddrMask><addr>${addr}</addr><mask>${bits}</mask></v4AddrMask>`,
  );
const hex = (text: string) => Buffer.from(`${text}\0`, 'utf16le').toString('hex');
const app = (path: string) =>
  condition('ALE_APP_ID', 'EQUAL', 'BYTE_BLOB_TYPE', `<byteBlob><data>${hex(path)}</data></byteBlob>`);
const range = (type: string, element: string, low: string, high: string) =>
  `<rangeValue><valueLow><type>FWP_${type}</type><${element}>${low}</${element}></valueLow><valueHigh><type>FWP_${type}</type><${element}>${high}</${element}></valueHigh></rangeValue>`;

test.each<[xml: string, text: string]>([
  ['', ''],
  [
    port(445) + mask('10.0.0.0', '255.0.0.0') + app('\\device\\harddiskvolume3\\x.exe'),
    'local port 445, remote subnet 10.0.0.0/8, app \\device\\harddiskvolume3\\x.exe',
  ],
  [mask('10.0.0.1', '255.255.255.255'), 'remote address 10.0.0.1'],
  [mask('10.0.0.1', '255.0.255.0'), 'remote subnet 10.0.0.1 mask 255.0.255.0'],
  [mask('0.0.0.0', '0.0.0.0'), 'remote subnet 0.0.0.0/0'],
  [
    condition(
      'IP_REMOTE_ADDRESS',
      'EQUAL',
      'V6_ADDR_MASK',
      '<v6AddrMask><addr>fe80::</addr><prefixLength>10</prefixLength></v6AddrMask>',
    ),
    'remote subnet fe80::/10',
  ],
  [
    condition('IP_LOCAL_ADDRESS', 'EQUAL', 'BYTE_ARRAY16_TYPE', '<byteArray16>::ffff:1.2.3.4</byteArray16>'),
    'local address ::ffff:1.2.3.4',
  ],
  [
    condition('IP_LOCAL_ADDRESS', 'NOT_EQUAL', 'UINT32', '<uint32>10.1.2.3</uint32>'),
    'local address not 10.1.2.3',
  ],
  [port(80) + port(443), 'local port 80 or 443'],
  [port(80) + protocol(6) + port(443), 'local port 80, protocol tcp, local port 443'],
  [
    Array.from({ length: 10 }, (_, n) => port(n)).join(''),
    'local port 0 or 1 or 2 or 3 or 4 or 5 or 6 or 7 or 2 more',
  ],
  [
    port(80) + condition('IP_LOCAL_PORT', 'RANGE', 'RANGE_TYPE', range('UINT16', 'uint16', '5000', '6000')),
    'local port 80 or 5000-6000',
  ],
  [
    condition('IP_REMOTE_ADDRESS', 'RANGE', 'RANGE_TYPE', range('UINT32', 'uint32', '10.0.0.0', '10.0.0.9')),
    'remote address 10.0.0.0-10.0.0.9',
  ],
  [protocol(1) + port(8) + port(0, 'IP_REMOTE_PORT'), 'protocol icmp, ICMP type 8, ICMP code 0'],
  [protocol(200), 'protocol 200'],
  [condition('IP_REMOTE_PORT', 'GREATER', 'UINT16', '<uint16>1</uint16>'), 'remote port > 1'],
  [
    condition('FLAGS', 'FLAGS_NONE_SET', 'UINT32', '<uint32>33</uint32>'),
    'flags none of IS_LOOPBACK and IS_FRAGMENT',
  ],
  [condition('FLAGS', 'FLAGS_ALL_SET', 'UINT32', '<uint32>0</uint32>'), 'flags all of 0'],
  [condition('ALE_PACKAGE_ID', 'NOT_EQUAL', 'SID', '<sid>S-1-0-0</sid>'), 'package not S-1-0-0'],
  [
    condition('ARRIVAL_INTERFACE_TYPE', 'EQUAL', 'UINT32', '<uint32>131</uint32>'),
    'arrival interface type 131',
  ],
  [
    condition('ALE_USER_ID', 'EQUAL', 'SECURITY_DESCRIPTOR_TYPE', '<sd>D:(A;;CC;;;SY)</sd>'),
    'user "D:(A;;CC;;;SY)"',
  ],
  [
    condition('ALE_USER_ID', 'EQUAL', 'SECURITY_DESCRIPTOR_TYPE', `<sd>${'a'.repeat(500)}</sd>`),
    `user "${'a'.repeat(120)}…"`,
  ],
  [
    item('{3971ef2b-623e-4f9a-8cb1-6e79b806b9a8}', 'EQUAL', 'UINT8', '<uint8>1</uint8>'),
    'field 3971ef2b-623e-4f9a-8cb1-6e79b806b9a8 1',
  ],
  [item('a, b', 'x, y', 'UINT8', '<uint8>1</uint8>'), 'field "a, b" "FWP_MATCH_x, y" 1'],
  ['<item/>', 'a condition that cannot be read ? (not read)'],
])('%#', async (xml, text) => {
  const { state } = await rulesIn(
    filtersXml(`<filterCondition>${xml}</filterCondition><filterId>1</filterId>`),
    {
      state: true,
    },
  );
  expect(conditionsText(state?.filters[0]?.conditions ?? [])).toBe(text);
});

test('applications by the paths that people know', async () => {
  const xml = `<filterCondition>${app('\\device\\harddiskvolume3\\a b\\x.exe')}</filterCondition><filterId>1</filterId>`;
  const { state } = await rulesIn(filtersXml(xml), { state: true });
  const conditions = state?.filters[0]?.conditions ?? [];
  expect(conditionsText(conditions, { volumes: volumesOf(['harddiskvolume3=C:']) })).toBe(
    'app C:\\a b\\x.exe',
  );
});
