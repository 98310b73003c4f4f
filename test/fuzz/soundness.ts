/** What holds of every memory, however damaged: the rules of decoding. */
import assert from 'node:assert/strict';
import {
  type DecodeError,
  decode,
  decodeArray,
  decodeEntries,
  type Limits,
  type Memory,
  type MemoryImage,
  type ValueLayout,
} from '../../src/index.ts';
import type { PlacedRoots } from '../../src/memory/run.ts';
import { memberAt } from '../properties/same.ts';
import { carefully } from '../support/columns.ts';
import { assertSame, assertTelling, byteArraysIn, factsOf, outcomeOf } from './assertions.ts';
import { type Meter, UNMEASURED } from './meter.ts';

/** What is to be decoded, in whatever memory. */
export interface Question {
  readonly layout: ValueLayout;
  readonly roots: PlacedRoots;
  readonly limits: Partial<Limits>;
}

/** What was decoded with onIssue. */
export interface Reading {
  readonly values: readonly unknown[];
  readonly issues: readonly DecodeError[];
}

/** More elements of a run are not looked at. */
const MOST_ELEMENTS = 24;

/**
 * The fast way and the careful one read the same; strictly the first issue is thrown, and nothing where there is none;
 * what an issue is about is null; the bytes stay as they are, and nothing that was decoded refers to them.
 */
export function assertSound(question: Question, image: MemoryImage, meter: Meter): Reading {
  const bytes = new Uint8Array(image.view.buffer, image.view.byteOffset, image.byteLength);
  const before = bytes.slice();
  const careful = carefully(image);

  const reading = readTolerantly(question, image, meter);
  const carefulReading = readTolerantly(question, careful, meter);
  assertSame(reading.values, carefulReading.values, 'the fast way and the careful one');
  assertSame(reading.issues.map(factsOf), carefulReading.issues.map(factsOf), 'fast and careful issues');
  assertTold(question, reading);

  const readings = [reading.values, carefulReading.values];
  for (const memory of [image, careful]) readings.push(assertStrict(question, memory, reading, meter));

  assertSame(bytes, before, 'the bytes before and afterwards');
  assertOwnBytes(readings, bytes);
  return reading;
}

/** What is read with onIssue; of a run the first elements. */
export function readTolerantly(question: Question, memory: Memory, meter: Meter): Reading {
  const values: unknown[] = [];
  const issues: DecodeError[] = [];
  read(question, memory, meter, values, (issue) => issues.push(issue));
  return { values, issues };
}

/** Appends to `values` what is decoded, until something is thrown. */
function read(
  { layout, roots, limits }: Question,
  memory: Memory,
  meter: Meter,
  values: unknown[],
  onIssue?: (issue: DecodeError) => void,
): void {
  const options = onIssue === undefined ? { limits } : { limits, onIssue };
  if ('address' in roots) {
    values.push(meter.run(() => decode(layout, memory, roots.address, options)));
    return;
  }
  const elements = meter.run(() =>
    'array' in roots
      ? decodeArray(layout, memory, roots.array, roots.count, options)
      : decodeEntries(layout, memory, roots.entries, roots.count, options),
  );
  try {
    for (let i = 0; i < Math.min(roots.count, MOST_ELEMENTS); i++) {
      const { done, value } = meter.run(() => elements.next());
      assert.equal(done, false);
      values.push(value);
    }
  } catch (error) {
    assert.equal(elements.next().done, true, 'an iteration goes on after an error');
    throw error;
  }
  if (roots.count <= MOST_ELEMENTS) assert.equal(elements.next().done, true);
}

/** @returns what was decoded strictly. */
function assertStrict(
  question: Question,
  memory: Memory,
  { values, issues }: Reading,
  meter: Meter,
): unknown[] {
  const strict: unknown[] = [];
  const outcome = outcomeOf(() => read(question, memory, meter, strict));
  const [first] = issues;
  if ('error' in outcome) {
    assertTelling(outcome.error, question.layout.ctype);
    assert(first !== undefined, `strictly, and only so: ${outcome.error.message}`);
    // The last issue, which counts those that are not reported, is one that strict decoding does not have.
    if (first.limit !== 'issues')
      assertSame(factsOf(outcome.error), factsOf(first), 'strict and first issue');
  } else assert.equal(first, undefined, `not thrown strictly: ${first?.message}`);
  assertSame(strict, values.slice(0, strict.length), 'strict and tolerant decoding');
  return strict;
}

function assertTold({ layout, roots }: Question, { values, issues }: Reading): void {
  const told = issues.filter(({ limit }) => limit !== 'issues');
  for (const issue of issues) assertTelling(issue, layout.ctype);
  for (const { path, message } of told) {
    assert.equal(memberAt('address' in roots ? values[0] : values, path), null, message);
  }
  assert.equal(new Set(told.map(({ path }) => path)).size, told.length, 'an issue is reported twice');
}

/** No bytes are shared: not with the image, and not with each other. */
function assertOwnBytes(readings: readonly unknown[], image: Uint8Array): void {
  const seen = new Set<unknown>([image.buffer]);
  for (const { buffer } of byteArraysIn(readings)) {
    assert(!seen.has(buffer), 'decoded bytes are those of something else');
    seen.add(buffer);
  }
}

/**
 * Each element of a run is what decode gives at its address, and so are its issues, but for the index in their paths.
 * @param addressOf where an element is; undefined where that is not known.
 */
export function assertElements(
  { layout, limits }: Question,
  memory: Memory,
  { values, issues }: Reading,
  addressOf: (index: number) => bigint | undefined,
): void {
  for (const [index, value] of values.entries()) {
    const address = addressOf(index);
    // Of what is not there at all a pointer says more than an address.
    if (address === undefined || memory.readable(address, 1) === 0) continue;
    const alone = readTolerantly({ layout, roots: { address }, limits }, memory, UNMEASURED);
    assertSame([value], alone.values, `element ${index} and the struct alone`);
    const own = issues.filter(({ path }) => path === `[${index}]` || path.startsWith(`[${index}].`));
    assertSame(
      own.map(({ code, path, address }) => [code, path, address]),
      alone.issues.map(({ code, path, address }) => [code, pathWithin(index, path), address]),
      `the issues of element ${index} and of the struct alone`,
    );
  }
}

function pathWithin(index: number, path: string): string {
  return path === '' ? `[${index}]` : `[${index}].${path}`;
}
