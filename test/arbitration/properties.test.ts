/** What must be so of all arbitration, however the filters are. */
import { fc, test as property } from '@fast-check/vitest';
import { expect } from 'vitest';
import { type Arbitration, why } from '../../src/formats.ts';
import { event5 } from '../support/events.ts';
import { runs } from '../support/exhaustive.ts';
import { SUBLAYERS, stateOf } from '../support/state.ts';
import { decide, FIELDS, lineOf, type PlainFilter } from './reference.ts';

fc.configureGlobal({ seed: 20261129, numRuns: runs(300) });

const filter = (known: boolean): fc.Arbitrary<PlainFilter> =>
  fc.record({
    subLayer: fc.constantFrom(...(known ? ['A', 'B', 'C', 'D'] : Object.keys(SUBLAYERS))),
    weight: known
      ? fc.integer({ min: 1, max: 9999 })
      : fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined, freq: 6 }),
    action: fc.constantFrom(
      ...(known
        ? (['permit', 'hard permit', 'block', 'look'] as const)
        : (['permit', 'hard permit', 'block', 'terminating', 'maybe', 'look'] as const)),
    ),
    ports: fc.uniqueArray(fc.constantFrom(443, 80), { maxLength: 2 }),
    open: known ? fc.constant([]) : fc.uniqueArray(fc.constantFrom(...FIELDS), { maxLength: 1 }),
    isDisabled: fc.boolean().map((is) => is && !known),
  });

const FILTERS = fc.array(filter(false), { minLength: 1, maxLength: 9 });

async function arbitrated(filters: readonly PlainFilter[]): Promise<Arbitration> {
  const rules = await stateOf(filters.map(lineOf).join(';'));
  const event = event5('CLASSIFY_ALLOW', { filterId: 0n, layerId: 48 });
  const { arbitration } = why({ rules })('FWPM_NET_EVENT5', event);
  if (arbitration === undefined) throw new Error('there is a layer');
  return arbitration;
}

function possibleIn({ decisions, canPass }: Arbitration): Set<string> {
  const said = decisions.map(({ action, filter: { filterId } }) => `${action} ${filterId}`);
  return new Set([...said, ...(canPass ? ['none'] : [])]);
}

/** Numbers in order, then zeros. */
function chooserOf(numbers: readonly number[]): (choices: number) => number {
  let next = 0;
  return (choices) => (numbers[next++] ?? 0) % choices;
}

property.prop([FILTERS, fc.array(fc.nat(999), { minLength: 60, maxLength: 90 })])(
  'whatever settles what is open, what decides then was said to be possible',
  async (filters, numbers) => {
    const decided = decide(filters, SUBLAYERS, chooserOf(numbers));
    expect(possibleIn(await arbitrated(filters))).toContain(decided);
  },
);

property.prop([fc.array(filter(true), { minLength: 1, maxLength: 9 })])(
  'where all is known there is one decision, but for soft permits of several sublayers',
  async (filters) => {
    const weights = filters.map(({ subLayer, weight }) => `${subLayer}:${weight}`);
    fc.pre(new Set(weights).size === weights.length);
    const possible = possibleIn(await arbitrated(filters));
    const reference = Array.from({ length: 16 }, (_, bits) =>
      decide(filters, SUBLAYERS, chooserOf([...Array(200).keys()].map((i) => (bits >> (i % 4)) & 1))),
    );
    for (const decided of reference) expect(possible).toContain(decided);
    const kinds = new Set([...possible].map((decision) => decision.split(' ')[0]));
    expect([...kinds]).toHaveLength(1);
    if (![...kinds].includes('permit')) expect(possible.size).toBe(1);
  },
);

const NEVER = fc.constantFrom<Partial<PlainFilter>>(
  { ports: [80] },
  { isDisabled: true },
  { action: 'look' },
);

property.prop([FILTERS, filter(false), NEVER])(
  'a filter that cannot match, is disabled or decides nothing changes nothing',
  async (filters, other, never) => {
    const before = possibleIn(await arbitrated(filters));
    expect(possibleIn(await arbitrated([...filters, { ...other, ...never }]))).toEqual(before);
  },
);

property.prop([FILTERS])('the order of the file changes nothing', async (filters) => {
  const turned = possibleIn(await arbitrated([...filters].reverse()));
  const renamed = [...turned].map((said) =>
    said.replace(/\d+/, (id) => String(filters.length + 1 - Number(id))),
  );
  expect(new Set(renamed)).toEqual(possibleIn(await arbitrated(filters)));
});
