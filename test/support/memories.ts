/** The bytes of an image as memories of other kinds. */
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
