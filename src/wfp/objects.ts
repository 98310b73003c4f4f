/**
 * fwpmtypes.h: the objects of the filter engine, as FwpmFilterGetById0 and its kin return them. They are an entry point of
 * their own (`fwpm/objects`), since who decodes events does not need them.
 */
import {
  alias,
  bool,
  counted,
  enumeration,
  flags32,
  type Infer,
  named,
  type ObjectOf,
  pointer,
  struct,
  structOf,
  uint16,
  uint32,
  uint64,
  union,
  when,
  wideString,
} from '../layout/index.ts';
import { opaque, unionByBit } from '../layout/objectVocabulary.ts';
import { FWPM_FILTER_CONDITION0 } from './fwpmtypes.ts';
import { FWP_ACTION_TYPE, FWP_BYTE_BLOB, FWP_DATA_TYPE, FWP_VALUE0 } from './fwptypes.ts';
import { GUID } from './guiddef.ts';
import { SID } from './winnt.ts';

/** The bits that decide which arm of a union is live. */
const HAS_PROVIDER_CONTEXT = 0x4;
const CALLOUT = 0x4000;

// --- constants -----------------------------------------------------------------------------------------------

/** Of FWPM_FILTER0.flags. */
export const FWPM_FILTER_FLAG = flags32('FWPM_FILTER_FLAG', {
  FWPM_FILTER_FLAG_NONE: 0x0,
  FWPM_FILTER_FLAG_PERSISTENT: 0x1,
  FWPM_FILTER_FLAG_BOOTTIME: 0x2,
  FWPM_FILTER_FLAG_HAS_PROVIDER_CONTEXT: HAS_PROVIDER_CONTEXT,
  FWPM_FILTER_FLAG_CLEAR_ACTION_RIGHT: 0x8,
  FWPM_FILTER_FLAG_PERMIT_IF_CALLOUT_UNREGISTERED: 0x10,
  FWPM_FILTER_FLAG_DISABLED: 0x20,
  FWPM_FILTER_FLAG_INDEXED: 0x40,
  FWPM_FILTER_FLAG_HAS_SECURITY_REALM_PROVIDER_CONTEXT: 0x80,
  FWPM_FILTER_FLAG_SYSTEMOS_ONLY: 0x100,
  FWPM_FILTER_FLAG_GAMEOS_ONLY: 0x200,
  FWPM_FILTER_FLAG_SILENT_MODE: 0x400,
  FWPM_FILTER_FLAG_IPSEC_NO_ACQUIRE_INITIATE: 0x800,
  FWPM_FILTER_FLAG_RESERVED0: 0x1000,
  FWPM_FILTER_FLAG_RESERVED1: 0x2000,
  FWPM_FILTER_FLAG_RESERVED2: 0x4000,
});

/** Of FWPM_PROVIDER0.flags. */
export const FWPM_PROVIDER_FLAG = flags32('FWPM_PROVIDER_FLAG', {
  FWPM_PROVIDER_FLAG_PERSISTENT: 0x1,
  FWPM_PROVIDER_FLAG_DISABLED: 0x10,
});

/** Of the flags of a provider context. */
export const FWPM_PROVIDER_CONTEXT_FLAG = flags32('FWPM_PROVIDER_CONTEXT_FLAG', {
  FWPM_PROVIDER_CONTEXT_FLAG_PERSISTENT: 0x1,
  FWPM_PROVIDER_CONTEXT_FLAG_DOWNLEVEL: 0x2,
});

/** Of FWPM_SUBLAYER0.flags. */
export const FWPM_SUBLAYER_FLAG = flags32('FWPM_SUBLAYER_FLAG', {
  FWPM_SUBLAYER_FLAG_PERSISTENT: 0x1,
});

/** Of FWPM_LAYER0.flags. */
export const FWPM_LAYER_FLAG = flags32('FWPM_LAYER_FLAG', {
  FWPM_LAYER_FLAG_KERNEL: 0x1,
  FWPM_LAYER_FLAG_BUILTIN: 0x2,
  FWPM_LAYER_FLAG_CLASSIFY_MOSTLY: 0x4,
  FWPM_LAYER_FLAG_BUFFERED: 0x8,
});

