/** Messages that fail, kept whole with the reason. */

import { printable } from '../format/printable.ts';
import { excerpt } from '../util/text.ts';
import type { StreamMessage } from './clients.ts';
import { idOf, placeOf } from './message.ts';
import type { Failure } from './options.ts';
import { type Publisher, UnpublishableError } from './publisher.ts';
import { splitBytes } from './split.ts';

/** Characters of what is said: the rest of a message is for its bytes. */
const MOST_ERROR = 1000;
const MOST_ISSUES = 4000;

export class DeadLetters {
  readonly #publisher: Publisher;
  readonly #subject: string;

  constructor(publisher: Publisher, subject: string) {
    this.#publisher = publisher;
    this.#subject = subject;
  }

  /** Resolves once it is kept. @throws as `publish` of Publisher. */
  async add(message: StreamMessage, { error, issues }: Failure): Promise<void> {
    const { stream, sequence } = placeOf(message);
    const about = {
      'Fwpm-Error': printable(excerpt(error, MOST_ERROR)),
      'Fwpm-Issues': issues.length === 0 ? undefined : printable(asJson(issues)),
      'Fwpm-Stream': stream,
      'Fwpm-Sequence': String(sequence),
      'Fwpm-Subject': message.subject,
      'Fwpm-Deliveries': String(message.info.deliveryCount),
    };
    const room = this.#publisher.roomBeside(this.#headers(message, about)) - ROOM_OF_PART;
    await this.#addParts(message, about, Math.max(room, LEAST_PART));
  }

  /** In shorter parts where the stream takes none of such a length. */
  async #addParts(message: StreamMessage, about: About, most: number): Promise<void> {
    try {
      await this.#publishParts(message, about, splitBytes(message.data, most));
    } catch (error) {
      if (!(error instanceof UnpublishableError) || most <= LEAST_PART) throw error;
      await this.#addParts(message, about, Math.max(LEAST_PART, Math.floor(most / 2)));
    }
  }

  async #publishParts(message: StreamMessage, about: About, parts: readonly Uint8Array[]): Promise<void> {
    for (const [i, part] of parts.entries()) {
      const number = parts.length === 1 ? undefined : `${i + 1}/${parts.length}`;
      const headers = this.#headers(message, { ...about, 'Fwpm-Part': number });
      await this.#publisher.publish(this.#subject, `${idOf(message, this.#subject)}.${i + 1}`, part, headers);
    }
  }

  /** Its own headers, but for those that servers act on: what they ask for was done, or is not for this stream. */
  #headers(message: StreamMessage, about: About) {
    const headers = this.#publisher.headers(about);
    for (const [name, values] of message.headers ?? []) {
      if (/^nats-/i.test(name) || Object.hasOwn(about, name)) continue;
      for (const value of values) headers.append(name, value);
    }
    return headers;
  }
}

/** What is said of a message. */
type About = Readonly<Record<string, string | undefined>>;

const ROOM_OF_PART = 64;
const LEAST_PART = 1024;

/** As many issues as there is room for. */
function asJson(issues: readonly string[]): string {
  const told: string[] = [];
  let length = 2;
  for (const issue of issues) {
    length += issue.length + 1;
    if (length > MOST_ISSUES) break;
    told.push(issue);
  }
  return `[${told.join(',')}]`;
}
