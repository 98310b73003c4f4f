/** A worker in this process, which decodes as the command does. */
import { MessageResults } from '../../src/cli/worker/messageResults.ts';
import { runWorker, type WorkerOptions, type WorkerSummary } from '../../src/nats/index.ts';
import type { NatsServer } from './server.ts';
import type { Streams } from './streams.ts';

/** Decodes as `fwpm worker --publish` does without options. */
export function commandDecode(most = 2 ** 20): WorkerOptions['decode'] {
  const results = new MessageResults({
    given: { limit: {}, copies: true, jobs: 1 },
    written: { context: { rules: undefined }, where: undefined, writer: undefined, writing: undefined },
    most,
  });
  return (message) => results.of(message);
}

export interface Running {
  readonly notices: string[];
  /** Ends it, and returns what it did. */
  stop(): Promise<WorkerSummary>;
  readonly ended: Promise<WorkerSummary>;
}

let count = 0;

/** Streams of one test: what comes in, results, dead letters. */
export interface Places {
  readonly stream: string;
  readonly subject: string;
  readonly out: string;
  readonly dead: string;
}

const MILLISECONDS = 1e6;

/** Makes streams that no other test has. @param ackWait in milliseconds. */
export async function newPlaces(streams: Streams, ackWait = 10_000): Promise<Places> {
  const number = ++count;
  const places = {
    stream: `IN${number}`,
    subject: `in${number}`,
    out: `OUT${number}`,
    dead: `DEAD${number}`,
  };
  for (const name of [places.stream, places.out, places.dead]) await streams.add(name);
  await streams.manager.consumers.add(places.stream, {
    durable_name: 'fwpm',
    ack_policy: 'explicit',
    ack_wait: ackWait * MILLISECONDS,
  });
  return places;
}

export function startWorker(
  server: NatsServer,
  places: Places,
  options: Partial<WorkerOptions> = {},
): Running {
  const stop = new AbortController();
  const notices: string[] = [];
  const ended = runWorker({
    servers: server.url,
    stream: places.stream,
    consumer: 'fwpm',
    decode: commandDecode(),
    publish: places.out.toLowerCase(),
    deadLetter: places.dead.toLowerCase(),
    signal: stop.signal,
    onNotice: (notice) => notices.push(notice),
    ...options,
  });
  ended.catch(() => undefined);
  return {
    notices,
    ended,
    stop: () => {
      stop.abort();
      return ended;
    },
  };
}
