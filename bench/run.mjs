/** `npm run bench`: measures the library against others and writes results.json. See README.md. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { checkSection } from './check.mjs';
import { buildEvents } from './data.mjs';
import { resultOf } from './measure/child.mjs';
import { writeEvents } from './measure/events.mjs';
import { formatFigures } from './measure/formats.mjs';
import { median } from './measure/median.mjs';
import { compile, compilerVersion } from './measure/native.mjs';
import { nodeFigures } from './measure/nodes.mjs';
import { pipeFigures } from './measure/pipe.mjs';
import { programFigures, programLines } from './measure/programs.mjs';
import { measureSection } from './measure/section.mjs';
import { coreBytesGzip } from './measure/size.mjs';
import { startUpFigures } from './measure/startUps.mjs';
import { summaryFigures } from './measure/summary.mjs';
import { threadFigures } from './measure/threads.mjs';
import { coldFigures, wholeFigures } from './measure/whole.mjs';
import { otherFigures, sectionTable } from './report.mjs';
import { SECTIONS } from './sections.mjs';
import { performanceTables, readmeLines, withPart } from './tables.mjs';

const SEED = 42;

const FULL = {
  rounds: 9,
  processes: 3,
  events: 100_000,
  warmUpMilliseconds: 1500,
  startups: 10,
  growth: [1e3, 1e4, 1e5, 1e6, 1e7],
  summarized: 1e6,
  whole: 1e6,
  programEvents: 1e6,
  programRounds: 3,
  threadEvents: 2e6,
  threadTimes: 15,
  piped: 5e5,
};

/** Whether everything works; its figures mean little. */
const QUICK = {
  rounds: 3,
  processes: 1,
  events: 20_000,
  warmUpMilliseconds: 300,
  startups: 3,
  growth: [1e3, 1e4, 1e5],
  summarized: 1e5,
  whole: 1e5,
  programEvents: 1e5,
  programRounds: 1,
  threadEvents: 5e4,
  threadTimes: 2,
  piped: 5e4,
};

/** Whole runs of the command: all of them are measured together. */
const PROGRAMS = 'programs';

const USAGE = `node bench/run.mjs [options], after a build
  --rounds N       rounds in each process (${FULL.rounds})
  --processes N    processes of each contestant, one after the other (${FULL.processes})
  --sections A,B   only these of ${Object.keys(SECTIONS).join(', ')}, ${PROGRAMS}
  --quick          a smoke run: few rounds, few events
  --pages          measures nothing: puts the figures of bench/results.json into the pages that show them
  --out FILE       where the results go (bench/results.json for a full run, nowhere for others)`;

const RESULTS = fileURLToPath(new URL('./results.json', import.meta.url));

/** The pages that show the results, and what of them each shows. */
const PAGES = { 'docs/performance.md': performanceTables, 'README.md': readmeLines };

await main();

