/** Captures of one event per item, more of them than it takes for an engine to be worth it: the lines that each item has alone. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readCaptures, writeCapture } from '../../../src/capture/index.ts';
import {
  type Abi,
  encode,
  FWPM_NET_EVENT4,
  FWPM_NET_EVENT5,
  ndjson,
  type ValueLayout,
} from '../../../src/index.ts';
import { drop, event5 } from '../../support/events.ts';
import { fwpm } from '../command.ts';

const folder = mkdtempSync(join(tmpdir(), 'fwpm-lone-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** An event as an agent writes it. */
function itemOf(number: number): Uint8Array {
  const base = 2n ** 40n + 4096n * BigInt(number);
  const abi: Abi = Math.floor(number / 700) % 3 === 2 ? 'x86' : 'x64';
  const where = abi === 'x86' ? { abi, base: 0x40000000n } : { abi, base };
  const struct: ValueLayout = Math.floor(number / 300) % 5 === 4 ? FWPM_NET_EVENT4 : FWPM_NET_EVENT5;
  const value: unknown = event5('CLASSIFY_DROP', drop({ filterId: BigInt(number) }));
  const { bytes, address } = encode(struct, value, where);
  // Every hundredth has lost its end, and what its pointers lead to with it.
  const there = number % 100 === 99 ? bytes.subarray(0, bytes.length - 40) : bytes;
  return writeCapture({ abi, struct, roots: [address], ranges: [{ base: where.base, bytes: there }] });
}

/** Many events in one item, the last of which has lost its end. */
function itemOfMany(number: number, count: number): Uint8Array {
  const first = 2n ** 41n + 2n ** 20n * BigInt(number);
  const roots: bigint[] = [];
  const parts: Uint8Array[] = [];
  let base = first;
  for (let i = 0; i < count; i++) {
    const value: unknown = event5('CLASSIFY_DROP', drop({ filterId: BigInt(1000 * number + i) }));
    const struct: ValueLayout = FWPM_NET_EVENT5;
    const { bytes, address } = encode(struct, value, { abi: 'x64', base });
    roots.push(address);
    // Addresses of events are multiples of 16.
    parts.push(bytes, new Uint8Array((16 - (bytes.length % 16)) % 16));
    base += BigInt(16 * Math.ceil(bytes.length / 16));
  }
  // One that is not there at all stands between the others.
  roots.splice(3, 0, first - 4096n);
  const bytes = Buffer.concat(parts);
  const ranges = [{ base: first, bytes: bytes.subarray(0, bytes.length - 48) }];
  return writeCapture({ abi: 'x64', struct: FWPM_NET_EVENT5, roots, ranges });
}

test('lines of JSON and messages, whatever writes them', async () => {
  const lone = Array.from({ length: 2700 }, (_, number) => itemOf(number));
  const many = Array.from({ length: 10 }, (_, number) => itemOfMany(number, 2 + 9 * number));
  const bytes = Buffer.concat([...lone, ...many]);
  const file = join(folder, 'lone.cbor');
  writeFileSync(file, bytes);
  const { code, stdout, stderr } = await fwpm(['decode', file]);

  const lines: string[] = [];
  let faults = 0;
  for await (const { struct, memory, roots } of readCaptures(bytes)) {
    if (!('length' in roots)) throw new Error('one address is expected');
    const onIssue = () => void faults++;
    for (const line of ndjson(struct, memory, { addresses: roots }, { onIssue, surrogates: 'replace' })) {
      lines.push(Buffer.from(line).toString());
    }
  }
  expect(stdout === lines.join('')).toBe(true);
  expect(stdout.split('\n')).toHaveLength(2700 + 435 + 1);
  expect(faults).toBeGreaterThanOrEqual(27);
  expect(code).toBe(1);
  expect(stderr).toMatch(/item 99: /);
});
