/** What can be chosen, exported and hidden. */
import { html, type TemplateResult } from 'lit';
import { EXPORT_FORMATS, type ExportFormat } from '../model/exports.ts';
import { isTableColumn, TABLE_COLUMNS, type TableColumn } from '../model/tableColumns.ts';
import { FIRST_COLUMNS, type PageState } from '../model/urlState.ts';
import { PageElement } from './element.ts';
import { copy } from './save.ts';
import type { Store } from './store.ts';

const NAMES = Object.keys(TABLE_COLUMNS).filter(isTableColumn);

const EXPORT_TITLES: Readonly<Record<ExportFormat, string>> = {
  ndjson: 'NDJSON, whole events',
  csv: 'CSV, the columns shown',
  capture: 'Capture of these events',
};

export class FwpmMenu extends PageElement {
  static override properties = {
    store: { attribute: false },
    state: { attribute: false },
    isCopied: { state: true },
  };
  declare store: Store;
  declare state: PageState;
  declare isCopied: boolean;

  override render(): TemplateResult {
    const { isHistogramHidden, isOverviewHidden } = this.state;
    return html`
      <details class="menu" @keydown=${closeOnEscape}><summary>Columns</summary><div class="panel">
        ${NAMES.map((name) => this.#column(name))}
        <button type="button" @click=${() => this.store.set({ columns: FIRST_COLUMNS, widths: {} })}>As at first</button>
      </div></details>
      <details class="menu" @keydown=${closeOnEscape}><summary>Show</summary><div class="panel">
        <label><input type="checkbox" .checked=${!isHistogramHidden} @change=${() => this.store.set({ isHistogramHidden: !isHistogramHidden })}> Histogram</label>
        <label><input type="checkbox" .checked=${!isOverviewHidden} @change=${() => this.store.set({ isOverviewHidden: !isOverviewHidden })}> Overview</label>
      </div></details>
      <details class="menu" @keydown=${closeOnEscape}><summary>Export</summary><div class="panel">
        ${EXPORT_FORMATS.map((format) => html`<button type="button" data-export=${format} @click=${() => this.store.save(format)}>${EXPORT_TITLES[format]}</button>`)}
        <button type="button" @click=${this.#copyLink}>${this.isCopied ? 'Copied' : 'Copy a link to this view'}</button>
      </div></details>`;
  }

  #column(name: TableColumn): TemplateResult {
    const { columns } = this.state;
    const isShown = columns.includes(name);
    const others = columns.filter((column) => column !== name);
    // One that comes back takes its place among the others.
    const next = isShown ? others : NAMES.filter((each) => each === name || others.includes(each));
    return html`<label><input type="checkbox" .checked=${isShown} ?disabled=${isShown && others.length === 0}
      @change=${() => this.store.set({ columns: next })}> ${TABLE_COLUMNS[name].title}</label>`;
  }

  readonly #copyLink = async (): Promise<void> => {
    this.isCopied = await copy(location.href);
    setTimeout(() => {
      this.isCopied = false;
    }, 2000);
  };
}

function closeOnEscape(event: KeyboardEvent): void {
  const { currentTarget } = event;
  if (event.key !== 'Escape' || !(currentTarget instanceof HTMLDetailsElement)) return;
  event.stopPropagation();
  currentTarget.open = false;
  currentTarget.querySelector('summary')?.focus();
}

customElements.define('fwpm-menu', FwpmMenu);
