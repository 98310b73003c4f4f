/**
 * The project's own test files, collected by vitest as ever, and run against mutants: their imports of the headers
 * lead to whichever descriptors are in force.
 */
import { getEventListeners } from 'node:events';
import { describe, type RunnerTask, type RunnerTestCase, TestRunner, vi } from 'vitest';
import type { Exports } from './headers.ts';
import { pristineHeaders } from './mutants.ts';

export type SuiteName = 'layout tests' | 'blobs';

/** A test of the project. */
export interface CollectedTest {
  readonly name: string;
  readonly run: () => Promise<void>;
}

let headers = pristineHeaders();

vi.doMock('../../src/wfp/index.ts', () => inForce());

// Generated readers do not look at descriptors: without them everything is decoded by the careful decoder.
vi.doMock('../../src/fast/index.ts', async (original) => ({
  ...(await original<object>()),
  FastReader: { for: () => undefined },
}));

/** A module that has, at each moment, the exports of the headers that are in force. */
function inForce(): Exports {
  const getters = Object.keys(headers).map((name) => [name, { enumerable: true, get: () => headers[name] }]);
  return Object.defineProperties({}, Object.fromEntries(getters));
}

/** Has vitest collect test files as tests of the file that calls this: they run there, too, without a mutant. */
export function collect(name: SuiteName, load: () => Promise<unknown>): void {
  describe(name, async () => {
    await load();
  });
}

/** The tests of a suite that was collected in the file that a task is of. */
export function testsOf({ file }: RunnerTask, suite: SuiteName): CollectedTest[] {
  const found = file.tasks.find(({ name }) => name === suite);
  if (found === undefined) throw new Error(`no suite "${suite}" in ${file.name}`);
  return [...testsIn(found, '')];
}

function* testsIn(task: RunnerTask, prefix: string): Generator<CollectedTest> {
  const name = prefix + task.name;
  if (task.type === 'test') yield { name, run: () => runAgain(task) };
  else for (const part of task.tasks) yield* testsIn(part, `${name} > `);
}

async function runAgain(task: RunnerTestCase): Promise<void> {
  try {
    await TestRunner.getTestFn(task)();
  } finally {
    forgetListeners(task.context.signal);
  }
}

/** Each run of a test leaves a listener for the case that vitest is cancelled. */
function forgetListeners(signal: AbortSignal): void {
  const target: { removeEventListener(type: string, listener: object): void } = signal;
  for (const listener of getEventListeners(signal, 'abort')) target.removeEventListener('abort', listener);
}

/** Runs something while other headers are in force. */
export async function withHeaders<T>(mutated: Exports, run: () => Promise<T>): Promise<T> {
  const before = headers;
  headers = mutated;
  try {
    return await run();
  } finally {
    headers = before;
  }
}

/** Whether one of the tests fails. Those that name the declaration run first, since they are likely to. */
export async function isKilled(tests: readonly CollectedTest[], declaration: string): Promise<boolean> {
  const named = tests.filter(({ name }) => name.includes(declaration));
  for (const { run } of new Set([...named, ...tests])) {
    try {
      await run();
    } catch {
      return true;
    }
  }
  return false;
}
