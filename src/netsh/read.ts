/** The events that `netsh wfp show netevents` and `netsh wfp capture` write, one after another. */
import type { NetEventName, Origin, RuleBook } from '../events/index.ts';
import { bigintIn, type PlainRecord, recordIn } from '../events/members.ts';
import { isRulesError } from '../filters/error.ts';
import { FilterCollector } from '../filters/filters.ts';
import { type Faults, ObjectReader } from '../filters/objects.ts';
import { SHAPES, WATCHED } from '../filters/shapes.ts';
import { type ByteSource, decodedText } from '../filters/text.ts';
import { NetshError } from './error.ts';
import { EventMaker } from './event.ts';
import { type Counts, Notes } from './notes.ts';
import { EVENT_ELEMENTS, EventTrees } from './tree.ts';

/** An event, as a file of netsh describes it. */
export interface NetshEvent {
  /** The oldest version of the event that has all that the file says. */
  readonly struct: NetEventName;
  /**
   * As decoding would give it, with C names, but with no member that the file does not have. What the file has below
   * `internalFields` is under `internal`, as text: it is undocumented.
   */
  readonly event: PlainRecord;
  /** With the filters that the file had up to this event, where it has any: for `write` of a format. */
  readonly origin: Origin;
}

/** What of a file was passed over. */
export interface NetshNotes {
  /** What of it is not XML. Undefined if it is all XML. */
  readonly faults: Faults | undefined;
  /** Events with more elements or text than an event can have: they were passed over. */
  readonly tooLarge: number;
  /** How often elements and names came that are not known here; 100 different ones at most. */
  readonly unknown: Counts;
  /** How often members had a text that is no value of theirs, by their paths; 100 different ones at most. */
  readonly unread: Counts;
}

export interface ReadNetEventsOptions {
  /** Called once, after the last event, also where there is nothing to say. */
  readonly onEnd?: (notes: NetshNotes) => void;
}

/**
 * Reads what `netsh wfp show netevents file=netevents.xml` or `netsh wfp capture` (wfpdiag.xml) wrote, in UTF-8 or
 * UTF-16. The file may be far larger than memory: nothing is kept but the filters of a capture.
 *
 * Events that are whole are read, whatever is wrong elsewhere. A member that the file does not have, or with a text that
 * says no value, is not there: nothing is 0 that the file does not say.
 * @throws NetshError if it has no element that can hold events, and if it nests too deep.
 */
export async function* readNetEvents(
  source: ByteSource,
  { onEnd }: ReadNetEventsOptions = {},
): AsyncGenerator<NetshEvent, void, undefined> {
  const reading = new Reading();
  for await (const text of decodedText(source)) yield* reading.events((objects) => objects.write(text));
  yield* reading.events((objects) => objects.end());
  onEnd?.(reading.end());
}

class Reading {
  readonly #notes = new Notes();
  readonly #filters = new FilterCollector(undefined, false);
  readonly #rules: RuleBook = this.#filters.soFar();
  readonly #objects: ObjectReader;
  #events: NetshEvent[] = [];
  #tooLarge = 0;

  constructor() {
    const maker = new EventMaker(this.#notes);
    const trees = new EventTrees(
      (element) => {
        const said = maker.eventOf(element);
        if (said === undefined) return;
        this.#filters.eventAt(bigintIn(recordIn(said.event, 'header') ?? {}, 'timeStamp'));
        const origin = this.#filters.hasFilters ? { rules: this.#rules } : {};
        this.#events.push({ ...said, origin });
      },
      () => {
        this.#tooLarge++;
      },
    );
    this.#objects = new ObjectReader(
      SHAPES,
      [...WATCHED, ...EVENT_ELEMENTS],
      (...found) => this.#filters.add(...found),
      { others: trees },
    );
  }

  /** The events of a piece of the file. @throws NetshError */
  *events(read: (objects: ObjectReader) => void): Generator<NetshEvent, void, undefined> {
    let failure: unknown;
    try {
      read(this.#objects);
    } catch (error) {
      failure = error;
    }
    const events = this.#events;
    this.#events = [];
    yield* events;
    if (isRulesError(failure)) throw new NetshError(failure, { cause: failure });
    if (failure !== undefined) throw failure;
  }

  /** @throws NetshError */
  end(): NetshNotes {
    const objects = this.#objects;
    if (!EVENT_ELEMENTS.some((name) => objects.has(name))) {
      throw new NetshError(objects.at(this.#whatItIs()));
    }
    return {
      faults: objects.faults,
      tooLarge: this.#tooLarge,
      unknown: this.#notes.unknown,
      unread: this.#notes.unread,
    };
  }

  #whatItIs(): string {
    if (this.#filters.hasFilters)
      return 'these are filters and not events: they can be given beside events (--filters)';
    if (this.#objects.isMarkup) return 'there is no <netEvent> in the file';
    return this.#objects.outside === '' ? 'the file is empty' : 'this is no XML';
  }
}
