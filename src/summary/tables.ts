/** All that is counted. */
import type { DecodeErrorCode } from '../codec/index.ts';
import type { Failure, IkeFacts, NamedCode, Outcome } from '../events/index.ts';
import type { FlowDirection } from '../names/index.ts';
import { Networks, Peers } from './addresses.ts';
import { byDirection } from './direction.ts';
import type { Contradicting, CountedFilter } from './meaning.ts';
import { Tally } from './tally.ts';
import { Timeline } from './timeline.ts';
import { WordTally } from './wordTally.ts';

export class Tables {
  events = 0;
  unreadable = 0;
  damaged = 0;
  readonly timeline: Timeline;
  readonly types = new Tally<string | number>();
  readonly outcomes = new Tally<Outcome>();
  readonly blocked = {
    apps: new Tally<string>(),
    users: new Tally<string>(),
    packages: new Tally<string>(),
    /** Where there are no rules. */
    filterIds: new WordTally(),
    /** Where there are rules. */
    filters: new Tally<CountedFilter>(),
    layers: new Tally<NamedCode>(),
    directions: new Tally<FlowDirection>(),
    protocols: new Tally<number>(),
    networks: new Networks(),
    /** The port that the traffic was for; with its protocol as {@link portKey} has them. */
    ports: byDirection(() => new WordTally()),
    errors: new Tally<Failure>(),
  };
  readonly failed = {
    modes: new Tally<IkeFacts['mode']>(),
    errors: new Tally<Failure>(),
    points: new Tally<string>(),
    methods: new Tally<string>(),
    peers: new Peers(),
    principals: new Tally<string>(),
  };
  readonly unusual = {
    contradictions: new Tally<Contradicting>(),
    types: new Tally<number>(),
    flags: new Tally<string>(),
    issues: new Tally<DecodeErrorCode>(),
  };

  /** @param every seconds of a span of the histogram. */
  constructor(every: number | undefined) {
    this.timeline = new Timeline(every);
  }
}

/** A port with its protocol, as one number. */
export function portKey(port: number, protocol: number | undefined): number {
  return 2 ** 16 * (protocol ?? NO_PROTOCOL) + port;
}

/** What a {@link portKey} stands for. */
export function portOfKey(key: bigint): { readonly port: number; readonly protocol: number | undefined } {
  const protocol = Number(key >> 16n);
  return { port: Number(key & 0xffffn), protocol: protocol === NO_PROTOCOL ? undefined : protocol };
}

/** Protocols have 8 bits. */
const NO_PROTOCOL = 256;

/** Counts a value, or that there is none. */
export function count<V extends string | number>(tally: Tally<V>, value: V | undefined, times = 1): void {
  if (value === undefined) tally.addNone(times);
  else tally.add(value, value, times);
}

/** The same of a value that is told from others by a key. */
export function countBy<V>(
  tally: Tally<V>,
  value: V | undefined,
  key: (value: V) => string,
  times = 1,
): void {
  if (value === undefined) tally.addNone(times);
  else tally.add(key(value), value, times);
}
