/** Whole programs, from their start to their end: the command, node and the C++ programs. */
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './median.mjs';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const USAGE = fileURLToPath(new URL('./usage.cjs', import.meta.url));

/**
 * @typedef {{ program: string, args: readonly string[] }} Program
 * @typedef {{ seconds: number, peakBytes: number, cpuSeconds?: number }} Run the C++ programs do not tell `cpuSeconds`.
 */

/** node with arguments. @returns {Program} */
export function node(...args) {
  return { program: process.execPath, args: ['--require', USAGE, ...args] };
}

/** The command. @returns {Program} */
export function fwpm(...args) {
  return node(CLI, ...args);
}

/** The options that say where events are. @param {import('./events.mjs').EventsFile} events */
export function placeOf({ file, base, entries, count }) {
  return [file, '--struct', 'FWPM_NET_EVENT5', '--base', base, '--at', entries, '--entries', String(count)];
}

/** Runs a program, whose output goes nowhere. @param {Program} program @returns {Run} */
export function runOf({ program, args }) {
  const usage = join(tmpdir(), `fwpm-bench-usage-${process.pid}.json`);
  const nowhere = openSync('/dev/null', 'w');
  try {
    const env = { ...process.env, BENCH_USAGE: usage };
    const begin = performance.now();
    const { status, stderr } = spawnSync(program, args, { env, stdio: ['ignore', nowhere, 'pipe'] });
    const seconds = (performance.now() - begin) / 1000;
    if (status !== 0) throw new Error(`${[program, ...args].join(' ')} ended with ${status}: ${stderr}`);
    return { seconds, ...JSON.parse(readFileSync(usage, 'utf8')) };
  } finally {
    closeSync(nowhere);
    if (existsSync(usage)) rmSync(usage);
  }
}

/**
 * The medians of some rounds in which programs take turns.
 * @param {Record<string, Program>} programs
 * @returns {Record<string, Run>}
 */
export function inTurns(programs, rounds) {
  const runs = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
  // The first round fills the caches of the system, and does not count.
  for (let round = 0; round <= rounds; round++) {
    for (const [name, program] of Object.entries(programs)) {
      const run = runOf(program);
      if (round > 0) runs[name].push(run);
    }
  }
  return Object.fromEntries(Object.entries(runs).map(([name, all]) => [name, mediansOf(all)]));
}

function mediansOf(runs) {
  return Object.fromEntries(
    Object.keys(runs[0] ?? {}).map((figure) => {
      const value = median(runs.map((run) => run[figure]));
      return [figure, Number(value.toFixed(4))];
    }),
  );
}
