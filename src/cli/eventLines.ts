/** Events in the formats that are not their own JSON. */
import { type DecodeError, Decoder, type Limits } from '../codec/index.ts';
import { isNetEventName, NET_EVENTS, type NetEventName } from '../events/index.ts';
import { FastReader, UNREAD } from '../fast/index.ts';
import type { ValueLayout } from '../layout/index.ts';
import type { Memory } from '../memory/index.ts';
import { carefulElement, type Run } from '../roots.ts';
import type { Lines } from './batch.ts';
import { UsageError } from './exit.ts';
import type { EventWriter } from './formats.ts';

/** The events of a run, as a writer writes them. */
export class EventLines implements Lines {
  readonly #struct: ValueLayout;
  readonly #name: NetEventName;
  readonly #run: Run;
  readonly #fast: FastReader<unknown> | undefined;
  readonly #careful: Decoder;
  readonly #writer: EventWriter;

  /** @throws UsageError for a struct that is no event. */
  constructor(
    struct: ValueLayout,
    memory: Memory,
    run: Run,
    writer: EventWriter,
    options: { limits: Limits; onIssue: (issue: DecodeError) => void },
  ) {
    this.#struct = struct;
    this.#name = eventNameOf(struct);
    this.#run = run;
    this.#fast = FastReader.for(struct, memory, options.limits, run);
    this.#careful = new Decoder(memory, struct.ctype, options);
    this.#writer = writer;
  }

  *lines(from: number, to: number): Generator<Uint8Array, void, undefined> {
    for (let index = from; index < to; index++) yield* this.#writer.add(this.#name, this.#event(index));
    yield* this.#writer.flush();
  }

  #event(index: number): unknown {
    const value = this.#fast === undefined ? UNREAD : this.#fast.read(index);
    return value === UNREAD ? carefulElement(this.#careful, this.#struct, this.#run, index) : value;
  }
}

function eventNameOf({ ctype }: ValueLayout): NetEventName {
  if (isNetEventName(ctype)) return ctype;
  const events = Object.keys(NET_EVENTS).join(', ');
  throw new UsageError(`--format is for events (${events}): for ${ctype} there is ndjson alone`);
}
