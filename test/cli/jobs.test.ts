/** Several threads write what one thread does, in every format that they can. */
import {
  appendFileSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { STRETCH_ROWS } from '../../src/tables/stretches.ts';
import { EXHAUSTIVE } from '../support/exhaustive.ts';
import { fixture, fwpm, shell } from './command.ts';

const BASE = 0x3507c0;
/** Enough for two threads. */
const EVENTS = 2 * 8192;
const OF_IMAGE = 16;

const folder = mkdtempSync(join(tmpdir(), 'fwpm-jobs-cli-'));
const many = join(folder, 'many.bin');
const filters = join(folder, 'filters.xml');
let place: string[];

beforeAll(() => {
  const image = readFileSync(fixture('samples/enum5.bin'));
  const pointers = image.subarray(0, 8 * OF_IMAGE);
  // The pointers again and again, after the image that they lead into; one of them leads nowhere.
  writeFileSync(many, image);
  for (let i = 0; i < EVENTS / OF_IMAGE; i++) appendFileSync(many, pointers);
  place = ['--base', `${BASE}`, '--at', `${BASE + image.length}`, '--entries', `${EVENTS}`];
  copyFileSync(fixture('../examples/filters.xml'), filters);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NAMES = (): readonly string[] => ['--filters', filters, '--volume', 'harddiskvolume3=C:'];

describe.runIf(EXHAUSTIVE)('as one thread writes it', () => {
  test.each<readonly [format: string, what: string, options: () => readonly string[]]>([
    ['text', 'with names from files', NAMES],
    ['csv', 'without names', () => []],
    ['ecs', 'with names from files', NAMES],
    ['ocsf', 'of some events', () => ['--where', 'type=CLASSIFY_DROP,IKEEXT_MM_FAILURE']],
    ['ecs', 'with what is undocumented', () => ['--internal']],
  ])('%s %s', async (format, _, options) => {
    const args = ['decode', many, ...place, '--format', format, ...options()];
    const [one, two] = [await fwpm([...args, '--jobs', '1']), await fwpm([...args, '--jobs', '2'])];
    expect(one.stdout.length).toBeGreaterThan(EVENTS);
    expect({ ...two, stdout: '' }).toEqual({ ...one, stdout: '' });
    // Not `toEqual`: nobody wants to see where two texts of megabytes differ.
    expect(two.stdout === one.stdout).toBe(true);
    const target = join(folder, `${format}.out`);
    await fwpm([...args, '--jobs', '2', '-o', target]);
    expect(readFileSync(target, 'utf8') === one.stdout).toBe(true);
    rmSync(target);
  });
});

describe.runIf(EXHAUSTIVE)('tables are as one thread writes them', () => {
  const times = 4 * STRETCH_ROWS + 1000;
  let args: readonly string[];
  beforeAll(() => {
    const larger = join(folder, 'larger.bin');
    const image = readFileSync(many);
    const pointers = image.subarray(image.length - 8 * OF_IMAGE);
    const events = Math.ceil(times / OF_IMAGE);
    writeFileSync(larger, Buffer.concat([image, ...Array<Buffer>(events).fill(pointers)]));
    args = ['decode', larger, '--base', `${BASE}`, '--at', `${BASE + image.length}`, '--entries', `${times}`];
  });

  test.each<readonly [what: string, options: readonly string[]]>([
    ['parquet', ['--format', 'parquet', '--filters', filters]],
    ['parquet of few events', ['--format', 'parquet', '--where', 'type=CLASSIFY_DROP']],
    [
      'parquet of most events',
      [
        '--format',
        'parquet',
        '--where',
        'type=IKEEXT_MM_FAILURE,IKEEXT_QM_FAILURE,CLASSIFY_DROP,IPSEC_DOSP_DROP',
      ],
    ],
    ['arrow', ['--format', 'arrow']],
  ])('%s', async (_, options) => {
    const targets = await Promise.all(
      ['1', '2'].map(async (jobs) => {
        const target = join(folder, `table${jobs}`);
        expect(await fwpm([...args, ...options, '--jobs', jobs, '-o', target])).toMatchObject({
          code: 0,
          stdout: '',
        });
        return readFileSync(target);
      }),
    );
    const [one] = targets;
    expect(one?.length).toBeGreaterThan(times / 4);
    expect(targets.map((bytes) => bytes.equals(one ?? Buffer.alloc(0)))).toEqual([true, true]);
  });

  test.each(['day', 'type'])('a data set by %s', async (key) => {
    const sets = await Promise.all(
      ['1', '2'].map(async (jobs) => {
        const set = join(folder, `by-${key}${jobs}`);
        const data = ['--format', 'parquet', '--partition', key, '--part', 'x', '-o', set];
        expect(await fwpm([...args, ...data, '--jobs', jobs])).toEqual({ code: 0, stdout: '', stderr: '' });
        const paths = readdirSync(set, { recursive: true, encoding: 'utf8' }).filter((path) =>
          path.endsWith('.parquet'),
        );
        return paths.sort().map((path) => [path, readFileSync(join(set, path)).toString('latin1')]);
      }),
    );
    expect(sets[0]?.length).toBeGreaterThan(0);
    expect(sets[1]).toEqual(sets[0]);
  });
});

test.runIf(EXHAUSTIVE)('filters that can be read once leave all to one thread', async () => {
  const decode = `$FWPM decode ${many} ${place.join(' ')} --format csv --jobs 2`;
  const piped = await shell(`${decode} --filters /dev/stdin < ${filters} | md5sum`);
  expect(piped).toEqual(await shell(`${decode} --filters ${filters} | md5sum`));
});

test.runIf(EXHAUSTIVE)('what cannot be read is told once, where it belongs', async () => {
  const damaged = join(folder, 'damaged.bin');
  const bytes = readFileSync(many);
  bytes.writeBigUInt64LE(1n, bytes.length - 8 * 5000);
  writeFileSync(damaged, bytes);
  const args = ['decode', damaged, ...place, '--format', 'csv'];
  const [one, two] = [await fwpm([...args, '--jobs', '1']), await fwpm([...args, '--jobs', '2'])];
  expect(one.stderr).toContain(`[${EVENTS - 5000}]`);
  expect([two.code, two.stderr]).toEqual([one.code, one.stderr]);
  expect(two.stdout === one.stdout).toBe(true);
});
