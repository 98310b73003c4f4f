/** Results as messages of a server, which have a longest length. */

const NEWLINE = 0x0a;

export interface Split {
  /** Whole lines each, as many as fit. */
  readonly parts: readonly Uint8Array[];
  /** How many lines are longer than a message can be: they are in no part. */
  readonly tooLong: number;
}

/** Lines in parts of so many bytes at most. @param lines each with its newline. */
export function splitLines(lines: Uint8Array, most: number): Split {
  const parts: Uint8Array[] = [];
  let tooLong = 0;
  let start = 0;
  while (start < lines.length) {
    if (lines.length - start <= most) {
      parts.push(lines.subarray(start));
      break;
    }
    const end = lines.lastIndexOf(NEWLINE, start + most - 1) + 1;
    if (end > start) {
      parts.push(lines.subarray(start, end));
      start = end;
    } else {
      const next = lines.indexOf(NEWLINE, start) + 1;
      tooLong++;
      start = next === 0 ? lines.length : next;
    }
  }
  return { parts, tooLong };
}

/** Any bytes in parts of so many bytes at most; one part of nothing where there are none. */
export function splitBytes(bytes: Uint8Array, most: number): Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (let start = 0; start < bytes.length || start === 0; start += most) {
    parts.push(bytes.subarray(start, start + most));
  }
  return parts;
}
