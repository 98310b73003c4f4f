/** guiddef.h */
import { guid, type Infer } from '../layout/index.ts';

/**
 * A globally unique identifier, as lower-case text without braces.
 *
 * guiddef.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/guiddef/ns-guiddef-guid
 */
export const GUID = guid;
export type GUID = Infer<typeof GUID>;
