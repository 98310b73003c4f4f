/** fwpm live: events of this machine as they happen. */
import type { Command } from 'commander';
import type { ExitCode } from '../exit.ts';
import { seeTopics } from '../help/topics.ts';
import { LazyCommand } from '../options/lazy.ts';
import type { LiveArguments } from './liveEvents.ts';

const EXAMPLES = `
Examples (in a prompt that was opened with "Run as administrator"):
  > fwpm live
      each event as it happens, for people; Ctrl-C ends it
  > fwpm live --where type=CLASSIFY_DROP --where remote=10.0.0.0/8
      only what was blocked, from one network
  > fwpm live --record drops.cbor
      the same, and all events in a capture: fwpm drops.cbor, on any machine
  > fwpm live --record fw.cbor --rotate 100MB --keep 20 --format ndjson > NUL
      for weeks, in 2 GB at most
  > fwpm live --history --enable allow
      what Windows still has, then what happens, with what is allowed`;

/** The command; `done` is called with its exit code. */
export function liveCommand(done: (code: ExitCode) => void): Command {
  const complete = async (command: Command): Promise<void> => {
    const { liveOptions } = await import('./liveOptions.ts');
    for (const option of liveOptions()) command.addOption(option);
  };
  return new LazyCommand('live', complete)
    .summary('show and record the events of this machine as they happen')
    .description(
      'Shows the events of this Windows machine as they happen, and records them. It needs the package koffi beside fwpm, and the rights of an administrator or of a Network Configuration Operator.',
    )
    .addHelpText('after', EXAMPLES + seeTopics(['formats', 'conditions', 'limits', 'exit-codes']))
    .action(async (_given: unknown, command: Command) => {
      const { liveEvents } = await import('./liveEvents.ts');
      done(await liveEvents(command.optsWithGlobals<LiveArguments>()));
    });
}
