/** Reads the files that names are looked up in. */
import type { Volumes } from '../../events/index.ts';
import { faultsText } from '../../filters/faultsText.ts';
import {
  type FileRules,
  isRulesError,
  readRules,
  readVolumeLines,
  type VolumeError,
  volumesOf,
} from '../../filters/index.ts';
import { UsageError } from '../exit.ts';
import { tell } from '../output/messages.ts';
import type { Progress } from '../output/progress.ts';
import { withInput } from './file.ts';
import type { InputFile } from './inputFile.ts';
import type { LookupArguments, LookupOptions, Lookups } from './lookups.ts';
import { ownFilters } from './ownFilters.ts';
import { watched } from './watched.ts';

/** Reads what is named. @throws UsageError for a file that cannot be read, or that is something else. */
export async function readLookups(
  { filters, volumes, volume }: LookupArguments,
  progress: Progress,
  { withState = false, own, isSilent = false }: LookupOptions = {},
): Promise<Lookups> {
  const say = isSilent ? () => Promise.resolve() : tell;
  return {
    rules:
      filters !== undefined
        ? await withInput(filters, (file) => rulesIn(file, { progress, withState, say }))
        : own && (await ownFilters(own, progress, withState)),
    volumes:
      volumes !== undefined
        ? await withInput(volumes, (file) => volumesIn(file, volume, say))
        : volume.length > 0
          ? volumesOf(volume)
          : undefined,
  };
}

type Say = (messages: readonly string[]) => Promise<void>;

interface RuleReading {
  readonly progress: Progress;
  readonly withState: boolean;
  readonly say: Say;
}

async function rulesIn(file: InputFile, { progress, withState, say }: RuleReading): Promise<FileRules> {
  try {
    const rules = await readRules(watched(file, progress), { state: withState });
    if (rules.faults !== undefined) await say([faultsText(file.name, rules.faults, 'filters')]);
    return rules;
  } catch (error) {
    throw isRulesError(error)
      ? new UsageError(`cannot read the filters in ${file.name}: ${error.message}`)
      : error;
  }
}

async function volumesIn(file: InputFile, given: readonly string[], say: Say): Promise<Volumes> {
  const lines = await readVolumeLines(file.chunks());
  let first: VolumeError | undefined;
  let unread = 0;
  // What is typed has precedence over what a file says; it was checked when the options were read.
  const volumes = volumesOf([...lines, ...given], {
    onIssue: (issue) => {
      first ??= issue;
      unread++;
    },
  });
  if (first === undefined) return volumes;
  // A line that is not understood costs that line: a file of nothing else is something else.
  const all = lines.filter((line) => line.trim() !== '').length;
  if (unread === all) throw new UsageError(`cannot read the volumes in ${file.name}: ${first.message}`);
  const others = unread === 1 ? 'It is' : `It and ${unread - 1} more are`;
  await say([`line ${first.number} of ${file.name}: ${first.message}. ${others} left out`]);
  return volumes;
}
