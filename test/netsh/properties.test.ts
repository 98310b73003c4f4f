/** What holds of any events in the form of netsh: nothing is there that the file does not say, whatever it is made of. */
import assert from 'node:assert/strict';
import { fc, test } from '@fast-check/vitest';
import { describe } from 'vitest';
import { eventJson } from '../../src/format/eventJson.ts';
import { type EventFacts, ecs, factsOf, Summary, text, type Where, WhereFilter } from '../../src/formats.ts';
import { decodeEntries, FWPM_NET_EVENT5, memoryImage } from '../../src/index.ts';
import { isNetshError } from '../../src/netsh/index.ts';
import { isRecord } from '../../src/util/objects.ts';
import { arbitraryOf } from '../properties/arbitrary.ts';
import { SEED } from '../properties/cases.ts';
import { imageOfEntries } from '../properties/entries.ts';
import { countsIn, expectedOf } from '../summary/expected.ts';
import { CONTEXT } from '../support/events.ts';
import { runs } from '../support/exhaustive.ts';
import { readAll } from './read.ts';
import { asXmlHasIt, eventXml, netEventsXml } from './xml.ts';

fc.configureGlobal({ seed: SEED, numRuns: runs(50) });

/** Events, and of each which of its members the file says: by numbers that are taken in turn. */
const EVENT = arbitraryOf(FWPM_NET_EVENT5).filter((event) => hasBody(event));
const PARTIAL = fc.tuple(EVENT, fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }));

/** An empty element of a struct reads as no struct. */
function hasBody(event: unknown): boolean {
  return isRecord(event) && Object.values(event).every((part) => part !== null);
}

/** An event without some of its members; an event has at least its type. */
function without(event: unknown, kept: readonly boolean[]): unknown {
  let turn = 0;
  const isKept = (): boolean => kept[turn++ % kept.length] ?? true;
  const part = (value: unknown): unknown => {
    if (!isRecord(value)) return value;
    const left = Object.entries(value).filter(isKept);
    // netsh writes a struct as an element, and an empty one would be none.
    return Object.fromEntries(left.length === 0 ? Object.entries(value) : left);
  };
  return isRecord(event)
    ? Object.fromEntries(Object.entries(event).map(([name, value]) => [name, part(value)]))
    : event;
}

