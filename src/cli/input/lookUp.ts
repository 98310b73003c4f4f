/** Looks names up: what reads files is loaded where files are named. */
import type { Progress } from '../output/progress.ts';
import type { LookupArguments, LookupOptions, Lookups } from './lookups.ts';

/** Reads what is named; nothing is loaded where nothing is. @throws UsageError for what cannot be read. */
export async function lookupsIn(
  given: LookupArguments,
  progress: Progress,
  options: LookupOptions = {},
): Promise<Lookups> {
  const { filters, volumes, volume } = given;
  const isAsked = filters !== undefined || volumes !== undefined || volume.length > 0;
  if (!isAsked && options.own === undefined) return { rules: undefined, volumes: undefined };
  const { readLookups } = await import('./readLookups.ts');
  return readLookups(given, progress, options);
}
