/** Events of every type and version, and what formats know beside them. */
import type { EventContext, NetEventName, Origin, Rule } from '../../src/formats.ts';
import { isNetEventName } from '../../src/formats.ts';
import { FWPM_NET_EVENT_FLAG } from '../../src/index.ts';
import { decodeFixture, decodeTolerantly } from './decode.ts';
import {
  compiledFixtures,
  type Fixture,
  hexFixtures,
  isDamaged,
  isHealthy,
  sampleFixtures,
} from './fixtures.ts';

/** An image with events. */
export interface EventFixture {
  readonly name: string;
  readonly struct: NetEventName;
  /** As they are decoded; null for one that cannot be read. */
  readonly events: readonly unknown[];
  /** The same in the JSON of the fixture; null for the tolerant rest of images that C compilers damaged. */
  readonly expected: readonly unknown[] | null;
}

/** Whatever in fixtures/ is an event, healthy or damaged. */
export function eventFixtures(): EventFixture[] {
  const all = [...sampleFixtures(), ...compiledFixtures(), ...hexFixtures()];
  return all.flatMap((fixture) =>
    isNetEventName(fixture.struct) ? [eventFixture(fixture, fixture.struct)] : [],
  );
}

function eventFixture(fixture: Fixture, struct: NetEventName): EventFixture {
  const { name } = fixture;
  if (isHealthy(fixture)) return { name, struct, events: decodeFixture(fixture), expected: fixture.expect };
  const { values } = decodeTolerantly(fixture);
  return { name, struct, events: values, expected: (isDamaged(fixture) && fixture.tolerant) || null };
}

/** Rules under the filter ids that a test names. */
export function rulesOf(...rules: readonly Rule[]): NonNullable<EventContext['rules']> {
  return { rule: (filterId) => rules.find((rule) => rule.filterId === filterId) };
}

export const RULE: Rule = {
  filterId: 66241n,
  filterKey: '7d1c9a5e-2f04-4b8d-9c11-0a1b2c3d4e5f',
  name: 'Block SMB',
  description: 'No file shares.',
  provider: 'Windows Firewall',
  layer: 'FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V4',
  subLayer: 'FWPM_SUBLAYER_MPSSVC_WF',
  action: 'FWP_ACTION_BLOCK',
};

export const CONTEXT: EventContext = {
  rules: rulesOf(RULE),
  volumes: { drivePath: (path) => path.replace(/^\\device\\harddiskvolume3/i, 'C:') },
};

/** What is known of the machine that recorded events. */
export const ORIGIN: Origin = { host: 'LAB-01', osBuild: 22631 };

// --- events by hand ------------------------------------------------------------------------------------------

const ALL_FLAGS = Object.values(FWPM_NET_EVENT_FLAG.bits).reduce((all, bit) => all | bit, 0);

/** An FWPM_NET_EVENT5 of which the header vouches for everything, but for the members that a test gives. */
export function event5(
  type: string | number,
  body: object | null,
  header: object = {},
): { readonly header: object; readonly [member: string]: unknown } {
  return {
    header: {
      timeStamp: 133000000000000001n,
      flags: ALL_FLAGS,
      ipVersion: 'FWP_IP_VERSION_V4',
      ipProtocol: 6,
      localAddrV4: '10.0.0.1',
      remoteAddrV4: '10.0.0.2',
      localPort: 50000,
      remotePort: 443,
      scopeId: 0,
      appId: '\\device\\harddiskvolume3\\app.exe',
      userId: 'S-1-5-18',
      addressFamily: 'FWP_AF_INET',
      packageSid: 'S-1-15-2-1',
      enterpriseId: 'contoso.com',
      policyFlags: 1n,
      effectiveName: new Uint8Array([1]),
      ...header,
    },
    type: typeof type === 'string' ? `FWPM_NET_EVENT_TYPE_${type}` : type,
    ...(ARMS[type] === undefined ? {} : { [ARMS[type]]: body }),
  };
}

const ARMS: Readonly<Record<string | number, string>> = {
  IKEEXT_MM_FAILURE: 'ikeMmFailure',
  IKEEXT_QM_FAILURE: 'ikeQmFailure',
  IKEEXT_EM_FAILURE: 'ikeEmFailure',
  CLASSIFY_DROP: 'classifyDrop',
  CLASSIFY_DROP_MAC: 'classifyDropMac',
  IPSEC_KERNEL_DROP: 'ipsecDrop',
  IPSEC_DOSP_DROP: 'idpDrop',
  CLASSIFY_ALLOW: 'classifyAllow',
  CAPABILITY_DROP: 'capabilityDrop',
  CAPABILITY_ALLOW: 'capabilityAllow',
};

/** The members of a FWPM_NET_EVENT_CLASSIFY_DROP2. */
export function drop(members: object): object {
  return {
    filterId: 66241n,
    layerId: 44,
    reauthReason: 0,
    originalProfile: 1,
    currentProfile: 1,
    msFwpDirection: 'MS_FWP_DIRECTION_IN',
    isLoopback: false,
    vSwitchId: null,
    vSwitchSourcePort: 0,
    vSwitchDestinationPort: 0,
    ...members,
  };
}

/** The members of a FWPM_NET_EVENT_IKEEXT_MM_FAILURE2. */
export function mainModeFailure(members: object): object {
  return {
    failureErrorCode: 13801,
    failurePoint: 'IPSEC_FAILURE_PEER',
    flags: 1,
    keyingModuleType: 'IKEEXT_KEY_MODULE_IKEV2',
    mmState: 'IKEEXT_MM_SA_STATE_SSPI_SENT',
    saRole: 'IKEEXT_SA_ROLE_RESPONDER',
    mmAuthMethod: 'IKEEXT_CERTIFICATE',
    endCertHash: new Uint8Array(20).fill(0xab),
    mmId: 18446744073709551615n,
    mmFilterId: 77n,
    localPrincipalNameForAuth: 'CN=local',
    remotePrincipalNameForAuth: '',
    localPrincipalGroupSids: [],
    remotePrincipalGroupSids: [],
    providerContextKey: null,
    ...members,
  };
}

// --- documents -----------------------------------------------------------------------------------------------

/** A value and where it stands, such as `event.category`; lists of values are one. */
export type Leaf = readonly [path: string, value: unknown];

/** What a document holds, its objects walked. */
export function* leavesOf(document: object, path = ''): Generator<Leaf, void, undefined> {
  for (const [name, value] of Object.entries(document)) {
    const at = path === '' ? name : `${path}.${name}`;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) yield* leavesOf(value, at);
    else yield [at, value];
  }
}

/** Members of events whose C type is an enumeration. */
const ENUMERATIONS = new Set(
  (
    'type ipVersion addressFamily reserved1 failurePoint keyingModuleType mmState qmState emState saRole ' +
    'mmAuthMethod emAuthMethod saTrafficType msFwpDirection direction networkCapabilityId'
  ).split(' '),
);

/** The JSON of an event that a document holds, as `toJson` wrote it: what is text in place of a number is undone. */
export function recovered(event: unknown): unknown {
  return JSON.parse(JSON.stringify(event), (name, value) =>
    ENUMERATIONS.has(name) && /^\d+$/.test(value) ? Number(value) : value,
  );
}
