/** Options that are numbers of bytes. */
import { InvalidArgumentError, Option } from 'commander';

/** @param standard what it is where it is not given. */
export function sizeOption(flags: string, description: string, standard: string, least: number): Option {
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
