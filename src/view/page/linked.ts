/** How the tree and the bytes say which field is meant. */

/** The pointer is on a field, or on none. */
export function hover(element: HTMLElement, field: number | undefined): void {
  element.dispatchEvent(new CustomEvent('fwpm-hover', { bubbles: true, detail: field }));
}

/** A field was chosen. */
export function choose(element: HTMLElement, field: number): void {
  element.dispatchEvent(new CustomEvent('fwpm-choose', { bubbles: true, detail: field }));
}
