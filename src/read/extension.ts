/** What is added to decoded events although no header declares it: this room knows only that there can be something. */
import type { Infer, ValueLayout } from '../layout/index.ts';
import type { Memory } from '../memory/index.ts';
import type { Run } from '../memory/run.ts';
import { isObject } from '../util/objects.ts';
import type { ReadOptions } from './elements.ts';

/** What reads undocumented members of events: `internalFields` of `fwpm/internal` makes one. */
export interface Extension<I> {
  /** @throws TypeError for structs of which nothing undocumented is known. */
  open(struct: ValueLayout, memory: Memory, run: Run, options: ReadOptions): ExtensionReader<I>;
}

/** The extension, for the structs of a run. */
export interface ExtensionReader<I> {
  /** What is added to the element of an index; undefined where it is nothing. */
  at(index: number, value: unknown): I | undefined;
}

/** A decoded value; with `internal` where an extension adds it. */
export type WithInternal<L extends ValueLayout, I> = [I] extends [never]
  ? Infer<L>
  : Infer<L> & { readonly internal?: I };

/** Elements by their index; null for one that is not there. */
export interface ElementSource {
  at(index: number): unknown;
}

/** The elements with what is added to each, as `internal`. */
export function extended(elements: ElementSource, reader: ExtensionReader<unknown>): ElementSource {
  return {
    at(index) {
      const value = elements.at(index);
      const internal = isObject(value) ? reader.at(index, value) : undefined;
      return isObject(value) && internal !== undefined ? Object.assign(value, { internal }) : value;
    },
  };
}
