/** The names of the bits that are set, in bit order; what has no name comes last, as one hex number. */
export function flagNames(bits: Readonly<Record<string, number>>, value: number): string[] {
  if (value === 0) return [];
  const known = inOrder(bits);
  const names: string[] = [];
  let unknown = value >>> 0;
  for (const [name, bit] of known) {
    if ((value & bit) !== 0) names.push(name);
    unknown &= ~bit;
  }
  if (unknown !== 0) names.push(`0x${(unknown >>> 0).toString(16)}`);
  return names;
}

type Named = readonly (readonly [name: string, bit: number])[];

const ordered = new WeakMap<Readonly<Record<string, number>>, Named>();

function inOrder(bits: Readonly<Record<string, number>>): Named {
  let known = ordered.get(bits);
  if (known === undefined) {
    known = Object.entries(bits).sort(([, a], [, b]) => a - b);
    ordered.set(bits, known);
  }
  return known;
}
