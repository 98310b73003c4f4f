/** Any bytes at all: what reads captures ends, reports it with one kind of error, and finds the items that are whole. */
import assert from 'node:assert/strict';
import { fc, test } from '@fast-check/vitest';
import { decode as decodeCbor } from 'cbor2';
import { describe } from 'vitest';
import { looksLikeCapture } from '../../../src/capture/index.ts';
import { DecodeError } from '../../../src/index.ts';
import { SEED } from '../../properties/cases.ts';
import { runs } from '../../support/exhaustive.ts';
import {
  array,
  bytes,
  endless,
  head,
  item,
  join,
  map,
  NULL,
  type SOUND,
  shortest,
  tag,
  text,
  uint,
  WIDTHS,
} from './cbor.ts';
import { captureErrorOf, decodedFromCaptures, readTolerantly } from './support.ts';

fc.configureGlobal({ seed: SEED, numRuns: runs(300) });

/** Items that can be read, in several of the ways that CBOR has. */
const sound = fc.constantFrom(
  item(),
  tag(55799, item({ host: text('ä'), time: tag(1, uint(5)), note: endless('text', text('a'), text('b')) })),
  item({ roots: map(['count', uint(2)], ['entries', uint(0x1000)]), extra: array(map([uint(1), NULL])) }),
  item({
    ranges: endless(
      'array',
      array(uint(0x1000, 8), bytes([1, 2, 3], 4)),
      endless('array', uint(9), bytes([])),
    ),
  }),
);

const chunkSizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });

function* chunksOf(whole: Uint8Array, sizes: readonly number[]): Generator<Uint8Array> {
  for (let at = 0, i = 0; at < whole.length; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    yield whole.slice(at, at + size);
    at += size;
  }
}

/** What holds of any bytes, however they come in. @returns how many items were read. */
async function assertCalm(whole: Uint8Array, sizes: readonly number[]): Promise<number> {
  const limits = { itemBytes: 5000, values: 200 };
  const { captures, issues } = await readTolerantly(chunksOf(whole, sizes), { limits });
  for (const issue of issues) {
    assert(issue instanceof DecodeError);
    assert.equal(issue.code, 'BAD_CAPTURE');
    assert.match(issue.path, /^\[\d+\]/);
    assert(issue.offset <= whole.length && issue.message.length < 400, issue.message);
  }
  for (const [i, { offset }] of issues.entries()) assert(offset >= (issues[i - 1]?.offset ?? 0));
  assert(issues.length <= whole.length + 1);
  // What was read can be decoded, well or not.
  for (const capture of captures) {
    const { roots } = capture;
    decodedFromCaptures([
      { ...capture, roots: 'count' in roots ? { ...roots, count: Math.min(3, roots.count) } : roots },
    ]);
  }
  const first = issues[0];
  if (first !== undefined) {
    const error = await captureErrorOf(whole, { limits });
    // Strictly, items that are not captures are not counted.
    assert.deepEqual([error.code, error.path], [first.code, first.path]);
  }
  return captures.length;
}

const SOME = 6;
const sequences = fc.array(sound, { minLength: 1, maxLength: SOME });

