/** Text with unpaired surrogates, which formats print as U+FFFD: what was printed can be given back. */
import { expect, test } from 'vitest';
import { parseWhere, WhereFilter } from '../../src/formats.ts';
import { encode, FWPM_NET_EVENT5, memoryImage, type ValueLayout } from '../../src/index.ts';
import { drop, event5 } from '../support/events.ts';

const STRUCT: ValueLayout = FWPM_NET_EVENT5;
const BASE = 0x10000n;

function isWanted(appId: string, condition: string): boolean {
  const value = event5('CLASSIFY_DROP', drop({}), { appId });
  const { bytes, address } = encode(STRUCT, value, { abi: 'x64', base: BASE });
  const filter = new WhereFilter(STRUCT, parseWhere([condition]));
  return filter.rows(memoryImage(bytes, { abi: 'x64', base: BASE }), { address }).length === 1;
}

test.each([
  ['app=x\ufffdy', true],
  ['app=X\ufffdY', true],
  ['app=x\ufffdz', false],
  ['header.appId=\\Device\\x\ufffdy', true],
  ['header.appId~x\ufffdy', true],
  ['header.appId!=\\device\\x\ufffdy', false],
  ['header.appId=\\device\\x\ufffdz', false],
])('%s: %s', (condition, expected) => {
  expect(isWanted('\\device\\x\udc00y', condition)).toBe(expected);
});

test('a pair of surrogates is a character, and no two that are unpaired', () => {
  expect(isWanted('\\device\\x\ud83d\udd12', 'app=x\ud83d\udd12')).toBe(true);
  expect(isWanted('\\device\\x\ud83d\udd12', 'app=x\ufffd')).toBe(false);
});
