/**
 * minidumpapiset.h: what a minidump file is made of. An RVA is an offset in the file.
 *
 * The header packs its structs to 4 bytes, whatever the CPU: its 64-bit members are 4-aligned, and a struct is the
 * same under every ABI. Arrays of no fixed length at the end of a struct, such as `MemoryRanges[0]`, are not members
 * here: they follow the struct.
 */
import {
  alias,
  type BigintLeaf,
  bytes,
  enumeration,
  flags32,
  type Infer,
  named,
  type ObjectOf,
  structOf,
  uint8,
  uint16,
  uint32,
  uint64,
} from '../../layout/index.ts';
import { DWORD, ULONG } from '../../wfp/index.ts';

const UCHAR = alias('UCHAR', uint8);
const USHORT = alias('USHORT', uint16);
const ULONG32 = alias('ULONG32', uint32);
const ULONG64: BigintLeaf = { ...uint64, ctype: 'ULONG64', align: 4 };
const RVA = alias('RVA', uint32);
const RVA64 = alias('RVA64', ULONG64);

/** The header's Signature: 'MDMP' in the file. */
export const MINIDUMP_SIGNATURE = 0x504d444d;

/** The lower half of the header's Version; the upper one is the writer's own. */
export const MINIDUMP_VERSION = 0xa793;

/** What a stream holds. */
export const MINIDUMP_STREAM_TYPE = enumeration('MINIDUMP_STREAM_TYPE', {
  UnusedStream: 0,
  ReservedStream0: 1,
  ReservedStream1: 2,
  ThreadListStream: 3,
  ModuleListStream: 4,
  MemoryListStream: 5,
  ExceptionStream: 6,
  SystemInfoStream: 7,
  ThreadExListStream: 8,
  Memory64ListStream: 9,
  CommentStreamA: 10,
  CommentStreamW: 11,
  HandleDataStream: 12,
  FunctionTableStream: 13,
  UnloadedModuleListStream: 14,
  MiscInfoStream: 15,
  MemoryInfoListStream: 16,
  ThreadInfoListStream: 17,
  HandleOperationListStream: 18,
  TokenStream: 19,
  JavaScriptDataStream: 20,
  SystemMemoryInfoStream: 21,
  ProcessVmCountersStream: 22,
  IptTraceStream: 23,
  ThreadNamesStream: 24,
});
export type MINIDUMP_STREAM_TYPE = Infer<typeof MINIDUMP_STREAM_TYPE>;

/** The systems that a PlatformId names (winnt.h); every Windows of today is the last one. */
export const VER_PLATFORM = enumeration('VER_PLATFORM', {
  VER_PLATFORM_WIN32s: 0,
  VER_PLATFORM_WIN32_WINDOWS: 1,
  VER_PLATFORM_WIN32_NT: 2,
});
export type VER_PLATFORM = Infer<typeof VER_PLATFORM>;

/** State of pages (winnt.h). */
export const MEM_STATE = enumeration('MEM_STATE', {
  MEM_COMMIT: 0x1000,
  MEM_RESERVE: 0x2000,
  MEM_FREE: 0x10000,
});
export type MEM_STATE = Infer<typeof MEM_STATE>;

/** Type of pages (winnt.h). */
export const MEM_TYPE = enumeration('MEM_TYPE', {
  MEM_PRIVATE: 0x20000,
  MEM_MAPPED: 0x40000,
  MEM_IMAGE: 0x1000000,
});
export type MEM_TYPE = Infer<typeof MEM_TYPE>;

/** What may be done with pages (winnt.h). */
const PAGE_PROTECTION = alias(
  'ULONG32',
  flags32('PAGE_PROTECTION', {
    PAGE_NOACCESS: 0x1,
    PAGE_READONLY: 0x2,
    PAGE_READWRITE: 0x4,
    PAGE_WRITECOPY: 0x8,
    PAGE_EXECUTE: 0x10,
    PAGE_EXECUTE_READ: 0x20,
    PAGE_EXECUTE_READWRITE: 0x40,
    PAGE_EXECUTE_WRITECOPY: 0x80,
    PAGE_GUARD: 0x100,
    PAGE_NOCACHE: 0x200,
    PAGE_WRITECOMBINE: 0x400,
  }),
);