/** Of FWPM_CALLOUT0.flags. */
export const FWPM_CALLOUT_FLAG = flags32('FWPM_CALLOUT_FLAG', {
  FWPM_CALLOUT_FLAG_PERSISTENT: 0x10000,
  FWPM_CALLOUT_FLAG_USES_PROVIDER_CONTEXT: 0x20000,
  FWPM_CALLOUT_FLAG_REGISTERED: 0x40000,
});

/** Of FWPM_SESSION0.flags. */
export const FWPM_SESSION_FLAG = flags32('FWPM_SESSION_FLAG', {
  FWPM_SESSION_FLAG_DYNAMIC: 0x1,
  FWPM_SESSION_FLAG_RESERVED: 0x10000000,
});

/** The bits of an FWP_ACTION_TYPE that say of which kind it is. */
export const FWP_ACTION_FLAG = flags32('FWP_ACTION_FLAG', {
  FWP_ACTION_FLAG_TERMINATING: 0x1000,
  FWP_ACTION_FLAG_NON_TERMINATING: 0x2000,
  FWP_ACTION_FLAG_CALLOUT: CALLOUT,
});

/** What a provider context is for. */
export const FWPM_PROVIDER_CONTEXT_TYPE = enumeration('FWPM_PROVIDER_CONTEXT_TYPE', {
  FWPM_IPSEC_KEYING_CONTEXT: 0,
  FWPM_IPSEC_IKE_QM_TRANSPORT_CONTEXT: 1,
  FWPM_IPSEC_IKE_QM_TUNNEL_CONTEXT: 2,
  FWPM_IPSEC_AUTHIP_QM_TRANSPORT_CONTEXT: 3,
  FWPM_IPSEC_AUTHIP_QM_TUNNEL_CONTEXT: 4,
  FWPM_IPSEC_IKE_MM_CONTEXT: 5,
  FWPM_IPSEC_AUTHIP_MM_CONTEXT: 6,
  FWPM_CLASSIFY_OPTIONS_CONTEXT: 7,
  FWPM_GENERAL_CONTEXT: 8,
  FWPM_IPSEC_IKEV2_QM_TUNNEL_CONTEXT: 9,
  FWPM_IPSEC_IKEV2_MM_CONTEXT: 10,
  FWPM_IPSEC_DOSP_CONTEXT: 11,
  FWPM_IPSEC_IKEV2_QM_TRANSPORT_CONTEXT: 12,
  FWPM_NETWORK_CONNECTION_POLICY_CONTEXT: 13,
});
export type FWPM_PROVIDER_CONTEXT_TYPE = Infer<typeof FWPM_PROVIDER_CONTEXT_TYPE>;

/** What the values of a layer's field are. */
export const FWPM_FIELD_TYPE = enumeration('FWPM_FIELD_TYPE', {
  FWPM_FIELD_RAW_DATA: 0,
  FWPM_FIELD_IP_ADDRESS: 1,
  FWPM_FIELD_FLAGS: 2,
});
export type FWPM_FIELD_TYPE = Infer<typeof FWPM_FIELD_TYPE>;

/** Which filters an enumeration gives. */
export const FWP_FILTER_ENUM_TYPE = enumeration('FWP_FILTER_ENUM_TYPE', {
  FWP_FILTER_ENUM_FULLY_CONTAINED: 0,
  FWP_FILTER_ENUM_OVERLAPPING: 1,
});
export type FWP_FILTER_ENUM_TYPE = Infer<typeof FWP_FILTER_ENUM_TYPE>;

