/** openMinidump: ranges that take the same bytes of the file do not multiply them. */
import { describe, expect, test } from 'vitest';
import { type Minidump, openMinidump, scan } from '../../../src/capture/index.ts';
import { type Dump, minidump, STREAM } from '../../support/minidump.ts';
import { bytesAt, edit, expectEvents, sample, WAYS } from './support.ts';

/** A range as a list says it. */
interface Said {
  readonly base: bigint;
  readonly length: number;
  readonly offset: number;
}

/** A dump of the sample and of ranges whose bytes are wherever `said` has them in the sample. */
function sharing(said: readonly Said[]): Dump {
  const empty = new Uint8Array(0);
  const built = minidump({ memory: [sample, ...said.map(({ base }) => ({ base, bytes: empty }))] });
  for (const [i, { length, offset }] of said.entries()) {
    const at = built.stream(STREAM.memoryList) + 4 + 16 * (i + 1);
    edit(edit(built, { at: at + 8, u32: length }), { at: at + 12, u32: (built.memoryAt[0] ?? 0) + offset });
  }
  return built;
}

const SIZE = sample.bytes.length;
const BEFORE = 0x10000n;
const AFTER = 0x7000_0000n;

/** What is said of a dump whose ranges share their bytes. */
function warning({ bytes }: Dump, which: string, total: number): string {
  return `${which} take bytes of the file that others take, too: all would have ${total} bytes, and the file has ${bytes.length}; these are left out where they do`;
}

function spans({ ranges }: Minidump): unknown[] {
  return ranges.map(({ base, length, offset }) => [base, length, offset]);
}

describe.each(WAYS)('ranges with the same bytes, in a minidump %s', (_, input) => {
  const open = ({ bytes }: Dump): Minidump => openMinidump(input(bytes));

  /** The sample again and again, at AFTER and every 64 KiB from there on. */
  const again = (count: number): Said[] =>
    Array.from({ length: count }, (_, i) => ({
      base: AFTER + BigInt(i) * 0x10000n,
      length: SIZE,
      offset: 0,
    }));

  test('all of them: the first counts', () => {
    const built = sharing(again(5));
    const dump = open(built);
    const [offset = 0] = built.memoryAt;
    expect(spans(dump)).toEqual([[sample.base, SIZE, offset]]);
    expect(dump.warnings).toEqual([
      warning(built, '5 of 6 memory ranges (the first at 0x70000000)', 6 * SIZE),
    ]);
    expectEvents(dump.memory, sample);
    expect(dump.memory.readable(AFTER, 1)).toBe(0);
  });

  test('some of them: they are cut', () => {
    const built = sharing([
      { base: BEFORE, length: SIZE, offset: -64 },
      ...again(4).map(({ base }) => ({ base, length: SIZE - 100, offset: 100 })),
    ]);
    const dump = open(built);
    const [offset = 0] = built.memoryAt;
    expect(spans(dump)).toEqual([
      [BEFORE, SIZE, offset - 64],
      [sample.base + BigInt(SIZE - 64), 64, offset + SIZE - 64],
    ]);
    expect(dump.warnings).toEqual([
      warning(built, '5 of 6 memory ranges (the first at 0x3507c0)', 6 * SIZE - 400),
    ]);
    expect(bytesAt(dump.memory, sample.base + BigInt(SIZE - 8), 8)).toEqual([...sample.bytes.subarray(-8)]);
  });

  test('as long as all together are no larger than four files, none is left out', () => {
    const rest = { base: 0x8000_0000n, length: 64, offset: 0 };
    const kept = sharing([...again(3), rest]);
    const dump = open(kept);
    expect([dump.ranges.length, dump.warnings]).toEqual([5, []]);
    expect(bytesAt(dump.memory, rest.base, 64)).toEqual([...sample.bytes.subarray(0, 64)]);
  });

  test('very many: a scan works no more than for the file', () => {
    const built = sharing(again(20_000));
    const dump = open(built);
    const { memory, ranges, warnings } = dump;
    expect(warnings).toEqual([
      warning(built, '20000 of 20001 memory ranges (the first at 0x70000000)', 20_001 * SIZE),
    ]);
    let scanned = 0;
    const finds = [...scan({ memory, ranges }, { onProgress: (_, total) => (scanned = total) })];
    expect(finds).toHaveLength(17);
    expect(scanned).toBeLessThanOrEqual(2 * built.bytes.length);
  });
});
