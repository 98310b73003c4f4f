/** What a worker makes of a message: lines to publish, or rows in a data set. */
import type { Decoded, WorkerMessage } from '../../nats/index.ts';
import type { InputArguments } from '../commands/decodeFiles.ts';
import { MessageDecoding } from '../messages/decoding.ts';
import type { OpenedWriting } from '../options/events.ts';
import type { DataSetStore } from './dataSetStore.ts';
import { GatheredLines, withoutNulls } from './gatheredLines.ts';
import { headerArguments } from './headerArguments.ts';

export interface MessageResultsOptions {
  readonly given: InputArguments;
  readonly written: OpenedWriting;
  /** The most bytes that a message may unpack to. */
  readonly most: number;
  /** Where events go that are not published. */
  readonly store?: DataSetStore | undefined;
}

export class MessageResults {
  readonly #lines = new GatheredLines();
  readonly #decoding: MessageDecoding;
  readonly #store: DataSetStore | undefined;

  constructor({ given, written, most, store }: MessageResultsOptions) {
    this.#store = store;
    const writing = store === undefined ? written : { ...written, writer: store.writer };
    this.#decoding = new MessageDecoding({
      given,
      written: writing,
      output: this.#lines,
      most: [most, '--max-message'],
      advice: 'with the headers Fwpm-Struct, Fwpm-Base, Fwpm-At',
    });
  }

  /** Whatever comes, it throws nothing. */
  async of(message: WorkerMessage): Promise<Decoded> {
    const store = this.#store;
    const before = store?.events ?? 0;
    await this.#decoding.decode(
      'the message',
      () => message.bytes,
      () => headerArguments(message.header),
    );
    store?.took(message.bytes.length);
    const { lines, count } = this.#lines.take();
    const { report } = this.#decoding;
    const events = store === undefined ? count : store.events - before;
    if (!report.isAny) return { lines, events };
    return { lines: withoutNulls(lines), events, failure: { error: report.text, issues: report.issuesJson } };
  }
}
