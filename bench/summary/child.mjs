/** One measurement in a process of its own: `child.mjs time|memory EVENTS ROUNDS REPEATING LIBRARY`. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildEvents } from '../data.mjs';
import { median } from '../measure/median.mjs';
import { processorTime } from '../measure/processorTime.mjs';

const [what, eventCount, rounds, repeating, library] = process.argv.slice(2);
const load = (file) => import(pathToFileURL(join(library, file)).href);
const { columns, FWPM_NET_EVENT5, memoryImage } = await load('index.js');
const { Summary, summaryPaths } = await load('formats.js');

/** More events than this are the same ones again: their memory is not what is measured. */
const MOST_BUILT = 1_000_000;

const count = Number(eventCount);
const built = buildEvents({ count: Math.min(count, MOST_BUILT), seed: 42, repeating: repeating === 'true' });
const memory = memoryImage(built.bytes, { abi: 'x64', base: built.base });
const paths = Object.fromEntries(summaryPaths('FWPM_NET_EVENT5').map((path) => [path, path]));

console.log(JSON.stringify(what === 'time' ? times(Number(rounds)) : memoryOf()));

/** In pairs, since other processes slow both down; processor time, since they interrupt them. */
function times(number) {
  const all = { columns: [], summary: [], ratio: [] };
  // One round more: in the first the engine compiles.
  for (let round = 0; round <= number; round++) {
    const columnsTime = processorTime(() => columns(FWPM_NET_EVENT5, memory, rootsOf(count), paths));
    const summaryTime = processorTime(() => summarize(count));
    if (round === 0) continue;
    all.columns.push(columnsTime / count);
    all.summary.push(summaryTime / count);
    all.ratio.push(summaryTime / columnsTime);
  }
  return Object.fromEntries(Object.entries(all).map(([name, values]) => [name, median(values)]));
}

function summarize(wanted) {
  const summary = new Summary();
  for (let done = 0; done < wanted; done += built.count) {
    summary.add(FWPM_NET_EVENT5, memory, rootsOf(Math.min(built.count, wanted - done)));
  }
  const result = summary.result();
  if (result.events !== wanted) throw new Error(`${result.events} of ${wanted} events were counted`);
  return summary;
}

function rootsOf(number) {
  return { entries: built.entries, count: number };
}

/** Bytes that a summary has when all is counted. */
function memoryOf() {
  globalThis.gc();
  const before = process.memoryUsage();
  const summary = summarize(count);
  globalThis.gc();
  const after = process.memoryUsage();
  const held = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
  return { held, events: summary.result().events };
}
