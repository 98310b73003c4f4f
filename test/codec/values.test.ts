/** What bytes say: each kind of value from its bytes, at an odd address. */
import { describe, expect, test } from 'vitest';
import * as fwpm from '../../src/index.ts';
import { decode, memoryImage, type ValueLayout } from '../../src/index.ts';
import { Image } from '../support/image.ts';

const BASE = 0x10001n;

/** The bytes of hex digits; blanks are for the reader. */
function hex(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
}

function valueIn(layout: ValueLayout, bytes: Uint8Array): unknown {
  return decode(layout, memoryImage(bytes, { abi: 'x64', base: BASE }), BASE);
}

const numbers: [ValueLayout, string, unknown][] = [
  [fwpm.uint8, 'ff', 255],
  [fwpm.uint16, 'feff', 65534],
  [fwpm.uint32, '010000ff', 0xff00_0001],
  [fwpm.int8, '80', -128],
  [fwpm.int16, '0080', -32768],
  [fwpm.int32, '00000080', -2147483648],
  [fwpm.uint64, '01000000000000ff', 0xff00_0000_0000_0001n],
  [fwpm.int64, '0000000000000080', -(2n ** 63n)],
  [fwpm.float32, '0000c03f', 1.5],
  [fwpm.float32, '00000080', -0],
  [fwpm.float32, '0000807f', Number.POSITIVE_INFINITY],
  [fwpm.float64, '182d4454fb210940', Math.PI],
  [fwpm.float64, '000000000000f8ff', Number.NaN],
  [fwpm.FILETIME, '0080 3ed5 deb1 9d01', 116444736000000000n],
  [fwpm.FILETIME, 'ffffffff ffffffff', 2n ** 64n - 1n],
  [fwpm.LUID, '0500 0000 0100 0000', 0x1_0000_0005n],
  [fwpm.bool, '00000000', false],
  [fwpm.bool, '01000000', true],
  [fwpm.bool, '00000001', true],
  [fwpm.bool, '00000080', true],
  [fwpm.FWP_AF, '02000000', 'FWP_AF_ETHER'],
  [fwpm.FWP_AF, '04000000', 4],
  [fwpm.FWP_AF, 'ffffffff', 2 ** 32 - 1],
  [fwpm.MS_FWP_DIRECTION, '00390000', 'MS_FWP_DIRECTION_IN'],
  [fwpm.MS_FWP_DIRECTION, '01000000', 1],
  [fwpm.FWPM_NET_EVENT_FLAG, '010000ff', 0xff00_0001],
];

const addresses: [ValueLayout, string, unknown][] = [
  [fwpm.ipv4, '010200c0', '192.0.2.1'],
  [fwpm.ipv4, '00000000', '0.0.0.0'],
  [fwpm.ipv4, 'ffffffff', '255.255.255.255'],
  [fwpm.mac, '00 0a bc 5e 00 ff', '00-0A-BC-5E-00-FF'],
  [fwpm.GUID, '33221100 5544 7766 8899 aabbccddeeff', '00112233-4455-6677-8899-aabbccddeeff'],
  [fwpm.GUID, 'ddccbbaa ffee 0100 0203 040506070809', 'aabbccdd-eeff-0001-0203-040506070809'],
  ...[
    ['0000 0000 0000 0000 0000 0000 0000 0000', '::'],
    ['0000 0000 0000 0000 0000 0000 0000 0001', '::1'],
    ['0001 0000 0000 0000 0000 0000 0000 0000', '1::'],
    ['2001 0db8 0000 0000 0000 0000 0000 0001', '2001:db8::1'],
    ['2001 0db8 0001 0002 0003 0004 0005 0006', '2001:db8:1:2:3:4:5:6'],
    // One group of zeros is not shortened; of two runs the longer one is, of equal ones the first.
    ['2001 0db8 0000 0001 0001 0001 0001 0001', '2001:db8:0:1:1:1:1:1'],
    ['2001 0000 0000 0001 0000 0000 0000 0001', '2001:0:0:1::1'],
    ['2001 0db8 0000 0000 0001 0000 0000 0001', '2001:db8::1:0:0:1'],
    ['0000 0000 0001 0001 0001 0001 0000 0000', '::1:1:1:1:0:0'],
    ['abcd ef01 0000 0000 0000 0000 00ff 0f00', 'abcd:ef01::ff:f00'],
    // Dotted for IPv4-mapped addresses only.
    ['0000 0000 0000 0000 0000 ffff 0102 0304', '::ffff:1.2.3.4'],
    ['0000 0000 0000 0000 0000 ffff 0000 0000', '::ffff:0.0.0.0'],
    ['0000 0000 0000 0000 0000 0000 0102 0304', '::102:304'],
    ['0000 0000 0000 0000 ffff 0000 0102 0304', '::ffff:0:102:304'],
    ['0064 ff9b 0000 0000 0000 0000 0102 0304', '64:ff9b::102:304'],
  ].map(([bytes = '', text]): [ValueLayout, string, unknown] => [fwpm.ipv6, bytes, text]),
];

