/** The items of a capture as they come in, chunk after chunk. */
import { isDecodeError } from '../../codec/index.ts';
import { formatAddress } from '../../memory/index.ts';
import type { Capture } from './capture.ts';
import { MAJOR, majorOf } from './head.ts';
import { canBeCapture, canBeMap, ItemBytes, type ItemRun, LEAST_CAPTURE, runOfItems } from './itemBytes.ts';
import {
  captureIssue,
  type ItemPlace,
  NO_CAPTURE,
  type ParseOptions,
  parseCapture,
  parseDecoded,
} from './parse.ts';
import { type PlainItem, readPlainItem } from './plainItem.ts';
import type { CaptureRows } from './rows.ts';
import { type ItemLimits, ItemScanner } from './scanner.ts';
import { SimilarItems } from './similar.ts';

/** Items in a row that are not captures at all, such as the zeros after the end of what was written. */
interface ForeignItems extends ItemPlace {
  count: number;
  /** Whether all of them are something else than maps. */
  areNoMaps: boolean;
  /** The first one, as far as it was kept: alone it gets a message of its own. */
  readonly first: Uint8Array;
}

/** Items in a row that turn out not to be plain, before no more of a chunk are tried. */
const MOST_TRIES = 8;

/** Reads chunk after chunk of a capture. */
export class CaptureReader {
  readonly #options: ParseOptions;
  readonly #limits: ItemLimits;
  readonly #scanner: ItemScanner;
  readonly #item = new ItemBytes();
  #place: ItemPlace = { index: 0, offset: 0 };
  /** Whether the item that is being read exceeds a limit: it was reported, and is passed over. */
  #isSkipped = false;
  #foreign: ForeignItems | undefined;
  #isOver = false;
  /** How the item before was written. */
  #similar: SimilarItems | undefined;
  readonly #rows: CaptureRows | undefined;

  constructor(limits: ItemLimits, options: ParseOptions, rows: CaptureRows | undefined) {
    this.#options = options;
    this.#rows = rows;
    this.#limits = limits;
    this.#scanner = new ItemScanner(limits);
  }