/** What an option is about that a filter sets for the traffic that it matches. */
export const FWP_CLASSIFY_OPTION_TYPE = enumeration('FWP_CLASSIFY_OPTION_TYPE', {
  FWP_CLASSIFY_OPTION_MULTICAST_STATE: 0,
  FWP_CLASSIFY_OPTION_LOOSE_SOURCE_MAPPING: 1,
  FWP_CLASSIFY_OPTION_UNICAST_LIFETIME: 2,
  FWP_CLASSIFY_OPTION_MCAST_BCAST_LIFETIME: 3,
  FWP_CLASSIFY_OPTION_SECURE_SOCKET_SECURITY_FLAGS: 4,
  FWP_CLASSIFY_OPTION_SECURE_SOCKET_AUTHIP_MM_POLICY_KEY: 5,
  FWP_CLASSIFY_OPTION_SECURE_SOCKET_AUTHIP_QM_POLICY_KEY: 6,
  FWP_CLASSIFY_OPTION_LOCAL_ONLY_MAPPING: 7,
});
export type FWP_CLASSIFY_OPTION_TYPE = Infer<typeof FWP_CLASSIFY_OPTION_TYPE>;

// --- objects -------------------------------------------------------------------------------------------------

/**
 * The names that people see.
 *
 * fwpmtypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwptypes/ns-fwptypes-fwpm_display_data0
 */
export const FWPM_DISPLAY_DATA0 = structOf(named<FWPM_DISPLAY_DATA0>('FWPM_DISPLAY_DATA0'), {
  /** Often a reference to a text in a file: `@FirewallAPI.dll,-28502`. */
  name: pointer(wideString),
  description: pointer(wideString),
});
export interface FWPM_DISPLAY_DATA0 extends ObjectOf<typeof FWPM_DISPLAY_DATA0> {}

/**
 * A session with the engine.
 *
 * fwpmtypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_session0
 */
export const FWPM_SESSION0 = structOf(named<FWPM_SESSION0>('FWPM_SESSION0'), {
  sessionKey: GUID,
  displayData: FWPM_DISPLAY_DATA0,
  /** FWPM_SESSION_FLAG. */
  flags: uint32,
  txnWaitTimeoutInMSec: uint32,
  processId: alias('DWORD', uint32),
  sid: pointer(SID),
  username: pointer(wideString),
  kernelMode: bool,
});
export interface FWPM_SESSION0 extends ObjectOf<typeof FWPM_SESSION0> {}

/**
 * Who made filters: a firewall, IPsec, a product.
 *
 * fwpmtypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_provider0
 */
export const FWPM_PROVIDER0 = structOf(named<FWPM_PROVIDER0>('FWPM_PROVIDER0'), {
  providerKey: GUID,
  displayData: FWPM_DISPLAY_DATA0,
  /** FWPM_PROVIDER_FLAG. */
  flags: uint32,
  providerData: FWP_BYTE_BLOB,
  serviceName: pointer(wideString),
});
export interface FWPM_PROVIDER0 extends ObjectOf<typeof FWPM_PROVIDER0> {}

/**
 * Which providers to enumerate: all of them, since it has no conditions.
 *
 * fwpmtypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_provider_enum_template0
 */
export const FWPM_PROVIDER_ENUM_TEMPLATE0 = structOf(
  named<FWPM_PROVIDER_ENUM_TEMPLATE0>('FWPM_PROVIDER_ENUM_TEMPLATE0'),
  { reserved: uint64 },
);
export interface FWPM_PROVIDER_ENUM_TEMPLATE0 extends ObjectOf<typeof FWPM_PROVIDER_ENUM_TEMPLATE0> {}

/**
 * An option that a filter sets.
 *
 * fwpmtypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_classify_option0
 */
export const FWPM_CLASSIFY_OPTION0 = structOf(named<FWPM_CLASSIFY_OPTION0>('FWPM_CLASSIFY_OPTION0'), {
  type: FWP_CLASSIFY_OPTION_TYPE,
  value: FWP_VALUE0,
});
export interface FWPM_CLASSIFY_OPTION0 extends ObjectOf<typeof FWPM_CLASSIFY_OPTION0> {}

