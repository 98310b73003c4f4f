/** What a summary says. */
import type { DecodeErrorCode } from '../codec/index.ts';
import type { Failure, IkeFacts, NamedCode, Outcome } from '../events/index.ts';
import type { FlowDirection } from '../names/index.ts';
import type { Networks } from './addresses.ts';
import type { ByMember, JsonValue } from './byMember.ts';
import type { ByDirection } from './direction.ts';
import type { Contradicting, CountedFilter } from './meaning.ts';
import { portOfKey, type Tables } from './tables.ts';
import type { Tally } from './tally.ts';
import type { Histogram, TimeSpan } from './timeline.ts';
import { mapped, type Top } from './top.ts';
import type { WordTally } from './wordTally.ts';

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
  /** All outcomes: this table is never cut. */
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

/** How many outcomes there can be, with room for more. */
const OUTCOMES = 10;

/** @param most rows of each table. */
export function resultOf(tables: Tables, by: readonly ByMember[], most: number): SummaryResult {
  const top = <V>(tally: Tally<V>): Top<V> => tally.top(most);
  const { events, unreadable, damaged, timeline, types, outcomes, unusual } = tables;
  return {
    events,
    time: timeline.span(),
    histogram: timeline.histogram(),
    types: top(types),
    // All of them, whatever is asked for: there are no more.
    outcomes: outcomes.top(OUTCOMES),
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
  const { networks, ports, filters, filterIds, errors } = blocked;
  const events = blocked.protocols.total;
  return {
    events,
    apps: top(blocked.apps),
    users: top(blocked.users),
    packages: top(blocked.packages),
    filters: filtersOf(filters, filterIds, most),
    layers: top(blocked.layers),
    directions: top(blocked.directions),
    protocols: top(blocked.protocols),
    networks: networksOf(networks, most),
    ports: portsOf(ports, most),
    errors: { ...top(errors), none: events - errors.total },
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
    peers: merged(failed.peers.tops(most), most),
    principals: top(failed.principals),
  };
}

/** Some events can be of files that have rules of their own, and others of files that have none. */
function filtersOf(filters: Tally<CountedFilter>, ids: WordTally, most: number): Top<CountedFilter> {
  const known = filters.top(most);
  const unknown = mapped(ids.top(most), filterOfId);
  if (filters.total === 0) return unknown;
  return ids.total === 0 ? known : merged([known, unknown], most);
}

function filterOfId(id: bigint): CountedFilter {
  return { id, match: undefined, name: undefined, description: undefined, origin: undefined };
}

function networksOf(networks: Networks, most: number): Top<DirectedNetwork> {
  const tops = DIRECTIONS.flatMap((direction) =>
    networks
      .tops(direction ?? 'unknown', most)
      .map((top) => mapped(top, (network) => ({ direction, network }))),
  );
  return merged(tops, most);
}

/** Without a direction, nothing says which of the two ports the traffic was for. */
function portsOf(ports: ByDirection<WordTally>, most: number): Top<DirectedPort> {
  const [inbound, outbound] = (['inbound', 'outbound'] as const).map((direction) =>
    mapped(ports[direction].top(most), (key) => ({ direction, ...portOfKey(key) })),
  );
  const top = merged(
    [inbound, outbound].filter((it) => it !== undefined),
    most,
  );
  return { ...top, none: top.none + ports.unknown.total };
}

const DIRECTIONS = ['inbound', 'outbound', undefined] as const;

/** The most frequent of several tables that have no value in common. */
function merged<V>(tops: readonly Top<V>[], most: number): Top<V> {
  const sum = (of: (top: Top<V>) => number): number => tops.reduce((total, top) => total + of(top), 0);
  const all = tops.flatMap(({ rows }) => rows).sort((a, b) => b.count - a.count);
  const cut = all.slice(most).reduce((total, { count }) => total + count, 0);
  return {
    rows: all.slice(0, most),
    other: sum(({ other }) => other) + cut,
    none: sum(({ none }) => none),
    distinct: sum(({ distinct }) => distinct),
    missed: Math.max(...tops.map(({ missed }) => missed)),
  };
}
