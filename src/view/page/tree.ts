/** The fields of an event as a tree, in the order of C. */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { ByteMap, Field, FieldNode } from '../model/byteMap.ts';
import { flatTree, type TreeRow } from '../model/flatTree.ts';
import { PageElement } from './element.ts';
import { choose, hover } from './linked.ts';
import { shown } from './shown.ts';
import { styled } from './styled.ts';

export class FwpmTree extends PageElement {
  static override properties = {
    map: { attribute: false },
    chosen: { attribute: false },
    hovered: { attribute: false },
    closed: { state: true },
    current: { state: true },
  };
  declare map: ByteMap;
  declare chosen: number | undefined;
  declare hovered: number | undefined;
  /** Nodes that are closed, by their path. */
  declare closed: ReadonlySet<FieldNode>;
  /** The row that keys act on. */
  declare current: number;
  #rows: readonly TreeRow[] = [];

  constructor() {
    super();
    this.closed = new Set();
    this.current = 0;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('map')) {
      this.closed = new Set();
      this.current = 0;
    }
    if (changed.has('map') || changed.has('closed')) this.#rows = flatTree(this.map.tree, this.closed);
    if (changed.has('chosen') && this.chosen !== undefined) {
      const { chosen } = this;
      const at = this.#rows.findIndex(({ node }) => node.fields.includes(chosen));
      if (at >= 0) this.current = at;
    }
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('chosen') && !changed.has('current')) return;
    this.querySelector(`#field-${this.current}`)?.scrollIntoView({ block: 'nearest' });
  }

  override render(): TemplateResult {
    return html`<div class="tree" role="tree" tabindex="0" aria-label="Fields" aria-activedescendant="field-${this.current}"
      @keydown=${this.#onKey} @click=${this.#onClick} @pointerover=${this.#onOver} @pointerleave=${() => hover(this, undefined)}>
      ${this.#rows.map((row, i) => this.#row(row, i))}
    </div>`;
  }

  #row({ node, level, isOpen }: TreeRow, index: number): TemplateResult {
    const fields = node.fields.map((at) => this.map.fields[at]).filter((field) => field !== undefined);
    const own = fields.find(({ kind }) => kind === 'pointer') ?? fields[0];
    const isLit = node.fields.some((at) => at === this.hovered);
    const isChosen = node.fields.some((at) => at === this.chosen);
    const classes = `field ${own?.kind ?? ''} ${isLit ? 'lit' : ''} ${isChosen ? 'chosen' : ''} ${index === this.current ? 'current' : ''}`;
    return html`<div class=${classes} role="treeitem" id="field-${index}" data-row=${index} aria-level=${level} aria-selected=${isChosen}
        aria-expanded=${isOpen ?? nothing} ${styled({ 'padding-left': `${level * 14 - 8}px` })}>
      <span class="twist" aria-hidden="true" data-twist>${isOpen === undefined ? '' : isOpen ? '▾' : '▸'}</span>
      <span class="name">${shown(node.name, 80)}</span>
      ${own === undefined ? nothing : html`<span class="type">${shown(own.type, 80)}</span> <span class="offset">@${own.offset}</span>`}
      ${fields.map((field, i) => this.#value(field, node.fields[i] ?? 0))}
    </div>`;
  }

  #value(field: Field, at: number): TemplateResult {
    const { kind, value, target, issue } = field;
    if (issue !== undefined)
      return html`<span class="value problem" title=${issue}>⚠ ${value} ${shown(issue, 200)}</span>`;
    if (kind === 'padding' || kind === 'inactive')
      return html`<span class="value">${field.length} bytes</span>`;
    if (kind !== 'pointer') return html`<span class="value" title=${value}>${value}</span>`;
    if (target === undefined) return html`<span class="value">→ ${value}</span>`;
    return html`<button type="button" tabindex="-1" class="link" data-target=${target} data-from=${at} title="Go to what it leads to">→ ${value}</button>`;
  }

  // --- what is done ------------------------------------------------------------------------------------------

  #rowOf(target: EventTarget | null): number | undefined {
    if (!(target instanceof Element)) return undefined;
    const row = target.closest<HTMLElement>('[data-row]')?.dataset['row'];
    return row === undefined ? undefined : Number(row);
  }

  readonly #onOver = ({ target }: Event): void => {
    const row = this.#rowOf(target);
    hover(this, row === undefined ? undefined : this.#firstOf(row));
  };

  /** The field of a row: a pointer's own bytes, and not those that it leads to. */
  #firstOf(row: number): number | undefined {
    return firstField(this.#rows[row]?.node);
  }

  readonly #onClick = ({ target }: Event): void => {
    const row = this.#rowOf(target);
    if (row === undefined || !(target instanceof HTMLElement)) return;
    this.current = row;
    if (target.dataset['twist'] !== undefined) this.#toggle(row);
    const to = target.dataset['target'];
    const field = to === undefined ? this.#firstOf(row) : Number(to);
    if (field !== undefined) choose(this, field);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const row = this.#rows[this.current];
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => this.#moveTo(this.current + 1),
      ArrowUp: () => this.#moveTo(this.current - 1),
      Home: () => this.#moveTo(0),
      End: () => this.#moveTo(this.#rows.length - 1),
      ArrowRight: () => (row?.isOpen === false ? this.#toggle(this.current) : this.#moveTo(this.current + 1)),
      ArrowLeft: () => (row?.isOpen === true ? this.#toggle(this.current) : this.#moveUp()),
      Enter: () => this.#follow(),
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  };

  #moveTo(row: number): void {
    this.current = Math.max(0, Math.min(this.#rows.length - 1, row));
    // What has no bytes of its own is not chosen: what is in it would be.
    const field = this.#rows[this.current]?.node.fields[0];
    if (field !== undefined) choose(this, field);
  }

  #moveUp(): void {
    const level = this.#rows[this.current]?.level ?? 1;
    let above = this.current - 1;
    while (above >= 0 && (this.#rows[above]?.level ?? 0) >= level) above--;
    if (above >= 0) this.#moveTo(above);
  }

  /** To what a pointer leads to. */
  #follow(): void {
    const targets = this.#rows[this.current]?.node.fields.map((at) => this.map.fields[at]?.target) ?? [];
    const target = targets.find((at) => at !== undefined);
    if (target !== undefined) choose(this, target);
  }

  #toggle(row: number): void {
    const { node, isOpen } = this.#rows[row] ?? {};
    if (node === undefined || isOpen === undefined) return;
    const closed = new Set(this.closed);
    if (isOpen) closed.add(node);
    else closed.delete(node);
    this.closed = closed;
  }
}

function firstField(node: FieldNode | undefined): number | undefined {
  if (node === undefined) return undefined;
  return node.fields[0] ?? node.children.map(firstField).find((field) => field !== undefined);
}

customElements.define('fwpm-tree', FwpmTree);
