/** Strings out of bytes: exact everywhere, and the same with Node's Buffer and without. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, test as plainTest } from 'vitest';
import { PortableText, textSlices } from '../../src/codec/leaf/slices.ts';
import { writeIpv4, writeUint32 } from '../../src/fast/digits.ts';
import { Sink } from '../../src/fast/json/sink.ts';
import { encode, FWPM_NET_EVENT5, memoryImage, ndjson, toJson, type ValueLayout } from '../../src/index.ts';
import { SEED } from '../properties/cases.ts';
import { drop, event5 } from '../support/events.ts';
import { EXHAUSTIVE } from '../support/exhaustive.ts';

fc.configureGlobal({ seed: SEED });

describe('slices', () => {
  const units = fc.array(fc.oneof(fc.nat(0xffff), fc.constantFrom(0, 0xfeff, 0xd800, 0xdc00, 0xffff)), {
    maxLength: 300,
  });

  test.prop([units, fc.nat(9)])(
    'UTF-16 has every unit, whatever it is and wherever it lies',
    (list, lead) => {
      const bytes = new Uint8Array(lead + 2 * list.length + 1);
      const view = new DataView(bytes.buffer);
      for (const [i, unit] of list.entries()) view.setUint16(lead + 2 * i, unit, true);
      for (const slices of [new PortableText(bytes), textSlices(bytes)]) {
        // The odd byte at the end is not a unit.
        const text = slices.ucs2Slice(lead, bytes.length);
        expect(Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))).toEqual(list);
      }
    },
  );

  test.prop([fc.uint8Array({ maxLength: 300 })])('Latin-1 has every byte', (bytes) => {
    for (const slices of [new PortableText(bytes), textSlices(bytes)]) {
      const text = slices.latin1Slice(0, bytes.length);
      expect(Array.from(text, (character) => character.charCodeAt(0))).toEqual([...bytes]);
    }
  });

  plainTest('long texts are put together from parts', () => {
    const bytes = new Uint8Array(50_000).fill(0x41);
    expect(new PortableText(bytes).latin1Slice(0, 50_000)).toBe('A'.repeat(50_000));
    expect(new PortableText(bytes).ucs2Slice(0, 50_000)).toBe('\u4141'.repeat(25_000));
  });

  plainTest('without Buffer, as in a browser, events decode the same', () => {
    const program = `
      import { readFileSync } from 'node:fs';
      const bytes = new Uint8Array(readFileSync('fixtures/samples/enum5.bin'));
      const expected = JSON.parse(readFileSync('fixtures/samples/enum5.json', 'utf8')).expect;
      delete globalThis.Buffer;
      const { decodeEntries, FWPM_NET_EVENT5, memoryImage, ndjson, toJson } = await import('fwpm');
      const memory = memoryImage(bytes, { abi: 'x64', base: 0x3507c0n });
      const events = [...decodeEntries(FWPM_NET_EVENT5, memory, 0x3507c0n, 16)];
      const lines = events.map((event) => toJson(FWPM_NET_EVENT5, event));
      const same = JSON.stringify(lines.map((line) => JSON.parse(line))) === JSON.stringify(expected);
      const [chunk] = ndjson(FWPM_NET_EVENT5, memory, { entries: 0x3507c0n, count: 16 });
      process.stdout.write(String(same && new TextDecoder().decode(chunk) === lines.join('\\n') + '\\n'));
    `;
    const cwd = fileURLToPath(new URL('../../', import.meta.url));
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      cwd,
      encoding: 'utf8',
    });
    expect({ stdout, stderr }).toEqual({ stdout: 'true', stderr: '' });
  });
});

describe('lines of JSON', () => {
  /** Two units are looked at together: each of them needs its escape, whichever the other one is. */
  plainTest('escape every unit at either place of a pair', () => {
    const struct: ValueLayout = FWPM_NET_EVENT5;
    for (let unit = 1; unit < (EXHAUSTIVE ? 0x300 : 0x102); unit++) {
      const text = String.fromCharCode(unit);
      const names = { appId: `a${text}bc${text}`, enterpriseId: `${text}a${text}${text}b${text}` };
      const value = event5('CLASSIFY_DROP', drop({}), names);
      const { bytes, address } = encode(struct, value, { abi: 'x64', base: 0x10000n });
      const memory = memoryImage(bytes, { abi: 'x64', base: 0x10000n });
      const line = Buffer.concat([...ndjson(struct, memory, { address })]).toString();
      expect(line).toBe(`${toJson(struct, value)}\n`);
      expect(JSON.parse(line).header).toMatchObject(names);
    }
  });
});

describe('digits', () => {
  const sink = new Sink(64);
  const text = (end: number): string => String.fromCharCode(...sink.bytes.subarray(0, end));
  const edges = [
    0, 1, 9, 10, 99, 100, 999, 1000, 9999, 10_000, 99_999, 100_000, 99_999_999, 100_000_000, 0xffffffff,
  ];

  test.prop([
    fc.oneof(
      fc.nat(0xffffffff),
      fc.constantFrom(...edges),
      fc.nat(429_496).map((n) => n * 10_000),
    ),
  ])('of 32-bit integers', (value) => {
    expect(text(writeUint32(sink, 0, value))).toBe(String(value));
  });

  test.prop([fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255))])(
    'of IPv4 addresses',
    ([a, b, c, d]) => {
      expect(text(writeIpv4(sink, 0, ((a << 24) | (b << 16) | (c << 8) | d) >>> 0))).toBe(
        `${a}.${b}.${c}.${d}`,
      );
    },
  );
});
