/** Files that grow item by item. test/live/command.test.ts has the same with events, and what a kill leaves. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Recording } from '../../../src/cli/output/recording.ts';

const all = mkdtempSync(join(tmpdir(), 'fwpm-recording-'));
afterAll(() => rmSync(all, { recursive: true }));

const onFailure = (): void => {
  throw new Error('it failed');
};

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const item = (text: string): [number, () => Uint8Array[]] => [text.length, () => [bytes(text)]];
const newFolder = (): string => mkdtempSync(join(all, 'folder-'));

function textsIn(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}

test('items are in the file soon after they were added', async () => {
  const folder = newFolder();
  const recording = await Recording.open(join(folder, 'a.cbor'), { onFailure });
  await recording.add(...item('one,'));
  await recording.add(...item('two,'));
  while (textsIn(folder)['a.cbor'] === '') await new Promise((resolve) => setTimeout(resolve, 10));
  expect(textsIn(folder)).toEqual({ 'a.cbor': 'one,two,' });
  await recording.add(...item('three'));
  await recording.close();
  expect(textsIn(folder)).toEqual({ 'a.cbor': 'one,two,three' });
});

describe('rotation', () => {
  test('by size: no file is larger, unless one item is', async () => {
    const folder = newFolder();
    const recording = await Recording.open(join(folder, 'a.cbor'), { rotate: { bytes: 5 }, onFailure });
    for (const text of ['11', '222', '3', '7777777', '4444']) await recording.add(...item(text));
    await recording.close();
    expect(textsIn(folder)).toEqual({
      'a.000001.cbor': '11222',
      'a.000002.cbor': '3',
      'a.000003.cbor': '7777777',
      'a.cbor': '4444',
    });
  });

  test('by time, and no file without an item', async () => {
    const folder = newFolder();
    const recording = await Recording.open(join(folder, 'a'), { rotate: { milliseconds: 5 }, onFailure });
    for (const text of ['1', '2', '3']) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      await recording.add(...item(text));
    }
    await recording.close();
    expect(textsIn(folder)).toEqual({ 'a.000001': '1', 'a.000002': '2', a: '3' });
  });

  test('goes on after the highest number, and removes the lowest', async () => {
    const folder = newFolder();
    for (const name of ['a.000007.cbor', 'a.000009.cbor', 'a.cbor', 'b.000001.cbor', 'a.0000009.txt']) {
      writeFileSync(join(folder, name), name);
    }
    const options = { rotate: { bytes: 1 }, keep: 2, onFailure };
    const recording = await Recording.open(join(folder, 'a.cbor'), options);
    await recording.add(...item('1'));
    await recording.add(...item('2'));
    await recording.close();
    expect(textsIn(folder)).toEqual({
      'a.000011.cbor': '1',
      'a.0000009.txt': 'a.0000009.txt',
      'a.cbor': '2',
      'b.000001.cbor': 'b.000001.cbor',
    });
  });

  test('what each file is to begin with can be told by its number', async () => {
    const folder = newFolder();
    const recording = await Recording.open(join(folder, 'a'), { rotate: { bytes: 4 }, onFailure });
    for (const text of ['11', '22', '33']) {
      await recording.add(2, (file) => [bytes(`${file}`), bytes(text)]);
    }
    await recording.close();
    expect(textsIn(folder)).toEqual({ 'a.000001': '111', 'a.000002': '222', a: '333' });
  });

  test('keeps one file alone', async () => {
    const folder = newFolder();
    const recording = await Recording.open(join(folder, 'a'), { rotate: { bytes: 1 }, keep: 1, onFailure });
    for (const text of ['1', '2', '3']) await recording.add(...item(text));
    await recording.close();
    expect(textsIn(folder)).toEqual({ a: '3' });
  });
});

describe('what is not written', () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'there'), 'precious');
  symlinkSync(join(folder, 'nowhere'), join(folder, 'link'));
  test.each([
    ['a file that is there', 'there', /it is there already, and --record overwrites nothing$/],
    ['a link, wherever it leads', 'link', /it is there already/],
    ['a folder that is not there', 'none/a', /there is no such file or folder$/],
    ['a folder', '.', /it is there already/],
  ])('%s', async (_, name, message) => {
    await expect(Recording.open(join(folder, name), { onFailure })).rejects.toThrow(message);
    expect(readFileSync(join(folder, 'there'), 'utf8')).toBe('precious');
  });

  test('standard output', async () => {
    await expect(Recording.open('-', { onFailure })).rejects.toThrow(
      '--record needs the name of a file, not -',
    );
  });

  test('a folder, rotated', async () => {
    await expect(Recording.open(folder, { rotate: { bytes: 1 }, onFailure })).rejects.toThrow(
      'it is no file',
    );
  });
});
