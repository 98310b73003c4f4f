/**
 * The careful decoder, and the reference: it walks a descriptor over a memory, knows at each moment where it is
 * (path, address, slot), checks everything before it reads, and says what is wrong.
 */
import {
  type Blob,
  type Composite,
  type Counted,
  extentOf,
  gapsIn,
  type Infer,
  liveArm,
  type Placed,
  type PlacedMember,
  type PlacedUnion,
  type PointerSize,
  placementOf,
  pointerSizeOf,
  type ValueLayout,
} from '../layout/index.ts';
import { formatAddress, type Memory, type Place, readPointer } from '../memory/index.ts';
import { DecodeError, type DecodeErrorCode, type DecodeErrorDetails } from './error.ts';
import { readLeaf } from './leaf/leaf.ts';
import { readSid, SID_HEADER_SIZE, sidSize } from './leaf/sid.ts';
import { copyBytes, findNul, readCountedUtf16, readUtf16 } from './leaf/text.ts';
import type { Limits } from './limits.ts';
import { formatPath, type PathPart } from './path.ts';

/** What bytes are for. */
export type RangeKind = 'value' | 'pointer' | 'count' | 'padding' | 'inactive';

/** A run of bytes and what was made of it. */
export interface Range {
  readonly kind: RangeKind;
  readonly path: string;
  /** The C type; '' for padding and inactive bytes. */
  readonly type: string;
  readonly address: bigint;
  readonly length: number;
  /** A value as decoded, a pointer's address (bigint), a count; undefined for padding and inactive bytes. */
  readonly value: unknown;
  /** What a value was decoded by; `toJson` takes both. */
  readonly layout?: ValueLayout | undefined;
}

export interface DecoderOptions {
  readonly limits: Limits;
  /** Hears of what cannot be read. Without it the first such thing is thrown. */
  readonly onIssue?: ((issue: DecodeError) => void) | undefined;
  /** Hears of every run of bytes that is read or passed over. */
  readonly onRange?: ((range: Range) => void) | undefined;
}

/** An address, and where the pointer to it is stored; a root has none. */
interface Target {
  readonly address: bigint;
  readonly slot: bigint | undefined;
}

/** Which limit was exceeded, and by how much. */
type Exceeded = Pick<DecodeErrorDetails, 'limit' | 'actual'>;

/** Bytes that were found readable, and their address. */
interface Found extends Place {
  readonly address: bigint;
}

/** Code units looked at in one go when a NUL is searched: those of a page. */
const SCAN_UNITS = 2048;

/** The place of nothing. */
const NOWHERE: Place = { view: new DataView(new ArrayBuffer(0)), offset: 0 };

export class Decoder {
  readonly #memory: Memory;
  readonly #struct: string;
  readonly #limits: Limits;
  readonly #onIssue: DecoderOptions['onIssue'];
  readonly #onRange: DecoderOptions['onRange'];
  readonly #pointerSize: PointerSize;
  #path: PathPart[] = [];
  #depth = 0;
  #objectsLeft = 0;
  #bytesLeft = 0;
  #issues = 0;

  /** `struct` is what errors call the root. */
  constructor(memory: Memory, struct: string, { limits, onIssue, onRange }: DecoderOptions) {
    if (onIssue !== undefined && typeof onIssue !== 'function') throw new TypeError('onIssue is a function');
    this.#memory = memory;
    this.#struct = struct;
    this.#limits = limits;
    this.#onIssue = onIssue;
    this.#onRange = onRange;
    this.#pointerSize = pointerSizeOf(memory.abi);
  }

  /** The root at an address; null when it cannot be read and issues are listened to. `path` stands before all paths. */
  root<L extends ValueLayout>(layout: L, address: bigint, path: readonly PathPart[] = []): Infer<L> | null {
    return this.#root(layout, { address, slot: undefined }, path);
  }

  /** The root that the pointer at `slot` leads to; null for a NULL pointer too. */
  entry<L extends ValueLayout>(layout: L, slot: bigint, path: readonly PathPart[]): Infer<L> | null {
    this.#begin(path);
    // The pointer is no part of what the limits are for.
    if (!this.#isThere({ address: slot, slot: undefined }, this.#pointerSize, 'the pointer')) return null;
    const address = readPointer(this.#memory.place(slot, this.#pointerSize), this.#pointerSize);
    return address === 0n ? null : this.#root(layout, { address, slot }, path);
  }

  #root<L extends ValueLayout>(layout: L, target: Target, path: readonly PathPart[]): Infer<L> | null {
    this.#begin(path);
    const value = this.#pointee(layout, target);
    this.#tellHowManyMore(target);
    return value;
  }

  #begin(path: readonly PathPart[]): void {
    this.#path = [...path];
    this.#depth = 0;
    this.#objectsLeft = this.#limits.objects;
    this.#bytesLeft = this.#limits.totalBytes;
    this.#issues = 0;
  }

