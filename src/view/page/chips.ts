/** The conditions that are in force, and where others are typed. */
import { html, type TemplateResult } from 'lit';
import { type Chip, chipOf, chipText } from '../model/chips.ts';
import { PageElement } from './element.ts';
import { shown } from './shown.ts';
import type { Store } from './store.ts';

/** Milliseconds without a key before what is typed is searched for. */
const PAUSE = 150;

export class FwpmChips extends PageElement {
  static override properties = {
    store: { attribute: false },
    chips: { attribute: false },
    search: { attribute: false },
  };
  declare store: Store;
  declare chips: readonly Chip[];
  declare search: string;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override render(): TemplateResult {
    return html`<div class="bar" role="search">
      <label class="search"><span class="visually-hidden">Search in all columns</span>
        <input id="search" type="search" placeholder="Search  ( / )" .value=${this.search} @input=${this.#onSearch} @keydown=${this.#onSearchKey}></label>
      <ul class="chips" aria-label="Conditions">${this.chips.map((chip) => this.#chip(chip))}</ul>
      <form class="add" @submit=${this.#onSubmit}>
        <label><span class="visually-hidden">Add a condition</span>
          <input id="condition" name="condition" autocomplete="off" spellcheck="false" placeholder="Add a condition: remote=10.0.0.0/8"></label>
        <button type="submit">Add</button>
      </form>
    </div>`;
  }

  #chip(chip: Chip): TemplateResult {
    const text = shown(chipText(chip), 120);
    return html`<li class="chip ${chip.isExcluded ? 'excluded' : ''}" title=${shown(chip.condition, 2000)}>
      <button type="button" class="toggle" title="Show the others instead" @click=${() => this.#toggle(chip)}>${chip.isExcluded ? 'not ' : ''}${shown(chip.condition, 80)}</button>
      <button type="button" class="remove" aria-label="Remove ${text}" @click=${() => this.store.remove(chip)}>✕</button>
    </li>`;
  }

  #toggle(chip: Chip): void {
    const chips = this.chips.map((each) =>
      each === chip ? { ...chip, isExcluded: !chip.isExcluded } : each,
    );
    void this.store.set({ chips });
  }

  readonly #onSearch = (event: Event): void => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement)) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.store.set({ search: target.value }), PAUSE);
  };

  readonly #onSearchKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      clearTimeout(this.#timer);
      void this.store.set({ search: '' });
    }
    if (event.key === 'Enter' || event.key === 'ArrowDown') {
      document.querySelector<HTMLElement>('[role=grid].events')?.focus();
    }
  };

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const field = this.querySelector<HTMLInputElement>('#condition');
    const text = field?.value.trim() ?? '';
    if (field === null || text === '') return;
    const { condition, isExcluded } = chipOf(text);
    field.value = '';
    void this.store.add(condition, isExcluded);
  };
}

customElements.define('fwpm-chips', FwpmChips);
