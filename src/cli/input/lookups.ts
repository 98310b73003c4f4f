/** Where names that events lack are looked up: `--filters`, `--volumes` and `--volume`. What reads them is readLookups.ts. */
import type { EventContext } from '../../events/index.ts';
import type { FileRules } from '../../filters/index.ts';
import type { Progress } from '../output/progress.ts';
import type { OwnFile } from './ownFilters.ts';

export interface LookupArguments {
  readonly filters?: string;
  readonly volumes?: string;
  readonly volume: readonly string[];
}

/** The files that are named. */
export function lookupFiles({ filters, volumes }: LookupArguments): string[] {
  return [filters, volumes].filter((file) => file !== undefined);
}

export interface LookupOptions {
  /** Whether all is read that decides which filter counts. */
  readonly withState?: boolean;
  /** The file of events, whose own filters are taken where none are named. */
  readonly own?: OwnFile | undefined;
  /** Where another thread says what there is to be said of the files. */
  readonly isSilent?: boolean;
}

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

/** What was read. */
export interface Lookups extends EventContext {
  readonly rules: FileRules | undefined;
}
