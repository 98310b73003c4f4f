/** All targets, by name. */
import type { Target } from './target.ts';
import { argumentsTarget } from './targets/arguments.ts';
import { bindTarget } from './targets/bind.ts';
import { cliTarget } from './targets/cli.ts';
import { columnsTarget } from './targets/columns.ts';
import { commandTarget } from './targets/command.ts';
import { decodeTarget } from './targets/decode.ts';
import { decodeArrayTarget } from './targets/decodeArray.ts';
import { decodeEntriesTarget } from './targets/decodeEntries.ts';
import { encodeTarget } from './targets/encode.ts';
import { explainTarget } from './targets/explain.ts';
import { formatsTarget } from './targets/formats.ts';
import { layoutTarget } from './targets/layout.ts';
import { memoryTarget } from './targets/memory.ts';
import { ndjsonTarget } from './targets/ndjson.ts';
import { netshTarget } from './targets/netsh.ts';
import { rulesTarget } from './targets/rules.ts';
import { toJsonTarget } from './targets/toJson.ts';

export const TARGETS: readonly Target[] = [
  argumentsTarget,
  bindTarget,
  cliTarget,
  columnsTarget,
  commandTarget,
  decodeTarget,
  decodeArrayTarget,
  decodeEntriesTarget,
  encodeTarget,
  explainTarget,
  formatsTarget,
  layoutTarget,
  memoryTarget,
  ndjsonTarget,
  netshTarget,
  rulesTarget,
  toJsonTarget,
];

/** The target with a name. */
export function targetNamed(wanted: string): Target {
  const found = TARGETS.find(({ name }) => name === wanted);
  if (found === undefined) throw new Error(`there is no target ${wanted}`);
  return found;
}
