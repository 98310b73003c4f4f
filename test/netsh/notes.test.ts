/** What is kept of what a file has that is not taken. */
import { expect, test } from 'vitest';
import { Notes } from '../../src/netsh/notes.ts';

test('a name is counted as often as it comes', () => {
  const notes = new Notes();
  for (const name of ['a', 'b', 'a']) notes.addUnknown(name);
  expect([...notes.unknown]).toEqual([
    ['a', 2],
    ['b', 1],
  ]);
});

test('of different names 100 are kept, and these are still counted', () => {
  const notes = new Notes();
  const names = Array.from({ length: 101 }, (_, i) => `member${i}`);
  for (const name of [...names, ...names]) notes.addUnread(name);
  expect([...notes.unread.keys()]).toEqual(names.slice(0, 100));
  expect(new Set(notes.unread.values())).toEqual(new Set([2]));
});
