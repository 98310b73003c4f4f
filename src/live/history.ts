/** The events that the engine still has of the time before. */
import { pointerSizeOf } from '../layout/index.ts';
import { readPointer } from '../memory/index.ts';
import { elementAddress, runOf } from '../memory/run.ts';
import type { Engine } from './engine.ts';
import { EventCopier, type LiveEvent, netEventStruct } from './event.ts';
import type { Pointer, PointerSlot } from './foreign.ts';
import { ENUM_VERSIONS, type Versioned } from './functions.ts';

/** Events that are asked for in one go. */
const PAGE = 256;

export class History {
  readonly #engine: Engine;
  readonly #function: Versioned;
  readonly #copier: EventCopier;
  #enumeration: Pointer = null;
  /** What is being read: the engine must not be closed meanwhile. */
  #reading: Promise<unknown> = Promise.resolve();
  #ending: Promise<void> | undefined;

  /** @throws LiveError where this Windows has no such function. */
  constructor(engine: Engine) {
    this.#engine = engine;
    this.#function = engine.functions.newest('FwpmNetEventEnum', ENUM_VERSIONS);
    this.#copier = new EventCopier(netEventStruct(this.#function.version), engine.memory);
  }

  /** The next events; none at the end. @throws LiveError where this is refused. */
  next(): Promise<LiveEvent[]> {
    if (this.#ending !== undefined) return Promise.resolve([]);
    const reading = this.#read();
    this.#reading = reading.catch(() => undefined);
    return reading;
  }

  /** Ends it; a second time it does nothing. */
  end(): Promise<void> {
    this.#ending ??= this.#end();
    return this.#ending;
  }

  async #read(): Promise<LiveEvent[]> {
    const { functions, handle } = this.#engine;
    this.#enumeration ??= await functions.get('FwpmNetEventCreateEnumHandle0', handle, null);
    const entries: PointerSlot = [null];
    const count: [number] = [0];
    await functions.call(this.#function.name, handle, this.#enumeration, PAGE, entries, count);
    return this.#take(entries[0], count[0]);
  }

  /** Copies the events of an array of pointers, and frees it. */
  #take(entries: Pointer, count: number): LiveEvent[] {
    if (entries === null) return [];
    try {
      const memory = this.#engine.memory.begin();
      const size = pointerSizeOf(memory.abi);
      const run = runOf(this.#copier.struct, memory, { entries, count });
      const events: LiveEvent[] = [];
      for (let i = 0; i < count; i++) {
        const slot = elementAddress(run, i);
        if (memory.readable(slot, size) < size) break;
        const address = readPointer(memory.place(slot, size), size);
        if (address !== 0n) events.push(this.#copier.copy(address, 0));
      }
      return events;
    } finally {
      this.#engine.functions.free(entries);
    }
  }

  async #end(): Promise<void> {
    await this.#reading;
    if (this.#enumeration === null) return;
    const { functions, handle } = this.#engine;
    await functions.call('FwpmNetEventDestroyEnumHandle0', handle, this.#enumeration);
  }
}
