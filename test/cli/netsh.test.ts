/** What netsh wrote, in the place of memory: every format, conditions, summaries, and each way in which files come. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXHAUSTIVE, rows } from '../support/exhaustive.ts';
import { fixture, fwpm } from './command.ts';

const EVENTS = fixture('netsh/netevents.xml');
const CAPTURE = fixture('netsh/wfpdiag.xml');

let folder = '';
let events = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fwpm-'));
  events = await readFile(EVENTS, 'utf8');
});
afterAll(() => rm(folder, { recursive: true }));

/** A file in the folder. */
async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

function lines(text: string): string[] {
  return text.split('\n').slice(0, -1);
}

describe('formats', () => {
  test('ndjson: a line for each event, with what the file says and nothing else', async () => {
    const { code, stdout, stderr } = await fwpm([CAPTURE]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(lines(stdout).map((line) => JSON.parse(line).classifyDrop.filterId)).toEqual([
      '500',
      '66241',
      '500',
    ]);
    const minimal = '<netEvents><item><type>FWPM_NET_EVENT_TYPE_CLASSIFY_ALLOW</type></item></netEvents>';
    expect((await fwpm(['-', '--as', 'netsh'], minimal)).stdout).toBe(
      '{"type":"FWPM_NET_EVENT_TYPE_CLASSIFY_ALLOW"}\n',
    );
  });

  test.each(rows(['ecs', 'ocsf'], 2))(
    '%s: documents, with the internal fields in the event',
    async (format) => {
      const { stdout } = await fwpm([EVENTS, '--format', format]);
      const [first] = lines(stdout).map((line) => JSON.parse(line));
      const { event } = first.wfp ?? first.unmapped;
      expect(event.internal.filterOrigin).toBe('Stealth');
      expect(lines(stdout)).toHaveLength(3);
    },
  );

  test.runIf(EXHAUSTIVE)('csv: a cell of what is not there is empty', async () => {
    const { stdout } = await fwpm([EVENTS, '--format', 'csv']);
    const [head = '', ...rows] = lines(stdout);
    const column = head.split(',').indexOf('loopback');
    expect(rows.map((row) => row.split(',')[column])).toEqual(['false', '', '']);
  });

  test.runIf(EXHAUSTIVE)('text: the rules of a capture, unless others are given', async () => {
    const own = await fwpm([CAPTURE, '--format', 'text', '--where', 'filter=66241']);
    expect(own.stdout).toContain('"Added while capturing", filter 66241');
    const given = ['--filters', fixture('filters/filters.xml')];
    const { stdout } = await fwpm([CAPTURE, '--format', 'text', '--where', 'filter=66241', ...given]);
    expect(stdout).not.toContain('Added while capturing');
  });

  test.runIf(EXHAUSTIVE)('parquet', async () => {
    const output = join(folder, 'events.parquet');
    const { code } = await fwpm([EVENTS, '--format', 'parquet', '-o', output]);
    expect(code).toBe(0);
    expect((await readFile(output)).subarray(0, 4).toString()).toBe('PAR1');
  });

  test.runIf(EXHAUSTIVE)(
    'a summary, of which each event counts once and each filter by the time',
    async () => {
      const { code, stdout } = await fwpm(['summary', EVENTS, CAPTURE, '--json']);
      expect(code).toBe(0);
      const { events: count, blocked, failed } = JSON.parse(stdout);
      expect([count, blocked.events, failed.events]).toEqual([6, 4, 1]);
      const names = blocked.filters.rows.map(({ value }: { value: { name?: string } }) => value.name);
      expect(new Set(names)).toEqual(
        new Set([undefined, 'There at the start', 'Added while capturing', 'Under an id given anew']),
      );
    },
  );
});

describe.runIf(EXHAUSTIVE)('conditions on origins', () => {
  /** The first filter of the capture, as Windows Firewall makes it by default. */
  const key = '{cccccccc-0000-4000-8000-000000000001}';
  const context = `<providerContexts><item><providerContextKey>${key}</providerContextKey><displayData><description>Stores filter origin</description></displayData><dataBuffer><data>${Buffer.from('Query User Default\0', 'utf16le').toString('hex')}</data></dataBuffer></item></providerContexts>`;
  const item =
    '<filterKey>{aaaaaaaa-0000-4000-8000-000000000001}</filterKey><displayData><name>There at the start';
  let capture = '';
  beforeAll(async () => {
    const xml = await readFile(CAPTURE, 'utf8');
    const flags = '<flags><item>FWPM_FILTER_FLAG_HAS_FILTER_ORIGIN</item></flags>';
    const filter = `${flags}<providerContextKey>${key}</providerContextKey>${item}`;
    capture = await file('origins.xml', xml.replace('<layers', `${context}<layers`).replace(item, filter));
  });

  test.each<[what: string, args: readonly string[], found: string]>([
    ['decode', [], '"filterId":"500"'],
    ['decode to text', ['--format', 'text'], 'Query User Default'],
    ['summary', ['summary'], 'Query User Default'],
  ])('are looked up in a capture itself: %s', async (_what, args, found) => {
    const { code, stdout, stderr } = await fwpm([...args, capture, '--where', 'origin=query user default']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(found);
    expect(stdout).not.toContain('66241');
  });

  test.each<[what: string, files: () => readonly string[]]>([
    ['events alone', () => [EVENTS]],
    ['several files', () => [capture, EVENTS]],
    ['standard input', () => ['-']],
  ])('are not known to %s', async (_what, files) => {
    const { code, stderr } = await fwpm([...files(), '--where', 'origin=query user default']);
    expect([code, stderr]).toEqual([
      2,
      'fwpm: --where origin=… needs --filters, with what netsh wfp show state wrote\n',
    ]);
  });
});

describe.runIf(EXHAUSTIVE)('conditions', () => {
  test.each([
    ['type=CLASSIFY_DROP', 1],
    ['remote=2001:db8::/32', 1],
    ['port=500', 1],
    ['app=svchost.exe', 1],
    ['time>=2026-03-14T15:09:27Z', 2],
    ['loopback=false', 1],
    ['ikeMmFailure.failureErrorCode=13801', 1],
    // No event of the file has this struct.
    ['classifyDropMac.etherType=0', 0],
  ])('%s', async (where, count) => {
    const { code, stdout } = await fwpm([EVENTS, '--where', where]);
    expect([code, lines(stdout).length]).toEqual([0, count]);
    const summary = await fwpm(['summary', EVENTS, '--where', where, '--json']);
    expect(JSON.parse(summary.stdout).events).toBe(count);
  });
});

describe.runIf(EXHAUSTIVE)('files', () => {
  test.each<[string, (xml: string) => Uint8Array]>([
    ['gzip', (xml) => gzipSync(xml)],
    ['UTF-16 as PowerShell writes it', (xml) => Buffer.from(`\ufeff${xml}`, 'utf16le')],
    ['UTF-16 without a mark', (xml) => Buffer.from(xml, 'utf16le')],
    ['after lines of a console', (xml) => Buffer.from(`C:\\> netsh wfp show netevents file=-\r\n${xml}`)],
  ])('%s, from a file and from a pipe', async (_, made) => {
    const { stdout } = await fwpm([EVENTS]);
    const bytes = made(events);
    const path = await file('made.xml', bytes);
    expect((await fwpm([path])).stdout).toBe(stdout);
    expect((await fwpm(['-'], bytes)).stdout).toBe(stdout);
  });

  test('in a folder, beside memory, each named where that is wanted', async () => {
    await mkdir(join(folder, 'many'));
    await file('many/a.xml', events);
    await file('many/b.xml.gz', gzipSync(events));
    await file('many/c.bin', await readFile(fixture('samples/enum5.bin')));
    const { code, stdout } = await fwpm(['decode', join(folder, 'many'), '--with-file']);
    expect(code).toBe(0);
    const names = lines(stdout).map((line) => JSON.parse(line).file.split('/').at(-1));
    expect(names).toEqual([
      ...Array(3).fill('a.xml'),
      ...Array(3).fill('b.xml.gz'),
      ...Array(16).fill('c.bin'),
    ]);
  });
});

describe.runIf(EXHAUSTIVE)('what is wrong is said once', () => {
  test.each<[string, (xml: string) => string, number, RegExp]>([
    [
      'a file that is cut',
      (xml) => xml.slice(0, xml.lastIndexOf('<ikeMmFailure>')),
      2,
      /^fwpm: passed over one place that is not XML in .*ends inside.*All events that are whole were read\n$/,
    ],
    ['unescaped text', (xml) => xml.replaceAll('&amp;', '&&'), 3, /^$/],
    [
      'a value that is none',
      (xml) => xml.replaceAll('<localPort>500<', '<localPort>65536<'),
      3,
      /^fwpm: left out what is no value of its member in .*: header\.localPort\n$/,
    ],
    [
      'names that are not known',
      (xml) =>
        xml
          .replaceAll('_CLASSIFY_ALLOW<', '_CLASSIFY_FUTURE<')
          .replaceAll('<scopeId>0</scopeId>', '<scopeId>0</scopeId><futureId>1</futureId>'),
      3,
      /^fwpm: not known to this version.*: FWPM_NET_EVENT_TYPE_CLASSIFY_FUTURE, <header\.futureId> \(3 times\)\n$|^fwpm: not known to this version.*: <header\.futureId> \(3 times\), FWPM_NET_EVENT_TYPE_CLASSIFY_FUTURE\n$/,
    ],
  ])('%s', async (_, spoil, count, message) => {
    const path = await file('spoilt.xml', spoil(events));
    const { code, stdout, stderr } = await fwpm([path]);
    expect(lines(stdout)).toHaveLength(count);
    expect(stderr).toMatch(message);
    expect(code).toBe(stderr === '' || stderr.includes('not known') ? 0 : 1);
  });
});

describe.runIf(EXHAUSTIVE)('what is no source of events', () => {
  test.each<[string, readonly string[], string]>([
    [
      'filters',
      [fixture('filters/filters.xml')],
      'these are filters and not events: they can be given beside events (--filters)',
    ],
    ['a state', [fixture('filters/wfpstate.xml')], 'it is what netsh wfp show state wrote: it has no events'],
    ['an option for memory', [EVENTS, '--base', '0'], '--base is not for this file'],
    ['--trailer', [EVENTS, '--trailer'], '--trailer is for memory'],
    ['scan', ['scan', EVENTS], 'is XML of netsh, and no memory'],
    ['pack', ['pack', EVENTS, '-o', '/dev/null'], 'is XML of netsh, and no memory'],
    ['explain', ['explain', EVENTS], 'is XML of netsh, and no memory'],
    ['a member that no event has', ['summary', EVENTS, '--by', 'classifyDrop.nothing'], 'classifyDrop'],
  ])('%s', async (_, args, message) => {
    const { code, stdout, stderr } = await fwpm(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  test('a capture without events', async () => {
    const path = await file('empty.xml', '<wfpdiag><events/></wfpdiag>');
    expect(await fwpm([path])).toEqual({ code: 1, stdout: '', stderr: `fwpm: no events found in ${path}\n` });
  });
});
