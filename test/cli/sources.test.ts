/** What files the command takes: memory as it was, minidumps, captures; how it tells them apart, and what it makes of them. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeCapture } from '../../src/capture/index.ts';
import { FWPM_FILTER_CHANGE0 } from '../../src/index.ts';
import { EXHAUSTIVE, rows } from '../support/exhaustive.ts';
import { fixture, fwpm, type Result, shell } from './command.ts';

const ENUM5 = ['--base', '0x3507c0', '--entries', '16'];
const IMAGE = fixture('samples/enum5.bin');
const DUMP = fixture('samples/process-x64.dmp');

let folder = '';
let expected = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fwpm-'));
  expected = (await fwpm(['decode', IMAGE, ...ENUM5])).stdout;
});
afterAll(() => rm(folder, { recursive: true }));

/** The arguments that a blob's own JSON says. */
async function argumentsOf(name: string): Promise<string[]> {
  const { struct, abi, base, address, kind, count } = JSON.parse(
    await readFile(fixture(`blobs/${name}.json`), 'utf8'),
  );
  const args = [
    fixture(`blobs/${name}.bin`),
    ...['--struct', struct, '--abi', abi, '--base', base, '--at', address],
  ];
  return kind === 'struct' ? args : [...args, kind === 'array' ? '--count' : '--entries', String(count)];
}

/** What is told without what names the file and the place in it. */
function told({ stderr }: Result): string[] {
  return stderr
    .split('\n')
    .map((line) => line.replace(/^fwpm: (item \d+: )?/, '').replace(/ \(stored at offset 0x[0-9a-f]+\)/, ''))
    .map((line) => line.replace(/: [^:]* (holds|does not hold) .*/, ''));
}

describe('a minidump', () => {
  test('decodes with its own ABI and addresses', async () => {
    const result = await fwpm(['decode', DUMP, '--at', '0x3507c0', '--entries', '16']);
    expect(result).toEqual({ code: 0, stdout: expected, stderr: '' });
  });

  test.runIf(EXHAUSTIVE)('is read from standard input, too', async () => {
    const args = ['decode', '-', '--at', '0x3507c0', '--entries', '16'];
    expect((await fwpm(args, await readFile(DUMP))).stdout).toBe(expected);
  });

  test.runIf(EXHAUSTIVE)('needs to be told where structs are that are no events', async () => {
    const { code, stderr } = await fwpm(['decode', DUMP, '--struct', 'FWPM_NET_EVENT_HEADER3']);
    expect(code).toBe(2);
    expect(stderr).toContain('say with --at where the structs are');
  });

  test.runIf(EXHAUSTIVE)('that is cut in its directory is refused in one line', async () => {
    const file = join(folder, 'cut.dmp');
    await writeFile(file, (await readFile(DUMP)).subarray(0, 40));
    const { code, stdout, stderr } = await fwpm(['decode', file, '--at', '0x3507c0']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^fwpm: cannot read .*cut\.dmp: [^\n]+\n$/);
  });

  test.runIf(EXHAUSTIVE)('that lost its memory says so', async () => {
    const file = join(folder, 'short.dmp');
    await writeFile(file, (await readFile(DUMP)).subarray(0, 4096));
    const { code, stderr } = await fwpm(['decode', file, '--at', '0x3507c0', '--entries', '16']);
    expect(code).toBe(1);
    expect(stderr).toContain('run over the end of the file');
  });
});

describe.runIf(EXHAUSTIVE)('what a file is taken for', () => {
  test.each(
    rows([
      ['memory', [IMAGE, ...ENUM5], 'memory as it was: x64, 0x3507c0 to 0x352654'],
      ['a minidump', [DUMP, '--at', '0x3507c0', '--entries', '16'], 'a minidump: x64, Windows '],
      [
        'a minidump that is said to be memory',
        [DUMP, '--as', 'image', '--at', '0'],
        'memory as it was: x64, 0x0 to ',
      ],
    ]),
  )('%s: --verbose tells', async (_, args, description) => {
    const { stderr } = await fwpm(['decode', ...args, '--verbose']);
    expect(stderr).toContain(`: taken for ${description}`);
  });

  test.each(
    rows([
      ['--base', '0'],
      ['--at', '0x3507c0'],
      ['--abi', 'x64'],
      ['--struct', 'FWPM_NET_EVENT5'],
      ['--count', '1'],
      ['--entries', '1'],
    ]),
  )('%s is not for a capture', async (option, value) => {
    const file = join(folder, 'flags.cbor');
    await fwpm(['pack', IMAGE, ...ENUM5, '-o', file]);
    const { code, stdout, stderr } = await fwpm(['decode', file, option, value]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`${option} is not for this file`);
  });

  test('--base is not for a minidump', async () => {
    const { code, stderr } = await fwpm(['decode', DUMP, '--base', '0', '--at', '0x3507c0']);
    expect(code).toBe(2);
    expect(stderr).toContain('--base is not for this file');
  });
});

