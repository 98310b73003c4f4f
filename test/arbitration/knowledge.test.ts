/** What an event does not say is open: whatever it turns out to be, nothing that was certain before becomes wrong. */
import { fc, test as property } from '@fast-check/vitest';
import { expect } from 'vitest';
import { fieldsOf } from '../../src/arbitration/known.ts';
import { matchOf } from '../../src/arbitration/match.ts';
import type { Truth } from '../../src/arbitration/truth.ts';
import { type FilterCondition, type FilterValue, factsOf } from '../../src/formats.ts';
import { FWPM_NET_EVENT_FLAG } from '../../src/index.ts';
import { drop, event5 } from '../support/events.ts';
import { runs } from '../support/exhaustive.ts';

fc.configureGlobal({ seed: 20261130, numRuns: runs(2000) });

const BITS = Object.values(FWPM_NET_EVENT_FLAG.bits);
const ALL = BITS.reduce((all, bit) => all | bit, 0);

const integers = (type: string, ...some: number[]): fc.Arbitrary<FilterValue> =>
  fc.constantFrom(...some).map((n) => ({ kind: 'integer', type, integer: BigInt(n) }));
const texts = (...some: string[]): fc.Arbitrary<FilterValue> =>
  fc.constantFrom(...some).map((text) => ({ kind: 'text', type: 'FWP_SID', text }));
const NETWORKS: fc.Arbitrary<FilterValue> = fc
  .constantFrom(0n, 0xff000000n, 0xffffffffn)
  .map((mask) => ({ kind: 'network', type: 'FWP_V4_ADDR_MASK', address: 0x0a000001n, mask }));
const PORTS: fc.Arbitrary<FilterValue> = fc.constantFrom(
  { kind: 'range', type: 'FWP_UINT16', low: 0n, high: 443n },
  { kind: 'range', type: 'FWP_UINT16', low: 444n, high: 65535n },
);

/** Values that fields of the events below can have, and others. */
const VALUES: Readonly<Record<string, fc.Arbitrary<FilterValue>>> = {
  IP_PROTOCOL: integers('FWP_UINT8', 1, 6, 17),
  IP_LOCAL_PORT: fc.oneof(integers('FWP_UINT16', 443, 50000), PORTS),
  IP_REMOTE_PORT: fc.oneof(integers('FWP_UINT16', 443, 50000), PORTS),
  IP_LOCAL_ADDRESS: fc.oneof(integers('FWP_UINT32', 0x0a000001, 0x0a000002), NETWORKS),
  IP_REMOTE_ADDRESS: fc.oneof(integers('FWP_UINT32', 0x0a000001, 0x0a000002), NETWORKS),
  ALE_APP_ID: texts('\\device\\harddiskvolume3\\app.exe', '\\device\\harddiskvolume3\\b.exe'),
  ALE_PACKAGE_ID: texts('S-1-0-0', 'S-1-15-2-1'),
  FLAGS: integers('FWP_UINT32', 0, 1, 4, 5, 0x400000),
  CURRENT_PROFILE_ID: integers('FWP_UINT32', 1, 2),
  REAUTHORIZE_REASON: integers('FWP_UINT32', 0, 1, 3),
  ALE_USER_ID: texts('S-1-5-18'),
};

const MATCHES =
  'EQUAL NOT_EQUAL GREATER LESS GREATER_OR_EQUAL LESS_OR_EQUAL RANGE FLAGS_ALL_SET FLAGS_ANY_SET FLAGS_NONE_SET PREFIX'.split(
    ' ',
  );

const CONDITION: fc.Arbitrary<FilterCondition> = fc.constantFrom(...Object.keys(VALUES)).chain((field) =>
  fc.record({
    field: fc.constant(`FWPM_CONDITION_${field}`),
    match: fc.constantFrom(...MATCHES, 'EQUAL', 'EQUAL', 'EQUAL').map((match) => `FWP_MATCH_${match}`),
    value: VALUES[field] ?? texts(''),
  }),
);

interface Event {
  readonly protocol: number;
  readonly packageSid: string;
  readonly isLoopback: boolean;
}

const EVENT: fc.Arbitrary<Event> = fc.record({
  protocol: fc.constantFrom(1, 6, 17),
  packageSid: fc.constantFrom('S-1-0-0', 'S-1-15-2-1'),
  isLoopback: fc.boolean(),
});

function matches(conditions: FilterCondition[], said: Event, flags: number, hasBody: boolean): Truth {
  const { protocol: ipProtocol, packageSid, isLoopback } = said;
  const body = hasBody ? drop({ layerId: 48, isLoopback, reauthReason: 1 }) : null;
  const event = event5('CLASSIFY_DROP', body, { flags, ipProtocol, packageSid });
  const filter = { filterId: 1n, name: '', flags: [], conditions, isChange: false };
  return matchOf(filter, fieldsOf(event, factsOf('FWPM_NET_EVENT5', event))).matches;
}

property.prop([fc.array(CONDITION, { maxLength: 5 }), EVENT, fc.subarray(BITS), fc.boolean()])(
  'an event that says less leaves open, or says the same',
  (conditions, event, bits, hasBody) => {
    const all = matches(conditions, event, ALL, true);
    const less = matches(
      conditions,
      event,
      bits.reduce((flags, bit) => flags | bit, 0),
      hasBody,
    );
    if (all === 'unknown' || less !== 'unknown') expect(less).toBe(all);
  },
);

property.prop([fc.array(CONDITION, { minLength: 1, maxLength: 5 })])(
  'an event that says nothing leaves every filter with conditions open',
  (conditions) => {
    const nothing = { protocol: 6, packageSid: 'S-1-0-0', isLoopback: false };
    expect(matches(conditions, nothing, 0, false)).toBe('unknown');
    expect(matches([], nothing, 0, false)).toBe('yes');
  },
);
