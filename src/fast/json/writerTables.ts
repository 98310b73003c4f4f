/** The generated writers, as far as they are loaded: what writes few lines need not read a quarter of a megabyte of code. */
import { type PointerSize, pointerSizeOf, type ValueLayout } from '../../layout/index.ts';
import type { Memory } from '../../memory/index.ts';
import { layouts } from '../../wfp/index.ts';
import type { Writer } from './writer.ts';

/** By the names of the structs. */
export type Writers = Readonly<Record<string, Writer>>;

const loaded = new Map<PointerSize, Writers>();

/** Has lines written by the writers for pointers of a size from now on. */
export function addWriters(pointerSize: PointerSize, writers: Writers): void {
  loaded.set(pointerSize, writers);
}

export function hasWriters(pointerSize: PointerSize): boolean {
  return loaded.has(pointerSize);
}

/** The generated writer of a struct for the pointers of a memory; undefined where there is none, or it is not loaded. */
export function writerOf(struct: ValueLayout, { abi }: Pick<Memory, 'abi'>): Writer | undefined {
  const name = ownName(struct);
  return name === undefined ? undefined : loaded.get(pointerSizeOf(abi))?.[name];
}

/** The name of a struct of the headers, which code was generated for; undefined for others, also those of the same name. */
export function ownName(struct: ValueLayout): string | undefined {
  return struct.kind === 'struct' && layouts[struct.name] === struct ? struct.name : undefined;
}
