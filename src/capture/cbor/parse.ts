/** An item of a capture, checked: everything in it was written by somebody else. */
import { DecodeError, formatPath, type PathPart } from '../../codec/index.ts';
import { ABIS, type Abi, isAbi, type ValueLayout } from '../../layout/index.ts';
import { addressSpaceEnd, formatAddress, memoryImage } from '../../memory/index.ts';
import { memoryRanges } from '../../read/memoryRanges.ts';
import { excerpt } from '../../util/text.ts';
import { structNamed } from '../../wfp/objectLayouts.ts';
import {
  CAPTURE_VERSION,
  type Capture,
  type CapturedRange,
  type CaptureMember,
  type CaptureNotes,
  type CaptureRoots,
  isTime,
  isUint32,
} from './capture.ts';
import { decodeItem, showValue, Tag } from './item.ts';
import { decodePlainItem } from './plainItem.ts';

/** Where an item is in a capture. */
export interface ItemPlace {
  readonly index: number;
  readonly offset: number;
}

export interface ParseOptions {
  /** Structs beside those of `layouts`, by C name. */
  readonly structs: ReadonlyMap<string, ValueLayout>;
  /** Is called with a note that is wrong, which is then left out. Without it that is thrown. */
  readonly onIssue: ((issue: DecodeError) => void) | undefined;
}

/** What is said of an item that has nothing of a capture. */
export const NO_CAPTURE = 'the item is no capture: it is no map';

/** An issue of a capture: `path` says where in the item. */
export function captureIssue(
  { index, offset }: ItemPlace,
  path: readonly PathPart[],
  reason: string,
): DecodeError {
  return new DecodeError({
    code: 'BAD_CAPTURE',
    struct: 'capture',
    path: formatPath([index, ...path]),
    address: 0n,
    offset,
    reason: `${reason} (item at offset ${formatAddress(BigInt(offset))})`,
  });
}

/**
 * Reads an item.
 * @throws DecodeError when it is none of a capture, or says what cannot be.
 */
export function parseCapture(bytes: Uint8Array, place: ItemPlace, options: ParseOptions): Capture {
  return new ItemParser(place, options).parse(bytes);
}

/** Reads an item that was decoded. @throws as {@link parseCapture} does. */
export function parseDecoded(
  item: ReadonlyMap<unknown, unknown>,
  place: ItemPlace,
  options: ParseOptions,
): Capture {
  return new ItemParser(place, options).read(item);
}

class ItemParser {
  readonly #place: ItemPlace;
  readonly #options: ParseOptions;

  constructor(place: ItemPlace, options: ParseOptions) {
    this.#place = place;
    this.#options = options;
  }

  parse(bytes: Uint8Array): Capture {
    return this.read(this.#members(bytes));
  }

  read(item: ReadonlyMap<unknown, unknown>): Capture {
    this.#checkVersion(item);
    const abi = this.#abi(item);
    const struct = this.#struct(item);
    const roots = this.#roots(item, abi);
    const ranges = this.#list(item, 'ranges').map((range, i) => this.#range(range, abi, i));
    const [only] = ranges;
    // With one event in an item, to arrange its ranges would be a good part of the work.
    const memory =
      only !== undefined && ranges.length === 1
        ? memoryImage(only.bytes, { abi, base: only.base })
        : memoryRanges(ranges, { abi });
    const { index, offset } = this.#place;
    // Not spread: with one event in an item, that was a good part of the work (Node 20).
    return Object.assign({ index, offset, abi, struct, roots, ranges, memory }, this.#notes(item));
  }

  #members(bytes: Uint8Array): ReadonlyMap<unknown, unknown> {
    let value: unknown;
    try {
      value = decodePlainItem(bytes) ?? decodeItem(bytes);
    } catch (error) {
      this.#refuse(
        [],
        `the item is no valid CBOR: ${excerpt(error instanceof Error ? error.message : String(error))}`,
      );
    }
    if (!(value instanceof Map)) this.#refuse([], NO_CAPTURE);
    return value;
  }

  // --- what every item says ----------------------------------------------------------------------------------

