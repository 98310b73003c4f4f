/** When a decoded value, or the JSON of one, says the same as another value. */
import assert from 'node:assert/strict';

/** The same values (-0 is not 0, NaN is NaN) under the same names in the same order. */
export function assertSame(actual: unknown, expected: unknown): void {
  assert.deepStrictEqual(actual, expected);
  assert.deepStrictEqual(orderOf(actual), orderOf(expected));
}

/** The names of all members, in the order in which they stand. */
function orderOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(orderOf);
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return undefined;
  return Object.entries(value).map(([name, member]) => [name, orderOf(member)]);
}

/** Whether parsed JSON says what a value says, as far as that can be told without its layout. */
export function assertJsonSays(json: unknown, value: unknown): void {
  if (value instanceof Uint8Array) assert.equal(json, Buffer.from(value).toString('hex'));
  else if (Array.isArray(value)) {
    assert(Array.isArray(json) && json.length === value.length);
    for (const [i, element] of value.entries()) assertJsonSays(json[i], element);
  } else if (typeof value === 'object' && value !== null) {
    assert(typeof json === 'object' && json !== null);
    assert.deepEqual(Object.keys(json), Object.keys(value));
    for (const [name, member] of Object.entries(value)) assertJsonSays(Reflect.get(json, name), member);
  } else if (typeof value === 'bigint') assert.equal(bigintOf(String(json)), value);
  else if (typeof value === 'number') assertJsonOfNumber(json, value);
  else assert.equal(json, value);
}

/** Ticks since 1601 of a time, or the number that the digits say. */
function bigintOf(text: string): bigint {
  const time = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.(\d{7})Z$/.exec(text);
  if (time === null) return BigInt(text);
  return (BigInt(Date.parse(`${time[1]}Z`)) + 11644473600000n) * 10000n + BigInt(time[2] ?? '');
}

/** Numbers of flag words are lists of names; what JSON has no number for is a string. */
function assertJsonOfNumber(json: unknown, value: number): void {
  if (Array.isArray(json)) assert.equal(json.length === 0, value === 0);
  else if (Number.isFinite(value) && !Object.is(value, -0)) assert.equal(json, value);
  else assert.equal(json, Object.is(value, -0) ? '-0' : String(value));
}

/** What a path such as `a.b[1]` leads to; '' leads to the root. */
export function memberAt(root: unknown, path: string): unknown {
  return path
    .split(/[.[\]]+/)
    .filter((part) => part !== '')
    .reduce<unknown>((value, part) => {
      assert(typeof value === 'object' && value !== null && Object.hasOwn(value, part), path);
      return Reflect.get(value, part);
    }, root);
}
