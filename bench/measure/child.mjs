/** Runs a measurement in a fresh node and gives what it sends. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/**
 * @param {string} name a file of this folder, which sends its result with `process.send`.
 * @param {unknown} [options] what it finds as JSON in its first argument.
 */
export async function resultOf(name, options = {}) {
  const file = fileURLToPath(new URL(`./${name}`, import.meta.url));
  const child = fork(file, [JSON.stringify(options)], { execArgv: ['--expose-gc'] });
  let result;
  child.on('message', (message) => {
    result = message;
  });
  const [code] = await once(child, 'exit');
  if (code !== 0 || result === undefined) throw new Error(`${name} ended with exit code ${code}`);
  return result;
}
