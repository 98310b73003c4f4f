/** Publishes to streams until they say that they have it. */

import { setTimeout as sleep } from 'node:timers/promises';
import type { Headers, StreamClient } from './clients.ts';
import { isNamed, wordsOf } from './error.ts';

export interface PublisherOptions {
  readonly client: StreamClient;
  readonly makeHeaders: () => Headers;
  /** The most bytes of a message, with its headers. */
  readonly maxPayload: () => number;
  /** After this what fails is not tried again. */
  readonly signal: AbortSignal;
  /** Is told why something has to wait. */
  readonly onWait: (reason: string) => void;
}

/** What a stream does not take whatever is done about it. */
export class UnpublishableError extends Error {}

/** Milliseconds between attempts, and for one. */
const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 5000;
const PATIENCE = 5000;

/** A stream takes no messages of that length. */
const MESSAGE_TOO_LARGE = 10054;

export class Publisher {
  readonly #options: PublisherOptions;

  constructor(options: PublisherOptions) {
    this.#options = options;
  }

  /** Bytes that a message can have beside such headers. */
  roomBeside(headers: Headers): number {
    let length = 'NATS/1.0\r\n\r\n'.length;
    for (const [name, values] of headers) {
      for (const value of values) length += name.length + Buffer.byteLength(value) + 4;
    }
    return this.#options.maxPayload() - length - ROOM_OF_ID;
  }

  headers(members: Readonly<Record<string, string | undefined>>): Headers {
    const headers = this.#options.makeHeaders();
    for (const [name, value] of Object.entries(members)) if (value !== undefined) headers.set(name, value);
    return headers;
  }

  /**
   * Resolves once the stream has it, to whether it had it before.
   * @throws UnpublishableError for what it never takes; what else fails after the signal, as it is.
   */
  async publish(subject: string, id: string, bytes: Uint8Array, headers: Headers): Promise<boolean> {
    const { client, signal, onWait } = this.#options;
    for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      try {
        const { duplicate } = await client.publish(subject, bytes, {
          msgID: id,
          headers,
          timeout: PATIENCE,
          retries: 1,
        });
        return duplicate;
      } catch (error) {
        if (isHopeless(error)) throw new UnpublishableError(wordsOf(error), { cause: error });
        if (signal.aborted || isNamed(error, 'ClosedConnectionError', 'DrainingConnectionError')) throw error;
        onWait(`${subject} takes nothing (${wordsOf(error)}): it is tried again`);
      }
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** A header of the id, which is set for each message. */
const ROOM_OF_ID = 128;

function isHopeless(error: unknown): boolean {
  if (isNamed(error, 'InvalidArgumentError', 'InvalidSubjectError')) return true;
  return isNamed(error, 'JetStreamApiError') && 'code' in error && error.code === MESSAGE_TOO_LARGE;
}
