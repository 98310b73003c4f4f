/**
 * The capture that describes itself: a CBOR Sequence (RFC 8742), an item for each block of memory that was captured.
 * docs/capture-format.md is the reference; here are its names and what an item says.
 */
import type { Abi, ValueLayout } from '../../layout/index.ts';
import type { Address, Memory, MemoryRange } from '../../memory/index.ts';
import type { Roots } from '../../memory/run.ts';

/** The version of the format that is read and written. */
export const CAPTURE_VERSION = 1;

/** The members of an item, as they are written. */
export const CAPTURE_MEMBERS = [
  'fwpm',
  'abi',
  'struct',
  'roots',
  'ranges',
  'host',
  'time',
  'osBuild',
  'note',
] as const;

export type CaptureMember = (typeof CAPTURE_MEMBERS)[number];

/** Which structs of a block are meant: those at some addresses, or those of one array. */
export type CaptureRoots<A = bigint> =
  | readonly A[]
  /** What an array of pointers leads to, as FwpmNetEventEnumN returns it; 0 to 2^32-1 pointers. */
  | { readonly entries: A; readonly count: number }
  /** Structs one after another, 0 to 2^32-1 of them. */
  | { readonly array: A; readonly count: number };

/** What people and programs note of a capture; nothing of it is needed to decode. */
export interface CaptureNotes {
  /** The machine that the memory comes from. */
  readonly host?: string;
  /** When it was captured: RFC 3339, such as 2026-11-22T08:00:00Z. */
  readonly time?: string;
  /** The build of Windows, such as 19045. */
  readonly osBuild?: number;
  readonly note?: string;
}

/** What goes into an item. */
export interface CaptureContent extends CaptureNotes {
  readonly abi: Abi;
  /** What the roots are. Its C name is written. */
  readonly struct: ValueLayout;
  readonly roots: CaptureRoots<Address>;
  /** The memory, in any order. */
  readonly ranges: readonly MemoryRange[];
}

/** An item of a capture: a block of memory, and what is to be decoded of it. */
export interface Capture extends CaptureContent {
  readonly roots: CaptureRoots;
  readonly ranges: readonly CapturedRange[];
  /** The ranges as one memory. */
  readonly memory: Memory;
  /** Which item it is, counted from 0; items that could not be read count. */
  readonly index: number;
  /** Where the item begins: bytes from the beginning of the capture. */
  readonly offset: number;
}

export interface CapturedRange extends MemoryRange {
  readonly base: bigint;
  readonly bytes: Uint8Array;
}

/** The roots as `ndjson`, `columns` and the decode functions take them: one struct each, or the array. */
export function* rootsOf({ roots }: Pick<Capture, 'roots'>): Generator<Roots, void, undefined> {
  if ('count' in roots) yield roots;
  else for (const address of roots) yield { address };
}

const DATE = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const TIME = String.raw`(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?`;
const ZONE = String.raw`(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)`;
const RFC_3339 = new RegExp(`^${DATE}[Tt]${TIME}${ZONE}$`);

/** Whether a text is a time as RFC 3339 writes it. */
export function isTime(text: string): boolean {
  return RFC_3339.test(text);
}

const MOST_UINT32 = 0xffffffff;

/** Whether a value counts elements, or is a build of Windows. */
export function isUint32(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MOST_UINT32;
}
