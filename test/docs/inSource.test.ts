/** Every struct's docstring names its header, its first Windows and its reference page, where readers look for them. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { oracleEnums, oracleStructs } from '../support/oracle.ts';

/** The NTDDI levels of the structs, as people call these versions of Windows. */
const WINDOWS: Readonly<Record<string, string>> = {
  NTDDI_VISTA: 'Windows Vista',
  NTDDI_WIN7: 'Windows 7',
  NTDDI_WIN8: 'Windows 8',
  NTDDI_WIN10: 'Windows 10',
  NTDDI_WIN10_RS4: 'Windows 10, version 1803',
  NTDDI_WIN10_RS5: 'Windows 10, version 1809',
};

const REFERENCE = 'https://learn.microsoft.com/windows/win32/';

describe.each(oracleStructs)('$name', ({ name, header, since, page }) => {
  const lines = () => docLines(header, name);

  test(`says that it is of ${header}, ${since}`, () => {
    expect(lines()).toContain(`${header}, ${WINDOWS[since]}.`);
  });

  test('links its reference page', () => {
    expect(lines()).toContain(`@see ${REFERENCE}${page}`);
  });

  test('says first what it is', () => {
    expect(lines()[0]).toMatch(/^[A-Z].{10}/);
  });
});

test.each(Object.entries(oracleEnums))(
  '%s has a docstring, in the file of its header',
  (name, { header }) => {
    expect(docLines(header, name)[0]).toMatch(/^[A-Z].{10}/);
  },
);

/** The lines of the docstring right before a declaration, in the source file named after the header. */
function docLines(header: string, name: string): string[] {
  const url = new URL(`../../src/wfp/${header.replace(/\.h$/, '.ts')}`, import.meta.url);
  const source = readFileSync(fileURLToPath(url), 'utf8').replaceAll('\r\n', '\n');
  const declaration = new RegExp(`/\\*\\*((?:(?!\\*/)[^])*)\\*/\\nexport const ${name}\\b`).exec(source);
  if (declaration === null) throw new Error(`${url.pathname} has no docstring with ${name} behind it`);
  const [, doc = ''] = declaration;
  return doc
    .split('\n')
    .map((line) => line.replace(/^ \* ?/, '').trim())
    .filter((line) => line !== '');
}