/**
 * The options that a filter sets.
 *
 * fwpmtypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_classify_options0
 */
export const FWPM_CLASSIFY_OPTIONS0 = structOf(named<FWPM_CLASSIFY_OPTIONS0>('FWPM_CLASSIFY_OPTIONS0'), {
  numOptions: uint32,
  options: counted('numOptions', FWPM_CLASSIFY_OPTION0),
});
export interface FWPM_CLASSIFY_OPTIONS0 extends ObjectOf<typeof FWPM_CLASSIFY_OPTIONS0> {}

/** What every version of a provider context has before its union, and the type that selects in it. */
const CONTEXT = {
  providerContextKey: GUID,
  displayData: FWPM_DISPLAY_DATA0,
  /** FWPM_PROVIDER_CONTEXT_FLAG. */
  flags: uint32,
  providerKey: pointer(GUID),
  providerData: FWP_BYTE_BLOB,
  type: FWPM_PROVIDER_CONTEXT_TYPE,
} as const;

/** The versions of the policies that a version of a provider context points to. */
interface Policies {
  readonly keying: 0 | 1;
  readonly transport: 0 | 1 | 2;
  readonly tunnel: 0 | 1 | 2 | 3;
  readonly ike: 0 | 1 | 2;
}

/** What the first version can hold. Policies are not described: of them there is the address. */
function contextArms({ keying, transport, tunnel, ike }: Policies) {
  return {
    keyingPolicy: when('FWPM_IPSEC_KEYING_CONTEXT', opaque(`IPSEC_KEYING_POLICY${keying}`)),
    ikeQmTransportPolicy: when(
      'FWPM_IPSEC_IKE_QM_TRANSPORT_CONTEXT',
      opaque(`IPSEC_TRANSPORT_POLICY${transport}`),
    ),
    ikeQmTunnelPolicy: when('FWPM_IPSEC_IKE_QM_TUNNEL_CONTEXT', opaque(`IPSEC_TUNNEL_POLICY${tunnel}`)),
    authipQmTransportPolicy: when(
      'FWPM_IPSEC_AUTHIP_QM_TRANSPORT_CONTEXT',
      opaque(`IPSEC_TRANSPORT_POLICY${transport}`),
    ),
    authipQmTunnelPolicy: when('FWPM_IPSEC_AUTHIP_QM_TUNNEL_CONTEXT', opaque(`IPSEC_TUNNEL_POLICY${tunnel}`)),
    ikeMmPolicy: when('FWPM_IPSEC_IKE_MM_CONTEXT', opaque(`IKEEXT_POLICY${ike}`)),
    authIpMmPolicy: when('FWPM_IPSEC_AUTHIP_MM_CONTEXT', opaque(`IKEEXT_POLICY${ike}`)),
    dataBuffer: when('FWPM_GENERAL_CONTEXT', pointer(FWP_BYTE_BLOB)),
    classifyOptions: when('FWPM_CLASSIFY_OPTIONS_CONTEXT', pointer(FWPM_CLASSIFY_OPTIONS0)),
  };
}

/**
 * Data that a provider keeps with the engine, for its filters and callouts.
 *
 * fwpmtypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_provider_context0
 */
export const FWPM_PROVIDER_CONTEXT0 = struct('FWPM_PROVIDER_CONTEXT0', {
  ...CONTEXT,
  context: union('type', contextArms({ keying: 0, transport: 0, tunnel: 0, ike: 0 })),
  providerContextId: uint64,
});
export type FWPM_PROVIDER_CONTEXT0 = Infer<typeof FWPM_PROVIDER_CONTEXT0>;

/**
 * {@link FWPM_PROVIDER_CONTEXT0} with IKEv2 and IPsec's protection against denial of service.
 *
 * fwpmtypes.h, Windows 7.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_provider_context1
 */
