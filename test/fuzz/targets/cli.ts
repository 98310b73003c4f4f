/** The command in this process: any arguments, any file. */
import { run } from '../../../src/cli/run.ts';
import { captured } from '../captured.ts';
import { type Arguments, assertBehaved, drawArguments, IMAGE, withPaths } from '../commandLine.ts';
import { folderWith } from '../folder.ts';
import type { ImageKind } from '../images.ts';
import type { Random } from '../random.ts';
import { drawSpecimen } from '../specimen.ts';
import { targetOf } from '../target.ts';

interface Input {
  readonly args: Arguments;
  /** What is in the file. */
  readonly bytes: Uint8Array;
}

export const cliTarget = targetOf('cli', drawInput, async ({ args, bytes }) => {
  const folder = folderWith(IMAGE, bytes);
  const before = process.cwd();
  // What is written under a name without a folder is written there.
  process.chdir(folder);
  try {
    const { result, stdout, stderr } = await captured(() => run(withPaths(args, folder)));
    return assertBehaved(args, { code: result, stdout, stderr }, folder);
  } finally {
    process.chdir(before);
  }
});

/** Files are so small that no threads are needed: these want the command as it is built. */
const MOST_BYTES = 16384;

function drawInput(random: Random): Input {
  const specimen = drawSpecimen(random.pick<ImageKind>(['struct', 'array', 'entries']), random);
  // Standard input is nobody's here.
  const args = drawArguments(specimen, random).map((arg) => (arg === '-' ? '--' : arg));
  return { args, bytes: specimen.bytes.slice(0, MOST_BYTES) };
}
