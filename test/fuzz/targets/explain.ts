/** explain: every range is there and says what its bytes say, and the issues are those of decoding. */
import assert from 'node:assert/strict';
import { type ByteRange, type DecodeError, explain, type Memory } from '../../../src/index.ts';
import { memberAt } from '../../properties/same.ts';
import { carefully } from '../../support/columns.ts';
import { assertSame, assertTelling, factsOf, outcomeOf } from '../assertions.ts';
import { structNamed } from '../images.ts';
import { type Reading, readTolerantly } from '../soundness.ts';
import { drawSpecimen, memoryOf } from '../specimen.ts';
import { targetOf } from '../target.ts';

export const explainTarget = targetOf(
  'explain',
  (random) => drawSpecimen('struct', random),
  (specimen, meter) => {
    const { struct, roots, limits } = specimen;
    const layout = structNamed(struct);
    const memory = memoryOf(specimen);
    const address = 'address' in roots ? roots.address : specimen.base;

    const outcome = outcomeOf(() => meter.run(() => explain(layout, memory, address, { limits })));
    const careful = outcomeOf(() => explain(layout, carefully(memory), address, { limits }));
    assertSame(careful, outcome, 'two explanations');

    const reading = readTolerantly({ layout, roots: { address }, limits }, memory, meter);
    const rootIssue = reading.issues.find((issue) => issue.path === '' && !isBeyond(issue));
    if ('error' in outcome) {
      assertTelling(outcome.error, layout.ctype);
      assert(rootIssue !== undefined, `nothing is wrong with the root: ${outcome.error.message}`);
      assertSame(factsOf(outcome.error), factsOf(rootIssue), 'the errors of explain and of decode');
      return 'refused';
    }
    assert.equal(rootIssue, undefined);
    assertRanges(outcome.value, memory, specimen.bytes, reading);
    return reading.issues.length > 0 ? 'refused' : 'taken';
  },
);

function assertRanges(
  ranges: readonly ByteRange[],
  memory: Memory,
  bytes: Uint8Array,
  { values, issues }: Reading,
): void {
  const told = new Set<string>();
  let last = 0n;
  for (const range of ranges) {
    const { kind, path, address, length, value, issue } = range;
    assert(address >= last, `${path}: not in order`);
    last = address;
    assert(length > 0 && memory.readable(address, length) === length, `${path}: not there`);
    const offset = memory.offsetOf(address);
    if (kind === 'pointer' || kind === 'count') {
      assert.equal(BigInt(String(value)), littleEndian(bytes, offset, length), `${path}: ${kind}`);
    } else if (kind === 'value')
      assertSame(value, memberAt(values[0], path), `${path}: explained and decoded value`);
    else assert.equal(value, undefined, `${path}: ${kind}`);
    if (value instanceof Uint8Array) assert.notEqual(value.buffer, bytes.buffer, `${path}: not a copy`);
    if (issue === undefined) continue;
    told.add(issue.path);
    if (isBeyond(issue)) continue;
    assert.equal(kind, 'pointer');
    assert.equal(issue.path, path);
    assert.equal(issue.offset, offset);
  }
  assertSame([...told].sort(), issues.map(({ path }) => path).sort(), 'issues of explain and of decode');
}

/** Whether it counts the issues beyond the limit: it is about the whole, and so at the first bytes. */
function isBeyond({ limit }: DecodeError): boolean {
  return limit === 'issues';
}

function littleEndian(bytes: Uint8Array, offset: number, length: number): bigint {
  return bytes.subarray(offset, offset + length).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}
