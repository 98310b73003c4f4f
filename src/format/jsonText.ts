/** JSON as text: what every format that writes JSON has in common. */

/**
 * A value as one line of JSON. JSON.stringify is well-formed: unpaired surrogates become \udxxx. DEL and the C1
 * controls it would leave as they are; a terminal takes some of them for the start of a command.
 */
export function jsonText(value: string | number | boolean | object): string {
  return JSON.stringify(value).replace(/[\u007f-\u009f]/g, hexEscape);
}

function hexEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** The JSON of an object with one more member behind those it has, whose value is JSON already. */
export function withMember(object: string, name: string, json: string): string {
  return `${object.slice(0, -1)}${object === '{}' ? '' : ','}${jsonText(name)}:${json}}`;
}

/** What a document says: an object of what is known, in which undefined is what is not. */
export interface Document {
  readonly [name: string]: Said;
}

type Said = string | number | boolean | undefined | Document | readonly Said[];

/** The document without what is not known, and without the objects and lists in which nothing is left. */
export function known(document: Document): Document | undefined {
  const members: Record<string, Said> = {};
  let isEmpty = true;
  for (const [name, said] of Object.entries(document)) {
    const value = knownValue(said);
    if (value === undefined) continue;
    members[name] = value;
    isEmpty = false;
  }
  return isEmpty ? undefined : members;
}

function knownValue(said: Said): Said {
  if (typeof said !== 'object') return said;
  if (isList(said)) return said.length === 0 ? undefined : said;
  return known(said);
}

function isList(said: Document | readonly Said[]): said is readonly Said[] {
  return Array.isArray(said);
}
