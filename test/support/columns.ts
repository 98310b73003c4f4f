/** The ways of reading columns: from runs of bytes of each kind, and from a memory that only the careful decoder reads. */
import { DecodeError, type Memory, type MemoryImage } from '../../src/index.ts';
import { inPieces, onDemand, readAhead } from './memories.ts';

/** The same memory, but not as one image: everything in it is decoded carefully. */
export function carefully(image: MemoryImage): Memory {
  return {
    abi: image.abi,
    readable: (address, wanted) => image.readable(address, wanted),
    place: (address) => image.place(address),
    offsetOf: (address) => image.offsetOf(address),
  };
}

/** An image as it is, as memories that are read in windows, and as one that is read carefully. */
export function everyWay(image: MemoryImage): [way: string, memory: Memory][] {
  const { abi, base } = image;
  const bytes = new Uint8Array(image.view.buffer, image.view.byteOffset, image.byteLength);
  return [
    ['image', image],
    ['on demand', onDemand(bytes, base, abi)],
    ['read ahead', readAhead(bytes, base, abi)],
    ['ranges', inPieces(bytes, base, abi)],
    ['careful', carefully(image)],
  ];
}

/** What a function throws, if it is a DecodeError; undefined when it throws nothing. */
export function decodeErrorIn(read: () => unknown): DecodeError | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof DecodeError) return error;
    throw error;
  }
}
