/** What columns hold, and how decoded values get into them. */
import { parseIpv4, writeIpv6 } from '../codec/leaf/ip.ts';
import type { ColumnData, ColumnKind, ColumnValuesByKind } from '../fast/columns/stores.ts';
import type { PathEnd, ResolvedPath } from '../layout/index.ts';

/** A column, and in which form it holds its values. */
export interface FilledColumn {
  readonly kind: ColumnKind;
  readonly values: ColumnValuesByKind[ColumnKind];
  readonly valid: Uint8Array;
}

export function newColumn<K extends ColumnKind>(kind: K, path: ResolvedPath, length: number): ColumnData<K> {
  return { kind, path, values: STORAGES[kind].create(length), valid: new Uint8Array(length) };
}

/** Rows of a column from its first one on. */
export function firstRows({ kind, values, valid }: ColumnData, rows: number): FilledColumn {
  if (rows === valid.length) return { kind, values, valid };
  const size = (rows * values.length) / valid.length;
  const some = Array.isArray(values) ? values.slice(0, size) : values.subarray(0, size);
  return { kind, values: some, valid: valid.subarray(0, rows) };
}

/** What the names lead to; undefined where there is no such member, since the tag selects another arm. */
export function memberAt(root: unknown, names: readonly string[]): unknown {
  let value = root;
  for (const name of names) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = Reflect.get(value, name);
  }
  return value;
}

/** Stores what a leaf was decoded to; null and undefined say that there is no value. */
export function put<K extends ColumnKind>(
  { kind, path, values, valid }: ColumnData<K>,
  index: number,
  decoded: unknown,
): void {
  const value = numberIn(path.leaf, decoded);
  valid[index] = value === null || value === undefined ? 0 : 1;
  STORAGES[kind].put(values, index, value);
}

/** Enums and booleans as the numbers that columns hold, undefined for a name that has none; other values as they are. */
function numberIn(leaf: PathEnd, decoded: unknown): unknown {
  if (leaf.kind === 'enum' && typeof decoded === 'string') return leaf.values[decoded];
  return typeof decoded === 'boolean' ? Number(decoded) : decoded;
}

// --- values --------------------------------------------------------------------------------------------------

interface Storage<V> {
  create(length: number): V;
  /** Stores a value, or what stands for none in the place of one of another type. */
  put(values: V, index: number, value: unknown): void;
}

const STORAGES: { readonly [K in ColumnKind]: Storage<ColumnValuesByKind[K]> } = {
  uint8: numbers((length) => new Uint8Array(length)),
  uint16: numbers((length) => new Uint16Array(length)),
  uint32: numbers((length) => new Uint32Array(length)),
  int8: numbers((length) => new Int8Array(length)),
  int16: numbers((length) => new Int16Array(length)),
  int32: numbers((length) => new Int32Array(length)),
  float32: numbers((length) => new Float32Array(length)),
  float64: numbers((length) => new Float64Array(length)),
  uint64: bigints((length) => new BigUint64Array(length)),
  int64: bigints((length) => new BigInt64Array(length)),
  filetime: bigints((length) => new BigUint64Array(length)),
  bool: numbers((length) => new Uint8Array(length)),
  enum: numbers((length) => new Uint32Array(length)),
  flags: numbers((length) => new Uint32Array(length)),
  guid: objects(isString),
  ipv4: objects(isString),
  ipv6: objects(isString),
  mac: objects(isString),
  sid: objects(isString),
  wideString: objects(isString),
  textBlob: objects(isString),
  bytes: objects(isBytes),
  byteBlob: objects(isBytes),
  ipv4Bits: {
    create: (length) => new Uint32Array(length),
    put: (values, index, value) => {
      values[index] = (isString(value) ? parseIpv4(value) : undefined) ?? 0;
    },
  },
  ipv6Bits: {
    create: (length) => new Uint8Array(16 * length),
    put: ({ buffer, byteOffset }, index, value) => {
      const bytes = new DataView(buffer, byteOffset + 16 * index, 16);
      if (isString(value)) writeIpv6(bytes, 0, value);
      else for (let at = 0; at < 16; at += 8) bytes.setBigUint64(at, 0n);
    },
  },
};

function numbers<V extends { [index: number]: number }>(create: (length: number) => V): Storage<V> {
  const put = (values: { [index: number]: number }, index: number, value: unknown): void => {
    values[index] = typeof value === 'number' ? value : 0;
  };
  return { create, put };
}

function bigints<V extends { [index: number]: bigint }>(create: (length: number) => V): Storage<V> {
  const put = (values: { [index: number]: bigint }, index: number, value: unknown): void => {
    values[index] = typeof value === 'bigint' ? value : 0n;
  };
  return { create, put };
}

function objects<T>(is: (value: unknown) => value is T): Storage<(T | null)[]> {
  return {
    create: (length) => new Array<T | null>(length).fill(null),
    put: (values, index, value) => {
      values[index] = is(value) ? value : null;
    },
  };
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array;
}
