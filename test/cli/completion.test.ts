/** fwpm completion: the scripts, in the shells that are there. What they complete is what the commands take. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CommandModel, modelOf, namesOf, type ProgramModel } from '../../src/cli/completion/model.ts';
import { SCRIPTS } from '../../src/cli/completion/scripts.ts';
import { SHELLS, type Shell } from '../../src/cli/completion/shells.ts';
import { programFor } from '../../src/cli/program.ts';
import { WHERE_NAMES } from '../../src/formats.ts';
import { LIMITS, layouts } from '../../src/index.ts';
import { objectLayouts } from '../../src/objects.ts';
import { EXHAUSTIVE, rows } from '../support/exhaustive.ts';
import { fwpm } from './command.ts';

const PROGRAM = programFor(
  () => undefined,
  [],
  () => undefined,
);
const [DECODE = PROGRAM] = PROGRAM.commands;
const MODEL = await modelOf(PROGRAM, DECODE);
const STRUCTS = [...Object.keys(layouts), ...Object.keys(objectLayouts)].sort();

const FILES = ['events one.bin', 'events2.bin', 'other.cbor'];

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fwpm-completion-'));
  for (const name of FILES) writeFileSync(join(folder, name), '');
  for (const shell of SHELLS) writeFileSync(join(folder, `.${shell}`), SCRIPTS[shell](MODEL));
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(program: string, args: readonly string[]): string[] {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout.split('\n').filter((line) => line !== '');
}

const isThere = (program: string): boolean => spawnSync(program, ['--version']).status === 0;

/** How each shell is asked what the last of some words can be; what it shows beside a word is left out. */
const ASK: Readonly<Partial<Record<Shell, (words: readonly string[]) => string[]>>> = {
  bash(words) {
    // As readline does it, signs that break words are words of their own.
    const script = `. ./.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _fwpm; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return run('bash', ['-c', script, 'bash', ...words.flatMap((word) => word.split(/(?<==)|(?==)/))]);
  },
  zsh(words) {
    // The functions of zsh that show what they are given, in the place of those that put it on the screen.
    const script = `
      compdef() { :; }
      compset() { PREFIX=\${PREFIX#*=}; }
      compadd() { while [[ $1 != -- ]]; do shift; done; shift; print -rl -- \${(M)@:#$PREFIX*}; }
      _files() { print -rl -- $PREFIX*(N); }
      _describe() { local each; for each in \${(P)\${@[-1]}}; do print -r -- \${each%%:*}; done | grep -e "^$PREFIX"; return 0; }
      . ./.zsh
      words=("$@"); CURRENT=$#; PREFIX=\${@[-1]}
      _fwpm; return 0`;
    return run('zsh', ['-fc', script, 'zsh', ...words]);
  },
  fish(words) {
    const line = words.map((word) => word.replaceAll(' ', '\\ ')).join(' ');
    return run('fish', ['-N', '-c', 'source ./.fish; complete -C $argv', line]).map(
      (it) => it.split('\t')[0] ?? '',
    );
  },
  powershell(words) {
    const line = words.join(' ');
    const script = `. ./.powershell; (TabExpansion2 -inputScript '${line}' -cursorColumn ${line.length}).CompletionMatches.ListItemText`;
    return run('pwsh', ['-NoProfile', '-Command', script]);
  },
};
const PROGRAMS: Readonly<Record<Shell, string>> = {
  bash: 'bash',
  zsh: 'zsh',
  fish: 'fish',
  powershell: 'pwsh',
};

/** Without what keeps a shell from taking a sign for its own. */
const bare = (words: readonly string[]): string[] => words.map((word) => word.replaceAll('\\', '')).sort();

describe.each(SHELLS)('%s', (shell) => {
  const ask = (words: readonly string[]): string[] => bare(ASK[shell]?.(['fwpm', ...words]) ?? []);

  describe.runIf(isThere(PROGRAMS[shell]))('completes', () => {
    test.each<[what: string, words: string[], expected: readonly string[]]>(
      rows(
        [
          ['commands', ['s'], ['scan', 'summary']],
          ['commands after an option of the program', ['--no-pager', 'ex'], ['explain']],
          ['files in the place of a command', ['events'], ['events one.bin', 'events2.bin']],
          ['files of a command', ['summary', 'oth'], ['other.cbor']],
          ['further files', ['other.cbor', 'events2'], ['events2.bin']],
          ['options of a command', ['summary', '--to'], ['--top']],
          ['options of the command without a name', ['--tr'], ['--trailer']],
          ['options after a file', ['other.cbor', '--tr'], ['--trailer']],
          ['the option of all commands', ['scan', '--no'], ['--no-pager']],
          ['no options of other commands', ['layout', '--tr'], []],
          ['choices', ['decode', '--abi', 'x'], ['x64', 'x86']],
          ['choices without a command', ['--format', 'p'], ['parquet']],
          ['choices after an equals sign', ['scan', '--format=o'], ['ocsf']],
          ['all limits', ['decode', '--limit', ''], Object.keys(LIMITS).map((name) => `${name}=`)],
          [
            'all conditions',
            ['decode', '--where', ''],
            WHERE_NAMES.flatMap((name) => (name === 'time' ? ['time>=', 'time<'] : [`${name}=`])),
          ],
          ['structs of an option', ['pack', '--struct', 'GU'], ['GUID']],
          ['versions of events for a scan', ['scan', '--struct', 'FWPM_NET_EVENT4'], ['FWPM_NET_EVENT4']],
          ['no other structs for a scan', ['scan', '--struct', 'GU'], []],
          ['all structs', ['layout', ''], STRUCTS],
          ['shells', ['completion', 'ba'], ['bash']],
          ['topics and commands', ['help', 'l'], ['layout', 'limits', 'live']],
          ['files of an option', ['decode', 'x', '-o', 'oth'], ['other.cbor']],
          ['files of an option for text', ['decode', '--filters', 'events2'], ['events2.bin']],
        ],
        5,
      ),
    )('%s: fwpm %j', (_, words, expected) => {
      // fish repeats the option before an equals sign.
      const found = ask(words).map((word) => word.replace(/^--format=/, ''));
      expect(found).toEqual([...expected].sort());
    });

    test('every option of every command', () => {
      for (const { name, options } of MODEL.commands) {
        const long = namesOf(options).filter((option) => option.startsWith('--'));
        expect(ask([name, '--']), name).toEqual(long.sort());
      }
    });

    test.skipIf(shell === 'powershell')('nothing where anything can stand', () => {
      expect(ask(['decode', '--base', ''])).toEqual([]);
    });
  });

  test('is told of every option and word', () => {
    const script = SCRIPTS[shell](MODEL);
    // Signs that a shell would take for its own are written as each shell has them.
    const written = (word: string): string =>
      shell === 'fish' && word.startsWith('--') ? `-l ${word.slice(2)} ` : word.replace(/[<>].*/, '');
    const words = MODEL.commands.flatMap(wordsOf);
    expect(words.length).toBeGreaterThan(200);
    expect(words.filter((word) => !script.includes(written(word)))).toEqual([]);
  });

  test.runIf(EXHAUSTIVE || shell === 'bash')('is printed by the command', async () => {
    expect(await fwpm(['completion', shell])).toEqual({ code: 0, stdout: SCRIPTS[shell](MODEL), stderr: '' });
  });
});

function wordsOf({ name, options, values }: CommandModel): string[] {
  const all = [values, ...options.map((option) => option.values)];
  const long = namesOf(options).filter((option) => option.startsWith('--'));
  return [name, ...long, ...all.flatMap((it) => (typeof it === 'object' ? it : []))];
}

test('brackets and quotes of PowerShell are closed', () => {
  const script = SCRIPTS.powershell(MODEL)
    .replaceAll(/'[^']*'/g, '')
    .replaceAll(/^#.*$/gm, '');
  const opened: string[] = [];
  for (const [sign] of script.matchAll(/[()[\]{}']/g)) {
    const closes = { ')': '(', ']': '[', '}': '{' }[sign];
    if (closes === undefined) opened.push(sign);
    else expect(opened.pop()).toBe(closes);
  }
  expect(opened).toEqual([]);
});

test('a text of the program does not end what it is quoted in', () => {
  const option = { names: ['--odd'], description: `it's \\ "$(odd)" \`x\``, values: undefined };
  const standard = { name: 'decode', description: "isn't", options: [option], values: 'files' as const };
  const model: ProgramModel = { name: 'odd', options: [], commands: [standard], standard };
  expect(SCRIPTS.zsh(model)).toContain(String.raw`'--odd:it'\''s \ "$(odd)"`);
  expect(SCRIPTS.fish(model)).toContain(String.raw`-d 'it\'s \\ "$(odd)"`);
  expect(SCRIPTS.powershell(model)).toContain(String.raw`'it''s \ "$(odd)"`);
});

test.each(
  rows(
    [
      [[], "missing required argument 'shell'"],
      [['tcsh'], 'Allowed choices are bash, zsh, fish, powershell.'],
    ],
    2,
  ),
)('fwpm completion %j is wrong usage', async (args, message) => {
  const { code, stdout, stderr } = await fwpm(['completion', ...args]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
});
