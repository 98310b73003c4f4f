/** columns: both ways give the same, and what one would pick out of the decoded structs. */
import assert from 'node:assert/strict';
import {
  type Column,
  columns,
  type DecodeError,
  layoutOf,
  type Memory,
  type MemoryImage,
} from '../../../src/index.ts';
import { carefully } from '../../support/columns.ts';
import { assertHolds, type Leaf, leavesOf } from '../../support/paths.ts';
import { assertSame, assertTelling, factsOf, outcomeOf, unlessRefused } from '../assertions.ts';
import { type ImageKind, pointerSizeIn, structNamed } from '../images.ts';
import { type Meter, UNMEASURED } from '../meter.ts';
import { ODD_NAMES } from '../names.ts';
import type { Random } from '../random.ts';
import { type Question, type Reading, readTolerantly } from '../soundness.ts';
import { drawSpecimen, memoryOf, type Specimen } from '../specimen.ts';
import { targetOf } from '../target.ts';

interface Input extends Specimen {
  /** The columns, in their order: a name, and the path to a leaf or to nothing. */
  readonly paths: readonly (readonly [name: string, path: string])[];
}

export const columnsTarget = targetOf('columns', drawInput, (input, whole) => {
  const { struct, roots, limits } = input;
  // One call reads all rows; what is measured are few.
  const meter = 'address' in roots || roots.count < 24 ? whole : UNMEASURED;
  const question = { layout: structNamed(struct), roots, limits };
  const image = memoryOf(input);
  const paths = Object.fromEntries(input.paths);
  const leaves = leavesNamed(struct);
  if (!Object.values(paths).every((path) => leaves.has(path))) {
    const taken = unlessRefused(() => columns(question.layout, image, roots, paths));
    assert.equal(taken, undefined, 'a path to nothing is taken');
    return 'refused';
  }

  const fast = columnsOf(question, image, paths, meter);
  assertSame(columnsOf(question, carefully(image), paths, meter), fast, 'the fast way and the careful one');
  for (const issue of fast.issues) assertTelling(issue, question.layout.ctype);
  assert.deepEqual(Object.keys(fast.columns), Object.keys(paths));
  for (const memory of [image, carefully(image)]) {
    const strict = outcomeOf(() =>
      meter.run(() => columns(question.layout, memory, roots, paths, { limits })),
    );
    const [first] = fast.issues;
    if ('error' in strict) {
      assert(first !== undefined, `strictly, and only so: ${strict.error.message}`);
      if (first.limit !== 'issues')
        assertSame(factsOf(strict.error), factsOf(first), 'strict and first issue');
    } else {
      assert.equal(first, undefined);
      assertSame(strict.value, fast.columns, 'strict and tolerant columns');
    }
  }
  assertPicked(question, image, fast, paths, leaves);
  return fast.issues.length > 0 ? 'refused' : 'taken';
});

const leavesByStruct = new Map<string, ReadonlyMap<string, Leaf>>();

/** The leaves of a struct by their paths; an event has hundreds. */
function leavesNamed(struct: string): ReadonlyMap<string, Leaf> {
  let leaves = leavesByStruct.get(struct);
  if (leaves === undefined) {
    leaves = new Map(leavesOf(structNamed(struct)).map((leaf) => [leaf.path, leaf]));
    leavesByStruct.set(struct, leaves);
  }
  return leaves;
}

function drawInput(random: Random): Input {
  const specimen = drawSpecimen(random.pick<ImageKind>(['struct', 'array', 'entries', 'entries']), random);
  const leaves = [...leavesNamed(specimen.struct).keys()];
  const paths = random.times(random.pick([1, 1, 2, 3, 8, 20]), () => {
    const path = leaves.length === 0 ? '' : random.pick(leaves);
    return [
      random.oneIn(5) ? random.pick(ODD_NAMES) : path,
      random.oneIn(40) ? wrongPath(path, random) : path,
    ] as const;
  });
  return { ...specimen, paths };
}

/** A path that is none, or hardly one. */
function wrongPath(path: string, random: Random): string {
  const name = random.pick(ODD_NAMES);
  return random.pick([
    name,
    `${path}.${name}`,
    `${path}.`,
    `.${path}`,
    path.slice(0, -1),
    path.split('.')[0] ?? '',
  ]);
}

interface Columns {
  readonly columns: Readonly<Record<string, Column>>;
  readonly issues: readonly DecodeError[];
}

function columnsOf(
  { layout, roots, limits }: Question,
  memory: Memory,
  paths: Record<string, string>,
  meter: Meter,
): Columns {
  const issues: DecodeError[] = [];
  const onIssue = (issue: DecodeError): void => void issues.push(issue);
  return { columns: meter.run(() => columns(layout, memory, roots, paths, { limits, onIssue })), issues };
}

/** The columns hold what decoding gives; as far as that is known, and no limit is in the way that counts what is not asked for. */
function assertPicked(
  question: Question,
  image: MemoryImage,
  found: Columns,
  paths: Record<string, string>,
  leaves: ReadonlyMap<string, Leaf>,
): void {
  const { totalBytes, objects, issues, ...limits } = question.limits;
  const reading = readTolerantly({ ...question, limits }, image, UNMEASURED);
  if (totalBytes ?? objects ?? issues ?? reading.issues.find(countsAll)) return;
  const length = Math.min(wholeElements(question, image), reading.values.length);
  for (const [name, path] of Object.entries(paths)) {
    const column = found.columns[name];
    const leaf = leaves.get(path);
    assert(column !== undefined && leaf !== undefined);
    const { values, valid } = column;
    assertHolds(
      { values: values.slice(0, length), valid: valid.slice(0, length) },
      leaf,
      reading.values.slice(0, length),
    );
  }
  if ('address' in question.roots || question.roots.count <= reading.values.length) {
    assertSame(
      found.issues.map(factsOf),
      concerning(reading, length, Object.values(paths)).map(factsOf),
      'issues of columns and of decoding',
    );
  }
}

/** Limits that count all of a struct, and so what the columns do not need as well. */
function countsAll({ limit }: DecodeError): boolean {
  return limit === 'totalBytes' || limit === 'objects' || limit === 'issues';
}

/** Elements of the array, or pointers to the entries, of which all bytes are there. */
function wholeElements({ layout, roots }: Question, image: MemoryImage): number {
  if ('address' in roots) return 1;
  const start = BigInt('array' in roots ? roots.array : roots.entries);
  const size = 'array' in roots ? layoutOf(layout, image.abi).size : pointerSizeIn(image.abi);
  return Math.floor(image.readable(start, size * roots.count) / size);
}

/** The issues that are on the way to one of the paths: of elements that are there, and of the first that is not. */
function concerning({ issues }: Reading, length: number, paths: readonly string[]): DecodeError[] {
  return issues.filter((issue) => {
    const [, index = '0', member = ''] = /^(?:\[(\d+)\]\.?)?(.*)$/s.exec(issue.path) ?? [];
    const isOnTheWay = paths.some(
      (path) => member === '' || path === member || path.startsWith(`${member}.`),
    );
    return Number(index) <= length && isOnTheWay;
  });
}
