/** Addresses as text: dotted for IPv4, RFC 5952 for IPv6, hyphens for MAC. */

/** An IPv4 address from its number in host order. */
export function formatIpv4(address: number): string {
  return `${address >>> 24}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`;
}

/** The number of a dotted IPv4 address; undefined when it is not one in canonical form. */
export function parseIpv4(text: string): number | undefined {
  let address = 0;
  let parts = 0;
  let part = -1;
  for (let i = 0; i <= text.length; i++) {
    const digit = text.charCodeAt(i) - 0x30;
    if (digit >= 0 && digit <= 9) {
      // 0 has no digit after it.
      part = part < 0 ? digit : part === 0 ? 256 : 10 * part + digit;
      if (part > 255) return undefined;
    } else {
      if (part < 0 || (i < text.length && text[i] !== '.')) return undefined;
      address = address * 256 + part;
      part = -1;
      if (++parts > 4) return undefined;
    }
  }
  return parts === 4 ? address : undefined;
}

/** The 16 bytes at `offset`, as RFC 5952 wants them written. */
export function readIpv6(view: DataView, offset: number): string {
  const groups = Array.from({ length: 8 }, (_, i) => view.getUint16(offset + 2 * i));
  const [g0, g1, g2, g3, g4, g5] = groups;
  if (g0 === 0 && g1 === 0 && g2 === 0 && g3 === 0 && g4 === 0 && g5 === 0xffff) {
    return `::ffff:${formatIpv4(view.getUint32(offset + 12))}`;
  }
  const { start, length } = longestZeroRun(groups);
  const text = groups.map((group) => group.toString(16));
  if (length < 2) return text.join(':');
  return `${text.slice(0, start).join(':')}::${text.slice(start + length).join(':')}`;
}

/** The first of the longest runs of zero groups. */
function longestZeroRun(groups: readonly number[]): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  let start = 0;
  for (const [i, group] of groups.entries()) {
    if (group !== 0) start = i + 1;
    else if (i + 1 - start > best.length) best = { start, length: i + 1 - start };
  }
  return best;
}

/** Writes an IPv6 address; false when the text is not one in RFC 5952 form. */
export function writeIpv6(view: DataView, offset: number, text: string): boolean {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const low = dotted ? parseIpv4(dotted[2] ?? '') : undefined;
  if (dotted && low === undefined) return false;
  const plain =
    low === undefined ? text : `${dotted?.[1]}${(low >>> 16).toString(16)}:${(low & 0xffff).toString(16)}`;
  const [head = '', tail, more] = plain.split('::');
  if (more !== undefined) return false;
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return false;
  const groups = [...before, ...new Array<string>(missing).fill('0'), ...after];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/.test(group))) return false;
  for (const [i, group] of groups.entries()) view.setUint16(offset + 2 * i, Number.parseInt(group, 16));
  return readIpv6(view, offset) === text;
}

/** The 6 bytes at `offset` as AA-BB-CC-DD-EE-FF. */
export function readMac(view: DataView, offset: number): string {
  return Array.from({ length: 6 }, (_, i) =>
    view
      .getUint8(offset + i)
      .toString(16)
      .padStart(2, '0'),
  )
    .join('-')
    .toUpperCase();
}

/** Writes a MAC address; false when the text is not one. */
export function writeMac(view: DataView, offset: number, text: string): boolean {
  if (!/^[0-9A-F]{2}(-[0-9A-F]{2}){5}$/.test(text)) return false;
  for (const [i, byte] of text.split('-').entries()) view.setUint8(offset + i, Number.parseInt(byte, 16));
  return true;
}
