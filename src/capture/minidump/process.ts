/** What a minidump says of the process beside its memory: modules, regions of pages, its id. */

import { type MinidumpFile, type Records, sizeOf } from './file.ts';
import {
  type MEM_STATE,
  type MEM_TYPE,
  MINIDUMP_MEMORY_INFO,
  MINIDUMP_MEMORY_INFO_LIST,
  MINIDUMP_MISC_INFO,
  MINIDUMP_MODULE,
  MINIDUMP_MODULE_LIST,
} from './minidumpapiset.ts';
import { type ListShape, openList, openStream, recordsOf, type Streams } from './streams.ts';

/** A module that the process had loaded. */
export interface MinidumpModule {
  /** The path as the dump has it; '' where it cannot be read. */
  readonly name: string;
  readonly base: bigint;
  /** Bytes. */
  readonly size: number;
}

/** Pages with the same attributes, whether the dump holds them or not. */
export interface MinidumpRegion {
  readonly base: bigint;
  /** Bytes. */
  readonly size: bigint;
  /** The base of the allocation that the pages are of. */
  readonly allocationBase: bigint;
  /** PAGE_* of winnt.h, when the pages were allocated. */
  readonly allocationProtect: number;
  readonly state: MEM_STATE;
  /** PAGE_* of winnt.h; means something for committed pages only, as `type` does for those that are not free. */
  readonly protect: number;
  readonly type: MEM_TYPE;
}

const MOST_MODULES = 1 << 14;
const MOST_REGIONS = 1 << 20;
/** Bytes of a path: as many as a UNICODE_STRING can have. */
const MOST_NAME = 0xfffe;
/** Bytes of all paths together: a damaged list could have one long path again and again. */
const MOST_NAMES = 1 << 24;

const MODULE_LIST: ListShape<typeof MINIDUMP_MODULE_LIST> = {
  type: 'ModuleListStream',
  head: MINIDUMP_MODULE_LIST,
  record: MINIDUMP_MODULE,
  said: ({ NumberOfModules }) => NumberOfModules,
  most: MOST_MODULES,
};

export function readModules(dump: MinidumpFile, streams: Streams): MinidumpModule[] {
  const list = openList(dump, streams, MODULE_LIST);
  if (list === undefined) return [];
  const names = new Names(dump);
  const modules = dump.structs(MINIDUMP_MODULE, list.records).map((module) => ({
    name: names.at(module.ModuleNameRva),
    base: module.BaseOfImage,
    size: module.SizeOfImage,
  }));
  names.report();
  return modules;
}

/** Names of modules. */
class Names {
  readonly #dump: MinidumpFile;
  #unread = 0;
  #bytesLeft = MOST_NAMES;

  constructor(dump: MinidumpFile) {
    this.#dump = dump;
  }

  at(rva: number): string {
    const name = this.#dump.text(rva, Math.min(MOST_NAME, this.#bytesLeft));
    if (name === null) this.#unread++;
    this.#bytesLeft -= 2 * (name?.length ?? 0);
    return name ?? '';
  }

  report(): void {
    if (this.#unread === 0) return;
    this.#dump.warn(`ModuleListStream: the names of ${this.#unread} modules cannot be read`);
  }
}

/** Whether a 64-bit process runs 32-bit code: this module is what lets it. */
export function hasWow64(modules: readonly MinidumpModule[]): boolean {
  return modules.some(({ name }) => /(^|[\\/])wow64\.dll$/i.test(name));
}

/** Where the MemoryInfoList has its entries, which {@link readRegions} reads; undefined when there is no such list. */
export function findRegions(dump: MinidumpFile, streams: Streams): Records | undefined {
  const list = openStream(dump, streams, 'MemoryInfoListStream', MINIDUMP_MEMORY_INFO_LIST);
  if (list === undefined) return undefined;
  const { stream, head: info } = list;
  const { SizeOfHeader: head, SizeOfEntry: stride, NumberOfEntries: said } = info;
  if (head < sizeOf(MINIDUMP_MEMORY_INFO_LIST) || stride < sizeOf(MINIDUMP_MEMORY_INFO)) {
    dump.warn(
      `${stream.type}: a header of ${head} and entries of ${stride} bytes are too small: passed over`,
    );
    return undefined;
  }
  return recordsOf(dump, stream, { said, head, stride, most: MOST_REGIONS });
}

export function readRegions(dump: MinidumpFile, records: Records): MinidumpRegion[] {
  return dump.structs(MINIDUMP_MEMORY_INFO, records).map((region) => ({
    base: region.BaseAddress,
    size: region.RegionSize,
    allocationBase: region.AllocationBase,
    allocationProtect: region.AllocationProtect,
    state: region.State,
    protect: region.Protect,
    type: region.Type,
  }));
}

/** MINIDUMP_MISC1_PROCESS_ID: whether ProcessId is filled. */
const HAS_PROCESS_ID = 1;

export function readProcessId(dump: MinidumpFile, streams: Streams): number | undefined {
  const info = openStream(dump, streams, 'MiscInfoStream', MINIDUMP_MISC_INFO)?.head;
  return info !== undefined && (info.Flags1 & HAS_PROCESS_ID) !== 0 ? info.ProcessId : undefined;
}
