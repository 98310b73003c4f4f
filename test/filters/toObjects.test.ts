/** What files of netsh say of filters, as the engine's objects and back: nothing else comes out of it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  EngineFilters,
  engineObjects,
  type FileRules,
  type FilterValue,
  type StateFilter,
} from '../../src/formats.ts';
import { decode, encode, type Infer, memoryImage, type ValueLayout } from '../../src/index.ts';
import {
  FWPM_CALLOUT0,
  FWPM_FILTER0,
  FWPM_LAYER0,
  FWPM_PROVIDER_CONTEXT0,
  FWPM_PROVIDER0,
  FWPM_SUBLAYER0,
} from '../../src/objects.ts';
import { runs } from '../support/exhaustive.ts';
import { fixtureBytes, rulesIn } from '../support/filters.ts';

/** The value that its bytes decode to. */
function throughBytes<L extends ValueLayout>(struct: L, value: Infer<L>): Infer<L> {
  const { bytes, address } = encode(struct, value, { abi: 'x86' });
  return decode(struct, memoryImage(bytes, { abi: 'x86', base: 0 }), address);
}

function throughObjects(rules: FileRules): FileRules {
  if (rules.state === undefined) throw new Error('the rules have no state');
  const objects = engineObjects(rules, rules.state);
  const engine = new EngineFilters();
  for (const filter of objects.filters) engine.addFilter(throughBytes(FWPM_FILTER0, filter));
  for (const provider of objects.providers) engine.addProvider(throughBytes(FWPM_PROVIDER0, provider));
  for (const subLayer of objects.subLayers) engine.addSubLayer(throughBytes(FWPM_SUBLAYER0, subLayer));
  for (const callout of objects.callouts) engine.addCallout(throughBytes(FWPM_CALLOUT0, callout));
  for (const layer of objects.layers) engine.addLayer(throughBytes(FWPM_LAYER0, layer));
  for (const context of objects.contexts) {
    engine.addProviderContext(throughBytes(FWPM_PROVIDER_CONTEXT0, context));
  }
  return engine.finish();
}

/** What objects keep of a value that is not compared is its type. */
function keptOf(value: FilterValue): FilterValue {
  return value.kind === 'other' ? { ...value, text: '' } : value;
}

/** What objects keep of a filter: no flags that the SDK does not name, and not how its context was marked. */
function kept(filter: StateFilter): object {
  const { flags, conditions, weight, lacksOrigin: _, ...others } = filter;
  return {
    ...others,
    flags: flags.filter((flag) => !/_HAS_(PROVIDER_CONTEXT|FILTER_ORIGIN)$/.test(flag)),
    conditions: conditions.map(({ value, ...condition }) => ({ ...condition, value: keptOf(value) })),
    weight: weight === undefined ? { kind: 'other', type: 'FWP_EMPTY', text: '' } : keptOf(weight),
  };
}

describe.each(['wfpstate.xml', 'filters.xml', 'origins.xml', 'arbitration.xml'])('%s', (name) => {
  test('has the same filters as objects', async () => {
    const file = await rulesIn(fixtureBytes(name), { state: true });
    const objects = throughObjects(file);
    expect(file.size).toBeGreaterThan(0);
    expect(objects.state?.filters.map(kept)).toEqual(file.state?.filters.map(kept));
    expect([...objects.layers()]).toEqual([...file.layers()]);
    for (const { filterId, origin } of file.state?.filters ?? []) {
      expect(objects.rule(filterId)?.origin).toBe(origin);
    }
  });
});

const integers = fc.oneof(
  ...[8, 16, 32, 64].flatMap((bits) => [
    fc
      .bigInt({ min: 0n, max: 2n ** BigInt(bits) - 1n })
      .map((integer) => ({ type: `FWP_UINT${bits}`, integer })),
    fc
      .bigInt({ min: -(2n ** BigInt(bits - 1)), max: 2n ** BigInt(bits - 1) - 1n })
      .map((integer) => ({ type: `FWP_INT${bits}`, integer })),
  ]),
  fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }).map((integer) => ({ type: 'FWP_BYTE_ARRAY16_TYPE', integer })),
);
const prefix = (bits: number) =>
  fc.nat(bits).map((length) => ((1n << BigInt(length)) - 1n) << BigInt(bits - length));
