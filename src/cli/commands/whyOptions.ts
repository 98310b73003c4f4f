/** The options of fwpm why. */
import { InvalidArgumentError, Option } from 'commander';
import { selectOptions } from '../options/events.ts';
import { nameOption, sourceOptions } from '../options/shared.ts';

export function whyOptions(): Option[] {
  return [
    ...sourceOptions(),
    nameOption(),
    ...selectOptions(),
    new Option('--events <n>', 'how many events').default(3).argParser(parseEvents),
    new Option('--full', 'all filters of the layer, those that do not match, too').conflicts('json'),
    new Option('--json', 'a line of JSON for each event, with all filters of its layer'),
  ];
}

function parseEvents(text: string): number {
  const events = Number(text);
  if (!/^\d{1,9}$/.test(text) || events < 1) throw new InvalidArgumentError('Take 1 to 999999999 events.');
  return events;
}
