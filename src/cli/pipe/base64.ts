/** The bytes of a message that came as a line. */
import { UsageError } from '../exit.ts';

/** @throws UsageError for what is not base64, with or without padding, of either alphabet. */
export function base64Bytes(name: string, line: Uint8Array): Uint8Array {
  const text = Buffer.from(line.buffer, line.byteOffset, line.length).toString('latin1').trim();
  const digits = text.replace(/={1,2}$/, '').length;
  const bytes = Buffer.from(text, 'base64');
  // What is no digit of base64 is passed over by Node: then there are fewer bytes.
  if (digits % 4 === 1 || bytes.length !== Math.floor((digits * 3) / 4)) {
    throw new UsageError(
      `cannot read ${name}: with --codec lines a message is one line of base64, and this is not`,
    );
  }
  return bytes;
}
