/** What a summary has to say, counted one event at a time from its report. */

import { flagNames } from '../../src/codec/leaf/flags.ts';
import { type EventReport, reportOf } from '../../src/events/index.ts';
import {
  agreedDirection,
  type EventContext,
  type NetEventName,
  type SummaryResult,
  statedDirection,
  type Top,
} from '../../src/formats.ts';
import { type DecodeError, FWPM_NET_EVENT_FLAG } from '../../src/index.ts';

function byValue(a: bigint, b: bigint): number {
  return a < b ? -1 : 1;
}

/** Counts by the JSON of values, and how many events had none. */
export interface Counts {
  readonly counts: Readonly<Record<string, number>>;
  readonly none: number;
}

type Value = string | number | bigint | object | undefined;

function counted(values: readonly Value[]): Counts {
  const counts: Record<string, number> = {};
  for (const value of values) {
    if (value === undefined) continue;
    const key = json(value);
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return { counts, none: values.filter((value) => value === undefined).length };
}

function json(value: unknown): string {
  return JSON.stringify(value, (_, member) => (typeof member === 'bigint' ? `${member}n` : member));
}

/** A table of a summary in the same form. */
export function countsOf({ rows, none }: Top<unknown>): Counts {
  return { counts: Object.fromEntries(rows.map(({ value, count }) => [json(value), count])), none };
}

/** An event that was decoded, and what of it cannot be read. */
export interface Decoded {
  readonly event: unknown;
  readonly issues: readonly DecodeError[];
}

/** What {@link countsIn} gives for the summary of some events. */
export function expectedOf(
  struct: NetEventName,
  all: readonly Decoded[],
  context: EventContext,
): Readonly<Record<string, unknown>> {
  const there = all.filter(({ event, issues }) => event !== null || issues.length > 0);
  const reports = there
    .filter(({ event }) => event !== null)
    .map(({ event }) => reportOf(struct, event, context));
  const times = reports
    .map(({ facts }) => facts.time)
    .filter((time) => time !== undefined)
    .sort((a, b) => Number(a > b) - Number(a < b));
  const of = (outcome: string): EventReport[] => reports.filter(({ facts }) => facts.outcome === outcome);
  return {
    events: there.length,
    damaged: there.filter(({ issues }) => issues.length > 0).length,
    unreadable: there.filter(({ event }) => event === null).length,
    from: [...times].sort(byValue)[0] ?? 0n,
    to: [...times].sort(byValue).at(-1) ?? 0n,
    types: counted(reports.map(({ facts }) => facts.type)),
    outcomes: counted(reports.map(({ facts }) => facts.outcome)),
    ...prefixed('blocked', blockedIn(of('blocked'))),
    ...prefixed('failed', failedIn(of('failed'))),
    ...prefixed('unusual', unusualIn(reports, there)),
  };
}

function blockedIn(reports: readonly EventReport[]): Readonly<Record<string, Counts>> {
  return {
    apps: counted(reports.map(({ appPath }) => appPath)),
    users: counted(reports.map(({ facts }) => facts.userId)),
    packages: counted(reports.map(({ facts }) => facts.packageSid)),
    filters: counted(
      reports.map(({ filter: { id, match, found } }) =>
        id === undefined ? undefined : { id, match, name: found?.name },
      ),
    ),
    layers: counted(reports.map(({ facts }) => facts.layer)),
    directions: counted(reports.map(({ facts }) => statedDirection(facts))),
    protocols: counted(reports.map(({ facts }) => facts.protocol)),
    networks: counted(reports.map(networkOf)),
    ports: counted(reports.map(portOf)),
    errors: counted(reports.map(({ failure }) => failure)),
  };
}

function failedIn(reports: readonly EventReport[]): Readonly<Record<string, Counts>> {
  return {
    modes: counted(reports.map(({ ike }) => ike?.mode)),
    errors: counted(reports.map(({ failure }) => failure)),
    points: counted(reports.map(({ ike }) => ike?.failurePoint)),
    methods: counted(reports.map(({ ike }) => ike?.authMethod)),
    peers: counted(reports.map(({ facts }) => facts.remote.address)),
    principals: counted(reports.map(({ ike }) => ike?.remote.principal)),
  };
}

function unusualIn(
  reports: readonly EventReport[],
  all: readonly Decoded[],
): Readonly<Record<string, Counts>> {
  const some = (values: readonly Value[]): Counts => ({ ...counted(values), none: 0 });
  return {
    contradictions: some(
      reports.map(({ facts: { direction, layerDirection, layer } }) =>
        direction === undefined || layerDirection === undefined || direction === layerDirection
          ? undefined
          : { direction, layerDirection, layer },
      ),
    ),
    types: some(reports.map(({ facts: { type } }) => (typeof type === 'number' ? type : undefined))),
    flags: some(reports.map(unknownFlagsOf)),
    issues: counted(all.flatMap(({ issues }) => issues.map(({ code }) => code))),
  };
}

function networkOf({ facts }: EventReport): object | undefined {
  const { address } = facts.remote;
  if (address === undefined) return undefined;
  return { direction: agreedDirection(facts), network: network(address) };
}

/** By the text of the address, which the summary never makes. */
export function network(address: string): string {
  if (!address.includes(':')) return address.replace(/\d+$/, '0/24');
  const [before = '', after] = address.split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  // What ends with dots has two groups there.
  const tailLength = tail.length + (address.includes('.') ? 1 : 0);
  const zeros = after === undefined ? [] : new Array<string>(8 - head.length - tailLength).fill('0');
  const first = [...head, ...zeros, ...tail].slice(0, 4).join(':');
  return `${new URL(`http://[${first}:0:0:0:0]`).hostname.slice(1, -1)}/64`;
}

function portOf({ facts }: EventReport): object | undefined {
  const direction = agreedDirection(facts);
  if (direction === undefined) return undefined;
  const { port } = direction === 'inbound' ? facts.local : facts.remote;
  return port === undefined ? undefined : { direction, port, protocol: facts.protocol };
}

function unknownFlagsOf({ event }: EventReport): string | undefined {
  const flags = Number(Object(Object(event).header).flags ?? 0);
  return flagNames(FWPM_NET_EVENT_FLAG.bits, flags).find((name) => name.startsWith('0x'));
}

/** All numbers of a summary. */
export function countsIn(summary: SummaryResult): Readonly<Record<string, unknown>> {
  const { events, time, types, outcomes, blocked, failed, unusual } = summary;
  const { events: blockedEvents, ...blockedTables } = blocked;
  const { events: failedEvents, ...failedTables } = failed;
  const { damaged, unreadable, ...unusualTables } = unusual;
  return {
    events,
    damaged,
    unreadable,
    from: time?.from ?? 0n,
    to: time?.to ?? 0n,
    types: countsOf(types),
    outcomes: countsOf(outcomes),
    ...prefixed('blocked', tables(blockedTables)),
    ...prefixed('failed', tables(failedTables)),
    ...prefixed('unusual', tables(unusualTables)),
  };
}

function tables(all: Readonly<Record<string, Top<unknown>>>): Record<string, Counts> {
  return Object.fromEntries(Object.entries(all).map(([name, top]) => [name, countsOf(top)]));
}

function prefixed(prefix: string, all: Readonly<Record<string, Counts>>): Record<string, Counts> {
  return Object.fromEntries(Object.entries(all).map(([name, counts]) => [`${prefix}.${name}`, counts]));
}
