/** Pseudonyms: what they hide, what they keep, and that a value with them is a value like any other. */
import { createHmac } from 'node:crypto';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import {
  decode,
  encode,
  FWP_BYTE_BLOB,
  FWP_V4_ADDR_AND_MASK,
  ipv4,
  ipv6,
  mac,
  memoryImage,
  SID,
  wideString,
} from '../../src/index.ts';
import { FWPM_DISPLAY_DATA0 } from '../../src/objects.ts';
import { type KeyedHash, Redactor } from '../../src/redact.ts';
import { arbitraryOf } from '../properties/arbitrary.ts';
import { CASES, SEED } from '../properties/cases.ts';
import { assertSame } from '../properties/same.ts';
import { rows, runs } from '../support/exhaustive.ts';

fc.configureGlobal({ seed: SEED, numRuns: runs(200) });

function hashOf(key: string): KeyedHash {
  return (text) => createHmac('sha256', key).update(text).digest();
}

const redactor = new Redactor(hashOf('a key'));
const other = new Redactor(hashOf('another key'));

const ip = (text: string) => redactor.value(text.includes(':') ? ipv6 : ipv4, text);

describe('of an address', () => {
  test.each([
    '0.0.0.0',
    '127.0.0.1',
    '224.0.0.251',
    '239.255.255.250',
    '255.255.255.255',
    '::',
    '::1',
    'ff02::fb',
    '::ffff:127.0.0.1',
  ])("%s, which is nobody's, nothing is changed", (text) => {
    expect(ip(text)).toBe(text);
  });

  test.each([
    ['10.1.2.3', /^10\./],
    ['100.64.1.2', /^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./],
    ['169.254.7.7', /^169\.254\./],
    ['172.16.1.1', /^172\.(1[6-9]|2\d|3[01])\./],
    ['192.168.1.1', /^192\.168\./],
    ['fe80::1:2:3', /^fe80::/],
    ['fd12:3456:789a::1', /^fd/],
    ['2001:db8::1', /^[23][0-9a-f]{3}:/],
    ['::ffff:10.1.2.3', /^::ffff:10\./],
    ['64:ff9b::a01:203', /^64:ff9b::a/],
  ])('%s, the kind stays', (text, kind) => {
    expect(ip(text)).toMatch(kind);
    expect(ip(text)).not.toBe(text);
    expect(other.value(text.includes(':') ? ipv6 : ipv4, text)).not.toBe(ip(text));
  });

  const PRIVATE =
    /^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])|22[4-9]|2[3-5]\d)\./;
  const ipv4s = fc.integer({ min: 0, max: 2 ** 32 - 1 }).map(dotted);

  property.prop([ipv4s], { numRuns: runs(2000) })(
    'that is public, the pseudonym is no private one',
    (text) => {
      fc.pre(!PRIVATE.test(text));
      expect(ip(text)).not.toMatch(
        /^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|22[4-9]|23\d)\./,
      );
    },
  );

  const inPrivate = fc.integer({ min: 0, max: 2 ** 24 - 1 }).map((low) => dotted(0x0a000000 + low));
  property.prop([inPrivate, inPrivate], { numRuns: runs(2000) })('networks stay networks', (one, two) => {
    expect(commonBits(ip(one), ip(two))).toBe(commonBits(one, two));
  });

  test('neighbours in a public network stay neighbours, and no two become one', () => {
    const made = Array.from({ length: 256 }, (_, last) => ip(`198.51.7.${last}`));
    expect(new Set(made).size).toBe(256);
    expect(new Set(made.map((text) => text.slice(0, text.lastIndexOf('.')))).size).toBe(1);
  });

  test.each(['255.255.255.0', '128.0.0.0'])('the mask %s of a network stays', (mask) => {
    expect(redactor.value(FWP_V4_ADDR_AND_MASK, { addr: '8.8.4.0', mask })).toEqual({
      addr: ip('8.8.4.0'),
      mask,
    });
  });

  test.each([
    ['00-00-00-00-00-00', /^00-00-00-00-00-00$/],
    ['FF-FF-FF-FF-FF-FF', /^FF-FF-FF-FF-FF-FF$/],
    ['00-1B-21-3C-4D-5E', /^02(-[0-9A-F]{2}){5}$/],
    ['33-33-FF-3C-4D-5E', /^03(-[0-9A-F]{2}){5}$/],
  ])('%s: locally administered, and to a group or not', (text, kind) => {
    expect(redactor.value(mac, text)).toMatch(kind);
  });
});

