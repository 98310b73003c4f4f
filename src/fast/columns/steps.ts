/** The steps from the roots of a block of rows to the leaves of its columns: one step for all rows at a time. */
import { type Abi, extentOf, type PathStep, pointerSizeOf, type ValueLayout } from '../../layout/index.ts';
import type { Source } from '../source.ts';
import type { Loops } from './loops.ts';
import type { Roots } from './places.ts';

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
  readonly loops: Loops;
  /** Set where a row of the block has something that cannot be read. */
  readonly isUnread: Uint8Array;
  /** Bytes of all that lies on the steps, for a row in which all of it is there. */
  mostBytes: number;
  readonly #roots: Roots;
  /** Bytes of a root. */
  readonly #size: number;
  readonly #passes: Pass[] = [];
  readonly #known = new Map<string, Step>();

  constructor(roots: Roots, struct: ValueLayout, abi: Abi, loops: Loops) {
    this.loops = loops;
    this.#roots = roots;
    this.isUnread = roots.isUnread;
    this.abi = abi;
    const { size } = extentOf(struct, abi);
    this.mostBytes = Math.max(size, pointerSizeOf(abi));
    this.#size = size;
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
    this.loops.begin();
    this.isUnread.fill(0, 0, count);
    const found = this.#roots.find(first, count);
    this.loops.fetch(this.#roots.source, this.#roots.places, found, this.#size);
    for (const pass of this.#passes) pass.run(first, found);
    return found;
  }

  /** Whether the same rows are to be gone through once more, in another source. */
  isToRepeat(): boolean {
    return this.#roots.isToRepeat?.() === true;
  }

  /** Which of the `count` rows from `first` on, which were gone through last, have something that could not be read. */
  unread(first: number, count: number): number[] {
    const marks = this.isUnread.subarray(0, count);
    const rows: number[] = [];
    for (let row = marks.indexOf(1); row >= 0; row = marks.indexOf(1, row + 1)) rows.push(first + row);
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

/** Goes on where a tag has one of some values. */
class TagStep implements Step {
  readonly places: Int32Array;
  readonly #steps: Steps;
  readonly #from: Placed;
  readonly #tag: Extract<PathStep, { kind: 'tag' }>;

  constructor(steps: Steps, from: Placed, tag: Extract<PathStep, { kind: 'tag' }>) {
    this.places = steps.loops.places(steps.isUnread.length);
    this.#steps = steps;
    this.#from = from;
    this.#tag = tag;
  }

  run(_: number, count: number): void {
    const { source, loops } = this.#steps;
    const { offset, mask, values } = this.#tag;
    loops.select(this.#from.places, this.places, count, { source, offset, mask, values });
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
    this.places = steps.loops.places(steps.isUnread.length);
    this.#steps = steps;
    this.#from = from;
    this.#offset = offset;
    this.#size = size;
  }

  run(_: number, count: number): void {
    const { source, isUnread, abi, loops } = this.#steps;
    loops.follow(this.#from.places, this.places, count, {
      source,
      isUnread,
      offset: this.#offset,
      size: this.#size,
      isWide: pointerSizeOf(abi) === 8,
    });
  }
}
