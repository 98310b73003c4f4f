/** A capture of raw memory or a dump: the roots, and only the memory that they reach. */
import { type Limits, resolveLimits } from '../codec/index.ts';
import type { ValueLayout } from '../layout/index.ts';
import { type Address, type Memory, type MemoryRange, type Span, toAddress } from '../memory/index.ts';
import { type Roots, type Run, runOf } from '../memory/run.ts';
import type { CaptureNotes, CaptureRoots } from './cbor/capture.ts';
import { writeCapture } from './cbor/write.ts';
import { Reach } from './reach.ts';

export interface PackOptions extends CaptureNotes {
  /** Limits in place of the default ones. What exceeds them is not followed; decode with the same ones. */
  readonly limits?: Partial<Limits>;
}

/** Roots of one item at most. */
const MOST_ROOTS = 4096;

/** An item is ended when its roots have reached so many bytes or so many spans. One root can reach more. */
const ENOUGH_BYTES = 2 ** 24;
const ENOUGH_SPANS = 2 ** 16;

/**
 * The items of a capture that holds what some roots reach, and nothing else but a few bytes between neighbours. Each
 * is made when it is asked for, and has up to 4096 roots, or fewer when these reach 16 MiB or very many places: so
 * what is packed can be larger than memory. The items decode to the same values as the source, in the same order, and
 * to the same issues, whose paths count within an item.
 *
 * @param roots as `ndjson` takes them, or the addresses of structs.
 * @throws TypeError or RangeError for a wrong argument: at once, but for an address in a list.
 */
export function packCapture(
  struct: ValueLayout,
  memory: Memory,
  roots: Roots | Iterable<Address>,
  options: PackOptions = {},
): Generator<Uint8Array, void, undefined> {
  const packer = new Packer(struct, memory, options);
  if (isIterable(roots)) return packer.list(roots);
  const run = runOf(struct, memory, roots);
  if (run.kind === 'struct') return packer.list([run.start]);
  return run.addresses === undefined ? packer.run(run) : packer.list(run.addresses);
}

function isIterable(roots: Roots | Iterable<Address>): roots is Iterable<Address> {
  return typeof roots === 'object' && roots !== null && Symbol.iterator in roots;
}

/** Makes the items: one at least, which may have no roots. */
class Packer {
  readonly #struct: ValueLayout;
  readonly #memory: Memory;
  readonly #reach: Reach;
  readonly #notes: CaptureNotes;

  constructor(struct: ValueLayout, memory: Memory, { limits, ...notes }: PackOptions) {
    this.#struct = struct;
    this.#memory = memory;
    this.#reach = new Reach(struct, memory, resolveLimits(limits));
    this.#notes = notes;
    // Notes that are wrong are reported before the first root is followed.
    this.#item([]);
  }

  *run(run: Run): Generator<Uint8Array, void, undefined> {
    const { kind, start, stride, count, end } = run;
    const part = (from: number, to: number): CaptureRoots => {
      const address = start + BigInt(from) * BigInt(stride);
      return kind === 'entries'
        ? { entries: address, count: to - from }
        : { array: address, count: to - from };
    };
    let first = 0;
    for (let next = 0; next < count; ) {
      this.#reach.add(run, next++);
      // An array that runs past the end of the address space has no address there for an item to begin at.
      const isSplittable = next < count && start + BigInt(next) * BigInt(stride) < end;
      if (!isSplittable || !this.#isEnough(next - first)) continue;
      yield this.#item(part(first, next));
      first = next;
    }
    yield this.#item(part(first, count));
  }

  *list(addresses: Iterable<Address>): Generator<Uint8Array, void, undefined> {
    let part: bigint[] = [];
    let isFirst = true;
    for (const given of addresses) {
      if (this.#isEnough(part.length)) {
        yield this.#item(part);
        part = [];
        isFirst = false;
      }
      const address = toAddress(given, this.#memory.abi);
      this.#reach.add(runOf(this.#struct, this.#memory, { address }), 0);
      part.push(address);
    }
    if (isFirst || part.length > 0) yield this.#item(part);
  }

  #isEnough(roots: number): boolean {
    const { bytes, spans } = this.#reach;
    return roots >= MOST_ROOTS || bytes >= ENOUGH_BYTES || spans >= ENOUGH_SPANS;
  }

  /** The item of some roots, when all that they reach is known. */
  #item(roots: CaptureRoots): Uint8Array {
    // Objects that lie one after another are one range, in which the fast readers can work. Where what lies between them
    // is not there, an object may have been cut, and is to be cut in the capture, too.
    const spans = this.#reach.take((address, length) => this.#memory.readable(address, length) === length);
    const ranges = spans.map((span) => rangeOf(this.#memory, span));
    return writeCapture({ abi: this.#memory.abi, struct: this.#struct, roots, ranges, ...this.#notes });
  }
}

function rangeOf(memory: Memory, { start, end }: Span): MemoryRange {
  const length = Number(end - start);
  const { view, offset } = memory.place(start, length);
  return { base: start, bytes: new Uint8Array(view.buffer, view.byteOffset + offset, length) };
}
