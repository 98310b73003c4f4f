import { type Abi, type ByteRange, encode, explain, FWPM_NET_EVENT5, memoryImage } from '../../src/index.ts';
import type { Image } from './damage.ts';

/** An array of pointers at the base, as FwpmNetEventEnum5 returns it, followed by each event that is not null. */
export function imageOfEntries(
  events: readonly (FWPM_NET_EVENT5 | null)[],
  abi: Abi,
  base: bigint,
): Image & { readonly bytes: Buffer } {
  const pointerSize = abi === 'x86' ? 4 : 8;
  const table = Buffer.alloc(pointerSize * events.length);
  const images: Uint8Array[] = [table];
  const ranges: ByteRange[] = [];
  let end = base + BigInt(table.length);
  for (const [i, event] of events.entries()) {
    const at = { path: `[${i}]`, address: base + BigInt(pointerSize * i), length: pointerSize };
    ranges.push({ kind: 'pointer', type: 'FWPM_NET_EVENT5 *', value: undefined, ...at });
    if (event === null) continue;
    const { bytes, address } = encode(FWPM_NET_EVENT5, event, { abi, base: end });
    if (pointerSize === 4) table.writeUInt32LE(Number(address), 4 * i);
    else table.writeBigUInt64LE(address, 8 * i);
    images.push(bytes);
    ranges.push(...explain(FWPM_NET_EVENT5, memoryImage(bytes, { abi, base: end }), address));
    end += BigInt(bytes.length);
  }
  return { bytes: Buffer.concat(images), base, abi, ranges };
}
