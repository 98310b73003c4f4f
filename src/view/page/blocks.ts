/** What is in the page beside its script: blocks of base64, which no browser takes for anything else. */
import type { Embedded } from '../model/protocol.ts';

/** The text of a block of gzip. */
export async function inflatedText(id: string): Promise<string> {
  const base64 = document.getElementById(id)?.textContent ?? '';
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
}

/** The files that are in the page. Their blocks are taken out, so that they are not there twice. */
export function takeFiles(): Embedded[] {
  const files = new Map<string, string[]>();
  for (const block of document.querySelectorAll<HTMLElement>('script[data-file]')) {
    const name = block.dataset['file'] ?? '';
    const pieces = files.get(name) ?? [];
    files.set(name, pieces);
    pieces.push(block.textContent ?? '');
    block.remove();
  }
  return Array.from(files, ([name, pieces]) => ({ name, pieces }));
}
