/** binary-parser: compiles a parser from a chain of calls. It has no pointers, so there is one parser per struct. */
import { Parser } from 'binary-parser';
import { adapt } from './adapter.mjs';
import { CLASSIFY_DROP2, EVENT, IKEEXT_MM_FAILURE2 } from './layouts.mjs';

/** @param {import('../data.mjs').Events} events */
export function decode(events) {
  return adapt(events, () => ({
    event: reader(EVENT),
    drop: reader(CLASSIFY_DROP2),
    mainMode: reader(IKEEXT_MM_FAILURE2),
  }));
}

function reader(layout) {
  const parser = new Parser().endianness('little');
  for (const [name, type] of layout) {
    if (typeof type === 'number') parser.seek(type);
    else parser[type](name);
  }
  parser.compile();
  return (image, offset) => parser.parse(image.bytes.subarray(offset));
}
