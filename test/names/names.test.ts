/** Names of numbers: those that are certain, and none for the others. */
import { expect, test } from 'vitest';
import {
  directionNamed,
  layerDirection,
  layerIpVersion,
  layerName,
  lookUp,
  ntstatusName,
  protocolName,
  win32ErrorName,
} from '../../src/names/index.ts';

test.each([
  [0, 'ERROR_SUCCESS'],
  [5, 'ERROR_ACCESS_DENIED'],
  [13024, 'WARNING_IPSEC_MM_POLICY_PRUNED'],
  [13025, 'WARNING_IPSEC_QM_POLICY_PRUNED'],
  [13801, 'ERROR_IPSEC_IKE_AUTH_FAIL'],
  [13868, 'ERROR_IPSEC_IKE_POLICY_MATCH'],
  // SSPI, certificates and their chains, by [MS-ERREF] 2.1.1.
  [0x80090304, 'SEC_E_INTERNAL_ERROR'],
  [0x8009030c, 'SEC_E_LOGON_DENIED'],
  [0x80090322, 'SEC_E_WRONG_PRINCIPAL'],
  [0x80092010, 'CRYPT_E_REVOKED'],
  [0x80092013, 'CRYPT_E_REVOCATION_OFFLINE'],
  [0x80096010, 'TRUST_E_BAD_DIGEST'],
  [0x800b0101, 'CERT_E_EXPIRED'],
  [0x800b0109, 'CERT_E_UNTRUSTEDROOT'],
  [0x80070005, undefined],
  [0xffffffff, undefined],
  [-1, undefined],
])('error %i is %s', (code, name) => {
  expect(win32ErrorName(code)).toBe(name);
});

test.each([
  [0xc0000022, 'STATUS_ACCESS_DENIED'],
  [0xc0000022 | 0, 'STATUS_ACCESS_DENIED'],
  [0xc000042f, 'STATUS_PKU2U_CERT_FAILURE'],
  [0xc01e0009, 'STATUS_GRAPHICS_DRIVER_MISMATCH'],
  [0xcfffffff, undefined],
])('NTSTATUS %i is %s', (status, name) => {
  expect(ntstatusName(status)).toBe(name);
});

/** From the IANA registry "Protocol Numbers", by number. */
const PROTOCOLS =
  'hopopt:0 icmp:1 igmp:2 ipv4:4 tcp:6 egp:8 igp:9 udp:17 rdp:27 dccp:33 ipv6:41 ipv6-route:43 ipv6-frag:44 rsvp:46 gre:47 ' +
  'esp:50 ah:51 ipv6-icmp:58 ipv6-nonxt:59 ipv6-opts:60 eigrp:88 ospfigp:89 ipip:94 etherip:97 pim:103 ipcomp:108 ' +
  'vrrp:112 pgm:113 l2tp:115 sctp:132 mobility-header:135 udplite:136 hip:139 shim6:140';

test('protocols have the names that IANA gave their numbers', () => {
  const named = Array.from({ length: 256 }, (_, number) => [protocolName(number), number] as const);
  expect(named.flatMap(([name, number]) => (name === undefined ? [] : [`${name}:${number}`])).join(' ')).toBe(
    PROTOCOLS,
  );
});

test.each([
  ['FWPS_LAYER_INBOUND_TRANSPORT_V4', 'inbound', 4],
  ['FWPM_LAYER_INBOUND_TRANSPORT_V6_DISCARD', 'inbound', 6],
  ['FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V6', 'inbound', 6],
  ['FWPS_LAYER_OUTBOUND_MAC_FRAME_ETHERNET', 'outbound', undefined],
  ['FWPS_LAYER_ALE_AUTH_CONNECT_V4', 'outbound', 4],
  ['FWPS_LAYER_ALE_CONNECT_REDIRECT_V4', 'outbound', 4],
  ['FWPS_LAYER_IPFORWARD_V6', 'forward', 6],
  ['FWPS_LAYER_DATAGRAM_DATA_V4', undefined, 4],
  ['FWPS_LAYER_INBOUND_TRANSPORT_FAST', 'inbound', undefined],
  // Into and out of the switch, not of the machine.
  ['FWPS_LAYER_INGRESS_VSWITCH_ETHERNET', undefined, undefined],
  ['FWPS_LAYER_EGRESS_VSWITCH_ETHERNET', undefined, undefined],
  ['FWPS_LAYER_INGRESS_VSWITCH_TRANSPORT_V4', undefined, 4],
  ['FWPS_LAYER_EGRESS_VSWITCH_TRANSPORT_V6', undefined, 6],
  ['9f04c7b1-1d2e-4f3a-8b4c-5d6e7f801234', undefined, undefined],
])('the layer %s implies %s and IP version %s', (name, direction, version) => {
  expect(layerDirection(name)).toBe(direction);
  expect(layerIpVersion(name)).toBe(version);
});

test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('%s is in no table', (name) => {
  expect(lookUp({}, name)).toBeUndefined();
  expect(lookUp({ [name]: 1 }, name)).toBe(1);
  expect(directionNamed(name)).toBeUndefined();
});

test.each([
  [55, false, /^FWPS_LAYER_/],
  [56, false, undefined],
  [56, true, /^FWPS_LAYER_/],
  [82, true, undefined],
])('the layer of id %i, surely of Windows 8.1 or later: %s', (id, isWindows81, name) => {
  if (name === undefined) expect(layerName(id, isWindows81)).toBeUndefined();
  else expect(layerName(id, isWindows81)).toMatch(name);
});
