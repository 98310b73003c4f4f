/** The functions of fwpuclnt.dll (fwpmu.h) that live capture calls, under names of ours. */
import { callFailed, LiveError } from './error.ts';
import type { ForeignFunction, ForeignType, Pointer, PointerSlot } from './foreign.ts';
import type { Libraries } from './libraries.ts';
import { required } from './processMemory.ts';

/** Version N of a subscription delivers FWPM_NET_EVENT(N+1), version N of an enumeration FWPM_NET_EVENTN. */
export const SUBSCRIBE_VERSIONS = [4, 3, 2, 1, 0] as const;
export const ENUM_VERSIONS = [5, 4, 3, 2, 1, 0] as const;

/** A function in the version that this Windows has. */
export interface Versioned {
  readonly name: string;
  readonly version: number;
}

const POINTER: ForeignType = 'void *';
const UINT32: ForeignType = 'uint32_t';

/** Calls functions of the engine by name, each declared when it is called first. */
export class EngineFunctions {
  readonly #libraries: Libraries;
  readonly #declared = new Map<string, ForeignFunction | undefined>();
  readonly #parameters: Readonly<Record<string, readonly ForeignType[]>>;

  constructor(libraries: Libraries) {
    this.#libraries = libraries;
    const { outPointer, outUint32, callback } = libraries.foreign;
    this.#parameters = {
      FwpmEngineOpen0: [POINTER, UINT32, POINTER, POINTER, outPointer],
      FwpmEngineClose0: [POINTER],
      FwpmEngineGetOption0: [POINTER, UINT32, outPointer],
      FwpmEngineSetOption0: [POINTER, UINT32, POINTER],
      FwpmNetEventSubscribe: [POINTER, POINTER, callback, POINTER, outPointer],
      FwpmNetEventUnsubscribe0: [POINTER, POINTER],
      FwpmNetEventCreateEnumHandle0: [POINTER, POINTER, outPointer],
      FwpmNetEventEnum: [POINTER, POINTER, UINT32, outPointer, outUint32],
      FwpmNetEventDestroyEnumHandle0: [POINTER, POINTER],
      FwpmFilterSubscribeChanges0: [POINTER, POINTER, callback, POINTER, outPointer],
      FwpmFilterUnsubscribeChanges0: [POINTER, POINTER],
      FwpmFilterGetById0: [POINTER, 'uint64_t', outPointer],
      FwpmProviderGetByKey0: [POINTER, POINTER, outPointer],
      FwpmSubLayerGetByKey0: [POINTER, POINTER, outPointer],
      FwpmLayerGetByKey0: [POINTER, POINTER, outPointer],
      FwpmCalloutGetByKey0: [POINTER, POINTER, outPointer],
    };
  }

  /** The newest version of a function. @throws LiveError where there is none. */
  newest(stem: string, versions: readonly number[]): Versioned {
    for (const version of versions) {
      const name = `${stem}${version}`;
      if (this.#find(name, stem) !== undefined) return { name, version };
    }
    throw new LiveError(`this Windows has no ${stem}N`, { code: 'MISSING_FUNCTION', call: stem });
  }

  /**
   * Calls a function in another thread, so that callbacks can run meanwhile.
   * @throws LiveError for any status but 0.
   */
  async call(name: string, ...args: readonly unknown[]): Promise<void> {
    const declared = required(name, () => this.#find(name, name));
    const status = await new Promise<number>((resolve, reject) => {
      declared.async(...args, (error: unknown, result: unknown) => {
        if (error === null || error === undefined) resolve(Number(result) >>> 0);
        else reject(error);
      });
    });
    if (status !== 0) throw callFailed(name, status);
  }

  /** The same, for a function whose last argument is where it puts a pointer. */
  async get(name: string, ...args: readonly unknown[]): Promise<Pointer> {
    const slot: PointerSlot = [null];
    await this.call(name, ...args, slot);
    return slot[0];
  }

  /** Calls a function at once; returns its status. */
  callNow(name: string, ...args: readonly unknown[]): number {
    const declared = required(name, () => this.#find(name, name));
    return Number(declared(...args)) >>> 0;
  }

  /** Whether this Windows has a function. */
  has(name: string): boolean {
    return this.#find(name, name) !== undefined;
  }

  /** Frees what a function gave. */
  free(memory: Pointer): void {
    if (memory === null) return;
    const { foreign, engine } = this.#libraries;
    let free = this.#declared.get('FwpmFreeMemory0');
    if (free === undefined) {
      // It sets the pointer to NULL: it gets a copy, in memory of ours.
      free = required('FwpmFreeMemory0', (name) => foreign.find(engine, name, 'void', [POINTER]));
      this.#declared.set('FwpmFreeMemory0', free);
    }
    free(new BigUint64Array([memory]));
  }

  #find(name: string, declaration: string): ForeignFunction | undefined {
    if (!this.#declared.has(name)) {
      const { foreign, engine } = this.#libraries;
      const parameters = this.#parameters[declaration] ?? this.#parameters[name.replace(/\d$/, '')] ?? [];
      this.#declared.set(name, foreign.find(engine, name, UINT32, parameters));
    }
    return this.#declared.get(name);
  }
}
