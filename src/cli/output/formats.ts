/** What `--format` names: ways to write events. */
import type { EventContext, EventFormat, NetEventName, Origin } from '../../events/index.ts';
import { csv } from '../../format/csv.ts';
import { ecs } from '../../format/ecs.ts';
import { ocsf } from '../../format/ocsf.ts';
import { text } from '../../format/text.ts';
import type { EventTable } from '../../tables/index.ts';
import { TEXT_ENCODER } from '../../util/textEncoder.ts';
import { UsageError } from '../exit.ts';
import { styleFor } from './style.ts';

/** Every format of `fwpm decode`; ndjson is the one that takes structs of any kind. */
export const FORMATS = ['ndjson', 'text', 'csv', 'ecs', 'ocsf', 'parquet', 'arrow'] as const;
export type Format = (typeof FORMATS)[number];
export type EventFormatName = Exclude<Format, 'ndjson'>;

/** Writes events one after the other, and says when there are bytes to take. */
export interface EventWriter {
  add(struct: NetEventName, event: unknown, origin: Origin): readonly Uint8Array[];
  /** What can be taken although more events may come. */
  flush(): readonly Uint8Array[];
  /** What is left when all events were added. */
  end(): readonly Uint8Array[];
}

export interface WriterOptions {
  readonly context: EventContext;
  readonly neutralizeFormulas: boolean;
  /** Whether it all goes to standard output. */
  readonly isToStdout: boolean;
}

/** The writer of a format. */
export async function writerOf(format: EventFormatName, options: WriterOptions): Promise<EventWriter> {
  const { context, neutralizeFormulas, isToStdout } = options;
  switch (format) {
    case 'text':
      return new TextWriter(text(context, isToStdout ? styleFor(process.stdout) : {}));
    case 'csv':
      return new TextWriter(csv(context, { neutralizeFormulas }));
    case 'ecs':
      return new TextWriter(ecs(context));
    case 'ocsf':
      return new TextWriter(ocsf(context));
    // Their libraries take a while to load.
    case 'parquet': {
      const { parquet } = await import('../../tables/parquet.ts');
      return new TableWriter(parquet(context));
    }
    case 'arrow': {
      const { arrow } = await arrowModule();
      return new TableWriter(arrow(context));
    }
  }
}

/** Its library is large, and few need it: it is not installed with the command. */
async function arrowModule(): Promise<typeof import('../../tables/arrow.ts')> {
  try {
    return await import('../../tables/arrow.ts');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
    throw new UsageError(
      '--format arrow needs the package apache-arrow beside fwpm: npm install apache-arrow@21, with -g where fwpm was installed with it',
    );
  }
}

/** Characters that are gathered before they become bytes. */
const GATHERED = 2 ** 18;

/** Formats that are text. */
class TextWriter implements EventWriter {
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
    const bytes = TEXT_ENCODER.encode(this.#text);
    this.#text = '';
    return [bytes];
  }

  end(): readonly Uint8Array[] {
    return this.flush();
  }
}

/** Formats that are tables: their bytes come in groups of rows. */
class TableWriter implements EventWriter {
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
