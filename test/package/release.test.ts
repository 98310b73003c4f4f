/** .ci/release in small repositories, with an npm that only writes down what it is asked for. */

import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EXHAUSTIVE, rows } from '../support/exhaustive.ts';
import { ROOT } from './package.ts';

const NPM = `#!/usr/bin/env bash
echo "npm $*" >>"$CALLS"
if [ "$1" = pack ]; then
  [ "$FAILING" = "$1" ] && exit 1
  touch "\${@: -1}/thing-1.2.3.tgz"
  echo '[{ "filename": "thing-1.2.3.tgz", "integrity": "sha512-abc", "entryCount": 1, "unpackedSize": 9, "size": 7,
    "files": [{ "path": "dist/index.js", "size": 9 }] }]'
fi
[ "$FAILING" != "$*" ]
`;

const RUN = `#!/usr/bin/env bash
echo .ci/run >>"$CALLS"
eval "$DURING_RUN"
`;

const MANIFEST = {
  name: 'thing',
  version: '1.2.3',
  repository: { type: 'git', url: 'git+https://host/owner/thing.git' },
};

let folder: string;
let repository: string;

/** A repository that is ready for its release. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fwpm-release-'));
  repository = join(folder, 'repository');
  mkdirSync(join(repository, '.ci'), { recursive: true });
  mkdirSync(join(folder, 'bin'));
  writeProgram(join(folder, 'bin/npm'), NPM);
  writeProgram(join(repository, '.ci/run'), RUN);
  copyFileSync(join(ROOT, '.ci/release'), join(repository, '.ci/release'));
  write('package.json', JSON.stringify(MANIFEST));
  write(
    'CHANGELOG.md',
    '# Changelog\n\n## [1.2.3] - 2026-01-31\n\n- All.\n\n## [1.2.2] - 2026-01-30\n\n- Some.\n',
  );
  git('init', '--quiet');
  commit();
  git('tag', 'v1.2.3');
});

afterEach(() => rmSync(folder, { recursive: true }));

function writeProgram(path: string, text: string): void {
  writeFileSync(path, text);
  chmodSync(path, 0o755);
}

function write(path: string, text: string): void {
  writeFileSync(join(repository, path), text);
}

function git(...args: readonly string[]): void {
  const identity = [
    '-c',
    'user.name=release',
    '-c',
    'user.email=release@invalid',
    '-c',
    'commit.gpgsign=false',
  ];
  execFileSync('git', [...identity, ...args], { cwd: repository, stdio: 'pipe' });
}

function commit(): void {
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Release');
}

/** Changes a file in the commit that is released. */
function amend(path: string, text: string): void {
  write(path, text);
  commit();
  git('tag', '--force', 'v1.2.3');
}

interface Surroundings {
  readonly identity?: boolean;
  /** The npm command that fails. */
  readonly failing?: string;
  /** What .ci/run does. */
  readonly duringRun?: string;
}

