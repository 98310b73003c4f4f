/** What asks a program to end: a second time it ends at once. */
const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'];

/** Calls `stop` at the first of such signals. Returns what turns this off again. */
export function onInterrupt(stop: () => void): () => void {
  const signals = SIGNALS.filter((signal) => signal !== 'SIGBREAK' || process.platform === 'win32');
  for (const signal of signals) process.once(signal, stop);
  return () => {
    for (const signal of signals) process.off(signal, stop);
  };
}