describe('of a SID', () => {
  const sid = (text: string) => redactor.value(SID, text);

  test.each([
    'S-1-0-0',
    'S-1-1-0',
    'S-1-5-18',
    'S-1-5-32-544',
    'S-1-5-80-3139157870-2983391045-3678747466-658725712-1809340420',
    'S-1-15-2-1',
    'S-1-15-2-2',
    'S-1-15-3-1',
    'S-1-16-12288',
  ])('%s, which every machine has, nothing is changed', (text) => {
    expect(sid(text)).toBe(text);
  });

  test.each([
    ['S-1-5-21-1-2-3-1001', /^S-1-5-21(-\d+){3}-\d{4,10}$/],
    ['S-1-5-21-1-2-3-500', /^S-1-5-21(-\d+){3}-500$/],
    ['S-1-5-5-0-77234', /^S-1-5-5(-\d+){2}$/],
    ['S-1-12-1-1-2-3-4', /^S-1-12-1(-\d+){4}$/],
    ['S-1-15-2-1-2-3-4-5-6-7', /^S-1-15-2(-\d+){7}$/],
    ['S-1-15-3-1024-1-2-3-4-5-6-7-8', /^S-1-15-3-1024(-\d+){8}$/],
    ['S-1-5-21', /^S-1-5-21$/],
    ['S-1-99-7', /^S-1-99-\d{2,10}$/],
  ])('%s, the kind stays', (text, kind) => {
    expect(sid(text)).toMatch(kind);
    if (text.split('-').length > 4) expect(sid(text)).not.toBe(text);
  });

  test('users of a domain stay in one domain', () => {
    const [one, two, elsewhere] = ['S-1-5-21-1-2-3-1001', 'S-1-5-21-1-2-3-1002', 'S-1-5-21-1-2-4-1001'].map(
      sid,
    );
    const domainOf = (text = '') => text.slice(0, text.lastIndexOf('-'));
    expect(domainOf(one)).toBe(domainOf(two));
    expect(one).not.toBe(two);
    expect(domainOf(elsewhere)).not.toBe(domainOf(one));
  });
});

describe('of a text', () => {
  const NAME = 'name-[0-9a-f]{12}';

  test.each([
    '',
    'System',
    '\\device\\harddiskvolume3\\windows\\system32\\svchost.exe',
    'C:\\Program Files (x86)\\Some\\app.exe',
  ])('%j, which says nothing of anybody, nothing is changed', (text) => {
    expect(redactor.value(wideString, text)).toBe(text);
  });

  test.each([
    ['contoso.com', `^${NAME}$`],
    ['C:\\Users\\ann\\tool.exe', `^C:\\\\Users\\\\${NAME}\\\\${NAME}\\.exe$`],
    ['\\device\\harddiskvolume3\\own\\x', `^\\\\device\\\\harddiskvolume3\\\\${NAME}\\\\${NAME}$`],
    [
      '\\device\\harddiskvolume3\\windowsill\\x.y',
      `^\\\\device\\\\harddiskvolume3\\\\${NAME}\\\\${NAME}\\.y$`,
    ],
    ['C:\\Windows', '^C:\\\\Windows$'],
  ])('%s', (text, pattern) => {
    expect(redactor.value(wideString, text)).toMatch(new RegExp(pattern));
  });

  test('capital letters make no other name', () => {
    expect(redactor.name('PC7')).toBe(redactor.name('pc7'));
    expect(redactor.name('PC7')).not.toBe(redactor.name('PC8'));
  });
});

test('the names of filters and of those who make them stay', () => {
  const displayData = { name: 'Block SMB', description: 'No file shares.' };
  expect(redactor.value(FWPM_DISPLAY_DATA0, displayData)).toEqual(displayData);
});

describe('of bytes', () => {
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));

  test('that are a text, it is that of the text', () => {
    const made = redactor.value(FWP_BYTE_BLOB, bytes('contoso.com\0'));
    expect(Buffer.from(made ?? []).toString('utf16le')).toBe(`${redactor.name('contoso.com')}\0`);
  });

  test.each([
    ['zeros', new Uint8Array(20), true],
    ['none', new Uint8Array(0), true],
    ['a text without its end', bytes('contoso'), false],
    ['an odd number', Uint8Array.of(1, 2, 3), false],
    ['more than a hash has', new Uint8Array(1000).fill(7), false],
  ])('%s: as many', (_, given, isKept) => {
    const made = redactor.value(FWP_BYTE_BLOB, given);
    expect(made?.length).toBe(given.length);
    expect(Buffer.compare(made ?? given, given) === 0).toBe(isKept);
  });
});

describe('a value with pseudonyms', () => {
  for (const { name, struct, abi } of rows(CASES, 13)) {
    property.prop([arbitraryOf(struct)])(`${name}: encodes, and is always the same`, (value) => {
      const made = redactor.value(struct, value);
      assertSame(new Redactor(hashOf('a key')).value(struct, value), made);
      const { bytes, address } = encode(struct, made, { abi, base: 0x10000n });
      assertSame(decode(struct, memoryImage(bytes, { abi, base: 0x10000n }), address), made);
    });
  }
});

test('a hash that is too short is none', () => {
  expect(() => new Redactor(() => new Uint8Array(15)).name('x')).toThrow(RangeError);
});

function dotted(address: number): string {
  return [24, 16, 8, 0].map((bits) => (address >>> bits) & 255).join('.');
}

function commonBits(one: string, two: string): number {
  const number = (text: string) => text.split('.').reduce((sum, part) => 256 * sum + Number(part), 0);
  return Math.clz32(number(one) ^ number(two));
}
