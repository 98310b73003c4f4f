/** Tables that are asked with data: what Object.prototype has is in none of them. */

/** What a table has under a name; undefined where it has nothing of its own. */
export function lookUp<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** The one of some C names that is meant by a text in any case: the name itself, or what it ends with after a `_`. */
export function bareName(text: string, names: readonly string[]): string | undefined {
  const wanted = text.toUpperCase().replaceAll('-', '_');
  const exact = names.find((name) => name.toUpperCase() === wanted);
  if (exact !== undefined) return exact;
  const ending = names.filter((name) => name.toUpperCase().endsWith(`_${wanted}`));
  return ending.length === 1 ? ending[0] : undefined;
}
