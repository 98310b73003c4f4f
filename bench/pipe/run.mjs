/**
 * node bench/pipe/run.mjs [EVENTS], after a build: `fwpm pipe` beside `fwpm decode`, which a full run of the benchmark measures as
 * well.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeFigures, pipeLines } from '../measure/pipe.mjs';

const directory = mkdtempSync(join(tmpdir(), 'fwpm-bench-'));
try {
  console.log(pipeLines(await pipeFigures(Number(process.argv[2] ?? 500_000), directory)).join('\n'));
} finally {
  rmSync(directory, { recursive: true });
}
