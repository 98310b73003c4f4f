/** Tables as writers of events: by this thread alone, or by several. */
import { deserialize, serialize } from 'node:v8';
import type { EventContext, NetEventName, Origin } from '../../events/index.ts';
import type { TableKind } from '../../tables/groups.ts';
import type { PartitionKey } from '../../tables/partition.ts';
import { STRETCH_ROWS, type Stretch, Stretches, StretchTable } from '../../tables/stretches.ts';
import type { ElementJson, EventWriter, Joint } from './writers.ts';

/** What a table is made of. */
export interface TableOptions {
  readonly kind: TableKind;
  readonly context: EventContext;
  /** What the events of a file have in common, where there are several files. */
  readonly keys?: readonly PartitionKey[] | undefined;
}

/** Where stretches go. */
export interface StretchSink {
  /** @returns bytes for the output, where it is the output that they go to. */
  add(stretch: Stretch): readonly Uint8Array[];
  end(): readonly Uint8Array[];
}

/** Writes tables: their bytes come in groups of rows. */
export class TableWriter implements EventWriter {
  readonly batch = STRETCH_ROWS;
  readonly joint: Joint;
  readonly #stretches: Stretches;
  readonly #sink: StretchSink;

  /** @param sink a table by itself, where it is not said. */
  constructor(options: TableOptions, sink: StretchSink = new StretchTable(options.kind)) {
    this.#stretches = stretchesFor(options);
    this.#sink = sink;
    this.joint = {
      apart: () => new ApartWriter(stretchesFor(options)),
      join: (bytes) => this.#put(stretchesIn(bytes)),
    };
  }

  add(struct: NetEventName, event: unknown, origin: Origin, json?: ElementJson): readonly Uint8Array[] {
    return this.#put(this.#stretches.add(struct, event, origin, json?.text));
  }

  /** Ends the stretches of a batch. Rows that are too few for a group are held. */
  flush(): readonly Uint8Array[] {
    return this.#put(this.#stretches.take());
  }

  end(): readonly Uint8Array[] {
    return [...this.flush(), ...this.#sink.end()];
  }

  #put(stretches: readonly Stretch[]): readonly Uint8Array[] {
    return stretches.flatMap((stretch) => this.#sink.add(stretch));
  }
}

function stretchesFor({ kind, context, keys }: TableOptions): Stretches {
  return new Stretches(context, kind, keys);
}

/** Writes stretches as bytes, which `join` takes. */
class ApartWriter implements EventWriter {
  readonly batch = STRETCH_ROWS;
  readonly #stretches: Stretches;

  constructor(stretches: Stretches) {
    this.#stretches = stretches;
  }

  add(struct: NetEventName, event: unknown, origin: Origin, json?: ElementJson): readonly Uint8Array[] {
    return this.#stretches.add(struct, event, origin, json?.text).map(bytesOfStretch);
  }

  flush(): readonly Uint8Array[] {
    return this.#stretches.take().map(bytesOfStretch);
  }

  end(): readonly Uint8Array[] {
    return this.flush();
  }
}

const LENGTH_BYTES = 4;

/** A stretch after its length, so that several can be one piece. */
function bytesOfStretch(stretch: Stretch): Uint8Array {
  const content = serialize(stretch);
  const bytes = new Uint8Array(LENGTH_BYTES + content.length);
  new DataView(bytes.buffer).setUint32(0, content.length);
  bytes.set(content, LENGTH_BYTES);
  return bytes;
}

function stretchesIn(bytes: Uint8Array): Stretch[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const stretches: Stretch[] = [];
  for (let at = 0; at < bytes.length; ) {
    const begin = at + LENGTH_BYTES;
    const end = begin + view.getUint32(at);
    const stretch: Stretch = deserialize(bytes.subarray(begin, end));
    stretches.push(stretch);
    at = end;
  }
  return stretches;
}
