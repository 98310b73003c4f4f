/** Minidumps and memory as it was, as blocks of the events that are found in them. */
import { openMinidump } from '../../capture/minidump/minidump.ts';
import { NET_EVENTS, type NetEventName, type Origin } from '../../events/index.ts';
import { formatAddress, type Memory, memoryImage } from '../../memory/index.ts';
import { runOf } from '../../memory/run.ts';
import { locate, type ScanRange } from '../../scan/index.ts';
import { inferImage } from '../../scan/infer/index.ts';
import type { Block } from './blocks.ts';

/** What a file holds, and what is said of it in sentences. */
export interface Opened {
  readonly blocks: readonly Block[];
  readonly notes: readonly string[];
}

export function openDump(name: string, bytes: Uint8Array): Opened {
  const { memory, ranges, warnings, os } = openMinidump(bytes);
  const blocks = found(memory, ranges, { osBuild: os?.build });
  return {
    blocks,
    notes: [...warnings, ...(blocks.length === 0 ? [NOTHING] : [])].map((it) => `${name}: ${it}`),
  };
}

const NOTHING = 'no events were found in it';

export function openImage(name: string, bytes: Uint8Array): Opened {
  const { image, candidates } = inferImage(bytes);
  if (image === undefined) {
    const why =
      candidates.length === 0
        ? NOTHING
        : 'there are events in it, but its pointers do not tell where it lay in memory: fwpm view FILE --base says it';
    return { blocks: [], notes: [`${name}: ${why}`] };
  }
  const { abi, base, pointers } = image;
  const memory = memoryImage(bytes, { abi, base });
  const blocks = found(memory, [{ base, length: bytes.length }], {});
  const told = `taken for memory of ${abi} at ${formatAddress(base)}, since ${pointers} pointers fit`;
  return { blocks, notes: [`${name}: ${blocks.length === 0 ? NOTHING : told}`] };
}

/** The events that a scan finds, in blocks of one version each. */
function found(memory: Memory, ranges: Iterable<ScanRange>, origin: Origin): Block[] {
  const groups: { name: NetEventName; addresses: bigint[] }[] = [];
  for (const find of locate({ memory, ranges })) {
    if ('entries' in find || find.copyOf !== undefined) continue;
    const last = groups.at(-1);
    if (last?.name === find.struct) last.addresses.push(find.address);
    else groups.push({ name: find.struct, addresses: [find.address] });
  }
  return groups.map(({ name, addresses }) => blockOf(name, memory, addresses, origin));
}

function blockOf(name: NetEventName, memory: Memory, addresses: readonly bigint[], origin: Origin): Block {
  const struct = NET_EVENTS[name];
  const parts = [{ memory, run: runOf(struct, memory, { addresses }) }];
  return { struct, name, origin, count: addresses.length, parts: () => parts };
}
