/**
 * Finds FWPM_NET_EVENTs in memory without being told where they are. The first of two passes looks for events: cheap
 * tests at every address that one can have, then the proof. The second looks for arrays of pointers to them, which prove
 * further events. Then events are decoded when they are asked for. So finds come in the order of their addresses,
 * whether an array lies before its events or after them; and what is held is a chunk of 1 MiB and some 30 bytes for each
 * event and each array, and some more for those that only their array proves.
 */
import { LIMITS, type Limits, limitsIn } from '../codec/index.ts';
import { type Address, addressSpaceEnd, type Memory, type Span, toAddress } from '../memory/index.ts';
import { excerpt } from '../util/text.ts';
import { Candidates } from './candidates.ts';
import { Companions } from './companions.ts';
import { SCAN_LIMITS } from './decoding.ts';
import { EntriesFinder } from './entries.ts';
import { MOST_POINTS } from './evidence.ts';
import { type Entries, FoundEntries, FoundEvents } from './found.ts';
import { type LocatedEvent, LocatedEvents, type Named, named } from './located.ts';
import {
  type Family,
  familiesOf,
  NET_EVENT_NAMES,
  type NetEvent,
  type NetEventName,
  setOf,
  type VersionSet,
} from './netEvents.ts';
import { type Proof, Prover } from './proof.ts';
import { bytesOf, type Chunk, type ScanRange, Sweep, spansOf } from './sweep.ts';

export { SCAN_LIMITS } from './decoding.ts';
export type { LocatedEvent } from './located.ts';
export type { NetEvent, NetEventName } from './netEvents.ts';
export type { ScanRange } from './sweep.ts';

/** The memory to scan, and where it has bytes. */
export interface ScanInput {
  readonly memory: Memory;
  /** In any order; they may overlap. What the memory does not have of a range ends the range. */
  readonly ranges: Iterable<ScanRange>;
}

export interface ScanOptions {
  /**
   * The lowest score that is reported, 0 to 1: {@link DEFAULT_MIN_SCORE} where none is given. What scores less by itself
   * is reported when an array has it beside events that score enough: then its score is that of the one beside it.
   */
  readonly minScore?: number;
  /** Finds begin at this address or after it. What they point to can be anywhere. */
  readonly from?: Address;
  /** Finds begin before this address. */
  readonly to?: Address;
  /** The version to name wherever the bytes allow it: the newest where none is given. */
  readonly prefer?: NetEventName;
  /** Limits of each event in place of {@link SCAN_LIMITS}. */
  readonly limits?: Partial<Limits>;
  /** Is called after each chunk with how many bytes are done, and how many there are: each counts once in each of two passes. */
  readonly onProgress?: (bytesDone: number, bytesTotal: number) => void;
}

/** An event. */
export interface EventFind extends Named {
  /** The event as `struct` decodes it: null stands in the place of what cannot be read. */
  readonly event: NetEvent<NetEventName>;
  /** How many things could not be read: also those that the header's flags do not promise, and that may be anything. */
  readonly issues: number;
  /**
   * Where the same event is that this one is a copy of: the first of those with the fewest issues, at whatever address.
   * The same are events that have the same bytes; and where the other is whole, events of which all that can be read is
   * the same, except for what the header's flags do not promise. Absent where there is none.
   */
  readonly copyOf?: bigint;
}

/** An array of pointers to events, with the lowest score among them; `struct` and `alternatives` fit all of them. */
export interface EntriesFind extends Named {
  /** How many pointers. */
  readonly entries: number;
}

export type Find = EventFind | EntriesFind;

/**
 * Where no other is given. Events that can be proven score more, in fixtures/ at least 0.46. What is not an event scores
 * less: 0.11 at most in the memory of processes that were dumped, and of ten million headers that were made up in
 * 2 GB, with all kinds of other things around them, two reached it.
 */
export const DEFAULT_MIN_SCORE = 0.45;

/**
 * Looks for events, and for arrays of pointers to them, in all of a memory.
 *
 * Of finds that overlap, the best is reported. Not looked for are events that lack what the loop goes by: those whose
 * time is not of 2006 to 2099, whose flags are all clear or have no name, whose ipVersion or address family has none.
 *
 * @throws TypeError or RangeError for a wrong argument, at once. What the memory holds is never an error.
 */
export function scan(input: ScanInput, options: ScanOptions = {}): Generator<Find, void, undefined> {
  return decoded(locate(input, options));
}

/** The same, but what was found is decoded only when it is asked for. @throws as {@link scan} does. */
export function locate(input: ScanInput, options: ScanOptions = {}): Generator<Located, void, undefined> {
  return finds(planOf(input, options));
}

/** What was found: an event, or an array. */
export type Located = LocatedEvent | EntriesFind;

function* decoded(found: Iterable<Located>): Generator<Find, void, undefined> {
  for (const each of found) {
    if ('entries' in each) {
      yield each;
      continue;
    }
    const { address, struct, alternatives, score, copyOf } = each;
    const { event, issues } = each.decoded();
    yield {
      address,
      struct,
      alternatives,
      score,
      event,
      issues: issues.length,
      ...(copyOf === undefined ? {} : { copyOf }),
    };
  }
}

