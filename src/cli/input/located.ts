/** Where in a memory the structs are that are meant: where the options say, or where a scan finds events. */
import { isNetEventName } from '../../events/netEvents.ts';
import type { NetEventName } from '../../scan/index.ts';
import type { Report } from '../output/report.ts';
import { blockIn, type MemoryBlock } from './blocks.ts';
import type { SourceArguments } from './form.ts';
import { foundBlocks } from './found.ts';
import type { Inference } from './infer.ts';
import type { MemoryForm, OpenedMemory } from './memory.ts';

/** A memory that was opened, and how. */
export interface Located {
  readonly name: string;
  readonly form: MemoryForm;
  readonly memory: OpenedMemory;
  readonly inference: Inference;
}

export async function* blocksIn(
  located: Located,
  given: SourceArguments,
  report: Report,
): AsyncGenerator<MemoryBlock, void, undefined> {
  const { name, form, memory, inference } = located;
  if (isPlaced(form, given)) {
    if (inference.told !== '') await report.say([`${name}: ${inference.told}`]);
    yield blockIn(name, form, memory, given);
    return;
  }
  let isAny = false;
  for (const { block, alternatives } of foundBlocks(memory, given, report)) {
    if (!isAny) await tellFound(located, given, { struct: block.struct.ctype, alternatives }, report);
    isAny = true;
    yield block;
  }
  if (isAny) return;
  if (isHinted(form, given)) yield blockIn(name, form, memory, given);
  else if (inference.refusal !== '') await report.fault(inference.refusal);
  else await report.nothing(nothingIn(located));
}

/** What is said where nothing was found. */
export function nothingIn({ name, memory }: Pick<Located, 'name' | 'memory'>): string {
  const isEmpty = memory.ranges.every(({ length }) => length === 0);
  return `no events found in ${name}${isEmpty ? ': it is empty' : ''}`;
}

/** Whether the options say where the structs are; otherwise events are looked for. */
function isPlaced(form: MemoryForm, { struct, base, at, count, entries, scan }: SourceArguments): boolean {
  if (scan) return false;
  if (at !== undefined || count !== undefined || entries !== undefined) return true;
  if (struct === undefined) return false;
  return !isNetEventName(struct.ctype) || (form === 'image' && base !== undefined);
}

/** Whether enough is said to take the beginning of an image for an event although a scan does not find it there. */
function isHinted(form: MemoryForm, { struct, base, scan }: SourceArguments): boolean {
  return form === 'image' && !scan && (struct !== undefined || base !== undefined);
}

/** What all versions begin with. */
const NET_EVENT = 'FWPM_NET_EVENT';

/** Says what was inferred, with the versions that the bytes do not tell apart. */
async function tellFound(
  { name, inference }: Located,
  given: SourceArguments,
  { struct, alternatives }: { struct: string; alternatives: readonly NetEventName[] },
  report: Report,
): Promise<void> {
  if (inference.told === '' && !given.verbose) return;
  const others = alternatives.map((version) => version.slice(NET_EVENT.length)).join(', ');
  const versions = given.struct === undefined && others !== '' ? ` (or ${others}: --struct)` : '';
  const place = inference.told === '' ? '' : `${inference.told}, `;
  await report.say([`${name}: ${place}read as ${struct}${versions}`]);
}
