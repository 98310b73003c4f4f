/** How sentences for people are put together. */

/** A C name without what its enumeration begins with. */
export function short(name: string, prefix: RegExp): string;
export function short(name: string | undefined, prefix: RegExp): string | undefined;
export function short(name: string | undefined, prefix: RegExp): string | undefined {
  return name?.replace(prefix, '');
}

/** A value behind what it is; nothing where there is no value. */
export function labelled(label: string, value: string | number | bigint | undefined): string | undefined {
  return value === undefined || value === '' ? undefined : `${label} ${value}`;
}

/** A number as people know it who see it in other tools: 0x, and digits to fill its C type. */
export function hexNumber(value: number | undefined, digits: number): string | undefined {
  return value === undefined ? undefined : `0x${value.toString(16).padStart(digits, '0')}`;
}

/** All that is said, or nothing. */
export function together(parts: readonly (string | undefined)[], separator = ', '): string | undefined {
  return parts.filter((part) => part !== undefined && part !== '').join(separator) || undefined;
}
