/** Events that are values already, in the formats and as lines of JSON: there is nothing to decode, and nothing to share. */
import { NET_EVENTS } from '../../events/netEvents.ts';
import { eventJson } from '../../format/eventJson.ts';
import { UsageError } from '../exit.ts';
import type { EventBlock } from '../input/blocks.ts';
import { utf8Of } from '../output/writers.ts';
import { type BatchOptions, surrogatesFor } from './batch.ts';
import { whereFilter } from './wanted.ts';

/** Characters of a chunk. */
const GATHERED = 2 ** 18;

type Options = Pick<BatchOptions, 'where' | 'writer' | 'lossless' | 'trailer'> & {
  /** The file, where there are several. */
  readonly file: string | undefined;
};

/** The events of a block that are wanted. @throws UsageError for options that only memory has. */
export function* saidChunks(
  { name, events, origin }: EventBlock,
  { where, writer, lossless = false, trailer, file }: Options,
): Generator<Uint8Array, void, undefined> {
  if (trailer) throw new UsageError('--trailer is for memory: XML of netsh has no bytes after its events');
  // The newest version has every member that can be asked for.
  const rows = where && whereFilter(NET_EVENTS.FWPM_NET_EVENT5, where).rowsOf(events);
  const wanted = rows === undefined ? events : rows.map((row) => events[row]);
  let text = '';
  for (const event of wanted) {
    if (writer !== undefined) yield* writer.add(name, event, { ...origin, file });
    else text += `${eventJson(name, event, surrogatesFor(lossless))}\n`;
    if (text.length < GATHERED) continue;
    yield utf8Of(text);
    text = '';
  }
  if (text !== '') yield utf8Of(text);
  if (writer !== undefined) yield* writer.flush();
}
