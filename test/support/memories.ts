/** The bytes of an image as memories of other kinds. */
import { readingAhead } from '../../src/fast/columns/aheadRoots.ts';
import { type Memory, type MemoryRange, memoryRanges } from '../../src/index.ts';
import { OnDemandMemory } from '../../src/memory/index.ts';
import { gathering } from '../../src/read/memoryRanges.ts';

/** The same bytes, to be had piece by piece: what a large file is. */
export function onDemand(bytes: Uint8Array, base: bigint, abi: Memory['abi']): OnDemandMemory {
  const memory = new OnDemandMemory({
    abi,
    origin: base,
    offsetOf: (address) => Number(address - base),
    read: (address, length) => bytes.slice(Number(address - base), Number(address - base) + length),
  });
  return gathering(memory);
}

/** The same, whose structs are read ahead, as the command reads a file. @param room where they are read to. */
export function readAhead(bytes: Uint8Array, base: bigint, abi: Memory['abi'], room?: Uint8Array): Memory {
  return readingAhead(gathering(inFile(bytes, base, abi)), room);
}

/** The same, which puts what it reads where it is wanted. @param onRead is told how many bytes each read gave. */
export function inFile(
  bytes: Uint8Array,
  base: bigint,
  abi: Memory['abi'],
  onRead: (length: number) => void = () => undefined,
): OnDemandMemory {
  const span = { start: base, end: base + BigInt(bytes.length) };
  return new OnDemandMemory({
    abi,
    origin: base,
    spanAt: (address) => (address < span.end ? span : undefined),
    offsetOf: (address) => Number(address - base),
    read: (address, length, room) => {
      const found = bytes.subarray(Number(address - base), Number(address - base) + length);
      onRead(found.length);
      if (room === undefined) return found.slice();
      room.set(found);
      return room.subarray(0, found.length);
    },
  });
}

/** The same bytes in pieces of uneven lengths, given out of order and overlapping. */
export function inPieces(bytes: Uint8Array, base: bigint, abi: Memory['abi']): Memory {
  const ranges: MemoryRange[] = [{ base, bytes: bytes.subarray(0, 0) }];
  for (let start = 0, length = 5; start < bytes.length; start += length, length = (length * 7) % 61) {
    ranges.unshift({
      base: base + BigInt(start),
      bytes: bytes.subarray(start, start + length + (length % 3)),
    });
  }
  return memoryRanges(ranges, { abi });
}
