/** What a summary says. */
import type { DecodeErrorCode } from '../codec/index.ts';
import type { Failure, IkeFacts, NamedCode, Outcome } from '../events/index.ts';
import type { FlowDirection } from '../names/index.ts';
import type { ByMember, JsonValue } from './byMember.ts';
import type { Contradicting, CountedFilter } from './meaning.ts';
import { type ByDirection, portOfKey, type Tables } from './tables.ts';
import type { Tally, Top, TopRow } from './tally.ts';
import type { Histogram, TimeSpan } from './timeline.ts';

/** A network, and the direction of the traffic with it. */
export interface DirectedNetwork {
  /** Undefined where not all that is said of the direction agrees, or it is none of the two. */
  readonly direction: 'inbound' | 'outbound' | undefined;
  /** The /24 or /64 of the remote address. */
  readonly network: string;
}

/** The port that traffic was for: of this machine when it came in, of the other one when it went out. */
export interface DirectedPort {
  readonly direction: 'inbound' | 'outbound';
  /** An IANA protocol number. */
  readonly protocol: number | undefined;
  readonly port: number;
}

export interface SummaryResult {
  /** All events, also those of which nothing can be read. A NULL entry is none. */
  readonly events: number;
  /** Undefined where no event has a time. */
  readonly time: TimeSpan | undefined;
  readonly histogram: Histogram;
  readonly types: Top<string | number>;
  readonly outcomes: Top<Outcome>;
  readonly blocked: {
    readonly events: number;
    /** By the path that people know where the volume is known. */
    readonly apps: Top<string>;
    readonly users: Top<string>;
    readonly packages: Top<string>;
    readonly filters: Top<CountedFilter>;
    readonly layers: Top<NamedCode>;
    readonly directions: Top<FlowDirection>;
    readonly protocols: Top<number>;
    readonly networks: Top<DirectedNetwork>;
    readonly ports: Top<DirectedPort>;
    /** Why IPsec dropped something. */
    readonly errors: Top<Failure>;
  };
  /** Negotiations. */
  readonly failed: {
    readonly events: number;
    readonly modes: Top<IkeFacts['mode']>;
    readonly errors: Top<Failure>;
    readonly points: Top<string>;
    readonly methods: Top<string>;
    /** Remote addresses. */
    readonly peers: Top<string>;
    /** The names that the other side authenticated with. */
    readonly principals: Top<string>;
  };
  readonly unusual: {
    /** Events whose own direction is not that which their layer implies. */
    readonly contradictions: Top<Contradicting>;
    readonly types: Top<number>;
    /** Bits of the header's flags, in hex. */
    readonly flags: Top<string>;
    /** Events of which something cannot be read that the summary needs. */
    readonly damaged: number;
    /** Those among them of which nothing can be read. */
    readonly unreadable: number;
    readonly issues: Top<DecodeErrorCode>;
  };
  /** Any other members that were asked for. */
  readonly by: readonly { readonly member: string; readonly values: Top<JsonValue> }[];
}

/** @param most rows of each table. */
export function resultOf(tables: Tables, by: readonly ByMember[], most: number): SummaryResult {
  const top = <V>(tally: Tally<V>): Top<V> => tally.top(most);
  const { events, unreadable, damaged, timeline, types, outcomes, unusual } = tables;
  return {
    events,
    time: timeline.span(),
    histogram: timeline.histogram(),
    types: top(types),
    outcomes: top(outcomes),
    blocked: blockedOf(tables, most),
    failed: failedOf(tables, most),
    unusual: {
      contradictions: top(unusual.contradictions),
      types: top(unusual.types),
      flags: top(unusual.flags),
      damaged,
      unreadable,
      issues: top(unusual.issues),
    },
    by: by.map((table) => ({ member: table.member, values: table.top(most) })),
  };
}

function blockedOf({ blocked }: Tables, most: number): SummaryResult['blocked'] {
  const top = <V>(tally: Tally<V>): Top<V> => tally.top(most);
  const { networks, ports, filters, filterIds } = blocked;
  return {
    events: blocked.protocols.total,
    apps: top(blocked.apps),
    users: top(blocked.users),
    packages: top(blocked.packages),
    filters: filters.total > 0 ? top(filters) : mapped(top(filterIds), filterOfId),
    layers: top(blocked.layers),
    directions: top(blocked.directions),
    protocols: top(blocked.protocols),
    networks: merged(networks, most, (direction, network) => ({ direction, network })),
    ports: merged(ports, most, (direction, key) =>
      direction === undefined ? undefined : { direction, ...portOfKey(key) },
    ),
    errors: top(blocked.errors),
  };
}

function failedOf({ failed }: Tables, most: number): SummaryResult['failed'] {
  const top = <V>(tally: Tally<V>): Top<V> => tally.top(most);
  return {
    events: failed.modes.total,
    modes: top(failed.modes),
    errors: top(failed.errors),
    points: top(failed.points),
    methods: top(failed.methods),
    peers: top(failed.peers),
    principals: top(failed.principals),
  };
}

function filterOfId(id: number | bigint): CountedFilter {
  return { id: BigInt(id), match: undefined, name: undefined };
}

function mapped<V, W>({ rows, ...rest }: Top<V>, map: (value: V) => W): Top<W> {
  return { rows: rows.map(({ value, count }) => ({ value: map(value), count })), ...rest };
}

/** The most frequent of several tables. @param valueOf what a value of one of them means; undefined for nothing. */
function merged<V, W>(
  tables: ByDirection<Tally<V>>,
  most: number,
  valueOf: (direction: 'inbound' | 'outbound' | undefined, value: V) => W | undefined,
): Top<W> {
  const parts = (['inbound', 'outbound', undefined] as const).map((direction) => {
    const top = tables[direction ?? 'unknown'].top(most);
    return {
      ...top,
      rows: top.rows.flatMap(({ value, count }): TopRow<W>[] => {
        const meant = valueOf(direction, value);
        return meant === undefined ? [] : [{ value: meant, count }];
      }),
    };
  });
  const sum = (of: (top: Top<W>) => number): number => parts.reduce((total, top) => total + of(top), 0);
  const all = parts.flatMap(({ rows }) => rows).sort((a, b) => b.count - a.count);
  const rows = all.slice(0, most);
  const cut = all.slice(most).reduce((total, { count }) => total + count, 0);
  return {
    rows,
    other: sum(({ other }) => other) + cut,
    none: sum(({ none }) => none),
    distinct: sum(({ distinct }) => distinct),
    missed: Math.max(...parts.map(({ missed }) => missed)),
  };
}