async function main() {
  const { plan, names, out } = optionsOrExit();
  const directory = mkdtempSync(join(tmpdir(), 'fwpm-bench-'));
  try {
    const results = await measure(plan, names, directory);
    if (out !== undefined) writeFileSync(out, `${JSON.stringify(results, null, 2)}\n`);
    if (out === RESULTS) writePages(results);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function writePages(results) {
  for (const [name, textOf] of Object.entries(PAGES)) {
    const page = fileURLToPath(new URL(`../${name}`, import.meta.url));
    writeFileSync(page, withPart(readFileSync(page, 'utf8'), 'figures', textOf(results)));
  }
}

function optionsOrExit() {
  try {
    return options();
  } catch (error) {
    console.error(`${error.message}\n\n${USAGE}`);
    return process.exit(2);
  }
}

function options() {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string' },
      processes: { type: 'string' },
      sections: { type: 'string' },
      quick: { type: 'boolean', default: false },
      out: { type: 'string' },
      pages: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.pages) {
    writePages(JSON.parse(readFileSync(RESULTS, 'utf8')));
    process.exit();
  }
  if (values.help) {
    console.log(USAGE);
    process.exit();
  }
  const plan = { ...(values.quick ? QUICK : FULL) };
  for (const name of ['rounds', 'processes']) {
    if (values[name] === undefined) continue;
    plan[name] = Number(values[name]);
    if (!Number.isInteger(plan[name]) || plan[name] < 1)
      throw new RangeError(`--${name} is a number of 1 or more`);
  }
  const names = values.sections?.split(',') ?? [...Object.keys(SECTIONS), PROGRAMS];
  const unknown = names.find((name) => name !== PROGRAMS && !Object.hasOwn(SECTIONS, name));
  if (unknown !== undefined) throw new RangeError(`there is no section ${unknown}`);
  const isFull = !values.quick && values.sections === undefined;
  return { plan, names, out: values.out ?? (isFull ? RESULTS : undefined) };
}

async function measure(plan, all, directory) {
  const names = all.filter((name) => name !== PROGRAMS);
  const compiler = compilerVersion();
  const native = compiler === undefined ? {} : compile(directory);
  const { repeating, unique } = buildBoth(plan.events);
  const files = {
    repeating: writeEvents(join(directory, 'repeating.bin'), repeating),
    unique: writeEvents(join(directory, 'unique.bin'), unique),
  };
  const meta = metaOf(plan, compiler, repeating);
  console.log(`${meta.cpu}, node ${meta.node}\n${meta.how}`);

  for (const name of names) await checkSection(SECTIONS[name], files[SECTIONS[name].events], native);
  console.log('All contestants make the same of the events that were compared.');

  const sections = {};
  for (const name of names) {
    const section = SECTIONS[name];
    const result = await measureSection(section, files[section.events], plan, native);
    console.log(sectionTable(name, result));
    sections[name] = result.figures;
  }
  let processes;
  if (all.includes(PROGRAMS)) {
    const programs = programFigures(directory, plan);
    console.log(['', ...programLines(programs)].join('\n'));
    Object.assign(sections, programs.sections);
    processes = programs.processes;
  }
  if (names.length < Object.keys(SECTIONS).length) return { meta, sections, processes };

  const kept = await retained(files.repeating);
  const others = {
    retainedBytesPerEvent: kept.fwpm,
    retainedBytesPerEventByHand: kept['hand-written'],
    coreBytesGzip: await coreBytesGzip(),
    startupMs: await startup(plan.startups),
    growth: await resultOf('growth.mjs', { counts: plan.growth, events: files.repeating }),
    summary: summaryFigures(plan.summarized, plan.rounds),
    cold: await coldFigures(files.repeating),
    processes: {
      ...processes,
      startup: startUpFigures(plan.startups, directory),
      ...wholeFigures(plan, native, directory),
      nodes: nodeFigures(directory, plan),
      threads: threadFigures(plan, directory),
    },
    pipe: await pipeFigures(plan.piped, directory),
    formats: formatFigures(plan.events, plan.rounds),
  };
  console.log(otherFigures(others));
  return { meta, sections, ...others };
}

function buildBoth(count) {
  return {
    repeating: buildEvents({ count, seed: SEED, repeating: true }),
    unique: buildEvents({ count, seed: SEED, repeating: false }),
  };
}

function metaOf({ rounds, processes, events }, compiler, { bytes }) {
  return {
    node: process.versions.node,
    cpu: `${cpus()[0]?.model.trim()}, ${cpus().length} cores`,
    compiler: compiler ?? 'none',
    how:
      `${events} FWPM_NET_EVENT5 for x64 from seed ${SEED}, 90 % CLASSIFY_DROP2 and 10 % IKEEXT_MM_FAILURE2. ` +
      `Each contestant in a process of its own, taking turns for ${rounds} rounds; ` +
      `each figure is the median of the rounds in the best of ${processes} processes.`,
    rounds,
    processes,
    events,
    bytesPerEvent: Number((bytes.length / events).toFixed(1)),
  };
}

async function retained(events) {
  const figures = {};
  for (const contestant of ['fwpm', 'hand-written']) {
    figures[contestant] = Math.round(await resultOf('retained.mjs', { contestant, events }));
  }
  return figures;
}

async function startup(times) {
  const durations = [];
  for (let i = 0; i < times; i++) durations.push(await resultOf('startup.mjs'));
  return Number(median(durations).toFixed(1));
}
