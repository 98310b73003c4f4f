/** All writers, for those who cannot wait. */
import { writers as writers4 } from '../generated/writers4.ts';
import { writers as writers8 } from '../generated/writers8.ts';
import { addWriters } from './writerTables.ts';

/** Has all lines written by generated writers from now on. */
export function useAllWriters(): void {
  addWriters(4, writers4);
  addWriters(8, writers8);
}
