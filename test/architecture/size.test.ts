/** A file is a room that a reader can hold in the head; biome.json says the same of functions. */
import { expect, test } from 'vitest';
import { readSources } from './sources.ts';

const MOST_LINES = 300;

/** Descriptors follow their headers, however long those are; and nobody reads what is generated. */
const MAY_BE_LONG = /^(?:wfp|fast\/generated)\/|^capture\/minidump\/minidumpapiset\.ts$/;

test(`no file of src has more than ${MOST_LINES} lines, but for descriptors and generated code`, () => {
  const long = readSources()
    .filter(({ path }) => !MAY_BE_LONG.test(path))
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > MOST_LINES);
  expect(long).toEqual([]);
});
