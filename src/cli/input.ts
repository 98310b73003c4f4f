/** Memory images from files: small ones are read whole, large ones as they are needed. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import type { Abi } from '../layout/index.ts';
import { addressSpaceEnd, formatAddress, type Memory, memoryImage, OnDemandMemory } from '../memory/index.ts';
import { UsageError } from './exit.ts';
import { reasonOf } from './output.ts';

/** Above this a file is not held in memory. */
const MOST_HELD = 256 * 2 ** 20;

export interface Input {
  /** What messages call it. */
  readonly name: string;
  readonly memory: Memory;
  readonly byteLength: number;
  /** The bytes, for other threads, where they are not to be had from a file by its name. */
  readonly shared: SharedArrayBuffer | undefined;
}

export interface InputOptions {
  readonly abi: Abi;
  readonly base: bigint;
}

/** The memory in a file, or in what comes from standard input for `-`. */
export async function openInput(file: string, options: InputOptions): Promise<Input> {
  const name = file === '-' ? 'standard input' : file;
  try {
    if (file === '-') return held(name, await buffer(process.stdin), options);
    const descriptor = openSync(file, 'r');
    const found = fstatSync(descriptor);
    if (found.isDirectory()) throw new UsageError(`cannot read ${name}: it is a folder`);
    if (found.isFile() && found.size > MOST_HELD) return onDemand(name, descriptor, found.size, options);
    const bytes = readToEnd(descriptor, found.isFile() ? found.size : 0);
    closeSync(descriptor);
    return held(name, bytes, options);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (error instanceof RangeError) throw new UsageError(error.message);
    throw new UsageError(`cannot read ${name}: ${reasonOf(error)}`);
  }
}

/** All that a descriptor has left; devices and pipes do not know how much that is. */
function readToEnd(descriptor: number, expected: number): Uint8Array {
  let bytes = new Uint8Array(expected + 1);
  let length = 0;
  for (;;) {
    if (length === bytes.length) {
      const grown = new Uint8Array(2 * length);
      grown.set(bytes);
      bytes = grown;
    }
    const count = readSync(descriptor, bytes, length, bytes.length - length, null);
    if (count === 0) return bytes.subarray(0, length);
    length += count;
  }
}

function held(name: string, bytes: Uint8Array, options: InputOptions): Input {
  const shared = new SharedArrayBuffer(bytes.length);
  new Uint8Array(shared).set(bytes);
  return { name, memory: memoryImage(shared, options), byteLength: bytes.length, shared };
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
  return { name, memory, byteLength, shared: undefined };
}
