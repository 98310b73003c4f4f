/** A file that messages are kept in which could not be decoded: framed as they came in, so that they can be sent again. */
import { closeSync, fstatSync, ftruncateSync, openSync, writeSync, writevSync } from 'node:fs';
import { nameOf, reasonOf } from '../files.ts';
import { unwritable } from './failures.ts';
import { assertNotRead } from './target.ts';

/** Appends messages, each whole or not at all. */
export class DeadLetters {
  readonly name: string;
  readonly #descriptor: number;
  /** Where the message begins that is written in pieces, and how much of it is written. */
  #start = 0;
  #written = 0;
  #failure: unknown;

  /** @throws UsageError for a file that cannot be written. */
  static async open(file: string, inputs: readonly string[]): Promise<DeadLetters> {
    const name = nameOf(file);
    try {
      const descriptor = openSync(file, 'a');
      await assertNotRead(fstatSync(descriptor, { bigint: true }), name, inputs);
      return new DeadLetters(name, descriptor);
    } catch (error) {
      throw unwritable(name, error);
    }
  }

  private constructor(name: string, descriptor: number) {
    this.name = name;
    this.#descriptor = descriptor;
  }

  /** Keeps a message that is there whole; returns why it could not be kept, or undefined. */
  add(parts: readonly Uint8Array[]): string | undefined {
    this.begin();
    this.#write(parts);
    return this.end();
  }

  /** Begins one that comes in pieces. */
  begin(): void {
    this.#start = fstatSync(this.#descriptor).size;
    this.#written = 0;
    this.#failure = undefined;
  }

  piece(bytes: Uint8Array): void {
    this.#write([bytes]);
  }

  /** Returns why it could not be kept, or undefined. */
  end(): string | undefined {
    if (this.#failure === undefined) return undefined;
    this.abandon();
    return `it could not be kept in ${this.name}: ${reasonOf(this.#failure)}`;
  }

  /** Takes away what was written of it: half a message would be the beginning of the next one. */
  abandon(): void {
    try {
      const found = fstatSync(this.#descriptor);
      // What another process wrote meanwhile stays.
      const isOurs = found.isFile() && found.size === this.#start + this.#written;
      if (isOurs) ftruncateSync(this.#descriptor, this.#start);
    } catch (error) {
      this.#failure ??= error;
    }
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  /** In one call where that is possible: no other process writes in between. */
  #write(parts: readonly Uint8Array[]): void {
    if (this.#failure !== undefined) return;
    try {
      let done = writevSync(this.#descriptor, parts);
      this.#written += done;
      for (const part of parts) {
        for (let at = Math.min(done, part.length); at < part.length; ) {
          const count = writeSync(this.#descriptor, part, at);
          this.#written += count;
          at += count;
        }
        done = Math.max(0, done - part.length);
      }
    } catch (error) {
      this.#failure = error;
    }
  }
}
