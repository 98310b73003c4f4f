/** IPv4 and IPv6 addresses as text, with caches; as in text.mjs, only what comes a second time is stored. */
import { digits, HEX, take } from './digits.mjs';

const SEEN = 1;
const STORED = 2;

/** Every byte as text: the last one of an address, and the others. */
const LOW = Array.from({ length: 256 }, (_, value) => `${value}`);
const HIGH = LOW.map((text) => `${text}.`);

const SLOTS4 = 16384;
const keys4 = new Uint32Array(SLOTS4);
const states4 = new Uint8Array(SLOTS4);
const texts4 = new Array(SLOTS4).fill('');

/** An IPv4 address from its number in host order. */
export function ipv4(address) {
  const slot = Math.imul(address, 0x9e3779b1) >>> 18;
  if (keys4[slot] !== address || states4[slot] === 0) {
    keys4[slot] = address;
    states4[slot] = SEEN;
    return formatIpv4(address);
  }
  if (states4[slot] === STORED) return texts4[slot];
  states4[slot] = STORED;
  texts4[slot] = formatIpv4(address);
  return texts4[slot];
}

function formatIpv4(address) {
  return (
    HIGH[address >>> 24] + HIGH[(address >>> 16) & 255] + HIGH[(address >>> 8) & 255] + LOW[address & 255]
  );
}

const SLOTS6 = 8192;
const keys6 = new Uint32Array(4 * SLOTS6);
const states6 = new Uint8Array(SLOTS6);
const texts6 = new Array(SLOTS6).fill('');

/** The IPv6 address of the 16 bytes at `offset`, which the caller has checked. */
export function ipv6({ view }, offset) {
  const a = view.getUint32(offset, true);
  const b = view.getUint32(offset + 4, true);
  const c = view.getUint32(offset + 8, true);
  const d = view.getUint32(offset + 12, true);
  const hash = Math.imul(Math.imul(a ^ c, 0x85ebca6b) ^ Math.imul(b, 0xc2b2ae35) ^ d, 0x9e3779b1);
  const slot = (hash ^ (hash >>> 15)) & (SLOTS6 - 1);
  const key = 4 * slot;
  const isSame = keys6[key] === a && keys6[key + 1] === b && keys6[key + 2] === c && keys6[key + 3] === d;
  if (!isSame || states6[slot] === 0) {
    keys6[key] = a;
    keys6[key + 1] = b;
    keys6[key + 2] = c;
    keys6[key + 3] = d;
    states6[slot] = SEEN;
    return formatIpv6(view, offset);
  }
  if (states6[slot] === STORED) return texts6[slot];
  states6[slot] = STORED;
  texts6[slot] = formatIpv6(view, offset);
  return texts6[slot];
}

const COLON = 0x3a;
const groups = new Uint16Array(8);

/** RFC 5952: the first longest run of two or more zero groups becomes '::', and v4-mapped addresses are dotted. */
function formatIpv6(view, offset) {
  let runStart = -1;
  let runLength = 1;
  let start = -1;
  for (let i = 0; i < 8; i++) {
    groups[i] = view.getUint16(offset + 2 * i);
    if (groups[i] !== 0) start = -1;
    else {
      if (start < 0) start = i;
      if (i + 1 - start > runLength) {
        runStart = start;
        runLength = i + 1 - start;
      }
    }
  }
  if (runStart === 0 && runLength === 5 && groups[5] === 0xffff) {
    return `::ffff:${formatIpv4(view.getUint32(offset + 12))}`;
  }
  let end = 0;
  for (let i = 0; i < 8; i++) {
    if (i === runStart) {
      digits[end++] = COLON;
      digits[end++] = COLON;
      i += runLength - 1;
      continue;
    }
    if (end > 0 && digits[end - 1] !== COLON) digits[end++] = COLON;
    end = writeGroup(end, groups[i]);
  }
  return take(end);
}

function writeGroup(at, group) {
  let end = at;
  if (group >= 0x1000) digits[end++] = HEX[group >> 12];
  if (group >= 0x100) digits[end++] = HEX[(group >> 8) & 15];
  if (group >= 0x10) digits[end++] = HEX[(group >> 4) & 15];
  digits[end] = HEX[group & 15];
  return end + 1;
}
