/**
 * Tests on columns alone, before an event is put together: what a sieve does not mark, the condition does not hold for. Of
 * what it marks, the condition decides.
 */
import { isIpv4In, isIpv6In, type Network } from './network.ts';
import type { ReadColumns } from './partialEvents.ts';

/** Marks the rows in which the condition can hold. */
export type Sieve = (columns: ReadColumns, marks: Uint8Array) => void;

/** Marks rows in which one of some members has a value that fulfils a test. */
export function someValue(paths: readonly string[], test: (value: unknown) => boolean): Sieve {
  return (columns, marks) => {
    for (const { valid, values } of columnsAt(columns, paths)) {
      for (let row = 0; row < marks.length; row++) {
        if (valid[row] === 1 && marks[row] === 0 && test(values[row])) marks[row] = 1;
      }
    }
  };
}

/** Marks rows in which one of some members is an address in a network. */
export function someAddress(paths: readonly string[], networks: readonly Network[]): Sieve {
  const ipv4 = networks.filter(({ groups }) => groups.length === 2);
  const ipv6 = networks.filter(({ groups }) => groups.length === 8);
  return (columns, marks) => {
    for (const column of columnsAt(columns, paths)) {
      const { valid, values } = column;
      const kind = 'kind' in column ? column.kind : undefined;
      if (kind === 'ipv4Bits' && values instanceof Uint32Array && ipv4.length > 0) {
        markIpv4(values, valid, ipv4, marks);
      }
      if (kind === 'ipv6Bits' && values instanceof Uint8Array && ipv6.length > 0) {
        markIpv6(values, valid, ipv6, marks);
      }
    }
  };
}

function markIpv4(
  values: Uint32Array,
  valid: Uint8Array,
  networks: readonly Network[],
  marks: Uint8Array,
): void {
  for (let row = 0; row < marks.length; row++) {
    if (valid[row] === 1 && isIpv4In(networks, values[row] ?? 0)) marks[row] = 1;
  }
}

function markIpv6(
  values: Uint8Array,
  valid: Uint8Array,
  networks: readonly Network[],
  marks: Uint8Array,
): void {
  for (let row = 0; row < marks.length; row++) {
    if (valid[row] === 1 && isIpv6In(networks, values, 16 * row)) marks[row] = 1;
  }
}

/** Marks what one of some sieves marks. */
export function anySieve(sieves: readonly (Sieve | undefined)[]): Sieve | undefined {
  const all = sieves.filter((sieve) => sieve !== undefined);
  if (all.length < sieves.length) return undefined;
  return (columns, marks) => {
    for (const sieve of all) sieve(columns, marks);
  };
}

/** Marks what all of some sieves mark. */
export function marksOf(sieves: readonly Sieve[], columns: ReadColumns, count: number): Uint8Array {
  const [first, ...others] = sieves;
  const marks = new Uint8Array(count);
  if (first === undefined) return marks.fill(1);
  first(columns, marks);
  for (const sieve of others) {
    const own = new Uint8Array(count);
    sieve(columns, own);
    for (let row = 0; row < count; row++) marks[row] = (marks[row] ?? 0) & (own[row] ?? 0);
  }
  return marks;
}

/** Distinct texts that a test is remembered for, and the longest of them. */
const MOST_REMEMBERED = 4096;
const LONGEST_REMEMBERED = 1024;

/** A test of texts that repeat: what it has said is not asked again. */
export function remembered(test: (text: string) => boolean): (text: string) => boolean {
  const said = new Map<string, boolean>();
  return (text) => {
    let holds = said.get(text);
    if (holds === undefined) {
      holds = test(text);
      if (text.length > LONGEST_REMEMBERED) return holds;
      if (said.size === MOST_REMEMBERED) said.clear();
      said.set(text, holds);
    }
    return holds;
  };
}

function columnsAt(columns: ReadColumns, paths: readonly string[]) {
  return paths.flatMap((path) => columns.get(path) ?? []);
}
