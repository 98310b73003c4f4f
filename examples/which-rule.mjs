/**
 * How many events each rule blocked, with the rules as `netsh wfp show state` wrote them.
 * node examples/which-rule.mjs fixtures/samples/enum5.bin 0x3507c0 16 examples/filters.xml
 */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { decodeEntries, FWPM_NET_EVENT5, memoryImage } from 'fwpm';
import { factsOf, joinRule, readRules } from 'fwpm/formats';

const [file, base, count, filters] = process.argv.slice(2);
const memory = memoryImage(await readFile(file), { abi: 'x64', base: BigInt(base) });
const rules = await readRules(createReadStream(filters));

const blocked = new Map();
// What cannot be read is null, and told of; the rest is counted.
const options = { onIssue: (issue) => console.error(issue.message) };
for (const event of decodeEntries(FWPM_NET_EVENT5, memory, BigInt(base), Number(count), options)) {
  const facts = factsOf('FWPM_NET_EVENT5', event, { rules });
  const joined = joinRule(facts, rules);
  if (facts.outcome !== 'blocked' || joined === undefined) continue;
  const name = nameOf(joined);
  blocked.set(name, (blocked.get(name) ?? 0) + 1);
}
for (const [name, times] of blocked) console.log(`${String(times).padStart(6)}  ${name}`);

/** Ids are given anew when the filter engine starts: a rule that does not fit the event is not the one that blocked. */
function nameOf({ filterId, rule, contradiction }) {
  if (rule === undefined) return `filter ${filterId}, not in ${filters}`;
  return contradiction === undefined
    ? rule.name
    : `filter ${filterId}, another rule by now (${contradiction})`;
}
