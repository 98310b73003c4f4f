/** fwpm explain: what each byte of an event is. */
import { type Command, Option } from 'commander';
import { explain, isDecodeError, type Limits } from '../../codec/index.ts';
import { explainJson, explainText } from '../../format/explainText.ts';
import { pointerSizeOf, uint32, uint64 } from '../../layout/index.ts';
import type { Memory } from '../../memory/index.ts';
import { elementAddress, type Run } from '../../memory/run.ts';
import { decode } from '../../read/decode.ts';
import { EXIT, type ExitCode, UsageError } from '../exit.ts';
import { type Block, runWithin } from '../input/blocks.ts';
import { withInput } from '../input/file.ts';
import type { SourceArguments } from '../input/form.ts';
import { openSource, type Source } from '../input/source.ts';
import { type FileArguments, fileCommand, verboseOption } from '../options/command.ts';
import { parseCount, sourceOptions } from '../options/shared.ts';
import { withOutput, writeAll } from '../output/open.ts';
import { progressOf } from '../output/progress.ts';
import { type Report, withReport } from '../output/report.ts';
import { styleFor } from '../output/style.ts';

interface ExplainArguments extends SourceArguments, FileArguments {
  readonly limit: Partial<Limits>;
  readonly index: number;
  readonly json?: boolean;
  readonly full?: boolean;
  readonly verbose?: boolean;
}

const EXAMPLES = `
Examples:
  $ fwpm explain event.bin --struct FWPM_NET_EVENT4 --base 0x1d23c4b0000 --at 0x1d23c4b0368
      address, bytes, C type, path and value of all that belongs to the event
  $ fwpm explain enum5.bin --base 0x3507c0 --entries 16 --index 3 | less
      the fourth event of a block that FwpmNetEventEnum5 returned
  $ fwpm explain capture.cbor --json | jq -c 'select(.issue)'
      for programs: what could not be read, and what its pointer was

Padding, bytes that only another member of a union has, and bytes that no pointer leads to are shown as such.
Exit code: 0 all explained, 1 something could not be read, 2 wrong usage or a file that cannot be read.`;

/** The command; `done` is called with its exit code. */
export function explainCommand(done: (code: ExitCode) => void): Command {
  return fileCommand<ExplainArguments>(
    {
      name: 'explain',
      summary: 'show what each byte of an event is',
      description: 'Shows the bytes of one event and of all that it points to, with what they mean.',
      file: 'memory as it was, a minidump or a capture, compressed or not; - for standard input',
      isSingle: true,
      options: [
        ...sourceOptions(),
        new Option('--index <n>', 'which of several: 0 is the first').default(0).argParser(parseCount),
        new Option('--full', 'show long values, and bytes that nothing leads to, whole'),
        new Option('--json', 'a line of JSON for each run of bytes').conflicts('full'),
      ],
      lastOptions: [verboseOption()],
      examples: EXAMPLES,
    },
    async ([file = ''], given) => explainFile(file, given),
    done,
  );
}

function explainFile(file: string, given: ExplainArguments): Promise<ExitCode> {
  return withReport({}, progressOf(), (report) =>
    withInput(file, async (input) => {
      const element = await elementIn(await openSource(input, given, report), given, report);
      if (element === undefined) return;
      try {
        if (!(await writeExplained(file, element, given))) report.damaged();
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
  { block, run, index }: Element,
  given: ExplainArguments,
): Promise<boolean> {
  const { struct, memory } = block;
  const ranges = explain(struct, memory, addressOf(run, index, memory), { limits: given.limit });
  await withOutput({ file: given.output, inputs: [file] }, (output) => {
    const isToStdout = given.output === undefined || given.output === '-';
    const { style, width } = styleFor(isToStdout ? process.stdout : {});
    const lines = given.json
      ? explainJson(ranges, memory)
      : explainText(ranges, memory, { style, width, full: given.full });
    return writeAll(output, lines);
  });
  return ranges.every(({ issue }) => issue === undefined);
}

// --- which one -----------------------------------------------------------------------------------------------

interface Element {
  readonly block: Block;
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
  for await (const block of source.blocks(report)) {
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
