/** decode: one struct of a damaged image, strictly and tolerantly, on both ways. */
import { structNamed } from '../images.ts';
import { assertSound } from '../soundness.ts';
import { drawSpecimen, memoryOf } from '../specimen.ts';
import { targetOf } from '../target.ts';

export const decodeTarget = targetOf(
  'decode',
  (random) => drawSpecimen('struct', random),
  (specimen, meter) => {
    const { struct, roots, limits } = specimen;
    const question = { layout: structNamed(struct), roots, limits };
    const { issues } = assertSound(question, memoryOf(specimen), meter);
    return issues.length > 0 ? 'refused' : 'taken';
  },
);
