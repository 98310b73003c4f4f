/** The report that formats are made of. */
import { expect, test } from 'vitest';
import { markLost } from '../../src/codec/lost.ts';
import { reportOf } from '../../src/events/index.ts';
import { CONTEXT, drop, event5, mainModeFailure, ORIGIN, RULE, rulesOf } from '../support/events.ts';

/** A drop at the layer of RULE. */
const ACCEPTED = drop({ layerId: 44 });

test('it has what the event says and what is known besides', () => {
  const event = event5('CLASSIFY_DROP', ACCEPTED);
  const report = reportOf('FWPM_NET_EVENT5', event, CONTEXT, ORIGIN);
  expect(report).toMatchObject({ event, origin: ORIGIN, appPath: 'C:\\app.exe', reauthReasons: [] });
  expect(report.facts.filterId).toBe(66241n);
  expect([report.ike, report.failure]).toEqual([undefined, undefined]);
});

test('a failure of a negotiation has its IKE facts and its error', () => {
  const event = event5('IKEEXT_MM_FAILURE', mainModeFailure({}));
  const { ike, failure } = reportOf('FWPM_NET_EVENT5', event, {});
  expect(ike?.mode).toBe('main');
  expect(failure).toMatchObject({ kind: 'Win32', code: 13801 });
});

test.each([
  ['no filter', drop({ filterId: 0n }), CONTEXT, {}],
  ['no rules', ACCEPTED, {}, { id: 66241n }],
  ['the filter', ACCEPTED, CONTEXT, { id: 66241n, match: 'found', found: RULE }],
  ['an id that is not among the rules', drop({ filterId: 1n }), CONTEXT, { id: 1n, match: 'missing' }],
] as const)('%s', (_, body, context, expected) => {
  const { filter } = reportOf('FWPM_NET_EVENT5', event5('CLASSIFY_DROP', body), context);
  expect(filter).toEqual(expected);
});

test('an id that was given to another filter', () => {
  const rule = { ...RULE, action: 'FWP_ACTION_PERMIT' };
  const context = { rules: rulesOf(rule) };
  const { filter } = reportOf('FWPM_NET_EVENT5', event5('CLASSIFY_DROP', ACCEPTED), context);
  expect(filter).toEqual({ id: 66241n, match: 'other_action', other: { rule, contradiction: 'action' } });
});

test.each(['appId', 'userId', 'packageSid', 'enterpriseId'] as const)(
  '%s is unreadable only where the flags say that it was set, and it was lost',
  (member) => {
    const isUnreadable = (members: object, isLost: boolean): boolean => {
      const event = event5('CLASSIFY_DROP', ACCEPTED, { [member]: null, ...members });
      if (isLost) markLost(event.header, member);
      return reportOf('FWPM_NET_EVENT5', event, {}).isUnreadable(member);
    };
    expect(isUnreadable({}, true)).toBe(true);
    expect(isUnreadable({ flags: 0 }, true)).toBe(false);
    expect(isUnreadable({}, false)).toBe(false);
  },
);

test('an event that cannot be read has a report that says nothing', () => {
  const { event, facts, filter, ike, failure, appPath } = reportOf('FWPM_NET_EVENT5', null, CONTEXT);
  expect(event).toBeNull();
  expect(facts).toMatchObject({ struct: 'FWPM_NET_EVENT5', type: undefined, local: {}, remote: {} });
  expect([filter.id, filter.match, ike, failure, appPath]).toEqual(Array(5).fill(undefined));
});
