/** Ids of filters are given anew: which of the filters of an id an event means, in numbers that meanings are made of. */
import type { RuleBook } from '../events/index.ts';
import { NONE, type Numbers, type Wide } from './batch.ts';
import type { Rows } from './rows.ts';

/** Words of a time at which the filter of each event had its id: of most ids there was but one filter, and no time is needed. */
export function lifeWords(
  rules: RuleBook,
  { filterId, time }: Pick<Rows, 'filterId' | 'time'>,
  rows: readonly number[],
): [Numbers, Numbers] {
  const length = filterId.high.length;
  const high = new Float64Array(length).fill(NONE);
  const low = new Float64Array(length).fill(NONE);
  if (rules.since === undefined) return [high, low];
  for (const row of rows) {
    const id = wideAt(filterId, row);
    const since = id === undefined ? undefined : rules.since(id, wideAt(time, row));
    if (since === undefined) continue;
    const after = since + 1n;
    high[row] = Number(after >> 32n);
    low[row] = Number(after & 0xffffffffn);
  }
  return [high, low];
}

function wideAt({ high, low }: Wide, row: number): bigint | undefined {
  const word = high[row] ?? NONE;
  return word === NONE ? undefined : (BigInt(word) << 32n) | BigInt(low[row] ?? 0);
}
