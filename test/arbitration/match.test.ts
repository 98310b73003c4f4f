/** Whether conditions hold for what an event says. */
import { describe, expect, test } from 'vitest';
import { fieldsOf } from '../../src/arbitration/known.ts';
import { conditionHolds, matchOf } from '../../src/arbitration/match.ts';
import type { Truth } from '../../src/arbitration/truth.ts';
import { factsOf } from '../../src/events/index.ts';
import type { FilterCondition, FilterValue, StateFilter } from '../../src/formats.ts';
import { drop, event5 } from '../support/events.ts';

type Members = readonly [body?: object, header?: object, type?: string];

function fieldsIn([body = {}, header = {}, type = 'CLASSIFY_DROP']: Members) {
  const event = event5(type, drop(body), header);
  return fieldsOf(event, factsOf('FWPM_NET_EVENT5', event));
}

function condition(field: string, match: string, value: FilterValue): FilterCondition {
  return { field: `FWPM_CONDITION_${field}`, match: `FWP_MATCH_${match}`, value };
}

const integer = (n: bigint | number, type = 'FWP_UINT32'): FilterValue => ({
  kind: 'integer',
  type,
  integer: BigInt(n),
});
const range = (low: number, high: number, type = 'FWP_UINT16'): FilterValue => ({
  kind: 'range',
  type,
  low: BigInt(low),
  high: BigInt(high),
});
const text = (said: string, type = 'FWP_SID'): FilterValue => ({ kind: 'text', type, text: said });
const network = (address: bigint, mask: bigint, type = 'FWP_V4_ADDR_MASK'): FilterValue => ({
  kind: 'network',
  type,
  address,
  mask,
});
const OTHER: FilterValue = { kind: 'other', type: 'FWP_UINT32', text: '?' };
const V6: object = {
  ipVersion: 'FWP_IP_VERSION_V6',
  localAddrV6: 'fe80::1',
  remoteAddrV6: 'ff02::fb',
};

