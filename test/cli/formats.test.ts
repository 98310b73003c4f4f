/** fwpm decode --format, --where, --filters and --volumes: what the formats say is tested beside the formats. */

import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csv, ecs, ocsf, readRules, text, volumesOf } from '../../src/formats.ts';
import { decodeEntries, FWPM_NET_EVENT5, type Infer, memoryImage, toJson } from '../../src/index.ts';
import { arrow } from '../../src/tables/arrow.ts';
import { parquet } from '../../src/tables/index.ts';
import { EXHAUSTIVE, rows } from '../support/exhaustive.ts';
import { fixture, fwpm, shell } from './command.ts';

const ENUM5 = fixture('samples/enum5.bin');
const ALL = ['decode', ENUM5, '--base', '0x3507c0', '--entries', '16'];
const FILTERS = fixture('filters/filters.xml');
const ROOT = fixture('..');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fwpm-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** What these tests look at in the JSON of an event. */
interface EventJson {
  readonly type: string;
  readonly header: {
    readonly timeStamp: string;
    readonly ipProtocol: number;
    readonly remoteAddrV4: string;
    readonly remotePort: number;
  };
}

async function events(): Promise<ReadonlyArray<Infer<typeof FWPM_NET_EVENT5> | null>> {
  const memory = memoryImage(await readFile(ENUM5), { abi: 'x64', base: 0x3507c0n });
  return [...decodeEntries(FWPM_NET_EVENT5, memory, 0x3507c0, 16)];
}

/** The lines of JSON of the events for which something holds. */
async function linesWhere(holds: (event: EventJson) => boolean): Promise<string> {
  const lines = (await events()).map((event) => toJson(FWPM_NET_EVENT5, event));
  return lines
    .filter((line) => holds(JSON.parse(line)))
    .map((line) => `${line}\n`)
    .join('');
}

