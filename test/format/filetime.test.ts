import assert from 'node:assert/strict';
import { fc, test as propertyTest } from '@fast-check/vitest';
import { test } from 'vitest';
import { formatFiletime } from '../../src/index.ts';
import { SEED } from '../properties/cases.ts';

fc.configureGlobal({ seed: SEED });

const TICKS_PER_DAY = 864_000_000_000n;

test.each([
  [0n, '1601-01-01T00:00:00.0000000Z'],
  [1n, '1601-01-01T00:00:00.0000001Z'],
  [TICKS_PER_DAY - 1n, '1601-01-01T23:59:59.9999999Z'],
  [TICKS_PER_DAY, '1601-01-02T00:00:00.0000000Z'],
  [116444736000000000n, '1970-01-01T00:00:00.0000000Z'],
  [133500000000000000n, '2024-01-17T21:20:00.0000000Z'],
  [2650467743999999999n, '9999-12-31T23:59:59.9999999Z'],
  [2650467744000000000n, '2650467744000000000'],
  [18446744073709551615n, '18446744073709551615'],
])('%d is %s', (ticks, text) => {
  assert.equal(formatFiletime(ticks), text);
});

/** The same, with a Date for each. */
function byDate(ticks: bigint): string {
  const milliseconds = Number(ticks / 10_000n) - 11_644_473_600_000;
  const text = new Date(milliseconds).toISOString();
  return text.replace('Z', `${String(ticks % 10_000n).padStart(4, '0')}Z`);
}

/** Times of days far apart, of one day, and the same time again, since what was written before is made use of. */
const times = fc.array(
  fc
    .tuple(fc.constantFrom(0n, 134_774n, 153_921n, 3_067_670n), fc.bigInt(-2n, TICKS_PER_DAY + 2n))
    .map(([day, ticks]) => day * TICKS_PER_DAY + ticks)
    .filter((ticks) => ticks >= 0n && ticks <= 2650467743999999999n),
  { minLength: 1, maxLength: 8 },
);

propertyTest.prop([times])('a time is the same whichever was written before it', (ticks) => {
  for (const time of [...ticks, ...[...ticks].reverse(), ...ticks.flatMap((same) => [same, same])]) {
    assert.equal(formatFiletime(time), byDate(time));
  }
});
