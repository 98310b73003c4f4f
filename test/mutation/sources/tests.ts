/** Runs tests of the project in a process of their own. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('./', import.meta.url));

/**
 * Whether tests pass under a config of this folder; undefined where it takes too long to tell.
 * @param tests folders and files.
 * @param mostSeconds where it is given; else it takes as long as it takes, and what is printed is shown.
 */
export function runTests(
  config: string,
  tests: readonly string[],
  env: NodeJS.ProcessEnv,
  mostSeconds?: number,
): Promise<'pass' | 'fail' | undefined> {
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', FOLDER + config, ...tests];
  // A group of its own: the process that runs the tests ends with it, whatever it is busy with.
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: mostSeconds === undefined ? 'inherit' : 'ignore',
    detached: true,
  });
  const end = (): void => void (child.pid !== undefined && process.kill(-child.pid, 'SIGKILL'));
  const timer = mostSeconds === undefined ? undefined : setTimeout(end, 1000 * mostSeconds);
  process.once('exit', end);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      process.off('exit', end);
      resolve(code === null ? undefined : code === 0 ? 'pass' : 'fail');
    });
  });
}
