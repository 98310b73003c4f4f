/** Images written by hand, byte by byte: one per event type at least. */
import { describe, expect, test } from 'vitest';
import { FWPM_NET_EVENT_TYPE } from '../src/index.ts';
import { decodeErrorOf, decodeFixture, decodeTolerantly, expectJson, factsOf } from './support/decode.ts';
import { hexFixtures, isDamaged, isHealthy } from './support/fixtures.ts';
import { parseHex } from './support/hex.ts';

const fixtures = hexFixtures();

test('every event type has an image', () => {
  const text = JSON.stringify(fixtures.filter(isHealthy).map((fixture) => fixture.expect));
  for (const type of Object.keys(FWPM_NET_EVENT_TYPE.values)) expect(text).toContain(`"type":"${type}"`);
});

describe('images that decode', () => {
  test.each(fixtures.filter(isHealthy))('$name: $kind of $struct under $abi', (fixture) => {
    expectJson(fixture.struct, decodeFixture(fixture), fixture.expect);
  });

  test.each(fixtures.filter(isHealthy))('$name: nothing to tell', (fixture) => {
    expect(decodeTolerantly(fixture).issues).toEqual([]);
  });
});

describe.each(fixtures.filter(isDamaged))('$name: $struct under $abi', (fixture) => {
  const { struct, defect, tolerant = [] } = fixture;

  test(`is refused: ${defect.code} at ${defect.path}`, () => {
    const { code, path, address, offset, ...error } = decodeErrorOf(() => decodeFixture(fixture));
    expect({ code, path, address, offset }).toEqual(defect);
    expect(error.struct).toBe(struct);
  });

  test('the rest is decoded, and the first issue is that error', () => {
    const { values, issues } = decodeTolerantly(fixture);
    expectJson(struct, values, tolerant);
    expect(issues.map(factsOf)).toEqual([factsOf(decodeErrorOf(() => decodeFixture(fixture)))]);
  });
});

describe('the parser of .hex', () => {
  const good = ['# abi: x64', '# -- a comment', '0000  01 02  # a', '', '0002  ff           # b'];

  test('gives the bytes and the head', () => {
    const { bytes, head } = parseHex(good.join('\r\n'));
    expect([...bytes]).toEqual([1, 2, 255]);
    expect([...head]).toEqual([['abi', 'x64']]);
  });

  test.each([
    ['a gap', '0004  00  # c', 'line 6 is at 0004, not at 3 where the bytes end'],
    ['an overlap', '0002  00  # c', 'line 6 is at 0002, not at 3 where the bytes end'],
    ['a line without annotation', '0003  00', 'line 6 is neither bytes nor a comment'],
    ['half a byte', '0003  0  # c', 'line 6 is neither bytes nor a comment'],
    ['words', 'and so on', 'line 6 is neither bytes nor a comment'],
  ])('refuses %s', (_, line, message) => {
    expect(() => parseHex([...good, line].join('\n'))).toThrow(new Error(message));
  });
});
