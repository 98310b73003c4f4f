/** Captures of values: they decode to the values. */
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { packValues, readCaptures } from '../../src/capture/index.ts';
import { decode, FWPM_NET_EVENT5, GUID, type ValueLayout } from '../../src/index.ts';
import { arbitraryOf } from '../properties/arbitrary.ts';
import { CASES, SEED } from '../properties/cases.ts';
import { assertSame } from '../properties/same.ts';
import { rows, runs } from '../support/exhaustive.ts';

fc.configureGlobal({ seed: SEED, numRuns: runs(40) });

async function read(items: Iterable<Uint8Array>, struct: ValueLayout): Promise<unknown[]> {
  const values: unknown[] = [];
  for (const item of items) {
    for await (const { memory, roots } of readCaptures(item)) {
      if (!Array.isArray(roots)) throw new Error('the roots are no list');
      values.push(...roots.map((address) => decode(struct, memory, address)));
    }
  }
  return values;
}

describe('what is packed is read back', () => {
  const known = CASES.filter(({ name }) => name.startsWith('FWP'));
  for (const { name, struct, abi } of rows(known, 6)) {
    property.prop([fc.array(arbitraryOf(struct), { maxLength: 5 })])(name, async (values) => {
      assertSame(await read(packValues(struct, values, { abi }), struct), values);
    });
  }
});

test('no values are an item without roots', async () => {
  const items = [...packValues(FWPM_NET_EVENT5, [], { host: 'PC7' })];
  expect(items).toHaveLength(1);
  for await (const capture of readCaptures(items[0] ?? new Uint8Array())) {
    expect(capture).toMatchObject({ abi: 'x64', roots: [], host: 'PC7' });
  }
});

test('many values are several items', async () => {
  const guids = Array.from(
    { length: 4097 },
    (_, i) => `00000000-0000-0000-0000-${String(i).padStart(12, '0')}`,
  );
  const items = [...packValues(GUID, guids)];
  expect(items).toHaveLength(2);
  expect(await read(items, GUID)).toEqual(guids);
});

test('what is no value of the struct is refused', () => {
  const items = packValues<ValueLayout>(GUID, ['no GUID']);
  expect(() => items.next()).toThrow(TypeError);
});
