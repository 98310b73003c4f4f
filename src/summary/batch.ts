/** What columns say of a batch of events, in arrays of one kind each, so that the loops over them do one thing. */
import type { Column } from '../read/columns.ts';
import { LOW_WORD, wordsOf } from '../util/endian.ts';
import type { Member, Members, NumberMember, TextMember, WideMember } from './members.ts';

/** In the place of a number that an event does not have: no member of 32 bits can be that. */
export const NONE = 2 ** 40;

export type Numbers = Float64Array;
export type Texts = readonly (string | null)[];

/** The words of 64-bit numbers; {@link NONE} for an event that has none. */
export interface Wide {
  readonly high: Numbers;
  readonly low: Numbers;
}

/**
 * A batch of events. Where several of the events' own structs have a member, it is one array: of each event only the
 * arm that its type selects has values.
 */
export class Batch {
  readonly #members: Members;
  readonly #read: Readonly<Record<string, Column>>;
  readonly length: number;
  /** What no event has. */
  readonly #nowhere: Numbers;

  /** @param read the columns of all members under their paths. */
  constructor(members: Members, read: Readonly<Record<string, Column>>) {
    this.#members = members;
    this.#read = read;
    this.length = read['type']?.valid.length ?? 0;
    this.#nowhere = new Float64Array(this.length).fill(NONE);
  }

  numbers(member: NumberMember): Numbers {
    // Of most members no event of a batch has a value, since no event is of that type.
    const columns = this.#columns(member).filter(({ valid }) => valid.includes(1));
    if (columns.length === 0) return this.#nowhere;
    const numbers = new Float64Array(this.length);
    if (columns[0]?.valid.includes(0)) numbers.fill(NONE);
    for (const { values, valid } of columns) if (isNumeric(values)) copyNumbers(values, valid, numbers);
    return numbers;
  }

  texts(member: TextMember): Texts {
    const [first, ...others] = this.#columns(member).map(({ values }) => textsIn(values));
    if (first === undefined) return new Array<null>(this.length).fill(null);
    if (others.length === 0) return first;
    const all = [...first];
    for (const other of others) {
      for (let row = 0; row < this.length; row++) all[row] ??= other[row] ?? null;
    }
    return all;
  }

  wide(member: WideMember): Wide {
    const high = new Float64Array(this.length).fill(NONE);
    const low = new Float64Array(this.length).fill(NONE);
    for (const { values, valid } of this.#columns(member)) {
      if (values instanceof BigUint64Array && valid.includes(1)) copyWords(wordsOf(values), valid, high, low);
    }
    return { high, low };
  }

  #columns(member: Member): Column[] {
    const paths = this.#members.paths.get(member) ?? [];
    return paths.map((path) => this.#read[path]).filter((column) => column !== undefined);
  }
}

type Numeric = Uint8Array | Uint16Array | Uint32Array | Int32Array;

function isNumeric(values: Column['values']): values is Numeric {
  return (
    values instanceof Uint32Array ||
    values instanceof Uint16Array ||
    values instanceof Uint8Array ||
    values instanceof Int32Array
  );
}

function copyNumbers(values: Numeric, valid: Uint8Array, to: Numbers): void {
  if (!valid.includes(0)) to.set(values);
  else if (values instanceof Uint32Array) copyValid32(values, valid, to);
  else copyValid(values, valid, to);
}

function copyValid(values: Numeric, valid: Uint8Array, to: Numbers): void {
  for (let row = 0; row < to.length; row++) if (valid[row] === 1) to[row] = values[row] ?? NONE;
}

/** Nearly all are of that size: a loop of their own is faster. */
function copyValid32(values: Uint32Array, valid: Uint8Array, to: Numbers): void {
  for (let row = 0; row < to.length; row++) if (valid[row] === 1) to[row] = values[row] ?? NONE;
}

function copyWords(words: Uint32Array, valid: Uint8Array, high: Numbers, low: Numbers): void {
  for (let row = 0; row < high.length; row++) {
    if (valid[row] !== 1) continue;
    low[row] = words[2 * row + LOW_WORD] ?? NONE;
    high[row] = words[2 * row + 1 - LOW_WORD] ?? NONE;
  }
}

/** The texts of a column: only members that are texts are asked for. */
function textsIn(values: Column['values']): (string | null)[] {
  return isTexts(values) ? values : [];
}

function isTexts(values: Column['values']): values is (string | null)[] {
  return Array.isArray(values);
}
