/** A batch of events in the arrays that are counted. */
import type { Column } from '../read/columns.ts';
import type { Addresses } from './addresses.ts';
import { Batch, NONE, type Numbers, type Texts, type Wide } from './batch.ts';
import {
  CAUSE_MEMBERS,
  FILTER_MEMBERS,
  SHAPE_ADDRESSES,
  SHAPE_MEMBERS,
  SHAPE_TEXTS,
  WAY_MEMBERS,
} from './meaning.ts';
import type { Members, NumberMember } from './members.ts';
import { IPV6_WORDS, wordName } from './words.ts';

export interface Rows {
  readonly type: Numbers;
  readonly time: Wide;
  readonly localPort: Numbers;
  readonly remotePort: Numbers;
  readonly filterId: Wide;
  /** An NTSTATUS, which only drops of IPsec have. */
  readonly status: Numbers;
  readonly principal: Texts;
  readonly texts: Readonly<Record<(typeof SHAPE_TEXTS)[number], Texts>>;
  readonly addresses: Readonly<Record<(typeof SHAPE_ADDRESSES)[number], Addresses>>;
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
  const texts = {
    'header.appId': batch.texts('header.appId'),
    'header.userId': batch.texts('header.userId'),
    'header.packageSid': batch.texts('header.packageSid'),
  };
  const addresses = {
    'header.remoteAddrV4': [numbers('header.remoteAddrV4')],
    'header.remoteAddrV6': IPV6_WORDS.map((word) => numbers(wordName('header.remoteAddrV6', word))),
    'body.publicHostV4Addr': [numbers('body.publicHostV4Addr')],
    'body.publicHostV6Addr': IPV6_WORDS.map((word) => numbers(wordName('body.publicHostV6Addr', word))),
  };
  const filterId = batch.wide('body.filterId');
  return {
    type: numbers('type'),
    time: batch.wide('header.timeStamp'),
    localPort: numbers('header.localPort'),
    remotePort: numbers('header.remotePort'),
    filterId,
    status: numbers('body.failureStatus'),
    principal: batch.texts('body.remotePrincipalNameForAuth'),
    texts,
    addresses,
    shape: [
      ...SHAPE_MEMBERS.map(numbers),
      presence(
        batch.length,
        SHAPE_TEXTS.map((member) => texts[member]),
        SHAPE_ADDRESSES.map((member) => addresses[member]),
      ),
    ],
    way: WAY_MEMBERS.map(numbers),
    cause: CAUSE_MEMBERS.map(numbers),
    filter: [...FILTER_MEMBERS.map(numbers), filterId.high, filterId.low],
  };
}

/** Which of the members each event has, a bit each. */
function presence(length: number, texts: readonly Texts[], addresses: readonly Addresses[]): Numbers {
  const bits = new Float64Array(length);
  for (const [i, text] of texts.entries()) {
    for (let row = 0; row < length; row++) if (text[row] !== null) bits[row] = (bits[row] ?? 0) + 2 ** i;
  }
  for (const [i, [first = []]] of addresses.entries()) {
    const bit = 2 ** (texts.length + i);
    for (let row = 0; row < length; row++) if (first[row] !== NONE) bits[row] = (bits[row] ?? 0) + bit;
  }
  return bits;
}
