/** What columns hold: each kind of leaf has its type of array. */
import type { PathEnd, ResolvedPath } from '../../layout/index.ts';

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
  /** Numbers in host order. */
  ipv4Bits: Uint32Array;
  /** 16 bytes each, as they are in memory. */
  ipv6Bits: Uint8Array;
}

export type ColumnKind = keyof ColumnValuesByKind;

/** The kind of column that a leaf fills. */
export function columnKindOf(leaf: PathEnd): ColumnKind {
  if (leaf.kind !== 'blob') return leaf.kind;
  return leaf.content === 'text' ? 'textBlob' : 'byteBlob';
}

/** The same for those who compare addresses and print none: they are left as they are in memory. */
export function bitKindOf(leaf: PathEnd): ColumnKind {
  if (leaf.kind === 'ipv4') return 'ipv4Bits';
  return leaf.kind === 'ipv6' ? 'ipv6Bits' : columnKindOf(leaf);
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