describe.runIf(EXHAUSTIVE)('pack, then decode', () => {
  test('of the sample is the same, from a file and from standard input', async () => {
    const file = join(folder, 'enum5.cbor');
    expect(await fwpm(['pack', IMAGE, ...ENUM5, '-o', file])).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await fwpm(['decode', file])).toEqual({ code: 0, stdout: expected, stderr: '' });
    expect((await fwpm(['decode', '-'], await readFile(file))).stdout).toBe(expected);
  });

  test('of what a scan of the dump finds is the same events', async () => {
    const file = join(folder, 'scan.cbor');
    expect((await fwpm(['pack', DUMP, '--scan', '-o', file])).code).toBe(0);
    expect((await fwpm(['decode', file])).stdout).toBe(expected);
  });

  test('of every blob is the same, issues included', async () => {
    const names = (await readdir(fixture('blobs')))
      .filter((name) => name.endsWith('.json'))
      .map((name) => name.slice(0, -'.json'.length))
      // One of each kind: the library's own test has them all.
      .filter((name) => /bad-|base-|array|enum|body-fwpm_net_event_ikeext_mm/.test(name));
    for (const name of rows(names)) {
      const args = await argumentsOf(name);
      const file = join(folder, `${name}.cbor`);
      expect((await fwpm(['pack', ...args, '-o', file])).code, name).toBe(0);
      const [direct, packed] = [await fwpm(['decode', ...args]), await fwpm(['decode', file])];
      expect([packed.code, packed.stdout], name).toEqual([direct.code, direct.stdout]);
      expect(told(packed), name).toEqual(told(direct));
    }
  });

  test('captures one after the other are a capture', async () => {
    const file = join(folder, 'one.cbor');
    await fwpm(['pack', IMAGE, ...ENUM5, '-o', file]);
    const { stdout } = await shell(`cat ${file} ${file} | $FWPM decode -`);
    expect(stdout).toBe(expected + expected);
  });

  test('a cut tail loses only the cut item, and says so', async () => {
    const one = join(folder, 'tail.cbor');
    await fwpm(['pack', IMAGE, ...ENUM5, '-o', one]);
    const bytes = await readFile(one);
    const { code, stdout, stderr } = await fwpm(
      ['decode', '-'],
      Buffer.concat([bytes, bytes.subarray(0, 500)]),
    );
    expect([code, stdout]).toEqual([1, expected]);
    expect(stderr).toMatch(/^fwpm: .*500 .*\n$/);
  });

  test('notes are kept: what is given, and what a dump says of itself', async () => {
    const file = join(folder, 'notes.cbor');
    await fwpm(['pack', DUMP, '--at', '0x3507c0', '--entries', '16', '--host', 'DC01', '-o', file]);
    const bytes = await readFile(file);
    for (const text of ['host', 'DC01', 'osBuild', 'time']) expect(bytes.includes(text), text).toBe(true);
  });

  test.each(
    rows([
      ['--time', 'yesterday'],
      ['--os-build', '-1'],
    ]),
  )('%s %s is refused', async (option, value) => {
    const { code, stdout } = await fwpm(['pack', IMAGE, ...ENUM5, `${option}=${value}`]);
    expect([code, stdout]).toEqual([2, '']);
  });
});

describe.runIf(EXHAUSTIVE)('a count that is wrong by far', () => {
  test('in a capture: the first missing element is told of, and how many more there are', async () => {
    const file = join(folder, 'count.cbor');
    const item = writeCapture({
      abi: 'x64',
      struct: FWPM_FILTER_CHANGE0,
      roots: { array: 0x1000n, count: 4_000_000_000 },
      ranges: [{ base: 0x1000n, bytes: new Uint8Array(64) }],
    });
    await writeFile(file, item);
    const { code, stdout, stderr } = await fwpm(['decode', file]);
    expect([code, stdout.split('\n').length]).toEqual([1, 4]);
    expect(stderr).toContain('the 3999999997 elements after that are not in');
  });

  test('elements behind a hole are decoded', async () => {
    const file = join(folder, 'hole.cbor');
    const item = writeCapture({
      abi: 'x64',
      struct: FWPM_FILTER_CHANGE0,
      roots: { array: 0x1000n, count: 4 },
      ranges: [
        { base: 0x1000n, bytes: new Uint8Array(32) },
        { base: 0x1060n, bytes: new Uint8Array(32) },
      ],
    });
    await writeFile(file, item);
    const { code, stdout } = await fwpm(['decode', file]);
    expect([code, stdout.split('\n').map((line) => line.slice(0, 2))]).toEqual([
      1,
      ['{"', 'nu', 'nu', '{"', ''],
    ]);
  });
});

