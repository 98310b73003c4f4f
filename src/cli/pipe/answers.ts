/** What is answered to a message. */

import { wellFormedJson } from '../../format/jsonText.ts';
import { excerpt } from '../../util/text.ts';
import type { InputArguments } from '../commands/decodeFiles.ts';
import { MessageDecoding } from '../messages/decoding.ts';
import type { OpenedWriting } from '../options/events.ts';
import type { DeadLetters } from '../output/deadLetters.ts';
import { base64Bytes } from './base64.ts';
import type { Codec } from './codecs.ts';
import { Reply } from './reply.ts';

export interface AnswerOptions {
  readonly codec: Codec;
  readonly given: InputArguments;
  readonly written: OpenedWriting;
  /** The most bytes of a message, and of a reply. */
  readonly maxFrame: number;
  readonly maxReply: number;
  readonly deadLetters: DeadLetters | undefined;
}

/** Characters of an error for which there is hardly room. */
const MOST_EXCERPT = 200;

/** Makes one framed reply of each message. It is good until the next one is made. */
export class Answers {
  readonly #options: AnswerOptions;
  readonly #reply: Reply;
  readonly #decoding: MessageDecoding;

  constructor(options: AnswerOptions) {
    this.#options = options;
    this.#reply = new Reply(options.codec, options.maxReply);
    const { given, written, maxFrame } = options;
    this.#decoding = new MessageDecoding({
      given,
      written,
      output: this.#reply,
      most: [maxFrame, '--max-frame'],
      advice: '--struct, --base, --at',
    });
  }

  /** What a message holds, or what is wrong with it. Whatever comes, it throws nothing. */
  async answer(number: number, framed: Uint8Array): Promise<Uint8Array> {
    const name = `message ${number}`;
    const { codec } = this.#options;
    const { report } = this.#decoding;
    this.#reply.begin();
    await this.#decoding.decode(name, () => (codec.isBase64 ? base64Bytes(name, framed) : framed));
    if (this.#reply.isTooLong) {
      const { maxReply } = this.#options;
      await report.fault(
        `its reply would be longer than ${maxReply} bytes: send it in parts, or raise --max-reply`,
      );
    }
    return report.isAny ? this.#failure(name, framed) : this.#reply.array();
  }

  /** A reply to a message that was not read. @param advice what became of it, and what to do. */
  refusal(number: number, reason: string, advice: string): Uint8Array {
    this.#reply.begin();
    return this.#object(number, `message ${number}: ${reason}; ${advice}`, []);
  }

  #failure(name: string, framed: Uint8Array): Uint8Array {
    const { text, issuesJson } = this.#decoding.report;
    const about = text.includes(name) ? text : `${name}: ${text}`;
    const number = Number(name.slice('message '.length));
    return this.#object(number, `${about}; ${this.#kept(framed)}`, issuesJson);
  }

  /** As much of what is wrong, and of what could be decoded, as a reply may have. */
  #object(number: number, error: string, issues: readonly string[]): Uint8Array {
    const whole = objectOf(number, error, issues);
    if (this.#reply.fits(whole, true)) return this.#reply.object(whole, true);
    const cut = `${error}; what could be decoded of it is left out, since the reply would be too long (--max-reply)`;
    const shorter = [
      objectOf(number, cut, issues),
      objectOf(number, cut, []),
      objectOf(number, excerpt(error, MOST_EXCERPT), []),
    ];
    const members = shorter.find((each) => this.#reply.fits(each, false)) ?? shorter.at(-1) ?? '{';
    return this.#reply.object(members, false);
  }

  /** Keeps a message; returns what became of it. */
  #kept(framed: Uint8Array): string {
    const { deadLetters, codec } = this.#options;
    if (deadLetters === undefined) return 'it is not kept (--dead-letter FILE keeps such messages)';
    const failure = deadLetters.add([codec.before(framed.length), framed, codec.after]);
    return failure ?? `it is kept in ${deadLetters.name}`;
  }
}

function objectOf(number: number, error: string, issues: readonly string[]): string {
  const rest = issues.length === 0 ? '' : `,"issues":[${issues.join(',')}]`;
  return `{"error":${wellFormedJson(error)},"message":${number}${rest}`;
}
