/** What the formats print of an event can be given back as a condition, and selects that event. */
import assert from 'node:assert/strict';
import { fc, test } from '@fast-check/vitest';
import { parse } from 'csv-parse/sync';
import { describe, test as plainTest } from 'vitest';
import { CSV_COLUMNS, csv, ecs, isNetEventName, parseWhere, text, WhereFilter } from '../../src/formats.ts';
import { decode, encode, memoryImage, toJson, type ValueLayout } from '../../src/index.ts';
import { isRecord } from '../../src/util/objects.ts';
import { pathsOf } from '../../src/where/member.ts';
import { arbitraryOf } from '../properties/arbitrary.ts';
import { bases, CASES, SEED } from '../properties/cases.ts';
import { layoutNamed } from '../support/decode.ts';
import { leavesOf } from '../support/events.ts';
import { EXHAUSTIVE, rows, runs } from '../support/exhaustive.ts';
import { compiledFixtures, hexFixtures, isHealthy } from '../support/fixtures.ts';

fc.configureGlobal({ seed: SEED, numRuns: runs(60) });

/** The conditions that take what a column of CSV holds, or a row of the text format. */
const CONDITIONS: Readonly<Record<string, (cell: string) => string>> = {
  type: (cell) => `type=${cell}`,
  direction: (cell) => `direction=${cell}`,
  layer_direction: (cell) => `direction=${cell}`,
  loopback: (cell) => `loopback=${cell}`,
  protocol: (cell) => `protocol=${cell}`,
  protocol_name: (cell) => `protocol=${cell}`,
  local_address: (cell) => `local=${cell}`,
  remote_address: (cell) => `remote=${cell}`,
  public_host: (cell) => `address=${cell}`,
  internal_host: (cell) => `address=${cell}`,
  local_port: (cell) => `localport=${cell}`,
  remote_port: (cell) => `port=${cell}-${cell}`,
  // A text with commas or quotes goes into quotes, as JSON has it.
  app: (cell) => `app=${JSON.stringify(cell)}`,
  user_id: (cell) => `user=${cell}`,
  filter_id: (cell) => `filter=${cell}`,
  layer_id: (cell) => `layer=${cell}`,
  layer_name: (cell) => `layer=${cell}`,
  time: (cell) => `time>=${cell}`,
  error_code: (cell) => `error=${cell}`,
  error_name: (cell) => `error=${cell}`,
  status: (cell) => `error=${cell}`,
  status_name: (cell) => `error=${cell}`,
  icmp_type: (cell) => `header.localPort=${cell}`,
  icmp_code: (cell) => `header.remotePort=${cell}`,
  scope_id: (cell) => `header.scopeId=${cell}`,
  package_sid: (cell) => `header.packageSid=${cell}`,
  enterprise_id: (cell) => `header.enterpriseId=${JSON.stringify(cell)}`,
};

/** Columns that a member of the event's own struct has, by the names that it has in the one or the other. */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  reauth_reason: ['reauthReason'],
  original_profile: ['originalProfile'],
  current_profile: ['currentProfile'],
  capability: ['networkCapabilityId'],
  ike_failure_point: ['failurePoint'],
  ike_keying_module: ['keyingModuleType'],
  ike_state: ['mmState', 'qmState', 'emState'],
  ike_role: ['saRole'],
  ike_auth_method: ['mmAuthMethod', 'emAuthMethod'],
  ike_flags: ['flags'],
  ike_local_principal: ['localPrincipalNameForAuth'],
  ike_remote_principal: ['remotePrincipalNameForAuth'],
  ike_cert_hash: ['endCertHash'],
  ike_traffic_type: ['saTrafficType'],
  ike_main_mode_id: ['mmId', 'mmSaLuid'],
  spi: ['spi'],
  error_code: ['failureErrorCode'],
  error_name: ['failureErrorCode'],
  status: ['failureStatus'],
  status_name: ['failureStatus'],
};

/** What no member says alone, or nothing of the event. */
const OTHERS = [
  ...['struct', 'host', 'os_build', 'outcome', 'local_mac', 'remote_mac', 'ike_mode', 'file', 'event'],
  ...['ip_version', 'ike_local_subnet', 'ike_remote_subnet'],
  ...['match', 'name', 'description', 'provider', 'layer', 'sub_layer', 'action', 'origin'].map(
    (name) => `rule_${name}`,
  ),
];

/** The fields of ECS that say the same. */
const FIELDS: Readonly<Record<string, string>> = {
  'event.code': 'type',
  'wfp.action': 'type',
  'source.ip': 'address',
  'destination.ip': 'address',
  'wfp.local.ip': 'local',
  'wfp.remote.ip': 'remote',
  'source.port': 'port',
  'destination.port': 'port',
  'wfp.public_host': 'address',
  'network.transport': 'protocol',
  'network.iana_number': 'protocol',
  'user.id': 'user',
  'process.executable': 'app',
  'rule.id': 'filter',
  'error.code': 'error',
  'error.message': 'error',
  'wfp.layer.id': 'layer',
  'wfp.layer.name': 'layer',
  'wfp.direction': 'direction',
  'wfp.layer_direction': 'direction',
  'wfp.loopback': 'loopback',
};

interface Image {
  readonly struct: ValueLayout;
  readonly bytes: Uint8Array;
  readonly abi: 'x64' | 'x86' | 'arm64';
  readonly base: bigint;
  readonly address: bigint;
}

