/** What a writer's code is written in: TypeScript, or C for WebAssembly. The code has the same steps in both. */
import type { AnyStruct, Enumeration, Flags, PointerSize } from '../../layout/index.ts';

/** What can be read from memory without a function of the run time. */
export type NumberType = 'Uint8' | 'Uint16' | 'Uint32' | 'Int8' | 'Int16' | 'Int32' | 'Float32' | 'Float64';

/** In which form a function of the run time takes a place in memory: in C they are all one. */
export type PlaceForm = 'source' | 'bytes' | 'view';

export interface Dialect {
  /** The whole file: what it begins with, the functions, and the table of the structs. */
  file(pointerSize: PointerSize, functions: readonly string[], structs: readonly AnyStruct[]): string;
  /** A function that writes what is at `o`; one for arrays takes a count, too. */
  writer(name: string, body: readonly string[], isArray?: boolean): string;
  /** The names of an enumeration, and the function that writes one. */
  enumeration(layout: Enumeration<string>): string;
  flags(layout: Flags): string;
  /** A number in memory. */
  load(type: NumberType, at: string): string;
  /** A call of a generated writer for what is at `at`, or of that of an array. */
  call(name: string, at: string, count?: string): string;
  /** A call of a function of the run time that writes a value. */
  writeValue(name: string, value: string): string;
  /** A call of a function of the run time that writes what is at `at`, of some bytes. */
  writePlace(name: string, form: PlaceForm, at: string, size?: number | string): string;
  writeFlags(name: string, value: string): string;
  readonly writeNull: string;
  /** Statements that write fixed text. */
  text(text: string): string[];
  /** A statement that writes one character. */
  character(character: string): string;
  readonly equal: string;
  readonly unequal: string;
  /** Statements that make `p` what the pointer at `at` leads to, and end the function for NULL. */
  follow(at: string): string[];
  isNull(at: string): string;
  /** Statements that check that bytes are there. */
  need(at: string, size: number | string): string;
  /** The same for the elements of an array, with the objects of each. */
  needElements(size: number, objects: number): string;
  /** The declaration of `size`, read from memory. */
  sizeAt(at: string): string;
  /** Gives up where `size` is more than the limit for blobs. */
  readonly boundBlob: string;
  /** The head of the loop over elements, whose place is `a`. */
  elements(stride: number): string;
  /** Checks that there is room for what has no length of its own. */
  readonly room: string;
}
