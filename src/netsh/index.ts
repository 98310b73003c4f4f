export { isNetshError, NetshError, type NetshErrorDetails } from './error.ts';
export type { Counts } from './notes.ts';
export { type NetshEvent, type NetshNotes, type ReadNetEventsOptions, readNetEvents } from './read.ts';
