/** Other pages of `fwpm view`: empty ones, hostile and damaged events, and all of them for everybody. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packCapture, packValues } from '../../../src/capture/index.ts';
import { decode, FWPM_NET_EVENT5, memoryImage } from '../../../src/index.ts';
import { fixture } from '../../cli/command.ts';
import { countOf, openRow, textsOf, Viewer } from './viewer.ts';

let viewer: Viewer;
let sample: string;
let empty: string;

beforeAll(async () => {
  viewer = await Viewer.start();
  sample = await viewer.pageOf('sample', [fixture('samples/enum5.bin')]);
  empty = await viewer.pageOf('empty', ['--empty']);
});

afterAll(() => viewer?.stop());

describe('the empty page', () => {
  test('decodes what is dropped on it', async () => {
    await viewer.within(
      empty,
      async ({ page }) => {
        const data = readFileSync(fixture('samples/enum5.bin')).toString('base64');
        const transfer = await page.evaluateHandle(`(() => {
          const data = new DataTransfer();
          data.items.add(new File([Uint8Array.from(atob('${data}'), (it) => it.charCodeAt(0))], 'dropped.bin'));
          return data;
        })()`);
        await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
        await expect.poll(() => countOf(page)).toBe('16 events');
        expect(await page.locator('header .names').innerText()).toBe('dropped.bin');
      },
      true,
    );
  });

  test('opens what is chosen: a minidump', async () => {
    await viewer.within(
      empty,
      async ({ page }) => {
        await page.setInputFiles('input[type=file]', fixture('samples/process-x64.dmp'));
        await expect.poll(() => countOf(page)).toMatch(/^\d+ events$/);
      },
      true,
    );
  });

  test("shows the events of netsh's XML, of which there are no bytes", async () => {
    await viewer.within(
      empty,
      async ({ page }) => {
        await page.setInputFiles('input[type=file]', fixture('netsh/netevents.xml'));
        await expect.poll(() => countOf(page)).toBe('3 events');
        await page.locator('[data-index="0"]').click({ position: { x: 30, y: 8 } });
        await expect
          .poll(() => page.locator('.event .nothing').innerText())
          .toMatch(/no bytes of it to show/);
        await page.getByText('Export', { exact: true }).click();
        await page.locator('[data-export=capture]').click();
        await expect
          .poll(() => page.locator('header .problem').innerText())
          .toMatch(/no bytes for a capture/);
      },
      true,
    );
  });

  test('names filters by a file of them, which is dropped beside the events or later', async () => {
    const filters = fileURLToPath(new URL('../../../examples/filters.xml', import.meta.url));
    await viewer.within(
      empty,
      async ({ page }) => {
        const named = () => page.locator('.rows .cell', { hasText: /^[^(]+ \(66241\)/ }).count();
        await page.setInputFiles('input[type=file]', [fixture('samples/enum5.bin'), filters]);
        await expect.poll(() => countOf(page)).toBe('16 events');
        await expect.poll(named).toBe(2);
        await page.setInputFiles('input[type=file]', fixture('samples/enum5.bin'));
        await expect.poll(named).toBe(0);
        await page.fill('#condition', 'type=CLASSIFY_DROP');
        await page.keyboard.press('Enter');
        await expect.poll(() => countOf(page)).toMatch(/of 16 events$/);
        const count = await countOf(page);
        await page.setInputFiles('input[type=file]', filters);
        await expect.poll(named).toBe(2);
        expect(await countOf(page)).toBe(count);
        expect(await page.locator('header .names').innerText()).toBe('enum5.bin, filters.xml');
      },
      true,
    );
  });

  test('says what is in a file that has no events', async () => {
    await viewer.within(
      empty,
      async ({ page }) => {
        await page.setInputFiles('input[type=file]', {
          name: 'a.zip',
          mimeType: '',
          buffer: Buffer.from('PK\u0003\u0004 and so on, and on and on'),
        });
        await expect.poll(() => page.locator('.start').innerText()).toMatch(/a\.zip: it is a ZIP archive/);
      },
      true,
    );
  });
});

describe('a capture of many events', () => {
  // 11,200 events in 27 MB: more than is held at once.
  const item = Buffer.concat([
    ...packCapture(
      FWPM_NET_EVENT5,
      memoryImage(readFileSync(fixture('samples/enum5.bin')), { abi: 'x64', base: 0x3507c0n }),
      { entries: 0x3507c0n, count: 16 },
    ),
  ]);
  const bytes = Buffer.concat(Array.from({ length: 700 }, () => item));

  test.each([
    ['as it is', bytes],
    ['compressed', gzipSync(bytes)],
  ])('is read as it comes, and again: %s', async (_, buffer) => {
    await viewer.within(
      empty,
      async ({ page }) => {
        await page.setInputFiles('input[type=file]', { name: 'many.cbor', mimeType: '', buffer });
        await page.waitForSelector('[data-ready]', { state: 'attached' });
        expect(await countOf(page)).toBe('11,200 events');
        expect(await page.locator('.rows .row').count()).toBeLessThan(60);
        await page.locator('.events').focus();
        for (const [key, row, time] of [
          ['End', 11_199, '04:26:55'],
          ['Home', 0, '04:26:40'],
        ] as const) {
          await page.keyboard.press(key);
          const cell = page.locator(`[data-index="${row}"] [data-column="0"]`);
          await expect.poll(() => cell.innerText()).toMatch(time);
          await page.keyboard.press('Enter');
          await expect.poll(() => page.locator('.event h2').innerText()).toMatch(time);
          await page.locator('.events').focus();
        }
        await page.fill('#condition', 'classifyDrop.reauthReason>0');
        await page.keyboard.press('Enter');
        await expect.poll(() => countOf(page), { timeout: 60_000 }).toMatch(/^[1-9][\d,]* of 11,200 events/);
      },
      true,
    );
  });
});

test('names that are markup, turn text around or never end are text', async () => {
  const event = decode(
    FWPM_NET_EVENT5,
    memoryImage(readFileSync(fixture('samples/enum5.bin')), { abi: 'x64', base: 0x3507c0n }),
    0x350840n,
  );
  const names = [
    '<img src=x onerror=alert(1)>',
    '</script><script>alert(1)</script>',
    'evil\u202egpj.exe',
    'a'.repeat(100_000),
    '{{alert(1)}}',
    '"><svg onload=alert(1)>',
  ];
  const values = names.map((appId) => ({ ...event, header: { ...event.header, appId } }));
  const file = viewer.file('names.cbor', Buffer.concat([...packValues(FWPM_NET_EVENT5, values)]));
  await viewer.within(
    await viewer.pageOf('<b>names', [file, '--title', '</title><script>alert(1)</script>']),
    async ({ page }) => {
      expect(await page.title()).toBe('</title><script>alert(1)</script>');
      expect(await page.locator('fwpm-table img, fwpm-overview svg, fwpm-table script').count()).toBe(0);
      const cells = await textsOf(page, '.rows [data-column="5"]');
      expect(cells.slice(0, 3)).toEqual([names[0], expect.stringContaining('script>'), 'evil\\u202egpj.exe']);
      expect(cells[3]?.length).toBeLessThan(400);
      await openRow(page, 3);
      await page.getByRole('button', { name: 'Copy JSON' }).click();
      await expect
        .poll(() => page.evaluate('navigator.clipboard.readText().then((text) => text.length)'))
        .toBeGreaterThan(100_000);
      await openRow(page, 1);
      expect(await page.locator('.words script').count()).toBe(0);
    },
  );
});

test('what cannot be read is marked, and said', async () => {
  const bytes = readFileSync(fixture('samples/enum5.bin'));
  // The application of the first event is said to be where nothing is.
  bytes.writeBigUInt64LE(0x140001000n, 0x350888 - 0x3507c0);
  const file = viewer.file('damaged.bin', bytes);
  await viewer.within(
    await viewer.pageOf('damaged', [file, '--base', '0x3507c0', '--entries', '16']),
    async ({ page }) => {
      expect(await page.locator('.rows .damaged').count()).toBe(1);
      await openRow(page, 0);
      expect(await page.locator('.issues').innerText()).toMatch(
        /header\.appId: pointer 0x140001000 leads outside/,
      );
      expect(await page.locator('.byte.problem').count()).toBe(8);
    },
  );
});

describe.each([
  ['light', 1280],
  ['dark', 1280],
  ['light', 390],
  ['dark', 390],
] as const)('%s, %i pixels wide', (colorScheme, width) => {
  test.each(['sample', 'event', 'empty'] as const)('axe finds nothing: %s', async (what) => {
    const url = what === 'empty' ? empty : `${sample}${what === 'event' ? '#event=1' : ''}`;
    const { page, problems } = await viewer.open(
      url,
      { colorScheme, viewport: { width, height: 800 } },
      what === 'empty',
    );
    if (what === 'event') {
      await page.waitForSelector('.event h2', { state: 'attached' });
      if (width < 500) await page.locator('.tabs button', { hasText: 'One event' }).click();
    }
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html).slice(0, 3)])).toEqual([]);
    const isWider = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
    expect(isWider).toBe(false);
    expect(problems).toEqual([]);
    await page.context().close();
  });
});
