/** `--partition`: the folders of a data set. */
import { InvalidArgumentError, Option } from 'commander';
import type { PartitionKey } from '../../tables/partition.ts';
import { didYouMean } from '../../util/nearest.ts';
import { suggesting } from './suggestions.ts';

/** All of them: a name for each is what the compiler asks for. */
const KEYS: Readonly<Record<PartitionKey, true>> = { day: true, hour: true, host: true, type: true };

function isKey(word: string): word is PartitionKey {
  return Object.hasOwn(KEYS, word);
}

export function partitionOption(): Option {
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
