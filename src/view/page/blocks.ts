/** What is in the page beside its script: blocks of base64, which no browser takes for anything else. */
import { bytesOfBase64 } from '../model/base64.ts';
import type { Piece } from '../model/protocol.ts';

/** The text of a block of gzip. */
export async function inflatedText(id: string): Promise<string> {
  const base64 = document.getElementById(id)?.textContent ?? '';
  return new Response(
    new Blob([bytesOfBase64(base64)]).stream().pipeThrough(new DecompressionStream('gzip')),
  ).text();
}

/** Milliseconds until the page is looked at again, while it is still being read. */
const PAUSE = 4;

/** The files in the page, as far as it is read. Their blocks are taken out, so that they are not there twice. */
export async function* pieces(): AsyncGenerator<Piece, void, undefined> {
  for (;;) {
    const isWhole = document.readyState !== 'loading';
    const block = document.querySelector<HTMLElement>('script[data-file], script[data-more]');
    // What nothing follows may not be there to its end.
    if (block !== null && (isWhole || block.nextSibling !== null)) {
      const base64 = block.textContent ?? '';
      block.remove();
      yield { name: block.dataset['file'], base64 };
    } else if (isWhole) return;
    else await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}
