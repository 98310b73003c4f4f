/** The files of filters in fixtures/, found from here: what is built of the fuzzer lies as deep as this file. */
import { fileURLToPath } from 'node:url';

/** Their paths by name. */
export const RULE_FILES = Object.fromEntries(
  ['filters.xml', 'filters-utf16le.xml', 'filters-utf16be.xml', 'wfpstate.xml', 'arbitration.xml'].map(
    (name) => [name, fileURLToPath(new URL(`../../fixtures/filters/${name}`, import.meta.url))],
  ),
);
