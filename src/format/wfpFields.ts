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
import { CLOSE, Members, OPEN, within } from './document.ts';
import { type WrittenJson, writeKeywords } from './eventJson.ts';
import { hexText } from './hexText.ts';
import { type LineBytes, Piece } from './lineBytes.ts';

const EVENT = new Piece('"event":');
const NULL = new Piece('null');

/** An object of facts, as far as the event's header vouches for them, with the whole event last. */
export function writeWfp(out: LineBytes, report: EventReport, json?: WrittenJson): void {
  out.code(OPEN);
  WFP.writeMembers(out, report);
  out.piece(EVENT);
  writeKeywords(out, report, json);
  out.code(CLOSE);
}

/** For an event that cannot be read. */
export function writeUnreadable(out: LineBytes, struct: string, { osBuild }: Origin): void {
  out.code(OPEN);
  UNREADABLE.writeMembers(out, { struct, osBuild });
  out.piece(EVENT);
  out.piece(NULL);
  out.code(CLOSE);
}

const UNREADABLE = new Members<{ struct: string; osBuild: number | undefined }>({
  struct: ({ struct }) => struct,
  os_build: ({ osBuild }) => osBuild,
});

const ENDPOINT = new Members<Endpoint>({
  ip: ({ address }) => address,
  port: ({ port }) => port,
  mac: ({ mac }) => mac,
});

const RULE = new Members<FilterReport>({
  match: ({ match }) => match,
  key: ({ found }) => found?.filterKey,
  provider: ({ found }) => found?.provider,
  layer: ({ found }) => found?.layer,
  sub_layer: ({ found }) => found?.subLayer,
  action: ({ found }) => found?.action,
  callout: ({ found }) => found?.callout,
});

const PEER = new Members<IkePeer>({
  principal: ({ principal }) => principal,
  groups: ({ groups }) => groups,
  subnet: ({ subnet }) => subnet,
});

const IKE = new Members<IkeFacts>({
  mode: ({ mode }) => mode,
  failure_point: ({ failurePoint }) => failurePoint,
  keying_module: ({ keyingModule }) => keyingModule,
  state: ({ state }) => state,
  role: ({ role }) => role,
  auth_method: ({ authMethod }) => authMethod,
  traffic_type: ({ trafficType }) => trafficType,
  flags: ({ flags }) => flags,
  cert_hash: ({ endCertHash }) => endCertHash && hexText(endCertHash),
  main_mode_id: ({ mainModeId }) => mainModeId?.toString(),
  provider_context_key: ({ providerContextKey }) => providerContextKey,
  local: within(({ local }) => local, PEER),
  remote: within(({ remote }) => remote, PEER),
});

const WFP = new Members<EventReport>({
  struct: ({ facts }) => facts.struct,
  action: ({ facts }) => actionOf(facts),
  os_build: ({ origin }) => origin.osBuild,
  local: within(({ facts }) => facts.local, ENDPOINT),
  remote: within(({ facts }) => facts.remote, ENDPOINT),
  icmp: new Members<EventReport>({
    type: ({ facts }) => facts.icmp?.type,
    code: ({ facts }) => facts.icmp?.code,
  }),
  scope_id: ({ facts }) => facts.scopeId,
  public_host: ({ facts }) => facts.hosts?.public,
  internal_host: ({ facts }) => facts.hosts?.internal,
  // One type for what has a name and what has none.
  direction: ({ facts }) => facts.direction?.toString(),
  direction_code: ({ facts }) => facts.directionCode,
  layer_direction: ({ facts }) => facts.layerDirection,
  loopback: ({ facts }) => facts.isLoopback,
  layer: new Members<EventReport>({
    id: ({ facts }) => facts.layer?.code,
    name: ({ facts }) => facts.layer?.name,
  }),
  rule: within(({ filter }) => filter, RULE),
  filter: new Members<EventReport>({ origin: ({ filter }) => filter.origin?.name }),
  package_sid: ({ facts }) => facts.packageSid,
  enterprise_id: ({ facts }) => facts.enterpriseId,
  reauth_reason: ({ reauthReasons }) => reauthReasons,
  profile: new Members<EventReport>({
    original: ({ facts }) => facts.profile?.original,
    current: ({ facts }) => facts.profile?.current,
  }),
  capability: ({ facts }) => facts.capability,
  spi: ({ facts }) => facts.spi,
  ike: within(({ ike }) => ike, IKE),
});

/** FWPM_NET_EVENT_TYPE_CLASSIFY_DROP as `classify-drop`; undefined for a type without a name. */
export function actionOf({ type }: EventFacts): string | undefined {
  return typeof type === 'string' ? actionName(type) : undefined;
}

const actionName = remembered((type: string) =>
  type.replace('FWPM_NET_EVENT_TYPE_', '').toLowerCase().replaceAll('_', '-'),
);
