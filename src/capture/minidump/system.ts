/** The system that a minidump was made on, and the ABI that follows from its CPU. */
import type { Abi } from '../../layout/index.ts';
import type { MinidumpFile } from './file.ts';
import { MINIDUMP_SYSTEM_INFO, type VER_PLATFORM } from './minidumpapiset.ts';
import { openStream, type Streams } from './streams.ts';

/** The system that a dump was made on. */
export interface MinidumpSystem {
  /** Such as 10, 0 and 19045: Windows 10 22H2. */
  readonly major: number;
  readonly minor: number;
  readonly build: number;
  /** VER_PLATFORM_WIN32_NT for Windows; a number without a name where another system's tool wrote the dump. */
  readonly platform: VER_PLATFORM;
  /** The name of the service pack; '' where there is none. */
  readonly servicePack: string;
}

/** Bytes of a service pack's name: as many as CSDVersion has in OSVERSIONINFO. */
const MOST_NAME = 256;

/** The SystemInfo stream. */
export function readSystemInfo(dump: MinidumpFile, streams: Streams): MINIDUMP_SYSTEM_INFO | undefined {
  return openStream(dump, streams, 'SystemInfoStream', MINIDUMP_SYSTEM_INFO)?.head;
}

export function systemOf(dump: MinidumpFile, info: MINIDUMP_SYSTEM_INFO): MinidumpSystem {
  return {
    major: info.MajorVersion,
    minor: info.MinorVersion,
    build: info.BuildNumber,
    platform: info.PlatformId,
    servicePack: info.CSDVersionRva === 0 ? '' : (dump.text(info.CSDVersionRva, MOST_NAME) ?? ''),
  };
}

/** ABIs by PROCESSOR_ARCHITECTURE (winnt.h). ARM of 32 bits lays out as x86: UINT64 is 8-aligned, a pointer has 4 bytes. */
const ABI_OF_CPU: ReadonlyMap<number, Abi> = new Map([
  [0, 'x86'], // INTEL
  [5, 'x86'], // ARM
  [9, 'x64'], // AMD64
  [10, 'x86'], // IA32_ON_WIN64
  [12, 'arm64'], // ARM64
  [13, 'x86'], // ARM32_ON_WIN64
  [14, 'x86'], // IA32_ON_ARM64
]);

/** What is taken where a dump does not say: most are of it. */
const USUAL_ABI = 'x64';

/** The ABI of the dump's own CPU; undefined where that is not known. */
export function abiOfCpu(info: MINIDUMP_SYSTEM_INFO | undefined): Abi | undefined {
  return info === undefined ? undefined : ABI_OF_CPU.get(info.ProcessorArchitecture);
}

/** The ABI of a dump, where none is asked for. */
export function abiOf(dump: MinidumpFile, info: MINIDUMP_SYSTEM_INFO | undefined): Abi {
  const abi = abiOfCpu(info);
  if (abi !== undefined) return abi;
  const what =
    info === undefined
      ? 'the dump does not say its CPU'
      : `the CPU ${info.ProcessorArchitecture} is not known`;
  dump.warn(`${what}: read as ${USUAL_ABI}; give the ABI (abi, --abi) if it is another one`);
  return USUAL_ABI;
}
