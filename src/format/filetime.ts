/** Ticks of 100 ns from 1601 to 1970. */
export const UNIX_EPOCH = 116444736000000000n;

/** The last tick of the year 9999, the last that has four digits for its year. */
const LAST_WITH_FOUR_DIGIT_YEAR = 2650467743999999999n;

const TICKS_PER_SECOND = 10_000_000;
const TICKS_PER_MINUTE = 60 * TICKS_PER_SECOND;
const TICKS_PER_DAY = 864_000_000_000;

/** The day that was written last, and its first tick: events come in the order of time. */
let date = '1601-01-01T';
let midnight = 0n;
/** The time that was written last: formats write the same one more than once. */
let last = 0n;
let lastText = '1601-01-01T00:00:00.0000000Z';

/**
 * A FILETIME as ISO 8601 in UTC with all 7 digits; past the year 9999 the number of ticks.
 * @param ticks 100 ns each since 1601, 0 to 2^64-1.
 */
export function formatFiletime(ticks: bigint): string {
  if (ticks === last) return lastText;
  let ticksOfDay = Number(ticks - midnight);
  if (!(ticksOfDay >= 0 && ticksOfDay < TICKS_PER_DAY)) {
    // Decoded times are never negative: it is somebody's own number.
    if (ticks < 0n || ticks > LAST_WITH_FOUR_DIGIT_YEAR) return String(ticks);
    moveDate(ticks);
    ticksOfDay = Number(ticks - midnight);
  }
  last = ticks;
  lastText = `${date}${timeOfDay(ticksOfDay)}Z`;
  return lastText;
}

/** Makes the day of a time the one that was written last. */
function moveDate(ticks: bigint): void {
  const day = ticks / BigInt(TICKS_PER_DAY);
  midnight = day * BigInt(TICKS_PER_DAY);
  date = new Date(millisecondsOf(midnight)).toISOString().slice(0, 'yyyy-mm-ddT'.length);
}

const TWO_DIGITS = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'));

function timeOfDay(ticks: number): string {
  const minutes = Math.floor(ticks / TICKS_PER_MINUTE);
  const hour = Math.floor(minutes / 60);
  const rest = ticks - minutes * TICKS_PER_MINUTE;
  const second = Math.floor(rest / TICKS_PER_SECOND);
  // With a digit in front, all others are written.
  const fraction = String(TICKS_PER_SECOND + rest - second * TICKS_PER_SECOND).slice(1);
  return `${TWO_DIGITS[hour]}:${TWO_DIGITS[minutes - 60 * hour]}:${TWO_DIGITS[second]}.${fraction}`;
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
