/** The bytes of an event, each with what it is. */
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ByteMap } from '../model/byteMap.ts';
import { type HexRow, hexRows, rowOfField } from '../model/hexRows.ts';
import { type List, listHeight, rangeAt, scrollTo } from '../model/virtualRange.ts';
import { PageElement } from './element.ts';
import { choose, hover } from './linked.ts';
import { styled } from './styled.ts';

const ROW_HEIGHT = 20;
/** Pixels that a line of 16 bytes takes. */
const WIDE = 640;

export class FwpmHex extends PageElement {
  static override properties = {
    map: { attribute: false },
    chosen: { attribute: false },
    hovered: { attribute: false },
    top: { state: true },
    viewHeight: { state: true },
    width: { state: true },
    current: { state: true },
  };
  declare map: ByteMap;
  declare chosen: number | undefined;
  declare hovered: number | undefined;
  declare top: number;
  declare viewHeight: number;
  /** Bytes of a line. */
  declare width: number;
  /** The byte that keys act on: its line and its place there. */
  declare current: { readonly row: number; readonly at: number };
  #rows: readonly HexRow[] = [];

  constructor() {
    super();
    this.top = 0;
    this.viewHeight = 300;
    this.width = 8;
    this.current = { row: 0, at: 0 };
  }

  get #body(): HTMLElement | null {
    return this.querySelector('.scroller');
  }

  get #list(): List {
    return { count: this.#rows.length, rowHeight: ROW_HEIGHT, height: this.viewHeight };
  }

  protected override firstUpdated(): void {
    const body = this.#body;
    if (body === null) return;
    new ResizeObserver(() => {
      this.viewHeight = Math.max(ROW_HEIGHT, body.clientHeight);
      this.width = body.clientWidth >= WIDE ? 16 : 8;
    }).observe(body);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('map') || changed.has('width')) this.#rows = hexRows(this.map.segments, this.width);
    if (changed.has('map')) this.current = { row: 0, at: 0 };
    const isMoved = changed.has('chosen') || changed.has('width');
    if (isMoved && this.chosen !== undefined && this.#ownerAt(this.current) !== this.chosen)
      this.#goTo(this.chosen);
  }

  protected override updated(changed: PropertyValues): void {
    const body = this.#body;
    if (body === null) return;
    if (changed.has('map') && this.chosen === undefined) body.scrollTop = 0;
    else if (changed.has('current')) this.#reveal(this.current.row);
    if (changed.has('hovered') && this.hovered !== undefined && !this.matches(':hover')) {
      const row = rowOfField(this.#rows, this.hovered);
      if (row >= 0) this.#reveal(row);
    }
  }

  #reveal(row: number): void {
    const body = this.#body;
    if (body === null) return;
    const to = scrollTo(this.#list, body.scrollTop, row);
    if (to !== body.scrollTop) body.scrollTop = to;
  }

  override render(): TemplateResult {
    const list = this.#list;
    const range = rangeAt(list, this.top);
    const rows = Array.from({ length: range.end - range.first }, (_, i) => range.first + i);
    return html`<div class="scroller hex" role="grid" tabindex="0" aria-label="Bytes" aria-rowcount=${this.#rows.length} aria-activedescendant="byte-${this.current.row}-${this.current.at}"
        @scroll=${() => {
          this.top = this.#body?.scrollTop ?? 0;
        }} @keydown=${this.#onKey} @click=${this.#onClick}
        @pointerover=${this.#onOver} @pointerleave=${() => hover(this, undefined)}>
      <div class="rows" role="presentation" ${styled({ height: `${listHeight(list)}px` })}>
        <div class="window" role="presentation" ${styled({ transform: `translateY(${range.top}px)` })}>${repeat(
          rows,
          (row) => row,
          (row) => this.#row(row),
        )}</div>
      </div>
    </div>`;
  }

  #row(index: number): TemplateResult {
    const row = this.#rows[index];
    if (row === undefined || row.kind === 'gap') {
      return html`<div class="line gap" role="row" aria-rowindex=${index + 1}><span role="gridcell">… ${row?.length} bytes that no pointer leads to …</span></div>`;
    }
    const { segment, first, end } = row;
    const start = BigInt(segment.address) + BigInt(first);
    const before = Number(start % BigInt(this.width));
    const bytes = Array.from(segment.bytes.subarray(first, end));
    return html`<div class="line" role="row" aria-rowindex=${index + 1}>
      <span class="address" role="rowheader">${addressText(start)}</span>
      <span class="bytes" role="presentation" ${styled({ 'padding-left': `${before * 3}ch` })}>${bytes.map((byte, i) => this.#byte(byte, index, i, segment.owners, first + i))}</span>
      <span class="ascii" aria-hidden="true" ${styled({ 'padding-left': `${(this.width - bytes.length - before) * 3 + before + 1}ch` })}>${bytes.map((byte, i) => html`<span class=${this.#litClass(segment.owners[first + i] ?? 0)} data-field=${segment.owners[first + i] ?? 0}>${letterOf(byte)}</span>`)}</span>
    </div>`;
  }

  #byte(byte: number, row: number, at: number, owners: Uint32Array, index: number): TemplateResult {
    const field = owners[index] ?? 0;
    const { kind = 'value', issue } = this.map.fields[field] ?? {};
    const isFirst = index === 0 || owners[index - 1] !== field;
    const isCurrent = this.current.row === row && this.current.at === at;
    const classes = `byte ${kind} ${issue === undefined ? '' : 'problem'} ${isFirst ? 'first' : ''} ${field % 2 === 0 ? 'even' : 'odd'} ${this.#litClass(field)} ${isCurrent ? 'current' : ''}`;
    return html`<span class=${classes} role="gridcell" id="byte-${row}-${at}" data-row=${row} data-at=${at} data-field=${field} aria-selected=${field === this.chosen}>${byte.toString(16).padStart(2, '0')}</span>`;
  }

  #litClass(field: number): string {
    return `${field === this.hovered ? 'lit' : ''} ${field === this.chosen ? 'chosen' : ''}`;
  }

  // --- what is done ------------------------------------------------------------------------------------------

  readonly #onOver = ({ target }: Event): void => {
    if (!(target instanceof HTMLElement)) return;
    const { field } = target.dataset;
    hover(this, field === undefined ? undefined : Number(field));
  };

  readonly #onClick = ({ target }: Event): void => {
    if (!(target instanceof HTMLElement)) return;
    const { field, row, at } = target.dataset;
    if (field === undefined) return;
    if (row !== undefined && at !== undefined) this.current = { row: Number(row), at: Number(at) };
    choose(this, Number(field));
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const { row, at } = this.current;
    const page = Math.max(1, Math.floor(this.viewHeight / ROW_HEIGHT) - 1);
    const moves: Readonly<Record<string, () => void>> = {
      ArrowRight: () => this.#moveTo(row, at + 1),
      ArrowLeft: () => this.#moveTo(row, at - 1),
      ArrowDown: () => this.#moveTo(row + 1, at),
      ArrowUp: () => this.#moveTo(row - 1, at),
      PageDown: () => this.#moveTo(row + page, at),
      PageUp: () => this.#moveTo(row - page, at),
      Home: () => this.#moveTo(0, 0),
      End: () => this.#moveTo(this.#rows.length - 1, this.width),
      Enter: () => this.#follow(),
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  };

  #moveTo(row: number, at: number): void {
    const isBack = row < this.current.row || at < 0;
    let [to, place] =
      at < 0
        ? [row - 1, this.width]
        : at >= this.#lengthOf(row) && row === this.current.row && at > this.current.at
          ? [row + 1, 0]
          : [row, at];
    while (this.#rows[to]?.kind === 'gap') to += isBack ? -1 : 1;
    to = Math.max(0, Math.min(this.#rows.length - 1, to));
    place = Math.max(0, Math.min(this.#lengthOf(to) - 1, place));
    this.current = { row: to, at: place };
    const field = this.#ownerAt(this.current);
    if (field !== undefined) choose(this, field);
  }

  #lengthOf(index: number): number {
    const row = this.#rows[index];
    return row?.kind === 'bytes' ? row.end - row.first : 0;
  }

  #ownerAt({ row: index, at }: FwpmHex['current']): number | undefined {
    const row = this.#rows[index];
    return row?.kind === 'bytes' ? row.segment.owners[row.first + at] : undefined;
  }

  #goTo(field: number): void {
    const index = rowOfField(this.#rows, field);
    const row = this.#rows[index];
    if (row?.kind !== 'bytes') return;
    this.current = { row: index, at: row.segment.owners.subarray(row.first, row.end).indexOf(field) };
  }

  /** To what a pointer leads to. */
  #follow(): void {
    const target = this.map.fields[this.#ownerAt(this.current) ?? -1]?.target;
    if (target !== undefined) choose(this, target);
  }
}

function addressText(address: bigint): string {
  return address.toString(16).padStart(8, '0');
}

function letterOf(byte: number): string {
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·';
}

customElements.define('fwpm-hex', FwpmHex);
