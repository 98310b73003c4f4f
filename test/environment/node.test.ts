/** The library under the flags with which Node takes rights away from a program. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXHAUSTIVE, rows } from '../support/exhaustive.ts';
import { bundle, ROOT } from './bundle.ts';
import type { Report } from './exercise.ts';
import { expectReport, SAMPLE } from './expected.ts';

const LIBRARY = pathToFileURL(join(ROOT, 'dist/index.js')).href;
const SAMPLE_FILE = join(ROOT, 'fixtures/samples/enum5.bin');

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'fwpm-environment-')));
const PROGRAM = join(folder, 'program.mjs');

beforeAll(async () => {
  const { code } = await bundle(
    { file: 'test/environment/program.ts' },
    { platform: 'node', format: 'esm', target: 'node20' },
  );
  writeFileSync(PROGRAM, code);
});

afterAll(() => rmSync(folder, { recursive: true }));

function run(program: string, flags: readonly string[], args: readonly string[] = []) {
  return spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', ...flags, program, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    env: {},
  });
}

/** What the program saw under some flags. Warnings on standard error are a failure. */
function reportUnder(flags: readonly string[], ...options: string[]): Report {
  const { status, stdout, stderr } = run(PROGRAM, flags, [LIBRARY, SAMPLE_FILE, ...options]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout);
}

/** A program of one line. */
function programOf(source: string): string {
  const file = join(folder, 'line.mjs');
  writeFileSync(file, source);
  return file;
}

const permission = process.allowedNodeEnvironmentFlags.has('--permission')
  ? '--permission'
  : '--experimental-permission';

/** No writing, no child processes, no threads, no addons; and these files only are read. */
const READS_LITTLE = [
  permission,
  `--allow-fs-read=${PROGRAM}`,
  `--allow-fs-read=${join(ROOT, 'dist', '*')}`,
  `--allow-fs-read=${join(ROOT, 'node_modules/restructure', '*')}`,
  `--allow-fs-read=${SAMPLE_FILE}`,
];

const RESTRICTIONS: Readonly<Record<string, readonly string[]>> = {
  'no flag': [],
  'no code from strings': ['--disallow-code-generation-from-strings'],
  'frozen intrinsics': ['--frozen-intrinsics'],
  'a __proto__ that throws': ['--disable-proto=throw'],
  'no __proto__': ['--disable-proto=delete'],
  'no compiler': ['--jitless', '--no-expose-wasm'],
  'deprecations that throw': ['--throw-deprecation', '--pending-deprecation'],
  'few files to read, nothing else permitted': READS_LITTLE,
};

describe.runIf(EXHAUSTIVE)('the library works under', () => {
  test.each(Object.entries(RESTRICTIONS))('%s', (_, flags) => {
    expectReport(reportUnder(flags));
  });

  test('all of these that can be had together', () => {
    const { 'no __proto__': __, ...others } = RESTRICTIONS;
    expectReport(reportUnder(Object.values(others).flat()));
  });
});

/** Without this, a Node that does not know a flag any more would prove nothing. */
describe.runIf(EXHAUSTIVE)('the flags are in force', () => {
  const readme = pathToFileURL(join(ROOT, 'README.md'));
  test.each<[string, string, RegExp]>([
    ['no code from strings', 'new Function("")', /EvalError/],
    ['frozen intrinsics', 'Array.prototype.map = 1', /freeze_intrinsics/],
    ['a __proto__ that throws', '({}).__proto__', /ERR_PROTO_ACCESS/],
    ['no __proto__', '({}).__proto__.constructor', /TypeError: .*undefined/],
    ['no compiler', 'WebAssembly', /ReferenceError/],
    ['deprecations that throw', 'new Buffer(1)', /DEP0005/],
    [
      'few files to read, nothing else permitted',
      `(await import("node:fs")).readFileSync(new URL("${readme}"))`,
      /ERR_ACCESS_DENIED/,
    ],
  ])('%s', (name, source, error) => {
    const program = programOf(`${source};`);
    const flags = RESTRICTIONS[name] ?? [];
    const readsItself = flags === READS_LITTLE ? [`--allow-fs-read=${program}`] : [];
    expect(run(program, []).status).toBe(0);
    expect(run(program, [...flags, ...readsItself]).stderr).toMatch(error);
  });
});

describe('of what Node adds to JavaScript, the library touches nothing but TextEncoder and Buffer', () => {
  test('neither when it is loaded nor when it is used', () => {
    expectReport(reportUnder([], '--touch-nothing'));
  });

  test.each(
    rows(
      [
        ['process', 'process'],
        ['fetch', 'fetch'],
        ['console', 'console'],
        ['setTimeout', 'setTimeout'],
        ['crypto', 'crypto'],
        ['eval("1")', 'eval'],
        ['Function("")', 'Function'],
        ['Math.random()', 'random'],
        ['Date.now()', 'now'],
        ['new Date()', 'the clock'],
        ['Date()', 'the clock'],
      ],
      4,
    ),
  )('a library that uses %s is caught', (source, touched) => {
    const library = pathToFileURL(programOf(`export default ${source};`)).href;
    expect(run(PROGRAM, [], [library, SAMPLE_FILE, '--touch-nothing']).stderr).toContain(
      `Error: touched ${touched}\n`,
    );
  });
});

describe('an engine that has nothing but JavaScript and TextEncoder', () => {
  const entry = `
    export { exercise } from './test/environment/exercise.ts';
    export * as fwpm from './dist/index.js';`;

  test.each<[string, () => ArrayBuffer | SharedArrayBuffer]>([
    ['an ArrayBuffer', () => new ArrayBuffer(SAMPLE.length)],
    ['a SharedArrayBuffer', () => new SharedArrayBuffer(SAMPLE.length)],
  ])('reads %s', async (_, create) => {
    const { code } = await bundle({ source: entry }, { format: 'iife', globalName: 'program' });
    const buffer = create();
    new Uint8Array(buffer).set(SAMPLE);
    const engine = createContext(
      { TextEncoder, buffer },
      { codeGeneration: { strings: false, wasm: false } },
    );
    runInContext(code, engine);
    const report = runInContext('JSON.stringify(program.exercise(program.fwpm, buffer))', engine);
    expectReport(JSON.parse(report));
  });
});
