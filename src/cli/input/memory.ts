/** Images and minidumps: files that are one memory. */
import type { CaptureNotes, FileSource } from '../../capture/index.ts';
import { type Minidump, openMinidump } from '../../capture/minidump/minidump.ts';
import type { Abi } from '../../layout/index.ts';
import {
  addressSpaceEnd,
  formatAddress,
  type Memory,
  memoryImage,
  OnDemandMemory,
} from '../../memory/index.ts';
import { gathering } from '../../read/memoryRanges.ts';
import { UsageError } from '../exit.ts';
import { type Form, notFor, type SourceArguments } from './form.ts';

export type MemoryForm = Exclude<Form, 'capture' | 'netsh'>;

/** The memory of an image or a minidump, where it has bytes, and what is known about it. */
export interface OpenedMemory {
  readonly memory: Memory;
  /** In the order of their addresses. */
  readonly ranges: readonly { readonly base: bigint; readonly length: number }[];
  readonly description: string;
  readonly warnings: readonly string[];
  /** What it says about its origin. */
  readonly notes: CaptureNotes;
}

/** @throws UsageError for options that do not fit; DecodeError for a dump that cannot be read. */
export function openMemory(
  name: string,
  form: MemoryForm,
  bytes: Uint8Array | SharedArrayBuffer | FileSource,
  { abi, base }: Pick<SourceArguments, 'abi' | 'base'>,
): OpenedMemory {
  if (form === 'minidump') {
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
  const memory = new OnDemandMemory({
    abi,
    origin: base,
    spanAt: (address) => (address < end ? span : undefined),
    offsetOf: (address) => Number(address - base),
    read: (address, length, room) => file.read(Number(address - base), length, room),
  });
  return gathering(memory);
}
