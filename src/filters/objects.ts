/** The objects in an XML file of netsh, one after another: no tree is built, so memory does not grow with the file. */
import { cutText, excerpt } from '../util/text.ts';
import { RulesError, type RulesErrorDetails } from './error.ts';
import { MarkupReader, placeAfter, withoutEntities } from './markup.ts';
import { type ObjectHandler, type ObjectShape, OWN_TEXT } from './shape.ts';
import { type TreeNode, TreeReader } from './tree.ts';

/** Places at which a file is not XML, or is cut off. */
export interface Faults {
  readonly count: number;
  readonly first: RulesErrorDetails;
}

/** No text that is kept is longer, in UTF-16 code units: the rest is cut off. */
const MAX_TEXT = 4096;
/** The longest that one character can be as an entity. */
const MAX_ENTITY = 10;

/** netsh nests to about 15: a file with more is not from netsh, and is not worth the memory. */
const MAX_DEPTH = 256;

/** How much of the text outside of all elements is kept, to tell what the file is. */
const MAX_OUTSIDE = 1024;

/** Elements that are taken with all that is in them, in place of objects. */
export interface OtherElements {
  /** Whether an element, directly in another one, is such a one; the first of them, not those in it. */
  begins(name: string, within: string): boolean;
  /** Whether an element cannot be in the one that is open: the end of that is missing. */
  endsBefore(name: string): boolean;
  /** It, and each in it. */
  open(name: string): void;
  text(piece: string): void;
  /** Down to so many that are still open: with 0 it is whole. */
  close(open: number): void;
  /** Its end is missing. */
  drop(): void;
}

export interface ObjectReaderOptions {
  /** Whether elements that nest are kept. */
  readonly withTrees?: boolean;
  /** Gets what is no object. */
  readonly others?: OtherElements;
}

interface OpenObject {
  readonly shape: ObjectShape;
  readonly depth: number;
  readonly texts: Map<string, string>;
  readonly trees: Map<string, TreeNode>;
}

interface OpenMember {
  readonly path: string;
  readonly depth: number;
}

/**
 * Takes the text of a file in pieces, and passes on each object that is whole. Whatever else is wrong with the file is
 * passed over, and counted.
 */
export class ObjectReader {
  readonly #markup: MarkupReader;
  readonly #shapes: ReadonlyMap<string, ObjectShape>;
  readonly #found: ObjectHandler;
  readonly #withTrees: boolean;
  /** The names of the elements that are open, from the outside. netsh writes two at the top of wfpstate.xml. */
  readonly #names: string[] = [];
  readonly #watched: ReadonlySet<string>;
  readonly #seen = new Set<string>();
  #faults = 0;
  #first: RulesErrorDetails | undefined;
  #outside = '';
  #isOutside = false;
  #isMarkup = false;
  readonly #others: OtherElements | undefined;
  /** How many elements are open outside of the one that goes to the others. */
  #outsideOther: number | undefined;
  #object: OpenObject | undefined;
  #member: OpenMember | undefined;
  #text = '';
  #tree: TreeReader | undefined;

