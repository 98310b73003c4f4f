/** The annotated hex view: every byte once and as it is, every value as JSON has it, and problems where they are. */
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { type ExplainTextOptions, explainJson, explainText } from '../../src/format/explainText.ts';
import { PLAIN, type Style } from '../../src/format/style.ts';
import {
  type ByteRange,
  decode,
  explain,
  FWPM_NET_EVENT5,
  type MemoryImage,
  memoryImage,
  pointer,
  struct,
  toJson,
  type ValueLayout,
  wideString,
} from '../../src/index.ts';
import { memberAt } from '../properties/same.ts';
import { layoutNamed } from '../support/decode.ts';
import { rows } from '../support/exhaustive.ts';
import { compiledFixtures, type Fixture, isHealthy, sampleFixtures } from '../support/fixtures.ts';
import { replaced } from '../support/surrogates.ts';

const FULL = { style: PLAIN, full: true };

interface Explained {
  readonly layout: ValueLayout;
  readonly memory: MemoryImage;
  readonly ranges: readonly ByteRange[];
}

function explained({ struct, abi, base, bytes, address }: Fixture): Explained {
  const layout = layoutNamed(struct);
  const memory = memoryImage(bytes, { abi, base });
  return { layout, memory, ranges: explain(layout, memory, address) };
}

function linesOf({ ranges, memory }: Explained, options: ExplainTextOptions = FULL): string[] {
  return [...explainText(ranges, memory, options)].flatMap((text) => text.slice(0, -1).split('\n'));
}

const structs = [...compiledFixtures(), ...sampleFixtures()].filter(({ kind }) => kind === 'struct');
const healthy = structs.filter(isHealthy);

