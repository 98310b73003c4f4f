/** What is asked of a writer: plain data, so that each thread can make one that writes the same. */
import type { LookupArguments, Lookups } from '../input/lookups.ts';
import { type FormatName, formatNamed } from './formats.ts';
import type { Look } from './style.ts';
import type { EventWriter } from './writers.ts';

export interface Writing {
  readonly format: FormatName;
  readonly neutralizeFormulas: boolean;
  readonly look: Look;
  /** Where names are looked up. */
  readonly lookups: LookupArguments;
}

/** Undefined for the format that is a struct's own JSON. */
export async function openWriter(writing: Writing, context: Lookups): Promise<EventWriter | undefined> {
  const { format, neutralizeFormulas, look } = writing;
  return formatNamed(format).open?.({ context, neutralizeFormulas, look });
}
