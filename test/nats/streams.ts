/** Streams of a server, as a test fills and reads them. */
import { setTimeout as sleep } from 'node:timers/promises';
import type {
  Connection,
  ConsumerInfo,
  Headers,
  Manager,
  StreamClient,
  StreamConfig,
} from '../../src/nats/clients.ts';
import { isNamed } from '../../src/nats/error.ts';
import { loadClients } from '../../src/nats/packages.ts';

/** A message that a test reads. */
export interface Read {
  readonly sequence: number;
  readonly bytes: Buffer;
  header(name: string): string | undefined;
}

export class Streams {
  readonly client: StreamClient;
  readonly manager: Manager;
  readonly #makeHeaders: () => Headers;

  private constructor(client: StreamClient, manager: Manager, makeHeaders: () => Headers) {
    this.client = client;
    this.manager = manager;
    this.#makeHeaders = makeHeaders;
  }

  static async of(connection: Connection): Promise<Streams> {
    const { jetstream, transport } = await loadClients();
    const manager = await jetstream.jetstreamManager(connection, { checkAPI: false });
    return new Streams(jetstream.jetstream(connection), manager, () => transport.headers());
  }

  async add(name: string, config: Partial<StreamConfig> = {}): Promise<void> {
    await this.manager.streams.add({ name, subjects: [name.toLowerCase()], storage: 'file', ...config });
  }

  async publish(
    subject: string,
    id: string,
    bytes: Uint8Array,
    members: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const headers = this.#makeHeaders();
    for (const [name, value] of Object.entries(members)) headers.set(name, value);
    // As a machine does that does not know whether the server has it.
    for (;;) {
      try {
        await this.client.publish(subject, bytes, { msgID: id, headers, timeout: 2000, retries: 3 });
        return;
      } catch (error) {
        if (!isNamed(error, 'TimeoutError', 'RequestError', 'NoResponders', 'JetStreamError')) throw error;
      }
    }
  }

  consumer(stream: string, name: string): Promise<ConsumerInfo> {
    return this.manager.consumers.info(stream, name);
  }

  /** Waits until all messages of a consumer are acknowledged. */
  async untilDone(stream: string, name: string): Promise<void> {
    for (;;) {
      const { num_pending, num_ack_pending } = await this.consumer(stream, name);
      if (num_pending === 0 && num_ack_pending === 0) return;
      await sleep(20);
    }
  }

  /** Takes a consumer away. */
  remove(stream: string, name: string): Promise<unknown> {
    return this.manager.consumers.delete(stream, name);
  }

  /** Waits until all messages of a consumer are to be delivered again. */
  async untilReturned(stream: string, name: string): Promise<void> {
    const consumer = await this.client.consumers.get(stream, name);
    for await (const message of await consumer.fetch({ max_messages: 1, expires: 5000 })) {
      message.nak();
      return;
    }
    throw new Error('nothing came back');
  }

  /** Waits for a number of messages in a stream. */
  async untilThere(stream: string, count: number): Promise<void> {
    while ((await this.manager.streams.info(stream)).state.messages < count) await sleep(20);
  }

  /** All messages of a stream. */
  async all(stream: string): Promise<Read[]> {
    const { messages: count } = (await this.manager.streams.info(stream)).state;
    const name = `reader-${Math.random().toString(36).slice(2)}`;
    await this.manager.consumers.add(stream, { durable_name: name, ack_policy: 'none' });
    const consumer = await this.client.consumers.get(stream, name);
    const read: Read[] = [];
    while (read.length < count) {
      const messages = await consumer.fetch({
        max_messages: Math.min(1000, count - read.length),
        expires: 2000,
      });
      for await (const { data, headers, info } of messages) {
        read.push({
          sequence: info.streamSequence,
          bytes: Buffer.from(data),
          header: (key) => (headers?.has(key, 'insensitive') ? headers.get(key, 'insensitive') : undefined),
        });
      }
    }
    return read;
  }
}