const sids: [ValueLayout, string, unknown][] = [
  ['0101 000000000005 12000000', 'S-1-5-18'],
  ['0105 000000000005 15000000 01000000 02000000 03000000 f4010000', 'S-1-5-21-1-2-3-500'],
  ['0100 000000000000', 'S-1-0'],
  ['0101 000000000000 00000000', 'S-1-0-0'],
  ['ff01 000000000005 ffffffff', 'S-255-5-4294967295'],
  ['0001 000000000010 00000000', 'S-0-16-0'],
  // From 2^32 on the authority is hex.
  ['0101 0000ffffffff 01000000', 'S-1-4294967295-1'],
  ['0101 000100000000 01000000', 'S-1-0x000100000000-1'],
  ['0101 ffffffffffff 01000000', 'S-1-0xffffffffffff-1'],
  [`01ff 000000000005 ${'01000000'.repeat(255)}`, `S-1-5${'-1'.repeat(255)}`],
].map(([bytes = '', text]) => [fwpm.SID, bytes, text]);

describe.each([
  ['numbers', numbers],
  ['addresses and GUIDs', addresses],
  ['SIDs', sids],
])('%s', (_, table) => {
  test.each(table.map(([layout, bytes, value]) => ({ type: layout.ctype, layout, bytes, value })))(
    '$type $bytes: $value',
    ({ layout, bytes, value }) => {
      expect(valueIn(layout, hex(bytes))).toBe(value);
    },
  );
});

describe('byte arrays', () => {
  test.each<[string, ValueLayout, string]>([
    ['UINT8[3]', fwpm.bytes(3), '00ff80'],
    ['SID_IDENTIFIER_AUTHORITY', fwpm.SID_IDENTIFIER_AUTHORITY, '000000000005'],
  ])('%s is copied', (_, layout, text) => {
    const bytes = hex(text);
    const value = valueIn(layout, bytes);
    expect(value).toEqual(hex(text));
    bytes.fill(7);
    expect(value).toEqual(hex(text));
  });
});

describe('strings', () => {
  // Around the sizes in which memory is searched and text put together.
  const sizes = [1, 2047, 2048, 2049, 4095, 4096, 4097, 8192, 20_000];

  test.each<[string, string]>([
    ['nothing', ''],
    ['letters', 'CONTOSO\\gw-27$'],
    ['a character of two code units', '🦊'],
    ['unpaired surrogates', '\ud83da\udd8a\ud83d'],
    ['a byte order mark', '\ufeffa'],
    ['the wrong byte order mark', '\ufffea'],
    ['what is no character', '\uffff\u0001'],
    ...sizes.map((size): [string, string] => [`${size} code units`, `${'a'.repeat(size - 1)}z`]),
    ...sizes.map((size): [string, string] => [`a pair across ${size}`, `${'a'.repeat(size - 1)}🦊z`]),
  ])('of %s', (_, text) => {
    const image = new Image(2 * text.length + 6).text(0, `${text}\0z`);
    expect(valueIn(fwpm.wideString, image.bytes)).toBe(text);
  });
});
