/** Small captures that are told apart: one event each, whose filter has the number of the capture. */
import { writeCapture } from '../../src/capture/index.ts';
import { encode, FWPM_NET_EVENT5, type ValueLayout } from '../../src/index.ts';
import { drop, event5 } from '../support/events.ts';

const STRUCT: ValueLayout = FWPM_NET_EVENT5;
const BASE = 0x1000n;

/** Stands nowhere else in the bytes. */
const MARK = 0x0123_4567_89ab_cdefn;

export class NumberedCaptures {
  readonly #bytes: Buffer;
  readonly #places: readonly number[];

  constructor(host: string, events = 1) {
    const items = Array.from({ length: events }, () => {
      const event = event5('CLASSIFY_DROP', drop({ filterId: MARK }));
      const { bytes, address } = encode(STRUCT, event, { abi: 'x64', base: BASE });
      return writeCapture({
        abi: 'x64',
        struct: STRUCT,
        roots: [address],
        ranges: [{ base: BASE, bytes }],
        host,
      });
    });
    this.#bytes = Buffer.concat(items);
    const mark = Buffer.alloc(8);
    mark.writeBigUInt64LE(MARK);
    const places: number[] = [];
    for (let at = this.#bytes.indexOf(mark); at >= 0; at = this.#bytes.indexOf(mark, at + 1)) places.push(at);
    if (places.length !== events) throw new Error(`${places.length} marks in ${events} events`);
    this.#places = places;
  }

  /** A capture whose events have the numbers from there on. */
  of(number: number): Buffer {
    const bytes = Buffer.from(this.#bytes);
    for (const [i, place] of this.#places.entries()) bytes.writeBigUInt64LE(BigInt(number + i), place);
    return bytes;
  }
}

/** The numbers in lines of JSON. */
export function numbersIn(lines: Buffer): number[] {
  return Array.from(lines.toString().matchAll(/"filterId":"?(\d+)"?/g), ([, digits]) => Number(digits));
}
