/** Kernels for whoever writes lines: one for each user at a time, kept for the next one. */
import type { Limits } from '../../codec/index.ts';
import { type Abi, type PointerSize, pointerSizeOf, type ValueLayout } from '../../layout/index.ts';
import { type Memory, MemoryImage } from '../../memory/index.ts';
import type { Run } from '../../memory/run.ts';
import { LOW_WORD } from '../../util/endian.ts';
import { isWithin } from '../access.ts';
import { loopsFactories } from '../columns/loops.ts';
import { readers as readers4 } from '../generated/readers4.ts';
import { readers as readers8 } from '../generated/readers8.ts';
import type { ImageLines, LineEngine, LineWorkspace, LineWriter } from '../json/lineEngine.ts';
import type { Sink } from '../json/sink.ts';
import { ownName } from '../json/writerTables.ts';
import { ColumnLoops } from './columnLoops.ts';
import { KernelImages } from './images.ts';
import { Kernel } from './kernel.ts';
import { KernelLines, type KernelWriter } from './lines.ts';
import type { WasmModule } from './webAssembly.ts';

/** Fewer lines are not worth an instance. */
const LEAST_LINES = 16;
/** The largest memory that is kept when nobody uses it. */
const MOST_KEPT = 1 << 26;
/** The largest image. */
const MOST_ALLOCATED = 2 ** 31;

/** The kernels whose memory is somebody's image. */
const imageKernels = new WeakMap<ArrayBufferLike, Kernel>();

/** The modules by the size of pointers. */
export type Modules = Readonly<Record<PointerSize, WasmModule>>;

export class WasmEngine implements LineEngine {
  readonly #modules: Modules;
  readonly #idle = new Map<PointerSize, Kernel>();

  constructor(modules: Modules) {
    this.#modules = modules;
  }

  allocate(byteLength: number, abi: Abi): Uint8Array {
    if (!(Number.isInteger(byteLength) && byteLength >= 1 && byteLength <= MOST_ALLOCATED)) {
      throw new RangeError(`allocate: the length is an integer of 1 to ${MOST_ALLOCATED}`);
    }
    const kernel = this.#new(pointerSizeOf(abi), byteLength);
    const image = kernel.image(byteLength);
    if (image === undefined) throw new RangeError(`allocate: there is no memory for ${byteLength} bytes`);
    imageKernels.set(image.buffer, kernel);
    // A kernel's numbers have their low bytes first, and arrays are as the machine has it.
    if (LOW_WORD === 0) {
      loopsFactories.set(image.buffer, (pointerSize) =>
        pointerSize === kernel.pointerSize ? new ColumnLoops(kernel) : undefined,
      );
    }
    return image;
  }

  workspace({ replacesSurrogates }: { readonly replacesSurrogates: boolean }): LineWorkspace {
    return new Workspace(this, replacesSurrogates);
  }

  /** A kernel that nobody uses; undefined where there is no memory for another one. */
  take(pointerSize: PointerSize): Kernel | undefined {
    const kernel = this.#idle.get(pointerSize);
    this.#idle.delete(pointerSize);
    try {
      return kernel ?? this.#new(pointerSize);
    } catch (error) {
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  }

  /** Gives a kernel back. */
  give(kernel: Kernel): void {
    if (kernel.byteLength <= MOST_KEPT) this.#idle.set(kernel.pointerSize, kernel);
  }

  #new(pointerSize: PointerSize, imageBytes?: number): Kernel {
    return new Kernel(this.#modules[pointerSize], pointerSize, imageBytes);
  }
}

/** The writer of a struct, in a module of its pointer size. */
function kernelWriterOf(struct: ValueLayout, abi: Abi): KernelWriter | undefined {
  // Readers and writers were generated of the same structs, in the same order.
  const readers = pointerSizeOf(abi) === 8 ? readers8 : readers4;
  const name = ownName(struct);
  const reader = name === undefined ? undefined : readers[name];
  if (name === undefined || reader === undefined) return undefined;
  const { size, depth, objects } = reader;
  return { size, depth, objects, index: Object.keys(readers).indexOf(name) };
}

class Workspace implements LineWorkspace {
  readonly #engine: WasmEngine;
  readonly #replacesSurrogates: boolean;
  readonly #kernels = new Map<PointerSize, Kernel>();
  /** The image that this is the one user of. */
  #image: Kernel | undefined;
  /** The kernel of the run that was begun last. */
  #current: Kernel | undefined;

  constructor(engine: WasmEngine, replacesSurrogates: boolean) {
    this.#engine = engine;
    this.#replacesSurrogates = replacesSurrogates;
  }

  get sink(): Sink | undefined {
    return this.#current?.sink;
  }

  writer(struct: ValueLayout, memory: Memory, run: Run, limits: Limits): LineWriter | undefined {
    const generated = kernelWriterOf(struct, memory.abi);
    if (generated === undefined || run.count < LEAST_LINES) return undefined;
    const pointerSize = pointerSizeOf(memory.abi);
    const kernel = this.#imageOf(memory, pointerSize) ?? this.#kernelOf(pointerSize);
    if (kernel === undefined) return undefined;
    kernel.replaceSurrogates(this.#replacesSurrogates);
    const writer = KernelLines.for(kernel, generated, memory, run, limits);
    if (writer !== undefined) this.#current = kernel;
    return writer;
  }

  images(struct: ValueLayout, abi: Abi, limits: Limits): ImageLines | undefined {
    const writer = kernelWriterOf(struct, abi);
    if (writer === undefined || !isWithin(writer, limits)) return undefined;
    const kernel = this.#kernelOf(pointerSizeOf(abi));
    kernel?.replaceSurrogates(this.#replacesSurrogates);
    return kernel && new KernelImages(kernel, writer, limits);
  }

  release(): void {
    for (const kernel of this.#kernels.values()) this.#engine.give(kernel);
    this.#kernels.clear();
    if (this.#image !== undefined) this.#image.user = undefined;
    this.#image = undefined;
    this.#current = undefined;
  }

  /** The kernel that an image lies in, unless somebody else uses it now. */
  #imageOf(memory: Memory, pointerSize: PointerSize): Kernel | undefined {
    const kernel = memory instanceof MemoryImage ? imageKernels.get(memory.view.buffer) : undefined;
    if (kernel === undefined || kernel.pointerSize !== pointerSize) return undefined;
    if (kernel.user !== undefined && kernel.user !== this) return undefined;
    if (this.#image !== undefined) this.#image.user = undefined;
    kernel.user = this;
    this.#image = kernel;
    return kernel;
  }

  #kernelOf(pointerSize: PointerSize): Kernel | undefined {
    const kernel = this.#kernels.get(pointerSize) ?? this.#engine.take(pointerSize);
    if (kernel !== undefined) this.#kernels.set(pointerSize, kernel);
    return kernel;
  }
}
