/** Memory images from files: small ones are read whole, large ones as they are needed. */
import { closeSync, createReadStream, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import type { Abi } from '../layout/index.ts';
import { addressSpaceEnd, formatAddress, type Memory, memoryImage, OnDemandMemory } from '../memory/index.ts';
import { isUsageError, UsageError } from './exit.ts';
import { descriptorNamed, nameOf, reasonOf, STDIN } from './files.ts';

/** Above this a file is not held in memory. */
const MOST_HELD = 256 * 2 ** 20;
/** More than this is not taken from pipes and devices, which have to be held whole. */
const MOST_PIPED = 2 ** 32;
/** More than this is not read in one go: Node refuses 2 GiB. */
const MOST_READ = 2 ** 30;

export interface Input {
  /** What messages call it. */
  readonly name: string;
  readonly memory: Memory;
  readonly byteLength: number;
  /** The bytes, where they are held. */
  readonly bytes: Uint8Array | undefined;
}

export interface InputOptions {
  readonly abi: Abi;
  readonly base: bigint;
}

/** The memory in a file, or in what comes from standard input for `-`. */
export async function openInput(file: string, options: InputOptions): Promise<Input> {
  const name = file === '-' ? 'standard input' : nameOf(file);
  const given = descriptorNamed(file, STDIN);
  const descriptor = given ?? withReason(name, () => openSync(file, 'r'));
  const found = withReason(name, () => fstatSync(descriptor));
  if (found.isDirectory()) throw new UsageError(`cannot read ${name}: it is a folder`);
  const source = found.isFile() ? sourceOf(name, descriptor) : undefined;
  if (source !== undefined && source.size > MOST_HELD) {
    const start = given === undefined ? 0 : positionOf(given);
    if (start !== undefined) return onDemand(source, start, options);
  }
  const bytes = await readWhole(name, descriptor, source);
  if (given === undefined) closeSync(descriptor);
  return { name, memory: imageOf(bytes, options), byteLength: bytes.length, bytes };
}

async function readWhole(
  name: string,
  descriptor: number,
  source: FileSource | undefined,
): Promise<Uint8Array> {
  // Files that the system makes up when they are read, as in /proc, have no size: they are read as pipes are.
  const isHeld = source !== undefined && source.size > 0 && source.size <= MOST_HELD;
  return isHeld ? readSource(source, source.size, null) : readPiped(name, descriptor);
}

/** What `read` returns; what the system has against it becomes a message. */
function withReason<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw unreadable(name, error);
  }
}

function unreadable(name: string, error: unknown): UsageError {
  return isUsageError(error) ? error : new UsageError(`cannot read ${name}: ${reasonOf(error)}`);
}

/** Addresses that the ABI does not have are the caller's to change. */
function imageOf(bytes: Uint8Array, options: InputOptions): Memory {
  try {
    return memoryImage(bytes, options);
  } catch (error) {
    throw error instanceof RangeError ? new UsageError(error.message) : error;
  }
}

/**
 * Where a descriptor that somebody else opened stands: what lies before is not part of the input. Undefined where the
 * system does not say.
 */
function positionOf(descriptor: number): number | undefined {
  try {
    const position = /^pos:\s*(\d+)$/m.exec(readFileSync(`/proc/self/fdinfo/${descriptor}`, 'latin1'))?.[1];
    return position === undefined ? undefined : Number(position);
  } catch {
    return undefined;
  }
}

/**
 * A regular file that is open, as plain data. It is not to change while it is read: lines of which one part is older
 * than the other would look like any others.
 */
interface FileSource {
  readonly name: string;
  readonly descriptor: number;
  readonly size: number;
  readonly writtenAt: bigint;
}

function sourceOf(name: string, descriptor: number): FileSource {
  const { size, mtimeNs } = withReason(name, () => fstatSync(descriptor, { bigint: true }));
  return { name, descriptor, size: Number(size), writtenAt: mtimeNs };
}

/**
 * The bytes from a position on, or from where the descriptor stands when it is null: `length` of them, or fewer at
 * the end, which can come before the size: in /sys that is a guess.
 */
function readSource(source: FileSource, length: number, position: number | null): Uint8Array {
  return withReason(source.name, () => {
    const bytes = new Uint8Array(length);
    let filled = 0;
    while (filled < length) {
      const at = position === null ? null : position + filled;
      const count = readSync(source.descriptor, bytes, filled, Math.min(MOST_READ, length - filled), at);
      if (count === 0) break;
      filled += count;
    }
    assertUnchanged(source);
    return bytes.subarray(0, filled);
  });
}

function assertUnchanged({ name, descriptor, size, writtenAt }: FileSource): void {
  const now = sourceOf(name, descriptor);
  if (now.size === size && now.writtenAt === writtenAt) return;
  const what = now.size === size ? 'it was written to' : `its size went from ${size} to ${now.size} bytes`;
  throw new UsageError(`cannot read ${name}: ${what} while it was read; decode a copy of it`);
}

/** All that a pipe or device gives; they do not know how much that is. */
async function readPiped(name: string, descriptor: number): Promise<Uint8Array> {
  const stream: AsyncIterable<Uint8Array> =
    descriptor === STDIN ? process.stdin : createReadStream('', { fd: descriptor, autoClose: false });
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > MOST_PIPED) {
        throw new UsageError(
          `${name} gives more than 4 GiB: save it to a file, which is read as it is needed`,
        );
      }
    }
  } catch (error) {
    throw unreadable(name, error);
  }
  return Buffer.concat(chunks, length);
}

/** A file from `start` on, read as it is needed. */
function onDemand(source: FileSource, start: number, { abi, base }: InputOptions): Input {
  const byteLength = Math.max(0, source.size - start);
  if (base + BigInt(byteLength) > addressSpaceEnd(abi)) {
    throw new UsageError(
      `${byteLength} bytes at ${formatAddress(base)} run past the end of the address space of ${abi}`,
    );
  }
  const memory = new OnDemandMemory({
    abi,
    origin: base,
    offsetOf: (address) => Number(address - base),
    read(address, length) {
      const offset = Number(address - base);
      return readSource(source, Math.max(0, Math.min(length, byteLength - offset)), start + offset);
    },
  });
  return { name: source.name, memory, byteLength, bytes: undefined };
}