describe('fwpm scan', () => {
  test('finds the array and the events of the dump, in the order of their addresses', async () => {
    const { code, stdout, stderr } = await fwpm(['scan', DUMP]);
    expect([code, stderr]).toEqual([0, '']);
    const [array, ...finds] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(array).toEqual({
      address: '0x3507c0',
      struct: 'FWPM_NET_EVENT5',
      alternatives: [],
      score: 1,
      entries: 16,
    });
    expect(Object.keys(finds[0])).toEqual(['address', 'struct', 'alternatives', 'score', 'event']);
    expect(finds.map(({ event }) => `${JSON.stringify(event)}\n`).join('')).toBe(expected);
    const addresses = finds.map(({ address }) => BigInt(address));
    expect(addresses).toEqual([...addresses].sort((a, b) => (a < b ? -1 : 1)));
  });

  test.runIf(EXHAUSTIVE)(
    'looks between --from and --to, and takes the version that is asked for where it fits',
    async () => {
      const args = ['--from', '0x350841', '--to', '0x350d81', '--struct', 'FWPM_NET_EVENT4'];
      const { stdout } = await fwpm(['scan', DUMP, ...args]);
      const finds = stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(finds.map(({ address, struct }) => [address, struct])).toEqual([
        ['0x350ab0', 'FWPM_NET_EVENT4'],
        ['0x350d80', 'FWPM_NET_EVENT4'],
      ]);
    },
  );

  test.runIf(EXHAUSTIVE)('takes memory as it was, and says that there is nothing in zeros', async () => {
    expect((await fwpm(['scan', IMAGE, '--base', '0x3507c0'])).stdout.split('\n')).toHaveLength(18);
    expect(await fwpm(['scan', '-'], new Uint8Array(100_000))).toEqual({
      code: 1,
      stdout: '',
      stderr: 'fwpm: no events found in standard input\n',
    });
  });

  test.each(
    rows([
      ['--min-score', '1.5'],
      ['--min-score', 'x'],
      ['--struct', 'GUID'],
      ['--from', 'x'],
    ]),
  )('%s %s is refused', async (option, value) => {
    expect((await fwpm(['scan', DUMP, option, value])).code).toBe(2);
  });
});

describe.runIf(EXHAUSTIVE)('--trailer', () => {
  test('adds the bytes behind an event, up to the next object', async () => {
    const { stdout } = await fwpm(['decode', IMAGE, ...ENUM5, '--trailer']);
    const lines = stdout.trimEnd().split('\n');
    const without = expected.trimEnd().split('\n');
    for (const [i, line] of lines.entries()) {
      const { trailer, ...event } = JSON.parse(line);
      expect(event).toEqual(JSON.parse(without[i] ?? ''));
      expect(trailer).toMatch(/^([0-9a-f]{2})*$/);
    }
  });

  // Two pointers, and FWPM_FILTER_CHANGE0 (32 bytes) where they lead: 0x30 bytes after one, 700 after the other.
  test('ends at the next object that is known, and after 512 bytes', async () => {
    const image = Buffer.alloc(0x10 + 32 + 0x30 + 32 + 700, 0xab);
    image.writeBigUInt64LE(0x1010n, 0);
    image.writeBigUInt64LE(0x1060n, 8);
    const args = ['decode', '-', '--base', '0x1000', '--entries', '2', '--struct', 'FWPM_FILTER_CHANGE0'];
    const { code, stdout } = await fwpm([...args, '--trailer'], image);
    const trailers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).trailer);
    expect([code, trailers]).toEqual([0, ['ab'.repeat(0x30), 'ab'.repeat(512)]]);
  });

  // FWPM_CONNECTION0 and the like have pointers: here IKEEXT_NAME_CREDENTIAL0, whose name begins 16 bytes after it.
  test('ends where what the struct points to begins', async () => {
    const image = Buffer.alloc(64, 0);
    image.writeBigUInt64LE(0x1018n, 0);
    const args = ['decode', '-', '--base', '0x1000', '--struct', 'IKEEXT_NAME_CREDENTIAL0', '--trailer'];
    expect((await fwpm(args, image)).stdout).toBe(`{"principalName":"","trailer":"${'00'.repeat(16)}"}\n`);
  });

  test('is the same in several threads', async () => {
    const one = await fwpm(['decode', IMAGE, ...ENUM5, '--trailer']);
    expect(await fwpm(['decode', IMAGE, ...ENUM5, '--trailer', '--jobs', '2'])).toEqual(one);
  });

  test('is for structs', async () => {
    const { code, stderr } = await fwpm(['decode', IMAGE, '--struct', 'GUID', '--trailer']);
    expect([code, stderr]).toEqual([2, 'fwpm: --trailer is for structs: GUID is not one\n']);
  });
});
