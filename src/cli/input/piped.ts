/** What comes in from its beginning to its end, once: pipes, devices, and files that are unpacked on the way. */
import { FORM_START_BYTES } from '../../capture/form.ts';
import { UsageError } from '../exit.ts';
import { HeldBytes } from './heldBytes.ts';
import type { InputFile, LargeFile } from './inputFile.ts';
import { unreadable } from './reason.ts';

/** How much is taken where it has to be held whole, and what is said of more. */
interface Room {
  readonly most: number;
  readonly refusal: string;
}

export const PIPED: Room = {
  most: 2 ** 32,
  refusal: 'gives more than 4 GiB: save it to a file, which is read as it is needed',
};

/** A small file can unpack to a thousand times its size. */
export const UNPACKED: Room = {
  most: 2 ** 30,
  refusal: 'unpacks to more than 1 GiB: unpack it to a file, which is read as it is needed',
};

/** It does not know how much it has, and gives it only once. */
export class PipedFile implements InputFile {
  readonly name: string;
  readonly start: Uint8Array;
  readonly close: () => void;
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #room: Room;

  static async open(
    name: string,
    stream: AsyncIterable<Uint8Array>,
    room: Room,
    close: () => void,
  ): Promise<PipedFile> {
    const chunks = stream[Symbol.asyncIterator]();
    const first: Uint8Array[] = [];
    let length = 0;
    try {
      while (length < FORM_START_BYTES) {
        const { done, value } = await chunks.next();
        if (done) break;
        first.push(value);
        length += value.length;
      }
    } catch (error) {
      throw unreadable(name, error);
    }
    return new PipedFile(name, Buffer.concat(first, length), chunks, room, close);
  }

  private constructor(
    name: string,
    start: Uint8Array,
    chunks: AsyncIterator<Uint8Array>,
    room: Room,
    close: () => void,
  ) {
    this.name = name;
    this.start = start;
    this.close = close;
    this.#chunks = chunks;
    this.#room = room;
  }

  async whole(most: number): Promise<Uint8Array | LargeFile> {
    const held = new HeldBytes();
    for await (const chunk of this.chunks()) {
      held.add(chunk);
      if (held.size > this.#room.most) throw new UsageError(`${this.name} ${this.#room.refusal}`);
    }
    return held.size > most ? held : held.read(0, held.size);
  }

  async *chunks(): AsyncGenerator<Uint8Array, void, undefined> {
    if (this.start.length > 0) yield this.start;
    try {
      for (;;) {
        const { done, value } = await this.#chunks.next();
        if (done) return;
        yield value;
      }
    } catch (error) {
      throw unreadable(this.name, error);
    }
  }
}
