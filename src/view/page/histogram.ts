/** Events over time. A range that is dragged becomes a condition; a double click takes it back. */
import { html, nothing, type PropertyValues, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import { withoutTimes, withTimes } from '../model/chips.ts';
import type { Histogram } from '../model/histogram.ts';
import { shortTime } from '../model/shortTime.ts';
import { PageElement } from './element.ts';
import { GLYPHS, number } from './shown.ts';
import type { Store } from './store.ts';

const HEIGHT = 96;
/** Pixels of a bar and the space after it. */
const STEP = 9;
/** A shorter drag is a click. */
const LEAST_DRAG = 4;

/** Spans, from the first to before the last. */
interface Range {
  readonly first: number;
  readonly end: number;
}

export class FwpmHistogram extends PageElement {
  static override properties = {
    store: { attribute: false },
    data: { attribute: false },
    by: { attribute: false },
    width: { state: true },
    range: { state: true },
    cursor: { state: true },
  };
  declare store: Store;
  declare data: Histogram | undefined;
  declare by: 'outcome' | 'type';
  declare width: number;
  declare range: Range | undefined;
  /** The span that keys and the pointer are at. */
  declare cursor: number | undefined;
  #from: number | undefined;

  constructor() {
    super();
    this.width = 600;
  }

  protected override firstUpdated(): void {
    const plot = this.querySelector('.plot');
    if (plot === null) return;
    new ResizeObserver(() => {
      this.width = Math.max(120, plot.clientWidth);
      void this.store.resize(Math.max(8, Math.floor(this.width / STEP)));
    }).observe(plot);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('data')) this.range = this.cursor = undefined;
  }

  override render(): TemplateResult {
    return html`<div class="histogram">
      <div class="plot-head">${this.#legend()}
        <label>by <select @change=${this.#onBy}>
          <option value="outcome" ?selected=${this.by === 'outcome'}>outcome</option>
          <option value="type" ?selected=${this.by === 'type'}>type</option>
        </select></label>
        <button type="button" class="link" @click=${() => this.store.set({ isHistogramHidden: true })}>hide</button>
      </div>
      <div class="plot" role="group" tabindex="0" aria-label=${this.#label()} aria-describedby="histogram-at"
        @pointerdown=${this.#onDown} @pointermove=${this.#onMove} @pointerup=${this.#onUp} @pointerleave=${() => {
          if (this.#from === undefined) this.cursor = undefined;
        }}
        @dblclick=${this.#onBack} @keydown=${this.#onKey}>
        <svg viewBox="0 0 ${this.width} ${HEIGHT}" width="100%" height=${HEIGHT} preserveAspectRatio="none" aria-hidden="true">${this.#bars()}</svg>
      </div>
      <p class="axis"><span>${this.#timeAt(0)}</span><output id="histogram-at" class="at">${this.#atText()}</output><span>${this.#timeAt(this.data?.spans.length ?? 0)}</span></p>
    </div>`;
  }

  #legend(): TemplateResult {
    const { data } = this;
    if (data === undefined) return html`<p class="legend">No times yet</p>`;
    return html`<ul class="legend">${data.keys.map(
      (
        key,
        i,
      ) => html`<li><svg width="12" height="12" aria-hidden="true"><rect width="12" height="12" class="bar ${this.#classOf(key, i)}"></rect></svg>
        ${this.by === 'outcome' ? html`<span aria-hidden="true">${GLYPHS[key] ?? ''}</span>` : nothing} ${key}
        <b>${number(data.spans.reduce((sum, span) => sum + (span[i] ?? 0), 0))}</b></li>`,
    )}</ul>`;
  }

  #classOf(key: string, index: number): string {
    return this.by === 'outcome' ? key : `k${index}`;
  }

  #bars(): SVGTemplateResult[] {
    const { data, width } = this;
    if (data === undefined) return [];
    const step = width / data.spans.length;
    const most = Math.max(1, ...data.spans.map(sumOf));
    const bars = data.spans.flatMap((span, i) => {
      let below = HEIGHT;
      return Array.from(span, (count, key) => {
        if (count === 0) return svg``;
        // What is rare is to be seen all the same.
        const height = Math.max(1.5, (count / most) * (HEIGHT - 4));
        below -= height;
        return svg`<rect class="bar ${this.#classOf(data.keys[key] ?? '', key)}" x=${i * step} y=${below} width=${Math.max(1, step - (step > 3 ? 1 : 0))} height=${height}></rect>`;
      });
    });
    const { range, cursor } = this;
    const chosen = range ?? (cursor === undefined ? undefined : { first: cursor, end: cursor + 1 });
    if (chosen === undefined) return bars;
    const at = svg`<rect class=${range === undefined ? 'cursor' : 'range'} x=${chosen.first * step} y="0" width=${(chosen.end - chosen.first) * step} height=${HEIGHT}></rect>`;
    return range === undefined ? [at, ...bars] : [...bars, at];
  }

  #label(): string {
    const { data } = this;
    if (data === undefined) return 'Events over time';
    return `Events over time, ${data.spans.length} spans. Arrow keys move, with Shift they choose a range, Enter shows only that, Backspace goes back.`;
  }

  #timeAt(span: number): string {
    return this.data === undefined ? '' : shortTime(this.data.start + BigInt(span) * this.data.every);
  }

  #atText(): string {
    const { data, range, cursor } = this;
    const chosen = range ?? (cursor === undefined ? undefined : { first: cursor, end: cursor + 1 });
    if (data === undefined || chosen === undefined) return '';
    const counts = data.keys.map((key, i) => {
      const count = data.spans.slice(chosen.first, chosen.end).reduce((sum, span) => sum + (span[i] ?? 0), 0);
      return count === 0 ? '' : `${number(count)} ${key}`;
    });
    const said = counts.filter((count) => count !== '').join(', ') || 'no events';
    return `${this.#timeAt(chosen.first)} – ${this.#timeAt(chosen.end)}: ${said}`;
  }

  // --- what is done ------------------------------------------------------------------------------------------

  #spanAt({ clientX, currentTarget }: MouseEvent): number {
    if (!(currentTarget instanceof Element) || this.data === undefined) return 0;
    const { left, width } = currentTarget.getBoundingClientRect();
    const { length } = this.data.spans;
    return Math.max(0, Math.min(length - 1, Math.floor(((clientX - left) / width) * length)));
  }

  #start = 0;

  readonly #onDown = (event: PointerEvent): void => {
    if (event.button !== 0 || !(event.currentTarget instanceof Element)) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    this.#from = this.#spanAt(event);
    this.#start = event.clientX;
  };

  readonly #onMove = (event: PointerEvent): void => {
    const span = this.#spanAt(event);
    this.cursor = span;
    if (this.#from === undefined || Math.abs(event.clientX - this.#start) < LEAST_DRAG) return;
    this.range = rangeOf(this.#from, span);
  };

  readonly #onUp = (): void => {
    this.#from = undefined;
    this.#choose();
  };

  readonly #onBack = (): void => {
    this.range = undefined;
    void this.store.set({ chips: withoutTimes(this.store.state.chips) });
  };

  readonly #onBy = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement)
      void this.store.set({ by: target.value === 'type' ? 'type' : 'outcome' });
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const { data } = this;
    if (data === undefined) return;
    const at = this.cursor ?? 0;
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: data.spans.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      this.#moveTo(Math.max(0, Math.min(data.spans.length - 1, to)), event.shiftKey);
    } else if (event.key === 'Enter') {
      this.range ??= rangeOf(at, at);
      this.#choose();
    } else if (event.key === 'Backspace') this.#onBack();
  };

  #anchor = 0;

  #moveTo(span: number, isRange: boolean): void {
    if (!isRange) {
      this.#anchor = span;
      this.range = undefined;
    } else this.range = rangeOf(this.#anchor, span);
    this.cursor = span;
  }

  #choose(): void {
    const { range, data } = this;
    if (range === undefined || data === undefined) return;
    const from = data.start + BigInt(range.first) * data.every;
    const to = data.start + BigInt(range.end) * data.every;
    void this.store.set({ chips: withTimes(this.store.state.chips, from, to) });
  }
}

function rangeOf(one: number, other: number): Range {
  return { first: Math.min(one, other), end: Math.max(one, other) + 1 };
}

function sumOf(counts: Uint32Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

customElements.define('fwpm-histogram', FwpmHistogram);
