/** One instance of a module: its memory, what lies where in it, and the functions that it has. */
import type { PointerSize } from '../../layout/index.ts';
import { writeFloat } from '../json/numbers.ts';
import { Sink } from '../json/sink.ts';
import { type WasmMemory, type WasmModule, webAssembly } from './webAssembly.ts';

const PAGE = 65536;
/** Roots that are handed over at once. */
export const MOST_ROOTS = 4096;
/** Room for a chunk of the command's threads, and the lines that begin in it. What is never written to takes no memory. */
const OUT_BYTES = (1 << 23) + (1 << 17);
/** Room for a block of rows of columns. */
export const COLUMNS_BYTES: number = 1 << 20;
/** What lies where: the module's own data and stack, roots, rows of columns, text, the image. */
export const ROOTS_AT = 1 << 19;
export const COLUMNS_AT: number = ROOTS_AT + BigUint64Array.BYTES_PER_ELEMENT * MOST_ROOTS;
export const OUT_AT: number = COLUMNS_AT + COLUMNS_BYTES;
export const IMAGE_AT = OUT_AT + OUT_BYTES;
/** Vectors may be loaded from past the end of the bytes. */
const SLACK = 16;

const HEAP_BASE = '__heap_base';

interface KernelExports extends Readonly<Record<string, unknown>> {
  readonly __heap_base: { readonly value: number };
  init(): void;
  setMemory(bytes: number, length: number, address: bigint): void;
  setLimits(
    elements: number,
    characters: number,
    blobBytes: number,
    objects: number,
    totalBytes: number,
  ): void;
  setSurrogates(isReplaced: number): void;
  placeRoots(roots: number, start: bigint, stride: number, count: number): void;
  run(
    writer: number,
    roots: number,
    arePointers: number,
    count: number,
    out: number,
    wanted: number,
    room: number,
  ): number;
  runImages(
    writer: number,
    bytes: number,
    images: number,
    count: number,
    out: number,
    wanted: number,
    room: number,
  ): number;
  written(): number;
  spanRows(pointers: number, count: number, span: number): number;
  runRows(steps: number, count: number, rows: number): void;
}

const FUNCTIONS = [
  'init',
  'setMemory',
  'setLimits',
  'setSurrogates',
  'placeRoots',
  'run',
  'runImages',
  'written',
  'spanRows',
  'runRows',
];

function isKernel(exports: Readonly<Record<string, unknown>>): exports is KernelExports {
  return (
    FUNCTIONS.every((name) => typeof exports[name] === 'function') && typeof exports[HEAP_BASE] === 'object'
  );
}

export class Kernel {
  readonly functions: KernelExports;
  readonly pointerSize: PointerSize;
  readonly #memory: WasmMemory;
  /** Whether its memory is somebody's image, so that it never grows. */
  readonly #isFixed: boolean;
  #replacesSurrogates = false;
  #bytes: Uint8Array;
  #roots: BigUint64Array;
  #sink: Sink;
  /** Whose bytes and limits it has: another writer's lines come to nothing then. */
  owner: unknown;
  /** Who may write in it, where several could. */
  user: unknown;

  /** @throws RangeError where there is no memory for so many bytes; Error where instances are forbidden. */
  constructor(module: WasmModule, pointerSize: PointerSize, imageBytes = 0) {
    this.pointerSize = pointerSize;
    const api = webAssembly();
    if (api === undefined) throw new TypeError('this engine has no WebAssembly');
    this.#memory = new api.Memory({ initial: pagesFor(IMAGE_AT + imageBytes + SLACK) });
    const host = { writeFloat: (at: number, value: number) => this.#writeFloat(at, value) };
    const { exports } = new api.Instance(module, { env: { memory: this.#memory }, host });
    if (!isKernel(exports) || exports[HEAP_BASE].value > ROOTS_AT) {
      throw new TypeError('the module is not the one that this code was written for');
    }
    exports.init();
    this.functions = exports;
    this.#isFixed = imageBytes > 0;
    this.#bytes = new Uint8Array(this.#memory.buffer);
    this.#roots = this.#newRoots();
    this.#sink = this.#newSink();
  }

  /** Whether a buffer is its memory. */
  holds(buffer: ArrayBufferLike): boolean {
    return buffer === this.#memory.buffer;
  }

  get buffer(): ArrayBufferLike {
    return this.#memory.buffer;
  }

  get byteLength(): number {
    return this.#bytes.length;
  }

  /** Addresses of structs, or pointers to them. */
  get roots(): BigUint64Array {
    return this.#roots;
  }

  /** The memory that text is written to. It is another one after the image had to grow. */
  get sink(): Sink {
    return this.#sink;
  }

  /** Says where the bytes are that structs are read from, and which address the first of them has. */
  setMemory(at: number, length: number, base: bigint): void {
    this.functions.setMemory(at, length, base);
  }

  /** From now on, as in a `Sink`. */
  replaceSurrogates(isReplaced: boolean): void {
    this.#replacesSurrogates = isReplaced;
    this.functions.setSurrogates(Number(isReplaced));
    this.#sink = this.#newSink();
  }

  /** The image, `length` bytes long; undefined where there is no memory for it. */
  image(length: number): Uint8Array | undefined {
    const missing = pagesFor(IMAGE_AT + length + SLACK) - this.#bytes.length / PAGE;
    if (missing > 0) {
      if (this.#isFixed) return undefined;
      try {
        this.#memory.grow(missing);
      } catch {
        return undefined;
      }
      this.#bytes = new Uint8Array(this.#memory.buffer);
      this.#roots = this.#newRoots();
      this.#sink = this.#newSink();
    }
    return this.#bytes.subarray(IMAGE_AT, IMAGE_AT + length);
  }

  #newRoots(): BigUint64Array {
    return new BigUint64Array(this.#memory.buffer, ROOTS_AT, MOST_ROOTS);
  }

  #newSink(): Sink {
    return new Sink(this.#bytes.subarray(OUT_AT, OUT_AT + OUT_BYTES), this.#replacesSurrogates);
  }

  #writeFloat(at: number, value: number): number {
    // The place is in the text.
    return writeFloat(this.#sink, at - OUT_AT, value) - (at - OUT_AT);
  }
}

function pagesFor(bytes: number): number {
  return Math.ceil(bytes / PAGE);
}
