/**
 * Zstandard, frame by frame and block by block (RFC 8878). fzstd unpacks all blocks of what it is given at once, of any
 * size, and moves its window with each of them; so it is given one block at a time, and what that costs is counted. Nor
 * does it compare what comes out with the size and the checksum that frames have: that is done here.
 */
import type { Decompress } from 'fzstd';
import { Excess } from './excess.ts';
import { Xxh64 } from './xxh64.ts';

const FRAME = 0xfd2fb528;
/** The first of 16 numbers that mark frames for programs of others: they are passed over. */
const SKIPPABLE = 0x184d2a50;

const MOST_BLOCK = 2 ** 17;
/** What every decoder has to support; only --ultra and --long ask for more. */
const MOST_WINDOW = 2 ** 23;
/** Bytes of windows that are moved: as much as 1 GiB takes in blocks of the largest size. */
const MOST_MOVED = 2 ** 36;

const RLE = 1;

/** What the frames hold. @throws Error for data that is damaged or cut, or that would take too long. */
export async function* unzstandardized(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { Decompress } = await import('fzstd');
  const input = new Input(chunks);
  const work = new Work();
  for (;;) {
    const magic = await input.take(4, true);
    if (magic === undefined) return;
    const number = numberOf(magic);
    if ((number & ~15) >>> 0 === SKIPPABLE) {
      await input.skip(numberOf(await input.take(4)));
    } else if (number === FRAME) {
      yield* frame(magic, input, work, (ondata) => new Decompress(ondata));
    } else {
      throw new Error('other data follows it');
    }
  }
}

async function* frame(
  magic: Uint8Array,
  input: Input,
  work: Work,
  decompressor: (ondata: (chunk: Uint8Array) => void) => Decompress,
): AsyncGenerator<Uint8Array, void, undefined> {
  let ready: Uint8Array[] = [];
  const decompress = decompressor((chunk) => {
    if (chunk.length > 0) ready.push(chunk);
  });
  const { header, window, hasChecksum, size: expected } = await headerIn(input);
  const content = new Content(hasChecksum, expected);
  work.add(window);
  decompress.push(Buffer.concat([magic, header]));
  for (let isLast = false; !isLast; ) {
    const head = await input.take(3);
    const bits = numberOf(head);
    const size = bits >>> 3;
    if (size > MOST_BLOCK) throw new Error('a block of it is too large');
    isLast = (bits & 1) === 1;
    const end = isLast && hasChecksum ? 4 : 0;
    const body = await input.take((((bits >>> 1) & 3) === RLE ? 1 : size) + end);
    work.add(window);
    decompress.push(Buffer.concat([head, body]), isLast);
    for (const chunk of ready) content.add(chunk);
    if (isLast) content.assertWhole(body.subarray(body.length - end));
    yield* ready;
    ready = [];
  }
}

/** What came out of a frame, against what the frame says of it. */
class Content {
  readonly #hash: Xxh64 | undefined;
  readonly #expected: number | undefined;
  #size = 0;

  constructor(hasChecksum: boolean, size: number | undefined) {
    this.#hash = hasChecksum ? new Xxh64() : undefined;
    this.#expected = size;
  }

  add(chunk: Uint8Array): void {
    this.#size += chunk.length;
    this.#hash?.update(chunk);
  }

  /** @throws Error for another size, or another checksum. */
  assertWhole(checksum: Uint8Array): void {
    if (this.#expected !== undefined && this.#size !== this.#expected) {
      throw new Error(`it unpacks to ${this.#size} bytes where it says ${this.#expected}`);
    }
    if (this.#hash === undefined) return;
    const [low] = this.#hash.digest();
    if (low !== numberOf(checksum)) throw new Error('its checksum is that of other data');
  }
}

interface Header {
  /** What follows the magic number. */
  readonly header: Uint8Array;
  readonly window: number;
  readonly hasChecksum: boolean;
  /** How much is in the frame, where it says that. */
  readonly size: number | undefined;
}

/** @throws Error where the window is too large. */
async function headerIn(input: Input): Promise<Header> {
  const descriptor = await input.take(1);
  const flags = numberOf(descriptor);
  const isSingle = (flags & 0x20) !== 0;
  const dictionary = [0, 1, 2, 4][flags & 3] ?? 0;
  const content = [isSingle ? 1 : 0, 2, 4, 8][flags >>> 6] ?? 0;
  const before = (isSingle ? 0 : 1) + dictionary;
  const rest = await input.take(before + content);
  // Two bytes say 256 less than there is.
  const size = content === 0 ? undefined : numberOf(rest.subarray(before)) + (content === 2 ? 256 : 0);
  const window = (isSingle ? size : undefined) ?? windowOf(rest[0] ?? 0);
  if (window > MOST_WINDOW) throw new Excess('asks for a window of more than 8 MiB: unpack it with zstd');
  return { header: Buffer.concat([descriptor, rest]), window, hasChecksum: (flags & 4) !== 0, size };
}

function windowOf(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >>> 3));
  return base + (base / 8) * (descriptor & 7);
}

/** Little-endian. */
function numberOf(bytes: Uint8Array): number {
  return bytes.reduceRight((number, byte) => number * 256 + byte, 0);
}

class Work {
  #moved = 0;

  add(window: number): void {
    this.#moved += window;
    if (this.#moved > MOST_MOVED) throw new Excess('is in too many small blocks: unpack it with zstd');
  }
}

/** Chunks, as bytes that are taken from their beginning. */
class Input {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #chunk: Uint8Array = new Uint8Array(0);
  #at = 0;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** @throws Error where there are not so many. */
  async take(length: number): Promise<Uint8Array>;
  /** @returns undefined where there is none at all. */
  async take(length: number, canEnd: true): Promise<Uint8Array | undefined>;
  async take(length: number, canEnd = false): Promise<Uint8Array | undefined> {
    const parts: Uint8Array[] = [];
    let missing = length;
    while (missing > 0 && (await this.#fill())) {
      const part = this.#chunk.subarray(this.#at, this.#at + missing);
      this.#at += part.length;
      missing -= part.length;
      parts.push(part);
    }
    if (canEnd && parts.length === 0) return undefined;
    if (missing > 0) throw new Error('unexpected end of file');
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : Buffer.concat(parts);
  }

  async skip(length: number): Promise<void> {
    for (let left = length; left > 0; ) {
      if (!(await this.#fill())) throw new Error('unexpected end of file');
      const step = Math.min(left, this.#chunk.length - this.#at);
      this.#at += step;
      left -= step;
    }
  }

  /** Whether there is another byte. */
  async #fill(): Promise<boolean> {
    while (this.#at >= this.#chunk.length) {
      const { done, value } = await this.#chunks.next();
      if (done) return false;
      this.#chunk = value;
      this.#at = 0;
    }
    return true;
  }
}
