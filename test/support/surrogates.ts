/** What formats for other programs make of unpaired surrogates. */

const UNPAIRED = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The same value, with U+FFFD in the place of each unpaired surrogate. */
export function replaced<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, part) =>
    typeof part === 'string' ? part.replace(UNPAIRED, '\ufffd') : part,
  );
}
