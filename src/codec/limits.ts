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
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new TypeError('limits: an object such as { elements: 1000 }');
  }
  const limits: { -readonly [K in keyof Limits]: number } = { ...DEFAULT_LIMITS };
  // Inherited names count, too: a limit that somebody set is never passed over.
  for (const name in given) {
    if (!isLimit(name)) {
      throw new TypeError(
        `limits.${name}: there is no such limit: take ${Object.keys(DEFAULT_LIMITS).join(', ')}`,
      );
    }
    const value = given[name];
    if (value === undefined) continue;
    if (!(Number.isInteger(value) && value >= 1 && value <= MAXIMUM)) {
      throw new RangeError(`limits.${name}: ${String(value)} is not an integer of 1 to ${MAXIMUM}`);
    }
    limits[name] = value;
  }
  return limits;
}

function isLimit(name: string): name is keyof Limits {
  return Object.hasOwn(DEFAULT_LIMITS, name);
}
