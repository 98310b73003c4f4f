/** Events as comma-separated values: the same columns for every type of event and for every version of the structs. */
import Papa from 'papaparse';
import {
  type EventContext,
  type EventFacts,
  type EventFormat,
  enumTextIn,
  factsOf,
  type IkeFacts,
  ikeFactsOf,
  type NetEventName,
  numberIn,
} from '../events/index.ts';
import { formatNtstatus, protocolName } from '../names/index.ts';
import { eventJson } from './eventJson.ts';
import { formatFiletime } from './filetime.ts';
import { hexText } from './hexText.ts';
import { printable } from './printable.ts';
import { appPath, layerText, lookUpRule } from './resolve.ts';
import { hostOf, reauthReasons } from './wfp.ts';

export interface CsvOptions {
  /**
   * Puts a `'` in front of every cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return, which spreadsheets
   * would take for the beginning of a formula. Programs that read the rows do not expect it, so it is off by default.
   */
  readonly neutralizeFormulas?: boolean;
}

/**
 * Events as rows, under a row of the columns' names. The last column, `event`, is the whole event as `toJson` writes it,
 * so nothing is lost. Control characters in the other columns are written as `\uxxxx`, so a row is always one line.
 *
 * An event that cannot be read is a row, too: `struct` says what it should have been, `event` is `null`, the other cells
 * are empty.
 */
export function csv(
  context: EventContext = {},
  { neutralizeFormulas = false }: CsvOptions = {},
): EventFormat {
  return {
    head: row(CSV_COLUMNS),
    write: (struct, event) => row(cells(struct, event, context)),
  };

  function row(cells: readonly string[]): string {
    return `${Papa.unparse([cells], { newline: '\n', escapeFormulae: neutralizeFormulas })}\n`;
  }
}

// --- columns -------------------------------------------------------------------------------------------------

/** What a row is made of. */
interface Subject {
  readonly facts: EventFacts;
  readonly context: EventContext;
  /** Empty for events that are no failures of a negotiation. */
  readonly ike: Partial<IkeFacts>;
}

type Cell = string | number | bigint | boolean | undefined;

/** Which column says what. New columns go before `event`, which is always the last. */
const COLUMNS: Readonly<Record<string, (subject: Subject) => Cell>> = {
  time: ({ facts: { time } }) => (time === undefined ? undefined : formatFiletime(time)),
  struct: ({ facts }) => facts.struct,
  type: ({ facts }) => facts.type,
  outcome: ({ facts }) => facts.outcome,

  direction: ({ facts }) => facts.direction,
  layer_direction: ({ facts }) => facts.layerDirection,
  loopback: ({ facts }) => facts.isLoopback,
  ip_version: ({ facts }) => facts.ipVersion,
  protocol: ({ facts }) => facts.protocol,
  protocol_name: ({ facts: { protocol } }) => (protocol === undefined ? undefined : protocolName(protocol)),
  local_address: ({ facts }) => facts.local.address,
  local_port: ({ facts }) => facts.local.port,
  local_mac: ({ facts }) => facts.local.mac,
  remote_address: ({ facts }) => facts.remote.address,
  remote_port: ({ facts }) => facts.remote.port,
  remote_mac: ({ facts }) => facts.remote.mac,
  icmp_type: ({ facts }) => facts.icmp?.type,
  icmp_code: ({ facts }) => facts.icmp?.code,
  scope_id: ({ facts }) => facts.scopeId,
  public_host: ({ facts }) => hostOf(facts, 'public'),
  internal_host: ({ facts }) => hostOf(facts, 'internal'),

  app: ({ facts, context }) => appPath(facts, context),
  user_id: ({ facts }) => facts.userId,
  package_sid: ({ facts }) => facts.packageSid,
  enterprise_id: ({ facts }) => facts.enterpriseId,

  filter_id: ({ facts }) => facts.filterId,
  rule_match: ({ facts, context }) => lookUpRule(facts, context).match,
  rule_name: ({ facts, context }) => lookUpRule(facts, context).rule?.name,
  rule_provider: ({ facts, context }) => lookUpRule(facts, context).rule?.provider,
  rule_layer: ({ facts, context }) => lookUpRule(facts, context).rule?.layer,
  rule_sub_layer: ({ facts, context }) => lookUpRule(facts, context).rule?.subLayer,
  rule_action: ({ facts, context }) => lookUpRule(facts, context).rule?.action,
  layer_id: ({ facts }) => facts.layer?.code,
  layer_name: ({ facts, context }) => layerText(facts, context),
  reauth_reason: ({ facts }) => list(reauthReasons(facts)),
  original_profile: ({ facts: { body = {} } }) => numberIn(body, 'originalProfile'),
  current_profile: ({ facts: { body = {} } }) => numberIn(body, 'currentProfile'),
  capability: ({ facts: { body = {} } }) => enumTextIn(body, 'networkCapabilityId'),

  error_code: ({ facts }) => facts.error?.code,
  error_name: ({ facts }) => facts.error?.name,
  status: ({ facts }) => facts.status && formatNtstatus(facts.status.code),
  status_name: ({ facts }) => facts.status?.name,

  ike_mode: ({ ike }) => ike.mode,
  ike_failure_point: ({ ike }) => ike.failurePoint,
  ike_keying_module: ({ ike }) => ike.keyingModule,
  ike_state: ({ ike }) => ike.state,
  ike_role: ({ ike }) => ike.role,
  ike_auth_method: ({ ike }) => ike.authMethod,
  ike_flags: ({ ike }) => list(ike.flags),
  ike_local_principal: ({ ike }) => ike.local?.principal,
  ike_remote_principal: ({ ike }) => ike.remote?.principal,
  ike_cert_hash: ({ ike }) => ike.endCertHash && hexText(ike.endCertHash),
  ike_traffic_type: ({ ike }) => ike.trafficType,
  ike_local_subnet: ({ ike }) => ike.local?.subnet,
  ike_remote_subnet: ({ ike }) => ike.remote?.subnet,
  ike_main_mode_id: ({ ike }) => ike.mainModeId,
  spi: ({ facts: { body = {} } }) => numberIn(body, 'spi'),
};

/** The names of the columns, in their order. */
export const CSV_COLUMNS: readonly string[] = [...Object.keys(COLUMNS), 'event'];

function cells(struct: NetEventName, event: unknown, context: EventContext): string[] {
  const facts = factsOf(struct, event);
  const subject = { facts, context, ike: ikeFactsOf(facts) ?? {} };
  const said = Object.values(COLUMNS).map((cell) => printable(String(cell(subject) ?? '')));
  return [...said, eventJson(struct, event)];
}

function list(names: readonly string[] | undefined): string | undefined {
  return names?.join(' ');
}
