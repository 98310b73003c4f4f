/** Digits into bytes: shared by what makes strings and what writes JSON. */

const HEX = '0123456789abcdef';
/** The character of a hex digit. */
export const HEX_DIGITS: Uint8Array = Uint8Array.from(HEX, (digit) => digit.charCodeAt(0));

/** The four decimal digits of 0..9999 as a little-endian word of characters. */
const FOUR_DIGITS = new Uint32Array(10000);
for (let i = 0; i < 10000; i++) {
  const [a, b, c, d] = [Math.floor(i / 1000), Math.floor(i / 100) % 10, Math.floor(i / 10) % 10, i % 10];
  FOUR_DIGITS[i] = (0x30 + a) | ((0x30 + b) << 8) | ((0x30 + c) << 16) | ((0x30 + d) << 24);
}

/** Writes 0..9999 without leading zeros; returns the position behind it. */
function writeSmall(out: Uint8Array, at: number, value: number): number {
  const digits = FOUR_DIGITS[value] as number;
  let position = at;
  if (value >= 1000) out[position++] = digits;
  if (value >= 100) out[position++] = digits >>> 8;
  if (value >= 10) out[position++] = digits >>> 16;
  out[position++] = digits >>> 24;
  return position;
}

/** Writes exactly four digits; returns the position behind them. */
export function writeFour(out: Uint8Array, at: number, value: number): number {
  const digits = FOUR_DIGITS[value] as number;
  out[at] = digits;
  out[at + 1] = digits >>> 8;
  out[at + 2] = digits >>> 16;
  out[at + 3] = digits >>> 24;
  return at + 4;
}

/** Writes an unsigned 32-bit integer in decimal; returns the position behind it. */
export function writeUint32(out: Uint8Array, at: number, value: number): number {
  if (value < 10000) return writeSmall(out, at, value);
  const high = (value / 10000) >>> 0;
  const position = high < 10000 ? writeSmall(out, at, high) : writeUint32(out, at, high);
  return writeFour(out, position, value - high * 10000);
}

/** Writes the dotted form of an IPv4 address; returns the position behind it. */
export function writeIpv4(out: Uint8Array, at: number, address: number): number {
  let position = writeSmall(out, at, address >>> 24);
  out[position++] = 0x2e;
  position = writeSmall(out, position, (address >>> 16) & 255);
  out[position++] = 0x2e;
  position = writeSmall(out, position, (address >>> 8) & 255);
  out[position++] = 0x2e;
  return writeSmall(out, position, address & 255);
}

function writeGroup(out: Uint8Array, at: number, group: number): number {
  let position = at;
  if (group >= 0x1000) out[position++] = HEX_DIGITS[group >>> 12] as number;
  if (group >= 0x100) out[position++] = HEX_DIGITS[(group >>> 8) & 15] as number;
  if (group >= 0x10) out[position++] = HEX_DIGITS[(group >>> 4) & 15] as number;
  out[position++] = HEX_DIGITS[group & 15] as number;
  return position;
}

const COLON = 0x3a;
const groups = new Uint16Array(8);

/** Writes an IPv6 address as RFC 5952 wants it; returns the position behind it. */
export function writeIpv6(out: Uint8Array, at: number, view: DataView, offset: number): number {
  let position = at;
  // The first of the longest runs of at least two zero groups becomes "::".
  let zeros = -1;
  let zerosLength = 1;
  let run = 0;
  for (let i = 0; i < 8; i++) {
    const group = view.getUint16(offset + 2 * i);
    groups[i] = group;
    run = group === 0 ? run + 1 : 0;
    if (run > zerosLength) {
      zerosLength = run;
      zeros = i + 1 - run;
    }
  }
  const isMapped = zeros === 0 && zerosLength === 5 && groups[5] === 0xffff;
  const end = isMapped ? 6 : 8;
  for (let i = 0; i < end; i++) {
    if (i === zeros) {
      out[position++] = COLON;
      out[position++] = COLON;
      i += zerosLength - 1;
    } else {
      if (position > at && out[position - 1] !== COLON) out[position++] = COLON;
      position = writeGroup(out, position, groups[i] as number);
    }
  }
  if (!isMapped) return position;
  out[position++] = COLON;
  return writeIpv4(out, position, view.getUint32(offset + 12));
}

/** Writes the text of the SID at `offset`, which has `count` sub-authorities; returns the position behind it. */
export function writeSid(out: Uint8Array, at: number, view: DataView, offset: number, count: number): number {
  out[at] = 0x53;
  out[at + 1] = 0x2d;
  let position = writeSmall(out, at + 2, view.getUint8(offset));
  out[position++] = 0x2d;
  if (view.getUint16(offset + 2) === 0) position = writeUint32(out, position, view.getUint32(offset + 4));
  else {
    out[position++] = 0x30;
    out[position++] = 0x78;
    for (let i = 2; i < 8; i++) {
      const byte = view.getUint8(offset + i);
      out[position++] = HEX_DIGITS[byte >>> 4] as number;
      out[position++] = HEX_DIGITS[byte & 15] as number;
    }
  }
  for (let i = 0; i < count; i++) {
    out[position++] = 0x2d;
    position = writeUint32(out, position, view.getUint32(offset + 8 + 4 * i, true));
  }
  return position;
}

/** Characters of the longest text that `writeSid` can write: 255 sub-authorities of 10 digits. */
export const MOST_SID_CHARACTERS = 2 + 3 + 1 + 14 + 255 * 11;

/** The order in which a GUID's bytes are written; -1 is a hyphen. */
const GUID_ORDER = Int8Array.of(3, 2, 1, 0, -1, 5, 4, -1, 7, 6, -1, 8, 9, -1, 10, 11, 12, 13, 14, 15);

/** Writes the 36 characters of a GUID; returns the position behind them. */
export function writeGuid(out: Uint8Array, at: number, bytes: Uint8Array, offset: number): number {
  let position = at;
  for (let i = 0; i < 20; i++) {
    const index = GUID_ORDER[i] as number;
    if (index < 0) out[position++] = 0x2d;
    else {
      const byte = bytes[offset + index] as number;
      out[position++] = HEX_DIGITS[byte >>> 4] as number;
      out[position++] = HEX_DIGITS[byte & 15] as number;
    }
  }
  return position;
}
