/** Where names that events lack are looked up: `--filters`, `--volumes` and `--volume`. What reads them is readLookups.ts. */
import type { EventContext } from '../../events/index.ts';
import type { FileRules } from '../../filters/index.ts';
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
  /** Where another thread says what there is to be said of the files, or nobody may. */
  readonly isSilent?: boolean;
}

/** What was read. */
export interface Lookups extends EventContext {
  readonly rules: FileRules | undefined;
}