describe('the fields of an event', () => {
  test.each<[field: string, match: string, value: FilterValue, members: Members, holds: Truth]>([
    ['IP_PROTOCOL', 'EQUAL', integer(6, 'FWP_UINT8'), [], 'yes'],
    ['IP_PROTOCOL', 'EQUAL', integer(17, 'FWP_UINT8'), [], 'no'],
    ['IP_PROTOCOL', 'EQUAL', integer(6, 'FWP_UINT8'), [{}, { flags: 0 }], 'unknown'],
    ['IP_REMOTE_PORT', 'EQUAL', integer(443, 'FWP_UINT16'), [], 'yes'],
    ['IP_REMOTE_PORT', 'EQUAL', integer(443, 'FWP_UINT16'), [{ layerId: 36 }], 'unknown'],
    ['IP_LOCAL_PORT', 'EQUAL', integer(50000, 'FWP_UINT16'), [{ layerId: 36 }], 'yes'],
    ['IP_LOCAL_PORT', 'EQUAL', integer(8, 'FWP_UINT16'), [{}, { ipProtocol: 1, localPort: 8 }], 'yes'],
    ['IP_REMOTE_PORT', 'EQUAL', integer(0, 'FWP_UINT16'), [{}, { ipProtocol: 58, remotePort: 1 }], 'no'],
    ['IP_LOCAL_ADDRESS', 'EQUAL', integer(0x0a000001), [], 'yes'],
    ['IP_REMOTE_ADDRESS', 'EQUAL', network(0x0a000000n, 0xff000000n), [], 'yes'],
    ['IP_REMOTE_ADDRESS', 'EQUAL', network(0x0b000000n, 0xff000000n), [], 'no'],
    ['IP_REMOTE_ADDRESS', 'NOT_EQUAL', network(0x0b000000n, 0xff000000n), [], 'yes'],
    ['IP_REMOTE_ADDRESS', 'EQUAL', network(0n, 0n, 'FWP_V6_ADDR_MASK'), [], 'unknown'],
    ['IP_REMOTE_ADDRESS', 'EQUAL', network(0n, 0n, 'FWP_V6_ADDR_MASK'), [{}, V6], 'yes'],
    ['IP_REMOTE_ADDRESS', 'RANGE', range(0x0a000000, 0x0a0000ff, 'FWP_UINT32'), [], 'yes'],
    ['IP_REMOTE_ADDRESS', 'EQUAL', integer(0x0a000002), [{ layerId: 40 }], 'unknown'],
    ['IP_LOCAL_ADDRESS_TYPE', 'EQUAL', integer(3, 'FWP_UINT8'), [], 'no'],
    ['IP_LOCAL_ADDRESS_TYPE', 'EQUAL', integer(1, 'FWP_UINT8'), [], 'unknown'],
    ['IP_LOCAL_ADDRESS_TYPE', 'EQUAL', integer(3, 'FWP_UINT8'), [{}, { localAddrV4: '224.0.0.251' }], 'yes'],
    ['IP_LOCAL_ADDRESS_TYPE', 'EQUAL', integer(3, 'FWP_UINT8'), [{}, { localAddrV4: '240.0.0.1' }], 'no'],
    [
      'IP_LOCAL_ADDRESS_TYPE',
      'EQUAL',
      integer(3, 'FWP_UINT8'),
      [{}, { ...V6, localAddrV6: 'ff02::1' }],
      'yes',
    ],
    ['ALE_APP_ID', 'EQUAL', text('\\device\\harddiskvolume3\\app.exe'), [], 'yes'],
    ['ALE_APP_ID', 'EQUAL', text('\\device\\harddiskvolume3\\App.exe'), [], 'unknown'],
    ['ALE_APP_ID', 'EQUAL', text('\\device\\harddiskvolume3\\other.exe'), [], 'no'],
    ['ALE_APP_ID', 'EQUAL', text('x'), [{}, { appId: '' }], 'unknown'],
    ['ALE_PACKAGE_ID', 'EQUAL', text('S-1-15-2-1'), [], 'yes'],
    ['ALE_PACKAGE_ID', 'NOT_EQUAL', text('S-1-0-0'), [], 'yes'],
    ['ALE_PACKAGE_ID', 'EQUAL', text('S-1-0-0'), [{}, { packageSid: 'S-1-0-0' }], 'yes'],
    ['ALE_PACKAGE_ID', 'NOT_EQUAL', text('S-1-0-0'), [{}, { packageSid: 'S-1-0-0' }], 'no'],
    ['ALE_PACKAGE_ID', 'EQUAL', text('S-1-0-0'), [{}, { packageSid: null }], 'unknown'],
    ['FLAGS', 'FLAGS_ALL_SET', integer(1), [], 'no'],
    ['FLAGS', 'FLAGS_ALL_SET', integer(1), [{ isLoopback: true }], 'yes'],
    ['FLAGS', 'FLAGS_ALL_SET', integer(5), [{ isLoopback: true }], 'unknown'],
    ['FLAGS', 'FLAGS_ALL_SET', integer(5), [], 'no'],
    ['FLAGS', 'FLAGS_ALL_SET', integer(0x400000), [], 'no'],
    ['FLAGS', 'FLAGS_ALL_SET', integer(0x400000), [{ isLoopback: true }], 'unknown'],
    ['FLAGS', 'FLAGS_ANY_SET', integer(5), [{ isLoopback: true }], 'yes'],
    ['FLAGS', 'FLAGS_ANY_SET', integer(5), [], 'unknown'],
    ['FLAGS', 'FLAGS_ANY_SET', integer(1), [], 'no'],
    ['FLAGS', 'FLAGS_NONE_SET', integer(32), [], 'unknown'],
    ['FLAGS', 'FLAGS_NONE_SET', integer(1), [], 'yes'],
    ['FLAGS', 'FLAGS_NONE_SET', integer(33), [{ isLoopback: true }], 'no'],
    ['FLAGS', 'EQUAL', integer(0), [{ isLoopback: true }], 'no'],
    ['FLAGS', 'EQUAL', integer(1), [{ isLoopback: true }], 'unknown'],
    ['CURRENT_PROFILE_ID', 'EQUAL', integer(1), [], 'yes'],
    ['CURRENT_PROFILE_ID', 'EQUAL', integer(2), [{ currentProfile: 2 }], 'yes'],
    ['ORIGINAL_PROFILE_ID', 'EQUAL', integer(2), [{ currentProfile: 2 }], 'no'],
    ['ORIGINAL_PROFILE_ID', 'EQUAL', integer(0), [{ originalProfile: 0 }], 'unknown'],
    ['REAUTHORIZE_REASON', 'FLAGS_ANY_SET', integer(3), [{ reauthReason: 2 }], 'yes'],
    ['REAUTHORIZE_REASON', 'FLAGS_ANY_SET', integer(1), [{ reauthReason: 2 }, { flags: 0 }], 'unknown'],
    ['ALE_USER_ID', 'EQUAL', text('S-1-5-18'), [], 'unknown'],
    ['DIRECTION', 'EQUAL', integer(0), [], 'unknown'],
    ['IP_LOCAL_INTERFACE', 'EQUAL', integer(1, 'FWP_UINT64'), [], 'unknown'],
    ['toString', 'EQUAL', integer(1), [], 'unknown'],
  ])('%s %s %o of %j: %s', (field, match, value, members, holds) => {
    const key = field === 'toString' ? field : `FWPM_CONDITION_${field}`;
    expect(conditionHolds(condition(field, match, value), fieldsIn(members)(key))).toBe(holds);
  });
});

