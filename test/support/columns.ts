/** The ways of reading columns: from runs of bytes of each kind, and from a memory that only the careful decoder reads. */
import { type Abi, DecodeError, type Memory, type MemoryImage, memoryImage } from '../../src/index.ts';
import { AHEAD_BYTES } from '../../src/read/readAhead.ts';
import { type LineEngine, loadEngine } from '../../src/wasm.ts';
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

/** Memory of an engine, of which every image gets a piece: an engine for each would be most of the work. */
class Room {
  readonly #bytes: Uint8Array;
  #used = 0;

  constructor(engine: LineEngine, abi: Abi) {
    this.#bytes = engine.allocate(2 ** 24, abi);
  }

  /** A copy, which holds until the room is used up. */
  copy(bytes: Uint8Array): Uint8Array {
    if (this.#used + bytes.length > this.#bytes.length) this.#used = 0;
    const copy = this.#bytes.subarray(this.#used, this.#used + bytes.length);
    copy.set(bytes);
    this.#used += bytes.length;
    return copy;
  }
}

const engine = await loadEngine();
const rooms = engine && { x64: new Room(engine, 'x64'), x86: new Room(engine, 'x86') };
const aheads = engine && {
  x64: engine.allocate(AHEAD_BYTES, 'x64'),
  x86: engine.allocate(AHEAD_BYTES, 'x86'),
};

function widthOf(abi: Abi): 'x64' | 'x86' {
  return abi === 'x86' ? 'x86' : 'x64';
}

/** An image as it is, in the memory of an engine, as memories that are read in windows, and as one that is read carefully. */
export function everyWay(image: MemoryImage): [way: string, memory: Memory][] {
  const { abi, base } = image;
  const bytes = new Uint8Array(image.view.buffer, image.view.byteOffset, image.byteLength);
  const copy = rooms?.[widthOf(abi)].copy(bytes) ?? bytes;
  return [
    ['image', image],
    ['of an engine', memoryImage(copy, { abi, base })],
    ['ranges of an engine', inPieces(copy, base, abi)],
    ['on demand', onDemand(bytes, base, abi)],
    ['read ahead', readAhead(bytes, base, abi)],
    ['read ahead by an engine', readAhead(bytes, base, abi, aheads?.[widthOf(abi)])],
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
