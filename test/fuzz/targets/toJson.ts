/** toJson: one line of valid JSON that says what the value says, and a TypeError for anything else. */
import assert from 'node:assert/strict';
import { toJson } from '../../../src/index.ts';
import { assertJsonSays } from '../../properties/same.ts';
import { assertPrintable, unlessRefused } from '../assertions.ts';
import { structNamed } from '../images.ts';
import { UNMEASURED } from '../meter.ts';
import type { Random } from '../random.ts';
import { readTolerantly } from '../soundness.ts';
import { drawSpecimen, memoryOf, type Specimen } from '../specimen.ts';
import { targetOf } from '../target.ts';
import { drawEdits, type Edit, edited } from '../wrong.ts';

interface Input extends Specimen {
  /** What is wrong with the decoded value. */
  readonly edits: readonly Edit[];
}

export const toJsonTarget = targetOf('toJson', drawInput, (input, meter) => {
  const layout = structNamed(input.struct);
  const value = decoded(input);
  const line = toJson(layout, value);
  assertPrintable(line);
  assertJsonSays(JSON.parse(line), value);
  assert.equal(Buffer.from(line).toString(), line, 'not well-formed');

  const ofSmall = isSmall(line) ? meter : UNMEASURED;
  const given = edited(value, input.edits);
  const taken = unlessRefused(() => ofSmall.run(() => toJson(layout, given)));
  if (input.edits.length === 0) assert.equal(taken?.value, line, 'another line the second time');
  return taken === undefined ? 'refused' : 'taken';
});

/** Whether a value with this JSON is small; a small image can hold a large one. */
export function isSmall(line: string): boolean {
  return line.length < 65536;
}

/** What can be decoded. */
export function decoded(specimen: Specimen): unknown {
  const { struct, roots, limits } = specimen;
  return readTolerantly({ layout: structNamed(struct), roots, limits }, memoryOf(specimen), UNMEASURED)
    .values[0];
}

function drawInput(random: Random): Input {
  const specimen = drawSpecimen('struct', random);
  return { ...specimen, edits: drawEdits(decoded(specimen), random) };
}
