/** How facts are drawn from a decoded event. */
import { lookUp } from '../names/index.ts';
import { bodyFacts } from './body.ts';
import type { EventContext } from './context.ts';
import { endFacts } from './ends.ts';
import type { EventFacts, Outcome } from './facts.ts';
import { has, headerFacts, headerIpVersion, headerOf, ipVersionIn } from './header.ts';
import { layerFacts } from './layer.ts';
import { numberIn, recordIn, stringIn } from './members.ts';
import { INTERNAL, type NetEventName } from './netEvents.ts';

/**
 * The facts of a decoded event. What could not be read, and is null in it, is left out.
 * @param struct the name of the struct that it was decoded as.
 * @param context the filters in it can name the layer, and so show which direction it implies.
 */
export function factsOf(struct: NetEventName, event: unknown, { rules }: EventContext = {}): EventFacts {
  const whole = recordIn({ event }, 'event') ?? {};
  const header = headerOf(whole);
  const type = stringIn(whole, 'type') ?? numberIn(whole, 'type');
  const bodyName = Object.keys(whole).find((name) => !BESIDE.has(name));
  const found = bodyName === undefined ? undefined : recordIn(whole, bodyName);
  const body = found ?? {};
  return {
    struct,
    type,
    outcome: typeof type === 'string' ? lookUp(OUTCOMES, type) : undefined,
    ...headerFacts(header),
    ...endFacts(header, body),
    ...bodyFacts(body),
    ...layerFacts(struct, body, rules),
    ipVersion: headerIpVersion(header) ?? ipVersionIn(body),
    reauthReason: has(header, 'REAUTH_REASON') ? numberIn(body, 'reauthReason') : undefined,
    body: found,
    bodyName,
  };
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
