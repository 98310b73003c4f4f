/**
 * Where an item of CBOR (RFC 8949) ends, found while its bytes come in: heads are read, contents are passed over.
 * So an item can be held to its limits before anything is kept of it, and the next one be found after an item
 * that nobody can use.
 */

import { argumentIn, argumentSize, isIndefinite, MAJOR, majorOf } from './head.ts';

/** How large an item may be. */
export interface ItemLimits {
  /** Bytes of one item. */
  readonly itemBytes: number;
  /** Values of one item, whatever they are in: a range of memory is three of them. */
  readonly values: number;
}

/**
 * - open: bytes are missing.
 * - complete: the item's last byte was seen.
 * - broken: these bytes are not CBOR, or are nested too deep; where the next item begins, nobody can tell.
 */
export type ItemState = 'open' | 'complete' | 'broken';

/** Arrays, maps, tags and strings in pieces, one within the other. */
const MOST_DEPTH = 16;

/** What values are still to come in. */
interface Container {
  readonly major: number;
  /** Values that have not begun yet; without end where a break ends them. */
  left: number;
  /** Whether the values so far are an even number of them: a map ends after a value, not after a key. */
  isEven: boolean;
}

/** Reads the heads of one item after another. */
export class ItemScanner {
  readonly #limits: ItemLimits;
  readonly #open: Container[] = [];
  /** Bytes of the head that is being read which are still to come. */
  #headLeft = 0;
  #first = 0;
  #argument = 0;
  /** Bytes of the string that is being passed over which are still to come. */
  #contentLeft = 0;
  #values = 0;
  #state: ItemState = 'open';
  #length = 0;
  #fault = '';
  #excess: string | undefined;

  constructor(limits: ItemLimits) {
    this.#limits = limits;
  }

  get state(): ItemState {
    return this.#state;
  }

  /** Bytes of the item that were seen. */
  get length(): number {
    return this.#length;
  }

  /** What is wrong with an item that is broken. */
  get fault(): string {
    return this.#fault;
  }

  /** The limit that the item exceeds, as soon as that is certain. Its end is looked for all the same. */
  get excess(): string | undefined {
    return this.#excess;
  }

  /** Bytes that an item which has begun needs at least to be complete. */
  get missing(): number {
    const values = this.#open.reduce(
      (sum, { left }) => sum + (left === Number.POSITIVE_INFINITY ? 1 : left),
      0,
    );
    return this.#headLeft + this.#contentLeft + values;
  }

  /** Begins the next item. */
  begin(): void {
    this.#open.length = 0;
    this.#headLeft = 0;
    this.#contentLeft = 0;
    this.#values = 0;
    this.#state = 'open';
    this.#length = 0;
    this.#fault = '';
    this.#excess = undefined;
  }

  /** Reads the item on from an offset of the bytes; returns the offset after what belongs to it. */
  scan(bytes: Uint8Array, from: number): number {
    let at = from;
    while (at < bytes.length && this.#state === 'open') {
      if (this.#contentLeft > 0) at += this.#passOver(bytes.length - at);
      else this.#readByte(bytes[at++] ?? 0);
    }
    return at;
  }

  #passOver(available: number): number {
    const passed = Math.min(this.#contentLeft, available);
    this.#length += passed;
    this.#contentLeft -= passed;
    if (this.#contentLeft === 0) this.#endValue();
    return passed;
  }

  /** A byte of a head: the first one says how many follow. */
  #readByte(byte: number): void {
    this.#length++;
    if (this.#headLeft === 0) {
      const size = argumentSize(byte);
      this.#first = byte;
      this.#argument = argumentIn(byte);
      if (size === undefined) {
        this.#refuseHead();
        return;
      }
      this.#headLeft = size;
    } else {
      // Above 2^53 the number is rounded: what is that large exceeds every limit anyway.
      this.#argument = this.#argument * 256 + byte;
      this.#headLeft--;
    }
    if (this.#headLeft === 0) this.#readHead(majorOf(this.#first), this.#argument);
  }

  #readHead(major: number, argument: number): void {
    const isEndless = isIndefinite(this.#first);
    if (isEndless && major === MAJOR.other) {
      this.#readBreak();
      return;
    }
    if (!this.#beginValue(major, isEndless)) return;
    switch (major) {
      case MAJOR.bytes:
      case MAJOR.text:
        if (isEndless) this.#openContainer(major, Number.POSITIVE_INFINITY);
        else this.#beginContent(argument);
        break;
      case MAJOR.array:
        this.#openContainer(major, isEndless ? Number.POSITIVE_INFINITY : argument);
        break;
      case MAJOR.map:
        this.#openContainer(major, isEndless ? Number.POSITIVE_INFINITY : 2 * argument);
        break;
      case MAJOR.tag:
        this.#openContainer(major, 1);
        break;
      default:
        this.#endValue();
    }
  }

  /** Counts a value in what it is in; false where it cannot be there. */
  #beginValue(major: number, isEndless: boolean): boolean {
    if (isEndless && (major < MAJOR.bytes || major === MAJOR.tag)) return this.#refuseHead();
    const container = this.#open.at(-1);
    if (container !== undefined) {
      const isString = container.major === MAJOR.bytes || container.major === MAJOR.text;
      if (isString && (major !== container.major || isEndless)) {
        return this.#break('a string in pieces has a piece that is none');
      }
      container.left--;
      container.isEven = !container.isEven;
    }
    this.#values++;
    this.#checkLimits(0);
    return true;
  }

  #beginContent(length: number): void {
    this.#contentLeft = length;
    this.#checkLimits(0);
    if (length === 0) this.#endValue();
  }

  #openContainer(major: number, left: number): void {
    if (this.#open.length === MOST_DEPTH) {
      this.#break(`more than ${MOST_DEPTH} arrays, maps and tags lie one within the other`);
      return;
    }
    this.#open.push({ major, left, isEven: true });
    if (left === 0) this.#endValue();
    else if (left !== Number.POSITIVE_INFINITY) this.#checkLimits(left);
  }

  #readBreak(): void {
    const container = this.#open.at(-1);
    if (container?.left !== Number.POSITIVE_INFINITY) {
      this.#break('a break stands where nothing is to be ended');
    } else if (container.major === MAJOR.map && !container.isEven) {
      this.#break('a map ends after a key');
    } else {
      container.left = 0;
      this.#endValue();
    }
  }

  /** The last byte of a value was seen: what it was the last value of ends with it. */
  #endValue(): void {
    while (this.#open.at(-1)?.left === 0) this.#open.pop();
    if (this.#open.length === 0) this.#state = 'complete';
  }

  /** `announced` values are certain to follow. */
  #checkLimits(announced: number): void {
    if (this.#excess !== undefined) return;
    const { itemBytes, values } = this.#limits;
    const length = this.#length + this.missing;
    if (this.#values + announced > values) {
      this.#excess = `the item has more values than the limit values of ${values}`;
    } else if (length > itemBytes) {
      this.#excess = `the item takes ${length} bytes at the least, more than the limit itemBytes of ${itemBytes}`;
    }
  }

  #refuseHead(): false {
    return this.#break(`the byte 0x${this.#first.toString(16).padStart(2, '0')} begins no value of CBOR`);
  }

  #break(fault: string): false {
    this.#state = 'broken';
    this.#fault = fault;
    return false;
  }
}
