/** The engine's objects under every ABI, against what the C compilers say: fixtures/oracle/objects.json. */
import { describe, expect, test } from 'vitest';
import { ABIS, type Abi, type Fields, layoutOf, layouts, type ValueLayout } from '../../src/index.ts';
import * as objects from '../../src/objects.ts';
import { OBJECT_NAMES } from '../../src/wfp/objectNames.ts';
import { fixtureText } from '../support/fixtures.ts';

interface OracleObject {
  readonly size: number;
  readonly align: number;
  readonly members: readonly {
    readonly path: string;
    readonly offset: number;
    readonly size: number;
    readonly ctype: string;
    readonly idl?: string;
    readonly union?: true;
  }[];
}

type Numbers = Readonly<Record<string, number>>;

const ORACLE: {
  readonly layouts: Readonly<Record<Abi, Readonly<Record<string, OracleObject>>>>;
  readonly constants: Readonly<Record<string, Numbers>>;
  readonly enums: Readonly<Record<string, Numbers>>;
} = JSON.parse(fixtureText('oracle/objects.json'));

const exported: Readonly<Record<string, unknown>> = { ...objects };

function layoutNamed(name: string): ValueLayout {
  const layout = objects.objectLayouts[name] ?? layouts[name];
  if (layout === undefined) throw new Error(`there is no ${name}`);
  return layout;
}

const CASES = ABIS.flatMap((abi) =>
  Object.entries(ORACLE.layouts[abi]).map(([name, layout]) => ({ abi, name, layout })),
);

describe.each(CASES)('$name under $abi', ({ abi, name, layout }) => {
  test('size and alignment', () => {
    const { size, align } = layoutOf(layoutNamed(name), abi);
    expect(`${size}/${align}`).toBe(`${layout.size}/${layout.align}`);
  });

  test('members in C order: path, type, offset, size', () => {
    const rowOf = (path: string, type: string, offset: number, size: number): string =>
      `${path}: ${type} at ${offset}+${size}`;
    const ours = layoutOf(layoutNamed(name), abi).members;
    expect(ours.map(({ path, type, offset, size }) => rowOf(path, type, offset, size))).toEqual(
      layout.members.map(({ path, ctype, offset, size }) => rowOf(path, ctype, offset, size)),
    );
  });
});

describe.each(Object.entries(ORACLE.layouts.x64))('%s', (name, { members }) => {
  const fields = (): Fields => {
    const layout = layoutNamed(name);
    return layout.kind === 'struct' ? layout.fields : {};
  };

  test('unions where C has them', () => {
    const inUnions = Object.values(fields()).flatMap((field) =>
      field.kind === 'union' ? Object.keys(field.arms) : [],
    );
    expect(inUnions).toEqual(members.filter(({ union }) => union).map(({ path }) => path));
  });

  test('arrays where the IDL has them', () => {
    const arrays = Object.entries(fields()).flatMap(([member, { kind }]) =>
      kind === 'counted' ? [member] : [],
    );
    expect(arrays).toEqual(members.filter(({ idl }) => idl?.includes('size_is')).map(({ path }) => path));
  });
});

