/**
 * The rows of the table that are in sight. They are elements that stay, of which only texts change: while somebody scrolls, all of
 * them are drawn anew in each frame, and a template for each cell would take longer than there is.
 */
import type { Cell, TableRow } from '../model/cells.ts';
import type { TableColumn } from '../model/tableColumns.ts';
import type { IndexedRow } from './rowCache.ts';
import { fileStart, GLYPHS } from './shown.ts';

export const ROW_HEIGHT = 26;

/** Rows stand below the last multiple of so many of them, and so stay where they are while others come and go. */
const ROWS_OF_ANCHOR = 1024;

/** The cells that something is said of. */
export interface Marked {
  /** The cell that keys act on. */
  readonly row: number;
  readonly column: number;
  /** The cell that the pointer is on. */
  readonly pointed: { readonly index: number; readonly column: number } | undefined;
  /** The event that is open. */
  readonly opened: number;
}

/** The columns of the table, and before which of them those end that are drawn now. */
export interface ShownColumns {
  readonly columns: readonly TableColumn[];
  readonly end: number;
}

interface ShownRow extends IndexedRow {
  /** How many rows below the anchor it stands. */
  readonly place: number;
  /** Before which column those end that are drawn. */
  readonly end: number;
}

export class RowPool {
  readonly #window: HTMLElement;
  #columns: readonly TableColumn[] = [];
  #rows: RowElement[] = [];
  #moved = '';
  /** Of the current cell, and of the one that the pointer is on. */
  readonly #buttons = [cellButtons(), cellButtons()];

  constructor(window: HTMLElement) {
    this.#window = window;
  }

  /** @param top where the first row is to stand, in pixels. */
  draw(rows: readonly IndexedRow[], top: number, { columns, end }: ShownColumns, marked: Marked): void {
    if (columns !== this.#columns) {
      this.#columns = columns;
      this.#rows = [];
      this.#window.replaceChildren();
    }
    while (this.#rows.length < rows.length) this.#add();
    while (this.#rows.length > rows.length) this.#rows.pop()?.element.remove();
    const first = rows[0]?.index ?? 0;
    const anchor = first - (first % ROWS_OF_ANCHOR);
    const moved = `translateY(${top - (first - anchor) * ROW_HEIGHT}px)`;
    if (moved !== this.#moved) {
      this.#moved = moved;
      this.#window.style.setProperty('transform', moved);
    }
    // A row that stays in sight stays in its element.
    for (const { index, row } of rows)
      this.#elementOf(index)?.show({ index, place: index - anchor, row, end }, marked);
    this.#placeButtons(rows, marked);
  }

  #elementOf(index: number): RowElement | undefined {
    return this.#rows[index % this.#rows.length];
  }

  #add(): void {
    const row = new RowElement(this.#columns);
    this.#rows.push(row);
    this.#window.append(row.element);
  }

  /** They are in two cells alone: in all cells they would be most of the table. */
  #placeButtons(rows: readonly IndexedRow[], { row, column, pointed }: Marked): void {
    const first = rows[0]?.index ?? 0;
    const places = [{ index: row, column }, pointed];
    for (const [i, buttons] of this.#buttons.entries()) {
      const place = places[i];
      const isTwice = i === 1 && place?.index === row && place.column === column;
      const at = place === undefined || isTwice ? -1 : place.index - first;
      const hasCondition = rows[at]?.row?.cells[place?.column ?? -1]?.condition !== undefined;
      const cell = hasCondition ? this.#elementOf(first + at)?.cells[place?.column ?? -1] : undefined;
      if (cell === undefined) buttons.remove();
      else if (buttons.parentNode !== cell.element) cell.element.append(buttons);
    }
  }
}

class RowElement {
  readonly element = element('div', 'row', { role: 'row' });
  readonly cells: readonly CellElement[];
  #index = -1;
  #place = -1;
  #classes = '';

  constructor(columns: readonly TableColumn[]) {
    this.cells = columns.map((column, i) => new CellElement(column, i));
    this.element.append(...this.cells.map(({ element }) => element));
  }

