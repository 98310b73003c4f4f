/** How far long work is: one line on standard error, when that is a terminal. */
export interface Progress {
  /** So many are done. */
  update(done: number): void;
  /** Takes the line away, so that something else can be written. */
  clear(): void;
}

const NONE: Progress = { update: () => undefined, clear: () => undefined };

/** Milliseconds between two updates: more often nobody can read. */
const INTERVAL = 200;

/** Progress towards `total`. */
export function progressOf(total: number): Progress {
  const { stderr } = process;
  if (!stderr.isTTY) return NONE;
  let last = performance.now();
  let isShown = false;
  return {
    update(done) {
      const now = performance.now();
      if (now - last < INTERVAL) return;
      last = now;
      isShown = true;
      const percent = Math.floor((100 * done) / total);
      stderr.write(`\r${done.toLocaleString('en')} of ${total.toLocaleString('en')} (${percent} %)\u001b[K`);
    },
    clear() {
      if (isShown) stderr.write('\r\u001b[K');
      isShown = false;
    },
  };
}
