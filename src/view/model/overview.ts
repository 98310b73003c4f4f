/** What is most frequent among some events: what `fwpm summary` says, in tables of which each row is a condition. */
import type { ColumnName, Columns } from './columns.ts';
import type { Described } from './described.ts';
import { OUTCOMES, type OutcomeName } from './outcomes.ts';

export interface OverviewRow extends Described {
  readonly count: number;
  /** How many of them ended in each way, in the order of {@link OUTCOMES}. */
  readonly byOutcome: readonly number[];
}

export interface OverviewTable {
  readonly title: string;
  readonly column: ColumnName;
  readonly rows: readonly OverviewRow[];
  /** How many values are not shown. */
  readonly others: number;
  /** Events that have no value. */
  readonly without: number;
}

export interface OverviewSection {
  readonly title: string;
  readonly count: number;
  readonly tables: readonly OverviewTable[];
}

interface Section {
  readonly title: string;
  /** Which events it is about; all where none is named. */
  readonly outcome?: OutcomeName;
  readonly tables: readonly (readonly [title: string, column: ColumnName])[];
}

/** In the order in which an analyst asks. */
const SECTIONS: readonly Section[] = [
  {
    title: 'Failed negotiations',
    outcome: 'failed',
    tables: [
      ['why', 'error'],
      ['with whom', 'remote'],
      ['names of peers', 'peer'],
      ['filters', 'filter'],
    ],
  },
  {
    title: 'Blocked',
    outcome: 'blocked',
    tables: [
      ['applications', 'app'],
      ['filters', 'filter'],
      ['remote addresses', 'remote'],
      ['ports', 'service'],
      ['errors of IPsec', 'error'],
    ],
  },
  {
    title: 'All',
    tables: [
      ['outcomes', 'outcome'],
      ['types', 'type'],
      ['applications', 'app'],
      ['remote addresses', 'remote'],
      ['protocols', 'protocol'],
      ['layers', 'layer'],
      ['users', 'user'],
    ],
  },
];

/** Tables of some events. @param most rows of each. */
export function overview(columns: Columns, rows: Uint32Array, most: number): OverviewSection[] {
  const parts = byOutcome(columns, rows);
  return SECTIONS.flatMap(({ title, outcome, tables }) => {
    const part = outcome === undefined ? rows : parts[OUTCOMES.indexOf(outcome)];
    if (part === undefined || part.length === 0) return [];
    const made = tables
      .map(([name, column]) => tableOf(columns, part, { title: name, column }, most))
      .filter(({ rows: { length } }) => length > 0);
    return [{ title, count: part.length, tables: made }];
  });
}

/** The rows of each outcome, in the order of {@link OUTCOMES}. */
function byOutcome({ outcome }: Columns, rows: Uint32Array): Uint32Array[] {
  const counts = new Uint32Array(OUTCOMES.length);
  for (const row of rows) {
    const at = (outcome.codes[row] ?? 0) - 1;
    counts[at] = (counts[at] ?? 0) + 1;
  }
  const parts = Array.from(counts, (count) => new Uint32Array(count));
  counts.fill(0);
  for (const row of rows) {
    const at = (outcome.codes[row] ?? 0) - 1;
    const part = parts[at];
    if (part === undefined) continue;
    const next = counts[at] ?? 0;
    part[next] = row;
    counts[at] = next + 1;
  }
  return parts;
}

function tableOf(
  columns: Columns,
  rows: Uint32Array,
  { title, column: name }: Pick<OverviewTable, 'title' | 'column'>,
  most: number,
): OverviewTable {
  const column = columns[name];
  const width = OUTCOMES.length;
  const counts = new Uint32Array(column.size * width);
  const { codes } = column;
  const { codes: outcomes } = columns.outcome;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    const at = (codes[row] ?? 0) * width + (outcomes[row] ?? 1) - 1;
    counts[at] = (counts[at] ?? 0) + 1;
  }
  const totals = new Uint32Array(column.size);
  for (let at = 0; at < counts.length; at++) {
    const code = Math.floor(at / width);
    totals[code] = (totals[code] ?? 0) + (counts[at] ?? 0);
  }
  const shown = topOf(totals, most).flatMap((code): OverviewRow[] => {
    const described = column.describe(code);
    if (described === undefined) return [];
    const byOutcome = Array.from(counts.subarray(code * width, (code + 1) * width));
    return [{ ...described, count: totals[code] ?? 0, byOutcome }];
  });
  const values = totals.reduce((sum, total, code) => sum + (code > 0 && total > 0 ? 1 : 0), 0);
  return { title, column: name, rows: shown, others: values - shown.length, without: totals[0] ?? 0 };
}

/** The numbers of the greatest totals, the greatest first; of equal ones the first that was met. */
function topOf(totals: Uint32Array, most: number): number[] {
  const top: number[] = [];
  for (let code = 1; code < totals.length; code++) {
    const total = totals[code] ?? 0;
    if (total === 0) continue;
    let at = top.length;
    while (at > 0 && (totals[top[at - 1] ?? 0] ?? 0) < total) at--;
    if (at < most) top.splice(at, 0, code);
    if (top.length > most) top.pop();
  }
  return top;
}
