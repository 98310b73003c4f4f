/** What a worker is told. */
import type { ConnectionOptions } from './connection.ts';
import type { WorkerMessage } from './message.ts';
import type { Outcome } from './metrics.ts';
import type { Address } from './metricsServer.ts';
import type { CreateOptions } from './places.ts';
import type { Store } from './store.ts';

/** What became of the bytes of a message. */
export interface Decoded {
  /** Results in lines, each with its newline; none where a store has them. */
  readonly lines: Uint8Array;
  /** How many events they are. */
  readonly events: number;
  /** What is wrong with the message: what could be read is kept, and the message goes to the dead letters as a whole. */
  readonly failure?: Failure | undefined;
}

export interface Failure {
  readonly error: string;
  /** What could not be read, as JSON each. */
  readonly issues: readonly string[];
}

/** Decodes a message. What it throws is a failure of the message. */
export type Decode = (message: WorkerMessage) => Promise<Decoded> | Decoded;

export interface WorkerOptions extends ConnectionOptions {
  readonly stream: string;
  /** A durable consumer that is pulled, with explicit acknowledgement. */
  readonly consumer: string;
  readonly decode: Decode;
  /** The subject that results are published to. */
  readonly publish?: string | undefined;
  /**
   * What has the results instead, opened once the consumer is found: `decode` gives them to it.
   * @param identity what tells the messages of this consumer from those of all others.
   */
  readonly store?: ((identity: string) => Store) | undefined;
  /** Milliseconds that results wait for others in a store at most; 10,000 by default. */
  readonly patience?: number | undefined;
  /** The subject that messages go to which fail, with the reason. */
  readonly deadLetter: string;
  /** A message that was delivered more often goes to the dead letters without a look at it; 5 by default. */
  readonly maxDeliver?: number | undefined;
  /** Messages that are pulled at once; 256 by default. */
  readonly batch?: number | undefined;
  /** The most bytes of an object that a message names; 64 MiB by default. */
  readonly maxObject?: number | undefined;
  /** Makes the streams and the consumer where they are not there. */
  readonly create?: CreateOptions | undefined;
  /** Where /metrics and /health are served; nowhere by default. */
  readonly metrics?: Address | undefined;
  /** Ends it: what was pulled is finished before. */
  readonly signal?: AbortSignal | undefined;
  /** Hears what somebody may want to know: the server goes away, a message fails. */
  readonly onNotice?: ((message: string) => void) | undefined;
}

/** What a worker did. */
export interface WorkerSummary {
  readonly messages: Readonly<Record<Outcome, number>>;
  readonly events: number;
}
