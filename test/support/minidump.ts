/**
 * Minidumps by hand: every offset in a struct is written down here, none comes from the descriptors under test. Structs
 * and numbers are those of minidumpapiset.h.
 */
import type { FileSource } from '../../src/capture/index.ts';
import { Image } from './image.ts';

/** Types of streams. */
export const STREAM = {
  moduleList: 4,
  memoryList: 5,
  systemInfo: 7,
  memory64List: 9,
  miscInfo: 15,
  memoryInfoList: 16,
} as const;

/** PROCESSOR_ARCHITECTURE_*. */
export const CPU = { x86: 0, arm: 5, ia64: 6, x64: 9, arm64: 12, unknown: 0xffff } as const;

/** Where the directory begins in these dumps: after the header. An entry has 12 bytes: type, size, offset. */
export const DIRECTORY = 32;

export interface Piece {
  readonly base: bigint;
  readonly bytes: Uint8Array;
}

export interface Region {
  readonly base: bigint;
  readonly allocationBase: bigint;
  readonly allocationProtect: number;
  readonly size: bigint;
  readonly state: number;
  readonly protect: number;
  readonly type: number;
}

/** What is in a dump; a stream for each member that is given, in this order. */
export interface DumpParts {
  readonly time?: number;
  readonly flags?: bigint;
  /** null: no SystemInfo stream. */
  readonly cpu?: number | null;
  readonly os?: {
    readonly major: number;
    readonly minor: number;
    readonly build: number;
    readonly platform: number;
  };
  readonly servicePack?: string;
  readonly modules?: readonly { readonly name: string; readonly base: bigint; readonly size: number }[];
  readonly processId?: number;
  readonly regions?: readonly Region[];
  /** Bytes of each region's entry: what later versions add is 0xee. */
  readonly regionStride?: number;
  /** The MemoryList. */
  readonly memory?: readonly Piece[];
  /** Whether its entries are aligned to 8 bytes, with 4 bytes after the count. */
  readonly isPadded?: boolean;
  /** The Memory64List. */
  readonly memory64?: readonly Piece[];
}

export interface Dump {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where the stream of a type begins. */
  readonly stream: (type: number) => number;
  /** Where the directory's entry of a type begins. */
  readonly entry: (type: number) => number;
  /** Where the bytes of each range are: of the MemoryList, then of the Memory64List. */
  readonly memoryAt: readonly number[];
}

export function minidump(parts: DumpParts = {}): Dump {
  return new Builder(parts).build();
}

/** A dump as a file that is read on demand and counts that. */
export class CountingFile implements FileSource {
  readonly size: number;
  readonly #read: (offset: number, length: number) => Uint8Array;
  reads = 0;
  bytesRead = 0;

  constructor(size: number, read: (offset: number, length: number) => Uint8Array) {
    this.size = size;
    this.#read = read;
  }

  static of(bytes: Uint8Array): CountingFile {
    return new CountingFile(bytes.length, (offset, length) => bytes.slice(offset, offset + length));
  }

  read(offset: number, length: number): Uint8Array {
    if (offset < 0 || length < 0 || offset + length > this.size) {
      throw new Error(`read(${offset}, ${length}) is not inside a file of ${this.size} bytes`);
    }
    this.reads++;
    this.bytesRead += length;
    return this.#read(offset, length);
  }
}

class Builder {
  readonly #parts: DumpParts;
  readonly #sections: Uint8Array[] = [];
  readonly #entries: { readonly type: number; readonly size: number; readonly offset: number }[] = [];
  readonly #memoryAt: number[] = [];
  #length = 0;

  constructor(parts: DumpParts) {
    this.#parts = parts;
  }

