/** All that is shown of one event: in words, as JSON, and byte by byte. */
import { type DecodeError, isDecodeError } from '../../codec/index.ts';
import type { NetEventName, Origin } from '../../events/index.ts';
import { eventJson } from '../../format/eventJson.ts';
import { toJson } from '../../format/json.ts';
import { printable } from '../../format/printable.ts';
import { text } from '../../format/text.ts';
import type { ValueLayout } from '../../layout/index.ts';
import type { Memory } from '../../memory/index.ts';
import { decode } from '../../read/decode.ts';
import { eventAt, type Place } from './blocks.ts';
import { type ByteMap, byteMap } from './byteMap.ts';

export interface Detail {
  readonly row: number;
  readonly struct: string;
  readonly abi: string;
  /** As the text format has it. */
  readonly words: string;
  /** As `fwpm FILE` prints it in a pipe, without a newline. */
  readonly json: string;
  /** Whether it is one that netsh describes, of which there is no memory. */
  readonly isSaid: boolean;
  /** Undefined where the event itself cannot be read, and where there is no memory of it. */
  readonly bytes: ByteMap | undefined;
  /** What cannot be read of it, in sentences. */
  readonly issues: readonly string[];
}

/** Issues that are told: there can be one for each member. */
const MOST_ISSUES = 100;

export function detailOf(place: Place, row: number): Detail {
  const { block } = place;
  const { struct, name, origin, said } = block;
  if (said !== undefined) return saidDetail(name, said[place.index], origin, row);
  const found = eventAt(place);
  const { memory, address } = found ?? {};
  const issues: DecodeError[] = [];
  const onIssue = (issue: DecodeError): void => void issues.push(issue);
  const event =
    memory === undefined || address === undefined ? null : decode(struct, memory, address, { onIssue });
  return {
    row,
    struct: name,
    abi: memory?.abi ?? '',
    words: text().write(name, event, origin).trimEnd(),
    json: toJson(struct, event),
    isSaid: false,
    bytes: memory === undefined || address === undefined ? undefined : mapped(struct, memory, address),
    issues: address === undefined ? [NO_EVENT] : issues.slice(0, MOST_ISSUES).map(issueText),
  };
}

function saidDetail(struct: NetEventName, event: unknown, origin: Origin, row: number): Detail {
  return {
    row,
    struct,
    abi: '',
    words: text().write(struct, event, origin).trimEnd(),
    json: eventJson(struct, event, 'keep'),
    isSaid: true,
    bytes: undefined,
    issues: [],
  };
}

const NO_EVENT = 'its entry is NULL, or the pointer to it is not in the memory that was captured';

function issueText({ path, reason }: DecodeError): string {
  return printable(path === '' ? reason : `${path}: ${reason}`);
}

function mapped(struct: ValueLayout, memory: Memory, address: bigint): ByteMap | undefined {
  try {
    return byteMap(struct, memory, address);
  } catch (error) {
    if (isDecodeError(error)) return undefined;
    throw error;
  }
}
