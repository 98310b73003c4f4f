/** The options of fwpm scan. */
import { Option } from 'commander';
import { NET_EVENT_NAMES } from '../../scan/netEvents.ts';
import { eventOptions } from '../options/events.ts';
import { internalOption } from '../options/internal.ts';
import {
  asOption,
  baseOption,
  copiesOptions,
  losslessOption,
  memoryAbiOption,
  minScoreOption,
  nameOption,
  parseAddress,
  parseNetEvent,
} from '../options/shared.ts';
import { suggesting } from '../options/suggestions.ts';

export function scanOptions(): Option[] {
  const struct = new Option('--struct <name>', 'the version to name if several fit (default: newest)');
  return [
    suggesting(struct.argParser(parseNetEvent), NET_EVENT_NAMES),
    memoryAbiOption(),
    baseOption(),
    new Option('--from <address>', 'where finds begin (default: the lowest address)').argParser(parseAddress),
    new Option('--to <address>', 'before where finds begin (default: the end)').argParser(parseAddress),
    minScoreOption(),
    losslessOption(),
    internalOption(),
    asOption(),
    ...copiesOptions(),
    nameOption(),
    ...eventOptions('finds'),
  ];
}