/** The limits of each event, as far as others are given. @throws as {@link scan} does. */
export function scanLimits(limits: Partial<Limits> | undefined): Limits {
  return limitsIn(LIMITS, limits, SCAN_LIMITS);
}

/** A scan, its arguments checked. */
interface Plan {
  readonly memory: Memory;
  readonly spans: readonly Span[];
  readonly sweep: Sweep;
  readonly families: readonly Family[];
  readonly leastPoints: number;
  /** The version that is named wherever it is possible; none where the best is. */
  readonly preferred: VersionSet;
  readonly limits: Limits;
  readonly progress: Progress;
}

function planOf({ memory, ranges }: ScanInput, options: ScanOptions): Plan {
  const { abi } = memory;
  const { minScore = DEFAULT_MIN_SCORE, from = 0n, to, prefer, onProgress } = options;
  if (!(typeof minScore === 'number' && minScore >= 0 && minScore <= 1)) {
    throw new RangeError(`minScore ${excerpt(String(minScore))} is not a number of 0 to 1`);
  }
  if (prefer !== undefined && !NET_EVENT_NAMES.includes(prefer)) {
    throw new RangeError(`prefer ${excerpt(String(prefer))}: take one of ${NET_EVENT_NAMES.join(', ')}`);
  }
  if (onProgress !== undefined && typeof onProgress !== 'function') {
    throw new TypeError('onProgress is a function');
  }
  const end = to === undefined ? addressSpaceEnd(abi) : toAddress(to, abi, 'to');
  const spans = spansOf(ranges, abi, toAddress(from, abi, 'from'), end);
  const families = familiesOf(abi);
  return {
    memory,
    spans,
    sweep: new Sweep(memory, spans, Math.max(...families.map(({ size }) => size))),
    families,
    leastPoints: minScore * MOST_POINTS,
    preferred: prefer === undefined ? 0 : setOf(prefer),
    limits: scanLimits(options.limits),
    progress: new Progress(bytesOf(spans), onProgress),
  };
}

// --- first pass ----------------------------------------------------------------------------------------------

/** An event that another one may overlap that was not looked at yet. */
interface Pending {
  readonly address: bigint;
  readonly proof: Proof;
}

function detect({ memory, sweep, families, leastPoints, progress }: Plan): FoundEvents {
  const candidates = new Candidates(families);
  const prover = new Prover(memory, families, leastPoints);
  const found = new FoundEvents();
  let pending: Pending | undefined;
  for (const chunk of sweep.chunks()) {
    for (let offset = candidates.next(chunk, 0); offset >= 0; offset = candidates.next(chunk, offset + 1)) {
      const proof = prover.prove(chunk, offset);
      if (proof === undefined) continue;
      const address = chunk.address + BigInt(offset);
      if (pending !== undefined && address < pending.address + BigInt(pending.proof.size)) {
        if (proof.points <= pending.proof.points) continue;
      } else if (pending !== undefined) found.push({ address: pending.address, ...pending.proof });
      pending = { address, proof };
    }
    progress.add(chunk);
  }
  if (pending !== undefined) found.push({ address: pending.address, ...pending.proof });
  return found;
}

// --- second pass ---------------------------------------------------------------------------------------------

function* finds(plan: Plan): Generator<Located, void, undefined> {
  const proven = detect(plan);
  const bytes = plan.progress.done;
  const { events: found, entries } = followed(plan, proven);
  plan.progress.finish();
  const events = new LocatedEvents(plan, found, bytes);
  for (let i = 0; i < entries.length; i++) {
    yield* events.before(entries.address(i));
    yield entriesFind(plan, entries.at(i));
  }
  yield* events.before(addressSpaceEnd(plan.memory.abi));
}

/** The arrays of pointers to events, and the events with those that only the arrays prove. */
function followed(
  { memory, spans, sweep, families, progress }: Plan,
  proven: FoundEvents,
): { readonly events: FoundEvents; readonly entries: FoundEntries } {
  const entries = new FoundEntries();
  if (proven.length === 0) return { events: proven, entries };
  const companions = new Companions(memory, spans, families, proven);
  const finder = new EntriesFinder(proven, companions, memory.abi);
  for (const chunk of sweep.chunks()) {
    for (const found of finder.in(chunk)) entries.push(found);
    progress.add(chunk);
  }
  for (const found of finder.rest()) entries.push(found);
  return { events: proven.with(companions.all), entries };
}

function entriesFind(plan: Plan, entries: Entries): EntriesFind {
  const { address, count, points } = entries;
  return { address, ...named(plan, entries), score: points / MOST_POINTS, entries: count };
}

// --- progress ------------------------------------------------------------------------------------------------

class Progress {
  readonly #total: number;
  readonly #hear: ScanOptions['onProgress'];
  /** Bytes that were gone over. */
  done = 0;

  /** `bytes` are gone over twice. */
  constructor(bytes: number, hear: ScanOptions['onProgress']) {
    this.#total = 2 * bytes;
    this.#hear = hear;
  }

  add({ first, last }: Chunk): void {
    this.done += last - first;
    this.#hear?.(this.done, this.#total);
  }

  /** What was not there, or had no need to be gone over, is done, too. */
  finish(): void {
    if (this.done < this.#total) this.#hear?.(this.#total, this.#total);
  }
}
