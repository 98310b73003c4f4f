/** A worker: takes the messages of a stream until it is told to end. */
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { Connection, Consumer, Manager } from './clients.ts';
import { connectTo } from './connection.ts';
import { DeadLetters } from './deadLetters.ts';
import { WorkerError, wordsOf } from './error.ts';
import { type Flow, floorOf, PublishFlow, StoreFlow } from './flows.ts';
import { Handling } from './handling.ts';
import { Intake } from './intake.ts';
import { Metrics } from './metrics.ts';
import { type MetricsServer, serveMetrics } from './metricsServer.ts';
import { ObjectBytes } from './objects.ts';
import type { WorkerOptions, WorkerSummary } from './options.ts';
import { type Clients, loadClients } from './packages.ts';
import { type FoundConsumer, findPlaces, isConsumerThere } from './places.ts';
import { Publisher } from './publisher.ts';
import type { Store } from './store.ts';

const DEFAULTS = { maxDeliver: 5, batch: 256, maxObject: 64 * 2 ** 20, patience: 10_000 };

/** Milliseconds after which somebody looks whether a batch is due. */
const TICK = 250;

/** Milliseconds that acknowledgements have to get away at the end. */
const GRACE = 2000;

/** Of what a consumer lets all workers hold, the part that one holds: others have to get messages, too. */
const SHARE = 8;

/**
 * Takes messages from a consumer, decodes them, gives the results away, and acknowledges each message once its result is
 * safe: published and acknowledged, or in place by the store. Runs until the signal, and finishes what it has then.
 * @throws WorkerError where it cannot begin, or the consumer is gone; whatever keeps the store from writing.
 */
export async function runWorker(options: WorkerOptions): Promise<WorkerSummary> {
  if ((options.publish === undefined) === (options.store === undefined)) {
    throw new TypeError('a worker has either a subject to publish to or a store');
  }
  const clients = await loadClients();
  const connection = await connectTo(clients, options, 'fwpm worker');
  try {
    const worker = new Worker(options, clients, await opened(options, clients, connection));
    return await worker.run();
  } finally {
    // Without a server there is nobody to wait for.
    await Promise.race([connection.drain(), sleep(GRACE, undefined, { ref: false })]).catch(() => undefined);
    await connection.close();
  }
}

/** What a worker works with. */
interface Opened {
  readonly connection: Connection;
  readonly manager: Manager;
  readonly consumer: Consumer;
  readonly found: FoundConsumer;
}

async function opened(
  options: WorkerOptions,
  { jetstream }: Clients,
  connection: Connection,
): Promise<Opened> {
  const { stream, consumer: name, publish, deadLetter, create } = options;
  // To ask whether there is a JetStream would take a right that nothing else needs.
  const manager = await jetstream.jetstreamManager(connection, { checkAPI: false });
  const published = publish === undefined ? [deadLetter] : [publish, deadLetter];
  const found = await findPlaces(manager, { stream, consumer: name, published, create });
  const consumer = await jetstream.jetstream(connection).consumers.get(stream, name);
  return { connection, manager, consumer, found };
}

class Worker {
  readonly #options: WorkerOptions;
  readonly #connection: Connection;
  readonly #manager: Manager;
  readonly #found: FoundConsumer;
  readonly #metrics = new Metrics();
  readonly #intake: Intake;
  readonly #flow: Flow;
  readonly #notices: Notices;
  #isConnected = true;

  constructor(options: WorkerOptions, clients: Clients, { connection, manager, consumer, found }: Opened) {
    const { signal = new AbortController().signal, batch = DEFAULTS.batch, onNotice } = options;
    this.#options = options;
    this.#connection = connection;
    this.#manager = manager;
    this.#found = found;
    this.#notices = new Notices(onNotice);
    const tell = (message: string): void => this.#notices.repeated(message);
    const client = clients.jetstream.jetstream(connection);
    const publisher = new Publisher({
      client,
      makeHeaders: () => clients.transport.headers(),
      maxPayload: () => connection.info?.max_payload ?? 2 ** 20,
      signal,
      onWait: tell,
    });
    const onFailure = (reason: string): Promise<void> => this.#noMessages(reason);
    // Before anything is pulled: it may be that nothing can be written.
    const store = options.store?.(found.identity);
    this.#intake = new Intake({ consumer, batch, ackWait: found.ackWait, onFailure });
    const handling = new Handling({
      decode: options.decode,
      intake: this.#intake,
      objects: new ObjectBytes(connection, options.maxObject ?? DEFAULTS.maxObject),
      publisher,
      deadLetters: new DeadLetters(publisher, options.deadLetter),
      metrics: this.#metrics,
      // At the last delivery of the server's own limit there is no other chance to keep it.
      maxDeliver: Math.min(options.maxDeliver ?? DEFAULTS.maxDeliver, found.maxDeliver - 1),
      onNotice: (message) => onNotice?.(message),
    });
    this.#flow = this.#flowFor(handling, store);
  }

