/** fwpm why: what it prints is tested beside the library's explanations. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readRules, volumesOf, why, whyJson, whyText } from '../../src/formats.ts';
import { decodeEntries, FWPM_NET_EVENT5, memoryImage } from '../../src/index.ts';
import { EXHAUSTIVE, rows } from '../support/exhaustive.ts';
import { fixture, fwpm } from './command.ts';

const ENUM5 = fixture('samples/enum5.bin');
const STATE = fixture('filters/arbitration.xml');
const PLACE = [ENUM5, '--base', '0x3507c0', '--entries', '16'];
const ALL = ['why', ...PLACE, '--filters', STATE];
const MORE = '3 events more: --events shows them; 10 events that no filter decided on';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fwpm-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The answers for the events that filters decided on. */
async function answers() {
  const rules = await readRules([await readFile(STATE)], { state: true });
  const memory = memoryImage(await readFile(ENUM5), { abi: 'x64', base: 0x3507c0n });
  const volumes = volumesOf(['harddiskvolume3=C:']);
  const [plain, named] = [why({ rules }), why({ rules, volumes })];
  const events = [...decodeEntries(FWPM_NET_EVENT5, memory, 0x3507c0n, 16)];
  const wanted = events.filter((event) => plain('FWPM_NET_EVENT5', event).notArbitrated !== 'type');
  return wanted.map((event) => ({
    plain: plain('FWPM_NET_EVENT5', event),
    named: named('FWPM_NET_EVENT5', event),
    volumes,
  }));
}

describe('text', () => {
  test('is what the library says, of the first three events', async () => {
    const texts = (await answers()).slice(0, 3).map(({ plain }) => whyText(plain));
    expect(await fwpm(ALL)).toEqual({ code: 0, stdout: `${texts.join('')}${MORE}\n`, stderr: '' });
    expect(texts.join('')).toContain('=> filter 66241');
  });

  test.runIf(EXHAUSTIVE)('of one event, with all filters and paths that people know', async () => {
    const [first] = await answers();
    const expected = first && whyText(first.named, { full: true, volumes: first.volumes });
    const given = ['--full', '--events', '1', '--volume', 'harddiskvolume3=C:', '--where', 'localport=50006'];
    expect(await fwpm([...ALL, ...given])).toEqual({ code: 0, stdout: expected, stderr: '' });
    expect(expected).toContain('app C:\\windows\\system32\\svchost.exe');
  });

  test.runIf(EXHAUSTIVE)('goes to a file', async () => {
    const file = join(folder, 'why.txt');
    expect(await fwpm([...ALL, '-o', file])).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await readFile(file, 'utf8')).toContain(MORE);
  });

  test.runIf(EXHAUSTIVE)('of what the bytes say by themselves', async () => {
    const { code, stdout } = await fwpm(['why', ENUM5, '--filters', STATE]);
    expect(code).toBe(0);
    expect(stdout).toContain('=> filter 66241');
  });

  test.runIf(EXHAUSTIVE)('of standard input', async () => {
    const { stdout } = await fwpm(['why', '-', ...PLACE.slice(1), '--filters', STATE], await readFile(ENUM5));
    expect(stdout).toContain(MORE);
  });
});

describe('a capture of netsh brings its own filters', () => {
  const CAPTURE = fixture('netsh/wfpdiag.xml');
  const NAMES = ['There at the start', 'Added while capturing', 'Under an id given anew'];

  test.each<[what: string, name: string, pack: (bytes: Uint8Array) => Uint8Array]>(
    rows([
      ['compressed', 'wfpdiag.xml.gz', gzipSync],
      ['as it is', 'wfpdiag.xml', (bytes) => bytes],
    ]),
  )('%s', async (_what, name, pack) => {
    const file = join(folder, name);
    await writeFile(file, pack(await readFile(CAPTURE)));
    const own = await fwpm(['why', file, '--json']);
    expect({ code: own.code, stderr: own.stderr }).toEqual({ code: 0, stderr: '' });
    const decided = own.stdout
      .split('\n')
      .flatMap((line) => (line === '' ? [] : JSON.parse(line).decided.name));
    expect(decided).toEqual(NAMES);
    expect(await fwpm(['why', file, '--json', '--filters', CAPTURE])).toEqual(own);
  });

  test.runIf(EXHAUSTIVE)('which is said where more is asked for', async () => {
    const { stderr } = await fwpm(['why', CAPTURE, '--verbose', '--events', '1']);
    expect(stderr).toContain(`${CAPTURE}: explained by the filters that it has itself`);
  });

  test.runIf(EXHAUSTIVE)('unless others are given', async () => {
    const { stdout } = await fwpm(['why', CAPTURE, '--filters', STATE]);
    for (const name of NAMES) expect(stdout).not.toContain(name);
  });

  test.runIf(EXHAUSTIVE)('of which what is no XML is told once', async () => {
    const file = join(folder, 'faulty.xml');
    await writeFile(file, `${await readFile(CAPTURE, 'utf8')}Done.`);
    const { code, stderr } = await fwpm(['why', file]);
    expect([code, stderr.match(/passed over/g)]).toEqual([1, ['passed over']]);
  });
});

