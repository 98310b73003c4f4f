/** Loaded before a program: writes what the process used to the file that BENCH_USAGE names, when it ends. */
const { appendFileSync, readFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

// Of a process with several threads the first one tells of all.
process.on('exit', () => {
  if (!isMainThread) return;
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakBytes: peakOf(1024 * maxRSS) };
  appendFileSync(process.env.BENCH_USAGE, JSON.stringify(usage));
});

/** What Linux says of this program alone; what it says of the process counts the program that started it, too. */
function peakOf(ofProcess) {
  try {
    return 1024 * Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
  } catch {
    return ofProcess;
  }
}
