/** Programs that read a file and write its lines: the command, and the C++ programs. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildEvents } from '../data.mjs';
import { resultOf } from './child.mjs';
import { argumentsOf } from './contestant.mjs';
import { writeEvents } from './events.mjs';
import { fwpm, inTurns, placeOf } from './program.mjs';

const SEED = 42;
const COLD_EVENTS = 10_000;

/**
 * What programs take that write the lines of a file to /dev/null.
 * @param {{ whole: number, rounds: number }} plan
 * @param {import('./native.mjs').Programs} native
 * @param {string} directory for files of its own
 */
export function wholeFigures({ whole, rounds }, native, directory) {
  const events = buildEvents({ count: whole, seed: SEED, repeating: true });
  const file = writeEvents(join(directory, 'whole.bin'), events);
  const command = (jobs) => ({ fwpm: fwpm('decode', ...placeOf(file), '--jobs', jobs) });
  const figures = {
    ndjson: inTurns({ ...command('1'), ...natives(native, file) }, rounds),
    ndjsonJobs2: inTurns({ ...command('2'), ...natives(native, file) }, rounds),
  };
  rmSync(file.file);
  return figures;
}

function natives(native, file) {
  return Object.fromEntries(
    Object.entries(native)
      .filter(([, program]) => program !== undefined)
      .map(([name, program]) => [name, { program, args: [...argumentsOf(file), 'lines'] }]),
  );
}

/** Milliseconds for the first lines of a process. */
export async function coldFigures(events) {
  const figures = { events: COLD_EVENTS };
  for (const contestant of ['fwpm', 'javascript']) {
    const { milliseconds } = await resultOf('cold.mjs', { contestant, events, count: COLD_EVENTS });
    figures[contestant] = { milliseconds: Number(milliseconds.toFixed(1)) };
  }
  return figures;
}

/** The figures as lines. */
export function wholeLines(processes, cold) {
  const lines = [];
  for (const name of ['ndjson', 'ndjsonJobs2']) {
    for (const [program, { seconds, peakBytes }] of Object.entries(processes[name] ?? {})) {
      const ratio =
        processes[name]['c++'] === undefined
          ? ''
          : ` (${(seconds / processes[name]['c++'].seconds).toFixed(2)} of c++)`;
      lines.push(
        `${name}, ${program}: ${(1000 * seconds).toFixed(0)} ms${ratio}, ${(peakBytes / 1e6).toFixed(0)} MB`,
      );
    }
  }
  for (const contestant of ['fwpm', 'javascript']) {
    lines.push(
      `the first ${cold.events} lines of a process, ${contestant}: ${cold[contestant].milliseconds} ms`,
    );
  }
  return lines;
}
