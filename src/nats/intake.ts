/** Messages as they come: pulled in batches, a batch ahead, and kept from being delivered again while they are held. */

import { setTimeout as sleep } from 'node:timers/promises';
import type { Consumer, Messages, StreamMessage } from './clients.ts';
import { wordsOf } from './error.ts';

export interface IntakeOptions {
  readonly consumer: Consumer;
  /** Messages that wait here at most. */
  readonly batch: number;
  /** Milliseconds after which the server delivers a message again. */
  readonly ackWait: number;
  /** Is told why no messages come. @throws whatever ends the worker. */
  readonly onFailure: (reason: string) => Promise<void>;
}

/** Milliseconds that a pull stays open, and between two that fail. */
const EXPIRES = 5000;
const PAUSE = 500;

export class Intake {
  readonly #options: IntakeOptions;
  readonly #waiting: StreamMessage[] = [];
  /** Those that came and are not settled yet, by their sequences. */
  readonly #held = new Map<number, StreamMessage>();
  readonly #pulse: NodeJS.Timeout;
  #open: Messages | undefined;
  #isStopped = false;
  #isEnded = false;
  #failure: unknown;
  #wake = (): void => undefined;
  #room = (): void => undefined;

  constructor(options: IntakeOptions) {
    this.#options = options;
    // Three words in the time that there is: one of them can be lost.
    this.#pulse = setInterval(() => this.#tellWorking(), Math.max(100, options.ackWait / 3));
    void this.#fill();
  }

  /** How many messages are here and not settled. */
  get held(): number {
    return this.#held.size;
  }

  /** Whether nothing more will come; why that is so otherwise, `next` throws. */
  get isDone(): boolean {
    return this.#isEnded && this.#waiting.length === 0 && this.#failure === undefined;
  }

  /** The next message; undefined when none came for so many milliseconds, or there will be none. */
  async next(milliseconds: number): Promise<StreamMessage | undefined> {
    if (this.#waiting.length === 0 && !this.#isEnded) await this.#arrival(milliseconds);
    if (this.#failure !== undefined && this.#waiting.length === 0) throw this.#failure;
    const message = this.#waiting.shift();
    if (this.#waiting.length <= this.#options.batch / 2) this.#room();
    return message;
  }

  /** It was acknowledged, or given back. */
  settle(message: StreamMessage): void {
    this.#held.delete(message.info.streamSequence);
  }

  /** Pulls anew: what was asked of a server that has gone away, the one that came does not know. */
  renew(): void {
    void this.#open?.close();
  }

  /** No more is pulled; what has come stays to be taken. */
  stop(): void {
    this.#isStopped = true;
    void this.#open?.close();
    this.#room();
  }

  /** Gives back what nobody took. */
  close(): void {
    this.stop();
    clearInterval(this.#pulse);
    for (const message of this.#held.values()) message.nak();
    this.#held.clear();
    this.#waiting.length = 0;
  }

  #tellWorking(): void {
    for (const message of this.#held.values()) message.working();
  }

  /** A server that did not hear of us in time, or was begun again, delivers again what is here: it was taken once already. */
  #add(message: StreamMessage): void {
    const { streamSequence } = message.info;
    if (this.#held.has(streamSequence)) return;
    this.#held.set(streamSequence, message);
    this.#waiting.push(message);
    this.#wake();
  }

  async #arrival(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = () => undefined;
  }

  async #fill(): Promise<void> {
    try {
      while (!this.#isStopped) {
        if (this.#waiting.length > this.#options.batch / 2) {
          await new Promise<void>((resolve) => {
            this.#room = resolve;
          });
        } else await this.#pull();
      }
    } catch (error) {
      this.#failure = error;
    } finally {
      this.#isEnded = true;
      this.#wake();
    }
  }

  async #pull(): Promise<void> {
    const { consumer, batch, onFailure } = this.#options;
    try {
      this.#open = await consumer.fetch({ max_messages: batch - this.#waiting.length, expires: EXPIRES });
      // It is closed once it is read to its end.
      if (this.#isStopped) void this.#open.close();
      for await (const message of this.#open) this.#add(message);
    } catch (error) {
      if (this.#isStopped) return;
      await onFailure(wordsOf(error));
      await sleep(PAUSE);
    }
  }
}
