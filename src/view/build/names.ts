/** The names that a page knows: those of all errors of Windows would be most of it. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

type Names = Readonly<Record<string, string>>;

interface Group {
  readonly meanings: Names;
}

const EXPLANATIONS: Readonly<Record<string, Group>> = JSON.parse(
  readFileSync(new URL('../../names/explanations.json', import.meta.url), 'utf8'),
);

const EXPLAINED = new Set(Object.values(EXPLANATIONS).flatMap(({ meanings }) => Object.keys(meanings)));

/** Errors of these begin the names that negotiations and packets fail with, explained or not. */
const OURS = /^(?:ERROR|STATUS)_IPSEC_|^FWP_|^STATUS_FWP_/;

const ERRORS = new Set(['win32-errors.json', 'ntstatus.json', 'security-errors.json']);

/** The table of a file, with as much of it as events of WFP need. */
export function fewNames(path: string): unknown {
  const table: unknown = JSON.parse(readFileSync(path, 'utf8'));
  // Conditions of filters are for those who ask why: a page names filters alone.
  if (basename(path) === 'conditions.json') return {};
  if (!isNames(table)) return table;
  // Filters are told apart from those of other layers: providers and sublayers are not shown.
  if (basename(path) === 'guids.json') return namedBy(table, (name) => name.startsWith('FWPM_LAYER_'));
  if (!ERRORS.has(basename(path))) return table;
  return namedBy(table, isNeeded);
}

function namedBy(table: Names, isKept: (name: string) => boolean): Names {
  return Object.fromEntries(Object.entries(table).filter(([, name]) => isKept(name)));
}

function isNeeded(name: string): boolean {
  return OURS.test(name) || EXPLAINED.has(name.replace(/^(?:ERROR|STATUS)_(?=IPSEC_)/, ''));
}

function isNames(table: unknown): table is Names {
  return (
    typeof table === 'object' && table !== null && Object.values(table).every((it) => typeof it === 'string')
  );
}
