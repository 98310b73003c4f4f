/** Images that C compilers made, and images of running processes, against what went into them. */
import { describe, expect, test } from 'vitest';
import { decodeErrorOf, decodeFixture, decodeTolerantly, expectJson, factsOf } from './support/decode.ts';
import { compiledFixtures, isDamaged, isHealthy, sampleFixtures } from './support/fixtures.ts';

const fixtures = [...compiledFixtures(), ...sampleFixtures()];

test('every image is there', () => {
  expect(fixtures.length).toBe(139);
});

describe('images that decode', () => {
  test.each(fixtures.filter(isHealthy))('$name: $kind of $struct under $abi', (fixture) => {
    expectJson(fixture.struct, decodeFixture(fixture), fixture.expect);
  });

  test.each(fixtures.filter(isHealthy))('$name: nothing to tell', (fixture) => {
    const { values, issues } = decodeTolerantly(fixture);
    expect(issues).toEqual([]);
    expect(values).toEqual(decodeFixture(fixture));
  });
});

describe.each(fixtures.filter(isDamaged))(
  '$name: $struct under $abi, $defect.code at $defect.path',
  (fixture) => {
    const { abi, base, bytes, struct, defect } = fixture;
    const refuse = () => decodeErrorOf(() => decodeFixture(fixture));
    const view = new DataView(bytes.buffer);

    test('is refused', () => {
      const error = refuse();
      expect(error).toMatchObject({ ...defect, struct });
      expect(error.message).toBe(`${struct}: ${defect.path}: ${error.reason}`);
      expect(error.reason).toMatch(new RegExp(` \\(stored at offset 0x${error.offset.toString(16)}\\)$`));
    });

    test('the error says where the pointer is stored, and where it leads', () => {
      const { code, address, offset } = refuse();
      expect(abi === 'x86' ? BigInt(view.getUint32(offset, true)) : view.getBigUint64(offset, true)).toBe(
        address,
      );
      const isInside = address >= base && address < base + BigInt(bytes.length);
      expect(isInside).toBe(code !== 'UNMAPPED_POINTER');
    });

    test('the rest is decoded, and the first issue is that error', () => {
      const error = refuse();
      const { values, issues } = decodeTolerantly(fixture);
      expect(issues.map(factsOf)).toEqual([factsOf(error)]);
      // With NULL for the pointer the same memory is healthy, and decodes to the same.
      const healed = bytes.slice();
      healed.fill(0, error.offset, error.offset + (abi === 'x86' ? 4 : 8));
      expect(values).toEqual(decodeFixture({ ...fixture, bytes: healed }));
    });
  },
);
