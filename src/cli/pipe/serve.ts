/** Serves: a reply to each message, in order, each written before the next message is looked at. */
import { EXIT, type ExitCode } from '../exit.ts';
import type { DeadLetters } from '../output/deadLetters.ts';
import type { Output } from '../output/output.ts';
import type { Answers } from './answers.ts';
import type { Codec } from './codecs.ts';
import { type FramePart, frameReader } from './frames.ts';

export interface ServeOptions {
  readonly codec: Codec;
  readonly maxFrame: number;
  readonly answers: Answers;
  readonly output: Output;
  readonly deadLetters: DeadLetters | undefined;
}

/**
 * @param chunks what comes in, whatever its pieces are.
 * @param isStopped whether it was cut short, when a message that has begun is nobody's fault.
 */
export async function serve(
  chunks: AsyncIterable<Uint8Array>,
  isStopped: () => boolean,
  options: ServeOptions,
): Promise<ExitCode> {
  const frames = frameReader(options.codec, options.maxFrame);
  const serving = new Serving(options);
  try {
    for await (const chunk of chunks) {
      for (const part of frames.push(chunk)) await serving.take(part);
      if (serving.isOver) return serving.exitCode;
    }
    if (!isStopped()) for (const part of frames.end()) await serving.take(part);
    return serving.exitCode;
  } finally {
    serving.end();
  }
}

class Serving {
  exitCode: ExitCode = EXIT.ok;
  readonly #options: ServeOptions;
  #count = 0;
  /** Whether a message is passed over that is too long; it has its reply already. */
  #isPassing = false;

  constructor(options: ServeOptions) {
    this.#options = options;
  }

  /** Whether nothing more can be understood, or nobody reads replies. */
  get isOver(): boolean {
    return this.exitCode !== EXIT.ok || !this.#options.output.isOpen;
  }

  async take(part: FramePart): Promise<void> {
    const { answers, output, deadLetters, codec } = this.#options;
    if (!output.isOpen) return;
    switch (part.kind) {
      case 'message':
        await output.write(await answers.answer(++this.#count, part.bytes));
        break;
      case 'tooLong':
        await this.#passOver(part.length);
        break;
      case 'piece':
        deadLetters?.piece(part.bytes);
        break;
      case 'passed':
        this.#isPassing = false;
        deadLetters?.piece(codec.after);
        deadLetters?.end();
        break;
      case 'broken':
        this.exitCode = EXIT.damaged;
        if (!this.#isPassing) await output.write(this.#broken(part.reason));
        break;
    }
  }

  /** At the end: half a message is not kept. */
  end(): void {
    if (this.#isPassing) this.#options.deadLetters?.abandon();
    this.#options.deadLetters?.close();
  }

  /** It is answered before it is passed over: whoever sends nonsense may wait for a reply before sending more of it. */
  async #passOver(length: number | undefined): Promise<void> {
    const { answers, output, deadLetters, codec, maxFrame } = this.#options;
    this.#isPassing = true;
    deadLetters?.begin();
    if (length !== undefined) deadLetters?.piece(codec.before(length));
    const long = length === undefined ? `more than ${maxFrame} bytes` : `${length} bytes`;
    const kept = deadLetters === undefined ? 'it is passed over' : `it goes to ${deadLetters.name} unread`;
    const reason = `it has ${long}, and --max-frame is ${maxFrame}`;
    await output.write(
      answers.refusal(
        ++this.#count,
        reason,
        `${kept}: send less at once, raise --max-frame, or look at --codec`,
      ),
    );
  }

  #broken(reason: string): Uint8Array {
    return this.#options.answers.refusal(
      ++this.#count,
      `its framing cannot be followed: ${reason}`,
      'fwpm ends here: send the same --codec, and start it again',
    );
  }
}
