/** The page of `fwpm view` as people use it: what is frequent, conditions, the histogram and the table. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixture } from '../../cli/command.ts';
import { countOf, openRow, textsOf, Viewer } from './viewer.ts';

let viewer: Viewer;
let sample: string;

beforeAll(async () => {
  viewer = await Viewer.start();
  sample = await viewer.pageOf('sample', [fixture('samples/enum5.bin')]);
});

afterAll(() => viewer?.stop());

test('the page of the sample opens from disk without an error, and asks for nothing', async () => {
  await viewer.within(sample, async ({ page }) => {
    expect(await page.title()).toBe('enum5.bin');
    expect(await countOf(page)).toBe('16 events');
    expect((await textsOf(page, '.events .rows .row')).length).toBe(16);
  });
});

test('who failed with whom, and why, is said at once, and a click away from the bytes', async () => {
  await viewer.within(sample, async ({ page }) => {
    const overview = await page.locator('.overview-pane').innerText();
    expect(overview).toMatch(/Failed negotiations 6/);
    expect(overview).toMatch(/ERROR_IPSEC_IKE_POLICY_MATCH \(13868\)/);
    expect(overview).toMatch(/The policies of the two sides do not match/);
    expect(overview).toMatch(/8\.8\.4\.2/);
    await openRow(page, 2);
    expect(await page.locator('.event h2').innerText()).toMatch(/AuthIP quick mode failed/);
    expect(await page.locator('fwpm-hex .byte').count()).toBeGreaterThan(50);
  });
});

describe('conditions', () => {
  test('a click on what is frequent, on + and on − of a value, and what is typed', async () => {
    await viewer.within(sample, async ({ page }) => {
      await page.locator('.overview-pane .value', { hasText: 'POLICY_MATCH' }).click();
      await expect.poll(() => countOf(page)).toBe('3 of 16 events');
      expect(await textsOf(page, '.chip .toggle')).toEqual(['error=13868']);
      await page.locator('.chip .toggle').click();
      await expect.poll(() => countOf(page)).toBe('13 of 16 events');
      await page.locator('.chip .remove').click();
      await expect.poll(() => countOf(page)).toBe('16 events');
      const cell = page.locator('[data-index="6"] [data-column="2"]');
      await cell.hover();
      await cell.locator('[data-does="plus"]').click();
      await expect.poll(() => countOf(page)).toBe('2 of 16 events');
      await page.fill('#condition', '!remote=8.8.4.0/24');
      await page.keyboard.press('Enter');
      await expect.poll(() => countOf(page)).toBe('1 of 16 events');
    });
  });

  test('one that is none is said, and what is shown stays', async () => {
    await viewer.within(sample, async ({ page }) => {
      await page.fill('#condition', 'type=NOTHING');
      await page.keyboard.press('Enter');
      await expect
        .poll(() => textsOf(page, '[role=alert]'))
        .toEqual([expect.stringContaining('there is no type NOTHING')]);
      expect(await countOf(page)).toBe('16 events');
    });
  });

  test('the search box searches, / leads to it, and Escape empties it', async () => {
    await viewer.within(sample, async ({ page }) => {
      await page.keyboard.press('/');
      await page.keyboard.type('multicast');
      await expect.poll(() => countOf(page)).toBe('2 of 16 events');
      await page.keyboard.press('Escape');
      await expect.poll(() => countOf(page)).toBe('16 events');
    });
  });
});

describe('the histogram', () => {
  test('a drag is a range of time, a double click takes it back, and it can be hidden', async () => {
    await viewer.within(sample, async ({ page }) => {
      const box = await page.locator('.plot').boundingBox();
      if (box === null) throw new Error('there is no histogram');
      const y = box.y + box.height / 2;
      await page.mouse.move(box.x + 2, y);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width / 2, y, { steps: 5 });
      await page.mouse.up();
      await expect.poll(() => countOf(page)).toBe('8 of 16 events');
      await page.mouse.dblclick(box.x + box.width / 2, y);
      await expect.poll(() => countOf(page)).toBe('16 events');
      await page.locator('.plot-head select').selectOption('type');
      await expect
        .poll(() => textsOf(page, '.legend li'))
        .toContainEqual(expect.stringContaining('IKEEXT_QM_FAILURE'));
      await page.getByRole('button', { name: 'hide' }).click();
      expect(await page.locator('.plot').count()).toBe(0);
    });
  });

  test('keys do the same', async () => {
    await viewer.within(sample, async ({ page }) => {
      await page.locator('.plot').focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Home');
      await page.keyboard.press('Enter');
      await expect.poll(() => countOf(page)).toBe('1 of 16 events');
      await page.keyboard.press('Backspace');
      await expect.poll(() => countOf(page)).toBe('16 events');
    });
  });
});

describe('the table', () => {
  test('keys lead through it, open an event and close it', async () => {
    await viewer.within(sample, async ({ page }) => {
      await page.locator('.events').focus();
      const active = () => page.locator('.events').getAttribute('aria-activedescendant');
      for (const [key, row] of [
        ['ArrowDown', 1],
        ['End', 15],
        ['ArrowUp', 14],
        ['PageUp', 0],
        ['PageDown', 15],
        ['Home', 0],
      ] as const) {
        await page.keyboard.press(key);
        expect([key, await active()]).toEqual([
          key,
          row === 0 && key === 'PageUp' ? 'event-0' : `event-${row}`,
        ]);
      }
      await page.keyboard.press('Enter');
      await page.waitForSelector('.event h2');
      await page.keyboard.press('ArrowDown');
      await expect.poll(() => page.locator('.event h2').innerText()).toMatch(/04:26:41/);
      await page.keyboard.press('Escape');
      await page.waitForSelector('.event', { state: 'detached' });
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('-');
      await expect.poll(() => countOf(page)).toBe('14 of 16 events');
    });
  });

  test('columns are sorted, chosen and made wider', async () => {
    await viewer.within(sample, async ({ page }) => {
      await page.getByRole('button', { name: 'Time (UTC)' }).click();
      await page.getByRole('button', { name: 'Time (UTC)' }).click();
      await expect
        .poll(async () => (await textsOf(page, '[data-index="0"] .cell'))[0])
        .toBe('2022-06-18 04:26:55');
      expect(await page.locator('[role=columnheader]').first().getAttribute('aria-sort')).toBe('descending');
      await page.getByText('Columns', { exact: true }).click();
      await page.getByRole('checkbox', { name: 'Outcome' }).uncheck();
      expect(await textsOf(page, '[role=columnheader]')).not.toContainEqual('Outcome');
      await page.keyboard.press('Escape');
      const grip = await page.locator('.grip').first().boundingBox();
      if (grip === null) throw new Error('there is no grip');
      await page.mouse.move(grip.x + 3, grip.y + 5);
      await page.mouse.down();
      await page.mouse.move(grip.x + 103, grip.y + 5, { steps: 3 });
      await page.mouse.up();
      const width = (await page.locator('[role=columnheader]').first().boundingBox())?.width ?? 0;
      expect(Math.abs(width - 316)).toBeLessThan(3);
    });
  });
});
