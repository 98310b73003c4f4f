import { screenHolder } from './screen.ts';

/** How far long work is: one line on standard error, when that is a terminal. */
export interface Progress {
  /** So many are done, of so many where that is known. */
  update(done: number, total?: number): void;
  /** Takes the line away, so that something else can be written. */
  clear(): void;
}

/** Where nobody looks. */
export const NO_PROGRESS: Progress = { update: () => undefined, clear: () => undefined };

/** Milliseconds between two updates: more often nobody can read. */
const INTERVAL = 200;

/** Whether the line is there: there is one terminal. */
let isShown = false;

export function progressOf(): Progress {
  const { stderr } = process;
  if (!stderr.isTTY) return NO_PROGRESS;
  let last = performance.now();
  return {
    update(done, total) {
      const now = performance.now();
      if (now - last < INTERVAL || screenHolder()?.isPaging) return;
      last = now;
      isShown = true;
      const text = done.toLocaleString('en');
      stderr.write(total === undefined ? `\r${text}\u001b[K` : `\r${text}${ofTotal(done, total)}\u001b[K`);
    },
    clear: clearProgress,
  };
}

/** Takes the line away, whoever put it there. */
export function clearProgress(): void {
  if (isShown) process.stderr.write('\r\u001b[K');
  isShown = false;
}

function ofTotal(done: number, total: number): string {
  return ` of ${total.toLocaleString('en')} (${Math.floor((100 * done) / total)} %)`;
}
