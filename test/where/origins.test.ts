/** Conditions on where filters come from become conditions on the ids of filters. */
import { expect, test } from 'vitest';
import { parseWhere, type RuleBook, readRules, WhereFilter, withOrigins } from '../../src/formats.ts';
import { FWPM_NET_EVENT5 } from '../../src/index.ts';
import { fixtureBytes } from '../support/filters.ts';

const RULES = await readRules([fixtureBytes('origins.xml')]);

test.each([
  [['origin=query user default'], { filterId: [66241n] }],
  [['origin="Query User Default",{5a1b2c3d-0000-4000-8000-00000000abcd}'], { filterId: [66241n, 66242n] }],
  [['origin=Stealth'], { filterId: [] }],
  [['origin=Query User Default', 'filter=66242'], { filterId: [] }],
  [['origin=Query User Default', 'filter=66241,1', 'port=1'], { filterId: [66241n], port: [1] }],
  [['filter=1'], { filterId: [1n] }],
  [[], {}],
])('%j', (conditions, where) => {
  expect(withOrigins(parseWhere(conditions), RULES)).toEqual(where);
});

test.each<[string, RuleBook | undefined]>([
  ['no rules', undefined],
  ['rules without origins', { rule: () => undefined }],
])('%s: nothing can be said of an origin', (_what, rules) => {
  expect(() => withOrigins({ origin: ['Stealth'] }, rules)).toThrow(TypeError);
  expect(withOrigins({ port: [1] }, rules)).toEqual({ port: [1] });
});

test('a filter of events knows no origins', () => {
  expect(() => new WhereFilter(FWPM_NET_EVENT5, { origin: ['Stealth'] })).toThrow(/withOrigins/);
});
