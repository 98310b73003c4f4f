/**
 * Workers on NATS JetStream: captures come in as messages, results are published, and each message is acknowledged once its
 * result is safe. It needs the packages @nats-io/transport-node, @nats-io/jetstream and, for objects, @nats-io/obj beside this one.
 *
 * @module
 */
export type { ConnectionOptions } from './connection.ts';
export { isWorkerError, WorkerError, type WorkerErrorCode } from './error.ts';
export type { MessagePlace, WorkerMessage } from './message.ts';
export type { Outcome } from './metrics.ts';
export type { Address } from './metricsServer.ts';
export type { Decode, Decoded, Failure, WorkerOptions, WorkerSummary } from './options.ts';
export type { CreateOptions } from './places.ts';
export type { Store } from './store.ts';
export { runWorker } from './worker.ts';
