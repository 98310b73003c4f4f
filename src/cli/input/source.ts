/** What a file holds, told by its beginning: memory as it was, a minidump, or a capture that describes itself. */
import {
  type Capture,
  type CaptureNotes,
  type FileSource,
  looksLikeCapture,
  looksLikeMinidump,
  type Minidump,
  openMinidump,
  readCaptures,
  rootsOf,
} from '../../capture/index.ts';
import type { DecodeError } from '../../codec/index.ts';
import type { Origin } from '../../events/index.ts';
import { type Abi, extentOf, pointerSizeOf, type ValueLayout } from '../../layout/index.ts';
import {
  addressSpaceEnd,
  formatAddress,
  type Memory,
  memoryImage,
  OnDemandMemory,
} from '../../memory/index.ts';
import { type Roots, type Run, runOf } from '../../memory/run.ts';
import { FWPM_NET_EVENT5 } from '../../wfp/index.ts';
import { UsageError } from '../exit.ts';
import type { InputFile } from './file.ts';

export const SOURCE_KINDS = ['image', 'minidump', 'capture'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** What the command line says of a file; what it does not say is not here. */
export interface SourceArguments {
  readonly as?: SourceKind;
  readonly struct?: ValueLayout;
  readonly abi?: Abi;
  readonly base?: bigint;
  readonly at?: bigint;
  readonly count?: number;
  readonly entries?: number;
}

/** A block of memory, and the structs in it that are meant. */
export interface Block {
  readonly struct: ValueLayout;
  readonly memory: Memory;
  readonly roots: Roots;
  /** How many more were asked for that are not in the memory at all. */
  readonly missing: number;
  /** Stands before messages: which part of the file it is; '' for all of it. */
  readonly label: string;
  /** Stands behind the first message of a root that is not there. */
  readonly hint: string;
  /** Where its events come from. */
  readonly origin: Origin;
}

/** The kind of a file. */
export function kindOf({ start }: InputFile, { as }: Pick<SourceArguments, 'as'>): SourceKind {
  if (as !== undefined) return as;
  if (looksLikeMinidump(start)) return 'minidump';
  return looksLikeCapture(start) ? 'capture' : 'image';
}

/** All of a file that is no capture. */
export async function openWhole(
  input: InputFile,
  given: Pick<SourceArguments, 'as' | 'abi' | 'base'>,
): Promise<OpenedMemory> {
  const kind = kindOf(input, given);
  if (kind === 'capture') {
    throw new UsageError(
      `${input.name} is a capture, which says itself where its events are: \`fwpm decode\` shows them`,
    );
  }
  return openMemory(input.name, kind, await input.whole(), given);
}

// --- images and minidumps ------------------------------------------------------------------------------------

/** The memory of an image or a minidump, where it has bytes, and what there is to say of it. */
export interface OpenedMemory {
  readonly memory: Memory;
  /** In the order of their addresses. */
  readonly ranges: readonly { readonly base: bigint; readonly length: number }[];
  readonly description: string;
  readonly warnings: readonly string[];
  /** What it says of where it comes from. */
  readonly notes: CaptureNotes;
}

/** @throws UsageError for options that do not fit; DecodeError for a dump that cannot be read. */
export function openMemory(
  name: string,
  kind: Exclude<SourceKind, 'capture'>,
  bytes: Uint8Array | SharedArrayBuffer | FileSource,
  { abi, base }: Pick<SourceArguments, 'abi' | 'base'>,
): OpenedMemory {
  if (kind === 'minidump') {
    if (base !== undefined) throw notFor('--base', `${name} is a minidump, which has addresses of its own`);
    return minidumpMemory(openMinidump(bytes, abi === undefined ? {} : { abi }));
  }
  return imageMemory(name, bytes, abi ?? 'x64', base ?? 0n);
}

function minidumpMemory(dump: Minidump): OpenedMemory {
  const { memory, ranges, warnings, abi, os, time } = dump;
  const size = ranges.reduce((sum, { length }) => sum + length, 0);
  const system = os === undefined ? '' : `, Windows ${os.major}.${os.minor}.${os.build}`;
  const description = `a minidump: ${abi}${system}, ${size} bytes of memory in ${ranges.length} ranges`;
  const notes = {
    ...(os === undefined ? {} : { osBuild: os.build }),
    ...(time === undefined ? {} : { time: new Date(1000 * time).toISOString() }),
  };
  return { memory, ranges, warnings, description, notes };
}

function imageMemory(
  name: string,
  bytes: Uint8Array | SharedArrayBuffer | FileSource,
  abi: Abi,
  base: bigint,
): OpenedMemory {
  const length = 'read' in bytes ? bytes.size : bytes.byteLength;
  const end = base + BigInt(length);
  if (end > addressSpaceEnd(abi)) {
    throw new UsageError(
      `the ${length} bytes of ${name} at ${formatAddress(base)} run past the end of the address space of ${abi}`,
    );
  }
  const memory = 'read' in bytes ? onDemand(bytes, abi, base, end) : memoryImage(bytes, { abi, base });
  const description = `memory as it was: ${abi}, ${formatAddress(base)} to ${formatAddress(end)}`;
  return { memory, ranges: [{ base, length }], description, warnings: [], notes: {} };
}

function onDemand(file: FileSource, abi: Abi, base: bigint, end: bigint): Memory {
  const span = { start: base, end };
  return new OnDemandMemory({
    abi,
    origin: base,
    spanAt: (address) => (address < end ? span : undefined),
    offsetOf: (address) => Number(address - base),
    read: (address, length) => file.read(Number(address - base), length),
  });
}

/** The structs that are meant in a memory. */
export function blockIn(
  name: string,
  kind: Exclude<SourceKind, 'capture'>,
  opened: OpenedMemory,
  given: SourceArguments,
): Block {
  const { memory, ranges } = opened;
  const struct = given.struct ?? FWPM_NET_EVENT5;
  const [first] = ranges;
  const at = given.at ?? (kind === 'image' ? first?.base : undefined);
  if (at === undefined) {
    throw new UsageError(
      `${name} is a minidump: say with --at where the events are (--entries for an array of pointers to them), or let \`fwpm scan\` find them`,
    );
  }
  const { count, entries } = given;
  const asked: Roots =
    entries !== undefined
      ? { entries: at, count: entries }
      : count !== undefined
        ? { array: at, count }
        : { address: at };
  return {
    struct,
    memory,
    ...present(struct, opened, asked),
    label: '',
    origin: { osBuild: opened.notes.osBuild },
    hint: kind === 'image' ? hintFor(name, ranges) : `: ${name} does not hold it; --at is where to decode`,
  };
}

/** A root outside the image is mostly a wrong option: this says what would be right. */
function hintFor(name: string, ranges: OpenedMemory['ranges']): string {
  const [{ base, length } = { base: 0n, length: 0 }] = ranges;
  if (length === 0) return `: ${name} is empty`;
  const [from, to] = [formatAddress(base), formatAddress(base + BigInt(length))];
  return `: ${name} holds ${from} to ${to}; --base is the address of its first byte, --at where to decode`;
}

/**
 * The roots up to the first one that is not in the memory at all; `missing` more are not, either. A count that is
 * wrong by far would else make millions of lines that all say the same.
 */
function present(
  struct: ValueLayout,
  { memory, ranges }: Pick<OpenedMemory, 'memory' | 'ranges'>,
  asked: Roots,
): Pick<Block, 'roots' | 'missing'> {
  if ('address' in asked) return { roots: asked, missing: 0 };
  const isEntries = 'entries' in asked;
  const start = BigInt(isEntries ? asked.entries : asked.array);
  if (start >= addressSpaceEnd(memory.abi)) return { roots: asked, missing: 0 };
  const stride = isEntries ? pointerSizeOf(memory.abi) : extentOf(struct, memory.abi).size;
  const there = Math.ceil(Number(lastEnd(ranges, start) - start) / stride);
  const count = Math.min(asked.count, there + 1);
  const roots = isEntries ? { entries: start, count } : { array: start, count };
  return { roots, missing: asked.count - count };
}

/** A hole in an array that is passed over, in the hope that it goes on behind it. */
const MOST_HOLE = 1n << 20n;

/** Where memory that begins at an address or soon behind it ends, with holes in it that are not too large. */
function lastEnd(ranges: OpenedMemory['ranges'], address: bigint): bigint {
  let end = address;
  for (const { base, length } of ranges) {
    if (base > end + MOST_HOLE) break;
    const rangeEnd = base + BigInt(length);
    if (rangeEnd > end) end = rangeEnd;
  }
  return end;
}

/** Addresses that the ABI does not have, and arrays of what has no size, are the caller's to change. */
export function runWithin(struct: ValueLayout, memory: Memory, roots: Roots): Run {
  try {
    return runOf(struct, memory, roots);
  } catch (error) {
    throw error instanceof RangeError || error instanceof TypeError ? new UsageError(error.message) : error;
  }
}

// --- captures ------------------------------------------------------------------------------------------------

/** The blocks of a capture, as they come in. */
export async function* blocksOf(
  file: InputFile,
  given: SourceArguments,
  onIssue: (issue: DecodeError) => void,
): AsyncGenerator<Block, void, undefined> {
  for (const name of ['struct', 'abi', 'base', 'at', 'count', 'entries'] as const) {
    if (given[name] !== undefined) {
      throw notFor(`--${name}`, `${file.name} is a capture, which says itself what is in it`);
    }
  }
  for await (const capture of readCaptures(file.chunks(), { onIssue })) yield* blocksIn(capture);
}

function* blocksIn(capture: Capture): Generator<Block, void, undefined> {
  const { struct, memory, index, host, osBuild } = capture;
  const ranges = capture.ranges
    .map(({ base, bytes }) => ({ base, length: bytes.length }))
    .sort((a, b) => (a.base < b.base ? -1 : 1));
  const label = `item ${index}: `;
  for (const roots of rootsOf(capture)) {
    yield {
      struct,
      memory,
      ...present(struct, { memory, ranges }, roots),
      label,
      hint: '',
      origin: { host, osBuild },
    };
  }
}

function notFor(option: string, why: string): UsageError {
  return new UsageError(`${option} is not for this file: ${why}; leave it out, or say --as image`);
}
