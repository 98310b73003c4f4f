/** FWPM_NET_EVENT0 to 5 as a scan sees them: what lies at which offset under an ABI, all of it from the descriptors. */
import { NET_EVENTS, type NetEventName } from '../events/netEvents.ts';
import {
  type Abi,
  type Infer,
  type Placed,
  type PlacedMember,
  type PlacedUnion,
  placedMembers,
  placementOf,
  type ValueLayout,
} from '../layout/index.ts';
import { Header } from './header.ts';

export { NET_EVENTS, type NetEventName };

/** The object that a version decodes to. */
export type NetEvent<N extends NetEventName> = Infer<(typeof NET_EVENTS)[N]>;

/** The versions from the newest on: where several fit the same bytes, the first of them is named. */
export const NET_EVENT_NAMES: readonly NetEventName[] = [
  'FWPM_NET_EVENT5',
  'FWPM_NET_EVENT4',
  'FWPM_NET_EVENT3',
  'FWPM_NET_EVENT2',
  'FWPM_NET_EVENT1',
  'FWPM_NET_EVENT0',
];

/** Versions as bits: one byte for each event is all that a scan keeps of them. */
export type VersionSet = number;

/** The set of one version. */
export function setOf(name: NetEventName): VersionSet {
  return 1 << NET_EVENT_NAMES.indexOf(name);
}

/** The versions of a set, from the newest on. */
export function namesIn(set: VersionSet): NetEventName[] {
  return NET_EVENT_NAMES.filter((name) => (set & setOf(name)) !== 0);
}

/** Versions that have the same event struct for a type; none where they do not know the type. */
export interface Kind {
  readonly versions: VersionSet;
  readonly layout: ValueLayout | undefined;
}

/** Versions that share a header: they differ in their event structs, if at all. */
export class Family {
  readonly header: Header;
  readonly size: number;
  readonly align: number;
  /** Offset of the event's type. */
  readonly type: number;
  /** Offset of the pointer to the event struct. */
  readonly pointer: number;
  /** By type. */
  readonly #kinds = new Map<number, readonly Kind[]>();
  readonly #unknown: readonly Kind[];

  constructor(names: readonly NetEventName[], abi: Abi) {
    const [name = 'FWPM_NET_EVENT5'] = names;
    const { size, align, items } = placementOf(NET_EVENTS[name], abi);
    const { tag, offset } = eventUnion(name, abi);
    this.header = new Header(headerMembers(items, abi), abi);
    this.size = size;
    this.align = align;
    this.type = tag.offset;
    this.pointer = offset;
    const unions = names.map((of) => ({ versions: setOf(of), pointees: pointeesOf(eventUnion(of, abi)) }));
    for (const type of new Set(unions.flatMap(({ pointees }) => [...pointees.keys()]))) {
      this.#kinds.set(
        type,
        grouped(unions.map(({ versions, pointees }) => ({ versions, layout: pointees.get(type) }))),
      );
    }
    this.#unknown = grouped(unions.map(({ versions }) => ({ versions, layout: undefined })));
  }

  /** What the versions make of a type. */
  kinds(type: number): readonly Kind[] {
    return this.#kinds.get(type) ?? this.#unknown;
  }
}

/** The families of an ABI: those of HEADER3, HEADER2, HEADER1 and HEADER0. */
export function familiesOf(abi: Abi): readonly Family[] {
  const names = new Map<ValueLayout, NetEventName[]>();
  for (const name of NET_EVENT_NAMES) {
    const { header } = NET_EVENTS[name].fields;
    names.set(header, [...(names.get(header) ?? []), name]);
  }
  return [...names.values()].map((members) => new Family(members, abi));
}

/** Kinds of the same event struct as one. */
function grouped(kinds: readonly Kind[]): Kind[] {
  const sets = new Map<ValueLayout | undefined, VersionSet>();
  for (const { layout, versions } of kinds) sets.set(layout, (sets.get(layout) ?? 0) | versions);
  return [...sets].map(([layout, versions]) => ({ layout, versions }));
}

function eventUnion(name: NetEventName, abi: Abi): PlacedUnion {
  const union = placementOf(NET_EVENTS[name], abi).items.find((item) => item.kind === 'union');
  if (union?.kind !== 'union') throw new TypeError(`${name} has no union of event structs`);
  return union;
}

function pointeesOf({ arms }: PlacedUnion): Map<number, ValueLayout> {
  const pointees = new Map<number, ValueLayout>();
  for (const { values, items } of arms) {
    for (const { layout } of placedMembers(items)) {
      if (layout.kind === 'pointer') for (const type of values) pointees.set(type, layout.to);
    }
  }
  return pointees;
}

/** The members of an event's header, those of its unions included; offsets count from the event. */
function headerMembers(items: readonly Placed[], abi: Abi): Map<string, PlacedMember> {
  const members = new Map<string, PlacedMember>();
  for (const { layout, offset } of placedMembers(items)) {
    if (layout.kind !== 'struct') continue;
    for (const member of placedMembers(placementOf(layout, abi).items)) {
      members.set(member.name, { ...member, offset: offset + member.offset });
    }
  }
  return members;
}
