/** Pages of `fwpm view` in a browser. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { fwpm } from '../../cli/command.ts';
import { chromiumVersion } from '../../environment/browser/chromium.ts';
import { CHROMIUM } from '../../environment/browser/program.ts';

/** A page that is open, and what went wrong in it. */
export interface Opened {
  readonly page: Page;
  /** Errors and warnings of its console, what it threw, and what its policy forbade. */
  readonly problems: string[];
}

export class Viewer {
  readonly #browser: Browser;
  readonly #folder = mkdtempSync(join(tmpdir(), 'fwpm-viewer-'));

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  static async start(): Promise<Viewer> {
    chromiumVersion();
    return new Viewer(await chromium.launch({ executablePath: CHROMIUM, headless: true }));
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Makes a page by the command, and says where it is. */
  async pageOf(name: string, args: readonly string[]): Promise<string> {
    const file = join(this.#folder, `${name}.html`);
    const { code, stderr } = await fwpm(['view', ...args, '-o', file]);
    if (code !== 0) throw new Error(stderr);
    return pathToFileURL(file).href;
  }

  /** A file for the browser to read, or for the command. */
  file(name: string, bytes: Uint8Array): string {
    const path = join(this.#folder, name);
    writeFileSync(path, bytes);
    return path;
  }

  /** Opens a page, and waits until what is in it is read. */
  async open(url: string, options: BrowserContextOptions = {}, isEmpty = false): Promise<Opened> {
    const context = await this.#browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('request', (request) => {
      if (!/^(?:file|blob|data):/.test(request.url())) problems.push(`asks for ${request.url()}`);
    });
    await page.goto(url);
    await page.waitForSelector('fwpm-app h1');
    if (!isEmpty) await page.waitForSelector('[data-ready]');
    return { page, problems };
  }

  /** Does something with a page, in which nothing goes wrong. */
  async within(url: string, use: (opened: Opened) => Promise<void>, isEmpty = false): Promise<void> {
    const opened = await this.open(url, { permissions: ['clipboard-read', 'clipboard-write'] }, isEmpty);
    try {
      await use(opened);
      expect(opened.problems).toEqual([]);
    } finally {
      await opened.page.context().close();
    }
  }
}

/** The texts of some elements. */
export function textsOf(page: Page, selector: string): Promise<string[]> {
  return page.locator(selector).allInnerTexts();
}

/** How many events are said to be shown. */
export function countOf(page: Page): Promise<string> {
  return page.locator('header .count').innerText();
}

/** Opens the event in a row of the table. */
export async function openRow(page: Page, row: number): Promise<void> {
  await page.locator(`[data-index="${row}"]`).click({ position: { x: 30, y: 12 } });
  await page.waitForSelector('fwpm-hex .byte');
}
