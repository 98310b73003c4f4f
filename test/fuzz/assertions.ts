/** What is asserted of values, errors and the world around them. */
import assert from 'node:assert/strict';
import { DecodeError, LIMITS } from '../../src/index.ts';

// --- values ----------------------------------------------------------------------------------------------------

/** The same values under the same names in the same order, at any size. */
export function assertSame(actual: unknown, expected: unknown, what: string): void {
  const difference = differenceIn(actual, expected, '');
  if (difference !== undefined) assert.fail(`${what} differ at '${difference}'`);
}

/** The path of the first difference. (Node's deepStrictEqual takes seconds for a million elements.) */
function differenceIn(a: unknown, b: unknown, path: string): string | undefined {
  if (Object.is(a, b)) return undefined;
  if (!isObject(a) || !isObject(b) || Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) {
    return `${path}: ${short(a)} and ${short(b)}`;
  }
  if (Array.isArray(a) && Array.isArray(b)) return differenceInLists(a, b, path);
  if (a instanceof Uint8Array && b instanceof Uint8Array) {
    return Buffer.compare(a, b) === 0 ? undefined : `${path}: ${short(a)} and ${short(b)}`;
  }
  const names = Object.keys(a);
  const otherNames = Object.keys(b);
  if (names.length !== otherNames.length || names.some((name, i) => name !== otherNames[i])) {
    return `${path}: members ${names} and ${otherNames}`;
  }
  for (const name of names) {
    const difference = differenceIn(Reflect.get(a, name), Reflect.get(b, name), `${path}.${name}`);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function differenceInLists(a: readonly unknown[], b: readonly unknown[], path: string): string | undefined {
  if (a.length !== b.length) return `${path}: ${a.length} and ${b.length} elements`;
  for (let i = 0; i < a.length; i++) {
    const difference = differenceIn(a[i], b[i], `${path}[${i}]`);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** A value for a message. */
function short(value: unknown): string {
  if (value instanceof Uint8Array)
    return `${value.length} bytes ${Buffer.from(value).toString('hex').slice(0, 40)}`;
  if (isObject(value)) return Array.isArray(value) ? 'an array' : 'an object';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** All Uint8Arrays in a value. */
export function* byteArraysIn(value: unknown): Generator<Uint8Array> {
  if (value instanceof Uint8Array) yield value;
  else if (Array.isArray(value)) {
    // Long arrays are mostly of numbers.
    for (const element of value) if (isObject(element)) yield* byteArraysIn(element);
  } else if (isObject(value)) for (const member of Object.values(value)) yield* byteArraysIn(member);
}

// --- errors ----------------------------------------------------------------------------------------------------

/** What a call gave, or the DecodeError that it threw; anything else that it throws goes on. */
export type Outcome<T> = { readonly value: T } | { readonly error: DecodeError };

export function outcomeOf<T>(call: () => T): Outcome<T> {
  try {
    return { value: call() };
  } catch (error) {
    if (error instanceof DecodeError) return { error };
    throw error;
  }
}

/** All that a DecodeError says. */
export function factsOf(error: DecodeError): object {
  return { ...error, message: error.message };
}

/** An error tells all that DecodeErrors tell, in one line that does nothing to a terminal. */
export function assertTelling(error: DecodeError, struct: string): void {
  const { code, path, address, offset, reason, message, limit, actual } = error;
  assert(
    ['UNMAPPED_POINTER', 'TRUNCATED', 'UNTERMINATED_STRING', 'LIMIT_EXCEEDED', 'BAD_CAPTURE'].includes(code),
    `code ${code}`,
  );
  assert.equal(error.struct, struct);
  assert.equal(typeof path, 'string');
  assert(typeof address === 'bigint' && address >= 0n, `address ${address}`);
  assert(typeof offset === 'number' && !Number.isNaN(offset), `offset ${offset}`);
  assert(typeof reason === 'string' && reason !== '', 'no reason');
  assert(message.includes(struct) && message.includes(path) && message.includes(reason), message);
  assertShowable(message);
  assert.equal(code === 'LIMIT_EXCEEDED', limit !== undefined, `${code} with the limit ${limit}`);
  if (limit === undefined) return;
  assert(Object.hasOwn(LIMITS, limit), `limit ${limit}`);
  assert(typeof actual === 'number' && actual >= 1, `actual ${actual}`);
}

/** No character that a terminal obeys. */
export function assertPrintable(text: string): void {
  assertNone(/\p{Cc}/u, text);
}

/** Nor one that makes text look like another one: for what people read. */
export function assertShowable(text: string): void {
  assertNone(/[\p{Cc}\p{Bidi_Control}]/u, text);
}

function assertNone(pattern: RegExp, text: string): void {
  const found = pattern.exec(text);
  if (found !== null)
    assert.fail(`a character that does something: ${JSON.stringify(text.slice(found.index))}`);
}

/** Thrown by values that throw: who touches them may let it pass. */
export class HostileError extends Error {
  override readonly name = 'HostileError';
}

/**
 * What a call with wrong arguments gave; undefined where it was refused as it has to be: by a TypeError, a RangeError,
 * or what the argument itself threw. Anything else goes on, also an overflow of the stack, a RangeError by accident.
 */
export function unlessRefused<T>(call: () => T): { readonly value: T } | undefined {
  try {
    return { value: call() };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return undefined;
  }
}

export function isRefusal(error: unknown): boolean {
  if (error instanceof RangeError) return !error.message.includes('call stack');
  return error instanceof TypeError || error instanceof HostileError;
}

// --- what all objects inherit ----------------------------------------------------------------------------------

const PROTOTYPES: readonly object[] = [
  Object.prototype,
  Array.prototype,
  Function.prototype,
  String.prototype,
  Number.prototype,
  BigInt.prototype,
  Map.prototype,
  Error.prototype,
  Uint8Array.prototype,
  DataView.prototype,
  Object,
];

interface Natural {
  readonly prototype: object;
  readonly keys: number;
  /** What can be read without calling a getter. */
  readonly values: readonly (readonly [key: string | symbol, value: unknown])[];
}

const NATURAL: readonly Natural[] = PROTOTYPES.map((prototype) => {
  const keys = Reflect.ownKeys(prototype);
  const values = keys.flatMap((key) => {
    const descriptor = Object.getOwnPropertyDescriptor(prototype, key);
    return descriptor !== undefined && 'value' in descriptor ? [[key, descriptor.value] as const] : [];
  });
  return { prototype, keys: keys.length, values };
});

/** No input may change what all objects inherit. */
export function assertUnpolluted(): void {
  for (const { prototype, keys, values } of NATURAL) {
    const isWhole = Reflect.ownKeys(prototype).length === keys;
    const changed = values.find(([key, value]) => !Object.is(Reflect.get(prototype, key), value));
    if (isWhole && changed === undefined) continue;
    assert.fail(`polluted: ${String(changed?.[0] ?? Reflect.ownKeys(prototype).at(-1))}`);
  }
}
