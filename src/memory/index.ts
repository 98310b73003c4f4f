export { type Address, addressSpaceEnd, formatAddress, toAddress } from './address.ts';
export { bytesView, MemoryImage, type MemoryImageOptions, memoryImage } from './image.ts';
export { ImageTable, NUMBERS_PER_IMAGE } from './imageTable.ts';
export type { Memory, Page, Place, Window } from './memory.ts';
export { type ByteSource, OnDemandMemory } from './onDemand.ts';
export { readPointer } from './pointer.ts';
export { type MemoryRange, RangesMemory, rangesMemory } from './ranges.ts';
export { type Arrangement, arrange, RangeTable, type Span } from './rangeTable.ts';
