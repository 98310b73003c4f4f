/** Removing partial files when the process ends early. */

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

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
