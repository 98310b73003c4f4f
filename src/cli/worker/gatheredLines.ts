/** The lines of one message. */
import type { Output } from '../output/output.ts';

const LEAST = 2 ** 16;

/** What is larger is not kept for the messages that follow. */
const MOST_KEPT = 2 ** 22;

const NEWLINE = 0x0a;

export class GatheredLines implements Output {
  readonly isOpen = true;
  #bytes = Buffer.allocUnsafeSlow(LEAST);
  #length = 0;

  async write(lines: Uint8Array | string): Promise<void> {
    const bytes = typeof lines === 'string' ? Buffer.from(lines) : lines;
    const length = this.#length + bytes.length;
    if (length > this.#bytes.length) {
      const grown = Buffer.allocUnsafeSlow(Math.max(length, 2 * this.#bytes.length));
      grown.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = grown;
    }
    this.#bytes.set(bytes, this.#length);
    this.#length = length;
  }

  /** What was written since the last time, as bytes of their own, and how many lines it is. */
  take(): { lines: Uint8Array; count: number } {
    const lines = new Uint8Array(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
    if (this.#bytes.length > MOST_KEPT) this.#bytes = Buffer.allocUnsafeSlow(LEAST);
    return { lines, count: countOf(lines) };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  abandon(): Promise<void> {
    return Promise.resolve();
  }
}

function countOf(lines: Uint8Array): number {
  let count = 0;
  for (let at = lines.indexOf(NEWLINE); at >= 0; at = lines.indexOf(NEWLINE, at + 1)) count++;
  return count;
}

const NULL = 'null\n';

/** The lines that say something: `null` stands for an event that cannot be read, and what is wrong with it is said elsewhere. */
export function withoutNulls(lines: Uint8Array): Uint8Array {
  const kept = Buffer.from(lines)
    .toString('latin1')
    .split(/(?<=\n)/)
    .filter((line) => line !== NULL);
  return Buffer.from(kept.join(''), 'latin1');
}
