/** What tables say of values, and the condition that a click on one adds. */
import type { Failure, NamedCode } from '../../events/index.ts';
import { bareLayerName, formatNtstatus, protocolName } from '../../names/index.ts';
import type { Contradicting } from '../../summary/meaning.ts';
import { quotedValue } from './chips.ts';
import type { OutcomeName } from './outcomes.ts';

/** A value for people. */
export interface Described {
  readonly label: string;
  /** A condition of `--where` that holds for the events that have it; undefined where the language has none. */
  readonly condition?: string | undefined;
  /** What it means, and what to check. */
  readonly note?: string | undefined;
}

export type EventType = string | number;

const TYPE = 'FWPM_NET_EVENT_TYPE_';

/** A type's name as tables have it. */
export function typeName(type: EventType): string {
  return typeof type === 'number' ? `type ${type}` : type.replace(TYPE, '');
}

function typeValue(type: EventType): string {
  return typeof type === 'number' ? String(type) : typeName(type);
}

export function describeType(type: EventType): Described {
  return { label: typeName(type), condition: `type=${typeValue(type)}` };
}

/** @param types those of the events that ended in this way. */
export function describeOutcome(outcome: OutcomeName, types: Iterable<EventType>): Described {
  const names = Array.from(types, typeValue);
  return { label: outcome, condition: names.length === 0 ? undefined : `type=${names.join(',')}` };
}

export function describeApp(path: string): Described {
  return { label: path, condition: `app=${quotedValue(path)}` };
}

export function describeUser(sid: string): Described {
  return { label: sid, condition: `user=${sid}` };
}

export function describeAddress(name: 'local' | 'remote', address: string): Described {
  return { label: address, condition: `${name}=${address}` };
}

export function describeProtocol(protocol: number): Described {
  return { label: protocolName(protocol) ?? `protocol ${protocol}`, condition: `protocol=${protocol}` };
}

export function describeDirection(direction: string): Described {
  return { label: direction, condition: `direction=${direction}` };
}

export function describeLayer({ code, name }: NamedCode): Described {
  return { label: name === undefined ? `layer ${code}` : bareLayerName(name), condition: `layer=${code}` };
}

/** A filter, and what it is called where that is known. */
export interface NamedFilter {
  readonly id: bigint;
  readonly name: string | undefined;
}

export function describeFilter({ id, name }: NamedFilter): Described {
  return { label: name ? `${name} (${id})` : `filter ${id}`, condition: `filter=${id}` };
}

export function describeFailure({ kind, code, name, explanation }: Failure): Described {
  const digits = kind === 'NTSTATUS' || code > 0xffff ? formatNtstatus(code) : String(code);
  return {
    label: name === undefined ? digits : `${name} (${digits})`,
    condition: `error=${code >>> 0}`,
    note: explanation && `${explanation.meaning} ${explanation.check}`,
  };
}

export function describePort(name: 'localport' | 'remoteport', port: number): Described {
  return { label: String(port), condition: `${name}=${port}` };
}

/** The port that traffic was for: of this machine when it came in, of the other one when it went out. */
export interface Service {
  readonly isInbound: boolean;
  readonly port: number;
  readonly protocol: number | undefined;
}

export function describeService({ isInbound, port, protocol }: Service): Described {
  const of = protocol === undefined ? '' : `${describeProtocol(protocol).label} `;
  return {
    label: `${isInbound ? 'inbound to' : 'outbound to'} ${of}${port}`,
    condition: `${isInbound ? 'localport' : 'remoteport'}=${port}`,
  };
}

/** A value of a member that is in one of the events' own structs. */
export interface InMember {
  /** From the event, such as ikeMmFailure.failurePoint. */
  readonly path: string;
  readonly value: string;
}

export function describePeer({ path, value }: InMember): Described {
  return { label: value, condition: `${path}=${quotedValue(value)}` };
}

/** A constant, without what all of its kind begin with; and of which mode, since its condition is of one mode. */
export function describeConstant({ path, value }: InMember): Described {
  const mode = Object.entries(MODES).find(([arm]) => path.startsWith(arm))?.[1];
  const name = value.replace(/^(?:IPSEC_FAILURE|IKEEXT)_/, '');
  return { label: `${name}, ${mode} mode`, condition: `${path}=${value}` };
}

const MODES = { ikeMmFailure: 'main', ikeQmFailure: 'quick', ikeEmFailure: 'extended' };

export function describePackage(sid: string): Described {
  return { label: sid, condition: `header.packageSid=${sid}` };
}

export function describeContradiction({ direction, layerDirection, layer }: Contradicting): Described {
  return {
    label: `${direction} says the event, ${layerDirection} implies its layer ${describeLayer(layer).label}`,
  };
}

export function describeFlags(flags: string): Described {
  return { label: `flags ${flags}, which have no name` };
}
