/** The words that descriptors are built of: odd names and shapes are refused at once, or work like all others. */
import assert from 'node:assert/strict';
import {
  ABIS,
  type Abi,
  columns,
  decode,
  encode,
  explain,
  layoutOf,
  memoryImage,
  toJson,
  type ValueLayout,
} from '../../../src/index.ts';
import * as vocabulary from '../../../src/layout/vocabulary.ts';
import { assertJsonSays } from '../../properties/same.ts';
import { leavesOf } from '../../support/paths.ts';
import { assertPrintable, assertSame, isObject, outcomeOf, unlessRefused } from '../assertions.ts';
import { drawBase } from '../images.ts';
import type { Meter } from '../meter.ts';
import { ODD_NAMES } from '../names.ts';
import type { Random } from '../random.ts';
import { assertSound, type Reading } from '../soundness.ts';
import { noiseBytes } from '../specimen.ts';
import { targetOf, type Verdict } from '../target.ts';

/** What a word is called with: plain data, in which other words stand for what they build. */
type Part = string | number | null | readonly Part[] | Word | Members;

/** A word of the vocabulary: a function with its arguments, or a constant without. */
interface Word {
  readonly word: string;
  readonly with?: readonly Part[];
}

/** An object, by its members: names such as __proto__ are members here, too. */
interface Members {
  readonly members: readonly (readonly [name: string, value: Part])[];
}

interface Input {
  readonly root: Part;
  /** Memory to look at with what was built. */
  readonly abi: Abi;
  readonly base: bigint;
  readonly bytes: Uint8Array;
}

export const layoutTarget = targetOf('layout', drawInput, ({ root, ...image }, meter) => {
  const layout = unlessRefused(() => built(root))?.value;
  if (layout === undefined) return 'refused';
  assert(isLayout(layout), 'something else was built');
  return assertUsable(layout, image, meter);
});

function built(part: Part): unknown {
  if (!isObject(part)) return part;
  if ('members' in part) return Object.fromEntries(part.members.map(([name, value]) => [name, built(value)]));
  if (!('word' in part)) return part.map(built);
  const word: unknown = Reflect.get(vocabulary, part.word);
  return typeof word === 'function' ? Reflect.apply(word, undefined, (part.with ?? []).map(built)) : word;
}

function isLayout(value: unknown): value is ValueLayout {
  return isObject(value) && 'kind' in value && 'ctype' in value;
}

/** What could be built decodes, explains, prints and encodes like the structs of the headers. */
function assertUsable(layout: ValueLayout, { abi, base, bytes }: Omit<Input, 'root'>, meter: Meter): Verdict {
  for (const each of ABIS) {
    const { size, align, members } = layoutOf(layout, each);
    assert(Number.isInteger(size / align) && size > 0, `${each}: size ${size}, align ${align}`);
    for (const member of members) {
      assert(member.offset >= 0 && member.offset + member.size <= size, `${each}: ${member.path} is outside`);
    }
  }
  const memory = memoryImage(bytes, { abi, base });
  const reading = assertSound({ layout, roots: { address: base }, limits: {} }, memory, meter);
  outcomeOf(() => meter.run(() => explain(layout, memory, base)));
  assertColumns(layout, memory, base);
  assertWritten(layout, reading, { abi, base });
  return reading.issues.length > 0 ? 'refused' : 'taken';
}

function assertWritten(
  layout: ValueLayout,
  { values: [value], issues }: Reading,
  to: { abi: Abi; base: bigint },
): void {
  const json = toJson(layout, value);
  assertPrintable(json);
  assertJsonSays(JSON.parse(json), value);
  if (issues.length > 0) return;
  const { bytes, address } = encode(layout, value, to);
  assertSame(decode(layout, memoryImage(bytes, to), address), value, 'the value and what was encoded of it');
}

function assertColumns(layout: ValueLayout, memory: ReturnType<typeof memoryImage>, address: bigint): void {
  const paths = Object.fromEntries(leavesOf(layout).map(({ path }) => [path, path]));
  const read = columns(layout, memory, { address }, paths, { onIssue: () => undefined });
  assert.deepEqual(Object.keys(read), Object.keys(paths));
}

// --- chance ----------------------------------------------------------------------------------------------------

function drawInput(random: Random): Input {
  const abi = random.pick(ABIS);
  const base = drawBase(abi, random);
  const struct = drawStruct(random, 3);
  const root = random.oneIn(10) ? { word: 'pointer', with: [struct] } : struct;
  return { root, abi, base, bytes: noiseBytes(abi, base, random) };
}

