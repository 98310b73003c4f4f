/** The steps from the roots of a block of rows to the leaves of its columns: one step for all rows at a time. */
import { type Abi, extentOf, type PathStep, pointerSizeOf, type ValueLayout } from '../../layout/index.ts';
import type { MemoryImage } from '../../memory/index.ts';
import type { Run } from '../../memory/run.ts';
import { Source } from '../source.ts';

/** In the place of an offset: there is nothing to go on from. */
export const NO_PLACE = -1;

/** What is done with a block of rows before any leaf is read. */
interface Pass {
  run(first: number, count: number): void;
}

/** Finds for each row the offset that what follows counts from, or NO_PLACE. */
interface Step extends Pass {
  readonly places: Float64Array;
}

/** The steps to all leaves; what several paths have in common is done once. */
export class Steps {
  readonly source: Source;
  readonly abi: Abi;
  /** Set where a row of the block has something that cannot be read. */
  readonly isUnread: Uint8Array;
  /** Bytes of all that lies on the steps, for a row in which all of it is there. */
  mostBytes: number;
  readonly #roots: Step;
  readonly #passes: Pass[] = [];
  readonly #known = new Map<string, Step>();

  /** `rows` is how many a block has at most. */
  constructor(memory: MemoryImage, struct: ValueLayout, run: Run, rows: number) {
    this.isUnread = new Uint8Array(rows);
    this.source = new Source(memory.view, memory.base);
    this.abi = memory.abi;
    const { size } = extentOf(struct, memory.abi);
    const pointerSize = pointerSizeOf(memory.abi);
    const isEntries = run.kind === 'entries';
    this.mostBytes = isEntries ? Math.max(size, pointerSize) : size;
    const elementSize = isEntries ? pointerSize : size;
    const elements = new ElementStep(this, placesOf(run, memory), elementSize);
    this.#roots = isEntries ? new PointerStep(this, elements, 0, size) : elements;
    this.#passes.push(elements);
    if (isEntries) this.#passes.push(this.#roots);
    this.#passes.push(new ReadAhead(this, this.#roots, size));
  }

  /** Where the last step of a path leads. */
  to(path: readonly PathStep[]): Float64Array {
    let last = this.#roots;
    let key = '';
    for (const step of path) {
      key += step.kind === 'tag' ? `${step.offset}=${step.values.join()} ` : `${step.offset}* `;
      last = this.#known.get(key) ?? this.#add(key, step, last);
    }
    return last.places;
  }

  /** Goes all steps for a block of rows. */
  run(first: number, count: number): void {
    this.isUnread.fill(0);
    for (const pass of this.#passes) pass.run(first, count);
  }

  /** The rows of the block that begins with `first` of which something could not be read. */
  unread(first: number): number[] {
    const rows: number[] = [];
    for (let row = this.isUnread.indexOf(1); row >= 0; row = this.isUnread.indexOf(1, row + 1)) {
      rows.push(first + row);
    }
    return rows;
  }

  #add(key: string, step: PathStep, from: Step): Step {
    const made = step.kind === 'tag' ? new TagStep(this, from, step) : this.#pointer(step, from);
    this.#known.set(key, made);
    this.#passes.push(made);
    return made;
  }

  #pointer({ offset, to }: Extract<PathStep, { kind: 'pointer' }>, from: Step): Step {
    const isOpen = to.kind === 'sid' || to.kind === 'wideString';
    const size = isOpen ? 0 : extentOf(to, this.abi).size;
    this.mostBytes += size;
    // Of what ends where its bytes say so, at least the first one is there.
    return new PointerStep(this, from, offset, isOpen ? 1 : size);
  }
}

/** Starts at the elements of the run: roots, or pointers to them. */
class ElementStep implements Step {
  readonly places: Float64Array;
  readonly #steps: Steps;
  readonly #placeOf: (index: number) => number;
  readonly #size: number;

  constructor(steps: Steps, placeOf: (index: number) => number, size: number) {
    this.places = new Float64Array(steps.isUnread.length);
    this.#steps = steps;
    this.#placeOf = placeOf;
    this.#size = size;
  }

