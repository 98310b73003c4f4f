/** How much of a terminal a text takes. */
import { stripVTControlCharacters } from 'node:util';

/** The first of the characters that can be two columns wide. */
const WIDE = 0x1100;

/** How many rows lines take on a terminal, or a few more: up to a bound, beyond which nobody asks. */
export function rowsOf(lines: string, columns: number, most: number): number {
  let rows = 0;
  let start = 0;
  while (start < lines.length && rows <= most) {
    const end = lines.indexOf('\n', start);
    const line = lines.slice(start, end < 0 ? undefined : end);
    rows += Math.max(1, Math.ceil(widthOf(line) / columns));
    start += line.length + 1;
  }
  return rows;
}

function widthOf(line: string): number {
  let width = 0;
  for (const character of stripVTControlCharacters(line)) {
    width += (character.codePointAt(0) ?? 0) < WIDE ? 1 : 2;
  }
  return width;
}
