/** Structs by their names. */
import { InvalidArgumentError } from 'commander';
import type { ValueLayout } from '../../layout/index.ts';
import { nearest } from '../../util/nearest.ts';
import { structNamed } from '../../wfp/objectLayouts.ts';
import { STRUCT_NAMES } from './structNames.ts';

/** A struct by its C name, with a hint when there is none of that name. */
export function parseStruct(name: string): ValueLayout {
  const layout = structNamed(name);
  if (layout !== undefined) return layout;
  const parts = name.toUpperCase().split('_');
  const alike = STRUCT_NAMES.filter((known) => parts.every((part) => known.includes(part)));
  const meant = nearest(name, STRUCT_NAMES);
  const hinted = alike.length > 0 ? alike.slice(0, 3) : meant === undefined ? [] : [meant];
  const hint = hinted.length > 0 ? `did you mean ${hinted.join(' or ')}?` : '`fwpm layout` lists them';
  throw new InvalidArgumentError(`There is no struct of that name: ${hint}`);
}
