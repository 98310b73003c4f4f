/** Whole runs of the command, from its start to its end: what lies off the main road, and what prints nothing. */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { FWPM_NET_EVENT5 } from 'fwpm';
import { writeCapture } from 'fwpm/capture';
import { buildEvents } from '../data.mjs';
import { writeScattered } from '../scattered.mjs';
import { writeEvents } from './events.mjs';
import { fwpm, placeOf, runOf } from './program.mjs';

const SEED = 42;

/** A scan and a dump take long for each event: so many times fewer are enough. */
const FEWER = 10;

/** What a memory that is scanned has beside events, in bytes for each of them. */
const BESIDE = 10_000;

/**
 * @param {string} directory for the files.
 * @param {{ programEvents: number, programRounds: number }} plan
 * @returns what `sections` and `processes` of the results hold of it.
 */
export function programFigures(directory, { programEvents: events, programRounds: rounds }) {
  const image = imageIn(directory, 'image.bin', events);
  const few = Math.ceil(events / FEWER);
  const dump = join(directory, 'scattered.dmp');
  const pointers = writeScattered(dump, few);
  const capture = join(directory, 'one.cbor');
  writeCaptures(capture, imageIn(directory, 'few.bin', few));
  const scanned = imageIn(directory, 'scanned.bin', few);
  append(scanned.file, BESIDE * few);
  const of = (...args) => best(rounds, fwpm(...args));
  const start = of('--version').seconds;
  const ns = ({ seconds }, count) => ({
    fwpm: { nsPerEvent: Math.round((1e9 * Math.max(0, seconds - start)) / count) },
  });
  const where = of('decode', ...placeOf(image), '--jobs', '1', '--where', 'address=192.0.2.1');
  const print = of('decode', ...placeOf(image), '--jobs', '1');
  const scan = of('scan', scanned.file, '--base', scanned.base);
  return {
    sections: {
      oneEventCaptures: ns(of('decode', capture), few),
      pack: ns(of('pack', ...placeOf(image), '-o', join(directory, 'packed.cbor')), events),
      scatteredDump: ns(of('decode', dump, '--at', String(pointers), '--entries', String(few)), few),
    },
    processes: { print: { fwpm: print }, whereNone: { fwpm: where }, scanMany: { fwpm: scan } },
  };
}

/** The figures as lines. */
export function programLines({ sections, processes }) {
  return [
    ...Object.entries(sections).map(([name, { fwpm }]) => `${name}: ${fwpm.nsPerEvent} ns/event`),
    ...Object.entries(processes).map(
      ([name, { fwpm }]) => `${name}: ${fwpm.seconds} s, ${(fwpm.peakBytes / 1e6).toFixed(0)} MB`,
    ),
  ];
}

function imageIn(directory, name, count) {
  return writeEvents(join(directory, name), buildEvents({ count, seed: SEED, repeating: true }));
}

/** An item for each event, with the bytes from it to the next one. */
function writeCaptures(path, { file, base, entries, count }) {
  const bytes = new Uint8Array(readFileSync(file));
  const view = new DataView(bytes.buffer);
  const addressOf = (i) => view.getBigUint64(Number(BigInt(entries) - BigInt(base)) + 8 * i, true);
  const out = openSync(path, 'w');
  for (let i = 0; i < count; i++) {
    const address = addressOf(i);
    const start = Number(address - BigInt(base));
    const end = i + 1 < count ? Number(addressOf(i + 1) - BigInt(base)) : bytes.length;
    const ranges = [{ base: address, bytes: bytes.subarray(start, end) }];
    writeSync(out, writeCapture({ abi: 'x64', struct: FWPM_NET_EVENT5, roots: [address], ranges }));
  }
  closeSync(out);
}

/** Appends bytes that are no events: numbers that look like any. */
function append(path, length) {
  const out = openSync(path, 'a');
  const noise = Buffer.alloc(2 ** 20);
  for (let at = 0, word = SEED; at < noise.length; at += 4) {
    word = (Math.imul(word, 1_664_525) + 1_013_904_223) >>> 0;
    noise.writeUInt32LE(at % 64 < 32 ? word : word & 0xff, at);
  }
  for (let left = length; left > 0; left -= noise.length)
    writeSync(out, noise, 0, Math.min(left, noise.length));
  closeSync(out);
}

/** The fastest of some runs, and the most that any of them held. */
function best(rounds, program) {
  const runs = Array.from({ length: rounds }, () => runOf(program));
  return {
    seconds: Number(Math.min(...runs.map(({ seconds }) => seconds)).toFixed(3)),
    peakBytes: Math.max(...runs.map(({ peakBytes }) => peakBytes)),
  };
}
