import { LIMITS } from '../../codec/index.ts';

/** `fwpm help limits`, of the table of limits. */
export const LIMITS_HELP = `
Limits of one event (--limit NAME=N), so that a damaged one costs little:
${Object.entries(LIMITS)
  .map(([name, { default: value, unit }]) => `  ${name.padEnd(11)} ${String(value).padStart(9)}  ${unit}\n`)
  .join('')}
What is larger is null in the output, and a line on standard error says which
limit it was. --limit can be given several times, once for each name.

Examples:
  $ fwpm decode damaged.bin --limit issues=100 --issues issues.ndjson
      up to 100 lines for an event that cannot be read in many places
  $ fwpm decode events.bin --limit elements=1000000
      arrays of up to a million elements`;
