/** A headless chromium of this machine. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHROMIUM } from './program.ts';

/** It talks to the server of the test alone. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-sync',
  '--no-default-browser-check',
  '--no-first-run',
  '--proxy-server=direct://',
];

/** The version, such as "Chromium 156.0.8078.79"; an error that says what to do when there is none. */
export function chromiumVersion(): string {
  const { status, stdout } = spawnSync(CHROMIUM, ['--version'], { encoding: 'utf8' });
  if (status === 0) return stdout.trim();
  throw new Error(
    `npm run test:browser needs chromium, and ${CHROMIUM} does not run: install it (Debian: apt-get install chromium), or name another program of its kind in the environment variable CHROMIUM`,
  );
}

/** Shows a page until something is done, and leaves nothing behind. */
export async function whileShown<T>(url: string, done: Promise<T>): Promise<T> {
  const profile = mkdtempSync(join(tmpdir(), 'fwpm-browser-'));
  const browser = spawn(CHROMIUM, [...FLAGS, `--user-data-dir=${profile}`, url], {
    stdio: 'ignore',
    // A group of its own, so that its helpers end with it.
    detached: true,
  });
  const ended = new Promise<void>((resolve) => browser.on('close', () => resolve()));
  const gone = ended.then(() => {
    throw new Error(`${CHROMIUM} ended before the page was done`);
  });
  try {
    return await Promise.race([done, gone]);
  } finally {
    endGroup(browser.pid);
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Ends a process and its helpers at once: what they would still write goes to a profile that is removed. */
function endGroup(leader: number | undefined): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // It has ended by itself, and the helpers with it.
  }
}
