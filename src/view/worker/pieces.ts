/** The files of the page, which are handed over piece by piece, as the page itself is read. */
import { bytesOfBase64 } from '../model/base64.ts';
import type { NamedFile } from '../model/open.ts';
import type { Piece } from '../model/protocol.ts';
import { BlobKeeper } from './blobKeeper.ts';

/** A stream that is filled from outside. */
class Filled<T> {
  readonly stream: ReadableStream<T>;
  #controller: ReadableStreamDefaultController<T> | undefined;
  /** Goes on with what waits for room. */
  #go: () => void = () => undefined;

  constructor() {
    this.stream = new ReadableStream({
      start: (controller) => {
        this.#controller = controller;
      },
      pull: () => this.#go(),
      cancel: () => this.#go(),
    });
  }

  /** Adds something, and waits until there is room for more. */
  async add(what: T): Promise<void> {
    const controller = this.#controller;
    controller?.enqueue(what);
    if ((controller?.desiredSize ?? 1) > 0) return;
    await new Promise<void>((resolve) => {
      this.#go = resolve;
    });
  }

  end(): void {
    this.#controller?.close();
  }
}

export class PageFiles {
  readonly #files = new Filled<NamedFile>();
  #bytes: Filled<Uint8Array> | undefined;

  /** Takes a piece, and waits until there is room for another one; takes nothing as the end. */
  async add(piece: Piece | undefined): Promise<void> {
    if (piece === undefined || piece.name !== undefined) this.#bytes?.end();
    if (piece === undefined) {
      this.#files.end();
      return;
    }
    const { name, base64 } = piece;
    if (name !== undefined) {
      this.#bytes = new Filled();
      void this.#files.add({ name, bytes: this.#bytes.stream, keeper: new BlobKeeper() });
    }
    await this.#bytes?.add(bytesOfBase64(base64));
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<NamedFile, void, undefined> {
    const reader = this.#files.stream.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  }
}
