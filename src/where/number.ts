/** Numbers as people type them. */
import { excerpt } from '../util/text.ts';

/** Whether a text is a number, right or wrong: it is none of the names. */
export function isNumeric(text: string): boolean {
  return /^(?:\d+|0x[\da-f]+)$/i.test(text);
}

/**
 * An integer, decimal or hex after 0x.
 * @throws RangeError for what is none, or out of a range.
 */
export function integerIn(text: string, least: bigint, most: bigint): bigint {
  const [, sign = '', digits = ''] = /^(-?)(\d{1,20}|0x[\da-f]{1,16})$/i.exec(text) ?? [];
  if (digits !== '') {
    const value = sign === '' ? BigInt(digits) : -BigInt(digits);
    if (value >= least && value <= most) return value;
  }
  throw new RangeError(`${excerpt(text)} is not a number of ${least} to ${most}`);
}
