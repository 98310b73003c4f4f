/** Elements with all that is in them, as far as an event can have as much. */
import type { OtherElements } from '../filters/objects.ts';

/** An element of XML. */
export interface Element {
  readonly name: string;
  /** The text directly in it, entities included; what indents the elements in it is not kept. */
  readonly text: string;
  readonly children: readonly Element[];
}

interface OpenElement extends Element {
  text: string;
  readonly children: OpenElement[];
}

/** No event of netsh has a tenth of that: one that has more is not worth the memory. */
const MOST_ELEMENTS = 4096;
const MOST_TEXT = 2 ** 20;

/** The element of an event, wherever it is: `netsh wfp capture` writes it like that. */
const EVENT = 'netEvent';
/** What `netsh wfp show netevents` writes around its events, each of which is an item. */
const EVENTS = 'netEvents';
const ITEM = 'item';
const HEADER = 'header';

/** Gathers the elements of events, and passes on each that is whole. */
export class EventTrees implements OtherElements {
  readonly #found: (event: Element) => void;
  readonly #tooLarge: () => void;
  /** The event's element, and those in it that are open. */
  #open: OpenElement[] = [];
  /** How many elements are open around the event: more than none where an event before it lost its end. */
  #around = 0;
  #elements = 0;
  #length = 0;

  /** @param tooLarge is called for each that has more than an event can have. */
  constructor(found: (event: Element) => void, tooLarge: () => void) {
    this.#found = found;
    this.#tooLarge = tooLarge;
  }

  begins(name: string, within: string): boolean {
    return name === EVENT || (name === ITEM && within === EVENTS);
  }

  endsBefore(name: string): boolean {
    if (name === EVENTS) return true;
    const isRootItem = this.#open[0]?.name === ITEM;
    // An item can be there only to hold the event.
    if (name === EVENT) return !(isRootItem && this.#open.length === 1);
    return name === ITEM && isRootItem && this.#open.length === 1;
  }

  open(name: string): void {
    if (name === HEADER) this.#beginAnew();
    const element: OpenElement = { name, text: '', children: [] };
    const outer = this.#open.at(-1);
    this.#elements++;
    if (outer !== undefined) {
      outer.text = '';
      if (!this.#isTooLarge()) outer.children.push(element);
    }
    this.#open.push(element);
  }

  text(piece: string): void {
    const inner = this.#open.at(-1);
    if (inner === undefined || inner.children.length > 0) return;
    this.#length += piece.length;
    if (!this.#isTooLarge()) inner.text += piece;
  }

  close(open: number): void {
    const stay = open - this.#around;
    const [root] = this.#open;
    if (stay > 0) while (this.#open.length > stay) this.#open.pop();
    else {
      if (this.#isTooLarge()) this.#tooLarge();
      else if (root !== undefined) this.#pass(root);
      this.drop();
      this.#around = open;
    }
  }

  drop(): void {
    this.#open = [];
    this.#around = 0;
    this.#elements = 0;
    this.#length = 0;
  }

  /** The header of an item is that of an event: around it is one that lost its end, and was taken to have this item in it. */
  #beginAnew(): void {
    const root = this.#open.at(-1);
    if (root?.name !== ITEM || this.#open.length === 1) return;
    const around = this.#around + this.#open.length - 1;
    this.drop();
    this.#around = around;
    this.#open = [root];
  }

  #pass(root: Element): void {
    if (root.name !== ITEM && root.name !== EVENT) return;
    const inner = root.name === ITEM ? root.children.filter(({ name }) => name === EVENT) : [];
    for (const event of inner.length > 0 ? inner : [root]) this.#found(event);
  }

  #isTooLarge(): boolean {
    return this.#elements > MOST_ELEMENTS || this.#length > MOST_TEXT;
  }
}

/** What a file without events is told by. */
export const EVENT_ELEMENTS = [EVENT, EVENTS, 'events'] as const;
