/**
 * Tests on columns alone, before an event is put together: what a sieve does not mark, the condition does not hold for. Of
 * what it marks, the condition decides.
 */
import { wordsOf } from '../util/endian.ts';
import { type Network, type NetworkWords, networkWords } from './network.ts';
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
  const all = networks.map(networkWords);
  const ipv4 = all.filter(({ words }) => words.length === 1);
  const ipv6 = all.filter(({ words }) => words.length === 4);
  return (columns, marks) => {
    for (const column of columnsAt(columns, paths)) {
      const { valid, values } = column;
      const kind = 'kind' in column ? column.kind : undefined;
      if (kind === 'ipv4Bits' && values instanceof Uint32Array) {
        for (const network of ipv4) markIpv4(values, valid, network, marks);
      }
      if (kind === 'ipv6Bits' && values instanceof Uint8Array) {
        for (const network of ipv6) markIpv6(wordsOf(values), valid, network, marks);
      }
    }
  };
}

function markIpv4(
  addresses: Uint32Array,
  valid: Uint8Array,
  { words: [word = 0], masks: [mask = 0] }: NetworkWords,
  marks: Uint8Array,
): void {
  for (let row = 0; row < marks.length; row++) {
    if ((((addresses[row] ?? 0) ^ word) & mask) === 0 && valid[row] === 1) marks[row] = 1;
  }
}

function markIpv6(
  addresses: Uint32Array,
  valid: Uint8Array,
  { words, masks }: NetworkWords,
  marks: Uint8Array,
): void {
  const [word = 0] = words;
  const [mask = 0] = masks;
  for (let row = 0; row < marks.length; row++) {
    if ((((addresses[4 * row] ?? 0) ^ word) & mask) !== 0 || valid[row] !== 1) continue;
    if (masks.every((bits, i) => (((addresses[4 * row + i] ?? 0) ^ (words[i] ?? 0)) & bits) === 0)) {
      marks[row] = 1;
    }
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
