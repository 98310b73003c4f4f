/** Times as tables and axes have them. */
import { formatFiletime } from '../../format/filetime.ts';

/** A time in UTC, without the digits that say nothing; such as 2022-06-18 04:26:40.25. */
export function shortTime(ticks: bigint): string {
  return formatFiletime(ticks)
    .replace('T', ' ')
    .replace(/\.?0*Z$/, '');
}
