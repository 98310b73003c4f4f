/** A session with the filter engine, and its options. */
import { encode } from '../codec/index.ts';
import type { Memory } from '../memory/index.ts';
import { decode } from '../read/decode.ts';
import { FWP_VALUE0 } from '../wfp/index.ts';
import { callFailed, NET_EVENTS_DISABLED } from './error.ts';
import type { Pointer, PointerSlot } from './foreign.ts';
import { EngineFunctions } from './functions.ts';
import type { Libraries } from './libraries.ts';
import { ProcessMemory } from './processMemory.ts';

const RPC_C_AUTHN_WINNT = 10;

const COLLECT_NET_EVENTS = 0;
const MATCH_ANY_KEYWORDS = 1;

/** An open engine. */
export class Engine {
  readonly functions: EngineFunctions;
  readonly memory: ProcessMemory;
  readonly handle: Pointer;
  /** The keywords that this session has added. */
  #added = 0;
  #closing: Promise<void> | undefined;

  private constructor(functions: EngineFunctions, memory: ProcessMemory, handle: Pointer) {
    this.functions = functions;
    this.memory = memory;
    this.handle = handle;
  }

  static async open(libraries: Libraries): Promise<Engine> {
    const functions = new EngineFunctions(libraries);
    const memory = new ProcessMemory(libraries);
    const handle = await functions.get('FwpmEngineOpen0', null, RPC_C_AUTHN_WINNT, null, null);
    return new Engine(functions, memory, handle);
  }

  /** @throws LiveError where it is known that this Windows collects no events. */
  async assertCollects(): Promise<void> {
    // Who may not read options may still be allowed to subscribe: that says so itself.
    const value = await this.#option(COLLECT_NET_EVENTS).catch(() => undefined);
    if (value === 0) throw callFailed('FwpmNetEventSubscribe', NET_EVENTS_DISABLED);
  }

  /** Adds kinds of events to those that Windows collects, for everybody on the machine, until the engine is closed. */
  async addKeywords(bits: number): Promise<void> {
    const before = (await this.#option(MATCH_ANY_KEYWORDS)) ?? 0;
    const added = bits & ~before;
    if (added === 0) return;
    await this.#setOption(MATCH_ANY_KEYWORDS, before | added);
    this.#added |= added;
  }

  /**
   * What a function gives an object for, which is freed afterwards; undefined where it fails, and where the engine is
   * closed. It is called at once: formats cannot wait.
   */
  read<T>(name: string, key: unknown, use: (memory: Memory, address: bigint) => T): T | undefined {
    if (this.#closing !== undefined || !this.functions.has(name)) return undefined;
    const slot: PointerSlot = [null];
    const status = this.functions.callNow(name, this.handle, key, slot);
    const [address] = slot;
    if (status !== 0 || address === null) return undefined;
    try {
      return use(this.memory.begin(), address);
    } finally {
      this.functions.free(address);
    }
  }

  /** Puts options back and closes the engine; a second time it does nothing. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    try {
      if (this.#added !== 0) {
        // What somebody else has added meanwhile stays.
        const now = (await this.#option(MATCH_ANY_KEYWORDS)) ?? 0;
        await this.#setOption(MATCH_ANY_KEYWORDS, now & ~this.#added);
      }
    } finally {
      await this.functions.call('FwpmEngineClose0', this.handle);
    }
  }

  /** The number that an option is; undefined for one that is none. */
  async #option(option: number): Promise<number | undefined> {
    const address = await this.functions.get('FwpmEngineGetOption0', this.handle, option);
    if (address === null) return undefined;
    try {
      return uint32In(this.memory.begin(), address);
    } finally {
      this.functions.free(address);
    }
  }

  async #setOption(option: number, uint32: number): Promise<void> {
    const { bytes } = encode(FWP_VALUE0, { type: 'FWP_UINT32', uint32 }, { abi: this.memory.abi });
    await this.functions.call('FwpmEngineSetOption0', this.handle, option, bytes);
  }
}

function uint32In(memory: Memory, address: bigint): number | undefined {
  const value = decode(FWP_VALUE0, memory, address);
  return value.type === 'FWP_UINT32' ? value.uint32 : undefined;
}
