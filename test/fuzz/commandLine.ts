/** Command lines: right ones, and what people and scripts make of them. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../src/cli/run.ts';
import type { PlacedRoots } from '../../src/memory/run.ts';
import { assertPrintable, assertShowable } from './assertions.ts';
import { captured } from './captured.ts';
import { ODD_NAMES } from './names.ts';
import type { Random } from './random.ts';
import { RULE_FILES } from './ruleFiles.ts';
import type { Specimen } from './specimen.ts';
import type { Verdict } from './target.ts';

/** Arguments of the command. In them, {image} is the file with the image, and {folder} a folder of its own. */
export type Arguments = readonly string[];

/** The commands and options that the help names. */
const HELP = new Map<string, readonly string[]>();
const [, LIST = ''] = /^Commands:\n(.*?)^$/ms.exec((await captured(() => run(['--help']))).stdout) ?? [];
for (const [, name = ''] of LIST.matchAll(/^ {2}([a-z]\w*) /gm)) {
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
  'text',
  'csv',
  'ecs',
  'ocsf',
  'parquet',
  'arrow',
  'type=CLASSIFY_DROP',
  'remote=10.0.0.0/8',
  'address=::/0',
  'port=443,1',
  'time>=2022-06-18',
  'harddiskvolume3=C:',
  '{filters}',
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
  const begun = random.oneIn(3) ? otherwise(right, random) : right;
  return Array.from({ length: changes }).reduce<Arguments>((args) => changed(args, random), begun);
}

/** The same in another format, or only some of it, or explained. */
function otherwise(right: Arguments, random: Random): Arguments {
  return random.pick<() => Arguments>([
    () => [...right, '--format', random.pick(['text', 'csv', 'ecs', 'ocsf', 'parquet', 'arrow'])],
    () => [...right, '--format', random.pick(['text', 'csv', 'ecs', 'ocsf']), '--filters', '{filters}'],
    () => [
      ...right,
      '--where',
      random.pick(['port=443', 'type=CLASSIFY_DROP', 'address=::/0', 'time<2022-06-18']),
    ],
    () => ['why', ...right.slice(1), '--filters', '{filters}', ...random.pick([[], ['--json'], ['--full']])],
    () => ['explain', ...right.slice(1)],
    () => ['explain', ...right.slice(1), random.pick(['--json', '--full'])],
  ])();
}

function rootArguments(roots: PlacedRoots): string[] {
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
  // An option can have the name of another one as its value: what was meant shows in what came out.
  const isHelp = stdout.startsWith('Usage: ') || /^\d+\.\d+\.\d+\n$/.test(stdout);
  const assertOutput = isHelp ? assertText : outputOf(args);
  assertOutput(stdout);
  if (code === 0) assert.match(stderr, /^(fwpm: .*\n)*$/);
  // What explain cannot read it tells in its place, and pipe in a reply.
  if (code === 1 && args[0] !== 'explain' && args[0] !== 'pipe') assert.match(stderr, /^(fwpm: .*\n)+$/);
  if (code === 2) assert.notEqual(stderr, '');
  for (const file of readdirSync(folder)) assert.doesNotMatch(file, /\.partial$/, 'something is left');
  const written = join(folder, 'out');
  if (code !== 2 && existsSync(written)) assertOutput(readFileSync(written, 'utf8'));
  return code === 0 ? 'taken' : 'refused';
}

/** What holds of what a command writes. */
function outputOf(args: Arguments): (text: string) => void {
  const command = args[0] ?? '';
  // Captures and tables are bytes.
  if (command === 'pack' || args.some((arg) => /parquet|arrow/.test(arg))) return () => undefined;
  const isJson = /^(decode|scan)$/.test(command) || args.includes('--json');
  const isText = !isJson || args.some((arg) => /text|csv/.test(arg));
  return isText ? assertText : assertLines;
}

function assertText(text: string): void {
  for (const line of text.split('\n')) assertShowable(line);
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
  return args.map((arg) =>
    arg
      .replaceAll('{image}', join(folder, IMAGE))
      .replaceAll('{folder}', folder)
      .replaceAll('{filters}', FILTERS),
  );
}

const FILTERS = RULE_FILES['filters.xml'] ?? '';

/** The file in the folder that has the image. */
export const IMAGE = 'image.bin';
