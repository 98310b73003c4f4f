/** What failures of IKE and AuthIP say to people. */
import { type IkeFacts, type IkePeer, keyingModuleName } from '../events/index.ts';
import { lookUp } from '../names/index.ts';
import { free, labelled, quoted, short, together, UNREADABLE } from './textWords.ts';

/** The usual name of the keying module; of a number without a name it is only known that IKEEXT recorded it. */
export function moduleOf(ike: IkeFacts): string {
  return keyingModuleName(ike) ?? 'IKE';
}

/**
 * Who one side of a negotiation said that it is.
 * @param groups text that a peer can choose; undefined in the place of what cannot be read.
 */
export function peerText(
  { principal }: IkePeer,
  groups: readonly (string | undefined)[],
): string | undefined {
  if (groups.length === 0) return free(principal);
  const texts = groups.map((sid) => (sid === undefined ? UNREADABLE : freeOrEmpty(sid)));
  return `${free(principal) ?? 'without a name'}, member of ${texts.join(', ')}`;
}

function freeOrEmpty(text: string): string {
  return text === '' ? quoted(text) : free(text);
}

/** What a negotiation was for. */
export function trafficText({ trafficType, local, remote }: IkeFacts): string | undefined {
  return together([
    short(trafficType, /^IPSEC_TRAFFIC_TYPE_/),
    labelled('local', local.subnet),
    labelled('remote', remote.subnet),
  ]);
}

const FAILURE_POINTS: Readonly<Record<string, string>> = {
  IPSEC_FAILURE_NONE: '',
  IPSEC_FAILURE_ME: 'failed on this machine',
  IPSEC_FAILURE_PEER: 'failed at the peer',
};

const ROLES: Readonly<Record<string, string>> = {
  IKEEXT_SA_ROLE_INITIATOR: 'this machine was the initiator',
  IKEEXT_SA_ROLE_RESPONDER: 'this machine was the responder',
};

/** What is known besides the error. */
export function failureText(ike: IkeFacts): string | undefined {
  const { failurePoint = '', role = '' } = ike;
  return together([
    lookUp(FAILURE_POINTS, failurePoint) ?? labelled('failure point', failurePoint),
    lookUp(ROLES, role) ?? labelled('role', role),
    labelled('state', short(ike.state, /^IKEEXT_[MQE]M_SA_STATE_/)),
    labelled('authentication by', short(ike.authMethod, /^IKEEXT_/)),
    keyingModuleName(ike) === undefined ? labelled('keying module', ike.keyingModule) : undefined,
    labelled(
      'flagged as',
      ike.flags.map((flag) => short(flag, /^FWPM_NET_EVENT_IKEEXT_[ME]M_FAILURE_FLAG_/)).join(', '),
    ),
  ]);
}
