/** Styles that change: the page's policy lets no markup have any, so they are set one by one. */
import { nothing } from 'lit';
import { Directive, directive, type ElementPart, type PartInfo, PartType } from 'lit/directive.js';

type Styles = Readonly<Record<string, string>>;

class StyledDirective extends Directive {
  /** What was set, so that nothing is set twice. */
  readonly #set = new Map<string, string>();

  constructor(info: PartInfo) {
    super(info);
    if (info.type !== PartType.ELEMENT) throw new Error('styled stands in the tag of an element');
  }

  render(_: Styles): unknown {
    return nothing;
  }

  override update({ element }: ElementPart, [styles]: [Styles]): unknown {
    if (element instanceof HTMLElement || element instanceof SVGElement) {
      for (const [name, value] of Object.entries(styles)) {
        if (this.#set.get(name) === value) continue;
        element.style.setProperty(name, value);
        this.#set.set(name, value);
      }
    }
    return nothing;
  }
}

/** Sets styles of an element: `<div ${styled({ width: '4px' })}>`. */
export const styled = directive(StyledDirective);
