/** fwpm worker: captures from a stream of NATS, their events to another one or into a data set. */
import type { Command } from 'commander';
import type { ExitCode } from '../exit.ts';
import { seeTopics } from '../help/topics.ts';
import { LazyCommand } from '../options/lazy.ts';
import type { WorkerArguments } from './workerMessages.ts';

const EXAMPLES = `
A message is what is a file for fwpm decode; headers such as Fwpm-Base tell what
its bytes do not. It is acknowledged once its result is safe, and results have
ids, so that none counts twice. Ctrl-C ends it when all that it has is done.

Examples:
  $ fwpm worker --stream CAPTURES --create 'captures.>' --publish events \\
      --dead-letter failed --format ecs
      documents; makes the streams and the consumer that are not there
  $ fwpm worker --stream CAPTURES -o /data/events --partition day,host \\
      --dead-letter failed --metrics 9464
      a data set of Parquet files, which several workers can write to`;

/** The command; `done` is called with its exit code. */
export function workerCommand(done: (code: ExitCode) => void): Command {
  const complete = async (command: Command): Promise<void> => {
    const { workerOptions } = await import('./workerOptions.ts');
    for (const option of workerOptions()) command.addOption(option);
  };
  return new LazyCommand('worker', complete)
    .summary('decode the captures in a stream of NATS JetStream')
    .description(
      'Takes captures from a stream of NATS JetStream, and publishes their events or writes them to Parquet files, until it is stopped. It needs the packages @nats-io/transport-node and @nats-io/jetstream beside fwpm.',
    )
    .addHelpText('after', EXAMPLES + seeTopics(['sources', 'conditions', 'limits', 'environment']))
    .action(async (_given: unknown, command: Command) => {
      const { workerMessages } = await import('./workerMessages.ts');
      done(await workerMessages(command.optsWithGlobals<WorkerArguments>()));
    });
}
