/** Events in the formats that are not their own JSON. */
import type { Origin } from '../../events/index.ts';
import { isNetEventName, NET_EVENTS, type NetEventName } from '../../events/netEvents.ts';
import type { ValueLayout } from '../../layout/index.ts';
import type { Memory } from '../../memory/index.ts';
import type { Run } from '../../memory/run.ts';
import { Elements } from '../../read/elements.ts';
import { FastJson } from '../../read/fastJson.ts';
import type { LineBuffer } from '../../read/lineBuffer.ts';
import { UsageError } from '../exit.ts';
import type { ElementJson, EventWriter } from '../output/writers.ts';
import type { InternalPart } from './internalPart.ts';
import type { Lines, LinesOptions } from './lines.ts';

interface EventLinesOptions extends LinesOptions {
  readonly writer: EventWriter;
  readonly origin: Origin;
  /** Adds what is undocumented, where it is asked for. */
  readonly internal: InternalPart | undefined;
  /** Where the JSON of an event can be made, with unpaired surrogates replaced. */
  readonly buffer: LineBuffer | undefined;
}

/** The events of a run, as a writer writes them. */
export class EventLines implements Lines {
  readonly #name: NetEventName;
  readonly #events: Elements<ValueLayout>;
  readonly #writer: EventWriter;
  readonly #origin: Origin;
  readonly #internal: InternalPart | undefined;
  readonly #json: ElementJson | undefined;
  /** The event that is written. */
  #index = 0;
  #issues = 0;

  /** @throws UsageError for a struct that is not an event. */
  constructor(
    struct: ValueLayout,
    memory: Memory,
    run: Run,
    { limits, onIssue, writer, origin, internal, buffer }: EventLinesOptions,
  ) {
    this.#name = eventNameOf(struct);
    this.#writer = writer;
    this.#origin = origin;
    this.#internal = internal;
    const json = buffer && new FastJson(struct, memory, run, limits, buffer);
    this.#json = json && {
      text: () => json.at(this.#index),
      bytes: () => json.bytesAt(this.#index),
    };
    this.#events = new Elements(struct, memory, run, {
      limits,
      onIssue: (issue) => {
        this.#issues++;
        onIssue(issue);
      },
    });
  }

  *lines(from: number, to: number): Generator<Uint8Array, void, undefined> {
    for (let index = from; index < to; index++) {
      const before = this.#issues;
      const event = this.#events.at(index);
      // Nothing was wrong: the pointer is NULL, and there is no event.
      if (event === null && this.#issues === before) continue;
      const whole = this.#internal === undefined ? event : this.#internal.addedTo(index, event);
      this.#index = index;
      yield* this.#writer.add(this.#name, whole, this.#origin, this.#json);
    }
  }

  flush(): readonly Uint8Array[] {
    return this.#writer.flush();
  }
}

function eventNameOf({ ctype }: ValueLayout): NetEventName {
  if (isNetEventName(ctype)) return ctype;
  const events = Object.keys(NET_EVENTS).join(', ');
  throw new UsageError(`--format is for events (${events}): for ${ctype} there is ndjson alone`);
}
