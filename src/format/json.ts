/** The JSON of a decoded value: lossless, in C order, by its layout alone. */
import { flagNames } from '../codec/leaf/flags.ts';
import {
  type AnyStruct,
  assertLayout,
  type Infer,
  type LeafLayout,
  liveMembers,
  type ValueLayout,
} from '../layout/index.ts';
import { isObject } from '../util/objects.ts';
import { formatFiletime } from './filetime.ts';
import { hexText } from './hexText.ts';
import { assertSurrogates, jsonText, type Surrogates, wellFormedJson } from './jsonText.ts';

export interface JsonOptions {
  /** What becomes of unpaired surrogates; `keep` where nothing is given. */
  readonly surrogates?: Surrogates | undefined;
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
  { surrogates = 'keep' }: JsonOptions = {},
): string {
  assertLayout(struct);
  assertSurrogates(surrogates);
  return value === null ? 'null' : jsonOf(struct, value, struct.ctype, WRITE_TEXT[surrogates]);
}

type WriteText = (text: string) => string;

const WRITE_TEXT: Readonly<Record<Surrogates, WriteText>> = { keep: jsonText, replace: wellFormedJson };

function jsonOf(layout: ValueLayout, value: unknown, path: string, write: WriteText): string {
  switch (layout.kind) {
    case 'struct':
      return isObject(value) ? structJson(layout, value, path, write) : refuse(path, 'an object', value);
    case 'pointer':
      return value === null ? 'null' : jsonOf(layout.to, value, path, write);
    case 'counted':
      if (value === null) return 'null';
      if (!Array.isArray(value)) return refuse(path, 'an array', value);
      return `[${Array.from(value, (element, i) => jsonOf(layout.of, element, `${path}[${i}]`, write)).join(',')}]`;
    case 'blob':
      if (value === null) return 'null';
      return layout.content === 'text' ? textJson(value, path, write) : bytesJson(value, path);
    case 'sid':
    case 'wideString':
      return textJson(value, path, write);
    default:
      return leafJson(layout, value, path, write);
  }
}

function structJson(
  { fields }: AnyStruct,
  value: Readonly<Record<string, unknown>>,
  path: string,
  write: WriteText,
): string {
  const members: string[] = [];
  for (const [name, layout] of liveMembers(fields, value)) {
    members.push(`"${name}":${jsonOf(layout, value[name], `${path}.${name}`, write)}`);
  }
  return `{${members.join(',')}}`;
}

function leafJson(layout: LeafLayout, value: unknown, path: string, write: WriteText): string {
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
      return typeof value === 'string' ? textJson(value, path, write) : String(numberOf(value, path));
    case 'guid':
    case 'ipv4':
    case 'ipv6':
    case 'mac':
      return textJson(value, path, write);
    case 'bytes':
      return bytesJson(value, path);
    default:
      return String(numberOf(value, path));
  }
}

/** JSON has no words for these numbers, and would lose the sign of -0. */
function floatJson(value: number): string {
  if (Object.is(value, -0)) return '"-0"';
  return Number.isFinite(value) ? String(value) : `"${value}"`;
}

function textJson(value: unknown, path: string, write: WriteText): string {
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
