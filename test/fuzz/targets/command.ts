/** The command as it is built, in a process of its own: standard input, threads, files larger than memory. */
import { spawn } from 'node:child_process';
import { existsSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { layouts } from '../../../src/index.ts';
import {
  type Arguments,
  assertBehaved,
  type Behaviour,
  drawArguments,
  IMAGE,
  withPaths,
} from '../commandLine.ts';
import { folderWith } from '../folder.ts';
import type { ImageKind } from '../images.ts';
import type { Random } from '../random.ts';
import { drawSpecimen } from '../specimen.ts';
import { targetOf } from '../target.ts';

interface Input {
  readonly args: Arguments;
  /** What is in the file, or comes through standard input. */
  readonly bytes: Uint8Array;
  /** How long the file is: zeros after the bytes. */
  readonly length: number;
}

export const commandTarget = targetOf('command', drawInput, async ({ args, bytes, length }) => {
  const folder = folderWith(IMAGE, bytes);
  if (length > bytes.length) truncateSync(join(folder, IMAGE), length);
  return assertBehaved(args, await outcomeOf(withPaths(args, folder), bytes), folder);
});

/** More than a file has that is held in memory. */
const LARGE = 257 * 2 ** 20;

function drawInput(random: Random): Input {
  const specimen = drawSpecimen(random.pick<ImageKind>(['struct', 'array', 'entries']), random);
  const { bytes, roots } = specimen;
  if (random.oneIn(8) && 'address' in roots) {
    const right = ['decode', '{image}', '--struct', specimen.struct, '--abi', specimen.abi];
    return {
      args: [...right, '--base', '4096', '--at', `${4096 + random.below(LARGE)}`],
      bytes,
      length: LARGE,
    };
  }
  // Pointers enough for several threads; of structs with generated readers, since the time for all of them is short.
  if (random.oneIn(8) && layouts[specimen.struct] !== undefined) {
    const many = new Uint8Array(8 * 20_000).map((_, i) => bytes[i % bytes.length] ?? 0);
    const args = [
      'decode',
      '{image}',
      '--base',
      `${specimen.base % 2n ** 31n}`,
      '--entries',
      '4294967295',
      '--jobs',
      '2',
    ];
    return { args: [...args, '--struct', specimen.struct, '--abi', specimen.abi], bytes: many, length: 0 };
  }
  const args = drawArguments(specimen, random);
  const isPiped = random.oneIn(4);
  return {
    args: args.map((arg) => (isPiped && arg === '{image}' ? '-' : arg)).filter((arg) => !arg.includes('\0')),
    bytes,
    length: 0,
  };
}

/** Beside the fuzzer where that is built, else in dist. */
const CLI = [new URL('./cli.js', import.meta.url), new URL('../../../dist/cli.js', import.meta.url)]
  .map((url) => fileURLToPath(url))
  .find((path) => existsSync(path));

/** What becomes of the command; one that hangs is ended, and has no exit code. */
function outcomeOf(args: readonly string[], input: Uint8Array): Promise<Behaviour> {
  if (CLI === undefined) throw new Error('the command is not built');
  const child = spawn(process.execPath, [CLI, ...args], { timeout: 100_000, killSignal: 'SIGKILL' });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  // A command that is done with its input early closes it.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() });
    });
  });
}
