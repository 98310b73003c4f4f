/** Reads a memory in every way that there is, and checks what holds of any memory whose root is there. */
import assert from 'node:assert/strict';
import {
  type DecodeError,
  decode,
  isDecodeError,
  type Memory,
  ndjson,
  toJson,
  type ValueLayout,
} from '../../src/index.ts';
import { endOfSpace } from '../properties/cases.ts';
import { assertSame, memberAt } from '../properties/same.ts';
import { factsOf } from '../support/decode.ts';
import { type Capture, CarefulMemory, type Image, memoryOf, pointerSize, readNumber } from './image.ts';

export interface Reading {
  readonly value: unknown;
  readonly issues: readonly DecodeError[];
}

/**
 * What one fault can cost: bytes asked for, in sizes of the image. Strings and SIDs are looked at twice, and objects can
 * overlap; no fault of the table comes near this.
 */
const MOST_ASKED = 8;

/** What a capture's root decodes to, however it is read. */
export function readEveryWay(capture: Capture): Reading {
  const { struct, address, bytes } = capture.image;
  const memory = memoryOf(capture);
  const reading = tolerantly(struct, memory, address);
  const careful = new CarefulMemory(memory);
  assertSameReading(tolerantly(struct, careful, address), reading);
  assert(careful.asked <= MOST_ASKED * bytes.length, `${careful.asked} bytes are asked for`);

  assertStrict(struct, memory, address, reading);
  assertLine(struct, memory, address, reading);
  for (const issue of reading.issues) assertSound(issue, capture.image, reading.value);
  assertOrder(reading);
  return reading;
}

function tolerantly(struct: ValueLayout, memory: Memory, address: bigint): Reading {
  const issues: DecodeError[] = [];
  const value = decode(struct, memory, address, { onIssue: (issue) => issues.push(issue) });
  return { value, issues };
}

function assertSameReading(actual: Reading, expected: Reading): void {
  assertSame(actual.value, expected.value);
  assert.deepEqual(actual.issues.map(factsOf), expected.issues.map(factsOf));
}

/** Strict decoding throws the first issue, if there is one. */
function assertStrict(
  struct: ValueLayout,
  memory: Memory,
  address: bigint,
  { value, issues }: Reading,
): void {
  const [first] = issues;
  if (first === undefined) assertSame(decode(struct, memory, address), value);
  else {
    assert.throws(
      () => decode(struct, memory, address),
      (error) => isDecodeError(error) && assert.deepEqual(factsOf(error), factsOf(first)) === undefined,
    );
  }
}

function assertLine(struct: ValueLayout, memory: Memory, address: bigint, { value, issues }: Reading): void {
  const told: DecodeError[] = [];
  const chunks = ndjson(struct, memory, { address }, { onIssue: (issue) => told.push(issue), chunkBytes: 1 });
  assert.equal(Buffer.concat([...chunks]).toString(), `${toJson(struct, value)}\n`);
  assert.deepEqual(told.map(factsOf), issues.map(factsOf), 'as a line');
}

/** All that an issue says is so: the pointer to what could not be read is where it says, and null stands there. */
function assertSound(issue: DecodeError, image: Image, value: unknown): void {
  const { code, struct, path, address, offset, reason, message } = issue;
  assert(
    isDecodeError(issue) && ['UNMAPPED_POINTER', 'TRUNCATED', 'UNTERMINATED_STRING'].includes(code),
    code,
  );
  assert.equal(struct, image.struct.ctype);
  assert.equal(memberAt(value, path), null, path);
  assert(address > 0n && address < endOfSpace(image.abi), `address ${address}`);
  assert.equal(readNumber(image, image.base + BigInt(offset), pointerSize(image.abi)), address, 'the offset');
  assert.match(
    reason,
    new RegExp(`0x${address.toString(16)}\\b.* \\(stored at offset 0x${offset.toString(16)}\\)$`),
  );
  assert.equal(message, `${struct}: ${path === '' ? '' : `${path}: `}${reason}`);
}

/** Issues stand in the order in which their members do, and there is one for a member at most. */
function assertOrder({ value, issues }: Reading): void {
  if (issues.length < 2) return;
  const order = [...pathsIn(value, '')];
  const places = issues.map(({ path }) => order.indexOf(path));
  assert(
    places.every((place, i) => place > (places[i - 1] ?? -1)),
    issues.map(({ path }) => path).join(', '),
  );
}

/** The paths of all members of a value, depth first. */
function* pathsIn(value: unknown, path: string): Generator<string> {
  yield path;
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
  for (const [name, member] of Object.entries(value)) {
    if (Array.isArray(value)) yield* pathsIn(member, `${path}[${name}]`);
    else yield* pathsIn(member, path === '' ? name : `${path}.${name}`);
  }
}

/** A value with another member at a path. */
export function withMember(value: unknown, path: string, member: unknown): unknown {
  const [, name, rest] = /^\[?([^.[\]]+)\]?\.?(.*)$/.exec(path) ?? [];
  if (name === undefined || rest === undefined) return member;
  if (Array.isArray(value)) {
    return value.map((element, i) => (i === Number(name) ? withMember(element, rest, member) : element));
  }
  assert(typeof value === 'object' && value !== null && Object.hasOwn(value, name), path);
  return { ...value, [name]: withMember(Reflect.get(value, name), rest, member) };
}