  #checkVersion(item: ReadonlyMap<unknown, unknown>): void {
    const version = this.#member(item, 'fwpm');
    if (version === CAPTURE_VERSION) return;
    if (!isUint32(version)) this.#refuse(['fwpm'], `${showValue(version)} is no version of the format`);
    this.#refuse(
      ['fwpm'],
      `the item is of version ${version} of the format, and version ${CAPTURE_VERSION} is what this fwpm reads: take a newer one`,
    );
  }

  #abi(item: ReadonlyMap<unknown, unknown>): Abi {
    const abi = this.#member(item, 'abi');
    if (!isAbi(abi)) this.#refuse(['abi'], `${showValue(abi)} is no ABI: it is one of ${ABIS.join(', ')}`);
    return abi;
  }

  #struct(item: ReadonlyMap<unknown, unknown>): ValueLayout {
    const name = this.#member(item, 'struct');
    if (typeof name !== 'string')
      this.#refuse(['struct'], `${showValue(name)} is not the C name of a struct`);
    const struct = this.#options.structs.get(name) ?? structNamed(name);
    if (struct === undefined) {
      this.#refuse(
        ['struct'],
        `this fwpm knows no struct ${showValue(name)}: take a newer one, or give its descriptor with the option structs`,
      );
    }
    return struct;
  }

  #roots(item: ReadonlyMap<unknown, unknown>, abi: Abi): CaptureRoots {
    const roots = this.#member(item, 'roots');
    if (Array.isArray(roots)) return roots.map((root: unknown, i) => this.#address(root, abi, ['roots', i]));
    if (!(roots instanceof Map) || roots.has('entries') === roots.has('array')) {
      this.#refuse(
        ['roots'],
        'the roots are a list of addresses, or a map of count and either entries or array',
      );
    }
    const count: unknown = roots.get('count');
    if (!isUint32(count))
      this.#refuse(['roots', 'count'], `${showValue(count)} is not an integer of 0 to 4294967295`);
    return roots.has('entries')
      ? { entries: this.#address(roots.get('entries'), abi, ['roots', 'entries']), count }
      : { array: this.#address(roots.get('array'), abi, ['roots', 'array']), count };
  }

  #range(range: unknown, abi: Abi, index: number): CapturedRange {
    if (!Array.isArray(range) || range.length !== 2) {
      this.#refuse(['ranges', index], 'a range is a list of two: an address and the bytes that begin there');
    }
    const [address, bytes]: unknown[] = range;
    const base = this.#address(address, abi, ['ranges', index]);
    if (!(bytes instanceof Uint8Array)) {
      this.#refuse(['ranges', index], `${showValue(bytes)} is no byte string`);
    }
    if (base + BigInt(bytes.length) > addressSpaceEnd(abi)) {
      this.#refuse(
        ['ranges', index],
        `${bytes.length} bytes at ${formatAddress(base)} run past the end of the address space of ${abi}`,
      );
    }
    return { base, bytes };
  }

  #address(value: unknown, abi: Abi, path: readonly PathPart[]): bigint {
    const address = typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value;
    if (typeof address !== 'bigint' || address < 0n || address >= addressSpaceEnd(abi)) {
      this.#refuse(path, `${showValue(value)} is no address of ${abi}`);
    }
    return address;
  }

  #list(item: ReadonlyMap<unknown, unknown>, name: CaptureMember): unknown[] {
    const list = this.#member(item, name);
    if (!Array.isArray(list)) this.#refuse([name], `${showValue(list)} is no list`);
    return list;
  }

  #member(item: ReadonlyMap<unknown, unknown>, name: CaptureMember): unknown {
    if (!item.has(name)) this.#refuse([], `the item has no member ${name}`);
    return item.get(name);
  }

  #refuse(path: readonly PathPart[], reason: string): never {
    throw captureIssue(this.#place, path, reason);
  }

  // --- what an item may say ----------------------------------------------------------------------------------

  #notes(item: ReadonlyMap<unknown, unknown>): CaptureNotes {
    const notes: { -readonly [K in keyof CaptureNotes]: CaptureNotes[K] } = {};
    const host = this.#note(item, 'host', textOf, 'no text');
    if (host !== undefined) notes.host = host;
    const time = this.#note(
      item,
      'time',
      timeOf,
      'neither a time as RFC 3339 writes it nor seconds since 1970 with tag 1',
    );
    if (time !== undefined) notes.time = time;
    const osBuild = this.#note(item, 'osBuild', uint32Of, 'not an integer of 0 to 4294967295');
    if (osBuild !== undefined) notes.osBuild = osBuild;
    const note = this.#note(item, 'note', textOf, 'no text');
    if (note !== undefined) notes.note = note;
    return notes;
  }

  /** A note that is wrong does not cost the memory: with `onIssue` it is reported, and left out. */
  #note<T>(
    item: ReadonlyMap<unknown, unknown>,
    name: keyof CaptureNotes,
    read: (value: unknown) => T | undefined,
    otherwise: string,
  ): T | undefined {
    if (!item.has(name)) return undefined;
    const value = item.get(name);
    const note = read(value);
    if (note !== undefined) return note;
    const issue = captureIssue(this.#place, [name], `${showValue(value)} is ${otherwise}`);
    if (this.#options.onIssue === undefined) throw issue;
    this.#options.onIssue(issue);
    return undefined;
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function uint32Of(value: unknown): number | undefined {
  return isUint32(value) ? value : undefined;
}

const TEXT_TIME = 0;
const EPOCH_TIME = 1;

/** RFC 3339, as text or with its tag, or seconds since 1970 with theirs. */
function timeOf(value: unknown): string | undefined {
  if (typeof value === 'string') return isTime(value) ? value : undefined;
  if (!(value instanceof Tag)) return undefined;
  const { tag, contents } = value;
  if (tag === TEXT_TIME) return typeof contents === 'string' ? timeOf(contents) : undefined;
  return tag === EPOCH_TIME && typeof contents === 'number' ? epochTime(contents) : undefined;
}

/** Years that have four digits are what RFC 3339 can write. */
function epochTime(seconds: number): string | undefined {
  const time = new Date(seconds * 1000);
  const text = Number.isNaN(time.getTime()) ? '' : time.toISOString();
  return isTime(text) ? text : undefined;
}
