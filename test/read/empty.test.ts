/** NULL, size 0 and count 0: what is nothing, what is empty, and which pointers are not followed. */
import { describe, expect, test } from 'vitest';
import { decode, memoryImage, toJson } from '../../src/index.ts';
import { layoutNamed } from '../support/decode.ts';
import { Image } from '../support/image.ts';

const BASE = 0x10000n;
/** Leads nowhere. */
const WILD = 0xdead_beef_dead_beefn;

// IKEEXT_PRESHARED_KEY_AUTHENTICATION1: presharedKey.size at 0, .data at 8, flags at 16.
const key = (size: number, data: bigint): Image => new Image(24).u32(0, size).u64(8, data).u32(16, 7);
// FWPM_SYSTEM_PORTS_BY_TYPE0: type at 0, numPorts at 4, ports at 8.
const ports = (count: number, data: bigint): Image => new Image(16).u32(0, 2, count).u64(8, data);
// FWPM_NET_EVENT_IKEEXT_QM_FAILURE0: saTrafficType at 20, localSubNet at 24, remoteSubNet at 40, qmFilterId at 56.
const subnets = (trafficType: number): Image =>
  new Image(64).u32(20, trafficType).u32(24, 0x100).u64(32, WILD).u32(40, 13).u64(48, WILD).u64(56, 9n);

test.each<[string, string, Image, string]>([
  ['a string behind NULL', 'IKEEXT_NAME_CREDENTIAL0', new Image(8), '{"principalName":null}'],
  ['a SID behind NULL', 'SID_AND_ATTRIBUTES', new Image(16).u32(8, 1), '{"Sid":null,"Attributes":1}'],
  ['a number behind NULL', 'FWP_VALUE0', new Image(16).u32(0, 8), '{"type":"FWP_INT64","int64":null}'],
  [
    'a blob behind NULL',
    'FWP_VALUE0',
    new Image(16).u32(0, 12),
    '{"type":"FWP_BYTE_BLOB_TYPE","byteBlob":null}',
  ],
  [
    'a blob of 0 bytes at NULL',
    'IKEEXT_PRESHARED_KEY_AUTHENTICATION1',
    key(0, 0n),
    '{"presharedKey":null,"flags":7}',
  ],
  [
    'a blob of 5 bytes at NULL',
    'IKEEXT_PRESHARED_KEY_AUTHENTICATION1',
    key(5, 0n),
    '{"presharedKey":null,"flags":7}',
  ],
  [
    'a blob of 0 bytes',
    'IKEEXT_PRESHARED_KEY_AUTHENTICATION1',
    key(0, BASE),
    '{"presharedKey":"","flags":7}',
  ],
  [
    'a blob of 0 bytes nowhere',
    'IKEEXT_PRESHARED_KEY_AUTHENTICATION1',
    key(0, WILD),
    '{"presharedKey":"","flags":7}',
  ],
  [
    'an array of 0 at NULL',
    'FWPM_SYSTEM_PORTS_BY_TYPE0',
    ports(0, 0n),
    '{"type":"FWPM_SYSTEM_PORT_IPHTTPS_IN","ports":[]}',
  ],
  [
    'an array of 5 at NULL',
    'FWPM_SYSTEM_PORTS_BY_TYPE0',
    ports(5, 0n),
    '{"type":"FWPM_SYSTEM_PORT_IPHTTPS_IN","ports":null}',
  ],
  [
    'an array of 0',
    'FWPM_SYSTEM_PORTS_BY_TYPE0',
    ports(0, BASE),
    '{"type":"FWPM_SYSTEM_PORT_IPHTTPS_IN","ports":[]}',
  ],
  [
    'an array of 0 nowhere',
    'FWPM_SYSTEM_PORTS_BY_TYPE0',
    ports(0, WILD),
    '{"type":"FWPM_SYSTEM_PORT_IPHTTPS_IN","ports":[]}',
  ],
  ['a value without type', 'FWP_VALUE0', new Image(16).u64(8, WILD), '{"type":"FWP_EMPTY"}'],
  ['a value of an unknown type', 'FWP_VALUE0', new Image(16).u32(0, 21).u64(8, WILD), '{"type":21}'],
  [
    'a type for conditions only',
    'FWP_VALUE0',
    new Image(16).u32(0, 0x102).u64(8, WILD),
    '{"type":"FWP_RANGE_TYPE"}',
  ],
  [
    'subnets of transport mode, nowhere',
    'FWPM_NET_EVENT_IKEEXT_QM_FAILURE0',
    subnets(0),
    '{"failureErrorCode":0,"failurePoint":"IPSEC_FAILURE_NONE","keyingModuleType":"IKEEXT_KEY_MODULE_IKE","qmState":"IKEEXT_QM_SA_STATE_NONE","saRole":"IKEEXT_SA_ROLE_INITIATOR","saTrafficType":"IPSEC_TRAFFIC_TYPE_TRANSPORT","qmFilterId":"9"}',
  ],
])('%s: %s', (_, struct, image, json) => {
  const layout = layoutNamed(struct);
  expect(toJson(layout, decode(layout, memoryImage(image.bytes, { abi: 'x64', base: BASE }), BASE))).toBe(
    json,
  );
});

