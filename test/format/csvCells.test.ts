/** Cells are quoted as Papa Parse quotes whole rows, whatever is in them: it is asked only where there is something to quote. */
import assert from 'node:assert/strict';
import { fc, test } from '@fast-check/vitest';
import { parse } from 'csv-parse/sync';
import Papa from 'papaparse';
import { test as plainTest } from 'vitest';
import { csv, type RuleBook } from '../../src/formats.ts';
import { SEED } from '../properties/cases.ts';
import { drop, event5 } from '../support/events.ts';
import { runs } from '../support/exhaustive.ts';

fc.configureGlobal({ seed: SEED, numRuns: runs(300) });

const FORMULA = /^[=+\-@\uff1d\uff0b\uff0d\uff20]/;

const texts = fc.string({
  unit: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...'aZ09 ,;"\'=+-@|\\', ...'  ', 'ä', '\uff1d', '\ufeff') },
    { weight: 1, arbitrary: fc.constantFrom('\t', '\r', '\n', '\0', '\u202e', '\u2028', '\u009b') },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
  ),
  maxLength: 12,
});

const origins = fc.record({ host: texts, file: texts });
const rules: fc.Arbitrary<RuleBook> = fc
  .record({ name: texts, description: texts, provider: texts, origin: texts })
  .map((rule) => ({ rule: (filterId) => ({ filterId, ...rule }) }));

test.prop([texts, texts, rules, origins])('rows', (appId, enterpriseId, book, origin) => {
  const event = event5('CLASSIFY_DROP', drop({}), { appId, enterpriseId });
  const plain = csv({ rules: book });
  const neutral = csv({ rules: book }, { neutralizeFormulas: true });
  // The second time, what was made before is known.
  for (let time = 0; time < 2; time++) {
    const row = plain.write('FWPM_NET_EVENT5', event, origin);
    const cells: string[][] = parse(row, { relax_quotes: false });
    assert.equal(row, `${Papa.unparse(cells, { newline: '\n' })}\n`);
    assert.equal(
      neutral.write('FWPM_NET_EVENT5', event, origin),
      `${Papa.unparse(cells, { newline: '\n', escapeFormulae: FORMULA })}\n`,
    );
  }
});

plainTest.each([null, {}])('an event that is %j is no text that has to be quoted', (event) => {
  const row = csv().write('FWPM_NET_EVENT5', event);
  assert.equal(row, `${Papa.unparse(parse(row), { newline: '\n' })}\n`);
});
