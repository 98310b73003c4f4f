/** Lines of JSON that say which file they are of. */
import { wellFormedJson } from '../../format/jsonText.ts';
import { utf8Of } from '../output/writers.ts';

const NEWLINE = 0x0a;
const BRACE = 0x7b;

/** Whole lines, with `"file"` as the first member of each object. What is no object, such as `null`, stays as it is. */
export function withFile(lines: Uint8Array, file: string): Uint8Array {
  const member = utf8Of(`"file":${wellFormedJson(file)},`);
  const pieces: Uint8Array[] = [];
  let from = 0;
  for (let at = 0; at >= 0 && at < lines.length; at = nextLine(lines, at)) {
    if (lines[at] !== BRACE) continue;
    pieces.push(lines.subarray(from, at + 1), member);
    from = at + 1;
  }
  pieces.push(lines.subarray(from));
  return Buffer.concat(pieces);
}

function nextLine(lines: Uint8Array, at: number): number {
  const newline = lines.indexOf(NEWLINE, at);
  return newline < 0 ? lines.length : newline + 1;
}
