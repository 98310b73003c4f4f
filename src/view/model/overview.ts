/** What is most frequent among some events: what `fwpm summary` says, in tables of which each row is a condition. */
import { readIpv6, writeIpv6 } from '../../codec/leaf/ip.ts';
import type { AnyColumn, ColumnName, Columns } from './columns.ts';
import { type Described, describeAddress } from './described.ts';
import { Dictionary } from './dictionary.ts';
import { OUTCOMES, type OutcomeName } from './outcomes.ts';

export interface OverviewRow extends Described {
  readonly count: number;
  /** How many of them ended in each way, in the order of {@link OUTCOMES}. */
  readonly byOutcome: readonly number[];
}

export interface OverviewTable {
  readonly title: string;
  readonly column: ColumnName | 'network';
  readonly rows: readonly OverviewRow[];
  /** How many values are not shown. */
  readonly others: number;
  /** Events that have no value. */
  readonly without: number;
}

/** What tables are about, and how many events that is. */
export interface OverviewHead {
  readonly title: string;
  readonly count: number;
}

export interface OverviewSection extends OverviewHead {
  readonly tables: readonly OverviewTable[];
}

interface Section {
  readonly title: string;
  /** Which events it is about; all where none is named. */
  readonly outcome?: OutcomeName;
  readonly tables: readonly (readonly [title: string, column: ColumnName | 'network'])[];
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
      ['failure points', 'point'],
      ['modes', 'type'],
      ['authentication methods', 'method'],
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
      ['networks', 'network'],
      ['ports', 'service'],
      ['directions', 'direction'],
      ['protocols', 'protocol'],
      ['layers', 'layer'],
      ['users', 'user'],
      ['packages', 'package'],
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
      ['networks', 'network'],
      ['directions', 'direction'],
      ['protocols', 'protocol'],
      ['layers', 'layer'],
      ['users', 'user'],
      ['packages', 'package'],
      ['directions that contradict the layer', 'contradiction'],
      ['flags without a name', 'flags'],
    ],
  },
];

/**
 * Tables of some events, each when it is asked for: all of them take longer than anybody waits for anything else.
 * @param most rows of each.
 */
export function* overview(
  columns: Columns,
  rows: Uint32Array,
  most: number,
): Generator<OverviewTable | OverviewHead, void, undefined> {
  const parts = byOutcome(columns, rows);
  for (const { title, outcome, tables } of SECTIONS) {
    const part = outcome === undefined ? rows : parts[OUTCOMES.indexOf(outcome)];
    if (part === undefined || part.length === 0) continue;
    yield { title, count: part.length };
    for (const [name, column] of tables) {
      const table = tableOf(columns, part, { title: name, column }, most);
      if (table.rows.length > 0) yield table;
    }
  }
}

/** Puts tables under their heads. */
export function sectionsOf(parts: Iterable<OverviewTable | OverviewHead>): OverviewSection[] {
  const sections: (OverviewHead & { readonly tables: OverviewTable[] })[] = [];
  for (const part of parts) {
    if ('count' in part) sections.push({ ...part, tables: [] });
    else sections.at(-1)?.tables.push(part);
  }
  return sections;
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
  const width = OUTCOMES.length;
  const { counts, describe } =
    name === 'network'
      ? networksOf(columns, countsOf(columns, columns.remote, rows))
      : {
          counts: countsOf(columns, columns[name], rows),
          describe: (code: number) => columns[name].describe(code),
        };
  const totals = new Uint32Array(counts.length / width);
  for (let at = 0; at < counts.length; at++) {
    const code = Math.floor(at / width);
    totals[code] = (totals[code] ?? 0) + (counts[at] ?? 0);
  }
  const shown = topOf(totals, most).flatMap((code): OverviewRow[] => {
    const described = describe(code);
    if (described === undefined) return [];
    const byOutcome = Array.from(counts.subarray(code * width, (code + 1) * width));
    return [{ ...described, count: totals[code] ?? 0, byOutcome }];
  });
  const values = totals.reduce((sum, total, code) => sum + (code > 0 && total > 0 ? 1 : 0), 0);
  return { title, column: name, rows: shown, others: values - shown.length, without: totals[0] ?? 0 };
}

/** For each number of a column how many events ended in each way. */
function countsOf({ outcome }: Columns, { codes, size }: AnyColumn, rows: Uint32Array): Uint32Array {
  const width = OUTCOMES.length;
  const counts = new Uint32Array(size * width);
  const { codes: outcomes } = outcome;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    const at = (codes[row] ?? 0) * width + (outcomes[row] ?? 1) - 1;
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}

/** The counts of addresses as those of their networks. */
function networksOf(
  { remote }: Columns,
  ofAddresses: Uint32Array,
): { readonly counts: Uint32Array; readonly describe: (code: number) => Described | undefined } {
  const networks = new Dictionary<string>();
  const width = OUTCOMES.length;
  const counts = new Uint32Array(ofAddresses.length);
  for (let code = 0; code < remote.size; code++) {
    const address = remote.dictionary.at(code);
    const network = address === undefined ? undefined : networkOf(address);
    const to = network === undefined ? 0 : networks.codeOf(network, network);
    for (let i = 0; i < width; i++) {
      const at = to * width + i;
      counts[at] = (counts[at] ?? 0) + (ofAddresses[code * width + i] ?? 0);
    }
  }
  const describe = (code: number): Described | undefined => {
    const network = networks.at(code);
    return network === undefined ? undefined : describeAddress('remote', network);
  };
  return { counts: counts.subarray(0, networks.size * width), describe };
}

const SCRATCH = new DataView(new ArrayBuffer(16));

/** What one router hands out most often, as the summary has it: /24 and /64. */
function networkOf(address: string): string {
  if (!address.includes(':')) return `${address.slice(0, address.lastIndexOf('.'))}.0/24`;
  writeIpv6(SCRATCH, 0, address);
  SCRATCH.setBigUint64(8, 0n);
  return `${readIpv6(SCRATCH, 0)}/64`;
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
