/** encode: what was decoded encodes to the same value, and wrong values are refused. */
import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import {
  ABIS,
  type Abi,
  decode,
  type EncodedImage,
  encode,
  memoryImage,
  toJson,
} from '../../../src/index.ts';
import { assertSame, isObject, outcomeOf, unlessRefused } from '../assertions.ts';
import { structNamed } from '../images.ts';
import { UNMEASURED } from '../meter.ts';
import type { Random } from '../random.ts';
import { readTolerantly } from '../soundness.ts';
import { drawSpecimen, memoryOf, type Specimen } from '../specimen.ts';
import { targetOf } from '../target.ts';
import { drawEdits, type Edit, edited } from '../wrong.ts';
import { decoded, isSmall } from './toJson.ts';

interface Input extends Specimen {
  readonly edits: readonly Edit[];
  /** What to encode for. */
  readonly to: { readonly abi: Abi; readonly base: bigint };
}

export const encodeTarget = targetOf('encode', drawInput, (input, meter) => {
  const { struct, roots, limits, edits, to } = input;
  const layout = structNamed(struct);
  const { values, issues } = readTolerantly({ layout, roots, limits }, memoryOf(input), UNMEASURED);
  const value = edited(values[0], edits);
  const isRight = edits.length === 0 && issues.length === 0;
  const ofSmall = isSmall(toJson(layout, values[0])) ? meter : UNMEASURED;
  const encodes = (): EncodedImage => ofSmall.run(() => encode(layout, value, to));
  const taken = isRight ? { value: encodes() } : unlessRefused(encodes);
  if (taken === undefined) return 'refused';
  const image = taken.value;

  // What could be written reads back, and is written the same again.
  const read = outcomeOf(() => decode(layout, memoryImage(image.bytes, to), image.address));
  if ('error' in read) {
    if (isRight || read.error.code !== 'LIMIT_EXCEEDED') throw read.error;
    return 'taken';
  }
  if (isRight) assertSame(read.value, value, 'the value and what was encoded of it');
  const [edit, ...more] = edits;
  if (edit !== undefined && more.length === 0) assertReadsBack(edit, value, read.value);
  assertSame(encode(layout, read.value, to), image, 'images of the same value');
  return 'taken';
});

/** What was taken in the place of something else is there: but for names of an enumeration, which have numbers as well. */
function assertReadsBack({ path }: Edit, written: unknown, read: unknown): void {
  const [before, after] = [memberAt(written, path), memberAt(read, path)];
  if (isObject(before) || typeof before !== typeof after) return;
  assert(Object.is(before, after), `${path.join('.')}: ${inspect(before)} reads back as ${inspect(after)}`);
}

function memberAt(root: unknown, path: Edit['path']): unknown {
  return path.reduce<unknown>(
    (value, name) => (isObject(value) ? Reflect.get(value, name) : undefined),
    root,
  );
}

function drawInput(random: Random): Input {
  const specimen = drawSpecimen('struct', random);
  const abi = random.pick(ABIS);
  // There is room after each of these.
  const base = random.pick([0n, 1n, 0x350000n, 0x7fff_fff1n]);
  return {
    ...specimen,
    edits: drawEdits(decoded(specimen), random),
    to: { abi, base },
  };
}
