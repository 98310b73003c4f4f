/** What a page answers, against what the library says of the same events. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { readCaptures } from '../../src/capture/index.ts';
import { decodeWhere, parseWhere, summarize } from '../../src/formats.ts';
import { FWPM_NET_EVENT5, memoryImage, ndjson, toJson } from '../../src/index.ts';
import { chipOf } from '../../src/view/model/chips.ts';
import { sectionsOf } from '../../src/view/model/overview.ts';
import type { Session } from '../../src/view/model/session.ts';
import { FIRST_COLUMNS } from '../../src/view/model/urlState.ts';
import { fileOf, sessionOf, textOf } from './support.ts';

const file = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url))));
const SAMPLE = file('samples/enum5.bin');
const BASE = 0x3507c0n;
const ROOTS = { entries: BASE, count: 16 };
const MEMORY = memoryImage(SAMPLE, { abi: 'x64', base: BASE });
const LINES = textOf(ndjson(FWPM_NET_EVENT5, MEMORY, ROOTS))
  .trimEnd()
  .split('\n');

let session: Session;

beforeAll(async () => {
  session = await sessionOf(SAMPLE);
});

/** The lines of the events that are shown. */
function shownLines(): string[] {
  return textOf(session.exported('ndjson', FIRST_COLUMNS))
    .trimEnd()
    .split('\n')
    .filter((line) => line !== '');
}

describe('conditions', () => {
  test.each([
    'type=IKEEXT_MM_FAILURE',
    'type=CLASSIFY_DROP,CLASSIFY_ALLOW',
    'remote=8.8.4.0/24',
    'app=svchost',
    'protocol=tcp',
    'error=13801',
    'filter=66241',
    'layer=44',
    'direction=inbound',
    'time>=2022-06-18T04:26:50Z',
    'classifyDrop.reauthReason>0',
  ])('%s shows the events that --where takes, and without it the others', (condition) => {
    const wanted = Array.from(decodeWhere(FWPM_NET_EVENT5, MEMORY, ROOTS, parseWhere([condition])), (event) =>
      toJson(FWPM_NET_EVENT5, event),
    );
    expect(session.view({ chips: [condition], search: '', sort: undefined }).shown).toBe(wanted.length);
    expect(shownLines()).toEqual(wanted);
    session.view({ chips: [`!${condition}`], search: '', sort: undefined });
    expect(shownLines()).toEqual(LINES.filter((line) => !wanted.includes(line)));
  });

  test('all hold at once', () => {
    const both = { chips: ['type=CLASSIFY_DROP', 'protocol=tcp'], search: '', sort: undefined };
    expect(session.view(both)).toEqual({ shown: 1, total: 16 });
  });

  test.each(['no condition', 'type=NONE', 'time=2022', 'port=70000', 'header.no=1'])(
    '%j is refused',
    (condition) => {
      expect(() => session.view({ chips: [condition], search: '', sort: undefined })).toThrow(/.../);
    },
  );
});

describe('search', () => {
  test.each([
    ['SVCHOST', 16],
    ['8.8.4.', 8],
    ['auth_fail', 2],
    ['host/srv', 1],
    ['66241', 2],
    ['nothing like it', 0],
  ])('%s is in %i events', (search, shown) => {
    expect(session.view({ chips: [], search, sort: undefined }).shown).toBe(shown);
  });
});

describe('order', () => {
  const times = (): string[] => session.rows(0, 16, ['time']).map(({ cells }) => cells[0]?.text ?? '');

  test('by time, down', () => {
    session.view({ chips: [], search: '', sort: { key: 'time', isDescending: true } });
    expect(times()).toEqual([...times()].sort().reverse());
  });

  test.each(['type', 'remote', 'outcome', 'error', 'localPort'] as const)(
    'by %s: those without one last',
    (key) => {
      const texts = (isDescending: boolean): string[] => {
        session.view({ chips: [], search: '', sort: { key, isDescending } });
        const column = key === 'localPort' ? 'local' : key;
        return session.rows(0, 16, [column]).map(({ cells }) => cells[0]?.text ?? '');
      };
      const [up, down] = [texts(false), texts(true)];
      expect([...up].sort()).toEqual([...down].sort());
      const there = up.filter((text) => text !== '');
      expect(up.slice(0, there.length)).toEqual(there);
      expect(down.slice(0, there.length).every((text) => text !== '')).toBe(true);
      if (key === 'localPort') return;
      const collator = new Intl.Collator('en', { numeric: true });
      if (key === 'type' || key === 'outcome') expect(there).toEqual([...there].sort(collator.compare));
    },
  );
});