  /** Until the signal; then what was pulled is finished. */
  async run(): Promise<WorkerSummary> {
    const { signal, onNotice } = this.#options;
    const { stream, name } = this.#found;
    const stop = (): void => this.#intake.stop();
    signal?.addEventListener('abort', stop);
    if (signal?.aborted) stop();
    void this.#watch();
    let server: MetricsServer | undefined;
    try {
      server = await this.#serve();
      onNotice?.(`taking messages from the stream ${stream} by its consumer ${name}`);
      while (!this.#intake.isDone) {
        const message = await this.#intake.next(TICK);
        if (message === undefined) await this.#flow.tick();
        else await this.#flow.take(message);
        // Decoding waits for nothing: what the server says would not be read before all messages are decoded.
        await nextTurn();
      }
      await this.#flow.end();
      if (this.#connection.isClosed()) throw closedBy(await this.#connection.closed());
    } catch (error) {
      this.#flow.abandon();
      throw error;
    } finally {
      signal?.removeEventListener('abort', stop);
      this.#intake.close();
      await server?.close();
    }
    return { messages: this.#metrics.messages, events: this.#metrics.events };
  }

  #flowFor(handling: Handling, store: Store | undefined): Flow {
    const { publish, patience = DEFAULTS.patience, onNotice } = this.#options;
    if (publish !== undefined) return new PublishFlow(handling, publish);
    if (store === undefined) throw new TypeError('a worker has either a subject to publish to or a store');
    const { maxAckPending } = this.#found;
    const info = () => this.#manager.consumers.info(this.#found.stream, this.#found.name);
    return new StoreFlow({
      handling,
      store,
      metrics: this.#metrics,
      most: Math.max(1, Math.floor(maxAckPending / SHARE)),
      patience,
      floor: () =>
        floorOf(info, (reason) => onNotice?.(`the consumer does not say what is acknowledged: ${reason}`)),
    });
  }

  async #serve(): Promise<MetricsServer | undefined> {
    const { metrics: address, onNotice } = this.#options;
    if (address === undefined) return undefined;
    const server = await serveMetrics(address, {
      metrics: async () =>
        this.#metrics.text({
          lag: await this.#lag(),
          held: this.#intake.held,
          isConnected: this.#isConnected,
        }),
      isHealthy: () => this.#isConnected && !this.#options.signal?.aborted,
    });
    onNotice?.(`metrics are at http://${server.address}/metrics`);
    return server;
  }

  async #lag(): Promise<number> {
    try {
      return (await this.#manager.consumers.info(this.#found.stream, this.#found.name)).num_pending;
    } catch {
      return Number.NaN;
    }
  }

  /** Says when the server goes away and comes again. */
  async #watch(): Promise<void> {
    for await (const { type, error } of this.#connection.status()) {
      if (type === 'disconnect') {
        this.#isConnected = false;
        this.#options.onNotice?.('the server is gone: waiting for it');
      } else if (type === 'reconnect') {
        this.#isConnected = true;
        this.#notices.forget();
        this.#intake.renew();
        this.#options.onNotice?.('connected again');
      } else if (type === 'error') this.#notices.repeated(`the server says: ${wordsOf(error)}`);
    }
  }

  /** @throws WorkerError where there is nothing to wait for. */
  async #noMessages(reason: string): Promise<void> {
    const { stream, name } = this.#found;
    if (this.#connection.isClosed()) throw closedBy(await this.#connection.closed());
    if ((await isConsumerThere(this.#manager, stream, name)) === false) {
      throw new WorkerError('NO_CONSUMER', `the consumer ${name} of the stream ${stream} is gone`);
    }
    if (this.#isConnected) this.#notices.repeated(`no messages (${reason}): waiting`);
  }
}

function closedBy(cause: unknown): WorkerError {
  const why = cause instanceof Error ? `: ${cause.message}` : '';
  return new WorkerError('CLOSED', `the server closed the connection${why}`, cause);
}

/** What would be said again and again is said once, until something changes. */
class Notices {
  readonly #tell: ((message: string) => void) | undefined;
  #said = new Set<string>();

  constructor(tell: ((message: string) => void) | undefined) {
    this.#tell = tell;
  }

  repeated(message: string): void {
    if (this.#said.has(message)) return;
    this.#said.add(message);
    this.#tell?.(message);
  }

  forget(): void {
    this.#said.clear();
  }
}
