/** The options of fwpm decode. */
import { InvalidArgumentError, Option } from 'commander';
import type { PartitionKey } from '../../tables/partition.ts';
import { didYouMean } from '../../util/nearest.ts';
import { eventOptions } from '../options/events.ts';
import { internalOption } from '../options/internal.ts';
import { copiesOptions, losslessOption, nameOption, parseJobs, sourceOptions } from '../options/shared.ts';
import { suggesting } from '../options/suggestions.ts';

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

/** All of them: a name for each is what the compiler asks for. */
const KEYS: Readonly<Record<PartitionKey, true>> = { day: true, hour: true, host: true, type: true };

function isKey(word: string): word is PartitionKey {
  return Object.hasOwn(KEYS, word);
}

function partitionOption(): Option {
  const option = new Option(
    '--partition <keys>',
    'parquet: a folder of files, such as day=2026-11-30/host=DC01',
  );
  return suggesting(option.argParser(parseKeys), Object.keys(KEYS));
}

function parseKeys(text: string): PartitionKey[] {
  const words = text.split(',').map((word) => word.trim().toLowerCase());
  if (new Set(words).size < words.length) throw new InvalidArgumentError('A key is there twice.');
  return words.map((word) => {
    if (isKey(word)) return word;
    const known = Object.keys(KEYS);
    const hint = didYouMean(word, known);
    throw new InvalidArgumentError(`Take some of ${known.join(', ')}, in any order${hint}.`);
  });
}

const RUN_NAME = /^[\w-][\w.-]{0,99}$/;

/** A part of the names of files, on any system. */
function parseRunName(name: string): string {
  if (RUN_NAME.test(name)) return name;
  throw new InvalidArgumentError('Take up to 100 letters, digits, _, - and dots; the first is no dot.');
}
