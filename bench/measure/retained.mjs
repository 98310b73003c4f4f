/** How many bytes a decoded event keeps, caches and everything else that decoding keeps included. */
import { readEvents } from './events.mjs';

const { contestant, events: file } = JSON.parse(process.argv[2]);
const { decode } = await import(`../contestants/${contestant}.mjs`);
const events = readEvents(file);
const pass = await decode(events);
// Passes want a power of two. The array itself is there before and after.
const keep = new Array(2 ** Math.ceil(Math.log2(events.count))).fill(null);
const before = used();
pass(0, events.count, keep);
const after = used();
if (keep[events.count - 1] === null) throw new Error('not all events were kept');
process.send((after - before) / events.count);

function used() {
  for (let i = 0; i < 3; i++) globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
