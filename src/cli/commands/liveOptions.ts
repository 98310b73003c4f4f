/** The options of fwpm live. */
import { InvalidArgumentError, Option } from 'commander';
import { isKeyword, KEYWORDS, type Keyword } from '../../live/index.ts';
import { didYouMean } from '../../util/nearest.ts';
import { eventOptions } from '../options/events.ts';
import { limitOption } from '../options/shared.ts';
import { suggesting } from '../options/suggestions.ts';
import type { Rotation } from '../output/recording.ts';

export function liveOptions(): Option[] {
  return [
    ...eventOptions(),
    new Option('--history', 'first the events that Windows still has'),
    new Option('--record <file>', 'write all events to a capture, at least every second'),
    new Option('--redact <key-file>', 'record pseudonyms for users, names and addresses, made with this key'),
    new Option('--rotate <size|time>', 'begin a new capture after 100MB or 1h').argParser(parseRotation),
    new Option('--keep <n>', 'keep the newest n captures').argParser(parseKeep),
    enableOption(),
    limitOption(),
    new Option('--verbose', 'say when events are waited for, and of which version'),
  ];
}

function enableOption(): Option {
  const option = new Option('--enable <kinds>', 'collect such events, too, on this machine until the end');
  return suggesting(option.argParser(parseKeywords), Object.keys(KEYWORDS));
}

function parseKeywords(text: string, before: readonly Keyword[] = []): Keyword[] {
  const words = text.split(',').map((word) => word.trim().toLowerCase());
  const keywords = words.map((word) => {
    if (isKeyword(word)) return word;
    const known = Object.keys(KEYWORDS);
    throw new InvalidArgumentError(`Take some of ${known.join(', ')}${didYouMean(word, known)}.`);
  });
  return [...before, ...keywords];
}

/** Bytes and milliseconds of a unit. */
const SIZES: ReadonlyMap<string, number> = new Map([
  ['KB', 1e3],
  ['MB', 1e6],
  ['GB', 1e9],
]);
const TIMES: ReadonlyMap<string, number> = new Map([
  ['S', 1e3],
  ['M', 60e3],
  ['H', 3600e3],
  ['D', 86400e3],
]);

function parseRotation(text: string): Rotation {
  const [, digits = '', unit = ''] = /^(\d{1,9})\s?([a-z]{1,2})$/i.exec(text) ?? [];
  const count = Number(digits);
  const size = SIZES.get(unit.toUpperCase());
  const time = TIMES.get(unit.toUpperCase());
  if (count > 0 && size !== undefined) return { bytes: count * size };
  if (count > 0 && time !== undefined) return { milliseconds: count * time };
  throw new InvalidArgumentError('Take a size such as 100MB (KB, MB, GB) or a time such as 1h (s, m, h, d).');
}

function parseKeep(text: string): number {
  const keep = Number(text);
  if (!/^\d{1,6}$/.test(text) || keep === 0) throw new InvalidArgumentError('Take 1 to 999999 captures.');
  return keep;
}
