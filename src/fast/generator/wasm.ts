/** Makes WebAssembly of the writers in C: with clang, its linker and binaryen, which nobody else needs. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PointerSize } from '../../layout/index.ts';

const RUNTIME = 'src/fast/wasm';

/** One module: for a size of pointers, with SIMD or without. */
export interface WasmBuild {
  readonly pointerSize: PointerSize;
  readonly hasSimd: boolean;
  /** The file that the module is kept in, as text. */
  readonly path: string;
  /** The generated part of its source. */
  readonly source: string;
}

export const WASM_BUILDS: readonly WasmBuild[] = ([8, 4] as const).flatMap((pointerSize) =>
  [true, false].map((hasSimd) => ({
    pointerSize,
    hasSimd,
    path: `src/fast/generated/wasm/${hasSimd ? 'simd' : 'plain'}${pointerSize}.ts`,
    source: `src/fast/generated/writers${pointerSize}.c`,
  })),
);

/** What a module was made from: each of its sources, and how they are built. */
export function digestOf(build: WasmBuild): string {
  const headers = readdirSync(RUNTIME).filter((name) => name.endsWith('.h'));
  const hash = createHash('sha256').update(JSON.stringify(commands(build, 'module.wasm')));
  for (const path of [build.source, ...headers.sort().map((name) => `${RUNTIME}/${name}`)]) {
    hash.update(readFileSync(path));
  }
  return hash.digest('hex');
}

/** The file of a module that was built. */
export function wasmFile(build: WasmBuild, wasm: Uint8Array): string {
  return [
    `// Made of ${build.source} by ${toolVersions()}: \`npm run generate\` makes it anew.`,
    `export const SOURCE_DIGEST = '${digestOf(build)}';`,
    '/** The module, in base64. */',
    `export const MODULE: string = '${Buffer.from(wasm).toString('base64')}';`,
    '',
  ].join('\n');
}

/** The compiler and the optimizer that are installed: others may make other modules of the same sources. */
export function toolVersions(): string {
  return ['clang', 'wasm-opt'].map((tool) => firstLineOf(tool, '--version')).join(' and ');
}

function firstLineOf(command: string, option: string): string {
  const { error, stdout } = spawnSync(command, [option], { encoding: 'utf8' });
  return error === undefined ? (stdout.split('\n')[0] ?? '').trim() : `no ${command}`;
}

/** Builds a module; undefined where a tool is not installed. */
export function buildWasm(build: WasmBuild): Uint8Array | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'fwpm-wasm-'));
  try {
    const out = join(folder, 'module.wasm');
    for (const [command, ...options] of commands(build, out)) {
      const { error, status, stderr } = spawnSync(command, options, { encoding: 'utf8' });
      if (error !== undefined && 'code' in error && error.code === 'ENOENT') return undefined;
      if (status !== 0) throw new Error(`${command} ${build.source}: ${stderr}`, { cause: error });
    }
    return readFileSync(out);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

type Command = readonly [name: string, ...options: string[]];

function commands({ hasSimd, source }: WasmBuild, out: string): readonly Command[] {
  const link = [
    '-nostdlib',
    '-Wl,--no-entry',
    '-Wl,--import-memory',
    '-Wl,--stack-first',
    '-Wl,--export=__heap_base',
  ];
  const warnings = ['-Wall', '-Wextra', '-Werror', '-Wno-unused-function'];
  const simd = hasSimd ? { clang: ['-msimd128'], binaryen: ['--enable-simd'] } : { clang: [], binaryen: [] };
  return [
    ['clang', '--target=wasm32', '-O3', ...simd.clang, ...warnings, ...link, '-o', out, source],
    [
      'wasm-opt',
      '-O3',
      '--zero-filled-memory',
      ...simd.binaryen,
      '--strip-debug',
      '--strip-producers',
      out,
      '-o',
      out,
    ],
  ];
}
