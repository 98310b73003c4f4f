/** Formats: whatever an event holds, each writes whole lines that drive no terminal, and JSON that is JSON. */
import assert from 'node:assert/strict';
import { csv, ecs, isNetEventName, ocsf, text } from '../../../src/formats.ts';
import { assertPrintable, assertShowable } from '../assertions.ts';
import { UNMEASURED } from '../meter.ts';
import type { Random } from '../random.ts';
import { drawSpecimen, type Specimen } from '../specimen.ts';
import { targetOf } from '../target.ts';
import { decoded, isSmall } from './toJson.ts';

/** Rules and volumes that have something to say of whatever they are asked. */
const CONTEXT = {
  rules: {
    rule: (filterId: bigint) => ({ filterId, name: '\u001b[31m\u202e,"=x\n', layer: 'FWPM_LAYER_X' }),
  },
  volumes: { drivePath: (path: string) => `C:${path}` },
};

export const formatsTarget = targetOf('formats', drawEvent, (specimen, meter) => {
  const { struct } = specimen;
  assert(isNetEventName(struct));
  const event = decoded(specimen);
  const json = JSON.stringify(event, (_, value) => (typeof value === 'bigint' ? String(value) : value));
  const measure = isSmall(json) ? meter : UNMEASURED;
  for (const context of [{}, CONTEXT]) {
    for (const format of [text(context), text(context, { width: 40 })]) {
      const said = measure.run(() => format.write(struct, event));
      assert(said.endsWith('\n'), 'half a line');
      for (const line of said.split('\n')) assertShowable(line);
    }
    for (const format of [csv(context), ecs(context), ocsf(context)]) {
      const line = measure.run(() => format.write(struct, event));
      assert.match(line, /^[^\n]+\n$/);
      assertPrintable(line.slice(0, -1));
      if (line.startsWith('{')) JSON.parse(line);
    }
  }
  return event === null ? 'refused' : 'taken';
});

function drawEvent(random: Random): Specimen {
  for (;;) {
    const specimen = drawSpecimen('struct', random);
    if (isNetEventName(specimen.struct)) return specimen;
  }
}
