/** Files that captures are read from: held in memory, or read where and when they are needed. */
import { DecodeError } from '../codec/index.ts';
import { bytesView, type Memory, memoryImage, OnDemandMemory } from '../memory/index.ts';

/** A file that is not held in memory. */
export interface FileSource {
  /** Bytes. The file is not to change while it is read. */
  readonly size: number;
  /**
   * The bytes from `offset` on: `length` of them, which are all inside the file. They are kept for a while, so they are
   * not to change afterwards; unless they are in `room`, where they may be put if it is given and large enough. What it
   * throws goes through to the caller of whatever needed the bytes.
   */
  read(offset: number, length: number, room?: Uint8Array): Uint8Array;
}

/** A file, held or not. */
export type FileInput = ArrayBuffer | SharedArrayBuffer | ArrayBufferView | FileSource;

/** A file whose reads are checked. */
export interface CheckedFile {
  readonly size: number;
  /** Whether the bytes are all there, so that reading is for nothing. */
  readonly isHeld: boolean;
  /**
   * `length` bytes at an offset, all of them inside the file.
   * @throws DecodeError (BAD_CAPTURE) when the file does not give them.
   */
  read(offset: number, length: number, room?: Uint8Array): Uint8Array;
  /** The file as a memory whose addresses are offsets, for the structs in it; nothing in it depends on an ABI. */
  readonly memory: Memory;
}

/** The structs of a file have no pointers and are packed, so that any ABI will do. */
const FILE_ABI = 'x64';

/**
 * A file. `name` is what a DecodeError names in the place of a struct.
 * @throws TypeError for what is none.
 */
export function openFile(input: FileInput, name: string): CheckedFile {
  const view = bytesView(input);
  if (view !== undefined) return held(view);
  if (isFileSource(input)) return onDemand(input, name);
  throw new TypeError(
    'a file is an ArrayBuffer, a SharedArrayBuffer, a view of one, or an object { size, read }',
  );
}

function held(view: DataView): CheckedFile {
  return {
    size: view.byteLength,
    isHeld: true,
    read: (offset, length) => new Uint8Array(view.buffer, view.byteOffset + offset, length),
    memory: memoryImage(view, { abi: FILE_ABI, base: 0n }),
  };
}

function onDemand(source: FileSource, name: string): CheckedFile {
  const { size } = source;
  const span = { start: 0n, end: BigInt(size) };
  const read: CheckedFile['read'] = (offset, length, room) => checkedRead(source, name, offset, length, room);
  const memory = new OnDemandMemory({
    abi: FILE_ABI,
    read: (address, length, room) => read(Number(address), length, room),
    spanAt: (address) => (address < span.end ? span : undefined),
  });
  return { size, isHeld: false, read, memory };
}

function checkedRead(
  source: FileSource,
  name: string,
  offset: number,
  length: number,
  room?: Uint8Array,
): Uint8Array {
  const bytes = source.read(offset, length, room);
  if (bytes.length === length) return bytes;
  if (bytes.length > length) return bytes.subarray(0, length);
  const what = `${bytes.length} of the ${length} bytes at offset ${offset} could be read`;
  throw new DecodeError({
    code: 'BAD_CAPTURE',
    struct: name,
    path: '',
    address: BigInt(offset),
    offset,
    reason: `${what}, though the file should have ${source.size}: it must not change while it is read`,
  });
}

/** What a caller without types may hand over is looked at, too. */
function isFileSource(input: unknown): input is FileSource {
  return (
    typeof input === 'object' &&
    input !== null &&
    'read' in input &&
    typeof input.read === 'function' &&
    'size' in input &&
    typeof input.size === 'number' &&
    Number.isSafeInteger(input.size) &&
    input.size >= 0
  );
}
