/**
 * How fast a page of many events is, in the chromium of this machine: `node bench/view/run.mjs [EVENTS]`. Needs a build. A
 * test must not depend on the clock, so this is none. First a page that holds the events, then an empty one that a capture of
 * them is dropped on.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const count = Number(process.argv[2] ?? 1_000_000);
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
/** Conditions that are asked one after another, each in place of the one before. */
const CONDITIONS = ['type=CLASSIFY_DROP', 'remote=10.0.0.0/8', 'app=app1', 'remoteport=443', 'error=13801'];

const folder = mkdtempSync(join(tmpdir(), 'fwpm-view-'));
const at = (name) => join(folder, name);
try {
  const script = fileURLToPath(new URL('page.mjs', import.meta.url));
  execFileSync(process.execPath, [
    script,
    String(count),
    at('page.html'),
    at('events.cbor'),
    at('empty.html'),
  ]);
  const size = (name) => megabytes(statSync(at(name)).size);
  console.log(`${count.toLocaleString('en')} events in a page of ${size('page.html')} MB`);
  await measure(pathToFileURL(at('page.html')).href);
  console.log(`dropped as a capture of ${size('events.cbor')} MB`);
  await measure(pathToFileURL(at('empty.html')).href, at('events.cbor'));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** @param dropped a file for the page, which is empty. */
async function measure(url, dropped) {
  const browser = await chromium.launch({ executablePath: CHROMIUM, headless: true });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(300_000);
    await page.addInitScript(noteFirstRows);
    await page.goto(url, { waitUntil: 'commit' });
    if (dropped !== undefined) {
      await page.waitForSelector('fwpm-app h1');
      await memoryOf(page, browser);
      await page.setInputFiles('input[type=file]', dropped);
    }
    await page.waitForFunction(() => document.documentElement.dataset.ready !== undefined);
    const { start, first, ready } = await page.evaluate(() => ({
      start: globalThis.dropped ?? 0,
      first: globalThis.firstRows,
      ready: Number(document.documentElement.dataset.ready),
    }));
    say('first rows', first - start);
    say('all counted', ready - start);
    console.log(`  frames/s while scrolling: ${(await framesPerSecond(page)).toFixed(1)}`);
    for (const condition of CONDITIONS) say(condition, await timeOf(page, condition));
    await memoryOf(page, browser);
  } finally {
    await browser.close();
  }
}

/** Runs in the page: notes when a file was dropped, and when the first rows have texts. */
function noteFirstRows() {
  addEventListener('change', () => {
    globalThis.dropped = performance.now();
  });
  const look = () => {
    if (document.querySelector('.events .rows .cell')?.textContent) globalThis.firstRows = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Scrolls for two seconds, by three screens in each frame. */
function framesPerSecond(page) {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const body = document.querySelector('.scroller.events');
        let frames = 0;
        let start;
        const step = (now) => {
          start ??= now;
          if (now - start >= 2000) return resolve((1000 * (frames - 1)) / (now - start));
          frames++;
          body.scrollTop += 1200;
          requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      }),
  );
}

/** Milliseconds from the key that adds a condition to the new number of events. */
async function timeOf(page, condition) {
  for (const chip of await page.$$('.chip .remove')) await chip.click();
  await page.waitForFunction(() => !document.querySelector('.count').textContent.includes(' of '));
  await page.waitForTimeout(1500);
  await page.fill('#condition', condition);
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const output = document.querySelector('.count');
        const start = performance.now();
        new MutationObserver((_, observer) => {
          if (!output.textContent.includes(' of ')) return;
          observer.disconnect();
          resolve(performance.now() - start);
        }).observe(output, { characterData: true, childList: true, subtree: true });
        document.querySelector('.add').requestSubmit();
      }),
  );
}

/** What the page and its worker use, as the browser's own tools show it; and what the process has, with all that it keeps free. */
async function memoryOf(page, browser) {
  const session = await page.context().newCDPSession(page);
  const used = async (send) => {
    const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = await send('Runtime.getHeapUsage');
    return usedSize + embedderHeapUsedSize + backingStorageSize;
  };
  const all = [(method) => session.send(method), ...(await workersOf(session))];
  let [before, after] = [0, 0];
  for (const send of all) before += await used(send);
  for (const send of all) await send('HeapProfiler.collectGarbage');
  for (const send of all) after += await used(send);
  console.log(
    `  in use: ${megabytes(before)} MB, and ${megabytes(after)} once what is not needed any more is collected`,
  );
  const whole = await browser.newBrowserCDPSession();
  const { processInfo } = await whole.send('SystemInfo.getProcessInfo');
  for (const { type, id } of processInfo) {
    if (type !== 'renderer') continue;
    const status = readFileSync(`/proc/${id}/status`, 'utf8');
    const sizeOf = (name) =>
      megabytes(1024 * Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0));
    console.log(`  a renderer, with its worker: ${sizeOf('VmRSS')} MB, ${sizeOf('RssAnon')} MB of its own`);
  }
  await session.detach();
}

/** For each worker of a page what asks it something: sessions of workers go through that of their page. */
async function workersOf(session) {
  const ids = [];
  session.on('Target.attachedToTarget', ({ sessionId }) => ids.push(sessionId));
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  let asked = 0;
  return ids.map((sessionId) => (method) => {
    const id = ++asked;
    return new Promise((resolve) => {
      session.on('Target.receivedMessageFromTarget', ({ message }) => {
        const answer = JSON.parse(message);
        if (answer.id === id) resolve(answer.result);
      });
      void session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
    });
  });
}

function say(what, milliseconds) {
  console.log(`  ${what}: ${milliseconds.toFixed(0)} ms`);
}

function megabytes(bytes) {
  return (bytes / 1e6).toFixed(0);
}
