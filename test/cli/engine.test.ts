/** Many events are written by WebAssembly, where there is such, and nobody sees it unless he asks. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encode, FWPM_NET_EVENT5, toJson, type ValueLayout } from '../../src/index.ts';
import { drop, event5 } from '../support/events.ts';
import { EXHAUSTIVE, rows } from '../support/exhaustive.ts';
import { CLI, ENVIRONMENT, fixture } from './command.ts';

const EVENT: ValueLayout = FWPM_NET_EVENT5;
const BASE = 0x10000000n;
const COUNT = 2 * 32_768;

/** Pointers to one event with an unpaired surrogate in it, one of them to nowhere. */
const BAD = 14_321;

let folder: string;
let file: string;
let line: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fwpm-engine-'));
  file = join(folder, 'entries.bin');
  const event = event5('CLASSIFY_DROP', drop({}), { appId: 'a\ud800"\\ü\u202e' });
  const start = BASE + BigInt(8 * COUNT);
  const { bytes, address } = encode(EVENT, event, { abi: 'x64', base: start });
  const entries = new BigUint64Array(COUNT).fill(address);
  entries[BAD] = 1n;
  writeFileSync(file, Buffer.concat([Buffer.from(entries.buffer), bytes]));
  line = `${toJson(EVENT, event, { surrogates: 'replace' })}\n`;
});

afterAll(() => rmSync(folder, { recursive: true }));

function run(node: readonly string[], count: number, options: readonly string[]) {
  const args = ['decode', file, '--base', `${BASE}`, '--at', `${BASE}`, '--entries', `${count}`, ...options];
  const { stdout, stderr, status } = spawnSync(process.execPath, [...node, CLI, ...args], {
    env: ENVIRONMENT,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return { stdout, stderr, status };
}

describe.each(
  rows([
    ['with WebAssembly', [], COUNT, true],
    // Without compiled code all takes ten times as long.
    ['without', ['--jitless'], COUNT, false],
  ] as const),
)('%s', (_, node, count, hasEngine) => {
  const threads = [['--jobs', '2'], []];
  test.each(rows(threads.map((options) => [options] as const)))(
    'the lines and the messages are the same %j',
    (options) => {
      const { stdout, stderr, status } = run(node, count, ['--verbose', ...options]);
      expect(stdout === `${line.repeat(BAD)}null\n${line.repeat(count - BAD - 1)}`).toBe(true);
      expect(stderr).toContain(`[${BAD}]: pointer 0x1 leads outside the captured memory`);
      expect(stderr.includes(`${file}: WebAssembly writes the lines\n`)).toBe(hasEngine);
      expect(status).toBe(1);
    },
  );

  test.runIf(EXHAUSTIVE)('nothing is said of it unprompted', () => {
    expect(run(node, count, []).stderr).not.toContain('WebAssembly');
  });
});

test('many small files are as good as a large one', () => {
  const capture = readFileSync(fixture('capture/python-cbor2.cbor'));
  const files = Array.from({ length: 60 }, (_, i) => join(folder, `${i}.cbor`));
  for (const each of files) writeFileSync(each, capture);
  const decoded = (...args: readonly string[]) =>
    spawnSync(process.execPath, [CLI, 'decode', '--jobs', '1', ...args], {
      env: ENVIRONMENT,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
  const { stdout, stderr } = decoded('--verbose', ...files);
  const said = files.filter((each) => stderr.includes(`${each}: WebAssembly writes the lines\n`));
  // 49 events each: the 2,048th is in the 42nd file.
  expect(said).toEqual(files.slice(41));
  const [first = ''] = files;
  expect(stdout === decoded(first).stdout.repeat(files.length)).toBe(true);
});