  show({ index, place, row, end }: ShownRow, { row: current, column, opened }: Marked): void {
    if (place !== this.#place) {
      this.#place = place;
      this.element.style.setProperty('top', `${place * ROW_HEIGHT}px`);
    }
    if (index !== this.#index) {
      this.#index = index;
      this.element.id = `event-${index}`;
      this.element.dataset['index'] = String(index);
      this.element.setAttribute('aria-rowindex', String(index + 2));
    }
    const isCurrent = index === current;
    const classes = `row${isCurrent ? ' current' : ''}${index === opened ? ' opened' : ''}${row?.isDamaged ? ' damaged' : ''}`;
    if (classes !== this.#classes) {
      this.#classes = this.element.className = classes;
      this.element.setAttribute('aria-selected', String(index === opened));
    }
    for (let i = 0; i < end; i++) this.cells[i]?.show(row?.cells[i], row, isCurrent && i === column);
  }
}

class CellElement {
  readonly element: HTMLElement;
  readonly #name: TableColumn;
  readonly #isFirst: boolean;
  /** What begins the cell and is no part of its text: the sign of an outcome, or of damage. */
  readonly #sign = element('span', '');
  readonly #strong = element('b', '');
  readonly #text = new Text();
  #shown = '';
  #said = '';
  #isCurrent = false;

  constructor(name: TableColumn, index: number) {
    this.#name = name;
    this.#isFirst = index === 0;
    this.element = element('div', 'cell', {
      role: 'gridcell',
      'aria-colindex': String(index + 1),
      'data-column': String(index),
    });
    if (name === 'outcome' || this.#isFirst) this.element.append(this.#sign);
    if (name === 'app') this.element.append(this.#strong);
    this.element.append(this.#text);
  }

  show(cell: Cell | undefined, row: TableRow | undefined, isCurrent: boolean): void {
    const text = cell?.text ?? '';
    if (text !== this.#shown) this.#showText(text);
    if (this.#name === 'outcome' || this.#isFirst) this.#showSign(row);
    if (isCurrent === this.#isCurrent) return;
    this.#isCurrent = isCurrent;
    this.element.classList.toggle('current', isCurrent);
  }

  #showText(text: string): void {
    this.#shown = text;
    if (this.element.title !== '') this.element.title = '';
    if (this.#name !== 'app') {
      this.#text.data = text;
      return;
    }
    // The file first: it is what people look for, and what there is room for.
    const at = fileStart(text);
    this.#strong.textContent = text.slice(at);
    this.#text.data = at === 0 ? '' : ` ${text.slice(0, at)}`;
  }

  #showSign(row: TableRow | undefined): void {
    const outcome = this.#name === 'outcome' ? (row?.outcome ?? '') : '';
    const said = `${outcome} ${this.#isFirst && row?.isDamaged ? 'damaged' : ''}`;
    if (said === this.#said) return;
    this.#said = said;
    const isDamaged = said.endsWith('damaged');
    this.#sign.className = isDamaged ? 'warning' : outcome === '' ? '' : `glyph ${outcome}`;
    this.#sign.textContent = isDamaged ? '⚠ ' : (GLYPHS[outcome] ?? '');
    this.#sign.title = isDamaged ? 'Something of it cannot be read' : '';
    if (isDamaged) this.#sign.append(element('span', 'visually-hidden', {}, 'damaged '));
    else if (outcome !== '') this.#sign.setAttribute('aria-hidden', 'true');
    if (isDamaged) this.#sign.removeAttribute('aria-hidden');
  }
}

function cellButtons(): HTMLElement {
  const buttons = element('span', 'pm');
  for (const [does, label, key, sign] of [
    ['plus', 'Only these', '+', '+'],
    ['minus', 'Without these', '-', '−'],
  ] as const) {
    const attributes = {
      type: 'button',
      tabindex: '-1',
      'data-does': does,
      'aria-label': label,
      title: `${label} ( ${key} )`,
    };
    buttons.append(element('button', '', attributes, sign));
  }
  return buttons;
}

function element(
  tag: string,
  classes: string,
  attributes: Readonly<Record<string, string>> = {},
  text = '',
): HTMLElement {
  const made = document.createElement(tag);
  if (classes !== '') made.className = classes;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text !== '') made.textContent = text;
  return made;
}
