/** Changes of the members of a struct, and of its unions. */
import {
  type Anonymous,
  type Arm,
  type Arms,
  anonymous,
  type Fields,
  type Union,
  uint32,
  union,
  type ValueLayout,
} from '../../src/layout/index.ts';
import { type Change, neighbours, spliced, within } from './change.ts';
import { layoutChanges, type Scope } from './layouts.ts';

type Field = Fields[string];
type Entry<T> = readonly [name: string, value: T];
type SomeArm = Arm<string, ValueLayout | Anonymous<Fields>>;

/** Every change of one member, in all its ways. */
export function* fieldsChanges(fields: Fields, scope: Scope): Generator<Change<Fields>> {
  const entries = Object.entries(fields);
  const become = (changed: readonly Entry<Field>[]): Fields => Object.fromEntries(changed);
  for (const [index, [name, field]] of entries.entries()) {
    const path = `.${name}`;
    const put = (...added: Entry<Field>[]): Fields => become(spliced(entries, index, 1, ...added));
    yield { kind: 'member dropped', path, what: 'dropped', make: () => put() };
    yield {
      kind: 'member added',
      path,
      what: 'a UINT32 before it',
      make: () => put(['added', uint32], [name, field]),
    };
    const other = `${name}_`;
    if (field.kind === 'union') {
      yield { kind: 'label renamed', path, what: `→ ${other}`, make: () => put([other, field]) };
      // Of what bits select, no event has any.
      if (field.bit !== undefined) continue;
      yield* within(path, unionChanges(field, entries.slice(0, index), scope), (changed) =>
        put([name, changed]),
      );
      continue;
    }
    yield { kind: 'member renamed', path, what: `→ ${other}`, make: () => renamed(fields, name, other) };
    yield* within(path, memberChanges(field, entries.slice(0, index), scope), (changed) =>
      put([name, changed]),
    );
  }
  yield* swaps('members swapped', entries, become);
}

function* swaps<T, W>(
  kind: 'members swapped' | 'arms swapped',
  entries: readonly Entry<T>[],
  whole: (entries: readonly Entry<T>[]) => W,
): Generator<Change<W>> {
  for (const [index, first, second] of neighbours(entries)) {
    yield {
      kind,
      path: `.${first[0]}`,
      what: `swapped with ${second[0]}`,
      make: () => whole(spliced(entries, index, 2, second, first)),
    };
  }
}

/** A member under another name, which what it counts and selects knows, too. */
function renamed(fields: Fields, name: string, other: string): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [key === name ? other : key, referring(field, name, other)]),
  );
}

function referring(field: Field, name: string, other: string): Field {
  if (field.kind === 'union' && field.tag === name) return { ...field, tag: other };
  if (field.kind === 'counted' && field.count === name) return { ...field, count: other };
  return field;
}

function* memberChanges(
  layout: ValueLayout,
  earlier: readonly Entry<Field>[],
  scope: Scope,
): Generator<Change<ValueLayout>> {
  yield* layoutChanges(layout, scope);
  if (layout.kind !== 'counted') return;
  for (const [name, field] of earlier) {
    if (!field.kind.startsWith('uint') || name === layout.count) continue;
    yield {
      kind: 'count exchanged',
      path: '',
      what: `counted by ${name} instead of ${layout.count}`,
      make: () => ({ ...layout, count: name }),
    };
  }
}

// --- unions ------------------------------------------------------------------------------------------------

type SomeUnion = Union<string, Arms>;

function* unionChanges(
  { tag, arms }: SomeUnion,
  earlier: readonly Entry<Field>[],
  scope: Scope,
): Generator<Change<SomeUnion>> {
  const selector = earlier.find(([name]) => name === tag)?.[1];
  const values = selector?.kind === 'enum' ? selector.values : {};
  const become = (changed: Arms): SomeUnion => union(tag, changed);
  for (const [name, other] of earlier) {
    if (other.kind !== 'enum' || name === tag) continue;
    const what = `selected by ${name} instead of ${tag}`;
    const make = () => union(name, translated(arms, values, other.values));
    yield { kind: 'tag exchanged', path: '', what, make };
  }
  yield* within('', caseChanges(arms, Object.keys(values)), become);
  yield* within('', armsChanges(arms, scope), become);
}

