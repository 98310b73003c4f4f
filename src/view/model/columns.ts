/** What tables, sorting and searching need of events, in columns of numbers: a row for each event. */
import type { Failure, NamedCode } from '../../events/index.ts';
import {
  type Described,
  describeAddress,
  describeApp,
  describeDirection,
  describeFailure,
  describeFilter,
  describeLayer,
  describeName,
  describeOutcome,
  describePort,
  describeProtocol,
  describeService,
  describeType,
  describeUser,
  type EventType,
  type NamedFilter,
  type Service,
} from './described.ts';
import { Dictionary, NONE } from './dictionary.ts';
import { OUTCOMES, type OutcomeName } from './outcomes.ts';

/** A column: for each event the number of its value, {@link NONE} where it has none. */
export class CodedColumn<V> {
  readonly codes: Uint32Array;
  readonly dictionary = new Dictionary<V>();
  readonly #describe: (value: V) => Described;

  /** @param describe what is said of a value. */
  constructor(rows: number, describe: (value: V) => Described) {
    this.codes = new Uint32Array(rows);
    this.#describe = describe;
  }

  /** One more than the highest number. */
  get size(): number {
    return this.dictionary.size;
  }

  /** What is said of a number's value; undefined for {@link NONE}. */
  describe(code: number): Described | undefined {
    const value = this.dictionary.at(code);
    return value === undefined || code === NONE ? undefined : this.#describe(value);
  }
}

/** A column, whatever its values are. */
export type AnyColumn = Pick<CodedColumn<unknown>, 'codes' | 'size' | 'describe'>;

/** Times of events: 100 ns ticks after the first one that is read, which are exact for 28 years. */
export class Times {
  /** NaN for an event without a time. */
  readonly ticks: Float64Array;
  #start: bigint | undefined;

  constructor(rows: number) {
    this.ticks = new Float64Array(rows).fill(Number.NaN);
  }

  /** @param high @param low words of the ticks since 1601. */
  set(row: number, high: number, low: number): void {
    this.#start ??= (BigInt(high) << 32n) | BigInt(low);
    const start = this.#start;
    this.ticks[row] = (high - Number(start >> 32n)) * 2 ** 32 + (low - Number(start & 0xffffffffn));
  }

  /** Ticks since 1601. */
  at(ticks: number): bigint {
    return (this.#start ?? 0n) + BigInt(Math.round(ticks));
  }

  /** What {@link at} is of. */
  ticksOf(time: bigint): number {
    return Number(time - (this.#start ?? 0n));
  }
}

/** The columns of all events. */
export class Columns {
  readonly rows: number;
  readonly times: Times;
  /** 1 for each event of which something cannot be read. */
  readonly damaged: Uint8Array;
  /** How many events are in the columns. */
  filled = 0;
  /** The types of events that ended in each way. */
  readonly typesOf: Readonly<Record<OutcomeName, Set<EventType>>>;
  readonly outcome: CodedColumn<OutcomeName>;
  readonly type: CodedColumn<EventType>;
  readonly direction: CodedColumn<string>;
  readonly app: CodedColumn<string>;
  readonly user: CodedColumn<string>;
  readonly protocol: CodedColumn<number>;
  readonly local: CodedColumn<string>;
  readonly localPort: CodedColumn<number>;
  readonly remote: CodedColumn<string>;
  readonly remotePort: CodedColumn<number>;
  readonly service: CodedColumn<Service>;
  readonly filter: CodedColumn<NamedFilter>;
  readonly layer: CodedColumn<NamedCode>;
  readonly error: CodedColumn<Failure>;
  readonly peer: CodedColumn<string>;

  constructor(rows: number) {
    this.rows = rows;
    this.times = new Times(rows);
    this.damaged = new Uint8Array(rows);
    const typesOf = {
      failed: new Set<EventType>(),
      blocked: new Set<EventType>(),
      allowed: new Set<EventType>(),
      arrived: new Set<EventType>(),
      unknown: new Set<EventType>(),
    };
    this.typesOf = typesOf;
    this.outcome = new CodedColumn(rows, (outcome) => describeOutcome(outcome, typesOf[outcome]));
    for (const outcome of OUTCOMES) this.outcome.dictionary.codeOf(outcome, outcome);
    this.outcome.codes.fill(OUTCOMES.indexOf('unknown') + 1);
    this.type = new CodedColumn(rows, describeType);
    this.direction = new CodedColumn(rows, describeDirection);
    this.app = new CodedColumn(rows, describeApp);
    this.user = new CodedColumn(rows, describeUser);
    this.protocol = new CodedColumn(rows, describeProtocol);
    this.local = new CodedColumn(rows, (address) => describeAddress('local', address));
    this.localPort = new CodedColumn(rows, (port) => describePort('localport', port));
    this.remote = new CodedColumn(rows, (address) => describeAddress('remote', address));
    this.remotePort = new CodedColumn(rows, (port) => describePort('remoteport', port));
    this.service = new CodedColumn(rows, describeService);
    this.filter = new CodedColumn(rows, describeFilter);
    this.layer = new CodedColumn(rows, describeLayer);
    this.error = new CodedColumn(rows, describeFailure);
    this.peer = new CodedColumn(rows, describeName);
  }
}

/** Those that are columns of values. */
export const COLUMN_NAMES = [
  'outcome',
  'type',
  'direction',
  'app',
  'user',
  'protocol',
  'local',
  'localPort',
  'remote',
  'remotePort',
  'service',
  'filter',
  'layer',
  'error',
  'peer',
] as const satisfies readonly (keyof Columns)[];

export type ColumnName = (typeof COLUMN_NAMES)[number];
