/** How long an event takes in each format, decoding included. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const CHILD = fileURLToPath(new URL('../formats/child.mjs', import.meta.url));
const LIBRARY = fileURLToPath(new URL('../../dist/', import.meta.url));

const FORMATS = ['ecs', 'ocsf', 'csv', 'parquet', 'text'];

/**
 * Every format runs in a process of its own.
 *
 * @param {number} events
 * @param {number} rounds
 * @param {{ formats?: string[], library?: string }} [options] `library` is the build that is measured.
 * @returns {Record<string, { nsPerEvent: number }>}
 */
export function formatFigures(events, rounds, { formats = FORMATS, library = LIBRARY } = {}) {
  return Object.fromEntries(
    formats.map((format) => [format, { nsPerEvent: nsPerEvent(format, events, rounds, library) }]),
  );
}

/** The figures as lines. */
export function formatLines(figures) {
  return Object.entries(figures).map(
    ([format, { nsPerEvent }]) => `format ${format.padEnd(8)}${nsPerEvent.toFixed(0).padStart(8)} ns/event`,
  );
}

function nsPerEvent(format, events, rounds, library) {
  const args = ['--expose-gc', CHILD, format, String(events), String(rounds), library];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return Number(JSON.parse(stdout).nsPerEvent.toFixed(1));
}
