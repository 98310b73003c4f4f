/** Two decoders, one truth: fast and careful agree on healthy and on damaged images, and lines are what toJson gives. */
import assert from 'node:assert/strict';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, test as plainTest } from 'vitest';
import { Decoder, resolveLimits } from '../../src/codec/index.ts';
import { FastReader, UNREAD } from '../../src/fast/index.ts';
import {
  type DecodeError,
  decode,
  encode,
  explain,
  type Limits,
  type Memory,
  memoryImage,
  ndjson,
  toJson,
  type ValueLayout,
} from '../../src/index.ts';
import { runOf } from '../../src/memory/run.ts';
import { arbitraryOf } from '../properties/arbitrary.ts';
import { bases, CASES, SEED } from '../properties/cases.ts';
import { damaged, damages, limits as someLimits } from '../properties/damage.ts';
import { assertSame } from '../properties/same.ts';
import { rows, runs } from '../support/exhaustive.ts';
import { compiledFixtures, hexFixturesOfHeaders } from '../support/fixtures.ts';
import { inPieces, onDemand } from '../support/memories.ts';

fc.configureGlobal({ seed: SEED, numRuns: runs(100) });

interface Outcome {
  readonly value: unknown;
  readonly issues: readonly DecodeError[];
}

function carefully(struct: ValueLayout, memory: Memory, address: bigint, limits: Partial<Limits>): Outcome {
  const issues: DecodeError[] = [];
  const onIssue = (issue: DecodeError): void => void issues.push(issue);
  const value = new Decoder(memory, struct.ctype, { limits: resolveLimits(limits), onIssue }).root(
    struct,
    address,
  );
  return { value, issues };
}

function publicly(struct: ValueLayout, memory: Memory, address: bigint, limits: Partial<Limits>): Outcome {
  const issues: DecodeError[] = [];
  const value = decode(struct, memory, address, { limits, onIssue: (issue) => issues.push(issue) });
  return { value, issues };
}

function linesOf(
  struct: ValueLayout,
  memory: Memory,
  address: bigint,
  limits: Partial<Limits>,
): { text: string; issues: DecodeError[] } {
  const issues: DecodeError[] = [];
  const chunks = ndjson(
    struct,
    memory,
    { address },
    { limits, onIssue: (issue) => issues.push(issue), chunkBytes: 1 },
  );
  return { text: Buffer.concat([...chunks]).toString(), issues };
}

function factsOf({ issues }: { readonly issues: readonly DecodeError[] }): unknown[] {
  return issues.map(({ code, struct, path, address, offset, message }) => ({
    code,
    struct,
    path,
    address,
    offset,
    message,
  }));
}

describe('fast and careful', () => {
  for (const { name, struct, abi } of rows(CASES, 4)) {
    test.prop([arbitraryOf(struct), bases(abi), damages, someLimits])(
      name,
      (value, base, changes, limits) => {
        const { bytes, address } = encode(struct, value, { abi, base });
        const ranges = explain(struct, memoryImage(bytes, { abi, base }), address);
        const image = damaged({ bytes, base, abi, ranges }, changes);
        const memory = memoryImage(image, { abi, base });

        const expected = carefully(struct, memory, address, limits);
        const line = `${toJson(struct, expected.value)}\n`;
        for (const seen of [memory, onDemand(image, base, abi), inPieces(image, base, abi)]) {
          const got = publicly(struct, seen, address, limits);
          assertSame(got.value, expected.value);
          assertSame(factsOf(got), factsOf(expected));
          const lines = linesOf(struct, seen, address, limits);
          assert.equal(lines.text, line);
          assertSame(factsOf(lines), factsOf(expected));
        }
      },
    );
  }
});

describe('healthy images are read by the generated code', () => {
  for (const fixture of [...compiledFixtures(), ...hexFixturesOfHeaders()]) {
    if (!('expect' in fixture) || fixture.kind !== 'struct') continue;
    plainTest(fixture.name, () => {
      const { abi, base, address, bytes } = fixture;
      const struct = CASES.find((known) => known.struct.ctype === fixture.struct)?.struct;
      assert(struct !== undefined);
      const memory = memoryImage(bytes, { abi, base });
      const limits = resolveLimits();
      const fast = FastReader.for(struct, memory, limits, runOf(struct, memory, { address }));
      const value = fast?.read(0);
      expect(value).not.toBe(UNREAD);
      assertSame(value, carefully(struct, memory, address, {}).value);
    });
  }
});
