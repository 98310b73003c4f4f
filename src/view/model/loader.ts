/** Fills the columns, a batch of events at a time. */
import { unlessNoPackage } from '../../events/header.ts';
import type { EventContext } from '../../events/index.ts';
import { NONE as NO_NUMBER, type Numbers } from '../../summary/batch.ts';
import { lifeWords } from '../../summary/lifeWords.ts';
import { membersOf } from '../../summary/members.ts';
import type { Rows } from '../../summary/rows.ts';
import { AddressColumn } from './addressColumn.ts';
import { batchAt, batchesOf, eventsIn, saidIn } from './batches.ts';
import type { Block, Part } from './blocks.ts';
import type { CodedColumn, Columns } from './columns.ts';
import type { NamedFilter, Service } from './described.ts';
import { NONE } from './dictionary.ts';
import { LOCAL_ADDRESSES, Meanings, memberCode } from './meanings.ts';
import { MemberReader, type Read } from './memberReader.ts';
import { WordTable } from './wordTable.ts';

/** Fills the columns. */
export class Loader {
  readonly #columns: Columns;
  readonly #readers: Readers;

  constructor(columns: Columns) {
    this.#columns = columns;
    this.#readers = new Readers({
      columns,
      locals: new AddressColumn(columns.local),
      remotes: new AddressColumn(columns.remote),
      filters: new WordTable(),
      services: new WordTable(),
    });
  }

  /** Fills the rows of a block, of which the first is given; after each batch it says how many rows are filled. */
  *fill(block: Block, first: number): Generator<number, void, undefined> {
    this.#columns.reserve(first + block.count);
    const reader = this.#readers.of(block);
    let row = first;
    const fill = (count: number): number => {
      row += count;
      this.#columns.rows = Math.max(this.#columns.rows, row);
      return row;
    };
    for (const said of saidIn(block, first)) {
      reader.readSaid(said, row);
      yield fill(said.length);
    }
    for (const parts of batchesOf(block.parts())) {
      const [part] = parts;
      if (part === undefined) continue;
      if (parts.length > 1) {
        reader.readFew(parts, row);
        yield fill(eventsIn(parts));
        continue;
      }
      for (let from = 0; from < part.run.count; ) {
        const to = Math.min(from + batchAt(row), part.run.count);
        reader.read(part, from, to, row);
        yield fill(to - from);
        from = to;
      }
    }
  }
}

/** What is filled. */
interface Tables {
  readonly columns: Columns;
  readonly locals: AddressColumn;
  readonly remotes: AddressColumn;
  /** Filters by their id, where nothing else is known of them. */
  readonly filters: WordTable;
  /** Services by their port, direction and protocol. */
  readonly services: WordTable;
}

/** One reader for each version of the event and each set of filters. */
class Readers {
  readonly #tables: Tables;
  readonly #readers = new Map<unknown, Map<string, BatchReader>>();

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  of({ name, struct, origin: { rules } }: Block): BatchReader {
    const ofRules = this.#readers.get(rules) ?? new Map<string, BatchReader>();
    this.#readers.set(rules, ofRules);
    const reader = ofRules.get(name) ?? new BatchReader(this.#tables, { name, struct }, { rules });
    ofRules.set(name, reader);
    return reader;
  }
}

class BatchReader {
  readonly #tables: Tables;
  readonly #columns: Columns;
  readonly #rules: EventContext['rules'];
  readonly #members: MemberReader;
  readonly #meanings: Meanings;

  constructor(tables: Tables, { name, struct }: Pick<Block, 'name' | 'struct'>, context: EventContext) {
    const { columns } = tables;
    this.#tables = tables;
    this.#columns = columns;
    this.#rules = context.rules;
    const members = membersOf(name);
    this.#members = new MemberReader(struct, members, columns);
    this.#meanings = new Meanings(columns, name, members, context);
  }

  /** @param row of the first event. */
  read(part: Part, first: number, end: number, row: number): void {
    this.#add(this.#members.ofRun(part, first, end, row), row);
  }

  /** The same of parts that have few events each. */
  readFew(parts: readonly Part[], row: number): void {
    this.#add(this.#members.ofFew(parts, row), row);
  }

  /** The same of events that are values. */
  readSaid(said: readonly unknown[], row: number): void {
    this.#add(this.#members.ofSaid(said), row);
  }

  #add(read: Read | undefined, row: number): void {
    if (read === undefined) return;
    this.#addShapes(read, row);
    this.#addWays(read, row);
    this.#addTimes(read, row);
    this.#addFilters(read, row);
  }

