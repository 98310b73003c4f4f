/** Columns are what one would pick out of the decoded structs, whatever these hold, and however damaged they are. */
import assert from 'node:assert/strict';
import { fc, test } from '@fast-check/vitest';
import { describe } from 'vitest';
import {
  ABIS,
  type Column,
  columnReader,
  columns,
  counted,
  type DecodeError,
  decodeArray,
  decodeEntries,
  encode,
  explain,
  FWPM_NET_EVENT5,
  type Limits,
  layoutOf,
  type Memory,
  type MemoryImage,
  memoryImage,
  type Roots,
  struct as structOf,
  uint8,
  type ValueLayout,
} from '../../../src/index.ts';
import { arbitraryOf } from '../../properties/arbitrary.ts';
import { bases, CASES, SEED } from '../../properties/cases.ts';
import { damaged, damages, limits as someLimits } from '../../properties/damage.ts';
import { imageOfEntries } from '../../properties/entries.ts';
import { decodeErrorIn, everyWay } from '../../support/columns.ts';
import { factsOf } from '../../support/decode.ts';
import { rows, runs } from '../../support/exhaustive.ts';
import { assertHolds, type Leaf, leavesOf } from '../../support/paths.ts';

fc.configureGlobal({ seed: SEED, numRuns: runs(40) });

/** What is asked for, and where. */
interface Question {
  readonly struct: ValueLayout;
  readonly image: MemoryImage;
  readonly roots: Extract<Roots, { count: number }>;
  readonly leaves: readonly Leaf[];
  readonly limits: Partial<Limits>;
}

describe('columns of arrays are what decodeArray has at their paths', () => {
  for (const { name, struct, abi } of rows(CASES, 13)) {
    const leaves = leavesOf(struct);
    if (leaves.length === 0 || struct.kind === 'sid') continue;
    const array = structOf('ARRAY', { length: uint8, elements: counted('length', struct) });
    const elements = fc.array(arbitraryOf(struct), { minLength: 1, maxLength: 4 });
    test.prop([elements, bases(abi), damages, someLimits, fc.subarray(leaves, { minLength: 1 })])(
      name,
      (values, base, changes, limits, asked) => {
        const { bytes, address } = encode(array, { elements: values }, { abi, base });
        const ranges = explain(array, memoryImage(bytes, { abi, base }), address);
        const pointer = ranges.find(({ path }) => path === 'elements');
        const bad = damaged({ bytes, base, abi, ranges }, changes);
        const roots = { array: BigInt(String(pointer?.value)), count: values.length };
        assertPicked({ struct, image: memoryImage(bad, { abi, base }), roots, leaves: asked, limits });
      },
    );
  }
});

describe('columns of entries are what decodeEntries has at their paths', () => {
  const leaves = leavesOf(FWPM_NET_EVENT5);
  const events = fc.array(fc.option(arbitraryOf(FWPM_NET_EVENT5)), { minLength: 1, maxLength: 5 });
  const someLeaves = fc.subarray(leaves, { minLength: 1, maxLength: 30 });
  for (const abi of ABIS) {
    test.prop([events, bases(abi), damages, someLimits, someLeaves], { numRuns: runs(300) })(
      abi,
      (values, base, changes, limits, asked) => {
        const bytes = damaged(imageOfEntries(values, abi, base), changes);
        const image = memoryImage(bytes, { abi, base });
        const roots = { entries: base, count: values.length };
        assertPicked({ struct: FWPM_NET_EVENT5, image, roots, leaves: asked, limits });
      },
    );
  }
});

/** Every way gives the same; and the same as decoding, which only counts more bytes and objects. */
function assertPicked(question: Question): void {
  const { totalBytes, objects, ...others } = question.limits;
  assertLikeDecoding({ ...question, limits: others });
  if (totalBytes !== undefined || objects !== undefined) assertSameEveryWay(question);
}

function assertLikeDecoding(question: Question): void {
  const { struct, image, roots, leaves, limits } = question;
  const told: DecodeError[] = [];
  const options = { limits, onIssue: (issue: DecodeError) => void told.push(issue) };
  const decoded =
    'array' in roots
      ? [...decodeArray(struct, image, roots.array, roots.count, options)]
      : [...decodeEntries(struct, image, roots.entries, roots.count, options)];
  const length = wholeElements(question);
  const expected = told
    .filter(({ path }) => indexIn(path) <= length && leaves.some((leaf) => concerns(path, leaf)))
    .map(factsOf);

  for (const [way, memory] of everyWay(image)) {
    const issues: DecodeError[] = [];
    const paths = Object.fromEntries(leaves.map(({ path }) => [path, path]));
    const result = columns(struct, memory, roots, paths, { limits, onIssue: (issue) => issues.push(issue) });
    assert.deepEqual(issues.map(factsOf), expected, way);
    for (const leaf of leaves) {
      const column = result[leaf.path];
      assert(column !== undefined, leaf.path);
      assertHolds(column, leaf, decoded.slice(0, length));
    }
    const thrown = decodeErrorIn(() => columns(struct, memory, roots, paths, { limits }));
    assert.deepEqual(thrown && factsOf(thrown), expected[0], way);
    assertInParts(question, memory, result);
  }
}

/** A reader gives the same, part by part, whatever was in its arrays before. */
function assertInParts(
  { struct, roots, leaves, limits }: Question,
  memory: Memory,
  whole: Readonly<Record<string, Column>>,
): void {
  const paths = Object.fromEntries(leaves.map(({ path }) => [path, path]));
  const reader = columnReader(struct, memory, roots, paths, { limits, onIssue: () => undefined });
  for (const [from, to] of [
    [0, roots.count],
    [roots.count >> 1, roots.count],
    [0, roots.count >> 1],
    [1, roots.count],
  ] as const) {
    const part = reader.read(from, to);
    for (const [path, { values, valid }] of Object.entries(whole)) {
      const size = values.length / Math.max(1, valid.length);
      const expected = { values: values.slice(size * from, size * to), valid: valid.slice(from, to) };
      assert.deepStrictEqual(part[path], expected, `${path} of ${from} to ${to}`);
    }
  }
}

function assertSameEveryWay({ struct, image, roots, leaves, limits }: Question): void {
  const paths = Object.fromEntries(leaves.map(({ path }) => [path, path]));
  const [first, ...others] = everyWay(image).map(([, memory]) => {
    const issues: object[] = [];
    const onIssue = (issue: DecodeError): void => void issues.push(factsOf(issue));
    return { result: columns(struct, memory, roots, paths, { limits, onIssue }), issues };
  });
  for (const other of others) assert.deepStrictEqual(other, first);
}

/** Elements of the array, or pointers to the entries, of which all bytes are there. */
function wholeElements({ struct, image, roots }: Question): number {
  const start = 'array' in roots ? roots.array : roots.entries;
  const pointerSize = image.abi === 'x86' ? 4 : 8;
  const size = 'array' in roots ? layoutOf(struct, image.abi).size : pointerSize;
  return Math.floor(image.readable(BigInt(start), size * roots.count) / size);
}

function indexIn(path: string): number {
  return Number(/^\[(\d+)\]/.exec(path)?.[1]);
}

/** Whether what is wrong at a path with an index is on the way to a leaf. */
function concerns(path: string, leaf: Leaf): boolean {
  const member = path.replace(/^\[\d+\]\.?/, '');
  return member === '' || member === leaf.path || leaf.path.startsWith(`${member}.`);
}
