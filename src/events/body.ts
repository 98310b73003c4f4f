/** What the event's own struct says, except its layer, which has a file of its own. */
import {
  directionNamed,
  directionNumbered,
  type FlowDirection,
  lookUp,
  ntstatusName,
  win32ErrorName,
} from '../names/index.ts';
import { remembered } from '../util/remembered.ts';
import type { EventFacts, NamedCode } from './facts.ts';
import { asBigint, asNumber, asString, type PlainRecord } from './members.ts';

export function roleOf(body: PlainRecord): EventFacts['role'] {
  return lookUp(ROLES, asString(body['saRole']) ?? '');
}

export function profileOf(body: PlainRecord): NonNullable<EventFacts['profile']> {
  return { original: asNumber(body['originalProfile']), current: asNumber(body['currentProfile']) };
}

export function errorOf(body: PlainRecord): NamedCode | undefined {
  return namedCode(asNumber(body['failureErrorCode']), win32Name);
}

export function statusOf(body: PlainRecord): NamedCode | undefined {
  return namedCode(asNumber(body['failureStatus']), statusName);
}

const win32Name = remembered(win32ErrorName);
const statusName = remembered(ntstatusName);

function namedCode(
  code: number | undefined,
  nameOf: (code: number) => string | undefined,
): NamedCode | undefined {
  return code === undefined ? undefined : { code, name: nameOf(code) };
}

export function directionFacts(body: PlainRecord): Pick<EventFacts, 'direction' | 'directionCode'> {
  const said = directionOf(body['msFwpDirection']);
  if (typeof said !== 'number') return { direction: said ?? directionOf(body['direction']) };
  const direction = directionNumbered(said);
  return direction === undefined ? { direction: said } : { direction, directionCode: said };
}

function directionOf(member: unknown): FlowDirection | number | undefined {
  return directionNamed(asString(member) ?? '') ?? asNumber(member);
}

/** The members that say why something failed: a Win32 error, or an NTSTATUS. */
export const ERROR_MEMBERS = ['failureErrorCode', 'failureStatus'] as const;

/** The members that name an event's filter: no struct has two of them. */
export const FILTER_ID_MEMBERS = ['filterId', 'mmFilterId', 'qmFilterId'] as const;

export function filterIdOf(body: PlainRecord): bigint | undefined {
  return asBigint(body['filterId']) ?? asBigint(body['mmFilterId']) ?? asBigint(body['qmFilterId']);
}

const ROLES: Readonly<Record<string, NonNullable<EventFacts['role']>>> = {
  IKEEXT_SA_ROLE_INITIATOR: 'initiator',
  IKEEXT_SA_ROLE_RESPONDER: 'responder',
};
