/** fwpm pipe: a reply to each message, for engines that run a child process. */
import type { Command } from 'commander';
import type { ExitCode } from '../exit.ts';
import { seeTopics } from '../help/topics.ts';
import { LazyCommand } from '../options/lazy.ts';
import type { PipeArguments } from './pipeMessages.ts';

const EXAMPLES = `
A message is a capture, or whatever else is a file for fwpm decode; with lines,
one line of base64. Its reply is an array of its events, as JSON, or
  {"error": what is wrong and what to do, "message": the number of the message,
   "issues": what could not be read, "events": what could}
There is one for each message, in order. Standard error stays empty. The exit
code is 1 for framing that cannot be followed, and 2 for wrong usage.

Examples:
  $ fwpm pipe --codec length_prefixed_uint32_be
      for the subprocess processor of Redpanda Connect, with the same name as
      codec_send and codec_recv, and a max_buffer for the longest reply
  $ fwpm pipe --codec netstring --format ecs --dead-letter failed.netstrings
      documents; messages that fail are kept
  $ fwpm pipe --codec netstring --format ecs < failed.netstrings
      those again
  $ base64 -w 0 capture.cbor | fwpm pipe --codec lines
      one message, by hand`;

/** The command; `done` is called with its exit code. */
export function pipeCommand(done: (code: ExitCode) => void): Command {
  const complete = async (command: Command): Promise<void> => {
    const { pipeOptions } = await import('./pipeOptions.ts');
    for (const option of pipeOptions()) command.addOption(option);
  };
  return new LazyCommand('pipe', complete)
    .summary('answer each message with its events, inside other engines')
    .description(
      'Reads framed messages from standard input and answers each with its events, until the input ends.',
    )
    .addHelpText('after', EXAMPLES + seeTopics(['sources', 'conditions', 'limits', 'exit-codes']))
    .action(async (_given: unknown, command: Command) => {
      const { pipeMessages } = await import('./pipeMessages.ts');
      done(await pipeMessages(command.optsWithGlobals<PipeArguments>()));
    });
}
