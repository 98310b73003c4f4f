/** What the page shows and knows. Elements get it whole, change it by its methods, and are drawn again when it changed. */
import { type Chip, chipText, withChip } from '../model/chips.ts';
import type { Detail } from '../model/detail.ts';
import { EXPORTS, type ExportFormat } from '../model/exports.ts';
import type { Histogram } from '../model/histogram.ts';
import type { OverviewSection } from '../model/overview.ts';
import type { Piece, Progress } from '../model/protocol.ts';
import { FIRST_STATE, type PageState, stateOf, stateText } from '../model/urlState.ts';
import type { Client } from './client.ts';
import { saveAs } from './save.ts';
import { number } from './shown.ts';

/** What is known of the files that are open. */
export interface Known {
  readonly names: readonly string[];
  readonly events: number;
  /** Whether there may be more of them. */
  readonly isReading: boolean;
  readonly shown: number;
  readonly notes: readonly string[];
  readonly histogram: Histogram | undefined;
  readonly overview: readonly OverviewSection[];
  readonly detail: Detail | undefined;
  /** Where the open event is among those that are shown; -1 where it is not. */
  readonly position: number;
  /** What went wrong with what was asked last. */
  readonly problem: string;
  readonly isBusy: boolean;
  /** What is being written. */
  readonly writing: string;
  /** Counts views: whatever was read for another one is to be read again. */
  readonly version: number;
}

const NOTHING: Known = {
  names: [],
  events: 0,
  isReading: false,
  shown: 0,
  notes: [],
  histogram: undefined,
  overview: [],
  detail: undefined,
  position: -1,
  problem: '',
  isBusy: false,
  writing: '',
  version: 0,
};

/** Rows of a table beside the histogram. */
const MOST_ROWS = 50;
/** Milliseconds between two counts while files are read; and how much longer than a count at least. */
const BETWEEN_COUNTS = 300;
const TIMES_A_COUNT = 4;

export class Store {
  readonly client: Client;
  state: PageState = stateOf(location.hash);
  known: Known = NOTHING;
  /** Spans of the histogram that there is room for. */
  spans = 100;
  #listeners: (() => void)[] = [];
  /** When to count again, while files are read. */
  #next = 0;
  #isCounting = false;
  /** Whether what was opened may be something else than before: then nothing of it is chosen yet. */
  #isOther = false;
  /** How often it was counted. */
  #counts = 0;

  constructor(client: Client) {
    this.client = client;
    client.onProgress = (progress) => void this.#heard(progress);
    client.onExported = (count) =>
      this.#know({ writing: count > 0 ? `${number(count)} events written` : 'writing' });
    addEventListener('hashchange', () => void this.#goTo(stateOf(location.hash)));
  }

  listen(listener: () => void): void {
    this.#listeners.push(listener);
  }

  // --- files -------------------------------------------------------------------------------------------------

  open(files: readonly File[]): Promise<void> {
    this.#isOther = true;
    return this.#open(
      files.map(({ name }) => name),
      files,
    );
  }

  /** Opens the files that are in the page, as its pieces come. */
  async openPage(pieces: AsyncIterable<Piece>): Promise<void> {
    const names: string[] = [];
    for await (const piece of pieces) {
      if (piece.name !== undefined) names.push(piece.name);
      if (names.length === 1 && piece.name !== undefined) void this.#open(names, undefined);
      else if (piece.name !== undefined) this.#know({ names: [...names] });
      await this.client.ask('piece', piece);
    }
    if (names.length > 0) await this.client.ask('piece', undefined);
  }

