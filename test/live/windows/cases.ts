/** What is tried within Windows, one case after another: a file of JSON says what became of each. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { NET_EVENTS } from '../../../src/events/netEvents.ts';
import { toJson } from '../../../src/index.ts';
import { drivesOf } from '../../../src/live/drives.ts';
import { LiveError } from '../../../src/live/error.ts';
import type { LiveEvent } from '../../../src/live/event.ts';
import { systemLibraries } from '../../../src/live/libraries.ts';
import { openLiveOn } from '../../../src/live/live.ts';
import { drop, event5 } from '../../support/events.ts';
import { Fake, imageOf } from '../fake.ts';
import { filterImage, providerImage } from '../filterImages.ts';

const [, , newest = '', older = '', result = ''] = process.argv;

const DROP = imageOf(NET_EVENTS.FWPM_NET_EVENT5, event5('CLASSIFY_DROP', drop({})));
const USER_ID = 80;

const numberOf = (event: LiveEvent): number => Number(event.decode().header?.timeStamp);
const jsonOf = (event: LiveEvent): string =>
  toJson(event.struct, event.decode()).replace(/"timeStamp":"[^"]*"/, '');

const CASES: Readonly<Record<string, () => Promise<void>>> = {
  async 'a busy source, whose memory is overwritten at once'() {
    const fake = await Fake.at(newest);
    const count = 5000;
    fake.addEvent(DROP);
    fake.play(count);
    let next = 0;
    let json: string | undefined;
    for await (const event of await openLiveOn(fake.libraries, {})) {
      json ??= jsonOf(event);
      assert.deepEqual([numberOf(event), jsonOf(event), event.dropped], [next, json, 0]);
      if (++next === count) break;
    }
    assertClean(fake);
  },

  async 'a queue that is full'() {
    const fake = await Fake.at(newest);
    const count = 2000;
    fake.addEvent(DROP);
    fake.play(count);
    const live = await openLiveOn(fake.libraries, { queueEvents: 16 });
    let [next, taken] = [0, 0];
    for await (const events of live.batches()) {
      for (const event of events) {
        next += event.dropped;
        assert.equal(numberOf(event), next++);
        taken++;
      }
      if (taken + live.dropped >= count) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    assert.equal(taken + live.dropped, count);
    assert.ok(live.dropped > 0);
    assertClean(fake);
  },

  async 'unsubscribing from a busy source'() {
    const fake = await Fake.at(newest);
    fake.addEvent(DROP);
    fake.play(1_000_000);
    for await (const _ of await openLiveOn(fake.libraries, {})) break;
    assert.ok(fake.count('played') < 1_000_000);
    assertClean(fake);
  },

  async 'wild pointers'() {
    const fake = await Fake.at(newest);
    const addresses = [0x10n, 0x7ead_beef_0000n, 0xdddd_dddd_dddd_ddddn, 0xffff_8000_0000_1000n];
    for (const address of addresses) {
      const bytes = DROP.bytes.slice();
      new DataView(bytes.buffer).setBigUint64(DROP.root + USER_ID, address, true);
      fake.addEvent({ ...DROP, bytes, pointers: DROP.pointers.filter((at) => at !== DROP.root + USER_ID) });
    }
    fake.play(addresses.length);
    let count = 0;
    for await (const event of await openLiveOn(fake.libraries, {})) {
      const value = event.decode({ onIssue: () => undefined });
      assert.equal(value?.header?.userId, null);
      assert.equal(value?.header?.appId, '\\device\\harddiskvolume3\\app.exe');
      if (++count === addresses.length) break;
    }
    assertClean(fake);
  },

  async 'an older Windows'() {
    const fake = await Fake.at(older);
    const live = await openLiveOn(fake.libraries, {});
    assert.equal(live.struct.ctype, 'FWPM_NET_EVENT2');
    await live.close();
    assertClean(fake);
  },

  async 'what is refused'() {
    const fake = await Fake.at(newest);
    fake.fail('FwpmNetEventSubscribe4', 5);
    await assert.rejects(openLiveOn(fake.libraries, { enable: ['allow'] }), (error: unknown) => {
      return error instanceof LiveError && /ERROR_ACCESS_DENIED \(5\): run this as/.test(error.message);
    });
    assert.equal(fake.option(1), 0);
    assertClean(fake);
  },

  async 'history, and the names of filters'() {
    const fake = await Fake.at(newest);
    fake.addEvent(DROP);
    fake.history(300);
    fake.addFilter(66241n, filterImage(66241n, 'Block SMB'));
    fake.addFilter(7n, providerImage('Windows Firewall'));
    const live = await openLiveOn(fake.libraries, { history: true });
    let count = 0;
    for await (const _ of live) if (++count === 300) break;
    assert.deepEqual(live.rules.rule(66241n), undefined);
    const other = await openLiveOn(fake.libraries, {});
    const { name, provider } = other.rules.rule(66241n) ?? {};
    assert.deepEqual([name, provider], ['Block SMB', 'Windows Firewall']);
    await other.close();
    assertClean(fake);
  },

  async 'the libraries of the system itself'() {
    const libraries = await systemLibraries();
    assert.ok(drivesOf(libraries).some((line) => /^\\Device\\[^=]+=C:$/.test(line)));
  },
};

function assertClean(fake: Fake): void {
  assert.deepEqual([fake.count('blocks'), fake.count('handles')], [0, 0]);
}

const outcomes: Record<string, string> = {};
for (const [name, run] of Object.entries(CASES)) {
  outcomes[name] = await run().then(
    () => 'ok',
    (error: unknown) => String(error),
  );
  writeFileSync(result, JSON.stringify(outcomes));
}
