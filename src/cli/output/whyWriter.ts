/** Explanations of events, up to a number of them. */
import { isArbitrated, type Why, type WhyOf, whyJson, whyText } from '../../arbitration/index.ts';
import type { NetEventName, Origin, Volumes } from '../../events/index.ts';
import type { Style } from '../../format/style.ts';
import { type EventWriter, utf8Of } from './writers.ts';

export interface WhyWriterOptions {
  readonly most: number;
  readonly isJson: boolean;
  readonly full: boolean;
  readonly style?: Style | undefined;
  readonly width?: number | undefined;
  readonly volumes?: Volumes | undefined;
}

/** Explains events that filters decided on; others are counted. */
export class WhyWriter implements EventWriter {
  readonly #whyOf: WhyOf;
  readonly #options: WhyWriterOptions;
  #shown = 0;
  #more = 0;
  #others = 0;

  constructor(whyOf: WhyOf, options: WhyWriterOptions) {
    this.#whyOf = whyOf;
    this.#options = options;
  }

  add(struct: NetEventName, event: unknown, origin: Origin): readonly Uint8Array[] {
    // What cannot be read is told where it is found.
    if (event === null) return [];
    if (!isArbitrated(event)) {
      this.#others++;
      return [];
    }
    if (this.#shown === this.#options.most) {
      this.#more++;
      return [];
    }
    this.#shown++;
    return [utf8Of(this.#textOf(this.#whyOf(struct, event, origin)))];
  }

  flush(): readonly Uint8Array[] {
    return [];
  }

  end(): readonly Uint8Array[] {
    return [];
  }

  /** What was not shown; undefined where that is nothing. */
  get left(): string | undefined {
    const more = this.#more === 0 ? '' : `${counted(this.#more)} more: --events shows them`;
    const others = this.#others === 0 ? '' : `${counted(this.#others)} that no filter decided on`;
    if (this.#shown === 0) {
      return `there is no event that a filter decided on${others === '' ? '' : `, and ${others.replace(/ that.*/, ' of other kinds')}`}`;
    }
    return [more, others].filter((text) => text !== '').join('; ') || undefined;
  }

  /** Whether there was anything to explain. */
  get isAny(): boolean {
    return this.#shown > 0;
  }

  #textOf(why: Why): string {
    const { isJson, full, style, width, volumes } = this.#options;
    return isJson ? `${whyJson(why)}\n` : whyText(why, { full, style, width, volumes });
  }
}

function counted(events: number): string {
  return events === 1 ? 'one event' : `${events} events`;
}
