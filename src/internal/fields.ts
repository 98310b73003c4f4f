/** What the decode functions take as their option `internal`. */
import type { ValueLayout } from '../layout/index.ts';
import type { Memory } from '../memory/index.ts';
import type { Run } from '../memory/run.ts';
import { excerpt } from '../util/text.ts';
import type { InternalChoice, InternalRefusal } from './internal.ts';
import { INTERNAL_LAYOUT_NAMES } from './layouts.ts';
import { InternalReader, isInternalKnown, type ReaderOptions } from './reader.ts';

export interface InternalOptions {
  /** Is called for each event for which no layout is taken. */
  readonly onRefused?: (refusal: InternalRefusal) => void;
}

/** What reads the undocumented fields of events. */
export interface InternalFieldsSource {
  open(struct: ValueLayout, memory: Memory, run: Run, options: ReaderOptions): InternalReader;
}

/**
 * The undocumented part of events, for the option `internal` of `decode`, `decodeArray` and `decodeEntries`: the fields that
 * Windows keeps after FWPM_NET_EVENT5, and the bodies of the event types 13 to 20. Each event gets them as its member
 * `internal`. They are known for FWPM_NET_EVENT5 on x64 alone: for anything else the decode functions throw a TypeError.
 *
 *     decode(FWPM_NET_EVENT5, memory, address, { internal: internalFields('A') }).internal?.fqbnName
 *
 * @param choice a layout: it is taken, right or wrong, and what cannot be read of it is an issue. `true`: the layout
 * that fits the bytes after an event, if it is the only one; an event for which there is none has no fields.
 * @throws TypeError for anything else.
 */
export function internalFields(
  choice: InternalChoice = true,
  { onRefused }: InternalOptions = {},
): InternalFieldsSource {
  if (choice !== true && !INTERNAL_LAYOUT_NAMES.includes(choice)) {
    throw new TypeError(`internal fields: true, 'A', 'B' or 'C', not ${excerpt(String(choice))}`);
  }
  return {
    open(struct, memory, run, options) {
      if (!isInternalKnown(struct, memory)) {
        throw new TypeError(
          `internal fields are known of FWPM_NET_EVENT5 on x64 alone, not of ${struct.ctype} on ${memory.abi}`,
        );
      }
      return new InternalReader(memory, run, options, { choice, onRefused });
    },
  };
}
