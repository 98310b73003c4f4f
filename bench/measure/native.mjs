/** The C++ program, where a compiler is there. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCE = fileURLToPath(new URL('../baseline.cpp', import.meta.url));
const OPTIONS = ['-O2', '-std=c++20'];
const TUNED_OPTIONS = ['-O3', '-std=c++20', '-march=x86-64-v2', '-DTUNED'];

/** @returns the compiler's first line about itself; undefined when there is none. */
export function compilerVersion() {
  const { status, stdout } = spawnSync('g++', ['--version'], { encoding: 'utf8' });
  return status === 0 ? `${stdout.split('\n')[0]} ${OPTIONS.join(' ')}` : undefined;
}

/**
 * @typedef {Readonly<Record<string, string | undefined>>} Programs the program's file by the name of the contestant; undefined
 * for one that the compiler cannot make for this machine.
 */

/**
 * @param {string} directory where the programs go.
 * @returns {Programs}
 */
export function compile(directory) {
  return {
    'c++': built(join(directory, 'baseline'), OPTIONS),
    'c++ tuned': builtIfPossible(join(directory, 'tuned'), TUNED_OPTIONS),
  };
}

function built(program, options) {
  const { status, stderr } = spawnSync('g++', [...options, '-o', program, SOURCE], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`g++ does not compile the baseline:\n${stderr}`);
  return program;
}

function builtIfPossible(program, options) {
  try {
    return built(program, options);
  } catch {
    return undefined;
  }
}
