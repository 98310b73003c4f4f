/** Where the careful decoder is. */
import type { PlacedMember } from '../layout/index.ts';
import type { Place } from '../memory/index.ts';
import { readLeaf } from './leaf/leaf.ts';

/** An address, and where the pointer to it is stored; a root has none. */
export interface Target {
  readonly address: bigint;
  readonly slot: bigint | undefined;
}

/** Bytes that were found readable, and their address. */
export interface Found extends Place {
  readonly address: bigint;
}

/** The place of what lies `distance` bytes after a place. */
export function at({ view, offset, address }: Found, distance: number): Found {
  return { view, offset: offset + distance, address: address + BigInt(distance) };
}

export function countAt({ layout, offset }: PlacedMember, start: Found): number {
  return layout.kind === 'uint8' || layout.kind === 'uint16' || layout.kind === 'uint32'
    ? Number(readLeaf(layout, start.view, start.offset + offset))
    : 0;
}
