/**
 * The careful decoder, and the reference: it walks a descriptor over a memory, knows at each moment where it is
 * (path, address, slot), checks everything before it reads, and says what is wrong.
 */
import {
  type Blob,
  type Counted,
  extentOf,
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
import { Checks } from './checks.ts';
import type { DecodeError } from './error.ts';
import { readLeaf } from './leaf/leaf.ts';
import { readSid, SID_HEADER_SIZE, sidSize } from './leaf/sid.ts';
import { copyBytes, findNul, readCountedUtf16, readUtf16 } from './leaf/text.ts';
import type { Limits } from './limits.ts';
import { markLost } from './lost.ts';
import type { PathPart } from './path.ts';
import { at, countAt, type Found, type Target } from './place.ts';
import { type Range, Trace } from './trace.ts';

export interface DecoderOptions {
  readonly limits: Limits;
  /** Is called with what cannot be read. Without it the first such thing is thrown. */
  readonly onIssue?: ((issue: DecodeError) => void) | undefined;
  /** Is called with every run of bytes that is read or passed over. */
  readonly onRange?: ((range: Range) => void) | undefined;
}

/** Code units looked at in one go when a NUL is searched: those of a page. */
const SCAN_UNITS = 2048;

/** The place of nothing. */
const NOWHERE: Place = { view: new DataView(new ArrayBuffer(0)), offset: 0 };

export class Decoder {
  readonly #memory: Memory;
  readonly #checks: Checks;
  readonly #trace: Trace;
  readonly #pointerSize: PointerSize;

  /** `struct` is what errors call the root. */
  constructor(memory: Memory, struct: string, { limits, onIssue, onRange }: DecoderOptions) {
    this.#memory = memory;
    this.#checks = new Checks(memory, struct, limits, onIssue);
    this.#trace = new Trace(memory.abi, this.#checks, onRange);
    this.#pointerSize = pointerSizeOf(memory.abi);
  }

  /** The root at an address; null when it cannot be read and issues are listened to. `path` stands before all paths. */
  root<L extends ValueLayout>(layout: L, address: bigint, path: readonly PathPart[] = []): Infer<L> | null {
    return this.#root(layout, { address, slot: undefined }, path);
  }

  /** The root that the pointer at `slot` leads to; null for a NULL pointer too. */
  entry<L extends ValueLayout>(layout: L, slot: bigint, path: readonly PathPart[]): Infer<L> | null {
    this.#checks.begin(path);
    // The pointer is not part of what the limits are for.
    if (!this.#checks.isThere({ address: slot, slot: undefined }, this.#pointerSize, 'the pointer'))
      return null;
    const address = readPointer(this.#memory.place(slot, this.#pointerSize), this.#pointerSize);
    return address === 0n ? null : this.#root(layout, { address, slot }, path);
  }

  #root<L extends ValueLayout>(layout: L, target: Target, path: readonly PathPart[]): Infer<L> | null {
    this.#checks.begin(path);
    const value = this.#pointee(layout, target);
    this.#checks.reportHowManyMore(target);
    return value;
  }

  // --- inline: bytes that were found readable ----------------------------------------------------------------

  #inline(layout: ValueLayout, found: Found): unknown {
    switch (layout.kind) {
      case 'struct': {
        const value: Record<string, unknown> = {};
        this.#members(placementOf(layout, this.#memory.abi).items, found, value);
        this.#trace.padding(layout, found);
        return value;
      }
      case 'blob':
        return this.#blob(layout, found);
      case 'pointer': {
        if (layout.isOpaque) return this.#opaque(layout, found);
        const target = this.#pointer(layout, found);
        return target === null ? null : this.#deeper(() => this.#pointee(layout.to, target));
      }
      case 'counted':
      case 'sid':
      case 'wideString':
        throw new TypeError(`${layout.ctype} cannot stand alone`);
      default: {
        const value = readLeaf(layout, found.view, found.offset);
        this.#trace.range('value', layout.ctype, found.address, layout.size, value, layout);
        return value;
      }
    }
  }

  #members(items: readonly Placed[], start: Found, value: Record<string, unknown>): void {
    for (const item of items) {
      if (item.kind === 'union') this.#union(item, start, value);
      else if (item.isCount) this.#trace.count(item, start);
      else value[item.name] = this.#part(value, item.name, () => this.#member(item, start));
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
    this.#trace.union(arm?.items ?? [], union, start);
  }

  /** A part of an object or list; that it could not be read is remembered. */
  #part(owner: object, part: PathPart, read: () => unknown): unknown {
    const { refused } = this.#checks;
    this.#checks.path.push(part);
    const value = read();
    this.#checks.path.pop();
    if (value === null && this.#checks.refused > refused) markLost(owner, part);
    return value;
  }

  // --- what pointers lead to ---------------------------------------------------------------------------------

  #pointer({ ctype }: ValueLayout, found: Found): Target | null {
    const address = readPointer(found, this.#pointerSize);
    this.#trace.range('pointer', ctype, found.address, this.#pointerSize, address);
    return address === 0n ? null : { address, slot: found.address };
  }

  /** The pointer itself, as a value. */
  #opaque(layout: ValueLayout, found: Found): bigint | null {
    const address = readPointer(found, this.#pointerSize) || null;
    this.#trace.range('value', layout.ctype, found.address, this.#pointerSize, address, layout);
    return address;
  }

  #pointee<L extends ValueLayout>(layout: L, target: Target): Infer<L> | null;
  #pointee(layout: ValueLayout, target: Target): unknown {
    if (layout.kind === 'wideString') return this.#wideString(layout, target);
    if (layout.kind === 'sid') return this.#sid(layout, target);
    const found = this.#checks.object(target, extentOf(layout, this.#memory.abi).size, layout.ctype);
    return found === null ? null : this.#inline(layout, found);
  }

  #wideString(layout: ValueLayout, target: Target): string | null {
    const length = this.#stringLength(target);
    if (length === null) return null;
    const size = 2 * length + 2;
    const found = this.#checks.admit(target, size);
    if (found === null) return null;
    const text = readUtf16(found.view, found.offset, length);
    this.#trace.range('value', `wchar_t[${length + 1}]`, target.address, size, text, layout);
    return text;
  }

  /**
   * Code units before the NUL. Memory goes before limits, so the NUL is looked for beyond the limit of characters
   * too; but the search is paid for also when it fails, so that however many strings begin in this memory, it
   * ends.
   */
  #stringLength(target: Target): number | null {
    if (!this.#checks.isThere(target, 1, 'the string')) return null;
    let length = 0;
    for (;;) {
      const address = target.address + BigInt(2 * length);
      const units = this.#memory.readable(address, 2 * SCAN_UNITS) >>> 1;
      const { view, offset } = units === 0 ? NOWHERE : this.#memory.place(address, 2 * units);
      const nul = findNul(view, offset, units);
      length += nul < 0 ? units : nul;
      if (nul >= 0 && length <= this.#checks.limits.characters) return length;
      if (nul < 0 && units > 0 && 2 * length <= this.#checks.bytesLeft) continue;
      this.#checks.bytesLeft -= Math.min(this.#checks.bytesLeft, 2 * length);
      if (nul >= 0) return this.#checks.overLimit(target, 'characters', length, `${length} characters`);
      if (units > 0) return this.#checks.overTotalBytes(target, 2 * length);
      const where = formatAddress(target.address);
      const reason = `the string at ${where} has no NUL before the captured memory ends`;
      return this.#checks.refuse('UNTERMINATED_STRING', target, reason);
    }
  }

  #sid(layout: ValueLayout, target: Target): string | null {
    if (!this.#checks.isThere(target, SID_HEADER_SIZE, 'the SID')) return null;
    const header = this.#memory.place(target.address, SID_HEADER_SIZE);
    const size = sidSize(header.view, header.offset);
    const found = this.#checks.object(target, size, 'the SID');
    if (found === null) return null;
    const text = readSid(found.view, found.offset);
    this.#trace.range('value', 'SID', target.address, size, text, layout);
    return text;
  }

  #blob(layout: Blob<Uint8Array> | Blob<string>, start: Found): Uint8Array | string | null {
    const [count, data] = placementOf(layout, this.#memory.abi).items;
    if (count?.kind !== 'member' || data?.kind !== 'member') throw new TypeError(`${layout.name} is no blob`);
    this.#trace.count(count, start);
    const size = countAt(count, start);
    const target = this.#pointer(data.layout, at(start, data.offset));
    this.#trace.padding(layout, start);
    if (target === null) return null;
    if (size === 0) return layout.content === 'text' ? '' : new Uint8Array(0);
    return this.#deeper(() => this.#blobContent(layout, target, size));
  }

  #blobContent(
    layout: Blob<Uint8Array> | Blob<string>,
    target: Target,
    size: number,
  ): Uint8Array | string | null {
    if (!this.#checks.isThere(target, size, `the blob`)) return null;
    if (size > this.#checks.limits.blobBytes)
      return this.#checks.overLimit(target, 'blobBytes', size, `${size} bytes`);
    const found = this.#checks.admit(target, size);
    if (found === null) return null;
    const { view, offset } = found;
    const value =
      layout.content === 'text' ? readCountedUtf16(view, offset, size) : copyBytes(view, offset, size);
    this.#trace.range('value', `UINT8[${size}]`, target.address, size, value, layout);
    return value;
  }

  #counted(layout: Counted<string, ValueLayout>, length: number, found: Found): unknown[] | null {
    const target = this.#pointer(layout, found);
    if (length === 0) return [];
    return target === null ? null : this.#deeper(() => this.#array(layout.of, target, length));
  }

  #array(element: ValueLayout, target: Target, length: number): unknown[] | null {
    const { size } = extentOf(element, this.#memory.abi);
    if (!this.#checks.isThere(target, length * size, `the array of ${length} ${element.ctype}`)) return null;
    if (length > this.#checks.limits.elements) {
      return this.#checks.overLimit(target, 'elements', length, `${length} elements`);
    }
    const start = this.#checks.admit(target, length * size, length);
    if (start === null) return null;
    const values: unknown[] = [];
    for (let i = 0; i < length; i++) {
      values.push(this.#part(values, i, () => this.#inline(element, at(start, i * size))));
    }
    return values;
  }

  #deeper<T>(read: () => T): T {
    this.#checks.depth++;
    const value = read();
    this.#checks.depth--;
    return value;
  }
}
