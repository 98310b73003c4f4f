/** The options of fwpm summary. */
import { InvalidArgumentError, Option } from 'commander';
import { selectOptions } from '../options/events.ts';
import { nameOption, sourceOptions } from '../options/shared.ts';

export function summaryOptions(): Option[] {
  return [
    ...sourceOptions(),
    nameOption(),
    ...selectOptions(),
    new Option('--top <n>', 'rows of each table (default: 10)').argParser(parseTop),
    new Option('--every <time>', 'spans of the histogram: 10s, 5m, 1h (default: some 30)').argParser(
      parseEvery,
    ),
    new Option('--by <member>', 'a table of this member, too; several times, if need be').argParser(
      (member: string, before: readonly string[] = []) => [...before, member],
    ),
    new Option('--json', 'one line of JSON in place of a page'),
  ];
}

function parseTop(text: string): number {
  const top = Number(text);
  if (!/^\d{1,9}$/.test(text) || top < 1) throw new InvalidArgumentError('Take 1 to 999999999 rows.');
  return top;
}

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

function parseEvery(text: string): number {
  const [, digits = '0', unit = 's'] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  const seconds = Number(digits) * (SECONDS[unit] ?? 1);
  if (seconds === 0) throw new InvalidArgumentError('Take a time such as 10s, 5m, 1h or 1d.');
  return seconds;
}
