/** The first lines of a process: what was not compiled yet, is compiled now. */
import { Missing } from '../contestants/missing.mjs';
import { readEvents } from './events.mjs';

const { contestant, events, count } = JSON.parse(process.argv[2]);
const module = await import(`../contestants/${contestant}.mjs`);
const read = readEvents(events);
if (read.count < count) throw new Missing(`${count} events`);

const begin = performance.now();
// Loading the engine and copying the image are a part of it.
const pass = await module.ndjson(read);
let bytes = 0;
pass(0, count, (chunk) => {
  bytes += chunk.length;
});
process.send({ milliseconds: performance.now() - begin, bytes });
