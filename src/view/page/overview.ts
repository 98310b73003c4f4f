/** What is most frequent: tables with bars, of which each row is a condition. */
import { html, nothing, type TemplateResult } from 'lit';

import { OUTCOMES } from '../model/outcomes.ts';
import type { OverviewRow, OverviewSection, OverviewTable } from '../model/overview.ts';
import { PageElement } from './element.ts';
import { breakable, number, pathParts, shown } from './shown.ts';
import type { Store } from './store.ts';
import { styled } from './styled.ts';

/** Rows of a table that are shown at once. */
const FEW = 5;

export class FwpmOverview extends PageElement {
  static override properties = {
    store: { attribute: false },
    sections: { attribute: false },
    total: { attribute: false },
    whole: { state: true },
  };
  declare store: Store;
  declare sections: readonly OverviewSection[];
  declare total: number;
  /** Tables that are shown whole. */
  declare whole: ReadonlySet<string>;

  constructor() {
    super();
    this.whole = new Set();
  }

  override render(): TemplateResult {
    return html`${this.sections.map(
      (section) => html`<h2>${section.title} <span class="of">${number(section.count)}</span></h2>
        ${section.tables.map((table) => this.#table(section, table))}`,
    )}`;
  }

  #table(section: OverviewSection, table: OverviewTable): TemplateResult {
    const key = `${section.title} ${table.title}`;
    const isWhole = this.whole.has(key);
    const rows = isWhole ? table.rows : table.rows.slice(0, FEW);
    const hidden = table.rows.length + table.others - rows.length;
    const most = table.rows[0]?.count ?? 1;
    return html`<table class="top">
      <caption>${table.title}</caption>
      <colgroup><col><col class="counts"></colgroup>
      <thead class="visually-hidden"><tr><th scope="col">value</th><th scope="col">events</th></tr></thead>
      <tbody>
        ${rows.map((row) => this.#row(row, most, table.column))}
        ${table.without > 0 && isWhole ? html`<tr class="without"><td>none</td><td>${number(table.without)}</td></tr>` : nothing}
      </tbody>
      ${hidden > 0 || isWhole ? html`<tfoot><tr><td colspan="2">${this.#more(key, table, hidden)}</td></tr></tfoot>` : nothing}
    </table>`;
  }

  #more(key: string, { rows, others }: OverviewTable, hidden: number): TemplateResult {
    if (this.whole.has(key)) {
      return html`<button type="button" class="link" @click=${() => this.#toggle(key)}>fewer</button>${others > 0 ? html` <span>${number(others)} others</span>` : nothing}`;
    }
    return html`<button type="button" class="link" ?disabled=${rows.length <= FEW} @click=${() => this.#toggle(key)}>${number(hidden)} more</button>`;
  }

  #toggle(key: string): void {
    const whole = new Set(this.whole);
    if (!whole.delete(key)) whole.add(key);
    this.whole = whole;
  }

  #row(row: OverviewRow, most: number, column: OverviewTable['column']): TemplateResult {
    const label = shown(row.label);
    return html`<tr>
      <td>
        <div class="label"><button type="button" class="value" title="Only these: ${shown(row.condition ?? row.label, 500)}" @click=${() => this.#choose(row)}>${column === 'app' ? pathParts(label) : breakable(label)}</button>
        ${row.condition === undefined ? nothing : html`<button type="button" class="minus" aria-label="Without ${label}" title="Without these" @click=${() => this.store.add(row.condition ?? '', true)}>−</button>`}</div>
        <div class="stack" aria-hidden="true">${OUTCOMES.map((outcome, i) => {
          const count = row.byOutcome[i] ?? 0;
          return count === 0
            ? nothing
            : html`<span class="part ${outcome}" ${styled({ width: `${(100 * count) / most}%` })}></span>`;
        })}</div>
        ${row.note === undefined ? nothing : html`<p class="note">${row.note}</p>`}
      </td>
      <td class="number">${number(row.count)}</td>
    </tr>`;
  }

  #choose({ condition, label }: OverviewRow): void {
    void (condition === undefined ? this.store.set({ search: label }) : this.store.add(condition));
  }
}

customElements.define('fwpm-overview', FwpmOverview);
