/** Finds the roots of a run in the windows of a memory: for generated readers and writers alike. */
import type { Limits } from '../codec/index.ts';
import { pointerSizeOf } from '../layout/index.ts';
import type { Memory, Window } from '../memory/index.ts';
import { elementAddress, type Run } from '../memory/run.ts';
import { factoryOf, type GathererFactory, type StructGatherer } from './gathering.ts';
import { GIVE_UP, MOST_BYTES, NOWHERE, need, Source } from './source.ts';

/** What generated code says of itself. */
export interface Generated {
  readonly size: number;
  /** Pointers that it follows in a chain at most. */
  readonly depth: number;
  /** Objects that it reads at most, without the elements of arrays. */
  readonly objects: number;
}

/** Whether limits leave anything to generated code. */
export function isWithin({ depth, objects }: Generated, limits: Limits): boolean {
  return depth <= limits.depth && objects <= limits.objects;
}

const sources = new WeakMap<Window, Source>();

/** Before the first window: nothing is in it. */
const NO_SOURCE = new Source(new DataView(new ArrayBuffer(0)), 0n);

/** The source of a window; of one that is too large, the part around an address. */
function sourceOf(window: Window, address: bigint): Source {
  if (window.view.byteLength > MOST_BYTES) return partAround(address, window);
  let source = sources.get(window);
  if (source === undefined) {
    source = new Source(window.view, window.base);
    sources.set(window, source);
  }
  return source;
}

function partAround(address: bigint, { view, base }: Window): Source {
  const middle = Number(address - base) - Math.floor(MOST_BYTES / 2);
  const start = Math.max(0, Math.min(middle, view.byteLength - MOST_BYTES));
  return new Source(new DataView(view.buffer, view.byteOffset + start, MOST_BYTES), base + BigInt(start));
}

/**
 * Events are gathered when many stray out of their windows: each adds to a balance, and each that does not takes one off.
 * At the end of a window a few always do.
 */
const STRAY = 8;
const MOST_BALANCE = 28;

/** How many are gathered then; more where they have strayed at once when the last ones were done. */
const LEAST_GATHERED = 64;
const MOST_GATHERED = 1 << 16;
const GROWTH = 4;

/** Pointers to roots. */
export interface Near {
  readonly pointers: Source;
  readonly at: number;
  /** How many of them there are. */
  readonly left: number;
  readonly roots: Source;
}

export class FastAccess {
  readonly #memory: Memory;
  /** What copies structs whose objects lie apart together, where that is done. */
  readonly #factory: GathererFactory | undefined;
  readonly #run: Run;
  readonly #limits: Limits;
  /** Objects that the arrays of one event may have. */
  readonly #objects: number;
  readonly #size: number;
  readonly #elementSize: number;
  readonly #hasWidePointers: boolean;
  readonly #isEntries: boolean;
  /** What the offsets of `root` are counted in, until it is called again. */
  source: Source = NO_SOURCE;
  /** Where the elements of the run are, and where the first of them is or would be in it. */
  #elements: Source = NO_SOURCE;
  #elementsWindow: Window | undefined;
  #first = 0;
  #roots: Source = NO_SOURCE;
  #rootsWindow: Window | undefined;
  #gatherer: StructGatherer | undefined;
  #balance = 0;
  /** Events that are still to be gathered, and how many they are the next time. */
  #toGather = 0;
  #nextGathered = LEAST_GATHERED;

  /** Access for generated code; undefined where only the careful decoder can read. */
  static for(memory: Memory, generated: Generated, limits: Limits, run: Run): FastAccess | undefined {
    return isWithin(generated, limits) ? new FastAccess(memory, generated, limits, run) : undefined;
  }

