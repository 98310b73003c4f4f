/**
 * One bad pointer, count or byte costs its own field. The pointers that a struct reaches get the faults of table.ts:
 * rule.ts says what they decode to then, and everything else is as it was.
 */
import { describe, expect, test } from 'vitest';
import { ABIS } from '../../src/index.ts';
import { CASES } from '../properties/cases.ts';
import { assertSame, memberAt } from '../properties/same.ts';
import { layoutNamed } from '../support/decode.ts';
import { rows } from '../support/exhaustive.ts';
import { LEAVES, oracleLayouts } from '../support/oracle.ts';
import { readEveryWay, withMember } from './check.ts';
import { BASES, type Image, imageOf, type Slot, slotsIn } from './image.ts';
import { pointersInC, referencesIn } from './references.ts';
import { outcomeOf, toldOf } from './rule.ts';
import { type Fault, faultsOf } from './table.ts';
import { fullValues } from './values.ts';

describe('the pointers that get faults are all that C has', () => {
  test.each(Object.keys(oracleLayouts.x64).filter((name) => !LEAVES.has(name)))('%s', (name) => {
    const layout = layoutNamed(name);
    const names = fullValues(layout).flatMap((value) =>
      [...referencesIn(layout, value)].map((reference) => reference.name.replaceAll(/\d+(?=\])/g, '')),
    );
    expect(new Set(names)).toEqual(new Set(pointersInC(name)));
  });
});

describe('each fault of each pointer costs its own field', () => {
  for (const { name, struct, abi } of rows(CASES, 40)) {
    const values = fullValues(struct);
    if (values.every((value) => referencesIn(struct, value).next().done)) continue;
    test(name, () => {
      const seen = new Set<string>();
      for (const value of values) {
        const names = [...referencesIn(struct, value)].map((reference) => reference.name);
        if (names.every((reference) => seen.has(reference))) continue;
        for (const [turn, where] of BASES.entries()) {
          const image = imageOf(struct, value, abi, where);
          assertSame(readEveryWay({ image }), { value, issues: [] });
          for (const { slot, fault } of rows([...casesOf(image, seen, turn)])) {
            const what = `${slot.name}: ${fault.name} (0x${fault.address.toString(16)}), image ${where}`;
            during(what, () => assertFault(image, slot, fault));
          }
        }
        for (const reference of names) seen.add(reference);
      }
    });
  }
});

/**
 * Faults of the slots that are not seen yet. To save time, each is tried at one of the bases, in turn. A pointer after
 * two others gets each fault under one ABI only: the struct that declares it has a row of its own, with all of them.
 */
function* casesOf(
  image: Image,
  seen: ReadonlySet<string>,
  turn: number,
): Generator<{ slot: Slot; fault: Fault }> {
  const slots = slotsIn(image);
  const abi = ABIS.indexOf(image.abi);
  for (const [i, slot] of slots.entries()) {
    if (seen.has(slot.name)) continue;
    const isFar = slot.behind?.behind !== undefined;
    for (const [j, fault] of faultsOf(slot, image, slots).entries()) {
      const isInTurn = (i + j + abi) % BASES.length === turn;
      if (isInTurn && (!isFar || j % ABIS.length === abi)) yield { slot, fault };
    }
  }
}

function assertFault({ value }: Image, slot: Slot, fault: Fault): void {
  const read = readEveryWay(fault.capture);
  const member = memberAt(read.value, slot.path);
  assertSame({ value: member, issues: read.issues.map(toldOf) }, outcomeOf(slot, fault));
  assertSame(read.value, withMember(value, slot.path, member));
}

/** Says in which case a check failed. */
function during(what: string, check: () => void): void {
  try {
    check();
  } catch (error) {
    throw new Error(`${what}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
