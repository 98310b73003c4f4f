/** What becomes of messages that were taken: results are published, or put in place by a store. */
import type { StreamMessage } from './clients.ts';
import { wordsOf } from './error.ts';
import type { Handling, Taken } from './handling.ts';
import { placeOf } from './message.ts';
import type { Metrics } from './metrics.ts';
import type { Store } from './store.ts';

/** The way of a worker's messages. */
export interface Flow {
  /** @throws WorkerError, and whatever keeps a store from writing. */
  take(message: StreamMessage): Promise<void>;
  /** Called when nothing came for a while, or much. */
  tick(): Promise<void>;
  /** Finishes what was taken. */
  end(): Promise<void>;
  /** Gives up what was taken. */
  abandon(): void;
}

/** Results that are on their way at most. */
const MOST_MESSAGES = 512;
const MOST_BYTES = 32 * 2 ** 20;

/** Publishes results while the next messages are decoded. */
export class PublishFlow implements Flow {
  readonly #handling: Handling;
  readonly #subject: string;
  readonly #underWay = new Set<Promise<void>>();
  #bytes = 0;

  constructor(handling: Handling, subject: string) {
    this.#handling = handling;
    this.#subject = subject;
  }

  async take(message: StreamMessage): Promise<void> {
    const taken = await this.#handling.take(message);
    if (taken === undefined) return;
    const { length } = taken.decoded.lines;
    this.#bytes += length;
    const publishing = this.#handling.publish(this.#subject, taken).finally(() => {
      this.#underWay.delete(publishing);
      this.#bytes -= length;
    });
    this.#underWay.add(publishing);
    while (this.#underWay.size >= MOST_MESSAGES || this.#bytes >= MOST_BYTES)
      await Promise.race(this.#underWay);
  }

  tick(): Promise<void> {
    return Promise.resolve();
  }

  async end(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  abandon(): void {}
}

export interface StoreFlowOptions {
  readonly handling: Handling;
  readonly store: Store;
  readonly metrics: Metrics;
  /** Messages that are held at most. */
  readonly most: number;
  /** Milliseconds that results wait at most. */
  readonly patience: number;
  /** The sequence up to which all messages were acknowledged; 0 where that is not known. */
  readonly floor: () => Promise<number>;
}

/** Gathers results, which a store then puts in place together. */
export class StoreFlow implements Flow {
  readonly #options: StoreFlowOptions;
  #batch: Taken[] = [];
  /** Dead letters on their way. */
  #kept: Promise<void>[] = [];
  #since = 0;

  constructor(options: StoreFlowOptions) {
    this.#options = options;
  }

  async take(message: StreamMessage): Promise<void> {
    const { handling, store, most } = this.#options;
    if (store.has(placeOf(message), message.redelivered)) {
      handling.acknowledge({ message, since: performance.now() }, 'repeated');
      return;
    }
    const taken = await handling.take(message);
    if (store.failure !== undefined) throw store.failure;
    if (taken === undefined) return;
    if (this.#batch.length === 0) this.#since = performance.now();
    this.#batch.push(taken);
    const { failure } = taken.decoded;
    if (failure !== undefined) this.#kept.push(handling.keep(message, failure));
    // Whoever waits for it gets the failure.
    this.#kept.at(-1)?.catch(() => undefined);
    if (store.isFull || this.#batch.length >= most) await this.#commit();
    else await this.tick();
  }

  async tick(): Promise<void> {
    const isDue = performance.now() - this.#since >= this.#options.patience;
    if (this.#batch.length > 0 && isDue) await this.#commit();
  }

  async end(): Promise<void> {
    if (this.#batch.length > 0) await this.#commit();
  }

  abandon(): void {
    this.#options.store.abandon();
  }

  async #commit(): Promise<void> {
    const { handling, store, metrics, floor } = this.#options;
    const batch = this.#batch;
    const kept = this.#kept;
    this.#batch = [];
    this.#kept = [];
    const known = await floor();
    // A message that failed is acknowledged with the others: so it has to be kept by then.
    const [problem] = (await Promise.allSettled(kept)).filter(({ status }) => status === 'rejected');
    const isInPlace =
      problem === undefined &&
      store.commit(
        batch.map(({ message }) => placeOf(message)),
        known,
      );
    if (problem !== undefined) store.abandon();
    if (!isInPlace) {
      // Another worker has some of them; those that it has not come again.
      for (const taken of batch) handling.giveBack(taken, 0);
      return;
    }
    metrics.files++;
    for (const taken of batch)
      handling.acknowledge(taken, taken.decoded.failure === undefined ? 'done' : 'failed');
  }
}

/** The acknowledged floor of a consumer, as its information says it. */
export async function floorOf(
  info: () => Promise<{ readonly ack_floor: { readonly stream_seq: number } }>,
  onFailure: (reason: string) => void,
): Promise<number> {
  try {
    return (await info()).ack_floor.stream_seq;
  } catch (error) {
    onFailure(wordsOf(error));
    return 0;
  }
}
