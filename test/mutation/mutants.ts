/** Every mutant of the descriptors, and what the headers are with one of them. */
import {
  alias,
  byteBlob,
  enumeration,
  flags32,
  type LeafLayout,
  struct,
  type ValueLayout,
} from '../../src/layout/index.ts';
import { type Change, type Kind, within } from './change.ts';
import { enumerationChanges, flagChanges } from './constants.ts';
import { fieldsChanges } from './fields.ts';
import { type Exports, evaluateHeaders } from './headers.ts';
import { isLayout, isLeaf, type Scope, typeChanges, underTypedefOf, WORDS } from './layouts.ts';

export interface Mutant {
  readonly kind: Kind;
  /** The declaration that is changed, by its C name, or a word of the vocabulary. */
  readonly declaration: string;
  /** What is changed, for people. Names the mutant: no two have the same. */
  readonly name: string;
  /** Which of the declaration's changes it is. */
  readonly index: number;
}

/** What a name stands for: a type, or a number such as IKEEXT_CERT_HASH_LEN. */
type Declared = ValueLayout | number;

/** The headers as they are. */
export function pristineHeaders(): Exports {
  return evaluateHeaders(unchanged, unchanged);
}

const unchanged = (_: string, value: unknown): unknown => value;

/** All mutants, in the order of the declarations. */
export function allMutants(): Mutant[] {
  const mutants: Mutant[] = [];
  const list = (declaration: string, changes: Iterable<Change<Declared>>): void => {
    for (const [index, { kind, path, what }] of [...changes].entries()) {
      mutants.push({ kind, declaration, name: `${declaration}${path}: ${what}`, index });
    }
  };
  visit(
    (name, value, scope) => {
      list(name, declarationChanges(value, scope));
      return value;
    },
    (name, word) => {
      list(name, extentChanges(word));
      return word;
    },
  );
  return mutants;
}

/**
 * The headers with one change.
 * @throws TypeError when they refuse it.
 */
export function mutatedHeaders({ declaration, index }: Mutant): Exports {
  const changed = <T extends Declared>(changes: Iterable<Change<T>>): T => {
    const change = [...changes][index];
    if (change === undefined) throw new Error(`${declaration} has no change ${index}`);
    return change.make();
  };
  return visit(
    (name, value, scope) => (name === declaration ? changed(declarationChanges(value, scope)) : value),
    (name, word) => (name === declaration ? changed(extentChanges(word)) : word),
  );
}

/** Evaluates the headers; each declaration and each word that is a leaf becomes what the visitors return. */
function visit(
  declared: (name: string, value: Declared, scope: Scope) => Declared,
  word: (name: string, word: LeafLayout) => LeafLayout,
): Exports {
  const scope = new Map<string, ValueLayout>();
  return evaluateHeaders(
    (name, value) => {
      if (typeof value !== 'number' && !isLayout(value)) return value;
      const result = declared(name, value, scope);
      if (typeof result !== 'number') scope.set(name, result);
      return result;
    },
    (name, value) => {
      const leaf = WORDS.get(name);
      return leaf !== undefined && isLeaf(leaf) ? word(name, leaf) : value;
    },
  );
}

function* declarationChanges(value: Declared, scope: Scope): Generator<Change<Declared>> {
  if (typeof value === 'number') {
    for (const other of [value - 1, value + 1]) {
      yield { kind: 'bytes(n ± 1)', path: '', what: `${value} → ${other}`, make: () => other };
    }
    return;
  }
  switch (value.kind) {
    case 'struct':
      yield nameChange(value, (other) => struct(other, value.fields));
      yield* within('', fieldsChanges(value.fields, scope), (fields) => struct(value.name, fields));
      break;
    case 'blob':
      yield nameChange(value, byteBlob);
      break;
    case 'enum':
      yield nameChange(value, (other) => underTypedefOf(value, enumeration(other, value.values)));
      yield* within('', enumerationChanges(value.name, value.values), (other) =>
        underTypedefOf(value, other),
      );
      yield* extentChanges(value);
      break;
    case 'flags':
      yield nameChange(value, (other) => flags32(other, value.bits));
      yield* flagChanges(value.name, value.bits);
      yield* extentChanges(value);
      break;
    default:
      // A typedef, or a struct that is a leaf: it is known by its name, which stays.
      yield nameChange(value, (other) => alias(other, value));
      yield* within('', typeChanges(value, scope), (other) => alias(value.ctype, other));
      if (isLeaf(value)) yield* extentChanges(value);
  }
}

function nameChange(layout: ValueLayout, make: (name: string) => ValueLayout): Change<ValueLayout> {
  const other = `${'name' in layout ? layout.name : layout.ctype}_`;
  return { kind: 'name of a type', path: '', what: `→ ${other}`, make: () => make(other) };
}

function* extentChanges<L extends LeafLayout>(leaf: L): Generator<Change<L>> {
  const kind = 'size or alignment of a leaf';
  for (const size of [leaf.size / 2, leaf.size * 2].filter(Number.isInteger)) {
    yield { kind, path: '', what: `size ${leaf.size} → ${size}`, make: () => ({ ...leaf, size }) };
  }
  for (const align of [leaf.align / 2, leaf.align * 2].filter(Number.isInteger)) {
    yield { kind, path: '', what: `align ${leaf.align} → ${align}`, make: () => ({ ...leaf, align }) };
  }
}
