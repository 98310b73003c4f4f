/** What the page shows and knows. Elements get it whole, change it by its methods, and are drawn again when it changed. */
import { type Chip, chipText, withChip } from '../model/chips.ts';
import type { Detail } from '../model/detail.ts';
import { EXPORTS, type ExportFormat } from '../model/exports.ts';
import type { Histogram } from '../model/histogram.ts';
import type { OverviewSection } from '../model/overview.ts';
import type { Embedded } from '../model/protocol.ts';
import { FIRST_STATE, type PageState, stateOf, stateText } from '../model/urlState.ts';
import type { Client } from './client.ts';
import { saveAs } from './save.ts';

/** What is known of the files that are open. */
export interface Known {
  readonly names: readonly string[];
  readonly events: number;
  /** How many of them are in the columns. */
  readonly loaded: number;
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
  /** Counts views: whatever was read for another one is to be read again. */
  readonly version: number;
}

const NOTHING: Known = {
  names: [],
  events: 0,
  loaded: 0,
  shown: 0,
  notes: [],
  histogram: undefined,
  overview: [],
  detail: undefined,
  position: -1,
  problem: '',
  isBusy: false,
  version: 0,
};

/** Rows of a table beside the histogram. */
const MOST_ROWS = 50;
/** Milliseconds between two counts while files are read. */
const BETWEEN_COUNTS = 400;

export class Store {
  readonly client: Client;
  state: PageState = stateOf(location.hash);
  known: Known = NOTHING;
  /** Spans of the histogram that there is room for. */
  spans = 100;
  #listeners: (() => void)[] = [];
  #counted = 0;

  constructor(client: Client) {
    this.client = client;
    client.onLoaded = (loaded) => void this.#heard(loaded);
    addEventListener('hashchange', () => void this.#goTo(stateOf(location.hash)));
  }

  listen(listener: () => void): void {
    this.#listeners.push(listener);
  }

  // --- files -------------------------------------------------------------------------------------------------

  async open(files: readonly (Embedded | File)[], isNew: boolean): Promise<void> {
    if (isNew) this.#change(FIRST_STATE);
    this.#know({
      ...NOTHING,
      names: files.map(({ name }) => name),
      isBusy: true,
      version: this.known.version + 1,
    });
    try {
      const { events, notes } = await this.client.ask('open', { files });
      this.#know({ events, notes, shown: events, isBusy: false });
      await this.#view();
      await this.#showEvent();
    } catch (error) {
      this.#fail(error);
    }
  }

  async save(format: ExportFormat): Promise<void> {
    try {
      this.#know({ isBusy: true });
      const blob = await this.client.ask('export', { format, columns: this.state.columns });
      saveAs(blob, `events.${EXPORTS[format].ending}`);
      this.#know({ isBusy: false });
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

  async #view(): Promise<void> {
    const { chips, search, sort } = this.state;
    try {
      const { shown } = await this.client.ask('view', { chips: chips.map(chipText), search, sort });
      this.#know({ shown, problem: '', version: this.known.version + 1 });
      await this.#count();
    } catch (error) {
      this.#fail(error);
    }
  }

  async #count(): Promise<void> {
    this.#counted = performance.now();
    const { by } = this.state;
    const [histogram, overview] = await Promise.all([
      this.client.ask('histogram', { by, most: this.spans }),
      this.client.ask('overview', { most: MOST_ROWS }),
    ]);
    this.#know({ histogram, overview });
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

  async #heard(loaded: number): Promise<void> {
    this.#know({ loaded });
    const isWhole = loaded === this.known.events;
    if (!isWhole && performance.now() - this.#counted < BETWEEN_COUNTS) return;
    const { sort, search } = this.state;
    // What was sorted and searched was so far only a part.
    if (isWhole && (sort !== undefined || search !== '')) await this.#view();
    else await this.#count();
    if (isWhole) document.documentElement.dataset['ready'] = String(Math.round(performance.now()));
  }

  #fail(error: unknown): void {
    this.#know({ problem: error instanceof Error ? error.message : String(error), isBusy: false });
  }

  #know(known: Partial<Known>): void {
    this.known = { ...this.known, ...known };
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
