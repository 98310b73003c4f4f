/** The command: its exit code, whatever happens. */
import { existsSync } from 'node:fs';
import { type Command, CommanderError } from 'commander';
import { nearest } from '../util/nearest.ts';
import { EXIT, type ExitCode, isUsageError, UsageError } from './exit.ts';
import { withInternalWord } from './options/internalWord.ts';
import { bugText } from './output/failures.ts';
import { tell, tellNow } from './output/messages.ts';
import { withOutput } from './output/open.ts';
import { programFor } from './program.ts';

/** Runs the command with its arguments; resolves to the exit code. */
export async function run(args: readonly string[]): Promise<ExitCode> {
  process.stderr.on('error', dropped);
  process.on('uncaughtException', endWithBug);
  try {
    return await runCommand(args);
  } catch (error) {
    await tell(messagesOf(error));
    return EXIT.usage;
  } finally {
    process.off('uncaughtException', endWithBug);
  }
}

/** Nobody reads the messages any more: the work continues, until the process ends. */
function dropped(): void {}

/** An error that nothing catches: no result can be trusted then. */
function endWithBug(error: unknown): void {
  void tellNow(messagesOf(error)).then(() => process.exit(EXIT.usage));
}

async function runCommand(args: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  const done = (result: ExitCode): void => {
    code = result;
  };
  let help = '';
  const program = programFor(done, args, (text) => {
    help += text;
  });
  try {
    if (args.length === 0) program.help({ error: true });
    assertNoTypo(args, program);
    await program.parseAsync(withInternalWord(args), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === 'commander.missingArgument') await hintAtFile(args);
    if (error.exitCode !== 0) return EXIT.usage;
  }
  const isPaged = program.opts<{ pager?: boolean }>().pager !== false;
  if (help !== '') await withOutput({ isPaged }, (output) => output.write(help));
  return code;
}

/** A command without a file can be meant as the file of its name. */
async function hintAtFile([only = '', ...others]: readonly string[]): Promise<void> {
  if (others.length === 0 && existsSync(only)) {
    await tell([`${only} is a command; the file or folder of that name is ./${only}`]);
  }
}

/** A command that is misspelled would be taken for a file. */
function assertNoTypo([first = '']: readonly string[], { commands }: Command): void {
  if (!/^[a-z]+$/i.test(first) || existsSync(first)) return;
  const names = commands.map((command) => command.name());
  const meant = names.includes(first) ? undefined : nearest(first, names);
  if (meant === undefined) return;
  throw new UsageError(
    `cannot read ${first}: there is no such file or folder, and no such command: did you mean ${meant}?`,
  );
}

/** The messages for an error: one line, and a stack trace only on request. */
function messagesOf(error: unknown): readonly string[] {
  if (isUsageError(error)) return [error.message];
  const trace = (error instanceof Error && error.stack) || '';
  return process.env['FWPM_DEBUG']
    ? [bugText(error), ...trace.split('\n')]
    : [`${bugText(error)} (FWPM_DEBUG=1 shows where)`];
}
