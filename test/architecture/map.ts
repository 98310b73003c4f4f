/** The table of docs/architecture.md: which part of src may import which. */
import { readFileSync } from 'node:fs';

/** A row: a folder, such as `codec/`, or a file. */
export interface Part {
  readonly name: string;
  /** Names of other parts, paths of files, packages, or `node:` for all that Node has. */
  readonly mayImport: readonly string[];
}

export const MAP = 'docs/architecture.md';

/**
 * Reads the table.
 * @throws Error when it is not there.
 */
export function readMap(): Part[] {
  const text = readFileSync(new URL(`../../${MAP}`, import.meta.url), 'utf8');
  const [, table] = /^\| in src \| .* \| may import \|\r?\n\|[-|]+\|\r?\n((?:\|.*\r?\n)+)/m.exec(text) ?? [];
  if (table === undefined) throw new Error(`${MAP} has no table | in src | … | may import |`);
  return table
    .trim()
    .split(/\r?\n/)
    .map((row) => {
      const cells = row.slice(1, -1).split('|');
      return { name: (cells[0] ?? '').trim(), mayImport: namesIn(cells.at(-1) ?? '') };
    });
}

function namesIn(cell: string): string[] {
  const names = cell.split(',').map((name) => name.trim().replaceAll('`', ''));
  return names.length === 1 && names[0] === 'nothing' ? [] : names;
}

/** The part that a file of src belongs to: the longest name that its path begins with. */
export function partOf(path: string, parts: readonly Part[]): Part | undefined {
  return parts
    .filter(({ name }) => (name.endsWith('/') ? path.startsWith(name) : path === name))
    .reduce<Part | undefined>(
      (longest, part) => (longest === undefined || part.name.length > longest.name.length ? part : longest),
      undefined,
    );
}

/** The entry of a part that allows an import; undefined when there is none. */
export function permission(from: Part, imported: string, parts: readonly Part[]): string | undefined {
  const target = partOf(imported, parts);
  return from.mayImport.find((name) => {
    if (name === 'node:') return imported.startsWith('node:');
    return name === imported || name === target?.name;
  });
}
