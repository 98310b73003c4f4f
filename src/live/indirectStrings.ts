/** Names that Windows has in the language of its user: `@FirewallAPI.dll,-28502` says where. */
import type { FWPM_DISPLAY_DATA0 } from '../wfp/objects.ts';
import type { ForeignFunction } from './foreign.ts';
import type { Libraries } from './libraries.ts';

/** Characters of a name, and more than any has. */
const MOST = 4096;

export class IndirectStrings {
  readonly #load: ForeignFunction | undefined;

  constructor({ foreign, shell }: Libraries) {
    const parameters = ['void *', 'void *', 'uint32_t', 'void *'];
    this.#load = foreign.find(shell, 'SHLoadIndirectString', 'uint32_t', parameters);
  }

  in({ name, description }: FWPM_DISPLAY_DATA0): FWPM_DISPLAY_DATA0 {
    return { name: this.#text(name), description: this.#text(description) };
  }

  /** The text that is meant; the same text where there is no other. */
  #text(text: string | null): string | null {
    if (text === null || !text.startsWith('@') || this.#load === undefined) return text;
    const source = Uint16Array.from(`${text}\0`, (character) => character.charCodeAt(0));
    const result = new Uint16Array(MOST);
    const failure = Number(this.#load(source, result, result.length, null));
    const end = result.indexOf(0);
    return failure !== 0 || end <= 0 ? text : String.fromCharCode(...result.subarray(0, end));
  }
}
