/** Several files, one after another. */
import { isUsageError, UsageError } from '../exit.ts';
import { descriptorNamed, STDIN } from '../files.ts';
import type { Report } from '../output/report.ts';
import { withInput } from './file.ts';
import type { InputFile } from './inputFile.ts';
import { type NamedFile, namedIn } from './paths.ts';

/** A file that is read. */
export interface EachFile {
  readonly input: InputFile;
  /** Its path, where it is one of several. */
  readonly file: string | undefined;
}

/**
 * Opens each file for `use`, until that returns false. What is wrong with one of several does not keep the others from
 * being read.
 * @throws UsageError where there is one file and it cannot be read, and where none of several can.
 */
export async function eachFile(
  files: readonly NamedFile[],
  report: Report,
  use: (each: EachFile) => Promise<boolean>,
): Promise<void> {
  assertPipedOnce(namedIn(files));
  const [only] = files;
  if (files.length === 1 && only !== undefined && !only.isFound) {
    await withInput(only.path, (input) => use({ input, file: undefined }));
    return;
  }
  let read = 0;
  for (const { path, isFound } of files) {
    report.begin(path, isFound);
    try {
      const goOn = await withInput(path, (input) => use({ input, file: path }));
      read++;
      if (!goOn) return;
    } catch (error) {
      if (!isUsageError(error)) throw error;
      await report.fault(error.message);
    }
  }
  if (read === 0) {
    throw new UsageError(
      files.length === 1 ? 'the only file cannot be read' : `none of the ${files.length} files could be read`,
    );
  }
  await report.end();
}

/** @throws UsageError where standard input is named more than once. */
export function assertPipedOnce(paths: readonly string[]): void {
  const piped = paths.filter((path) => descriptorNamed(path, STDIN) === STDIN);
  if (piped.length > 1) throw new UsageError('standard input can be read once: name a file for all but one');
}
