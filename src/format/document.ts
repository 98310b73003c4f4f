/**
 * Documents of what is known: without members that are not, and without objects and lists in which nothing is left. How a
 * document is made is said once, by the names of its members; then it is written for one subject after another, and no object
 * is made of any.
 */

import { wellFormedJson } from './jsonText.ts';
import { type LineBytes, Piece } from './lineBytes.ts';

type Scalar = string | number | boolean | undefined;

/** What a member says of a subject; unpaired surrogates become U+FFFD. */
export type Said = Scalar | readonly string[] | Constant;

/** What every document has, or many of them: its JSON is made once. */
export class Constant {
  readonly json: string;
  readonly piece: Piece;

  constructor(value: string | object) {
    this.json = wellFormedJson(value);
    this.piece = new Piece(this.json);
  }
}

/** What writes something of a subject as JSON; returns false where there was nothing to write. */
export interface Part<T> {
  write(out: LineBytes, subject: T): boolean;
}

/** The members of an object, in their order. */
export type MembersOf<T> = Readonly<Record<string, ((subject: T) => Said) | Constant | Part<T>>>;

const COMMA = 0x2c;
export const OPEN = 0x7b;
export const CLOSE = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;

const TRUE = new Piece('true');
const FALSE = new Piece('false');

/** A member with what it is made of: one shape for all of them, so that an engine has one way through the loop. */
interface Member<T> {
  readonly key: Piece;
  readonly say: ((subject: T) => Said) | undefined;
  readonly part: Part<T> | undefined;
}

/** An object. Its names are plain: letters, digits, `_@.`. */
export class Members<T> implements Part<T> {
  readonly #members: readonly Member<T>[];

  constructor(members: MembersOf<T>) {
    this.#members = Object.entries(members).map(([name, member]) => memberOf(name, member));
  }

  write(out: LineBytes, subject: T): boolean {
    const start = out.length;
    out.code(OPEN);
    this.writeMembers(out, subject);
    if (out.length === start + 1) {
      out.length = start;
      return false;
    }
    out.replaceLast(CLOSE);
    return true;
  }

  /** The members alone, with a comma after each. */
  writeMembers(out: LineBytes, subject: T): void {
    for (const { key, say, part } of this.#members) {
      if (say === undefined) {
        const start = out.length;
        out.piece(key);
        if (part === undefined) continue;
        if (part.write(out, subject)) out.code(COMMA);
        else out.length = start;
      } else {
        const said = say(subject);
        if (said === undefined || (typeof said === 'object' && isEmpty(said))) continue;
        out.piece(key);
        writeSaid(out, said);
        out.code(COMMA);
      }
    }
  }
}

function memberOf<T>(name: string, member: MembersOf<T>[string]): Member<T> {
  const key = `"${name}":`;
  if (member instanceof Constant) {
    return { key: new Piece(`${key}${member.json},`), say: undefined, part: undefined };
  }
  const isFunction = typeof member === 'function';
  return {
    key: new Piece(key),
    say: isFunction ? member : undefined,
    part: isFunction ? undefined : member,
  };
}

/** A part of something that belongs to the subject, where it has that. */
export function within<T, S>(get: (subject: T) => S | undefined, part: Part<S>): Part<T> {
  return {
    write(out, subject) {
      const inner = get(subject);
      return inner !== undefined && part.write(out, inner);
    },
  };
}

function isEmpty(said: readonly string[] | Constant): boolean {
  return !(said instanceof Constant) && said.length === 0;
}

function writeSaid(out: LineBytes, said: Exclude<Said, undefined>): void {
  if (typeof said === 'string') out.text(said);
  else if (typeof said === 'number') out.number(said);
  else if (typeof said === 'boolean') out.piece(said ? TRUE : FALSE);
  else if (said instanceof Constant) out.piece(said.piece);
  else writeList(out, said);
}

/** A list that is not empty. */
function writeList(out: LineBytes, texts: readonly string[]): void {
  out.code(OPEN_LIST);
  for (const text of texts) {
    out.text(text);
    out.code(COMMA);
  }
  out.replaceLast(CLOSE_LIST);
}
