/** One event in the page of `fwpm view`, and what of the page can be taken along. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixture } from '../../cli/command.ts';
import { countOf, openRow, textsOf, Viewer } from './viewer.ts';

/** The bytes of the time of the first event. */
const TIME = readFileSync(fixture('samples/enum5.bin')).subarray(0x80, 0x88).toString('hex');

let viewer: Viewer;
let sample: string;

beforeAll(async () => {
  viewer = await Viewer.start();
  sample = await viewer.pageOf('sample', [fixture('samples/enum5.bin')]);
});

afterAll(() => viewer?.stop());

describe('one event', () => {
  test('a field lights its bytes, a byte its field, and a pointer leads to its target', async () => {
    await viewer.within(sample, async ({ page }) => {
      await openRow(page, 0);
      const field = (name: string) =>
        page
          .locator('.field')
          .filter({ has: page.locator('.name', { hasText: new RegExp(`^${name}$`) }) })
          .first();
      await field('flags').hover();
      await expect.poll(() => page.locator('.byte.lit').count()).toBe(4);
      expect(await page.locator('.status').innerText()).toMatch(
        /^@0x8 \+ 4 \(0x350848\)\s+header\.flags · UINT32/,
      );
      await page.locator('.byte').nth(16).hover();
      await expect.poll(() => textsOf(page, '.field.lit .name')).toEqual(['ipProtocol']);
      await field('appId').locator('.link').click();
      await expect
        .poll(() => page.locator('.status').innerText())
        .toMatch(/\+ 106 .*header\.appId · UINT8\[106\]/);
      expect(await page.locator('.field.padding').count()).toBeGreaterThan(2);
      await page.locator('.hex').focus();
      await page.keyboard.press('End');
      await expect.poll(() => page.locator('.byte.unreached').count()).toBeGreaterThan(3);
    });
  });

  test('is copied as JSON, as hex, and by its path', async () => {
    await viewer.within(sample, async ({ page }) => {
      await openRow(page, 0);
      const copied = async (button: string) => {
        await page.getByRole('button', { name: button }).click();
        await expect.poll(() => page.locator('.status').innerText()).toMatch(/copied/);
        return page.evaluate('navigator.clipboard.readText()');
      };
      expect(JSON.parse(String(await copied('Copy JSON')))).toMatchObject({
        type: 'FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE',
      });
      await page.locator('.byte').first().click();
      expect(await copied('Copy hex')).toBe(TIME);
      expect(await copied('Copy path')).toBe('header.timeStamp');
    });
  });

  test('keys lead through the fields and the bytes', async () => {
    await viewer.within(sample, async ({ page }) => {
      await openRow(page, 0);
      await page.locator('.tree').focus();
      for (const key of ['ArrowDown', 'ArrowDown', 'ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key);
      expect(await page.locator('[role=treeitem]').first().getAttribute('aria-expanded')).toBe('false');
      await page.locator('.hex').focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('ArrowDown');
      await expect.poll(() => page.locator('.status').innerText()).toMatch(/^@0x8 /);
    });
  });
});

describe('what is shown is in the address', () => {
  test('and comes back with it', async () => {
    let hash = '';
    await viewer.within(sample, async ({ page }) => {
      await page.fill('#condition', 'type=IKEEXT_QM_FAILURE');
      await page.keyboard.press('Enter');
      await expect.poll(() => countOf(page)).toBe('3 of 16 events');
      await openRow(page, 1);
      await page.locator('.byte').first().click();
      await expect.poll(() => new URL(page.url()).hash).toMatch(/field=header.timeStamp/);
      hash = new URL(page.url()).hash;
    });
    await viewer.within(`${sample}${hash}`, async ({ page }) => {
      await expect.poll(() => countOf(page)).toBe('3 of 16 events');
      await expect.poll(() => page.locator('.status').innerText()).toMatch(/header\.timeStamp/);
      expect(await textsOf(page, '.opened .cell')).toContainEqual('2022-06-18 04:26:43');
    });
  });
});

describe('exports', () => {
  test.each(['ndjson', 'csv', 'capture'] as const)('%s of what is shown', async (format) => {
    await viewer.within(sample, async ({ page }) => {
      await page.fill('#condition', 'type=IKEEXT_MM_FAILURE');
      await page.keyboard.press('Enter');
      await expect.poll(() => countOf(page)).toBe('2 of 16 events');
      await page.getByText('Export', { exact: true }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator(`[data-export=${format}]`).click(),
      ]);
      const bytes = readFileSync(await download.path());
      const ending = { ndjson: 'ndjson', csv: 'csv', capture: 'cbor' }[format];
      expect(download.suggestedFilename()).toBe(`events.${ending}`);
      if (format === 'capture') {
        const again = await viewer.pageOf('again', [viewer.file('again.cbor', bytes)]);
        await viewer.within(again, async (other) => expect(await countOf(other.page)).toBe('2 events'));
      } else expect(bytes.toString().trimEnd().split('\n').length).toBe(format === 'csv' ? 3 : 2);
    });
  });
});
