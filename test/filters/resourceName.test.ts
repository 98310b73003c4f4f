/** Names that are references to resources. */
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { readableName } from '../../src/filters/resourceName.ts';
import { readRules } from '../../src/formats.ts';

const BROKER = 'Microsoft.AAD.BrokerPlugin';

describe('what is shown', () => {
  test.each([
    [
      'a full name',
      `@{${BROKER}_1000.19580.1000.0_neutral_neutral_cw5n1h2txyewy?ms-resource://${BROKER}/resources/PackageDisplayName}`,
      BROKER,
    ],
    ['another owner of the resource', '@{A.B_1.0.0.0_x64__hash?ms-resource://Other/resources/Name}', 'A.B'],
    ['no owner', '@{A.B_1.0.0.0_x64__hash?ms-resource:AppName}', 'A.B'],
    ['a family', '@{A.B_hash?ms-resource:///resources/AppName}', 'A.B'],
    ['a name alone', '@{Wine.Test?ms-resource://DisplayName}', 'Wine.Test'],
    ['another case', '@{A-b.C_1?MS-Resource://X/Y}', 'A-b.C'],
    ['blanks around it', '\n  @{A_1?ms-resource://A/B}  ', 'A'],
    ['a file', '@{C:\\Windows\\SystemApps\\A_hash\\resources.pri?ms-resource://A.B/resources/Name}', 'A.B'],
  ])('of %s: the package', (_what, name, shown) => {
    expect(readableName(name)).toBe(shown);
  });

  test.each([
    '',
    'Block inbound',
    '@FirewallAPI.dll,-32752',
    '@%SystemRoot%\\system32\\x.dll,-1',
    '@{A?ms-resource:B} and more',
    'more @{A?ms-resource:B}',
    '@{A?ms-resource:B',
    '@{?ms-resource:B}',
    '@{_1?ms-resource:B}',
    '@{A?other:B}',
    '@{C:\\a\\resources.pri?ms-resource:Name}',
    '@{A?ms-resource:{B}}',
  ])('of %j: itself', (name) => {
    expect(readableName(name)).toBe(name);
  });

  property.prop([fc.string()])('of any text: a part of it', (text) => {
    expect(text).toContain(readableName(text));
    expect(`@{${text}?ms-resource:x}`).toContain(readableName(`@{${text}?ms-resource:x}`));
  });

  test('in time in proportion to its length', () => {
    for (const name of ['@{'.repeat(1e6), `@{${'?ms-resource:'.repeat(1e5)}`, `@{${' '.repeat(1e6)}?`]) {
      expect(readableName(name)).toBe(name);
    }
  });
});

test('a file of filters has the readable names of filters, in their descriptions, too', async () => {
  const packaged = '@{A.B_1.0.0.0_x64__hash?ms-resource://A.B/resources/Name}';
  const item = (id: number, name: string, description: string) =>
    `<item><displayData><name>${name}</name><description>${description}</description></displayData><filterId>${id}</filterId></item>`;
  const xml = `<wfpdiag><filters>${item(1, packaged, packaged)}${item(2, '@x.dll,-1', 'For X.')}</filters></wfpdiag>`;
  const rules = await readRules([new TextEncoder().encode(xml)]);
  expect(rules.rule(1n)).toMatchObject({ name: 'A.B', description: 'A.B' });
  expect(rules.rule(2n)).toMatchObject({ name: '@x.dll,-1', description: 'For X.' });
});
