/** What `npm run demo` prints after the build: a handful of events for people, and how to go on. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ENVIRONMENT } from '../cli/command.ts';
import { manifest, ROOT } from '../package/package.ts';
import { EXHAUSTIVE } from '../support/exhaustive.ts';

const [, demo = ''] = /&& (node dist\/cli\.js .*)$/.exec(manifest.scripts['demo'] ?? '') ?? [];

test.runIf(EXHAUSTIVE)('the demo shows a handful of events as text, and how to go on', () => {
  const { status, stdout, stderr } = spawnSync(demo, {
    cwd: ROOT,
    env: ENVIRONMENT,
    shell: true,
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const [events = '', farewell = ''] = stdout.split(/^(?=These are )/m);
  const headlines = events.split('\n').filter((line) => /^\d{4}-\d\d-\d\dT/.test(line));
  expect(headlines.length).toBeGreaterThanOrEqual(3);
  expect(headlines.length).toBeLessThanOrEqual(6);
  expect(events).not.toMatch(/^\{/m);
  expect(farewell).toContain(`${headlines.length} of the 16 events`);
  expect(farewell).toContain('--help');
});

test('what it names is there', () => {
  const named = demo.match(/\b(?:fixtures|examples)\/[\w/]+\.\w+|\bREADME\.md|\bdocs\//g) ?? [];
  expect(named).toContain('README.md');
  expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});
