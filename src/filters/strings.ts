/** Texts of a file, kept once. */

/** One string for all that are equal: thousands of filters share a name, a layer and an action. */
export class Strings {
  readonly #kept = new Map<string, string>();

  /** Undefined for the empty text: `<providerKey/>` is how netsh writes that there is none. */
  keep(text: string | undefined): string | undefined {
    if (text === undefined || text === '') return undefined;
    const kept = this.#kept.get(text);
    if (kept !== undefined) return kept;
    // A part of a string can keep the whole of it alive, here a piece of the file: joining and cutting makes a copy.
    const copy = ` ${text}`.slice(1);
    this.#kept.set(copy, copy);
    return copy;
  }
}
