/** For programs that load the writers of lines when there are enough of them. */
export { loadWriters } from '../fast/json/loadWriters.ts';
export { hasWriters } from '../fast/json/writerTables.ts';