  // --- inline: bytes that were found readable ----------------------------------------------------------------

  #inline(layout: ValueLayout, found: Found): unknown {
    switch (layout.kind) {
      case 'struct': {
        const value: Record<string, unknown> = {};
        this.#members(placementOf(layout, this.#memory.abi).items, found, value);
        this.#tracePadding(layout, found);
        return value;
      }
      case 'blob':
        return this.#blob(layout, found);
      case 'pointer': {
        const target = this.#pointer(layout, found);
        return target === null ? null : this.#deeper(() => this.#pointee(layout.to, target));
      }
      case 'counted':
      case 'sid':
      case 'wideString':
        throw new TypeError(`${layout.ctype} cannot stand alone`);
      default: {
        const value = readLeaf(layout, found.view, found.offset);
        this.#trace('value', layout.ctype, found.address, layout.size, value, layout);
        return value;
      }
    }
  }

  #members(items: readonly Placed[], start: Found, value: Record<string, unknown>): void {
    for (const item of items) {
      if (item.kind === 'union') this.#union(item, start, value);
      else if (item.isCount) this.#traceCount(item, start);
      else value[item.name] = this.#within(item.name, () => this.#member(item, start));
    }
  }

  #member(member: PlacedMember, start: Found): unknown {
    const { layout, count } = member;
    const found = at(start, member.offset);
    return layout.kind === 'counted' && count !== undefined
      ? this.#counted(layout, countAt(count, start), found)
      : this.#inline(layout, found);
  }

  #union(union: PlacedUnion, start: Found, value: Record<string, unknown>): void {
    const arm = liveArm(union, start.view.getUint32(start.offset + union.tag.offset, true));
    if (arm !== undefined) this.#members(arm.items, start, value);
    this.#traceUnion(arm?.items ?? [], union, start);
  }

  #within<T>(part: PathPart, read: () => T): T {
    this.#path.push(part);
    const value = read();
    this.#path.pop();
    return value;
  }

  // --- behind pointers ---------------------------------------------------------------------------------------

  #pointer({ ctype }: ValueLayout, found: Found): Target | null {
    const address = readPointer(found, this.#pointerSize);
    this.#trace('pointer', ctype, found.address, this.#pointerSize, address);
    return address === 0n ? null : { address, slot: found.address };
  }

  #pointee<L extends ValueLayout>(layout: L, target: Target): Infer<L> | null;
  #pointee(layout: ValueLayout, target: Target): unknown {
    if (layout.kind === 'wideString') return this.#wideString(layout, target);
    if (layout.kind === 'sid') return this.#sid(layout, target);
    const found = this.#object(target, extentOf(layout, this.#memory.abi).size, layout.ctype);
    return found === null ? null : this.#inline(layout, found);
  }

  #wideString(layout: ValueLayout, target: Target): string | null {
    const length = this.#stringLength(target);
    if (length === null) return null;
    const size = 2 * length + 2;
    const found = this.#admit(target, size);
    if (found === null) return null;
    const text = readUtf16(found.view, found.offset, length);
    this.#trace('value', `wchar_t[${length + 1}]`, target.address, size, text, layout);
    return text;
  }

  /**
   * Code units before the NUL. Memory goes before limits, so the NUL is looked for behind the limit of characters
   * too; but the search is paid for also when it fails, so that however many strings begin in this memory, it
   * ends.
   */
  #stringLength(target: Target): number | null {
    if (!this.#isThere(target, 1, 'the string')) return null;
    let length = 0;
    for (;;) {
      const address = target.address + BigInt(2 * length);
      const units = this.#memory.readable(address, 2 * SCAN_UNITS) >>> 1;
      const { view, offset } = units === 0 ? NOWHERE : this.#memory.place(address, 2 * units);
      const nul = findNul(view, offset, units);
      length += nul < 0 ? units : nul;
      if (nul >= 0 && length <= this.#limits.characters) return length;
      if (nul < 0 && units > 0 && 2 * length <= this.#bytesLeft) continue;
      this.#bytesLeft -= Math.min(this.#bytesLeft, 2 * length);
      if (nul >= 0) return this.#overLimit(target, 'characters', length, `${length} characters`);
      if (units > 0) return this.#overTotalBytes(target, 2 * length);
      const where = formatAddress(target.address);
      const reason = `the string at ${where} has no NUL before the captured memory ends`;
      return this.#refuse('UNTERMINATED_STRING', target, reason);
    }
  }

  #sid(layout: ValueLayout, target: Target): string | null {
    if (!this.#isThere(target, SID_HEADER_SIZE, 'the SID')) return null;
    const header = this.#memory.place(target.address, SID_HEADER_SIZE);
    const size = sidSize(header.view, header.offset);
    const found = this.#object(target, size, 'the SID');
    if (found === null) return null;
    const text = readSid(found.view, found.offset);
    this.#trace('value', 'SID', target.address, size, text, layout);
    return text;
  }

  #blob(layout: Blob<Uint8Array> | Blob<string>, start: Found): Uint8Array | string | null {
    const [count, data] = placementOf(layout, this.#memory.abi).items;
    if (count?.kind !== 'member' || data?.kind !== 'member') throw new TypeError(`${layout.name} is no blob`);
    this.#traceCount(count, start);
    const size = countAt(count, start);
    const target = this.#pointer(data.layout, at(start, data.offset));
    this.#tracePadding(layout, start);
    if (target === null) return null;
    if (size === 0) return layout.content === 'text' ? '' : new Uint8Array(0);
    return this.#deeper(() => this.#blobContent(layout, target, size));
  }

  #blobContent(
    layout: Blob<Uint8Array> | Blob<string>,
    target: Target,
    size: number,
  ): Uint8Array | string | null {
    if (!this.#isThere(target, size, `the blob`)) return null;
    if (size > this.#limits.blobBytes) return this.#overLimit(target, 'blobBytes', size, `${size} bytes`);
    const found = this.#admit(target, size);
    if (found === null) return null;
    const { view, offset } = found;
    const value =
      layout.content === 'text' ? readCountedUtf16(view, offset, size) : copyBytes(view, offset, size);
    this.#trace('value', `UINT8[${size}]`, target.address, size, value, layout);
    return value;
  }

  #counted(layout: Counted<string, ValueLayout>, length: number, found: Found): unknown[] | null {
    const target = this.#pointer(layout, found);
    if (length === 0) return [];
    return target === null ? null : this.#deeper(() => this.#array(layout.of, target, length));
  }

  #array(element: ValueLayout, target: Target, length: number): unknown[] | null {
    const { size } = extentOf(element, this.#memory.abi);
    if (!this.#isThere(target, length * size, `the array of ${length} ${element.ctype}`)) return null;
    if (length > this.#limits.elements) {
      return this.#overLimit(target, 'elements', length, `${length} elements`);
    }
    const start = this.#admit(target, length * size, length);
    if (start === null) return null;
    return Array.from({ length }, (_, i) =>
      this.#within(i, () => this.#inline(element, at(start, i * size))),
    );
  }

  #deeper<T>(read: () => T): T {
    this.#depth++;
    const value = read();
    this.#depth--;
    return value;
  }

  // --- checks ------------------------------------------------------------------------------------------------

  #object(target: Target, size: number, what: string): Found | null {
    return this.#isThere(target, size, what) ? this.#admit(target, size) : null;
  }

  #isThere(target: Target, size: number, what: string): boolean {
    const found = this.#memory.readable(target.address, size);
    if (found >= size) return true;
    const where = formatAddress(target.address);
    if (found > 0) {
      const reason = `${what} at ${where} takes ${size} bytes, and the captured memory ends after ${found} of them`;
      this.#refuse('TRUNCATED', target, reason);
    } else if (target.slot === undefined)
      this.#refuse('UNMAPPED_POINTER', target, `address ${where} is outside the captured memory`);
    else this.#refuse('UNMAPPED_POINTER', target, `pointer ${where} leads outside the captured memory`);
    return false;
  }

  /** What is there, if the limits that concern all objects allow it. An array is as many objects as it has elements. */
  #admit(target: Target, size: number, objects = 1): Found | null {
    if (this.#depth > this.#limits.depth) {
      return this.#overLimit(target, 'depth', this.#depth, `${this.#depth} pointers in a chain`);
    }
    if (objects > this.#objectsLeft) {
      const count = this.#limits.objects - this.#objectsLeft + objects;
      return this.#overLimit(target, 'objects', count, `${count} objects, with what is`);
    }
    if (size > this.#bytesLeft) return this.#overTotalBytes(target, size);
    this.#objectsLeft -= objects;
    this.#bytesLeft -= size;
    const { view, offset } = this.#memory.place(target.address, size);
    return { view, offset, address: target.address };
  }

  #overTotalBytes(target: Target, size: number): null {
    const actual = this.#limits.totalBytes - this.#bytesLeft + size;
    return this.#overLimit(target, 'totalBytes', actual, `${actual} bytes, with what is`);
  }

  #overLimit(target: Target, limit: keyof Limits, actual: number, what: string): null {
    const reason = `${what} at ${formatAddress(target.address)} exceed ${this.#nameOf(limit)}`;
    return this.#refuse('LIMIT_EXCEEDED', target, reason, { limit, actual });
  }

  /** A limit in a message, with what to do. */
  #nameOf(limit: keyof Limits): string {
    return `the limit ${limit} of ${this.#limits[limit]}: raise it with limits.${limit} or --limit ${limit}=N`;
  }

  /** Throws, or tells of the issue and leaves null in the place of what could not be read. */
  #refuse(code: DecodeErrorCode, target: Target, what: string, exceeded: Exceeded = {}): null {
    this.#issues++;
    // Those beyond the limit are counted: not even their messages are made.
    if (this.#issues > this.#limits.issues) return null;
    const issue = this.#issue(code, target, what, exceeded);
    if (this.#onIssue === undefined) throw issue;
    this.#onIssue(issue);
    return null;
  }

  #issue(code: DecodeErrorCode, { address, slot }: Target, what: string, exceeded: Exceeded): DecodeError {
    const path = formatPath(this.#path);
    const offset = this.#memory.offsetOf(slot ?? address);
    const reason = slot === undefined ? what : `${what} (stored at offset ${formatAddress(BigInt(offset))})`;
    return new DecodeError({ code, struct: this.#struct, path, address, offset, reason, ...exceeded });
  }

  /** The last issue of a root that has more of them than are told of. */
  #tellHowManyMore(root: Target): void {
    const actual = this.#issues;
    const more = actual - this.#limits.issues;
    if (more <= 0) return;
    const what = `${more} more things cannot be read: ${actual} issues exceed ${this.#nameOf('issues')}`;
    this.#onIssue?.(this.#issue('LIMIT_EXCEEDED', root, what, { limit: 'issues', actual }));
  }

  // --- trace -------------------------------------------------------------------------------------------------

  #trace(
    kind: RangeKind,
    type: string,
    address: bigint,
    length: number,
    value: unknown,
    layout?: ValueLayout,
  ): void {
    this.#onRange?.({ kind, path: formatPath(this.#path), type, address, length, value, layout });
  }

  #traceCount(member: PlacedMember, start: Found): void {
    if (this.#onRange === undefined) return;
    const { layout, name, offset, size } = member;
    this.#within(name, () =>
      this.#trace('count', layout.ctype, start.address + BigInt(offset), size, countAt(member, start)),
    );
  }

  #tracePadding(layout: Composite, start: Found): void {
    if (this.#onRange === undefined) return;
    const { items, size } = placementOf(layout, this.#memory.abi);
    this.#traceGaps('padding', items, start, 0, size);
  }

  /** Between the live members there is padding; behind them is what only other arms have. */
  #traceUnion(items: readonly Placed[], { offset, size }: PlacedUnion, start: Found): void {
    const end = Math.max(offset, ...items.map((item) => item.offset + item.size));
    this.#traceGaps('padding', items, start, offset, end);
    this.#traceGaps('inactive', [], start, end, offset + size);
  }

  #traceGaps(kind: RangeKind, items: readonly Placed[], start: Found, from: number, to: number): void {
    if (this.#onRange === undefined) return;
    for (const { offset, size } of gapsIn(items, from, to)) {
      this.#trace(kind, '', start.address + BigInt(offset), size, undefined);
    }
  }
}

/** The place of what lies `offset` bytes behind `start`. */
function at({ view, offset, address }: Found, distance: number): Found {
  return { view, offset: offset + distance, address: address + BigInt(distance) };
}

function countAt({ layout, offset }: PlacedMember, start: Found): number {
  return layout.kind === 'uint8' || layout.kind === 'uint16' || layout.kind === 'uint32'
    ? Number(readLeaf(layout, start.view, start.offset + offset))
    : 0;
}
