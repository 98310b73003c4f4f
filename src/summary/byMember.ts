/** Counts of any member of events, as the memory has it. */
import { namesOf } from '../codec/leaf/leaf.ts';
import { hexText } from '../format/hexText.ts';
import { toJson } from '../format/json.ts';
import type { PathEnd } from '../layout/index.ts';
import type { Column } from '../read/columns.ts';
import { Tally } from './tally.ts';
import type { Key, Top } from './top.ts';

/** A value as JSON has it. */
export type JsonValue = string | number | boolean | readonly string[];

export class ByMember {
  readonly member: string;
  readonly #leaf: PathEnd;
  readonly #tally = new Tally<Key>();

  constructor(member: string, leaf: PathEnd) {
    this.member = member;
    this.#leaf = leaf;
  }

  /** @param column undefined where the version of the event has no such member. */
  add(column: Column | undefined, rows: readonly number[]): void {
    for (const row of rows) {
      const value = column?.valid[row] === 1 ? (column.values[row] ?? undefined) : undefined;
      if (value === undefined) this.#tally.addNone();
      else {
        const key = value instanceof Uint8Array ? hexText(value) : value;
        this.#tally.add(key, key);
      }
    }
  }

  /** An event that cannot be read. */
  addNone(): void {
    this.#tally.addNone();
  }

  top(most: number): Top<JsonValue> {
    const { rows, ...rest } = this.#tally.top(most);
    return {
      rows: rows.map(({ value, count }) => ({ value: jsonValueOf(this.#leaf, value), count })),
      ...rest,
    };
  }
}

/** What `toJson` writes for a value that a column has; bytes are hex already. */
function jsonValueOf(leaf: PathEnd, value: Key): JsonValue {
  const isBytes = leaf.kind === 'bytes' || (leaf.kind === 'blob' && leaf.content !== 'text');
  return isBytes ? String(value) : JSON.parse(toJson(leaf, decodedFrom(leaf, value)));
}

/** Columns have the numbers of enumerations and of BOOL. */
function decodedFrom(leaf: PathEnd, value: Key): Key | boolean {
  if (typeof value !== 'number') return value;
  if (leaf.kind === 'enum') return namesOf(leaf).get(value) ?? value;
  return leaf.kind === 'bool' ? value !== 0 : value;
}
