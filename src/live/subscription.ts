/** Events as they happen: copied while the thread that brings them waits, and taken from a queue. */

import { encode } from '../codec/index.ts';
import { FWPM_NET_EVENT_SUBSCRIPTION0 } from '../wfp/index.ts';
import type { Engine } from './engine.ts';
import { bytesOf, EventCopier, type LiveEvent, type NetEventStruct, netEventStruct } from './event.ts';
import type { Foreign, Pointer, Registered } from './foreign.ts';
import { SUBSCRIBE_VERSIONS } from './functions.ts';
import { EventQueue, type QueueLimits } from './queue.ts';
import { Wakefulness } from './wakefulness.ts';

/** Anything below the longest that a timer can wait. */
const LONG = 2 ** 30;

/** More events that wait than this came one soon after the other: what waits is taken every few milliseconds. */
const FEW = 4;

/** All events, of whatever session. */
const EVERYTHING = {
  enumTemplate: null,
  flags: 0,
  sessionKey: '00000000-0000-0000-0000-000000000000',
};

export class Subscription {
  readonly struct: NetEventStruct;
  readonly queue: EventQueue<LiveEvent>;
  readonly #engine: Engine;
  readonly #copier: EventCopier;
  readonly #foreign: Foreign;
  readonly #callback: Registered;
  /** Calls that wait do not keep a process alive. */
  readonly #alive: NodeJS.Timeout;
  readonly #wakefulness = new Wakefulness();
  #handle: Pointer = null;
  #ending: Promise<void> | undefined;

  private constructor(engine: Engine, foreign: Foreign, version: number, limits: QueueLimits) {
    this.struct = netEventStruct(version);
    this.queue = new EventQueue(limits);
    this.#copier = new EventCopier(this.struct, engine.memory);
    this.#engine = engine;
    this.#foreign = foreign;
    this.#callback = foreign.register((_, event) => this.#take(event));
    this.#alive = setInterval(() => undefined, LONG);
  }

  /** @throws LiveError where this is refused. */
  static async begin(engine: Engine, foreign: Foreign, limits: QueueLimits): Promise<Subscription> {
    const { name, version } = engine.functions.newest('FwpmNetEventSubscribe', SUBSCRIBE_VERSIONS);
    const subscription = new Subscription(engine, foreign, version + 1, limits);
    const { bytes } = encode(FWPM_NET_EVENT_SUBSCRIPTION0, EVERYTHING, { abi: engine.memory.abi });
    try {
      const { handle } = engine;
      subscription.#handle = await engine.functions.get(name, handle, bytes, subscription.#callback, null);
      return subscription;
    } catch (error) {
      subscription.#release();
      throw error;
    }
  }

  /** Ends it; a second time it does nothing. What waits in the queue can still be taken. */
  end(): Promise<void> {
    this.#ending ??= this.#end();
    return this.#ending;
  }

  async #end(): Promise<void> {
    this.queue.end();
    // It waits for a callback that runs, which needs this thread: so it must not be called in this thread.
    await this.#engine.functions.call('FwpmNetEventUnsubscribe0', this.#engine.handle, this.#handle);
    this.#release();
  }

  /** The callback. When it returns, the event is freed. */
  #take(address: Pointer): void {
    try {
      if (!this.queue.admits()) return;
      this.#engine.memory.begin();
      const event = this.#copier.copy(address ?? 0n, this.queue.droppedSince);
      this.queue.push(event, bytesOf(event));
      if (this.queue.length > FEW) this.#wakefulness.expect();
    } catch (error) {
      // Nobody could catch it where it would go.
      this.queue.end(error);
    }
  }

  #release(): void {
    clearInterval(this.#alive);
    this.#foreign.release(this.#callback);
  }
}
