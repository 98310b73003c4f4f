/** fwpm view: the page that it writes. What the page does, tests in a browser say. */
import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readCaptures, rootsOf } from '../../src/capture/index.ts';
import { ndjson } from '../../src/index.ts';
import { EXHAUSTIVE, rows } from '../support/exhaustive.ts';
import { CLI, fixture, fwpm } from './command.ts';

const SAMPLE = fixture('samples/enum5.bin');

interface Block {
  readonly name: string | undefined;
  readonly bytes: Buffer;
}

/** The files in a page, as they were put in. */
function filesIn(page: string): { readonly name: string; readonly bytes: Buffer }[] {
  const found = page.matchAll(
    /<script type="application\/octet-stream" data-(?:file="([^"]*)"|more)>([^<]*)<\/script>/g,
  );
  const blocks = Array.from(
    found,
    ([, name, text = '']): Block => ({ name, bytes: Buffer.from(text, 'base64') }),
  );
  const files: { name: string; parts: Buffer[] }[] = [];
  for (const { name, bytes } of blocks) {
    if (name !== undefined) files.push({ name, parts: [] });
    files.at(-1)?.parts.push(bytes);
  }
  return files.map(({ name, parts }) => ({ name, bytes: gunzipSync(Buffer.concat(parts)) }));
}

/** The events of a capture as lines. */
async function linesOf(capture: Uint8Array): Promise<string> {
  let lines = '';
  for await (const item of readCaptures([capture])) {
    for (const roots of rootsOf(item)) {
      for (const chunk of ndjson(item.struct, item.memory, roots)) lines += new TextDecoder().decode(chunk);
    }
  }
  return lines;
}

test('the page has the events, and nothing else of the file', async () => {
  const { code, stdout } = await fwpm(['view', SAMPLE]);
  expect(code).toBe(0);
  const [file] = filesIn(stdout);
  expect(file?.name).toBe('enum5.bin');
  const { stdout: lines } = await fwpm([SAMPLE, '--format', 'ndjson']);
  expect(await linesOf(file?.bytes ?? new Uint8Array())).toBe(lines);
  expect(stdout).toMatch(/<title>enum5\.bin<\/title>/);
});

test('of netsh the page has the XML, and what --filters names is a file of its own', async () => {
  const [events, filters] = [fixture('netsh/netevents.xml'), fixture('filters/wfpstate.xml')];
  const { code, stdout } = await fwpm(['view', events, SAMPLE, '--filters', filters]);
  expect(code).toBe(0);
  const files = filesIn(stdout);
  expect(files.map(({ name }) => name)).toEqual(['wfpstate.xml', 'netevents.xml', 'enum5.bin']);
  expect(files[1]?.bytes.equals(readFileSync(events))).toBe(true);
  const structs = new Set<string>();
  for await (const { struct } of readCaptures([files[0]?.bytes ?? new Uint8Array()]))
    structs.add(struct.ctype);
  expect([...structs]).toContain('FWPM_FILTER0');
});

test.runIf(EXHAUSTIVE)('it says nothing of the folders of this machine', async () => {
  const { stdout } = await fwpm(['view', SAMPLE]);
  expect(stdout).not.toContain(SAMPLE.slice(0, SAMPLE.lastIndexOf('/')));
});

test.runIf(EXHAUSTIVE)('files of one name stay two files', async () => {
  const { code, stdout } = await fwpm(['view', SAMPLE, '-'], readFileSync(SAMPLE));
  expect(code).toBe(0);
  expect(filesIn(stdout).length).toBe(2);
});

test.runIf(EXHAUSTIVE)('a title is text', async () => {
  const { stdout } = await fwpm(['view', '--empty', '--title', '</title><script>alert(1)</script>']);
  expect(stdout).toContain('<title>&#60;/title&#62;&#60;script&#62;alert(1)&#60;/script&#62;</title>');
});

test('an empty page has no files, and a policy that allows nothing from elsewhere', async () => {
  const { code, stdout } = await fwpm(['view', '--empty']);
  expect(code).toBe(0);
  expect(filesIn(stdout)).toEqual([]);
  const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(stdout) ?? [];
  expect(policy).toMatch(
    /^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; worker-src blob:;/,
  );
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
});

test('it is small', async () => {
  const { stdout } = await fwpm(['view', '--empty']);
  expect(Buffer.byteLength(stdout)).toBeLessThan(250_000);
  expect(gzipSync(stdout, { level: 9 }).length).toBeLessThan(157_000);
});

describe('wrong usage', () => {
  test.each(
    rows<[string[], string]>([
      [['view'], 'name a file; or take --empty'],
      [['view', '--empty', SAMPLE], '--empty is for a page without files'],
      [['view', 'no-such-file.bin'], 'no-such-file.bin'],
      [['view', fixture('filters/wfpstate.xml')], 'it has no events'],
      [['view', fixture('filters/filters.xml')], 'these are filters and not events'],
      [['view', CLI], 'no events'],
    ]),
  )('%j', async (args, message) => {
    const { code, stderr } = await fwpm(args);
    expect(code).toBeGreaterThan(0);
    expect(stderr).toContain(message);
  });
});