  /**
   * @param watched names of elements that `has` is asked for.
   */
  constructor(
    shapes: readonly ObjectShape[],
    watched: readonly string[],
    found: ObjectHandler,
    { withTrees = false, others }: ObjectReaderOptions = {},
  ) {
    this.#withTrees = withTrees;
    this.#others = others;
    this.#shapes = new Map(shapes.map((shape) => [pathOf(shape.within, shape.name), shape]));
    this.#watched = new Set(watched);
    this.#found = found;
    this.#markup = new MarkupReader({
      open: (name) => this.#open(name),
      close: (name) => this.#close(name),
      text: (piece) => this.#append(piece),
      isOpen: (name) => this.#names.includes(name),
      unended: () => this.#fault('a comment or the like without an end'),
    });
  }

  /** @throws RulesError if elements are nested too deep. */
  write(text: string): void {
    this.#markup.write(text);
  }

  /** After the last piece. @throws as write does. */
  end(): void {
    this.#markup.end();
    const inner = this.#names.at(-1);
    if (this.#markup.isInSection) this.#fault('the file ends inside a comment or the like');
    else if (inner !== undefined) this.#fault(`the file ends inside <${excerpt(inner)}>`);
  }

  /** What was passed over. */
  get faults(): Faults | undefined {
    return this.#first && { count: this.#faults, first: this.#first };
  }

  /** Whether the file has an element that is watched. */
  has(name: string): boolean {
    return this.#seen.has(name);
  }

  /** Whether there is an element in the file. */
  get isMarkup(): boolean {
    return this.#isMarkup;
  }

  /** The beginning of what is outside of all elements, without blanks around it. */
  get outside(): string {
    return this.#outside.trim();
  }

  /** What is to be said of the file as a whole. */
  at(reason: string): RulesErrorDetails {
    return { ...this.#markup.place, reason };
  }

  #open(name: string): void {
    if (this.#names.length === MAX_DEPTH) {
      throw new RulesError(this.at(`elements are nested deeper than ${MAX_DEPTH}`));
    }
    this.#isOutside = false;
    this.#isMarkup = true;
    this.#endObjectWithoutEnd(name);
    this.#endOtherWithoutEnd(name);
    if (this.#isInOther(name)) this.#others?.open(name);
    else if (this.#object === undefined) this.#openObject(name);
    else this.#openMember(this.#object, name);
    this.#names.push(name);
    if (this.#watched.has(name)) this.#seen.add(name);
  }

  #isInOther(name: string): boolean {
    if (this.#outsideOther === undefined && this.#object === undefined) {
      const within = this.#names.at(-1) ?? '';
      if (this.#others?.begins(name, within)) this.#outsideOther = this.#names.length;
    }
    return this.#outsideOther !== undefined;
  }

  #endOtherWithoutEnd(name: string): void {
    if (this.#outsideOther === undefined || !this.#others?.endsBefore(name)) return;
    this.#fault(`<${excerpt(name)}> where <${excerpt(this.#names.at(-1) ?? '')}> is open`);
    this.#names.length = this.#outsideOther;
    this.#closeOther(-1);
  }

  /** No object lies directly in one of its kind: the end of the one that is open is missing. */
  #endObjectWithoutEnd(name: string): void {
    const { shape, depth } = this.#object ?? {};
    if (depth === undefined || shape?.name !== name || this.#names.length !== depth) return;
    this.#fault(`<${excerpt(name)}> where <${excerpt(name)}> is open`);
    this.#member = undefined;
    this.#tree = undefined;
    this.#object = undefined;
    this.#names.length = depth - 1;
  }

  #openObject(name: string): void {
    const shape = this.#shapes.get(pathOf(this.#names.at(-1) ?? '', name));
    if (shape === undefined) return;
    const depth = this.#names.length + 1;
    this.#object = { shape, depth, texts: new Map(), trees: new Map() };
    if (shape.members.has(OWN_TEXT)) this.#beginMember({ path: OWN_TEXT, depth });
  }

  #openMember({ shape, depth }: OpenObject, name: string): void {
    if (this.#tree !== undefined) {
      this.#tree.open(name);
      return;
    }
    const below = this.#names.length - depth;
    if (below > 1) return;
    if (below === 0 && this.#withTrees && shape.trees?.has(name)) {
      this.#tree = new TreeReader(name, this.#names.length + 1);
      return;
    }
    const path = below === 0 ? name : pathOf(this.#names.at(-1) ?? '', name);
    if (!shape.members.has(path)) return;
    this.#beginMember({ path, depth: this.#names.length + 1 });
  }

  #beginMember(member: OpenMember): void {
    this.#member = member;
    this.#text = '';
  }

  /** An end closes what is open inside of it, too: that was no element, or its end is missing. */
  #close(name: string): void {
    const index = this.#names.lastIndexOf(name);
    if (index === -1) {
      this.#fault(`unexpected </${excerpt(name)}>`);
      return;
    }
    const depth = index + 1;
    if (depth < this.#names.length) {
      this.#fault(`</${excerpt(name)}> where <${excerpt(this.#names.at(-1) ?? '')}> is open`);
    }
    if (this.#tree !== undefined) this.#closeTree(this.#tree, depth);
    if (this.#member !== undefined && this.#member.depth >= depth) this.#closeMember(this.#member, depth);
    if (this.#object !== undefined && this.#object.depth >= depth) this.#closeObject(this.#object, depth);
    if (this.#outsideOther !== undefined) this.#closeOther(index);
    this.#names.length = index;
  }

  /** @param open how many elements stay open. */
  #closeOther(open: number): void {
    const within = open - (this.#outsideOther ?? 0);
    if (within < 0) this.#others?.drop();
    else this.#others?.close(within);
    if (within <= 0) this.#outsideOther = undefined;
  }

  /** One whose own end is missing is not kept. */
  #closeTree(tree: TreeReader, closed: number): void {
    const whole = tree.close(closed);
    if (closed > tree.depth) return;
    this.#tree = undefined;
    const { trees } = this.#object ?? {};
    // As with texts, of two with one name the first one counts.
    if (whole !== undefined && closed === tree.depth && trees?.has(tree.name) === false) {
      trees.set(tree.name, whole);
    }
  }

  #closeMember({ path, depth }: OpenMember, closed: number): void {
    this.#member = undefined;
    const { shape, texts } = this.#object ?? {};
    if (depth !== closed || texts === undefined) return;
    const text = cutText(withoutEntities(this.#text), MAX_TEXT);
    const before = texts.get(path);
    // netsh writes each other element once: of two with one name the first one counts.
    if (before === undefined) texts.set(path, text);
    else if (shape?.lists?.has(path)) texts.set(path, cutText(`${before} ${text}`, MAX_TEXT));
  }

  #closeObject({ shape, texts, trees, depth }: OpenObject, closed: number): void {
    this.#object = undefined;
    if (depth === closed) this.#found(shape, texts, trees);
  }

  #append(piece: string): void {
    if (this.#names.length === 0) this.#appendOutside(piece);
    if (this.#outsideOther !== undefined) this.#others?.text(piece);
    this.#tree?.append(piece);
    if (this.#member?.depth !== this.#names.length) return;
    const room = MAX_TEXT * MAX_ENTITY - this.#text.length;
    if (room > 0) this.#text += cutText(piece, room);
  }

  /** What a console printed before and after the file. The mark of the encoding is a blank. */
  #appendOutside(piece: string): void {
    if (this.#outside.length < MAX_OUTSIDE) this.#outside += piece.slice(0, MAX_OUTSIDE);
    const start = piece.search(/\S/);
    if (this.#isOutside || start === -1) return;
    this.#isOutside = true;
    this.#fault('text outside of all elements', piece.slice(0, start));
  }

  /** @param blanks what is before it, of the text that is passed on. */
  #fault(reason: string, blanks = ''): void {
    this.#faults++;
    this.#first ??= { ...placeAfter(this.#markup.place, blanks), reason };
  }
}

function pathOf(outer: string, inner: string): string {
  return `${outer}/${inner}`;
}
