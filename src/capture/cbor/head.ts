/** Heads of CBOR values (RFC 8949, section 3): three bits say what kind a value is, five how long its argument is. */

/** The kinds of values that something depends on here; numbers are 0 and 1. */
export const MAJOR = { bytes: 2, text: 3, array: 4, map: 5, tag: 6, other: 7 } as const;

/** The kind of the value that begins with a byte. */
export function majorOf(first: number): number {
  return first >> 5;
}

/** Whether a head leaves open how long its value is: a break ends it, or it is one. */
export function isIndefinite(first: number): boolean {
  return (first & 31) === 31;
}

/** The argument that is in the first byte itself; 0 where it comes after it. */
export function argumentIn(first: number): number {
  const information = first & 31;
  return information < 24 ? information : 0;
}

/** Bytes of the argument after the first byte; undefined for a first byte that has no meaning. */
export function argumentSize(first: number): number | undefined {
  const information = first & 31;
  if (information < 24 || isIndefinite(first)) return 0;
  return information < 28 ? 1 << (information - 24) : undefined;
}