type Values = Readonly<Record<string, number>>;

/** The arms with cases of another enumeration, where it has names for the same numbers. */
function translated(arms: Arms, from: Values, to: Values): Arms {
  const names = new Map(Object.entries(to).map(([name, value]) => [value, name]));
  const translate = (constant: string): string => names.get(from[constant] ?? -1) ?? constant;
  return Object.fromEntries(
    Object.entries(arms).map(([name, { cases, layout }]) => [name, { cases: cases.map(translate), layout }]),
  );
}

function* caseChanges(arms: Arms, names: readonly string[]): Generator<Change<Arms>> {
  const entries = Object.entries(arms);
  const used = new Set(entries.flatMap(([, { cases }]) => cases));
  for (const [index, [name, arm]] of entries.entries()) {
    const path = `.${name}`;
    const put = (cases: readonly string[]): Entry<SomeArm>[] =>
      spliced(entries, index, 1, [name, { ...arm, cases }]);
    for (const added of names.filter((constant) => !used.has(constant))) {
      const make = () => Object.fromEntries(put([...arm.cases, added]));
      yield { kind: 'case added', path, what: `also for ${added}`, make };
    }
    // An arm of one case would be none without it: see the arms that are dropped.
    for (const [place, dropped] of arm.cases.length > 1 ? arm.cases.entries() : []) {
      const make = () => Object.fromEntries(put(spliced(arm.cases, place, 1)));
      yield { kind: 'case dropped', path, what: `not for ${dropped}`, make };
    }
    for (const [place, first, second] of neighbours(arm.cases)) {
      const make = () => Object.fromEntries(put(spliced(arm.cases, place, 2, second, first)));
      yield { kind: 'cases swapped', path, what: `${first} swapped with ${second}`, make };
    }
  }
  yield* casesMoved(entries);
}

function* casesMoved(entries: readonly Entry<SomeArm>[]): Generator<Change<Arms>> {
  for (const [index, [name, arm], [nextName, next]] of neighbours(entries)) {
    const put = (cases: readonly string[], nextCases: readonly string[]): Arms =>
      Object.fromEntries(
        spliced(entries, index, 2, [name, { ...arm, cases }], [nextName, { ...next, cases: nextCases }]),
      );
    const path = `.${name}`;
    yield {
      kind: 'case moved',
      path,
      what: `cases exchanged with ${nextName}`,
      make: () => put(next.cases, arm.cases),
    };
    for (const [place, moved] of arm.cases.length > 1 ? arm.cases.entries() : []) {
      yield {
        kind: 'case moved',
        path,
        what: `${moved} moved to ${nextName}`,
        make: () => put(spliced(arm.cases, place, 1), [...next.cases, moved]),
      };
    }
  }
}

function* armsChanges(arms: Arms, scope: Scope): Generator<Change<Arms>> {
  const entries = Object.entries(arms);
  for (const [index, [name, arm]] of entries.entries()) {
    const path = `.${name}`;
    const put = (...added: Entry<SomeArm>[]): Arms =>
      Object.fromEntries(spliced(entries, index, 1, ...added));
    yield { kind: 'arm dropped', path, what: 'dropped', make: () => put() };
    const other = `${name}_`;
    // An anonymous struct has a label; its members are those of the struct around it.
    const kind = arm.layout.kind === 'anonymous' ? 'label renamed' : 'member renamed';
    yield { kind, path, what: `→ ${other}`, make: () => put([other, arm]) };
    if (arm.layout.kind === 'anonymous') {
      yield* within(path, fieldsChanges(arm.layout.fields, scope), (fields) =>
        put([name, { ...arm, layout: anonymous(fields) }]),
      );
      continue;
    }
    yield* within(path, layoutChanges(arm.layout, scope), (layout) => put([name, { ...arm, layout }]));
  }
  yield* swaps('arms swapped', entries, (changed) => Object.fromEntries(changed));
}
