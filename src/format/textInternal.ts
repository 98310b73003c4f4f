/** What of an event is undocumented, for people: each row and headline of it says that it is. */
import { flagNames } from '../codec/leaf/flags.ts';
import {
  bigintIn,
  type EventReport,
  enumTextIn,
  listIn,
  numberIn,
  type PlainRecord,
  recordIn,
  stringIn,
} from '../events/index.ts';
import { INTERNAL_MEMBERS } from '../internal/index.ts';
import { lookUp, win32ErrorName } from '../names/index.ts';
import { isRecord } from '../util/objects.ts';
import { formatFiletime } from './filetime.ts';
import { free, labelled, short, together } from './textWords.ts';

const WHAT: Readonly<Record<string, string>> = {
  MM_ESTABLISHED: 'main mode was established',
  MM_DELETED: 'main mode was deleted',
  MM_FAILURE: 'main mode failed',
  QM_ESTABLISHED: 'quick mode was established',
  QM_DELETED: 'quick mode was deleted',
  QM_FAILURE: 'quick mode failed',
  NO_QM_FOR_MMSA: 'main mode has no quick mode',
  POLICY_CHANGE: 'the policy changed',
};

/** What happened, of an event of an internal type. */
export function internalWhat({ event, facts }: EventReport): string | undefined {
  const type = stringIn(internalIn(event), 'type');
  const what = type && lookUp(WHAT, short(type, /^.*_INTERNAL_IKEEXT_/));
  return what ? `IKE ${what} (undocumented type ${facts.type})` : undefined;
}

/** The rows of what is undocumented: one, or none. */
export function internalRows({ event }: EventReport): (readonly [label: string, said: string])[] {
  const internal = internalIn(event);
  if (internal === NOTHING) return [];
  const said = together([...bodyParts(internal), ...fieldParts(internal)], '; ');
  if (said === undefined) return [];
  const layout = stringIn(internal, 'layout');
  return [['internal', `undocumented${layout === undefined ? '' : `, layout ${free(layout)}`}: ${said}`]];
}

function internalIn(event: unknown): PlainRecord {
  return (isRecord(event) && recordIn(event, 'internal')) || NOTHING;
}

const NOTHING: PlainRecord = {};

// --- fields after the event ----------------------------------------------------------------------------------

function fieldParts(internal: PlainRecord): (string | undefined)[] {
  return [
    labelled('decided by', together(listIn(internal, 'terminatingFiltersInfo').map(filterText))),
    labelled('origin', free(stringIn(internal, 'filterOrigin'))),
    labelled('binary', free(stringIn(internal, 'fqbnName'))),
    labelled('policy of app', free(stringIn(internal, 'policyAppId'))),
    labelled('capabilities', together(namesOf(internal, 'capabilities'))),
    labelled('process', numberTextIn(internal, 'processId')),
    labelled('services', free(stringIn(internal, 'serviceSids'))),
    labelled('interface', numberTextIn(internal, 'interfaceIndex')),
    labelled('interface LUID', numberTextIn(internal, 'interfaceLuid')),
    labelled('compartment', numberTextIn(internal, 'compartmentId')),
  ];
}

function filterText(filter: unknown): string | undefined {
  if (!isRecord(filter)) return undefined;
  const said = together(
    [
      free(short(enumTextIn(filter, 'actionType'), /^FWP_ACTION_/)),
      labelled('in', free(short(enumTextIn(filter, 'subLayer'), /^FWPP_SUBLAYER_INTERNAL_(FIREWALL_)?/))),
    ],
    ' ',
  );
  return together([labelled('filter', numberTextIn(filter, 'filterId')), said && `(${said})`], ' ');
}

/** A number, or text in its place: where an event comes from text, its undocumented members are texts, too. */
function numberTextIn(value: PlainRecord, name: string): string | undefined {
  return (bigintIn(value, name) ?? numberIn(value, name))?.toString() ?? free(stringIn(value, name));
}

function namesOf(internal: PlainRecord, name: 'capabilities'): string[] {
  const flags = numberIn(internal, name);
  const names = flags === undefined ? listIn(internal, name) : flagNames(INTERNAL_MEMBERS[name].bits, flags);
  return names.flatMap((flag) =>
    typeof flag === 'string' ? free(short(flag, /^FWP_CAPABILITIES_FLAG_/)) : [],
  );
}

// --- bodies of internal types --------------------------------------------------------------------------------

const IDS: Readonly<Record<string, string>> = {
  mmLuid: 'main mode SA',
  olderMMLuid: 'older one',
  newMMLuid: 'new one',
  otherMMLuid: 'other one',
  qmSaId: 'quick mode SA',
};

function bodyParts(internal: PlainRecord): (string | undefined)[] {
  const name = Object.keys(internal).find((member) => member.startsWith('ikeInternal'));
  const body = name === undefined ? undefined : recordIn(internal, name);
  if (body === undefined) return [];
  return [
    ...Object.entries(IDS).map(([member, label]) => labelled(label, bigintIn(body, member))),
    labelled('reason', short(enumTextIn(body, 'reason'), /^FWPM_NET_EVENT_INTERNAL_IKE_[MQ]M_/)),
    labelled(
      'policy of',
      short(enumTextIn(body, 'type'), /^FWPM_NET_EVENT_INTERNAL_IKE_POLICY_CHANGE_TYPE_/),
    ),
    errorText(numberIn(body, 'errorCode')),
    occurrencesText(body),
  ];
}

/** 0 means success. */
function errorText(code: number | undefined): string | undefined {
  if (code === undefined || code === 0) return undefined;
  const name = win32ErrorName(code);
  return name === undefined ? `error ${code}` : `${name} (${code})`;
}

function occurrencesText(body: PlainRecord): string | undefined {
  const [first, last] = [bigintIn(body, 'initialOccurrence'), bigintIn(body, 'finalOccurrence')];
  return together(
    [
      labelled('occurrences', numberIn(body, 'numOccurrences')),
      labelled('from', first === undefined ? undefined : formatFiletime(first)),
      labelled('to', last === undefined ? undefined : formatFiletime(last)),
    ],
    ' ',
  );
}
