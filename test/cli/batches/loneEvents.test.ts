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

test('lines of JSON and messages, whatever writes them', async () => {
  const bytes = Buffer.concat(Array.from({ length: 2700 }, (_, number) => itemOf(number)));
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
  expect(lines).toHaveLength(2700);
  expect(faults).toBeGreaterThanOrEqual(27);
  expect(code).toBe(1);
  expect(stderr).toMatch(/item 99: /);
});
