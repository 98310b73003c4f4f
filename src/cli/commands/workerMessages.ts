/** Works on the messages of a stream until somebody stops it. */
import { readFileSync } from 'node:fs';
import type { Limits } from '../../codec/index.ts';
import {
  type Address,
  type ConnectionOptions,
  isWorkerError,
  runWorker,
  type WorkerOptions,
} from '../../nats/index.ts';
import type { PartitionKey } from '../../tables/partition.ts';
import { EXIT, type ExitCode, UsageError } from '../exit.ts';
import { unreadable } from '../input/reason.ts';
import { onInterrupt } from '../interrupt.ts';
import { type EventArguments, type OpenedWriting, writingOf } from '../options/events.ts';
import { tell } from '../output/messages.ts';
import { NO_PROGRESS } from '../output/progress.ts';
import { DataSetStore } from '../worker/dataSetStore.ts';
import { MessageResults } from '../worker/messageResults.ts';
import type { InputArguments } from './decodeFiles.ts';
import type { RESULT_FORMATS } from './workerOptions.ts';

type ResultFormat = (typeof RESULT_FORMATS)[number];

export interface WorkerArguments extends EventArguments {
  readonly server?: string;
  readonly creds?: string;
  readonly stream: string;
  readonly consumer: string;
  readonly create?: string;
  readonly publish?: string;
  readonly output?: string;
  readonly format?: ResultFormat;
  readonly partition?: readonly PartitionKey[];
  readonly deadLetter: string;
  readonly maxDeliver: number;
  readonly batch: number;
  readonly maxMessage: number;
  readonly maxBatch: number;
  readonly maxWait: number;
  readonly metrics?: Address;
  readonly limit: Partial<Limits>;
}

export async function workerMessages(given: WorkerArguments): Promise<ExitCode> {
  const format = resultFormat(given);
  const written = await writingOf({ ...given, format }, given.output, NO_PROGRESS);
  const stop = new AbortController();
  const release = onInterrupt(() => stop.abort());
  const { stream, consumer, publish, deadLetter, maxDeliver, batch, metrics } = given;
  try {
    await runWorker({
      ...connectionOf(given),
      ...resultsOf(given, format, written),
      stream,
      consumer,
      publish,
      deadLetter,
      maxDeliver,
      batch,
      metrics,
      maxObject: given.maxMessage,
      patience: 1000 * given.maxWait,
      create: given.create === undefined ? undefined : { subjects: given.create.split(',') },
      signal: stop.signal,
      onNotice: (message) => void tell([message]),
    });
    return EXIT.ok;
  } catch (error) {
    throw isWorkerError(error) || isListenError(error) ? new UsageError(error.message) : error;
  } finally {
    release();
  }
}

/** @throws UsageError for results that go nowhere, or to two places. */
function resultFormat({ publish, output, format, partition }: WorkerArguments): ResultFormat {
  if ((publish === undefined) === (output === undefined)) {
    throw new UsageError('a worker has one place for results: --publish with a subject, or -o with a folder');
  }
  if (output === undefined) {
    if (format === 'parquet') throw new UsageError('--format parquet is for -o with a folder');
    if (partition !== undefined) throw new UsageError('--partition is for -o with a folder');
    return format ?? 'ndjson';
  }
  if (output === '-') throw new UsageError('-o needs a folder');
  if (format !== undefined && format !== 'parquet')
    throw new UsageError(`-o is for --format parquet, and not for ${format}`);
  return 'parquet';
}

/** What decodes messages, and has what is not published. */
function resultsOf(
  { output, partition: keys = [], maxMessage: most, maxBatch, limit }: WorkerArguments,
  format: ResultFormat,
  written: OpenedWriting,
): Pick<WorkerOptions, 'decode' | 'store'> {
  const given: InputArguments = { limit, copies: format === 'ndjson', jobs: 1 };
  if (output === undefined) {
    const results = new MessageResults({ given, written, most });
    return { decode: (message) => results.of(message) };
  }
  let results: MessageResults | undefined;
  return {
    store: (identity) => {
      const { context } = written;
      const store = new DataSetStore({ folder: output, keys, context, most: maxBatch }, identity);
      results = new MessageResults({ given, written, most, store });
      return store;
    },
    decode: (message) => {
      if (results === undefined) throw new Error('nothing is decoded before the store is open');
      return results.of(message);
    },
  };
}

/** Secrets are in variables and files: everybody sees what is on command lines. */
function connectionOf({ server, creds }: WorkerArguments): ConnectionOptions {
  const { env } = process;
  const file = creds ?? env['NATS_CREDS'];
  const servers = (server ?? env['NATS_URL'])?.split(',');
  return {
    servers,
    user: env['NATS_USER'],
    password: env['NATS_PASSWORD'],
    token: env['NATS_TOKEN'],
    caFile: env['NATS_CA'],
    certFile: env['NATS_CERT'],
    keyFile: env['NATS_KEY'],
    credentials: file === undefined ? undefined : credentialsIn(file),
  };
}

function credentialsIn(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** The address of the metrics cannot be had. */
function isListenError(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error && error.syscall === 'listen';
}
