/** Minidumps: the memory of a process as MiniDumpWriteDump and others write it to a file. */
import { type Abi, pointerSizeOf } from '../../layout/index.ts';
import type { Memory } from '../../memory/index.ts';
import { type FileInput, openFile } from '../fileSource.ts';
import { MinidumpFile } from './file.ts';
import { readMemory } from './memory.ts';
import {
  findRegions,
  hasWow64,
  type MinidumpModule,
  type MinidumpRegion,
  readModules,
  readProcessId,
  readRegions,
} from './process.ts';
import type { MinidumpRange } from './ranges.ts';
import { hasSignature, readDirectory, readHeader } from './streams.ts';
import { abiOf, abiOfCpu, type MinidumpSystem, readSystemInfo, systemOf } from './system.ts';

export interface MinidumpOptions {
  /**
   * The ABI in place of the dump's own: that of its CPU, or x86 for a 32-bit process on 64-bit Windows, in a dump that
   * a 64-bit tool made (wow64.dll is among its modules).
   */
  readonly abi?: Abi;
}

/** A minidump that was opened. */
export interface Minidump {
  readonly abi: Abi;
  readonly os: MinidumpSystem | undefined;
  /** When it was made: seconds since 1970, UTC. */
  readonly time: number | undefined;
  /** MINIDUMP_TYPE: what the dump was to hold. */
  readonly flags: bigint;
  readonly processId: number | undefined;
  /**
   * The memory that it holds, by address; none over another. Neighbours that are so in the file, too, are one. Ranges
   * can take the same bytes of the file; when all together would have more than four times its bytes, each byte is left
   * in one of them only.
   */
  readonly ranges: readonly MinidumpRange[];
  readonly modules: readonly MinidumpModule[];
  /** The process's memory, whether the dump holds it or not; undefined where the dump does not say. */
  readonly regions: readonly MinidumpRegion[] | undefined;
  /** What to decode from. Its offsets, which messages name, are offsets in the file; -1 where it has no such byte. */
  readonly memory: Memory;
  /** What is damaged, missing or doubtful, in sentences; what could be read in spite of it is here. */
  readonly warnings: readonly string[];
}

/** Bytes that are enough to tell a minidump by. */
export const MINIDUMP_START_BYTES = 4;

/**
 * Whether bytes are the beginning of a minidump. Whether the rest can be read, {@link openMinidump} says.
 *
 * @param start the first {@link MINIDUMP_START_BYTES} bytes of a file, or all where there are fewer.
 */
export function looksLikeMinidump(start: Uint8Array): boolean {
  return hasSignature(start);
}

/**
 * Opens a minidump: of its bytes, which are neither copied nor changed, or of a file, of which only the lists are
 * read until something is decoded. What is damaged is passed over, and reported in `warnings`.
 *
 * @throws DecodeError (BAD_CAPTURE) when the file is not a minidump, or so damaged that nothing of it can be read, and
 * also later when a file does not give its bytes; TypeError for what is not a file; RangeError for an unknown ABI.
 */
export function openMinidump(input: FileInput, options: MinidumpOptions = {}): Minidump {
  if (typeof options !== 'object' || options === null) {
    throw new TypeError("openMinidump: the options are an object, such as { abi: 'x86' }");
  }
  if (options.abi !== undefined) pointerSizeOf(options.abi);
  const dump = new MinidumpFile(openFile(input, 'MINIDUMP'));
  const header = readHeader(dump);
  const streams = readDirectory(dump, header);
  const info = readSystemInfo(dump, streams);
  const modules = readModules(dump, streams);
  const abi = options.abi ?? (hasWow64(modules) ? abiOfWow64(dump) : abiOf(dump, info));
  const ranges = readMemory(dump, streams, { abi, isPart: isNarrower(abi, abiOfCpu(info)) });
  const regions = findRegions(dump, streams);
  const listRanges = once(() => ranges.list());
  const listRegions = once(() => regions && readRegions(dump, regions));
  return {
    abi,
    os: info === undefined ? undefined : systemOf(dump, info),
    time: header.TimeDateStamp === 0 ? undefined : header.TimeDateStamp,
    flags: header.Flags,
    processId: readProcessId(dump, streams),
    modules,
    memory: ranges.toMemory(),
    warnings: dump.warnings,
    // Lists that can be long, and that decoding does not need.
    get ranges() {
      return listRanges();
    },
    get regions() {
      return listRegions();
    },
  };
}

/** Nothing but a 32-bit process loads wow64.dll; its own structs, and so the events that it got, are of 32 bits. */
function abiOfWow64(dump: MinidumpFile): Abi {
  dump.warn(
    'a 64-bit dump of a 32-bit process, as wow64.dll tells: read as x86; give the ABI (abi, --abi) for what else is in it',
  );
  return 'x86';
}

/** Whether an ABI has a smaller address space than that of a dump's CPU. */
function isNarrower(abi: Abi, cpu: Abi | undefined): boolean {
  return cpu !== undefined && pointerSizeOf(abi) < pointerSizeOf(cpu);
}

/** The same value each time, made when it is asked for. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
