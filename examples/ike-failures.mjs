/**
 * Who failed to negotiate IPsec with whom, and why: a line for each failure in a block of events.
 * node examples/ike-failures.mjs fixtures/samples/enum5.bin 0x3507c0 16
 */
import { readFile } from 'node:fs/promises';
import { decodeEntries, FWPM_NET_EVENT5, formatFiletime, memoryImage } from 'fwpm';
import { factsOf, ikeFactsOf } from 'fwpm/formats';

const [file, base, count] = process.argv.slice(2);
const memory = memoryImage(await readFile(file), { abi: 'x64', base: BigInt(base) });

for (const event of decodeEntries(FWPM_NET_EVENT5, memory, BigInt(base), Number(count))) {
  const facts = factsOf('FWPM_NET_EVENT5', event);
  const ike = ikeFactsOf(facts);
  // Undefined for events of other types.
  if (ike === undefined) continue;
  const { local, remote, error, time } = facts;
  const peers = `${ike.local.principal ?? local.address} with ${ike.remote.principal ?? remote.address}`;
  console.log(`${formatFiletime(time)}  ${ike.mode} mode, ${peers}: ${error?.name ?? error?.code}`);
}
