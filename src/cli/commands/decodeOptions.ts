/** The options of fwpm decode. */
import { Option } from 'commander';
import { eventOptions } from '../options/events.ts';
import { internalOption } from '../options/internal.ts';
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
    new Option('--jobs <n>', 'decode in n threads; the order stays')
      .default(undefined, 'as many as there are processors, where that is worth it')
      .argParser(parseJobs),
  ];
}
