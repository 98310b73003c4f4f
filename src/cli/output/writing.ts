/** What is asked of a writer: plain data, so that each thread can make one that writes the same. */
import type { PartitionKey } from '../../tables/partition.ts';
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
  /** What the files of a data set have in common. */
  readonly keys?: readonly PartitionKey[] | undefined;
}

/** Undefined for the format that is a struct's own JSON. */
export async function openWriter(writing: Writing, context: Lookups): Promise<EventWriter | undefined> {
  const { format, neutralizeFormulas, look, keys } = writing;
  return formatNamed(format).open?.({ context, neutralizeFormulas, look, keys });
}
