/** A batch of events in the arrays that are counted. */
import type { Column } from '../read/columns.ts';
import { Batch, type Numbers, type Texts, type Wide } from './batch.ts';
import { CAUSE_MEMBERS, FILTER_MEMBERS, SHAPE_MEMBERS, SHAPE_TEXTS, WAY_MEMBERS } from './meaning.ts';
import type { Members, NumberMember, TextMember } from './members.ts';

export interface Rows {
  readonly type: Numbers;
  readonly time: Wide;
  readonly localPort: Numbers;
  readonly remotePort: Numbers;
  readonly filterId: Wide;
  readonly principal: Texts;
  readonly texts: ReadonlyMap<TextMember, Texts>;
  /** The numbers that each meaning is made of. */
  readonly shape: readonly Numbers[];
  readonly way: readonly Numbers[];
  readonly cause: readonly Numbers[];
  readonly filter: readonly Numbers[];
}

/** @param read the columns of all members under their paths. */
export function rowsOf(members: Members, read: Readonly<Record<string, Column>>): Rows {
  const batch = new Batch(members, read);
  const made = new Map<NumberMember, Numbers>();
  const numbers = (member: NumberMember): Numbers => {
    const found = made.get(member) ?? batch.numbers(member);
    made.set(member, found);
    return found;
  };
  const texts = new Map(SHAPE_TEXTS.map((member) => [member, batch.texts(member)]));
  const filterId = batch.wide('body.filterId');
  return {
    type: numbers('type'),
    time: batch.wide('header.timeStamp'),
    localPort: numbers('header.localPort'),
    remotePort: numbers('header.remotePort'),
    filterId,
    principal: batch.texts('body.remotePrincipalNameForAuth'),
    texts,
    shape: [...SHAPE_MEMBERS.map(numbers), presence([...texts.values()], batch.length)],
    way: WAY_MEMBERS.map(numbers),
    cause: CAUSE_MEMBERS.map(numbers),
    filter: [...FILTER_MEMBERS.map(numbers), filterId.high, filterId.low],
  };
}

/** Which of the texts each event has, a bit each. */
function presence(texts: readonly Texts[], length: number): Numbers {
  const bits = new Float64Array(length);
  for (const [i, text] of texts.entries()) {
    const bit = 1 << i;
    for (let row = 0; row < length; row++) if (text[row] !== null) bits[row] = (bits[row] ?? 0) | bit;
  }
  return bits;
}
