/** The bytes of an item, and what they can be. */
import { argumentIn, argumentSize, isIndefinite, MAJOR, majorOf } from './head.ts';

/** Whether an item can be a map: it is one, or has a tag before it. */
export function canBeMap([first = 0]: Uint8Array): boolean {
  return majorOf(first) === MAJOR.map || majorOf(first) === MAJOR.tag;
}

/** No capture has fewer bytes: its five members have names of 25 letters, and at least 16 bytes beside them. */
export const LEAST_CAPTURE = 41;

const FIRST_MEMBER = [...'fwpm'].map((letter) => letter.charCodeAt(0));

/** Whether an item can be a capture, or was meant to be one. A small map is not that unless it has the name of the first member. */
export function canBeCapture(bytes: Uint8Array): boolean {
  return canBeMap(bytes) && (bytes.length >= LEAST_CAPTURE || namesFirstMember(bytes));
}

function namesFirstMember(bytes: Uint8Array): boolean {
  return bytes.some((_, at) => FIRST_MEMBER.every((letter, i) => bytes[at + i] === letter));
}

/** Items of one and the same byte, one after another. */
export interface ItemRun {
  readonly count: number;
  /** Bytes of one of them. */
  readonly size: number;
}

/**
 * The items that begin at an offset and are made of one byte again and again, and are no captures: zeros after the end of
 * what was written are a million items in a megabyte. Undefined where there is not one such item.
 */
export function runOfItems(bytes: Uint8Array, from: number, mostBytes: number): ItemRun | undefined {
  const byte = bytes[from] ?? 0;
  const size = RUN_SIZES[byte] ?? 0;
  if (size === 0 || size > mostBytes || from + size > bytes.length) return undefined;
  let end = from + 1;
  while (bytes[end] === byte) end++;
  const count = Math.floor((end - from) / size);
  return count === 0 ? undefined : { count, size };
}

/** For each byte the size of the item that a run of it begins with; 0 where that never ends, or is a broken one. */
const RUN_SIZES = Float64Array.from({ length: 256 }, (_, byte) => sizeInRun(byte));

function sizeInRun(byte: number): number {
  const argumentBytes = argumentSize(byte);
  if (argumentBytes === undefined || isIndefinite(byte)) return 0;
  let argument = argumentIn(byte);
  for (let i = 0; i < argumentBytes; i++) argument = argument * 256 + byte;
  const head = 1 + argumentBytes;
  switch (majorOf(byte)) {
    case MAJOR.bytes:
    case MAJOR.text:
      return head + argument;
    case MAJOR.array:
    case MAJOR.map:
      return argument === 0 ? head : 0;
    case MAJOR.tag:
      return 0;
    default:
      return head;
  }
}

const NOTHING = new Uint8Array(0);

/** The bytes of an item, as they come in. What is kept grows with what came, not with what was announced. */
export class ItemBytes {
  #bytes = NOTHING;
  #length = 0;

  /** Of what cannot be a capture only the first bytes are kept. */
  add(bytes: Uint8Array): void {
    if (this.#length > 0 && !canBeMap(this.#bytes)) return;
    const length = this.#length + bytes.length;
    if (length > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(length, 2 * this.#bytes.length));
      grown.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = grown;
    }
    this.#bytes.set(bytes, this.#length);
    this.#length = length;
  }

  /** All that came; it belongs to the caller. */
  take(): Uint8Array {
    const bytes = this.#bytes.subarray(0, this.#length);
    this.#bytes = NOTHING;
    this.#length = 0;
    return bytes;
  }
}