describe('JSON', () => {
  test('is what the library says, and what is left goes to standard error', async () => {
    const lines = (await answers()).map(({ plain }) => `${whyJson(plain)}\n`);
    expect(await fwpm([...ALL, '--json'])).toEqual({
      code: 0,
      stdout: lines.slice(0, 3).join(''),
      stderr: `fwpm: ${MORE}\n`,
    });
    const { stdout } = await fwpm([...ALL, '--json', '--events', '99']);
    expect(stdout).toBe(lines.join(''));
  });
});

describe.runIf(EXHAUSTIVE)('nothing to explain', () => {
  test('no events of this kind', async () => {
    expect(await fwpm([...ALL, '--where', 'type=IKEEXT_MM_FAILURE'])).toEqual({
      code: 0,
      stdout: '',
      stderr: expect.stringMatching(
        /^fwpm: there is no event that a filter decided on, and \d+ events of other kinds\n$/,
      ),
    });
  });

  test('no events at all', async () => {
    const { code, stderr } = await fwpm([...ALL, '--where', 'filter=12345']);
    expect([code, stderr]).toEqual([0, 'fwpm: there is no event that a filter decided on\n']);
  });

  test('no bytes', async () => {
    const file = join(folder, 'empty.bin');
    await writeFile(file, '');
    expect((await fwpm(['why', file, '--filters', STATE])).code).not.toBe(0);
  });

  test('no events found in a folder: that is said once', async () => {
    const zeros = await mkdtemp(join(folder, 'zeros-'));
    await writeFile(join(zeros, 'zeros.bin'), new Uint8Array(4096));
    expect(await fwpm(['why', zeros, '--filters', STATE])).toEqual({
      code: 1,
      stdout: '',
      stderr: 'fwpm: no events found in the file\n',
    });
  });
});

describe.runIf(EXHAUSTIVE)('wrong usage', () => {
  test.each<[what: string, args: string[], message: string]>([
    ['no filters', ['why', ...PLACE], 'fwpm why needs --filters'],
    ['events of netsh alone', ['why', fixture('netsh/netevents.xml')], 'fwpm why needs --filters'],
    [
      'several captures',
      ['why', fixture('netsh')],
      'Only a capture with filters in it and a wfpdiag.xml of netsh wfp capture have their own',
    ],
    ['standard input', ['why', '-', '--as', 'netsh'], 'where it is the one file that is read, and no pipe'],
    [
      'a capture as memory',
      ['why', fixture('netsh/wfpdiag.xml'), '--as', 'image'],
      'fwpm why needs --filters',
    ],
    ['no file of filters', ['why', ...PLACE, '--filters', ENUM5], 'cannot read the filters in'],
    [
      'a file that is not there',
      ['why', ...PLACE, '--filters', 'nowhere.xml'],
      'there is no such file or folder',
    ],
    [
      'another struct',
      [...ALL, '--struct', 'FWPM_CONNECTION0'],
      'fwpm why is for events, and not for FWPM_CONNECTION0',
    ],
    ['no number of events', [...ALL, '--events', '0'], 'Take 1 to 999999999 events.'],
    ['two forms', [...ALL, '--json', '--full'], "option '--full' cannot be used with option '--json'"],
    ['standard input twice', ['why', '-', '--filters', '-'], 'standard input can be read once'],
  ])('%s', async (_what, args, message) => {
    const { code, stdout, stderr } = await fwpm(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});

test.runIf(EXHAUSTIVE)('events that cannot be read are told, and the others explained', async () => {
  const damaged = new Uint8Array(await readFile(ENUM5));
  damaged.set([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f], 8);
  const file = join(folder, 'damaged.bin');
  await writeFile(file, damaged);
  const { code, stdout, stderr } = await fwpm(['why', file, ...PLACE.slice(1), '--filters', STATE]);
  expect(code).toBe(1);
  expect(stdout).toContain('decided');
  expect(stderr).toMatch(/^fwpm: /);
});
