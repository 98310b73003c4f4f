/**
 * `node --expose-gc bench/objects/run.mjs`, after a build: what a filter of the engine (FWPM_FILTER0) costs, decoded and as
 * a line of JSON, by its generated reader and by the careful decoder alone, which take turns. Figures are medians of
 * processor time.
 */
import { deepStrictEqual } from 'node:assert/strict';
import { parseArgs } from 'node:util';
import { median } from '../measure/median.mjs';
import { processorTime } from '../measure/processorTime.mjs';
import { filters } from './filters.mjs';

const { values } = parseArgs({
  options: {
    filters: { type: 'string', default: '4000' },
    rounds: { type: 'string', default: '31' },
    library: { type: 'string', default: new URL('../../dist/', import.meta.url).href },
  },
});
const count = Number(values.filters);

const fwpm = await import(new URL('index.js', values.library).href);
const { FWPM_FILTER0 } = await import(new URL('objects.js', values.library).href);
const { image, base } = filters(fwpm, FWPM_FILTER0, count);
const memory = fwpm.memoryImage(image, { abi: 'x64', base });

/** A copy is another struct, and has no reader. */
const STRUCTS = { 'generated reader': FWPM_FILTER0, 'careful decoder': structuredClone(FWPM_FILTER0) };

const WORK = {
  decode: (struct) => [...fwpm.decodeEntries(struct, memory, base, count)],
  ndjson: (struct) => {
    const chunks = fwpm.ndjson(struct, memory, { entries: base, count });
    return Buffer.concat([...chunks]).toString();
  },
};

for (const [name, work] of Object.entries(WORK)) {
  const [one, other] = Object.values(STRUCTS).map(work);
  deepStrictEqual(one, other);
  const times = Object.values(STRUCTS).map(() => []);
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const [i, struct] of Object.values(STRUCTS).entries()) {
      times[i].push(processorTime(() => work(struct)) / count);
    }
  }
  const figures = Object.keys(STRUCTS).map((way, i) => `${way} ${Math.round(median(times[i]))} ns`);
  console.log(`${name}: ${figures.join(', ')}`);
}
