/** The log of a data set: who comes first, what is finished after a failure, and what stays of those that are no more. */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fc, test as property } from '@fast-check/vitest';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { partialName } from '../../../src/cli/output/leftovers.ts';
import { CommitLog } from '../../../src/cli/worker/commitLog.ts';
import { runs } from '../../support/exhaustive.ts';

const folder = mkdtempSync(join(tmpdir(), 'fwpm-log-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SEED = 20261130;
const IDENTITY = 'stream';

let root = '';
let count = 0;
beforeEach(() => {
  root = join(folder, String(count++));
});

/** Commits messages with a file that has their numbers. Returns whether it was possible. */
function commit(log: CommitLog, sequences: readonly number[], floor = 0, identity = IDENTITY): boolean {
  const pending = partialName();
  mkdirSync(log.pendingFolder(pending));
  writeFileSync(join(log.pendingFolder(pending), '0'), sequences.join(','));
  const files = [`day=1/${pending.slice(1)}.parquet`];
  const isInPlace = log.commit({ identity, sequences, floor, pending, files });
  if (!isInPlace) rmSync(log.pendingFolder(pending), { recursive: true });
  return isInPlace;
}

/** The numbers in all files that readers see. */
function inPlace(): number[] {
  const part = join(root, 'day=1');
  const names = existsSync(part) ? readdirSync(part) : [];
  return names
    .flatMap((name) => readFileSync(join(part, name), 'utf8').split(',').map(Number))
    .sort((a, b) => a - b);
}

const pendingIn = (): string[] => readdirSync(join(root, '_fwpm', 'pending'));
const records = (): string[] => readdirSync(join(root, '_fwpm', 'log'));

test('what is in place is known to others, when they look', () => {
  const [one, two] = [new CommitLog(root), new CommitLog(root)];
  expect(commit(one, [1, 2])).toBe(true);
  expect(two.has(IDENTITY, 1, false)).toBe(false);
  expect(two.has(IDENTITY, 1, true)).toBe(true);
  expect(two.has(IDENTITY, 3, true)).toBe(false);
  expect(new CommitLog(root).has(IDENTITY, 2, false)).toBe(true);
  expect(inPlace()).toEqual([1, 2]);
  expect(pendingIn()).toEqual([]);
});

test('of two that have a message the second one is refused, whole', () => {
  const [one, two] = [new CommitLog(root), new CommitLog(root)];
  expect(commit(one, [1, 2])).toBe(true);
  expect(commit(two, [2, 3])).toBe(false);
  expect(commit(two, [3])).toBe(true);
  expect(inPlace()).toEqual([1, 2, 3]);
  expect(records()).toEqual(['0000000001.json', '0000000002.json']);
});

test('consumers are apart', () => {
  const log = new CommitLog(root);
  expect(commit(log, [1])).toBe(true);
  expect(commit(log, [1], 0, 'another')).toBe(true);
  expect(commit(log, [1])).toBe(false);
  expect(log.has('a third', 1, true)).toBe(false);
});

test('up to the floor all is in place', () => {
  const log = new CommitLog(root);
  expect(commit(log, [10], 7)).toBe(true);
  expect([0, 1, 7, 8, 9, 10, 11].map((sequence) => log.has(IDENTITY, sequence, false))).toEqual([
    true,
    true,
    true,
    false,
    false,
    true,
    false,
  ]);
  const [, last = ''] =
    /"done":(.*)}$/.exec(readFileSync(join(root, '_fwpm/log/0000000001.json'), 'utf8')) ?? [];
  expect(JSON.parse(last)).toEqual({
    stream: [
      [0, 7],
      [10, 10],
    ],
  });
});

describe('after a failure', () => {
  /** A name that a process of this machine gave which is no more. */
  function nameOfTheDead(): string {
    const { pid } = spawnSync('true');
    return partialName().replace(/(?<=^\.fwpm-)\d+/, String(pid));
  }

  /** A batch, as a process left it before its record was in the log. */
  function leave(): { pending: string; path: string } {
    const log = new CommitLog(root);
    const pending = nameOfTheDead();
    const path = log.pendingFolder(pending);
    mkdirSync(path);
    for (const name of ['0', '1']) writeFileSync(join(path, name), name === '0' ? '1,2' : '3');
    return { pending, path };
  }

  /** The same after its record was in the log. */
  function leaveCommitted(): { path: string } {
    const { pending, path } = leave();
    const files = ['day=1/a.parquet', 'day=1/b.parquet'];
    const record = { version: 1, pending, files, done: { [IDENTITY]: [[1, 3]] } };
    writeFileSync(join(root, '_fwpm/log/0000000001.json'), JSON.stringify(record));
    return { path };
  }

  test('before it is in the log, nothing of it stays', () => {
    leave();
    const log = new CommitLog(root);
    expect(pendingIn()).toEqual([]);
    expect(inPlace()).toEqual([]);
    expect(log.has(IDENTITY, 1, true)).toBe(false);
  });

  test('once it is in the log, it is put in place by the next one', () => {
    leaveCommitted();
    const log = new CommitLog(root);
    expect(inPlace()).toEqual([1, 2, 3]);
    expect(pendingIn()).toEqual([]);
    expect(log.has(IDENTITY, 3, false)).toBe(true);
  });

  test('when a part is in place, the rest follows', () => {
    const { path } = leaveCommitted();
    mkdirSync(join(root, 'day=1'));
    renameSync(join(path, '0'), join(root, 'day=1/a.parquet'));
    expect(inPlace()).toEqual([1, 2]);
    new CommitLog(root);
    expect(inPlace()).toEqual([1, 2, 3]);
    expect(pendingIn()).toEqual([]);
  });

  test('a worker that runs puts it in place, when it looks', () => {
    const log = new CommitLog(root);
    leaveCommitted();
    expect(log.has(IDENTITY, 9, false)).toBe(false);
    expect(inPlace()).toEqual([]);
    expect(log.has(IDENTITY, 1, true)).toBe(true);
    expect(inPlace()).toEqual([1, 2, 3]);
  });

  test('older records are finished, too', () => {
    const log = new CommitLog(root);
    const { path } = leaveCommitted();
    renameSync(path, `${path}.away`);
    expect(commit(log, [7])).toBe(true);
    renameSync(`${path}.away`, path);
    new CommitLog(root);
    expect(inPlace()).toEqual([1, 2, 3, 7]);
  });

  test('what a process has that lives is left alone', () => {
    const log = new CommitLog(root);
    const name = partialName();
    mkdirSync(log.pendingFolder(name));
    new CommitLog(root);
    expect(pendingIn()).toEqual([name]);
  });
});

test.each(['{', '{}', '[]'])('a record that is %s is said', (text) => {
  mkdirSync(join(root, '_fwpm/log'), { recursive: true });
  writeFileSync(join(root, '_fwpm/log/0000000001.json'), text);
  expect(() => new CommitLog(root)).toThrow(/^cannot (read|write) /);
});

const step = fc.record({
  worker: fc.nat(2),
  sequences: fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 5 }),
});

property.prop([fc.array(step, { maxLength: 15 })], { seed: SEED, numRuns: runs(100) })(
  'whatever three workers try, each message is in place once',
  (steps) => {
    root = join(folder, String(count++));
    const logs = [new CommitLog(root), new CommitLog(root), new CommitLog(root)];
    const expected = new Set<number>();
    for (const { worker, sequences } of steps) {
      const isNew = sequences.every((sequence) => !expected.has(sequence));
      expect(logs[worker] && commit(logs[worker], sequences)).toBe(isNew);
      if (isNew) for (const sequence of sequences) expected.add(sequence);
    }
    expect(inPlace()).toEqual([...expected].sort((a, b) => a - b));
    rmSync(root, { recursive: true });
  },
);
