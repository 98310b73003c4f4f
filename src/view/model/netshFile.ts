/** XML of netsh: events as it describes them, of which there are no bytes; and filters, which name those of other files. */
import type { NetEventName, Origin } from '../../events/index.ts';
import { NET_EVENTS } from '../../events/index.ts';
import type { PlainRecord } from '../../events/members.ts';
import { faultsText } from '../../filters/faultsText.ts';
import { readRules } from '../../filters/filters.ts';
import type { ValueLayout } from '../../layout/index.ts';
import { groupsOf, type NetshGroup } from '../../netsh/groups.ts';
import { isNetshError, readNetEvents } from '../../netsh/index.ts';
import { noteTexts } from '../../netsh/noteTexts.ts';
import type { Block } from './blocks.ts';
import type { Found } from './captureFile.ts';
import { type Keeper, KeptChunks } from './keeper.ts';

/** Events of a block. */
const MOST_EVENTS = 4096;

/** Events that netsh describes: they are kept, since it would take as long to read them again. */
class SaidBlock implements Block {
  readonly struct: ValueLayout;
  readonly name: NetEventName;
  readonly origin: Origin;
  readonly said: readonly PlainRecord[];

  constructor({ struct, origin, events }: NetshGroup) {
    this.struct = NET_EVENTS[struct];
    this.name = struct;
    this.origin = origin;
    this.said = events;
  }

  get count(): number {
    return this.said.length;
  }

  parts(): readonly [] {
    return [];
  }
}

/** Reads a file that can have events. One without, which has filters, is read once more for these. */
export async function* netshFound(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  keeper: Keeper,
): AsyncGenerator<Found, void, undefined> {
  const kept = new KeptChunks(chunks, keeper);
  const notes: string[] = [];
  const events = readNetEvents(kept, {
    onEnd: (said) => {
      const { faults, unknown } = noteTexts(name, said);
      notes.push(...faults, ...unknown);
    },
  });
  try {
    for await (const group of groupsOf(events, MOST_EVENTS)) yield { block: new SaidBlock(group) };
  } catch (error) {
    if (!isNetshError(error)) throw error;
    yield* filtersFound(name, piecesOf(keeper, kept.length));
  }
  for (const note of notes) yield { note };
}

/** Reads a file that has filters and nothing else. */
export async function* filtersFound(
  name: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Found, void, undefined> {
  const rules = await readRules(chunks);
  if (rules.faults !== undefined) yield { note: faultsText(name, rules.faults, 'filters') };
  yield { rules };
  yield { note: `${name}: its ${rules.size} filters name those of the events` };
}

const PIECE = 2 ** 20;

function* piecesOf(keeper: Keeper, length: number): Generator<Uint8Array, void, undefined> {
  for (let at = 0; at < length; at += PIECE) yield keeper.read(at, Math.min(at + PIECE, length));
}
