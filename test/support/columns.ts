/** Both ways of reading columns: from one image, and from a memory that only the careful decoder reads. */
import { DecodeError, type Memory, type MemoryImage } from '../../src/index.ts';

/** The same memory, but not as one image: everything in it is decoded carefully. */
export function carefully(image: MemoryImage): Memory {
  return {
    abi: image.abi,
    readable: (address, wanted) => image.readable(address, wanted),
    place: (address) => image.place(address),
    offsetOf: (address) => image.offsetOf(address),
  };
}

/** An image as it is, and as a memory that is read carefully. */
export function bothWays(image: MemoryImage): [way: string, memory: Memory][] {
  return [
    ['fast', image],
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