const counts = new Map<string, number>();

function assertSelected({ struct, bytes, abi, base, address }: Image): void {
  assert(isNetEventName(struct.ctype));
  const memory = memoryImage(bytes, { abi, base });
  const event = decode(struct, memory, address);
  const rows: string[][] = parse(`${CSV_COLUMNS.join()}\n${csv().write(struct.ctype, event)}`);
  for (const [i, column] of CSV_COLUMNS.entries()) {
    const cell = rows[1]?.[i] ?? '';
    const condition = CONDITIONS[column]?.(cell);
    if (cell === '') continue;
    for (const path of membersOf(event, column)) {
      if (isPlain(cell)) assertHolds(`${path}=${JSON.stringify(cell)}`);
    }
    // Cells show what is not to be shown as escapes.
    if (condition === undefined || (TEXTS.includes(column) && !isPlain(cell))) continue;
    assertHolds(condition);
    counts.set(column, (counts.get(column) ?? 0) + 1);
    if (column === 'filter_id') assertHolds(`filter=0x${BigInt(cell).toString(16)}`);
  }
  for (const [label, said] of textRows(text().write(struct.ctype, event))) {
    if (label === 'layer') assertHolds(`layer=${said}`);
    if (label === 'rule') assertHolds(`filter=${said}`);
    if (label === 'direction')
      for (const word of said.match(DIRECTION) ?? []) assertHolds(`direction=${word}`);
    if (label === 'where') {
      for (const [, end = '', at = ''] of said.matchAll(END)) assertHolds(`${end}=${at}`);
    }
  }
  const [, said] =
    /^[^\n]*?: ((?:\w+ \(\w+\))|(?:error|status) \w+)$/m.exec(text().write(struct.ctype, event)) ?? [];
  if (said !== undefined) assertHolds(`error=${said}`);
  const document: object = JSON.parse(ecs().write(struct.ctype, event));
  for (const [field, value] of leavesOf(document)) {
    if (FIELDS[field] !== undefined) assertHolds(`${FIELDS[field]}=${JSON.stringify(value)}`);
  }
  for (const [path, value] of membersIn(struct, JSON.parse(toJson(struct, event)))) {
    assertHolds(`${path}=${value}`);
  }

  function assertHolds(condition: string): void {
    const filter = new WhereFilter(struct, parseWhere([condition]));
    assert.deepEqual(filter.rows(memory, { address }), [0], condition);
  }
}

const END = /(local|remote) (\S+:\d+)(?= |,|$)/g;

/** Columns of text that whoever makes an event chooses. */
const TEXTS = ['app', 'enterprise_id'];

/** The paths of the event's own struct that a column is of. */
function membersOf(event: unknown, column: string): string[] {
  if (!isRecord(event)) return [];
  const [arm, body] = Object.entries(event).find(([name]) => name !== 'header' && name !== 'type') ?? [];
  if (arm === undefined || !isRecord(body)) return [];
  return (MEMBERS[column] ?? []).filter((name) => body[name] != null).map((name) => `${arm}.${name}`);
}

/** The members that the JSON of an event has, and their values as conditions take them. */
function* membersIn(struct: ValueLayout, json: unknown): Generator<readonly [string, string]> {
  for (const path of pathsOf(struct)) {
    const value = path.split('.').reduce((at, name) => (isRecord(at) ? at[name] : undefined), json);
    if (Array.isArray(value)) yield [path, value.length === 0 ? '0' : value.join('|')];
    else if (value != null && !isRecord(value)) yield [path, JSON.stringify(value)];
  }
}

const DIRECTION = /\b(?:inbound|outbound|forward|bidirectional)\b/g;

function isPlain(cell: string): boolean {
  return !/\\u[\da-f]{4}|\ufffd/i.test(cell);
}

function textRows(block: string): (readonly [label: string, said: string])[] {
  return block.split('\n').map((line) => [line.slice(2, 14).trim(), line.slice(14)] as const);
}

describe('events of every version', () => {
  for (const { name, struct, abi } of rows(CASES, 8)) {
    if (!isNetEventName(struct.ctype)) continue;
    test.prop([arbitraryOf(struct), bases(abi)])(name, (value, base) => {
      const { bytes, address } = encode(struct, value, { abi, base });
      assertSelected({ struct, bytes, abi, base, address });
    });
  }
});

describe('the fixtures', () => {
  const images = [...compiledFixtures(), ...hexFixtures()].filter(
    (fixture) => isHealthy(fixture) && fixture.kind === 'struct' && isNetEventName(fixture.struct),
  );
  plainTest.each(
    rows(
      images.map((image) => ({ name: image.name, image })),
      8,
    ),
  )('$name', ({ image }) => {
    assertSelected({ ...image, struct: layoutNamed(image.struct) });
  });
});

plainTest.runIf(EXHAUSTIVE)('each column is among the events', () => {
  for (const column of Object.keys(CONDITIONS)) assert((counts.get(column) ?? 0) > 0, column);
});

plainTest('each column is a condition, a member, or known to be neither', () => {
  const all = [...Object.keys(CONDITIONS), ...Object.keys(MEMBERS), ...OTHERS];
  assert.deepEqual([...new Set(all)].sort(), [...CSV_COLUMNS].sort());
});
