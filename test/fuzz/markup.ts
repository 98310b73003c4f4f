/** Files of markup, spoilt. */
import { readFileSync } from 'node:fs';
import type { Random } from './random.ts';

/** Pieces that XML gives a meaning to. */
const PIECES = [
  '<item>',
  '</item>',
  '<filters>',
  '<netEvent>',
  '</header>',
  '<',
  '>',
  '&',
  '&#0;',
  '&lt',
  '<![CDATA[',
  ']]>',
  '<!--',
  '<?',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '&b;',
  '__proto__',
  '\u001b[2J',
  '\ud800',
  '0x',
  '18446744073709551616',
  ' '.repeat(5000),
  'a=\'"',
];

export interface MarkupInput {
  readonly bytes: Uint8Array;
  /** Where the bytes are cut into chunks. */
  readonly chunk: number;
}

export function filesAt(paths: readonly string[]): Uint8Array[] {
  return paths.map((path) => new Uint8Array(readFileSync(path)));
}

export function chunksOf({ bytes, chunk }: MarkupInput): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, i) =>
    bytes.subarray(i * chunk, (i + 1) * chunk),
  );
}

/** One of some files, changed in a few places. */
export function drawMarkup(random: Random, files: readonly Uint8Array[]): MarkupInput {
  let bytes = random.pick(files);
  for (let i = random.below(6); i > 0; i--) bytes = changed(bytes, random);
  return { bytes, chunk: random.pick([1, 2, 7, 100, 65536]) };
}

function changed(bytes: Uint8Array, random: Random): Uint8Array {
  const at = random.below(bytes.length + 1);
  const count = random.pick([0, 1, 2, random.below(200)]);
  const piece = Buffer.from(random.pick(PIECES), random.oneIn(3) ? 'utf16le' : 'utf8');
  // No Buffers: what is saved is read back as plain bytes.
  const joined = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
  return random.pick<() => Uint8Array>([
    () => bytes.slice(0, at),
    () => joined(bytes.subarray(0, at), bytes.subarray(at + count)),
    () => joined(bytes.subarray(0, at), piece, bytes.subarray(at + count)),
    () => joined(bytes.subarray(0, at), bytes.subarray(Math.max(0, at - count))),
    () => bytes.map((byte, i) => (i === at ? random.below(256) : byte)),
  ])();
}
