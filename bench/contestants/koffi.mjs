/** koffi: C structs for calls of native libraries, of which `koffi.decode` reads one from memory. */
import koffi from 'koffi';
import { adapt } from './adapter.mjs';
import { CLASSIFY_DROP2, EVENT, IKEEXT_MM_FAILURE2 } from './layouts.mjs';

/** @param {import('../data.mjs').Events} events */
export function decode(events) {
  return adapt(events, () => ({
    event: reader(EVENT, 152),
    drop: reader(CLASSIFY_DROP2, 56),
    mainMode: reader(IKEEXT_MM_FAILURE2, 120),
  }));
}

function reader(layout, size) {
  // koffi aligns members as C does, so it needs no padding, except before a struct that is flattened in our list.
  const fields = layout
    .filter(([name]) => !name.startsWith('padding'))
    .map(([name, type]) => [name, cType(type)]);
  const type = koffi.struct(Object.fromEntries(fields));
  if (koffi.sizeof(type) !== size) throw new Error(`koffi makes ${koffi.sizeof(type)} bytes of ${size}`);
  return (image, offset) => koffi.decode(image.buffer, offset, type);
}

function cType(type) {
  if (typeof type === 'string') return `${type}_t`;
  if (type === 4) return 'uint32_t';
  // An address of 16 bytes is a union with a UINT32 in C, and aligned like that.
  return type === 16 ? koffi.array('uint32_t', 4) : koffi.array('uint8_t', type);
}
