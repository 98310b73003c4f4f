/**
 * The sources of src/wfp, evaluated again and again: each time anew, with a hook in every declaration. The files
 * themselves are never changed.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileFunction } from 'node:vm';
import { transformSync } from 'esbuild';
import * as vocabulary from '../../src/layout/index.ts';

/** Gets each declaration in turn (`export const GUID = …`), and returns what it is to be. */
export type Hook = (name: string, value: unknown) => unknown;

/** What src/wfp/index.ts exports. */
export type Exports = Readonly<Record<string, unknown>>;

type Module = (require: (path: string) => Exports, module: { exports: Exports }, declared: Hook) => void;

const FOLDER = new URL('../../src/wfp/', import.meta.url);
const VOCABULARY = '../layout/index.ts';

const modules: ReadonlyMap<string, Module> = new Map(
  readdirSync(fileURLToPath(FOLDER)).map((file) => [`./${file}`, compile(file)]),
);

/**
 * Evaluates the headers.
 * @param declared the hook in the headers' declarations.
 * @param word the hook in the words that the headers are written in, such as `uint32`.
 * @throws whatever the words throw at a wrong descriptor.
 */
export function evaluateHeaders(declared: Hook, word: Hook): Exports {
  const words = Object.fromEntries(
    Object.entries(vocabulary).map(([name, value]) => [name, word(name, value)]),
  );
  const evaluated = new Map<string, { exports: Exports }>([[VOCABULARY, { exports: words }]]);
  const require = (path: string): Exports => {
    let module = evaluated.get(path);
    if (module === undefined) {
      module = { exports: {} };
      evaluated.set(path, module);
      moduleAt(path)(require, module, declared);
    }
    return module.exports;
  };
  return require('./index.ts');
}

function moduleAt(path: string): Module {
  const module = modules.get(path);
  if (module === undefined)
    throw new Error(`src/wfp imports ${path}: the words come from ${VOCABULARY} alone`);
  return module;
}

function compile(file: string): Module {
  const source = readFileSync(fileURLToPath(new URL(file, FOLDER)), 'utf8').replaceAll('\r\n', '\n');
  const { code } = transformSync(hooked(source), { loader: 'ts', format: 'cjs', sourcefile: file });
  const run = compileFunction(code, ['require', 'module', 'declared'], { filename: file });
  return (require, module, declared) => run(require, module, declared);
}

/** `const NAME = VALUE;` at the start of a line becomes `const NAME = declared('NAME', VALUE);`. */
function hooked(source: string): string {
  return source.replace(/^((?:export )?const (\w+))(?:: \w+)? = ([\s\S]*?);$/gm, "$1 = declared('$2', $3);");
}
