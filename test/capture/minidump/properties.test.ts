/** Damaged minidumps: a result or one kind of error, the same of bytes and of a file, and never much work. */
import assert from 'node:assert/strict';
import { fc, test } from '@fast-check/vitest';
import { describe, test as plainTest } from 'vitest';
import { type FileInput, type Minidump, openMinidump } from '../../../src/capture/index.ts';
import { DecodeError, decodeEntries, FWPM_NET_EVENT5 } from '../../../src/index.ts';
import { rows, runs } from '../../support/exhaustive.ts';
import { CountingFile, type DumpParts, minidump, STREAM } from '../../support/minidump.ts';
import { edit, filled, sample, split } from './support.ts';

fc.configureGlobal({ seed: 20261122, numRuns: runs(1000) });

const region = {
  base: 0x1000n,
  allocationBase: 0x1000n,
  allocationProtect: 4,
  size: 4096n,
  state: 4096,
  protect: 4,
  type: 0x20000,
};
const parts: DumpParts = {
  servicePack: 'SP',
  modules: [
    { name: 'C:\\a.exe', base: 0x1000n, size: 1 },
    { name: 'wow64.dll', base: 0x2000n, size: 2 },
  ],
  processId: 8,
  regions: [region, region],
  memory: [
    { base: 0x1000n, bytes: filled(40, 1) },
    { base: 0x1020n, bytes: filled(40, 2) },
    { base: 0x2000n, bytes: filled(9, 3) },
  ],
  memory64: split(sample, 700, 701, 3333),
};
const whole = minidump(parts);

/** All that a dump says; the error that it was refused with. */
function outcomeOf(input: FileInput): unknown {
  let dump: Minidump;
  try {
    dump = openMinidump(input);
  } catch (error) {
    assert(error instanceof DecodeError);
    assert.equal(error.code, 'BAD_CAPTURE');
    assert.match(error.struct, /^MINIDUMP/);
    assert.equal(error.address, BigInt(error.offset));
    return { message: error.message, offset: error.offset };
  }
  const { abi, os, time, flags, processId, modules, ranges, regions, warnings, memory } = dump;
  const issues: string[] = [];
  const onIssue = ({ message, offset }: DecodeError): void => void issues.push(`${message} ${offset}`);
  const values = [...decodeEntries(FWPM_NET_EVENT5, memory, sample.address, sample.count, { onIssue })];
  return { abi, os, time, flags, processId, modules, ranges, regions, warnings, values, issues };
}

/** Checks what holds of every dump, and returns what came of it. */
function assertCalm(bytes: Uint8Array): unknown {
  const before = bytes.slice();
  const file = CountingFile.of(bytes);
  const outcome = outcomeOf(file);
  assert.deepStrictEqual(outcome, outcomeOf(bytes));
  assert.deepStrictEqual(bytes, before);
  // Each list once, overlaps twice, windows for the events: a few times the file, whatever it says.
  assert(file.bytesRead <= 8 * bytes.length, `${file.bytesRead} bytes were read`);
  assert(file.reads <= 60, `${file.reads} reads`);
  return outcome;
}

/** Behind this the file has nothing but bytes of memory. */
const endOfStructs = whole.stream(STREAM.memory64List) + 16 + 16 * 4;

describe('a dump that ends', () => {
  const expected = outcomeOf(whole.bytes);
  const ends = Array.from({ length: whole.bytes.length }, (_, end) => end);

  plainTest.each([
    ['before any byte of its structs', ends.filter((end) => end <= endOfStructs)],
    ['somewhere in its memory', ends.filter((end) => end > endOfStructs && end % 31 === 0)],
    ['before its last byte', ends.slice(-1)],
  ])('%s', (_, lengths) => {
    assert(lengths.length > 0);
    for (const length of rows(lengths, 11)) {
      const outcome = assertCalm(whole.bytes.slice(0, length));
      assert(typeof outcome === 'object' && outcome !== null);
      assert.notDeepStrictEqual(outcome, expected);
      // Nothing is lost without a word: the whole dump has two warnings.
      const warnings = 'warnings' in outcome && Array.isArray(outcome.warnings) ? outcome.warnings : [];
      assert('message' in outcome || warnings.some((warning) => /copied whole|should have/.test(warning)));
    }
  });
});

describe('a dump with wrong numbers', () => {
  const numbers = fc.oneof(
    fc.constantFrom(0, 1, 2, 4, 5, 7, 9, 15, 16, 0x1000, 0x7fffffff, 0x80000000, 0xfffffff0, 0xffffffff),
    fc.constantFrom(-9, -8, -1, 0, 1).map((distance) => whole.bytes.length + distance),
    fc.nat(whole.bytes.length),
    fc.nat(0xffffffff),
  );
  const changes = fc.array(fc.record({ at: fc.nat(endOfStructs), u32: numbers }), {
    minLength: 1,
    maxLength: 5,
  });

  test.prop([changes])('anywhere', (edits) => {
    const bytes = whole.bytes.slice();
    for (const { at, u32 } of edits) edit({ bytes }, { at, u32 });
    assertCalm(bytes);
  });

  /** Where numbers lead elsewhere or count. */
  const references = [
    8,
    12,
    ...Array.from({ length: 18 }, (_, i) => 32 + 4 * i),
    ...[
      STREAM.moduleList,
      STREAM.memoryList,
      STREAM.memory64List,
      STREAM.memoryInfoList,
      STREAM.miscInfo,
    ].flatMap((type) => Array.from({ length: 21 }, (_, i) => whole.stream(type) + 4 * i)),
    whole.stream(STREAM.systemInfo),
    whole.stream(STREAM.systemInfo) + 24,
  ];

  test.prop([
    fc.array(fc.record({ at: fc.constantFrom(...references), u32: numbers }), { minLength: 1, maxLength: 5 }),
  ])('where they lead elsewhere', (edits) => {
    const bytes = whole.bytes.slice();
    for (const { at, u32 } of edits) edit({ bytes }, { at, u32 });
    assertCalm(bytes);
  });
});

describe('noise', () => {
  test.prop([fc.uint8Array({ maxLength: 400 })])('behind a signature', (noise) => {
    const bytes = new Uint8Array(4 + noise.length);
    bytes.set([0x4d, 0x44, 0x4d, 0x50]);
    bytes.set(noise, 4);
    assertCalm(bytes);
  });

  test.prop([fc.uint8Array({ maxLength: 40 })])('alone', (noise) => {
    assertCalm(noise);
  });
});