export const FWPM_PROVIDER_CONTEXT1 = struct('FWPM_PROVIDER_CONTEXT1', {
  ...CONTEXT,
  context: union('type', {
    ...contextArms({ keying: 0, transport: 1, tunnel: 1, ike: 1 }),
    ikeV2QmTunnelPolicy: when('FWPM_IPSEC_IKEV2_QM_TUNNEL_CONTEXT', opaque('IPSEC_TUNNEL_POLICY1')),
    ikeV2MmPolicy: when('FWPM_IPSEC_IKEV2_MM_CONTEXT', opaque('IKEEXT_POLICY1')),
    idpOptions: when('FWPM_IPSEC_DOSP_CONTEXT', opaque('IPSEC_DOSP_OPTIONS0')),
  }),
  providerContextId: uint64,
});
export type FWPM_PROVIDER_CONTEXT1 = Infer<typeof FWPM_PROVIDER_CONTEXT1>;

/** What versions 2 and 3 can hold beside the types of the first one. */
function laterArms(tunnel: 2 | 3) {
  return {
    ikeV2QmTunnelPolicy: when('FWPM_IPSEC_IKEV2_QM_TUNNEL_CONTEXT', opaque(`IPSEC_TUNNEL_POLICY${tunnel}`)),
    ikeV2QmTransportPolicy: when('FWPM_IPSEC_IKEV2_QM_TRANSPORT_CONTEXT', opaque('IPSEC_TRANSPORT_POLICY2')),
    ikeV2MmPolicy: when('FWPM_IPSEC_IKEV2_MM_CONTEXT', opaque('IKEEXT_POLICY2')),
    idpOptions: when('FWPM_IPSEC_DOSP_CONTEXT', opaque('IPSEC_DOSP_OPTIONS0')),
  };
}

/**
 * {@link FWPM_PROVIDER_CONTEXT1} with later versions of the policies.
 *
 * fwpmtypes.h, Windows 8.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_provider_context2
 */
export const FWPM_PROVIDER_CONTEXT2 = struct('FWPM_PROVIDER_CONTEXT2', {
  ...CONTEXT,
  context: union('type', {
    ...contextArms({ keying: 1, transport: 2, tunnel: 2, ike: 2 }),
    ...laterArms(2),
  }),
  providerContextId: uint64,
});
export type FWPM_PROVIDER_CONTEXT2 = Infer<typeof FWPM_PROVIDER_CONTEXT2>;

/**
 * {@link FWPM_PROVIDER_CONTEXT2} with policies of network connections.
 *
 * fwpmtypes.h, Windows 10.
 */
export const FWPM_PROVIDER_CONTEXT3 = struct('FWPM_PROVIDER_CONTEXT3', {
  ...CONTEXT,
  context: union('type', {
    ...contextArms({ keying: 1, transport: 2, tunnel: 3, ike: 2 }),
    ...laterArms(3),
    networkConnectionPolicy: when(
      'FWPM_NETWORK_CONNECTION_POLICY_CONTEXT',
      opaque('FWPM_NETWORK_CONNECTION_POLICY_SETTINGS0'),
    ),
  }),
  providerContextId: uint64,
});
export type FWPM_PROVIDER_CONTEXT3 = Infer<typeof FWPM_PROVIDER_CONTEXT3>;

/**
 * A sublayer: filters in it decide one after another, and the sublayers of a layer by their weights.
 *
 * fwpmtypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_sublayer0
 */
export const FWPM_SUBLAYER0 = structOf(named<FWPM_SUBLAYER0>('FWPM_SUBLAYER0'), {
  subLayerKey: GUID,
  displayData: FWPM_DISPLAY_DATA0,
  /** FWPM_SUBLAYER_FLAG. */
  flags: uint32,
  providerKey: pointer(GUID),
  providerData: FWP_BYTE_BLOB,
  /** The higher, the sooner asked. */
  weight: uint16,
});
export interface FWPM_SUBLAYER0 extends ObjectOf<typeof FWPM_SUBLAYER0> {}

/**
 * A field of a layer, which its filters can have conditions on.
 *
 * fwpmtypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_field0
 */
