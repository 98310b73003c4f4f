/** Changes of enumerations and groups of flags. */
import { enumeration, flags32 } from '../../src/layout/index.ts';
import { type Change, neighbours, spliced, within } from './change.ts';

type Constants = Readonly<Record<string, number>>;
type Entry = readonly [name: string, value: number];

export function* enumerationChanges(
  name: string,
  values: Constants,
): Generator<Change<ReturnType<typeof enumeration>>> {
  const entries = Object.entries(values);
  const become = (changed: readonly Entry[]) => enumeration(name, Object.fromEntries(changed));
  for (const [index, [constant, value]] of entries.entries()) {
    const path = `.${constant}`;
    const put = (...added: Entry[]) => become(spliced(entries, index, 1, ...added));
    for (const other of value === 0 ? [1] : [value - 1, value + 1]) {
      yield { kind: 'constant ± 1', path, what: `${value} → ${other}`, make: () => put([constant, other]) };
    }
    yield {
      kind: 'constant renamed',
      path,
      what: `→ ${constant}_`,
      make: () => put([`${constant}_`, value]),
    };
    yield { kind: 'constant dropped', path, what: 'dropped', make: () => put() };
  }
  for (const [index, first, second] of neighbours(entries)) {
    yield {
      kind: 'constants swapped',
      path: `.${first[0]}`,
      what: `swapped with ${second[0]}`,
      make: () => become(spliced(entries, index, 2, second, first)),
    };
  }
}

/** Their order is not changed: it says nothing, since flags are told in the order of their bits. */
export function* flagChanges(name: string, bits: Constants): Generator<Change<ReturnType<typeof flags32>>> {
  const entries = Object.entries(bits);
  for (const [index, [flag, bit]] of entries.entries()) {
    const put = (...added: Entry[]) =>
      flags32(name, Object.fromEntries(spliced(entries, index, 1, ...added)));
    yield* within(`.${flag}`, bitChanges(bit), (other) => put([flag, other]));
    yield { kind: 'flag renamed', path: `.${flag}`, what: `→ ${flag}_`, make: () => put([`${flag}_`, bit]) };
    yield { kind: 'flag dropped', path: `.${flag}`, what: 'dropped', make: () => put() };
  }
}

function* bitChanges(bit: number): Generator<Change<number>> {
  const others = bit === 0 ? [1] : [bit >>> 1, (bit << 1) >>> 0];
  for (const other of others) {
    const what = `0x${bit.toString(16)} → 0x${other.toString(16)}`;
    yield { kind: 'flag moved', path: '', what, make: () => other };
  }
}
