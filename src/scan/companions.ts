/**
 * Events that nothing proves when they are alone: those of types that have no name, those whose event struct is NULL or
 * was not captured. In an array of pointers beside events that are proven, they are events.
 */
import { type PointerSize, pointerSizeOf } from '../layout/index.ts';
import { type Memory, readPointer, type Span } from '../memory/index.ts';
import { Candidates } from './candidates.ts';
import type { FoundEvent, FoundEvents } from './found.ts';
import type { Family, VersionSet } from './netEvents.ts';
import { Prover } from './proof.ts';
import { type Chunk, isWithin } from './sweep.ts';

/** What speaks for one in spite of what speaks against it: one promised pointer may be NULL. What is missing is no harm. */
const LEAST_POINTS = -12;

/** Events are aligned to 8 bytes at most. */
const ALIGNMENT = 8n;

export class Companions {
  readonly #memory: Memory;
  readonly #pointerSize: PointerSize;
  readonly #spans: readonly Span[];
  readonly #proven: FoundEvents;
  readonly #candidates: Candidates;
  readonly #prover: Prover;
  readonly #least: bigint;
  readonly #most: number;
  /** By their address in steps of the smallest event: no two of them overlap, so that there is one in each at most. */
  readonly #taken = new Map<bigint, FoundEvent>();

  constructor(memory: Memory, spans: readonly Span[], families: readonly Family[], proven: FoundEvents) {
    this.#memory = memory;
    this.#pointerSize = pointerSizeOf(memory.abi);
    this.#spans = spans;
    this.#proven = proven;
    this.#candidates = new Candidates(families);
    this.#prover = new Prover(memory, families, Number.NEGATIVE_INFINITY);
    this.#least = BigInt(Math.min(...families.map(({ size }) => size)));
    this.#most = Math.max(...families.map(({ size }) => size));
  }

  /** Those that were taken into arrays. */
  get all(): readonly FoundEvent[] {
    return [...this.#taken.values()];
  }

  /** Where the pointer at an address leads; 0 where there is none. */
  pointerAt(address: bigint): bigint {
    const size = this.#pointerSize;
    const isThere = isWithin(this.#spans, address) && this.#memory.readable(address, size) === size;
    return isThere ? readPointer(this.#memory.place(address, size), size) : 0n;
  }

  /** The event at an address as one of `versions`, in an array beside an event of `points`; undefined where none is. */
  take(address: bigint, versions: VersionSet, points: number): FoundEvent | undefined {
    if (address === 0n || !isWithin(this.#spans, address) || this.#proven.isOver(address, 1))
      return undefined;
    const step = address / this.#least;
    const taken = this.#taken.get(step);
    if (taken?.address === address) return (taken.possible & versions) === 0 ? undefined : taken;
    const proof = this.#proofAt(address, versions);
    if (proof === undefined) return undefined;
    const { best, possible, size } = proof;
    if (this.#proven.isOver(address, size) || this.#isOverTaken(address, size, step)) return undefined;
    const event = { address, points, best, possible, size };
    this.#taken.set(step, event);
    return event;
  }

  #proofAt(address: bigint, versions: VersionSet): ReturnType<Prover['proveBeside']> {
    const offset = Number(address % ALIGNMENT);
    const chunk = this.#chunkAt(address - BigInt(offset), offset);
    return this.#candidates.next(chunk, offset) === offset
      ? this.#prover.proveBeside(chunk, offset, versions, LEAST_POINTS)
      : undefined;
  }

  /** The bytes of an event, from a multiple of 8 on. */
  #chunkAt(address: bigint, first: number): Chunk {
    const bytes = new Uint8Array(Number(ALIGNMENT) + this.#most);
    const start = address + BigInt(first);
    const length = this.#memory.readable(start, this.#most);
    if (length > 0) {
      const { view, offset } = this.#memory.place(start, length);
      bytes.set(new Uint8Array(view.buffer, view.byteOffset + offset, length), first);
    }
    const { buffer } = bytes;
    const [view, words] = [new DataView(buffer), new Int32Array(buffer)];
    return { address, view, words, first, last: first + 1, end: first + length };
  }

  #isOverTaken(address: bigint, size: number, step: bigint): boolean {
    const reach = BigInt(Math.ceil(this.#most / Number(this.#least)));
    for (let near = step - reach; near <= step + reach; near++) {
      const other = this.#taken.get(near);
      if (other === undefined) continue;
      if (other.address < address + BigInt(size) && address < other.address + BigInt(other.size)) return true;
    }
    return false;
  }
}
