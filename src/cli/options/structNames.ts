import { layouts } from '../../wfp/index.ts';
import { OBJECT_NAMES } from '../../wfp/objectNames.ts';

/** What `--struct` can name. */
export const STRUCT_NAMES: readonly string[] = [...Object.keys(layouts), ...OBJECT_NAMES].sort();
