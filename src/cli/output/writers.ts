/** What writes events: as text, or as tables. */
import type { EventFormat, NetEventName, Origin } from '../../events/index.ts';
import type { EventTable } from '../../tables/index.ts';
import { TEXT_ENCODER } from '../../util/textEncoder.ts';

/** Writes events one after the other, and returns bytes whenever there are some to take. */
export interface EventWriter {
  add(struct: NetEventName, event: unknown, origin: Origin): readonly Uint8Array[];
  /** What can be taken although more events may follow. */
  flush(): readonly Uint8Array[];
  /** What is left after the last event. */
  end(): readonly Uint8Array[];
}

/** A text as bytes that have a buffer of their own: it can be transferred to another thread. */
export function utf8Of(text: string): Uint8Array {
  return TEXT_ENCODER.encode(text);
}

/** How many characters are gathered before they become bytes. */
const GATHERED = 2 ** 18;

/** Formats that are text. */
export class TextWriter implements EventWriter {
  readonly #format: EventFormat;
  #text: string;

  constructor(format: EventFormat) {
    this.#format = format;
    this.#text = format.head;
  }

  add(struct: NetEventName, event: unknown, origin: Origin): readonly Uint8Array[] {
    this.#text += this.#format.write(struct, event, origin);
    return this.#text.length < GATHERED ? [] : this.flush();
  }

  flush(): readonly Uint8Array[] {
    if (this.#text === '') return [];
    const bytes = utf8Of(this.#text);
    this.#text = '';
    return [bytes];
  }

  end(): readonly Uint8Array[] {
    return this.flush();
  }
}

/** Formats that are tables: their bytes come in groups of rows. */
export class TableWriter implements EventWriter {
  readonly #table: EventTable;

  constructor(table: EventTable) {
    this.#table = table;
  }

  add(struct: NetEventName, event: unknown, origin: Origin): readonly Uint8Array[] {
    return this.#table.add(struct, event, origin);
  }

  flush(): readonly Uint8Array[] {
    return [];
  }

  end(): readonly Uint8Array[] {
    return this.#table.end();
  }
}
