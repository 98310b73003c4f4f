/** A SID: revision, count, 48-bit authority (most significant byte first), then `count` 32-bit sub-authorities. */

/** Bytes before the sub-authorities: what must be there before the count can be read. */
export const SID_HEADER_SIZE = 8;

/** Authorities from here on are written in hex, as ConvertSidToStringSid does. */
const FIRST_HEX_AUTHORITY = 2 ** 32;

/** Bytes of the whole SID whose header is at `offset`: 8..1028, as its count says (0..255). */
export function sidSize(view: DataView, offset: number): number {
  return SID_HEADER_SIZE + 4 * view.getUint8(offset + 1);
}

/** The SID at `offset` as text, revision and every sub-authority as found. */
export function readSid(view: DataView, offset: number): string {
  const authority = view.getUint16(offset + 2) * 2 ** 32 + view.getUint32(offset + 4);
  let text = `S-${view.getUint8(offset)}-${formatAuthority(authority)}`;
  const end = offset + sidSize(view, offset);
  for (let at = offset + SID_HEADER_SIZE; at < end; at += 4) text += `-${view.getUint32(at, true)}`;
  return text;
}

function formatAuthority(authority: number): string {
  return authority < FIRST_HEX_AUTHORITY
    ? String(authority)
    : `0x${authority.toString(16).padStart(12, '0')}`;
}

/** The bytes of a SID's text; undefined when it is not one in canonical form. */
export function sidBytes(text: string): Uint8Array | undefined {
  const match = /^S-(\d{1,3})-(\d{1,10}|0x[0-9a-f]{12})((?:-\d{1,10})*)$/.exec(text);
  if (match === null) return undefined;
  const [, revision = '', authority = '', rest = ''] = match;
  const subAuthorities = rest.split('-').slice(1).map(Number);
  const bytes = new Uint8Array(SID_HEADER_SIZE + 4 * subAuthorities.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, Number(revision));
  view.setUint8(1, subAuthorities.length);
  view.setUint16(2, Math.floor(Number(authority) / 2 ** 32));
  view.setUint32(4, Number(authority) % 2 ** 32);
  for (const [i, value] of subAuthorities.entries()) view.setUint32(SID_HEADER_SIZE + 4 * i, value, true);
  // What would read back otherwise is not canonical: leading zeros, a hex authority below 2^32, 2^32 and more, a revision
  // or a count of more than 255.
  return readSid(view, 0) === text ? bytes : undefined;
}
