/** Filters as they are added: the engine reports each, since it may be removed again before the first event that names it is decoded. */
import { encode } from '../codec/index.ts';
import { decode } from '../read/decode.ts';
import { FWPM_FILTER_CHANGE0 } from '../wfp/index.ts';
import { FWPM_FILTER_SUBSCRIPTION0 } from '../wfp/objects.ts';
import type { Engine } from './engine.ts';
import { isLiveError } from './error.ts';
import type { Foreign, Pointer, Registered } from './foreign.ts';

const SUBSCRIBE = 'FwpmFilterSubscribeChanges0';

/** FWPM_SUBSCRIPTION_FLAG_NOTIFY_ON_ADD: of filters that are removed nothing is to be forgotten. */
const NOTIFY_ON_ADD = 1;

const EVERY_FILTER = {
  enumTemplate: null,
  flags: NOTIFY_ON_ADD,
  sessionKey: '00000000-0000-0000-0000-000000000000',
};

/** Changes that wait to be looked at; more than that are not. */
const MOST_WAITING = 4096;

export class FilterChanges {
  readonly #engine: Engine;
  readonly #foreign: Foreign;
  readonly #onAdded: (filterId: bigint) => void;
  readonly #callback: Registered;
  #handle: Pointer = null;
  #waiting: bigint[] = [];
  #isEnded = false;

  private constructor(engine: Engine, foreign: Foreign, onAdded: (filterId: bigint) => void) {
    this.#engine = engine;
    this.#foreign = foreign;
    this.#onAdded = onAdded;
    this.#callback = foreign.register((_, change) => this.#take(change));
  }

  /** @returns undefined where this Windows has no such function, or refuses it: filters are asked for now and then, then. */
  static async begin(
    engine: Engine,
    foreign: Foreign,
    onAdded: (filterId: bigint) => void,
  ): Promise<FilterChanges | undefined> {
    if (!engine.functions.has(SUBSCRIBE)) return undefined;
    const changes = new FilterChanges(engine, foreign, onAdded);
    const { bytes } = encode(FWPM_FILTER_SUBSCRIPTION0, EVERY_FILTER, { abi: engine.memory.abi });
    try {
      const { functions, handle } = engine;
      changes.#handle = await functions.get(SUBSCRIBE, handle, bytes, changes.#callback, null);
      return changes;
    } catch (error) {
      foreign.release(changes.#callback);
      if (isLiveError(error)) return undefined;
      throw error;
    }
  }

  async end(): Promise<void> {
    this.#isEnded = true;
    // It waits for a callback that runs, as FwpmNetEventUnsubscribe0 does.
    await this.#engine.functions.call('FwpmFilterUnsubscribeChanges0', this.#engine.handle, this.#handle);
    this.#foreign.release(this.#callback);
  }

  /** The callback, in which the engine is not to be called. */
  #take(address: Pointer): void {
    if (address === null || this.#isEnded || this.#waiting.length === MOST_WAITING) return;
    const change = decode(FWPM_FILTER_CHANGE0, this.#engine.memory.begin(), address, { onIssue: ignore });
    if (change === null) return;
    if (this.#waiting.length === 0) setImmediate(() => this.#look());
    this.#waiting.push(change.filterId);
  }

  #look(): void {
    const added = this.#waiting;
    this.#waiting = [];
    if (!this.#isEnded) for (const filterId of added) this.#onAdded(filterId);
  }
}

function ignore(): void {}
