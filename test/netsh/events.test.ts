/** Every event of the fixtures in the form of netsh reads back as what decoding gives. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FWPM_NET_EVENT_TYPE } from '../../src/index.ts';
import { isRecord } from '../../src/util/objects.ts';
import { eventFixtures } from '../support/events.ts';
import { rows } from '../support/exhaustive.ts';
import { readAll } from './read.ts';
import { asXmlHasIt, DECLARATION, eventXml, netEventsXml } from './xml.ts';

/** Events that are whole: of damaged ones XML can say what is lost in no other way than that it is not there. */
const EVENTS = eventFixtures().flatMap(({ name, struct, events, expected }) =>
  expected === null
    ? []
    : events.flatMap((event, i) => (isWhole(event) ? [{ name: `${name}[${i}]`, struct, event }] : [])),
);

function isWhole(event: unknown): boolean {
  return isRecord(event) && Object.values(event).every((part) => part !== null);
}

describe('an event as netsh writes it', () => {
  test.each(rows(EVENTS, 8))('$name', async ({ event }) => {
    for (const xml of [
      netEventsXml([event]),
      `${DECLARATION}<wfpdiag><events>${eventXml(event)}</events></wfpdiag>`,
    ]) {
      const { events, notes } = await readAll(xml);
      expect(events.map((read) => read.event)).toEqual([asXmlHasIt(event)]);
      expect(notes).toEqual({ faults: undefined, tooLarge: 0, unknown: new Map(), unread: new Map() });
    }
  });

  test('is of every type and version that there is', () => {
    const types = new Set(EVENTS.map(({ event }) => (isRecord(event) ? event['type'] : undefined)));
    for (const type of Object.keys(FWPM_NET_EVENT_TYPE.values)) expect(types).toContain(type);
    expect(new Set(EVENTS.map(({ struct }) => struct)).size).toBe(6);
  });

  test('is named as the oldest version that has all of it, and never as an older one than those before it', async () => {
    for (const { name, struct, event } of EVENTS) {
      const [read] = (await readAll(netEventsXml([event]))).events;
      expect(read && read.struct <= struct, name).toBe(true);
    }
    const drop = { header: { timeStamp: 1n }, type: 3, classifyDrop: { filterId: 1n } };
    const arrival = { type: 10, lpmPacketArrival: { spi: 1 } };
    const { events } = await readAll(netEventsXml([drop, arrival, drop]));
    expect(events.map(({ struct }) => struct)).toEqual([
      'FWPM_NET_EVENT0',
      'FWPM_NET_EVENT5',
      'FWPM_NET_EVENT5',
    ]);
  });
});

describe('the files of fixtures/netsh', () => {
  const read = (name: string): Buffer =>
    readFileSync(new URL(`../../fixtures/netsh/${name}`, import.meta.url));

  test('netevents.xml: the newer name of a type, internal fields, what is not there', async () => {
    const { events, notes } = await readAll(read('netevents.xml'));
    expect(notes).toEqual({ faults: undefined, tooLarge: 0, unknown: new Map(), unread: new Map() });
    expect(events.map(({ struct }) => struct)).toEqual([
      'FWPM_NET_EVENT3',
      'FWPM_NET_EVENT3',
      'FWPM_NET_EVENT4',
    ]);
    const [drop, allow, failure] = events.map(({ event }) => event);
    expect(drop).toMatchObject({
      header: {
        timeStamp: 134179745665350000n,
        flags: 0x57f,
        localAddrV4: '192.0.2.10',
        appId: '\\device\\harddiskvolume3\\windows\\system32\\svchost.exe',
        enterpriseId: null,
      },
      type: 'FWPM_NET_EVENT_TYPE_CLASSIFY_DROP',
      classifyDrop: {
        filterId: 66241n,
        layerId: 44,
        msFwpDirection: 'MS_FWP_DIRECTION_IN',
        isLoopback: false,
      },
      internal: {
        capabilities: null,
        terminatingFiltersInfo: [
          {
            filterId: '66241',
            subLayer: 'FWPP_SUBLAYER_INTERNAL_FIREWALL_WF',
            actionType: 'FWP_ACTION_BLOCK',
          },
        ],
        filterOrigin: 'Stealth',
        interfaceIndex: '7',
      },
    });
    expect(allow).toMatchObject({ header: { remoteAddrV6: '2001:db8:2::b' } });
    expect(Object.keys(Object(allow?.['classifyAllow']))).not.toContain('isLoopback');
    expect(failure).toMatchObject({
      header: { appId: null, userId: null },
      ikeMmFailure: {
        failureErrorCode: 13801,
        flags: 1,
        localPrincipalNameForAuth: 'CN=lab-01.example & co',
        remotePrincipalNameForAuth: null,
        remotePrincipalGroupSids: ['S-1-1-0', 'S-1-5-11'],
        providerContextKey: 'd4c1ae2b-5a4f-4e9d-8c07-3b2f6a9d10e5',
      },
    });
  });

  test('wfpdiag.xml: each event has the filter that had its id at its time', async () => {
    const { events } = await readAll(read('wfpdiag.xml'));
    const names = events.map(({ event, origin }) => {
      const { header, classifyDrop } = Object(event);
      return origin.rules?.rule(classifyDrop.filterId, header.timeStamp)?.name;
    });
    expect(names).toEqual(['There at the start', 'Added while capturing', 'Under an id given anew']);
  });
});
