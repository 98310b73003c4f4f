/**
 * Columns out of one image, without an object in between: a block of rows at a time, and in it one step of one
 * column at a time, so that every loop does one thing, and what it touches stays in the processor's cache.
 */
import type { Limits } from '../codec/index.ts';
import {
  type Abi,
  extentOf,
  type PathEnd,
  type PathStep,
  pointerSizeOf,
  type ResolvedPath,
  type ValueLayout,
} from '../layout/index.ts';
import { type Memory, MemoryImage } from '../memory/index.ts';
import type { Run } from '../roots.ts';
import { bytes, guid, ipv4, ipv6, mac, sid } from './leaves.ts';
import { pointer4, pointer8 } from './pointers.ts';
import { GIVE_UP, need, Source } from './source.ts';
import { countedText, wideString } from './strings.ts';

// --- what columns hold ---------------------------------------------------------------------------------------

/** What holds the values of a column, by the kind of the leaf. */
export interface ColumnValuesByKind {
  uint8: Uint8Array;
  uint16: Uint16Array;
  uint32: Uint32Array;
  int8: Int8Array;
  int16: Int16Array;
  int32: Int32Array;
  float32: Float32Array;
  float64: Float64Array;
  uint64: BigUint64Array;
  int64: BigInt64Array;
  filetime: BigUint64Array;
  bool: Uint8Array;
  enum: Uint32Array;
  flags: Uint32Array;
  guid: (string | null)[];
  ipv4: (string | null)[];
  ipv6: (string | null)[];
  mac: (string | null)[];
  sid: (string | null)[];
  wideString: (string | null)[];
  textBlob: (string | null)[];
  bytes: (Uint8Array | null)[];
  byteBlob: (Uint8Array | null)[];
}

export type ColumnKind = keyof ColumnValuesByKind;

/** The kind of column that a leaf fills. */
export function columnKindOf(leaf: PathEnd): ColumnKind {
  if (leaf.kind !== 'blob') return leaf.kind;
  return leaf.content === 'text' ? 'textBlob' : 'byteBlob';
}

/** A column that is being filled. */
export type ColumnData<K extends ColumnKind = ColumnKind> = {
  [Kind in K]: {
    readonly kind: Kind;
    readonly path: ResolvedPath;
    readonly values: ColumnValuesByKind[Kind];
    readonly valid: Uint8Array;
  };
}[K];

// --- blocks of rows ------------------------------------------------------------------------------------------

/** Rows that are read together. */
export const BLOCK_ROWS = 256;

/** In the place of an offset: there is nothing to go on from. */
const NOTHING = -1;

/** Reads columns of one run of structs out of one image. */
export class FastColumns {
  readonly #ways: Ways;
  readonly #columns: readonly ColumnReader[];

  /** What reads the columns; undefined where only the careful decoder can. */
  static for(
    struct: ValueLayout,
    memory: Memory,
    limits: Limits,
    run: Run,
    columns: readonly ColumnData[],
  ): FastColumns | undefined {
    if (!(memory instanceof MemoryImage) || struct.kind !== 'struct') return undefined;
    if (columns.some(({ path }) => depthOf(path) > limits.depth)) return undefined;
    const ways = new Ways(memory, struct, run);
    const places = columns.map((data) => [data, ways.to(data.path.steps)] as const);
    // What lies on the ways is counted beforehand, and what the limit leaves is shared out. A row that needs more
    // goes to the careful decoder, which counts exactly.
    const left = limits.totalBytes - ways.mostBytes;
    if (left < 0) return undefined;
    const sharers = columns.filter(({ path }) => isUnsized(path.leaf)).length;
    const shares = { ...limits, totalBytes: Math.floor(left / Math.max(1, sharers)) };
    return new FastColumns(
      ways,
      places.map(([data, at]) => ({ data, leaves: leavesOf(data, ways, at, shares) })),
    );
  }

  private constructor(ways: Ways, columns: readonly ColumnReader[]) {
    this.#ways = ways;
    this.#columns = columns;
  }

