/** Which filter decides: by hand, by the published rules. */
import { expect, test } from 'vitest';
import { type Arbitration, type Why, why } from '../../src/formats.ts';
import { event5 } from '../support/events.ts';
import { stateOf } from '../support/state.ts';
import { CASES } from './cases.ts';

/** All that can have decided. */
function possibleIn({ decisions, canPass }: Arbitration): string[] {
  const said = decisions.map(({ action, filter }) => `${action} ${filter.filterId}`);
  return [...said, ...(canPass ? ['none'] : [])].sort();
}

/** What the filters say of a connection to port 443, of which the event names a filter or, with 0, none. */
async function whyOf(filters: string, filterId = 0n, type = 'CLASSIFY_ALLOW', layerId = 48): Promise<Why> {
  const body = {
    filterId,
    layerId,
    reauthReason: 0,
    originalProfile: 1,
    currentProfile: 1,
    isLoopback: false,
  };
  return why({ rules: await stateOf(filters) })('FWPM_NET_EVENT5', event5(type, body));
}

test.each(CASES)('%s: %s', async (_rule, filters, possible) => {
  const { arbitration, byFilters } = await whyOf(filters);
  expect(arbitration && possibleIn(arbitration)).toEqual(possible);
  const [only] = possible.length === 1 ? possible : [];
  expect(byFilters && `${byFilters.action} ${byFilters.filter.filterId}`).toBe(
    only === 'none' ? undefined : only,
  );
});

test('there are cases enough', () => {
  expect(CASES.length).toBeGreaterThan(60);
});
