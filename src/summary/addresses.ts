/** Addresses in words, as a batch has them. */
import { formatIpv4, readIpv6 } from '../codec/leaf/ip.ts';
import type { Numbers } from './batch.ts';
import { byDirection, type Direction } from './direction.ts';
import type { Top } from './top.ts';
import { WordTally } from './wordTally.ts';

/** The addresses of one member: of IPv4 a number, of IPv6 four words. */
export type Addresses = readonly Numbers[];

/** An address as text. */
export function addressAt(words: Addresses, row: number): string {
  if (words.length === 1) return formatIpv4(words[0]?.[row] ?? 0);
  const bytes = new DataView(new ArrayBuffer(16));
  for (const [i, word] of words.entries()) bytes.setUint32(4 * i, word[row] ?? 0, true);
  return readIpv6(bytes, 0);
}

/** Counts addresses by their networks, which are what one router hands out most often: /24 and /64. */
export class Networks {
  /** By the first 24 bits. */
  readonly #ipv4 = byDirection(() => new WordTally());
  /** By the first two words. */
  readonly #ipv6 = byDirection(() => new WordTally());

  add(words: Addresses, row: number, direction: Direction): void {
    const [first, second] = words;
    if (second === undefined) this.#ipv4[direction].add(0, (first?.[row] ?? 0) >>> 8);
    else this.#ipv6[direction].add(first?.[row] ?? 0, second[row] ?? 0);
  }

  addNone(direction: Direction): void {
    this.#ipv4[direction].addNone();
  }

  /** The tables of a direction, one for each version of IP. */
  tops(direction: Direction, most: number): Top<string>[] {
    const [ipv4, ipv6] = [this.#ipv4[direction].top(most), this.#ipv6[direction].top(most)];
    return [
      { ...ipv4, rows: ipv4.rows.map(({ value, count }) => ({ value: ipv4Network(value), count })) },
      { ...ipv6, rows: ipv6.rows.map(({ value, count }) => ({ value: ipv6Network(value), count })) },
    ];
  }
}

function ipv4Network(bits: bigint): string {
  return `${formatIpv4(Number(bits) << 8)}/24`;
}

function ipv6Network(words: bigint): string {
  const bytes = new DataView(new ArrayBuffer(16));
  bytes.setUint32(0, Number(words >> 32n), true);
  bytes.setUint32(4, Number(words & 0xffffffffn), true);
  return `${readIpv6(bytes, 0)}/64`;
}
