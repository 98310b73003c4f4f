/** Which members of events a summary is made of. */
import { FILTER_ID_MEMBERS } from '../events/body.ts';
import { NET_EVENTS, type NetEventName } from '../events/index.ts';
import { type Arm, type Enumeration, membersIn, type ValueLayout } from '../layout/index.ts';
import type { Column } from '../read/columns.ts';
import { IPV6_WORDS, withWords, wordName } from './words.ts';

/** Members that are numbers, by their owner: the header, or the event's own struct, whichever it is. */
const NUMBERS = {
  header: ['flags', 'ipVersion', 'ipProtocol', 'localPort', 'remotePort', 'remoteAddrV4'],
  body: [
    'ipVersion',
    'layerId',
    'msFwpDirection',
    'direction',
    'saRole',
    'failureErrorCode',
    'failureStatus',
    'failurePoint',
    'mmAuthMethod',
    'emAuthMethod',
    'publicHostV4Addr',
  ],
} as const;

/** Addresses that are four numbers. */
const IPV6 = { header: 'remoteAddrV6', body: 'publicHostV6Addr' } as const;

const TEXTS = {
  header: ['appId', 'userId', 'packageSid'],
  body: ['remotePrincipalNameForAuth'],
} as const;

type Owner = 'header' | 'body';
type Under<T extends Readonly<Record<Owner, readonly string[]>>> = {
  [O in Owner]: `${O}.${T[O][number]}`;
}[Owner];

export type NumberMember =
  | 'type'
  | Under<typeof NUMBERS>
  | `header.remoteAddrV6_${0 | 1 | 2 | 3}`
  | `body.publicHostV6Addr_${0 | 1 | 2 | 3}`;
export type TextMember = Under<typeof TEXTS>;
/** Of 64 bits. The filter has several names, and no struct has two of them. */
export type WideMember = 'header.timeStamp' | 'body.filterId';
export type Member = NumberMember | TextMember | WideMember;

/** The members of one version of the event. */
export interface Members {
  /** What is read: the event, but with numbers in place of addresses. */
  readonly struct: ValueLayout;
  /** Paths of `columns` in it: none where the version lacks the member, several where several structs have it. */
  readonly paths: ReadonlyMap<Member, readonly string[]>;
  /** The paths of the same members in the event as it is, each once. */
  readonly needed: readonly string[];
  /** What the paths of the events' own structs begin with, by the type that selects it. */
  readonly arms: ReadonlyMap<number, string>;
  /** The enumerations of members that have one. */
  readonly enumerations: ReadonlyMap<string, Enumeration<string>>;
}

/** The members that a summary reads of a version of the event, as paths of `columns`; those of `by` come in addition. */
export function summaryPaths(struct: NetEventName): string[] {
  return [...membersOf(struct).needed];
}

export function membersOf(name: NetEventName): Members {
  const { header, event, type } = NET_EVENTS[name].fields;
  const paths = new Map<Member, string[]>([['type', ['type']]]);
  const enumerations = new Map<string, Enumeration<string>>([['type', type]]);
  const needed = new Set(['type']);
  const add = (owner: Owner, parent: string, found: ReadonlyMap<string, ValueLayout>): void => {
    for (const [from, to, member] of wantedOf(owner)) {
      const layout = found.get(from);
      if (layout === undefined) continue;
      needed.add(`${parent}.${from}`);
      paths.set(member, [...(paths.get(member) ?? []), `${parent}.${to}`]);
      if (layout.kind === 'enum') enumerations.set(member, layout);
    }
  };
  add('header', 'header', new Map(membersIn(header.fields)));
  const arms = new Map<number, string>();
  for (const [arm, { cases, layout }] of Object.entries<Arm<string, ValueLayout>>(event.arms)) {
    for (const name of cases) arms.set(enumerations.get('type')?.values[name] ?? NaN, arm);
    if (layout.kind === 'pointer' && layout.to.kind === 'struct') {
      add('body', arm, new Map(membersIn(layout.to.fields)));
    }
  }
  return { struct: withWords(name), paths, needed: [...needed], arms, enumerations };
}

/** The paths of the members that events of these types have. @param type the column of the types. */
export function pathsFor({ paths, arms }: Members, { values }: Column): string[] {
  const there = new Set<string | undefined>(['type', 'header']);
  for (const [type, arm] of arms) if (values instanceof Uint32Array && values.includes(type)) there.add(arm);
  return [...paths.values()].flat().filter((path) => there.has(path.split('.')[0]));
}

/** What is wanted of an owner: which member has to be there, what is read of it, and how that is called here. */
type Wanted = readonly [from: string, to: string, member: Member];

function wantedOf(owner: Owner): Wanted[] {
  if (owner === 'header') {
    return [
      ...NUMBERS.header.map((name): Wanted => [name, name, `header.${name}`]),
      ...TEXTS.header.map((name): Wanted => [name, name, `header.${name}`]),
      ...wordsOf(IPV6.header, (word) => `header.${wordName(IPV6.header, word)}`),
      ['timeStamp', 'timeStamp', 'header.timeStamp'],
    ];
  }
  return [
    ...NUMBERS.body.map((name): Wanted => [name, name, `body.${name}`]),
    ...TEXTS.body.map((name): Wanted => [name, name, `body.${name}`]),
    ...wordsOf(IPV6.body, (word) => `body.${wordName(IPV6.body, word)}`),
    ...FILTER_ID_MEMBERS.map((name): Wanted => [name, name, 'body.filterId']),
  ];
}

function wordsOf(name: string, memberOf: (word: 0 | 1 | 2 | 3) => Member): Wanted[] {
  return IPV6_WORDS.map((word): Wanted => [name, wordName(name, word), memberOf(word)]);
}
