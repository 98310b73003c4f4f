/** Which filters were there when an event happened. */
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { type Attendance, attendanceOf } from '../../src/arbitration/moment.ts';
import type { StateFilter } from '../../src/formats.ts';
import { rulesIn } from '../support/filters.ts';

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

describe('in a capture whose events and changes are in order', () => {
  /** Two of them share an id. */
  const IDS: Readonly<Record<string, number>> = { first: 5, second: 5, third: 6 };
  const NAMES = Object.keys(IDS);

  function filterXml(name: string, element: string): string {
    const key = `{aaaaaaaa-0000-4000-8000-00000000000${NAMES.indexOf(name)}}`;
    return `<${element}><filterKey>${key}</filterKey><displayData><name>${name}</name></displayData><filterId>${IDS[name]}</filterId></${element}>`;
  }

  function changeXml(type: 'ADD' | 'DELETE', name: string): string {
    return `<filterChange><changeType>FWPM_CHANGE_${type}</changeType>${filterXml(name, 'filter')}</filterChange>`;
  }

  /** Plays what happens: an event, or a filter that goes or comes; which filters were there at each event. */
  function capture(start: readonly string[], steps: readonly string[]) {
    const alive = new Set(start);
    const there: ReadonlySet<string>[] = [];
    const xml = steps.map((step) => {
      if (step === 'event') {
        there.push(new Set(alive));
        return `<netEvent><header><timeStamp>${new Date(there.length * 1000).toISOString()}</timeStamp></header></netEvent>`;
      }
      const gone = NAMES.filter((name) => alive.has(name) && IDS[name] === IDS[step]);
      for (const name of gone) alive.delete(name);
      const deleted = gone.map((name) => changeXml('DELETE', name)).join('');
      if (gone.includes(step)) return deleted;
      alive.add(step);
      return deleted + changeXml('ADD', step);
    });
    const items = start.map((name) => filterXml(name, 'item')).join('');
    return { there, xml: `<wfpdiag><filters>${items}</filters>${xml.join('')}</wfpdiag>` };
  }

  /** 100 ns ticks since 1601 at the beginning of 1970. */
  const EPOCH = 116444736000000000n;

  property.prop([
    fc.subarray(['first', 'third']),
    fc.array(fc.constantFrom('event', 'event', ...NAMES), { maxLength: 16 }),
  ])('what was there is not said to be absent, and the other way round', async (start, steps) => {
    const { there, xml } = capture(start, steps);
    const rules = await rulesIn(xml, { state: true });
    for (const [i, names] of there.entries()) {
      const time = EPOCH + BigInt(i + 1) * 10_000_000n;
      for (const filter of rules.state?.filters ?? []) {
        const holder = rules.rule(filter.filterId, time);
        // A filter that came back after another one had its id is there once for each time.
        const isThere = names.has(filter.name) && holder === filter;
        if (names.has(filter.name)) expect(holder?.name).toBe(filter.name);
        const wrong = isThere ? ['not yet there', 'no longer there'] : ['there'];
        expect(wrong).not.toContain(attendanceOf(filter, { time, isBootTime: false }));
      }
    }
  });
});
