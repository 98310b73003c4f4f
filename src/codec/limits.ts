import { didYouMean } from '../util/nearest.ts';
import { excerpt } from '../util/text.ts';

/** How much of one event is decoded at most: each limit is checked before anything is allocated. */
export interface Limits {
  /** Elements of one array. */
  readonly elements: number;
  /** UTF-16 code units of one string, its NUL not counted. */
  readonly characters: number;
  /** Bytes of one blob. */
  readonly blobBytes: number;
  /** Pointers followed in a chain from the root. */
  readonly depth: number;
  /** Structs, strings, SIDs, blobs and elements of arrays; what several pointers lead to counts each time. */
  readonly objects: number;
  /** Bytes read; what several pointers lead to counts each time. */
  readonly totalBytes: number;
  /** Issues reported where there is an `onIssue`. The last one says how many more there are. */
  readonly issues: number;
}

/** What a limit can be set to. */
export interface LimitRange {
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
  /** What it counts, in words that follow a number. */
  readonly unit: string;
}

/** No count or size in memory is larger. */
const MOST = 2 ** 32 - 1;

/** Every limit with its default and what it can be set to. */
export const LIMITS: { readonly [L in keyof Limits]: LimitRange } = {
  elements: { default: 65536, minimum: 1, maximum: MOST, unit: 'elements of one array' },
  // No engine has longer strings than 2^29 or so.
  characters: { default: 65536, minimum: 1, maximum: 2 ** 28, unit: 'UTF-16 code units of one string' },
  // So that their hex digits still fit into a string.
  blobBytes: { default: 2 ** 20, minimum: 1, maximum: 2 ** 28 - 2 ** 8, unit: 'bytes of one blob' },
  // Each takes room on the stack.
  depth: { default: 32, minimum: 1, maximum: 512, unit: 'pointers in a chain' },
  objects: { default: 100_000, minimum: 1, maximum: MOST, unit: 'objects of one event' },
  // Many pointers can lead to one long text: this is what keeps a small image a small thing.
  totalBytes: { default: 2 ** 21, minimum: 1, maximum: MOST, unit: 'bytes read for one event' },
  issues: { default: 256, minimum: 1, maximum: MOST, unit: 'issues reported for one event' },
};

/** The limits where no others are given. */
export const DEFAULT_LIMITS: Limits = limitsIn(LIMITS);

/**
 * The default limits, with those that are given in their place.
 * @throws TypeError for a name that is not a limit; RangeError for a limit that is not an integer of its range.
 */
export function resolveLimits(given?: Partial<Limits>): Limits {
  return limitsIn(LIMITS, given);
}

/** The same for limits of any kind, and with other defaults. */
export function limitsIn<Name extends string>(
  ranges: Readonly<Record<Name, LimitRange>>,
  given: Partial<Readonly<Record<Name, number>>> = {},
  defaults: Readonly<Record<Name, number>> = defaultsOf(ranges),
): Record<Name, number> {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new TypeError(`limits: an object such as { ${Object.keys(ranges)[0]}: 1000 }`);
  }
  const limits: Record<Name, number> = { ...defaults };
  // Inherited names count, too: a limit that somebody set is never passed over.
  for (const name in given) {
    if (!Object.hasOwn(ranges, name)) {
      throw new TypeError(
        `limits.${excerpt(name)}: there is no such limit: take ${Object.keys(ranges).join(', ')}${didYouMean(name, Object.keys(ranges))}`,
      );
    }
    const value: unknown = given[name];
    if (value === undefined) continue;
    const { minimum, maximum } = ranges[name];
    if (!(typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum)) {
      throw new RangeError(
        `limits.${name}: ${excerpt(String(value))} is not an integer of ${minimum} to ${maximum}`,
      );
    }
    limits[name] = value;
  }
  return limits;
}

function defaultsOf<Name extends string>(ranges: Readonly<Record<Name, LimitRange>>): Record<Name, number> {
  const limits: Partial<Record<Name, number>> = {};
  for (const name in ranges) limits[name] = ranges[name].default;
  return limits as Record<Name, number>;
}

/** Whether there is a limit of that name. */
export function isLimit(name: string): name is keyof Limits {
  return Object.hasOwn(LIMITS, name);
}