function release(
  args: readonly string[],
  { identity = true, failing = '', duringRun = '' }: Surroundings = {},
) {
  const log = join(folder, 'calls');
  const { status, stdout, stderr } = spawnSync('bash', ['.ci/release', ...args], {
    cwd: repository,
    encoding: 'utf8',
    env: {
      PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH']}`,
      HOME: folder,
      TMPDIR: folder,
      CALLS: log,
      FAILING: failing,
      DURING_RUN: duringRun,
      ...(identity ? { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://host/token' } : {}),
    },
  });
  const text = existsSync(log) ? readFileSync(log, 'utf8') : '';
  const calls = text
    .replace(/\S*\/tmp\.\w+/g, 'FOLDER')
    .split('\n')
    .slice(0, -1);
  return { status, stdout, stderr, calls };
}

const CHECKS = [
  '.ci/run',
  'npm audit --omit=dev',
  'npm audit',
  'npm audit signatures',
  'npm pack --ignore-scripts --json --pack-destination FOLDER',
];
const publishing = (tag: string): string =>
  `npm publish FOLDER/thing-1.2.3.tgz --provenance --access public --tag ${tag}`;

describe('a release', () => {
  test('checks everything, shows what is in the archive, and publishes that archive', () => {
    const { status, stdout, stderr, calls } = release([]);
    expect({ status, stderr, calls }).toEqual({
      status: 0,
      stderr: '',
      calls: [...CHECKS, publishing('latest')],
    });
    expect(stdout).toContain('9  dist/index.js\nthing-1.2.3.tgz: 1 files, 9 bytes, 7 packed\nsha512-abc\n');
  });

  test.runIf(EXHAUSTIVE)('of a candidate is for those who ask for it', () => {
    write('CHANGELOG.md', '## [1.2.3-rc.1] - 2026-01-31\n');
    amend('package.json', JSON.stringify({ ...MANIFEST, version: '1.2.3-rc.1' }));
    git('tag', '--delete', 'v1.2.3');
    git('tag', 'v1.2.3-rc.1');
    expect(release([]).calls.at(-1)).toBe(publishing('next'));
  });

  test.runIf(EXHAUSTIVE)('tried with --dry-run publishes nothing, wherever it runs', () => {
    const { status, stdout, stderr, calls } = release(['--dry-run'], { identity: false });
    expect({ status, stderr, calls }).toEqual({ status: 0, stderr: '', calls: CHECKS });
    expect(stdout).toMatch(/^not run: npm publish .*\.tgz --provenance --access public --tag latest$/m);
  });

  test('leaves nothing behind', () => {
    release([]);
    expect(spawnSync('ls', { cwd: folder, encoding: 'utf8' }).stdout).toBe('bin\ncalls\nrepository\n');
  });
});

interface Refusal {
  readonly what: string;
  readonly change?: () => void;
  readonly surroundings?: Surroundings;
  readonly message: string | RegExp;
}

/** What is seen at once. */
const AT_ONCE: readonly Refusal[] = [
  { what: 'a new file', change: () => write('new.txt', ''), message: '?? new.txt' },
  {
    what: 'a changed file',
    change: () => appendFileSync(join(repository, 'CHANGELOG.md'), '\n'),
    message: ' M CHANGELOG.md',
  },
  ...[
    '',
    '## [Unreleased]\n',
    '## [1.2.3]\n',
    '## [1.2.3] - unreleased\n',
    '## [1.2.30] - 2026-01-31\n',
    '## [1x2.3] - 2026-01-31\n',
    '## 1.2.3 - 2026-01-31\n',
    '# [1.2.3] - 2026-01-31\n',
    'On ## [1.2.3] - 2026-01-31\n',
  ].map((text) => ({
    what: `the change log ${JSON.stringify(text)}`,
    change: () => amend('CHANGELOG.md', text),
    message: 'CHANGELOG.md has no entry "## [1.2.3] - <date>"',
  })),
  {
    what: 'a commit without a tag',
    change: () => git('tag', '--delete', 'v1.2.3'),
    message: 'the commit has no tag v1.2.3',
  },
  {
    what: 'the tag of another version',
    change: () => git('tag', 'v1.2.4'),
    message: 'the commit has the tag v1.2.4, and package.json the version 1.2.3',
  },
  {
    what: 'a tag on another commit',
    change: () => {
      write('new.txt', '');
      commit();
    },
    message: 'the tag v1.2.3 is on another commit',
  },
  {
    what: 'a package without a repository',
    change: () => amend('package.json', JSON.stringify({ ...MANIFEST, repository: undefined })),
    message: '"repository": { "type": "git", "url": "git+https://<host>/<owner>/<name>.git" }',
  },
  { what: 'a machine that nobody vouches for', surroundings: { identity: false }, message: 'OpenID Connect' },
];

/** What is seen on the way, and which call is the last one then. */
const ON_THE_WAY: readonly (Refusal & { readonly last: string })[] = [
  {
    what: 'a failed test',
    surroundings: { duringRun: 'exit 1' },
    message: 'failed: .ci/run',
    last: '.ci/run',
  },
  {
    what: 'a build that changes the tree',
    surroundings: { duringRun: 'touch generated.ts' },
    message: '?? generated.ts',
    last: '.ci/run',
  },
  ...CHECKS.filter((call) => call.startsWith('npm')).map((call) => ({
    what: `a failed ${call}`,
    surroundings: { failing: call.startsWith('npm pack') ? 'pack' : call.slice('npm '.length) },
    message: /^release: failed: /m,
    last: call,
  })),
];

describe.runIf(EXHAUSTIVE)('a release is refused for', () => {
  test.each(AT_ONCE)('$what, before anything is run', ({ change, surroundings, message }) => {
    change?.();
    const { status, stderr, calls } = release([], surroundings);
    expect({ status, calls }).toEqual({ status: 1, calls: [] });
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^release: /);
  });

  test.each(ON_THE_WAY)('$what, before anything else is run', ({ surroundings, message, last }) => {
    const { status, stderr, calls } = release([], surroundings);
    expect({ status, last: calls.at(-1) }).toEqual({ status: 1, last });
    expect(stderr).toMatch(message);
  });

  test('every problem at once, when it is tried with --dry-run', () => {
    write('CHANGELOG.md', '');
    amend('package.json', JSON.stringify({ ...MANIFEST, repository: undefined }));
    git('tag', 'v9.0.0');
    write('new.txt', '');
    const { status, stderr, calls } = release(['--dry-run'], { failing: 'audit', duringRun: 'exit 1' });
    expect({ status, calls }).toEqual({ status: 1, calls: CHECKS });
    for (const problem of [
      '?? new.txt',
      'CHANGELOG.md',
      'v9.0.0',
      '"repository"',
      'failed: .ci/run',
      'failed: npm audit\n',
    ]) {
      expect(stderr).toContain(problem);
    }
    expect(stderr).toMatch(/^release: 7 problems; nothing was published\n$/m);
  });
});

test.each(rows([['--publish'], ['--dry-run now'], ['-h']], 3))('wrong usage: %s', (args) => {
  const { status, stderr, calls } = release(args.split(' '));
  expect({ status, stderr, calls }).toEqual({
    status: 2,
    stderr: 'usage: .ci/release [--dry-run]\n',
    calls: [],
  });
});