test.each<[string, Image, string | null]>([
  // FWPM_NET_EVENT_HEADER0: appId.size at 64, appId.data at 72; userId at 80. 88 bytes.
  ['at NULL', new Image(88).u32(64, 10), null],
  ['of 0 bytes, nowhere', new Image(88).u64(72, WILD), ''],
  [
    'of 1 byte',
    new Image(96)
      .u32(64, 1)
      .u64(72, BASE + 88n)
      .text(88, 'a'),
    '',
  ],
  ['of a NUL alone', new Image(96).u32(64, 2).u64(72, BASE + 88n), ''],
  [
    'without NUL',
    new Image(96)
      .u32(64, 4)
      .u64(72, BASE + 88n)
      .text(88, 'abc'),
    'ab',
  ],
  [
    'with a NUL',
    new Image(96)
      .u32(64, 6)
      .u64(72, BASE + 88n)
      .text(88, 'ab\0'),
    'ab',
  ],
  [
    'with a NUL and half a code unit',
    new Image(96)
      .u32(64, 7)
      .u64(72, BASE + 88n)
      .text(88, 'ab\0c'),
    'ab',
  ],
  [
    'with two NULs',
    new Image(96)
      .u32(64, 8)
      .u64(72, BASE + 88n)
      .text(88, 'ab\0\0'),
    'ab\0',
  ],
  [
    'with a NUL inside',
    new Image(96)
      .u32(64, 8)
      .u64(72, BASE + 88n)
      .text(88, 'a\0b\0'),
    'a\0b',
  ],
])('appId %s', (_, image, appId) => {
  const memory = memoryImage(image.bytes, { abi: 'x64', base: BASE });
  expect(decode(layoutNamed('FWPM_NET_EVENT_HEADER0'), memory, BASE)).toMatchObject({ appId });
});

describe('the same under x86', () => {
  test.each<[string, string, Image, string]>([
    ['a blob of 0 bytes nowhere', 'FWP_BYTE_BLOB', new Image(8).u32(0, 0, 0xdead_beef), '""'],
    ['a blob of 5 bytes at NULL', 'FWP_BYTE_BLOB', new Image(8).u32(0, 5, 0), 'null'],
    ['an array of 0 nowhere', 'FWPM_SYSTEM_PORTS0', new Image(8).u32(0, 0, 0xdead_beef), '{"types":[]}'],
    ['an array of 5 at NULL', 'FWPM_SYSTEM_PORTS0', new Image(8).u32(0, 5, 0), '{"types":null}'],
  ])('%s: %s', (_, struct, image, json) => {
    const layout = layoutNamed(struct);
    expect(toJson(layout, decode(layout, memoryImage(image.bytes, { abi: 'x86', base: BASE }), BASE))).toBe(
      json,
    );
  });
});