/**
 * Where something lies in the file.
 *
 * minidumpapiset.h, DbgHelp 5.1.
 * @see https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_location_descriptor
 */
export const MINIDUMP_LOCATION_DESCRIPTOR = structOf(
  named<MINIDUMP_LOCATION_DESCRIPTOR>('MINIDUMP_LOCATION_DESCRIPTOR'),
  {
    /** Bytes. */
    DataSize: ULONG32,
    Rva: RVA,
  },
);
export interface MINIDUMP_LOCATION_DESCRIPTOR extends ObjectOf<typeof MINIDUMP_LOCATION_DESCRIPTOR> {}

/**
 * Where something lies in a file that may be larger than 4 GiB.
 *
 * minidumpapiset.h, DbgHelp 5.1.
 * @see https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_location_descriptor64
 */
export const MINIDUMP_LOCATION_DESCRIPTOR64 = structOf(
  named<MINIDUMP_LOCATION_DESCRIPTOR64>('MINIDUMP_LOCATION_DESCRIPTOR64'),
  {
    /** Bytes. */
    DataSize: ULONG64,
    Rva: RVA64,
  },
);
export interface MINIDUMP_LOCATION_DESCRIPTOR64 extends ObjectOf<typeof MINIDUMP_LOCATION_DESCRIPTOR64> {}

/**
 * A range of memory, and where in the file its bytes are.
 *
 * minidumpapiset.h, DbgHelp 5.1.
 * @see https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_memory_descriptor
 */
export const MINIDUMP_MEMORY_DESCRIPTOR = structOf(
  named<MINIDUMP_MEMORY_DESCRIPTOR>('MINIDUMP_MEMORY_DESCRIPTOR'),
  {
    StartOfMemoryRange: ULONG64,
    Memory: MINIDUMP_LOCATION_DESCRIPTOR,
  },
);
export interface MINIDUMP_MEMORY_DESCRIPTOR extends ObjectOf<typeof MINIDUMP_MEMORY_DESCRIPTOR> {}

/**
 * A range of memory whose bytes lie right after those of the range before it.
 *
 * minidumpapiset.h, DbgHelp 5.1.
 * @see https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_memory_descriptor64
 */
export const MINIDUMP_MEMORY_DESCRIPTOR64 = structOf(
  named<MINIDUMP_MEMORY_DESCRIPTOR64>('MINIDUMP_MEMORY_DESCRIPTOR64'),
  {
    StartOfMemoryRange: ULONG64,
    /** Bytes. */
    DataSize: ULONG64,
  },
);
export interface MINIDUMP_MEMORY_DESCRIPTOR64 extends ObjectOf<typeof MINIDUMP_MEMORY_DESCRIPTOR64> {}

/**
 * The beginning of the file.
 *
 * minidumpapiset.h, DbgHelp 5.1.
 * @see https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_header
 */
export const MINIDUMP_HEADER = structOf(named<MINIDUMP_HEADER>('MINIDUMP_HEADER'), {
  /** {@link MINIDUMP_SIGNATURE} */
  Signature: ULONG32,
  /** {@link MINIDUMP_VERSION} in the lower 16 bits. */
  Version: ULONG32,
  NumberOfStreams: ULONG32,
  /** Of an array of {@link MINIDUMP_DIRECTORY}. */
  StreamDirectoryRva: RVA,
  /** 0 as a rule. */
  CheckSum: ULONG32,
  /** Seconds since 1970, UTC. (In C also a union member named Reserved.) */
  TimeDateStamp: ULONG32,
  /** MINIDUMP_TYPE: what the dump was to hold. */
  Flags: ULONG64,
});
export interface MINIDUMP_HEADER extends ObjectOf<typeof MINIDUMP_HEADER> {}

/**
 * A stream: what it holds and where it lies.
 *
 * minidumpapiset.h, DbgHelp 5.1.
 * @see https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_directory
 */
export const MINIDUMP_DIRECTORY = structOf(named<MINIDUMP_DIRECTORY>('MINIDUMP_DIRECTORY'), {
  StreamType: alias('ULONG32', MINIDUMP_STREAM_TYPE),
  Location: MINIDUMP_LOCATION_DESCRIPTOR,
});
export interface MINIDUMP_DIRECTORY extends ObjectOf<typeof MINIDUMP_DIRECTORY> {}

