/** Names of numbers: those that are certain, and none for the others. */
import { expect, test } from 'vitest';
import { ntstatusName, protocolName, win32ErrorName } from '../src/names/index.ts';

test.each([
  [0, 'ERROR_SUCCESS'],
  [5, 'ERROR_ACCESS_DENIED'],
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
  [0xcfffffff, undefined],
])('NTSTATUS %i is %s', (status, name) => {
  expect(ntstatusName(status)).toBe(name);
});

test.each([
  [1, 'icmp'],
  [6, 'tcp'],
  [17, 'udp'],
  [50, 'esp'],
  [58, 'ipv6-icmp'],
  [254, undefined],
])('protocol %i is %s', (protocol, name) => {
  expect(protocolName(protocol)).toBe(name);
});
