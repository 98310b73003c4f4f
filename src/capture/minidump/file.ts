/** What every part of a minidump is read with: checked structs, texts and lists of a file, and a place for warnings. */
import { DecodeError } from '../../codec/index.ts';
import { readUtf16 } from '../../codec/leaf/text.ts';
import { extentOf, type Infer, layoutOf, type ValueLayout } from '../../layout/index.ts';
import { decode } from '../../read/decode.ts';
import type { CheckedFile } from '../fileSource.ts';
import { MINIDUMP_STRING } from './minidumpapiset.ts';

/** The structs of a minidump are the same under every ABI. */
const ANY_ABI = 'x64';

/** Bytes of records that are read in one go. */
const CHUNK = 1 << 16;

/** Records of one size, one after another, all of them in the file. */
export interface Records {
  readonly start: number;
  /** Bytes from one to the next. */
  readonly stride: number;
  readonly count: number;
}

/** A minidump as a file. What is damaged and can be passed over is reported in `warnings`. */
export class MinidumpFile {
  readonly file: CheckedFile;
  readonly warnings: string[] = [];

  constructor(file: CheckedFile) {
    this.file = file;
  }

  /** The struct at an offset; null when it is not wholly in the file. */
  struct<L extends ValueLayout>(layout: L, offset: number | bigint): Infer<L> | null {
    const { memory, size } = this.file;
    return offset < size ? decode(layout, memory, offset, { onIssue: () => {} }) : null;
  }

  /** The structs that records are, or begin with. */
  structs<L extends ValueLayout>(layout: L, { start, stride, count }: Records): Infer<L>[] {
    return Array.from({ length: count }, (_, i) => decode(layout, this.file.memory, start + i * stride));
  }

  /** A MINIDUMP_STRING of `mostBytes` at most; null when it is longer, or not wholly in the file. */
  text(rva: number, mostBytes: number): string | null {
    const length = this.struct(MINIDUMP_STRING, rva)?.Length;
    if (length === undefined || length > mostBytes) return null;
    const start = BigInt(rva + sizeOf(MINIDUMP_STRING));
    if (this.file.memory.readable(start, length) < length) return null;
    const { view, offset } = this.file.memory.place(start, length);
    return readUtf16(view, offset, length >>> 1);
  }

  /** Shows each record to `visit`: its place in a view, which holds until the next one is shown. */
  eachRecord({ start, stride, count }: Records, visit: (view: DataView, offset: number) => void): void {
    const together = Math.max(1, Math.floor(CHUNK / stride));
    for (let first = 0; first < count; first += together) {
      const length = Math.min(together, count - first);
      const bytes = this.file.read(start + first * stride, length * stride);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      for (let i = 0; i < length; i++) visit(view, i * stride);
    }
  }

  warn(warning: string): void {
    this.warnings.push(warning);
  }

  /** For what makes it impossible to read anything. */
  refuse(struct: ValueLayout, path: string, offset: number, reason: string): never {
    throw new DecodeError({
      code: 'BAD_CAPTURE',
      struct: struct.ctype,
      path,
      address: BigInt(offset),
      offset,
      reason,
    });
  }
}

/** Bytes of a struct. */
export function sizeOf(layout: ValueLayout): number {
  return extentOf(layout, ANY_ABI).size;
}

/** Where a member lies in its struct: for lists too long to decode each of their records. */
export function offsetOf(layout: ValueLayout, member: string): number {
  const found = layoutOf(layout, ANY_ABI).members.find(({ path }) => path === member);
  if (found === undefined) throw new TypeError(`${layout.ctype} has no member ${member}`);
  return found.offset;
}
