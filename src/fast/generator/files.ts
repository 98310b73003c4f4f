/** The generated files: what `npm run generate` writes, and what a test holds them against. */
import type { AnyStruct, PointerSize, ValueLayout } from '../../layout/index.ts';
import { layouts } from '../../wfp/index.ts';
import { objectLayouts } from '../../wfp/objectLayouts.ts';
import { C } from './c.ts';
import { generateReaders } from './readers.ts';
import { TYPESCRIPT } from './typescript.ts';
import { generateWriters } from './writers.ts';

/** Where the generated code stands, from the root of the project. */
const FOLDER = 'src/fast/generated';

const POINTER_SIZES: readonly PointerSize[] = [4, 8];

/** Each generated file's text by its path from the root of the project. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const structs = structsOf(layouts);
  const objects = structsOf(objectLayouts);
  return new Map(
    POINTER_SIZES.flatMap((size): [string, string][] => [
      [`${FOLDER}/readers${size}.ts`, generateReaders(structs, size)],
      [`${FOLDER}/objectReaders${size}.ts`, generateReaders(objects, size)],
      [`${FOLDER}/writers${size}.ts`, generateWriters(structs, size, TYPESCRIPT)],
      [`${FOLDER}/writers${size}.c`, generateWriters(structs, size, C)],
    ]),
  );
}

/** The structs of a table, by their names. */
function structsOf(table: Readonly<Record<string, ValueLayout | undefined>>): AnyStruct[] {
  return Object.keys(table)
    .sort()
    .map((name) => table[name])
    .filter((layout) => layout?.kind === 'struct');
}
