/** The cheap tests: what every event begins with, looked for at every address that an event can have. */
import { FWP_IP_VERSION, FWPM_NET_EVENT_FLAG } from '../wfp/index.ts';
import type { Family } from './netEvents.ts';
import type { Chunk } from './sweep.ts';
import { nextInRange } from './wordSearch.ts';

/** FILETIMEs of 2006-01-01, the year of Windows Vista, and of 2100-01-01; the loop compares their upper words. */
const FIRST_TIME = 127805472000000000n;
const LAST_TIME = 157469184000000000n;
const FIRST_UPPER_WORD = Number(FIRST_TIME >> 32n);
const UPPER_WORDS = Number(LAST_TIME >> 32n) - FIRST_UPPER_WORD + 1;

/** The bits of flags that have no name. */
const NO_FLAGS = ~Object.values(FWPM_NET_EVENT_FLAG.bits).reduce((all, bit) => all | bit, 0);

const LAST_IP_VERSION = Math.max(...Object.values(FWP_IP_VERSION.values));

/** Where the members are that the loop looks at: words after the address of the event. */
interface Prefix {
  readonly upperTime: number;
  readonly flags: number;
  readonly ipVersion: number;
}

/** Finds the addresses at which an event may be. */
export class Candidates {
  readonly #prefix: Prefix;
  /** Bytes from one address that an event can have to the next. */
  readonly #step: number;
  /** Bytes of the smallest event. */
  readonly #size: number;

  constructor(families: readonly Family[]) {
    this.#prefix = commonPrefix(families);
    this.#step = Math.min(...families.map(({ align }) => align));
    this.#size = Math.min(...families.map(({ size }) => size));
  }

  /** The offset of the first candidate of a chunk at or after `offset`; -1 when there is none. */
  next({ words, first, last, end }: Chunk, offset: number): number {
    const step = this.#step;
    const start = (step / 4) * Math.ceil(Math.max(first, offset) / step);
    const stop = Math.ceil(Math.min(last, end - this.#size + 1) / 4);
    const found = nextCandidate(words, this.#prefix, start, stop, step / 4);
    return found < stop ? 4 * found : -1;
  }
}

/**
 * The first word from `start` on at which an event may begin; `end` or more when there is none. Flags that are all
 * clear say nothing, and stand after many a time that is not an event's.
 */
function nextCandidate(words: Int32Array, prefix: Prefix, start: number, end: number, step: number): number {
  const { upperTime, flags, ipVersion } = prefix;
  const stop = end + upperTime;
  const next = (time: number): number => nextInRange(words, time, stop, step, FIRST_UPPER_WORD, UPPER_WORDS);
  for (let time = next(start + upperTime); time < stop; time = next(time + step)) {
    const at = time - upperTime;
    const flagWord = words[at + flags] ?? 0;
    if (flagWord === 0 || (flagWord & NO_FLAGS) !== 0) continue;
    if ((words[at + ipVersion] ?? -1) >>> 0 <= LAST_IP_VERSION) return at;
  }
  return end;
}

/**
 * Every header begins as HEADER0 does, so one loop finds them all.
 * @throws TypeError when one does not: then the loop is wrong.
 */
function commonPrefix(families: readonly Family[]): Prefix {
  const [prefix, ...others] = families.map(prefixOf);
  if (prefix === undefined || others.some((other) => JSON.stringify(other) !== JSON.stringify(prefix))) {
    throw new TypeError('the headers do not begin alike');
  }
  return prefix;
}

function prefixOf({ header }: Family): Prefix {
  return {
    upperTime: header.offsetOf('timeStamp') / 4 + 1,
    flags: header.offsetOf('flags') / 4,
    ipVersion: header.offsetOf('ipVersion') / 4,
  };
}
