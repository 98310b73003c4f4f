/** Whole processes of the command, from their start to their end: what people wait for where there is little to do. */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const USAGE = fileURLToPath(new URL('./usage.cjs', import.meta.url));
/** One event, as Windows lays it out for 64 bits. */
const IMAGE = fileURLToPath(new URL('../../fixtures/blobs/x64-base-top.bin', import.meta.url));

/**
 * What a start costs: node with nothing to do, the version, and one event in two formats. They take turns.
 * @param {number} rounds
 * @param {string} directory for files of its own
 */
export function startUpFigures(rounds, directory) {
  const empty = join(directory, 'empty.mjs');
  writeFileSync(empty, '');
  const programs = {
    node: [empty],
    version: [CLI, '--version'],
    ndjson: [CLI, IMAGE, '--format', 'ndjson'],
    text: [CLI, IMAGE, '--format', 'text'],
  };
  const runs = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
  // The first round fills the caches of the system, and does not count.
  for (let round = 0; round <= rounds; round++) {
    for (const [name, args] of Object.entries(programs)) {
      const run = runOf(args, join(directory, 'usage.json'));
      if (round > 0) runs[name].push(run);
    }
  }
  return Object.fromEntries(Object.entries(runs).map(([name, all]) => [name, figuresOf(all)]));
}

/** The figures as lines. */
export function startUpLines(figures) {
  return Object.entries(figures).map(([name, { seconds, cpuSeconds, peakBytes }]) => {
    const ratio = (cpuSeconds / figures.node.cpuSeconds).toFixed(2);
    return `start, ${name}: ${(1000 * seconds).toFixed(0)} ms, ${(1000 * cpuSeconds).toFixed(0)} ms of processor (${ratio} of node's), ${(peakBytes / 1e6).toFixed(0)} MB`;
  });
}

function runOf(args, usage) {
  const env = { ...process.env, BENCH_USAGE: usage };
  const begin = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--require', USAGE, ...args], { env });
  const seconds = (performance.now() - begin) / 1000;
  if (status !== 0) throw new Error(stderr.toString());
  const used = JSON.parse(readFileSync(usage, 'utf8'));
  rmSync(usage);
  return { seconds, ...used };
}

/** The median of each figure. */
function figuresOf(runs) {
  const names = Object.keys(runs[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, median(runs.map((run) => run[name]))]));
}

function median(numbers) {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