  build(): Dump {
    const { cpu, modules, processId, regions, memory, memory64 } = this.#parts;
    const streams = [
      cpu === null ? undefined : () => this.#systemInfo(),
      modules && (() => this.#moduleList(modules)),
      processId === undefined ? undefined : () => this.#miscInfo(processId),
      regions && (() => this.#memoryInfoList(regions)),
      memory && (() => this.#memoryList(memory)),
      memory64 && (() => this.#memory64List(memory64)),
    ].filter((add) => add !== undefined);
    const head = new Image(DIRECTORY + 12 * streams.length);
    this.#add(head.bytes);
    for (const add of streams) add();
    this.#header(head);
    const bytes = new Uint8Array(this.#length);
    let end = 0;
    for (const section of this.#sections) {
      bytes.set(section, end);
      end += section.length;
    }
    const indexOf = (type: number): number => {
      const index = this.#entries.findIndex((entry) => entry.type === type);
      if (index < 0) throw new Error(`this dump has no stream of type ${type}`);
      return index;
    };
    return {
      bytes,
      stream: (type) => this.#entries[indexOf(type)]?.offset ?? 0,
      entry: (type) => DIRECTORY + 12 * indexOf(type),
      memoryAt: this.#memoryAt,
    };
  }

  /** Appends bytes, which may still change. */
  #add(bytes: Uint8Array): number {
    const offset = this.#length;
    this.#sections.push(bytes);
    this.#length += bytes.length;
    return offset;
  }

  #stream(type: number, bytes: Uint8Array): void {
    this.#entries.push({ type, size: bytes.length, offset: this.#add(bytes) });
  }

  /** MINIDUMP_STRING: bytes without the NUL, the text, the NUL. */
  #string(text: string): number {
    return this.#add(new Image(4 + 2 * text.length + 2).u32(0, 2 * text.length).text(4, `${text}\0`).bytes);
  }

  #header(head: Image): void {
    const { time = 0, flags = 0n } = this.#parts;
    head
      .u8(0, 0x4d, 0x44, 0x4d, 0x50)
      .u32(4, 0x12340000 | 0xa793, this.#entries.length, DIRECTORY, 0, time)
      .u64(24, flags);
    for (const [i, { type, size, offset }] of this.#entries.entries()) {
      head.u32(DIRECTORY + 12 * i, type, size, offset);
    }
  }

  #systemInfo(): void {
    const { cpu, servicePack, os = { major: 10, minor: 0, build: 19045, platform: 2 } } = this.#parts;
    const name = servicePack === undefined ? 0 : this.#string(servicePack);
    const info = new Image(56, 0xee)
      .u16(0, cpu ?? CPU.x64, 6, 0x8e0a)
      .u8(6, 8, 1)
      .u32(8, os.major, os.minor, os.build, os.platform, name)
      .u16(28, 0x100, 0);
    this.#stream(STREAM.systemInfo, info.bytes);
  }

  #moduleList(modules: NonNullable<DumpParts['modules']>): void {
    const names = modules.map(({ name }) => this.#string(name));
    const list = new Image(4 + 108 * modules.length, 0xee).u32(0, modules.length);
    for (const [i, { base, size }] of modules.entries()) {
      const at = 4 + 108 * i;
      list.u64(at, base).u32(at + 8, size, 0x5555, 0x66666666, names[i] ?? 0);
    }
    this.#stream(STREAM.moduleList, list.bytes);
  }

  #miscInfo(processId: number): void {
    this.#stream(STREAM.miscInfo, new Image(24).u32(0, 24, 1, processId).bytes);
  }

  #memoryInfoList(regions: readonly Region[]): void {
    const { regionStride = 48 } = this.#parts;
    const list = new Image(16 + regionStride * regions.length, 0xee)
      .u32(0, 16, regionStride)
      .u64(8, BigInt(regions.length));
    for (const [i, region] of regions.entries()) {
      const at = 16 + regionStride * i;
      list
        .u64(at, region.base, region.allocationBase)
        .u32(at + 16, region.allocationProtect)
        .u64(at + 24, region.size)
        .u32(at + 32, region.state, region.protect, region.type);
    }
    this.#stream(STREAM.memoryInfoList, list.bytes);
  }

  #memoryList(pieces: readonly Piece[]): void {
    const first = this.#parts.isPadded ? 8 : 4;
    const list = new Image(first + 16 * pieces.length).u32(0, pieces.length);
    this.#stream(STREAM.memoryList, list.bytes);
    for (const [i, { base, bytes }] of pieces.entries()) {
      const offset = this.#add(bytes);
      this.#memoryAt.push(offset);
      list.u64(first + 16 * i, base).u32(first + 16 * i + 8, bytes.length, offset);
    }
  }

  #memory64List(pieces: readonly Piece[]): void {
    const list = new Image(16 + 16 * pieces.length).u64(0, BigInt(pieces.length));
    this.#stream(STREAM.memory64List, list.bytes);
    list.u64(8, BigInt(this.#length));
    for (const [i, { base, bytes }] of pieces.entries()) {
      this.#memoryAt.push(this.#add(bytes));
      list.u64(16 + 16 * i, base, BigInt(bytes.length));
    }
  }
}
