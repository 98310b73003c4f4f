/** Files with no option: what is told by their bytes, compressed files, several files, folders and patterns. */
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXHAUSTIVE, rows } from '../support/exhaustive.ts';
import { fixture, fwpm, type Result, shell } from './command.ts';

const ENUM5 = fixture('samples/enum5.bin');
const DUMP = fixture('samples/process-x64.dmp');

let folder = '';
/** The 16 lines of both samples. */
let lines = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fwpm-'));
  lines = (await fwpm(['decode', ENUM5, '--base', '0x3507c0', '--entries', '16'])).stdout;
  expect(lines.split('\n')).toHaveLength(17);
});
afterAll(() => rm(folder, { recursive: true }));

/** Writes a file in the folder; returns its path. */
async function file(name: string, bytes: Uint8Array | string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

describe('no option is needed for', () => {
  test.each<[string, () => Promise<string[]>, RegExp]>(
    rows([
      [
        'an image',
        async () => [ENUM5],
        /enum5\.bin: taken for memory of x64 at 0x3507c0 \(\d+ pointers fit: --abi, --base\), read as FWPM_NET_EVENT5 \(or 4, 3: --struct\)\n$/,
      ],
      ['a minidump', async () => [DUMP, '--verbose'], /read as FWPM_NET_EVENT5 \(or 4, 3: --struct\)/],
      [
        'gzip',
        async () => [await file('events.gz', gzipSync(await readFile(ENUM5)))],
        /events\.gz: taken for/,
      ],
      ['Zstandard', async () => [fixture('cases/enum5.bin.zst')], /enum5\.bin\.zst: taken for/],
      ['an image whose entries are counted', async () => [ENUM5, '--entries', '16'], /0x3507c0/],
    ]),
  )('%s', async (_, args, told) => {
    const { code, stdout, stderr } = await fwpm(await args());
    expect(stderr).toMatch(told);
    expect(stderr.trimEnd().split('\n')).toHaveLength(told.source.startsWith('read as') ? 2 : 1);
    expect({ code, stdout }).toEqual({ code: 0, stdout: lines });
  });

  test.runIf(EXHAUSTIVE)('a capture, compressed, from standard input', async () => {
    const capture = join(folder, 'events.cbor');
    expect((await fwpm(['pack', ENUM5, '-o', capture])).code).toBe(0);
    const result = await fwpm(['-'], gzipSync(await readFile(capture)));
    expect(result).toEqual({ code: 0, stdout: lines, stderr: '' });
  });

  test.runIf(EXHAUSTIVE)('explain, scan and pack', async () => {
    const explained = await fwpm(['explain', ENUM5, '--index', '3']);
    expect(explained).toMatchObject({ code: 0, stdout: expect.stringContaining('header.timeStamp') });
    const scanned = await fwpm(['scan', ENUM5]);
    expect(scanned).toMatchObject({ code: 0, stdout: expect.stringContaining('{"address":"0x3507c0"') });
    expect(scanned.stderr).toMatch(/^fwpm: [^\n]*enum5\.bin: taken for memory of x64 at 0x3507c0 [^\n]*\n$/);
  });

  test.runIf(EXHAUSTIVE)('what is given wins', async () => {
    const { code, stdout } = await fwpm([ENUM5, '--base', '0x1000']);
    expect(code).toBe(1);
    expect(stdout).not.toContain('1.2.3.4');
  });
});

describe.runIf(EXHAUSTIVE)('there are no events', () => {
  const NOTHING: readonly [string, () => Uint8Array | string][] = [
    ['in zeros', () => new Uint8Array(50_000)],
    [
      'in noise',
      () => Uint8Array.from({ length: 50_000 }, (_, i) => Math.imul(i ^ (i >> 3), 0x9e3779b1) >> 23),
    ],
    ['in a PNG', () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...new Array(500).fill(7)])],
    ['in an ELF file', () => Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, ...new Array(500).fill(0)])],
    ['in text', () => 'Nothing here but words.\n'.repeat(200)],
    ['where nothing is', () => ''],
  ];
  test.each(NOTHING)('%s', async (_, make) => {
    const path = await file('nothing', make());
    const { code, stdout, stderr } = await fwpm([path]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^fwpm: no events found in [^\n]*nothing(: it is empty)?\n$/);
  });
});

