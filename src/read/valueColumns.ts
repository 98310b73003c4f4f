/** Columns of structs that are values already, such as events that came as text: memory is not needed. */
import { columnKindOf } from '../fast/columns/stores.ts';
import { resolvePath, type ValueLayout } from '../layout/index.ts';
import type { Column } from './columns.ts';
import { memberAt, newColumn, put } from './columnValues.ts';

/**
 * The same columns as of memory, out of values: there is no value where a value has no such member.
 * @throws TypeError for a path that does not lead to a leaf.
 */
export function valueColumns(
  struct: ValueLayout,
  values: readonly unknown[],
  paths: readonly string[],
): Readonly<Record<string, Column>> {
  const columns = paths.map((name) => {
    // Names lead to the same leaf on every ABI.
    const path = resolvePath(struct, name, 'x64');
    const column = newColumn(columnKindOf(path.leaf), path, values.length);
    for (const [row, value] of values.entries()) put(column, row, memberAt(value, path.names));
    return [name, { values: column.values, valid: column.valid }] as const;
  });
  return Object.fromEntries(columns);
}
