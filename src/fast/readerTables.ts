/** Where the generated readers of structs are that the headers do not declare. */
import type { PointerSize, ValueLayout } from '../layout/index.ts';
import type { Reader } from './reader.ts';

/** Readers by the name of their struct, for each size of pointers. */
export type ReaderTables = Readonly<Record<PointerSize, Readonly<Record<string, Reader>>>>;

/** By the struct itself: one of the same name need not be the same. */
export const otherTables = new WeakMap<ValueLayout, ReaderTables>();

/**
 * Has structs read by the readers that were generated from them. Who hands out such structs calls it, so that programs
 * without them need not carry the code.
 */
export function readBy(tables: ReaderTables, structs: Iterable<ValueLayout>): void {
  for (const struct of structs) otherTables.set(struct, tables);
}
