/** Writes what a scan finds, with what is known about each find; or its events alone, in another format. */

import { resolveLimits } from '../../codec/index.ts';
import { internalJson } from '../../format/internalJson.ts';
import { toJson } from '../../format/json.ts';
import { type Surrogates, withMember } from '../../format/jsonText.ts';
import type { Internal } from '../../internal/index.ts';
import { pointerSizeOf } from '../../layout/index.ts';
import { runOf } from '../../memory/run.ts';
import { loadWriters } from '../../read/loadWriters.ts';
import { type Located, type LocatedEvent, scanLimits } from '../../scan/index.ts';
import { NET_EVENTS } from '../../scan/netEvents.ts';
import { type Where, WhereFilter } from '../../where/index.ts';
import { surrogatesFor } from '../batches/batch.ts';
import type { Sink } from '../batches/decodeSource.ts';
import { InternalPart } from '../batches/internalPart.ts';
import { addRefused, refusedMessages } from '../batches/refused.ts';
import type { ExitCode } from '../exit.ts';
import { type EachFile, eachFile } from '../input/each.ts';
import { findsIn, isEvent } from '../input/found.ts';
import { nothingIn } from '../input/located.ts';
import type { OpenedMemory } from '../input/memory.ts';
import { filesIn } from '../input/paths.ts';
import { openSource, wholeMemory } from '../input/source.ts';
import { plainSelectionOf } from '../options/events.ts';
import { findLines } from '../output/findLines.ts';
import { withOutput, writeAll } from '../output/open.ts';
import { progressOf } from '../output/progress.ts';
import { withReport } from '../output/report.ts';
import { type DecodeArguments, decodeFiles } from './decodeFiles.ts';

export async function scanFiles(paths: readonly string[], given: DecodeArguments): Promise<ExitCode> {
  const { format = 'ndjson' } = given;
  if (format !== 'ndjson') return decodeFiles(paths, { ...given, scan: true });
  const progress = progressOf();
  const { where } = await plainSelectionOf(given, progress);
  const files = await filesIn(paths, given);
  const inputs = files.map(({ path }) => path);
  return withReport({}, progress, (report) =>
    withOutput({ file: given.output, inputs }, (output) =>
      eachFile(files, report, async (each) => {
        await scanFile(each, given, where, { output, report });
        return output.isOpen;
      }),
    ),
  );
}

async function scanFile(
  { input, file }: EachFile,
  given: DecodeArguments,
  where: Where | undefined,
  { output, report }: Sink,
): Promise<void> {
  const source = await openSource(input, { ...given, scan: true }, report);
  const opened = wholeMemory(source);
  if (source.told !== '') await report.say([`${source.name}: ${source.told}`]);
  const wanted = wantedIn(opened, where, given);
  const refused = new Map<string, number>();
  let isAny = false;
  function* finds(): Generator<Located, void, undefined> {
    for (const find of findsIn(opened, given, report.progress.update)) {
      isAny = true;
      if (given.unique && isEvent(find) && find.copyOf !== undefined) continue;
      if (wanted(find)) yield find;
    }
  }
  await loadWriters(pointerSizeOf(opened.memory.abi));
  const surrogates = surrogatesFor(given.lossless ?? false);
  const isPlain = given.internal === undefined;
  const lines = findLines(finds(), {
    memory: opened.memory,
    limits: scanLimits(given.limit),
    surrogates,
    file,
    eventJson: isPlain
      ? undefined
      : (find) => eventJson(find, internalOf(find, opened, given, refused), surrogates),
  });
  await writeAll(output, lines);
  await report.say(refusedMessages(refused).map((message) => `${source.name}: ${message}`));
  if (!isAny && output.isOpen)
    await report.nothing(source.refusal || nothingIn({ name: source.name, memory: opened }));
}

/** Which finds `--where` wants: events alone. */
function wantedIn(
  { memory }: OpenedMemory,
  where: Where | undefined,
  { limit }: DecodeArguments,
): (find: Located) => boolean {
  if (where === undefined) return () => true;
  const filters = new Map<string, WhereFilter>();
  return (find) => {
    if (!isEvent(find)) return false;
    const { struct, address } = find;
    const filter = filters.get(struct) ?? new WhereFilter(NET_EVENTS[struct], where);
    filters.set(struct, filter);
    return filter.rows(memory, { addresses: [address] }, { limits: limit }).length > 0;
  };
}

/** What of a find is undocumented, as far as it is asked for. */
function internalOf(
  find: LocatedEvent,
  { memory }: OpenedMemory,
  { internal, limit }: DecodeArguments,
  refused: Map<string, number>,
): Internal | undefined {
  if (internal === undefined) return undefined;
  const struct = NET_EVENTS[find.struct];
  const run = runOf(struct, memory, { addresses: [find.address] });
  // A find is doubtful by itself: what cannot be read after it is null, and nothing to report.
  const options = { limits: resolveLimits(limit), onIssue: () => undefined };
  const part = new InternalPart(struct, memory, run, internal, options);
  const found = part.of(0, find.decoded().event);
  addRefused(refused, part.takeRefused());
  return found;
}

/** The JSON of the event of a find. */
function eventJson(find: LocatedEvent, internal: Internal | undefined, surrogates: Surrogates): string {
  const json = toJson(NET_EVENTS[find.struct], find.decoded().event, { surrogates });
  return internal === undefined ? json : withMember(json, 'internal', internalJson(internal, { surrogates }));
}