/**
 * UTF-16 text, which follows, with a NUL after it.
 *
 * minidumpapiset.h, DbgHelp 5.1.
 * @see https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_string
 */
export const MINIDUMP_STRING = structOf(named<MINIDUMP_STRING>('MINIDUMP_STRING'), {
  /** Bytes, without the NUL. */
  Length: ULONG32,
});
export interface MINIDUMP_STRING extends ObjectOf<typeof MINIDUMP_STRING> {}

/**
 * The CPU and the system: the SystemInfo stream.
 *
 * minidumpapiset.h, DbgHelp 5.1.
 * @see https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_system_info
 */
export const MINIDUMP_SYSTEM_INFO = structOf(named<MINIDUMP_SYSTEM_INFO>('MINIDUMP_SYSTEM_INFO'), {
  /** PROCESSOR_ARCHITECTURE_* of winnt.h. */
  ProcessorArchitecture: USHORT,
  ProcessorLevel: USHORT,
  ProcessorRevision: USHORT,
  NumberOfProcessors: UCHAR,
  /** VER_NT_*: 1 for a workstation, 2 for a domain controller, 3 for a server. */
  ProductType: UCHAR,
  MajorVersion: ULONG32,
  MinorVersion: ULONG32,
  BuildNumber: ULONG32,
  PlatformId: alias('ULONG32', VER_PLATFORM),
  /** Of a {@link MINIDUMP_STRING}: the name of the service pack. */
  CSDVersionRva: RVA,
  SuiteMask: USHORT,
  Reserved2: USHORT,
  /** CPUID of x86, feature bits of other CPUs. */
  Cpu: alias('CPU_INFORMATION', bytes(24)),
});
export interface MINIDUMP_SYSTEM_INFO extends ObjectOf<typeof MINIDUMP_SYSTEM_INFO> {}

/**
 * The version of a file.
 *
 * verrsrc.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/verrsrc/ns-verrsrc-vs_fixedfileinfo
 */
export const VS_FIXEDFILEINFO = structOf(named<VS_FIXEDFILEINFO>('VS_FIXEDFILEINFO'), {
  dwSignature: DWORD,
  dwStrucVersion: DWORD,
  dwFileVersionMS: DWORD,
  dwFileVersionLS: DWORD,
  dwProductVersionMS: DWORD,
  dwProductVersionLS: DWORD,
  dwFileFlagsMask: DWORD,
  dwFileFlags: DWORD,
  dwFileOS: DWORD,
  dwFileType: DWORD,
  dwFileSubtype: DWORD,
  dwFileDateMS: DWORD,
  dwFileDateLS: DWORD,
});
export interface VS_FIXEDFILEINFO extends ObjectOf<typeof VS_FIXEDFILEINFO> {}

/**
 * A module that was loaded.
 *
 * minidumpapiset.h, DbgHelp 5.1.
 * @see https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_module
 */
export const MINIDUMP_MODULE = structOf(named<MINIDUMP_MODULE>('MINIDUMP_MODULE'), {
  BaseOfImage: ULONG64,
  /** Bytes. */
  SizeOfImage: ULONG32,
  CheckSum: ULONG32,
  TimeDateStamp: ULONG32,
  /** Of a {@link MINIDUMP_STRING}: the path. */
  ModuleNameRva: RVA,
  VersionInfo: VS_FIXEDFILEINFO,
  CvRecord: MINIDUMP_LOCATION_DESCRIPTOR,
  MiscRecord: MINIDUMP_LOCATION_DESCRIPTOR,
  Reserved0: ULONG64,
  Reserved1: ULONG64,
});
export interface MINIDUMP_MODULE extends ObjectOf<typeof MINIDUMP_MODULE> {}

/**
 * The ModuleList stream; as many {@link MINIDUMP_MODULE} follow.
 *
 * minidumpapiset.h, DbgHelp 5.1.
 * @see https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_module_list
 */
export const MINIDUMP_MODULE_LIST = structOf(named<MINIDUMP_MODULE_LIST>('MINIDUMP_MODULE_LIST'), {
  NumberOfModules: ULONG32,
});
export interface MINIDUMP_MODULE_LIST extends ObjectOf<typeof MINIDUMP_MODULE_LIST> {}

