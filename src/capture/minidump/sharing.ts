/**
 * Ranges that take the same bytes of the file. A file could say of each of its bytes a thousand times that it is memory,
 * and whoever goes over that memory would work a thousand times for each byte.
 */
import { formatAddress } from '../../memory/index.ts';
import type { MinidumpFile } from './file.ts';
import type { RangeColumns } from './ranges.ts';

/** A range whose length is damaged takes the bytes of all after it; so the file can be there a few times. */
const MOST_TIMES = 4;

/**
 * The ranges, which are in the order of their addresses. Where all of them together have many more bytes than the file,
 * each byte of the file is left in one of them only: in that which begins first in the file.
 */
export function withoutShared(dump: MinidumpFile, ranges: RangeColumns): RangeColumns {
  const { lengths } = ranges;
  const { size } = dump.file;
  const total = lengths.reduce((sum, length) => sum + length, 0);
  if (total <= MOST_TIMES * size) return ranges;
  const cuts = sharedBeginnings(ranges);
  const shared = cuts.reduce((count, cut) => count + (cut > 0 ? 1 : 0), 0);
  const first = ranges.bases[cuts.findIndex((cut) => cut > 0)] ?? 0n;
  const which = `${shared} of ${lengths.length} memory ranges (the first at ${formatAddress(first)})`;
  dump.warn(
    `${which} take bytes of the file that others take, too: all would have ${total} bytes, and the file has ${size}; these are left out where they do`,
  );
  return cut(ranges, cuts);
}

/** How many bytes at the beginning of each range are those of a range before it in the file. */
function sharedBeginnings({ lengths, offsets }: RangeColumns): Float64Array {
  const order = Uint32Array.from(lengths.keys()).sort(
    (a, b) => (offsets[a] ?? 0) - (offsets[b] ?? 0) || a - b,
  );
  const cuts = new Float64Array(lengths.length);
  let taken = 0;
  for (const index of order) {
    const offset = offsets[index] ?? 0;
    const length = lengths[index] ?? 0;
    cuts[index] = Math.max(0, Math.min(length, taken - offset));
    taken = Math.max(taken, offset + length);
  }
  return cuts;
}

/** Ranges without so many bytes at their beginnings, and without those of which nothing is left. */
function cut({ bases, lengths, offsets }: RangeColumns, cuts: Float64Array): RangeColumns {
  const left = Uint32Array.from(lengths.keys()).filter((index) => (lengths[index] ?? 0) > (cuts[index] ?? 0));
  return {
    bases: BigUint64Array.from(Array.from(left, (index) => (bases[index] ?? 0n) + BigInt(cuts[index] ?? 0))),
    lengths: Float64Array.from(left, (index) => (lengths[index] ?? 0) - (cuts[index] ?? 0)),
    offsets: Float64Array.from(left, (index) => (offsets[index] ?? 0) + (cuts[index] ?? 0)),
  };
}