describe.each(rows(healthy, 6).map((fixture) => ({ name: fixture.name, fixture })))(
  '$name',
  ({ fixture }) => {
    const event = explained(fixture);
    const lines = linesOf(event);

    test('all bytes from the first to the last are shown as they are', () => {
      const shown = new Map<bigint, number>();
      for (const line of lines) {
        const [, address = '', hex = ''] =
          /^(0x[0-9a-f]+) +((?:[0-9a-f]{2} )*[0-9a-f]{2}) {2}/.exec(`${line}  `) ?? [];
        for (const [i, byte] of hex.split(' ').entries()) {
          if (byte !== '') shown.set(BigInt(address) + BigInt(i), Number.parseInt(byte, 16));
        }
      }
      const first = event.ranges[0]?.address ?? 0n;
      const end = event.ranges.reduce((most, { address, length }) => {
        const last = address + BigInt(length);
        return last > most ? last : most;
      }, first);
      const from = event.memory.offsetOf(first);
      const expected = fixture.bytes.subarray(from, from + Number(end - first));
      expect([...shown.keys()].sort((a, b) => (a < b ? -1 : 1))).toEqual(
        Array.from(expected, (_, i) => first + BigInt(i)),
      );
      expect([...expected].every((byte, i) => shown.get(first + BigInt(i)) === byte)).toBe(true);
    });

    test('the JSON has the same runs, with the values that the event has', () => {
      const [expected] = fixture.expect;
      const runs = [...explainJson(event.ranges, event.memory)].map((line) => JSON.parse(line));
      const values = runs.filter(({ kind }) => kind === 'value');
      expect(values.length).toBeGreaterThan(0);
      for (const { path, value } of values) expect(value, path).toEqual(memberAt(replaced(expected), path));
      for (const run of runs.filter(({ kind }) => kind !== 'unreached')) {
        const offset = event.memory.offsetOf(BigInt(run.address));
        const bytes = fixture.bytes.subarray(offset, offset + run.length);
        expect(run.bytes, run.path).toBe(Buffer.from(bytes).toString('hex'));
      }
      const addresses = runs.map(({ address }) => BigInt(address));
      expect(addresses).toEqual([...addresses].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
    });
  },
);

describe('one event of FwpmNetEventEnum5', () => {
  const [sample] = sampleFixtures().filter(({ name }) => name === 'enum5');
  if (sample === undefined) throw new Error('there is no sample enum5');
  const memory = memoryImage(sample.bytes, sample);
  const ranges = explain(FWPM_NET_EVENT5, memory, 0x350f50n);
  const lines = linesOf({ layout: FWPM_NET_EVENT5, memory, ranges }, { style: PLAIN, full: false });

  test.each([
    [
      'a value',
      '0x350f58  7f 3f 00 00              UINT32                 header.flags = ["FWPM_NET_EVENT_FLAG_IP_PROTOCOL_SET",',
    ],
    [
      'an enumeration',
      '0x350fd8  01 00 00 00              FWPM_NET_EVENT_TYPE    type = "FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE"',
    ],
    ['a count', '0x350f90  6a 00 00 00              UINT32                 header.appId.size = 106'],
    [
      'a pointer with its target',
      '0x350f98  e8 0f 35 00 00 00 00 00  UINT8 *                header.appId -> 0x350fe8',
    ],
    ['padding', '0x350f61  00 00 00                 padding'],
    ['bytes of another arm', '0x350f68  00 00 00 00 00 00 00 00  another member of the union'],
    [
      'a SID',
      '0x351058  01 05 00 00 00 00 00 05  SID                    header.userId = "S-1-5-21-1004336348-1177238915-682003330-515"',
    ],
    [
      'a text',
      '0x3510a0  63 00 6f 00 6e 00 74 00  wchar_t[12]            header.enterpriseId = "contoso.com"',
    ],
    ['what is cut', `${' '.repeat(35)}42 bytes more`],
    ['what nothing leads to', `${' '.repeat(35)}not reached: 6 bytes`],
  ])('%s', (_, expected) => {
    expect(lines.filter((line) => line.startsWith(expected))).not.toEqual([]);
  });

  test('a long value is cut; --full has it whole', () => {
    const flags = (all: readonly string[]): string => all.find((line) => line.includes('header.flags')) ?? '';
    expect(flags(lines)).toMatch(/.…$/);
    const whole = flags(linesOf({ layout: FWPM_NET_EVENT5, memory, ranges }));
    expect(JSON.parse(whole.slice(whole.indexOf('[')))).toHaveLength(13);
  });

  test.each([40, 80, 120])('no line is longer than %i columns, whatever colours it has', (width) => {
    const style = coloured();
    const narrow = linesOf({ layout: FWPM_NET_EVENT5, memory, ranges }, { style, width, full: false });
    const bare = narrow.map(withoutColours);
    expect(Math.max(...bare.map((line) => line.length))).toBe(width);
    expect(bare).toEqual(lines.map((line) => (line.length > width ? `${line.slice(0, width - 1)}…` : line)));
  });
});

describe('a width counts columns as terminals draw them', () => {
  /** The line of a value, and where the value begins in it. */
  function lineOf(value: string, width?: number): { line: string; before: number } {
    const bytes = new Uint8Array(8 + 2 * value.length + 2);
    new DataView(bytes.buffer).setBigUint64(0, 8n, true);
    bytes.set(Buffer.from(value, 'utf16le'), 8);
    const memory = memoryImage(bytes, { abi: 'x64', base: 0n });
    const ranges = explain(struct('NAMED', { name: pointer(wideString) }), memory, 0);
    const lines = [...explainText(ranges, memory, { style: coloured(), width })].map(withoutColours);
    const line = lines.find((text) => text.includes('name = ')) ?? '';
    return { line, before: line.indexOf('name = "') + 8 };
  }
  const wide = '漢字'.repeat(10);
  const marked = 'e\u0301'.repeat(10);

  test.each<[string, string, number, string]>([
    ['nothing is cut where all fits', wide, 41, `${wide}"`],
    ['the last column is that of the mark', wide, 39, `${wide.slice(0, 19)}…`],
    ['half of a character has no place', wide, 40, `${wide.slice(0, 19)}…`],
    ['nor has what is behind it', wide, 2, '…'],
    ['what takes no column is not counted', marked, 11, `${marked}"`],
    ['and goes with its letter', marked, 10, `${marked.slice(0, 18)}…`],
  ])('%s', (_what, value, columns, expected) => {
    const { before } = lineOf(value);
    expect(lineOf(value, before + columns).line.slice(before)).toBe(`${expected}\n`);
  });

  test.each([196, 197, 198, 199, 200])(
    'a pair of surrogates after %i letters is whole, or cut off',
    (letters) => {
      const value = 'x'.repeat(letters) + '\u{1f600}'.repeat(10);
      for (const width of [undefined, 100, 101, 102, 103]) {
        const { line } = lineOf(value, width);
        expect(line).toMatch(/…\n$/);
        expect(line).not.toMatch(/\p{Cs}/u);
      }
    },
  );
});

describe('what cannot be read', () => {
  const damaged = structs.filter((fixture) => !isHealthy(fixture));

  test.each(rows(damaged, 6).map((fixture) => ({ name: fixture.name, fixture })))(
    '$name: is told below its pointer',
    ({ fixture }) => {
      const event = explained(fixture);
      const lines = linesOf(event);
      const told = lines.flatMap((line, i) => (/^ +\^ /.test(line) ? [[lines[i - 1], line]] : []));
      const issues = event.ranges.flatMap(({ issue }) => issue ?? []);
      expect(issues).not.toEqual([]);
      expect(told).toHaveLength(issues.length);
      for (const [i, { path, reason }] of issues.entries()) {
        expect(told[i]?.[0]).toContain(`${path} -> 0x`);
        expect(told[i]?.[1]).toContain(`^ ${reason}`);
      }
      const runs = [...explainJson(event.ranges, event.memory)].map((line) => JSON.parse(line));
      expect(runs.flatMap(({ issue }) => issue ?? [])).toEqual(issues.map((issue) => issue.toJSON()));
    },
  );
});

property.prop({ text: fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }) }, { seed: 20261122 })(
  'no text of an event drives a terminal',
  ({ text }) => {
    const bytes = new Uint8Array(8 + 2 * text.length + 2);
    const view = new DataView(bytes.buffer);
    view.setBigUint64(0, 8n, true);
    for (let i = 0; i < text.length; i++) view.setUint16(8 + 2 * i, text.charCodeAt(i) || 1, true);
    const memory = memoryImage(bytes, { abi: 'x64', base: 0n });
    const layout = struct('NAMED', { name: pointer(wideString) });
    const ranges = explain(layout, memory, 0);
    const shown = [...explainText(ranges, memory, { style: PLAIN })].join('');
    const json = [...explainJson(ranges, memory)].join('');
    expect(`${shown}${json}`).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}/u);
    expect(toJson(layout, decode(layout, memory, 0))).toContain('"name":');
  },
);

/** Colours that can be told from the text. */
function coloured(): Style {
  const paint = (text: string): string => `\u001b[31m${text}\u001b[39m`;
  return { heading: paint, value: paint, dim: paint, problem: paint, good: paint };
}

function withoutColours(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with ESC
  return line.replace(/\u001b\[\d+m/g, '');
}
