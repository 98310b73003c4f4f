/** For columns of memory that reads when it is asked: a word to whoever makes them, and no code of the core. */
export { AHEAD_BYTES, readingAhead } from '../fast/columns/aheadRoots.ts';
