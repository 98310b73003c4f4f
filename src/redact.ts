/**
 * Pseudonyms in place of users, names and addresses.
 *
 * @module
 */
export type { KeyedHash } from './redact/keyed.ts';
export { Redactor } from './redact/redactor.ts';
