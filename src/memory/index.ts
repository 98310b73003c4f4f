export { type Address, addressSpaceEnd, formatAddress, toAddress } from './address.ts';
export { MemoryImage, type MemoryImageOptions, memoryImage } from './image.ts';
export type { Memory, Place } from './memory.ts';
