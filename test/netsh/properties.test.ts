/** What holds of any events in the form of netsh: nothing is there that the file does not say, whatever it is made of. */
import assert from 'node:assert/strict';
import { fc, test } from '@fast-check/vitest';
import { describe } from 'vitest';
import { eventJson } from '../../src/format/eventJson.ts';
import { Summary, text, WhereFilter } from '../../src/formats.ts';
import { encode, FWPM_NET_EVENT5, memoryImage } from '../../src/index.ts';
import { isNetshError } from '../../src/netsh/index.ts';
import { isRecord } from '../../src/util/objects.ts';
import { arbitraryOf } from '../properties/arbitrary.ts';
import { SEED } from '../properties/cases.ts';
import { countsIn, expectedOf } from '../summary/expected.ts';
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
const ODD = /:(?:-0|NaN|-?Infinity)\b/;
const isPlain = (event: unknown): boolean =>
  !ODD.test(JSON.stringify(event, (_, value) => (typeof value === 'bigint' ? `${value}` : oddText(value))));

function oddText(value: unknown): unknown {
  return typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0)) ? 'odd' : value;
}

describe('whatever events are written', () => {
  test.prop([fc.array(PARTIAL, { maxLength: 4 }), fc.integer({ min: 1, max: 200 })])(
    'exactly the members that are there are read, in pieces of any size',
    async (said, piece) => {
      const written = said.map(([event, kept]) => without(event, kept)).filter(isPlain);
      const { events, notes } = await readAll(netEventsXml(written), piece);
      assert.deepEqual(events.map(({ event }) => event), written.map((event) => asXmlHasIt(event)));
      assert.deepEqual(notes, { faults: undefined, tooLarge: 0, unknown: new Map(), unread: new Map() });
    },
  );
});
