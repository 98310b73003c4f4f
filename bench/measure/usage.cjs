/** Loaded before a program: writes what the process used to the file that BENCH_USAGE names, when it ends. */
const { appendFileSync } = require('node:fs');

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakBytes: maxRSS * 1024 };
  appendFileSync(process.env.BENCH_USAGE, JSON.stringify(usage));
});