  #addShapes({ rows, locals, there }: Read, row: number): void {
    const { outcome, type, protocol, flags, app, user, peer, localPort, remotePort } = this.#columns;
    const { locals: ends, remotes } = this.#tables;
    const shapes = this.#meanings.shapes.count(rows.shape, there);
    const hosts = this.#meanings.locals.count([...rows.shape.slice(0, -1), presence(locals, rows)], there);
    for (const [i, at] of there.entries()) {
      const shape = shapes[i];
      if (shape === undefined) continue;
      const to = row + at;
      outcome.put(to, shape.codes.outcome);
      type.put(to, shape.codes.type);
      protocol.put(to, shape.codes.protocol);
      flags.put(to, shape.codes.flags);
      if (shape.app !== undefined) addText(app, to, rows.texts[shape.app][at]);
      if (shape.user !== undefined) addText(user, to, rows.texts[shape.user][at]);
      if (shape.package !== undefined)
        addText(this.#columns.package, to, unlessNoPackage(rows.texts[shape.package][at] ?? undefined));
      const name = rows.principal[at];
      if (name) peer.put(to, memberCode(peer, `${shape.arm}.remotePrincipalNameForAuth`, name));
      if (shape.remote !== undefined) remotes.put(to, rows.addresses[shape.remote], at);
      const member = hosts[i]?.member;
      if (member !== undefined) ends.put(to, locals[member], at);
      if (shape.hasLocalPort) addNumber(localPort, to, rows.localPort, at);
      if (shape.hasRemotePort) addNumber(remotePort, to, rows.remotePort, at);
    }
  }

  #addWays({ rows, there }: Read, row: number): void {
    const {
      layer,
      direction,
      contradiction,
      error,
      point,
      method,
      service,
      protocol,
      localPort,
      remotePort,
    } = this.#columns;
    const { services } = this.#tables;
    const ways = this.#meanings.ways.count(rows.way, there);
    const causes = this.#meanings.causes.count(rows.cause, there);
    for (const [i, at] of there.entries()) {
      const way = ways[i];
      const to = row + at;
      const cause = causes[i]?.codes;
      error.put(to, cause?.error ?? NONE);
      point.put(to, cause?.point ?? NONE);
      method.put(to, cause?.method ?? NONE);
      if (way === undefined) continue;
      layer.put(to, way.codes.layer);
      direction.put(to, way.codes.direction);
      contradiction.put(to, way.codes.contradiction);
      const { isInbound } = way;
      if (isInbound === undefined) continue;
      const ports = isInbound ? localPort : remotePort;
      const port = ports.dictionary.at(ports.codes[to] ?? 0);
      if (port === undefined) continue;
      const number = protocol.dictionary.at(protocol.codes[to] ?? 0);
      const known = services.find(port, number ?? NO_PROTOCOL, Number(isInbound), 0);
      service.put(to, known || this.#addService({ isInbound, port, protocol: number }));
    }
  }

  #addService(what: Service): number {
    const { isInbound, port, protocol } = what;
    const code = this.#columns.service.dictionary.add(what);
    return this.#tables.services.add(port, protocol ?? NO_PROTOCOL, Number(isInbound), 0, code);
  }

  #addTimes({ rows: { time }, there }: Read, row: number): void {
    const { times } = this.#columns;
    for (const at of there) {
      const high = time.high[at] ?? NO_NUMBER;
      if (high !== NO_NUMBER) times.set(row + at, high, time.low[at] ?? 0);
    }
  }

  #addFilters({ rows, there }: Read, row: number): void {
    const { filter } = this.#columns;
    const rules = this.#rules;
    if (rules === undefined) {
      this.#addFilterIds(rows.filterId, there, row);
      return;
    }
    const words = lifeWords(rules, rows, there);
    const filters = this.#meanings.filters.count([...rows.filter, ...words], there);
    for (const [i, at] of there.entries()) filter.put(row + at, filters[i]?.code ?? 0);
  }

  /** 0 names no filter, as with rules. */
  #addFilterIds({ high, low }: Rows['filterId'], there: readonly number[], row: number): void {
    const { filter } = this.#columns;
    const { filters } = this.#tables;
    for (const at of there) {
      const a = high[at] ?? NO_NUMBER;
      const b = low[at] ?? 0;
      if (a === NO_NUMBER || (a === 0 && b === 0)) filter.put(row + at, NONE);
      else filter.put(row + at, filters.find(a, b, 0, 0) || this.#addFilterId(a, b));
    }
  }

  #addFilterId(high: number, low: number): number {
    return this.#tables.filters.add(
      high,
      low,
      0,
      0,
      this.#columns.filter.dictionary.add(filterNamed(high, low)),
    );
  }
}

function filterNamed(high: number, low: number): NamedFilter {
  return { id: (BigInt(high) << 32n) | BigInt(low), name: undefined };
}

/** Protocols have 8 bits. */
const NO_PROTOCOL = 256;

/** An application, a user or a name that was not filled in is empty. */
function addText(column: CodedColumn<string>, to: number, text: string | null | undefined): void {
  if (text) column.put(to, column.dictionary.codeOf(text, text));
}

function addNumber(column: CodedColumn<number>, to: number, numbers: Numbers, at: number): void {
  const number = numbers[at] ?? NO_NUMBER;
  if (number !== NO_NUMBER) column.put(to, column.dictionary.codeOf(number, number));
}

/** Which of the addresses each event has, a bit each. */
function presence(locals: Read['locals'], { type }: Rows): Numbers {
  const bits = new Float64Array(type.length);
  for (const [i, member] of LOCAL_ADDRESSES.entries()) {
    const [first = []] = locals[member];
    for (let row = 0; row < first.length; row++) {
      if (first[row] !== NO_NUMBER) bits[row] = (bits[row] ?? 0) + 2 ** i;
    }
  }
  return bits;
}
