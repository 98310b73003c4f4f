/** fwpm view: the page that it writes. What the page does, tests in a browser say. */
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

test.runIf(EXHAUSTIVE)('it says nothing of the folders of this machine', async () => {
  const { stdout } = await fwpm(['view', SAMPLE]);
  expect(stdout).not.toContain(SAMPLE.slice(0, SAMPLE.lastIndexOf('/')));
});

test.runIf(EXHAUSTIVE)('files of one name stay two files', async () => {
  const { code, stdout } = await fwpm(['view', SAMPLE, '-'], await readSample());
  expect(code).toBe(0);
  expect(filesIn(stdout).length).toBe(2);
});

async function readSample(): Promise<Uint8Array> {
  const { readFile } = await import('node:fs/promises');
  return readFile(SAMPLE);
}

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
  expect(gzipSync(stdout, { level: 9 }).length).toBeLessThan(145_000);
});

describe('wrong usage', () => {
  test.each(
    rows<[string[], string]>([
      [['view'], 'name a file; or take --empty'],
      [['view', '--empty', SAMPLE], '--empty is for a page without files'],
      [['view', 'no-such-file.bin'], 'no-such-file.bin'],
      [['view', fixture('netsh/netevents.xml')], 'XML of netsh'],
      [['view', CLI], 'no events'],
    ]),
  )('%j', async (args, message) => {
    const { code, stderr } = await fwpm(args);
    expect(code).toBeGreaterThan(0);
    expect(stderr).toContain(message);
  });
});
