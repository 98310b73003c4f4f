/** Which members of events a summary is made of. */
import { FILTER_ID_MEMBERS } from '../events/body.ts';
import { NET_EVENTS, type NetEventName } from '../events/index.ts';
import { type Enumeration, membersIn, type ValueLayout } from '../layout/index.ts';

/** Members that are numbers, by their owner: the header, or the event's own struct, whichever it is. */
const NUMBERS = {
  header: ['flags', 'ipVersion', 'ipProtocol', 'localPort', 'remotePort'],
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
  ],
} as const;

const TEXTS = {
  header: ['appId', 'userId', 'packageSid', 'remoteAddrV4', 'remoteAddrV6'],
  body: ['publicHostV4Addr', 'publicHostV6Addr', 'remotePrincipalNameForAuth'],
} as const;

type Owner = 'header' | 'body';
type Under<T extends Readonly<Record<Owner, readonly string[]>>> = {
  [O in Owner]: `${O}.${T[O][number]}`;
}[Owner];

export type NumberMember = 'type' | Under<typeof NUMBERS>;
export type TextMember = Under<typeof TEXTS>;
/** Of 64 bits. The filter has several names, and no struct has two of them. */
export type WideMember = 'header.timeStamp' | 'body.filterId';
export type Member = NumberMember | TextMember | WideMember;

/** The members of one version of the event. */
export interface Members {
  /** Paths of `columns`: none where the version lacks the member, several where several structs have it. */
  readonly paths: ReadonlyMap<Member, readonly string[]>;
  /** The enumerations of members that have one. */
  readonly enumerations: ReadonlyMap<string, Enumeration<string>>;
}

export function membersOf(struct: NetEventName): Members {
  const paths = new Map<Member, string[]>([['type', ['type']]]);
  const enumerations = new Map<string, Enumeration<string>>();
  const add = (owner: Owner, parent: string, found: ReadonlyMap<string, ValueLayout>): void => {
    for (const [name, member] of wantedOf(owner)) {
      const layout = found.get(name);
      if (layout === undefined) continue;
      paths.set(member, [...(paths.get(member) ?? []), `${parent}.${name}`]);
      if (layout.kind === 'enum') enumerations.set(member, layout);
    }
  };
  const { header, event, type } = NET_EVENTS[struct].fields;
  enumerations.set('type', type);
  add('header', 'header', new Map(membersIn(header.fields)));
  const arms: Readonly<Record<string, { readonly layout: ValueLayout }>> = event.arms;
  for (const [arm, { layout }] of Object.entries(arms)) {
    if (layout.kind === 'pointer' && layout.to.kind === 'struct') {
      add('body', arm, new Map(membersIn(layout.to.fields)));
    }
  }
  return { paths, enumerations };
}

/** What is wanted of an owner: C names, and what they are called here. */
function wantedOf(owner: Owner): (readonly [name: string, member: Member])[] {
  if (owner === 'header') {
    return [
      ...NUMBERS.header.map((name) => [name, `header.${name}`] as const),
      ...TEXTS.header.map((name) => [name, `header.${name}`] as const),
      ['timeStamp', 'header.timeStamp'],
    ];
  }
  return [
    ...NUMBERS.body.map((name) => [name, `body.${name}`] as const),
    ...TEXTS.body.map((name) => [name, `body.${name}`] as const),
    ...FILTER_ID_MEMBERS.map((name) => [name, 'body.filterId'] as const),
  ];
}
