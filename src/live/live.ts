/** Events of this machine as they happen. */
import type { Abi } from '../layout/index.ts';
import { Engine } from './engine.ts';
import type { LiveEvent, NetEventStruct } from './event.ts';
import { FilterChanges } from './filterChanges.ts';
import { History } from './history.ts';
import { IndirectStrings } from './indirectStrings.ts';
import { type Keyword, keywordBits } from './keywords.ts';
import type { Libraries } from './libraries.ts';
import { Overlap } from './overlap.ts';
import type { QueueLimits } from './queue.ts';
import { LiveRules } from './rules.ts';
import { Subscription } from './subscription.ts';

export interface LiveOptions {
  /** Ends it: iterating stops after the events that came before. */
  readonly signal?: AbortSignal | undefined;
  /** How many events wait at most to be taken; 8192 by default. Others are lost, and counted. */
  readonly queueEvents?: number | undefined;
  /** How many bytes wait at most; 64 MiB by default. */
  readonly queueBytes?: number | undefined;
  /** Gives the events first that Windows still has of the time before. */
  readonly history?: boolean | undefined;
  /**
   * Kinds of events that Windows is to collect beside those that it does. This holds for the whole machine and all who
   * listen on it; it is put back at the end, but not when the process is killed.
   */
  readonly enable?: readonly Keyword[] | undefined;
}

const QUEUE_EVENTS = 8192;
const QUEUE_BYTES = 2 ** 26;

/** What events come from, and what is known beside them. */
interface LiveParts {
  readonly subscription: Subscription;
  readonly changes: FilterChanges | undefined;
  readonly rules: LiveRules;
}

/**
 * Events as they happen, one after another, until `close`, until the signal, or until the loop over them is left; what was
 * changed on the machine is put back then. There is one loop, over it or over its `batches`.
 */
export class Live implements AsyncIterable<LiveEvent> {
  /** What the events are: the newest version that this Windows has. */
  readonly struct: NetEventStruct;
  /** The ABI of their memory, which is that of this process. */
  readonly abi: Abi;
  /** What the filters of this machine are called, for the formats of `fwpm/formats`; each is looked up once. */
  readonly rules: LiveRules;
  readonly #engine: Engine;
  readonly #subscription: Subscription;
  readonly #changes: FilterChanges | undefined;
  readonly #history: History | undefined;
  readonly #options: LiveOptions;
  readonly #begun = Date.now();
  readonly #onAbort = (): void => {
    // Whoever iterates gets the failure.
    this.close().catch(() => undefined);
  };
  #isTaken = false;
  #closing: Promise<void> | undefined;

  /** @internal */
  constructor(engine: Engine, { subscription, changes, rules }: LiveParts, options: LiveOptions) {
    this.#engine = engine;
    this.#subscription = subscription;
    this.#changes = changes;
    this.#history = options.history ? new History(engine) : undefined;
    this.#options = options;
    this.struct = subscription.struct;
    this.abi = engine.memory.abi;
    this.rules = rules;
    options.signal?.addEventListener('abort', this.#onAbort);
    if (options.signal?.aborted) this.#onAbort();
  }

  /** How many events are lost, since they found no room in the queue. */
  get dropped(): number {
    return this.#subscription.queue.dropped;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<LiveEvent, void, undefined> {
    for await (const batch of this.batches()) yield* batch;
  }

  /** The same, all that wait together. @throws LiveError when Windows refuses something. */
  async *batches(): AsyncGenerator<LiveEvent[], void, undefined> {
    if (this.#isTaken) throw new TypeError('these events are iterated already');
    this.#isTaken = true;
    const overlap = new Overlap(this.#begun);
    try {
      yield* this.#earlier(overlap);
      for (;;) {
        const events = await this.#subscription.queue.take();
        if (events.length === 0) break;
        const news = events.filter((event) => overlap.isNew(event));
        if (news.length > 0) yield news;
      }
    } finally {
      await this.close();
    }
  }

  /** Ends it; a second time it does nothing. Events that wait can still be taken. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#options.signal?.removeEventListener('abort', this.#onAbort);
    try {
      await this.#subscription.end();
    } finally {
      // Handles of the engine end with it, whatever became of them.
      await this.#changes?.end().catch(() => undefined);
      await this.#history?.end().catch(() => undefined);
      await this.#engine.close();
    }
  }

  async *#earlier(overlap: Overlap): AsyncGenerator<LiveEvent[], void, undefined> {
    if (this.#history === undefined) return;
    for (;;) {
      const events = await this.#history.next();
      if (events.length === 0) break;
      for (const event of events) overlap.note(event);
      yield events;
    }
    await this.#history.end();
  }
}

/** Opens the engine of some libraries, and subscribes. */
export async function openLiveOn(libraries: Libraries, options: LiveOptions): Promise<Live> {
  options.signal?.throwIfAborted();
  const { queueEvents = QUEUE_EVENTS, queueBytes = QUEUE_BYTES, enable = [] } = options;
  const limits = { events: positive('queueEvents', queueEvents), bytes: positive('queueBytes', queueBytes) };
  const bits = keywordBits(enable);
  const engine = await Engine.open(libraries);
  try {
    await engine.assertCollects();
    if (bits !== 0) await engine.addKeywords(bits);
    return new Live(engine, await partsOf(engine, libraries, limits), options);
  } catch (error) {
    // The failure before this one is the one to report.
    await engine.close().catch(() => undefined);
    throw error;
  }
}

async function partsOf(engine: Engine, libraries: Libraries, limits: QueueLimits): Promise<LiveParts> {
  const { foreign } = libraries;
  const rules = new LiveRules(engine, new IndirectStrings(libraries));
  const changes = await FilterChanges.begin(engine, foreign, (filterId) => rules.added(filterId));
  try {
    return { subscription: await Subscription.begin(engine, foreign, limits), changes, rules };
  } catch (error) {
    await changes?.end().catch(() => undefined);
    throw error;
  }
}

function positive(name: string, value: number): number {
  if (Number.isInteger(value) && value > 0) return value;
  throw new RangeError(`${name} is a positive integer, not ${String(value)}`);
}
