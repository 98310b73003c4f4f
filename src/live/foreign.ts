/** Calls of native libraries, by koffi: what is used of it, and the message where it is not there. */
import { LiveError } from './error.ts';

/** An address, where C has a pointer; null for NULL. */
export type Pointer = bigint | null;

/** Where a function puts a pointer. */
export type PointerSlot = [Pointer];

/** A function of a library. */
export interface ForeignFunction {
  (...args: readonly unknown[]): unknown;
  /** The same in another thread; the last argument is told the outcome. */
  async: (...args: readonly unknown[]) => void;
}

export interface ForeignLibrary {
  /** Declares a function. @throws Error where the library has none of that name. */
  func(convention: string, name: string, result: ForeignType, parameters: ForeignType[]): ForeignFunction;
}

/** A type by its name in C, or one that koffi made. */
export type ForeignType = Parameters<Koffi['out']>[0];

/** A callback, as a pointer. */
export type Registered = bigint;

type Koffi = typeof import('koffi')['default'];

/** The functions of Windows are stdcall where there is a choice. */
const CONVENTION = '__stdcall';

/** Declares functions and callbacks. */
export class Foreign {
  readonly #koffi: Koffi;
  /** The types of arguments that a function gives something back by. */
  readonly outPointer: ForeignType;
  readonly outUint32: ForeignType;
  /** A function of two pointers that returns nothing, as the callbacks of the engine are. */
  readonly callback: ForeignType;

  constructor(koffi: Koffi) {
    this.#koffi = koffi;
    this.outPointer = koffi.out(koffi.pointer('void *'));
    this.outUint32 = koffi.out(koffi.pointer('uint32_t'));
    this.callback = koffi.pointer(koffi.proto(CONVENTION, null, 'void', ['void *', 'void *']));
  }

  /** @throws Error when it cannot be loaded. */
  library(path: string): ForeignLibrary {
    return this.#koffi.load(path);
  }

  /** A function of a library; undefined where it has none of that name. */
  find(
    library: ForeignLibrary,
    name: string,
    result: ForeignType,
    parameters: readonly ForeignType[],
  ): ForeignFunction | undefined {
    try {
      return library.func(CONVENTION, name, result, [...parameters]);
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('Cannot find function')) return undefined;
      throw error;
    }
  }

  /**
   * Makes a pointer of a function, which is called on this thread while the thread that calls it waits.
   * It is to be released when nobody calls it any more.
   */
  register(callback: (context: Pointer, object: Pointer) => void): Registered {
    return this.#koffi.register(callback, this.callback);
  }

  release(registered: Registered): void {
    this.#koffi.unregister(registered);
  }
}

/** @throws LiveError where koffi is not installed. */
export async function loadForeign(): Promise<Foreign> {
  try {
    const { default: koffi } = await import('koffi');
    return new Foreign(koffi);
  } catch (cause) {
    const isAbsent = cause instanceof Error && 'code' in cause && cause.code === 'ERR_MODULE_NOT_FOUND';
    throw new LiveError(
      isAbsent
        ? 'live capture needs the package koffi beside fwpm: npm install koffi@3, with -g where fwpm was installed with it'
        : `the package koffi, which live capture needs, does not load here: ${String(cause)}`,
      { code: 'NO_KOFFI', cause },
    );
  }
}
