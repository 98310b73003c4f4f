/** Files that are compressed: gzip through Node, Zstandard through fzstd, since Node 20 cannot. */
import { UsageError } from '../exit.ts';
import { Excess } from './excess.ts';
import type { InputFile } from './inputFile.ts';

/** Bytes of a chunk that is given to the decompressor at once: what comes out of it can be a thousand times as long. */
const CHUNK = 2 ** 16;

interface Compression {
  readonly name: string;
  readonly magic: readonly number[];
  unpack(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
}

const COMPRESSIONS: readonly Compression[] = [
  { name: 'gzip', magic: [0x1f, 0x8b, 0x08], unpack: gunzipped },
  { name: 'Zstandard', magic: [0x28, 0xb5, 0x2f, 0xfd], unpack: unzstandardized },
  // As pzstd begins its files.
  { name: 'Zstandard', magic: [0x50, 0x2a, 0x4d, 0x18], unpack: unzstandardized },
];

/**
 * What a file holds that is compressed, by its first bytes; undefined for one that is not.
 * The chunks end with a UsageError where the data is damaged.
 */
export function unpacked(
  name: string,
  start: Uint8Array,
  chunks: () => AsyncIterable<Uint8Array>,
): AsyncIterable<Uint8Array> | undefined {
  const compression = compressionOf(start);
  return compression && withReason(name, compression, chunks);
}

/** @throws UsageError for what was compressed twice: each time it can grow a thousandfold. */
export function assertUnpacked({ name, start }: Pick<InputFile, 'name' | 'start'>): void {
  const again = compressionOf(start);
  if (again === undefined) return;
  throw new UsageError(
    `cannot read ${name}: what it unpacks to is compressed again, by ${again.name}: unpack it once`,
  );
}

function compressionOf(start: Uint8Array): Compression | undefined {
  return COMPRESSIONS.find(({ magic }) => magic.every((byte, i) => start[i] === byte));
}

async function* withReason(
  name: string,
  compression: Compression,
  chunks: () => AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* compression.unpack(pieces(chunks()));
  } catch (error) {
    if (!(error instanceof Error) || error instanceof UsageError) throw error;
    const why = error instanceof Excess ? error.message : `is damaged or cut (${error.message})`;
    throw new UsageError(`cannot read ${name}: its ${compression.name} data ${why}`);
  }
}

async function* pieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += CHUNK) yield chunk.subarray(at, at + CHUNK);
  }
}

async function* gunzipped(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const { pipeline, Readable } = await import('node:stream');
  const { createGunzip } = await import('node:zlib');
  // An error of either is thrown by the loop.
  yield* pipeline(Readable.from(chunks), createGunzip(), () => undefined);
}

async function* unzstandardized(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const zstandard = await import('./zstandard.ts');
  yield* zstandard.unzstandardized(chunks);
}