export const FWPM_FIELD0 = structOf(named<FWPM_FIELD0>('FWPM_FIELD0'), {
  /** Which field: an FWPM_CONDITION_* GUID. */
  fieldKey: pointer(GUID),
  type: FWPM_FIELD_TYPE,
  dataType: FWP_DATA_TYPE,
});
export interface FWPM_FIELD0 extends ObjectOf<typeof FWPM_FIELD0> {}

/**
 * A layer: a point in the network stack where filters decide.
 *
 * fwpmtypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_layer0
 */
export const FWPM_LAYER0 = structOf(named<FWPM_LAYER0>('FWPM_LAYER0'), {
  layerKey: GUID,
  displayData: FWPM_DISPLAY_DATA0,
  /** FWPM_LAYER_FLAG. */
  flags: uint32,
  numFields: uint32,
  field: counted('numFields', FWPM_FIELD0),
  defaultSubLayerKey: GUID,
  /** The id that events have, of this Windows. */
  layerId: uint16,
});
export interface FWPM_LAYER0 extends ObjectOf<typeof FWPM_LAYER0> {}

/**
 * A callout: a driver's functions that filters call.
 *
 * fwpmtypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_callout0
 */
export const FWPM_CALLOUT0 = structOf(named<FWPM_CALLOUT0>('FWPM_CALLOUT0'), {
  calloutKey: GUID,
  displayData: FWPM_DISPLAY_DATA0,
  /** FWPM_CALLOUT_FLAG. */
  flags: uint32,
  providerKey: pointer(GUID),
  providerData: FWP_BYTE_BLOB,
  /** The layer that it is for. */
  applicableLayer: GUID,
  calloutId: uint32,
});
export interface FWPM_CALLOUT0 extends ObjectOf<typeof FWPM_CALLOUT0> {}

/**
 * What a filter does.
 *
 * fwpmtypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_action0
 */
export const FWPM_ACTION0 = struct('FWPM_ACTION0', {
  type: alias('FWP_ACTION_TYPE', FWP_ACTION_TYPE),
  key: unionByBit('type', CALLOUT, {
    /** Any GUID of the filter's owner. */
    filterType: when('clear', GUID),
    calloutKey: when('set', GUID),
  }),
});
export type FWPM_ACTION0 = Infer<typeof FWPM_ACTION0>;

/**
 * A filter: if all conditions hold, the action is taken.
 *
 * fwpmtypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_filter0
 */
export const FWPM_FILTER0 = struct('FWPM_FILTER0', {
  filterKey: GUID,
  displayData: FWPM_DISPLAY_DATA0,
  /** FWPM_FILTER_FLAG. */
  flags: uint32,
  providerKey: pointer(GUID),
  providerData: FWP_BYTE_BLOB,
  layerKey: GUID,
  subLayerKey: GUID,
  /** What was asked for: a weight of its own (UINT64), a range of weights (UINT8), or none (EMPTY). */
  weight: FWP_VALUE0,
  numFilterConditions: uint32,
  filterCondition: counted('numFilterConditions', FWPM_FILTER_CONDITION0),
  action: FWPM_ACTION0,
  context: unionByBit('flags', HAS_PROVIDER_CONTEXT, {
    rawContext: when('clear', uint64),
    providerContextKey: when('set', GUID),
  }),
  reserved: pointer(GUID),
  /** The id that events have, until the next start of Windows. */
  filterId: uint64,
  /** What the engine made of the weight: the higher, the sooner asked. */
  effectiveWeight: FWP_VALUE0,
});
export type FWPM_FILTER0 = Infer<typeof FWPM_FILTER0>;

/**
 * Which filters to enumerate.
 *
 * fwpmtypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_filter_enum_template0
 */