  constructor(memory: Memory, { size, objects }: Generated, limits: Limits, run: Run) {
    this.#memory = memory;
    this.#run = run;
    this.#limits = limits;
    this.#objects = limits.objects - objects;
    this.#size = size;
    this.#hasWidePointers = pointerSizeOf(memory.abi) === 8;
    this.#isEntries = run.kind === 'entries';
    this.#elementSize = this.#isEntries ? pointerSizeOf(memory.abi) : size;
    this.#factory = factoryOf(memory);
    // What is one event in several ranges would otherwise stray first.
    const isSmall = run.count <= LEAST_GATHERED;
    if (this.#factory !== undefined && isSmall && memory.isScattered === true) this.#toGather = run.count;
  }

  /** The offset of the root with an index, found to be there; NOWHERE for a NULL pointer. Else it gives up. */
  root(index: number): number {
    if (this.#factory !== undefined && this.source.hasStrayed) this.#noteStray();
    else if (this.#toGather === 0 && this.#balance > 0) this.#balance--;
    if (this.#run.addresses !== undefined) return this.#listed(elementAddress(this.#run, index));
    if (!this.#isEntries) {
      if (this.#toGather > 0) return this.#listed(elementAddress(this.#run, index));
      const offset = this.#elementOffset(index);
      this.source = this.#elements;
      return this.#begin(offset);
    }
    const offset = this.#elementOffset(index);
    const { view } = this.#elements;
    const low = view.getUint32(offset, true);
    const high = this.#hasWidePointers ? view.getUint32(offset + 4, true) : 0;
    if ((low | high) === 0) return NOWHERE;
    return this.#pointedTo(low, high);
  }

  /**
   * Where the pointer with an index is, and in which window the roots are most likely that it and those after it lead to;
   * undefined where that is not how they are found.
   */
  near(index: number): Near | undefined {
    const at = this.#first + index * this.#run.stride;
    const left = Math.floor((this.#elements.size - at) / this.#elementSize);
    if (!this.#isEntries || this.#toGather > 0 || this.source !== this.#roots || at < 0) return undefined;
    return { pointers: this.#elements, at, left, roots: this.#roots };
  }

  /** So many roots were found by somebody else. */
  pass(count: number): void {
    this.#balance = Math.max(0, this.#balance - count);
  }

  #listed(address: bigint): number {
    return this.#pointedTo(Number(address & 0xffffffffn), Number(address >> 32n));
  }

  /** The offset of the struct at an address, of which these are the halves. */
  #pointedTo(low: number, high: number): number {
    if (this.#toGather > 0) return this.#gather(low, high);
    let target = this.#roots.offsetOf(low, high);
    if (target < 0) {
      this.#moveRoots((BigInt(high) << 32n) | BigInt(low));
      target = this.#roots.offsetOf(low, high);
    }
    this.source = this.#roots;
    return this.#begin(target);
  }

  /** The same, of a copy of the struct and all that it reaches. */
  #gather(low: number, high: number): number {
    this.#toGather--;
    this.#gatherer ??= this.#factory?.(this.#run.struct, this.#memory, this.#limits);
    if (this.#gatherer === undefined) throw GIVE_UP;
    const offset = this.#gatherer.gather(low, high);
    this.source = this.#gatherer.source;
    if (offset < 0) throw GIVE_UP;
    return this.#begin(offset);
  }

  /** Something leads out of the window: so it will be with the next ones, where more than one window is there. */
  #noteStray(): void {
    this.source.hasStrayed = false;
    if (this.#toGather > 0) return;
    if (this.#balance === 0) this.#nextGathered = LEAST_GATHERED;
    this.#balance += STRAY;
    if (this.#balance <= MOST_BALANCE) return;
    this.#toGather = this.#nextGathered;
    this.#nextGathered = Math.min(MOST_GATHERED, GROWTH * this.#nextGathered);
  }

  /** The limits count from here. */
  #begin(offset: number): number {
    this.source.begin(this.#limits, this.#objects);
    return need(this.source, offset, this.#size);
  }

  #elementOffset(index: number): number {
    const offset = this.#first + index * this.#run.stride;
    return offset >= 0 && offset + this.#elementSize <= this.#elements.size
      ? offset
      : this.#moveElements(index);
  }

  #moveElements(index: number): number {
    const { start, end } = this.#run;
    const address = elementAddress(this.#run, index);
    const window = address < end ? this.#memory.window?.(address, this.#elementsWindow) : undefined;
    if (window === undefined) throw GIVE_UP;
    this.#elementsWindow = window;
    this.#elements = sourceOf(window, address);
    const { base } = this.#elements;
    this.#first = Number(start - base);
    const offset = Number(address - base);
    if (offset < 0 || offset + this.#elementSize > this.#elements.size) throw GIVE_UP;
    return offset;
  }

  #moveRoots(address: bigint): void {
    const window = this.#memory.window?.(address, this.#rootsWindow);
    if (window === undefined) throw GIVE_UP;
    this.#rootsWindow = window;
    this.#roots = sourceOf(window, address);
    const offset = address - this.#roots.base;
    if (offset < 0n || offset >= BigInt(this.#roots.size)) throw GIVE_UP;
  }
}
