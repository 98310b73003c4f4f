/**
 * What origins of filters mean. `npx vitest run test/names/origins.test.ts --update` writes the table of docs/which-rule.md
 * anew.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { originExplanation } from '../../src/names/index.ts';

const DOCUMENT = '../../docs/which-rule.md';

/** As the vendor and reports of events spell them, the last three as the page about profiles explains them. */
const NAMES = [
  'AppContainer Loopback',
  'Boottime Default',
  'Quarantine Default',
  'Query User Default',
  'Stealth',
  'UWP Default',
  'WSH Default',
  'Default Inbound',
  'Default Outbound',
  'Shielded',
];

const OTHER = originExplanation('RemoteDesktop-UserMode-In-TCP');

test('each default means something of its own, in two short sentences of ASCII', () => {
  const all = NAMES.map(originExplanation);
  expect(new Set(all.map(({ meaning }) => meaning)).size).toBe(NAMES.length);
  for (const { meaning, check } of all) {
    expect(meaning).not.toBe(OTHER.meaning);
    for (const sentence of [meaning, check]) expect(sentence).toMatch(/^[A-Z][ -~]{20,160}\.$/);
  }
});

test.each([
  ['query user default', 'Query User Default'],
  ['App Container Loopback', 'AppContainer Loopback'],
  ['Boot time default', 'Boottime Default'],
  ['Boot-Time Default', 'Boottime Default'],
  ['Universal Windows Platform (UWP) default', 'RemoteDesktop-UserMode-In-TCP'],
  ['Universal Windows Platform default', 'UWP Default'],
  ['Windows Service Hardening default', 'WSH Default'],
  ['Shields Up', 'Shielded'],
  ['constructor', 'RemoteDesktop-UserMode-In-TCP'],
  ['', 'RemoteDesktop-UserMode-In-TCP'],
])('%j is %j', (name, same) => {
  expect(originExplanation(name)).toEqual(originExplanation(same));
});

test('a GUID in braces is the id of a rule, and nothing else is for certain', () => {
  const rule = originExplanation('{5A1B2C3D-0000-4000-8000-00000000ABCD}');
  expect(rule.meaning).toBe('A rule of Windows Firewall has this id.');
  expect(originExplanation('{5A1B2C3D-0000-4000-8000-00000000ABCD')).toEqual(OTHER);
  expect(OTHER.meaning).toMatch(/ or /);
});

test('the table of docs/which-rule.md says what originExplanation says', async () => {
  const rows = NAMES.map((name) => {
    const { meaning, check } = originExplanation(name);
    return `| \`${name}\` | ${meaning} | ${check} |`;
  });
  const table = ['| origin | what it means | what to do |', '|---|---|---|', ...rows].join('\n');
  const text = readFileSync(fileURLToPath(new URL(DOCUMENT, import.meta.url)), 'utf8');
  const place = /(<!-- origins -->\n)[\s\S]*?(<!-- \/origins -->)/;
  expect(text).toMatch(place);
  await expect(text.replace(place, (_all, begin, end) => `${begin}${table}\n${end}`)).toMatchFileSnapshot(
    DOCUMENT,
  );
});
