/** Conditions on members: how a value is typed, shown and compared, by the kind of its leaf. */
import { flagNames } from '../codec/leaf/flags.ts';
import { ERROR_MEMBERS } from '../events/body.ts';
import { type PathEnd, placementOf, resolvePath, type ValueLayout } from '../layout/index.ts';
import { placedMembers } from '../layout/members.ts';
import { bareName, errorCode } from '../names/index.ts';
import { nearest } from '../util/nearest.ts';
import { excerpt } from '../util/text.ts';
import { folded } from './folded.ts';
import { isInOneOf, parseNetwork } from './network.ts';
import { integerIn } from './number.ts';
import { parseTime } from './parseTime.ts';
import type { MemberCondition } from './where.ts';

/**
 * Whether a column's value fulfils a condition.
 * @throws TypeError for a path that does not lead to a leaf of the struct; RangeError for a value or an operator that is not
 * for such a leaf.
 */
export function memberTest(
  struct: ValueLayout,
  { path, operator, values }: MemberCondition,
): (value: unknown) => boolean {
  const leaf = leafAt(struct, path);
  if (operator === '~') {
    const parts = values.map(folded);
    return (value) => {
      const text = folded(textOf(leaf, value));
      return parts.some((part) => text.includes(part));
    };
  }
  if (operator === '=' || operator === '!=') {
    const tests = values.map((value) => equality(leaf, codeText(path, value)));
    const isOne = (value: unknown): boolean => tests.some((test) => test(value));
    return operator === '=' ? isOne : (value) => !isOne(value);
  }
  return orderTest(leaf, operator, values);
}

/** The leaf that a path leads to. @throws TypeError, with the path that may have been meant. */
export function leafAt(struct: ValueLayout, path: string): PathEnd {
  try {
    return resolvePath(struct, path, 'x64').leaf;
  } catch (error) {
    const meant = nearest(path, pathsOf(struct));
    if (meant === undefined || !(error instanceof TypeError)) throw error;
    throw new TypeError(`${error.message} (did you mean ${meant}?)`);
  }
}

const ERRORS = new RegExp(`\\.(?:${ERROR_MEMBERS.join('|')})$`);

/** The name of an error as its number. */
function codeText(path: string, text: string): string {
  const code = ERRORS.test(path) ? errorCode(text) : undefined;
  return code === undefined ? text : `0x${code.toString(16)}`;
}

/** The paths to all leaves of a struct. Events do not hold structs of their own kind: the walk ends. */
export function* pathsOf(layout: ValueLayout, before = ''): Generator<string, void, undefined> {
  const target = pointeeOf(layout);
  if (target.kind === 'struct') {
    for (const { name, layout: member, isCount } of placedMembers(placementOf(target, 'x64').items)) {
      if (!isCount) yield* pathsOf(member, before === '' ? name : `${before}.${name}`);
    }
  } else if (target.kind !== 'counted') yield before;
}

function pointeeOf(layout: ValueLayout): ValueLayout {
  return layout.kind === 'pointer' ? pointeeOf(layout.to) : layout;
}

// --- values --------------------------------------------------------------------------------------------------

