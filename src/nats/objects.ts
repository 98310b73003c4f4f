/** Captures that are longer than messages can be: objects of the Object Store, which messages name. */
import type { Connection, ObjectStore, StreamMessage } from './clients.ts';
import { wordsOf } from './error.ts';
import { headerOf } from './message.ts';
import { loadObjects } from './packages.ts';

/** It is not there, or cannot be got now: that can be otherwise at the next delivery. */
export class ObjectError extends Error {}

export class ObjectBytes {
  readonly #connection: Connection;
  readonly #most: number;
  readonly #buckets = new Map<string, Promise<ObjectStore>>();

  /** @param most bytes of an object. */
  constructor(connection: Connection, most: number) {
    this.#connection = connection;
    this.#most = most;
  }

  /** The bytes that a message holds, or those of the object that it names. @throws ObjectError, WorkerError without the package. */
  async of(message: StreamMessage): Promise<Uint8Array> {
    const name = headerOf(message, 'Fwpm-Object');
    if (name === undefined) return message.data;
    const bucket = headerOf(message, 'Fwpm-Bucket');
    if (bucket === undefined) throw new ObjectError('it has the header Fwpm-Object, and no Fwpm-Bucket');
    const store = await this.#bucket(bucket);
    return await this.#get(store, bucket, name);
  }

  async #get(store: ObjectStore, bucket: string, name: string): Promise<Uint8Array> {
    const what = `the object ${name} of the bucket ${bucket}`;
    try {
      const info = await store.info(name);
      if (info === null || info.deleted) throw new ObjectError(`${what} is not there`);
      if (info.size > this.#most)
        throw new ObjectError(`${what} has ${info.size} bytes, and ${this.#most} are the most`);
      const bytes = await store.getBlob(name);
      if (bytes === null) throw new ObjectError(`${what} is not there`);
      return bytes;
    } catch (error) {
      throw error instanceof ObjectError
        ? error
        : new ObjectError(`${what} cannot be read: ${wordsOf(error)}`);
    }
  }

  async #bucket(name: string): Promise<ObjectStore> {
    const { Objm } = await loadObjects();
    const opening = this.#buckets.get(name) ?? new Objm(this.#connection).open(name);
    this.#buckets.set(name, opening);
    try {
      return await opening;
    } catch (error) {
      this.#buckets.delete(name);
      throw new ObjectError(`the bucket ${name} cannot be opened: ${wordsOf(error)}`);
    }
  }
}
