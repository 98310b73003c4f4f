/**
 * Where Windows Firewall's filters come from: a flag of theirs says that their provider context is one that stores it, as
 * text in UTF-16 with a NUL. Other filters have provider contexts for other ends.
 */
import { wellFormed } from '../util/text.ts';
import type { ObjectTexts } from './shape.ts';
import { utf16In } from './values.ts';

/** Whether a filter's provider context is to say where it comes from. */
export function hasOrigin(texts: ObjectTexts): boolean {
  return /(?:^|\s)FWPM_FILTER_FLAG_HAS_FILTER_ORIGIN(?:\s|$)/.test(texts.get('flags/item') ?? '');
}

/** What Windows Firewall describes such contexts as. */
export const ORIGIN_DESCRIPTION = 'Stores filter origin';

/** The origin that a provider context stores; undefined for one that is there for something else. */
export function originIn(texts: ObjectTexts): string | undefined {
  if (texts.get('displayData/description')?.trim() !== ORIGIN_DESCRIPTION) return undefined;
  const text = utf16In(texts.get('dataBuffer/data')?.trim() ?? '');
  const end = text?.indexOf('\0') ?? -1;
  // Without its NUL it is cut off, or no text.
  return end <= 0 ? undefined : wellFormed(text?.slice(0, end) ?? '');
}
