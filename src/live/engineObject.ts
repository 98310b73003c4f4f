/** An object of the filter engine, to be written beside the events that lead to it. */
import type { CaptureNotes } from '../capture/cbor/capture.ts';
import { packValues } from '../capture/packValues.ts';
import type { Abi, Infer, ValueLayout } from '../layout/index.ts';

/** What changes a value before it is written, as a `Redactor` of `fwpm/redact` does. */
export interface Change {
  value<L extends ValueLayout>(layout: L, value: Infer<L>): Infer<L>;
}

export class EngineObject {
  /** The items of a capture that have it. */
  readonly items: (abi: Abi, notes: CaptureNotes, change?: Change) => Iterable<Uint8Array>;

  constructor(struct: ValueLayout, value: unknown);
  constructor(struct: ValueLayout, value: Infer<ValueLayout>) {
    this.items = (abi, notes, change) => {
      const written = change === undefined ? value : change.value(struct, value);
      return packValues(struct, [written], { abi, ...notes });
    };
  }
}
