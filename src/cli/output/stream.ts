/** Output through a stream of Node's. */
import { isReaderGone, unwritable } from './failures.ts';
import type { Output } from './output.ts';

/** A stream that was open before and stays open. */
export class StreamOutput implements Output {
  isOpen = true;
  readonly #stream: NodeJS.WritableStream;
  readonly #name: string;
  #failure: unknown;
  #wake: (() => void) | undefined;

  constructor(stream: NodeJS.WritableStream, name: string) {
    this.#stream = stream;
    this.#name = name;
    stream.on('error', (error: unknown) => this.#fail(error));
  }

  async write(lines: Uint8Array | string): Promise<void> {
    if (this.isOpen) {
      // Not only until there is room for more: until then the bytes are the stream's, and whoever writes uses them again.
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        this.#stream.write(lines, (error) => {
          if (error) this.#fail(error);
          resolve();
        });
      });
    }
    this.#check();
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      if (!this.isOpen) resolve();
      // The callback of an empty write comes when everything before it was written, or has failed.
      else
        this.#stream.write('', (error) => {
          if (error) this.#fail(error);
          resolve();
        });
    });
    this.#check();
  }

  abandon(): Promise<void> {
    return Promise.resolve();
  }

  #fail(error: unknown): void {
    this.isOpen = false;
    if (!isReaderGone(error)) this.#failure ??= error;
    this.#wake?.();
  }

  #check(): void {
    if (this.#failure !== undefined) throw unwritable(this.#name, this.#failure);
  }
}