  /** Whether nothing more can be read. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** The captures that end in a chunk. */
  *read(chunk: Uint8Array): Generator<Capture, void, undefined> {
    let tries = MOST_TRIES;
    const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (let at = 0; at < chunk.length && !this.#isOver; ) {
      const taken = this.#takenItems(chunk, view, at);
      if (taken > 0) {
        at += taken;
        continue;
      }
      const similar = this.#similarItem(chunk, view, at);
      if (similar !== undefined) {
        at = this.#place.offset + at - similar.offset;
        yield similar;
        continue;
      }
      const plain = tries > 0 ? this.#plainItem(chunk, at) : undefined;
      if (plain !== undefined) {
        tries = MOST_TRIES;
        at += plain.length;
        const capture = this.#completePlain(plain);
        this.#similar =
          capture && SimilarItems.like(capture, chunk.subarray(at - plain.length, at), this.#limits);
        if (capture !== undefined) yield capture;
        continue;
      }
      tries--;
      const run = this.#scanner.length === 0 ? runOfItems(chunk, at, this.#limits.itemBytes) : undefined;
      if (run !== undefined) {
        this.#passForeign(chunk.subarray(at, at + 1), run);
        at += run.count * run.size;
        continue;
      }
      const end = this.#scanner.scan(chunk, at);
      this.#keep(chunk.subarray(at, end));
      at = end;
      if (this.#scanner.state === 'broken') this.#giveUp();
      if (this.#scanner.state !== 'complete') continue;
      const capture = this.#complete();
      if (capture !== undefined) yield capture;
    }
  }

  /** The source has ended. */
  end(): void {
    this.#reportForeign();
    const { length, missing } = this.#scanner;
    if (length === 0 || this.#isSkipped) return;
    const rest = `${missing} more at the least are missing`;
    this.#tell(`the capture ends within this item: ${length} bytes of it are there, ${rest}`);
  }

  #keep(bytes: Uint8Array): void {
    const { excess } = this.#scanner;
    if (excess === undefined) this.#item.add(bytes);
    else if (!this.#isSkipped) {
      this.#isSkipped = true;
      this.#item.take();
      this.#tell(excess);
    }
  }

  /** Reads the item that is complete, and begins the next one. */
  #complete(): Capture | undefined {
    const { length } = this.#scanner;
    const isSkipped = this.#isSkipped;
    const bytes = this.#item.take();
    this.#isSkipped = false;
    this.#scanner.begin();
    if (!isSkipped && !canBeCapture(bytes)) {
      this.#passForeign(bytes, { count: 1, size: length });
      return undefined;
    }
    const place = this.#place;
    this.#pass({ count: 1, size: length });
    if (isSkipped) return undefined;
    this.#reportForeign();
    return this.#parse(bytes, place);
  }

  /** Offers the items from an offset on that are written like the one before; returns how many bytes of them were taken. */
  #takenItems(chunk: Uint8Array, view: DataView, at: number): number {
    // What is to be said of items before these is said when the next one is read.
    if (this.#similar === undefined || this.#scanner.length > 0 || this.#foreign !== undefined) return 0;
    if (!this.#rows?.offer(this.#similar, chunk, view, at)) return 0;
    const { index, offset } = this.#place;
    this.#place = { index: index + this.#rows.count, offset: offset + this.#rows.size };
    return this.#rows.size;
  }

  /** The item that begins at an offset, where it is written like the one before. */
  #similarItem(chunk: Uint8Array, view: DataView, at: number): Capture | undefined {
    if (this.#similar === undefined || this.#scanner.length > 0) return undefined;
    const capture = this.#similar.read(chunk, view, at, this.#place);
    if (capture === undefined) return undefined;
    this.#pass({ count: 1, size: this.#similar.length });
    this.#reportForeign();
    return capture;
  }

  /** The item that begins at an offset, where it can be read at once. */
  #plainItem(chunk: Uint8Array, at: number): PlainItem | undefined {
    if (this.#scanner.length > 0 || majorOf(chunk[at] ?? 0) !== MAJOR.map) return undefined;
    const item = readPlainItem(chunk, at, true);
    if (item === undefined || item.length < LEAST_CAPTURE) return undefined;
    const { itemBytes, values } = this.#limits;
    return item.length <= itemBytes && item.values <= values ? item : undefined;
  }

  #completePlain({ value, length }: PlainItem): Capture | undefined {
    const place = this.#place;
    this.#pass({ count: 1, size: length });
    this.#reportForeign();
    return this.#orIssue(() => parseDecoded(value, place, this.#options));
  }

  /** Goes on to the item after some. */
  #pass({ count, size }: ItemRun): void {
    const { index, offset } = this.#place;
    this.#place = { index: index + count, offset: offset + count * size };
  }

  #parse(bytes: Uint8Array, place: ItemPlace): Capture | undefined {
    return this.#orIssue(() => parseCapture(bytes, place, this.#options));
  }

  #orIssue(parse: () => Capture): Capture | undefined {
    try {
      return parse();
    } catch (error) {
      if (this.#options.onIssue === undefined || !isDecodeError(error)) throw error;
      this.#options.onIssue(error);
      return undefined;
    }
  }

  #giveUp(): void {
    this.#isOver = true;
    const { fault, length } = this.#scanner;
    const where = formatAddress(BigInt(this.#place.offset + length - 1));
    this.#tell(`${fault}: nothing can be read from offset ${where} on`);
  }

  /** Passes over items that are like the first one. */
  #passForeign(first: Uint8Array, items: ItemRun): void {
    this.#foreign ??= { ...this.#place, count: 0, areNoMaps: true, first: first.slice() };
    // Strictly, the first one is thrown.
    this.#foreign.count += this.#options.onIssue === undefined ? 1 : items.count;
    this.#foreign.areNoMaps &&= !canBeMap(first);
    this.#pass(items);
    if (this.#options.onIssue === undefined) this.#reportForeign();
  }

  #reportForeign(): void {
    if (this.#foreign === undefined) return;
    const { count, areNoMaps, first, ...place } = this.#foreign;
    this.#foreign = undefined;
    if (count > 1) {
      const why = areNoMaps ? 'they are no maps' : 'they are no maps, or too small';
      this.#report(place, `${count} items from here on are no captures: ${why}`);
    } else if (areNoMaps) this.#report(place, NO_CAPTURE);
    // Parsing says what is missing.
    else this.#parse(first, place);
  }

  /** Tells of the item that is being read. */
  #tell(reason: string): void {
    this.#reportForeign();
    this.#report(this.#place, reason);
  }

  #report(place: ItemPlace, reason: string): void {
    const issue = captureIssue(place, [], reason);
    if (this.#options.onIssue === undefined) throw issue;
    this.#options.onIssue(issue);
  }
}
