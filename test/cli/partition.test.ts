/** fwpm decode --partition: a folder of Parquet files that is read as one table, and that a rerun replaces. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { writeCapture } from '../../src/capture/index.ts';
import { encode, FWPM_NET_EVENT5, type ValueLayout } from '../../src/index.ts';
import { drop, event5 } from '../support/events.ts';
import { EXHAUSTIVE } from '../support/exhaustive.ts';
import { withDuckDB } from '../tables/support.ts';
import { fwpm } from './command.ts';

const folder = mkdtempSync(join(tmpdir(), 'fwpm-partition-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const STRUCT: ValueLayout = FWPM_NET_EVENT5;

const DAY = 864_000_000_000n;
const FIRST = 0x1d882e86b0a1b40n;

/** A capture of an event for each day and each host. */
function captureOf(name: string, days: number, hosts: readonly string[]): string {
  const items = Array.from({ length: days }, (_, day) =>
    hosts.map((host, i) => {
      const timeStamp = FIRST + BigInt(day) * DAY;
      const event = event5('CLASSIFY_DROP', drop({ filterId: BigInt(100 * day + i) }), { timeStamp });
      const { bytes, address } = encode(STRUCT, event, { abi: 'x64', base: 0x1000n });
      const ranges = [{ base: 0x1000n, bytes }];
      return writeCapture({ abi: 'x64', struct: STRUCT, roots: [address], ranges, host });
    }),
  );
  const path = join(folder, name);
  writeFileSync(path, Buffer.concat(items.flat()));
  return path;
}

function filesIn(path: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(path.length + 1))
    .sort();
}

/** Rows by folder, and what the rows themselves have. */
function rowsIn(path: string): Promise<unknown[]> {
  return withDuckDB({}, async (connection) => {
    const table = `read_parquet('${path}/**/*.parquet', hive_partitioning = true)`;
    const result = await connection.runAndReadAll(
      `SELECT CAST(day AS VARCHAR), CAST(host AS VARCHAR), count(*), count(DISTINCT event) FROM ${table} GROUP BY ALL ORDER BY ALL`,
    );
    return result.getRows().map((row) => row.map(String).join(' '));
  });
}

const decoded = (files: readonly string[], into: string, ...options: readonly string[]) =>
  fwpm(['decode', ...files, '--format', 'parquet', '--partition', 'day,host', '-o', into, ...options]);

describe('a data set', () => {
  test('is read as one table, and a rerun replaces it', async () => {
    const into = join(folder, 'set');
    const capture = captureOf('a.cbor', 3, ['one', 'a/b']);
    const expected = ['18', '19', '20'].flatMap((day) => [
      `2022-06-${day} a/b 1 1`,
      `2022-06-${day} one 1 1`,
    ]);
    for (let run = 0; run < 2; run++) {
      expect(await decoded([capture], into)).toEqual({ code: 0, stdout: '', stderr: '' });
      expect(await rowsIn(into)).toEqual(expected);
    }
    expect(filesIn(into)).toHaveLength(6);
    // Fewer events: the files without any go, those of another run stay.
    const other = captureOf('b.cbor', 1, ['one']);
    await decoded([other], into, '--part', 'other');
    captureOf('a.cbor', 1, ['one']);
    await decoded([capture], into);
    expect(await rowsIn(into)).toEqual(['2022-06-18 one 2 1']);
    expect(filesIn(into).filter((name) => name.endsWith('/part-other.parquet'))).toHaveLength(1);
  });

  test.runIf(EXHAUSTIVE)('of more parts than are held', async () => {
    const into = join(folder, 'many');
    const hosts = Array.from({ length: 40 }, (_, i) => `host${i}`);
    expect((await decoded([captureOf('c.cbor', 3, hosts)], into)).code).toBe(0);
    expect((await rowsIn(into)).length).toBe(120);
    expect(filesIn(into)).toHaveLength(120);
  });

  test.runIf(EXHAUSTIVE)('of more parts than there may be, of which nothing stays', async () => {
    const into = join(folder, 'most');
    const hosts = Array.from({ length: 4097 }, (_, i) => `host${i}`);
    const { code, stderr } = await decoded([captureOf('d.cbor', 1, hosts)], into);
    expect([code, stderr]).toEqual([2, expect.stringContaining('more than 4096 files')]);
    expect(filesIn(into)).toEqual([]);
  });

  test.runIf(EXHAUSTIVE)('that cannot be written', async () => {
    const into = join(folder, 'blocked');
    mkdirSync(into);
    writeFileSync(join(into, 'day=2022-06-18'), '');
    const { code, stderr } = await decoded([captureOf('e.cbor', 1, ['one'])], into);
    expect([code, stderr]).toEqual([2, expect.stringContaining('cannot write')]);
  });
});

test.runIf(EXHAUSTIVE).each([
  [
    'another format',
    ['--format', 'csv', '--partition', 'day', '-o', 'x'],
    '--partition is for --format parquet',
  ],
  ['no folder', ['--format', 'parquet', '--partition', 'day'], '--partition needs -o'],
  ['a key that is none', ['--format', 'parquet', '--partition', 'dya', '-o', 'x'], 'day'],
  ['a key twice', ['--format', 'parquet', '--partition', 'day,day', '-o', 'x'], 'twice'],
  [
    'a run without a data set',
    ['--format', 'parquet', '--part', 'x', '-o', 'y'],
    '--part is for --partition',
  ],
  ['a name that leads elsewhere', ['--partition', 'day', '--part', '../x', '-o', 'y'], 'letters, digits'],
])('wrong usage: %s', async (_, options, message) => {
  const { code, stderr } = await fwpm(['decode', captureOf('f.cbor', 1, ['one']), ...options]);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
});
