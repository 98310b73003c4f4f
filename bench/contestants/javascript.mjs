/** The lines of this library without an engine: its writers in JavaScript. */
import { linesFrom } from './fwpm.mjs';

/** @param {import('../data.mjs').Events} events */
export function ndjson(events) {
  // Into the same memory again and again, as C++ does.
  return linesFrom(events, { reuse: true });
}

/** @param {import('../data.mjs').Events} events */
export function ndjsonCopied(events) {
  return linesFrom(events, {});
}
