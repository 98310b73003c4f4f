/** Which filters were there when an event happened. */
import type { StateFilter } from '../filters/index.ts';

/** When an event happened. */
export interface Moment {
  /** 100 ns ticks since 1601; undefined where the event does not say it. */
  readonly time?: bigint | undefined;
  /** The filter that the event names. */
  readonly named?: StateFilter | undefined;
  /** Whether the machine was starting: the filters for this are in force then, instead of all others. */
  readonly isBootTime: boolean;
}

/** Whether a filter was there. */
export type Attendance = 'there' | 'not yet there' | 'no longer there' | 'unknown';

/** A filter that the event names was there: the file has its change too early, or too late. */
export function attendanceOf(filter: StateFilter, { time, named }: Moment): Attendance {
  const { isChange, from, until } = filter;
  if (time === undefined) return isChange || until !== undefined ? 'unknown' : 'there';
  const absence =
    from !== undefined && time <= from
      ? 'not yet there'
      : until !== undefined && time > until
        ? 'no longer there'
        : undefined;
  if (absence !== undefined) return filter === named ? 'unknown' : absence;
  return isChange ? 'unknown' : 'there';
}
