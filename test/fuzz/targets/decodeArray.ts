/** decodeArray: each element is what decode gives at its address. */
import { layoutOf } from '../../../src/index.ts';
import { structNamed } from '../images.ts';
import { assertElements, assertSound } from '../soundness.ts';
import { drawSpecimen, memoryOf } from '../specimen.ts';
import { targetOf } from '../target.ts';

export const decodeArrayTarget = targetOf(
  'decodeArray',
  (random) => drawSpecimen('array', random),
  (specimen, meter) => {
    const { struct, abi, roots, limits } = specimen;
    const layout = structNamed(struct);
    const memory = memoryOf(specimen);
    const reading = assertSound({ layout, roots, limits }, memory, meter);
    if ('array' in roots) {
      const { size } = layoutOf(layout, abi);
      const start = BigInt(roots.array);
      assertElements({ layout, roots, limits }, memory, reading, (index) => start + BigInt(index * size));
    }
    return reading.issues.length > 0 ? 'refused' : 'taken';
  },
);
