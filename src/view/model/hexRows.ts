/** The lines of the bytes' pane: bytes of one segment, or how many lie between two. */
import type { Segment } from './byteMap.ts';

export type HexRow =
  | { readonly kind: 'bytes'; readonly segment: Segment; readonly first: number; readonly end: number }
  | { readonly kind: 'gap'; readonly length: string };

/** @param width bytes of a line. Lines begin at multiples of it. */
export function hexRows(segments: readonly Segment[], width: number): HexRow[] {
  return segments.flatMap((segment, i) => {
    const rows: HexRow[] = i === 0 ? [] : [{ kind: 'gap', length: segment.gap }];
    const { length } = segment.bytes;
    const before = Number(BigInt(segment.address) % BigInt(width));
    for (let first = 0; first < length; ) {
      const end = Math.min(length, first + width - ((first + before) % width));
      rows.push({ kind: 'bytes', segment, first, end });
      first = end;
    }
    return rows;
  });
}

/** The line of the first byte of a field; -1 where it has none. */
export function rowOfField(rows: readonly HexRow[], field: number): number {
  return rows.findIndex(
    (row) => row.kind === 'bytes' && row.segment.owners.subarray(row.first, row.end).includes(field),
  );
}
