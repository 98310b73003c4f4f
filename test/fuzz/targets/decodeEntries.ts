/** decodeEntries: each element is what decode gives where its pointer leads. */
import { pointerSizeIn, structNamed } from '../images.ts';
import { assertElements, assertSound } from '../soundness.ts';
import { drawSpecimen, memoryOf } from '../specimen.ts';
import { targetOf } from '../target.ts';

export const decodeEntriesTarget = targetOf(
  'decodeEntries',
  (random) => drawSpecimen('entries', random),
  (specimen, meter) => {
    const { struct, abi, roots, limits } = specimen;
    const layout = structNamed(struct);
    const memory = memoryOf(specimen);
    const reading = assertSound({ layout, roots, limits }, memory, meter);
    if ('entries' in roots) {
      const { view, base } = memory;
      const size = pointerSizeIn(abi);
      assertElements({ layout, roots, limits }, memory, reading, (index) => {
        const offset = BigInt(roots.entries) - base + BigInt(index * size);
        if (offset < 0n || offset + BigInt(size) > BigInt(view.byteLength)) return undefined;
        const at = Number(offset);
        return (size === 8 ? view.getBigUint64(at, true) : BigInt(view.getUint32(at, true))) || undefined;
      });
    }
    return reading.issues.length > 0 ? 'refused' : 'taken';
  },
);
