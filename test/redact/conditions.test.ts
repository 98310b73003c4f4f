/** Addresses in what conditions compare with: as numbers, networks and ranges. */
import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { FWP_CONDITION_VALUE0, FWPM_FILTER_CONDITION0, type Infer, ipv4, ipv6 } from '../../src/index.ts';
import { Redactor } from '../../src/redact.ts';

type Value = Infer<typeof FWP_CONDITION_VALUE0>;

const REMOTE = 'b235ae9a-1d64-49b8-a44c-5ff3d9095045';
const PROTOCOL = '3971ef2b-623e-4f9a-8cb1-6e79b806b9a7';

const redactor = new Redactor((text) => createHmac('sha256', 'a key').update(text).digest());
const ip = (text: string) => redactor.value(text.includes(':') ? ipv6 : ipv4, text);
const number = (text: string) => text.split('.').reduce((sum, part) => 256 * sum + Number(part), 0);

function redacted(conditionValue: Value, fieldKey = REMOTE, matchType = 'FWP_MATCH_EQUAL' as const): Value {
  return redactor.value(FWPM_FILTER_CONDITION0, { fieldKey, matchType, conditionValue }).conditionValue;
}

const uint32 = (text: string) => ({ type: 'FWP_UINT32' as const, uint32: number(text) });
const range = (low: string, high: string): Value => ({
  type: 'FWP_RANGE_TYPE',
  rangeValue: { valueLow: uint32(low), valueHigh: uint32(high) },
});
const v4 = (addr: string, mask: string): Value => ({
  type: 'FWP_V4_ADDR_MASK',
  v4AddrMask: { addr, mask },
});

describe('a number', () => {
  test('is an address where the field has addresses', () => {
    expect(redacted(uint32('8.8.4.6'))).toEqual(uint32(ip('8.8.4.6')));
    expect(redacted(uint32('8.8.4.6'), PROTOCOL)).toEqual(uint32('8.8.4.6'));
  });

  test('is one in a subnet, which has no field', () => {
    expect(redactor.value(FWP_CONDITION_VALUE0, uint32('8.8.4.6'))).toEqual(uint32(ip('8.8.4.6')));
  });

  test('is not there where it is the first or last of many', () => {
    const condition = {
      fieldKey: REMOTE,
      matchType: 'FWP_MATCH_GREATER',
      conditionValue: uint32('8.8.4.6'),
    } as const;
    const { conditionValue } = redactor.value(FWPM_FILTER_CONDITION0, condition);
    expect(conditionValue).toEqual({ type: 'FWP_RANGE_TYPE', rangeValue: null });
  });
});

describe('a network', () => {
  test.each([
    ['10.0.0.0', '255.0.0.0'],
    ['8.8.4.0', '255.255.255.0'],
    ['224.0.0.0', '240.0.0.0'],
    ['0.0.0.0', '0.0.0.0'],
  ])('%s/%s has the pseudonym of its address', (addr, mask) => {
    expect(redacted(v4(addr, mask))).toEqual(v4(ip(addr), mask));
  });

  test.each([
    ['of more than a first byte', '128.0.0.0', '128.0.0.0'],
    ['that has private addresses in it, and others', '192.0.0.0', '255.0.0.0'],
    ['of bits that are not the first ones', '8.8.4.6', '255.0.0.255'],
  ])('%s is not there', (_, addr, mask) => {
    expect(redacted(v4(addr, mask))).toEqual({ type: 'FWP_V4_ADDR_MASK', v4AddrMask: null });
  });
});

describe('a range', () => {
  test('that is a network is that of the pseudonyms', () => {
    const made = redacted(range('8.8.4.0', '8.8.4.255'));
    const first = ip('8.8.4.6').replace(/\d+$/, '');
    expect(made).toEqual(range(`${first}0`, `${first}255`));
  });

  test('of one address is one of its pseudonym', () => {
    expect(redacted(range('8.8.4.6', '8.8.4.6'))).toEqual(range(ip('8.8.4.6'), ip('8.8.4.6')));
  });

  test.each([
    ['8.8.4.1', '8.8.4.255'],
    ['8.8.4.0', '8.8.4.254'],
    ['8.8.4.255', '8.8.4.0'],
  ])('%s to %s is not there', (low, high) => {
    expect(redacted(range(low, high))).toEqual({ type: 'FWP_RANGE_TYPE', rangeValue: null });
  });

  test('of what is no address stays', () => {
    const ports: Value = {
      type: 'FWP_RANGE_TYPE',
      rangeValue: {
        valueLow: { type: 'FWP_UINT16', uint16: 80 },
        valueHigh: { type: 'FWP_UINT16', uint16: 90 },
      },
    };
    expect(redacted(ports, PROTOCOL)).toEqual(ports);
  });
});

test('the multicast address of a neighbour says nothing of it', () => {
  expect(ip('ff02::1:ff3c:4d5e')).toMatch(/^ff02::1:ff/);
  expect(ip('ff02::1:ff3c:4d5e')).not.toBe('ff02::1:ff3c:4d5e');
});

test.each(['\\device\\harddiskvolume3\\cafe\u0301\\x.exe', 'x\u200dy', 'x\ue000'])(
  'a blob with the text %j has the pseudonym that the text has',
  (text) => {
    const made = redacted({
      type: 'FWP_BYTE_BLOB_TYPE',
      byteBlob: new Uint8Array(Buffer.from(`${text}\0`, 'utf16le')),
    });
    const blob = 'byteBlob' in made ? made.byteBlob : null;
    expect(Buffer.from(blob ?? []).toString('utf16le')).toBe(`${redactor.name(text)}\0`);
  },
);
