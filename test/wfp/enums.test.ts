/** Names and values of every enum and flag group, against the SDK's headers. */
import { describe, expect, test } from 'vitest';
import * as fwpm from '../../src/index.ts';
import { Image } from '../support/image.ts';
import { oracleConstants, oracleEnums } from '../support/oracle.ts';

type Enumeration = fwpm.Enumeration<string>;

const exported: Readonly<Record<string, unknown>> = fwpm;

function enumerationNamed(name: string): Enumeration {
  const value = exported[name];
  if (!isEnumeration(value)) throw new Error(`index.ts exports no enumeration ${name}`);
  return value;
}

function isEnumeration(value: unknown): value is Enumeration {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'enum';
}

function isFlags(value: unknown): value is fwpm.Flags {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'flags';
}

/** `*_MAX` marks the end of an enum: no event has such a value. */
const isSentinel = (name: string): boolean => name.endsWith('_MAX');

const enums = Object.entries(oracleEnums).map(([name, { size, values }]) => {
  const all = Object.entries(values);
  return {
    name,
    size,
    names: all.filter(([constant]) => !isSentinel(constant)),
    sentinels: all.filter(([constant]) => isSentinel(constant)),
  };
});

const groups = Object.entries(oracleConstants).map(([name, constants]) => ({
  name,
  values: Object.entries(constants).map(([constant, { value }]) => [constant, value] as const),
}));

/** What the number decodes to. */
function decodeNumber(enumeration: Enumeration, number: number): string | number {
  const { bytes } = new Image(4).u32(0, number);
  return fwpm.decode(enumeration, fwpm.memoryImage(bytes, { abi: 'x64', base: 0 }), 0);
}

describe.each(enums)('$name', ({ name, size, names, sentinels }) => {
  test.each(fwpm.ABIS)('is as large and as aligned as C has it under %s', (abi) => {
    const expected = { name, size, align: size, members: [] };
    expect(fwpm.layoutOf(enumerationNamed(name), abi)).toEqual(expected);
  });

  test('has the names of C in C order, without sentinels', () => {
    expect(enumerationNamed(name).name).toBe(name);
    expect(Object.entries(enumerationNamed(name).values)).toEqual(names);
  });

  test('decodes each number to its name', () => {
    const first = new Map([...names].reverse().map(([constant, value]) => [value, constant]));
    for (const [value, constant] of first) expect(decodeNumber(enumerationNamed(name), value)).toBe(constant);
  });

  test.each([
    ...sentinels,
    ['a number of no name', 0x7fff_fff0],
    ['the highest number', 0xffff_ffff],
  ] as const)('%s stays the number %i', (_, value) => {
    expect(decodeNumber(enumerationNamed(name), value)).toBe(value);
  });
});

describe.each(groups)('$name', ({ name, values }) => {
  const group = () => {
    const value = exported[name];
    return isFlags(value) ? value : enumerationNamed(name);
  };

  test('has the names and values of C, the lowest first', () => {
    const found = group();
    expect(found.name).toBe(name);
    expect(Object.entries(found.kind === 'flags' ? found.bits : found.values)).toEqual(
      [...values].sort(([, a], [, b]) => a - b),
    );
  });

  test.each(fwpm.ABIS)('is a UINT32 under %s', (abi) => {
    expect(fwpm.layoutOf(group(), abi)).toEqual({ name: 'UINT32', size: 4, align: 4, members: [] });
  });
});

describe('index.ts', () => {
  const namesOf = (is: (value: unknown) => boolean): string[] =>
    Object.entries(exported)
      .flatMap(([name, value]) => (is(value) ? [name] : []))
      .sort();

  /** Constants that C has no enum for, read as one. */
  const READ_AS_ENUMS = ['FWP_ACTION_TYPE', 'MS_FWP_DIRECTION'];

  test('exports the enums of the headers, no more and no less', () => {
    expect(namesOf(isEnumeration)).toEqual([...enums.map(({ name }) => name), ...READ_AS_ENUMS].sort());
  });

  test('exports the flag groups of the headers, no more and no less', () => {
    expect(namesOf(isFlags)).toEqual(
      groups
        .map(({ name }) => name)
        .filter((name) => !READ_AS_ENUMS.includes(name))
        .sort(),
    );
  });
});

describe('IKEEXT_DH_GROUP, where two names share 3', () => {
  test('the first name is decoded', () => {
    expect(decodeNumber(fwpm.IKEEXT_DH_GROUP, 3)).toBe('IKEEXT_DH_GROUP_14');
  });

  test.each(['IKEEXT_DH_GROUP_14', 'IKEEXT_DH_GROUP_2048'] as const)('%s is encoded as 3', (name) => {
    expect([...fwpm.encode(fwpm.IKEEXT_DH_GROUP, name).bytes]).toEqual([3, 0, 0, 0]);
  });
});
