/** XML of netsh in a page: its events against what the library reads of them, and its filters beside other files. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { eventJson } from '../../src/format/eventJson.ts';
import { parseWhere, readNetEvents, Summary, WhereFilter } from '../../src/formats.ts';
import { FWPM_NET_EVENT5 } from '../../src/index.ts';
import type { NetshEvent } from '../../src/netsh/index.ts';
import type { Session } from '../../src/view/model/session.ts';
import { FIRST_COLUMNS } from '../../src/view/model/urlState.ts';
import { fileOf, sessionOf, textOf } from './support.ts';

const file = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(fileURLToPath(new URL(`../../${name}`, import.meta.url))));
const NETEVENTS = file('fixtures/netsh/netevents.xml');
const WFPDIAG = file('fixtures/netsh/wfpdiag.xml');
const FILTERS = file('examples/filters.xml');
const SAMPLE = file('fixtures/samples/enum5.bin');
const ALL = { chips: [], search: '', sort: undefined };

async function eventsOf(bytes: Uint8Array): Promise<NetshEvent[]> {
  const events: NetshEvent[] = [];
  for await (const event of readNetEvents([bytes])) events.push(event);
  return events;
}

const filtersIn = (session: Session): string[] =>
  session.rows(0, session.events, ['filter']).map(({ cells }) => cells[0]?.text ?? '');

describe.each([
  ['netevents.xml', NETEVENTS],
  ['wfpdiag.xml', WFPDIAG],
])('%s', (_, bytes) => {
  let session: Session;
  let events: NetshEvent[];

  beforeAll(async () => {
    session = await sessionOf(bytes);
    events = await eventsOf(bytes);
  });

  test('its events are there, as the library reads them', () => {
    expect(session.view(ALL)).toEqual({ shown: events.length, total: events.length });
    expect(textOf(session.exported('ndjson', FIRST_COLUMNS))).toBe(
      events.map(({ struct, event }) => `${eventJson(struct, event)}\n`).join(''),
    );
    expect(session.notes).toEqual([]);
  });

  test('and are counted as the summary counts them', () => {
    const summary = new Summary();
    for (const { struct, event, origin } of events) summary.addEvents(struct, [event], origin);
    const outcomes = session.rows(0, events.length, ['outcome']).map(({ cells }) => cells[0]?.text);
    for (const { value, count } of summary.result().outcomes.rows)
      expect([value, outcomes.filter((each) => each === value).length]).toEqual([value, count]);
  });

  test.each([
    'type=CLASSIFY_DROP',
    'remote=198.51.100.0/24',
    'protocol=tcp',
    'layer=44',
    'app=system',
    'filter=500',
    'localport=445',
    'header.policyFlags=0',
    'classifyDrop.isLoopback=false',
    'error=13801',
  ])('%s shows the events that a condition takes, and without it the others', (condition) => {
    const wanted = new WhereFilter(FWPM_NET_EVENT5, parseWhere([condition])).rowsOf(
      events.map(({ event }) => event),
    );
    for (const [chip, shown] of [
      [condition, wanted.length],
      [`!${condition}`, events.length - wanted.length],
    ] as const) {
      expect([chip, session.view({ ...ALL, chips: [chip] }).shown]).toEqual([chip, shown]);
    }
    session.view(ALL);
  });

  test('one has words, and no bytes', () => {
    const { words, json, isSaid, bytes, issues } = session.detail(0);
    expect(words).toMatch(/^2026-03-14T15:\d\d:\d\d/);
    expect(JSON.parse(json)).toHaveProperty('header.timeStamp');
    expect({ isSaid, bytes, issues }).toEqual({ isSaid: true, bytes: undefined, issues: [] });
    expect(session.check(0, events.length)).toBe(false);
  });

  test('no capture can hold them', () => {
    expect(() => [...session.exported('capture', FIRST_COLUMNS)]).toThrow(/has no bytes for a capture/);
  });
});

test('filters of a capture of netsh name its events, each by the one that had the id then', async () => {
  const names = new Set(filtersIn(await sessionOf(WFPDIAG)));
  expect([...names]).toContain('There at the start (500)');
  expect([...names].filter((name) => name.endsWith('(500)')).length).toBe(2);
});

describe('a file of filters', () => {
  const NAMED = /^[^(]+ \(66241\)$/;

  test.each([
    ['before', [FILTERS, SAMPLE]],
    ['after', [SAMPLE, FILTERS]],
    ['compressed', [SAMPLE, new Uint8Array(gzipSync(FILTERS))]],
  ])('%s events names theirs', async (_, files) => {
    const session = await sessionOf(...files);
    expect(session.events).toBe(16);
    expect(filtersIn(session).filter((name) => NAMED.test(name)).length).toBe(2);
    expect(session.notes.at(-1) ?? '').toMatch(/its \d+ filters name those of the events|pointers fit/);
  });

  test('that is opened later comes beside the events that are there', async () => {
    const session = await sessionOf(SAMPLE);
    session.view({ ...ALL, chips: ['type=CLASSIFY_DROP'] });
    for await (const _ of session.read([fileOf('filters.xml', FILTERS)]));
    expect([session.events, session.isAdded, session.isWhole]).toEqual([16, true, true]);
    expect(session.names).toEqual(['file 0', 'filters.xml']);
    session.view(ALL);
    expect(filtersIn(session).filter((name) => NAMED.test(name)).length).toBe(2);
    for await (const _ of session.read([fileOf('netevents.xml', NETEVENTS)]));
    expect([session.isAdded, session.names]).toEqual([false, ['netevents.xml']]);
  });

  test('alone has no events', async () => {
    const session = await sessionOf(FILTERS);
    expect(session.events).toBe(0);
    expect(session.notes[0]).toMatch(/its \d+ filters/);
  });

  test('whose filters the events of netsh do not know, they know from it', async () => {
    const session = await sessionOf(FILTERS, WFPDIAG);
    const names = filtersIn(session);
    expect(names).toContain('There at the start (500)');
  });
});

test.each([
  ['no end', NETEVENTS.subarray(0, 3000), /passed over|not XML/],
  ['nothing in it', new TextEncoder().encode('<wfpdiag></wfpdiag>'), /no <filters>/],
])('a file with %s is told', async (_, bytes, message) => {
  const session = await sessionOf(bytes);
  expect(session.notes.join()).toMatch(message);
});

test('files that are opened while others are read take their place', async () => {
  const session = await sessionOf();
  const first = session.read([fileOf('a', SAMPLE), fileOf('b', SAMPLE)]);
  await first.next();
  for await (const _ of session.read([fileOf('c', NETEVENTS)]));
  const { events } = session;
  for await (const _ of first);
  expect([session.events, session.names]).toEqual([events, ['c']]);
});
