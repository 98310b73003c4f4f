/**
 * `node bench/scan/run.mjs`, after a build: how fast a process dump is scanned, in how much memory, and whether all
 * that is in it is found and nothing else. Each way runs in a process of its own, several times; the best counts.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeDump } from './dump.mjs';

const SEED = 42;

/** How the dump is read. */
const WAYS = {
  held: 'the dump is held in memory',
  file: 'the dump is read from its file as it is needed',
};

const { values } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '128' },
    events: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '3' },
    library: { type: 'string', default: fileURLToPath(new URL('../../dist/', import.meta.url)) },
  },
});

const directory = mkdtempSync(join(tmpdir(), 'fwpm-scan-'));
try {
  const path = join(directory, 'process.dmp');
  const planted = writeDump(path, {
    megabytes: Number(values.megabytes),
    events: Number(values.events),
    seed: SEED,
  });
  const wanted = join(directory, 'planted.json');
  writeFileSync(wanted, JSON.stringify([planted.array, ...planted.events].map(String).sort()));
  console.log(`${(planted.bytes / 1e6).toFixed(0)} MB with ${planted.events.length} events and their array`);
  for (const [way, title] of Object.entries(WAYS)) {
    const { megabytesPerSecond, peak } = best(Number(values.rounds), [way, path, wanted, values.library]);
    const speed = `${megabytesPerSecond.toFixed(0)} MB/s of processor time`;
    console.log(`  ${title}: ${speed}, ${(peak / 1e6).toFixed(0)} MB more than before`);
  }
} finally {
  rmSync(directory, { recursive: true });
}

function best(rounds, args) {
  const results = Array.from({ length: rounds }, () => resultOf(args));
  return {
    megabytesPerSecond: Math.max(...results.map((result) => result.megabytesPerSecond)),
    peak: Math.min(...results.map((result) => result.peak)),
  };
}

function resultOf(args) {
  const child = fileURLToPath(new URL('child.mjs', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [child, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
