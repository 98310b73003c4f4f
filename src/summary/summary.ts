/** What an analyst reads first: many events in a few tables. */
import { type DecodeError, type Limits, resolveLimits } from '../codec/index.ts';
import { type EventContext, isNetEventName, NET_EVENTS, type NetEventName } from '../events/index.ts';
import { resolvePath, type ValueLayout } from '../layout/index.ts';
import type { Memory } from '../memory/index.ts';
import { partOf, type Roots, type Run, runOf } from '../memory/run.ts';
import { type Column, columns } from '../read/columns.ts';
import { placeIn, type Where, WhereFilter } from '../where/where.ts';
import { ByMember } from './byMember.ts';
import { Collector } from './collector.ts';
import { type Members, membersOf } from './members.ts';
import { resultOf, type SummaryResult } from './result.ts';
import { type Rows, rowsOf } from './rows.ts';
import { Tables } from './tables.ts';

/** Events that are read in one go. */
const BATCH = 8192;
const DEFAULT_TOP = 10;

export interface SummaryOptions {
  /** Rows of each table, 1 or more; 10 where it is not given. */
  readonly top?: number;
  /** Seconds of a span of the histogram, 1 or more: made to fit the events where it is not given. */
  readonly every?: number;
  /** Members for tables of their own, as paths of `columns`: `classifyDrop.currentProfile`. */
  readonly by?: readonly string[];
  /** Which events count; all when it is absent. */
  readonly where?: Where;
  /** What is known beside the events: names of filters, and drives. */
  readonly context?: EventContext;
  /** Limits in place of the default ones. They hold for what the summary needs of one event. */
  readonly limits?: Partial<Limits>;
}

/** What is known of one version of the event. */
interface Version {
  readonly members: Members;
  readonly paths: Readonly<Record<string, string>>;
  readonly collector: Collector;
  readonly filter: WhereFilter | undefined;
}

/** Counts events, of one memory or of many, in a memory of its own that does not grow with them. */
export class Summary {
  readonly #options: SummaryOptions;
  readonly #top: number;
  readonly #tables: Tables;
  readonly #versions = new Map<NetEventName, Version>();
  readonly #by = new Map<string, ByMember>();

  /** @throws RangeError for numbers that are out of range. */
  constructor(options: SummaryOptions = {}) {
    const { top = DEFAULT_TOP, every, limits = {} } = options;
    for (const [name, value] of Object.entries({ top, every })) {
      if (value !== undefined && !(Number.isSafeInteger(value) && value >= 1)) {
        throw new RangeError(`${name} is an integer of 1 or more, not ${value}`);
      }
    }
    resolveLimits(limits);
    this.#options = options;
    this.#top = top;
    this.#tables = new Tables(every);
  }

  /**
   * Counts the events of a run. What of them cannot be read is counted as damage, and never thrown.
   * @throws TypeError for a struct that is not an event, for a member that it does not have, and for a condition that it
   * cannot fulfil; TypeError or RangeError for wrong roots.
   */
  add(struct: ValueLayout, memory: Memory, roots: Roots): void {
    const version = this.#versionOf(struct, memory);
    const run = runOf(struct, memory, roots);
    for (let first = 0; first < run.count; first += BATCH) {
      const count = Math.min(BATCH, run.count - first);
      // The first that is missing stands for all after it.
      if (this.#addBatch(struct, memory, run, first, count, version) < count) return;
    }
  }

  /** What was counted so far. */
  result(): SummaryResult {
    for (const { collector } of this.#versions.values()) collector.flush();
    return resultOf(this.#tables, [...this.#by.values()], this.#top);
  }

  #versionOf(struct: ValueLayout, memory: Memory): Version {
    const name = struct.ctype;
    if (!isNetEventName(name) || NET_EVENTS[name] !== struct) {
      throw new TypeError(`a summary is of events, FWPM_NET_EVENT0 to 5, and not of ${name}`);
    }
    const known = this.#versions.get(name);
    if (known !== undefined) return known;
    const { by = [], where, context = {} } = this.#options;
    const filter = where === undefined ? undefined : new WhereFilter(struct, where);
    const leaves = by.map((member) => [member, resolvePath(struct, member, memory.abi).leaf] as const);
    for (const [member, leaf] of leaves) {
      if (!this.#by.has(member)) this.#by.set(member, new ByMember(member, leaf));
    }
    const members = membersOf(name);
    const paths = [...[...members.paths.values()].flat(), ...by];
    const collector = new Collector({ struct: name, members, context }, this.#tables);
    const version = {
      members,
      paths: Object.fromEntries(paths.map((path) => [path, path])),
      collector,
      filter,
    };
    this.#versions.set(name, version);
    return version;
  }

  /** @returns how many events of the batch are there. */
  #addBatch(
    struct: ValueLayout,
    memory: Memory,
    run: Run,
    first: number,
    count: number,
    { members, paths, collector, filter }: Version,
  ): number {
    const { limits = {} } = this.#options;
    const part = partOf(run, first, first + count);
    const issues = new Map<number, DecodeError[]>();
    const onIssue = (issue: DecodeError): void => {
      const { row } = placeIn(issue.path);
      const before = issues.get(row);
      if (before === undefined) issues.set(row, [issue]);
      else before.push(issue);
    };
    const read: Record<string, Column> = columns(struct, memory, part, paths, { limits, onIssue });
    const rows = rowsOf(members, read);
    const { length } = rows.type;
    const wanted = filter?.rows(memory, part, { limits });
    if (wanted === undefined) {
      for (let row = 0; row < length; row++) this.#addRow(rows, row, read, issues, collector);
      if (issues.has(length)) this.#addRow(rows, length, read, issues, collector);
    } else {
      for (const row of wanted) this.#addRow(rows, row, read, issues, collector);
    }
    return length;
  }

  #addRow(
    rows: Rows,
    row: number,
    read: Readonly<Record<string, Column>>,
    issues: ReadonlyMap<number, readonly DecodeError[]>,
    collector: Collector,
  ): void {
    const isRead = collector.add(rows, row);
    const found = issues.size === 0 ? undefined : issues.get(row);
    if (!isRead && found === undefined) return;
    const tables = this.#tables;
    tables.events++;
    for (const table of this.#by.values()) {
      const column = read[table.member];
      if (column === undefined) table.addNone();
      else table.add(column, row);
    }
    if (found === undefined) return;
    tables.damaged++;
    if (!isRead) tables.unreadable++;
    for (const { code } of found) tables.unusual.issues.add(code, code);
  }
}

/** The summary of the events of one run. @see {@link Summary} for many. */
export function summarize(
  struct: ValueLayout,
  memory: Memory,
  roots: Roots,
  options: SummaryOptions = {},
): SummaryResult {
  const summary = new Summary(options);
  summary.add(struct, memory, roots);
  return summary.result();
}