/**
 * The MemoryList stream; as many {@link MINIDUMP_MEMORY_DESCRIPTOR} follow.
 *
 * minidumpapiset.h, DbgHelp 5.1.
 * @see https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_memory_list
 */
export const MINIDUMP_MEMORY_LIST = structOf(named<MINIDUMP_MEMORY_LIST>('MINIDUMP_MEMORY_LIST'), {
  NumberOfMemoryRanges: ULONG32,
});
export interface MINIDUMP_MEMORY_LIST extends ObjectOf<typeof MINIDUMP_MEMORY_LIST> {}

/**
 * The Memory64List stream of dumps of the full memory; as many {@link MINIDUMP_MEMORY_DESCRIPTOR64} follow.
 *
 * minidumpapiset.h, DbgHelp 5.1.
 * @see https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_memory64_list
 */
export const MINIDUMP_MEMORY64_LIST = structOf(named<MINIDUMP_MEMORY64_LIST>('MINIDUMP_MEMORY64_LIST'), {
  NumberOfMemoryRanges: ULONG64,
  /** Where the bytes of the first range are; those of the others come right after. */
  BaseRva: RVA64,
});
export interface MINIDUMP_MEMORY64_LIST extends ObjectOf<typeof MINIDUMP_MEMORY64_LIST> {}

/**
 * The MiscInfo stream. Later versions of it are longer.
 *
 * minidumpapiset.h, DbgHelp 6.0.
 * @see https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_misc_info
 */
export const MINIDUMP_MISC_INFO = structOf(named<MINIDUMP_MISC_INFO>('MINIDUMP_MISC_INFO'), {
  /** Bytes of this struct, or of the later version of it that this is the beginning of. */
  SizeOfInfo: ULONG32,
  /** MINIDUMP_MISC1_*: which members are filled. */
  Flags1: ULONG32,
  /** Filled if bit 0 of Flags1 is set. */
  ProcessId: ULONG32,
  /** Seconds since 1970, UTC; this and the next two are filled if bit 1 of Flags1 is set. */
  ProcessCreateTime: ULONG32,
  /** Seconds. */
  ProcessUserTime: ULONG32,
  /** Seconds. */
  ProcessKernelTime: ULONG32,
});
export interface MINIDUMP_MISC_INFO extends ObjectOf<typeof MINIDUMP_MISC_INFO> {}

/**
 * A region of pages with the same attributes, captured or not.
 *
 * minidumpapiset.h, DbgHelp 6.3.
 * @see https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_memory_info
 */
export const MINIDUMP_MEMORY_INFO = structOf(named<MINIDUMP_MEMORY_INFO>('MINIDUMP_MEMORY_INFO'), {
  BaseAddress: ULONG64,
  AllocationBase: ULONG64,
  AllocationProtect: PAGE_PROTECTION,
  __alignment1: ULONG32,
  /** Bytes. */
  RegionSize: ULONG64,
  State: alias('ULONG32', MEM_STATE),
  Protect: PAGE_PROTECTION,
  Type: alias('ULONG32', MEM_TYPE),
  __alignment2: ULONG32,
});
export interface MINIDUMP_MEMORY_INFO extends ObjectOf<typeof MINIDUMP_MEMORY_INFO> {}

/**
 * The MemoryInfoList stream; entries follow, which begin with a {@link MINIDUMP_MEMORY_INFO}.
 *
 * minidumpapiset.h, DbgHelp 6.3.
 * @see https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_memory_info_list
 */
export const MINIDUMP_MEMORY_INFO_LIST = structOf(
  named<MINIDUMP_MEMORY_INFO_LIST>('MINIDUMP_MEMORY_INFO_LIST'),
  {
    /** Bytes before the first entry. */
    SizeOfHeader: ULONG,
    /** Bytes from one entry to the next. */
    SizeOfEntry: ULONG,
    NumberOfEntries: ULONG64,
  },
);
export interface MINIDUMP_MEMORY_INFO_LIST extends ObjectOf<typeof MINIDUMP_MEMORY_INFO_LIST> {}