describe('what is counted', () => {
  beforeAll(() => {
    session.view({ chips: [], search: '', sort: undefined });
  });

  test('is what the summary says', () => {
    const { failed, blocked, outcomes } = summarize(FWPM_NET_EVENT5, MEMORY, ROOTS);
    const tables = sectionsOf(session.overview(10));
    const rows = (section: string, title: string) =>
      tables.find((it) => it.title === section)?.tables.find((it) => it.title === title)?.rows ?? [];
    const counts = (table: readonly { readonly count: number }[]): number[] =>
      table.map(({ count }) => count);
    expect(rows('All', 'outcomes').map(({ label, count }) => [label, count])).toEqual(
      outcomes.rows.map(({ value, count }) => [value, count]),
    );
    expect(counts(rows('Failed negotiations', 'why'))).toEqual(counts(failed.errors.rows));
    expect(counts(rows('Failed negotiations', 'with whom'))).toEqual(counts(failed.peers.rows));
    expect(rows('Blocked', 'applications').map(({ label, count }) => [label, count])).toEqual(
      blocked.apps.rows.map(({ value, count }) => [value, count]),
    );
    const points = rows('Failed negotiations', 'failure points');
    for (const { value, count } of failed.points.rows) {
      const own = points.filter(({ label }) => `IPSEC_FAILURE_${label.split(',')[0]}` === value);
      expect([value, own.reduce((sum, each) => sum + each.count, 0)]).toEqual([value, count]);
    }
    expect(counts(rows('Failed negotiations', 'modes'))).toEqual(counts(failed.modes.rows));
    expect(counts(rows('Failed negotiations', 'names of peers'))).toEqual(counts(failed.principals.rows));
    for (const [title, { rows: wanted }] of [
      ['packages', blocked.packages],
      ['directions', blocked.directions],
      ['users', blocked.users],
      ['protocols', blocked.protocols],
      ['layers', blocked.layers],
    ] as const) {
      expect([title, ...counts(rows('Blocked', title))]).toEqual([title, ...counts(wanted)]);
    }
    const networks = new Set(blocked.networks.rows.map(({ value }) => value.network));
    expect(new Set(rows('Blocked', 'networks').map(({ label }) => label))).toEqual(networks);
    expect(counts(rows('Blocked', 'ports')).length).toBeGreaterThan(0);
  });

  test('explains errors, and its rows are conditions that hold for as many events', () => {
    const sections = sectionsOf(session.overview(10));
    const [why] = sections[0]?.tables ?? [];
    expect(why?.rows[0]?.note).toMatch(/policies of the two sides do not match/);
    const all = sections.at(-1)?.tables ?? [];
    for (const { rows, title } of all) {
      for (const { condition, count, label } of rows) {
        if (condition === undefined) continue;
        expect([
          title,
          label,
          session.view({ chips: [condition], search: '', sort: undefined }).shown,
        ]).toEqual([title, label, count]);
      }
    }
    session.view({ chips: [], search: '', sort: undefined });
  });

  test.each(['outcome', 'type'] as const)('by %s over time: all events, none twice', (by) => {
    const histogram = session.histogram(by, 20);
    const sum = histogram?.spans.reduce((all, span) => all + span.reduce((a, b) => a + b, 0), 0);
    expect(sum).toBe(16);
    expect(histogram?.start).toBe(133000000000000000n);
    expect(histogram?.every).toBe(10_000_000n);
    expect(histogram?.spans.length).toBe(16);
  });
});

describe('one event', () => {
  test('is there in words, as JSON, and byte by byte', () => {
    const { words, json, bytes, issues } = session.detail(0);
    expect(words).toMatch(
      /^2022-06-18T04:26:40.0000000Z {2}IKEv2 main mode failed: ERROR_IPSEC_IKE_AUTH_FAIL/,
    );
    expect(json).toBe(LINES[0]);
    expect(issues).toEqual([]);
    expect(bytes?.fields[0]).toMatchObject({
      path: 'header.timeStamp',
      type: 'FILETIME',
      offset: '0x0',
      length: 8,
    });
  });

  test('that there is not is an error', () => {
    expect(() => session.detail(16)).toThrow('there is no row 16');
  });
});

describe('exports', () => {
  test('a capture has only the events that are shown', async () => {
    session.view({ chips: ['type=IKEEXT_QM_FAILURE'], search: '', sort: undefined });
    const parts = Array.from(session.exported('capture', FIRST_COLUMNS), (part) =>
      typeof part === 'string' ? new Uint8Array() : part,
    );
    const lines: string[] = [];
    for await (const { struct, memory, roots } of readCaptures(parts)) {
      for (const address of 'count' in roots ? [] : roots)
        lines.push(textOf(ndjson(struct, memory, { address })).trimEnd());
    }
    expect(lines).toEqual(shownLines());
    expect(lines.length).toBe(3);
  });

  test('CSV has the columns that are shown', () => {
    session.view({ chips: ['type=IKEEXT_MM_FAILURE'], search: '', sort: undefined });
    expect(textOf(session.exported('csv', ['time', 'outcome', 'error', 'remote']))).toBe(
      `Time (UTC),Outcome,Error,Remote
2022-06-18 04:26:40,failed,ERROR_IPSEC_IKE_AUTH_FAIL (13801),8.8.4.0:443
2022-06-18 04:26:41,failed,ERROR_IPSEC_IKE_AUTH_FAIL (13801),[a1a2:a3a4:a5a6:a7a8:a9aa:abac:adae:afb0]:444
`,
    );
  });
});

test('files of every form are opened, and what is none is said', async () => {
  const all = await sessionOf(
    SAMPLE,
    new Uint8Array(gzipSync(SAMPLE)),
    file('samples/process-x64.dmp'),
    file('capture/python-cbor2.cbor'),
  );
  expect(all.view({ chips: [], search: '', sort: undefined }).total).toBeGreaterThan(33);
  const other = await sessionOf();
  const files = [
    fileOf('a', new Uint8Array(300)),
    fileOf('b', new TextEncoder().encode('PK\u0003\u0004 and so on')),
    fileOf('c', new Uint8Array([0x1f, 0x8b, 8, 0, 1])),
    fileOf('d', new Uint8Array()),
  ];
  for await (const _ of other.read(files));
  expect(other.events).toBe(0);
  expect(other.notes.map((note) => note[0])).toEqual(['a', 'b', 'c', 'd']);
});

test('an excluded condition is written with a !', () => {
  expect(chipOf('!app=a')).toEqual({ condition: 'app=a', isExcluded: true });
});
