/** CHANGELOG.md is in the form of Keep a Changelog, which .ci/release looks for its version in. */
import { expect, test } from 'vitest';
import { manifest, textOf } from '../package/package.ts';

const CHANGELOG = textOf('CHANGELOG.md');
const headingsOf = (level: number): string[] =>
  Array.from(
    CHANGELOG.matchAll(new RegExp(`^${'#'.repeat(level)} (.*)$`, 'gm')),
    ([, heading = '']) => heading,
  );

test('each version has its date, and what is not released stands first', () => {
  const [first, ...others] = headingsOf(2);
  const released = first === '[Unreleased]' ? others : [first, ...others];
  for (const heading of released) expect(heading).toMatch(/^\[\d+\.\d+\.\d+(-[\w.]+)?\] - \d{4}-\d\d-\d\d$/);
  // Else nobody could say which version has what is listed there.
  if (released.length === 0) expect(CHANGELOG).toContain(manifest.version);
});

test('the changes are sorted by kind', () => {
  const kinds = new Set(['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security']);
  expect(headingsOf(3)).toContain('Added');
  expect(headingsOf(3).filter((heading) => !kinds.has(heading))).toEqual([]);
});