describe('types of matches', () => {
  const port = { kind: 'integers', candidates: [443n] } as const;
  const app = { kind: 'text', text: 'abcab' } as const;

  test.each<[match: string, value: FilterValue, integer: Truth]>([
    ['EQUAL', integer(443), 'yes'],
    ['EQUAL', integer(444), 'no'],
    ['NOT_EQUAL', integer(443), 'no'],
    ['NOT_EQUAL', integer(444), 'yes'],
    ['GREATER', integer(442), 'yes'],
    ['GREATER', integer(443), 'no'],
    ['LESS', integer(444), 'yes'],
    ['LESS', integer(443), 'no'],
    ['GREATER_OR_EQUAL', integer(443), 'yes'],
    ['GREATER_OR_EQUAL', integer(444), 'no'],
    ['LESS_OR_EQUAL', integer(443), 'yes'],
    ['LESS_OR_EQUAL', integer(442), 'no'],
    ['RANGE', range(443, 443), 'yes'],
    ['RANGE', range(1, 442), 'no'],
    ['RANGE', range(444, 65535), 'no'],
    ['RANGE', integer(443), 'unknown'],
    ['EQUAL', range(443, 443), 'unknown'],
    ['FLAGS_ALL_SET', integer(0x1a1), 'yes'],
    ['FLAGS_ALL_SET', integer(0x202), 'no'],
    ['FLAGS_ANY_SET', integer(0x201), 'yes'],
    ['FLAGS_NONE_SET', integer(0x200), 'yes'],
    ['EQUAL', OTHER, 'unknown'],
    ['NOT_EQUAL', OTHER, 'unknown'],
    ['SOMETHING', integer(443), 'unknown'],
    ['PREFIX', integer(443), 'unknown'],
  ])('of numbers: %s %o', (match, value, holds) => {
    expect(conditionHolds(condition('X', match, value), port)).toBe(holds);
  });

  test.each<[match: string, value: string, holds: Truth]>([
    ['EQUAL', 'abcab', 'yes'],
    ['EQUAL', 'ABCAB', 'unknown'],
    ['NOT_EQUAL', 'abcab', 'no'],
    ['NOT_EQUAL', 'x', 'yes'],
    ['EQUAL_CASE_INSENSITIVE', 'ABCAB', 'yes'],
    ['EQUAL_CASE_INSENSITIVE', 'x', 'no'],
    ['PREFIX', 'ab', 'yes'],
    ['PREFIX', 'abc', 'unknown'],
    ['PREFIX', 'cab', 'unknown'],
    ['PREFIX', 'x', 'no'],
    ['NOT_PREFIX', 'x', 'yes'],
    ['NOT_PREFIX', 'ab', 'no'],
    ['GREATER', 'a', 'unknown'],
  ])('of text: %s %s', (match, value, holds) => {
    expect(conditionHolds(condition('X', match, text(value)), app)).toBe(holds);
  });

  test('of what can be one of several numbers', () => {
    const known = { kind: 'integers', candidates: [1n, 2n] } as const;
    const holds = (match: string, n: number) => conditionHolds(condition('X', match, integer(n)), known);
    expect([holds('LESS', 3), holds('LESS', 2), holds('LESS', 1)]).toEqual(['yes', 'unknown', 'no']);
  });
});

describe('filters', () => {
  const A = condition('IP_PROTOCOL', 'EQUAL', integer(6, 'FWP_UINT8'));
  const NOT_A = condition('IP_PROTOCOL', 'EQUAL', integer(17, 'FWP_UINT8'));
  const B = condition('IP_REMOTE_PORT', 'EQUAL', integer(443, 'FWP_UINT16'));
  const OPEN = condition('ALE_USER_ID', 'EQUAL', OTHER);
  const OPEN_TOO = condition('IP_LOCAL_INTERFACE', 'EQUAL', integer(1, 'FWP_UINT64'));

  test.each<
    [conditions: FilterCondition[], matches: Truth, open: FilterCondition[], failed: FilterCondition[]]
  >([
    [[], 'yes', [], []],
    [[A, B], 'yes', [], []],
    [[NOT_A, B], 'no', [], [NOT_A]],
    [[NOT_A, A, B], 'yes', [], []],
    [[A, OPEN], 'unknown', [OPEN], []],
    [[OPEN, B, OPEN_TOO], 'unknown', [OPEN, OPEN_TOO], []],
    [[NOT_A, OPEN], 'no', [], [NOT_A]],
    [[A, B, NOT_A], 'unknown', [A, B, NOT_A], []],
  ])('%#', (conditions, matches, open, failed) => {
    const filter: StateFilter = { filterId: 1n, name: '', flags: [], conditions, isChange: false };
    expect(matchOf(filter, fieldsIn([]))).toEqual({ matches, open, failed });
  });
});
