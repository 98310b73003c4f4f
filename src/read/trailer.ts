/**
 * The bytes after structs that no header describes: Windows 10 1903 and later keep fields of their own after an
 * event. What they mean is not known, so they are given as they are.
 */
import { Decoder, type Limits, resolveLimits } from '../codec/index.ts';
import { extentOf, type ValueLayout } from '../layout/index.ts';
import type { Memory } from '../memory/index.ts';
import { type Run, structAddress } from '../memory/run.ts';

/** Bytes of one trailer at most: what is after it may be anything. */
const MOST_TRAILER_BYTES = 512;

/** The trailers of the structs of a run. */
export class Trailers {
  readonly #struct: ValueLayout;
  readonly #memory: Memory;
  readonly #run: Run;
  readonly #size: number;
  readonly #decoder: Decoder;
  /** Where the structs of the run and the array of pointers to them begin, in order. */
  readonly #known: BigUint64Array;
  /** The lowest address after the struct that something it points to has. */
  #next: bigint | undefined;
  #end = 0n;

  constructor(struct: ValueLayout, memory: Memory, run: Run, limits: Partial<Limits> = {}) {
    this.#struct = struct;
    this.#memory = memory;
    this.#run = run;
    this.#size = extentOf(struct, memory.abi).size;
    this.#known = BigUint64Array.from([...addressesOf(run, memory), run.start]).sort();
    this.#decoder = new Decoder(memory, struct.ctype, {
      limits: resolveLimits(limits),
      onIssue: () => undefined,
      onRange: ({ address }) => {
        if (address >= this.#end && (this.#next === undefined || address < this.#next)) this.#next = address;
      },
    });
  }

  /** The bytes from the end of a struct to the next object that is known; undefined where there is no struct. */
  of(index: number): Uint8Array | undefined {
    const address = structAddress(this.#run, index, this.#memory);
    if (address === undefined || this.#memory.readable(address, this.#size) < this.#size) return undefined;
    this.#end = address + BigInt(this.#size);
    this.#next = firstFrom(this.#known, this.#end);
    this.#decoder.root(this.#struct, address);
    const room = this.#next === undefined ? MOST_TRAILER_BYTES : Number(this.#next - this.#end);
    const length = this.#memory.readable(this.#end, Math.min(room, MOST_TRAILER_BYTES));
    if (length === 0) return new Uint8Array(0);
    const { view, offset } = this.#memory.place(this.#end, length);
    return new Uint8Array(view.buffer, view.byteOffset + offset, length).slice();
  }
}

function* addressesOf(run: Run, memory: Memory): Generator<bigint, void, undefined> {
  for (let i = 0; i < run.count; i++) {
    const address = structAddress(run, i, memory);
    if (address !== undefined) yield address;
  }
}

/** The first address that is not below another one. */
function firstFrom(sorted: BigUint64Array, address: bigint): bigint | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0n) < address) low = middle + 1;
    else high = middle;
  }
  return sorted[low];
}
