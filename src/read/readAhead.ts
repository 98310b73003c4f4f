/** Columns of memory that reads when it is asked. */
export { readingAhead } from '../fast/columns/aheadRoots.ts';
