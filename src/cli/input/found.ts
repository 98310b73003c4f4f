/** The events of a memory that a scan finds. */
import { isNetEventName } from '../../events/netEvents.ts';
import {
  DEFAULT_MIN_SCORE,
  type Located,
  type LocatedEvent,
  locate,
  type NetEventName,
} from '../../scan/index.ts';
import { NET_EVENTS } from '../../scan/netEvents.ts';
import type { Report } from '../output/report.ts';
import type { MemoryBlock } from './blocks.ts';
import type { SourceArguments } from './form.ts';
import type { OpenedMemory } from './memory.ts';

export interface ScanArguments extends SourceArguments {
  readonly minScore?: number;
  /** Whether copies of events elsewhere in memory are wanted, too. */
  readonly copies?: boolean;
  readonly from?: bigint;
  readonly to?: bigint;
}

/** How many addresses are gathered before their events are decoded. */
const MOST_ADDRESSES = 2 ** 16;

/** What is found in a memory, in the order of the addresses. */
export function findsIn(
  { memory, ranges }: OpenedMemory,
  { struct, minScore = DEFAULT_MIN_SCORE, from, to, limit = {} }: ScanArguments,
  onProgress: (done: number, total: number) => void,
): Generator<Located, void, undefined> {
  const prefer = struct && isNetEventName(struct.ctype) ? struct.ctype : undefined;
  return locate(
    { memory, ranges },
    {
      minScore,
      limits: limit,
      onProgress,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(prefer === undefined ? {} : { prefer }),
    },
  );
}

/** Events that are found one after another, and what the bytes leave open about them. */
interface FoundBlock {
  readonly block: MemoryBlock;
  /** The other versions that the first of them can be. */
  readonly alternatives: readonly NetEventName[];
}

/** The events that are found, as blocks of one version each. */
export function* foundBlocks(
  opened: OpenedMemory,
  given: ScanArguments,
  report: Report,
): Generator<FoundBlock, void, undefined> {
  let first: LocatedEvent | undefined;
  let addresses: bigint[] = [];
  for (const find of findsIn(opened, given, report.progress.update)) {
    if (!isEvent(find) || (find.copyOf !== undefined && !given.copies)) continue;
    if (first !== undefined && (first.struct !== find.struct || addresses.length === MOST_ADDRESSES)) {
      yield blockOf(first, addresses, opened);
      first = undefined;
      addresses = [];
    }
    first ??= find;
    addresses.push(find.address);
  }
  if (first !== undefined) yield blockOf(first, addresses, opened);
}

export function isEvent(find: Located): find is LocatedEvent {
  return !('entries' in find);
}

function blockOf(
  { struct, alternatives }: LocatedEvent,
  addresses: readonly bigint[],
  { memory, notes }: OpenedMemory,
): FoundBlock {
  const block: MemoryBlock = {
    struct: NET_EVENTS[struct],
    memory,
    roots: { addresses },
    missing: 0,
    isOptional: false,
    label: '',
    hint: '',
    origin: { osBuild: notes.osBuild },
  };
  return { block, alternatives };
}