describe.runIf(EXHAUSTIVE)('--volumes', () => {
  const image = fixture('cases/volumes-names/image.bin');
  const decoded = ['decode', image, '--base', '0x20000000', '--format', 'text'];

  async function fileOf(...lines: readonly string[]): Promise<string> {
    const file = join(folder, 'volumes.txt');
    await writeFile(file, lines.join('\r\n'));
    return file;
  }

  test.each([
    ['what fltmc prints of dynamic disks', ['--volumes', fixture('cases/volumes-names/fltmc-dm.txt')]],
    ['the same as it is typed', ['--volume', 'harddiskdmvolumes\\win-dg0\\volume1=D:']],
  ])('%s', async (_, options) => {
    const { code, stdout, stderr } = await fwpm([...decoded, ...options]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('  who         D:\\apps\\srv.exe, user');
  });

  test('a line that is not understood costs that line, and is told of in short', async () => {
    const good = 'harddiskdmvolumes\\win-dg0\\volume1=D:';
    const file = await fileOf('x'.repeat(1_000_000), '', good, 'y');
    const { code, stdout, stderr } = await fwpm([...decoded, '--volumes', file]);
    expect(code).toBe(0);
    expect(stdout).toContain('D:\\apps\\srv.exe');
    expect(stderr).toContain(`fwpm: line 1 of ${file}: "xxx`);
    expect(stderr).toMatch(/It and 1 more are left out\n$/);
    expect(stderr.length).toBeLessThan(500);
  });

  test('a file of which no line is understood is refused', async () => {
    const { code, stdout, stderr } = await fwpm([...decoded, '--volumes', await fileOf('x', '', 'y')]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('"x" does not name a volume and its drive');
  });
});

describe.runIf(EXHAUSTIVE)('--format', () => {
  test.each([
    ['text', text],
    ['csv', csv],
    ['ecs', ecs],
    ['ocsf', ocsf],
  ] as const)('%s, with rules and volumes', async (name, format) => {
    const context = {
      rules: await readRules([await readFile(FILTERS)]),
      volumes: volumesOf(['harddiskvolume3=C:']),
    };
    const { head, write } = format(context);
    const expected = (await events()).map((event) => write('FWPM_NET_EVENT5', event));
    const args = [...ALL, '--format', name, '--filters', FILTERS, '--volume', 'harddiskvolume3=C:'];
    expect(await fwpm(args)).toEqual({ code: 0, stderr: '', stdout: head + expected.join('') });
  });

  test.each([
    ['parquet', parquet],
    ['arrow', arrow],
  ] as const)('%s, into a file', async (name, format) => {
    const file = join(folder, `events.${name}`);
    const table = format({ volumes: volumesOf(['harddiskvolume3=C:']) });
    const expected = (await events()).flatMap((event) => table.add('FWPM_NET_EVENT5', event));
    const args = [...ALL, '--format', name, '--volume', 'harddiskvolume3=C:', '-o', file];
    expect(await fwpm(args)).toEqual({ code: 0, stderr: '', stdout: '' });
    expect(await readFile(file)).toEqual(Buffer.concat([...expected, ...table.end()]));
  });

  test('arrow, where its package is not installed, says what to do', async () => {
    // What npm installs with the command, and nothing else.
    const lean = join(folder, 'lean');
    await mkdir(join(lean, 'node_modules'), { recursive: true });
    await cp(join(ROOT, 'dist'), join(lean, 'dist'), { recursive: true });
    await cp(join(ROOT, 'package.json'), join(lean, 'package.json'));
    const { dependencies }: { dependencies: object } = JSON.parse(
      await readFile(join(ROOT, 'package.json'), 'utf8'),
    );
    for (const name of Object.keys(dependencies)) {
      await symlink(join(ROOT, 'node_modules', name), join(lean, 'node_modules', name));
    }
    // Empty, it is found before one in a folder above, and is no package.
    await mkdir(join(lean, 'node_modules/apache-arrow'));
    const run = `${process.execPath} ${join(lean, 'dist/cli.js')} ${ALL.join(' ')} --format`;
    expect(await shell(`${run} arrow`)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(
        /^fwpm: --format arrow needs the package apache-arrow[^\n]*npm install[^\n]*\n$/,
      ),
    });
    expect(await shell(`${run} parquet | head -c 4`)).toMatchObject({ stdout: 'PAR1', stderr: '' });
  });

  test('csv has its columns also when there are no events', async () => {
    const { code, stdout } = await fwpm(['decode', ENUM5, '--count', '0', '--format', 'csv']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: csv().head });
  });

  test('csv has its columns once, however many blocks a capture has', async () => {
    const capture = join(folder, 'two.cbor');
    await shell(
      `$FWPM pack ${ENUM5} --base 0x3507c0 --entries 16 -o ${capture}.one && cat ${capture}.one ${capture}.one > ${capture}`,
    );
    const { stdout } = await fwpm(['decode', capture, '--format', 'csv']);
    const rows = (await events()).map((event) => csv().write('FWPM_NET_EVENT5', event)).join('');
    expect(stdout).toBe(csv().head + rows + rows);
  });

  test('a NULL pointer among the entries is no event', async () => {
    const bytes = await readFile(ENUM5);
    bytes.writeBigUInt64LE(0n, 8);
    const file = join(folder, 'null.bin');
    await writeFile(file, bytes);
    const args = ['decode', file, '--base', '0x3507c0', '--entries', '3', '--format', 'csv'];
    const [first, , third] = (await events()).map((event) => csv().write('FWPM_NET_EVENT5', event));
    expect(await fwpm(args)).toEqual({ code: 0, stderr: '', stdout: `${csv().head}${first}${third}` });
  });

  test.each([
    [['--format', 'csv'], '--format is for events'],
    [['--where', 'protocol=tcp,udp'], 'conditions are for events'],
  ])('%j of a capture with other structs: these are passed over, and told of', async (options, message) => {
    const capture = join(folder, 'mixed.cbor');
    const pack = `$FWPM pack ${ENUM5} --base 0x3507c0`;
    await shell(
      `${pack} --entries 2 > ${capture} && ${pack} --struct FWPM_NET_EVENT_HEADER3 --at 0x350840 >> ${capture} && ${pack} --entries 2 >> ${capture}`,
    );
    const { code, stdout, stderr } = await fwpm(['decode', capture, ...options]);
    expect(stderr).toMatch(/^fwpm: item 1: passed over: [^\n]+\n$/);
    expect(stderr).toContain(message);
    expect(stdout.match(/FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE/g)?.length).toBeGreaterThanOrEqual(4);
    expect(code).toBe(1);
  });

  test.each(['ecs', 'ocsf', 'csv', 'text'])('%s says which machine a capture is of', async (format) => {
    const capture = join(folder, 'hosts.cbor');
    const pack = `$FWPM pack ${ENUM5} --base 0x3507c0 --entries 1 --host`;
    await shell(`${pack} DC01 > ${capture} && ${pack} DC02 >> ${capture}`);
    const { stdout } = await fwpm(['decode', capture, '--format', format]);
    // Of two events the first is of the one, the second of the other.
    expect(stdout).toMatch(/DC01/);
    expect(stdout).toMatch(/DC02/);
    expect(stdout.lastIndexOf('DC01')).toBeLessThan(stdout.indexOf('DC02'));
  });

  test('csv is neutralised on request', async () => {
    const args = [...ALL, '--format', 'csv', '--neutralize-formulas'];
    const { write } = csv({}, { neutralizeFormulas: true });
    const rows = (await events()).map((event) => write('FWPM_NET_EVENT5', event));
    expect((await fwpm(args)).stdout).toBe(csv().head + rows.join(''));
  });

  test('an event that cannot be read is told of, and has its place', async () => {
    const args = ['decode', ENUM5, '--base', '0x3507c0', '--at', '0x10', '--format', 'csv'];
    const { code, stdout, stderr } = await fwpm(args);
    expect(code).toBe(1);
    expect(stdout).toBe(csv().head + csv().write('FWPM_NET_EVENT5', null));
    expect(stderr).toMatch(/^fwpm: FWPM_NET_EVENT5: address 0x10 is outside the captured memory/);
  });

  test('text in a pipe has no colours; FORCE_COLOR asks for them, NO_COLOR refuses them', async () => {
    const args = `decode ${ENUM5} --base 0x3507c0 --entries 1 --format text`;
    const plain = await shell(`env -u FORCE_COLOR -u NO_COLOR $FWPM ${args}`);
    const forced = await shell(`env -u NO_COLOR FORCE_COLOR=1 $FWPM ${args}`);
    const refused = await shell(`NO_COLOR=1 FORCE_COLOR=1 $FWPM ${args}`);
    expect(plain.stdout).not.toContain('\u001b');
    expect(forced.stdout).toContain('\u001b[');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with ESC
    expect(forced.stdout.replace(/\u001b\[\d+m/g, '')).toBe(plain.stdout);
    expect(refused.stdout).toBe(plain.stdout);
  });
});

describe.runIf(EXHAUSTIVE)('what does not fit', () => {
  test.each<[string, string[], string]>([
    ['another struct', ['--struct', 'FWP_BYTE_BLOB', '--format', 'csv'], '--format is for events'],
    [
      'conditions on another struct',
      ['--struct', 'FWP_BYTE_BLOB', '--where', 'port=1'],
      'conditions are for events',
    ],
    ['trailers in csv', ['--format', 'csv', '--trailer'], '--trailer is for --format ndjson'],
    [
      'formulas in text',
      ['--format', 'text', '--neutralize-formulas'],
      '--neutralize-formulas is for --format csv',
    ],
    ['rules for ndjson', ['--filters', FILTERS], '--filters is for the other formats'],
    ['volumes for ndjson', ['--volumes', FILTERS], '--volumes is for the other formats'],
    ['a volume for ndjson', ['--volume', 'a=C:'], '--volume is for the other formats'],
    [
      'rules that are not there',
      ['--format', 'csv', '--filters', 'nowhere.xml'],
      'cannot read nowhere.xml: there is no such file',
    ],
    ['rules that are none', ['--format', 'csv', '--filters', ENUM5], 'this is no XML'],
    [
      'volumes that are none',
      ['--format', 'csv', '--volumes', FILTERS],
      'does not name a volume and its drive',
    ],
    ['a volume that is none', ['--format', 'csv', '--volume', 'C'], 'does not name a volume and its drive'],
    [
      'a condition that is none',
      ['--where', 'colour=red'],
      'is invalid. a condition is NAME=VALUE with a NAME of type',
    ],
    ['a value that is none', ['--where', 'port=http'], 'http is not a number of 0 to 65535'],
    [
      'a layer that is none',
      ['--where', 'layer=ALE_AUTH_CONECT_V4'],
      'fwpm: --where: there is no layer ALE_AUTH_CONECT_V4 that has a certain id: take a number, or a file of filters that names it (did you mean ALE_AUTH_CONNECT_V4?)',
    ],
    [
      'a drive that no volume is',
      ['--where', 'app=D:\\x', '--volume', 'harddiskvolume3=C:'],
      'fwpm: --where: D:\\x is on a drive that none of the volumes is: they are C:',
    ],
    [
      'volumes for ndjson, and no drive to look up',
      ['--where', 'app=x.exe', '--volume', 'a=C:'],
      '--volume is for the other formats',
    ],
  ])('%s', async (_, args, message) => {
    const { code, stdout, stderr } = await fwpm([...ALL, ...args]);
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split('\n').length).toBeLessThan(3);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  test.each([
    ['--filters', '-o'],
    ['--filters', '--issues'],
    ['--volumes', '-o'],
    ['--volumes', '--issues'],
  ])('%s and %s of one file: what is read stays', async (read, written) => {
    const file = join(folder, 'kept');
    const content = read === '--filters' ? await readFile(FILTERS) : 'harddiskvolume3=C:\n';
    await writeFile(file, content);
    const { code, stdout, stderr } = await fwpm([...ALL, '--format', 'text', read, file, written, file]);
    expect(stderr).toBe(`fwpm: cannot write ${file}: it is the file that is read\n`);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(await readFile(file)).toEqual(Buffer.from(content));
  });

  test('standard input for two files', async () => {
    const args = ['decode', '-', '--format', 'text', '--filters', '-'];
    const { code, stderr } = await fwpm(args, await readFile(FILTERS));
    expect(stderr).toBe('fwpm: standard input can be read once: name a file for all but one\n');
    expect(code).toBe(2);
  });

  test('rules that are cut off', async () => {
    const file = join(folder, 'half.xml');
    await writeFile(file, (await readFile(FILTERS)).subarray(0, 3000));
    const { code, stderr } = await fwpm([...ALL, '--format', 'text', '--filters', file]);
    expect(stderr).toMatch(
      /^fwpm: passed over one place that is not XML in .*half\.xml, at line \d+, column \d+: the file ends inside <\w+>\. All filters that are whole were read\n$/,
    );
    expect(code).toBe(0);
  });

  test('what netsh printed in place of the file that it wrote', async () => {
    const file = join(folder, 'redirected.xml');
    await writeFile(file, 'Data collection successful; output = filters.xml\r\n');
    const { code, stderr } = await fwpm([...ALL, '--format', 'text', '--filters', file]);
    expect(stderr).toContain(
      'redirected.xml: line 2, column 0: this is what netsh printed, and not the file',
    );
    expect(stderr).toContain('To make the file anew: netsh wfp show state file=wfpstate.xml');
    expect(code).toBe(2);
  });
});

describe.runIf(EXHAUSTIVE)('--where origin=…', () => {
  const ORIGINS = fixture('filters/origins.xml');
  const WHERE = ['--where', 'origin=query user default'];

  test.each([['ndjson'], ['csv'], ['text']])('in %s', async (format) => {
    const args = [...ALL, '--format', format, '--filters', ORIGINS];
    const wanted = await fwpm([...args, ...WHERE]);
    expect({ code: wanted.code, stderr: wanted.stderr }).toEqual({ code: 0, stderr: '' });
    const same = await fwpm([
      ...ALL,
      '--format',
      format,
      ...(format === 'ndjson' ? [] : ['--filters', ORIGINS]),
      '--where',
      'filter=66241',
    ]);
    expect(wanted.stdout).toBe(same.stdout);
    expect(wanted.stdout).not.toBe('');
  });

  test.each([
    ['a misspelt one', ORIGINS, 'query user'],
    ['a file without origins', fixture('filters/filters.xml'), 'query user default'],
  ])('finds nothing, and says so: %s', async (_what, file, origin) => {
    const { code, stderr, stdout } = await fwpm([...ALL, '--filters', file, '--where', `origin=${origin}`]);
    expect(stderr).toBe(`fwpm: no filter has the origin ${origin}; netsh wfp show state writes origins\n`);
    expect([code, stdout]).toEqual([0, '']);
  });

  test('needs rules', async () => {
    const { code, stderr } = await fwpm([...ALL, ...WHERE]);
    expect(stderr).toBe('fwpm: --where origin=… needs --filters, with what netsh wfp show state wrote\n');
    expect(code).toBe(2);
  });
});

describe('--where', () => {
  test.each<[string[], (event: EventJson) => boolean]>(
    rows([
      [['type=classify_drop'], ({ type }) => type === 'FWPM_NET_EVENT_TYPE_CLASSIFY_DROP'],
      [['port=443,444'], ({ header }) => header.remotePort === 443 || header.remotePort === 444],
      [
        ['remote=8.8.4.0/30', 'protocol=udp'],
        ({ header }) => /^8\.8\.4\.[0-3]$/.test(header.remoteAddrV4) && header.ipProtocol === 17,
      ],
      [
        ['time>=2022-06-18T04:26:50Z', 'time<2022-06-18T04:26:53Z'],
        ({ header }) => /:26:5[012]/.test(header.timeStamp),
      ],
      [['app=SVCHOST', 'type=CAPABILITY_DROP'], ({ type }) => type === 'FWPM_NET_EVENT_TYPE_CAPABILITY_DROP'],
      [['port=1'], () => false],
    ]),
  )('%j', async (conditions, holds) => {
    const stdout = await linesWhere(holds);
    const where = conditions.flatMap((condition) => ['--where', condition]);
    expect(await fwpm([...ALL, ...where])).toEqual({ code: 0, stderr: '', stdout });
  });

  test.runIf(EXHAUSTIVE)('of a capture, in any format', async () => {
    const capture = join(folder, 'where.cbor');
    await shell(`$FWPM pack ${ENUM5} --base 0x3507c0 --entries 16 -o ${capture}`);
    const { stdout } = await fwpm(['decode', capture, '--where', 'type=CLASSIFY_DROP', '--format', 'ecs']);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).wfp.type),
    ).toHaveLength(2);
  });

  test.runIf(EXHAUSTIVE)('the same with many threads, among thousands of events', async () => {
    const bytes = await readFile(ENUM5);
    const pointers = bytes.subarray(0, 16 * 8);
    const many = join(folder, 'many.bin');
    // The pointers again and again, after the image that they lead into.
    await writeFile(many, Buffer.concat([bytes, ...Array.from({ length: 4200 }, () => pointers)]));
    const at = 0x3507c0 + bytes.length;
    const args = [
      'decode',
      many,
      '--base',
      '0x3507c0',
      '--at',
      String(at),
      '--entries',
      '67200',
      '--where',
      'remoteport=445,450',
    ];
    const [one, two] = [await fwpm(args), await fwpm([...args, '--jobs', '2'])];
    const lines = await linesWhere(({ header }) => [445, 450].includes(header.remotePort));
    expect(one).toEqual({ code: 0, stderr: '', stdout: lines.repeat(4200) });
    expect(two).toEqual(one);
  });

  test.runIf(EXHAUSTIVE)('keeps what cannot be read, and tells of it', async () => {
    const bytes = await readFile(ENUM5);
    bytes.writeBigUInt64LE(0xdeadn, 8);
    const file = join(folder, 'damaged.bin');
    await writeFile(file, bytes);
    const args = [
      'decode',
      file,
      '--base',
      '0x3507c0',
      '--entries',
      '16',
      '--where',
      'type=IKEEXT_MM_FAILURE',
    ];
    const { code, stdout, stderr } = await fwpm(args);
    const [first] = (await linesWhere(({ type }) => type === 'FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE')).split(
      '\n',
    );
    expect(stdout).toBe(`${first}\nnull\n`);
    expect(stderr).toContain('[1]: pointer 0xdead leads outside the captured memory');
    expect(code).toBe(1);
  });
});

test.runIf(EXHAUSTIVE && (await shell('jq --version')).code === 0)(
  'jq reads ecs and ocsf as they are',
  async () => {
    const ask = `$FWPM ${ALL.join(' ')} --format`;
    const ecsAnswer = await shell(`${ask} ecs | jq -r .event.action | sort | uniq -c | sort -rn | head -1`);
    expect(ecsAnswer).toMatchObject({ code: 0, stderr: '' });
    const ocsfAnswer = await shell(`${ask} ocsf | jq -s '[.[].class_uid] | unique'`);
    expect(JSON.parse(ocsfAnswer.stdout)).toEqual([4001, 4014]);
  },
);
