/** The JSON of a decoded value: lossless, in C order, by its layout alone. */
import { flagNames } from '../codec/leaf/flags.ts';
import {
  type AnyStruct,
  assertLayout,
  type Infer,
  type LeafLayout,
  liveMembers,
  presentMembers,
  type ValueLayout,
} from '../layout/index.ts';
import { isObject } from '../util/objects.ts';
import { formatFiletime } from './filetime.ts';
import { hexText } from './hexText.ts';
import { assertSurrogates, jsonText, type Surrogates, wellFormedJson } from './jsonText.ts';

export interface JsonOptions {
  /** What becomes of unpaired surrogates; `keep` where nothing is given. */
  readonly surrogates?: Surrogates | undefined;
  /**
   * What becomes of members that the value does not have: a TypeError, which is what decoded values are to have; or nothing,
   * for values that somebody else wrote down. `refuse` where nothing is given.
   */
  readonly absent?: 'refuse' | 'omit' | undefined;
}

/**
 * A decoded value as one line of JSON. 64-bit integers are decimal strings, times ISO 8601, flag words lists of
 * names, bytes lower-case hex; a null stays null. Control characters, those that turn text around and line separators are
 * escapes; so are unpaired surrogates, unless they are to be replaced by U+FFFD.
 *
 * @param struct the layout that the value was decoded with.
 * @throws TypeError when a member is not of its layout's type; the message names it. Ranges are not checked.
 */
export function toJson<L extends ValueLayout>(
  struct: L,
  value: Infer<L> | null,
  options?: JsonOptions,
): string;
export function toJson(
  struct: ValueLayout,
  value: unknown,
  options: JsonOptions & { readonly absent: 'omit' },
): string;
export function toJson(
  struct: ValueLayout,
  value: unknown,
  { surrogates = 'keep', absent = 'refuse' }: JsonOptions = {},
): string {
  assertLayout(struct);
  assertSurrogates(surrogates);
  if (absent !== 'refuse' && absent !== 'omit') throw new TypeError("absent: 'refuse' or 'omit'");
  const way = { write: WRITE_TEXT[surrogates], membersOf: MEMBERS_OF[absent] };
  return value === null ? 'null' : jsonOf(struct, value, struct.ctype, way);
}

/** How values are written. */
interface Way {
  readonly write: (text: string) => string;
  /** The members of an object that are written. */
  readonly membersOf: typeof liveMembers;
}

const WRITE_TEXT: Readonly<Record<Surrogates, Way['write']>> = { keep: jsonText, replace: wellFormedJson };
const MEMBERS_OF = { refuse: liveMembers, omit: presentMembers } as const;

function jsonOf(layout: ValueLayout, value: unknown, path: string, way: Way): string {
  switch (layout.kind) {
    case 'struct':
      return isObject(value) ? structJson(layout, value, path, way) : refuse(path, 'an object', value);
    case 'pointer':
      return value === null ? 'null' : jsonOf(layout.to, value, path, way);
    case 'counted':
      if (value === null) return 'null';
      if (!Array.isArray(value)) return refuse(path, 'an array', value);
      return `[${Array.from(value, (element, i) => jsonOf(layout.of, element, `${path}[${i}]`, way)).join(',')}]`;
    case 'blob':
      if (value === null) return 'null';
      return layout.content === 'text' ? textJson(value, path, way) : bytesJson(value, path);
    case 'sid':
    case 'wideString':
      return textJson(value, path, way);
    default:
      return leafJson(layout, value, path, way);
  }
}

function structJson(
  { fields }: AnyStruct,
  value: Readonly<Record<string, unknown>>,
  path: string,
  way: Way,
): string {
  const members: string[] = [];
  for (const [name, layout] of way.membersOf(fields, value)) {
    members.push(`"${name}":${jsonOf(layout, value[name], `${path}.${name}`, way)}`);
  }
  return `{${members.join(',')}}`;
}

function leafJson(layout: LeafLayout, value: unknown, path: string, way: Way): string {
  switch (layout.kind) {
    case 'filetime':
      if (typeof value !== 'bigint') return refuse(path, 'a bigint', value);
      return value >= 0n ? `"${formatFiletime(value)}"` : refuse(path, '0 or more', value);
    case 'uint64':
    case 'int64':
      return typeof value === 'bigint' ? `"${value}"` : refuse(path, 'a bigint', value);
    case 'float32':
    case 'float64':
      return typeof value === 'number' ? floatJson(value) : refuse(path, 'a number', value);
    case 'bool':
      return typeof value === 'boolean' ? String(value) : refuse(path, 'a boolean', value);
    case 'flags':
      return jsonText(flagNames(layout.bits, numberOf(value, path)));
    case 'enum':
      return typeof value === 'string' ? textJson(value, path, way) : String(numberOf(value, path));
    case 'guid':
    case 'ipv4':
    case 'ipv6':
    case 'mac':
      return textJson(value, path, way);
    case 'bytes':
      return bytesJson(value, path);
    default:
      return String(numberOf(value, path));
  }
}

/** JSON has no words for these numbers, and would lose the sign of -0. */
export function floatJson(value: number): string {
  if (Object.is(value, -0)) return '"-0"';
  return Number.isFinite(value) ? String(value) : `"${value}"`;
}

function textJson(value: unknown, path: string, { write }: Way): string {
  return typeof value === 'string' ? write(value) : refuse(path, 'a string', value);
}

function bytesJson(value: unknown, path: string): string {
  if (!(value instanceof Uint8Array)) return refuse(path, 'a Uint8Array', value);
  return `"${hexText(value)}"`;
}

function numberOf(value: unknown, path: string): number {
  return Number.isInteger(value) ? Number(value) : refuse(path, 'an integer', value);
}

function refuse(path: string, expected: string, value: unknown): never {
  throw new TypeError(`toJson: ${path} is not ${expected}, but ${value === null ? 'null' : typeof value}`);
}
