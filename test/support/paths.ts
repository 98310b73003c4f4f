/** The paths that columns can have, and what decoded objects have there: found without the project's own walkers. */
import assert from 'node:assert/strict';
import type { Column, Fields, ValueLayout } from '../../src/index.ts';

export interface Leaf {
  readonly path: string;
  readonly layout: ValueLayout;
}

/** Every path to a leaf, in C order; '' for what is a leaf itself. */
export function leavesOf(layout: ValueLayout, path = ''): Leaf[] {
  switch (layout.kind) {
    case 'struct':
      return leavesIn(layout.fields, path === '' ? '' : `${path}.`);
    case 'pointer':
      // The address of what is not described is in no column.
      return layout.isOpaque ? [] : leavesOf(layout.to, path);
    case 'counted':
      return [];
    default:
      return [{ path, layout }];
  }
}

function leavesIn(fields: Fields, prefix: string): Leaf[] {
  const counts = Object.values(fields).map((field) => (field.kind === 'counted' ? field.count : undefined));
  return Object.entries(fields).flatMap(([name, field]) => {
    if (field.kind !== 'union') return counts.includes(name) ? [] : leavesOf(field, prefix + name);
    return Object.entries(field.arms).flatMap(([armName, { layout }]) =>
      layout.kind === 'anonymous' ? leavesIn(layout.fields, prefix) : leavesOf(layout, prefix + armName),
    );
  });
}

/** What a path leads to in a decoded object; undefined where something on the way is not there. */
export function valueAt(decoded: unknown, path: string): unknown {
  let value = decoded;
  for (const name of path === '' ? [] : path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = Reflect.get(value, name);
  }
  return value ?? undefined;
}

/** A column holds what the decoded objects have at its path, and only that. */
export function assertHolds(
  { values, valid }: Column,
  { path, layout }: Leaf,
  decoded: readonly unknown[],
): void {
  assert.equal(values.length, decoded.length, path);
  assert.equal(valid.length, decoded.length, path);
  for (const [i, object] of decoded.entries()) {
    const value = valueAt(object, path);
    assert.equal(valid[i], value === undefined ? 0 : 1, `valid[${i}] of ${path}`);
    assert.deepStrictEqual(values[i], asStored(layout, value), `values[${i}] of ${path}`);
  }
}

/** A decoded value as a column has it, and 0, 0n or null for undefined. */
function asStored(layout: ValueLayout, value: unknown): unknown {
  switch (layout.kind) {
    case 'enum':
      return typeof value === 'string' ? layout.values[value] : (value ?? 0);
    case 'bool':
      return value === true ? 1 : 0;
    case 'uint64':
    case 'int64':
    case 'filetime':
      return value ?? 0n;
    case 'guid':
    case 'ipv4':
    case 'ipv6':
    case 'mac':
    case 'sid':
    case 'wideString':
    case 'bytes':
    case 'blob':
      return value ?? null;
    default:
      return value ?? 0;
  }
}
