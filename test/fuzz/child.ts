/** The process of one target: tries one input after the other, and reports to its parent what it finds. */
import { openSync, writeSync } from 'node:fs';
import { saveCrash } from './crashes.ts';
import { type Finding, Tally, tryIndex } from './engine.ts';
import { bytesKept } from './meter.ts';
import { Random } from './random.ts';
import { targetNamed } from './targets.ts';
import type { Report, Task } from './tasks.ts';

const task: Task = JSON.parse(process.argv[2] ?? '');
const target = targetNamed(task.target);

// Without its parent nobody would end it.
process.on('disconnect', () => process.exit());

if (task.fatal === undefined) await tryAll();
else {
  const { seed, index, fatal, saves } = task;
  const input = saves ? target.draw(new Random(seed, index)).input : undefined;
  tell({ target: target.name, seed, index, ...fatal, input });
}
send({ kind: 'end' }, () => process.disconnect());

async function tryAll(): Promise<void> {
  const [seen, tally] = [new Set<string>(), new Tally()];
  const progress = openSync(task.progress, 'w');
  const deadline = performance.now() + task.milliseconds;
  let reported = performance.now();
  let keptAtFirst = 0;
  for (let { index } = task; index < task.end && performance.now() < deadline; index++) {
    // It stands in the file when this process hangs or dies.
    writeSync(progress, new Uint8Array(Float64Array.of(index).buffer), 0, 8, 0);
    const result = await tryIndex(target, task.seed, index);
    tally.add(result, index);
    if (result.finding !== undefined && isNew(result.finding, seen)) tell(result.finding);
    // The caches of the fuzzer itself are full by then.
    if (tally.inputs === 5000) keptAtFirst = bytesKept();
    if (performance.now() - reported > 200) {
      send({ kind: 'tally', counts: { ...tally } });
      // Messages go out when the loop gives way.
      await new Promise((resolve) => setImmediate(resolve));
      reported = performance.now();
    }
  }
  if (keptAtFirst > 0) tally.kept = bytesKept() - keptAtFirst;
  send({ kind: 'tally', counts: { ...tally } });
}

/** The same thing is reported once: what is thrown at the same place, and begins with the same words. */
function isNew({ message, stack }: Finding, seen: Set<string>): boolean {
  const [, place = ''] = /\n\s+at (.*)/.exec(stack) ?? [];
  const signature = `${message.split(' ', 2).join(' ')} ${place}`.replace(/\d+/g, '#');
  return !seen.has(signature) && seen.add(signature).size > 0;
}

function tell(finding: Finding): void {
  const saved = task.saves ? saveCrash(finding) : undefined;
  const { target, seed, index, message, stack } = finding;
  send({ kind: 'finding', finding: { target, seed, index, message, stack, saved } });
}

function send(report: Report, whenSent: () => void = () => undefined): void {
  process.send?.(report, whenSent);
}
