/** Documents of facts as JSON: without members that are not known, and without objects and lists in which nothing is left. */
import { textJson } from './jsonText.ts';

/** An object that becomes JSON; members that are not known are undefined. Its names are plain: letters, digits, `_@.`. */
export interface Document {
  readonly [name: string]: DocumentValue;
}

type DocumentValue = string | number | boolean | undefined | Document | readonly string[] | Constant;

/** What every document has, or many of them: its JSON is made once. */
export class Constant {
  readonly json: string;

  constructor(value: Document | readonly string[]) {
    this.json = jsonOf(value);
  }
}

/**
 * The JSON of a document, in one line; unpaired surrogates become U+FFFD.
 * @param parts the members that it has, in their order: to make one object of several would take longer than to write them.
 * @param last the name of its last member.
 * @param lastJson its value, which is JSON already.
 */
export function documentJson(parts: readonly Document[], last: string, lastJson: string): string {
  let members = '';
  for (const part of parts) members = membersJson(part, members);
  return `{${members}${members === '' ? '' : ','}"${last}":${lastJson}}`;
}

/** The members after others that are written already. */
function membersJson(document: Document, before = ''): string {
  let members = before;
  for (const name of Object.keys(document)) {
    const value = document[name];
    if (value === undefined) continue;
    const json = jsonOf(value);
    if (json !== '') members += keyOf(name, members === '') + json;
  }
  return members;
}

/** Names, as they stand before their values: of the first member, and of the others. */
const firstKeys = new Map<string, string>();
const nextKeys = new Map<string, string>();

function keyOf(name: string, isFirst: boolean): string {
  const keys = isFirst ? firstKeys : nextKeys;
  let key = keys.get(name);
  if (key === undefined) {
    key = `${isFirst ? '' : ','}"${name}":`;
    keys.set(name, key);
  }
  return key;
}

/** The JSON of a value; nothing where there is nothing left of it. */
function jsonOf(value: Exclude<DocumentValue, undefined>): string {
  if (typeof value === 'string') return textJson(value);
  // JSON has no words for NaN and what is infinite.
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (value instanceof Constant) return value.json;
  if (isList(value)) return value.length === 0 ? '' : `[${value.map(textJson).join(',')}]`;
  const members = membersJson(value);
  return members === '' ? '' : `{${members}}`;
}

function isList(value: Document | readonly string[]): value is readonly string[] {
  return Array.isArray(value);
}
