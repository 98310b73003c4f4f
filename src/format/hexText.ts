const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Bytes as lower-case hex, with nothing between them. */
export function hexText(bytes: Uint8Array): string {
  // A table and one string at a time: an array of all pieces would take many times the bytes.
  let hex = '';
  for (const byte of bytes) hex += HEX[byte];
  return hex;
}
