/** What a scan finds, as lines of JSON: some hundred finds at a time, so that their events can be written without decoding. */

import type { Limits } from '../../codec/index.ts';
import { toJson } from '../../format/json.ts';
import type { Surrogates } from '../../format/jsonText.ts';
import { jsonText, withMember } from '../../format/jsonText.ts';
import { formatAddress, type Memory } from '../../memory/index.ts';
import { runOf } from '../../memory/run.ts';
import { LineBuffer } from '../../read/lineBuffer.ts';
import { NdjsonRun } from '../../read/ndjsonRun.ts';
import type { Located, LocatedEvent, NetEventName } from '../../scan/index.ts';
import { NET_EVENTS } from '../../scan/netEvents.ts';
import { remembered } from '../../util/remembered.ts';
import { isEvent } from '../input/found.ts';
import { utf8Of } from './writers.ts';

/** Finds whose lines are made together. */
const TOGETHER = 512;

const NEWLINE = 0x0a;

export interface FindLinesOptions {
  readonly memory: Memory;
  /** Of each event. */
  readonly limits: Limits;
  readonly surrogates: Surrogates;
  /** The file, where there are several. */
  readonly file: string | undefined;
  /** Whether events get members that only decoded ones have; then this makes the JSON of an event. */
  readonly eventJson: ((find: LocatedEvent) => string) | undefined;
}

/** The lines of some finds, in chunks. */
export function* findLines(
  finds: Iterable<Located>,
  options: FindLinesOptions,
): Generator<Uint8Array, void, undefined> {
  const buffer = new LineBuffer({ chunkBytes: 2 ** 16, reuse: false, surrogates: options.surrogates });
  let together: Located[] = [];
  for (const find of finds) {
    together.push(find);
    if (together.length < TOGETHER) continue;
    yield linesOf(together, options, buffer);
    together = [];
  }
  if (together.length > 0) yield linesOf(together, options, buffer);
}

function linesOf(finds: readonly Located[], options: FindLinesOptions, buffer: LineBuffer): Uint8Array {
  const written = options.eventJson === undefined ? eventsOf(finds, options, buffer) : NONE;
  const pieces: Uint8Array[] = [];
  for (const find of finds) {
    const head = headOf(find, options.file);
    const event = written.get(find);
    if (event !== undefined) pieces.push(utf8Of(`${head.slice(0, -1)},"event":`), event, END);
    else pieces.push(utf8Of(`${lineOf(find, head, options)}\n`));
  }
  return Buffer.concat(pieces);
}

const END = utf8Of('}\n');
const NONE: ReadonlyMap<Located, Uint8Array> = new Map();

/** The JSON of the events of which all can be read. */
function eventsOf(
  finds: readonly Located[],
  { memory, limits }: FindLinesOptions,
  buffer: LineBuffer,
): ReadonlyMap<Located, Uint8Array> {
  const byVersion = new Map<NetEventName, LocatedEvent[]>();
  for (const find of finds) {
    if (!isEvent(find) || !find.isWhole) continue;
    const alike = byVersion.get(find.struct);
    if (alike === undefined) byVersion.set(find.struct, [find]);
    else alike.push(find);
  }
  const written = new Map<Located, Uint8Array>();
  for (const [name, events] of byVersion) {
    const struct = NET_EVENTS[name];
    const run = runOf(struct, memory, { addresses: events.map(({ address }) => address) });
    const lines = new NdjsonRun(struct, memory, run, buffer, { limits, onIssue: undefined });
    let next = 0;
    for (const chunk of lines.lines(0, run.count)) {
      for (let at = 0; at < chunk.length; ) {
        const end = chunk.indexOf(NEWLINE, at);
        const event = events[next++];
        if (event !== undefined) written.set(event, chunk.subarray(at, end));
        at = end + 1;
      }
    }
  }
  return written;
}

function headOf(find: Located, file: string | undefined): string {
  const { address, struct, alternatives, score } = find;
  const place = { ...(file === undefined ? {} : { file }), address: formatAddress(address) };
  const head = `${jsonText(place).slice(0, -1)},${verdictText(`${score} ${struct} ${alternatives.join(' ')}`)}`;
  const copyOf = isEvent(find) ? find.copyOf : undefined;
  return copyOf === undefined ? `${head}}` : `${head},"copyOf":"${formatAddress(copyOf)}"}`;
}

/** What a find is, and how sure that is, as members of its JSON: most are the same. */
const verdictText = remembered((verdict: string): string => {
  const [score, struct, ...alternatives] = verdict.split(' ');
  return jsonText({ struct, alternatives: alternatives.filter(Boolean), score: Number(score) }).slice(1, -1);
});

function lineOf(find: Located, head: string, { eventJson, surrogates }: FindLinesOptions): string {
  if (!isEvent(find)) return withMember(head, 'entries', String(find.entries));
  const json = eventJson?.(find) ?? toJson(NET_EVENTS[find.struct], find.decoded().event, { surrogates });
  return withMember(head, 'event', json);
}
