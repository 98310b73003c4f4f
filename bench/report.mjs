/** The results as tables for a terminal. */

import { formatLines } from './measure/formats.mjs';
import { nodeLines } from './measure/nodes.mjs';
import { pipeLines } from './measure/pipe.mjs';
import { startUpLines } from './measure/startUps.mjs';
import { summaryLines } from './measure/summary.mjs';
import { threadLines } from './measure/threads.mjs';
import { wholeLines } from './measure/whole.mjs';
import { SECTIONS } from './sections.mjs';

/** What the others are compared with, one column each. */
const REFERENCES = ['hand-written', 'c++', 'c++ tuned', 'fwpm'];

/**
 * @param {string} name
 * @param {{ figures: Record<string, { nsPerEvent: number }>, missing: Record<string, string> }} result
 */
export function sectionTable(name, { figures, missing }) {
  const references = REFERENCES.filter((reference) => figures[reference] !== undefined);
  const heads = ['ns/event', ...references.map((reference) => `/ ${reference}`)];
  const rows = Object.entries(figures)
    .sort(([, a], [, b]) => a.nsPerEvent - b.nsPerEvent)
    .map(([contestant, { nsPerEvent }]) => [
      contestant,
      nsPerEvent < 100 ? nsPerEvent.toFixed(1) : nsPerEvent.toFixed(0),
      ...references.map((reference) => (nsPerEvent / figures[reference].nsPerEvent).toFixed(2)),
    ]);
  const skipped = Object.entries(missing).map(
    ([contestant, reason]) => `${contestant} is skipped: ${reason}`,
  );
  const table = rows.length === 0 ? [] : [['', ...heads], ...rows].map(line);
  return [`\n${SECTIONS[name].title}`, ...table, ...skipped].join('\n');
}

function line([name, ...cells]) {
  return `  ${name.padEnd(16)}${cells.map((cell) => cell.padStart(16)).join('')}`;
}

/** @param {{ retainedBytesPerEvent?: number, retainedBytesPerEventByHand?: number, coreBytesGzip?: number, startupMs?: number, growth?: { events: number, nsPerEvent: number }[], summary?: object, formats?: Record<string, { nsPerEvent: number }>, cold?: object, pipe?: object, processes?: { startup: object, nodes: object, threads: object } }} results */
export function otherFigures({
  retainedBytesPerEvent,
  retainedBytesPerEventByHand,
  coreBytesGzip,
  startupMs,
  growth = [],
  summary,
  processes,
  cold,
  pipe,
  formats,
}) {
  return [
    '',
    `retained per event, fwpm: ${retainedBytesPerEvent} bytes`,
    `retained per event, hand-written: ${retainedBytesPerEventByHand} bytes`,
    `decode and all that it needs, minified and after gzip: ${coreBytesGzip} bytes`,
    `import of the library in a fresh process: ${startupMs} ms`,
    'growth:',
    ...growth.map(({ events, nsPerEvent }) => line([events.toLocaleString('en'), `${nsPerEvent} ns/event`])),
    ...(summary === undefined ? [] : summaryLines(summary)),
    ...(processes === undefined
      ? []
      : [
          ...startUpLines(processes.startup),
          ...wholeLines(processes, cold),
          ...threadLines(processes.threads),
          ...nodeLines(processes.nodes),
        ]),
    ...(pipe === undefined ? [] : pipeLines(pipe)),
    ...(formats === undefined ? [] : formatLines(formats)),
  ].join('\n');
}
