/** The memory that healthy structs reach, found by a walk. */
import type { Limits } from '../codec/index.ts';
import { type PointerSize, pointerSizeOf, type ValueLayout } from '../layout/index.ts';
import type { Memory } from '../memory/index.ts';
import { elementAddress, type Run } from '../memory/run.ts';
import { Ground, type Guest, halvesOf, Walker } from '../walk/index.ts';
import type { SpanList } from './spanList.ts';

/** Notes what is found, counted as the careful decoder reads it. */
export class FastReach implements Guest {
  readonly copies = undefined;
  readonly #spans: SpanList;
  readonly #walker: Walker;
  readonly #pointers: Ground;
  readonly #pointerSize: PointerSize;

  constructor(struct: ValueLayout, memory: Memory, limits: Limits, spans: SpanList) {
    this.#spans = spans;
    this.#walker = new Walker(struct, memory, limits, this);
    this.#pointers = new Ground(memory, true);
    this.#pointerSize = pointerSizeOf(memory.abi);
  }

  /** Forgets where things are: the memory is another one now. */
  forget(): void {
    this.#walker.forget();
    this.#pointers.forget();
  }

  /** Adds what an element of a run reaches. Where that is for the careful decoder to say, it adds nothing: false. */
  add(run: Run, index: number): boolean {
    const before = this.#spans.mark();
    const isWhole = this.#addElement(run, index);
    if (!isWhole) this.#spans.backTo(before);
    return isWhole;
  }

  #addElement(run: Run, index: number): boolean {
    const address = elementAddress(run, index);
    if (address >= run.end) return false;
    const [low, high] = halvesOf(address);
    if (run.kind !== 'entries') return this.#walker.walk(low, high);
    if (!this.#pointers.root(low, high, this.#pointerSize)) return false;
    this.#spans.addPointer(low, high, this.#pointerSize);
    const { view, offset } = this.#pointers;
    const toLow = view.getUint32(offset, true);
    const toHigh = this.#pointerSize === 8 ? view.getUint32(offset + 4, true) : 0;
    return (toLow | toHigh) === 0 || this.#walker.walk(toLow, toHigh);
  }

  found(_: DataView, offset: number, low: number, high: number, size: number): number {
    this.#spans.addAt(low, high, size);
    return offset;
  }

  pointed(): void {}

  peeked(size: number): void {
    this.#spans.countOnly(size);
  }
}
