/** Whole programs, which read a file and write lines: the command, and the C++ programs. */
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildEvents } from '../data.mjs';
import { resultOf } from './child.mjs';
import { argumentsOf } from './contestant.mjs';
import { writeEvents } from './events.mjs';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const USAGE = fileURLToPath(new URL('./usage.cjs', import.meta.url));

const SEED = 42;
const COLD_EVENTS = 10_000;

/**
 * Seconds and peak of memory, of programs that write the lines of a file to /dev/null. They take turns.
 * @param {{ whole: number, rounds: number }} plan
 * @param {import('./native.mjs').Programs} native
 * @param {string} directory for files of its own
 */
export function wholeFigures({ whole, rounds }, native, directory) {
  const events = buildEvents({ count: whole, seed: SEED, repeating: true });
  const file = writeEvents(join(directory, 'whole.bin'), events);
  const lines = { fwpm: command(file), ...natives(native, file) };
  const figures = {
    ndjson: figuresOf(lines, rounds),
    ndjsonJobs2: figuresOf({ ...lines, fwpm: command(file, '--jobs', '2') }, rounds),
  };
  rmSync(file.file);
  return figures;

  function command({ file: name, base, entries, count }, ...options) {
    const where = ['--base', base, '--at', entries, '--entries', String(count)];
    return {
      program: process.execPath,
      args: ['--require', USAGE, CLI, 'decode', name, ...where, ...options],
    };
  }

  function figuresOf(programs, times) {
    const runs = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
    // The first round fills the caches of the system, and does not count.
    for (let round = 0; round <= times; round++) {
      for (const [name, program] of Object.entries(programs)) {
        const run = runOf(program, join(directory, 'usage.json'));
        if (round > 0) runs[name].push(run);
      }
    }
    const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
    return Object.fromEntries(
      Object.entries(runs).map(([name, all]) => [
        name,
        {
          seconds: Number(median(all.map(({ seconds }) => seconds)).toFixed(4)),
          peakBytes: median(all.map(({ peakBytes }) => peakBytes)),
        },
      ]),
    );
  }
}

function natives(native, file) {
  return Object.fromEntries(
    Object.entries(native)
      .filter(([, program]) => program !== undefined)
      .map(([name, program]) => [name, { program, args: [...argumentsOf(file), 'lines'] }]),
  );
}

function runOf({ program, args }, usage) {
  const nowhere = openSync('/dev/null', 'w');
  const env = { ...process.env, BENCH_USAGE: usage };
  const begin = performance.now();
  const { status, stderr } = spawnSync(program, args, { env, stdio: ['ignore', nowhere, 'pipe'] });
  const seconds = (performance.now() - begin) / 1000;
  closeSync(nowhere);
  if (status !== 0) throw new Error(`${program}: ${stderr}`);
  const { peakBytes } = JSON.parse(readFileSync(usage, 'utf8'));
  rmSync(usage);
  return { seconds, peakBytes };
}

/** Milliseconds for the first lines of a process. */
export async function coldFigures(events) {
  const figures = { events: COLD_EVENTS };
  for (const contestant of ['fwpm', 'javascript']) {
    const { milliseconds } = await resultOf('cold.mjs', { contestant, events, count: COLD_EVENTS });
    figures[contestant] = { milliseconds: Number(milliseconds.toFixed(1)) };
  }
  return figures;
}

/** The figures as lines. */
export function wholeLines(processes, cold) {
  const lines = [];
  for (const name of ['ndjson', 'ndjsonJobs2']) {
    for (const [program, { seconds, peakBytes }] of Object.entries(processes[name] ?? {})) {
      const ratio =
        processes[name]['c++'] === undefined
          ? ''
          : ` (${(seconds / processes[name]['c++'].seconds).toFixed(2)} of c++)`;
      lines.push(
        `${name}, ${program}: ${(1000 * seconds).toFixed(0)} ms${ratio}, ${(peakBytes / 1e6).toFixed(0)} MB`,
      );
    }
  }
  for (const contestant of ['fwpm', 'javascript']) {
    lines.push(
      `the first ${cold.events} lines of a process, ${contestant}: ${cold[contestant].milliseconds} ms`,
    );
  }
  return lines;
}
