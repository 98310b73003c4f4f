/** Packs the structs of a file into a capture. */
import { type CaptureNotes, packCapture } from '../../capture/index.ts';
import type { Limits } from '../../codec/index.ts';
import { extentOf } from '../../layout/index.ts';
import { structAddress } from '../../memory/run.ts';
import type { Redactor } from '../../redact.ts';
import { type ExitCode, UsageError } from '../exit.ts';
import { type MemoryBlock, runWithin } from '../input/blocks.ts';
import { assertPipedOnce } from '../input/each.ts';
import { withInput } from '../input/file.ts';
import type { SourceArguments } from '../input/form.ts';
import type { OpenedMemory } from '../input/memory.ts';
import { memoryBlocks, openSource, wholeMemory } from '../input/source.ts';
import type { FileArguments } from '../options/command.ts';
import { withOutput } from '../output/open.ts';
import { type Progress, progressOf } from '../output/progress.ts';
import { type Report, withReport } from '../output/report.ts';
import { type Loss, packRedacted, redactNotes, redactorOf } from './packRedacted.ts';

export interface PackArguments extends SourceArguments, FileArguments {
  readonly limit: Partial<Limits>;
  readonly minScore: number;
  readonly redact?: string;
  readonly filters?: string;
  readonly host?: string;
  readonly time?: string;
  readonly osBuild?: number;
  readonly note?: string;
  readonly verbose?: boolean;
}

export async function packFile(file: string, given: PackArguments): Promise<ExitCode> {
  if (given.output === undefined && process.stdout.isTTY) {
    throw new UsageError('a capture is not for a terminal: name a file with -o, or redirect standard output');
  }
  const progress = progressOf();
  const redactor = given.redact === undefined ? undefined : await redactorOf(given.redact);
  const filters = given.filters === undefined ? undefined : await filterItems(given.filters, progress);
  const inputs = [file, ...(given.filters === undefined ? [] : [given.filters])];
  assertPipedOnce(inputs);
  return withReport({}, progress, (report) =>
    withInput(file, async (input) => {
      const source = await openSource(input, given, report);
      const notes = redactNotes(notesOf(wholeMemory(source), given), redactor);
      const loss: Loss = { structs: 0, members: 0 };
      const itemsOf = (block: MemoryBlock): Items => {
        const { struct, memory, roots } = block;
        return redactor === undefined
          ? packCapture(struct, memory, roots, { limits: given.limit, ...notes })
          : packRedacted(block, { redactor, loss, limit: given.limit, notes });
      };
      await withOutput({ file: given.output, inputs }, async (output) => {
        for (const item of filters?.(notes, redactor) ?? []) await output.write(item);
        for await (const block of memoryBlocks(source, report)) {
          await tellMissing(block, source.name, report);
          for (const item of packed(() => itemsOf(block))) await output.write(item);
        }
        await tellLoss(loss, report);
        input.assertUnchanged?.();
      });
    }),
  );
}

/** Reads the filters of a file of netsh, and says which items have them. */
async function filterItems(
  filters: string,
  progress: Progress,
): Promise<(notes: CaptureNotes, redactor: Redactor | undefined) => Iterable<Uint8Array>> {
  const [{ readLookups }, { itemsOf }] = await Promise.all([
    import('../input/readLookups.ts'),
    import('./filterItems.ts'),
  ]);
  const { rules } = await readLookups({ filters, volume: [] }, progress, { withState: true });
  return (notes, redactor) => (rules === undefined ? [] : itemsOf(rules, notes, redactor));
}

/** Structs that are not there are packed as what they are: roots that lead nowhere. */
async function tellMissing(
  { struct, memory, roots, missing, hint }: MemoryBlock,
  name: string,
  report: Report,
): Promise<void> {
  const run = runWithin(struct, memory, roots);
  const { size } = extentOf(struct, memory.abi);
  let lost = missing;
  for (let index = 0; index < run.count; index++) {
    const address = structAddress(run, index, memory);
    if (address !== undefined && memory.readable(address, size) < size) lost++;
  }
  if (lost === 0) return;
  await report.fault(
    `${lost} of ${run.count + missing} structs are not in ${name}, and will not be in the capture${hint}`,
  );
}

/** A value that could not be read has no pseudonym: it is left out, and that is said. */
async function tellLoss({ structs, members }: Loss, report: Report): Promise<void> {
  if (structs > 0) await report.fault(`structs that cannot be read, and are not in the capture: ${structs}`);
  if (members > 0) await report.fault(`members that cannot be read, and are NULL in the capture: ${members}`);
}

type Items = Generator<Uint8Array, void, undefined>;

/** @throws UsageError for notes and addresses that are wrong. */
function packed(pack: () => Items): Items {
  try {
    return pack();
  } catch (error) {
    throw error instanceof RangeError || error instanceof TypeError ? new UsageError(error.message) : error;
  }
}

/** What is given, and what a dump says of itself. */
function notesOf({ notes }: OpenedMemory, { host, time, osBuild, note }: PackArguments): CaptureNotes {
  return {
    ...notes,
    ...(host === undefined ? {} : { host }),
    ...(time === undefined ? {} : { time }),
    ...(osBuild === undefined ? {} : { osBuild }),
    ...(note === undefined ? {} : { note }),
  };
}
