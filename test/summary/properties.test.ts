/** A summary says what the reports of the events say, one by one: of events of every version, and however damaged. */
import assert from 'node:assert/strict';
import { fc, test } from '@fast-check/vitest';
import { afterAll, describe } from 'vitest';
import { type EventContext, isNetEventName, type RuleBook, summarize } from '../../src/formats.ts';
import {
  ABIS,
  counted,
  type DecodeError,
  decodeArray,
  decodeEntries,
  encode,
  explain,
  FWPM_NET_EVENT5,
  layoutOf,
  type MemoryImage,
  memoryImage,
  struct as structOf,
  uint8,
  type ValueLayout,
} from '../../src/index.ts';
import { arbitraryOf } from '../properties/arbitrary.ts';
import { bases, CASES, SEED } from '../properties/cases.ts';
import { damaged, damages } from '../properties/damage.ts';
import { imageOfEntries } from '../properties/entries.ts';
import { everyWay } from '../support/columns.ts';
import { layoutNamed } from '../support/decode.ts';
import { rows, runs } from '../support/exhaustive.ts';
import { compiledFixtures, hexFixtures, sampleFixtures } from '../support/fixtures.ts';
import { countsIn, type Decoded, expectedOf } from './expected.ts';

fc.configureGlobal({ seed: SEED, numRuns: runs(20) });

/** Rules for most ids, some of which cannot be the event's, and layers for ids that have no certain name. */
const RULES: RuleBook = {
  rule: (filterId) =>
    filterId % 3n === 0n
      ? undefined
      : {
          filterId,
          name: `rule ${filterId % 7n}`,
          layer: filterId % 2n === 0n ? 'FWPM_LAYER_ALE_AUTH_CONNECT_V4' : undefined,
          action: filterId % 5n === 0n ? 'FWP_ACTION_BLOCK' : undefined,
        },
  layer: (id) => (id % 2 === 0 ? 'FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V4' : undefined),
};

const CONTEXTS: readonly EventContext[] = [
  {},
  { rules: RULES, volumes: { drivePath: (path) => path.toUpperCase().slice(0, 3) } },
];

/** Members whose damage a summary sees: an event itself, its own struct, and texts that it counts. */
const NEEDED = /^(?:header\.(?:appId|userId|packageSid)|(?!lpm)\w+|ike\w+\.remotePrincipalNameForAuth)?$/;

type Roots =
  | { readonly array: bigint; readonly count: number }
  | { readonly entries: bigint; readonly count: number };

const seen = { events: 0, damaged: 0, blocked: 0, failed: 0, contradictions: 0, unreadable: 0 };

function assertCounted(struct: ValueLayout, image: MemoryImage, roots: Roots): void {
  assert(isNetEventName(struct.ctype));
  const decoded = decodedIn(struct, image, roots);
  for (const context of CONTEXTS) {
    const expected = expectedOf(struct.ctype, decoded, context);
    for (const [way, memory] of everyWay(image)) {
      const summary = summarize(struct, memory, roots, { context, top: 1000 });
      assert.deepEqual(countsIn(summary), expected, way);
      seen.events += summary.events;
      seen.damaged += summary.unusual.damaged;
      seen.unreadable += summary.unusual.unreadable;
      seen.blocked += summary.blocked.events;
      seen.failed += summary.failed.events;
      seen.contradictions += summary.unusual.contradictions.rows.length;
    }
  }
}

/** The events that are there, and the first that is missing, which stands for all after it. */
function decodedIn(struct: ValueLayout, image: MemoryImage, roots: Roots): Decoded[] {
  const issues: DecodeError[] = [];
  const options = { onIssue: (issue: DecodeError) => void issues.push(issue) };
  const events =
    'array' in roots
      ? [...decodeArray(struct, image, roots.array, roots.count, options)]
      : [...decodeEntries(struct, image, roots.entries, roots.count, options)];
  const [start, stride] =
    'array' in roots
      ? [roots.array, layoutOf(struct.kind === 'struct' ? struct : FWPM_NET_EVENT5, image.abi).size]
      : [roots.entries, image.abi === 'x86' ? 4 : 8];
  const there = Math.floor(image.readable(start, events.length * stride) / stride);
  return events.slice(0, there + 1).map((event, row) => ({
    event,
    issues: issues.filter(({ path }) => {
      const [, index, member = ''] = /^\[(\d+)\]\.?(.*)$/.exec(path) ?? [];
      return Number(index) === row && NEEDED.test(member);
    }),
  }));
}

describe('arrays of events of every version', () => {
  for (const { name, struct, abi } of rows(CASES, 4)) {
    if (!isNetEventName(struct.ctype)) continue;
    const array = structOf('ARRAY', { length: uint8, elements: counted('length', struct) });
    const elements = fc.array(arbitraryOf(struct), { minLength: 1, maxLength: 8 });
    test.prop([elements, bases(abi), damages])(name, (values, base, changes) => {
      const { bytes, address } = encode(array, { elements: values }, { abi, base });
      const ranges = explain(array, memoryImage(bytes, { abi, base }), address);
      const pointer = ranges.find(({ path }) => path === 'elements');
      const bad = damaged({ bytes, base, abi, ranges }, changes);
      const roots = { array: BigInt(String(pointer?.value)), count: values.length };
      assertCounted(struct, memoryImage(bad, { abi, base }), roots);
    });
  }
});

describe('entries, some of them NULL', () => {
  const events = fc.array(fc.option(arbitraryOf(FWPM_NET_EVENT5), { freq: 8 }), {
    minLength: 1,
    maxLength: 12,
  });
  for (const abi of ABIS) {
    test.prop([events, bases(abi), damages], { numRuns: runs(80) })(abi, (values, base, changes) => {
      const bytes = damaged(imageOfEntries(values, abi, base), changes);
      assertCounted(FWPM_NET_EVENT5, memoryImage(bytes, { abi, base }), {
        entries: base,
        count: values.length,
      });
    });
  }
});

describe('the fixtures', () => {
  for (const fixture of rows([...sampleFixtures(), ...compiledFixtures(), ...hexFixtures()], 3)) {
    const { name, struct, abi, base, address, kind, count, bytes } = fixture;
    if (!isNetEventName(struct) || kind === 'struct' || count > 1000) continue;
    test(name, () => {
      const roots = kind === 'array' ? { array: address, count } : { entries: address, count };
      assertCounted(layoutNamed(struct), memoryImage(bytes, { abi, base }), roots);
    });
  }
});

afterAll(() => {
  for (const [what, times] of Object.entries(seen)) assert(times > runs(50), `${what}: ${times}`);
});
