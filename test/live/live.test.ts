/** Events as they happen, from an engine that is made for it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NET_EVENTS } from '../../src/events/netEvents.ts';
import { toJson, type ValueLayout } from '../../src/index.ts';
import { isLiveError, type LiveError } from '../../src/live/error.ts';
import type { LiveEvent } from '../../src/live/event.ts';
import { type LiveOptions, openLiveOn } from '../../src/live/live.ts';
import { drop, event5, eventFixtures } from '../support/events.ts';
import { rows, runs } from '../support/exhaustive.ts';
import { Fake, HAS_GCC, type Image, imageOf, type Newest } from './fake.ts';

const DROP = imageOf(NET_EVENTS.FWPM_NET_EVENT5, event5('CLASSIFY_DROP', drop({})));

/** An image with something else in a place of it. */
function patched({ bytes, root, pointers }: Image, offset: number, value: bigint): Image {
  const copy = bytes.slice();
  new DataView(copy.buffer).setBigUint64(root + offset, value, true);
  return { bytes: copy, root, pointers: pointers.filter((at) => at !== root + offset) };
}

const TIME = /"timeStamp":"[^"]*"/;

function jsonOf(struct: ValueLayout, value: unknown): string {
  return toJson(struct, value).replace(TIME, '');
}

/** What an event says, and its time, which is the number of the event. */
function said(event: LiveEvent): { number: number; json: string } {
  const issues: string[] = [];
  const value = event.decode({ onIssue: ({ path, code }) => issues.push(`${path}: ${code}`) });
  return {
    number: Number(value?.header?.timeStamp ?? -1n),
    json: jsonOf(event.struct, value) + issues.join(),
  };
}

async function collect(fake: Fake, count: number, options: LiveOptions = {}): Promise<LiveEvent[]> {
  const events: LiveEvent[] = [];
  for await (const event of await openLiveOn(fake.libraries, options)) {
    if (events.push(event) === count) break;
  }
  return events;
}

async function failure(promise: Promise<unknown>): Promise<LiveError> {
  const error: unknown = await promise.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  );
  if (isLiveError(error)) return error;
  throw error;
}

