/** Tables that are asked with data: what Object.prototype has is in none of them. */

/** What a table has under a name; undefined where it has nothing of its own. */
export function lookUp<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
