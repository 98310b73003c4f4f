/** Memory images from files: small ones are read whole, large ones as they are needed. */
import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs';
import type { Abi } from '../layout/index.ts';
import { addressSpaceEnd, formatAddress, type Memory, memoryImage, OnDemandMemory } from '../memory/index.ts';
import { UsageError } from './exit.ts';
import { reasonOf } from './output.ts';

/** Above this a file is not held in memory. */
const MOST_HELD = 256 * 2 ** 20;
/** More than this is not taken from pipes and devices, which have to be held whole. */
const MOST_PIPED = 2 ** 32;

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
  const name = file === '-' ? 'standard input' : file;
  try {
    const descriptor = file === '-' ? STDIN : openSync(file, 'r');
    const found = fstatSync(descriptor);
    if (found.isDirectory()) throw new UsageError(`cannot read ${name}: it is a folder`);
    if (found.isFile() && found.size > MOST_HELD) return onDemand(name, descriptor, found.size, options);
    const bytes = await (found.isFile() ? readFileWhole(descriptor, found.size) : readPiped(name, file));
    if (file !== '-') closeSync(descriptor);
    return { name, memory: memoryImage(bytes, options), byteLength: bytes.length, bytes };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (error instanceof RangeError) throw new UsageError(error.message);
    throw new UsageError(`cannot read ${name}: ${reasonOf(error)}`);
  }
}

const STDIN = 0;

/** The bytes of a file; fewer when it shrinks meanwhile. */
function readFileWhole(descriptor: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let length = 0;
  while (length < size) {
    const count = readSync(descriptor, bytes, length, size - length, length);
    if (count === 0) break;
    length += count;
  }
  return bytes.subarray(0, length);
}

/** All that a pipe or device gives; they do not know how much that is. */
async function readPiped(name: string, file: string): Promise<Uint8Array> {
  const stream: AsyncIterable<Uint8Array> = file === '-' ? process.stdin : createReadStream(file);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MOST_PIPED) {
      throw new UsageError(`${name} gives more than 4 GiB: save it to a file, which is read as it is needed`);
    }
  }
  return Buffer.concat(chunks, length);
}

function onDemand(name: string, descriptor: number, byteLength: number, { abi, base }: InputOptions): Input {
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
      const position = Number(address - base);
      if (position >= byteLength) return new Uint8Array(0);
      const bytes = new Uint8Array(Math.min(length, byteLength - position));
      let filled = 0;
      while (filled < bytes.length) {
        const count = readSync(descriptor, bytes, filled, bytes.length - filled, position + filled);
        if (count === 0) break;
        filled += count;
      }
      return bytes.subarray(0, filled);
    },
  });
  return { name, memory, byteLength, bytes: undefined };
}
