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
    const column = this.#column;
    const { dictionary } = column;
    if (second === undefined) {
      column.put(
        to,
        this.#ipv4.codeOf(a, 0, 0, 0, () => dictionary.add(formatIpv4(a))),
      );
      return;
    }
    const [b, c, d] = [second[at] ?? 0, third?.[at] ?? 0, fourth?.[at] ?? 0];
    column.put(
      to,
      this.#ipv6.codeOf(a, b, c, d, () => dictionary.add(ipv6Text(a, b, c, d))),
    );
  }
}

const SCRATCH = new DataView(new ArrayBuffer(16));

/** The text of words as the memory has them. */
function ipv6Text(...words: readonly number[]): string {
  for (const [i, word] of words.entries()) SCRATCH.setUint32(4 * i, word, true);
  return readIpv6(SCRATCH, 0);
}
