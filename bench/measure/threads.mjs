/** One thread and two, on files so large that the start of a thread does not count. */
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { buildEvents } from '../data.mjs';
import { fwpm, inTurns, placeOf } from './program.mjs';

const SEED = 42;
const POINTER = 8;

/**
 * Lines of JSON of events that come up many times, and ECS of each of them once, to /dev/null.
 * @param {{ threadEvents: number, threadTimes: number, programRounds: number }} plan
 * @param {string} directory for a file of its own
 * @returns {Record<string, Record<string, import('./program.mjs').Run>>} by format and number of threads.
 */
export function threadFigures({ threadEvents: count, threadTimes: times, programRounds }, directory) {
  const file = join(directory, 'threads.bin');
  const many = writeRepeated(file, buildEvents({ count, seed: SEED, repeating: true }), times);
  const figuresOf = (place, format) =>
    inTurns(
      Object.fromEntries(
        ['1', '2'].map((jobs) => [jobs, fwpm('decode', ...place, '--format', format, '--jobs', jobs)]),
      ),
      programRounds,
    );
  const figures = {
    ndjson: { events: many.count, ...figuresOf(placeOf(many), 'ndjson') },
    ecs: { events: count, ...figuresOf(placeOf({ ...many, count }), 'ecs') },
  };
  rmSync(file);
  return figures;
}

/** The figures as lines. */
export function threadLines(figures) {
  return Object.entries(figures).map(([format, { events, 1: one, 2: two }]) => {
    const times = (one.seconds / two.seconds).toFixed(2);
    return `${format}, ${events.toLocaleString('en')} events: ${one.seconds.toFixed(2)} s, with two threads ${two.seconds.toFixed(2)} s, ${times} times as fast`;
  });
}

/** Writes the events after an array of pointers in which each of them is named so many times. */
function writeRepeated(file, { bytes, base, entries, count }, times) {
  const pointers = bytes.subarray(Number(entries - base), Number(entries - base) + POINTER * count);
  const out = openSync(file, 'w');
  for (let i = 0; i < times; i++) writeSync(out, pointers);
  for (let at = 0; at < bytes.length; ) at += writeSync(out, bytes, at, Math.min(bytes.length - at, 2 ** 28));
  closeSync(out);
  const start = base - BigInt(POINTER * count * times);
  return { file, base: String(start), entries: String(start), count: count * times };
}
