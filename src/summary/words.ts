/** The same events, but with their addresses as numbers: text for each would take longer than all that is counted. */
import { parseIpv4, writeIpv6 } from '../codec/leaf/ip.ts';
import { NET_EVENTS, type NetEventName } from '../events/index.ts';
import {
  type AnyStruct,
  type ArmLayout,
  type Arms,
  type Fields,
  uint32,
  type ValueLayout,
} from '../layout/index.ts';

import { isRecord } from '../util/objects.ts';

/** How many words an IPv6 address has. */
export const IPV6_WORDS = [0, 1, 2, 3] as const;

/** What the word of an IPv6 address is called: the words lie one after another, each as the memory has its bytes. */
export function wordName<N extends string, W extends number>(name: N, word: W): `${N}_${W}` {
  return `${name}_${word}`;
}

/** A version of the event in which a union's IPv4 address is a number, and its IPv6 address the members {@link wordName}. */
export function withWords(struct: NetEventName): AnyStruct {
  const { kind, ctype, name, fields } = NET_EVENTS[struct];
  return { kind, ctype, name, fields: fieldsWithWords(fields) };
}

/** An event that is a value, with the same members. */
export function eventWithWords(event: unknown): unknown {
  if (!isRecord(event)) return event;
  return Object.fromEntries(Object.entries(event).map(([name, part]) => [name, partWithWords(part)]));
}

function partWithWords(part: unknown): unknown {
  if (!isRecord(part)) return part;
  const words = { ...part };
  for (const [name, value] of Object.entries(part)) {
    if (typeof value !== 'string' || !ADDRESS.test(name)) continue;
    const ipv4 = parseIpv4(value);
    if (ipv4 !== undefined) words[name] = ipv4;
    else if (writeIpv6(SCRATCH, 0, value)) {
      for (const word of IPV6_WORDS) words[wordName(name, word)] = SCRATCH.getUint32(4 * word, true);
    }
  }
  return words;
}

/** The members that are addresses of unions. */
const ADDRESS = /^(?:local|remote)AddrV[46]$|^(?:public|internal)HostV[46]Addr$/;
const SCRATCH = new DataView(new ArrayBuffer(16));

function fieldsWithWords(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      field.kind === 'union' ? { ...field, arms: armsWithWords(field.arms) } : valueWithWords(field),
    ]),
  );
}

function valueWithWords(layout: ValueLayout): ValueLayout {
  if (layout.kind === 'pointer') return { ...layout, to: valueWithWords(layout.to) };
  return layout.kind === 'struct' ? { ...layout, fields: fieldsWithWords(layout.fields) } : layout;
}

function armsWithWords(arms: Arms): Arms {
  return Object.fromEntries(
    Object.entries(arms).map(([name, { cases, layout }]) => [
      name,
      { cases, layout: layout.kind === 'anonymous' ? layout : armWithWords(name, layout) },
    ]),
  );
}

function armWithWords(
  name: string,
  layout: ValueLayout,
): ValueLayout | Extract<ArmLayout, { kind: 'anonymous' }> {
  if (layout.kind === 'ipv4') return uint32;
  if (layout.kind !== 'ipv6') return valueWithWords(layout);
  const fields = Object.fromEntries(IPV6_WORDS.map((word) => [wordName(name, word), uint32]));
  return { kind: 'anonymous', fields };
}
