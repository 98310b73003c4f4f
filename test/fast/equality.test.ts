/** Two decoders, one truth: fast and careful agree on healthy and on damaged images, and lines are what toJson gives. */
import assert from 'node:assert/strict';
import { fc, test } from '@fast-check/vitest';
import { describe, test as plainTest } from 'vitest';
import { memoryImage } from '../../src/index.ts';
import { arbitraryOf } from '../properties/arbitrary.ts';
import { bases, CASES, SEED } from '../properties/cases.ts';
import { damages, limits as someLimits } from '../properties/damage.ts';
import { rows, runs } from '../support/exhaustive.ts';
import { compiledFixtures, hexFixtures } from '../support/fixtures.ts';
import { assertReadFast, assertSameWays } from './ways.ts';

fc.configureGlobal({ seed: SEED, numRuns: runs(100) });

describe('fast and careful', () => {
  for (const { name, struct, abi } of rows(CASES, 13)) {
    test.prop([arbitraryOf(struct), bases(abi), damages, someLimits])(
      name,
      (value, base, changes, limits) => {
        assertSameWays(struct, value, { abi, base, changes, limits });
      },
    );
  }
});

describe('healthy images are read by the generated code', () => {
  for (const fixture of [...compiledFixtures(), ...hexFixtures()]) {
    if (!('expect' in fixture) || fixture.kind !== 'struct') continue;
    plainTest(fixture.name, () => {
      const { abi, base, address, bytes } = fixture;
      const struct = CASES.find((known) => known.struct.ctype === fixture.struct)?.struct;
      assert(struct !== undefined);
      assertReadFast(struct, memoryImage(bytes, { abi, base }), address);
    });
  }
});
