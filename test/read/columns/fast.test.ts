/** Healthy structs are read on the fast way: nothing else would tell, as the careful one comes to the same. */
import assert from 'node:assert/strict';
import { fc, test } from '@fast-check/vitest';
import { describe, vi } from 'vitest';
import { FastColumns } from '../../../src/fast/columns/columns.ts';
import { columns, encode, memoryImage } from '../../../src/index.ts';
import { arbitraryOf } from '../../properties/arbitrary.ts';
import { bases, CASES, SEED } from '../../properties/cases.ts';
import { rows, runs } from '../../support/exhaustive.ts';
import { leavesOf } from '../../support/paths.ts';

fc.configureGlobal({ seed: SEED, numRuns: runs(20) });

describe('nothing is left to the careful decoder', () => {
  const read = vi.spyOn(FastColumns.prototype, 'read');
  for (const { name, struct, abi } of rows(
    CASES.filter((it) => it.struct.kind === 'struct'),
    4,
  )) {
    const paths = Object.fromEntries(leavesOf(struct).map(({ path }) => [path, path]));
    test.prop([arbitraryOf(struct), bases(abi)])(name, (value, base) => {
      const { bytes, address } = encode(struct, value, { abi, base });
      // Room after it: an empty blob may lie where the image ends, which the fast way does not go into.
      const roomy = new Uint8Array(bytes.length + 8);
      roomy.set(bytes);
      read.mockClear();
      columns(struct, memoryImage(roomy, { abi, base }), { address }, paths);
      assert.deepEqual(
        read.mock.results.map((result) => result.value),
        [[]],
      );
    });
  }
});
