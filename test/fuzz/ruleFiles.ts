/** The files of netsh in fixtures/, found from here: what is built of the fuzzer lies as deep as this file. */
import { fileURLToPath } from 'node:url';

/** Paths of files of filters, by name. */
export const RULE_FILES = Object.fromEntries(
  ['filters.xml', 'filters-utf16le.xml', 'filters-utf16be.xml', 'wfpstate.xml', 'arbitration.xml'].map(
    (name) => [name, fileURLToPath(new URL(`../../fixtures/filters/${name}`, import.meta.url))],
  ),
);

/** Paths of files of events. */
export const EVENT_FILES = ['netevents.xml', 'wfpdiag.xml'].map((name) =>
  fileURLToPath(new URL(`../../fixtures/netsh/${name}`, import.meta.url)),
);