  run(first: number, count: number): void {
    const { places } = this;
    const { source, isUnread } = this.#steps;
    const placeOf = this.#placeOf;
    const last = source.size - this.#size;
    for (let row = 0; row < count; row++) {
      const place = placeOf(first + row);
      const isThere = place >= 0 && place <= last;
      places[row] = isThere ? place : NO_PLACE;
      if (!isThere) isUnread[row] = 1;
    }
  }
}

/** Where in the image the elements of a run are, or would be. */
function placesOf({ addresses, start, stride }: Run, memory: MemoryImage): (index: number) => number {
  if (addresses !== undefined) return (index) => memory.offsetOf(addresses[index] ?? 0n);
  const first = memory.offsetOf(start);
  return (index) => first + index * stride;
}

/** Bytes of a line of the processor's cache. */
const CACHE_LINE = 64;
/** Bytes from root to root up to which what lies between them is worth reading: it is what they point to. */
const MOST_SPACING = 1024;

/**
 * Reads the memory of a block's roots from its first byte to its last. The processor sees such a stream coming and
 * fetches it in time; without, every step waits for the lines that it happens to need, which takes twice as long.
 */
class ReadAhead implements Pass {
  readonly #steps: Steps;
  readonly #roots: Step;
  readonly #size: number;
  /** Something to come of the reading, or it would be optimized away. */
  sum = 0;

  constructor(steps: Steps, roots: Step, size: number) {
    this.#steps = steps;
    this.#roots = roots;
    this.#size = size;
  }

  run(_: number, count: number): void {
    const { places } = this.#roots;
    const first = places[0] ?? NO_PLACE;
    const last = places[count - 1] ?? NO_PLACE;
    const start = Math.min(first, last);
    const end = Math.max(first, last) + this.#size;
    if (start < 0 || end - start > count * MOST_SPACING) return;
    const { view } = this.#steps.source;
    let sum = 0;
    for (let offset = start; offset < end; offset += CACHE_LINE) sum += view.getUint8(offset);
    this.sum = sum;
  }
}

/** Goes on where a tag has one of some values. */
class TagStep implements Step {
  readonly places: Float64Array;
  readonly #steps: Steps;
  readonly #from: Step;
  readonly #offset: number;
  readonly #values: readonly number[];

  constructor(steps: Steps, from: Step, { offset, values }: Extract<PathStep, { kind: 'tag' }>) {
    this.places = new Float64Array(steps.isUnread.length);
    this.#steps = steps;
    this.#from = from;
    this.#offset = offset;
    this.#values = values;
  }

  run(_: number, count: number): void {
    const { places } = this;
    const { view } = this.#steps.source;
    const from = this.#from.places;
    const offset = this.#offset;
    const values = this.#values;
    const [value] = values;
    const hasMore = values.length > 1;
    for (let row = 0; row < count; row++) {
      const place = from[row] ?? NO_PLACE;
      places[row] = NO_PLACE;
      if (place < 0) continue;
      const tag = view.getUint32(place + offset, true);
      if (tag === value || (hasMore && values.includes(tag))) places[row] = place;
    }
  }
}

/** Follows a pointer, if all of the pointee is there. */
class PointerStep implements Step {
  readonly places: Float64Array;
  readonly #steps: Steps;
  readonly #from: Step;
  readonly #offset: number;
  readonly #size: number;

  /** `size` is that of the pointee. */
  constructor(steps: Steps, from: Step, offset: number, size: number) {
    this.places = new Float64Array(steps.isUnread.length);
    this.#steps = steps;
    this.#from = from;
    this.#offset = offset;
    this.#size = size;
  }

  run(_: number, count: number): void {
    const { places } = this;
    const { source, isUnread, abi } = this.#steps;
    const { view, baseLow, baseHigh } = source;
    const from = this.#from.places;
    const offset = this.#offset;
    const isWide = pointerSizeOf(abi) === 8;
    const last = source.size - this.#size;
    for (let row = 0; row < count; row++) {
      const place = from[row] ?? NO_PLACE;
      places[row] = NO_PLACE;
      if (place < 0) continue;
      const low = view.getUint32(place + offset, true);
      const high = isWide ? view.getUint32(place + offset + 4, true) : 0;
      if ((low | high) === 0) continue;
      // Exact wherever the pointee is inside: then the distance is far below 2^53.
      const distance = (high - baseHigh) * 0x100000000 + (low - baseLow);
      if (distance >= 0 && distance <= last) places[row] = distance;
      else isUnread[row] = 1;
    }
  }
}
