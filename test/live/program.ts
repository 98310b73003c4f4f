/**
 * The command with an engine of a test in the place of that of Windows. Nothing in the command that is published can do
 * this: it is bundled anew, and the one module that says where the libraries are is another one.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Plugin } from 'esbuild';
import { ENVIRONMENT } from '../cli/command.ts';
import { bundle } from '../environment/bundle.ts';
import { type Scenario, VARIABLE } from './scenario.ts';

const SCENARIO = fileURLToPath(new URL('scenario.ts', import.meta.url));

/** The package of this system. */
const KOFFI = pathToFileURL(createRequire(import.meta.url).resolve('koffi')).href;

/** @param koffi where the package is, as a URL. */
const otherLibraries = (koffi: string): Plugin => ({
  name: 'other libraries',
  setup(build) {
    build.onResolve({ filter: /\/libraries\.ts$/ }, ({ importer }) =>
      /[/\\]src[/\\]live[/\\]index\.ts$/.test(importer) ? { path: SCENARIO } : undefined,
    );
    // Large, and not used here.
    build.onResolve({ filter: /\/tables\/arrow\.ts$/ }, ({ path }) => ({ path, external: true }));
    // The bundle is nowhere near the packages.
    build.onResolve({ filter: /^koffi$/ }, () => ({ path: koffi, external: true }));
  },
});

/** An entry that calls libraries, with those of a test in the place of those of Windows. */
export async function bundled(file: string, koffi: string): Promise<string> {
  const options = { platform: 'node', format: 'esm', banner: { js: REQUIRE } } as const;
  return (await bundle({ file }, { ...options, plugins: [otherLibraries(koffi)] })).code;
}

/** CommonJS packages in the bundle ask for modules of Node's. */
const REQUIRE =
  "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);";

let program: Promise<string> | undefined;

/** The path of the program, which is bundled once. */
export function liveProgram(): Promise<string> {
  program ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fwpm-live-program-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    const path = join(folder, 'cli.mjs');
    writeFileSync(path, await bundled('src/cli.ts', KOFFI));
    return path;
  })();
  return program;
}

export interface Running {
  readonly child: ChildProcess;
  /** What it has printed so far. */
  stdout(): string;
  stderr(): string;
  /** Resolves when it has ended. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

/** Starts `fwpm live` with an engine. */
export async function startLive(scenario: Scenario, args: readonly string[]): Promise<Running> {
  const program = await liveProgram();
  const json = JSON.stringify(scenario, (_, value: unknown) =>
    value instanceof Uint8Array ? [...value] : value,
  );
  const env = { ...ENVIRONMENT, [VARIABLE]: json };
  const child = spawn(process.execPath, [program, 'live', ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (data: Buffer) => {
    stdout += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    stderr += data.toString();
  });
  const ended = new Promise<Awaited<Running['ended']>>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  return { child, stdout: () => stdout, stderr: () => stderr, ended };
}

/** Waits until it has printed so many lines, or has ended. */
export async function printed(running: Running, lines: number): Promise<void> {
  await until(() => running.stdout().split('\n').length > lines || running.child.exitCode !== null);
}

async function until(is: () => boolean): Promise<void> {
  while (!is()) await new Promise((resolve) => setTimeout(resolve, 10));
}
