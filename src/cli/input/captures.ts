/** Captures: files that say themselves what is in them. */
import { captureChunks } from '../../capture/cbor/read.ts';
import type { CaptureRow, TakeRow } from '../../capture/cbor/rows.ts';
import { type Capture, rootsOf } from '../../capture/index.ts';
import type { DecodeError } from '../../codec/index.ts';
import { EngineFilters } from '../../filters/index.ts';
import { ImageTable } from '../../memory/index.ts';
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
  const take = takeRow && ((row: CaptureRow) => (issues.length > 0 ? 0 : takeRow(row)));
  const onRow = take && ((row: CaptureRow) => items.taken(row, take));
  for await (const captures of captureChunks(file.chunks(), { onIssue, onRow })) {
    const rest = captures[Symbol.iterator]();
    for (let next = rest.next(); next.done !== true; ) {
      const first = next.value;
      await giveOn();
      yield (function* () {
        for (let capture = first; ; capture = next.value) {
          yield* items.blocksIn(capture, take);
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

  *blocksIn(capture: Capture, take: TakeRow | undefined): Generator<MemoryBlock, void, undefined> {
    if (this.#areStructs || !holdsObjects(capture)) {
      this.#isAny = true;
      yield* blocksIn(capture, this.#filters, take);
    } else {
      this.#hasObjects = true;
      this.#take?.(capture);
    }
  }
}

/** An item with more bytes is no row: all of them are handed over again whenever a line is written another way. */
const MOST_ROW_BYTES = 2 ** 18;

/** After one that is not taken, so many are not offered at most. */
const MOST_SKIPPED = 64;

/** The structs of an item that lists them, as images: each is the same bytes. Undefined for other items. */
function rowIn({ struct, abi, roots, ranges }: Capture): CaptureRow | undefined {
  const [range] = ranges;
  if (!('length' in roots) || roots.length < 2 || range === undefined || ranges.length > 1) return undefined;
  const { base, bytes } = range;
  if (bytes.length > MOST_ROW_BYTES) return undefined;
  const images = new ImageTable(roots.length);
  images.begin(bytes);
  for (const root of roots) images.addAt(0, bytes.length, base, root);
  return { struct, abi, images, from: 0 };
}

/** Offers the structs of a row again and again; less often where they are not taken, since it costs as much as many of them. */
class Offer {
  readonly #row: CaptureRow;
  readonly #take: TakeRow;
  /** The first struct that is not taken, the first one that is offered then, and how many are not offered before it. */
  #taken = 0;
  #next = 0;
  #skipped = 0;

  constructor(row: CaptureRow, take: TakeRow) {
    this.#row = row;
    this.#take = take;
  }

  /** Whether a struct is taken; they are asked for one after another. */
  takes(index: number): boolean {
    if (index >= this.#taken && index >= this.#next) {
      const count = this.#take({ ...this.#row, from: index });
      this.#taken = index + count;
      this.#skipped = count > 0 ? 0 : Math.min(MOST_SKIPPED, 2 * this.#skipped + 1);
      this.#next = this.#taken + this.#skipped;
    }
    return index < this.#taken;
  }
}

/** The blocks of an item; what `take` takes of it is not among them. */
function* blocksIn(
  capture: Capture,
  filters: EngineFilters,
  take: TakeRow | undefined,
): Generator<MemoryBlock, void, undefined> {
  const { struct, memory, index: item, host, osBuild } = capture;
  const rules = filters.size > 0 ? filters.rules : undefined;
  const origin = { host, osBuild, rules };
  const ranges = rangesIn(capture);
  const row = take && rowIn(capture);
  const offer = row && take && new Offer(row, take);
  let index = 0;
  for (const asked of rootsOf(capture)) {
    if (offer?.takes(index++)) continue;
    const { roots, missing } = present(struct, { memory, ranges }, asked);
    yield { struct, memory, roots, missing, label: `item ${item}: `, isOptional: true, hint: '', origin };
  }
}

/** Which addresses are there, in their order. Structs that are listed are all asked for, wherever they are. */
function rangesIn({ roots, ranges }: Capture): { base: bigint; length: number }[] {
  if (!('count' in roots)) return [];
  const found = ranges.map(({ base, bytes }) => ({ base, length: bytes.length }));
  return found.sort((a, b) => (a.base < b.base ? -1 : 1));
}
