/** A memory of which a chunk is at hand: most of what an event points to lies near it. */
import type { Abi } from '../layout/index.ts';
import type { Memory, Place } from '../memory/index.ts';
import type { Chunk } from './sweep.ts';

/** What of a chunk is needed. */
type Near = Pick<Chunk, 'address' | 'view' | 'first' | 'end'>;

export class NearMemory implements Memory {
  readonly abi: Abi;
  readonly #memory: Memory;
  #near: Near | undefined;

  constructor(memory: Memory) {
    this.abi = memory.abi;
    this.#memory = memory;
  }

  /** What is in the chunk is taken from it, until there is another one, or it is filled anew. */
  use(near: Near): void {
    this.#near = near;
  }

  readable(address: bigint, wanted: number): number {
    return this.#offsetOf(address, wanted) < 0 ? this.#memory.readable(address, wanted) : wanted;
  }

  place(address: bigint, length: number): Place {
    const offset = this.#offsetOf(address, length);
    if (this.#near === undefined || offset < 0) return this.#memory.place(address, length);
    return { view: this.#near.view, offset };
  }

  offsetOf(address: bigint): number {
    return this.#memory.offsetOf(address);
  }

  /** Where in the chunk some bytes are; -1 where not all of them are in it. */
  #offsetOf(address: bigint, length: number): number {
    if (this.#near === undefined) return -1;
    const { first, end } = this.#near;
    const offset = Number(address - this.#near.address);
    return offset >= first && offset + length <= end ? offset : -1;
  }
}
