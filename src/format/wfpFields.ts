/**
 * The fields of our own in documents of ECS and OCSF, for what events say and these schemas have no place for: ECS has
 * them under `wfp`, OCSF under `unmapped`.
 */
import type {
  Endpoint,
  EventFacts,
  EventReport,
  FilterReport,
  IkeFacts,
  IkePeer,
  Origin,
} from '../events/index.ts';
import { remembered } from '../util/remembered.ts';
import { type Document, documentJson } from './documentJson.ts';
import { keywordJson } from './eventJson.ts';
import { hexText } from './hexText.ts';

/** The JSON of an object of facts, as far as the event's header vouches for them, with the whole event last. */
export function wfpJson(report: EventReport): string {
  return documentJson([wfpDocument(report)], 'event', keywordJson(report));
}

/** For an event that cannot be read. */
export function unreadableJson(struct: string, { osBuild }: Origin): string {
  return documentJson([{ struct, os_build: osBuild }], 'event', 'null');
}

function wfpDocument({ facts, ike, filter, origin, reauthReasons }: EventReport): Document {
  return {
    struct: facts.struct,
    action: actionOf(facts),
    os_build: origin.osBuild,
    local: endpointDocument(facts.local),
    remote: endpointDocument(facts.remote),
    icmp: facts.icmp,
    scope_id: facts.scopeId,
    public_host: facts.hosts?.public,
    internal_host: facts.hosts?.internal,
    // One type for what has a name and what has none.
    direction: facts.direction?.toString(),
    direction_code: facts.directionCode,
    layer_direction: facts.layerDirection,
    loopback: facts.isLoopback,
    layer: { id: facts.layer?.code, name: facts.layer?.name },
    rule: ruleDocument(filter),
    filter: { origin: filter.origin?.name },
    package_sid: facts.packageSid,
    enterprise_id: facts.enterpriseId,
    reauth_reason: reauthReasons,
    profile: { original: facts.profile?.original, current: facts.profile?.current },
    capability: facts.capability,
    spi: facts.spi,
    ike: ikeDocument(ike),
  };
}

/** FWPM_NET_EVENT_TYPE_CLASSIFY_DROP as `classify-drop`; undefined for a type without a name. */
export function actionOf({ type }: EventFacts): string | undefined {
  return typeof type === 'string' ? actionName(type) : undefined;
}

const actionName = remembered((type: string) =>
  type.replace('FWPM_NET_EVENT_TYPE_', '').toLowerCase().replaceAll('_', '-'),
);

function endpointDocument({ address, port, mac }: Endpoint): Document {
  return { ip: address, port, mac };
}

function ruleDocument({ match, found }: FilterReport): Document {
  return {
    match,
    key: found?.filterKey,
    provider: found?.provider,
    layer: found?.layer,
    sub_layer: found?.subLayer,
    action: found?.action,
    callout: found?.callout,
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
