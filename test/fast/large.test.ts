/** Images of which a source is a part: values and lines are the same wherever events are. What is never written to takes no memory. */
import { expect, test } from 'vitest';
import {
  decodeEntries,
  encode,
  FWPM_NET_EVENT5,
  type Memory,
  memoryImage,
  ndjson,
  type ValueLayout,
} from '../../src/index.ts';
import { carefully } from '../support/columns.ts';
import { drop, event5 } from '../support/events.ts';

const EVENT: ValueLayout = FWPM_NET_EVENT5;
const BASE = 0x7ff0_0000_0000n;
const SIZE = 3 * 2 ** 30;
/** Where events begin: across where a part ends, too. */
const STARTS = [4096, 2 ** 31 - 200, 2 ** 31 + 2 ** 20, SIZE - 4096, 8192];

const bytes = new Uint8Array(SIZE);
const view = new DataView(bytes.buffer);
for (const [i, start] of STARTS.entries()) {
  const event = event5('CLASSIFY_DROP', drop({ filterId: BigInt(i) }), { appId: `app ${i}` });
  const one = encode(EVENT, event, { abi: 'x64', base: BASE + BigInt(start) });
  bytes.set(one.bytes, start);
  view.setBigUint64(8 * i, one.address, true);
}
const MEMORY = memoryImage(bytes, { abi: 'x64', base: BASE });
/** The same, of which the fast readers know nothing. */
const CAREFUL = carefully(MEMORY);
const ROOTS = { entries: BASE, count: STARTS.length };

const valuesIn = (memory: Memory): unknown[] => [...decodeEntries(EVENT, memory, BASE, STARTS.length)];
const linesIn = (memory: Memory): string => Buffer.concat([...ndjson(EVENT, memory, ROOTS)]).toString();

test('values', () => {
  const values = valuesIn(MEMORY);
  expect(values).toMatchObject(STARTS.map((_, i) => ({ header: { appId: `app ${i}` } })));
  expect(values).toEqual(valuesIn(CAREFUL));
});

test('lines', () => {
  expect(linesIn(MEMORY)).toBe(linesIn(CAREFUL));
});
