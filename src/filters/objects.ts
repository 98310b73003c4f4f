/** The objects in an XML file of netsh, one after another: no tree is built, so memory does not grow with the file. */
import sax, { type Parser } from 'sax';
import { cutText, excerpt } from '../util/text.ts';
import { RulesError } from './error.ts';

/** An element that represents an object of WFP, and which texts in it are read. */
export interface ObjectShape {
  /** The name of the element around it. */
  readonly within: string;
  /** Its own name. */
  readonly name: string;
  /** Paths from it to elements that hold text: at most two names. */
  readonly members: ReadonlySet<string>;
}

/** The texts of an object by their paths; one that the file does not have is not there. */
export type ObjectTexts = ReadonlyMap<string, string>;

/** No text that is kept is longer, in UTF-16 code units: the rest is cut off. */
const MAX_TEXT = 4096;

/** netsh nests to about 15 and writes one attribute: a file with more is not from netsh, and is not worth the memory. */
const MAX_DEPTH = 256;
const MAX_ATTRIBUTES = 256;

/** netsh writes two elements at the top of wfpstate.xml, which XML does not allow: they are read as children of this. */
const ROOT = 'fwpm';

interface OpenObject {
  readonly shape: ObjectShape;
  readonly depth: number;
  readonly texts: Map<string, string>;
}

interface Place {
  readonly line: number;
  readonly column: number;
}

interface OpenMember {
  readonly path: string;
  readonly depth: number;
}

/** Takes the text of a file in pieces, and passes on each object when it has ended. */
export class ObjectReader {
  readonly #parser: Parser;
  readonly #shapes: ReadonlyMap<string, ObjectShape>;
  readonly #holders: ReadonlySet<string>;
  readonly #found: (shape: ObjectShape, texts: ObjectTexts) => void;
  /** The names of the elements that are open, from the outside, without ROOT. */
  readonly #names: string[] = [];
  readonly #seen = new Set<string>();
  #rootIsOpen = false;
  /** The last line and column, once the file has ended: the end of ROOT comes after them. */
  #end: Place | undefined;
  #attributes = 0;
  #object: OpenObject | undefined;
  #member: OpenMember | undefined;
  #text = '';

  constructor(shapes: readonly ObjectShape[], found: (shape: ObjectShape, texts: ObjectTexts) => void) {
    this.#shapes = new Map(shapes.map((shape) => [pathOf(shape.within, shape.name), shape]));
    this.#holders = new Set(shapes.map(({ within }) => within));
    this.#found = found;
    this.#parser = this.#newParser();
    // The line feed makes the first line of the file the parser's line 1.
    this.#parser.write(`<${ROOT}>\n`);
  }

  /** @throws RulesError if this is not XML. */
  write(text: string): void {
    this.#parser.write(text);
  }

  /**
   * @param holder the name of the element that must have been there.
   * @throws RulesError if it was not, or if an element is still open.
   */
  end(holder: string): void {
    const inner = this.#names.at(-1);
    if (inner !== undefined) this.#fail(`the file ends inside <${excerpt(inner)}>`);
    const { line, column } = this.#parser;
    this.#end = { line, column };
    this.#parser.write(`</${ROOT}>`);
    if (this.#rootIsOpen) this.#fail(ENDS_IN_MARKUP);
    if (!this.#seen.has(holder)) this.#fail(`there is no <${holder}> in the file`);
  }

  #newParser(): Parser {
    // Strict entities: the five of XML, and characters by number. sax reads no entities from a document type, and a
    // document type after ROOT has begun is an error: there is nothing that could expand.
    const parser = sax.parser(true, { strictEntities: true, position: true });
    parser.onerror = (error) =>
      this.#fail(this.#end ? ENDS_IN_MARKUP : excerpt(firstLine(error.message)), error);
    parser.onopentag = ({ name }) => this.#open(name);
    parser.onclosetag = () => this.#close();
    parser.onattribute = () => this.#countAttribute();
    parser.ontext = parser.oncdata = (text) => this.#append(text);
    return parser;
  }

  #open(name: string): void {
    this.#attributes = 0;
    if (!this.#rootIsOpen) {
      this.#rootIsOpen = true;
      return;
    }
    if (this.#names.length === MAX_DEPTH) this.#fail(`elements are nested deeper than ${MAX_DEPTH}`);
    if (this.#object === undefined) this.#openObject(name);
    else this.#openMember(this.#object, name);
    this.#names.push(name);
    if (this.#holders.has(name)) this.#seen.add(name);
  }

  #openObject(name: string): void {
    const shape = this.#shapes.get(pathOf(this.#names.at(-1) ?? '', name));
    if (shape !== undefined) this.#object = { shape, depth: this.#names.length + 1, texts: new Map() };
  }

  #openMember({ shape, depth }: OpenObject, name: string): void {
    const below = this.#names.length - depth;
    if (below > 1) return;
    const path = below === 0 ? name : pathOf(this.#names.at(-1) ?? '', name);
    if (!shape.members.has(path)) return;
    this.#member = { path, depth: this.#names.length + 1 };
    this.#text = '';
  }

  #close(): void {
    if (this.#names.length === 0) {
      if (this.#end === undefined) this.#fail(`unexpected </${ROOT}>`);
      this.#rootIsOpen = false;
      return;
    }
    if (this.#member?.depth === this.#names.length) this.#closeMember(this.#member);
    if (this.#object?.depth === this.#names.length) this.#closeObject(this.#object);
    this.#names.pop();
  }

  #closeMember({ path }: OpenMember): void {
    // netsh writes each element once: of two with one name the first one counts.
    const texts = this.#object?.texts;
    if (texts?.has(path) === false) texts.set(path, this.#text);
    this.#member = undefined;
  }

  #closeObject({ shape, texts }: OpenObject): void {
    this.#object = undefined;
    this.#found(shape, texts);
  }

  #append(text: string): void {
    if (this.#names.length === 0 && /\S/.test(text)) this.#fail('text outside of all elements');
    if (this.#member?.depth !== this.#names.length) return;
    const room = MAX_TEXT - this.#text.length;
    if (room > 0) this.#text += text.length <= room ? text : cutText(text, room);
  }

  #countAttribute(): void {
    this.#attributes += 1;
    if (this.#attributes > MAX_ATTRIBUTES) this.#fail(`a tag has more than ${MAX_ATTRIBUTES} attributes`);
  }

  #fail(reason: string, cause?: Error): never {
    const { line, column } = this.#end ?? this.#parser;
    throw new RulesError({ line, column, reason }, { cause });
  }
}

const ENDS_IN_MARKUP = 'the file ends inside a tag, a comment or the like';

function pathOf(outer: string, inner: string): string {
  return `${outer}/${inner}`;
}

/** sax adds the position in lines of their own. */
function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? message;
}
