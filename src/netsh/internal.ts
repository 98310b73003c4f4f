/** Elements that no struct describes, kept as they are. */
import { copiedText } from '../util/text.ts';
import type { Element } from './tree.ts';
import { textIn } from './values.ts';

/** As netsh writes it: text, lists of items, and objects. */
export type Plain = string | null | readonly Plain[] | { readonly [name: string]: Plain };

/** An element without types: null where it is empty, a list where there are items in it. */
export function plainOf(element: Element): Plain {
  const { children } = element;
  if (children.length === 0) return copiedText(textIn(element)) || null;
  if (children.every(({ name }) => name === 'item')) return children.map(plainOf);
  return Object.fromEntries(children.map((child) => [child.name, plainOf(child)]));
}
