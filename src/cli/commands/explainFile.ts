/** Shows the bytes of one event. */
import { explain, isDecodeError, type Limits, resolveLimits } from '../../codec/index.ts';
import { explainJson, explainText } from '../../format/explainText.ts';
import { type InternalChoice, internalEvent } from '../../internal/index.ts';
import { pointerSizeOf, uint32, uint64, type ValueLayout } from '../../layout/index.ts';
import type { Memory } from '../../memory/index.ts';
import { elementAddress, type Run } from '../../memory/run.ts';
import { decode } from '../../read/decode.ts';
import { InternalPart } from '../batches/internalPart.ts';
import { refusedMessages } from '../batches/refused.ts';
import { EXIT, type ExitCode, UsageError } from '../exit.ts';
import { type MemoryBlock, runWithin } from '../input/blocks.ts';
import { withInput } from '../input/file.ts';
import type { SourceArguments } from '../input/form.ts';
import { memoryBlocks, openSource, type Source } from '../input/source.ts';
import type { FileArguments } from '../options/command.ts';
import { withOutput, writeAll } from '../output/open.ts';
import { progressOf } from '../output/progress.ts';
import { type Report, withReport } from '../output/report.ts';
import { styleFor } from '../output/style.ts';

export interface ExplainArguments extends SourceArguments, FileArguments {
  readonly limit: Partial<Limits>;
  readonly index: number;
  readonly json?: boolean;
  readonly full?: boolean;
  readonly internal?: InternalChoice;
  readonly verbose?: boolean;
}

export function explainFile(file: string, given: ExplainArguments): Promise<ExitCode> {
  return withReport({}, progressOf(), (report) =>
    withInput(file, async (input) => {
      const element = await elementIn(
        await openSource(input, { ...given, objects: 'structs' }, report),
        given,
        report,
      );
      if (element === undefined) return;
      try {
        const struct = await structOf(element, given, report);
        if (!(await writeExplained(file, element, struct, given))) report.damaged();
      } catch (error) {
        if (!isDecodeError(error)) throw error;
        await report.fault(`${element.block.label}${error.message}${element.block.hint}`);
      }
    }),
  );
}

/** @returns whether all could be read. */
async function writeExplained(
  file: string,
  { block: { memory }, run, index }: Element,
  struct: ValueLayout,
  given: ExplainArguments,
): Promise<boolean> {
  const ranges = explain(struct, memory, addressOf(run, index, memory), { limits: given.limit });
  await withOutput({ file: given.output, inputs: [file], isPaged: !given.json && given.pager }, (output) => {
    const isToStdout = given.output === undefined || given.output === '-';
    const { style, width } = styleFor(isToStdout ? process.stdout : {});
    const lines = given.json
      ? explainJson(ranges, memory)
      : explainText(ranges, memory, { style, width, full: given.full });
    return writeAll(output, lines);
  });
  return ranges.every(({ issue }) => issue === undefined);
}

/** The struct to explain: with what is undocumented of it, as far as that is asked for and taken. */
async function structOf(
  { block: { struct, memory, label }, run, index }: Element,
  { internal, limit }: ExplainArguments,
  report: Report,
): Promise<ValueLayout> {
  if (internal === undefined) return struct;
  const options = { limits: resolveLimits(limit), onIssue: () => undefined };
  const part = new InternalPart(struct, memory, run, internal, options);
  const event = decode(struct, memory, addressOf(run, index, memory), options);
  const taken = part.of(index, event);
  await report.say(refusedMessages(part.takeRefused()).map((message) => `${label}${message}`));
  if (taken === undefined) return struct;
  const { layout } = taken;
  const what =
    layout === undefined ? 'the type of the event' : `layout ${layout} of the fields after the event`;
  await report.say([`${label}${what} is undocumented`]);
  return internalEvent(layout, internal === true);
}

// --- which one -----------------------------------------------------------------------------------------------

interface Element {
  readonly block: MemoryBlock;
  readonly run: Run;
  readonly index: number;
}

/** The event that is meant; none where there is none at all. @throws UsageError when there are not so many. */
async function elementIn(
  source: Source,
  { index: wanted }: ExplainArguments,
  report: Report,
): Promise<Element | undefined> {
  let before = 0;
  for await (const block of memoryBlocks(source, report)) {
    const run = runWithin(block.struct, block.memory, block.roots);
    const index = wanted - before;
    if (index < run.count) return { block, run, index };
    before += run.count;
  }
  if (before === 0 && report.exitCode !== EXIT.ok) return undefined;
  throw new UsageError(
    `--index ${wanted}: ${before === 1 ? 'there is one' : `there are ${before}`}; 0 is the first`,
  );
}

/** Where an element is. @throws DecodeError when its pointer is not there; UsageError when that is NULL. */
function addressOf(run: Run, index: number, memory: Memory): bigint {
  const at = elementAddress(run, index);
  if (run.kind !== 'entries') return at;
  const pointer = BigInt(decode(pointerSizeOf(memory.abi) === 8 ? uint64 : uint32, memory, at));
  if (pointer === 0n) throw new UsageError(`--index ${index}: its pointer is NULL`);
  return pointer;
}
