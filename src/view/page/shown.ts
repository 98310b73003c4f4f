/** Text of a capture, as it can safely be shown: short, on one line, and in the order in which it is read. */
import { html, type TemplateResult } from 'lit';
import { printable } from '../../format/printable.ts';
import { excerpt } from '../../util/text.ts';

export function shown(text: string, most = 300): string {
  return printable(excerpt(text, most));
}

const NUMBERS = new Intl.NumberFormat('en');

export function number(count: number): string {
  return NUMBERS.format(count);
}

/** A shape for each outcome, so that nobody has to tell colours. */
export const GLYPHS: Readonly<Record<string, string>> = {
  failed: '▲',
  blocked: '✕',
  allowed: '✓',
  arrived: '→',
  unknown: '?',
};

/** A path with its file first: it is what people look for, and what there is room for. */
export function pathParts(path: string): TemplateResult {
  const at = path.lastIndexOf('\\') + 1;
  return at === 0 || at === path.length
    ? html`${path}`
    : html`<b>${path.slice(at)}</b> <span class="folder">${path.slice(0, at)}</span>`;
}
