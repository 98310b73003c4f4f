/** What failures of IKE and AuthIP say to people. */
import type { IkeFacts, IkePeer } from '../events/index.ts';
import { labelled, short, together } from './textWords.ts';

/** How keying modules are written. */
const MODULES: Readonly<Record<string, string>> = {
  IKEEXT_KEY_MODULE_IKE: 'IKE',
  IKEEXT_KEY_MODULE_AUTHIP: 'AuthIP',
  IKEEXT_KEY_MODULE_IKEV2: 'IKEv2',
};

/** Only AuthIP has an extended mode; of another number nothing is known but that IKEEXT recorded it. */
export function moduleOf({ mode, keyingModule }: IkeFacts): string {
  return mode === 'extended' ? 'AuthIP' : (MODULES[keyingModule ?? ''] ?? 'IKE');
}

/** Who a side of a negotiation said it is. */
export function peerText({ principal, groups }: IkePeer): string | undefined {
  if (groups.length === 0) return principal;
  return `${principal ?? 'without a name'}, member of ${groups.join(', ')}`;
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

/** What is known beside the error. */
export function failureText(ike: IkeFacts): string | undefined {
  const { failurePoint = '', role = '', keyingModule = '' } = ike;
  return together([
    FAILURE_POINTS[failurePoint] ?? labelled('failure point', failurePoint),
    ROLES[role] ?? labelled('role', role),
    labelled('state', short(ike.state, /^IKEEXT_[MQE]M_SA_STATE_/)),
    labelled('authentication by', short(ike.authMethod, /^IKEEXT_/)),
    MODULES[keyingModule] === undefined ? labelled('keying module', keyingModule) : undefined,
    labelled(
      'flagged as',
      ike.flags.map((flag) => short(flag, /^FWPM_NET_EVENT_IKEEXT_[ME]M_FAILURE_FLAG_/)).join(', '),
    ),
  ]);
}
