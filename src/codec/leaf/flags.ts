/** The names of the bits that are set, in bit order; what has no name comes last, as one hex number. */
export function flagNames(bits: Readonly<Record<string, number>>, value: number): string[] {
  const known = Object.entries(bits).sort(([, a], [, b]) => a - b);
  const names = known.filter(([, bit]) => (value & bit) !== 0).map(([name]) => name);
  const unknown = known.reduce((rest, [, bit]) => rest & ~bit, value) >>> 0;
  return unknown === 0 ? names : [...names, `0x${unknown.toString(16)}`];
}
