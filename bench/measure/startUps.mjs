/** What the start of the command costs: what people wait for where there is little to do. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fwpm, inTurns, node } from './program.mjs';

/** One event, as Windows lays it out for 64 bits. */
const IMAGE = fileURLToPath(new URL('../../fixtures/blobs/x64-base-top.bin', import.meta.url));

/**
 * node with nothing to do, the version, and one event in two formats.
 * @param {number} rounds
 * @param {string} directory for files of its own
 */
export function startUpFigures(rounds, directory) {
  const empty = join(directory, 'empty.mjs');
  writeFileSync(empty, '');
  const programs = {
    node: node(empty),
    version: fwpm('--version'),
    ndjson: fwpm(IMAGE, '--format', 'ndjson'),
    text: fwpm(IMAGE, '--format', 'text'),
  };
  return inTurns(programs, rounds);
}

/** The figures as lines. */
export function startUpLines(figures) {
  return Object.entries(figures).map(([name, { seconds, cpuSeconds, peakBytes }]) => {
    const ratio = (cpuSeconds / figures.node.cpuSeconds).toFixed(2);
    return `start, ${name}: ${(1000 * seconds).toFixed(0)} ms, ${(1000 * cpuSeconds).toFixed(0)} ms of processor (${ratio} of node's), ${(peakBytes / 1e6).toFixed(0)} MB`;
  });
}
