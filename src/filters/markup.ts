/**
 * Markup as it comes, right or wrong. netsh does not escape all that it writes, and consoles add lines of their own, at
 * which a parser of XML would stop: here what is a tag is a tag, and everything else is text.
 */

/** Gets what a file consists of, in order. */
export interface MarkupHandler {
  open(name: string): void;
  close(name: string): void;
  /** Text as it is in the file, entities included, in pieces of any size. */
  text(piece: string): void;
}

/** Where something is in a file. */
export interface Place {
  /** From 1. */
  readonly line: number;
  /** How many characters of that line come before it. */
  readonly column: number;
}

/** netsh writes tags of one attribute: what is longer, in UTF-16 code units, is none, and is not worth the memory. */
const MAX_TAG = 8192;

const NAME = String.raw`[A-Za-z_][\w:.-]*`;
const ATTRIBUTE = String.raw`\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*')`;
/** No part of it can match a `<`: so all of these searches together read a text once. */
const TAG = new RegExp(
  String.raw`<(?:/(?<closed>${NAME})\s*|(?<opened>${NAME})(?:${ATTRIBUTE})*\s*(?<isEmpty>/?)|\?[^<>]*\?)>`,
  'y',
);

/** Nearly all of them are like that. */
const SIMPLE_TAG = new RegExp(`<(/?)(${NAME})(/?)>`, 'y');

/** What hides its content from being markup, and where that ends. */
const SECTIONS = [
  { start: '<!--', end: '-->', isText: false },
  { start: '<![CDATA[', end: ']]>', isText: true },
] as const;

type Section = (typeof SECTIONS)[number];

/** Takes the text of a file in pieces. */
export class MarkupReader {
  readonly #handler: MarkupHandler;
  /** What has come and was not read, since its end has not. */
  #rest = '';
  /** As long as the rest is shorter there is no point in reading it again: so small pieces cost no more than large ones. */
  #needed = 0;
  #section: Section | undefined;
  /** Where the text begins that is being read, and how far it was read. */
  #start: Place = { line: 1, column: 0 };
  #at = 0;

  constructor(handler: MarkupHandler) {
    this.#handler = handler;
  }

  /** Where that begins which the handler gets. To find it out takes time: few ask for it. */
  get place(): Place {
    return placeAfter(this.#start, this.#rest.slice(0, this.#at));
  }

  /** Whether a comment or the like has begun and not ended. */
  get isInSection(): boolean {
    return this.#section !== undefined;
  }

  write(piece: string): void {
    this.#rest += piece;
    if (this.#rest.length >= this.#needed) this.#read(false);
  }

  end(): void {
    this.#read(true);
  }

  #read(isEnd: boolean): void {
    const text = this.#rest;
    while (this.#at < text.length) {
      const length = this.#section
        ? this.#inSection(this.#section, text, this.#at, isEnd)
        : this.#one(text, this.#at, isEnd);
      if (length === 0) break;
      this.#at += length;
    }
    this.#start = this.place;
    this.#rest = text.slice(this.#at);
    this.#at = 0;
    this.#needed = 2 * this.#rest.length;
  }

  /** Passes on what begins there. @returns its length; 0 if more of the file is needed to tell what it is. */
  #one(text: string, at: number, isEnd: boolean): number {
    if (text[at] !== '<') {
      const end = text.indexOf('<', at);
      return this.#text(text.slice(at, end === -1 ? undefined : end));
    }
    for (const section of SECTIONS) {
      if (text.startsWith(section.start, at)) {
        this.#section = section;
        return section.start.length;
      }
    }
    return this.#tag(text, at) ?? (isEnd || isStray(text, at) ? this.#text('<') : 0);
  }

  #tag(text: string, at: number): number | undefined {
    SIMPLE_TAG.lastIndex = at;
    const simple = SIMPLE_TAG.exec(text);
    if (simple !== null && simple[0].length <= MAX_TAG) {
      const [all, close, name = '', isEmpty] = simple;
      if (!(close && isEmpty)) {
        if (!close) this.#handler.open(name);
        if (close || isEmpty) this.#handler.close(name);
        return all.length;
      }
    }
    TAG.lastIndex = at;
    const found = TAG.exec(text);
    if (found === null || found[0].length > MAX_TAG) return undefined;
    const { opened, closed, isEmpty } = found.groups ?? {};
    if (opened !== undefined) this.#handler.open(opened);
    const ended = isEmpty ? opened : closed;
    if (ended !== undefined) this.#handler.close(ended);
    return found[0].length;
  }

  #inSection({ end, isText }: Section, text: string, at: number, isEnd: boolean): number {
    const found = text.indexOf(end, at);
    // A part of its end can be the last that has come.
    const stop = found === -1 ? (isEnd ? text.length : Math.max(at, text.length - end.length + 1)) : found;
    if (isText && stop > at) this.#text(text.slice(at, stop).replaceAll('&', '&amp;'));
    if (found === -1) return stop - at;
    this.#section = undefined;
    return stop - at + end.length;
  }

  #text(piece: string): number {
    this.#handler.text(piece);
    return piece.length;
  }
}

/** Where a file goes on after a piece of its text. */
export function placeAfter({ line, column }: Place, piece: string): Place {
  const feed = piece.lastIndexOf('\n');
  if (feed === -1) return { line, column: column + piece.length };
  let lines = 1;
  for (let at = piece.indexOf('\n'); at < feed; at = piece.indexOf('\n', at + 1)) lines++;
  return { line: line + lines, column: piece.length - feed - 1 };
}

/** Whether a `<` that begins no tag cannot become one, whatever follows. */
function isStray(text: string, at: number): boolean {
  return text.length - at > MAX_TAG || text.indexOf('<', at + 1) !== -1;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Text with the characters that its entities stand for: the five of XML, and numbers. Anything else stays as it is. */
export function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([\dA-Fa-f]{1,6}));/g,
    (whole, name: string | undefined, decimal: string | undefined, hex: string | undefined) =>
      name === undefined
        ? (character(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)) ?? whole)
        : (ENTITIES[name] ?? whole),
  );
}

function character(code: number): string | undefined {
  const isSurrogate = code >= 0xd800 && code < 0xe000;
  return code === 0 || code > 0x10ffff || isSurrogate ? undefined : String.fromCodePoint(code);
}
