/**
 * Uses the library in a process of its own: node [flags] program.js LIBRARY SAMPLE [--touch-nothing]. Prints what it
 * saw as JSON.
 */
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { exercise, type Library } from './exercise.ts';

const [library = '', sample = '', option] = process.argv.slice(2);
const bytes = readFileSync(sample);
const { stdout } = process;
if (option === '--touch-nothing') guardGlobals();
const fwpm: Library = await import(library);
stdout.write(JSON.stringify(exercise(fwpm, bytes)));

/**
 * From here on, an error is thrown where something is touched that Node adds to JavaScript, or that makes a result
 * depend on more than its arguments. Two things of Node are the library's: TextEncoder, and Buffer where it is there.
 */
function guardGlobals(): void {
  const ofTheEngine: string[] = runInNewContext('Object.getOwnPropertyNames(globalThis)');
  const allowed = new Set([...ofTheEngine, 'TextEncoder', 'Buffer']);
  for (const name of [
    'eval',
    'Function',
    'WebAssembly',
    'console',
    'SharedArrayBuffer',
    'Atomics',
    'WeakRef',
  ]) {
    allowed.delete(name);
  }
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    if (!allowed.has(name)) trap(globalThis, name);
  }
  trap(Math, 'random');
  trap(Date, 'now');
  globalThis.Date = new Proxy(Date, {
    construct: (target, args: []) => (args.length === 0 ? touched('the clock') : new target(...args)),
    apply: () => touched('the clock'),
  });
}

function touched(name: string): never {
  throw new Error(`touched ${name}`);
}

function trap(owner: object, name: string): void {
  const accessor = (): never => touched(name);
  Object.defineProperty(owner, name, { get: accessor, set: accessor, configurable: true });
}
