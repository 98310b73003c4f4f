/** Runs tests of the project in a process of their own. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('./', import.meta.url));

/**
 * Whether tests pass under a config of this folder; undefined where it takes too long to tell.
 * @param tests folders and files.
 */
export function runTests(
  config: string,
  tests: readonly string[],
  env: NodeJS.ProcessEnv,
  mostSeconds = Number.POSITIVE_INFINITY,
): Promise<'pass' | 'fail' | undefined> {
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', FOLDER + config, ...tests];
  // A group of its own: the process that runs the tests ends with it, whatever it is busy with.
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: 'ignore',
    detached: true,
  });
  const end = (): void => void (child.pid !== undefined && process.kill(-child.pid, 'SIGKILL'));
  const timer = Number.isFinite(mostSeconds) ? setTimeout(end, 1000 * mostSeconds) : undefined;
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve(code === null ? undefined : code === 0 ? 'pass' : 'fail');
    });
  });
}
