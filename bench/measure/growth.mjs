/**
 * Whether the cost of an event depends on how many there are. The same events are decoded again and again through an
 * array of pointers that is as long as it has to be; no result is kept.
 */
import { decodeEntries, FWPM_NET_EVENT5, memoryImage } from 'fwpm';
import { readEvents } from './events.mjs';

const { counts, events: file } = JSON.parse(process.argv[2]);

/** Smaller counts are decoded more than once, and the median time is taken. */
const LEAST_MILLISECONDS = 1000;
const MOST_PASSES = 101;

const events = readEvents(file);
const { bytes, entries } = lengthened(events, Math.max(...counts));
const memory = memoryImage(bytes, { abi: 'x64', base: events.base });
const warm = performance.now();
while (performance.now() - warm < LEAST_MILLISECONDS) pass(Math.min(...counts));
process.send(counts.map((count) => ({ events: count, nsPerEvent: Number(nsPerEvent(count).toFixed(1)) })));

function nsPerEvent(count) {
  globalThis.gc();
  const times = [];
  const begin = performance.now();
  do {
    const start = performance.now();
    pass(count);
    times.push(performance.now() - start);
  } while (performance.now() - begin < LEAST_MILLISECONDS && times.length < MOST_PASSES);
  return (times.sort((a, b) => a - b)[times.length >> 1] * 1e6) / count;
}

function pass(count) {
  let found = 0;
  for (const event of decodeEntries(FWPM_NET_EVENT5, memory, entries, count)) if (event !== null) found++;
  if (found !== count) throw new Error(`${found} of ${count} events were decoded`);
}

/** The events and, after them, `count` pointers to them: round and round. */
function lengthened({ bytes, base, entries, count }, length) {
  const end = Math.ceil(bytes.length / 8) * 8;
  const longer = new Uint8Array(end + 8 * length);
  longer.set(bytes);
  const start = Number(entries - base);
  const pointers = bytes.subarray(start, start + 8 * count);
  for (let at = 0; at < length; at += count) {
    longer.set(pointers.subarray(0, 8 * Math.min(count, length - at)), end + 8 * at);
  }
  return { bytes: longer, entries: base + BigInt(end) };
}