  /**
   * Fills `count` rows from `first` on; BLOCK_ROWS of them at the most.
   * @returns the rows of which something cannot be read: what they hold then has no meaning.
   */
  read(first: number, count: number): number[] {
    this.#ways.run(first, count);
    for (const { data, leaves } of this.#columns) load(data, leaves, first, count);
    return this.#ways.unread(first);
  }
}

/** A column, and where its leaves are. */
interface ColumnReader {
  readonly data: ColumnData;
  readonly leaves: Leaves;
}

/** Pointers one behind the other on the way to a leaf's value. */
function depthOf({ steps, leaf }: ResolvedPath): number {
  return steps.filter(({ kind }) => kind === 'pointer').length + (leaf.kind === 'blob' ? 1 : 0);
}

/** Whether only the memory says how large a leaf's value is. */
function isUnsized({ kind }: PathEnd): boolean {
  return kind === 'sid' || kind === 'wideString' || kind === 'blob';
}

// --- the ways to the leaves ----------------------------------------------------------------------------------

/** What is done with a block of rows before any leaf is read. */
interface Pass {
  run(first: number, count: number): void;
}

/** Finds for each row the offset that what follows counts from, or NOTHING. */
interface Step extends Pass {
  readonly places: Float64Array;
}

/** The steps to all leaves; what several paths have in common is done once. */
class Ways {
  readonly source: Source;
  readonly abi: Abi;
  /** Set where a row of the block has something that cannot be read. */
  readonly isUnread: Uint8Array;
  /** Bytes of all that lies on the ways, for a row in which all of it is there. */
  mostBytes: number;
  readonly #roots: Step;
  readonly #passes: Pass[] = [];
  readonly #known = new Map<string, Step>();

