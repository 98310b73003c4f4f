/** The stream and the consumer that are read, and the streams that results go to: found, or made. */
import type { ConsumerInfo, Manager } from './clients.ts';
import { isNamed, refusalOf, WorkerError, wordsOf } from './error.ts';

export interface Places {
  readonly stream: string;
  readonly consumer: string;
  /** Subjects of results: a stream has to take each of them. */
  readonly published: readonly string[];
  /** Makes what is not there. */
  readonly create?: CreateOptions | undefined;
}

export interface CreateOptions {
  /** The subjects of the stream that is read. */
  readonly subjects: readonly string[];
}

/** What a worker has to know of a consumer. */
export interface FoundConsumer {
  readonly stream: string;
  readonly name: string;
  /** What tells the stream from another one of that name. */
  readonly identity: string;
  /** After so many milliseconds without a word a message is delivered again. */
  readonly ackWait: number;
  /** Messages that can be delivered and not acknowledged, to all workers together; Infinity for any number. */
  readonly maxAckPending: number;
  /** After so many deliveries the server gives a message up; Infinity where it does not. */
  readonly maxDeliver: number;
}

const NANOSECONDS = 1e6;

/** How long a stream of results knows what it has already: longer than a worker needs to come back. */
const DUPLICATE_WINDOW = 3600e3 * NANOSECONDS;

/** Messages that workers can hold together. Parquet files get larger than 1,000 messages, which is what servers take. */
const MAX_ACK_PENDING = 65_536;

/** @throws WorkerError where something is not there, with what makes it. */
export async function findPlaces(manager: Manager, places: Places): Promise<FoundConsumer> {
  const { stream, consumer, published, create } = places;
  if (create !== undefined) await createPlaces(manager, places, create);
  const created = await asked(() => streamCreated(manager, stream));
  const info = await asked(() => manager.consumers.info(stream, consumer));
  for (const subject of published) await assertTaken(manager, subject);
  return foundIn(info, created);
}

/** Whether the consumer is there; undefined where nobody answers. */
export async function isConsumerThere(
  manager: Manager,
  stream: string,
  name: string,
): Promise<boolean | undefined> {
  try {
    await manager.consumers.info(stream, name);
    return true;
  } catch (error) {
    return isNamed(error, 'StreamNotFoundError', 'ConsumerNotFoundError') ? false : undefined;
  }
}

async function streamCreated(manager: Manager, stream: string): Promise<string> {
  return String((await manager.streams.info(stream)).created);
}

function foundIn({ stream_name: stream, name, config }: ConsumerInfo, created: string): FoundConsumer {
  const {
    ack_policy,
    deliver_subject,
    ack_wait = 30_000 * NANOSECONDS,
    max_ack_pending = -1,
    max_deliver = -1,
  } = config;
  const what = `the consumer ${name} of the stream ${stream}`;
  if (deliver_subject !== undefined) throw unfit(`${what} pushes its messages: make one that is pulled`);
  if (ack_policy !== 'explicit') throw unfit(`${what} has ack_policy ${ack_policy}: make one with explicit`);
  if (max_deliver === 1) {
    throw unfit(
      `${what} delivers each message once, so one that a worker loses is lost: let max_deliver be -1`,
    );
  }
  const { filter_subject, filter_subjects } = config;
  return {
    stream,
    name,
    identity: JSON.stringify([stream, created, name, filter_subjects ?? filter_subject ?? '']),
    ackWait: ack_wait / NANOSECONDS,
    maxAckPending: bounded(max_ack_pending),
    maxDeliver: bounded(max_deliver),
  };
}

/** A number of a configuration, where -1 and 0 are no bound. */
function bounded(number: number): number {
  return number > 0 ? number : Number.POSITIVE_INFINITY;
}

function unfit(message: string): WorkerError {
  return new WorkerError('UNFIT_CONSUMER', message);
}

/** @throws WorkerError where no stream takes a subject, or several do not. */
async function assertTaken(manager: Manager, subject: string): Promise<void> {
  const found = await asked(() => manager.streams.find(subject).catch(noStream));
  if (found !== undefined) return;
  throw new WorkerError(
    'NO_STREAM',
    `no stream takes what is published to ${subject}: nats stream add NAME --subjects ${subject} --dupe-window 1h makes one, or --create does`,
  );
}

function noStream(error: unknown): undefined {
  if (error instanceof Error && /no stream/i.test(error.message)) return undefined;
  throw error;
}

async function createPlaces(
  { streams, consumers }: Manager,
  { stream, consumer, published }: Places,
  { subjects }: CreateOptions,
): Promise<void> {
  await asked(async () => {
    // Messages that are done go: it is a queue, and no archive.
    await unlessThere(streams.info(stream), () =>
      streams.add({ name: stream, subjects: [...subjects], retention: 'workqueue', storage: 'file' }),
    );
    await unlessThere(consumers.info(stream, consumer), () =>
      consumers.add(stream, {
        durable_name: consumer,
        ack_policy: 'explicit',
        ack_wait: 30_000 * NANOSECONDS,
        max_ack_pending: MAX_ACK_PENDING,
        max_deliver: -1,
      }),
    );
    for (const subject of published) {
      const known = await streams.find(subject).catch(noStream);
      if (known !== undefined) continue;
      const name = subject.replaceAll(/[^\w-]+/g, '_').toUpperCase();
      await streams.add({ name, subjects: [subject], storage: 'file', duplicate_window: DUPLICATE_WINDOW });
    }
  });
}

async function unlessThere(info: Promise<unknown>, add: () => Promise<unknown>): Promise<void> {
  try {
    await info;
  } catch (error) {
    if (!isNamed(error, 'StreamNotFoundError', 'ConsumerNotFoundError')) throw error;
    await add();
  }
}

/** What an API of JetStream returns. @throws WorkerError */
async function asked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw whyNot(error);
  }
}

function whyNot(error: unknown): unknown {
  const words = wordsOf(error);
  if (isNamed(error, 'StreamNotFoundError')) {
    return new WorkerError(
      'NO_STREAM',
      'there is no such stream: nats stream ls shows those that are there, nats stream add makes one, or --create with --subjects does',
      error,
    );
  }
  if (isNamed(error, 'ConsumerNotFoundError')) {
    return new WorkerError(
      'NO_CONSUMER',
      'the stream has no such consumer: nats consumer add STREAM NAME --pull --ack explicit --deliver all makes one, or --create does',
      error,
    );
  }
  if (isNamed(error, 'JetStreamNotEnabled', 'NoResponders') || /no ?responders/i.test(words)) {
    return new WorkerError('NO_SERVER', 'the server has no JetStream: nats-server -js has it', error);
  }
  if (isNamed(error, 'JetStreamApiError'))
    return new WorkerError('REFUSED', `the server refuses it: ${words}`, error);
  if (isNamed(error, 'TimeoutError', 'RequestError')) {
    return (
      refusalOf(error) ??
      new WorkerError(
        'NO_SERVER',
        `JetStream does not answer (${words}): is this user allowed to ask $JS.API.>?`,
        error,
      )
    );
  }
  return refusalOf(error) ?? error;
}
