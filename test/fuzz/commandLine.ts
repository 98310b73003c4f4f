/** Command lines: right ones, and what people and scripts make of them. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../src/cli/run.ts';
import type { Roots } from '../../src/index.ts';
import { assertPrintable, assertShowable } from './assertions.ts';
import { captured } from './captured.ts';
import { ODD_NAMES } from './names.ts';
import type { Random } from './random.ts';
import type { Specimen } from './specimen.ts';
import type { Verdict } from './target.ts';

/** Arguments of the command. In them, {image} is the file with the image, and {folder} a folder of its own. */
export type Arguments = readonly string[];

/** The commands and options that the help names. */
const HELP = new Map<string, readonly string[]>();
for (const [, name = ''] of (await captured(() => run(['--help']))).stdout.matchAll(/^ {2}([a-z]\w*) /gm)) {
  const help = await captured(() => run([name, '--help']));
  HELP.set(
    name,
    [...help.stdout.matchAll(/(?<=[ ,])--?[a-z][-a-z]*/g)].map(([option]) => option),
  );
}
const COMMANDS = [...HELP.keys()];

/** Values of options: numbers and names that are none, or hardly. */
const VALUES: readonly string[] = [
  '',
  ' ',
  '-',
  '--',
  '-1',
  '0',
  '1',
  '2',
  '16',
  '65',
  '007',
  '1e3',
  '1.5',
  '0x',
  '0xg',
  '0X10',
  '0x10000',
  '4294967295',
  '4294967296',
  '0xffffffffffffffff',
  '0x10000000000000000',
  '9'.repeat(400),
  '\uff11',
  'x64',
  'x86',
  'arm64',
  'X64',
  'FWPM_NET_EVENT0',
  'FWPM_NET_EVENT_HEADER3',
  'fwpm_net_event5',
  'FWP_BYTE_ARRAY6',
  'SID',
  'GUID',
  'ndjson',
  'depth=2',
  'elements=1',
  'depth=0',
  'depth=',
  '=1',
  '__proto__=1',
  'constructor=1',
  '{image}',
  '{folder}',
  '{folder}/out',
  '{folder}/nowhere/out',
  '{image}/out',
  '/dev/null',
  '--help',
  ...ODD_NAMES,
];

/** The arguments that decode a specimen, with some changes or none. */
export function drawArguments({ struct, abi, base, roots }: Specimen, random: Random): Arguments {
  const right = [
    'decode',
    '{image}',
    '--struct',
    struct,
    '--abi',
    abi,
    '--base',
    `${base}`,
    ...rootArguments(roots),
  ];
  const changes = random.pick([0, 0, 1, 1, 2, 3, 5]);
  return Array.from({ length: changes }).reduce<Arguments>((args) => changed(args, random), right);
}

function rootArguments(roots: Roots): string[] {
  if ('address' in roots) return ['--at', `${roots.address}`];
  if ('array' in roots) return ['--at', `0x${roots.array.toString(16)}`, '--count', `${roots.count}`];
  return ['--at', `${roots.entries}`, '--entries', `${roots.count}`];
}

function changed(args: Arguments, random: Random): Arguments {
  const at = random.below(args.length + 1);
  const value = random.pick(VALUES);
  const option = random.pick(HELP.get(random.pick(COMMANDS)) ?? []);
  return random.pick<() => Arguments>([
    () => spliced(args, at, 1),
    () => spliced(args, at, 1, value),
    () => spliced(args, at, 1, value),
    () => spliced(args, at, 0, value),
    () => [...args, option, value],
    () => [...args, option, value],
    () => [...args, `${option}=${value}`],
    () => [...args, '--struct', random.pick(ODD_NAMES)],
    () => [...args, option],
    () => spliced(args, at, 0, ...args.slice(random.below(args.length), at)),
    () => spliced(args, 0, 1, random.pick([...COMMANDS, value])),
    () => args.slice(0, at),
  ])();
}

function spliced(args: Arguments, at: number, count: number, ...items: string[]): Arguments {
  return [...args.slice(0, at), ...items, ...args.slice(at + count)];
}

/** What became of a command. */
export interface Behaviour {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Exit code 0 with nothing on standard error, 1 with what could not be decoded, or 2 with what is wrong with the
 * arguments; never a stack trace, half a line, or a file that is not whole.
 */
export function assertBehaved(args: Arguments, { code, stdout, stderr }: Behaviour, folder: string): Verdict {
  assert(code === 0 || code === 1 || code === 2, `exit code ${code}`);
  assert.doesNotMatch(stderr, /^\s+at .*[:(]|node:internal|\bError:/m);
  for (const line of stderr.split('\n')) assertShowable(line);
  const isHelp = args.some((arg) => /^(-h|-V|--help|--version)/.test(arg));
  const isText = isHelp || !/^(decode|scan|pack)$/.test(args[0] ?? '');
  // A capture is bytes.
  const isCapture = !isHelp && args[0] === 'pack';
  if (isText) for (const line of stdout.split('\n')) assertShowable(line);
  else if (!isCapture) assertLines(stdout);
  if (code === 0) assert.match(stderr, /^(fwpm: .*\n)*$/);
  if (code === 1) assert.match(stderr, /^(fwpm: .*\n)+$/);
  if (code === 2) assert.notEqual(stderr, '');
  for (const file of readdirSync(folder)) assert.doesNotMatch(file, /\.partial$/, 'something is left');
  const written = join(folder, 'out');
  if (code !== 2 && !isCapture && existsSync(written)) assertLines(readFileSync(written, 'utf8'));
  return code === 0 ? 'taken' : 'refused';
}

function assertLines(text: string): void {
  assert(text === '' || text.endsWith('\n'), 'half a line');
  for (const line of text.split('\n').slice(0, -1)) {
    assertPrintable(line);
    JSON.parse(line);
  }
}

/** The arguments with the names of files in them. */
export function withPaths(args: Arguments, folder: string): string[] {
  return args.map((arg) => arg.replaceAll('{image}', join(folder, IMAGE)).replaceAll('{folder}', folder));
}

/** The file in the folder that has the image. */
export const IMAGE = 'image.bin';
