/** docs/scale.md has tables that are calculated: `npx vitest run test/docs/scale.test.ts --update` writes them anew. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { LOAD, MEASURED, planFor, planTable, queueTable } from '../../bench/scale/plan.ts';
import { EXHAUSTIVE } from '../support/exhaustive.ts';

const DOCUMENT = '../../docs/scale.md';
const text = readFileSync(fileURLToPath(new URL(DOCUMENT, import.meta.url)), 'utf8');

test.runIf(EXHAUSTIVE)('the tables are what the measured figures and the simulation give', async () => {
  let page = text;
  for (const [name, table] of [
    ['plan', planTable()],
    ['queue', queueTable()],
  ] as const) {
    const marks = new RegExp(`(?<=<!-- ${name} -->\\n).*?(?=<!-- /${name} -->)`, 's');
    expect(text).toMatch(marks);
    page = page.replace(marks, () => `\n${table}\n`);
  }
  await expect(page).toMatchFileSnapshot(DOCUMENT);
});

test('the figures that were measured stand in the page', () => {
  const { worker, bytes } = MEASURED;
  for (const seconds of Object.values(worker)) expect(text).toContain(`${1000 * seconds} ms`);
  for (const count of Object.values(bytes))
    expect(text).toMatch(new RegExp(`\\b${count.toLocaleString('en')}\\b`));
});

test('a plan has time for what comes, and not much more', () => {
  for (const machines of [1, 10, 1000, 123_456]) {
    const { workers, capturesPerSecond } = planFor(machines, 100);
    const load = (capturesPerSecond * MEASURED.worker.parquet) / workers;
    expect(load).toBeLessThanOrEqual(LOAD);
    expect(workers === 1 || (capturesPerSecond * MEASURED.worker.parquet) / (workers - 1) > LOAD).toBe(true);
  }
});
