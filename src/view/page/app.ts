/** The page as a whole. */
import { html, nothing, type TemplateResult } from 'lit';
import './chips.ts';
import './event.ts';
import './histogram.ts';
import './menu.ts';
import './overview.ts';
import './table.ts';
import { PageElement } from './element.ts';
import { number, shown } from './shown.ts';
import type { Store } from './store.ts';

/** What a narrow page shows one of at a time. */
const PANES = ['overview', 'events', 'event'] as const;

type Pane = (typeof PANES)[number];

export class FwpmApp extends PageElement {
  static override properties = {
    store: { attribute: false },
    pane: { state: true },
    isOver: { state: true },
  };
  declare store: Store;
  declare pane: Pane;
  declare isOver: boolean;

  constructor() {
    super();
    this.pane = 'overview';
    this.isOver = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.store.listen(() => this.requestUpdate());
    addEventListener('dragover', this.#onDragOver);
    addEventListener('dragleave', this.#onDragLeave);
    addEventListener('drop', this.#onDrop);
    addEventListener('keydown', this.#onKey);
  }

  readonly #onDragOver = (event: DragEvent): void => {
    event.preventDefault();
    this.isOver = true;
  };

  readonly #onDragLeave = (event: DragEvent): void => {
    if (event.relatedTarget === null) this.isOver = false;
  };

  readonly #onDrop = (event: DragEvent): void => {
    event.preventDefault();
    this.isOver = false;
    this.#open(event.dataTransfer?.files);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const isTyping = event.target instanceof Element && event.target.matches('input, select, textarea');
    if (event.key === '/' && !isTyping) {
      event.preventDefault();
      this.querySelector<HTMLInputElement>('#search')?.focus();
    }
    if (event.key === 'Escape' && !isTyping && this.store.state.event !== undefined) this.#closeEvent();
  };

  #open(files: FileList | null | undefined): void {
    if (files !== null && files !== undefined && files.length > 0) void this.store.open([...files]);
  }

  #closeEvent(): void {
    void this.store.set({ event: undefined, field: undefined });
    this.pane = 'events';
    this.querySelector<HTMLElement>('[role=grid]')?.focus();
  }

  override render(): TemplateResult {
    const { known, state } = this.store;
    const isEmpty = known.events === 0;
    const hasEvent = state.event !== undefined && known.detail !== undefined;
    const pane = this.pane === 'event' && !hasEvent ? 'events' : this.pane;
    return html`
      ${this.#header()}
      ${
        isEmpty
          ? this.#start()
          : html`
        <fwpm-chips .store=${this.store} .chips=${state.chips} .search=${state.search}></fwpm-chips>
        ${this.#tabs(pane, hasEvent)}
        <main class="panes ${hasEvent ? 'with-event' : ''} ${state.isOverviewHidden ? 'no-overview' : ''}"
          data-pane=${pane} @fwpm-opened=${() => {
            this.pane = 'event';
          }}>
          <section class="overview-pane" aria-label="Overview">
            <fwpm-overview .store=${this.store} .sections=${known.overview} .total=${known.shown}></fwpm-overview>
          </section>
          <section class="events-pane" aria-label="Events">
            ${state.isHistogramHidden ? nothing : html`<fwpm-histogram .store=${this.store} .data=${known.histogram} .by=${state.by}></fwpm-histogram>`}
            <fwpm-table .store=${this.store} .count=${known.shown} .version=${known.version} .columns=${state.columns} .widths=${state.widths} .sort=${state.sort} .opened=${known.position}></fwpm-table>
          </section>
          ${
            hasEvent
              ? html`<section class="event-pane" aria-label="One event">
            <fwpm-event .store=${this.store} .detail=${known.detail} .path=${state.field}></fwpm-event>
          </section>`
              : nothing
          }
        </main>`
      }
      ${this.isOver ? html`<div class="drop" aria-hidden="true">Drop files to open them here. Nothing leaves this machine.</div>` : nothing}`;
  }

  #header(): TemplateResult {
    const { known, state } = this.store;
    const isAll = known.shown === known.events;
    const of = isAll
      ? `${number(known.events)} events`
      : `${number(known.shown)} of ${number(known.events)} events`;
    const more = known.isReading ? ' so far, reading …' : '';
    return html`<header>
      <h1>fwpm</h1>
      <p class="names" title=${shown(known.names.join(', '), 1000)}>${shown(known.names.join(', '), 100)}</p>
      <output class="count" role="status">${known.isBusy ? 'reading …' : known.events > 0 ? of + more : ''}</output>
      ${known.writing === '' ? nothing : html`<output class="writing" role="status">${known.writing} …</output>`}
      <div class="actions">
        <label class="button">Open files<input type="file" multiple class="hidden" @change=${(
          event: Event,
        ) => {
          if (event.target instanceof HTMLInputElement) this.#open(event.target.files);
        }}></label>
        ${
          known.events === 0
            ? nothing
            : html`
          <fwpm-menu .store=${this.store} .state=${state}></fwpm-menu>`
        }
      </div>
      ${known.problem === '' ? nothing : html`<p class="problem" role="alert">${shown(known.problem, 500)}</p>`}
      ${known.events === 0 || known.notes.length === 0 ? nothing : html`<details class="notes"><summary>${known.notes.length === 1 ? shown(known.notes[0] ?? '', 160) : `${known.notes.length} notes`}</summary>${this.#notes()}</details>`}
    </header>`;
  }

  #notes(): TemplateResult {
    return html`<ul>${this.store.known.notes.map((note) => html`<li>${shown(note, 1000)}</li>`)}</ul>`;
  }

  /** What there is to see where no events are. */
  #start(): TemplateResult {
    const { names, isBusy } = this.store.known;
    return html`<main class="start">
      <h2>${isBusy ? 'Reading …' : names.length > 0 ? 'There are no events in what was opened' : 'Drop a capture here'}</h2>
      ${names.length > 0 ? this.#notes() : nothing}
      <p>A capture, a memory image, a minidump or the XML of netsh with events of the Windows Filtering Platform, compressed
        by gzip or not. What netsh wfp show state wrote beside it names the filters. All is read here, in this page: nothing
        leaves this machine.</p>
    </main>`;
  }

  #tabs(pane: Pane, hasEvent: boolean): TemplateResult {
    const panes = PANES.filter((each) => each !== 'event' || hasEvent);
    return html`<nav class="tabs" aria-label="Parts of the page">
      ${panes.map(
        (each) =>
          html`<button type="button" aria-pressed=${each === pane} @click=${() => {
            this.pane = each;
          }}>${TITLES[each]}</button>`,
      )}
    </nav>`;
  }
}

const TITLES: Readonly<Record<Pane, string>> = { overview: 'Overview', events: 'Events', event: 'One event' };

customElements.define('fwpm-app', FwpmApp);
