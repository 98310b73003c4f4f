/** The options of fwpm explain. */
import { Option } from 'commander';
import { internalOption } from '../options/internal.ts';
import { parseCount, sourceOptions } from '../options/shared.ts';

export function explainOptions(): Option[] {
  return [
    ...sourceOptions(),
    new Option('--index <n>', 'which of several: 0 is the first').default(0).argParser(parseCount),
    internalOption(),
    new Option('--full', 'show long values, and bytes that nothing leads to, whole'),
    new Option('--json', 'a line of JSON for each run of bytes').conflicts('full'),
  ];
}
