/** The C++ program, where a compiler is there. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCE = fileURLToPath(new URL('../baseline.cpp', import.meta.url));
const OPTIONS = ['-O2', '-std=c++20'];

/** @returns the compiler's first line about itself; undefined when there is none. */
export function compilerVersion() {
  const { status, stdout } = spawnSync('g++', ['--version'], { encoding: 'utf8' });
  return status === 0 ? `${stdout.split('\n')[0]} ${OPTIONS.join(' ')}` : undefined;
}

/**
 * @param {string} directory where the program goes.
 * @returns {string} the program's file.
 */
export function compile(directory) {
  const program = join(directory, 'baseline');
  const { status, stderr } = spawnSync('g++', [...OPTIONS, '-o', program, SOURCE], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`g++ does not compile the baseline:\n${stderr}`);
  return program;
}
