/** Items that are like the one before are read at a glance, and as all others are. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Capture } from '../../../src/capture/index.ts';
import { rows, runs } from '../../support/exhaustive.ts';
import { array, bytes, join, map, text, uint } from './cbor.ts';
import { readTolerantly } from './support.ts';

const SEED = 20261130;

/** How one program writes its items. */
interface Shape {
  readonly abi: string;
  readonly struct: string;
  readonly order: readonly string[];
  readonly width: number;
  readonly host: Uint8Array | undefined;
  readonly extra: boolean;
}

interface Content {
  readonly root: bigint;
  readonly base: bigint;
  readonly length: number;
}

const MEMBERS = ['abi', 'fwpm', 'host', 'roots', 'ranges', 'struct', 'extra'];

const SHAPE: fc.Arbitrary<Shape> = fc.record({
  abi: fc.constantFrom('x64', 'x64', 'x86', 'arm64'),
  struct: fc.constantFrom('FWPM_NET_EVENT5', 'FWPM_NET_EVENT2', 'FWPM_FILTER0', 'LUID'),
  order: fc.oneof(
    fc.constant(MEMBERS),
    fc.shuffledSubarray(MEMBERS, { minLength: MEMBERS.length, maxLength: MEMBERS.length }),
  ),
  width: fc.constantFrom(4, 8, 8, 8),
  // One that is no text is a note that is told and left out.
  host: fc.option(fc.constantFrom(text('a'), text('b'), text('roots'), uint(1)), { nil: undefined }),
  extra: fc.boolean().map((is) => is),
});

const ADDRESS = fc.oneof(
  fc.bigInt({ min: 0n, max: 2n ** 32n - 1n }),
  fc.constantFrom(2n ** 32n, 2n ** 32n - 1n, 2n ** 53n, 2n ** 64n - 1n, 2n ** 64n - 64n),
);
const CONTENT: fc.Arbitrary<Content> = fc.record({
  root: ADDRESS,
  base: ADDRESS,
  length: fc.oneof(fc.nat(80), fc.constantFrom(255, 256, 300)),
});

function itemOf(
  { abi, struct, order, width, host, extra }: Shape,
  { root, base, length }: Content,
): Uint8Array {
  const wide = (address: bigint): Uint8Array => uint(width === 4 ? address % 2n ** 32n : address, width);
  const values: Record<string, Uint8Array | undefined> = {
    abi: text(abi),
    fwpm: uint(1),
    host,
    roots: array(wide(root)),
    ranges: array(array(wide(base), bytes(Uint8Array.from({ length }, (_, i) => i)))),
    struct: text(struct),
    extra: extra ? uint(7) : undefined,
  };
  return map(
    ...order.flatMap((name) => {
      const value = values[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

/** What there is to see of a capture. */
function seen({ memory, ...members }: Capture): unknown {
  const [range] = members.ranges;
  const base = range?.base ?? 0n;
  return { ...members, abi: memory.abi, readable: memory.readable(base, 100_000), at: memory.offsetOf(base) };
}

async function readIn(source: Iterable<Uint8Array>): Promise<unknown> {
  const { captures, issues } = await readTolerantly(source);
  return { captures: captures.map(seen), issues: issues.map(({ message }) => message) };
}

/** In chunks that are smaller than any item: then all items are read by the reader of all items. */
function* singly(all: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < all.length; at += 16) yield all.subarray(at, at + 16);
}

const ITEMS = fc
  .array(fc.tuple(SHAPE, fc.array(CONTENT, { minLength: 1, maxLength: 4 })), { minLength: 1, maxLength: 3 })
  .map((groups) => join(...groups.flatMap(([shape, contents]) => contents.map((it) => itemOf(shape, it)))));

it('whatever differs between them', async () => {
  await fc.assert(
    fc.asyncProperty(ITEMS, fc.nat(), async (all, cut) => {
      const middle = cut % all.length;
      const chunks = [all.subarray(0, middle), all.subarray(middle)];
      const expected = await readIn(singly(all));
      expect(await readIn([all])).toEqual(expected);
      expect(await readIn(chunks)).toEqual(expected);
    }),
    { seed: SEED, numRuns: runs(400) },
  );
});

it('with any byte changed, and cut anywhere', async () => {
  await fc.assert(
    fc.asyncProperty(ITEMS, fc.nat(), fc.nat(255), fc.nat(), async (all, at, byte, cut) => {
      const changed = all.slice(0, cut % 2 === 0 ? all.length : cut % all.length);
      if (changed.length > 0) changed[at % changed.length] = byte;
      expect(await readIn([changed])).toEqual(await readIn(singly(changed)));
    }),
    { seed: SEED, numRuns: runs(400) },
  );
});

const PLAIN: Shape = { abi: 'x64', struct: 'LUID', order: MEMBERS, width: 8, host: undefined, extra: false };
const CONTENT_OF_ONE: Content = { root: 2n ** 40n, base: 2n ** 40n, length: 30 };

it.each<[string, Partial<Shape>, Partial<Content>]>(
  rows(
    [
      ['an address past the end of x86', { abi: 'x86' }, { root: 2n ** 40n }],
      ['bytes past the end of x86', { abi: 'x86' }, { base: 2n ** 32n - 29n }],
      ['bytes past the end of x64', {}, { base: 2n ** 64n - 29n }],
      ['bytes up to the end of x64', {}, { base: 2n ** 64n - 30n }],
      ['a byte string of few bytes', {}, { length: 3 }],
      ['a longer byte string', {}, { length: 70_000 }],
      ['members in another order', { order: [...MEMBERS].reverse() }, {}],
    ],
    4,
  ),
)('%s, after one that is as usual', async (_, shape, content) => {
  const usual = { ...CONTENT_OF_ONE, root: 2n ** 31n, base: 2n ** 31n };
  const [first, second] = [
    itemOf({ ...PLAIN, ...shape }, usual),
    itemOf({ ...PLAIN, ...shape }, { ...usual, ...content }),
  ];
  const all = join(first, second, first);
  expect(await readIn([all])).toEqual(await readIn(singly(all)));
});

it('are not larger than the limit', async () => {
  const all = join(itemOf(PLAIN, CONTENT_OF_ONE), itemOf(PLAIN, { ...CONTENT_OF_ONE, length: 99 }));
  const { captures, issues } = await readTolerantly([all], { limits: { itemBytes: 120 } });
  expect(captures.length).toBe(1);
  expect(issues.map(({ message }) => message)).toEqual([expect.stringContaining('itemBytes')]);
});

it('bytes are copies', async () => {
  const all = join(...Array.from({ length: 3 }, () => itemOf(PLAIN, CONTENT_OF_ONE)));
  const { captures } = await readTolerantly([all]);
  all.fill(0xff);
  for (const { ranges } of captures) expect(ranges[0]?.bytes[29]).toBe(29);
});
