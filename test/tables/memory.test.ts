/** What tables hold while they are written: a group of rows, however many events came before. */

import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { drop, event5 } from '../support/events.ts';
import { EXHAUSTIVE } from '../support/exhaustive.ts';
import { FORMATS } from './support.ts';

setFlagsFromString('--expose_gc');
const collectGarbage: () => void = runInNewContext('gc');

/** Bytes that cannot be given back. Buffers are freed by another thread, after the objects that had them. */
async function held(): Promise<number> {
  for (let i = 0; i < 4; i++) {
    collectGarbage();
    await setImmediate();
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

test.runIf(EXHAUSTIVE).each(FORMATS)('$name: 20,000 rows in groups of 1,000', async ({ open }) => {
  const table = open({}, 1000);
  let bytes = 0;
  const add = (count: number): void => {
    for (let i = 0; i < count; i++) {
      const event = event5('CLASSIFY_DROP', drop({ filterId: BigInt(i) }), {
        enterpriseId: `${i}`.repeat(100),
      });
      for (const piece of table.add('FWPM_NET_EVENT5', event)) bytes += piece.length;
    }
  };
  add(4000);
  const before = await held();
  const bytesBefore = bytes;
  add(16_000);
  const after = await held();
  // 16,000 events have more than 20 MB of text. A row group leaves a few lines of the footer after it.
  expect(bytes).toBeGreaterThan(bytesBefore);
  expect(after - before).toBeLessThan(4_000_000);
  expect(table.end().reduce((sum, { length }) => sum + length, 0)).toBeLessThan(200_000);
});
