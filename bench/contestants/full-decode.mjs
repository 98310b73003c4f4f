/** Columns without `columns`: every event is decoded as a whole, and three of its values are kept. */
import { decodeEntries, FWPM_NET_EVENT5 } from 'fwpm';
import { addressOf, imageOf } from './fwpm.mjs';

/** @param {import('../data.mjs').Events} events */
export function columns(events) {
  const memory = imageOf(events);
  return (start, count) => {
    const timeStamp = columnOf(new BigUint64Array(count));
    const type = columnOf(new Array(count));
    const filterId = columnOf(new BigUint64Array(count));
    let i = 0;
    for (const event of decodeEntries(FWPM_NET_EVENT5, memory, addressOf(events, start), count)) {
      set(timeStamp, i, event?.header.timeStamp);
      set(type, i, event?.type);
      set(filterId, i, event?.classifyDrop?.filterId);
      i++;
    }
    return { timeStamp, type, filterId };
  };
}

function columnOf(values) {
  return { values, valid: new Uint8Array(values.length) };
}

function set({ values, valid }, index, value) {
  if (value === undefined) return;
  values[index] = value;
  valid[index] = 1;
}
