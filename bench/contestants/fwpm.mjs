/** This library, through its public functions. */
import * as fwpm from 'fwpm';
import { loadEngine } from 'fwpm/wasm';
import { Missing } from './missing.mjs';

const { decodeEntries, FWPM_NET_EVENT5, memoryImage } = fwpm;

/** Bytes of each range of `rangesDecode`: a capture of a large heap has many, and events lie across their ends. */
const RANGE_SIZE = 2 ** 20;

/** @param {import('../data.mjs').Events} events */
export function decode(events) {
  return decodeFrom(imageOf(events), events);
}

/** The same bytes as ranges, each right after the one before. */
export function rangesDecode(events) {
  return decodeFrom(rangesOf(events), events);
}

export function rangesOf({ bytes, base }) {
  const ranges = [];
  for (let start = 0; start < bytes.length; start += RANGE_SIZE) {
    ranges.push({ base: base + BigInt(start), bytes: bytes.subarray(start, start + RANGE_SIZE) });
  }
  return known('memoryRanges', fwpm.memoryRanges)(ranges, { abi: 'x64' });
}

/**
 * By WebAssembly, from an image that was read into its memory.
 * @param {import('../data.mjs').Events} events
 */
export async function ndjson(events) {
  const engine = await loadEngine();
  return linesFrom(inMemoryOf(engine, events), { engine, reuse: true });
}

function inMemoryOf(engine, events) {
  const bytes = engine.allocate(events.bytes.length, 'x64');
  bytes.set(events.bytes);
  return { ...events, bytes };
}

/**
 * The same from an image that is anywhere, into chunks that belong to the caller.
 * @param {import('../data.mjs').Events} events
 */
export async function ndjsonCopied(events) {
  return linesFrom(events, { engine: await loadEngine() });
}

/** Lines in chunks, with the options of `ndjson`. */
export function linesFrom(events, options) {
  const memory = imageOf(events);
  const lines = known('ndjson', fwpm.ndjson);
  return (start, count, onChunk) => {
    const roots = { entries: addressOf(events, start), count };
    for (const chunk of lines(FWPM_NET_EVENT5, memory, roots, options)) onChunk(chunk);
  };
}

/** @param {import('../data.mjs').Events} events */
export async function columns(events) {
  return columnsFrom(imageOf(inMemoryOf(await loadEngine(), events)), events);
}

/** @param {import('../data.mjs').Events} events */
export async function columnsRanges(events) {
  return columnsFrom(rangesOf(inMemoryOf(await loadEngine(), events)), events);
}

/** Into the same arrays each time, as the C++ program does. */
export function columnsFrom(memory, { entries, count }) {
  const paths = { timeStamp: 'header.timeStamp', type: 'type', filterId: 'classifyDrop.filterId' };
  const readerOf = known('columnReader', fwpm.columnReader);
  const reader = readerOf(FWPM_NET_EVENT5, memory, { entries, count }, paths);
  return (start, wanted) => reader.read(start, start + wanted);
}

export function imageOf({ bytes, base }) {
  return memoryImage(bytes, { abi: 'x64', base });
}

/** The address of the pointer to event `index`. */
export function addressOf({ entries }, index) {
  return entries + 8n * BigInt(index);
}

function decodeFrom(memory, events) {
  return (start, count, keep) => {
    const mask = keep.length - 1;
    let i = 0;
    for (const event of decodeEntries(FWPM_NET_EVENT5, memory, addressOf(events, start), count)) {
      keep[i++ & mask] = event;
    }
  };
}

/** What the library may not have yet. */
function known(name, value) {
  if (value === undefined) throw new Missing(`the library does not export ${name}`);
  return value;
}
