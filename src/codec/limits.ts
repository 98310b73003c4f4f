/** How much of one event is decoded at the most: each is checked before anything is allocated. */
export interface Limits {
  /** Elements of one array. */
  readonly elements: number;
  /** UTF-16 code units of one string, its NUL not counted. */
  readonly characters: number;
  /** Bytes of one blob. */
  readonly blobBytes: number;
  /** Pointers followed one behind the other from the root. */
  readonly depth: number;
  /** Bytes read for one event; what several pointers lead to counts each time. */
  readonly totalBytes: number;
}

/** The limits where no others are given. Every one can be set from 1 to 2^32-1. */
export const DEFAULT_LIMITS: Limits = {
  elements: 65536,
  characters: 65536,
  blobBytes: 2 ** 24,
  depth: 32,
  totalBytes: 2 ** 26,
};

const MAXIMUM = 2 ** 32 - 1;

/**
 * The default limits, with those that are given in their place.
 * @throws TypeError for a name that is no limit; RangeError for a limit that is not an integer of 1 to 2^32-1.
 */
export function resolveLimits(given: Partial<Limits> = {}): Limits {
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(DEFAULT_LIMITS, name)) {
      throw new TypeError(
        `limits.${name}: there is no such limit: take ${Object.keys(DEFAULT_LIMITS).join(', ')}`,
      );
    }
    if (value !== undefined && !(Number.isInteger(value) && value >= 1 && value <= MAXIMUM)) {
      throw new RangeError(`limits.${name}: ${String(value)} is not an integer of 1 to ${MAXIMUM}`);
    }
  }
  const set = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...DEFAULT_LIMITS, ...Object.fromEntries(set) };
}
