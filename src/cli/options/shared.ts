/** Options that several commands take, and how their values are read. */
import { InvalidArgumentError, Option } from 'commander';
import { isLimit, LIMITS, type Limits, resolveLimits } from '../../codec/index.ts';
import { isNetEventName, NET_EVENTS } from '../../events/netEvents.ts';
import { ABIS, type Abi, type ValueLayout } from '../../layout/index.ts';
import { DEFAULT_MIN_SCORE } from '../../scan/index.ts';
import { NET_EVENT_NAMES } from '../../scan/netEvents.ts';
import { didYouMean } from '../../util/nearest.ts';
import { MOST_JOBS } from '../batches/sharing.ts';
import { FORMS } from '../input/form.ts';
import { type Reading, readLater } from './lazy.ts';
import { STRUCT_NAMES } from './structNames.ts';
import { suggesting } from './suggestions.ts';

/** An address: decimal, or hex after 0x. */
export function parseAddress(text: string): bigint {
  if (!/^(0x[0-9a-f]+|\d+)$/i.test(text)) {
    throw new InvalidArgumentError('An address is a decimal number, or a hex one after 0x.');
  }
  return BigInt(text);
}

/** How many: 0 to 2^32-1. */
export function parseCount(text: string): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || count > 0xffffffff) {
    throw new InvalidArgumentError('A count is a number of 0 to 4294967295.');
  }
  return count;
}

/** How many threads: 1 to 64. */
export function parseJobs(text: string): number {
  const jobs = Number(text);
  if (!/^\d+$/.test(text) || jobs < 1 || jobs > MOST_JOBS) {
    throw new InvalidArgumentError(`Take 1 to ${MOST_JOBS} threads.`);
  }
  return jobs;
}

/** An option that takes one of some words; an error names the one that may have been meant. */
export function choiceOption(flags: string, description: string, words: readonly string[]): Option {
  const option = new Option(flags, description).choices(words);
  return option.argParser((word) => {
    if (words.includes(word)) return word;
    const choices = words.join(', ');
    throw new InvalidArgumentError(`Allowed choices are ${choices}${didYouMean(word, words)}.`);
  });
}

/** The ABI that offsets are those of. */
export function abiOption(): Option {
  return choiceOption('--abi <abi>', 'for a process of this ABI', ABIS).default('x64' satisfies Abi);
}

/** What says which structs of a file are meant. */
export function sourceOptions(): Option[] {
  return [
    structOption(),
    memoryAbiOption(),
    baseOption(),
    new Option('--at <address>', 'where the struct is (default: where events are found)').argParser(
      parseAddress,
    ),
    new Option('--count <n>', 'n structs that lie one after another (default: 1)').argParser(parseCount),
    new Option('--entries <n>', 'what an array of n pointers leads to')
      .argParser(parseCount)
      .conflicts('count'),
    asOption(),
  ];
}

function structOption(): Option {
  const option = new Option('--struct <name>', 'what is there (default: the newest event that fits)');
  // Most decode events, and need no objects.
  const load = async (): Promise<Reading> => {
    const { parseStruct } = await import('./structs.ts');
    return (names) => parseStruct(names.at(-1) ?? '');
  };
  return suggesting(readLater(option, load), STRUCT_NAMES);
}

export function nameOption(): Option {
  return new Option('--name <pattern>', 'of folders, only files of such names: *.dmp');
}

/** Copies of events that a scan finds elsewhere in memory, such as in the buffers of programs that sent them. */
export function copiesOptions(): Option[] {
  return [
    new Option('--unique', 'ndjson: leave out copies of events in other memory').conflicts('copies'),
    new Option('--copies', 'other formats: have these copies, too'),
  ];
}

export function memoryAbiOption(): Option {
  return choiceOption('--abi <abi>', 'ABI of the captured process', ABIS);
}

export function baseOption(): Option {
  return new Option('--base <address>', 'the address that the first byte had').argParser(parseAddress);
}

export function asOption(): Option {
  return choiceOption('--as <kind>', 'what to take the file for', FORMS);
}

export function losslessOption(): Option {
  return new Option('--lossless', 'write unpaired surrogates as \\udxxx, not as U+FFFD');
}

export function minScoreOption(): Option {
  return new Option('--min-score <score>', 'the lowest score of a find, 0 to 1')
    .default(DEFAULT_MIN_SCORE)
    .argParser(parseScore);
}

function parseScore(text: string): number {
  const score = Number(text);
  if (!/^\d*\.?\d+$/.test(text) || score > 1)
    throw new InvalidArgumentError('A score is a number of 0 to 1.');
  return score;
}

/** A version of an event by its C name. */
export function parseNetEvent(name: string): ValueLayout {
  if (isNetEventName(name)) return NET_EVENTS[name];
  const names = NET_EVENT_NAMES.join(', ');
  throw new InvalidArgumentError(`Take one of ${names}${didYouMean(name, NET_EVENT_NAMES)}.`);
}

/** The limits of one event, each time one is given with those that were given before. */
export function limitOption(): Option {
  const option = new Option('--limit <name=n>', 'set a limit, such as depth=8; once for each name');
  const names = Object.keys(LIMITS).map((name) => `${name}=`);
  return suggesting(option.default({}, '').argParser(parseLimit), names);
}

function parseLimit(text: string, before: Partial<Limits>): Partial<Limits> {
  const [name = '', value = ''] = text.split('=', 2);
  if (!isLimit(name) || !/^\d+$/.test(value)) {
    const names = Object.keys(LIMITS);
    throw new InvalidArgumentError(
      `Take NAME=N with a NAME of ${names.join(', ')}${didYouMean(name, names)}.`,
    );
  }
  const limits = { ...before, [name]: Number(value) };
  try {
    resolveLimits(limits);
  } catch (error) {
    throw error instanceof RangeError ? new InvalidArgumentError(`${error.message}.`) : error;
  }
  return limits;
}