  constructor(memory: MemoryImage, struct: ValueLayout, run: Run) {
    this.isUnread = new Uint8Array(Math.min(BLOCK_ROWS, run.count));
    this.source = new Source(memory.view, memory.base);
    this.abi = memory.abi;
    const { size } = extentOf(struct, memory.abi);
    const pointerSize = pointerSizeOf(memory.abi);
    const isEntries = run.kind === 'entries';
    this.mostBytes = isEntries ? Math.max(size, pointerSize) : size;
    const start = memory.offsetOf(run.start);
    const elements = new ElementStep(this, start, run.stride, isEntries ? pointerSize : size);
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

  /** Goes all ways for a block of rows. */
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
  readonly #ways: Ways;
  readonly #start: number;
  readonly #stride: number;
  readonly #size: number;

  constructor(ways: Ways, start: number, stride: number, size: number) {
    this.places = new Float64Array(ways.isUnread.length);
    this.#ways = ways;
    this.#start = start;
    this.#stride = stride;
    this.#size = size;
  }

  run(first: number, count: number): void {
    const { places } = this;
    const { source, isUnread } = this.#ways;
    const start = this.#start;
    const stride = this.#stride;
    const last = source.size - this.#size;
    for (let row = 0; row < count; row++) {
      const place = start + (first + row) * stride;
      const isThere = place >= 0 && place <= last;
      places[row] = isThere ? place : NOTHING;
      if (!isThere) isUnread[row] = 1;
    }
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
  readonly #ways: Ways;
  readonly #roots: Step;
  readonly #size: number;
  /** Something to come of the reading, or it would be optimized away. */
  sum = 0;

  constructor(ways: Ways, roots: Step, size: number) {
    this.#ways = ways;
    this.#roots = roots;
    this.#size = size;
  }

  run(_: number, count: number): void {
    const { places } = this.#roots;
    const first = places[0] ?? NOTHING;
    const last = places[count - 1] ?? NOTHING;
    const start = Math.min(first, last);
    const end = Math.max(first, last) + this.#size;
    if (start < 0 || end - start > count * MOST_SPACING) return;
    const { view } = this.#ways.source;
    let sum = 0;
    for (let offset = start; offset < end; offset += CACHE_LINE) sum += view.getUint8(offset);
    this.sum = sum;
  }
}

/** Goes on where a tag has one of some values. */
class TagStep implements Step {
  readonly places: Float64Array;
  readonly #ways: Ways;
  readonly #from: Step;
  readonly #offset: number;
  readonly #values: readonly number[];

  constructor(ways: Ways, from: Step, { offset, values }: Extract<PathStep, { kind: 'tag' }>) {
    this.places = new Float64Array(ways.isUnread.length);
    this.#ways = ways;
    this.#from = from;
    this.#offset = offset;
    this.#values = values;
  }

  run(_: number, count: number): void {
    const { places } = this;
    const { view } = this.#ways.source;
    const from = this.#from.places;
    const offset = this.#offset;
    const values = this.#values;
    const [value] = values;
    const hasMore = values.length > 1;
    for (let row = 0; row < count; row++) {
      const place = from[row] ?? NOTHING;
      places[row] = NOTHING;
      if (place < 0) continue;
      const tag = view.getUint32(place + offset, true);
      if (tag === value || (hasMore && values.includes(tag))) places[row] = place;
    }
  }
}

/** Goes on behind a pointer, if all of the pointee is there. */
class PointerStep implements Step {
  readonly places: Float64Array;
  readonly #ways: Ways;
  readonly #from: Step;
  readonly #offset: number;
  readonly #size: number;

  /** `size` is that of the pointee. */
  constructor(ways: Ways, from: Step, offset: number, size: number) {
    this.places = new Float64Array(ways.isUnread.length);
    this.#ways = ways;
    this.#from = from;
    this.#offset = offset;
    this.#size = size;
  }

  run(_: number, count: number): void {
    const { places } = this;
    const { source, isUnread, abi } = this.#ways;
    const { view, baseLow, baseHigh } = source;
    const from = this.#from.places;
    const offset = this.#offset;
    const isWide = pointerSizeOf(abi) === 8;
    const last = source.size - this.#size;
    for (let row = 0; row < count; row++) {
      const place = from[row] ?? NOTHING;
      places[row] = NOTHING;
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

// --- leaves --------------------------------------------------------------------------------------------------

/** The leaves of one column in a block of rows. */
interface Leaves {
  readonly source: Source;
  readonly places: Float64Array;
  /** Where the leaf is, counted from its place. */
  readonly offset: number;
  /** Bytes of the leaf; 0 where it has no size of its own. */
  readonly size: number;
  readonly valid: Uint8Array;
  readonly isUnread: Uint8Array;
  /** Of a row. */
  readonly limits: Limits;
  /** How the pointer of a blob is followed, and where in the blob it is. */
  readonly follow: (source: Source, offset: number) => number;
  readonly dataOffset: number;
}

function leavesOf(
  { path: { leaf, offset }, valid }: ColumnData,
  { source, abi, isUnread }: Ways,
  places: Float64Array,
  limits: Limits,
): Leaves {
  const pointerSize = pointerSizeOf(abi);
  return {
    source,
    places,
    offset,
    size: isUnsized(leaf) ? 0 : extentOf(leaf, abi).size,
    valid,
    isUnread,
    limits,
    follow: pointerSize === 8 ? pointer8 : pointer4,
    // A size, and a pointer aligned to its own size.
    dataOffset: pointerSize,
  };
}

/** Reads the leaves of the rows that have one. */
function load<K extends ColumnKind>(
  { kind, values }: ColumnData<K>,
  leaves: Leaves,
  first: number,
  count: number,
): void {
  LOADERS[kind](values, leaves, first, count);
}

type Loader<V> = (values: V, leaves: Leaves, first: number, count: number) => void;

const LOADERS: { readonly [K in ColumnKind]: Loader<ColumnValuesByKind[K]> } = {
  uint8: loadUint8,
  uint16: loadUint16,
  uint32: loadUint32,
  int8: loadInt8,
  int16: loadInt16,
  int32: loadInt32,
  float32: loadFloat32,
  float64: loadFloat64,
  uint64: loadWords,
  int64: loadWords,
  filetime: loadWords,
  bool: loadBool,
  enum: loadUint32,
  flags: loadUint32,
  guid: loaderOf(guid),
  ipv4: loaderOf((source, offset) => ipv4(source.view.getUint32(offset, true))),
  ipv6: loaderOf(ipv6),
  mac: loaderOf(mac),
  sid: loaderOf(sid),
  wideString: loaderOf(wideString),
  textBlob: loaderOf((source, offset, leaves) => {
    const data = leaves.follow(source, offset + leaves.dataOffset);
    return data < 0 ? null : countedText(source, data, sizeOfBlob(source, offset, data));
  }),
  bytes: loaderOf((source, offset, { size }) => bytes(source, offset, size)),
  byteBlob: loaderOf((source, offset, leaves) => {
    const data = leaves.follow(source, offset + leaves.dataOffset);
    return data < 0 ? null : bytes(source, data, sizeOfBlob(source, offset, data));
  }),
};

// One loop for each type of array: a loop that several types go through is a slow one.

function loadUint8(
  values: Uint8Array,
  { source: { view }, places, offset, valid }: Leaves,
  first: number,
  count: number,
): void {
  for (let row = 0; row < count; row++) {
    const place = places[row] ?? NOTHING;
    if (place < 0) continue;
    values[first + row] = view.getUint8(place + offset);
    valid[first + row] = 1;
  }
}

function loadUint16(
  values: Uint16Array,
  { source: { view }, places, offset, valid }: Leaves,
  first: number,
  count: number,
): void {
  for (let row = 0; row < count; row++) {
    const place = places[row] ?? NOTHING;
    if (place < 0) continue;
    values[first + row] = view.getUint16(place + offset, true);
    valid[first + row] = 1;
  }
}

function loadUint32(
  values: Uint32Array,
  { source: { view }, places, offset, valid }: Leaves,
  first: number,
  count: number,
): void {
  for (let row = 0; row < count; row++) {
    const place = places[row] ?? NOTHING;
    if (place < 0) continue;
    values[first + row] = view.getUint32(place + offset, true);
    valid[first + row] = 1;
  }
}

function loadInt8(
  values: Int8Array,
  { source: { view }, places, offset, valid }: Leaves,
  first: number,
  count: number,
): void {
  for (let row = 0; row < count; row++) {
    const place = places[row] ?? NOTHING;
    if (place < 0) continue;
    values[first + row] = view.getInt8(place + offset);
    valid[first + row] = 1;
  }
}

function loadInt16(
  values: Int16Array,
  { source: { view }, places, offset, valid }: Leaves,
  first: number,
  count: number,
): void {
  for (let row = 0; row < count; row++) {
    const place = places[row] ?? NOTHING;
    if (place < 0) continue;
    values[first + row] = view.getInt16(place + offset, true);
    valid[first + row] = 1;
  }
}

function loadInt32(
  values: Int32Array,
  { source: { view }, places, offset, valid }: Leaves,
  first: number,
  count: number,
): void {
  for (let row = 0; row < count; row++) {
    const place = places[row] ?? NOTHING;
    if (place < 0) continue;
    values[first + row] = view.getInt32(place + offset, true);
    valid[first + row] = 1;
  }
}

function loadFloat32(
  values: Float32Array,
  { source: { view }, places, offset, valid }: Leaves,
  first: number,
  count: number,
): void {
  for (let row = 0; row < count; row++) {
    const place = places[row] ?? NOTHING;
    if (place < 0) continue;
    values[first + row] = view.getFloat32(place + offset, true);
    valid[first + row] = 1;
  }
}

function loadFloat64(
  values: Float64Array,
  { source: { view }, places, offset, valid }: Leaves,
  first: number,
  count: number,
): void {
  for (let row = 0; row < count; row++) {
    const place = places[row] ?? NOTHING;
    if (place < 0) continue;
    values[first + row] = view.getFloat64(place + offset, true);
    valid[first + row] = 1;
  }
}

function loadBool(
  values: Uint8Array,
  { source: { view }, places, offset, valid }: Leaves,
  first: number,
  count: number,
): void {
  for (let row = 0; row < count; row++) {
    const place = places[row] ?? NOTHING;
    if (place < 0) continue;
    values[first + row] = view.getUint32(place + offset, true) === 0 ? 0 : 1;
    valid[first + row] = 1;
  }
}

/** Where the low word of 64 bits is in this machine's memory: 0 on all but very few. */
const LOW_WORD = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 0 : 1;

/** 64-bit values as two words each: a bigint for each would take several times as long. */
function loadWords(
  values: BigUint64Array | BigInt64Array,
  { source: { view }, places, offset, valid }: Leaves,
  first: number,
  count: number,
): void {
  const words = new Uint32Array(values.buffer, values.byteOffset + 8 * first, 2 * count);
  for (let row = 0; row < count; row++) {
    const place = places[row] ?? NOTHING;
    if (place < 0) continue;
    words[2 * row + LOW_WORD] = view.getUint32(place + offset, true);
    words[2 * row + 1 - LOW_WORD] = view.getUint32(place + offset + 4, true);
    valid[first + row] = 1;
  }
}

/** A loader of what is no number. `read` gives up on what it cannot read, and gives null for what is not there. */
function loaderOf<T>(
  read: (source: Source, offset: number, leaves: Leaves) => T | null,
): Loader<(T | null)[]> {
  return (values, leaves, first, count) => {
    const { source, places, offset, valid, isUnread, limits } = leaves;
    for (let row = 0; row < count; row++) {
      const place = places[row] ?? NOTHING;
      if (place < 0) continue;
      source.begin(limits);
      try {
        const value = read(source, place + offset, leaves);
        values[first + row] = value;
        if (value !== null) valid[first + row] = 1;
      } catch (error) {
        if (error !== GIVE_UP) throw error;
        isUnread[row] = 1;
      }
    }
  };
}

/** Bytes of the blob at `offset`, when all of them are there. */
function sizeOfBlob(source: Source, offset: number, data: number): number {
  const size = source.view.getUint32(offset, true);
  if (size > source.blobBytes) throw GIVE_UP;
  need(source, data, size);
  return size;
}
