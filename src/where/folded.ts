import { wellFormed } from '../util/text.ts';

/**
 * Text as it is compared: without regard to case, and with unpaired surrogates as the formats print them, so that what was
 * printed can be given back.
 */
export function folded(text: string): string {
  return wellFormed(text).toLowerCase();
}
