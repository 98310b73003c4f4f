/** Decodes messages, each as `fwpm decode` does a file: for `fwpm pipe` and for workers. */
import { isDecodeError } from '../../codec/index.ts';
import { type Gathering, gatheringFor } from '../batches/decodeSource.ts';
import { decodeInput, type InputArguments } from '../commands/decodeFiles.ts';
import { isUsageError } from '../exit.ts';
import { messageFile } from '../input/message.ts';
import type { OpenedWriting } from '../options/events.ts';
import { bugText } from '../output/failures.ts';
import type { Output } from '../output/output.ts';
import { MessageReport } from './messageReport.ts';

export interface MessageDecodingOptions {
  readonly given: InputArguments;
  readonly written: OpenedWriting;
  /** Where lines go; one message after another. */
  readonly output: Output;
  /** The most bytes that a message may unpack to, and the option that says so. */
  readonly most: readonly [most: number, option: string];
  /** How memory is sent. */
  readonly advice: string;
}

export class MessageDecoding {
  /** What is wrong with the message that was decoded last. */
  readonly report: MessageReport;
  readonly #options: MessageDecodingOptions;
  readonly #gathering: Gathering;

  constructor(options: MessageDecodingOptions) {
    this.report = new MessageReport(options.advice);
    this.#options = options;
    this.#gathering = gatheringFor(options.output);
  }

  /**
   * Decodes a message. Whatever comes, it throws nothing: the report has what is wrong.
   * @param bytes gives the message, or throws a UsageError.
   * @param about gives what is said of the message beside it.
   */
  async decode(
    name: string,
    bytes: () => Uint8Array,
    about?: () => Promise<Partial<InputArguments>>,
  ): Promise<void> {
    this.report.clear();
    try {
      const { given } = this.#options;
      await this.#decode(name, bytes(), about === undefined ? given : { ...given, ...(await about()) });
    } catch (error) {
      await this.report.fault(reasonFor(error));
      // What a format had begun to write is not for the next message.
      this.#options.written.writer?.flush();
    }
  }

  async #decode(name: string, bytes: Uint8Array, given: InputArguments): Promise<void> {
    const { written, output, most } = this.#options;
    const input = await messageFile(name, bytes, most);
    const sink = { output, report: this.report, gathering: this.#gathering };
    await decodeInput({ input, file: undefined }, given, sink, written);
  }
}

function reasonFor(error: unknown): string {
  if (isUsageError(error)) return error.message;
  return isDecodeError(error) ? error.message : bugText(error);
}
