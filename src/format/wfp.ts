/** What events say that the schemas of others have no place for: ECS has it under `wfp`, OCSF under `unmapped`. */
import { flagNames } from '../codec/leaf/flags.ts';
import {
  type Endpoint,
  type EventContext,
  type EventFacts,
  type IkeFacts,
  type IkePeer,
  ikeFactsOf,
  type Origin,
} from '../events/index.ts';
import { FWP_CONDITION_REAUTHORIZE_REASON } from '../wfp/index.ts';
import { hexText } from './hexText.ts';
import { type Document, jsonText, known, withMember } from './jsonText.ts';
import { lookUpRule } from './resolve.ts';

/**
 * The JSON of an object of facts, as far as the event's header vouches for them, with the whole event last.
 * @param event the event's JSON.
 */
export function wfpJson(facts: EventFacts, context: EventContext, origin: Origin, event: string): string {
  return withMember(jsonText(known(wfpDocument(facts, context, origin)) ?? {}), 'event', event);
}

/** For an event that cannot be read. */
export function unreadableJson(struct: string, { osBuild }: Origin): string {
  return withMember(jsonText(known({ struct, os_build: osBuild }) ?? {}), 'event', 'null');
}

function wfpDocument(facts: EventFacts, context: EventContext, { osBuild }: Origin): Document {
  return {
    struct: facts.struct,
    os_build: osBuild,
    local: endpointDocument(facts.local),
    remote: endpointDocument(facts.remote),
    icmp: facts.icmp,
    scope_id: facts.scopeId,
    public_host: facts.hosts?.public,
    internal_host: facts.hosts?.internal,
    // One type for what has a name and what has none.
    direction: facts.direction?.toString(),
    layer_direction: facts.layerDirection,
    loopback: facts.isLoopback,
    layer: { id: facts.layer?.code, name: facts.layer?.name },
    rule: ruleDocument(facts, context),
    package_sid: facts.packageSid,
    enterprise_id: facts.enterpriseId,
    reauth_reason: reauthReasons(facts),
    profile: { original: facts.profile?.original, current: facts.profile?.current },
    capability: facts.capability,
    spi: facts.spi,
    ike: ikeDocument(ikeFactsOf(facts)),
  };
}

/** Why the traffic was classified again: C names. */
export function reauthReasons({ reauthReason }: EventFacts): string[] {
  return reauthReason === undefined ? [] : flagNames(FWP_CONDITION_REAUTHORIZE_REASON.bits, reauthReason);
}

function endpointDocument({ address, port, mac }: Endpoint): Document {
  return { ip: address, port, mac };
}

function ruleDocument(facts: EventFacts, context: EventContext): Document {
  const { match, rule } = lookUpRule(facts, context);
  return {
    match,
    key: rule?.filterKey,
    provider: rule?.provider,
    layer: rule?.layer,
    sub_layer: rule?.subLayer,
    action: rule?.action,
  };
}

function ikeDocument(ike: IkeFacts | undefined): Document | undefined {
  return (
    ike && {
      mode: ike.mode,
      failure_point: ike.failurePoint,
      keying_module: ike.keyingModule,
      state: ike.state,
      role: ike.role,
      auth_method: ike.authMethod,
      traffic_type: ike.trafficType,
      flags: ike.flags,
      cert_hash: ike.endCertHash && hexText(ike.endCertHash),
      main_mode_id: ike.mainModeId?.toString(),
      provider_context_key: ike.providerContextKey,
      local: peerDocument(ike.local),
      remote: peerDocument(ike.remote),
    }
  );
}

function peerDocument({ principal, groups, subnet }: IkePeer): Document {
  return { principal, groups, subnet };
}
