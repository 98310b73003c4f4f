/** What the help says, how long it is, and where it goes on. */

import { describe, expect, test } from 'vitest';
import { TOPICS } from '../../src/cli/help/topics.ts';
import { WHERE_NAMES } from '../../src/formats.ts';
import { rows } from '../support/exhaustive.ts';
import { fwpm } from './command.ts';
import { helpText } from './helpText.ts';

const COMMANDS = [
  'decode',
  'summary',
  'why',
  'view',
  'explain',
  'scan',
  'pack',
  'layout',
  'live',
  'pipe',
  'worker',
  'completion',
  'help',
];
const TOPIC_NAMES: readonly string[] = TOPICS.map(({ name }) => name);

/** A screen and a half. */
const MOST_LINES = 60;

async function helpOf(args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await fwpm(args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

describe('fits on a screen and a half, and in 80 columns', () => {
  const calls: readonly (readonly string[])[] = [
    ['--help'],
    ...COMMANDS.map((name) => [name, '--help']),
    ...TOPIC_NAMES.map((name) => ['help', name]),
  ];
  test.each(rows(calls, 6).map((args) => [args] as const))('fwpm %j', async (args) => {
    const lines = (await helpText(args)).split('\n');
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.length).toBeLessThanOrEqual(MOST_LINES);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });
});

describe('fwpm help', () => {
  test('is the help of the program, with all commands and topics', async () => {
    const help = await helpOf(['help']);
    expect(help).toBe(await helpOf(['--help']));
    const names = Array.from(
      help.matchAll(/^ {2}([a-z][\w-]*)( [<[]\S*[>\]])? {2,}\S/gm),
      ([, name]) => name,
    );
    expect(names).toEqual([...COMMANDS, ...TOPIC_NAMES]);
  });

  test.each(rows(COMMANDS))('%s is its help', async (name) => {
    expect(await helpOf(['help', name])).toBe(await helpOf([name, '--help']));
  });

  test.each(
    rows(
      [
        ['topics', 'condition', 'did you mean conditions?'],
        ['commands', 'sumary', 'did you mean summary?'],
        ['nothing', 'zzz', '`fwpm help` lists them'],
        ['members of all objects', 'constructor', '`fwpm help` lists them'],
      ],
      4,
    ),
  )('has a word for what is like %s', async (_, name, hint) => {
    const { code, stdout, stderr } = await fwpm(['help', name]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`fwpm: there is no command or topic ${name}`);
    expect(stderr).toContain(hint);
  });

  test('a command names its topics, and each topic is named by one', async () => {
    const helps = await Promise.all(COMMANDS.map((name) => helpText([name, '--help'])));
    const named = helps.flatMap((help) => /says more about\n {2}(.*)\n/.exec(help)?.[1]?.split(', ') ?? []);
    expect([...new Set(named)].sort()).toEqual([...TOPIC_NAMES].sort());
  });

  test('every condition is in its topic', async () => {
    const [, conditions = ''] =
      /^Conditions \(--where(.*?)^Values are/ms.exec(await helpText(['help', 'conditions'])) ?? [];
    expect(WHERE_NAMES.filter((name) => !new RegExp(`^  (.*, )?${name}[, >]`, 'm').test(conditions))).toEqual(
      [],
    );
  });
});

test('the version is that of the package', async () => {
  const { version } = (await import('../../package.json', { with: { type: 'json' } })).default;
  expect((await fwpm(['--version'])).stdout).toBe(`${version}\n`);
});
