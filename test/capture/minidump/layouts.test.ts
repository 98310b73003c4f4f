/** The structs of minidumps against what C compilers say: fixtures/minidump/layouts.json, which layouts.c made. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import * as header from '../../../src/capture/minidump/minidumpapiset.ts';
import { ABIS, type Abi, layoutOf, layouts } from '../../../src/index.ts';
import { fixtureText } from '../../support/fixtures.ts';

interface CompiledLayout {
  readonly size: number;
  readonly align: number;
  readonly members: readonly { readonly path: string; readonly offset: number; readonly size: number }[];
}

const compiled: Record<'x64' | 'x86', Record<string, CompiledLayout>> = JSON.parse(
  fixtureText('minidump/layouts.json'),
);
const structs = Object.values(header).filter((value) => typeof value === 'object' && value.kind === 'struct');

test('the compilers were asked for each struct', () => {
  expect(structs.map(({ ctype }) => ctype).sort()).toEqual(Object.keys(compiled.x64).sort());
});

describe.each(structs.map((struct) => [struct.ctype, struct] as const))('%s', (name, struct) => {
  // arm64 lays out as x64 does, and the oracle has no compiler for it.
  test.each<[Abi, CompiledLayout | undefined]>(
    ABIS.map((abi) => [abi, compiled[abi === 'x86' ? 'x86' : 'x64'][name]]),
  )('lies on %s as in C', (abi, expected) => {
    const { size, align, members } = layoutOf(struct, abi);
    expect({
      size,
      align,
      members: members.map(({ path, offset, size }) => ({ path, offset, size })),
    }).toEqual(expected);
  });

  test('is none of the structs that events are made of', () => {
    expect(layouts[name]).toBeUndefined();
  });

  test('says its header, its first version and its reference page', () => {
    const doc = docOf(name);
    const file = name === 'VS_FIXEDFILEINFO' ? 'verrsrc' : 'minidumpapiset';
    expect(doc).toMatch(
      new RegExp(
        `^/\\*\\*\\n \\* [A-Z].*\\n \\*\\n \\* ${file}\\.h, (DbgHelp \\d\\.\\d|Windows Vista)\\.\\n`,
      ),
    );
    expect(doc).toContain(
      `\n * @see https://learn.microsoft.com/windows/win32/api/${file}/ns-${file}-${name.toLowerCase()}\n`,
    );
  });
});

const source = readFileSync(
  fileURLToPath(new URL('../../../src/capture/minidump/minidumpapiset.ts', import.meta.url)),
  'utf8',
).replaceAll('\r\n', '\n');

/** The docstring right before a declaration. */
function docOf(name: string): string {
  const before = source.slice(0, source.indexOf(`export const ${name} =`));
  return before.slice(before.lastIndexOf('/**'));
}
