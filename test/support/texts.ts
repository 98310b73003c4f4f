/** An image by hand of which members are changed, and to which texts are added. */
import { fixtureText } from './fixtures.ts';
import { parseHex } from './hex.ts';

const HEX = fixtureText('hex/event5-ikeext-mm-failure2.hex');
const { bytes, head } = parseHex(HEX);

/** A failure of main mode, an FWPM_NET_EVENT5 of x64 that has all texts and groups. */
export const MAIN_MODE = {
  bytes,
  base: BigInt(head.get('base') ?? ''),
  address: BigInt(head.get('address') ?? ''),
} as const;

/** Where its image holds a member. */
export function offsetOf(member: string): number {
  const line = HEX.split('\n').find((text) => text.includes(`# ${member} = `)) ?? '';
  return Number.parseInt(line, 16);
}

export interface TextImage {
  readonly bytes: Uint8Array;
  readonly base: bigint;
  readonly address: bigint;
}

/** The failure of main mode whose local name and application are a text without NULs. */
export function imageWithText(text: string): TextImage {
  const { base, address } = MAIN_MODE;
  const size = 2 * text.length + 2;
  const start = (MAIN_MODE.bytes.length + 7) & ~7;
  const bytes = new Uint8Array(start + size);
  bytes.set(MAIN_MODE.bytes);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(start + 2 * i, text.charCodeAt(i), true);
  view.setBigUint64(offsetOf('ikeMmFailure.localPrincipalNameForAuth'), base + BigInt(start), true);
  view.setBigUint64(offsetOf('header.appId.data'), base + BigInt(start), true);
  view.setUint32(offsetOf('header.appId.size'), size, true);
  return { bytes, base, address };
}
