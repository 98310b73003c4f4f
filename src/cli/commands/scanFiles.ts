/** Writes what a scan finds, with what is known about each find; or its events alone, in another format. */
import { toJson } from '../../format/json.ts';
import { jsonText, withMember } from '../../format/jsonText.ts';
import { formatAddress } from '../../memory/index.ts';
import type { Find } from '../../scan/index.ts';
import { NET_EVENTS } from '../../scan/netEvents.ts';
import { type Where, WhereFilter } from '../../where/index.ts';
import type { Sink } from '../batches/decodeSource.ts';
import type { ExitCode } from '../exit.ts';
import { type EachFile, eachFile } from '../input/each.ts';
import { findsIn, isEvent } from '../input/found.ts';
import { nothingIn } from '../input/located.ts';
import type { OpenedMemory } from '../input/memory.ts';
import { filesIn } from '../input/paths.ts';
import { openSource, wholeMemory } from '../input/source.ts';
import { plainSelectionOf } from '../options/events.ts';
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
  let isAny = false;
  function* lines(): Generator<string, void, undefined> {
    for (const find of findsIn(opened, given, report.progress.update)) {
      isAny = true;
      if (given.unique && isEvent(find) && find.copyOf !== undefined) continue;
      if (wanted(find)) yield lineOf(find, file, given.lossless);
    }
  }
  await writeAll(output, lines());
  if (!isAny && output.isOpen)
    await report.nothing(source.refusal || nothingIn({ name: source.name, memory: opened }));
}

/** Which finds `--where` wants: events alone. */
function wantedIn(
  { memory }: OpenedMemory,
  where: Where | undefined,
  { limit }: DecodeArguments,
): (find: Find) => boolean {
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

function lineOf(find: Find, file: string | undefined, lossless = false): string {
  const { address, struct, alternatives, score } = find;
  const copyOf = isEvent(find) && find.copyOf !== undefined ? { copyOf: formatAddress(find.copyOf) } : {};
  const head = jsonText({
    ...(file === undefined ? {} : { file }),
    address: formatAddress(address),
    struct,
    alternatives,
    score,
    ...copyOf,
  });
  const line = isEvent(find)
    ? withMember(
        head,
        'event',
        toJson(NET_EVENTS[struct], find.event, { surrogates: lossless ? 'keep' : 'replace' }),
      )
    : withMember(head, 'entries', String(find.entries));
  return `${line}\n`;
}
