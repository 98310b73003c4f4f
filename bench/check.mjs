/** Before anything is measured: do all contestants make the same? The reference is the careful decoder. */
import { spawnSync } from 'node:child_process';
import { isDeepStrictEqual } from 'node:util';
import { FWPM_NET_EVENT5, toJson } from 'fwpm';
import * as careful from './contestants/careful.mjs';
import { Missing } from './contestants/missing.mjs';
import { argumentsOf } from './measure/contestant.mjs';
import { readEvents } from './measure/events.mjs';

/** Events that are compared: as many at the beginning as at the end. */
const SAMPLE = 2048;

const TYPES = FWPM_NET_EVENT5.fields.type.values;

/**
 * Compares what the contestants of a section make of a sample.
 *
 * @param {import('./sections.mjs').Section} section
 * @param {import('./measure/events.mjs').EventsFile} file
 * @param {import('./measure/native.mjs').Programs} native the C++ programs.
 * @throws Error that says who makes what that differs.
 */
export async function checkSection(section, file, native) {
  const events = readEvents(file);
  const half = Math.min(SAMPLE / 2, events.count);
  for (const start of [0, events.count - half]) {
    const expected = await decodeWith(careful.decode, events, start, half);
    for (const name of section.contestants) {
      if (name.startsWith('c++')) {
        if (native[name] !== undefined) checkNative(name, section, file, native[name], start, expected);
        continue;
      }
      const module = await import(`./contestants/${name}.mjs`);
      try {
        await CHECKS[section.makes](name, module[section.name], events, start, expected);
      } catch (error) {
        if (!(error instanceof Missing)) throw error;
      }
    }
  }
}

async function decodeWith(prepare, events, start, count) {
  const pass = await prepare(events);
  const keep = new Array(SAMPLE).fill(null);
  pass(start, count, keep);
  return keep.slice(0, count);
}

const CHECKS = {
  async events(name, prepare, events, start, expected) {
    const found = await decodeWith(prepare, events, start, expected.length);
    for (const [i, event] of expected.entries()) {
      // The text holds the order of the members, which deep equality does not look at.
      const isSame = isDeepStrictEqual(found[i], event) && textOf(found[i]) === textOf(event);
      if (!isSame) differs(name, start + i, found[i], event);
    }
    for (const event of found) refuseAliases(name, event, events.bytes.buffer);
  },

  async lines(name, prepare, events, start, expected) {
    const pass = await prepare(events);
    const chunks = [];
    pass(start, expected.length, (chunk) => chunks.push(Buffer.from(chunk)));
    compareLines(name, start, Buffer.concat(chunks), expected);
  },

  /** They are the caller's: what comes later leaves them as they are. */
  async keptLines(name, prepare, events, start, expected) {
    const pass = await prepare(events);
    const chunks = [];
    pass(start, expected.length, (chunk) => chunks.push(chunk));
    compareLines(name, start, Buffer.concat(chunks), expected);
  },

  async columns(name, prepare, events, start, expected) {
    const pass = await prepare(events);
    const { timeStamp, type, filterId } = pass(start, expected.length);
    for (const [i, event] of expected.entries()) {
      const isDrop = event.classifyDrop !== undefined;
      const isSame =
        timeStamp.values[i] === event.header.timeStamp &&
        (type.values[i] === event.type || type.values[i] === TYPES[event.type]) &&
        Boolean(filterId.valid[i]) === isDrop &&
        (!isDrop || filterId.values[i] === event.classifyDrop.filterId);
      if (!isSame)
        differs(
          name,
          start + i,
          [timeStamp, type, filterId].map(({ values }) => values[i]),
          event,
        );
    }
  },
};

function checkNative(name, { makes, native: section }, file, program, start, expected) {
  const args = [...argumentsOf(file), section, String(start), String(expected.length)];
  const { stdout, status } = spawnSync(program, args, { maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`${name} ended with exit code ${status}`);
  if (makes === 'lines' || makes === 'keptLines') return compareLines(name, start, stdout, expected);
  const lines = String(stdout).split('\n');
  for (const [i, event] of expected.entries()) {
    const wanted = makes === 'events' ? valuesOf(event).join('') : columnsOf(event);
    if (lines[i] !== wanted) differs(name, start + i, lines[i], wanted);
  }
}

function compareLines(name, start, found, events) {
  const expected = events.map((event) => `${toJson(FWPM_NET_EVENT5, event)}\n`);
  if (found.equals(Buffer.from(expected.join('')))) return;
  const lines = String(found).split('\n');
  const i = expected.findIndex((line, index) => line !== `${lines[index]}\n`);
  differs(name, start + i, lines[i], expected[i]);
}

/** As C++ prints an event: each value in its order, followed by the separator. */
function valuesOf(value) {
  if (value instanceof Uint8Array) return [`${Buffer.from(value).toString('hex')}\x1f`];
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(valuesOf);
  return [`${value}\x1f`];
}

function columnsOf({ header, type, classifyDrop }) {
  const filter = classifyDrop === undefined ? '0 0' : `${classifyDrop.filterId} 1`;
  return `${header.timeStamp} ${TYPES[type]} ${filter}`;
}

/** Everything in an event, with its type. */
function textOf(event) {
  return JSON.stringify(event, (_, value) => (typeof value === 'bigint' ? `${value}n` : value));
}

/** What is decoded must not be the capture's own bytes: it would change, and keep the capture in memory. */
function refuseAliases(name, value, buffer) {
  if (value instanceof Uint8Array) {
    if (value.buffer === buffer) throw new Error(`${name} returns bytes of the capture itself`);
  } else if (typeof value === 'object' && value !== null) {
    for (const member of Object.values(value)) refuseAliases(name, member, buffer);
  }
}

function differs(name, index, found, expected) {
  const texts = [found, expected].map((value) => (typeof value === 'string' ? value : textOf(value)));
  throw new Error(`${name} makes another event ${index}:\n${texts[0]}\nwhere this is right:\n${texts[1]}`);
}
