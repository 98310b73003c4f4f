/** A root that cannot be read is null and one issue, and the next one is decoded: every struct, under every ABI. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  DecodeError,
  decodeArray,
  decodeEntries,
  FWPM_NET_EVENT5,
  type Memory,
  ndjson,
  toJson,
  type ValueLayout,
} from '../../src/index.ts';
import { fwpm } from '../cli/command.ts';
import { CASES } from '../properties/cases.ts';
import { assertSame } from '../properties/same.ts';
import { decodeErrorOf, factsOf } from '../support/decode.ts';
import { rows } from '../support/exhaustive.ts';
import { CarefulMemory } from './image.ts';
import { elementsOf, entriesOf, type Run } from './runs.ts';

describe('a bad entry', () => {
  for (const { name, struct, abi } of rows(CASES)) test(name, () => assertRun(entriesOf(struct, abi)));
});

describe('a bad element', () => {
  for (const { name, struct, abi } of rows(CASES)) {
    // A SID has no fixed size.
    if (struct.kind !== 'sid') test(name, () => assertRun(elementsOf(struct, abi)));
  }
});

function assertRun(run: Run): void {
  for (const memory of [run.memory, new CarefulMemory(run.memory)]) {
    const issues = assertDecoded(run, memory);
    assertLines(run, memory, issues);
  }
}

/** @returns the issues. */
function assertDecoded({ struct, roots, values, issues: expected }: Run, memory: Memory): DecodeError[] {
  const issues: DecodeError[] = [];
  const options = { onIssue: (issue: DecodeError) => issues.push(issue) };
  const isArray = 'array' in roots;
  const { count } = roots;
  const tolerant = isArray
    ? decodeArray(struct, memory, roots.array, count, options)
    : decodeEntries(struct, memory, roots.entries, count, options);
  assertSame([...tolerant], values);
  for (const issue of issues) expect(issue).toBeInstanceOf(DecodeError);
  expect(issues.map(factsOf)).toEqual(
    expected.map((told) => ({
      ...told,
      struct: struct.ctype,
      reason: expect.stringContaining(`0x${told.address.toString(16)} `),
      message: expect.stringMatching(`^${struct.ctype}: \\${told.path}: .`),
    })),
  );

  const strict = isArray
    ? decodeArray(struct, memory, roots.array, count)
    : decodeEntries(struct, memory, roots.entries, count);
  assertSame(strict.next(), { done: false, value: values[0] });
  expectFirst(() => strict.next(), issues);
  expect(strict.next()).toEqual({ done: true, value: undefined });
  return issues;
}

/** The lines say the same, and so do their issues. */
function assertLines({ struct, roots, values }: Run, memory: Memory, issues: readonly DecodeError[]): void {
  const told: DecodeError[] = [];
  const chunks = ndjson(struct, memory, roots, { onIssue: (issue) => told.push(issue) });
  expect(Buffer.concat([...chunks]).toString()).toBe(linesOf(struct, values));
  expect(told.map(factsOf)).toEqual(issues.map(factsOf));

  const strict = ndjson(struct, memory, roots);
  expect(Buffer.from(strict.next().value ?? []).toString()).toBe(linesOf(struct, values.slice(0, 1)));
  expectFirst(() => strict.next(), issues);
}

/** What is thrown is the first issue. */
function expectFirst(read: () => unknown, issues: readonly DecodeError[]): void {
  expect([factsOf(decodeErrorOf(read))]).toEqual(issues.slice(0, 1).map(factsOf));
}

function linesOf(struct: ValueLayout, values: readonly unknown[]): string {
  return values.map((value) => `${toJson(struct, value)}\n`).join('');
}

describe('on the command line', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fwpm-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('a bad entry is null, a line that says why, and a line of JSON', async () => {
    const { bytes, base, memory, roots, values } = entriesOf(FWPM_NET_EVENT5, 'x64');
    const file = join(folder, 'entries.bin');
    const told = join(folder, 'issues.ndjson');
    await writeFile(file, bytes);
    const args = ['--base', `${base}`, '--entries', `${roots.count}`, '--issues', told];
    const { code, stdout, stderr } = await fwpm(['decode', file, ...args]);
    expect([code, stdout]).toEqual([1, linesOf(FWPM_NET_EVENT5, values)]);

    const issues: DecodeError[] = [];
    const onIssue = (issue: DecodeError): void => void issues.push(issue);
    expect([...decodeEntries(FWPM_NET_EVENT5, memory, base, roots.count, { onIssue })]).toHaveLength(8);
    expect(stderr.trimEnd().split('\n')).toEqual(
      issues.map(({ message }) => expect.stringContaining(`fwpm: ${message}`)),
    );
    expect(await readFile(told, 'utf8')).toBe(issues.map((issue) => `${JSON.stringify(issue)}\n`).join(''));
  });
});
