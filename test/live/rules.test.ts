/** Filters and drives of this machine, from an engine that is made for it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { drivesOf } from '../../src/live/drives.ts';
import { openLiveOn } from '../../src/live/live.ts';
import { EXHAUSTIVE } from '../support/exhaustive.ts';
import { Fake, HAS_GCC } from './fake.ts';
import { filterImage, PROVIDER_KEY, providerImage } from './filterImages.ts';

describe.runIf(HAS_GCC)('the names of filters', () => {
  let fake: Fake;
  beforeEach(async () => {
    fake = await Fake.load();
  });
  afterEach(() => {
    expect({ blocks: fake.count('blocks'), handles: fake.count('handles') }).toEqual({
      blocks: 0,
      handles: 0,
    });
  });

  test('each is asked for once', async () => {
    fake.addFilter(66241n, filterImage(66241n, 'Block SMB'));
    fake.addFilter(7n, providerImage('Windows Firewall'));
    const live = await openLiveOn(fake.libraries, {});
    const expected = {
      filterId: 66241n,
      filterKey: '11223344-0000-0000-0000-000000000000',
      name: 'Block SMB',
      description: 'No file shares.',
      provider: 'Windows Firewall',
      layer: 'FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V4',
      subLayer: undefined,
      action: 'FWP_ACTION_BLOCK',
      callout: undefined,
    };
    for (let i = 0; i < 3; i++) expect(live.rules.rule(66241n)).toEqual(expected);
    expect(fake.count('filtersAsked')).toBe(1);
    await live.close();
    expect(live.rules.rule(66241n)).toEqual(expected);
    expect(live.rules.rule(2n)).toBeUndefined();
  });

  test('a provider without a name is its key; a filter can have none', async () => {
    fake.addFilter(1n, filterImage(1n, 'A'));
    fake.addFilter(2n, filterImage(2n, 'B', false));
    const live = await openLiveOn(fake.libraries, {});
    expect([live.rules.rule(1n)?.provider, live.rules.rule(2n)?.provider]).toEqual([PROVIDER_KEY, undefined]);
    await live.close();
  });

  test.runIf(EXHAUSTIVE)('one that is not there is not asked for with each event, and may come', async () => {
    const live = await openLiveOn(fake.libraries, {});
    for (let i = 0; i < 100; i++) expect(live.rules.rule(3n)).toBeUndefined();
    expect(fake.count('filtersAsked')).toBe(1);
    fake.addFilter(3n, filterImage(3n, 'late'));
    await new Promise((resolve) => setTimeout(resolve, 1050));
    expect(live.rules.rule(3n)?.name).toBe('late');
    await live.close();
  });

  test('one that was added has its name, even when it is gone again', async () => {
    const live = await openLiveOn(fake.libraries, {});
    for (const [i, id] of [3n, 4n].entries()) {
      expect(live.rules.rule(id)).toBeUndefined();
      fake.addFilter(id, filterImage(id, `filter ${id}`));
      fake.changeFilter(id, 'added');
      while (fake.count('filtersAsked') < 2 * i + 2) await new Promise(setImmediate);
      fake.changeFilter(id, 'removed');
      expect(live.rules.rule(id)?.name).toBe(`filter ${id}`);
    }
    await live.close();
  });

  test('of one that is removed nothing is heard, and its name stays', async () => {
    fake.addFilter(3n, filterImage(3n, 'first'));
    const live = await openLiveOn(fake.libraries, {});
    expect(live.rules.rule(3n)?.name).toBe('first');
    fake.changeFilter(3n, 'removed');
    expect(live.rules.rule(3n)?.name).toBe('first');
    await live.close();
  });

  test.each(['FwpmFilterSubscribeChanges0', 'FwpmFilterUnsubscribeChanges0'])(
    'events come where %s is refused',
    async (call) => {
      fake.fail(call, 5);
      fake.addFilter(3n, filterImage(3n, 'there'));
      const live = await openLiveOn(fake.libraries, {});
      expect(live.rules.rule(3n)?.name).toBe('there');
      await live.close();
    },
  );

  test('changes that come while it ends', async () => {
    for (let i = 0; i < 20; i++) {
      const live = await openLiveOn(fake.libraries, {});
      fake.addFilter(3n, filterImage(3n, 'there'));
      const closing = live.close();
      fake.changeFilter(3n, 'added');
      await closing;
    }
  });

  test('nothing is lost where they may not be read', async () => {
    fake.fail('FwpmFilterGetById0', 5);
    const live = await openLiveOn(fake.libraries, {});
    expect(live.rules.rule(3n)).toBeUndefined();
    await live.close();
  });

  test('the drives', () => {
    expect(drivesOf(fake.libraries)).toEqual(['\\Device\\HarddiskVolume3=C:']);
  });
});
