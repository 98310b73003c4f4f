/**
 * Captures as the body of Elasticsearch's bulk API: an action line, then the event as an ECS document.
 * node examples/to-elastic.mjs logs-wfp-default < events.cbor | curl -H 'content-type: application/x-ndjson' --data-binary @- …/_bulk
 */
import { pipeline } from 'node:stream/promises';
import { decode, decodeArray, decodeEntries } from 'fwpm';
import { readCaptures, rootsOf } from 'fwpm/capture';
import { ecs, isNetEventName } from 'fwpm/formats';

const [index] = process.argv.slice(2);
const action = JSON.stringify({ create: { _index: index } });
const { write } = ecs();
const options = { onIssue: (issue) => console.error(issue.message) };

// No faster than it is taken.
await pipeline(lines, process.stdout);

async function* lines() {
  for await (const capture of readCaptures(process.stdin, options)) {
    const { struct, memory, host, osBuild } = capture;
    if (!isNetEventName(struct.ctype)) continue;
    for (const roots of rootsOf(capture)) {
      for (const event of eventsAt(struct, memory, roots)) {
        yield `${action}\n${write(struct.ctype, event, { host, osBuild })}`;
      }
    }
  }
}

function eventsAt(struct, memory, roots) {
  if ('entries' in roots) return decodeEntries(struct, memory, roots.entries, roots.count, options);
  if ('array' in roots) return decodeArray(struct, memory, roots.array, roots.count, options);
  return [decode(struct, memory, roots.address, options)];
}
