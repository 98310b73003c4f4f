/** A message as what is read: bytes that are held, and what they unpack to where they are compressed. */
import { FORM_START_BYTES } from '../../capture/form.ts';
import { UsageError } from '../exit.ts';
import { HeldBytes } from './heldBytes.ts';
import type { InputFile } from './inputFile.ts';
import { assertUnpacked, unpacked } from './unpack.ts';

/**
 * Bytes as a file.
 * @param most bytes that they may unpack to, and the option that says so.
 * @throws UsageError for what is compressed and damaged, or unpacks to more.
 */
export async function messageFile(
  name: string,
  bytes: Uint8Array,
  [most, option]: readonly [most: number, option: string],
): Promise<InputFile> {
  const file = heldFile(name, bytes);
  const chunks = unpacked(name, file.start, () => file.chunks());
  if (chunks === undefined) return file;
  const held = new HeldBytes();
  for await (const chunk of chunks) {
    held.add(chunk);
    if (held.size > most) {
      throw new UsageError(`cannot read ${name}: it unpacks to more than ${most} bytes (${option})`);
    }
  }
  const unpackedFile = heldFile(name, held.read(0, held.size));
  assertUnpacked(unpackedFile);
  return unpackedFile;
}

function heldFile(name: string, bytes: Uint8Array): InputFile {
  return {
    name,
    start: bytes.subarray(0, FORM_START_BYTES),
    size: bytes.length,
    whole: () => Promise.resolve(bytes),
    async *chunks() {
      yield bytes;
    },
    close: () => undefined,
  };
}
