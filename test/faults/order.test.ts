/** Many bad pointers at once: each costs its own field, and they are reported in C order, depth first, each time. */
import { describe, expect, test } from 'vitest';
import { CASES } from '../properties/cases.ts';
import { assertSame } from '../properties/same.ts';
import { factsOf } from '../support/decode.ts';
import { rows } from '../support/exhaustive.ts';
import { readEveryWay, withMember } from './check.ts';
import { type Image, imageOf, type Slot, slotsIn } from './image.ts';
import { referencesIn } from './references.ts';
import { toldOf } from './rule.ts';
import { pointedTo } from './table.ts';
import { fullValues } from './values.ts';

describe.each<[what: string, choose: (slots: readonly Slot[]) => Slot[]]>([
  ['the first pointers on the way', (slots) => slots.filter(({ behind }) => behind === undefined)],
  ['the last pointers on the way', (slots) => slots.filter(({ name }) => !isOnTheWay(name, slots))],
])('%s are reported in C order', (_, choose) => {
  for (const { name, struct, abi } of rows(CASES, 50)) {
    const values = fullValues(struct);
    if (values.every((value) => referencesIn(struct, value).next().done)) continue;
    test(name, () => {
      for (const value of values) assertTold(imageOf(struct, value, abi, 'in the middle'), choose);
    });
  }
});

function isOnTheWay(name: string, slots: readonly Slot[]): boolean {
  return slots.some(({ behind }) => behind?.name === name);
}

/** With all those pointers wild, each in its own way: the issues, and that nothing else is lost. */
function assertTold(image: Image, choose: (slots: readonly Slot[]) => Slot[]): void {
  const { value, base, bytes } = image;
  const bad = choose(slotsIn(image)).map((slot, i) => ({
    slot,
    address: base + BigInt(bytes.length + 7 * i),
  }));
  const damaged = bad.reduce((result, { slot, address }) => pointedTo(result, slot, address), image);
  const capture = { image: damaged };
  const read = readEveryWay(capture);

  expect(read.issues.map(toldOf)).toEqual(
    bad.map(({ slot, address }) => ({
      code: 'UNMAPPED_POINTER',
      path: slot.path,
      address,
      offset: Number(slot.address - base),
    })),
  );
  assertSame(
    read.value,
    bad.reduce((result, { slot }) => withMember(result, slot.path, null), value),
  );
  expect(readEveryWay(capture).issues.map(factsOf)).toEqual(read.issues.map(factsOf));
}
