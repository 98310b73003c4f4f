/**
 * A queue of captures and its workers, event by event, from a seed: what docs/scale.md says of waiting is this, and not a formula.
 * Captures arrive at random, in bursts now and then; each worker pulls a batch when it has nothing, and decodes one after another;
 * a worker that is lost comes back later, and what it held is delivered again after a time, to whoever asks first.
 */

export interface Scenario {
  readonly workers: number;
  /** Captures that arrive in a second, outside of bursts. */
  readonly rate: number;
  /** Seconds of simulated arrivals; then all is finished. */
  readonly length: number;
  /** Seconds that a capture takes: the mean of what is a half of it at least, the rest by chance (exponential). */
  readonly service: number;
  /** No chance in what a capture takes, nor in when it arrives. */
  readonly isRegular?: boolean;
  /** Arrivals are so many times as fast from one moment to another. */
  readonly burst?: { readonly from: number; readonly to: number; readonly factor: number };
  /** When workers are lost. */
  readonly losses?: readonly number[];
  /** Seconds until a worker that was lost works again. */
  readonly back?: number;
  /** The number of an arrival that ends every worker which decodes it. */
  readonly deadly?: number;
  readonly maxDeliver?: number;
  readonly batch?: number;
  /** Seconds after which what a lost worker held is delivered again. */
  readonly ackWait?: number;
  readonly seed?: number;
}

export interface Outcome {
  /** Captures that arrived, were decoded, and went to the dead letters. */
  readonly arrived: number;
  readonly done: number;
  readonly dead: number;
  /** Of what workers could have decoded until the last one was done. */
  readonly utilisation: number;
  /** Seconds from arrival to end: the mean, and what 99 of 100 are below. */
  readonly mean: number;
  readonly p99: number;
  /** Captures that wait or are decoded: the most at once, and the mean over time. */
  readonly most: number;
  readonly meanInSystem: number;
  /** Seconds until all was done. */
  readonly end: number;
}

interface Message {
  readonly number: number;
  readonly arrival: number;
  deliveries: number;
}

interface Worker {
  readonly held: Message[];
  isHere: boolean;
  /** The beginning of what it does now. */
  since: number | undefined;
  /** What is planned for a worker that was lost meanwhile is void. */
  life: number;
}

const DEFAULTS = { back: 5, maxDeliver: 5, batch: 256, ackWait: 30, seed: 20261130 };

export function simulate(scenario: Scenario): Outcome {
  return new Simulation({ ...DEFAULTS, ...scenario }).run();
}

class Simulation {
  readonly #given: Scenario & typeof DEFAULTS;
  readonly #chance: () => number;
  readonly #agenda = new Agenda();
  readonly #waiting = new Queue<Message>();
  readonly #workers: Worker[];
  readonly #times: number[] = [];
  #arrived = 0;
  #dead = 0;
  #inSystem = 0;
  #most = 0;
  #busy = 0;
  #area = 0;
  #now = 0;

