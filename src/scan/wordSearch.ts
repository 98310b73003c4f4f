/** Words in a range of values, in a stretch of memory: what nearly all of a scan's time is spent on. */

/** Words that are looked at before a branch. */
const AT_ONCE = 4;

/**
 * The first of the words `start`, `start + step` and so on whose value is one of `count` from `least` on; `end` or more where
 * there is none.
 * @param least a signed number of 32 bits.
 */
export function nextInRange(
  words: Int32Array,
  start: number,
  end: number,
  step: number,
  least: number,
  count: number,
): number {
  // Integers of 32 bits: what was computed by way of others would make the loop one of floating point.
  let at = start | 0;
  const stop = (end - (AT_ONCE - 1) * step) | 0;
  for (; at < stop; at = (at + AT_ONCE * step) | 0) {
    if (
      ((words[at] ?? 0) - least) >>> 0 < count ||
      ((words[at + step] ?? 0) - least) >>> 0 < count ||
      ((words[at + 2 * step] ?? 0) - least) >>> 0 < count ||
      ((words[at + 3 * step] ?? 0) - least) >>> 0 < count
    ) {
      break;
    }
  }
  while (at < end && ((words[at] ?? 0) - least) >>> 0 >= count) at += step;
  return at;
}
