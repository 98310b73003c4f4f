/** What the compiler says to users of the library: C names, and not what is in the structs. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const OPTIONS = [
  ...['--ignoreConfig', '--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext'],
  ...['--allowImportingTsExtensions', '--types', 'node', '--typeRoots', join(ROOT, 'node_modules/@types')],
];

const CASES: readonly (readonly [what: string, line: string, message: string])[] = [
  [
    'a struct',
    'export const x: number = decode(FWPM_NET_EVENT_IKEEXT_MM_FAILURE2, memory, 0);',
    "Type 'FWPM_NET_EVENT_IKEEXT_MM_FAILURE2' is not assignable to type 'number'.",
  ],
  [
    'the struct of an event',
    "if (event.type === 'FWPM_NET_EVENT_TYPE_CLASSIFY_DROP') { const x: string = event.classifyDrop; }",
    "Type 'FWPM_NET_EVENT_CLASSIFY_DROP2 | null' is not assignable to type 'string'.",
  ],
  [
    'the elements of an array',
    'export const y: string[] = decode(FWPM_SYSTEM_PORTS0, memory, 0).types ?? [];',
    "Type 'FWPM_SYSTEM_PORTS_BY_TYPE0' is not assignable to type 'string'.",
  ],
];

let folder = '';
let output = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fwpm-'));
  const program = [
    `import * as fwpm from ${JSON.stringify(join(ROOT, 'src/index.ts'))};`,
    'const { decode, FWPM_NET_EVENT5, FWPM_NET_EVENT_IKEEXT_MM_FAILURE2, FWPM_SYSTEM_PORTS0 } = fwpm;',
    "const memory = fwpm.memoryImage(new Uint8Array(), { abi: 'x64', base: 0 });",
    'const event = decode(FWPM_NET_EVENT5, memory, 0);',
    ...CASES.map(([, line]) => line),
  ].join('\n');
  await writeFile(join(folder, 'wrong.mts'), program);
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  output = await promisify(execFile)(process.execPath, [tsc, ...OPTIONS, join(folder, 'wrong.mts')]).then(
    () => 'no error',
    (error: { readonly stdout: string }) => error.stdout,
  );
});
afterAll(() => rm(folder, { recursive: true }));

test.each(CASES)('of %s', (_, _line, message) => {
  expect(output).toContain(message);
});

test('and nothing else', () => {
  expect(output.match(/wrong\.mts.*error TS/g)).toHaveLength(CASES.length);
  expect(output).not.toContain('more ...');
});
