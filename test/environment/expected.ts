/** What a program has to see, wherever it runs. */
import { expect } from 'vitest';
import * as fwpm from '../../src/index.ts';
import { isHealthy, sampleFixtures } from '../support/fixtures.ts';
import { exercise, type Report } from './exercise.ts';

const sample = sampleFixtures()
  .filter(isHealthy)
  .find(({ name }) => name === 'enum5');
if (sample === undefined) throw new Error('fixtures/samples/enum5.json has no `expect`');

/** The bytes of fixtures/samples/enum5.bin. */
export const SAMPLE = sample.bytes;
const EVENTS = sample.expect;
const IN_THIS_PROCESS = exercise(fwpm, SAMPLE);

/** The events are those of the fixture on every way, and all else is as in the process of the tests. */
export function expectReport(report: Report): void {
  const ways = Object.keys(IN_THIS_PROCESS.events);
  expect(report.events).toEqual(Object.fromEntries(ways.map((way) => [way, EVENTS])));
  expect(report).toEqual(IN_THIS_PROCESS);
}
