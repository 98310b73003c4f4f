/** How a capture begins: so that programs can tell one from a dump and from raw memory. */
import { CAPTURE_MEMBERS } from './capture.ts';
import { argumentIn, argumentSize, MAJOR, majorOf } from './head.ts';

/** Bytes that are enough to tell a capture by. */
export const CAPTURE_START_BYTES = 32;

const SELF_DESCRIBED = [0xd9, 0xd9, 0xf7];

/**
 * Whether bytes are the beginning of a capture: a map, self-described or not, whose first key is one of a capture's.
 * Raw memory and dumps do not begin like that. Whether the rest can be read, `readCaptures` says.
 *
 * @param start the first {@link CAPTURE_START_BYTES} bytes, or all where there are fewer.
 */
export function looksLikeCapture(start: Uint8Array): boolean {
  const at = SELF_DESCRIBED.every((byte, i) => start[i] === byte) ? SELF_DESCRIBED.length : 0;
  const map = headAt(start, at);
  if (map?.major !== MAJOR.map) return false;
  const key = headAt(start, map.end);
  return (
    key?.major === MAJOR.text &&
    CAPTURE_MEMBERS.some((name) => key.argument === name.length && isAt(start, key.end, name))
  );
}

/** The head of a value; undefined where there is none. */
function headAt(bytes: Uint8Array, at: number): { major: number; argument: number; end: number } | undefined {
  const first = bytes[at];
  if (first === undefined) return undefined;
  const size = argumentSize(first);
  if (size === undefined) return undefined;
  const end = at + 1 + size;
  const argument = bytes.subarray(at + 1, end).reduce((sum, byte) => sum * 256 + byte, argumentIn(first));
  return { major: majorOf(first), argument, end };
}

function isAt(bytes: Uint8Array, at: number, name: string): boolean {
  return [...name].every((letter, i) => bytes[at + i] === letter.charCodeAt(0));
}
