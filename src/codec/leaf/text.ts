/** UTF-16LE text, exact for every input. */
import { textSlices } from './slices.ts';

/** `length` code units at `offset`. */
export function readUtf16({ buffer, byteOffset }: DataView, offset: number, length: number): string {
  return textSlices(new Uint8Array(buffer, byteOffset + offset, 2 * length)).ucs2Slice(0, 2 * length);
}

/** The code units of a text that fill `size` bytes, less one trailing NUL: what an appId holds. */
export function readCountedUtf16(view: DataView, offset: number, size: number): string {
  const units = size >>> 1;
  const hasNul = units > 0 && view.getUint16(offset + 2 * (units - 1), true) === 0;
  return readUtf16(view, offset, hasNul ? units - 1 : units);
}

/** Code units before the first NUL at or after `offset`; -1 when there is none in `length` units. */
export function findNul(view: DataView, offset: number, length: number): number {
  const start = view.byteOffset + offset;
  // Aligned ones are searched natively; 0 is 0 in every byte order.
  if (start % 2 === 0) return new Uint16Array(view.buffer, start, length).indexOf(0);
  for (let i = 0; i < length; i++) if (view.getUint16(offset + 2 * i, true) === 0) return i;
  return -1;
}

/** A text as UTF-16LE with a NUL after it. */
export function utf16Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(2 * text.length + 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), true);
  return bytes;
}

/** A copy of `length` bytes: what is decoded never refers to the caller's memory. */
export function copyBytes({ buffer, byteOffset }: DataView, offset: number, length: number): Uint8Array {
  return new Uint8Array(buffer, byteOffset + offset, length).slice();
}
