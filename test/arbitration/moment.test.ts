/** Which filters were there when an event happened. */
import { describe, expect, test } from 'vitest';
import { type Attendance, attendanceOf } from '../../src/arbitration/moment.ts';
import type { StateFilter } from '../../src/formats.ts';

const filterWith = (presence: Partial<StateFilter>): StateFilter => ({
  filterId: 1n,
  name: '',
  flags: [],
  conditions: [],
  isChange: false,
  ...presence,
});

describe('a filter', () => {
  test.each<[presence: Partial<StateFilter>, time: bigint | undefined, attendance: Attendance]>([
    [{}, 5n, 'there'],
    [{}, undefined, 'there'],
    [{ isChange: true }, 5n, 'unknown'],
    [{ isChange: true, from: 5n }, 4n, 'not yet there'],
    [{ isChange: true, from: 5n }, 5n, 'not yet there'],
    [{ isChange: true, from: 5n }, 6n, 'unknown'],
    [{ isChange: true, from: 5n }, undefined, 'unknown'],
    [{ until: 5n }, 4n, 'there'],
    [{ until: 5n }, 5n, 'there'],
    [{ until: 5n }, 6n, 'no longer there'],
    [{ until: 5n }, undefined, 'unknown'],
    [{ isChange: true, until: 5n }, 5n, 'unknown'],
    [{ isChange: true, from: 3n, until: 5n }, 3n, 'not yet there'],
    [{ isChange: true, from: 3n, until: 5n }, 4n, 'unknown'],
    [{ isChange: true, from: 3n, until: 5n }, 6n, 'no longer there'],
  ])('%o at %s: %s', (presence, time, attendance) => {
    const filter = filterWith(presence);
    expect(attendanceOf(filter, { time, isBootTime: false })).toBe(attendance);
    const isAbsent = attendance === 'not yet there' || attendance === 'no longer there';
    // The event knows better than the order of the file.
    expect(attendanceOf(filter, { time, named: filter, isBootTime: false })).toBe(
      isAbsent ? 'unknown' : attendance,
    );
  });
});