export const FWPM_FILTER_ENUM_TEMPLATE0 = structOf(
  named<FWPM_FILTER_ENUM_TEMPLATE0>('FWPM_FILTER_ENUM_TEMPLATE0'),
  {
    providerKey: pointer(GUID),
    layerKey: GUID,
    enumType: FWP_FILTER_ENUM_TYPE,
    flags: uint32,
    providerContextTemplate: opaque('FWPM_PROVIDER_CONTEXT_ENUM_TEMPLATE0'),
    numFilterConditions: uint32,
    filterCondition: counted('numFilterConditions', FWPM_FILTER_CONDITION0),
    actionMask: uint32,
    calloutKey: pointer(GUID),
  },
);
export interface FWPM_FILTER_ENUM_TEMPLATE0 extends ObjectOf<typeof FWPM_FILTER_ENUM_TEMPLATE0> {}

/**
 * A subscription to changes of filters.
 *
 * fwpmtypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_filter_subscription0
 */
export const FWPM_FILTER_SUBSCRIPTION0 = structOf(
  named<FWPM_FILTER_SUBSCRIPTION0>('FWPM_FILTER_SUBSCRIPTION0'),
  {
    enumTemplate: pointer(FWPM_FILTER_ENUM_TEMPLATE0),
    /** FWPM_SUBSCRIPTION_FLAG. */
    flags: uint32,
    sessionKey: GUID,
  },
);
export interface FWPM_FILTER_SUBSCRIPTION0 extends ObjectOf<typeof FWPM_FILTER_SUBSCRIPTION0> {}

/**
 * How often a layer decided what.
 *
 * fwpmtypes.h.
 */
export const FWPM_LAYER_STATISTICS0 = structOf(named<FWPM_LAYER_STATISTICS0>('FWPM_LAYER_STATISTICS0'), {
  layerId: GUID,
  classifyPermitCount: uint32,
  classifyBlockCount: uint32,
  classifyVetoCount: uint32,
  numCacheEntries: uint32,
});
export interface FWPM_LAYER_STATISTICS0 extends ObjectOf<typeof FWPM_LAYER_STATISTICS0> {}

/**
 * What the engine has counted.
 *
 * fwpmtypes.h.
 */
export const FWPM_STATISTICS0 = structOf(named<FWPM_STATISTICS0>('FWPM_STATISTICS0'), {
  numLayerStatistics: uint32,
  layerStatistics: counted('numLayerStatistics', FWPM_LAYER_STATISTICS0),
  inboundAllowedConnectionsV4: uint32,
  inboundBlockedConnectionsV4: uint32,
  outboundAllowedConnectionsV4: uint32,
  outboundBlockedConnectionsV4: uint32,
  inboundAllowedConnectionsV6: uint32,
  inboundBlockedConnectionsV6: uint32,
  outboundAllowedConnectionsV6: uint32,
  outboundBlockedConnectionsV6: uint32,
  inboundActiveConnectionsV4: uint32,
  outboundActiveConnectionsV4: uint32,
  inboundActiveConnectionsV6: uint32,
  outboundActiveConnectionsV6: uint32,
  reauthDirInbound: uint64,
  reauthDirOutbound: uint64,
  reauthFamilyV4: uint64,
  reauthFamilyV6: uint64,
  reauthProtoOther: uint64,
  reauthProtoIPv4: uint64,
  reauthProtoIPv6: uint64,
  reauthProtoICMP: uint64,
  reauthProtoICMP6: uint64,
  reauthProtoUDP: uint64,
  reauthProtoTCP: uint64,
  reauthReasonPolicyChange: uint64,
  reauthReasonNewArrivalInterface: uint64,
  reauthReasonNewNextHopInterface: uint64,
  reauthReasonProfileCrossing: uint64,
  reauthReasonClassifyCompletion: uint64,
  reauthReasonIPSecPropertiesChanged: uint64,
  reauthReasonMidStreamInspection: uint64,
  reauthReasonSocketPropertyChanged: uint64,
  reauthReasonNewInboundMCastBCastPacket: uint64,
  reauthReasonEDPPolicyChanged: uint64,
  reauthReasonProxyHandleChanged: uint64,
});
export interface FWPM_STATISTICS0 extends ObjectOf<typeof FWPM_STATISTICS0> {}
