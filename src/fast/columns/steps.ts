/** The steps from the roots of a block of rows to the leaves of its columns: one step for all rows at a time. */
import {
  type Abi,
  extentOf,
  masked,
  type PathStep,
  pointerSizeOf,
  type ValueLayout,
} from '../../layout/index.ts';
import { NOWHERE, type Source } from '../source.ts';
import { follow, type Roots } from './places.ts';

/** What is done with a block of rows before any leaf is read. */
interface Pass {
  run(first: number, count: number): void;
}

/** For each row the offset that what follows counts from, or NOWHERE. */
interface Placed {
  readonly places: Int32Array;
}

/** Finds such offsets. */
interface Step extends Pass, Placed {}

/** The steps to all leaves; what several paths have in common is done once. */
export class Steps {
  readonly abi: Abi;
  /** Set where a row of the block has something that cannot be read. */
  readonly isUnread: Uint8Array;
  /** Bytes of all that lies on the steps, for a row in which all of it is there. */
  mostBytes: number;
  readonly #roots: Roots;
  readonly #passes: Pass[] = [];
  readonly #known = new Map<string, Step>();

  constructor(roots: Roots, struct: ValueLayout, abi: Abi) {
    this.#roots = roots;
    this.isUnread = roots.isUnread;
    this.abi = abi;
    const { size } = extentOf(struct, abi);
    this.mostBytes = Math.max(size, pointerSizeOf(abi));
    this.#passes.push(new ReadAhead(this, roots, size));
  }

  /** Where the rows are that were gone through last. */
  get source(): Source {
    return this.#roots.source;
  }

  /** Where the last step of a path leads. */
  to(path: readonly PathStep[]): Int32Array {
    let last: Placed = this.#roots;
    let key = '';
    for (const step of path) {
      key += step.kind === 'tag' ? `${step.offset}&${step.mask}=${step.values.join()} ` : `${step.offset}* `;
      last = this.#known.get(key) ?? this.#add(key, step, last);
    }
    return last.places;
  }

  /** Goes all steps for rows of a block, as many as lie in one run of bytes; returns how many these are. */
  run(first: number, count: number): number {
    this.isUnread.fill(0);
    const found = this.#roots.find(first, count);
    for (const pass of this.#passes) pass.run(first, found);
    return found;
  }

  /** Whether the same rows are to be gone through once more, in another source. */
  isToRepeat(): boolean {
    return this.#roots.isToRepeat?.() === true;
  }

  /** The rows that were gone through last, from `first` on, of which something could not be read. */
  unread(first: number): number[] {
    const rows: number[] = [];
    for (let row = this.isUnread.indexOf(1); row >= 0; row = this.isUnread.indexOf(1, row + 1)) {
      rows.push(first + row);
    }
    return rows;
  }

  #add(key: string, step: PathStep, from: Placed): Step {
    const made = step.kind === 'tag' ? new TagStep(this, from, step) : this.#pointer(step, from);
    this.#known.set(key, made);
    this.#passes.push(made);
    return made;
  }

  #pointer({ offset, to }: Extract<PathStep, { kind: 'pointer' }>, from: Placed): Step {
    const isOpen = to.kind === 'sid' || to.kind === 'wideString';
    const size = isOpen ? 0 : extentOf(to, this.abi).size;
    this.mostBytes += size;
    // Of what ends where its bytes say so, at least the first one is there.
    return new PointerStep(this, from, offset, isOpen ? 1 : size);
  }
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
  readonly #roots: Placed;
  readonly #size: number;
  /** Something to come of the reading, or it would be optimized away. */
  sum = 0;

  constructor(steps: Steps, roots: Placed, size: number) {
    this.#steps = steps;
    this.#roots = roots;
    this.#size = size;
  }

  run(_: number, count: number): void {
    const { places } = this.#roots;
    const first = places[0] ?? NOWHERE;
    const last = places[count - 1] ?? NOWHERE;
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
  readonly places: Int32Array;
  readonly #steps: Steps;
  readonly #from: Placed;
  readonly #offset: number;
  readonly #mask: number;
  readonly #values: readonly number[];

  constructor(steps: Steps, from: Placed, { offset, mask, values }: Extract<PathStep, { kind: 'tag' }>) {
    this.places = new Int32Array(steps.isUnread.length);
    this.#steps = steps;
    this.#from = from;
    this.#offset = offset;
    this.#mask = mask;
    this.#values = values;
  }

  run(_: number, count: number): void {
    const { places } = this;
    const { view } = this.#steps.source;
    const from = this.#from.places;
    const offset = this.#offset;
    const mask = this.#mask;
    const values = this.#values;
    const [value] = values;
    const hasMore = values.length > 1;
    for (let row = 0; row < count; row++) {
      const place = from[row] ?? NOWHERE;
      places[row] = NOWHERE;
      if (place < 0) continue;
      const tag = masked(view.getUint32(place + offset, true), mask);
      if (tag === value || (hasMore && values.includes(tag))) places[row] = place;
    }
  }
}

/** Follows a pointer, if all of the pointee is there. */
class PointerStep implements Step {
  readonly places: Int32Array;
  readonly #steps: Steps;
  readonly #from: Placed;
  readonly #offset: number;
  readonly #size: number;

  /** `size` is that of the pointee. */
  constructor(steps: Steps, from: Placed, offset: number, size: number) {
    this.places = new Int32Array(steps.isUnread.length);
    this.#steps = steps;
    this.#from = from;
    this.#offset = offset;
    this.#size = size;
  }

  run(_: number, count: number): void {
    const { source, isUnread, abi } = this.#steps;
    follow(this.#from.places, this.places, count, {
      source,
      isUnread,
      offset: this.#offset,
      size: this.#size,
      isWide: pointerSizeOf(abi) === 8,
    });
  }
}
