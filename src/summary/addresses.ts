/** Addresses in words, as a batch has them. */
import { formatIpv4, readIpv6 } from '../codec/leaf/ip.ts';
import type { Numbers } from './batch.ts';
import { byDirection, type Direction } from './direction.ts';
import { Tally } from './tally.ts';
import { mapped, type Top } from './top.ts';
import { WordTally } from './wordTally.ts';

/** The addresses of one member: of IPv4 a number, of IPv6 four words. */
export type Addresses = readonly Numbers[];

/** Counts addresses. */
export class Peers {
  readonly #ipv4 = new WordTally();
  readonly #ipv6 = new Tally<string>();

  add(words: Addresses, row: number): void {
    if (words.length === 1) this.#ipv4.add(0, words[0]?.[row] ?? 0);
    else {
      const address = ipv6Text(words.map((word) => word[row] ?? 0));
      this.#ipv6.add(address, address);
    }
  }

  addNone(): void {
    this.#ipv4.addNone();
  }

  /** The tables, one for each version of IP. */
  tops(most: number): Top<string>[] {
    return [mapped(this.#ipv4.top(most), (address) => formatIpv4(Number(address))), this.#ipv6.top(most)];
  }
}

/** The text of words as the memory has them. */
function ipv6Text(words: readonly number[]): string {
  const bytes = new DataView(new ArrayBuffer(16));
  for (const [i, word] of words.entries()) bytes.setUint32(4 * i, word, true);
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
    return [
      mapped(this.#ipv4[direction].top(most), ipv4Network),
      mapped(this.#ipv6[direction].top(most), ipv6Network),
    ];
  }
}

function ipv4Network(bits: bigint): string {
  return `${formatIpv4(Number(bits) << 8)}/24`;
}

function ipv6Network(words: bigint): string {
  return `${ipv6Text([Number(words >> 32n), Number(words & 0xffffffffn)])}/64`;
}