const ORDERS: Readonly<Record<'<' | '<=' | '>' | '>=', (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

function orderTest(
  leaf: PathEnd,
  operator: keyof typeof ORDERS,
  values: readonly string[],
): (value: unknown) => boolean {
  const [text = '', ...others] = values;
  if (others.length > 0) throw new RangeError(`${operator} compares with one value`);
  const wanted = numberOf(leaf, text);
  if (wanted === undefined) throw new RangeError(`${leaf.ctype} is compared with =, != and ~ only`);
  const isInOrder = ORDERS[operator];
  return (value) =>
    (typeof value === 'number' || typeof value === 'bigint') &&
    isInOrder(value < wanted ? -1 : value > wanted ? 1 : 0);
}

function equality(leaf: PathEnd, text: string): (value: unknown) => boolean {
  if (leaf.kind === 'ipv4' || leaf.kind === 'ipv6') {
    const networks = [parseNetwork(text)];
    return (value) => typeof value === 'string' && isInOneOf(networks, value);
  }
  const wanted = numberOf(leaf, text);
  if (wanted !== undefined) return (value) => value === wanted;
  const lower = plainText(leaf, folded(text));
  return (value) => folded(textOf(leaf, value)) === lower;
}

/**
 * A typed value as the number that a column holds; undefined for leaves that are text or bytes.
 * @throws RangeError for what is no such value.
 */
function numberOf(leaf: PathEnd, text: string): number | bigint | undefined {
  switch (leaf.kind) {
    case 'uint8':
    case 'uint16':
    case 'uint32':
      return Number(integerIn(text, 0n, 2n ** BigInt(8 * leaf.size) - 1n));
    case 'int8':
    case 'int16':
    case 'int32':
      return Number(signedIn(text, 8 * leaf.size));
    case 'uint64':
      return integerIn(text, 0n, 2n ** 64n - 1n);
    case 'int64':
      return signedIn(text, 64);
    case 'filetime':
      return parseTime(text);
    case 'float32':
    case 'float64':
      return floatOf(text);
    case 'bool':
      return Number(booleanOf(text));
    case 'enum':
      return constantOf(text, leaf.values);
    case 'flags':
      return flagsOf(text, leaf.bits);
    default:
      return undefined;
  }
}

/** A number with a sign; in hex, as an NTSTATUS is printed, it is its bits. */
function signedIn(text: string, bits: number): bigint {
  if (/^0x/i.test(text)) return BigInt.asIntN(bits, integerIn(text, 0n, 2n ** BigInt(bits) - 1n));
  return integerIn(text, -(2n ** BigInt(bits - 1)), 2n ** BigInt(bits - 1) - 1n);
}

/** Without what other tools put around or into a value. */
function plainText({ kind }: PathEnd, text: string): string {
  if (kind === 'guid') return text.replace(/^\{(.*)\}$/, '$1');
  return kind === 'mac' ? text.replaceAll(':', '-') : text;
}

function floatOf(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && !Number.isNaN(value)) return value;
  throw new RangeError(`${excerpt(text)} is no number`);
}

const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, false: false, '1': true, '0': false };

/** @throws RangeError for anything else than true and false. */
export function booleanOf(text: string): boolean {
  const value = Object.hasOwn(BOOLEANS, text.toLowerCase()) ? BOOLEANS[text.toLowerCase()] : undefined;
  if (value === undefined) throw new RangeError(`${excerpt(text)} is neither true nor false`);
  return value;
}

/** The number of a constant, by its C name or what it ends with, in any case. */
function constantOf(text: string, values: Readonly<Record<string, number>>): number {
  if (/^(?:\d|0x)/i.test(text)) return Number(integerIn(text, 0n, 2n ** 32n - 1n));
  const name = bareName(text, Object.keys(values));
  const value = name === undefined ? undefined : values[name];
  if (value !== undefined) return value;
  const meant = nearest(text, Object.keys(values));
  const hint = meant === undefined ? `such as ${Object.keys(values)[0]}` : `did you mean ${meant}?`;
  throw new RangeError(`${excerpt(text)} is no number and no name (${hint})`);
}

/** The word of flags that are separated by blanks or `|`, by their names or as a number. */
function flagsOf(text: string, bits: Readonly<Record<string, number>>): number {
  const words = text.split(/[\s|]+/).filter((word) => word !== '');
  return words.reduce((all, word) => (all | constantOf(word, bits)) >>> 0, 0);
}

/** A value as JSON shows it, without quotes. */
function textOf(leaf: PathEnd, value: unknown): string {
  if (leaf.kind === 'flags' && typeof value === 'number') return flagNames(leaf.bits, value).join(' ');
  if (leaf.kind === 'bool') return String(value === 1);
  if (leaf.kind === 'enum') {
    const name = Object.keys(leaf.values).find((known) => leaf.values[known] === value);
    return name ?? String(value);
  }
  if (value instanceof Uint8Array) {
    return Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('');
  }
  return String(value);
}
