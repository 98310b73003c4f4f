/** Changes of types: of a member, of what a pointer leads to, or of the elements of an array. */
import {
  type AnyStruct,
  alias,
  byteBlob,
  bytes,
  counted,
  type LeafLayout,
  pointer,
  textOf,
  untagged,
  type ValueLayout,
} from '../../src/layout/index.ts';
import * as vocabulary from '../../src/layout/vocabulary.ts';
import { type Change, type Kind, within } from './change.ts';
import { fieldsChanges } from './fields.ts';

/** What was declared before, by its C name: what a wrong descriptor could name instead. */
export type Scope = ReadonlyMap<string, ValueLayout>;

/** The words that are types, such as `uint32`. Each of them is named after its kind. */
export const WORDS: ReadonlyMap<string, ValueLayout> = new Map(
  Object.entries<unknown>(vocabulary).flatMap(([name, word]) => (isLayout(word) ? [[name, word]] : [])),
);

export function isLayout(value: unknown): value is ValueLayout {
  return typeof value === 'object' && value !== null && 'kind' in value && 'ctype' in value;
}

export function isLeaf(layout: ValueLayout): layout is LeafLayout {
  return 'size' in layout;
}

/** Every change of a type: other types in its place, and the same with one thing in it changed. */
export function* layoutChanges(layout: ValueLayout, scope: Scope): Generator<Change<ValueLayout>> {
  yield* typedefChanges(layout);
  yield* typeChanges(layout, scope);
}

/** The same, whatever typedef the type has. */
export function* typeChanges(layout: ValueLayout, scope: Scope): Generator<Change<ValueLayout>> {
  yield* indirectionChanges(layout);
  if (isLeaf(layout)) yield* leafChanges(layout, scope);
  else if (layout.kind === 'struct') yield* structChanges(layout, scope);
  else yield* referenceChanges(layout, scope);
}

// --- names -------------------------------------------------------------------------------------------------

/** A type as the descriptors write it. */
function spelling(layout: ValueLayout): string {
  if (isTypedef(layout) && !('name' in layout)) return layout.ctype;
  switch (layout.kind) {
    case 'struct':
    case 'enum':
    case 'flags':
      return layout.name || 'untagged struct';
    case 'blob':
      return layout.content === 'text' ? `textOf(${layout.name})` : layout.name;
    case 'bytes':
      return `bytes(${layout.size})`;
    case 'pointer':
      return `pointer(${spelling(layout.to)})`;
    case 'counted':
      return `counted('${layout.count}', ${spelling(layout.of)})`;
    default:
      return layout.kind;
  }
}

/** The spelling in C of a type without typedef. */
function plainName(layout: ValueLayout): string {
  switch (layout.kind) {
    case 'struct':
      return layout.name || 'struct {...}';
    case 'enum':
    case 'blob':
      return layout.name;
    case 'flags':
      return vocabulary.uint32.ctype;
    case 'bytes':
      return bytes(layout.size).ctype;
    case 'pointer':
      return pointer(layout.to).ctype;
    case 'counted':
      return counted(layout.count, layout.of).ctype;
    default:
      return WORDS.get(layout.kind)?.ctype ?? layout.ctype;
  }
}

function isTypedef(layout: ValueLayout): boolean {
  return layout.ctype !== plainName(layout);
}

/** Another type under the typedef of `layout`, where it has one: the mistake is inside the typedef then. */
export function underTypedefOf(layout: ValueLayout, other: ValueLayout): ValueLayout {
  return isTypedef(layout) ? alias(layout.ctype, other) : other;
}

function* typedefChanges(layout: ValueLayout): Generator<Change<ValueLayout>> {
  if (!isTypedef(layout)) return;
  const name = plainName(layout);
  yield {
    kind: 'name of a type',
    path: '',
    what: `${layout.ctype} → ${name}`,
    make: () => alias(name, layout),
  };
}

// --- pointers and arrays -----------------------------------------------------------------------------------

