/** The options of fwpm pipe. */
import { InvalidArgumentError, Option } from 'commander';
import { selectOptions } from '../options/events.ts';
import { choiceOption, copiesOptions, limitOption, sourceOptions } from '../options/shared.ts';
import { CODECS } from '../pipe/codecs.ts';

/** The formats that are JSON: each event is an element of a reply. */
export const REPLY_FORMATS = ['ndjson', 'ecs', 'ocsf'] as const;

export function pipeOptions(): Option[] {
  return [
    choiceOption(
      '--codec <codec>',
      'how messages and replies are framed',
      Object.keys(CODECS),
    ).makeOptionMandatory(),
    choiceOption('--format <format>', 'what the elements of a reply are', REPLY_FORMATS).default('ndjson'),
    ...sourceOptions(),
    ...selectOptions(),
    ...copiesOptions(),
    limitOption(),
    sizeOption('--max-frame <size>', 'the longest message; a longer one is passed over', '64MiB', 1),
    sizeOption('--max-reply <size>', 'the longest reply, below the max_buffer of an engine', '256MiB', 1024),
    new Option('--dead-letter <file>', 'append messages that fail to a file, framed as they came'),
  ];
}

function sizeOption(flags: string, description: string, standard: string, least: number): Option {
  const parse = (text: string): number => parseSize(text, least);
  return new Option(flags, description).default(parse(standard), standard).argParser(parse);
}

/** Bytes of a unit. */
const UNITS: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['KB', 1e3],
  ['MB', 1e6],
  ['GB', 1e9],
  ['KIB', 2 ** 10],
  ['MIB', 2 ** 20],
  ['GIB', 2 ** 30],
]);

const MOST = 2 ** 30;

function parseSize(text: string, least: number): number {
  const [, digits = '', unit = ''] = /^(\d{1,10})\s?([a-z]{0,3})$/i.exec(text) ?? [];
  const size = Number(digits) * (UNITS.get(unit.toUpperCase()) ?? 0);
  if (size >= least && size <= MOST) return size;
  throw new InvalidArgumentError(`Take a size of ${least} to 1GiB, such as 65536, 16MB or 64MiB.`);
}
