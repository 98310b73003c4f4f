/** A capture of values instead of memory: of events that were chosen, or changed, after they were decoded. */
import { encode } from '../codec/encode.ts';
import type { Abi, Infer, ValueLayout } from '../layout/index.ts';
import type { MemoryRange } from '../memory/index.ts';
import type { CaptureNotes } from './cbor/capture.ts';
import { writeCapture } from './cbor/write.ts';

export interface PackValuesOptions extends CaptureNotes {
  /** The ABI to lay the structs out for; x64 where none is given. */
  readonly abi?: Abi;
}

/** An item is ended when it has so many structs or so many bytes. */
const MOST_STRUCTS = 4096;
const ENOUGH_BYTES = 2 ** 24;

/** Where the first struct of an item is put: the lowest address that Windows gives to anybody. */
const FIRST_ADDRESS = 0x10000n;

/**
 * The items of a capture that decodes to some values, in their order; each is made when it is asked for. The addresses in
 * it are made up. What was null in a value, since it could not be read, is a NULL pointer.
 * @throws TypeError for a value that is not of the struct.
 */
export function* packValues<L extends ValueLayout>(
  struct: L,
  values: Iterable<Infer<L>>,
  { abi = 'x64', ...notes }: PackValuesOptions = {},
): Generator<Uint8Array, void, undefined> {
  let roots: bigint[] = [];
  let ranges: MemoryRange[] = [];
  let next = FIRST_ADDRESS;
  const item = () => writeCapture({ abi, struct, roots, ranges, ...notes });
  let isFirst = true;
  for (const value of values) {
    const { bytes, address } = encode(struct, value, { abi, base: next });
    roots.push(address);
    ranges.push({ base: next, bytes });
    // One begins where an object can begin, so that none is moved.
    next += BigInt(bytes.length + (-bytes.length & 7));
    if (roots.length < MOST_STRUCTS && next - FIRST_ADDRESS < ENOUGH_BYTES) continue;
    yield item();
    [roots, ranges, next, isFirst] = [[], [], FIRST_ADDRESS, false];
  }
  if (isFirst || roots.length > 0) yield item();
}
