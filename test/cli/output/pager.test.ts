import { describe, expect, test } from 'vitest';
import { Pager, pagerCommand, startPager } from '../../../src/cli/output/pager.ts';

describe('the pager is', () => {
  test.each([
    [{}, 'less', false],
    [{ PAGER: 'more' }, 'more', true],
    [{ FWPM_PAGER: 'most', PAGER: 'more' }, 'most', true],
    [{ FWPM_PAGER: ' less -S ' }, 'less -S', true],
  ])('of %j %s', (variables, command, isChosen) => {
    expect(pagerCommand(variables)).toEqual({ command, isChosen });
  });

  test.each([
    [{ PAGER: '' }],
    [{ PAGER: 'cat' }],
    [{ FWPM_PAGER: '', PAGER: 'less' }],
    [{ FWPM_PAGER: 'cat', PAGER: 'less' }],
    [{ FWPM_PAGER: ' ' }],
  ])('none of %j', (variables) => {
    expect(pagerCommand(variables)).toBeUndefined();
  });
});

describe.skipIf(process.platform === 'win32')('a pager', () => {
  test('that is no program is none', async () => {
    expect(await startPager('/nowhere/pager')).toBeUndefined();
  });

  test('that a shell misses turns out to be missing', async () => {
    const pager = await startPager('/nowhere/pager 2> /dev/null');
    expect(pager).toBeInstanceOf(Pager);
    expect(await pager?.isMissing()).toBe(true);
  });

  test.each([
    ['true', 'that reads nothing'],
    ['head -c 1 > /dev/null', 'that reads a little'],
    ['exit 3', 'that fails'],
  ])('%s: one %s ends every write', async (command) => {
    const pager = await startPager(command);
    const chunk = new Uint8Array(2 ** 20);
    for (let i = 0; i < 5; i++) await pager?.write(chunk);
    expect(pager?.isOpen).toBe(false);
    expect(await pager?.isMissing()).toBe(false);
  });

  test('that reads all gets all', async () => {
    const pager = await startPager('test "$(wc -c)" = 5000000 || exit 127');
    const chunk = new Uint8Array(1_000_000);
    for (let i = 0; i < 5; i++) await pager?.write(chunk);
    expect(await pager?.isMissing()).toBe(false);
  });
});
