/** The options of fwpm view. */
import { Option } from 'commander';
import { nameOption, sourceOptions } from '../options/shared.ts';

export function viewOptions(): Option[] {
  return [
    ...sourceOptions(),
    nameOption(),
    new Option('--filters <file>', "put these filters in, which name those of the events: netsh's XML"),
    new Option('--title <text>', 'the title of the page (default: the names of the files)'),
    new Option('--empty', 'no files: the page opens what is dropped on it'),
  ];
}
