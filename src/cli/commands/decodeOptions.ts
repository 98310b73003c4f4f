/** The options of fwpm decode. */
import { InvalidArgumentError, Option } from 'commander';
import { eventOptions } from '../options/events.ts';
import { internalOption } from '../options/internal.ts';
import { partitionOption } from '../options/partition.ts';
import { copiesOptions, losslessOption, nameOption, parseJobs, sourceOptions } from '../options/shared.ts';

export function decodeOptions(): Option[] {
  return [
    ...sourceOptions(),
    nameOption(),
    ...eventOptions(),
    new Option('--trailer', 'add the undocumented bytes after each struct'),
    internalOption(),
    new Option('--with-file', 'begin each line with the name of its file'),
    ...copiesOptions(),
    losslessOption(),
    partitionOption(),
    new Option(
      '--part <name>',
      'with --partition: the name of this run, which replaces one of that name',
    ).argParser(parseRunName),
    new Option('--jobs <n>', 'decode in n threads; the order stays')
      .default(undefined, 'as many as there are processors, where that is worth it')
      .argParser(parseJobs),
  ];
}

const RUN_NAME = /^[\w-][\w.-]{0,99}$/;

/** A part of the names of files, on any system. */
function parseRunName(name: string): string {
  if (RUN_NAME.test(name)) return name;
  throw new InvalidArgumentError('Take up to 100 letters, digits, _, - and dots; the first is no dot.');
}
