/** The two kinds of processes that contestants run in, which look the same from here. */
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const WORKER = fileURLToPath(new URL('./worker.mjs', import.meta.url));

/**
 * @typedef {object} Contestant
 * @property {(start: number, count: number, times: number) => Promise<number>} pass decodes events `start` to
 * `start + count`, `times` times; gives nanoseconds per event.
 * @property {boolean} isWhole it always takes all events, whatever the pass says.
 * @property {() => void} end
 */

/**
 * A fresh node that runs one contestant.
 *
 * @param {{ contestant: string, section: string, makes: string, events: import('./events.mjs').EventsFile }} what
 * @returns {Promise<Contestant | { missing: string }>}
 */
export async function startNode(what) {
  const child = fork(WORKER, [JSON.stringify(what)], { execArgv: ['--expose-gc'] });
  const { missing } = await answer(child, what.contestant);
  if (missing !== undefined) return { missing };
  return {
    isWhole: false,
    async pass(start, count, times) {
      child.send({ start, count, times });
      const { duration } = await answer(child, what.contestant);
      return (duration * 1e6) / (count * times);
    },
    end: () => child.disconnect(),
  };
}

/** The next message of a process, which is not to end before it. */
async function answer(child, name) {
  const end = new AbortController();
  const ended = once(child, 'exit', { signal: end.signal }).then(([code]) => {
    throw new Error(`${name} ended with exit code ${code}`);
  });
  ended.catch(() => {});
  try {
    const [message] = await Promise.race([once(child, 'message', { signal: end.signal }), ended]);
    return message;
  } finally {
    end.abort();
  }
}

/**
 * The C++ program.
 *
 * @param {string} program
 * @param {{ section: string, events: import('./events.mjs').EventsFile }} what
 * @returns {Promise<Contestant>}
 */
export async function startNative(program, { section, events }) {
  const child = spawn(program, argumentsOf(events), { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    isWhole: true,
    async pass(_start, _count, times) {
      child.stdin.write(`${section} ${times}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error('c++ ended');
      return Number(value);
    },
    end: () => child.stdin.end(),
  };
}

/** @param {import('./events.mjs').EventsFile} events */
export function argumentsOf({ file, base, entries, count }) {
  return [file, base, entries, String(count)];
}
