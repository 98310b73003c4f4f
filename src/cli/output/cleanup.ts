/** Removing partial files when the process ends early. */

/** Those that end a process, can be handled, and mean nothing to Node itself; Windows has the first three. */
const ENDING: readonly NodeJS.Signals[] = [
  'SIGINT',
  'SIGTERM',
  'SIGHUP',
  'SIGQUIT',
  'SIGUSR2',
  'SIGALRM',
  'SIGVTALRM',
  'SIGXCPU',
];
const SIGNALS = process.platform === 'win32' ? ENDING.slice(0, 3) : ENDING;

/**
 * Calls `remove` when the process exits or is interrupted; a signal then has its usual effect. Returns what turns this
 * off again.
 */
export function onEarlyEnd(remove: () => void): () => void {
  const interrupted = (signal: NodeJS.Signals): void => {
    remove();
    process.kill(process.pid, signal);
  };
  process.once('exit', remove);
  for (const signal of SIGNALS) process.once(signal, interrupted);
  return () => {
    process.off('exit', remove);
    for (const signal of SIGNALS) process.off(signal, interrupted);
  };
}
