/** Rows of items that are alike: what somebody takes of them, and the captures of the others, are all items in order. */
import assert from 'node:assert/strict';
import { fc, test } from '@fast-check/vitest';
import { expect, test as plainTest } from 'vitest';
import { captureChunks, readCaptures } from '../../../src/capture/cbor/read.ts';
import type { CaptureRow } from '../../../src/capture/cbor/rows.ts';
import { type Capture, writeCapture } from '../../../src/capture/index.ts';
import { type Abi, FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0, LUID } from '../../../src/index.ts';
import { runs } from '../../support/exhaustive.ts';

fc.configureGlobal({ seed: 20261130, numRuns: runs(300) });

/** What an item says, however it was read. */
interface Said {
  readonly struct: string;
  readonly abi: Abi;
  readonly root: bigint;
  readonly base: bigint;
  readonly bytes: string;
}

function saidBy({ struct, abi, roots, ranges }: Capture): Said {
  const [{ base, bytes } = { base: 0n, bytes: new Uint8Array(0) }] = ranges;
  const root = 'length' in roots ? (roots[0] ?? 0n) : 0n;
  return { struct: struct.ctype, abi, root, base, bytes: Buffer.from(bytes).toString('hex') };
}

function saidByRow({ struct, abi, images }: CaptureRow, index: number): Said {
  const [, , baseLow = 0, baseHigh = 0, rootLow = 0, rootHigh = 0] = images.numbers.subarray(6 * index);
  const bytes = images.bytes.subarray(images.startOf(index), images.endOf(index));
  return {
    struct: struct.ctype,
    abi,
    root: (BigInt(rootHigh) << 32n) | BigInt(rootLow),
    base: (BigInt(baseHigh) << 32n) | BigInt(baseLow),
    bytes: Buffer.from(bytes).toString('hex'),
  };
}

const wide = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const narrow = fc.bigInt({ min: 0n, max: 2n ** 32n - 1n });

/** Items like each other and not, and bytes between them that are none. */
const items = fc.oneof(
  { weight: 8, arbitrary: itemsOf('x64', wide) },
  { weight: 3, arbitrary: itemsOf('x86', narrow) },
  { weight: 1, arbitrary: fc.constant(new Uint8Array([0])) },
  { weight: 1, arbitrary: fc.constant(new Uint8Array([0xa1, 0x61, 0x61, 1])) },
);

function itemsOf(abi: Abi, addresses: fc.Arbitrary<bigint>): fc.Arbitrary<Uint8Array> {
  return fc
    .tuple(addresses, addresses, fc.uint8Array({ maxLength: 300 }), fc.boolean(), fc.constantFrom(1, 1, 1, 2))
    .map(([root, base, bytes, isLuid, count]) => {
      const end = abi === 'x64' ? 2n ** 64n : 2n ** 32n;
      const range = { base: base + BigInt(bytes.length) > end ? 0n : base, bytes };
      const struct = isLuid ? LUID : FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0;
      return writeCapture({ abi, struct, roots: Array(count).fill(root), ranges: [range], host: 'gw-01' });
    });
}

async function allOf(bytes: Uint8Array, chunks: readonly Uint8Array[], take: (offered: number) => number) {
  const issues: string[] = [];
  const said: Said[] = [];
  let taken = 0;
  const onRow = (row: CaptureRow): number => {
    const count = Math.min(take(row.images.count - row.from), row.images.count - row.from);
    for (let i = 0; i < count; i++) said.push(saidByRow(row, row.from + i));
    taken += count;
    return count;
  };
  const onIssue = ({ message }: Error) => void issues.push(message);
  for await (const captures of captureChunks(chunks, { onRow, onIssue })) {
    for (const capture of captures) said.push(saidBy(capture));
  }
  const expected: Said[] = [];
  const told: string[] = [];
  for await (const capture of readCaptures(bytes, { onIssue: ({ message }) => void told.push(message) })) {
    expected.push(saidBy(capture));
  }
  return { said, issues, taken, expected, told };
}

test.prop([
  fc.array(items, { maxLength: 30 }),
  fc.array(fc.nat(5), { minLength: 1 }),
  fc.nat(2000),
  fc.nat(400),
])('whatever is taken of them', async (list, takes, size, flipped) => {
  const bytes = Uint8Array.from(Buffer.concat(list));
  // Most are healthy.
  if (flipped < bytes.length) bytes[flipped] = (bytes[flipped] ?? 0) ^ 4;
  const chunks: Uint8Array[] = [];
  const step = Math.max(1, size);
  for (let at = 0; at < bytes.length; at += step) chunks.push(bytes.subarray(at, at + step));
  let calls = 0;
  const got = await allOf(bytes, chunks, () => takes[calls++ % takes.length] ?? 0);
  assert.deepEqual(got.said, got.expected);
  assert.deepEqual(got.issues, got.told);
});

plainTest(
  'all but the first of those that are alike are offered; none where nothing is like it',
  async () => {
    const itemOf = (root: bigint) =>
      writeCapture({
        abi: 'x64',
        struct: LUID,
        roots: [root],
        ranges: [{ base: root, bytes: new Uint8Array(24) }],
      });
    const alike = Buffer.concat(Array.from({ length: 3000 }, (_, i) => itemOf(2n ** 40n + BigInt(i))));
    const all = await allOf(alike, [alike], (offered) => offered);
    expect(all.taken).toBe(2999);
    expect(all.said).toEqual(all.expected);
    const one = itemOf(2n ** 40n);
    expect((await allOf(one, [one], (offered) => offered)).taken).toBe(0);
  },
);
