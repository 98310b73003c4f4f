import type { ValueLayout } from '../layout/index.ts';
import { type ByName, layouts, type StructsOf, structsOf } from './layouts.ts';
import * as objects from './objects.ts';

/** Every struct of `fwpm/objects` by its C name. */
export type ObjectLayouts = StructsOf<typeof objects>;

/** Every struct of `fwpm/objects` by its C name, as `layouts` has those of `fwpm`. */
export const objectLayouts: ByName<ObjectLayouts> = structsOf(objects);

/** A struct of the headers or of the engine's objects, by its C name; undefined where there is none. */
export function structNamed(name: string): ValueLayout | undefined {
  return layouts[name] ?? objectLayouts[name];
}