function* indirectionChanges(layout: ValueLayout): Generator<Change<ValueLayout>> {
  const change = (kind: Kind, what: string, make: () => ValueLayout) => ({
    kind,
    path: '',
    what: `${spelling(layout)} → ${what}`,
    make,
  });
  switch (layout.kind) {
    case 'pointer':
      yield change('pointer or inline', spelling(layout.to), () => layout.to);
      break;
    case 'counted':
      yield change('array or pointer', `pointer(${spelling(layout.of)})`, () => pointer(layout.of));
      break;
    case 'sid':
    case 'wideString':
      break;
    default:
      yield change('pointer or inline', `pointer(${spelling(layout)})`, () => pointer(layout));
  }
}

type Reference = Exclude<ValueLayout, LeafLayout | AnyStruct>;

/** What refers to memory elsewhere: changes of what is there. */
function* referenceChanges(layout: Reference, scope: Scope): Generator<Change<ValueLayout>> {
  switch (layout.kind) {
    case 'pointer':
      yield* within('*', layoutChanges(layout.to, scope), (to) => underTypedefOf(layout, pointer(to)));
      break;
    case 'counted':
      yield* within('[]', layoutChanges(layout.of, scope), (of) =>
        underTypedefOf(layout, counted(layout.count, of)),
      );
      break;
    case 'blob': {
      const bytesOf = byteBlob(layout.name);
      yield replacement(layout, layout.content === 'text' ? bytesOf : textOf(bytesOf));
      break;
    }
    case 'sid':
      yield replacement(layout, vocabulary.wideString);
      break;
    case 'wideString':
      yield replacement(layout, vocabulary.sid);
      yield replacement(layout, vocabulary.uint16);
      break;
  }
}

// --- leaves ------------------------------------------------------------------------------------------------

const UNSIGNED = [vocabulary.uint8, vocabulary.uint16, vocabulary.uint32, vocabulary.uint64];

function* leafChanges(leaf: LeafLayout, scope: Scope): Generator<Change<ValueLayout>> {
  for (const other of UNSIGNED) {
    if (other.size !== leaf.size) yield replacement(leaf, other, 'type of another size');
  }
  for (const other of leavesIn(scope, leaf)) {
    if (other.size === leaf.size && !isSameLeaf(other, leaf)) yield replacement(leaf, other);
  }
  if (leaf.kind === 'bytes') {
    for (const other of [bytes(leaf.size - 1), bytes(leaf.size + 1)]) {
      yield replacement(leaf, other, 'bytes(n ± 1)');
    }
  }
}

/** What could stand in a leaf's place: every word, bytes, and one enum and one group of flags besides its own. */
function* leavesIn(scope: Scope, leaf: LeafLayout): Generator<LeafLayout> {
  for (const word of WORDS.values()) {
    if (isLeaf(word)) yield word;
  }
  yield bytes(leaf.size);
  for (const kind of ['enum', 'flags']) {
    const other = [...scope.values()]
      .filter(isLeaf)
      .find((declared) => declared.kind === kind && !isSameLeaf(declared, leaf));
    if (other !== undefined) yield other;
  }
}

/** Whether two leaves differ in nothing but the typedef. */
function isSameLeaf(first: LeafLayout, second: LeafLayout): boolean {
  const named = (leaf: LeafLayout): string => ('name' in leaf ? leaf.name : '');
  return first.kind === second.kind && first.align === second.align && named(first) === named(second);
}

function replacement(
  layout: ValueLayout,
  other: ValueLayout,
  kind: Kind = 'type of the same size',
): Change<ValueLayout> {
  const what = `${spelling(layout)} → ${spelling(other)}`;
  return { kind, path: '', what, make: () => underTypedefOf(layout, other) };
}

// --- structs -----------------------------------------------------------------------------------------------

function* structChanges(layout: AnyStruct, scope: Scope): Generator<Change<ValueLayout>> {
  if (layout.name === '') {
    yield* within('', fieldsChanges(layout.fields, scope), untagged);
    return;
  }
  const others = [...scope.values()].filter(
    (other) => other.kind === 'struct' && other.name !== layout.name && other.name !== '',
  );
  const versions = others.filter((other) => family(other) === family(layout));
  const stranger = others.reverse().find((other) => family(other) !== family(layout));
  for (const other of stranger === undefined ? versions : [...versions, stranger]) {
    yield replacement(layout, other, 'another struct or version');
  }
}

/** What the versions of a struct share: their name without its numbers. Conditions have values of their own. */
function family({ ctype }: ValueLayout): string {
  return ctype.replace(/\d+|CONDITION_/g, '');
}
