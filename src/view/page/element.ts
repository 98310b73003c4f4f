/** What the elements of the page have in common. */
import { LitElement } from 'lit';

/** An element whose content is in the page itself, so that one style and one search of the browser reach all of it. */
export class PageElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
