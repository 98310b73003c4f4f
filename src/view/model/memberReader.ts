/** What the columns need of events: read out of memory, in arrays of one kind each. */
import { type Abi, restrictTo, type ValueLayout } from '../../layout/index.ts';
import { partOf, structAddress } from '../../memory/run.ts';
import { type Column, columns } from '../../read/columns.ts';
import { decode } from '../../read/decode.ts';
import { valueColumns } from '../../read/valueColumns.ts';
import type { Addresses } from '../../summary/addresses.ts';
import { NONE as NO_NUMBER, type Numbers } from '../../summary/batch.ts';
import { type Member, type Members, pathsFor } from '../../summary/members.ts';
import { type Rows, rowsOf } from '../../summary/rows.ts';
import { eventWithWords, IPV6_WORDS, wordName } from '../../summary/words.ts';
import { placeIn } from '../../where/whereRun.ts';
import type { Part } from './blocks.ts';
import type { Columns } from './columns.ts';
import { LOCAL_ADDRESSES, type LocalAddress } from './meanings.ts';

/** Events of a batch, in the arrays that are looked at. */
export interface Read {
  readonly rows: Rows;
  readonly locals: Readonly<Record<LocalAddress, Addresses>>;
  /** The events that are there and can be read. */
  readonly there: readonly number[];
}

export class MemberReader {
  readonly #struct: ValueLayout;
  readonly #members: Members;
  readonly #columns: Columns;
  readonly #localPaths: ReadonlyMap<LocalAddress, readonly (readonly string[])[]>;
  /** For each ABI the event with no more than is needed. */
  readonly #restricted = new Map<Abi, ValueLayout>();

  /** @param columns those that say which events are damaged. */
  constructor(struct: ValueLayout, members: Members, columns: Columns) {
    this.#struct = struct;
    this.#members = members;
    this.#columns = columns;
    this.#localPaths = new Map(LOCAL_ADDRESSES.map((member) => [member, localPaths(members, member)]));
  }

  /** Events of a run. @param row of the first event. */
  ofRun({ memory, run }: Part, first: number, end: number, row: number): Read | undefined {
    const roots = partOf(run, first, end);
    const { damaged } = this.#columns;
    const onIssue = ({ path }: { readonly path: string }): void => {
      damaged[row + placeIn(path).row] = 1;
    };
    const { type } = columns(this.#struct, memory, roots, { type: 'type' }, { onIssue });
    const there = this.#thereIn(type, end - first, row);
    if (type === undefined || there.length === 0) return undefined;
    const asked = Object.fromEntries(this.#pathsFor(type).map((path) => [path, path]));
    return this.#read(columns(this.#members.struct, memory, roots, asked, { onIssue }), type, there);
  }

  /** Events of parts that have few of them: decoded, since columns of each would take longer to begin with. */
  ofFew(parts: readonly Part[], row: number): Read | undefined {
    const events: unknown[] = [];
    for (const part of parts)
      for (const event of this.#decoded(part, row + events.length)) events.push(event);
    const { type } = valueColumns(this.#members.struct, events, ['type']);
    const there = this.#thereIn(type, events.length, row);
    if (type === undefined || there.length === 0) return undefined;
    return this.#read(valueColumns(this.#members.struct, events, this.#pathsFor(type)), type, there);
  }

  /** Events that are values already. What they do not say is no damage. */
  ofSaid(said: readonly unknown[]): Read | undefined {
    const events = said.map(eventWithWords);
    const { type } = valueColumns(this.#members.struct, events, ['type']);
    if (type === undefined) return undefined;
    const read = valueColumns(this.#members.struct, events, this.#pathsFor(type));
    return this.#read(read, type, [...events.keys()]);
  }

  /** The events of a part, with nothing in them but what is needed. */
  #decoded({ memory, run }: Part, row: number): unknown[] {
    const struct = this.#restrictedTo(memory.abi);
    return Array.from({ length: run.count }, (_, i) => {
      const onIssue = (): void => {
        this.#columns.damaged[row + i] = 1;
      };
      const address = structAddress(run, i, memory);
      return address === undefined ? null : decode(struct, memory, address, { onIssue });
    });
  }

  #restrictedTo(abi: Abi): ValueLayout {
    const known = this.#restricted.get(abi);
    if (known !== undefined) return known;
    const paths = [...this.#members.paths.values(), ...this.#localPaths.values()].flat(2);
    const names = paths.map((path) => path.split('.'));
    const made = restrictTo(this.#members.struct, names, abi);
    this.#restricted.set(abi, made);
    return made;
  }

  /** The events that are there and can be read; the others are damaged. */
  #thereIn(type: Column | undefined, count: number, row: number): number[] {
    const there: number[] = [];
    for (let i = 0; i < count; i++) {
      if (type?.valid[i] === 1) there.push(i);
      else this.#columns.damaged[row + i] = 1;
    }
    return there;
  }

  #pathsFor(type: Column): string[] {
    return [...pathsFor(this.#members, type), ...[...this.#localPaths.values()].flat(2)];
  }

  #read(found: Readonly<Record<string, Column>>, { valid }: Column, there: readonly number[]): Read {
    const wordsOf = (member: LocalAddress): Addresses =>
      (this.#localPaths.get(member) ?? []).map((paths) => numbersIn(paths, found, valid.length));
    const locals = {
      'header.localAddrV4': wordsOf('header.localAddrV4'),
      'header.localAddrV6': wordsOf('header.localAddrV6'),
      'body.internalHostV4Addr': wordsOf('body.internalHostV4Addr'),
      'body.internalHostV6Addr': wordsOf('body.internalHostV6Addr'),
    };
    return { rows: rowsOf(this.#members, found), locals, there };
  }
}

/** Where the words of an address are: for each word, the paths of the structs that have it. */
function localPaths({ paths }: Members, member: LocalAddress): string[][] {
  const [owner, name = ''] = member.split('.');
  const words = name.includes('V6') ? IPV6_WORDS.map((word) => wordName(name, word)) : [name];
  if (owner === 'header') return words.map((word) => [`header.${word}`]);
  // The structs that have one host have the other.
  const others: readonly Member[] = ['body.publicHostV4Addr'];
  const arms = others.flatMap((other) => paths.get(other) ?? []).map((path) => path.split('.')[0] ?? '');
  return words.map((word) => arms.map((arm) => `${arm}.${word}`));
}

/** The numbers of the first of some columns that has one. */
function numbersIn(
  paths: readonly string[],
  found: Readonly<Record<string, Column>>,
  length: number,
): Numbers {
  const numbers = new Float64Array(length).fill(NO_NUMBER);
  for (const path of paths) {
    const { values, valid } = found[path] ?? {};
    if (!(values instanceof Uint32Array) || valid === undefined) continue;
    for (let row = 0; row < length; row++) if (valid[row] === 1) numbers[row] = values[row] ?? NO_NUMBER;
  }
  return numbers;
}
