/** Options whose texts are read by what is loaded once they are given. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { describe, expect, test } from 'vitest';
import { type Reading, readLateOptions, readLater } from '../../../src/cli/options/lazy.ts';

/** Parses arguments for a command with one such option; returns its value, and how often the reading was loaded. */
async function parsed(args: readonly string[], read: Reading, standard?: unknown) {
  let loaded = 0;
  const option = readLater(new Option('--where <text>', 'any').default(standard), async () => {
    loaded++;
    return read;
  });
  const command = new Command('any')
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .addOption(option)
    .addOption(new Option('--other <text>'))
    .hook('preAction', (_, command) => readLateOptions(command))
    .action(() => undefined);
  await command.parseAsync(args, { from: 'user' });
  return { value: command.getOptionValue('where'), loaded, source: command.getOptionValueSource('where') };
}

const joined: Reading = (texts) => texts.join('+');

describe('an option that is read later', () => {
  test.each([
    ['once', ['--where', 'a'], 'a'],
    ['several times, between others', ['--where', 'a', '--other', 'x', '--where=b'], 'a+b'],
    ['with an empty text', ['--where', ''], ''],
  ])('is given %s', async (_, args, value) => {
    expect(await parsed(args, joined)).toEqual({ value, loaded: 1, source: 'cli' });
    expect(await parsed(args, joined, 'standard')).toEqual({ value, loaded: 1, source: 'cli' });
  });

  test.each([undefined, 'standard'])(
    'is not given: its default is %s, and nothing is loaded',
    async (standard) => {
      expect(await parsed(['--other', 'x'], joined, standard)).toMatchObject({ value: standard, loaded: 0 });
    },
  );

  test('is wrong: the text is named that was the first to be', async () => {
    const read: Reading = (texts) => {
      if (texts.at(-1)?.startsWith('bad')) throw new InvalidArgumentError(`No, after ${texts.length - 1}.`);
      return texts;
    };
    await expect(parsed(['--where', 'good', '--where', 'bad 1', '--where', 'bad 2'], read)).rejects.toThrow(
      "error: option '--where <text>' argument 'bad 1' is invalid. No, after 1.",
    );
  });

  test('lets errors through that are not about the text', async () => {
    const read: Reading = () => {
      throw new Error('a bug');
    };
    await expect(parsed(['--where', 'a'], read)).rejects.toThrow('a bug');
  });
});
