import { lstat, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encode, FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0 } from '../../src/index.ts';
import { EXHAUSTIVE, rows } from '../support/exhaustive.ts';
import { fixture, fwpm, shell } from './command.ts';

const ENUM5 = fixture('samples/enum5.bin');
const ENUM5_BASE = ['--base', '0x3507c0'];

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fwpm-'));
});
afterAll(() => rm(folder, { recursive: true }));

function parsed(stdout: string): unknown[] {
  expect(stdout.endsWith('\n')).toBe(true);
  return stdout
    .slice(0, -1)
    .split('\n')
    .map((line) => JSON.parse(line));
}

async function expected(json: string): Promise<unknown[]> {
  return JSON.parse(await readFile(json, 'utf8')).expect;
}

describe('fwpm decode', () => {
  test('decodes what FwpmNetEventEnum5 returned', async () => {
    const { code, stdout, stderr } = await fwpm([
      'decode',
      ENUM5,
      ...ENUM5_BASE,
      '--at',
      '0x3507c0',
      '--entries',
      '16',
    ]);
    expect(parsed(stdout)).toEqual(await expected(fixture('samples/enum5.json')));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test.runIf(EXHAUSTIVE)('reads standard input, and takes addresses in decimal', async () => {
    const args = ['decode', '-', '--base', String(0x3507c0), '--entries', '16'];
    const { code, stdout } = await fwpm(args, await readFile(ENUM5));
    expect(parsed(stdout)).toEqual(await expected(fixture('samples/enum5.json')));
    expect(code).toBe(0);
  });

  test.runIf(EXHAUSTIVE)('decodes one struct of another version and ABI', async () => {
    const name = fixture('blobs/x86-qm1-tunnel-v4');
    const { base, address, struct } = JSON.parse(await readFile(`${name}.json`, 'utf8'));
    const args = [
      'decode',
      `${name}.bin`,
      '--struct',
      struct,
      '--abi',
      'x86',
      '--base',
      base,
      '--at',
      address,
    ];
    const { code, stdout } = await fwpm(args);
    expect(parsed(stdout)).toEqual(await expected(`${name}.json`));
    expect(code).toBe(0);
  });

  test.runIf(EXHAUSTIVE)('decodes structs that lie one after another', async () => {
    const name = fixture('blobs/x64-array-ev5-contiguous');
    const { base, address, count } = JSON.parse(await readFile(`${name}.json`, 'utf8'));
    const { stdout } = await fwpm([
      'decode',
      `${name}.bin`,
      '--base',
      base,
      '--at',
      address,
      '--count',
      String(count),
    ]);
    expect(parsed(stdout)).toEqual(await expected(`${name}.json`));
  });

  test('prints null for what cannot be read, says why, and exits with 1', async () => {
    const name = fixture('blobs/x64-bad-userid-below');
    const { base, address } = JSON.parse(await readFile(`${name}.json`, 'utf8'));
    const { code, stdout, stderr } = await fwpm(['decode', `${name}.bin`, '--base', base, '--at', address]);
    expect(parsed(stdout)).toMatchObject([{ header: { userId: null, localPort: expect.any(Number) } }]);
    expect(stderr).toMatch(
      /^fwpm: FWPM_NET_EVENT5: header\.userId: pointer 0x[0-9a-f]+ leads outside the captured memory \(stored at offset 0x[0-9a-f]+\)\n$/,
    );
    expect(code).toBe(1);
  });

  test.runIf(EXHAUSTIVE)('prints null for a NULL entry without calling it an error', async () => {
    const file = join(folder, 'null.bin');
    await writeFile(file, new Uint8Array(16));
    expect(await fwpm(['decode', file, '--base', '4096', '--entries', '2'])).toEqual({
      code: 0,
      stdout: 'null\nnull\n',
      stderr: '',
    });
  });

  test.runIf(EXHAUSTIVE)('says what the image holds when the address is outside', async () => {
    const { code, stdout, stderr } = await fwpm(['decode', ENUM5, '--base', '0x3507c0', '--at', '0x1000']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: 'null\n' });
    expect(stderr).toContain('address 0x1000 is outside the captured memory');
    expect(stderr).toContain('holds 0x3507c0 to 0x352654; --base is the address of its first byte');
  });

  test.runIf(EXHAUSTIVE)('ends soon when the count is wrong by far', async () => {
    const file = join(folder, 'short.bin');
    await writeFile(file, new Uint8Array(20));
    const { code, stdout, stderr } = await fwpm([
      'decode',
      file,
      '--base',
      '4096',
      '--entries',
      '4294967295',
    ]);
    // Two NULL entries, half of one, and the first one that is not there at all.
    expect(stdout).toBe('null\n'.repeat(4));
    expect(stderr.trimEnd().split('\n')).toHaveLength(3);
    expect(stderr).toContain(
      '[2]: the pointer at 0x1010 takes 8 bytes, and the captured memory ends after 4',
    );
    expect(stderr).toContain('[3]: address 0x1018 is outside the captured memory');
    expect(stderr).toContain('fwpm: the 4294967291 elements after that are not in');
    expect(code).toBe(1);
  });

  test.runIf(EXHAUSTIVE)('says that a file is empty', async () => {
    const file = join(folder, 'empty.bin');
    await writeFile(file, '');
    const { code, stderr } = await fwpm(['decode', file]);
    expect(code).toBe(1);
    expect(stderr).toContain('is empty');
  });

  test('writes a file, and nothing else beside it', async () => {
    const target = join(folder, 'out', 'events.ndjson');
    const line = `mkdir ${join(folder, 'out')} && $FWPM decode ${ENUM5} ${ENUM5_BASE.join(' ')} --entries 16 -o ${target}`;
    expect(await shell(line)).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(parsed(await readFile(target, 'utf8'))).toEqual(await expected(fixture('samples/enum5.json')));
    expect(await readdir(join(folder, 'out'))).toEqual(['events.ndjson']);
  });

  test.runIf(EXHAUSTIVE)(
    'writes through a link, and keeps the mode of the file that it replaces',
    async () => {
      const real = join(folder, 'real.ndjson');
      await writeFile(real, 'old', { mode: 0o600 });
      await symlink(real, join(folder, 'link.ndjson'));
      const args = ['decode', ENUM5, ...ENUM5_BASE, '--entries', '16', '-o', join(folder, 'link.ndjson')];
      expect(await fwpm(args)).toEqual({ code: 0, stdout: '', stderr: '' });
      expect((await readFile(real, 'utf8')).split('\n')).toHaveLength(17);
      expect((await stat(real)).mode & 0o777).toBe(0o600);
      expect((await lstat(join(folder, 'link.ndjson'))).isSymbolicLink()).toBe(true);
    },
  );

  test.runIf(EXHAUSTIVE)('does not write over the file that it reads', async () => {
    const file = join(folder, 'capture.bin');
    await writeFile(file, await readFile(ENUM5));
    const { code, stderr } = await fwpm(['decode', file, ...ENUM5_BASE, '--entries', '16', '-o', file]);
    expect(stderr).toContain('it is the file that is read');
    expect(code).toBe(2);
    expect(await readFile(file)).toEqual(await readFile(ENUM5));
  });

  test.runIf(EXHAUSTIVE)('leaves nothing behind when it is interrupted', async () => {
    const place = join(folder, 'interrupted');
    // A hole of 2 GiB takes no room, and its NULL entries take long: the signal comes while they are written.
    const line = `
      mkdir ${place} && truncate -s 2G ${place}/hole
      $FWPM decode ${place}/hole --base 4096 --entries 268000000 -o ${place}/out & p=$!
      until ls ${place}/.fwpm-* >/dev/null 2>&1 || ! kill -0 $p; do :; done
      kill -TERM $p; wait $p; echo $?`;
    expect((await shell(line)).stdout).toBe('143\n');
    expect(await readdir(place)).toEqual(['hole']);
  });

  test.runIf(EXHAUSTIVE)('its help may be left unread', async () => {
    expect(await shell('$FWPM decode --help | true')).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test.runIf(EXHAUSTIVE)('takes a reader that goes away for no error', async () => {
    const image = join(folder, 'many.bin');
    const { bytes } = encode(FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0, { spi: 7 });
    await writeFile(image, Buffer.concat(new Array(200_000).fill(bytes)));
    const line = `$FWPM decode ${image} --struct FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0 --count 200000 | head -n 1`;
    expect(await shell(line)).toEqual({ code: 0, stdout: '{"spi":7}\n', stderr: '' });
  });
});

describe('wrong usage exits with 2, says what is wrong and prints nothing', () => {
  test.each(
    rows([
      [
        'a missing file',
        ['decode', 'no-such-file'],
        'cannot read no-such-file: there is no such file or folder',
      ],
      ['a folder', ['explain', fixture('')], 'it is a folder'],
      [
        'a folder without such files',
        ['decode', fixture(''), '--name', '*.xyz'],
        'has no file whose name matches *.xyz',
      ],
      ['a pattern that matches nothing', ['decode', fixture('no-such-*')], 'no file matches'],
      ['no file', ['decode'], "missing required argument 'file'"],
      ['an odd option', ['decode', ENUM5, '--bass', '1'], "unknown option '--bass'\n(Did you mean --base?)"],
      [
        'an odd command',
        ['decod'],
        'cannot read decod: there is no such file or folder, and no such command: did you mean decode?',
      ],
      ['an odd command with options', ['sacn', ENUM5, '--abi', 'x86'], 'did you mean scan?'],
      ['no arguments', [], 'Usage: fwpm'],
      [
        'an odd address',
        ['decode', ENUM5, '--base', '12zz'],
        'An address is a decimal number, or a hex one after 0x.',
      ],
      ['a negative address', ['decode', ENUM5, '--at=-1'], 'An address is a decimal number'],
      [
        'an address above 64 bits',
        ['decode', ENUM5, '--at', '0x10000000000000000'],
        'outside the address space of x64',
      ],
      [
        'an address above 32 bits',
        ['decode', ENUM5, '--abi', 'x86', '--base', '0x100000000'],
        'address space of x86',
      ],
      [
        'an image over the end',
        ['decode', ENUM5, '--base', '0xffffffffffffffff'],
        'run past the end of the address space',
      ],
      ['an odd count', ['decode', ENUM5, '--count', '1.5'], 'A count is a number of 0 to 4294967295.'],
      [
        'two counts',
        ['decode', ENUM5, '--count', '1', '--entries', '1'],
        "cannot be used with option '--count <n>'",
      ],
      ['an unknown ABI', ['decode', ENUM5, '--abi', 'mips'], 'Allowed choices are x64, x86, arm64.'],
      ['an unknown struct', ['decode', ENUM5, '--struct', 'FWPM_EVENT5'], 'did you mean FWPM_NET_EVENT5?'],
      [
        'a name of Object',
        ['layout', 'constructor'],
        'There is no struct of that name: `fwpm layout` lists them',
      ],
      ['an unknown format', ['decode', ENUM5, '--format', 'xml'], 'Allowed choices are'],
      ['two files', ['explain', ENUM5, ENUM5], 'too many arguments'],
      ['standard input twice', ['decode', '-', '/dev/stdin'], 'standard input can be read once'],
      [
        'an output nowhere',
        ['decode', ENUM5, '-o', join('no-such-folder', 'x')],
        'cannot write no-such-folder',
      ],
    ]),
  )('%s', async (_, args, message) => {
    const { code, stdout, stderr } = await fwpm(args);
    expect(stderr).toContain(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});
