/** How far long work is: one line on standard error, when that is a terminal. */
export interface Progress {
  /** So many are done, of so many where that is known. */
  update(done: number, total?: number): void;
  /** Takes the line away, so that something else can be written. */
  clear(): void;
}

const NONE: Progress = { update: () => undefined, clear: () => undefined };

/** Milliseconds between two updates: more often nobody can read. */
const INTERVAL = 200;

export function progressOf(): Progress {
  const { stderr } = process;
  if (!stderr.isTTY) return NONE;
  let last = performance.now();
  let isShown = false;
  return {
    update(done, total) {
      const now = performance.now();
      if (now - last < INTERVAL) return;
      last = now;
      isShown = true;
      const text = done.toLocaleString('en');
      stderr.write(total === undefined ? `\r${text}\u001b[K` : `\r${text}${ofTotal(done, total)}\u001b[K`);
    },
    clear() {
      if (isShown) stderr.write('\r\u001b[K');
      isShown = false;
    },
  };
}

function ofTotal(done: number, total: number): string {
  return ` of ${total.toLocaleString('en')} (${Math.floor((100 * done) / total)} %)`;
}
