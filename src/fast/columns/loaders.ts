/** From leaves to columns: one loop for each size of number, and one for all that is not a number. */
import type { Limits } from '../../codec/index.ts';
import { extentOf, type PathEnd, pointerSizeOf } from '../../layout/index.ts';
import { LOW_WORD, wordsOf } from '../../util/endian.ts';
import { bytes, guid, ipv4, ipv6, mac, sid } from '../leaves.ts';
import { pointer4, pointer8 } from '../pointers.ts';
import { GIVE_UP, NOWHERE, need, type Source } from '../source.ts';
import { countedText, wideString } from '../strings.ts';
import type { Leaves, Load } from './loops.ts';
import type { Steps } from './steps.ts';
import type { ColumnData, ColumnKind, ColumnValuesByKind } from './stores.ts';

/** Where the leaves of a column are, once the steps to their places have been gone. */
export function leavesOf(
  { path: { leaf, offset }, valid }: ColumnData,
  { source, abi, isUnread }: Steps,
  places: Int32Array,
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

/** Whether only the memory says how large a leaf's value is. */
export function isUnsized({ kind }: PathEnd): boolean {
  return kind === 'sid' || kind === 'wideString' || kind === 'blob';
}

/** What fills a column. */
export function loaderOf<K extends ColumnKind>({ kind, values }: ColumnData<K>): Load {
  return LOADERS[kind](values);
}

const LOADERS: { readonly [K in ColumnKind]: (values: ColumnValuesByKind[K]) => Load } = {
  uint8: load8,
  uint16: load16,
  uint32: load32,
  int8: load8,
  int16: load16,
  int32: load32,
  float32: loadFloat32,
  float64: load64,
  uint64: load64,
  int64: load64,
  filetime: load64,
  bool: loadBool,
  enum: load32,
  flags: load32,
  guid: othersBy(guid),
  ipv4: othersBy((source, offset) => ipv4(source.view.getUint32(offset, true))),
  ipv6: othersBy(ipv6),
  mac: othersBy(mac),
  sid: othersBy(sid),
  wideString: othersBy(wideString),
  textBlob: othersBy((source, offset, leaves) => {
    const data = leaves.follow(source, offset + leaves.dataOffset);
    return data < 0 ? null : countedText(source, data, sizeOfBlob(source, offset, data));
  }),
  bytes: othersBy((source, offset, { size }) => bytes(source, offset, size)),
  byteBlob: othersBy((source, offset, leaves) => {
    const data = leaves.follow(source, offset + leaves.dataOffset);
    return data < 0 ? null : bytes(source, data, sizeOfBlob(source, offset, data));
  }),
  ipv4Bits: load32,
  ipv6Bits: load128,
};

// A loader fills all of its rows, with 0 or null where there is nothing: arrays are used again.
// Numbers are copied as their bits, so that signed and unsigned ones share the loop of their size. The loops
// themselves stay apart: one that several types of array go through is a slow one.

function load8({ buffer, byteOffset, byteLength }: ArrayBufferView): Load {
  const values = new Uint8Array(buffer, byteOffset, byteLength);
  return ({ source: { view }, places, offset, valid }, first, count) => {
    for (let row = 0; row < count; row++) {
      const place = places[row] ?? NOWHERE;
      valid[first + row] = place < 0 ? 0 : 1;
      values[first + row] = place < 0 ? 0 : view.getUint8(place + offset);
    }
  };
}

function load16({ buffer, byteOffset, byteLength }: ArrayBufferView): Load {
  const values = new Uint16Array(buffer, byteOffset, byteLength / 2);
  return ({ source: { view }, places, offset, valid }, first, count) => {
    for (let row = 0; row < count; row++) {
      const place = places[row] ?? NOWHERE;
      valid[first + row] = place < 0 ? 0 : 1;
      values[first + row] = place < 0 ? 0 : view.getUint16(place + offset, true);
    }
  };
}

function load32({ buffer, byteOffset, byteLength }: ArrayBufferView): Load {
  const values = new Uint32Array(buffer, byteOffset, byteLength / 4);
  return ({ source: { view }, places, offset, valid }, first, count) => {
    for (let row = 0; row < count; row++) {
      const place = places[row] ?? NOWHERE;
      valid[first + row] = place < 0 ? 0 : 1;
      values[first + row] = place < 0 ? 0 : view.getUint32(place + offset, true);
    }
  };
}

/** Not as bits: by way of a number, as the careful decoder reads it; a signalling NaN may become a quiet one. */
function loadFloat32(values: Float32Array): Load {
  return ({ source: { view }, places, offset, valid }, first, count) => {
    for (let row = 0; row < count; row++) {
      const place = places[row] ?? NOWHERE;
      valid[first + row] = place < 0 ? 0 : 1;
      values[first + row] = place < 0 ? 0 : view.getFloat32(place + offset, true);
    }
  };
}

/** Two words each: a bigint for each would take several times as long. */
function load64(values: ArrayBufferView): Load {
  const words = wordsOf(values);
  return ({ source: { view }, places, offset, valid }, first, count) => {
    for (let row = 0; row < count; row++) {
      const place = places[row] ?? NOWHERE;
      valid[first + row] = place < 0 ? 0 : 1;
      words[2 * (first + row) + LOW_WORD] = place < 0 ? 0 : view.getUint32(place + offset, true);
      words[2 * (first + row) + 1 - LOW_WORD] = place < 0 ? 0 : view.getUint32(place + offset + 4, true);
    }
  };
}

function load128({ buffer, byteOffset, byteLength }: Uint8Array): Load {
  const values = new DataView(buffer, byteOffset, byteLength);
  return ({ source: { view }, places, offset, valid }, first, count) => {
    for (let row = 0; row < count; row++) {
      const place = places[row] ?? NOWHERE;
      valid[first + row] = place < 0 ? 0 : 1;
      for (let at = 0; at < 16; at += 4) {
        values.setUint32(16 * (first + row) + at, place < 0 ? 0 : view.getUint32(place + offset + at));
      }
    }
  };
}

function loadBool(values: Uint8Array): Load {
  return ({ source: { view }, places, offset, valid }, first, count) => {
    for (let row = 0; row < count; row++) {
      const place = places[row] ?? NOWHERE;
      valid[first + row] = place < 0 ? 0 : 1;
      values[first + row] = place < 0 || view.getUint32(place + offset, true) === 0 ? 0 : 1;
    }
  };
}

/** A loader of what is not a number. `read` gives up on what it cannot read, and gives null for what is not there. */
function othersBy<T>(
  read: (source: Source, offset: number, leaves: Leaves) => T | null,
): (values: (T | null)[]) => Load {
  return (values) => (leaves, first, count) => {
    const { source, places, offset, valid, isUnread, limits } = leaves;
    for (let row = 0; row < count; row++) {
      const place = places[row] ?? NOWHERE;
      values[first + row] = null;
      valid[first + row] = 0;
      if (place < 0) continue;
      source.begin(limits, limits.objects);
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
