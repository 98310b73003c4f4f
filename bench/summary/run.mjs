/**
 * `node bench/summary/run.mjs`, after a build: how long a summary takes beside `columns` over the same members, and whether
 * its memory grows with the events. Every measurement runs in a process of its own.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '9' },
    library: { type: 'string', default: fileURLToPath(new URL('../../dist/', import.meta.url)) },
  },
});
const events = Number(values.events);

for (const repeating of [true, false]) {
  const { columns, summary, ratio } = resultOf('time', events, Number(values.rounds), repeating);
  const what = repeating ? 'as on a machine' : 'in which nothing repeats';
  console.log(`${events.toLocaleString('en')} events ${what}:`);
  console.log(
    `  columns ${columns.toFixed(0)} ns/event, summary ${summary.toFixed(0)}, ratio ${ratio.toFixed(2)}`,
  );
}
for (const count of [events / 10, events, 10 * events]) {
  const { held } = resultOf('memory', Math.round(count), 1, true);
  console.log(
    `${Math.round(count).toLocaleString('en')} events: the summary holds ${(held / 1e6).toFixed(1)} MB`,
  );
}

function resultOf(what, count, rounds, repeating) {
  const child = fileURLToPath(new URL('child.mjs', import.meta.url));
  const args = ['--expose-gc', child, what, String(count), String(rounds), String(repeating), values.library];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