  constructor(given: Scenario & typeof DEFAULTS) {
    this.#given = given;
    this.#chance = chanceFrom(given.seed);
    this.#workers = Array.from({ length: given.workers }, () => ({
      held: [],
      isHere: true,
      since: undefined,
      life: 0,
    }));
  }

  run(): Outcome {
    this.#planArrival();
    for (const [i, time] of (this.#given.losses ?? []).entries()) {
      const worker = this.#workers[i % this.#workers.length];
      if (worker !== undefined) this.#agenda.add(time, () => this.#lose(worker));
    }
    for (let next = this.#agenda.take(); next !== undefined; next = this.#agenda.take()) {
      this.#area += this.#inSystem * (next.time - this.#now);
      this.#now = next.time;
      next.work();
    }
    const end = this.#now;
    const done = this.#times.length;
    const sorted = Float64Array.from(this.#times).sort();
    return {
      arrived: this.#arrived,
      done,
      dead: this.#dead,
      utilisation: this.#busy / (this.#given.workers * end),
      mean: sorted.reduce((sum, time) => sum + time, 0) / Math.max(1, done),
      p99: sorted[Math.min(done - 1, Math.floor(0.99 * done))] ?? 0,
      most: this.#most,
      meanInSystem: this.#area / end,
      end,
    };
  }

  #planArrival(): void {
    const { rate, burst, isRegular, length } = this.#given;
    const isBurst = burst !== undefined && this.#now >= burst.from && this.#now < burst.to;
    const pause = (isRegular ? 1 : this.#exponential()) / (isBurst ? rate * burst.factor : rate);
    const time = this.#now + pause;
    if (time <= length) this.#agenda.add(time, () => this.#arrive());
  }

  #arrive(): void {
    this.#inSystem++;
    this.#most = Math.max(this.#most, this.#inSystem);
    this.#deliver({ number: this.#arrived++, arrival: this.#now, deliveries: 0 });
    this.#planArrival();
  }

  #deliver(...messages: readonly Message[]): void {
    for (const message of messages) this.#waiting.add(message);
    for (const worker of this.#workers) if (worker.isHere && worker.since === undefined) this.#begin(worker);
  }

  /** Takes the next message of a worker's batch, or a new batch. */
  #begin(worker: Worker): void {
    worker.since = undefined;
    if (worker.held.length === 0) {
      for (const message of this.#waiting.take(this.#given.batch)) {
        message.deliveries++;
        worker.held.push(message);
      }
    }
    const [message] = worker.held;
    if (message === undefined) return;
    if (message.deliveries > this.#given.maxDeliver) {
      this.#dead++;
      this.#inSystem--;
      worker.held.shift();
      this.#begin(worker);
      return;
    }
    worker.since = this.#now;
    const { life } = worker;
    const isDeadly = message.number === this.#given.deadly;
    this.#agenda.add(this.#now + this.#service(), () => {
      if (worker.life !== life) return;
      if (isDeadly) this.#lose(worker);
      else this.#end(worker, message);
    });
  }

  #end(worker: Worker, message: Message): void {
    this.#stopClock(worker);
    worker.held.shift();
    this.#times.push(this.#now - message.arrival);
    this.#inSystem--;
    this.#begin(worker);
  }

  #lose(worker: Worker): void {
    const { ackWait, back } = this.#given;
    this.#stopClock(worker);
    const life = ++worker.life;
    worker.isHere = false;
    const held = worker.held.splice(0);
    if (held.length > 0) this.#agenda.add(this.#now + ackWait, () => this.#deliver(...held));
    this.#agenda.add(this.#now + back, () => {
      // It may have been lost again meanwhile.
      if (worker.life !== life) return;
      worker.isHere = true;
      this.#begin(worker);
    });
  }

  #stopClock(worker: Worker): void {
    if (worker.since !== undefined) this.#busy += this.#now - worker.since;
    worker.since = undefined;
  }

  #service(): number {
    const { service, isRegular } = this.#given;
    return isRegular ? service : service * (0.5 + 0.5 * this.#exponential());
  }

  #exponential(): number {
    return -Math.log(1 - this.#chance());
  }
}

/** Numbers of 0 to 1 without 1, the same for the same seed. */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    // Mulberry32.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Planned {
  readonly time: number;
  readonly order: number;
  readonly work: () => void;
}

/** What is planned, by time; of the same time in the order in which it was planned. A binary heap. */
class Agenda {
  readonly #heap: Planned[] = [];
  #order = 0;

  add(time: number, work: () => void): void {
    const planned = { time, order: this.#order++, work };
    let at = this.#heap.length;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = this.#heap[above];
      if (parent === undefined || isBefore(parent, planned)) break;
      this.#heap[at] = parent;
      at = above;
    }
    this.#heap[at] = planned;
  }

  take(): Planned | undefined {
    const [first] = this.#heap;
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return first;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const child = this.#smaller(left, left + 1);
      const below = this.#heap[child];
      if (below === undefined || isBefore(last, below)) break;
      this.#heap[at] = below;
      at = child;
    }
    this.#heap[at] = last;
    return first;
  }

  #smaller(left: number, right: number): number {
    const [one, other] = [this.#heap[left], this.#heap[right]];
    return one !== undefined && other !== undefined && isBefore(other, one) ? right : left;
  }
}

function isBefore(one: Planned, other: Planned): boolean {
  return one.time < other.time || (one.time === other.time && one.order < other.order);
}

/** First in, first out. */
class Queue<T> {
  #items: T[] = [];
  #first = 0;

  add(item: T): void {
    this.#items.push(item);
  }

  take(most: number): T[] {
    const taken = this.#items.slice(this.#first, this.#first + most);
    this.#first += taken.length;
    if (this.#first > 10_000 && 2 * this.#first > this.#items.length) {
      this.#items = this.#items.slice(this.#first);
      this.#first = 0;
    }
    return taken;
  }
}
