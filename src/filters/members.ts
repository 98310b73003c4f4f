/** Members of the objects in a file: keys, words, names and integers. */
import { keyName } from '../names/keys.ts';
import { parseTime } from '../where/parseTime.ts';
import { readableName } from './resourceName.ts';
import type { ObjectTexts } from './shape.ts';

/** A text without the blanks that indent it. */
export function wordIn(texts: ObjectTexts, member: string): string | undefined {
  return texts.get(member)?.trim();
}

/** A text for people. */
export function nameIn(texts: ObjectTexts, member: string): string | undefined {
  const name = texts.get(member);
  return name === undefined ? undefined : readableName(name);
}

export function keyIn(texts: ObjectTexts, member: string): string | undefined {
  const key = wordIn(texts, member);
  return key === undefined ? undefined : keyName(key);
}

/** An unsigned integer, decimal or in hex with 0x; undefined for anything else, or if it has more bits. */
export function integerIn(texts: ObjectTexts, member: string, bits: number): bigint | undefined {
  const text = wordIn(texts, member) ?? '';
  if (!/^(?:\d{1,40}|0x[\da-f]{1,40})$/i.test(text)) return undefined;
  const integer = BigInt(text);
  return BigInt.asUintN(bits, integer) === integer ? integer : undefined;
}

export function timeIn(texts: ObjectTexts, member: string): bigint | undefined {
  return ticksIn(wordIn(texts, member) ?? '');
}

/** A time, as netsh writes it: 100 ns ticks since 1601; undefined for what is none. */
export function ticksIn(text: string): bigint | undefined {
  try {
    const ticks = parseTime(text);
    return BigInt.asUintN(64, ticks) === ticks ? ticks : undefined;
  } catch {
    return undefined;
  }
}
