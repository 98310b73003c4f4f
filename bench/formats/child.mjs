/** One format in a process of its own: `child.mjs FORMAT EVENTS ROUNDS LIBRARY` prints ns of processor time for an event. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildEvents } from '../data.mjs';
import { median } from '../measure/median.mjs';
import { processorTime } from '../measure/processorTime.mjs';

const [format, eventCount, rounds, library] = process.argv.slice(2);
const load = (file) => import(pathToFileURL(join(library, file)).href);
const { decodeEntries, FWPM_NET_EVENT5, memoryImage } = await load('index.js');

const STRUCT = 'FWPM_NET_EVENT5';

/** More events than this are the same ones again. */
const MOST_BUILT = 100_000;

const count = Number(eventCount);
const built = buildEvents({ count: Math.min(count, MOST_BUILT), seed: 42, repeating: true });
const memory = memoryImage(built.bytes, { abi: 'x64', base: built.base });

const pass = format === 'parquet' ? await tablePass() : await textPass();
const times = [];
// One round more: in the first the engine compiles.
for (let round = 0; round <= Number(rounds); round++) {
  const time = processorTime(pass) / count;
  if (round > 0) times.push(time);
}
console.log(JSON.stringify({ nsPerEvent: median(times) }));

/** Decodes the events, and writes each as text and as the bytes of it. */
async function textPass() {
  const formats = await load('formats.js');
  // Kept and written over, as by somebody who writes it to a file.
  const bytes = Buffer.alloc(2 ** 20);
  return () => {
    const { head, write } = formats[format]();
    let length = bytes.write(head);
    for (const event of events()) {
      if (length > bytes.length / 2) length = 0;
      length += bytes.write(write(STRUCT, event), length);
    }
  };
}

async function tablePass() {
  const { parquet } = await load('tables.js');
  return () => {
    const table = parquet();
    for (const event of events()) table.add(STRUCT, event);
    table.end();
  };
}

function* events() {
  for (let done = 0; done < count; done += built.count) {
    yield* decodeEntries(FWPM_NET_EVENT5, memory, built.entries, Math.min(built.count, count - done));
  }
}
