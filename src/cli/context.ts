/** What is known beside the events: `--filters`, `--volumes` and `--volume`. */
import type { EventContext, RuleBook, Volumes } from '../events/index.ts';
import { isRulesError, isVolumeError, readRules, readVolumeLines, volumesOf } from '../rules/index.ts';
import { UsageError } from './exit.ts';
import { type InputFile, openInputFile } from './inputFile.ts';

export interface ContextArguments {
  readonly filters?: string;
  readonly volumes?: string;
  readonly volume: readonly string[];
}

/** Reads what is named. @throws UsageError for a file that cannot be read, or that is something else. */
export async function contextOf({ filters, volumes, volume }: ContextArguments): Promise<EventContext> {
  return {
    rules: filters === undefined ? undefined : await rulesIn(await openInputFile(filters)),
    volumes: await volumesIn(volumes === undefined ? undefined : await openInputFile(volumes), volume),
  };
}

async function rulesIn(file: InputFile): Promise<RuleBook> {
  try {
    return await readRules(file.chunks());
  } catch (error) {
    throw isRulesError(error)
      ? new UsageError(`cannot read the filters in ${file.name}: ${error.message}`)
      : error;
  }
}

async function volumesIn(
  file: InputFile | undefined,
  given: readonly string[],
): Promise<Volumes | undefined> {
  const lines = file === undefined ? [] : await readVolumeLines(file.chunks());
  if (file === undefined && given.length === 0) return undefined;
  try {
    // What is typed stands above what a file says.
    return volumesOf([...lines, ...given]);
  } catch (error) {
    // What is typed was looked at when it was read.
    throw isVolumeError(error)
      ? new UsageError(`cannot read the volumes in ${file?.name}: ${error.message}`)
      : error;
  }
}
