/** A page as it is written, piece by piece: what is in it can be larger than a string. */
import { base64 } from '../util/base64.ts';
import { escapedMarkup } from './html.ts';

export { pageEnd, pageStart } from './html.ts';

/** Bytes, all of them or in pieces. */
export type Pieces = Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** Bytes of one block: a multiple of 3, so that blocks of base64 are whole. */
const BLOCK = 3 * 2 ** 18;

/** The blocks of a file: its bytes by gzip and base64, which no browser takes for a script. The first has its name. */
export async function* fileBlocks(name: string, bytes: Pieces): AsyncGenerator<string, void, undefined> {
  let what = `data-file="${escapedMarkup(name)}"`;
  for await (const block of blocks(compressed(bytes))) {
    yield `<script type="application/octet-stream" ${what}>${base64(block)}</script>\n`;
    what = 'data-more';
  }
}

async function* compressed(bytes: Pieces): AsyncGenerator<Uint8Array, void, undefined> {
  const pieces = piecesOf(bytes);
  const source = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return();
    },
  });
  yield* source.pipeThrough(new CompressionStream('gzip'));
}

async function* piecesOf(bytes: Pieces): AsyncGenerator<Uint8Array, void, undefined> {
  if (bytes instanceof Uint8Array) yield bytes;
  else yield* bytes;
}

/** The same bytes in blocks of {@link BLOCK} bytes. */
async function* blocks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  let block = new Uint8Array(BLOCK);
  let used = 0;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + BLOCK - used);
      block.set(part, used);
      used += part.length;
      at += part.length;
      if (used < BLOCK) continue;
      yield block;
      block = new Uint8Array(BLOCK);
      used = 0;
    }
  }
  if (used > 0) yield block.subarray(0, used);
}