const text = fc.string({ unit: fc.constantFrom(...'aZ09\\:.é漢'), maxLength: 20 });
const values: fc.Arbitrary<FilterValue> = fc.oneof(
  integers.map((value) => ({ kind: 'integer' as const, ...value })),
  integers.map(({ type, integer }) => ({ kind: 'range' as const, type, low: integer, high: integer })),
  fc
    .tuple(fc.bigInt({ min: 0n, max: 2n ** 32n - 1n }), fc.bigInt({ min: 0n, max: 2n ** 32n - 1n }))
    .map(([address, mask]) => ({ kind: 'network' as const, type: 'FWP_V4_ADDR_MASK', address, mask })),
  fc.tuple(fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }), prefix(128)).map(([address, mask]) => ({
    kind: 'network' as const,
    type: 'FWP_V6_ADDR_MASK',
    address,
    mask,
  })),
  text.map((it) => ({ kind: 'text' as const, type: 'FWP_BYTE_BLOB_TYPE', text: it })),
  text.map((it) => ({ kind: 'text' as const, type: 'FWP_UNICODE_STRING_TYPE', text: it })),
  fc
    .constantFrom('S-1-5-18', 'S-1-15-2-1-2-3')
    .map((it) => ({ kind: 'text' as const, type: 'FWP_SID', text: it })),
  fc
    .constantFrom('FWP_EMPTY', 'FWP_SECURITY_DESCRIPTOR_TYPE', 'FWP_TOKEN_ACCESS_INFORMATION_TYPE', 'FWP_SID')
    .map((type) => ({ kind: 'other' as const, type, text: '' })),
);

test('any value of a condition comes back as it was', () => {
  fc.assert(
    fc.property(fc.array(values, { maxLength: 4 }), (all) => {
      const filter: StateFilter = {
        filterId: 1n,
        name: '',
        flags: [],
        isChange: false,
        conditions: all.map((value) => ({
          field: 'FWPM_CONDITION_IP_PROTOCOL',
          match: 'FWP_MATCH_EQUAL',
          value,
        })),
      };
      const state = { filters: [filter], subLayers: new Map() };
      const [object] = engineObjects({ layers: () => [] }, state).filters;
      const engine = new EngineFilters();
      if (object !== undefined) engine.addFilter(throughBytes(FWPM_FILTER0, object));
      expect(engine.finish().state?.filters[0]?.conditions).toEqual(filter.conditions);
    }),
    { numRuns: runs(200) },
  );
});

test.each<[value: FilterValue, type: string]>([
  [{ kind: 'other', type: '', text: 'unread' }, '4294967295'],
  [{ kind: 'other', type: 'FWP_UINT8', text: 'no number' }, '4294967295'],
  [{ kind: 'other', type: '99', text: '' }, '99'],
  [{ kind: 'text', type: 'FWP_SID', text: 'SOMEBODY' }, 'FWP_SID'],
  [{ kind: 'text', type: 'FWP_SID', text: 'S-1-5-4294967296' }, 'FWP_SID'],
  [{ kind: 'text', type: 'FWP_SID', text: 'S-1-05-18' }, 'FWP_SID'],
  [{ kind: 'text', type: 'FWP_SID', text: 'S-256-5-18' }, 'FWP_SID'],
  [{ kind: 'text', type: 'FWP_SID', text: `S-1-5${'-1'.repeat(256)}` }, 'FWP_SID'],
])('what was not read stays unread: %j', (value, type) => {
  const conditions = [{ field: '', match: '', value }];
  const filter: StateFilter = { filterId: 1n, name: '', flags: [], isChange: false, conditions };
  const [object] = engineObjects({ layers: () => [] }, { filters: [filter], subLayers: new Map() }).filters;
  const engine = new EngineFilters();
  if (object !== undefined) engine.addFilter(throughBytes(FWPM_FILTER0, object));
  expect(engine.finish().state?.filters[0]?.conditions[0]?.value).toEqual({ kind: 'other', type, text: '' });
});

test('of texts with NULs, which XML does not have and C ends there, the NULs are left out', () => {
  const filter: StateFilter = {
    filterId: 1n,
    name: 'a\0b',
    description: '\0',
    providerKey: '11111111-2222-4333-8444-555555555501',
    provider: 'c\0',
    providerService: '\0d',
    flags: [],
    isChange: false,
    conditions: [],
  };
  const { filters, providers } = engineObjects(
    { layers: () => [] },
    { filters: [filter], subLayers: new Map() },
  );
  expect(filters.map((each) => throughBytes(FWPM_FILTER0, each).displayData)).toEqual([
    { name: 'ab', description: '' },
  ]);
  expect(providers.map((each) => throughBytes(FWPM_PROVIDER0, each))).toEqual([
    expect.objectContaining({ displayData: { name: 'c', description: null }, serviceName: 'd' }),
  ]);
});
