/** The tables of docs/undocumented.md say what the descriptors say. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FWPM_NET_EVENT5, layoutOf } from '../../src/index.ts';
import {
  FWPM_NET_EVENT_INTERNAL,
  FWPM_NET_EVENT_INTERNAL_TYPE,
  INTERNAL_LAYOUTS,
  internalEvent,
  UNPROVEN,
} from '../../src/internal.ts';

const PAGE = readFileSync(new URL('../../docs/undocumented.md', import.meta.url), 'utf8');
const LAYOUTS = ['A', 'B', 'C'] as const;

/** The cells of the rows of the table that begins with a head. */
function rowsUnder(head: string): string[][] {
  const [, rows = ''] = PAGE.split(`${head}\n`)[1]?.match(/^\|[-|]+\|\n((?:\|.*\n)+)/) ?? [];
  return rows
    .trimEnd()
    .split('\n')
    .map((row) =>
      row
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim()),
    );
}

const hex = (cell = ''): number[] =>
  cell.split(', ').flatMap((digits) => (digits === '' ? [] : Number.parseInt(digits, 16)));

test.each(LAYOUTS)('each member of layout %s is at its offset', (name) => {
  const column = 2 + LAYOUTS.indexOf(name);
  const said = rowsUnder('| member | C type | A | B | C |').flatMap((row) => {
    const names = [...(row[0] ?? '').matchAll(/`(\w+)`/g)].map(([, member = '']) => member);
    const offsets = hex(row[column]);
    // An array has its count before it.
    const all = names[0] === 'terminatingFiltersInfo' ? ['terminatingFiltersInfoCount', ...names] : names;
    return offsets.length === 0 || names.length === 0 ? [] : all.map((member, i) => [member, offsets[i]]);
  });
  const begin = layoutOf(FWPM_NET_EVENT5, 'x64').size;
  const members = layoutOf(INTERNAL_LAYOUTS[name], 'x64').members.map(({ path, offset }) => [
    path,
    begin + offset,
  ]);
  expect(said).toEqual(members);
  expect(hex(rowsUnder('| member | C type | A | B | C |').at(-1)?.[column])).toEqual([
    layoutOf(internalEvent(name), 'x64').size,
  ]);
});

test('each internal type has its name, its member and the members of its body', () => {
  const said = rowsUnder('| type | name | member | body |').map(([type, name, member, body = '']) => [
    Number(type),
    name,
    member?.replaceAll('`', ''),
    [...body.matchAll(/`(\w+)`/g)].map(([, one]) => one),
  ]);
  const { values } = FWPM_NET_EVENT_INTERNAL_TYPE;
  const arms = Object.entries(FWPM_NET_EVENT_INTERNAL.fields.event.arms).flatMap(
    ([member, { cases, layout }]) => {
      const body = Object.keys(layout.to.fields).slice(0, -3);
      return cases.map((type) => [
        values[type],
        type.replace('FWPM_NET_EVENT_TYPE_INTERNAL_', ''),
        member,
        body,
      ]);
    },
  );
  expect(said).toEqual(arms);
});

test('the members that nothing proves are named', () => {
  const [, sentence = ''] =
    PAGE.match(/What nothing proves is there only when the layout is named: ([^.]*)/) ?? [];
  expect([...sentence.matchAll(/`(\w+)`/g)].map(([, name]) => name)).toEqual([...UNPROVEN]);
});