describe.runIf(EXHAUSTIVE)('what is damaged is said', () => {
  test.each<[string, () => Promise<Uint8Array>, RegExp]>([
    [
      'gzip that is cut',
      async () => gzipSync(await readFile(ENUM5)).subarray(0, 1000),
      /gzip data is damaged or cut/,
    ],
    [
      'noise after the mark of gzip',
      async () => Uint8Array.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
      /gzip/,
    ],
    [
      'Zstandard that is cut',
      async () => (await readFile(fixture('cases/enum5.bin.zst'))).subarray(0, 900),
      /Zstandard data is damaged or cut/,
    ],
    [
      'noise after the mark of Zstandard',
      async () => Uint8Array.from([0x28, 0xb5, 0x2f, 0xfd, 0xff, 0xff, 1, 2, 3]),
      /Zstandard/,
    ],
    [
      'Zstandard that asks for 2 GiB',
      async () => Uint8Array.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa8, 1, 0, 0]),
      /its Zstandard data asks for a window of more than 8 MiB: unpack it with zstd\n$/,
    ],
    [
      'Zstandard with a byte that is another one',
      async () => {
        const bytes = await readFile(fixture('cases/enum5.bin.zst'));
        bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
        return bytes;
      },
      /its Zstandard data is damaged or cut \(its checksum is that of other data\)\n$/,
    ],
    [
      'what is compressed twice',
      async () => gzipSync(await readFile(fixture('cases/enum5.bin.zst'))),
      /damaged: what it unpacks to is compressed again, by Zstandard: unpack it once\n$/,
    ],
  ])('%s', async (_, make, message) => {
    const { code, stdout, stderr } = await fwpm([await file('damaged', await make())]);
    expect(stderr).toMatch(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  test('a small file that unpacks to a large one', async () => {
    const bomb = gzipSync(new Uint8Array(2 ** 30), { level: 9 });
    const { code, stderr } = await fwpm([await file('bomb.gz', Buffer.concat([bomb, bomb]))]);
    expect(stderr).toContain('bomb.gz unpacks to more than 1 GiB');
    expect(code).toBe(2);
  });
});

describe('several files', () => {
  async function both(...args: string[]): Promise<Result> {
    return fwpm([ENUM5, DUMP, ...args]);
  }

  test.runIf(EXHAUSTIVE)('one after another, and each line is the same as of one', async () => {
    expect(await both()).toMatchObject({ code: 0, stdout: lines + lines });
  });

  test.runIf(EXHAUSTIVE)('--with-file', async () => {
    const { stdout } = await both('--with-file');
    const events: unknown[] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const wanted: unknown[] = lines
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events).toEqual(
      [ENUM5, DUMP].flatMap((path) => wanted.map((event) => Object.assign({ file: path }, event))),
    );
  });

  test.runIf(EXHAUSTIVE).each(
    rows([
      ['csv', `,${ENUM5},`],
      ['text', `file        ${ENUM5}`],
      ['ecs', `"log":{"file":{"path":"${ENUM5}"}}`],
      ['ocsf', `"log_name":"${ENUM5}"`],
    ]),
  )('in %s', async (format, part) => {
    const { code, stdout } = await both('--format', format);
    expect(code).toBe(0);
    expect(stdout.split(part)).toHaveLength(17);
  });

  test.runIf(EXHAUSTIVE)('a bad one does not stop the others', async () => {
    const bad = await file('cut.dmp', (await readFile(DUMP)).subarray(0, 40));
    const { code, stdout, stderr } = await fwpm([bad, ENUM5, join(folder, 'no-such'), DUMP]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: lines + lines });
    expect(stderr).toMatch(/cannot read .*cut\.dmp/);
    expect(stderr).toContain('no-such: there is no such file');
  });

  test.runIf(EXHAUSTIVE)('of which none can be read', async () => {
    const { code, stderr } = await fwpm([join(folder, 'no-1'), join(folder, 'no-2')]);
    expect(code).toBe(2);
    expect(stderr).toContain('none of the 2 files could be read');
  });

  test('issues say which file they are of', async () => {
    const issues = join(folder, 'issues.ndjson');
    const { code, stderr } = await both(
      '--at',
      '0x3507c8',
      '--struct',
      'FWPM_NET_EVENT4',
      '--issues',
      issues,
    );
    expect(code).toBe(1);
    const named: unknown[] = (await readFile(issues, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).file);
    expect(new Set(named)).toEqual(new Set([ENUM5, DUMP]));
    expect(stderr).toContain(`fwpm: ${DUMP}: FWPM_NET_EVENT4: `);
  });
});

