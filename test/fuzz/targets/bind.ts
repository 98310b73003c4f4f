/** bind: as a type of restructure, alone and between other members, a struct decodes to what decode gives. */
import assert from 'node:assert/strict';
import * as r from 'restructure';
import { bind, decode } from '../../../src/index.ts';
import { assertSame, assertTelling, factsOf, outcomeOf, unlessRefused } from '../assertions.ts';
import { structNamed } from '../images.ts';
import type { Random } from '../random.ts';
import { drawSpecimen, memoryOf, type Specimen } from '../specimen.ts';
import { targetOf } from '../target.ts';
import { drawEdits, type Edit, edited } from '../wrong.ts';
import { decoded } from './toJson.ts';

interface Input extends Specimen {
  /** Where the stream is when the struct is asked for; nowhere in it, too. */
  readonly position: number;
  /** What is wrong with the value that is written. */
  readonly edits: readonly Edit[];
}

export const bindTarget = targetOf('bind', drawInput, (input, meter) => {
  const { struct, abi, base, bytes, limits, position } = input;
  const layout = structNamed(struct);
  const bound = bind(layout, { abi, base, limits });
  const stream = new r.DecodeStream(bytes);
  stream.pos = position;

  const isAddress = Number.isSafeInteger(position) && position >= 0;
  const taken = unlessRefused(() => outcomeOf(() => meter.run(() => bound.decode(stream))));
  if (taken === undefined) {
    assert(!isAddress, `refused at ${position}`);
    return 'refused';
  }
  const outcome = taken.value;
  if (position < 0 || position >= bytes.length) {
    assert('error' in outcome && outcome.error.code === 'UNMAPPED_POINTER', `something is at ${position}`);
    return 'refused';
  }
  const expected = outcomeOf(() => decode(layout, memoryOf(input), base + BigInt(position), { limits }));
  if ('error' in outcome) {
    assert('error' in expected, `only bound: ${outcome.error.message}`);
    assertTelling(outcome.error, layout.ctype);
    assertSame(factsOf(outcome.error), factsOf(expected.error), 'errors of decode and bind');
    return 'refused';
  }
  assert('value' in expected, 'error' in expected ? `only decoded: ${expected.error.message}` : '');
  assertSame(outcome.value, expected.value, 'values of decode and bind');
  assert(stream.pos > position, 'the stream did not move');
  return assertWritten(input, outcome.value);
});

/** What was read is written such that it reads back, between other members too; what is wrong is refused. */
function assertWritten({ struct, abi, edits }: Input, value: unknown): 'taken' | 'refused' {
  // Not at the base of the image, after which there may be no room.
  const bound = bind(structNamed(struct), { abi, base: 0x10000n });
  const wrong = edited(value, edits);
  const write = (): Uint8Array => bound.toBuffer(wrong);
  const written = edits.length === 0 ? { value: write() } : unlessRefused(write);
  if (written === undefined) return 'refused';
  assert.equal(bound.size(wrong), written.value.length);
  if (edits.length > 0) return 'taken';

  assertSame(bound.fromBuffer(written.value), value, 'value and what was written of it');
  const record = new r.Struct<{ before: number; bound: unknown; after: number }>({
    before: r.uint8,
    bound,
    after: r.uint16le,
  });
  const {
    before,
    bound: between,
    after,
  } = record.fromBuffer(record.toBuffer({ before: 5, bound: value, after: 7 }));
  assertSame({ before, between, after }, { before: 5, between: value, after: 7 }, 'value between others');
  return 'taken';
}

function drawInput(random: Random): Input {
  const specimen = drawSpecimen('struct', random);
  const { base, roots, bytes } = specimen;
  const offset = 'address' in roots ? Number(BigInt(roots.address) - base) : 0;
  const position = random.pick([
    ...Array<number>(12).fill(offset),
    0,
    random.below(bytes.length),
    bytes.length,
    bytes.length + 5,
    -1,
    0.5,
    2 ** 53,
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ]);
  return { ...specimen, position, edits: drawEdits(decoded(specimen), random) };
}
