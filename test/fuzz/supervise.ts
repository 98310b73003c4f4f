/** Keeps trying a target until its time is over, whatever its inputs do to the process that tries them. */
import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Tally } from './engine.ts';
import { greater } from './meter.ts';
import type { Counts, Death, Report, Task, Told } from './tasks.ts';

export interface Orders {
  readonly target: string;
  readonly seed: number;
  readonly seconds: number;
  /** The one input to be tried; undefined for all that there is time for. */
  readonly index: number | undefined;
  readonly onFinding: (finding: Told) => void;
}

export type Summary = Counts;

/** An input that takes longer hangs. */
const HANG_MILLISECONDS = 30_000;
/** After so many inputs that hang or kill, something is wrong that no more of them will show. */
const MOST_FATAL = 20;

/** Tries a target; resolves when its time is over. */
export async function supervise(orders: Orders): Promise<Summary> {
  const folder = mkdtempSync(join(tmpdir(), 'fwpm-fuzz-'));
  const { target, seed, seconds, index, onFinding } = orders;
  const saves = index === undefined;
  const progress = join(folder, 'progress');
  const end = index === undefined ? Number.MAX_SAFE_INTEGER : index + 1;
  const task = { target, seed, end, progress, saves };
  let left = 1000 * seconds;
  let total: Counts = new Tally();
  try {
    for (let first = index ?? 0, fatal = 0; fatal < MOST_FATAL; fatal++) {
      const start = Date.now();
      const { counts, death } = await tryFrom({ ...task, index: first, milliseconds: left }, onFinding);
      left -= Date.now() - start;
      total = sum(total, counts);
      if (death === undefined) break;
      const at = indexIn(progress) ?? first;
      total = sum(total, { ...new Tally(), findings: 1 });
      // Another process makes the input once more, since that can hang as well.
      const { death: again } = await tryFrom(
        { ...task, index: at, milliseconds: 0, fatal: death },
        onFinding,
      );
      if (again !== undefined) onFinding({ target, seed, index: at, ...death, saved: undefined });
      first = at + 1;
      if (first >= end || left < 0) break;
    }
    return total;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What became of a process: what it counted, and how it died if it did. */
interface End {
  readonly counts: Counts;
  readonly death: Death | undefined;
}

function tryFrom(task: Task, onFinding: (finding: Told) => void): Promise<End> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL('./child.js', import.meta.url), [JSON.stringify(task)], {
      // What runs wild is to end before the machine does.
      execArgv: ['--enable-source-maps', '--expose-gc', '--max-old-space-size=1024'],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    // One that hangs does not notice that it is alone.
    const kill = (): void => void child.kill('SIGKILL');
    process.on('exit', kill);
    let counts: Counts = new Tally();
    let words = '';
    let hangs = false;
    const watch = watched(task.progress, () => {
      hangs = true;
      kill();
    });
    child.on('message', (report: Report) => {
      if (report.kind === 'tally') counts = report.counts;
      else if (report.kind === 'finding') onFinding(report.finding);
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      words = (words + chunk.toString()).slice(-4000);
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearInterval(watch);
      process.off('exit', kill);
      const message = hangs
        ? `the process hangs for ${HANG_MILLISECONDS / 1000} s`
        : `the process ends with ${signal ?? code}`;
      resolve({ counts, death: code === 0 ? undefined : { message, stack: words } });
    });
  });
}

/** Calls back when the process stays at one input. */
function watched(progress: string, onHang: () => void): NodeJS.Timeout {
  let last: number | undefined;
  let since = Date.now();
  return setInterval(() => {
    const index = indexIn(progress);
    if (index !== last) {
      last = index;
      since = Date.now();
    } else if (Date.now() - since > HANG_MILLISECONDS) onHang();
  }, 1000);
}

/** The index that stands in the file. */
function indexIn(progress: string): number | undefined {
  if (!existsSync(progress)) return undefined;
  const bytes = readFileSync(progress);
  return bytes.length === 8 ? bytes.readDoubleLE() : undefined;
}

function sum(a: Counts, b: Counts): Counts {
  return {
    inputs: a.inputs + b.inputs,
    refused: a.refused + b.refused,
    findings: a.findings + b.findings,
    cost: greater(a.cost, b.cost),
    slowest: a.cost.milliseconds > b.cost.milliseconds ? a.slowest : b.slowest,
    kept: Math.max(a.kept, b.kept),
  };
}
