/** Events that netsh wrote. */
import { groupsOf } from '../../netsh/groups.ts';
import { isNetshError, type NetshEvent, type NetshNotes, readNetEvents } from '../../netsh/index.ts';
import { noteTexts } from '../../netsh/noteTexts.ts';
import { UsageError } from '../exit.ts';
import type { Report } from '../output/report.ts';
import type { EventBlock } from './blocks.ts';
import { notFor, notForNetsh, type SourceArguments } from './form.ts';
import type { InputFile } from './inputFile.ts';
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
  for await (const { struct, origin, events: said } of groupsOf(events, MOST_EVENTS)) {
    yield { name: struct, events: said, origin };
  }
}

async function tellNotes(name: string, notes: NetshNotes, report: Report): Promise<void> {
  const { faults, unknown } = noteTexts(name, notes);
  for (const fault of faults) await report.fault(fault);
  await report.say(unknown);
}
