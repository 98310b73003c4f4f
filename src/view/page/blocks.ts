/** What is in the page beside its script: blocks of base64, which no browser takes for anything else. */
import { bytesOfBase64 } from '../model/base64.ts';
import type { Embedded } from '../model/protocol.ts';

/** The text of a block of gzip. */
export async function inflatedText(id: string): Promise<string> {
  const base64 = document.getElementById(id)?.textContent ?? '';
  return new Response(
    new Blob([bytesOfBase64(base64)]).stream().pipeThrough(new DecompressionStream('gzip')),
  ).text();
}

/** The files that are in the page. Their blocks are taken out, so that they are not there twice. */
export function takeFiles(): Embedded[] {
  const files: { readonly name: string; readonly pieces: string[] }[] = [];
  for (const block of document.querySelectorAll<HTMLElement>('script[data-file], script[data-more]')) {
    const { file } = block.dataset;
    if (file !== undefined) files.push({ name: file, pieces: [] });
    files.at(-1)?.pieces.push(block.textContent ?? '');
    block.remove();
  }
  return files;
}
