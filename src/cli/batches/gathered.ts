/** Output in large writes, whatever the size of what is written. */
import type { Output, SharedOutput } from '../output/output.ts';
import { WRITTEN_BYTES } from './batch.ts';

/** What is larger is written as it is: to copy it would cost more than a write saves. */
const MOST_COPIED = 1 << 16;

/**
 * Gathers what comes in small pieces. As long as more comes at once, a piece waits until there is enough; when the
 * program has to wait, as for a pipe, what is there is written.
 */
export class GatheredOutput implements Pick<Output, 'write' | 'isOpen' | 'shared'> {
  readonly #output: Output;
  #bytes = new Uint8Array(0);
  #length = 0;
  #soon: NodeJS.Immediate | undefined;
  /** The write that nobody waits for yet. */
  #writing: Promise<void> | undefined;

  constructor(output: Output) {
    this.#output = output;
  }

  get isOpen(): boolean {
    return this.#output.isOpen;
  }

  /** For other threads, each of which writes when nothing is gathered here. */
  get shared(): SharedOutput | undefined {
    return this.#output.shared;
  }

  /** How many bytes there is room for without waiting. */
  get room(): number {
    return this.#writing === undefined ? WRITTEN_BYTES - this.#length : 0;
  }

  /** The bytes are the caller's again afterwards. */
  async write(bytes: Uint8Array): Promise<void> {
    if (this.#writing !== undefined) await this.#finish();
    if (bytes.length > MOST_COPIED || this.#length + bytes.length > WRITTEN_BYTES) await this.flush();
    if (bytes.length > MOST_COPIED) await this.#output.write(bytes);
    else this.#add(bytes);
  }

  /** Takes a piece for which there is room without waiting; false where there is none. */
  take(bytes: Uint8Array): boolean {
    if (this.#writing !== undefined || bytes.length > this.room) return false;
    this.#add(bytes);
    return true;
  }

  /** Writes what is there. */
  async flush(): Promise<void> {
    await this.#finish();
    this.#begin();
    await this.#finish();
  }

  #add(bytes: Uint8Array): void {
    if (this.#bytes.length === 0) this.#bytes = new Uint8Array(WRITTEN_BYTES);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
    this.#soon ??= setImmediate(() => {
      this.#soon = undefined;
      // Who writes next gets the failure.
      if (this.#writing === undefined) this.#begin()?.catch(() => undefined);
    });
  }

  #begin(): Promise<void> | undefined {
    clearImmediate(this.#soon);
    this.#soon = undefined;
    if (this.#length === 0) return undefined;
    const bytes = this.#bytes.subarray(0, this.#length);
    this.#length = 0;
    this.#writing = this.#output.write(bytes);
    return this.#writing;
  }

  async #finish(): Promise<void> {
    const writing = this.#writing;
    if (writing === undefined) return;
    await writing;
    this.#writing = undefined;
  }
}
