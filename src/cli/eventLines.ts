/** Events in the formats that are not their own JSON. */
import type { DecodeError, Limits } from '../codec/index.ts';
import { Elements } from '../elements.ts';
import { isNetEventName, NET_EVENTS, type NetEventName } from '../events/index.ts';
import type { ValueLayout } from '../layout/index.ts';
import type { Memory } from '../memory/index.ts';
import type { Run } from '../roots.ts';
import type { Lines } from './batch.ts';
import { UsageError } from './exit.ts';
import type { EventWriter } from './formats.ts';

/** The events of a run, as a writer writes them. */
export class EventLines implements Lines {
  readonly #name: NetEventName;
  readonly #events: Elements<ValueLayout>;
  readonly #writer: EventWriter;

  /** @throws UsageError for a struct that is no event. */
  constructor(
    struct: ValueLayout,
    memory: Memory,
    run: Run,
    writer: EventWriter,
    options: { limits: Limits; onIssue: (issue: DecodeError) => void },
  ) {
    this.#name = eventNameOf(struct);
    this.#events = new Elements(struct, memory, run, options);
    this.#writer = writer;
  }

  *lines(from: number, to: number): Generator<Uint8Array, void, undefined> {
    for (let index = from; index < to; index++) {
      yield* this.#writer.add(this.#name, this.#events.at(index));
    }
    yield* this.#writer.flush();
  }
}

function eventNameOf({ ctype }: ValueLayout): NetEventName {
  if (isNetEventName(ctype)) return ctype;
  const events = Object.keys(NET_EVENTS).join(', ');
  throw new UsageError(`--format is for events (${events}): for ${ctype} there is ndjson alone`);
}
