/** Nanoseconds of the processor, since other processes interrupt this one. It needs --expose-gc. */
export function processorTime(run) {
  // Only the young garbage: with all of it, code goes that the engine has optimized.
  globalThis.gc({ type: 'minor' });
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return 1000 * (user + system);
}
