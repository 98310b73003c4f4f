/** Tables that are put together of stretches: the same rows, and the same bytes whoever has made which stretch. */
import { expect, test } from 'vitest';
import { ARROW } from '../../src/tables/arrow.ts';
import type { TableKind } from '../../src/tables/groups.ts';
import { PARQUET } from '../../src/tables/parquetGroup.ts';
import { type Stretch, Stretches, type StretchSizes, StretchTable } from '../../src/tables/stretches.ts';
import { CONTEXT, drop, event5, eventFixtures } from '../support/events.ts';
import { rows } from '../support/exhaustive.ts';
import { type Entry, FORMATS, type Format, roundTrip } from './support.ts';

const KINDS: Readonly<Record<string, TableKind>> = { parquet: PARQUET, arrow: ARROW };

const SIZES: StretchSizes = {
  rows: 16,
  leastRows: 8,
  characters: 2 ** 20,
  leastCharacters: 2 ** 19,
  folders: 4,
};

function kindOf({ name }: Format): TableKind {
  const kind = KINDS[name];
  if (kind === undefined) throw new Error(`no ${name}`);
  return kind;
}

const ENTRIES: readonly Entry[] = eventFixtures().flatMap(({ struct, events }) =>
  events.map((event): Entry => [struct, event]),
);

/** The stretches of batches of so many events, made in turns by so many makers, as they come from another thread. */
function stretchesOf(
  kind: TableKind,
  entries: readonly Entry[],
  batch: number,
  makers: number,
  sizes = SIZES,
) {
  const all = Array.from({ length: makers }, () => new Stretches(CONTEXT, kind, [], sizes));
  const stretches: Stretch[] = [];
  for (let first = 0, turn = 0; first < entries.length; first += batch, turn++) {
    const maker = all[turn % makers];
    for (const [struct, event] of entries.slice(first, first + batch)) {
      stretches.push(...(maker?.add(struct, event, {}) ?? []));
    }
    stretches.push(...(maker?.take() ?? []));
  }
  return structuredClone(stretches);
}

function tableOf(kind: TableKind, stretches: readonly Stretch[], sizes = SIZES): Buffer {
  const table = new StretchTable(kind, sizes);
  return Buffer.concat([...stretches.flatMap((stretch) => table.add(stretch)), ...table.end()]);
}

test.each(rows(FORMATS, 2))('$name: all events have the rows that they have in one table', async (format) => {
  const whole = await roundTrip(format, ENTRIES, CONTEXT);
  const kind = kindOf(format);
  const stretches = stretchesOf(kind, ENTRIES, 13, 2);
  // Both ways are gone.
  expect(new Set(stretches.map((stretch) => 'group' in stretch)).size).toBe(2);
  const made = await format.read(tableOf(kind, stretches));
  expect(made.rows).toEqual(whole.rows);
  const byThree = tableOf(kind, stretchesOf(kind, ENTRIES, 13, 3));
  expect(byThree.equals(tableOf(kind, stretchesOf(kind, ENTRIES, 13, 1)))).toBe(true);
});

const SMALL = event5('CLASSIFY_DROP', drop({ filterId: 1n }));
const LARGE = event5('CLASSIFY_DROP', drop({ filterId: 1n }), { enterpriseId: 'x'.repeat(2 ** 17) });

test.each<[what: string, events: readonly unknown[], batch: number, groups: readonly number[]]>([
  ['one batch', Array(13).fill(SMALL), 13, [13]],
  ['the rest of a batch is gathered with what follows', Array(34).fill(SMALL), 17, [16, 1, 16, 1]],
  ['batches of too few rows', Array(40).fill(SMALL), 3, [18, 18, 4]],
  ['a group ends what is gathered', Array(14).fill(SMALL), 13, [13, 1]],
  ['few rows of much text are a group', Array(6).fill(LARGE), 6, [4, 2]],
  ['gathered rows of much text, too', Array(3).fill(LARGE), 1, [2, 1]],
  ['no events', [], 1, []],
])('groups of %s', async (_, events, batch, groups) => {
  for (const format of FORMATS) {
    const kind = kindOf(format);
    const entries = events.map((event): Entry => ['FWPM_NET_EVENT5', event]);
    const made = await format.read(tableOf(kind, stretchesOf(kind, entries, batch, 2)));
    expect([made.rows.length, made.groups]).toEqual([events.length, groups]);
  }
});

test('a stretch has rows of one folder, and there are not many of them', () => {
  const stretches = new Stretches({}, PARQUET, ['host'], SIZES);
  const hosts = ['a', 'b', 'a', 'c', 'd', 'a'];
  const made = hosts.flatMap((host) => stretches.add('FWPM_NET_EVENT5', SMALL, { host }));
  const rowsOf = (stretch: Stretch) => 'rows' in stretch && `${stretch.folder} ${stretch.rows.rows}`;
  expect(made.map(rowsOf)).toEqual(['host=a 2', 'host=b 1', 'host=c 1', 'host=d 1']);
  expect(stretches.take().map(rowsOf)).toEqual(['host=a 1']);
  expect(stretches.take()).toEqual([]);
});
