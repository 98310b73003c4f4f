/** What tables, sorting and searching need of events, in columns of numbers: a row for each event. */
import {
  type Described,
  describeAddress,
  describeApp,
  describeConstant,
  describeContradiction,
  describeDirection,
  describeFailure,
  describeFilter,
  describeFlags,
  describeLayer,
  describeOutcome,
  describePackage,
  describePeer,
  describePort,
  describeProtocol,
  describeService,
  describeType,
  describeUser,
  type EventType,
} from './described.ts';
import { Dictionary, NONE } from './dictionary.ts';
import { OUTCOMES, type OutcomeName } from './outcomes.ts';

/** A column: for each event the number of its value, {@link NONE} where it has none. */
export class CodedColumn<V> {
  /** There is room for more events than there are. Most columns have few values: 16 bits are enough for these. */
  codes: Uint16Array | Uint32Array = new Uint16Array(0);
  #Codes: Uint16ArrayConstructor | Uint32ArrayConstructor = Uint16Array;
  /** The highest number that there is room for. */
  #most = 0xffff;
  readonly dictionary = new Dictionary<V>();
  readonly #describe: (value: V) => Described;

  readonly #first: number;

  /**
   * @param describe what is said of a value.
   * @param first the number of an event of which nothing is known.
   */
  constructor(describe: (value: V) => Described, first = NONE) {
    this.#describe = describe;
    this.#first = first;
  }

  grow(room: number): void {
    this.codes = grown(this.codes, new this.#Codes(room), this.#first);
  }

  put(row: number, code: number): void {
    if (code > this.#most) this.#widen();
    this.codes[row] = code;
  }

  #widen(): void {
    this.#Codes = Uint32Array;
    this.#most = 0xffffffff;
    this.codes = Uint32Array.from(this.codes);
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

function grown<A extends Uint8Array | Uint16Array | Uint32Array | Float64Array>(
  old: A,
  larger: A,
  rest: number,
): A {
  larger.set(old);
  if (rest !== 0) larger.fill(rest, old.length);
  return larger;
}

/** A column, whatever its values are. */
export type AnyColumn = Pick<CodedColumn<unknown>, 'codes' | 'size' | 'describe'>;

/** Times of events: 100 ns ticks after the first one that is read, which are exact for 28 years. */
export class Times {
  /** NaN for an event without a time. */
  ticks = new Float64Array(0);
  #start: { readonly high: number; readonly low: number } | undefined;

  grow(room: number): void {
    this.ticks = grown(this.ticks, new Float64Array(room), Number.NaN);
  }

  /** @param high @param low words of the ticks since 1601. */
  set(row: number, high: number, low: number): void {
    this.#start ??= { high, low };
    this.ticks[row] = (high - this.#start.high) * 2 ** 32 + (low - this.#start.low);
  }

  /** Ticks since 1601. */
  at(ticks: number): bigint {
    return this.#base + BigInt(Math.round(ticks));
  }

  /** What {@link at} is of. */
  ticksOf(time: bigint): number {
    return Number(time - this.#base);
  }

  get #base(): bigint {
    const { high, low } = this.#start ?? { high: 0, low: 0 };
    return (BigInt(high) << 32n) | BigInt(low);
  }
}

/** The columns of all events, as far as these are read. */
export class Columns {
  /** How many events are in the columns. */
  rows = 0;
  readonly times = new Times();
  /** 1 for each event of which it is known that something cannot be read. */
  damaged = new Uint8Array(0);
  /** The types of events that ended in each way. */
  readonly typesOf: Readonly<Record<OutcomeName, Set<EventType>>> = {
    failed: new Set(),
    blocked: new Set(),
    allowed: new Set(),
    arrived: new Set(),
    unknown: new Set(),
  };
  readonly outcome = new CodedColumn<OutcomeName>(
    (outcome) => describeOutcome(outcome, this.typesOf[outcome]),
    OUTCOMES.indexOf('unknown') + 1,
  );
  readonly type = new CodedColumn(describeType);
  readonly direction = new CodedColumn(describeDirection);
  readonly app = new CodedColumn(describeApp);
  readonly user = new CodedColumn(describeUser);
  readonly protocol = new CodedColumn(describeProtocol);
  readonly local = new CodedColumn((address: string) => describeAddress('local', address));
  readonly localPort = new CodedColumn((port: number) => describePort('localport', port));
  readonly remote = new CodedColumn((address: string) => describeAddress('remote', address));
  readonly remotePort = new CodedColumn((port: number) => describePort('remoteport', port));
  readonly service = new CodedColumn(describeService);
  readonly filter = new CodedColumn(describeFilter);
  readonly layer = new CodedColumn(describeLayer);
  readonly error = new CodedColumn(describeFailure);
  readonly peer = new CodedColumn(describePeer);
  readonly package = new CodedColumn(describePackage);
  readonly point = new CodedColumn(describeConstant);
  readonly method = new CodedColumn(describeConstant);
  readonly contradiction = new CodedColumn(describeContradiction);
  readonly flags = new CodedColumn(describeFlags);

  constructor() {
    for (const outcome of OUTCOMES) this.outcome.dictionary.codeOf(outcome, outcome);
  }

  /** Makes room for events. */
  reserve(rows: number): void {
    const { length } = this.damaged;
    if (rows <= length) return;
    const room = Math.max(rows, 2 * length, LEAST_ROOM);
    this.damaged = grown(this.damaged, new Uint8Array(room), 0);
    this.times.grow(room);
    for (const name of COLUMN_NAMES) this[name].grow(room);
  }
}

const LEAST_ROOM = 1024;

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
  'package',
  'point',
  'method',
  'contradiction',
  'flags',
] as const satisfies readonly (keyof Columns)[];

export type ColumnName = (typeof COLUMN_NAMES)[number];
