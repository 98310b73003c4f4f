/** The tables of docs/performance.md and README.md: made of results.json, and of nothing else. */
import { SECTIONS } from './sections.mjs';

const DECODERS = {
  'c++': 'C++ -O2, structs with std::string',
  'hand-written': 'hand-written DataView code for two event types',
  fwpm: '**fwpm**',
  'kaitai-struct': 'kaitai-struct runtime 0.11',
  'binary-parser': 'binary-parser 2.3',
  'micro-packed': 'micro-packed 0.11',
  koffi: 'koffi.decode 3.3',
  careful: "fwpm's careful decoder alone",
  restructure: 'restructure 3.0, as its users write it',
};

/** What fwpm is compared with, one column each. */
const REFERENCES = {
  'c++': 'C++ -O2',
  'c++ tuned': 'tuned C++',
  'hand-written': 'hand-written',
  javascript: "fwpm's JavaScript",
};

const PROGRAMS = {
  ndjson: 'a million lines to /dev/null',
  ndjsonJobs2: 'the same with `--jobs 2`',
};

/** Markdown. @param {object} results what results.json holds. */
export function performanceTables({ meta, sections, processes, cold, pipe }) {
  return [
    `${meta.cpu}, Node ${meta.node}, ${meta.compiler}. ${meta.how}`,
    '',
    ...table(
      ['what every event becomes', 'ns/event', ...Object.values(REFERENCES).map((name) => `/ ${name}`)],
      Object.entries(sections)
        .filter(([, figures]) => figures.fwpm !== undefined)
        .map(([name, figures]) => sectionRow(name, figures)),
    ),
    '',
    ...table(['whole programs', 'seconds', '/ C++ -O2', 'memory at most'], programRows(processes)),
    '',
    `The first ${number(cold.events)} lines of a process: ${cold.fwpm.milliseconds} ms with an engine, loading it and copying the image into its memory included; ${cold.javascript.milliseconds} ms without.`,
    '',
    ...table(['two threads', 'events', 'one', 'two', 'times as fast'], threadRows(processes.threads)),
    '',
    ...pipeText(pipe),
    ...table(['on Node', 'start', 'a million lines', '100,000 events to ECS'], nodeRows(processes.nodes)),
    '',
    ...table(['decoder', 'ns/event', '/ fwpm'], decoderRows(sections.decode)),
  ].join('\n');
}

function sectionRow(name, figures) {
  const own = figures.fwpm.nsPerEvent;
  const ratios = Object.keys(REFERENCES).map((other) =>
    figures[other] === undefined ? '' : (own / figures[other].nsPerEvent).toFixed(2),
  );
  return [SECTIONS[name]?.title ?? name, number(own), ...ratios];
}

function programRows(processes) {
  return Object.entries(PROGRAMS).flatMap(([name, title]) =>
    Object.entries(processes[name] ?? {}).map(([program, { seconds, peakBytes }]) => [
      `${title}: ${REFERENCES[program] ?? program}`,
      seconds.toFixed(2),
      (seconds / processes[name]['c++'].seconds).toFixed(2),
      `${number(peakBytes / 1e6)} MB`,
    ]),
  );
}

function threadRows(threads = {}) {
  return Object.entries(threads).map(([format, { events, 1: one, 2: two }]) => [
    format,
    number(events),
    ...[one, two].map(({ seconds }) => `${seconds.toFixed(2)} s`),
    (one.seconds / two.seconds).toFixed(2),
  ]);
}

function pipeText(pipe) {
  if (pipe === undefined) return [];
  const { decodeEventsPerSecond, pipeEventsPerSecond, firstReplyMs, replyMs } = pipe;
  return [
    `\`fwpm pipe\`, messages of 100 events: ${number(pipeEventsPerSecond)} events/s, beside ${number(decodeEventsPerSecond)} of \`fwpm decode\` on the same captures, both through pipes. A message of one event waits ${firstReplyMs} ms for its reply if it is the first, and ${replyMs} ms then.`,
    '',
  ];
}

function nodeRows(nodes = {}) {
  return Object.entries(nodes).map(([version, { version: start, ndjson, ecs }]) => [
    version,
    `${number(1000 * start.seconds)} ms`,
    ...[ndjson, ecs].map(({ seconds }) => `${seconds.toFixed(2)} s`),
  ]);
}

function decoderRows(figures) {
  return Object.entries(figures)
    .sort(([, a], [, b]) => a.nsPerEvent - b.nsPerEvent)
    .map(([name, { nsPerEvent }]) => [
      DECODERS[name] ?? name,
      number(nsPerEvent),
      (nsPerEvent / figures.fwpm.nsPerEvent).toFixed(2),
    ]);
}

function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

function number(value) {
  return Math.round(value).toLocaleString('en');
}

/** The lines of README.md. */
export function readmeLines({ sections, processes }) {
  const ratio = (section, other = 'c++') =>
    (sections[section].fwpm.nsPerEvent / sections[section][other].nsPerEvent).toFixed(2);
  const whole = (name) => processes[name].fwpm.seconds;
  return [
    `- decoding into objects: ${number(sections.decode.fwpm.nsPerEvent)} ns an event, ${ratio('decode')} times what C++ takes, ${ratio('decode', 'hand-written')} times hand-written code for these events;`,
    `- NDJSON by WebAssembly: ${number(sections.ndjson.fwpm.nsPerEvent)} ns, ${ratio('ndjson')} times C++; ${ratio('ndjsonUnique')} where nothing repeats, ${ratio('ndjsonCopied')} copying all in and out;`,
    `- NDJSON without WebAssembly: ${number(sections.ndjson.javascript.nsPerEvent)} ns;`,
    `- \`columnReader\` by WebAssembly: ${number(sections.columns.fwpm.nsPerEvent)} ns, ${ratio('columns')} times C++; without, ${number(sections.columns.javascript.nsPerEvent)} ns;`,
    `- \`fwpm decode\` of a million events (477 MB): ${whole('ndjson').toFixed(2)} s, with two threads ${whole('ndjsonJobs2').toFixed(2)} s; a C++ program ${processes.ndjson['c++'].seconds.toFixed(2)} s.`,
  ].join('\n');
}

/** A page with the text between the marks of a name replaced. */
export function withPart(page, name, text) {
  const [begin, end] = [`<!-- ${name} -->\n`, `<!-- end of ${name} -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the page has no place for ${name}`);
  return `${page.slice(0, from + begin.length)}${text}\n${page.slice(to)}`;
}
