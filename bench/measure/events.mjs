/** Events as a file of the bare memory, since every process of the benchmark reads the same ones. */
import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Where the memory is, and what is where in it; of texts and numbers only, so that it can be an argument of a process.
 * @typedef {{ file: string, base: string, entries: string, count: number }} EventsFile
 */

/**
 * @param {string} file
 * @param {import('../data.mjs').Events} events
 * @returns {EventsFile}
 */
export function writeEvents(file, { bytes, base, entries, count }) {
  writeFileSync(file, bytes);
  return { file, base: String(base), entries: String(entries), count };
}

/**
 * @param {EventsFile} description
 * @returns {import('../data.mjs').Events}
 */
export function readEvents({ file, base, entries, count }) {
  const { buffer, byteOffset, byteLength } = readFileSync(file);
  // Not a Buffer: its `slice` would not copy.
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  return { bytes, base: BigInt(base), entries: BigInt(entries), count };
}
