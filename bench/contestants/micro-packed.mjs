/** micro-packed: typed coders that are put together from smaller ones. */
import * as P from 'micro-packed';
import { adapt } from './adapter.mjs';
import { CLASSIFY_DROP2, EVENT, IKEEXT_MM_FAILURE2 } from './layouts.mjs';

const CODERS = { uint8: P.U8, uint16: P.U16LE, uint32: P.U32LE, uint64: P.U64LE };

/** @param {import('../data.mjs').Events} events */
export function decode(events) {
  return adapt(events, () => ({
    event: reader(EVENT, 152),
    drop: reader(CLASSIFY_DROP2, 56),
    mainMode: reader(IKEEXT_MM_FAILURE2, 120),
  }));
}

function reader(layout, size) {
  const fields = layout.map(([name, type]) => [
    name,
    typeof type === 'number' ? P.bytes(type) : CODERS[type],
  ]);
  const coder = P.struct(Object.fromEntries(fields));
  return (image, offset) => coder.decode(image.bytes.subarray(offset, offset + size));
}
