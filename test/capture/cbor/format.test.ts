/** docs/capture-format.md keeps its word, and what others write is read: a program in C, a library for Python. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type CaptureContent, looksLikeCapture, writeCapture } from '../../../src/capture/index.ts';
import { FWP_V4_ADDR_AND_MASK, FWPM_NET_EVENT5, memoryImage } from '../../../src/index.ts';
import { sampleFixtures } from '../../support/fixtures.ts';
import { parseHex } from '../../support/hex.ts';
import { capturesOf, decodedFrom, decodedFromCaptures } from './support.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const DOCS = readFileSync(`${ROOT}docs/capture-format.md`, 'utf8').replaceAll('\r\n', '\n');
const WRITER = `${ROOT}examples/capture-writer.c`;

/** The blocks of one language. */
function blocks(language: string): string[] {
  return [...DOCS.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'gms'))].map(
    ([, block = '']) => block,
  );
}

/** The block of FwpmNetEventEnum5 that several captures here are of. */
function sample() {
  const found = sampleFixtures().find(({ name }) => name === 'enum5');
  if (found === undefined) throw new Error('fixtures/samples/enum5 is not there');
  const { abi, base, bytes, count } = found;
  const memory = memoryImage(bytes, { abi, base });
  const { lines } = decodedFrom(FWPM_NET_EVENT5, memory, [{ entries: base, count }]);
  return { base, bytes: new Uint8Array(bytes), count, lines };
}

describe('the example', () => {
  const example = parseHex(blocks('hex')[0] ?? '').bytes;
  const address = 0x1d23c4b0368n;
  const content: CaptureContent = {
    abi: 'x64',
    struct: FWP_V4_ADDR_AND_MASK,
    roots: [address],
    ranges: [{ base: address, bytes: Uint8Array.of(0, 0, 0, 10, 0, 0, 0, 255) }],
    time: '2026-11-22T08:00:00Z',
  };

  test('is what is written', () => {
    expect(Buffer.from(writeCapture(content)).toString('hex')).toBe(Buffer.from(example).toString('hex'));
  });

  test('decodes to what it says', async () => {
    expect(decodedFromCaptures(await capturesOf(example)).lines).toBe(blocks('json')[0]);
  });

  test('says in each line what is there', () => {
    for (const line of (blocks('hex')[0] ?? '').trimEnd().split('\n')) {
      const [, digits = '', comment = ''] = /^[0-9a-f]{4} {2}([0-9a-f ]+?) +# *(.*)$/.exec(line) ?? [];
      const bytes = Buffer.from(digits.replaceAll(' ', ''), 'hex');
      const quoted = /^"(.*)"$/.exec(comment)?.[1];
      if (quoted !== undefined)
        expect([bytes[0], bytes.subarray(1).toString()]).toEqual([0x60 + quoted.length, quoted]);
      const hex = /^0x([0-9a-f]+)$/.exec(comment)?.[1];
      if (hex !== undefined) expect(bytes.toString('hex')).toBe(`1b${hex.padStart(16, '0')}`);
      const [, kind = '', count = ''] = /^a (map|list) of (\d+)$/.exec(comment) ?? [];
      if (kind !== '') expect([...bytes]).toEqual([(kind === 'map' ? 0xa0 : 0x80) + Number(count)]);
    }
  });
});

describe('the writer in C', () => {
  test('is the one of examples/', () => {
    expect(readFileSync(WRITER, 'utf8').replaceAll('\r\n', '\n')).toContain(blocks('c')[0]);
  });

  test('writes captures that are read (needs a C compiler: cc, or what CC names)', async () => {
    const { base, bytes, count, lines } = sample();
    const folder = mkdtempSync(joinPath(tmpdir(), 'fwpm-'));
    try {
      const program = joinPath(folder, 'capture-writer');
      const capture = joinPath(folder, 'enum5.cbor');
      const warnings = ['-std=c99', '-Wall', '-Wextra', '-Werror', '-pedantic'];
      run(process.env['CC'] ?? 'cc', [...warnings, '-o', program, WRITER]);
      const block = `${ROOT}fixtures/samples/enum5.bin`;
      const args = [block, `0x${base.toString(16)}`, String(count), capture];
      run(program, args);
      // It appends.
      run(program, args);
      const written = new Uint8Array(readFileSync(capture));
      expect(looksLikeCapture(written)).toBe(true);
      const captures = await capturesOf(written);
      expect(captures.map(({ memory, struct, ...said }) => said)).toEqual(
        [0, written.length / 2].map((offset, index) => ({
          index,
          offset,
          abi: 'x64',
          roots: { entries: base, count },
          ranges: [{ base, bytes }],
        })),
      );
      expect(decodedFromCaptures(captures)).toEqual({ lines: lines + lines, issues: [] });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  function run(program: string, args: readonly string[]): void {
    const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
    if (error !== undefined) throw new Error(`${program} cannot be run: ${error.message}`);
    if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
  }
});

test('what cbor2 for Python writes is read', async () => {
  const { base, bytes, count, lines } = sample();
  const [firstLine = ''] = lines.split(/(?<=\n)/);
  const written = new Uint8Array(readFileSync(`${ROOT}fixtures/capture/python-cbor2.cbor`));
  expect(looksLikeCapture(written)).toBe(true);
  const captures = await capturesOf(written);
  const entries = { entries: base, count };
  const first = new DataView(bytes.buffer).getBigUint64(0, true);
  expect(captures.map(({ roots, time, note }) => ({ roots, time, note }))).toEqual([
    { roots: entries, time: '2026-11-22T08:00:00Z', note: undefined },
    { roots: [first], time: '2026-11-22T08:00:00.000Z', note: undefined },
    { roots: entries, time: '2026-11-22T08:00:00Z', note: 'canonical' },
    { roots: entries, time: '2026-11-22T08:00:00Z', note: 'indefinite' },
  ]);
  for (const { host, osBuild } of captures) expect([host, osBuild]).toEqual(['büro-7', 19045]);
  expect(decodedFromCaptures(captures)).toEqual({ lines: lines + firstLine + lines + lines, issues: [] });
});
