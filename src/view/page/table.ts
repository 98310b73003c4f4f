/** The events: a table of which only the rows in sight are there. */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Cell, TableRow } from '../model/cells.ts';
import type { Sort } from '../model/order.ts';
import { TABLE_COLUMNS, type TableColumn } from '../model/tableColumns.ts';
import { columnWidth, type PageState } from '../model/urlState.ts';
import { type List, listHeight, rangeAt, scrollTo, type VirtualRange } from '../model/virtualRange.ts';
import { PageElement } from './element.ts';
import { RowCache } from './rowCache.ts';
import { type Marked, ROW_HEIGHT, RowPool } from './rowPool.ts';
import type { Store } from './store.ts';
import { styled } from './styled.ts';

/** Milliseconds without scrolling after which the rows in sight are looked at more closely. */
const REST = 150;

/** Rows that are drawn above and below those in sight. */
const OVERSCAN = 6;

export class FwpmTable extends PageElement {
  static override properties = {
    store: { attribute: false },
    count: { attribute: false },
    version: { attribute: false },
    columns: { attribute: false },
    widths: { attribute: false },
    sort: { attribute: false },
    opened: { attribute: false },
    row: { state: true },
    column: { state: true },
    viewHeight: { state: true },
  };
  declare store: Store;
  declare count: number;
  declare version: number;
  declare columns: readonly TableColumn[];
  declare widths: PageState['widths'];
  declare sort: Sort | undefined;
  /** Where the open event is; -1 where none is. */
  declare opened: number;
  /** The cell that keys act on. */
  declare row: number;
  declare column: number;
  declare viewHeight: number;
  #pointed: Marked['pointed'];
  #cache: RowCache | undefined;
  #pool: RowPool | undefined;
  #isDrawing = false;
  /** Where the list was scrolled to when it was drawn last. */
  #drawn = 0;
  #viewWidth = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #resized: ResizeObserver | undefined;

  constructor() {
    super();
    this.row = 0;
    this.column = 0;
    this.viewHeight = 400;
  }