describe('captures that are damaged', () => {
  test.prop([sequences, chunkSizes])('not at all are read', async (items, sizes) => {
    assert.equal(await assertCalm(join(...items), sizes), items.length);
  });

  test.prop([sequences, fc.nat(), chunkSizes])('at their end lose what is cut', async (items, at, sizes) => {
    const whole = join(...items);
    const length = at % whole.length;
    let end = 0;
    const left = items.filter(({ length: size }) => {
      end += size;
      return end <= length;
    }).length;
    assert.equal(await assertCalm(whole.subarray(0, length), sizes), left);
  });

  test.prop(
    [sequences, fc.array(fc.tuple(fc.nat(), fc.nat(7)), { minLength: 1, maxLength: 5 }), chunkSizes],
    {
      numRuns: runs(3000),
    },
  )('by bits that flip', async (items, flips, sizes) => {
    const whole = join(...items);
    for (const [at, bit] of flips) whole[at % whole.length] = (whole[at % whole.length] ?? 0) ^ (1 << bit);
    assert((await assertCalm(whole, sizes)) <= items.length * 50);
  });

  test.prop([sequences, fc.nat(), fc.uint8Array({ maxLength: 12 }), chunkSizes], { numRuns: runs(1000) })(
    'by bytes in between',
    async (items, at, noise, sizes) => {
      const whole = join(...items);
      const where = at % (whole.length + 1);
      await assertCalm(join(whole.subarray(0, where), noise, whole.subarray(where)), sizes);
    },
  );

  test.prop([fc.uint8Array({ maxLength: 60 }), chunkSizes], { numRuns: runs(3000) })(
    'beyond recognition',
    assertCalmOf,
  );
  async function assertCalmOf(noise: Uint8Array, sizes: readonly number[]): Promise<void> {
    await assertCalm(noise, sizes);
    looksLikeCapture(noise);
  }

  const heads = fc
    .tuple(
      fc.constantFrom('uint', 'bytes', 'text', 'array', 'map', 'tag'),
      fc.constantFrom(0n, 1n, 2n ** 31n, 2n ** 32n, 2n ** 53n, 2n ** 60n, 2n ** 63n, 2n ** 64n - 1n),
    )
    .map(([major, argument]) => head(major, argument));
  test.prop(
    [
      fc.constantFrom<keyof typeof SOUND>('fwpm', 'abi', 'struct', 'roots', 'ranges'),
      fc.array(heads, { minLength: 1, maxLength: 4 }),
      chunkSizes,
    ],
    { numRuns: runs(1000) },
  )('by heads that lie', async (name, lies, sizes) => {
    const whole = join(item(), item({ [name]: join(...lies) }), item());
    assert((await assertCalm(whole, sizes)) >= 1);
  });
});

describe('the end of an item', () => {
  const width = fc.constantFrom(...WIDTHS);
  /** A head as long as it is to be, or as it needs to be. */
  const wide = (argument: number, atLeast: number): number => Math.max(atLeast, shortest(BigInt(argument)));
  const { value } = fc.letrec<{ value: Uint8Array }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.tuple(fc.nat(1000), width).map(([n, w]) => uint(n, wide(n, w))),
      fc.tuple(fc.uint8Array({ maxLength: 30 }), width).map(([b, w]) => bytes(b, wide(b.length, w))),
      fc.tuple(fc.string({ maxLength: 10 }), width).map(([t, w]) => text(t, wide(30, w))),
      fc
        .array(fc.uint8Array({ maxLength: 4 }))
        .map((pieces) => endless('bytes', ...pieces.map((piece) => bytes(piece)))),
      fc.constantFrom(NULL, Uint8Array.of(0xf9, 0x7e, 0), Uint8Array.of(0xf8, 0x20), Uint8Array.of(0xe0)),
      fc.array(tie('value'), { maxLength: 4 }).map((values) => array(...values)),
      fc.array(tie('value'), { maxLength: 4 }).map((values) => endless('array', ...values)),
      fc
        .array(tie('value'), { maxLength: 4 })
        .map((values) => map(...values.map((it, i) => [uint(i), it] as const))),
      fc
        .array(tie('value'), { maxLength: 4 })
        .map((values) => endless('map', ...values.flatMap((it, i) => [uint(i), it]))),
      tie('value').map((it) => tag(4711, it)),
    ),
  }));

  test.prop([value, sound, chunkSizes], { numRuns: runs(2000) })(
    'is found whatever is in it',
    async (other, good, sizes) => {
      // The library reads it whole: so it is an item.
      decodeCbor(other, { ignoreGlobalTags: true, preferMap: true });
      const { captures, issues } = await readTolerantly(chunksOf(join(other, good, other), sizes));
      assert.deepEqual(
        captures.map(({ index, offset }) => [index, offset]),
        [[1, other.length]],
      );
      assert.equal(issues.length, 2);
    },
  );
});
