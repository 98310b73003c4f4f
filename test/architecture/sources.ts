/** The files of src, and what each of them imports. */
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A source, by its path in src, such as `codec/decoder.ts`. */
export interface Source {
  readonly path: string;
  readonly text: string;
  /** The paths in src of the files that it imports, and the names of modules of packages and of Node. */
  readonly imports: readonly string[];
}

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));

/** All of them, in the order of their paths. */
export function readSources(): Source[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .sort()
    .map((path) => {
      const text = readFileSync(SRC + path, 'utf8');
      return { path, text, imports: importsIn(text).map((module) => resolved(path, module)) };
    });
}

/** `import … from`, `export … from`, `import 'x'` and `import('x')`, types included, as the formatter writes them. */
const IMPORT =
  /^(?:import|export) (?:type )?(?:[\w*$, ]+|(?:\w+, )?\{[^}]*\}) from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm;

/** The modules that a source names, in order. */
export function importsIn(text: string): string[] {
  return [...text.matchAll(IMPORT)].map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? '');
}

function resolved(importer: string, module: string): string {
  return module.startsWith('.') ? posix.join(posix.dirname(importer), module) : module;
}