  get #list(): List {
    return { count: this.count, rowHeight: ROW_HEIGHT, height: this.viewHeight };
  }

  get #body(): HTMLElement | null {
    return this.querySelector('.scroller');
  }

  protected override firstUpdated(): void {
    const body = this.#body;
    if (body === null) return;
    this.#resized = new ResizeObserver(() => {
      this.#viewWidth = body.clientWidth;
      this.viewHeight = Math.max(ROW_HEIGHT, body.clientHeight - ROW_HEIGHT);
    });
    this.#resized.observe(body);
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.#cache ??= new RowCache(this.store.client, () => this.#drawSoon());
    if (changed.has('version') || changed.has('columns')) {
      this.#cache.clear(changed.has('columns'));
      this.row = Math.min(this.row, Math.max(0, this.count - 1));
    }
    this.column = Math.min(this.column, this.columns.length - 1);
    if (changed.has('opened') && this.opened >= 0) this.row = this.opened;
  }

  protected override updated(changed: PropertyValues): void {
    const body = this.#body;
    if (body === null) return;
    if (changed.has('version') && this.opened < 0 && this.row === 0) body.scrollTop = 0;
    if (changed.has('opened') && this.opened >= 0) this.#reveal(this.opened);
    this.#draw();
  }

  /** In the next frame: what comes until then is drawn together. */
  #drawSoon(): void {
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    requestAnimationFrame(() => {
      this.#isDrawing = false;
      this.#draw();
    });
  }

  /** Draws the rows in sight, without anything else; at first only the columns in sight. */
  #draw(): void {
    const range = this.#drawRows(true);
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      this.#drawRows(false);
      if (range !== undefined) void this.#cache?.check(range.first, range.end);
    }, REST);
  }

  #drawRows(isInSight: boolean): VirtualRange | undefined {
    const body = this.#body;
    const window = this.querySelector<HTMLElement>('.window');
    if (body === null || window === null || this.#cache === undefined) return undefined;
    const { row, column, opened, columns } = this;
    const { scrollTop } = body;
    // Whoever moves by more than a screen at once sees nothing of the rows beside those in sight.
    const isFar = isInSight && Math.abs(scrollTop - this.#drawn) > this.viewHeight;
    this.#drawn = scrollTop;
    const range = rangeAt(this.#list, scrollTop, isFar ? 0 : OVERSCAN);
    const rows = this.#cache.rows(range.first, range.end, columns, this.count);
    this.#pool ??= new RowPool(window);
    const end = isInSight ? this.#columnsBefore(body.scrollLeft + this.#viewWidth) : columns.length;
    this.#pool.draw(rows, range.top, { columns, end }, { row, column, opened, pointed: this.#pointed });
    return range;
  }

  /** How many columns begin before so many pixels from the left. */
  #columnsBefore(pixels: number): number {
    let left = 0;
    const at = this.columns.findIndex((column) => {
      left += this.#widthOf(column);
      return left >= pixels;
    });
    return at < 0 ? this.columns.length : at + 1;
  }

  override render(): TemplateResult {
    const list = this.#list;
    const widths = this.columns.map((column) => this.#widthOf(column));
    const width = widths.reduce((sum, each) => sum + each, 0);
    return html`<div class="scroller events" role="grid" tabindex="0" aria-label="Events" aria-rowcount=${this.count + 1} aria-colcount=${this.columns.length}
        aria-activedescendant=${this.count > 0 ? `event-${this.row}` : nothing} ${styled({ '--columns': widths.map((each) => `${each}px`).join(' ') })}
        @scroll=${() => this.#drawSoon()} @keydown=${this.#onKey} @click=${this.#onClick} @pointerover=${this.#onOver}>
      <div class="head" role="rowgroup" ${styled({ 'min-width': `${width}px` })}>
        <div class="row" role="row" aria-rowindex="1">${this.columns.map((column, i) => this.#heading(column, i))}</div>
      </div>
      <div class="rows" role="rowgroup" ${styled({ height: `${listHeight(list)}px`, 'min-width': `${width}px` })}>
        <div class="window" role="presentation"></div>
      </div>
      ${this.count === 0 ? html`<div role="row" class="none"><span role="gridcell">No events are left: remove a condition.</span></div>` : nothing}
    </div>`;
  }

  #widthOf(column: TableColumn): number {
    return this.widths[column] ?? TABLE_COLUMNS[column].width;
  }

  #heading(column: TableColumn, index: number): TemplateResult {
    const { title, sort } = TABLE_COLUMNS[column];
    const isSorted = this.sort !== undefined && this.sort.key === sort;
    const order = !isSorted ? 'none' : this.sort?.isDescending ? 'descending' : 'ascending';
    const arrow = !isSorted ? '' : this.sort?.isDescending ? ' ↓' : ' ↑';
    return html`<div class="cell heading" role="columnheader" aria-colindex=${index + 1} aria-sort=${order}>
      ${sort === undefined ? html`<span>${title}</span>` : html`<button type="button" tabindex="-1" class="sort" @click=${() => this.#sortBy(column)}>${title}${arrow}</button>`}
      <span class="grip" aria-hidden="true" @pointerdown=${(event: PointerEvent) => this.#resize(event, column)}></span>
    </div>`;
  }

  // --- what is done ------------------------------------------------------------------------------------------

  readonly #onOver = ({ target }: Event): void => {
    this.#pointed = placeOf(target);
    const cell = target instanceof Element ? target.closest<HTMLElement>('.rows .cell') : null;
    if (cell !== null) cell.title = this.#cellAt(this.#pointed)?.text ?? '';
    this.#drawSoon();
  };

  #cellAt(at: Marked['pointed']): Cell | undefined {
    return at && this.#cache?.at(at.index)?.cells[at.column];
  }

  readonly #onClick = ({ target }: Event): void => {
    const at = placeOf(target);
    if (at === undefined || !(target instanceof HTMLElement)) return;
    this.row = at.index;
    this.column = at.column;
    const { does } = target.dataset;
    if (does === 'plus' || does === 'minus') this.#condition(does === 'minus');
    else this.#open();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const page = Math.max(1, Math.floor(this.viewHeight / ROW_HEIGHT) - 1);
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => this.#moveTo(this.row + 1),
      ArrowUp: () => this.#moveTo(this.row - 1),
      PageDown: () => this.#moveTo(this.row + page),
      PageUp: () => this.#moveTo(this.row - page),
      Home: () => this.#moveTo(0),
      End: () => this.#moveTo(this.count - 1),
      ArrowRight: () => this.#moveAcross(1),
      ArrowLeft: () => this.#moveAcross(-1),
      Enter: () => this.#open(),
      '+': () => this.#condition(false),
      '-': () => this.#condition(true),
      s: () => this.#sortBy(this.columns[this.column]),
    };
    const move = moves[event.key];
    if (move === undefined || (event.target instanceof HTMLButtonElement && event.key === 'Enter')) return;
    event.preventDefault();
    move();
  };

  #moveTo(row: number): void {
    this.row = Math.max(0, Math.min(this.count - 1, row));
    this.#reveal(this.row);
    // Whoever looks at events one after another need not open each.
    if (this.opened >= 0) this.#open();
  }

  #moveAcross(by: number): void {
    this.column = Math.max(0, Math.min(this.columns.length - 1, this.column + by));
    const left = this.columns.slice(0, this.column).reduce((sum, column) => sum + this.#widthOf(column), 0);
    const width = this.#widthOf(this.columns[this.column] ?? 'time');
    const body = this.#body;
    if (body === null) return;
    if (left < body.scrollLeft) body.scrollLeft = left;
    else if (left + width > body.scrollLeft + body.clientWidth)
      body.scrollLeft = left + width - body.clientWidth;
  }

  #reveal(row: number): void {
    const body = this.#body;
    if (body === null) return;
    const to = scrollTo(this.#list, body.scrollTop, row);
    if (to !== body.scrollTop) body.scrollTop = to;
  }

  #current(): { readonly row: TableRow | undefined; readonly cell: Cell | undefined } {
    const row = this.#cache?.at(this.row);
    return { row, cell: row?.cells[this.column] };
  }

  #open(): void {
    const { row } = this.#current();
    if (row === undefined) return;
    this.dispatchEvent(new CustomEvent('fwpm-opened', { bubbles: true }));
    void this.store.set({ event: row.row, field: undefined });
  }

  #condition(isExcluded: boolean): void {
    const { cell } = this.#current();
    if (cell?.condition !== undefined) void this.store.add(cell.condition, isExcluded);
  }

  /** Up, down, and as the files have them. */
  #sortBy(column: TableColumn | undefined): void {
    const key = column && TABLE_COLUMNS[column].sort;
    if (key === undefined) return;
    const { sort } = this;
    if (sort?.key !== key) void this.store.set({ sort: { key, isDescending: false } });
    else void this.store.set({ sort: sort.isDescending ? undefined : { key, isDescending: true } });
  }

  #resize(event: PointerEvent, column: TableColumn): void {
    const { target } = event;
    if (!(target instanceof HTMLElement)) return;
    event.preventDefault();
    target.setPointerCapture(event.pointerId);
    const from = this.#widthOf(column) - event.clientX;
    const move = ({ clientX }: PointerEvent): void => {
      void this.store.set({ widths: { ...this.widths, [column]: columnWidth(from + clientX) } });
    };
    target.addEventListener('pointermove', move);
    target.addEventListener('lostpointercapture', () => target.removeEventListener('pointermove', move), {
      once: true,
    });
  }
}

/** The cell that something is in. */
function placeOf(
  target: EventTarget | null,
): { readonly index: number; readonly column: number } | undefined {
  if (!(target instanceof Element)) return undefined;
  const index = target.closest<HTMLElement>('[data-index]')?.dataset['index'];
  const column = target.closest<HTMLElement>('[data-column]')?.dataset['column'];
  return index === undefined ? undefined : { index: Number(index), column: Number(column ?? 0) };
}

customElements.define('fwpm-table', FwpmTable);
