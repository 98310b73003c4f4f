/** What an analyst reads first: many events in a few tables. */
import { type DecodeError, type Limits, resolveLimits } from '../codec/index.ts';
import {
  type EventContext,
  isNetEventName,
  NET_EVENTS,
  type NetEventName,
  type Origin,
  type RuleBook,
} from '../events/index.ts';
import { type Abi, resolvePath, type ValueLayout } from '../layout/index.ts';
import type { Memory } from '../memory/index.ts';
import { partOf, type Roots, runOf } from '../memory/run.ts';
import { type Column, columns } from '../read/columns.ts';
import { valueColumns } from '../read/valueColumns.ts';
import type { Where } from '../where/where.ts';
import { WhereFilter } from '../where/whereFilter.ts';
import { placeIn } from '../where/whereRun.ts';
import { ByMember } from './byMember.ts';
import { Collector } from './collector.ts';
import { type Members, membersOf, pathsFor } from './members.ts';
import { resultOf, type SummaryResult } from './result.ts';
import { rowsOf } from './rows.ts';
import { Tables } from './tables.ts';
import { eventWithWords } from './words.ts';

/** Events that are read in one go. */
const BATCH = 8192;
const DEFAULT_TOP = 10;
/** It has all members that events have in any version, except those that were given up. */
const NEWEST = NET_EVENTS.FWPM_NET_EVENT5;

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
  /** Called for each thing that a counted event needs and that cannot be read. */
  readonly onIssue?: (issue: DecodeError) => void;
}

/** What is known of one version of the event. */
interface Version {
  readonly members: Members;
  readonly collector: Collector;
  readonly filter: WhereFilter | undefined;
}

/** Counts events, of one memory or of many, in a memory of its own that does not grow with them. */
export class Summary {
  readonly #options: SummaryOptions;
  readonly #top: number;
  readonly #tables: Tables;
  readonly #versions = new Map<string, Version>();
  readonly #by = new Map<string, ByMember>();
  /** The filters of the file whose events are counted, where it has them itself. */
  #rules: RuleBook | undefined;

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
    this.#useRules(undefined);
    const version = this.#versionOf(struct, memory.abi);
    const run = runOf(struct, memory, roots);
    for (let first = 0; first < run.count; first += BATCH) {
      const end = Math.min(first + BATCH, run.count);
      // The first that is missing stands for all after it.
      if (this.#addBatch(struct, memory, partOf(run, first, end), version) < end - first) return;
    }
  }

  /**
   * Counts events that are values already, such as those of {@link readNetEvents}; null is none.
   * @param struct as which they are named. Members that it does not have can be asked for: they have no value.
   * @param origin can have the filters of the file that they are of.
   * @throws TypeError for a member that no version of the event has, and for a condition that none can fulfil.
   */
  addEvents(struct: NetEventName, events: readonly unknown[], { rules }: Origin = {}): void {
    this.#useRules(rules);
    const version = this.#versionOf(NET_EVENTS[struct], 'x64', NEWEST);
    for (let first = 0; first < events.length; first += BATCH) {
      const batch = events.slice(first, first + BATCH).filter((event) => event !== null);
      this.#addValues(batch, version);
    }
  }

