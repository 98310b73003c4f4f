/** Takes the picture of docs/view.md from the sample: `npm run screenshots`. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const root = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'fwpm-screenshots-'));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  headless: true,
});
try {
  const page = join(folder, 'enum5.html');
  execFileSync(process.execPath, [
    root('dist/cli.js'),
    'view',
    root('fixtures/samples/enum5.bin'),
    '-o',
    page,
  ]);
  const tab = await browser.newPage({ viewport: { width: 1440, height: 860 }, colorScheme: 'light' });
  await tab.goto(`${pathToFileURL(page).href}#event=2&field=ikeQmFailure.failureErrorCode`);
  await tab.waitForSelector('[data-ready]');
  await tab.waitForSelector('.byte.chosen');
  await tab.screenshot({ path: root('docs/view.png') });
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