describe.runIf(HAS_GCC)('live', () => {
  let fake: Fake;
  beforeEach(async () => {
    fake = await Fake.load();
  });
  afterEach(() => {
    // Whatever happened: all memory is freed, and all handles are closed.
    expect({ blocks: fake.count('blocks'), handles: fake.count('handles') }).toEqual({
      blocks: 0,
      handles: 0,
    });
  });

  describe('events of every version and type', () => {
    const versions: readonly Newest[] = [0, 1, 2, 3, 4];
    test.each(rows(versions, 4))('FwpmNetEventSubscribe%i', async (newest) => {
      fake = await Fake.load(newest);
      const name = `FWPM_NET_EVENT${newest + 1}`;
      const values = eventFixtures()
        .filter(({ struct, expected }) => struct === name && expected !== null)
        .flatMap(({ events }) => events.filter((event) => event !== null));
      expect(values.length).toBeGreaterThan(0);
      const [struct] = Object.values(NET_EVENTS).filter(({ ctype }) => ctype === name);
      if (struct === undefined) throw new Error(name);
      for (const value of values) fake.addEvent(imageOf(struct, value));
      fake.play(values.length);
      const events = await collect(fake, values.length);
      expect(events.map(({ struct }) => struct.ctype)).toEqual(values.map(() => name));
      expect(events.map((event) => said(event).number)).toEqual(values.map((_, i) => i));
      expect(events.map((event) => jsonOf(event.struct, event.decode()))).toEqual(
        values.map((value) => jsonOf(struct, value)),
      );
    });

    test('a Windows without subscriptions', async () => {
      fake = await Fake.load(-1);
      const error = await failure(openLiveOn(fake.libraries, {}));
      expect(error.message).toBe('this Windows has no FwpmNetEventSubscribeN');
      expect(error.code).toBe('MISSING_FUNCTION');
    });
  });

  test('a busy source, whose memory is overwritten at once: none is wrong, and none is lost', async () => {
    const count = runs(50_000);
    fake.addEvent(DROP);
    fake.play(count);
    const expected = said((await collect(fake, 1))[0] ?? raise()).json;
    let next = 0;
    for await (const event of await openLiveOn(fake.libraries, {})) {
      const { number, json } = said(event);
      if (number !== next || json !== expected || event.dropped !== 0) {
        expect({ number, json, dropped: event.dropped }).toEqual({
          number: next,
          json: expected,
          dropped: 0,
        });
      }
      if (++next === count) break;
    }
    expect(next).toBe(count);
  });

  test.each([
    ['events', { queueEvents: 16 }],
    ['bytes', { queueBytes: 2048 }],
  ])('a queue that is full of %s drops what comes, and counts exactly', async (_, options) => {
    const count = runs(20_000);
    fake.addEvent(DROP);
    fake.play(count);
    const live = await openLiveOn(fake.libraries, options);
    let next = 0;
    let taken = 0;
    for await (const batch of live.batches()) {
      for (const event of batch) {
        next += event.dropped;
        expect(said(event).number).toBe(next++);
        taken++;
      }
      if (batch.length > 16) throw new Error(`${batch.length} events`);
      if (next + live.dropped - (next - taken) >= count) break;
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
    expect(live.dropped).toBeGreaterThan(0);
    expect(taken + live.dropped).toBe(count);
  });

  describe('pointers that lead nowhere cost their member', () => {
    /** Where the header of an FWPM_NET_EVENT5 has its members under x64. */
    const [APP_ID, USER_ID] = [72, 80];
    const wild: readonly (readonly [string, () => bigint])[] = [
      ['NULL page', () => 0x10n],
      ['nowhere', () => 0x7ead_beef_0000n],
      ['not canonical', () => 0xdddd_dddd_dddd_ddddn],
      ['kernel', () => 0xffff_8000_0000_1000n],
      ['the last byte', () => 0xffff_ffff_ffff_ffffn],
      ['a page that cannot be read', () => fake.edge() + 4096n],
      ['what runs into such a page', () => fake.edge() + 4090n],
    ];
    test.each(wild)('%s', async (_, address) => {
      fake.addEvent(patched(DROP, USER_ID, address()));
      fake.addEvent(patched(DROP, APP_ID, address()));
      fake.play(2);
      const [user, app] = await collect(fake, 2);
      expect(user?.decode({ onIssue: () => undefined })).toMatchObject({
        header: { userId: null, appId: '\\device\\harddiskvolume3\\app.exe' },
        classifyDrop: { filterId: 66241n },
      });
      expect(app?.decode({ onIssue: () => undefined })).toMatchObject({
        header: { userId: 'S-1-5-18', appId: null },
        classifyDrop: { filterId: 66241n },
      });
    });
  });

  describe('it ends', () => {
    test('by a signal, after the events that came before', async () => {
      fake.addEvent(DROP);
      fake.play(100);
      const stop = new AbortController();
      const live = await openLiveOn(fake.libraries, { signal: stop.signal });
      const numbers: number[] = [];
      for await (const event of live) {
        numbers.push(said(event).number);
        if (numbers.length === 100) stop.abort();
      }
      expect(numbers).toEqual(Array.from({ length: 100 }, (_, i) => i));
    });

    test('by a signal in the midst of a busy source, without waiting for it in vain', async () => {
      fake.addEvent(DROP);
      fake.play(1_000_000);
      const stop = new AbortController();
      let count = 0;
      for await (const _ of await openLiveOn(fake.libraries, { signal: stop.signal })) {
        if (++count === 50) stop.abort();
      }
      expect(fake.count('played')).toBeLessThan(1_000_000);
    });

    test('by leaving the loop in the midst of a busy source', async () => {
      fake.addEvent(DROP);
      fake.play(1_000_000);
      expect(await collect(fake, 20)).toHaveLength(20);
    });

    test('by close, twice, within the loop and before it', async () => {
      fake.addEvent(DROP);
      fake.play(1_000_000);
      const live = await openLiveOn(fake.libraries, {});
      for await (const _ of live) await Promise.all([live.close(), live.close()]);
      const other = await openLiveOn(fake.libraries, {});
      await other.close();
      await expect(async () => {
        for await (const _ of live);
      }).rejects.toThrow('these events are iterated already');
    });

    test('at once, by a signal that was there before', async () => {
      await expect(openLiveOn(fake.libraries, { signal: AbortSignal.abort() })).rejects.toThrow('aborted');
    });
  });

  describe('history', () => {
    test.each([
      [0, 0],
      [1, 0],
      [600, 0],
      [600, 7],
    ])('%i events, %i in a call at most', async (count, page) => {
      for (const value of [{}, { filterId: 7n }]) {
        fake.addEvent(imageOf(NET_EVENTS.FWPM_NET_EVENT5, event5('CLASSIFY_DROP', drop(value))));
      }
      fake.history(count, page);
      fake.play(3);
      const events = await collect(fake, count + 3, { history: true });
      const numbers = events.map((event) => said(event).number);
      expect(numbers.slice(0, count)).toEqual(Array.from({ length: count }, (_, i) => i));
      expect(numbers.slice(count)).toEqual([0, 1, 2]);
    });

    test('what comes while it is read is there once', async () => {
      fake.addEvent(DROP);
      // The subscription brings the same events as the history, and more.
      fake.firstTime(BigInt(Date.now()) * 10_000n + 116444736000000000n);
      fake.history(20);
      fake.play(50);
      const events = await collect(fake, 50, { history: true });
      const times = events.map((event) => event.decode().header?.timeStamp ?? 0n);
      expect(times).toEqual(times.map((_, i) => (times[0] ?? 0n) + BigInt(i)));
    });

    test('leaving the loop, or closing, while it is read', async () => {
      fake.addEvent(DROP);
      fake.history(1000);
      fake.play(1_000_000);
      await collect(fake, 3, { history: true });
      const live = await openLiveOn(fake.libraries, { history: true });
      let count = 0;
      for await (const _ of live.batches()) {
        if (++count === 1) await live.close();
      }
      expect(count).toBeGreaterThan(0);
    });
  });

  describe('kinds of events that are enabled', () => {
    const OPTION = 1;
    test('for as long as it runs; what somebody else changes stays', async () => {
      fake.setOption(OPTION, 0x2);
      const live = await openLiveOn(fake.libraries, { enable: ['allow', 'broadcast', 'capability'] });
      expect(fake.option(OPTION)).toBe(0x1e);
      fake.setOption(OPTION, 0x1e | 0x20);
      await live.close();
      expect(fake.option(OPTION)).toBe(0x22);
    });

    test('nothing is set where nothing is asked for, or all is enabled already', async () => {
      fake.setOption(OPTION, 0x3f);
      await (await openLiveOn(fake.libraries, {})).close();
      await (await openLiveOn(fake.libraries, { enable: ['allow', 'portscan'] })).close();
      expect(fake.count('optionsSet')).toBe(0);
      expect(fake.option(OPTION)).toBe(0x3f);
    });

    test('they are put back where subscribing fails', async () => {
      fake.fail('FwpmNetEventSubscribe4', 5);
      await failure(openLiveOn(fake.libraries, { enable: ['allow'] }));
      expect([fake.option(OPTION), fake.count('optionsSet')]).toEqual([0, 2]);
    });
  });

  describe('what Windows refuses says what to do', () => {
    const cases: readonly (readonly [call: string, status: number, message: RegExp])[] = [
      [
        'FwpmEngineOpen0',
        5,
        /^FwpmEngineOpen0 failed with ERROR_ACCESS_DENIED \(5\): run this as an admin.*or as a member of/,
      ],
      [
        'FwpmNetEventSubscribe4',
        5,
        /^FwpmNetEventSubscribe4 failed with ERROR_ACCESS_DENIED \(5\): run this/,
      ],
      [
        'FwpmEngineOpen0',
        1722,
        /RPC_S_SERVER_UNAVAILABLE \(1722\): the Base Filtering Engine is not running: net start bfe/,
      ],
      ['FwpmEngineOpen0', 1753, /EPT_S_NOT_REGISTERED \(1753\): the Base Filtering Engine is not running/],
      [
        'FwpmNetEventSubscribe4',
        0x80320013,
        /FWP_E_NET_EVENTS_DISABLED \(0x80320013\): .*netsh wfp set options netevents=on/,
      ],
      ['FwpmNetEventSubscribe4', 0x8032ffff, /^FwpmNetEventSubscribe4 failed with 0x8032ffff$/],
    ];
    test.each(cases)('%s: %i', async (call, status, message) => {
      fake.fail(call, status);
      const error = await failure(openLiveOn(fake.libraries, {}));
      expect(error.message).toMatch(message);
      expect({ code: error.code, call: error.call, status: error.status }).toEqual({
        code: 'CALL_FAILED',
        call,
        status,
      });
    });

    test('the history, with the subscription ended', async () => {
      fake.addEvent(DROP);
      fake.play(10);
      fake.fail('FwpmNetEventEnum5', 0x80320013);
      const error = await failure(collect(fake, 10, { history: true }));
      expect(error.message).toMatch(/^FwpmNetEventEnum5 failed with FWP_E_NET_EVENTS_DISABLED/);
    });

    test('a machine that collects no events', async () => {
      fake.setOption(0, 0);
      const error = await failure(openLiveOn(fake.libraries, {}));
      expect(error.message).toMatch(/netsh wfp set options netevents=on/);
    });

    test('who may not read options can subscribe all the same', async () => {
      fake.fail('FwpmEngineGetOption0', 5);
      fake.addEvent(DROP);
      fake.play(1);
      expect(await collect(fake, 1)).toHaveLength(1);
    });
  });

  test.each([0, -1, 1.5, Number.NaN])('a queue of %d events', async (queueEvents) => {
    await expect(openLiveOn(fake.libraries, { queueEvents })).rejects.toThrow(RangeError);
  });
});

function raise(): never {
  throw new Error('there is no event');
}
