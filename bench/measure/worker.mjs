/**
 * One contestant in a process of its own, so that neither the engine's type feedback nor the heap of another one
 * touches it. Started by process.mjs, it answers each request for passes with their duration.
 */
import { performance } from 'node:perf_hooks';
import { Missing } from '../contestants/missing.mjs';
import { readEvents } from './events.mjs';

/** Decoded events that stay alive: each one until 1,024 others have come. */
const KEPT = 1024;

/** Chunks of lines that stay alive where they belong to the caller, as in the C++ program. */
const KEPT_CHUNKS = 64;

/** What a pass is given, by what it makes: the results are kept or counted in the same way for every contestant. */
const RUNNERS = {
  events(pass) {
    const keep = new Array(KEPT).fill(null);
    return (start, count) => pass(start, count, keep);
  },
  lines(pass) {
    return (start, count) =>
      pass(start, count, (chunk) => {
        result += chunk.length;
      });
  },
  keptLines(pass) {
    const keep = new Array(KEPT_CHUNKS).fill(null);
    let chunks = 0;
    return (start, count) =>
      pass(start, count, (chunk) => {
        keep[chunks++ % KEPT_CHUNKS] = chunk;
      });
  },
  columns(pass) {
    return (start, count) => {
      result = pass(start, count);
    };
  },
};

/** Somebody could look at this: the engine must not leave the work out. */
export let result = 0;

const { contestant, section, makes, events } = JSON.parse(process.argv[2]);

try {
  const module = await import(`../contestants/${contestant}.mjs`);
  const run = RUNNERS[makes](await module[section](readEvents(events)));
  process.on('message', ({ start, count, times }) =>
    process.send({ duration: timed(run, start, count, times) }),
  );
  process.send({ ready: true });
} catch (error) {
  if (!(error instanceof Missing)) throw error;
  process.send({ missing: error.message }, () => process.disconnect());
}

/**
 * Milliseconds for `times` passes, after the young garbage of earlier ones has gone. A full collection would also take
 * the hidden classes of objects that live within one event only: with them goes the code that was optimized for them,
 * which made libraries that build such objects look three times as slow as they are.
 */
function timed(run, start, count, times) {
  globalThis.gc({ type: 'minor' });
  const begin = performance.now();
  for (let i = 0; i < times; i++) run(start, count);
  return performance.now() - begin;
}
