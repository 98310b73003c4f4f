/** Events as rows: the columns, what is in them, and of which type. CSV and the typed tables are made of this. */
import type { EventReport } from '../events/index.ts';
import { protocolName } from '../names/index.ts';
import { reportJson } from './eventJson.ts';
import { hexText } from './hexText.ts';

/** What the cells of a column are, by its type. */
export interface Cells {
  readonly text: string;
  readonly boolean: boolean;
  readonly uint8: number;
  readonly uint16: number;
  readonly uint32: number;
  readonly uint64: bigint;
  /** 100 ns ticks since 1601, UTC. */
  readonly filetime: bigint;
  /** Of 32 bits, signed or not. */
  readonly ntstatus: number;
  /** The event itself. */
  readonly json: string;
}

export type CellType = keyof Cells;

/** A column: its type, and what an event says in it; undefined where it says nothing. */
export type EventColumn<T extends CellType> = readonly [
  type: T,
  cell: (report: EventReport) => Cells[T] | undefined,
];

/** A column of any type, of which the cells are of that type. */
export type AnyEventColumn = { [T in CellType]: EventColumn<T> }[CellType];

/** Which column says what. New columns go before `event`, which is always the last. */
export const EVENT_COLUMNS: Readonly<Record<string, AnyEventColumn>> = {
  time: ['filetime', ({ facts }) => facts.time],
  struct: ['text', ({ facts }) => facts.struct],
  host: ['text', ({ origin }) => origin.host],
  os_build: ['uint32', ({ origin }) => origin.osBuild],
  type: ['text', ({ facts }) => facts.type?.toString()],
  outcome: ['text', ({ facts }) => facts.outcome],

  direction: ['text', ({ facts }) => facts.direction?.toString()],
  layer_direction: ['text', ({ facts }) => facts.layerDirection],
  loopback: ['boolean', ({ facts }) => facts.isLoopback],
  ip_version: ['uint8', ({ facts }) => facts.ipVersion],
  protocol: ['uint8', ({ facts }) => facts.protocol],
  protocol_name: [
    'text',
    ({ facts: { protocol } }) => (protocol === undefined ? undefined : protocolName(protocol)),
  ],
  local_address: ['text', ({ facts }) => facts.local.address],
  local_port: ['uint16', ({ facts }) => facts.local.port],
  local_mac: ['text', ({ facts }) => facts.local.mac],
  remote_address: ['text', ({ facts }) => facts.remote.address],
  remote_port: ['uint16', ({ facts }) => facts.remote.port],
  remote_mac: ['text', ({ facts }) => facts.remote.mac],
  icmp_type: ['uint16', ({ facts }) => facts.icmp?.type],
  icmp_code: ['uint16', ({ facts }) => facts.icmp?.code],
  scope_id: ['uint32', ({ facts }) => facts.scopeId],
  public_host: ['text', ({ facts }) => facts.hosts?.public],
  internal_host: ['text', ({ facts }) => facts.hosts?.internal],

  app: ['text', ({ appPath }) => appPath],
  user_id: ['text', ({ facts }) => facts.userId],
  package_sid: ['text', ({ facts }) => facts.packageSid],
  enterprise_id: ['text', ({ facts }) => facts.enterpriseId],

  filter_id: ['uint64', ({ facts }) => facts.filterId],
  rule_match: ['text', ({ filter }) => filter.match],
  rule_name: ['text', ({ filter }) => filter.found?.name],
  rule_provider: ['text', ({ filter }) => filter.found?.provider],
  rule_layer: ['text', ({ filter }) => filter.found?.layer],
  rule_sub_layer: ['text', ({ filter }) => filter.found?.subLayer],
  rule_action: ['text', ({ filter }) => filter.found?.action],
  layer_id: ['uint16', ({ facts }) => facts.layer?.code],
  layer_name: ['text', ({ facts }) => facts.layer?.name],
  reauth_reason: ['text', ({ reauthReasons }) => list(reauthReasons)],
  original_profile: ['uint32', ({ facts }) => facts.profile?.original],
  current_profile: ['uint32', ({ facts }) => facts.profile?.current],
  capability: ['text', ({ facts }) => facts.capability],

  error_code: ['uint32', ({ facts }) => facts.error?.code],
  error_name: ['text', ({ facts }) => facts.error?.name],
  status: ['ntstatus', ({ facts }) => facts.status?.code],
  status_name: ['text', ({ facts }) => facts.status?.name],

  ike_mode: ['text', ({ ike }) => ike?.mode],
  ike_failure_point: ['text', ({ ike }) => ike?.failurePoint],
  ike_keying_module: ['text', ({ ike }) => ike?.keyingModule],
  ike_state: ['text', ({ ike }) => ike?.state],
  ike_role: ['text', ({ ike }) => ike?.role],
  ike_auth_method: ['text', ({ ike }) => ike?.authMethod],
  ike_flags: ['text', ({ ike }) => list(ike?.flags)],
  ike_local_principal: ['text', ({ ike }) => ike?.local.principal],
  ike_remote_principal: ['text', ({ ike }) => ike?.remote.principal],
  ike_cert_hash: ['text', ({ ike }) => ike?.endCertHash && hexText(ike.endCertHash)],
  ike_traffic_type: ['text', ({ ike }) => ike?.trafficType],
  ike_local_subnet: ['text', ({ ike }) => ike?.local.subnet],
  ike_remote_subnet: ['text', ({ ike }) => ike?.remote.subnet],
  ike_main_mode_id: ['uint64', ({ ike }) => ike?.mainModeId],
  spi: ['uint32', ({ facts }) => facts.spi],

  file: ['text', ({ origin }) => origin.file],
  rule_origin: ['text', ({ filter }) => filter.origin?.name],
  rule_description: ['text', ({ filter }) => filter.found?.description],
  event: ['json', reportJson],
};

/** C names in a row, which have no spaces in them; nothing for none. */
function list(names: readonly string[] | undefined): string | undefined {
  return names?.join(' ') || undefined;
}