describe.runIf(EXHAUSTIVE)('a folder', () => {
  let dumps = '';
  beforeAll(async () => {
    dumps = join(folder, 'dumps');
    await mkdir(join(dumps, 'deep', 'er'), { recursive: true });
    await symlink(dumps, join(dumps, 'deep', 'loop'));
    await writeFile(join(dumps, 'b.dmp'), await readFile(DUMP));
    await writeFile(join(dumps, 'deep', 'er', 'a.bin.gz'), gzipSync(await readFile(ENUM5)));
    await writeFile(join(dumps, 'notes.txt'), 'nothing');
  });

  test.skipIf(process.getuid?.() === 0)(
    'in which nobody may look is said, and the others are read',
    async () => {
      const half = join(folder, 'half');
      const closed = join(half, 'closed');
      await mkdir(closed, { recursive: true });
      await writeFile(join(half, 'a.bin'), await readFile(ENUM5));
      await chmod(closed, 0);
      const result = await fwpm([half]);
      const alone = await fwpm([closed]);
      await chmod(closed, 0o700);
      expect(result).toMatchObject({ code: 1, stdout: lines });
      expect(result.stderr).toMatch(/cannot read [^\n]*closed\/?: permission denied\n/);
      expect(alone).toMatchObject({ code: 2, stderr: `fwpm: cannot read ${closed}: permission denied\n` });
    },
  );

  test('is read with all that is in it', async () => {
    const { code, stdout, stderr } = await fwpm([dumps, '--with-file']);
    expect(code).toBe(0);
    expect(stderr).not.toContain('notes.txt');
    expect(stdout.split(`"file":"${join(dumps, 'b.dmp')}"`)).toHaveLength(17);
    expect(stdout.split(`"file":"${join(dumps, 'deep', 'er', 'a.bin.gz')}"`)).toHaveLength(17);
  });

  test.each(
    rows([
      ['--name', '*.gz'],
      ['--name', 'a.*'],
    ]),
  )('with %s %s', async (...args) => {
    expect(await fwpm([dumps, ...args])).toMatchObject({ code: 0, stdout: lines });
  });

  test('without events', async () => {
    const { code, stdout, stderr } = await fwpm([dumps, '--name', '*.txt']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe('fwpm: no events found in the file\n');
  });

  test('as a pattern that no shell expanded', async () => {
    expect(await fwpm([join(dumps, '*.dmp')])).toMatchObject({ code: 0, stdout: lines });
    expect(await fwpm([join(dumps, '**', '*.{gz,zip}')])).toMatchObject({ code: 0, stdout: lines });
  });

  test('a file that is meant again, by name, by a folder or by a link, is read once', async () => {
    const link = join(folder, 'link.dmp');
    await symlink(join(dumps, 'b.dmp'), link);
    const { code, stdout, stderr } = await fwpm([join(dumps, 'b.dmp'), dumps, link, '--with-file']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: (await fwpm([dumps, '--with-file'])).stdout });
    expect(stderr).toMatch(
      /^fwpm: [^\n]*dumps\/b\.dmp is a file that was given before, and 1 more like it: it is read once\n/,
    );
    expect(await fwpm([link, link])).toEqual({
      code: 0,
      stdout: lines,
      stderr: `fwpm: ${link} is a file that was given before: it is read once\n`,
    });
  });

  test('its files are not overwritten', async () => {
    const { code, stderr } = await fwpm([dumps, '-o', join(dumps, 'b.dmp')]);
    expect(code).toBe(2);
    expect(stderr).toContain('b.dmp');
  });
});

