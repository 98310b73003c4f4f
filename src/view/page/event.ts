/** One event: in words, as a tree of fields, and byte by byte; what is chosen in one is lit in the others. */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import './hex.ts';
import './tree.ts';
import { hexText } from '../../format/hexText.ts';
import type { ByteMap, Field } from '../model/byteMap.ts';
import type { Detail } from '../model/detail.ts';
import { PageElement } from './element.ts';
import { copy } from './save.ts';
import { shown } from './shown.ts';
import type { Store } from './store.ts';

export class FwpmEvent extends PageElement {
  static override properties = {
    store: { attribute: false },
    detail: { attribute: false },
    path: { attribute: false },
    chosen: { state: true },
    hovered: { state: true },
    said: { state: true },
  };
  declare store: Store;
  declare detail: Detail | undefined;
  /** The path of the field that the address of the page names. */
  declare path: string | undefined;
  /** The number of the field that is selected. */
  declare chosen: number | undefined;
  /** The number of the field that the pointer is on. */
  declare hovered: number | undefined;
  /** What was done last. */
  declare said: string;

  constructor() {
    super();
    this.said = '';
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('detail')) return;
    this.hovered = undefined;
    this.said = '';
    const at = this.detail?.bytes?.fields.findIndex(({ path }) => path !== '' && path === this.path) ?? -1;
    this.chosen = at < 0 ? undefined : at;
  }

  override render(): TemplateResult {
    const { detail } = this;
    if (detail === undefined) return html``;
    const { bytes, issues, words, struct, abi } = detail;
    const [headline = '', ...lines] = words.split('\n');
    return html`<div class="event">
      <div class="event-head">
        <h2>${shown(headline, 400)}</h2>
        <div class="actions">
          <button type="button" @click=${() => this.#copy('JSON', detail.json)}>Copy JSON</button>
          <button type="button" ?disabled=${bytes === undefined} @click=${() => this.#copyHex()}>Copy hex</button>
          <button type="button" ?disabled=${this.chosen === undefined} @click=${() => this.#copyPath()}>Copy path</button>
          <button type="button" aria-label="Close the event" @click=${() => this.store.set({ event: undefined, field: undefined })}>✕</button>
        </div>
      </div>
      <div class="event-parts" @fwpm-hover=${this.#onHover} @fwpm-choose=${this.#onChoose}>
        <div class="words" tabindex="0" role="region" aria-label="In words">
          <dl>${rowsOf(lines).map(({ label, text }) => html`<dt>${label}</dt><dd>${text}</dd>`)}
            <dt>struct</dt><dd>${struct}, ${detail.isSaid ? 'as netsh describes it' : abi}, event ${detail.row}</dd></dl>
          ${issues.length === 0 ? nothing : html`<div class="issues"><h3>Cannot be read</h3><ul>${issues.map((issue) => html`<li>${shown(issue, 600)}</li>`)}</ul></div>`}
        </div>
        ${bytes === undefined ? html`<p class="nothing">${detail.isSaid ? SAID : 'There are no bytes of it.'}</p>` : this.#bytes(bytes)}
      </div>
      <p class="status" role="status">${this.said === '' ? this.#status(bytes) : this.said}</p>
    </div>`;
  }

  #bytes(bytes: ByteMap): TemplateResult {
    return html`<fwpm-tree .map=${bytes} .chosen=${this.chosen} .hovered=${this.hovered}></fwpm-tree>
      <fwpm-hex .map=${bytes} .chosen=${this.chosen} .hovered=${this.hovered}></fwpm-hex>`;
  }

  #status(bytes: ByteMap | undefined): string {
    const field = bytes?.fields[this.hovered ?? this.chosen ?? -1];
    if (bytes === undefined) return '';
    if (field === undefined) return 'Point at a field or at a byte to see what it is.';
    return shown(statusOf(field), 300);
  }

  readonly #onHover = ({ detail }: CustomEvent<number | undefined>): void => {
    this.hovered = detail;
    this.said = '';
  };

  readonly #onChoose = ({ detail }: CustomEvent<number>): void => {
    this.chosen = detail;
    // What was chosen counts until the pointer moves on.
    this.hovered = undefined;
    this.said = '';
    const path = this.detail?.bytes?.fields[detail]?.path;
    void this.store.set({ field: path === '' ? undefined : path });
  };

  async #copy(what: string, text: string): Promise<void> {
    this.said = (await copy(text))
      ? `${what} copied.`
      : `${what} could not be copied: this browser does not allow it.`;
  }

  /** The bytes of the field that is chosen, else those of the whole event. */
  #copyHex(): void {
    const { bytes } = this.detail ?? {};
    if (bytes === undefined) return;
    const { chosen } = this;
    const parts = bytes.segments.map(({ bytes: all, owners }) =>
      chosen === undefined ? all : all.filter((_, at) => owners[at] === chosen),
    );
    void this.#copy(
      'Hex',
      parts
        .map(hexText)
        .filter((part) => part !== '')
        .join('\n'),
    );
  }

  #copyPath(): void {
    const path = this.detail?.bytes?.fields[this.chosen ?? -1]?.path ?? '';
    void this.#copy('Path', path);
  }
}

const SAID =
  'netsh wrote this event as XML: there are no bytes of it to show. Copy JSON has all that the file says.';

/** Columns of a row before what it says. */
const [MARGIN, INDENT] = [2, 14];

/** What is asked first. The text says who and where before it, which takes all the room that there is at first. */
const FIRST = ['where', 'why', 'meaning', 'check'];

interface Row {
  readonly label: string;
  readonly text: string;
}

/** The rows of a block of text: a label, and what it says. */
function rowsOf(lines: readonly string[]): Row[] {
  const rows = lines.map((line) => ({
    label: line.slice(MARGIN, INDENT).trim(),
    text: shown(line.slice(INDENT), 4000),
  }));
  const first = FIRST.flatMap((label) => rows.filter((row) => row.label === label));
  return [...first, ...rows.filter((row) => !first.includes(row))];
}

const KINDS: Readonly<Record<Field['kind'], string>> = {
  value: '',
  pointer: 'pointer',
  count: 'count',
  padding: 'padding',
  inactive: 'another member of the union',
  unreached: 'not reached by any pointer',
};

/** Where a field is and how long, and what it is. */
export function statusOf({ offset, length, address, path, type, kind, value, issue }: Field): string {
  const where = `@${offset} + ${length}`;
  const what = [path, type, KINDS[kind]].filter((part) => part !== '').join(' · ');
  const says = issue ?? (kind === 'pointer' ? `→ ${value}` : value === '' ? '' : `= ${value}`);
  return `${where} (${address})  ${what}  ${says}`.trimEnd();
}

customElements.define('fwpm-event', FwpmEvent);
