/** Ticks of 100 ns from 1601 to 1970. */
export const UNIX_EPOCH = 116444736000000000n;

/** The last tick of the year 9999, the last that has four digits for its year. */
const LAST_WITH_FOUR_DIGIT_YEAR = 2650467743999999999n;

/**
 * A FILETIME as ISO 8601 in UTC with all 7 digits; past the year 9999 the number of ticks.
 * @param ticks 100 ns each since 1601, 0 to 2^64-1.
 */
export function formatFiletime(ticks: bigint): string {
  if (ticks > LAST_WITH_FOUR_DIGIT_YEAR) return String(ticks);
  // Whole seconds first: dividing negative numbers (before 1970) would round the wrong way.
  const seconds = ticks / 10_000_000n;
  const fraction = String(ticks % 10_000_000n).padStart(7, '0');
  const milliseconds = Number(seconds - UNIX_EPOCH / 10_000_000n) * 1000;
  return `${new Date(milliseconds).toISOString().slice(0, -'.000Z'.length)}.${fraction}Z`;
}

/** Milliseconds from 1970 to a FILETIME, rounded down. They have at most 51 bits. */
export function millisecondsOf(ticks: bigint): number {
  // Divided first: the difference is negative before 1970, and would be rounded the wrong way.
  return Number(ticks / 10_000n - UNIX_EPOCH / 10_000n);
}

/** Microseconds from 1970 to a FILETIME, rounded down. */
export function microsecondsOf(ticks: bigint): bigint {
  // Divided first, for the same reason.
  return ticks / 10n - UNIX_EPOCH / 10n;
}