describe.runIf(EXHAUSTIVE)('a file that is named like a command', () => {
  test('is told of where the command has no file', async () => {
    await copyFile(ENUM5, join(folder, 'summary'));
    const run = (args: string) => shell(`cd ${folder} && $FWPM ${args}`);
    const { code, stderr } = await run('summary');
    expect(code).toBe(2);
    expect(stderr).toMatch(/\nfwpm: summary is a command; the file or folder of that name is \.\/summary\n$/);
    expect((await run('scan')).stderr).not.toContain('./scan');
    expect(await run('./summary')).toMatchObject({ code: 0, stdout: lines });
  });
});

describe.runIf(EXHAUSTIVE)('conditions on what is looked up', () => {
  test('a layer that only the filters name, and a drive, in lines of JSON', async () => {
    const filters = await file(
      'layers.xml',
      '<wfpstate><layers><item><layer><layerKey>FWPM_LAYER_MADE_UP</layerKey><layerId>44</layerId></layer></item></layers><filters/></wfpstate>',
    );
    const given = ['--filters', filters, '--volume', 'harddiskvolume3=C:'];
    const conditions = ['--where', 'layer=MADE_UP', '--where', 'app=C:\\Windows'];
    const plain = ['--where', 'layer=44', '--where', 'app=harddiskvolume3\\windows'];
    const wanted = (await fwpm([ENUM5, ...plain])).stdout;
    expect(wanted).toContain('"layerId":44');
    expect(await fwpm([ENUM5, ...conditions, ...given])).toMatchObject({ code: 0, stdout: wanted });
  });
});

describe.runIf(EXHAUSTIVE)('scan', () => {
  test('has the formats and the conditions of decode', async () => {
    const csv = await fwpm(['scan', DUMP, '--format', 'csv', '--where', 'type=CLASSIFY_DROP']);
    expect(csv).toMatchObject({
      code: 0,
      stdout: (await fwpm([DUMP, '--format', 'csv', '--where', 'type=CLASSIFY_DROP'])).stdout,
    });
    const finds = await fwpm(['scan', DUMP, '--where', 'type=CLASSIFY_DROP']);
    const drops = lines.split('\n').filter((line) => line.includes('"FWPM_NET_EVENT_TYPE_CLASSIFY_DROP"'));
    expect(drops.length).toBeGreaterThan(0);
    expect(
      finds.stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.stringify(JSON.parse(line).event)),
    ).toEqual(drops.map((line) => JSON.stringify(JSON.parse(line))));
  });

  test('marks copies, and leaves them out on request', async () => {
    const bytes = await readFile(ENUM5);
    const twice = await file('twice.bin', Buffer.concat([bytes, Buffer.alloc(-bytes.length & 15), bytes]));
    const base = ['--base', '0x3507c0'];
    const { stdout } = await fwpm(['scan', twice, ...base]);
    expect(stdout.match(/"copyOf":"0x[0-9a-f]+"/g)).toHaveLength(16);
    expect((await fwpm(['scan', twice, ...base, '--unique'])).stdout).not.toContain('copyOf');
    expect((await fwpm([twice, ...base])).stdout).toBe(lines + lines);
    expect((await fwpm([twice, ...base, '--unique'])).stdout).toBe(lines);
    const rows = async (...args: string[]) =>
      (await fwpm([twice, ...base, '--format', 'csv', ...args])).stdout.split('\n').length - 2;
    expect([await rows(), await rows('--copies')]).toEqual([16, 32]);
    // Two places fit as well as each other: none is taken.
    expect(await fwpm([twice])).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/perhaps x64 at 0x3507c0 \(\d+ pointers fit\), or x64 at 0x34e920/),
    });
  });

  test('of several files says which one', async () => {
    const { code, stdout } = await fwpm(['scan', DUMP, ENUM5]);
    expect(code).toBe(0);
    expect(stdout.split(`{"file":"${ENUM5}","address":`)).toHaveLength(18);
  });
});
