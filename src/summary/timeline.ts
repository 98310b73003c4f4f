/** When events were: the first and the last of them, and how many in each of many equal spans of time. */

/** Events in spans of one length, which begin at multiples of it since 1601, in UTC. */
export interface Histogram {
  /** Seconds of each span. */
  readonly every: number;
  /** The spans in which there are events, by when they begin: 100 ns ticks since 1601. */
  readonly spans: readonly { readonly start: bigint; readonly count: number }[];
}

/** The first and the last time: 100 ns ticks since 1601. */
export interface TimeSpan {
  readonly from: bigint;
  readonly to: bigint;
}

/** Spans that are counted at once: with more they become longer. */
const MOST_SPANS = 10_000;
/** What a histogram is made for where nobody says: about as many spans fit on a screen. */
const WANTED_SPANS = 30;

/** Seconds: each is a multiple of the one before. After the last come ten days, a hundred, … */
const LENGTHS = [1, 10, 60, 600, 3600, 21_600, 86_400] as const;

const TICKS = 10_000_000;

export class Timeline {
  readonly #isGiven: boolean;
  #every: number;
  #spans = new Map<number, { count: number }>();
  #last = { index: -1, span: { count: 0 } };
  /** The first and the last time, in words. */
  readonly #from = { high: Number.POSITIVE_INFINITY, low: 0 };
  readonly #to = { high: -1, low: 0 };

  /** @param every seconds of a span, 1 or more; found out where they are not given. */
  constructor(every?: number) {
    this.#isGiven = every !== undefined;
    this.#every = every ?? LENGTHS[0];
  }

  /** The words of a time. */
  add(high: number, low: number): void {
    this.#extend(high, low);
    const index = Math.floor(secondsOf(high, low) / this.#every);
    if (index !== this.#last.index) this.#last = { index, span: this.#spanAt(index) };
    this.#last.span.count++;
    if (this.#spans.size > MOST_SPANS) this.#lengthen();
  }

  /** Undefined when there was none. */
  span(): TimeSpan | undefined {
    return this.#spans.size === 0 ? undefined : { from: ticksOf(this.#from), to: ticksOf(this.#to) };
  }

  histogram(): Histogram {
    if (!this.#isGiven) {
      while (this.#number() > WANTED_SPANS) this.#lengthen();
    }
    const spans = [...this.#spans].sort(([a], [b]) => a - b);
    return {
      every: this.#every,
      spans: spans.map(([index, { count }]) => ({ start: this.#startOf(index), count })),
    };
  }

  #extend(high: number, low: number): void {
    if (high < this.#from.high || (high === this.#from.high && low < this.#from.low)) {
      this.#from.high = high;
      this.#from.low = low;
    }
    if (high > this.#to.high || (high === this.#to.high && low > this.#to.low)) {
      this.#to.high = high;
      this.#to.low = low;
    }
  }

  /** Spans from the first to the last, those without events included. */
  #number(): number {
    if (this.#spans.size === 0) return 0;
    const [first, last] = [this.#from, this.#to].map(({ high, low }) =>
      Math.floor(secondsOf(high, low) / this.#every),
    );
    return (last ?? 0) - (first ?? 0) + 1;
  }

  #startOf(index: number): bigint {
    return BigInt(index) * BigInt(this.#every) * BigInt(TICKS);
  }

  #spanAt(index: number): { count: number } {
    let span = this.#spans.get(index);
    if (span === undefined) {
      span = { count: 0 };
      this.#spans.set(index, span);
    }
    return span;
  }

  /** Each of the longer spans has whole ones of those before, so that nothing is counted anew. */
  #lengthen(): void {
    const longer = this.#isGiven ? undefined : LENGTHS.find((length) => length > this.#every);
    const factor = (longer ?? 10 * this.#every) / this.#every;
    const before = this.#spans;
    this.#every *= factor;
    this.#spans = new Map();
    for (const [index, { count }] of before) this.#spanAt(Math.floor(index / factor)).count += count;
    this.#last = { index: -1, span: { count: 0 } };
  }
}

/** Above this the numbers below are no longer exact: it is the year 22,000. */
const MOST_HIGH = 1_500_000_000;

/** Whole seconds since 1601; 2^32 ticks are 429 seconds and a rest. */
function secondsOf(high: number, low: number): number {
  if (high > MOST_HIGH) return Number(ticksOf({ high, low }) / BigInt(TICKS));
  return 429 * high + Math.floor((4_967_296 * high + low) / TICKS);
}

function ticksOf({ high, low }: { readonly high: number; readonly low: number }): bigint {
  return (BigInt(high) << 32n) | BigInt(low);
}