  /** What was counted so far. */
  result(): SummaryResult {
    this.#flush();
    return resultOf(this.#tables, [...this.#by.values()], this.#top);
  }

  /** What filters mean is asked once: with other rules it is asked anew. */
  #useRules(rules: RuleBook | undefined): void {
    if (rules === this.#rules) return;
    this.#flush();
    this.#versions.clear();
    this.#rules = rules;
  }

  #flush(): void {
    for (const { collector } of this.#versions.values()) collector.flush();
  }

  /** @param asked has the members that conditions and tables are asked of. */
  #versionOf(struct: ValueLayout, abi: Abi, asked = struct): Version {
    const name = struct.ctype;
    if (!isNetEventName(name) || NET_EVENTS[name] !== struct) {
      throw new TypeError(`a summary is of events, FWPM_NET_EVENT0 to 5, and not of ${name}`);
    }
    const key = `${name} ${asked.ctype}`;
    const known = this.#versions.get(key);
    if (known !== undefined) return known;
    const { by = [], where, context = {} } = this.#options;
    const filter = where === undefined ? undefined : new WhereFilter(asked, where);
    const leaves = by.map((member) => [member, resolvePath(asked, member, abi).leaf] as const);
    for (const [member, leaf] of leaves) {
      if (!this.#by.has(member)) this.#by.set(member, new ByMember(member, leaf));
    }
    const members = membersOf(name);
    const version = {
      members,
      collector: new Collector(
        { struct: name, members, context: { ...context, rules: context.rules ?? this.#rules } },
        this.#tables,
      ),
      filter,
    };
    this.#versions.set(key, version);
    return version;
  }

  #addValues(events: readonly unknown[], { members, collector, filter }: Version): void {
    const wanted = filter?.rowsOf(events) ?? Array.from(events.keys());
    const { type } = valueColumns(NEWEST, events, ['type']);
    if (type === undefined || wanted.length === 0) return;
    const words = events.map(eventWithWords);
    collector.add(rowsOf(members, valueColumns(members.struct, words, pathsFor(members, type))), wanted);
    this.#tables.events += wanted.length;
    const others = valueColumns(NEWEST, events, this.#options.by ?? []);
    for (const table of this.#by.values()) table.add(others[table.member], wanted);
  }

  /** @returns how many events of the batch are there. */
  #addBatch(
    struct: ValueLayout,
    memory: Memory,
    roots: Roots,
    { members, collector, filter }: Version,
  ): number {
    const { limits = {}, by = [] } = this.#options;
    const issues = new RowIssues();
    const options = { limits, onIssue: issues.add };
    const read = (layout: ValueLayout, paths: readonly string[]): Readonly<Record<string, Column>> =>
      columns(layout, memory, roots, Object.fromEntries(paths.map((path) => [path, path])), options);
    const { type } = read(struct, ['type']);
    if (type === undefined) return 0;
    const { length } = type.valid;
    // The first that is missing is an issue, and no row.
    const wanted =
      filter?.rows(memory, roots, { limits }) ?? Array.from({ length: length + 1 }, (_, row) => row);
    const there = wanted.filter((row) => type.valid[row] === 1);
    // Where no event can be read, nothing in it can be.
    if (there.length > 0) {
      collector.add(rowsOf(members, read(members.struct, pathsFor(members, type))), there);
      this.#tables.events += there.length;
      const others = by.length === 0 ? {} : read(struct, by);
      for (const table of this.#by.values()) table.add(others[table.member], there);
    }
    this.#addDamage(issues.of(wanted), type.valid);
    return length;
  }

  /** Events of which something cannot be read; those of which nothing can be read were not counted before. */
  #addDamage(damaged: Iterable<Damaged>, isRead: Uint8Array): void {
    const tables = this.#tables;
    for (const { row, issues } of damaged) {
      tables.damaged++;
      if (isRead[row] !== 1) {
        tables.unreadable++;
        tables.events++;
        for (const table of this.#by.values()) table.addNone();
      }
      for (const issue of issues) {
        tables.unusual.issues.add(issue.code, issue.code);
        this.#options.onIssue?.(issue);
      }
    }
  }
}

/** An event of which something cannot be read. */
interface Damaged {
  readonly row: number;
  readonly issues: Iterable<DecodeError>;
}

/** What cannot be read of the events of a batch, each thing once however many columns need it. */
class RowIssues {
  readonly #issues = new Map<number, Map<string, DecodeError>>();

  readonly add = (issue: DecodeError): void => {
    const { row } = placeIn(issue.path);
    const ofRow = this.#issues.get(row) ?? new Map<string, DecodeError>();
    this.#issues.set(row, ofRow.set(issue.path, issue));
  };

  /** Those of some rows that have issues. */
  *of(rows: readonly number[]): Generator<Damaged, void, undefined> {
    if (this.#issues.size === 0) return;
    for (const row of rows) {
      const found = this.#issues.get(row);
      if (found !== undefined) yield { row, issues: found.values() };
    }
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
