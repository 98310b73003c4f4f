/** Conditions as a page has them: each a condition of `--where`, or what it rules out. */
import { formatFiletime } from '../../format/filetime.ts';

/** A condition that was added to a page. */
export interface Chip {
  /** As `--where` takes it. */
  readonly condition: string;
  /** Whether only events are shown that it does not hold for. */
  readonly isExcluded: boolean;
}

const NOT = '!';

/** A chip as text: what it rules out begins with `!`. */
export function chipText({ condition, isExcluded }: Chip): string {
  return isExcluded ? `${NOT}${condition}` : condition;
}

export function chipOf(text: string): Chip {
  const isExcluded = text.startsWith(NOT);
  return { condition: (isExcluded ? text.slice(NOT.length) : text).trim(), isExcluded };
}

/** Chips with one more: one that is there already stays alone, and its opposite goes. */
export function withChip(chips: readonly Chip[], chip: Chip): Chip[] {
  return [...chips.filter(({ condition }) => condition !== chip.condition), chip];
}

/** Chips with a range of time in place of the one that they had. */
export function withTimes(chips: readonly Chip[], from: bigint, to: bigint): Chip[] {
  const times = [`time>=${formatFiletime(from)}`, `time<${formatFiletime(to)}`];
  return [...withoutTimes(chips), ...times.map((condition) => ({ condition, isExcluded: false }))];
}

export function withoutTimes(chips: readonly Chip[]): Chip[] {
  return chips.filter(({ condition }) => !condition.startsWith('time'));
}

/** A text as a value of a condition: as a string of JSON, where it would be taken for something else. */
export function quotedValue(text: string): string {
  return /^[^\s",][^",]*$/.test(text) && text === text.trim() ? text : JSON.stringify(text);
}
