/** What a kernel is to do for all rows of a block, written into its memory until it is done in one go. */
import type { Source } from '../source.ts';
import { COLUMNS_AT, type Kernel } from './kernel.ts';

/** As columns.h has them. */
const [PLACE, FOLLOW_EACH, FOLLOW, SELECT, LOAD] = [0, 1, 2, 3, 4];
/** Numbers of 32 bits of a step, and which of them says whether a pointer leads elsewhere. */
const STEP = 9;
const HAS_STRAYED = 8;
const MOST_STEPS = 256;

/** Bytes that steps take at the beginning of the room for columns. */
export const STEPS_BYTES: number = Uint32Array.BYTES_PER_ELEMENT * STEP * MOST_STEPS;

/** Where the pointers, the tags or the leaves of rows are, in the kernel's memory. */
interface Reading {
  /** The rows' places; NO_PLACES where they lie one after another. */
  readonly from: number;
  /** To which they are added. */
  readonly at: number;
  /** Where the results go. */
  readonly to: number;
}

/** No place of a row is there. */
export const NO_PLACES = 0;

/** What pointers lead into. */
interface Target {
  readonly source: Source;
  /** The last offset in it that one may lead to. */
  readonly last: number;
  /** Where rows are marked of which the pointer leads elsewhere. */
  readonly isUnread: number;
}

export class RowSteps {
  readonly #kernel: Kernel;
  readonly #steps: Uint32Array;
  /** What the steps that follow pointers lead into. */
  readonly #sources: (Source | undefined)[] = [];
  /** What is done with the results. */
  readonly #after: (() => void)[] = [];
  #rows = 0;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    this.#steps = new Uint32Array(kernel.buffer, COLUMNS_AT, STEP * MOST_STEPS);
  }

  place(rows: number, to: number, start: number, stride: number): void {
    this.#add(rows, PLACE, { from: NO_PLACES, to, at: 0 }, start, stride);
  }

  /** Pointers one after another, where the rows have no places. */
  follow(rows: number, reading: Reading, { source, last, isUnread }: Target): void {
    const kind = reading.from === NO_PLACES ? FOLLOW_EACH : FOLLOW;
    this.#add(rows, kind, reading, source.baseLow, source.baseHigh, last, isUnread);
    this.#sources[this.#sources.length - 1] = source;
  }

  select(rows: number, reading: Reading, mask: number, value: number): void {
    this.#add(rows, SELECT, reading, mask, value);
  }

  /** @param after takes what was loaded. */
  load(rows: number, reading: Reading, size: number, valid: number, after: () => void): void {
    this.#add(rows, LOAD, reading, size, valid);
    this.#after.push(after);
  }

  /** Forgets what was not done. */
  drop(): void {
    this.#sources.length = 0;
    this.#after.length = 0;
  }

  run(): void {
    const sources = this.#sources;
    if (sources.length === 0) return;
    this.#kernel.functions.runRows(COLUMNS_AT, sources.length, this.#rows);
    for (const [i, source] of sources.entries()) {
      if (source !== undefined && this.#steps[STEP * i + HAS_STRAYED] !== 0) source.hasStrayed = true;
    }
    for (const after of this.#after) after();
    this.drop();
  }

  #add(rows: number, kind: number, { from, to, at }: Reading, ...others: readonly number[]): void {
    if (rows !== this.#rows || this.#sources.length === MOST_STEPS) this.run();
    this.#rows = rows;
    const start = STEP * this.#sources.length;
    const steps = this.#steps;
    steps[start] = kind;
    steps[start + 1] = from;
    steps[start + 2] = to;
    steps[start + 3] = at;
    for (const [i, other] of others.entries()) steps[start + 4 + i] = other;
    steps[start + HAS_STRAYED] = 0;
    this.#sources.push(undefined);
  }
}