/** Numbers that are none, infinite or -0 are not what netsh writes. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (Array.isArray(value)) return value.every(isPlain);
  return !isRecord(value) || Object.values(value).every(isPlain);
}

describe('whatever events are written', () => {
  test.prop([fc.array(PARTIAL, { maxLength: 4 }), fc.integer({ min: 1, max: 200 })])(
    'exactly the members that are there are read, in pieces of any size',
    async (said, piece) => {
      const written = said.map(([event, kept]) => without(event, kept)).filter(isPlain);
      const { events, notes } = await readAll(netEventsXml(written), piece);
      assert.deepEqual(
        events.map(({ event }) => event),
        written.map((event) => asXmlHasIt(event)),
      );
      assert.deepEqual(notes, { faults: undefined, tooLarge: 0, unknown: new Map(), unread: new Map() });
    },
  );

  test.prop([PARTIAL])('JSON has the members that are there, and no others', ([whole, kept]) => {
    const event = without(whole, kept);
    assert.deepEqual(pathsOf(JSON.parse(eventJson('FWPM_NET_EVENT5', event))), pathsOf(event));
  });

  test.prop([fc.array(PARTIAL, { maxLength: 8 }), fc.boolean()])(
    'a summary says what their reports say',
    (said, hasRules) => {
      const events = said.map(([event, kept]) => without(event, kept));
      const context = hasRules ? CONTEXT : {};
      const summary = new Summary({ context, top: 1000 });
      summary.addEvents('FWPM_NET_EVENT5', events);
      const expected = expectedOf(
        'FWPM_NET_EVENT5',
        events.map((event) => ({ event, issues: [] })),
        context,
      );
      assert.deepEqual(countsIn(summary.result()), expected);
    },
  );

  test.prop([fc.array(EVENT, { minLength: 1, maxLength: 8 }), fc.nat(7)])(
    'conditions hold for the same events as in memory',
    (events, at) => {
      const base = 0x10000n;
      const memory = memoryImage(imageOfEntries(events, 'x64', base).bytes, { abi: 'x64', base });
      const decoded = [...decodeEntries(FWPM_NET_EVENT5, memory, base, events.length)];
      const facts = factsOf('FWPM_NET_EVENT5', decoded[at % events.length]);
      for (const where of wheresFor(facts)) {
        const filter = new WhereFilter(FWPM_NET_EVENT5, where);
        const rows = filter.rows(memory, { entries: base, count: events.length });
        assert.deepEqual(filter.rowsOf(decoded), rows);
        assert(rows.includes(at % events.length));
      }
    },
  );
});

describe('a file that is damaged', () => {
  test.prop([fc.array(EVENT, { minLength: 1, maxLength: 4 }), fc.double({ min: 0, max: 1, noNaN: true })])(
    'gives the events that are whole where it is cut, and one note',
    async (all, part) => {
      const written = all.filter(isPlain);
      const head = '<netEvents>';
      const elements = written.map((event) => eventXml(event, 'item'));
      const file = `${head}${elements.join('')}</netEvents>`;
      const length = head.length + Math.floor(part * (file.length - head.length));
      const { events, notes } = await readAll(file.slice(0, length));
      const ends = elements.map(
        (_, i) =>
          head.length +
          elements
            .slice(0, i + 1)
            .join('')
            .trimEnd().length,
      );
      const whole = written.filter((_, i) => (ends[i] ?? 0) <= length);
      assert.deepEqual(
        events.map(({ event }) => event),
        whole.map((event) => asXmlHasIt(event)),
      );
      assert.equal(notes.faults === undefined, length === file.length);
    },
  );

  const change = fc.record({
    at: fc.nat(100_000),
    length: fc.nat(30),
    text: fc.constantFrom(
      '',
      '<',
      '</item>',
      '<item>',
      '<netEvent>',
      '</header>',
      '<header>',
      '&&',
      '<![CDATA[',
      'x',
    ),
  });
  test.prop([
    fc.array(EVENT, { minLength: 1, maxLength: 3 }),
    fc.array(change, { minLength: 1, maxLength: 6 }),
  ])('gives what can be written in every format, and no error but its own', async (all, changes) => {
    let file = netEventsXml(all);
    for (const { at, length, text } of changes) {
      const start = at % file.length;
      file = file.slice(0, start) + text + file.slice(start + length);
    }
    try {
      const { events } = await readAll(file, 50);
      const summary = new Summary();
      for (const { struct, event, origin } of events) {
        assert(text(CONTEXT).write(struct, event, origin).length > 0);
        JSON.parse(eventJson(struct, event));
        JSON.parse(ecs(CONTEXT).write(struct, event, origin));
        summary.addEvents(struct, [event], origin);
      }
      assert.equal(summary.result().events, events.length);
    } catch (error) {
      assert(isNetshError(error), String(error));
    }
  });
});

function pathsOf(value: unknown, path = ''): string[] {
  if (!isRecord(value)) return [path];
  return Object.entries(value)
    .flatMap(([name, part]) => pathsOf(part, `${path}.${name}`))
    .sort();
}

/** Conditions that hold for an event, as far as it says what they are about. */
function wheresFor(facts: EventFacts): Where[] {
  const { type, time, local, protocol, filterId, layer, isLoopback, userId } = facts;
  return [
    ...(type === undefined ? [] : [{ type: [type] }]),
    ...(time === undefined ? [] : [{ from: time, to: time + 1n }]),
    ...(local.address === undefined ? [] : [{ localAddress: [local.address] }]),
    ...(local.port === undefined ? [] : [{ port: [local.port] }]),
    ...(protocol === undefined ? [] : [{ protocol: [protocol] }]),
    ...(filterId === undefined ? [] : [{ filterId: [filterId] }]),
    ...(layer === undefined ? [] : [{ layer: [layer.code] }]),
    ...(isLoopback === undefined ? [] : [{ loopback: [isLoopback] }]),
    ...(userId === undefined ? [] : [{ user: [userId] }]),
  ];
}
