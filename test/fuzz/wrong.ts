/** Values that nobody wants: wrong types and numbers, and objects that do harm when they are touched. */
import { HostileError, isObject } from './assertions.ts';
import type { Random } from './random.ts';

/** A value in the place of another one. */
export interface Edit {
  /** Names and indexes from the root. */
  readonly path: readonly (string | number)[];
  /** One of WRONG. */
  readonly by: string;
}

function throwHostile(): never {
  throw new HostileError('do not touch');
}

const THROWING_TRAPS: ProxyHandler<object> = {
  get: throwHostile,
  has: throwHostile,
  ownKeys: throwHostile,
  getPrototypeOf: throwHostile,
  getOwnPropertyDescriptor: throwHostile,
};

/** An array that says it has another length than it has. */
function lying(length: unknown): unknown {
  return new Proxy([1, 2], {
    get: (target, key) => (key === 'length' ? length : Reflect.get(target, key)),
  });
}

function detached(): Uint8Array {
  const bytes = new Uint8Array(8);
  structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
  return bytes;
}

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

/** A memory that gives eight bytes wherever it is asked, and says that there are as many as `readable` says. */
function memory(readable: (wanted: number) => number): object {
  const view = new DataView(new ArrayBuffer(8));
  return {
    abi: 'x64',
    readable: (_: bigint, wanted: number) => readable(wanted),
    place: () => ({ view, offset: 0 }),
    offsetOf: () => 0,
  };
}

/** The members of an object, each as a getter that throws. */
function withGetters(original: unknown): object {
  const names = isObject(original) ? Object.keys(original) : ['length'];
  return Object.defineProperties(
    {},
    Object.fromEntries(names.map((name) => [name, { get: throwHostile, enumerable: true }])),
  );
}

/** By name, since what is saved is plain data. Each is made of what it replaces and of the root around that. */
export const WRONG: Readonly<Record<string, (original: unknown, root: unknown) => unknown>> = {
  undefined: () => undefined,
  null: () => null,
  true: () => true,
  zero: () => 0,
  'minus zero': () => -0,
  'minus one': () => -1,
  half: () => 0.5,
  NaN: () => Number.NaN,
  infinity: () => Number.POSITIVE_INFINITY,
  'two to the 31': () => 2 ** 31,
  'two to the 32': () => 2 ** 32,
  'two to the 53': () => 2 ** 53,
  'zero bigint': () => 0n,
  'minus one bigint': () => -1n,
  'two to the 64 bigint': () => 2n ** 64n,
  'huge bigint': () => 2n ** 4096n,
  'no text': () => '',
  text: () => 'text',
  number: () => '1',
  NUL: () => 'a\0b',
  'unpaired surrogate': () => 'a\ud800',
  'terminal sequence': () => '\u001b[31m\u009b2J',
  'the name of a prototype': () => '__proto__',
  'the name of a method': () => 'toString',
  'long text': () => 'x'.repeat(5000),
  'dots without end': () => '.'.repeat(10_000),
  'digits without end': () => `S-1-${'9'.repeat(10_000)}`,
  symbol: () => Symbol('symbol'),
  function: () => () => undefined,
  'throwing function': () => throwHostile,
  'no members': () => ({}),
  'no elements': () => [],
  hole: () => new Array(3),
  'endless array': () => new Array(2 ** 32 - 1),
  'long array': () => new Array(100_000).fill(null),
  'array that lies: 5': () => lying(5),
  'array that lies: -1': () => lying(-1),
  'array that lies: 0.5': () => lying(0.5),
  'array that lies: a string': () => lying('2'),
  'array that lies: a bigint': () => lying(2n),
  'array that lies: 2^53': () => lying(2 ** 53),
  'one byte': () => new Uint8Array(1),
  'twenty bytes': () => new Uint8Array(20),
  'shared bytes': () => new Uint8Array(new SharedArrayBuffer(20)),
  'detached bytes': detached,
  'typed array': () => new Float64Array(3),
  'array buffer': () => new ArrayBuffer(8),
  'data view': () => new DataView(new ArrayBuffer(8)),
  date: () => new Date(0),
  map: () => new Map([['length', 1]]),
  'boxed text': () => new String('text'),
  'boxed number': () => new Number(1),
  'no prototype': (original) => Object.assign(Object.create(null), isObject(original) ? original : {}),
  'inherited members': (original) => Object.create(isObject(original) ? original : {}),
  'frozen copy': (original) =>
    isObject(original) && !ArrayBuffer.isView(original) ? Object.freeze({ ...original }) : original,
  'its own prototype': (original) => ({ ...toRecord(original), ['__proto__']: { polluted: true } }),
  'names of prototypes': (original) => ({
    ...toRecord(original),
    ...JSON.parse(
      '{ "__proto__": { "polluted": true }, "constructor": { "prototype": { "polluted": true } } }',
    ),
  }),
  'more members': (original) => ({ ...toRecord(original), toString: 5, more: {} }),
  'the root': (_, root) => root,
  'a circle': () => {
    const circle: Record<string, unknown> = {};
    circle['circle'] = circle;
    return circle;
  },
  getters: withGetters,
  'object that throws': () => new Proxy({}, THROWING_TRAPS),
  'array that throws': () => new Proxy([], THROWING_TRAPS),
  'function that throws': () => new Proxy(() => undefined, THROWING_TRAPS),
  'proxy of itself': (original) => (isObject(original) ? new Proxy(original, {}) : new Proxy({}, {})),
  revoked,
  'throws when it becomes text': () => ({
    toString: throwHostile,
    valueOf: throwHostile,
    [Symbol.toPrimitive]: throwHostile,
  }),
  'memory of nothing': () => ({ abi: 'x64' }),
  'memory that says yes': () => memory((wanted) => wanted),
  'memory that says NaN': () => memory(() => Number.NaN),
  'memory that says more': () => memory((wanted) => 2 * wanted),
  'memory that says less than nothing': () => memory(() => -1),
  'text in steps': () => ({ toString: () => '5', valueOf: () => 5 }),
};

