/** minwindef.h */
import { filetime, type Infer } from '../layout/index.ts';

/**
 * A point in time: 100 ns ticks since 1601-01-01T00:00:00Z, read as unsigned.
 *
 * minwindef.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/minwindef/ns-minwindef-filetime
 */
export const FILETIME = filetime;
export type FILETIME = Infer<typeof FILETIME>;