describe('unions', () => {
  test('of FWPM_FILTER0 and FWPM_ACTION0 go by these bits', () => {
    const { context } = objects.FWPM_FILTER0.fields;
    const { key } = objects.FWPM_ACTION0.fields;
    const { FWPM_FILTER_FLAG, FWP_ACTION_FLAG } = ORACLE.constants;
    expect(context.tag).toBe('flags');
    expect(context.bit).toBe(FWPM_FILTER_FLAG?.['FWPM_FILTER_FLAG_HAS_PROVIDER_CONTEXT']);
    expect(context.arms.rawContext.cases).toEqual(['clear']);
    expect(context.arms.providerContextKey.cases).toEqual(['set']);
    expect(key.tag).toBe('type');
    expect(key.bit).toBe(FWP_ACTION_FLAG?.['FWP_ACTION_FLAG_CALLOUT']);
    expect(key.arms.filterType.cases).toEqual(['clear']);
    expect(key.arms.calloutKey.cases).toEqual(['set']);
  });

  // Each arm is named after the policy or the data that its type is for.
  test.each([0, 1, 2, 3])('of FWPM_PROVIDER_CONTEXT%i have the arm of each type', (version) => {
    const layout = layoutNamed(`FWPM_PROVIDER_CONTEXT${version}`);
    const union = layout.kind === 'struct' ? layout.fields['context'] : undefined;
    const cases = union?.kind === 'union' ? Object.entries(union.arms) : [];
    expect(
      cases
        .map(
          ([
            arm,
            {
              cases: [type],
            },
          ]) => `${type} ${arm}`,
        )
        .sort(),
    ).toEqual(
      [
        'FWPM_IPSEC_KEYING_CONTEXT keyingPolicy',
        'FWPM_IPSEC_IKE_QM_TRANSPORT_CONTEXT ikeQmTransportPolicy',
        'FWPM_IPSEC_IKE_QM_TUNNEL_CONTEXT ikeQmTunnelPolicy',
        'FWPM_IPSEC_AUTHIP_QM_TRANSPORT_CONTEXT authipQmTransportPolicy',
        'FWPM_IPSEC_AUTHIP_QM_TUNNEL_CONTEXT authipQmTunnelPolicy',
        'FWPM_IPSEC_IKE_MM_CONTEXT ikeMmPolicy',
        'FWPM_IPSEC_AUTHIP_MM_CONTEXT authIpMmPolicy',
        'FWPM_CLASSIFY_OPTIONS_CONTEXT classifyOptions',
        'FWPM_GENERAL_CONTEXT dataBuffer',
        ...(version >= 1
          ? [
              'FWPM_IPSEC_IKEV2_QM_TUNNEL_CONTEXT ikeV2QmTunnelPolicy',
              'FWPM_IPSEC_IKEV2_MM_CONTEXT ikeV2MmPolicy',
              'FWPM_IPSEC_DOSP_CONTEXT idpOptions',
            ]
          : []),
        ...(version >= 2 ? ['FWPM_IPSEC_IKEV2_QM_TRANSPORT_CONTEXT ikeV2QmTransportPolicy'] : []),
        ...(version >= 3 ? ['FWPM_NETWORK_CONNECTION_POLICY_CONTEXT networkConnectionPolicy'] : []),
      ].sort(),
    );
  });
});

describe('constants', () => {
  const flags = Object.entries(ORACLE.constants).filter(([name]) => name !== 'FWP_ACTION');
  test.each(flags)('%s has the bits of C', (name, bits) => {
    expect(exported[name]).toMatchObject({ kind: 'flags', name, bits });
  });

  const enums = Object.entries(ORACLE.enums).filter(([name]) => name in objects);
  test.each(enums)('%s has the names of C, without sentinels', (name, values) => {
    const names = Object.entries(values).filter(([constant]) => !constant.endsWith('_MAX'));
    expect(exported[name]).toMatchObject({ kind: 'enum', name });
    expect(Object.entries(Object(exported[name]).values)).toEqual(names);
  });

  test('are all there', () => {
    expect(enums.map(([name]) => name).sort()).toEqual([
      'FWPM_FIELD_TYPE',
      'FWPM_PROVIDER_CONTEXT_TYPE',
      'FWP_CLASSIFY_OPTION_TYPE',
      'FWP_FILTER_ENUM_TYPE',
    ]);
  });
});

test('objectLayouts has the structs that `layouts` has not, and nothing else', () => {
  const others = Object.keys(ORACLE.layouts.x64).filter((name) => layouts[name] === undefined);
  expect(Object.keys(objects.objectLayouts).sort()).toEqual(others.sort());
  expect(OBJECT_NAMES).toEqual(others.sort());
  expect(objects.objectLayouts['constructor']).toBeUndefined();
});
