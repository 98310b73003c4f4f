/** How long a summary takes beside `columns` over the same members, and whether its memory grows with the events. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const CHILD = fileURLToPath(new URL('../summary/child.mjs', import.meta.url));
const LIBRARY = fileURLToPath(new URL('../../dist/', import.meta.url));

/** Every measurement runs in a process of its own. `library` is the build that is measured. */
export function summaryFigures(events, rounds, library = LIBRARY) {
  const timesOf = (repeating) => {
    const { columns, summary, ratio } = resultOf('time', events, rounds, repeating, library);
    return { columnsNsPerEvent: columns, nsPerEvent: summary, ratio };
  };
  const heldBytes = [events / 10, events, 10 * events].map((count) => ({
    events: Math.round(count),
    bytes: Math.round(resultOf('memory', Math.round(count), 1, true, library).held),
  }));
  return { events, repeating: timesOf(true), unique: timesOf(false), heldBytes };
}

/** The figures as lines. */
export function summaryLines({ events, repeating, unique, heldBytes }) {
  const line = (what, { columnsNsPerEvent, nsPerEvent, ratio }) =>
    `summary of ${events.toLocaleString('en')} events ${what}: ${nsPerEvent.toFixed(0)} ns/event, ` +
    `columns ${columnsNsPerEvent.toFixed(0)}, ratio ${ratio.toFixed(2)}`;
  return [
    line('as on a machine', repeating),
    line('in which nothing repeats', unique),
    ...heldBytes.map(
      ({ events: count, bytes }) =>
        `summary of ${count.toLocaleString('en')} events holds ${(bytes / 1e6).toFixed(1)} MB`,
    ),
  ];
}

function resultOf(what, count, rounds, repeating, library) {
  const args = ['--expose-gc', CHILD, what, String(count), String(rounds), String(repeating), library];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
