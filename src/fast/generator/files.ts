/** The generated files: what `npm run generate` writes, and what a test holds them against. */
import type { AnyStruct, PointerSize } from '../../layout/index.ts';
import { layouts } from '../../wfp/index.ts';
import { C } from './c.ts';
import { generateReaders } from './readers.ts';
import { TYPESCRIPT } from './typescript.ts';
import { generateWriters } from './writers.ts';

/** Where the generated code stands, from the root of the project. */
const FOLDER = 'src/fast/generated';

const POINTER_SIZES: readonly PointerSize[] = [4, 8];

/** Each generated file's text by its path from the root of the project. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const structs = Object.keys(layouts)
    .sort()
    .map((name) => layouts[name])
    .filter((layout): layout is AnyStruct => layout?.kind === 'struct');
  return new Map(
    POINTER_SIZES.flatMap((size): [string, string][] => [
      [`${FOLDER}/readers${size}.ts`, generateReaders(structs, size)],
      [`${FOLDER}/writers${size}.ts`, generateWriters(structs, size, TYPESCRIPT)],
      [`${FOLDER}/writers${size}.c`, generateWriters(structs, size, C)],
    ]),
  );
}
