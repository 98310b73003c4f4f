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
  /** Whether an element of this name is open. */
  isOpen(name: string): boolean;
  /** A comment or the like has no end: what it hid is lost, and what comes next is read. */
  unended(): void;
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

/** What has begun, and the elements in it that are open. */
interface Section {
  readonly kind: (typeof SECTIONS)[number];
  readonly names: string[];
}

/** More names than that are not kept: netsh writes no comments, and people none that nest so deep. */
const MAX_NAMES = 32;

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
      const length = this.#one(text, this.#at, isEnd);
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
      const piece = text.slice(at, end === -1 ? undefined : end);
      return this.#section ? this.#hidden(this.#section, piece, isEnd || end !== -1) : this.#text(piece);
    }
    const kind = this.#section ? undefined : SECTIONS.find(({ start }) => text.startsWith(start, at));
    if (kind !== undefined) {
      this.#section = { kind, names: [] };
      return kind.start.length;
    }
    return (
      this.#simpleTag(text, at) ?? this.#tag(text, at) ?? (isEnd || isStray(text, at) ? this.#text('<') : 0)
    );
  }

  #simpleTag(text: string, at: number): number | undefined {
    if (this.#section !== undefined) return undefined;
    SIMPLE_TAG.lastIndex = at;
    const [tag = '', close, name = '', isEmpty] = SIMPLE_TAG.exec(text) ?? [];
    if (tag === '' || tag.length > MAX_TAG || (close && isEmpty)) return undefined;
    if (!close) this.#handler.open(name);
    if (close || isEmpty) this.#handler.close(name);
    return tag.length;
  }

  #tag(text: string, at: number): number | undefined {
    TAG.lastIndex = at;
    const found = TAG.exec(text);
    if (found === null || found[0].length > MAX_TAG) return undefined;
    const { opened, closed, isEmpty } = found.groups ?? {};
    const [tag] = found;
    if (this.#section && !this.#endsUnended(this.#section, closed)) {
      // What looks like a tag can have the end of a comment in it.
      if (tag.includes(this.#section.kind.end)) return this.#hidden(this.#section, tag, true);
      this.#hide(this.#section, { tag, opened: isEmpty ? undefined : opened, closed });
      return tag.length;
    }
    if (opened !== undefined) this.#handler.open(opened);
    const ended = isEmpty ? opened : closed;
    if (ended !== undefined) this.#handler.close(ended);
    return tag.length;
  }

  // --- comments and the like -----------------------------------------------------------------------------------

  /** Text in a section, with its end or without. @param isWhole whether nothing can follow that belongs to it. */
  #hidden({ kind: { end, isText } }: Section, piece: string, isWhole: boolean): number {
    const found = piece.indexOf(end);
    // A part of its end can be the last that has come.
    const stop = found !== -1 ? found : isWhole ? piece.length : Math.max(0, piece.length - end.length + 1);
    if (isText && stop > 0) this.#handler.text(withEntities(piece.slice(0, stop)));
    if (found === -1) return stop;
    this.#section = undefined;
    return stop + end.length;
  }

  /** A tag in a section is none. */
  #hide({ kind, names }: Section, { tag, opened, closed }: HiddenTag): void {
    if (kind.isText) this.#handler.text(withEntities(tag));
    if (opened !== undefined && names.length < MAX_NAMES) names.push(opened);
    const index = closed === undefined ? -1 : names.lastIndexOf(closed);
    if (index !== -1) names.length = index;
  }

  /**
   * netsh does not escape names: one with the beginning of a comment would hide all the filters after it. So the end of an
   * element that is open around a section, and not in it, says that it was none.
   */
  #endsUnended({ names }: Section, closed: string | undefined): boolean {
    if (closed === undefined || names.includes(closed) || !this.#handler.isOpen(closed)) return false;
    this.#section = undefined;
    this.#handler.unended();
    return true;
  }

  #text(piece: string): number {
    if (this.#section?.kind.isText !== false) this.#handler.text(piece);
    return piece.length;
  }
}

/** What a tag in a section would open and close. */
interface HiddenTag {
  readonly tag: string;
  readonly opened: string | undefined;
  readonly closed: string | undefined;
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

/** Text in which `&` begins no entity. */
function withEntities(text: string): string {
  return text.replaceAll('&', '&amp;');
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
