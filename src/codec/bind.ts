/** A descriptor bound to an ABI as a restructure type, for use inside anybody's restructure structs. */
import { Struct as RestructureStruct } from 'restructure';
import { type Abi, assertLayout, extentOf, type Infer, type ValueLayout } from '../layout/index.ts';
import { type Address, memoryImage, toAddress } from '../memory/index.ts';
import { Decoder } from './decoder.ts';
import { alignObject, encodeObjects } from './encoder.ts';
import { type Limits, resolveLimits } from './limits.ts';

/** What restructure asks of a type, with streams by what is used of them. */
export interface BoundType<T> {
  /**
   * The value at the stream's position; the position moves past the struct.
   * @throws DecodeError when something cannot be read.
   */
  decode(stream: ReadableStream, parent?: unknown): T;
  /**
   * Writes the struct at the stream's position. What it points to goes where restructure puts what its own
   * pointers lead to: after the outermost struct; without one, right after this struct. (So an array of these
   * needs a struct around it, or its count in front: a bare r.Array gives its elements no such place.)
   * @throws TypeError when the value does not fit.
   */
  encode(stream: WritableStream, value: T, parent?: unknown): void;
  /** Bytes of the struct and, with a value, of what the value points to. */
  size(value?: T | null, parent?: unknown): number;
  /** The value whose struct is at the start of the buffer. */
  fromBuffer(buffer: Uint8Array): T;
  /** The struct and all that it points to. */
  toBuffer(value: T): Uint8Array;
}

/** What is used of restructure's DecodeStream. */
export interface ReadableStream {
  readonly view: DataView;
  pos: number;
}

/** What is used of restructure's EncodeStream. */
export interface WritableStream {
  pos: number;
  writeBuffer(bytes: Uint8Array): void;
}

export interface BindOptions {
  readonly abi: Abi;
  /** The address of the stream's first byte; 0 where none is given. */
  readonly base?: Address;
  readonly limits?: Partial<Limits>;
}

/**
 * A layout under an ABI as a restructure type: it nests in restructure's structs, arrays and pointers, and works
 * alone with `fromBuffer` and `toBuffer`. Pointers are absolute, counted from `base` at the stream's first byte.
 * @throws TypeError or RangeError for a wrong option.
 */
export function bind<L extends ValueLayout>(layout: L, options: BindOptions): BoundType<Infer<L>> {
  return new Bound(layout, options);
}

/** restructure keeps the base class of its types to itself. */
const Base: new <T>() => Pick<BoundType<T>, 'fromBuffer' | 'toBuffer'> =
  Object.getPrototypeOf(RestructureStruct);

/** The most that can lie between the end of one object and the aligned start of the next. */
const MOST_PADDING = 7;

class Bound<L extends ValueLayout> extends Base<Infer<L>> implements BoundType<Infer<L>> {
  readonly #layout: L;
  readonly #abi: Abi;
  readonly #base: bigint;
  readonly #limits: Limits;

  constructor(layout: L, { abi, base = 0n, limits }: BindOptions) {
    super();
    assertLayout(layout);
    this.#layout = layout;
    this.#abi = abi;
    this.#base = toAddress(base, abi, 'base');
    this.#limits = resolveLimits(limits);
  }

  decode(stream: ReadableStream): Infer<L> {
    assertPosition(stream);
    const memory = memoryImage(stream.view, { abi: this.#abi, base: this.#base });
    const decoder = new Decoder(memory, this.#layout.ctype, { limits: this.#limits });
    const value = decoder.root(this.#layout, this.#base + BigInt(stream.pos));
    // Nothing listens to issues, so what cannot be read was thrown, and only a blob or pointer is null here.
    stream.pos += this.#structSize(value);
    return value as Infer<L>;
  }

  encode(stream: WritableStream, value: Infer<L>, parent?: unknown): void {
    assertPosition(stream);
    const end = stream.pos + this.#structSize(value);
    const encoding = outermost(parent, isEncoding);
    const tailOffset = encoding?.pointerOffset ?? end;
    const tailAddress = alignObject(this.#base + BigInt(tailOffset));
    const { root, tail } = this.#objects(value, this.#base + BigInt(stream.pos), tailAddress);
    const padded = new Uint8Array(reserved(tail));
    if (tail.length > 0) padded.set(tail, Number(tailAddress - this.#base) - tailOffset);
    stream.writeBuffer(root);
    if (encoding === undefined) stream.writeBuffer(padded);
    else {
      encoding.pointers.push({ type: RAW, val: padded, parent });
      encoding.pointerOffset += padded.length;
    }
  }

  size(value?: Infer<L> | null, parent?: unknown): number {
    const structSize = this.#structSize(value);
    if (value === undefined || value === null) return structSize;
    // Where it will lie is not known yet: leave room to align it anywhere.
    const tailSize = reserved(this.#objects(value, 0n, 0n).tail);
    const measuring = outermost(parent, isMeasuring);
    if (measuring !== undefined) measuring.pointerSize += tailSize;
    // An array with its count in front encodes without having a place to measure: the tail is not this type's all the same.
    else if (outermost(parent, isEncoding) === undefined) return structSize + tailSize;
    return structSize;
  }

  #objects(value: unknown, rootAddress: bigint, tailAddress: bigint) {
    const plan = { abi: this.#abi, struct: this.#layout.ctype, rootAddress, tailAddress };
    return encodeObjects(this.#layout, value, plan);
  }

  /** A SID and a string are as long as their value. */
  #structSize(value: unknown): number {
    const { kind } = this.#layout;
    if ((kind !== 'sid' && kind !== 'wideString') || typeof value !== 'string') {
      return extentOf(this.#layout, this.#abi).size;
    }
    return this.#objects(value, 0n, 0n).root.length;
  }
}

function assertPosition(stream: { readonly pos: number }): void {
  if (Number.isSafeInteger(stream?.pos) && stream.pos >= 0) return;
  throw new TypeError('bind: a stream of restructure has its position, 0 or more, in `pos`');
}

function reserved(tail: Uint8Array): number {
  return tail.length === 0 ? 0 : tail.length + MOST_PADDING;
}

/**
 * The outermost of the structs and arrays around. What is written after an inner one would lie where restructure
 * looks for the next member when it decodes.
 */
function outermost<T>(parent: unknown, isOne: (value: unknown) => value is T): T | undefined {
  let found: T | undefined;
  for (let at = parent; typeof at === 'object' && at !== null; at = 'parent' in at ? at.parent : undefined) {
    if (isOne(at)) found = at;
  }
  return found;
}

/** What restructure hands down while it encodes: what is written later, and where that will lie. */
interface Encoding {
  readonly pointers: { type: typeof RAW; val: Uint8Array; parent: unknown }[];
  pointerOffset: number;
}

const RAW = { encode: (stream: WritableStream, bytes: Uint8Array): void => stream.writeBuffer(bytes) };

function isEncoding(parent: unknown): parent is Encoding {
  return (
    typeof parent === 'object' &&
    parent !== null &&
    'pointers' in parent &&
    Array.isArray(parent.pointers) &&
    'pointerOffset' in parent &&
    typeof parent.pointerOffset === 'number'
  );
}

/** What restructure hands down while it measures: the bytes that will be written later. */
interface Measuring {
  pointerSize: number;
}

function isMeasuring(parent: unknown): parent is Measuring {
  return (
    typeof parent === 'object' &&
    parent !== null &&
    'pointerSize' in parent &&
    typeof parent.pointerSize === 'number'
  );
}
