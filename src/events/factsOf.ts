/** How facts are drawn from a decoded event. */
import { lookUp } from '../names/index.ts';
import { isRecord } from '../util/objects.ts';
import { directionFacts, errorOf, filterIdOf, profileOf, roleOf, statusOf } from './body.ts';
import type { EventContext } from './context.ts';
import { endpoint, hostsOf, icmpOf } from './ends.ts';
import type { EventFacts, Outcome } from './facts.ts';
import {
  appIdOf,
  FLAG,
  has,
  headerIpVersion,
  headerOf,
  ipVersionIn,
  packageSidOf,
  protocolOf,
  scopeIdOf,
  userIdOf,
} from './header.ts';
import { layerFacts } from './layer.ts';
import {
  asBigint,
  asBoolean,
  asBytes,
  asEnumText,
  asNumber,
  asString,
  type PlainRecord,
  recordIn,
} from './members.ts';
import { INTERNAL, type NetEventName } from './netEvents.ts';

/**
 * The facts of a decoded event. What could not be read, and is null in it, is left out.
 * @param struct the name of the struct that it was decoded as.
 * @param context the filters in it can name the layer, and so show which direction it implies.
 */
export function factsOf(struct: NetEventName, event: unknown, { rules }: EventContext = {}): EventFacts {
  const whole = isRecord(event) ? event : NOTHING;
  const header = headerOf(whole);
  const bodyName = bodyNameOf(whole);
  const body = recordIn(whole, bodyName ?? '') ?? NOTHING;
  const { direction, directionCode } = directionFacts(body);
  const { layer, layerDirection, deed } = layerFacts(struct, body, rules);
  return {
    struct,
    time: asBigint(header['timeStamp']),
    type: asString(whole['type']) ?? asNumber(whole['type']),
    outcome: lookUp(OUTCOMES, asString(whole['type']) ?? ''),
    deed,
    ipVersion: headerIpVersion(header) ?? ipVersionIn(body),
    protocol: protocolOf(header),
    local: endpoint(header, body, 'local'),
    remote: endpoint(header, body, 'remote'),
    icmp: icmpOf(header),
    scopeId: scopeIdOf(header),
    appId: appIdOf(header),
    userId: userIdOf(header),
    packageSid: packageSidOf(header),
    enterpriseId: has(header, FLAG.ENTERPRISE_ID) ? asString(header['enterpriseId']) : undefined,
    policyFlags: has(header, FLAG.POLICY_FLAGS) ? asBigint(header['policyFlags']) : undefined,
    effectiveName: has(header, FLAG.EFFECTIVE_NAME) ? asBytes(header['effectiveName']) : undefined,
    reauthReason: has(header, FLAG.REAUTH_REASON) ? asNumber(body['reauthReason']) : undefined,
    direction,
    directionCode,
    layerDirection,
    role: roleOf(body),
    isLoopback: asBoolean(body['isLoopback']),
    filterId: filterIdOf(body),
    layer,
    hosts: hostsOf(body),
    profile: profileOf(body),
    capability: asEnumText(body['networkCapabilityId']),
    spi: asNumber(body['spi']),
    error: errorOf(body),
    status: statusOf(body),
    body: body === NOTHING ? undefined : body,
    bodyName,
  };
}

const NOTHING: PlainRecord = {};

function bodyNameOf(event: PlainRecord): string | undefined {
  for (const name of Object.keys(event)) if (!BESIDE.has(name)) return name;
  return undefined;
}

/** The members of an event that are not its body. */
const BESIDE: ReadonlySet<string> = new Set(['header', 'type', INTERNAL]);

const OUTCOMES: Readonly<Record<string, Outcome>> = {
  FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE: 'failed',
  FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE: 'failed',
  FWPM_NET_EVENT_TYPE_IKEEXT_EM_FAILURE: 'failed',
  FWPM_NET_EVENT_TYPE_CLASSIFY_DROP: 'blocked',
  FWPM_NET_EVENT_TYPE_IPSEC_KERNEL_DROP: 'blocked',
  FWPM_NET_EVENT_TYPE_IPSEC_DOSP_DROP: 'blocked',
  FWPM_NET_EVENT_TYPE_CLASSIFY_ALLOW: 'allowed',
  FWPM_NET_EVENT_TYPE_CAPABILITY_DROP: 'blocked',
  FWPM_NET_EVENT_TYPE_CAPABILITY_ALLOW: 'allowed',
  FWPM_NET_EVENT_TYPE_CLASSIFY_DROP_MAC: 'blocked',
  FWPM_NET_EVENT_TYPE_LPM_PACKET_ARRIVAL: 'arrived',
};
