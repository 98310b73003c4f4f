/** Spans of addresses as they come, to be sorted and merged. */
import type { Span } from '../memory/index.ts';
import { addressOf } from '../walk/index.ts';

/** How many there is room for at first. */
const ROOM = 1024;

/** Addresses whose upper half is as near to that of the first one have exact distances to it. */
const NEAR = 2 ** 20;

/** The most that lies between an object and the next one because that is aligned. Nothing larger is filled. */
const MOST_FILLED = 7;

/** Whether what lies between two spans, so many bytes from an address on, belongs to them. */
export type IsFilled = (address: bigint, length: number) => boolean;

/** A state of a list, to go back to. */
export interface Mark {
  readonly near: number;
  readonly far: number;
  readonly count: number;
  readonly bytes: number;
}

/** Spans in any order. Nearly all are numbers: distances from the 4 GiB in which the first one begins. */
export class SpanList {
  #origin: number | undefined;
  #starts = new Float64Array(ROOM);
  #ends = new Float64Array(ROOM);
  #near = 0;
  #far: Span[] = [];
  /** The pointers that were added last, as one span. */
  #pointers = { low: 0, high: 0, length: 0 };
  /** How many were added. */
  count = 0;
  /** The sum of their lengths. */
  bytes = 0;

  add({ start, end }: Span): void {
    this.addAt(Number(start & 0xffffffffn), Number(start >> 32n), Number(end - start));
  }

  /** Adds bytes at an address, which is given in two halves. */
  addAt(low: number, high: number, length: number): void {
    this.count++;
    this.bytes += length;
    this.#add(low, high, length);
  }

  /** Adds a pointer of an array. That it was added is not forgotten: whoever takes its element reads it, too. */
  addPointer(low: number, high: number, size: number): void {
    this.count++;
    this.bytes += size;
    const { low: first, high: firstHigh, length } = this.#pointers;
    if (high === firstHigh && low === first + length) this.#pointers.length += size;
    else {
      if (length > 0) this.#add(first, firstHigh, length);
      this.#pointers = { low, high, length: size };
    }
  }

  #add(low: number, high: number, length: number): void {
    this.#origin ??= high;
    const distance = high - this.#origin;
    if (distance > NEAR || distance < -NEAR) {
      const start = addressOf(low, high);
      this.#far.push({ start, end: start + BigInt(length) });
      return;
    }
    if (this.#near === this.#starts.length) this.#grow();
    const start = distance * 0x100000000 + low;
    this.#starts[this.#near] = start;
    this.#ends[this.#near++] = start + length;
  }

  /** Counts bytes that are a part of what is added beside them. */
  countOnly(length: number): void {
    this.count++;
    this.bytes += length;
  }

  mark(): Mark {
    return { near: this.#near, far: this.#far.length, count: this.count, bytes: this.bytes };
  }

  /** Forgets what was added since a mark was made. */
  backTo({ near, far, count, bytes }: Mark): void {
    this.#near = near;
    this.#far.length = far;
    this.count = count;
    this.bytes = bytes;
  }

  /**
   * The spans in the order of their addresses, none of which touches another; then the list is empty. Two are joined, too,
   * where `isFilled` says so of what lies between them.
   */
  take(isFilled: IsFilled = () => false): Span[] {
    const { low, high, length } = this.#pointers;
    if (length > 0) this.#add(low, high, length);
    this.#pointers = { low: 0, high: 0, length: 0 };
    const near = this.#takeNear(isFilled);
    const far = this.#far;
    this.#origin = undefined;
    this.#near = 0;
    this.#far = [];
    this.count = 0;
    this.bytes = 0;
    return far.length === 0 ? near : merged([...near, ...far], isFilled);
  }

  /**
   * Starts and ends are sorted apart, since numbers alone sort several times as fast: before a start there is a gap when
   * as many spans end before it as begin before it.
   */
  #takeNear(isFilled: IsFilled): Span[] {
    const starts = sorted(this.#starts.subarray(0, this.#near));
    const ends = sorted(this.#ends.subarray(0, this.#near));
    const base = BigInt(this.#origin ?? 0) << 32n;
    const spans: Span[] = [];
    for (let i = 0, first = 0; i < starts.length; i++) {
      const end = ends[i] ?? 0;
      if (i + 1 < starts.length) {
        const gap = (starts[i + 1] ?? 0) - end;
        if (gap <= 0 || (gap <= MOST_FILLED && isFilled(base + BigInt(end), gap))) continue;
      }
      spans.push({ start: base + BigInt(starts[first] ?? 0), end: base + BigInt(end) });
      first = i + 1;
    }
    return spans;
  }

  #grow(): void {
    const [starts, ends] = [this.#starts, this.#ends];
    this.#starts = new Float64Array(2 * starts.length);
    this.#ends = new Float64Array(2 * ends.length);
    this.#starts.set(starts);
    this.#ends.set(ends);
  }
}

/**
 * The numbers, sorted. What lies in memory in the order in which it is reached, as it mostly does, is sorted but for the
 * last one, which is of the pointers to it.
 */
function sorted(numbers: Float64Array): Float64Array {
  const last = numbers[numbers.length - 1] ?? 0;
  const place = numbers.findIndex((number) => number > last);
  if (place >= 0) numbers.copyWithin(place + 1, place).fill(last, place, place + 1);
  for (let i = 1; i < numbers.length; i++) {
    if ((numbers[i - 1] ?? 0) > (numbers[i] ?? 0)) return numbers.sort();
  }
  return numbers;
}

function merged(spans: Span[], isFilled: IsFilled): Span[] {
  const all: { start: bigint; end: bigint }[] = [];
  for (const { start, end } of spans.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0))) {
    const last = all.at(-1);
    if (last === undefined || !isTouched(last.end, start, isFilled)) all.push({ start, end });
    else if (end > last.end) last.end = end;
  }
  return all;
}

function isTouched(end: bigint, start: bigint, isFilled: IsFilled): boolean {
  const gap = start - end;
  return gap <= 0n || (gap <= BigInt(MOST_FILLED) && isFilled(end, Number(gap)));
}
