/** What writes events, and what writes them as text. */
import type { EventFormat, EventJson, NetEventName, Origin } from '../../events/index.ts';
import type { ByteFormat } from '../../format/byteFormat.ts';
import { LineBytes } from '../../format/lineBytes.ts';

import { TEXT_ENCODER } from '../../util/textEncoder.ts';

/** What makes the JSON of the event that is added, where it can be made faster than from the event. */
export interface ElementJson {
  readonly text: EventJson;
  /** The same as bytes, which stay until the next event. */
  readonly bytes: () => Uint8Array | undefined;
}

/** Writes events one after the other, and returns bytes whenever there are some to take: they stay until the next event. */
export interface EventWriter {
  add(struct: NetEventName, event: unknown, origin: Origin, json?: ElementJson): readonly Uint8Array[];
  /** What can be taken although more events may follow. */
  flush(): readonly Uint8Array[];
  /** What is left after the last event. */
  end(): readonly Uint8Array[];
  /** From now on about so many bytes are gathered, where that is possible: for threads, which write in turns. */
  gather?(bytes: number): void;
  /** How many events are written between two times that `flush` is called, where that is not for others to say. */
  readonly batch?: number | undefined;
  /** Where what is written of an event depends on those before it: how several threads can write nevertheless. */
  readonly joint?: Joint | undefined;
}

/** What several threads write is made apart, and put together by one of them. */
export interface Joint {
  /** A writer for one of the threads, of which the bytes are not the output's. */
  apart(): EventWriter;
  /** Takes what such a writer has written, in the order of the events. @returns bytes for the output. */
  join(bytes: Uint8Array): readonly Uint8Array[];
}

/** A text as bytes that have a buffer of their own: it can be transferred to another thread. */
export function utf8Of(text: string): Uint8Array {
  return TEXT_ENCODER.encode(text);
}

/** How many bytes are gathered before they are written. */
const GATHERED = 2 ** 18;

/** The most bytes of a UTF-16 code unit. */
const MOST_BYTES_PER_UNIT = 3;

/** Formats that are text. */
export class TextWriter implements EventWriter {
  readonly #format: EventFormat;
  // Each event becomes bytes by itself: a text of many takes several times as long when one of them is not Latin-1.
  #bytes = new Uint8Array(2 * GATHERED);
  /** The same bytes: a Buffer is quick to write text to, but its `slice` makes no copy. */
  #buffer = Buffer.from(this.#bytes.buffer);
  #gathered = GATHERED;
  #length: number;

  constructor(format: EventFormat) {
    this.#format = format;
    this.#length = this.#buffer.write(format.head);
  }

  add(struct: NetEventName, event: unknown, origin: Origin, json?: ElementJson): readonly Uint8Array[] {
    const text = this.#format.write(struct, event, origin, json?.text);
    if (this.#length + MOST_BYTES_PER_UNIT * text.length > this.#bytes.length) {
      return [...this.flush(), utf8Of(text)];
    }
    this.#length += this.#buffer.write(text, this.#length);
    return this.#length < this.#gathered ? [] : this.flush();
  }

  gather(bytes: number): void {
    if (bytes <= this.#gathered) return;
    const before = this.#bytes.subarray(0, this.#length);
    this.#gathered = bytes;
    this.#bytes = new Uint8Array(bytes + GATHERED);
    this.#bytes.set(before);
    this.#buffer = Buffer.from(this.#bytes.buffer);
  }

  flush(): readonly Uint8Array[] {
    if (this.#length === 0) return [];
    const bytes = this.#bytes.subarray(0, this.#length);
    this.#length = 0;
    return [bytes];
  }

  end(): readonly Uint8Array[] {
    return this.flush();
  }
}

/** Formats that write bytes from the beginning. */
export class ByteWriter implements EventWriter {
  readonly #format: ByteFormat;
  readonly #lines = new LineBytes();
  #gathered = GATHERED;

  constructor(format: ByteFormat) {
    this.#format = format;
    this.#lines.utf8(format.head);
  }

  add(struct: NetEventName, event: unknown, origin: Origin, json?: ElementJson): readonly Uint8Array[] {
    this.#format.append(this.#lines, struct, event, origin, json?.bytes);
    return this.#lines.length < this.#gathered ? [] : this.flush();
  }

  gather(bytes: number): void {
    this.#gathered = Math.max(bytes, this.#gathered);
  }

  flush(): readonly Uint8Array[] {
    const { written } = this.#lines;
    this.#lines.length = 0;
    return written.length === 0 ? [] : [written];
  }

  end(): readonly Uint8Array[] {
    return this.flush();
  }
}
