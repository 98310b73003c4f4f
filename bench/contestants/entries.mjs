/** The loop of all contestants that decode one event at a time: it follows the array of pointers. */
import { check, follow } from '../leaf/image.mjs';

/**
 * @callback Pass decodes some events and keeps each alive until `keep.length` others, a power of two, came after it.
 * @param {number} start the index of the first event.
 * @param {number} count how many.
 * @param {unknown[]} keep event i goes to i modulo the length.
 */

/**
 * @param {import('../leaf/image.mjs').Image} image
 * @param {import('../data.mjs').Events} events
 * @param {(offset: number) => unknown} decodeAt decodes the event at an offset.
 * @returns {Pass}
 */
export function decodeEach(image, { base, entries }, decodeAt) {
  const first = Number(entries - base);
  return (start, count, keep) => {
    const mask = keep.length - 1;
    check(image, first + 8 * start, 8 * count);
    for (let i = 0; i < count; i++) {
      const offset = follow(image, first + 8 * (start + i));
      keep[i & mask] = offset < 0 ? null : decodeAt(offset);
    }
  };
}
