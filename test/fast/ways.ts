/** A struct in memory, read in both ways. */
import assert from 'node:assert/strict';
import { Decoder, resolveLimits } from '../../src/codec/index.ts';
import { FastReader, UNREAD } from '../../src/fast/index.ts';
import {
  type Abi,
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
import { type Damage, damaged } from '../properties/damage.ts';
import { assertSame } from '../properties/same.ts';
import { inPieces, onDemand } from '../support/memories.ts';

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

interface Circumstances {
  readonly abi: Abi;
  readonly base: bigint;
  readonly changes: readonly Damage[];
  readonly limits: Partial<Limits>;
}

/** The image of a value, damaged: decoded and as a line of JSON it gives what the careful decoder gives, issues and all. */
export function assertSameWays(
  struct: ValueLayout,
  value: unknown,
  { abi, base, changes, limits }: Circumstances,
): void {
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
}

/** The struct at an address is read by its generated reader, and as the careful decoder reads it. */
export function assertReadFast(struct: ValueLayout, memory: Memory, address: bigint): void {
  const fast = FastReader.for(struct, memory, resolveLimits(), runOf(struct, memory, { address }));
  const value = fast === undefined ? UNREAD : fast.read(0);
  assert.notEqual(value, UNREAD, `${struct.ctype} has no reader, or it gives up`);
  assertSame(value, carefully(struct, memory, address, {}).value);
}
