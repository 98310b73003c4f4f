import { fc, test as property } from '@fast-check/vitest';
import { expect } from 'vitest';
import { HeldBytes } from '../../../src/cli/input/heldBytes.ts';

const pieces = fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 8 });

property.prop([pieces, fc.integer({ min: 1, max: 9 }), fc.nat(80), fc.nat(80)])(
  'what comes in pieces is there as a whole and in every part',
  (chunks, block, offset, length) => {
    const held = new HeldBytes(block);
    for (const chunk of chunks) held.add(chunk);
    const all = chunks.flatMap((chunk) => [...chunk]);
    expect(held.size).toBe(all.length);
    expect([...held.read(0, held.size)]).toEqual(all);
    expect([...held.read(offset, length)]).toEqual(all.slice(offset, offset + length));
    expect([...new Uint8Array(held.shared())]).toEqual(all);
  },
);
