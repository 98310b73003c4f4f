/** This library without an engine: its writers and loops in JavaScript. */
import { columnsFrom, imageOf, linesFrom, rangesOf } from './fwpm.mjs';

/** @param {import('../data.mjs').Events} events */
export function ndjson(events) {
  // Into the same memory again and again, as C++ does.
  return linesFrom(events, { reuse: true });
}

/** @param {import('../data.mjs').Events} events */
export function ndjsonCopied(events) {
  return linesFrom(events, {});
}

/** @param {import('../data.mjs').Events} events */
export function columns(events) {
  return columnsFrom(imageOf(events), events);
}

/** @param {import('../data.mjs').Events} events */
export function columnsRanges(events) {
  return columnsFrom(rangesOf(events), events);
}
