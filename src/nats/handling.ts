/** Takes messages one after another: decodes each, gives its results away, and acknowledges it then and not before. */
import type { StreamMessage } from './clients.ts';
import type { DeadLetters } from './deadLetters.ts';
import { isWorkerError, wordsOf } from './error.ts';
import type { Intake } from './intake.ts';
import { idOf, messageOf, placeOf } from './message.ts';
import type { Metrics, Outcome } from './metrics.ts';
import { type ObjectBytes, ObjectError } from './objects.ts';
import type { Decode, Decoded, Failure } from './options.ts';
import { type Publisher, UnpublishableError } from './publisher.ts';
import { splitLines } from './split.ts';

export interface HandlingOptions {
  readonly decode: Decode;
  readonly intake: Intake;
  readonly objects: ObjectBytes;
  readonly publisher: Publisher;
  readonly deadLetters: DeadLetters;
  readonly metrics: Metrics;
  readonly maxDeliver: number;
  readonly onNotice: (message: string) => void;
}

/** A message with what was decoded of it. */
export interface Taken {
  readonly message: StreamMessage;
  /** When it was taken, in milliseconds. */
  readonly since: number;
  readonly decoded: Decoded;
}

/** Milliseconds until a message that was given back comes again. */
const PAUSE = 1000;
/** Until one comes again that cannot even be kept as a dead letter. */
const LONG_PAUSE = 60_000;

const NOTHING: Decoded = { lines: new Uint8Array(0), events: 0 };

export class Handling {
  readonly #options: HandlingOptions;

  constructor(options: HandlingOptions) {
    this.#options = options;
  }

  /** Decodes a message; undefined for one that was given back. @throws WorkerError without the package of objects. */
  async take(message: StreamMessage): Promise<Taken | undefined> {
    const { maxDeliver, metrics } = this.#options;
    const since = performance.now();
    const { deliveryCount } = message.info;
    if (deliveryCount > maxDeliver) {
      const error = `it was delivered ${deliveryCount - 1} times, and no worker was done with it`;
      return { message, since, decoded: failed(error) };
    }
    try {
      const bytes = await this.#options.objects.of(message);
      metrics.bytesIn += bytes.length;
      const decoded = await this.#decode(message, bytes);
      metrics.events += decoded.events;
      return { message, since, decoded };
    } catch (error) {
      if (!(error instanceof ObjectError)) throw error;
      if (deliveryCount >= maxDeliver) return { message, since, decoded: failed(error.message) };
      this.giveBack({ message, since }, PAUSE * deliveryCount);
      return undefined;
    }
  }

  async #decode(message: StreamMessage, bytes: Uint8Array): Promise<Decoded> {
    const { decode, metrics } = this.#options;
    const start = performance.now();
    try {
      return await decode(messageOf(message, bytes));
    } catch (error) {
      if (isWorkerError(error)) throw error;
      return failed(wordsOf(error));
    } finally {
      metrics.decodeSeconds += (performance.now() - start) / 1000;
    }
  }

  /** Publishes what was decoded, and the whole message where that failed; then it is acknowledged. It throws nothing. */
  async publish(subject: string, taken: Taken): Promise<void> {
    try {
      const said = await this.#publishLines(subject, taken);
      if (said !== undefined) await this.keep(taken.message, said);
      this.acknowledge(taken, said === undefined ? 'done' : 'failed');
    } catch (error) {
      this.#refused(taken, error);
    }
  }

  /** Returns what is wrong, which may be that a stream does not take it. */
  async #publishLines(subject: string, { message, decoded }: Taken): Promise<Failure | undefined> {
    const { failure } = decoded;
    if (decoded.lines.length === 0) return failure;
    try {
      const tooLong = await this.#publishParts(subject, message, decoded.lines);
      if (tooLong === 0) return failure;
      const are = tooLong === 1 ? 'is' : 'are';
      return withAlso(failure, `${tooLong} of its events ${are} longer than a message can be (max_payload)`);
    } catch (error) {
      if (!(error instanceof UnpublishableError)) throw error;
      return withAlso(failure, `its results cannot be published to ${subject}: ${error.message}`);
    }
  }

  /** Returns how many lines no message has room for. */
  async #publishParts(subject: string, message: StreamMessage, lines: Uint8Array): Promise<number> {
    const { publisher, metrics } = this.#options;
    const { stream, sequence } = placeOf(message);
    const about = { 'Fwpm-Stream': stream, 'Fwpm-Sequence': String(sequence) };
    const room = publisher.roomBeside(publisher.headers({ ...about, 'Fwpm-Part': '0000000/0000000' }));
    const { parts, tooLong } = splitLines(lines, room);
    const id = idOf(message, subject);
    for (const [i, part] of parts.entries()) {
      const number = parts.length === 1 ? undefined : `${i + 1}/${parts.length}`;
      const headers = publisher.headers({ ...about, 'Fwpm-Part': number });
      const isDuplicate = await publisher.publish(subject, i === 0 ? id : `${id}.${i + 1}`, part, headers);
      metrics.published++;
      metrics.bytesOut += part.length;
      if (isDuplicate) metrics.duplicates++;
    }
    return tooLong;
  }

  /** Keeps a message that failed. @throws as `publish` of Publisher. */
  async keep(message: StreamMessage, failure: Failure): Promise<void> {
    const { stream, sequence } = placeOf(message);
    await this.#options.deadLetters.add(message, failure);
    this.#options.onNotice(`message ${sequence} of ${stream}: ${failure.error}; it is in the dead letters`);
  }

  acknowledge({ message, since }: Pick<Taken, 'message' | 'since'>, outcome: Outcome): void {
    message.ack();
    this.#settle({ message, since }, outcome);
  }

  giveBack({ message, since }: Pick<Taken, 'message' | 'since'>, milliseconds: number): void {
    message.nak(milliseconds);
    this.#settle({ message, since }, 'returned');
  }

  /** What could not be given away is delivered again. */
  #refused(taken: Taken, error: unknown): void {
    const isHopeless = error instanceof UnpublishableError;
    if (isHopeless) {
      const { stream, sequence } = placeOf(taken.message);
      this.#options.onNotice(
        `message ${sequence} of ${stream} can neither be published nor kept: ${error.message}`,
      );
    }
    this.giveBack(taken, isHopeless ? LONG_PAUSE : 0);
  }

  #settle({ message, since }: Pick<Taken, 'message' | 'since'>, outcome: Outcome): void {
    const { intake, metrics } = this.#options;
    intake.settle(message);
    metrics.settled(outcome, (performance.now() - since) / 1000);
  }
}

function failed(error: string): Decoded {
  return { ...NOTHING, failure: { error, issues: [] } };
}

function withAlso(failure: Failure | undefined, said: string): Failure {
  return { error: failure === undefined ? said : `${failure.error}; ${said}`, issues: failure?.issues ?? [] };
}
