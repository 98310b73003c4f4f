/** Times as people type them. */

import { UNIX_EPOCH } from '../format/filetime.ts';
import { excerpt } from '../util/text.ts';

const TIME =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:(?<=:\d{2}:\d{2})\.(\d{1,7}))?(Z|[+-]\d{2}:\d{2})?)?$/;

/**
 * 100 ns ticks since 1601: of a time as the output writes it, in UTC or with an offset, up to 7 digits after the point;
 * of a date, which is when it begins in UTC; or a number of ticks, as the output has it past the year 9999.
 * @throws RangeError for anything else.
 */
export function parseTime(text: string): bigint {
  if (/^\d{9,20}$/.test(text)) return BigInt(text);
  const [, date, time = '00:00', fraction = '', zone = 'Z'] = TIME.exec(text) ?? [];
  if (date !== undefined && isDate(date)) {
    const milliseconds = Date.parse(`${date}T${time}${zone}`);
    if (!Number.isNaN(milliseconds)) {
      return BigInt(milliseconds) * 10_000n + UNIX_EPOCH + BigInt(fraction.padEnd(7, '0'));
    }
  }
  throw new RangeError(`${excerpt(text)} is no time such as 2022-06-18T04:26:50Z or 2022-06-18 (UTC)`);
}

/** Some engines take the 31st of February for the 3rd of March. */
function isDate(date: string): boolean {
  const milliseconds = Date.parse(`${date}T00:00Z`);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(date);
}
