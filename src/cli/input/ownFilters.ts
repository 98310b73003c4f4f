/** The filters that a file of events has itself: a capture can have those of its machine, and what netsh captured has. */
import { type FileRules, isRulesError, readRules } from '../../filters/index.ts';
import { descriptorNamed, STDIN } from '../files.ts';
import type { Progress } from '../output/progress.ts';
import { withInput } from './file.ts';
import { statOf } from './folder.ts';
import { formOf, type SourceArguments } from './form.ts';
import type { NamedFile } from './paths.ts';
import { watched } from './watched.ts';

/** A file that can be read once more, before its events. */
export interface OwnFile extends Pick<SourceArguments, 'as'> {
  readonly path: string;
}

/** The file, where there is one and it is no pipe: the filters of one machine are not those of others. */
export async function ownFileOf(
  files: readonly NamedFile[],
  { as }: Pick<SourceArguments, 'as'>,
): Promise<OwnFile | undefined> {
  const [only] = files;
  if (only === undefined || files.length > 1 || descriptorNamed(only.path, STDIN) !== undefined) {
    return undefined;
  }
  const { path } = only;
  return (await statOf(path))?.isFile() ? { path, ...(as === undefined ? {} : { as }) } : undefined;
}

/** Undefined where it has none. What of it is not XML is said when its events are read. */
export function ownFilters(
  { path, ...given }: OwnFile,
  progress: Progress,
  state: boolean,
): Promise<FileRules | undefined> {
  return withInput(path, async (file) => {
    const form = formOf(file, given);
    if (form === 'capture') {
      const { filtersIn } = await import('./engineObjects.ts');
      // What is wrong in it is said when its events are read.
      const filters = await filtersIn(file, () => undefined);
      return filters.size > 0 ? filters.finish() : undefined;
    }
    if (form !== 'netsh') return undefined;
    try {
      const rules = await readRules(watched(file, progress), { state });
      return rules.size > 0 ? rules : undefined;
    } catch (error) {
      if (isRulesError(error)) return undefined;
      throw error;
    }
  });
}
