/** Captures: files that say themselves what is in them. */
import { captureChunks } from '../../capture/cbor/read.ts';
import type { CaptureRow, TakeRow } from '../../capture/cbor/rows.ts';
import { type Capture, rootsOf } from '../../capture/index.ts';
import type { DecodeError } from '../../codec/index.ts';
import { EngineFilters } from '../../filters/index.ts';
import { issueOf } from '../batches/issue.ts';
import type { Report } from '../output/report.ts';
import { type MemoryBlock, present } from './blocks.ts';
import { addObjects, filtersIn, holdsObjects } from './engineObjects.ts';
import { notFor, notForCaptures, type SourceArguments } from './form.ts';
import type { InputFile } from './inputFile.ts';

/**
 * The blocks of a capture, as they come in, with those together that can be read without waiting. Issues of the capture
 * itself are given on before the block after them.
 */
export async function* capturedBlocks(
  file: InputFile,
  given: SourceArguments,
  report: Report,
  takeRow?: TakeRow,
): AsyncGenerator<Iterable<MemoryBlock>, void, undefined> {
  assertFits(file, given);
  let issues: DecodeError[] = [];
  const giveOn = async (): Promise<void> => {
    await report.issues(issues.map(issueOf));
    issues = [];
  };
  const onIssue = (issue: DecodeError): void => void issues.push(issue);
  const items = await Items.of(file, given, onIssue);
  // What is said of the capture stands before the next block.
  const onRow = takeRow && ((row: CaptureRow) => (issues.length > 0 ? 0 : items.taken(row, takeRow)));
  for await (const captures of captureChunks(file.chunks(), { onIssue, onRow })) {
    const rest = captures[Symbol.iterator]();
    for (let next = rest.next(); next.done !== true; ) {
      const first = next.value;
      await giveOn();
      yield (function* () {
        for (let capture = first; ; capture = next.value) {
          yield* items.blocksIn(capture);
          next = rest.next();
          if (next.done === true || issues.length > 0) return;
        }
      })();
    }
  }
  await giveOn();
  if (items.isFull) {
    await report.fault(
      `${file.name}: its filters have too many conditions; those of some filters are not known`,
    );
  }
  if (items.lacksEvents) {
    await report.nothing(
      `no events in ${file.name}: it has objects of the filter engine alone, which --format ndjson shows`,
    );
  }
}

/** @throws UsageError for options that say what a capture says itself. */
function assertFits(file: InputFile, given: SourceArguments): void {
  if (given.scan) throw notForCaptures(file.name);
  for (const name of ['struct', 'abi', 'base', 'at', 'count', 'entries'] as const) {
    if (given[name] === undefined) continue;
    throw notFor(`--${name}`, `${file.name} is a capture, which says itself what is in it`);
  }
}

/** What becomes of the items: blocks, or what names the filters of events. */
class Items {
  readonly #filters: EngineFilters;
  /** What is done with objects of the engine that are no blocks. */
  readonly #take: ((capture: Capture) => void) | undefined;
  readonly #areStructs: boolean;
  #isAny = false;
  #hasObjects = false;

  private constructor(filters: EngineFilters, areStructs: boolean, take?: (capture: Capture) => void) {
    this.#filters = filters;
    this.#areStructs = areStructs;
    this.#take = take;
  }

  static async of(
    file: InputFile,
    { objects }: SourceArguments,
    onIssue: (issue: DecodeError) => void,
  ): Promise<Items> {
    if (objects !== 'names') return new Items(new EngineFilters(), objects === 'structs');
    // In a file that can be read twice, filters can come after the events that they name.
    if (file.size !== undefined) return new Items(await filtersIn(file, onIssue), false);
    const filters = new EngineFilters();
    return new Items(filters, false, (capture) => addObjects(filters, capture, onIssue));
  }

  /** Whether there are more filters than are kept. */
  get isFull(): boolean {
    return this.#filters.isFull;
  }

  /** Whether there was something, and none of it was a block. */
  get lacksEvents(): boolean {
    return this.#hasObjects && !this.#isAny;
  }

  /** How many of a row of events are taken; objects of the engine are not for others. */
  taken(row: CaptureRow, takeRow: TakeRow): number {
    if (!this.#areStructs && holdsObjects(row)) return 0;
    const count = takeRow(row);
    this.#isAny ||= count > 0;
    return count;
  }

  *blocksIn(capture: Capture): Generator<MemoryBlock, void, undefined> {
    if (this.#areStructs || !holdsObjects(capture)) {
      this.#isAny = true;
      yield* blocksIn(capture, this.#filters);
    } else {
      this.#hasObjects = true;
      this.#take?.(capture);
    }
  }
}

function* blocksIn(capture: Capture, filters: EngineFilters): Generator<MemoryBlock, void, undefined> {
  const { struct, memory, index, host, osBuild } = capture;
  const rules = filters.size > 0 ? filters.rules : undefined;
  const origin = { host, osBuild, rules };
  const ranges = rangesIn(capture);
  for (const asked of rootsOf(capture)) {
    const { roots, missing } = present(struct, { memory, ranges }, asked);
    yield { struct, memory, roots, missing, label: `item ${index}: `, isOptional: true, hint: '', origin };
  }
}

/** Which addresses are there, in their order. Structs that are listed are all asked for, wherever they are. */
function rangesIn({ roots, ranges }: Capture): { base: bigint; length: number }[] {
  if (!('count' in roots)) return [];
  const found = ranges.map(({ base, bytes }) => ({ base, length: bytes.length }));
  return found.sort((a, b) => (a.base < b.base ? -1 : 1));
}