const NAMES = Object.keys(WRONG);

function toRecord(value: unknown): object {
  return isObject(value) ? value : {};
}

/** The value with edits; what is on the way to them is copied. */
export function edited(root: unknown, edits: readonly Edit[]): unknown {
  // Nothing looks into what an earlier edit has put there: it would be the first to be harmed.
  const made = new Set<unknown>();
  const replaced = (value: unknown, [first, ...rest]: Edit['path'], by: string): unknown => {
    if (made.has(value)) return value;
    if (first !== undefined) return withMember(value, first, (member) => replaced(member, rest, by));
    const wrong = WRONG[by]?.(value, root);
    if (isObject(wrong)) made.add(wrong);
    return wrong;
  };
  return edits.reduce((value, { path, by }) => replaced(value, path, by), root);
}

/** A copy of an object or array with another member. */
function withMember(value: unknown, name: string | number, by: (member: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((element, i) => (i === name ? by(element) : element));
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, key === name ? by(member) : member]),
  );
}

/** Edits of a value; none, too. */
export function drawEdits(value: unknown, random: Random): Edit[] {
  return random.times(random.pick([0, 1, 1, 1, 1, 2, 3]), () => ({
    path: drawPath(value, random),
    by: random.pick(NAMES),
  }));
}

/** The way to the value itself or to something in it, mostly to a leaf. */
function drawPath(value: unknown, random: Random): Edit['path'] {
  const keys = Array.isArray(value) ? [...value.keys()] : isPlain(value) ? Object.keys(value) : [];
  if (keys.length === 0 || random.oneIn(6)) return [];
  const key = random.pick<string | number>(keys);
  return [key, ...drawPath(Reflect.get(Object(value), key), random)];
}

function isPlain(value: unknown): value is object {
  return isObject(value) && Object.getPrototypeOf(value) === Object.prototype;
}
