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

/** A name of C, which can be broken between its words. */
export function breakable(name: string): TemplateResult {
  return html`${name.split(/(?=_)/).map((word, i) => (i === 0 ? word : html`<wbr>${word}`))}`;
}

/** A path with its file first: it is what people look for, and what there is room for. */
export function pathParts(path: string): TemplateResult {
  const at = fileStart(path);
  return at === 0 || at === path.length
    ? html`${path}`
    : html`<b>${path.slice(at)}</b> <span class="folder">${path.slice(0, at)}</span>`;
}

/** Where the name of the file begins: a control character that is written as `\\uxxxx` is a part of it. */
export function fileStart(path: string): number {
  let at = path.lastIndexOf('\\');
  while (at >= 0 && /^u[0-9a-f]{4}/.test(path.slice(at + 1))) at = path.lastIndexOf('\\', at - 1);
  return at + 1;
}
