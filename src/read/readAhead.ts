/** For columns of memory that reads when it is asked: a word to whoever makes them, and no code of the core. */
export { readingAhead } from '../fast/columns/aheadRoots.ts';
