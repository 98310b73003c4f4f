/** An element of an object with all that is in it: for the few members that nest. */
import { cutText } from '../util/text.ts';
import { withoutEntities } from './markup.ts';

/** An element. One that holds others has no text: netsh indents them. */
export interface TreeNode {
  readonly name: string;
  readonly text: string;
  readonly children: readonly TreeNode[];
  /** Whether its text was too long to be kept whole. */
  readonly isCut: boolean;
  /** Whether elements in it, at any depth, were too many to be kept. */
  readonly lacksElements: boolean;
}

/** The first element of a name in another one. */
export function childOf(node: TreeNode | undefined, name: string): TreeNode | undefined {
  return node?.children.find((child) => child.name === name);
}

/** The text of such an element, without the blanks around it; undefined where it is not whole. */
export function childText(node: TreeNode | undefined, name: string): string | undefined {
  const child = childOf(node, name);
  return child?.isCut === false ? child.text.trim() : undefined;
}

/** Elements of one tree: the largest rules that people make, with thousands of addresses, have a tenth of it. */
const MAX_NODES = 2 ** 18;

/** No text that is kept is longer, in UTF-16 code units. */
const MAX_TEXT = 4096;
/** The longest that one character can be as an entity. */
const MAX_ENTITY = 10;

interface OpenNode {
  readonly name: string;
  readonly children: TreeNode[];
  text: string;
  isCut: boolean;
  lacksElements: boolean;
}

/** Gathers one tree, of which the elements are opened and closed from outside. */
export class TreeReader {
  /** The number of the outermost element, counted from outside the file. */
  readonly depth: number;
  readonly name: string;
  readonly #open: OpenNode[] = [];
  #nodes = 0;
  /** How many elements are open that there was no room for. */
  #passedOver = 0;

  constructor(name: string, depth: number) {
    this.name = name;
    this.depth = depth;
    this.open(name);
  }

  open(name: string): void {
    if (this.#nodes === MAX_NODES) {
      this.#passedOver++;
      const inner = this.#open.at(-1);
      if (inner !== undefined) inner.lacksElements = true;
      return;
    }
    this.#nodes++;
    this.#open.push({ name, children: [], text: '', isCut: false, lacksElements: false });
  }

  append(piece: string): void {
    const inner = this.#open.at(-1);
    if (inner === undefined || this.#passedOver > 0 || inner.children.length > 0) return;
    const room = MAX_TEXT * MAX_ENTITY - inner.text.length;
    if (piece.length > room) inner.isCut = true;
    if (room > 0) inner.text += cutText(piece, room);
  }

  /**
   * Closes the element at a depth, and what is open in it.
   * @returns the tree, once that is its outermost element.
   */
  close(depth: number): TreeNode | undefined {
    let closed: TreeNode | undefined;
    while (depth < this.depth + this.#open.length + this.#passedOver) {
      if (this.#passedOver > 0) {
        this.#passedOver--;
        continue;
      }
      const inner = this.#open.pop();
      if (inner === undefined) break;
      closed = nodeOf(inner);
      const outer = this.#open.at(-1);
      if (outer === undefined) return closed;
      outer.children.push(closed);
      if (closed.lacksElements) outer.lacksElements = true;
    }
    return undefined;
  }
}

function nodeOf({ name, children, text, isCut, lacksElements }: OpenNode): TreeNode {
  if (children.length > 0) return { name, text: '', children, isCut: false, lacksElements };
  const whole = withoutEntities(text);
  return {
    name,
    text: cutText(whole, MAX_TEXT),
    children,
    isCut: isCut || whole.length > MAX_TEXT,
    lacksElements,
  };
}
