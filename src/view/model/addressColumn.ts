/** A column of addresses, filled from numbers: each is made into text once. */
import { formatIpv4, readIpv6 } from '../../codec/leaf/ip.ts';
import type { Addresses } from '../../summary/addresses.ts';
import { NONE as NO_NUMBER } from '../../summary/batch.ts';
import type { CodedColumn } from './columns.ts';
import { WordTable } from './wordTable.ts';

/** Addresses of one end: of IPv4 by their number, of IPv6 by their words. */
export class AddressColumn {
  readonly #column: CodedColumn<string>;
  readonly #ipv6 = new WordTable();
  readonly #ipv4 = new WordTable();

  constructor(column: CodedColumn<string>) {
    this.#column = column;
  }

  put(to: number, [first, second, third, fourth]: Addresses, at: number): void {
    const a = first?.[at] ?? NO_NUMBER;
    if (a === NO_NUMBER) return;
    if (second === undefined) this.#column.put(to, this.#ipv4.find(a, 0, 0, 0) || this.#addIpv4(a));
    else this.#putIpv6(to, a, second[at] ?? 0, third?.[at] ?? 0, fourth?.[at] ?? 0);
  }

  #putIpv6(to: number, a: number, b: number, c: number, d: number): void {
    this.#column.put(to, this.#ipv6.find(a, b, c, d) || this.#addIpv6(a, b, c, d));
  }

  #addIpv4(a: number): number {
    return this.#ipv4.add(a, 0, 0, 0, this.#column.dictionary.add(formatIpv4(a)));
  }

  #addIpv6(a: number, b: number, c: number, d: number): number {
    return this.#ipv6.add(a, b, c, d, this.#column.dictionary.add(ipv6Text(a, b, c, d)));
  }
}

const SCRATCH = new DataView(new ArrayBuffer(16));

/** The text of words as the memory has them. */
function ipv6Text(...words: readonly number[]): string {
  for (const [i, word] of words.entries()) SCRATCH.setUint32(4 * i, word, true);
  return readIpv6(SCRATCH, 0);
}