const LEAVES = [
  'uint8',
  'uint16',
  'uint32',
  'int8',
  'int16',
  'int32',
  'float32',
  'float64',
  'uint64',
  'int64',
  'bool',
  'filetime',
  'guid',
  'ipv4',
  'ipv6',
  'mac',
];

function drawStruct(random: Random, depth: number): Part {
  const fields = { members: drawFields(random, depth) };
  return random.oneIn(3)
    ? { word: 'untagged', with: [fields] }
    : { word: 'struct', with: [drawName('S', random), fields] };
}

/** Members; before an array its count, before a union its tag. */
function drawFields(random: Random, depth: number): Members['members'] {
  return random.times(random.pick([0, 1, 2, 3, 3, 4, 5, 6]), () => drawField(random, depth)).flat();
}

function drawField(random: Random, depth: number): Members['members'] {
  const name = drawName('m', random);
  const other = drawName('n', random);
  switch (random.below(depth > 0 ? 8 : 4)) {
    case 0: {
      const count = { word: random.pick(['uint8', 'uint16', 'uint32', 'uint8', 'int8', 'bool']) };
      return [
        [other, count],
        [name, { word: 'counted', with: [rarely('count', other, random), drawLayout(random, depth - 1)] }],
      ];
    }
    case 1: {
      const values = drawConstants(random);
      return [
        [other, { word: 'enumeration', with: [drawName('E', random), values] }],
        [name, { word: 'union', with: [rarely('tag', other, random), drawArms(values, random, depth - 1)] }],
      ];
    }
    default:
      return [[name, drawLayout(random, depth - 1)]];
  }
}

function drawArms({ members }: Members, random: Random, depth: number): Members {
  const arms = members.map(([value]): readonly [string, Part] => {
    const cases = random.pick<Part>([value, [value], [value, drawName('V', random)], []]);
    const layout = random.oneIn(3)
      ? { word: 'anonymous', with: [{ members: drawFields(random, depth) }] }
      : drawLayout(random, depth);
    return [drawName('a', random), { word: 'when', with: [rarely(5, cases, random), layout] }];
  });
  return { members: arms.filter(() => !random.oneIn(4)) };
}

function drawConstants(random: Random): Members {
  const members = random.times(random.between(1, 4), (): readonly [string, Part] => [
    drawName('V', random),
    rarely(
      random.pick<Part>([-1, 0.5, 2 ** 32, null, 'text']),
      random.pick([0, 1, 2, 4, 5, 0x80000000, 0xffffffff]),
      random,
    ),
  ]);
  return { members };
}

function drawLayout(random: Random, depth: number): Part {
  if (random.oneIn(60))
    return random.pick<Part>([null, 5, 'uint8', [], { members: [] }, { word: 'pointer' }]);
  const inner = (): Part => (depth > 0 ? drawLayout(random, depth - 1) : { word: random.pick(LEAVES) });
  return random.pick<() => Part>([
    () => ({ word: random.pick(LEAVES) }),
    () => ({ word: random.pick(LEAVES) }),
    () => ({
      word: 'bytes',
      with: [
        rarely(
          random.pick<Part>([0, -1, 0.5, null, '3', 2 ** 31, 2 ** 53, 1e300]),
          random.between(1, 20),
          random,
        ),
      ],
    }),
    () => ({ word: 'pointer', with: [inner()] }),
    () => ({ word: 'pointer', with: [{ word: random.pick(['sid', 'wideString']) }] }),
    () => ({ word: 'enumeration', with: [drawName('E', random), drawConstants(random)] }),
    () => ({ word: 'flags32', with: [drawName('F', random), drawConstants(random)] }),
    () => ({ word: 'byteBlob', with: [drawName('B', random)] }),
    () => ({ word: 'textOf', with: [{ word: 'byteBlob', with: [drawName('B', random)] }] }),
    () => ({ word: 'alias', with: [drawName('T', random), inner()] }),
    () => (random.oneIn(20) ? { word: random.pick(['sid', 'wideString']) } : inner()),
    () => (depth > 0 ? drawStruct(random, depth - 1) : inner()),
  ])();
}

/** A name that is free, mostly; else one that is odd, or taken. */
function drawName(prefix: string, random: Random): string {
  if (random.oneIn(12)) return random.pick(ODD_NAMES);
  return `${prefix}${random.below(random.oneIn(10) ? 3 : 10_000)}`;
}

/** Once in a while the wrong one. */
function rarely(wrong: Part, right: Part, random: Random): Part {
  return random.oneIn(30) ? wrong : right;
}