  async #open(names: readonly string[], files: readonly File[] | undefined): Promise<void> {
    delete document.documentElement.dataset['ready'];
    this.#know({ ...NOTHING, names, isBusy: true, isReading: true, version: this.known.version + 1 });
    try {
      const progress = await this.client.ask('open', { files });
      this.#know({ isBusy: false });
      await this.#heard(progress);
    } catch (error) {
      this.#fail(error);
    }
  }

  async save(format: ExportFormat): Promise<void> {
    try {
      this.#know({ writing: 'writing' });
      const blob = await this.client.ask('export', { format, columns: this.state.columns });
      saveAs(blob, `events.${EXPORTS[format].ending}`);
      this.#know({ writing: '' });
    } catch (error) {
      this.#fail(error);
    }
  }

  // --- what is shown -----------------------------------------------------------------------------------------

  /** Changes what is shown, and asks for what that takes. */
  async set(changes: Partial<PageState>): Promise<void> {
    await this.#goTo({ ...this.state, ...changes });
  }

  add(condition: string, isExcluded = false): Promise<void> {
    return this.set({ chips: withChip(this.state.chips, { condition, isExcluded }) });
  }

  remove(chip: Chip): Promise<void> {
    return this.set({ chips: this.state.chips.filter((other) => other !== chip) });
  }

  async #goTo(next: PageState): Promise<void> {
    const before = this.state;
    if (stateText(before) === stateText(next)) return;
    this.#change(next);
    const isSame =
      before.search === next.search &&
      JSON.stringify([before.chips, before.sort]) === JSON.stringify([next.chips, next.sort]);
    if (!isSame) await this.#view();
    else if (before.by !== next.by) await this.#count();
    if (before.event !== next.event || !isSame) await this.#showEvent();
  }

  #change(state: PageState): void {
    this.state = state;
    const text = stateText(state);
    // Not a step back for each key that was pressed.
    history.replaceState(null, '', text === '' ? location.pathname + location.search : `#${text}`);
    this.#tell();
  }

  /** @param isOther whether the rows are others than before. */
  async #view(isOther = true): Promise<void> {
    const { chips, search, sort } = this.state;
    try {
      const { shown } = await this.client.ask('view', { chips: chips.map(chipText), search, sort });
      this.#know({ shown, problem: '', version: this.known.version + (isOther ? 1 : 0) });
      await this.#count();
    } catch (error) {
      this.#fail(error);
    }
  }

  async #count(): Promise<void> {
    const { by } = this.state;
    const own = ++this.#counts;
    const [histogram, overview] = await Promise.all([
      this.client.ask('histogram', { by, most: this.spans }),
      this.client.ask('overview', { most: MOST_ROWS }),
    ]);
    // Where something else is shown by now, that is counted.
    if (own === this.#counts) this.#know({ histogram, overview });
  }

  /** @param spans that the histogram has room for. */
  async resize(spans: number): Promise<void> {
    if (spans === this.spans) return;
    this.spans = spans;
    if (this.known.events === 0) return;
    this.#know({ histogram: await this.client.ask('histogram', { by: this.state.by, most: spans }) });
  }

  async #showEvent(): Promise<void> {
    const { event } = this.state;
    if (event === undefined || event >= this.known.events) {
      this.#know({ detail: undefined, position: -1 });
      return;
    }
    const [detail, position] = await Promise.all([
      this.client.ask('detail', { row: event }),
      this.client.ask('find', { row: event }),
    ]);
    if (this.state.event === event) this.#know({ detail, position });
  }

  // --- what is heard -----------------------------------------------------------------------------------------

  async #heard({ events, names, notes, isDone, isAdded }: Progress): Promise<void> {
    if (this.#isOther && !isAdded) this.#change(FIRST_STATE);
    this.#isOther = false;
    const isFirst = this.known.events === 0 && events > 0;
    this.#know({ events, names, notes, isReading: !isDone });
    if (this.#isCounting || (!isDone && performance.now() < this.#next)) return;
    const start = performance.now();
    this.#isCounting = true;
    try {
      await this.#update();
      if (isFirst || this.known.detail === undefined) await this.#showEvent();
    } catch (error) {
      this.#fail(error);
    }
    this.#isCounting = false;
    const now = performance.now();
    this.#next = now + Math.max(BETWEEN_COUNTS, TIMES_A_COUNT * (now - start));
    // What came meanwhile was told while this one was counting.
    if (!isDone && !this.known.isReading) await this.#heard({ ...this.known, isDone: true, isAdded });
    if (isDone) document.documentElement.dataset['ready'] = String(Math.round(now));
  }

  /** Takes in the events that have come. Those that were there already keep their places where nothing else is chosen. */
  #update(): Promise<void> {
    const { chips, search, sort } = this.state;
    const isAll = chips.length === 0 && search === '' && sort === undefined;
    return this.#view(!isAll);
  }

  #fail(error: unknown): void {
    const problem = error instanceof Error ? error.message : String(error);
    this.#know({ problem, isBusy: false, writing: '' });
  }

  #know(known: Partial<Known>): void {
    this.known = { ...this.known, ...known };
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
