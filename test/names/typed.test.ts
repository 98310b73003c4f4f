/** Names as people type them. */
import { expect, test } from 'vitest';
import { bareName, directionTyped, protocolNumber, wellKnownSid } from '../../src/names/index.ts';

test.each([
  ['SYSTEM', 'S-1-5-18'],
  ['LocalSystem', 'S-1-5-18'],
  ['NT AUTHORITY\\SYSTEM', 'S-1-5-18'],
  ['nt authority\\network service', 'S-1-5-20'],
  ['BUILTIN\\Administrators', 'S-1-5-32-544'],
  ['Everyone', 'S-1-1-0'],
  ['ALL APPLICATION PACKAGES', 'S-1-15-2-1'],
  ['CONTOSO\\SYSTEM', undefined],
  ['a\\b\\system', undefined],
  ['constructor', undefined],
  ['', undefined],
])('the user %j', (name, sid) => {
  expect(wellKnownSid(name)).toBe(sid);
});

test.each([
  ['Inbound', 'inbound'],
  ['out', 'outbound'],
  ['ingress', 'inbound'],
  ['ms_fwp_direction_bidirectional', 'bidirectional'],
  ['FWP_DIRECTION_OUTBOUND', 'outbound'],
  ['%%14592', 'inbound'],
  ['%%14593', 'outbound'],
  ['%%14594', 'forward'],
  ['%%14595', 'bidirectional'],
  ['up', undefined],
  ['toString', undefined],
])('the direction %j', (text, direction) => {
  expect(directionTyped(text)).toBe(direction);
});

test.each([
  ['icmpv6', 58],
  ['tcp', 6],
  ['constructor', undefined],
])('the protocol %j', (name, number) => {
  expect(protocolNumber(name)).toBe(number);
});

test.each([
  ['b_c', 'A_B_C'],
  ['A_B_C', 'A_B_C'],
  ['b-c', 'A_B_C'],
  // What two names end with is neither of them.
  ['c', undefined],
  ['_C', undefined],
  ['x', undefined],
])('the end %j of a name', (text, name) => {
  expect(bareName(text, ['A_B_C', 'D_C'])).toBe(name);
});
