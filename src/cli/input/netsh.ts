/** Events that netsh wrote. */
import type { Origin } from '../../events/index.ts';
import { isNetshError, type NetshEvent, type NetshNotes, readNetEvents } from '../../netsh/index.ts';
import { excerpt } from '../../util/text.ts';
import { UsageError } from '../exit.ts';
import type { Report } from '../output/report.ts';
import type { EventBlock } from './blocks.ts';
import { notFor, notForNetsh, type SourceArguments } from './form.ts';
import type { InputFile } from './inputFile.ts';
import { faultsText } from './readLookups.ts';
import { watched } from './watched.ts';

/** Events of a block: what of them is held at once. */
const MOST_EVENTS = 4096;

/** The events of a file, as they come in. What of it was passed over is said after the last one. */
export async function* netshBlocks(
  file: InputFile,
  given: SourceArguments,
  report: Report,
): AsyncGenerator<EventBlock, void, undefined> {
  if (given.scan) throw notForNetsh(file.name);
  for (const name of ['struct', 'abi', 'base', 'at', 'count', 'entries'] as const) {
    if (given[name] !== undefined) throw notFor(`--${name}`, `${file.name} is XML of netsh, and no memory`);
  }
  let notes: NetshNotes | undefined;
  const onEnd = (said: NetshNotes): void => {
    notes = said;
  };
  let isAny = false;
  try {
    for await (const block of blocksOf(readNetEvents(watched(file, report.progress), { onEnd }))) {
      isAny = true;
      yield block;
    }
  } catch (error) {
    throw isNetshError(error)
      ? new UsageError(`cannot read the events in ${file.name}: ${error.message}`)
      : error;
  }
  if (!isAny) await report.nothing(`no events found in ${file.name}`);
  if (notes !== undefined) await tellNotes(file.name, notes, report);
}

async function* blocksOf(events: AsyncIterable<NetshEvent>): AsyncGenerator<EventBlock, void, undefined> {
  let block: { name: NetshEvent['struct']; events: unknown[]; origin: Origin } | undefined;
  for await (const { struct, event, origin } of events) {
    const isSame = block?.name === struct && block.origin.rules === origin.rules;
    if (block !== undefined && (!isSame || block.events.length === MOST_EVENTS)) {
      yield block;
      block = undefined;
    }
    block ??= { name: struct, events: [], origin };
    block.events.push(event);
  }
  if (block !== undefined) yield block;
}

/** Names in a message: the others are counted. */
const MOST_NAMES = 5;

async function tellNotes(name: string, notes: NetshNotes, report: Report): Promise<void> {
  const { faults, tooLarge, unread, unknown } = notes;
  if (faults !== undefined) await report.fault(faultsText(name, faults, 'events'));
  if (tooLarge > 0) {
    const what = tooLarge === 1 ? 'one element' : `${tooLarge} elements`;
    await report.fault(`passed over ${what} in ${name}, larger than any event`);
  }
  if (unread.size > 0) {
    await report.fault(`left out what is no value of its member in ${name}: ${countsText(unread)}`);
  }
  if (unknown.size > 0) {
    await report.say([
      `not known to this version, and not taken for anything else, in ${name}: ${countsText(unknown)}`,
    ]);
  }
}

function countsText(counts: NetshNotes['unknown']): string {
  const all = [...counts].map(([name, count]) => `${excerpt(name)}${count === 1 ? '' : ` (${count} times)`}`);
  const more = all.length > MOST_NAMES ? ` and ${all.length - MOST_NAMES} more` : '';
  return `${all.slice(0, MOST_NAMES).join(', ')}${more}`;
}
