import assert from 'node:assert/strict';
import { fc, test } from '@fast-check/vitest';
import { describe } from 'vitest';
import {
  ABIS,
  type ByteRange,
  DecodeError,
  decode,
  decodeEntries,
  encode,
  explain,
  FWPM_NET_EVENT5,
  type Limits,
  type Memory,
  memoryImage,
  toJson,
  type ValueLayout,
} from '../../src/index.ts';
import { rows, runs } from '../support/exhaustive.ts';
import { arbitraryOf } from './arbitrary.ts';
import { bases, CASES, SEED } from './cases.ts';
import { damaged, damages, limits as someLimits } from './damage.ts';
import { imageOfEntries } from './entries.ts';
import { assertJsonSays, assertSame, memberAt } from './same.ts';

fc.configureGlobal({ seed: SEED, numRuns: runs(120) });

describe('damaged images are read as far as they can be', () => {
  for (const { name, struct, abi } of rows(CASES, 13)) {
    test.prop([arbitraryOf(struct), bases(abi), damages, someLimits])(
      name,
      (value, base, changes, limits) => {
        const { bytes, address } = encode(struct, value, { abi, base });
        const ranges = explain(struct, memoryImage(bytes, { abi, base }), address);
        const image = damaged({ bytes, base, abi, ranges }, changes);

        const issues = assertCalm(
          { struct, memory: memoryImage(image, { abi, base }), address, limits },
          image,
        );
        if (changes.length === 0) for (const { code } of issues) assert.equal(code, 'LIMIT_EXCEEDED');
      },
    );
  }
});

describe('noise is read as far as it can be', () => {
  const words = fc.array(
    fc.oneof(
      fc.record({ isAddress: fc.constant(false), value: fc.nat(20) }),
      fc.record({ isAddress: fc.constant(false), value: fc.nat(0xffffffff) }),
      fc.record({ isAddress: fc.constant(true), value: fc.nat(0xffff) }),
    ),
    { maxLength: 60, size: 'max' },
  );
  for (const { name, struct, abi } of rows(CASES, 13)) {
    test.prop([words, bases(abi), someLimits])(name, (noise, base, limits) => {
      const bytes = new Uint8Array(8 * noise.length);
      const view = new DataView(bytes.buffer);
      for (const [i, { isAddress, value }] of noise.entries()) {
        const number = isAddress ? base + BigInt(value % bytes.length) : BigInt(value);
        if (abi === 'x86') view.setUint32(4 * i, Number(number), true);
        else view.setBigUint64(8 * i, number, true);
      }
      assertCalm({ struct, memory: memoryImage(bytes, { abi, base }), address: base, limits }, bytes);
    });
  }
});

describe('each damaged entry is read for itself', () => {
  const events = fc.array(fc.option(arbitraryOf(FWPM_NET_EVENT5)), { minLength: 1, maxLength: 4 });
  for (const abi of ABIS) {
    test.prop([events, bases(abi), damages], { numRuns: runs(300) })(abi, (values, base, changes) => {
      const image = damaged(imageOfEntries(values, abi, base), changes);
      const memory = memoryImage(image, { abi, base });
      const { length } = values;
      const issues: DecodeError[] = [];
      const onIssue = (issue: DecodeError): void => void issues.push(issue);
      const tolerant = [...decodeEntries(FWPM_NET_EVENT5, memory, base, length, { onIssue })];

      for (const { path } of issues) assert.equal(memberAt(tolerant, path), null, path);
      const strict: unknown[] = [];
      const read = (): void => {
        for (const value of decodeEntries(FWPM_NET_EVENT5, memory, base, length)) strict.push(value);
      };
      const [first] = issues;
      if (first === undefined) read();
      else {
        assertThrows(read, first);
        assert(first.path.startsWith(`[${strict.length}]`));
      }
      assertSame(strict, tolerant.slice(0, first === undefined ? length : strict.length));
    });
  }
});

/** One reading of a memory: all that decode and explain are called with. */
interface Reading {
  readonly struct: ValueLayout;
  readonly memory: Memory;
  readonly address: bigint;
  readonly limits: Partial<Limits>;
}

/**
 * What holds of any memory: strict decoding throws a DecodeError exactly when tolerant decoding reports an issue,
 * and then the first one; what an issue is about is null; explain reports the same issues.
 * @returns the issues.
 */
function assertCalm(reading: Reading, bytes: Uint8Array): DecodeError[] {
  const { struct, memory, address, limits } = reading;
  const before = bytes.slice();
  const issues: DecodeError[] = [];
  const onIssue = (issue: DecodeError): void => void issues.push(issue);
  const value = decode(struct, memory, address, { limits, onIssue });

  assertStrict(reading, value, issues);
  for (const issue of issues) {
    assert(issue instanceof DecodeError);
    assert.equal(issue.struct, struct.ctype);
    assert.equal(memberAt(value, issue.path), null, issue.message);
  }
  assert.equal(new Set(issues.map(({ path }) => path)).size, issues.length);
  assertJsonSays(JSON.parse(toJson(struct, value)), value);
  assertExplained(reading, bytes.length, issues);
  assert.deepEqual(bytes, before);
  return issues;
}

function assertStrict(
  { struct, memory, address, limits }: Reading,
  tolerant: unknown,
  [first]: readonly DecodeError[],
): void {
  const read = (): unknown => decode(struct, memory, address, { limits });
  if (first === undefined) assertSame(read(), tolerant);
  else assertThrows(read, first);
}

function assertThrows(read: () => unknown, expected: DecodeError): void {
  assert.throws(read, (error) => {
    assert(error instanceof DecodeError);
    assert.deepEqual(details(error), details(expected));
    return true;
  });
}

function details({ code, struct, path, address, offset, reason, message }: DecodeError): object {
  return { code, struct, path, address, offset, reason, message };
}

function assertExplained(
  { struct, memory, address, limits }: Reading,
  length: number,
  issues: readonly DecodeError[],
): void {
  const read = (): ByteRange[] => explain(struct, memory, address, { limits });
  const root = issues.find(({ path, limit }) => path === '' && limit !== 'issues');
  if (root !== undefined) {
    assertThrows(read, root);
    return;
  }
  const ranges = read();
  for (const range of ranges) {
    const offset = memory.offsetOf(range.address);
    assert(offset >= 0 && range.length > 0 && offset + range.length <= length, range.path);
    if (range.issue === undefined || range.issue.limit === 'issues') continue;
    assert.equal(range.issue.path, range.path);
    assert.equal(range.issue.offset, offset);
  }
  const told = ranges.flatMap(({ issue }) => issue?.path ?? []);
  assert.deepEqual(new Set(told), new Set(issues.map(({ path }) => path)));
}
