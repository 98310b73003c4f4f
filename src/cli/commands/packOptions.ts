/** The options of fwpm pack. */
import { InvalidArgumentError, Option } from 'commander';
import { minScoreOption, sourceOptions } from '../options/shared.ts';

export function packOptions(): Option[] {
  return [
    ...sourceOptions(),
    new Option('--scan', 'pack every event that a scan finds'),
    minScoreOption(),
    new Option('--filters <file>', "put these filters in, which name those of the events: netsh's XML"),
    new Option('--redact <key-file>', 'pseudonyms for users, names and addresses, made with a key of yours'),
    new Option('--host <name>', 'note the machine that the memory comes from'),
    new Option('--time <time>', 'note when it was captured, such as 2026-11-22T08:00:00Z'),
    new Option('--os-build <n>', 'note the build of Windows, such as 19045').argParser(parseBuild),
    new Option('--note <text>', 'note anything else'),
  ];
}

function parseBuild(text: string): number {
  const build = Number(text);
  if (!/^\d+$/.test(text) || build > 0xffffffff) throw new InvalidArgumentError('A build is a number.');
  return build;
}
