/** Bytes as base64, where there is no `btoa`: engines need not have it. */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Two digits for each 12 bits: half as many texts are put together. */
const PAIRS = [...DIGITS].flatMap((first) => [...DIGITS].map((second) => first + second));

/** RFC 4648, section 4, with padding. */
export function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += `${PAIRS[bits >> 12]}${PAIRS[bits & 0xfff]}`;
  }
  const missing = (3 - (bytes.length % 3)) % 3;
  return missing === 0 ? text : text.slice(0, text.length - missing) + '='.repeat(missing);
}
