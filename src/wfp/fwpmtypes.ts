/** fwpmtypes.h */
import {
  alias,
  anonymous,
  bool,
  bytes,
  counted,
  enumeration,
  flags32,
  type Infer,
  int32,
  ipv4,
  ipv6,
  named,
  type ObjectOf,
  pointer,
  struct,
  structOf,
  textOf,
  uint8,
  uint16,
  uint32,
  uint64,
  union,
  untagged,
  when,
  wideString,
} from '../layout/index.ts';
import {
  FWP_AF,
  FWP_BYTE_ARRAY6,
  FWP_BYTE_ARRAY16,
  FWP_BYTE_BLOB,
  FWP_CONDITION_REAUTHORIZE_REASON,
  FWP_CONDITION_VALUE0,
  FWP_DIRECTION,
  FWP_IP_VERSION,
  FWP_MATCH_TYPE,
  MS_FWP_DIRECTION,
} from './fwptypes.ts';
import { GUID } from './guiddef.ts';
import {
  IKEEXT_AUTHENTICATION_METHOD_TYPE,
  IKEEXT_CERT_HASH_LEN,
  IKEEXT_CREDENTIAL2,
  IKEEXT_EM_SA_STATE,
  IKEEXT_KEY_MODULE_TYPE,
  IKEEXT_MM_SA_STATE,
  IKEEXT_PROPOSAL0,
  IKEEXT_QM_SA_STATE,
  IKEEXT_SA_ROLE,
} from './iketypes.ts';
import { IPSEC_FAILURE_POINT, IPSEC_SA_SPI, IPSEC_TRAFFIC_TYPE } from './ipsectypes.ts';
import { FILETIME } from './minwindef.ts';
import { SID, ULONG } from './winnt.ts';

const LPWSTR = alias('LPWSTR', pointer(wideString));

/** What happened to an object of the filter engine. */
export const FWPM_CHANGE_TYPE = enumeration('FWPM_CHANGE_TYPE', {
  FWPM_CHANGE_ADD: 1,
  FWPM_CHANGE_DELETE: 2,
});
export type FWPM_CHANGE_TYPE = Infer<typeof FWPM_CHANGE_TYPE>;

/** What an event is about. Windows has more types than the SDK declares: they stay numbers. */
export const FWPM_NET_EVENT_TYPE = enumeration('FWPM_NET_EVENT_TYPE', {
  FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE: 0,
  FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE: 1,
  FWPM_NET_EVENT_TYPE_IKEEXT_EM_FAILURE: 2,
  FWPM_NET_EVENT_TYPE_CLASSIFY_DROP: 3,
  FWPM_NET_EVENT_TYPE_IPSEC_KERNEL_DROP: 4,
  FWPM_NET_EVENT_TYPE_IPSEC_DOSP_DROP: 5,
  FWPM_NET_EVENT_TYPE_CLASSIFY_ALLOW: 6,
  FWPM_NET_EVENT_TYPE_CAPABILITY_DROP: 7,
  FWPM_NET_EVENT_TYPE_CAPABILITY_ALLOW: 8,
  FWPM_NET_EVENT_TYPE_CLASSIFY_DROP_MAC: 9,
  FWPM_NET_EVENT_TYPE_LPM_PACKET_ARRIVAL: 10,
});
export type FWPM_NET_EVENT_TYPE = Infer<typeof FWPM_NET_EVENT_TYPE>;

/** A network capability of an app package. */
export const FWPM_APPC_NETWORK_CAPABILITY_TYPE = enumeration('FWPM_APPC_NETWORK_CAPABILITY_TYPE', {
  FWPM_APPC_NETWORK_CAPABILITY_INTERNET_CLIENT: 0,
  FWPM_APPC_NETWORK_CAPABILITY_INTERNET_CLIENT_SERVER: 1,
  FWPM_APPC_NETWORK_CAPABILITY_INTERNET_PRIVATE_NETWORK: 2,
});
export type FWPM_APPC_NETWORK_CAPABILITY_TYPE = Infer<typeof FWPM_APPC_NETWORK_CAPABILITY_TYPE>;

/** What a system port is used for. */
export const FWPM_SYSTEM_PORT_TYPE = enumeration('FWPM_SYSTEM_PORT_TYPE', {
  FWPM_SYSTEM_PORT_RPC_EPMAP: 0,
  FWPM_SYSTEM_PORT_TEREDO: 1,
  FWPM_SYSTEM_PORT_IPHTTPS_IN: 2,
  FWPM_SYSTEM_PORT_IPHTTPS_OUT: 3,
});
export type FWPM_SYSTEM_PORT_TYPE = Infer<typeof FWPM_SYSTEM_PORT_TYPE>;

/** What happened to an IPsec connection. */
export const FWPM_CONNECTION_EVENT_TYPE = enumeration('FWPM_CONNECTION_EVENT_TYPE', {
  FWPM_CONNECTION_EVENT_ADD: 0,
  FWPM_CONNECTION_EVENT_DELETE: 1,
});
export type FWPM_CONNECTION_EVENT_TYPE = Infer<typeof FWPM_CONNECTION_EVENT_TYPE>;

/** What happened to the filters of a virtual switch. */
export const FWPM_VSWITCH_EVENT_TYPE = enumeration('FWPM_VSWITCH_EVENT_TYPE', {
  FWPM_VSWITCH_EVENT_FILTER_ADD_TO_INCOMPLETE_LAYER: 0,
  FWPM_VSWITCH_EVENT_FILTER_ENGINE_NOT_IN_REQUIRED_POSITION: 1,
  FWPM_VSWITCH_EVENT_ENABLED_FOR_INSPECTION: 2,
  FWPM_VSWITCH_EVENT_DISABLED_FOR_INSPECTION: 3,
  FWPM_VSWITCH_EVENT_FILTER_ENGINE_REORDER: 4,
});
export type FWPM_VSWITCH_EVENT_TYPE = Infer<typeof FWPM_VSWITCH_EVENT_TYPE>;

/** Which members of an event's header mean something. */
export const FWPM_NET_EVENT_FLAG = flags32('FWPM_NET_EVENT_FLAG', {
  FWPM_NET_EVENT_FLAG_IP_PROTOCOL_SET: 0x1,
  FWPM_NET_EVENT_FLAG_LOCAL_ADDR_SET: 0x2,
  FWPM_NET_EVENT_FLAG_REMOTE_ADDR_SET: 0x4,
  FWPM_NET_EVENT_FLAG_LOCAL_PORT_SET: 0x8,
  FWPM_NET_EVENT_FLAG_REMOTE_PORT_SET: 0x10,
  FWPM_NET_EVENT_FLAG_APP_ID_SET: 0x20,
  FWPM_NET_EVENT_FLAG_USER_ID_SET: 0x40,
  FWPM_NET_EVENT_FLAG_SCOPE_ID_SET: 0x80,
  FWPM_NET_EVENT_FLAG_IP_VERSION_SET: 0x100,
  FWPM_NET_EVENT_FLAG_REAUTH_REASON_SET: 0x200,
  FWPM_NET_EVENT_FLAG_PACKAGE_ID_SET: 0x400,
  FWPM_NET_EVENT_FLAG_ENTERPRISE_ID_SET: 0x800,
  FWPM_NET_EVENT_FLAG_POLICY_FLAGS_SET: 0x1000,
  FWPM_NET_EVENT_FLAG_EFFECTIVE_NAME_SET: 0x2000,
});

/** On a main mode failure. The bits of FWPM_NET_EVENT_IKEEXT_EM_FAILURE_FLAG are the other way round. */
export const FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG = flags32('FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG', {
  FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG_BENIGN: 0x1,
  FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG_MULTIPLE: 0x2,
});

/** On an extended mode failure. The bits of FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG are the other way round. */
export const FWPM_NET_EVENT_IKEEXT_EM_FAILURE_FLAG = flags32('FWPM_NET_EVENT_IKEEXT_EM_FAILURE_FLAG', {
  FWPM_NET_EVENT_IKEEXT_EM_FAILURE_FLAG_MULTIPLE: 0x1,
  FWPM_NET_EVENT_IKEEXT_EM_FAILURE_FLAG_BENIGN: 0x2,
});

/** Which further events the engine records. */
export const FWPM_NET_EVENT_KEYWORD = flags32('FWPM_NET_EVENT_KEYWORD', {
  FWPM_NET_EVENT_KEYWORD_INBOUND_MCAST: 0x1,
  FWPM_NET_EVENT_KEYWORD_INBOUND_BCAST: 0x2,
  FWPM_NET_EVENT_KEYWORD_CAPABILITY_DROP: 0x4,
  FWPM_NET_EVENT_KEYWORD_CAPABILITY_ALLOW: 0x8,
  FWPM_NET_EVENT_KEYWORD_CLASSIFY_ALLOW: 0x10,
  FWPM_NET_EVENT_KEYWORD_PORT_SCANNING_DROP: 0x20,
});

/** What an enumeration of connections queries. */
export const FWPM_CONNECTION_ENUM_FLAG = flags32('FWPM_CONNECTION_ENUM_FLAG', {
  FWPM_CONNECTION_ENUM_FLAG_QUERY_BYTES_TRANSFERRED: 0x1,
});

/** Of which changes a subscription is told. */
export const FWPM_SUBSCRIPTION_FLAG = flags32('FWPM_SUBSCRIPTION_FLAG', {
  FWPM_SUBSCRIPTION_FLAG_NOTIFY_ON_ADD: 0x1,
  FWPM_SUBSCRIPTION_FLAG_NOTIFY_ON_DELETE: 0x2,
});

/** How the engine queues packets. */
export const FWPM_ENGINE_OPTION = flags32('FWPM_ENGINE_OPTION', {
  FWPM_ENGINE_OPTION_PACKET_QUEUE_NONE: 0x0,
  FWPM_ENGINE_OPTION_PACKET_QUEUE_INBOUND: 0x1,
  FWPM_ENGINE_OPTION_PACKET_QUEUE_FORWARD: 0x2,
  FWPM_ENGINE_OPTION_PACKET_BATCH_INBOUND: 0x4,
});

/**
 * A provider was added or deleted.
 *
 * fwpmtypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_provider_change0
 */
export const FWPM_PROVIDER_CHANGE0 = structOf(named<FWPM_PROVIDER_CHANGE0>('FWPM_PROVIDER_CHANGE0'), {
  changeType: FWPM_CHANGE_TYPE,
  providerKey: GUID,
});
export interface FWPM_PROVIDER_CHANGE0 extends ObjectOf<typeof FWPM_PROVIDER_CHANGE0> {}

/**
 * A provider context was added or deleted.
 *
 * fwpmtypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_provider_context_change0
 */
export const FWPM_PROVIDER_CONTEXT_CHANGE0 = structOf(
  named<FWPM_PROVIDER_CONTEXT_CHANGE0>('FWPM_PROVIDER_CONTEXT_CHANGE0'),
  {
    changeType: FWPM_CHANGE_TYPE,
    providerContextKey: GUID,
    providerContextId: uint64,
  },
);
export interface FWPM_PROVIDER_CONTEXT_CHANGE0 extends ObjectOf<typeof FWPM_PROVIDER_CONTEXT_CHANGE0> {}

/**
 * A sublayer was added or deleted.
 *
 * fwpmtypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_sublayer_change0
 */
export const FWPM_SUBLAYER_CHANGE0 = structOf(named<FWPM_SUBLAYER_CHANGE0>('FWPM_SUBLAYER_CHANGE0'), {
  changeType: FWPM_CHANGE_TYPE,
  subLayerKey: GUID,
});
export interface FWPM_SUBLAYER_CHANGE0 extends ObjectOf<typeof FWPM_SUBLAYER_CHANGE0> {}

/**
 * A callout was added or deleted.
 *
 * fwpmtypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_callout_change0
 */
export const FWPM_CALLOUT_CHANGE0 = structOf(named<FWPM_CALLOUT_CHANGE0>('FWPM_CALLOUT_CHANGE0'), {
  changeType: FWPM_CHANGE_TYPE,
  calloutKey: GUID,
  calloutId: uint32,
});
export interface FWPM_CALLOUT_CHANGE0 extends ObjectOf<typeof FWPM_CALLOUT_CHANGE0> {}

/**
 * A condition of a filter: a field of the traffic, a comparison, and what to compare with.
 *
 * fwpmtypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_filter_condition0
 */
export const FWPM_FILTER_CONDITION0 = structOf(named<FWPM_FILTER_CONDITION0>('FWPM_FILTER_CONDITION0'), {
  /** Which field: an FWPM_CONDITION_* GUID. */
  fieldKey: GUID,
  matchType: FWP_MATCH_TYPE,
  conditionValue: FWP_CONDITION_VALUE0,
});
export interface FWPM_FILTER_CONDITION0 extends ObjectOf<typeof FWPM_FILTER_CONDITION0> {}

/**
 * A filter was added or deleted.
 *
 * fwpmtypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_filter_change0
 */
export const FWPM_FILTER_CHANGE0 = structOf(named<FWPM_FILTER_CHANGE0>('FWPM_FILTER_CHANGE0'), {
  changeType: FWPM_CHANGE_TYPE,
  filterKey: GUID,
  filterId: uint64,
});
export interface FWPM_FILTER_CHANGE0 extends ObjectOf<typeof FWPM_FILTER_CHANGE0> {}

/**
 * What every event begins with. Which members mean something, `flags` says: the others are decoded as they
 * lie in memory, and can hold anything.
 *
 * fwpmtypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_net_event_header0
 */
export const FWPM_NET_EVENT_HEADER0 = struct('FWPM_NET_EVENT_HEADER0', {
  timeStamp: FILETIME,
  flags: FWPM_NET_EVENT_FLAG,
  ipVersion: FWP_IP_VERSION,
  /** An IANA protocol number, such as 6 for TCP. */
  ipProtocol: uint8,
  localAddr: union('ipVersion', {
    localAddrV4: when('FWP_IP_VERSION_V4', ipv4),
    localAddrV6: when('FWP_IP_VERSION_V6', FWP_BYTE_ARRAY16),
  }),
  remoteAddr: union('ipVersion', {
    remoteAddrV4: when('FWP_IP_VERSION_V4', ipv4),
    remoteAddrV6: when('FWP_IP_VERSION_V6', FWP_BYTE_ARRAY16),
  }),
  /** For ICMP the message's type. */
  localPort: uint16,
  /** For ICMP the message's code. */
  remotePort: uint16,
  /** IPv6 scope. */
  scopeId: uint32,
  /** The application: an NT device path (`\device\harddiskvolume3\…`), or a bare name such as `System`. */
  appId: textOf(FWP_BYTE_BLOB),
  /** The user on whose behalf the traffic was. */
  userId: pointer(SID),
});
export type FWPM_NET_EVENT_HEADER0 = Infer<typeof FWPM_NET_EVENT_HEADER0>;

/**
 * HEADER0, and for events of Ethernet frames what is under reserved1 to reserved10 in C: only for ipVersion
 * NONE, and all but the first only for reserved1 FWP_AF_ETHER.
 *
 * fwpmtypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_net_event_header1
 */
export const FWPM_NET_EVENT_HEADER1 = struct('FWPM_NET_EVENT_HEADER1', {
  ...FWPM_NET_EVENT_HEADER0.fields,
  reserved: union('ipVersion', {
    family: when(
      'FWP_IP_VERSION_NONE',
      anonymous({
        /** The address family. */
        reserved1: FWP_AF,
        frame: union('reserved1', {
          ether: when(
            'FWP_AF_ETHER',
            anonymous({
              /** The local MAC address. */
              reserved2: FWP_BYTE_ARRAY6,
              /** The remote MAC address. */
              reserved3: FWP_BYTE_ARRAY6,
              /** The kind of address: unicast, multicast, broadcast. */
              reserved4: uint32,
              /** {@link FWP_ETHER_ENCAP_METHOD} */
              reserved5: uint32,
              /** The EtherType. */
              reserved6: uint16,
              /** SNAP control. */
              reserved7: uint32,
              /** SNAP OUI. */
              reserved8: uint32,
              /** The VLAN tag. */
              reserved9: uint16,
              /** The interface's LUID. */
              reserved10: uint64,
            }),
          ),
        }),
      }),
    ),
  }),
});
export type FWPM_NET_EVENT_HEADER1 = Infer<typeof FWPM_NET_EVENT_HEADER1>;

/**
 * HEADER0 with address family and app package.
 *
 * fwpmtypes.h, Windows 8.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_net_event_header2
 */
export const FWPM_NET_EVENT_HEADER2 = struct('FWPM_NET_EVENT_HEADER2', {
  ...FWPM_NET_EVENT_HEADER0.fields,
  addressFamily: FWP_AF,
  /** The app's package; S-1-0-0 means none. */
  packageSid: pointer(SID),
});
export type FWPM_NET_EVENT_HEADER2 = Infer<typeof FWPM_NET_EVENT_HEADER2>;

/**
 * HEADER2 with what enterprise policies add.
 *
 * fwpmtypes.h, Windows 10.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_net_event_header3
 */
export const FWPM_NET_EVENT_HEADER3 = struct('FWPM_NET_EVENT_HEADER3', {
  ...FWPM_NET_EVENT_HEADER2.fields,
  enterpriseId: pointer(wideString),
  policyFlags: uint64,
  /** The effective name, as bytes: its form is not documented. */
  effectiveName: FWP_BYTE_BLOB,
});
export type FWPM_NET_EVENT_HEADER3 = Infer<typeof FWPM_NET_EVENT_HEADER3>;

/**
 * An IKE or AuthIP main mode negotiation failed.
 *
 * fwpmtypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_net_event_ikeext_mm_failure0
 */
export const FWPM_NET_EVENT_IKEEXT_MM_FAILURE0 = structOf(
  named<FWPM_NET_EVENT_IKEEXT_MM_FAILURE0>('FWPM_NET_EVENT_IKEEXT_MM_FAILURE0'),
  {
    /** A Win32 error, such as 13801 for ERROR_IPSEC_IKE_AUTH_FAIL. */
    failureErrorCode: uint32,
    failurePoint: IPSEC_FAILURE_POINT,
    flags: FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG,
    keyingModuleType: IKEEXT_KEY_MODULE_TYPE,
    mmState: IKEEXT_MM_SA_STATE,
    saRole: IKEEXT_SA_ROLE,
    mmAuthMethod: IKEEXT_AUTHENTICATION_METHOD_TYPE,
    /** The SHA-1 hash of the end certificate. */
    endCertHash: bytes(IKEEXT_CERT_HASH_LEN),
    /** The LUID of the main mode SA. */
    mmId: uint64,
    mmFilterId: uint64,
  },
);
export interface FWPM_NET_EVENT_IKEEXT_MM_FAILURE0
  extends ObjectOf<typeof FWPM_NET_EVENT_IKEEXT_MM_FAILURE0> {}

/**
 * MM_FAILURE0 with the principals. (The vendor's page says Windows Vista; the SDK gates this version at
 * Windows 7.)
 *
 * fwpmtypes.h, Windows 7.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_net_event_ikeext_mm_failure1
 */
export const FWPM_NET_EVENT_IKEEXT_MM_FAILURE1 = structOf(
  named<FWPM_NET_EVENT_IKEEXT_MM_FAILURE1>('FWPM_NET_EVENT_IKEEXT_MM_FAILURE1'),
  {
    ...FWPM_NET_EVENT_IKEEXT_MM_FAILURE0.fields,
    localPrincipalNameForAuth: pointer(wideString),
    remotePrincipalNameForAuth: pointer(wideString),
    numLocalPrincipalGroupSids: uint32,
    /** SIDs as text: in C these are strings already. */
    localPrincipalGroupSids: counted('numLocalPrincipalGroupSids', LPWSTR),
    numRemotePrincipalGroupSids: uint32,
    /** SIDs as text: in C these are strings already. */
    remotePrincipalGroupSids: counted('numRemotePrincipalGroupSids', LPWSTR),
  },
);
export interface FWPM_NET_EVENT_IKEEXT_MM_FAILURE1
  extends ObjectOf<typeof FWPM_NET_EVENT_IKEEXT_MM_FAILURE1> {}

/**
 * MM_FAILURE1 with the main mode provider context.
 *
 * fwpmtypes.h, Windows 10, version 1803.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_net_event_ikeext_mm_failure2
 */
export const FWPM_NET_EVENT_IKEEXT_MM_FAILURE2 = structOf(
  named<FWPM_NET_EVENT_IKEEXT_MM_FAILURE2>('FWPM_NET_EVENT_IKEEXT_MM_FAILURE2'),
  {
    ...FWPM_NET_EVENT_IKEEXT_MM_FAILURE1.fields,
    providerContextKey: pointer(GUID),
  },
);
export interface FWPM_NET_EVENT_IKEEXT_MM_FAILURE2
  extends ObjectOf<typeof FWPM_NET_EVENT_IKEEXT_MM_FAILURE2> {}

/**
 * An IKE or AuthIP quick mode negotiation failed. The subnets are there in tunnel mode only; in transport
 * mode their memory can hold anything, and is not read.
 *
 * fwpmtypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_net_event_ikeext_qm_failure0
 */
export const FWPM_NET_EVENT_IKEEXT_QM_FAILURE0 = struct('FWPM_NET_EVENT_IKEEXT_QM_FAILURE0', {
  /** A Win32 error. */
  failureErrorCode: uint32,
  failurePoint: IPSEC_FAILURE_POINT,
  keyingModuleType: IKEEXT_KEY_MODULE_TYPE,
  qmState: IKEEXT_QM_SA_STATE,
  saRole: IKEEXT_SA_ROLE,
  saTrafficType: IPSEC_TRAFFIC_TYPE,
  local: union('saTrafficType', {
    localSubNet: when('IPSEC_TRAFFIC_TYPE_TUNNEL', FWP_CONDITION_VALUE0),
  }),
  remote: union('saTrafficType', {
    remoteSubNet: when('IPSEC_TRAFFIC_TYPE_TUNNEL', FWP_CONDITION_VALUE0),
  }),
  qmFilterId: uint64,
});
export type FWPM_NET_EVENT_IKEEXT_QM_FAILURE0 = Infer<typeof FWPM_NET_EVENT_IKEEXT_QM_FAILURE0>;

/**
 * QM_FAILURE0 with the main mode SA and its provider context (inline, where MM_FAILURE2 has a pointer).
 *
 * fwpmtypes.h, Windows 10, version 1803.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_net_event_ikeext_qm_failure1
 */
export const FWPM_NET_EVENT_IKEEXT_QM_FAILURE1 = struct('FWPM_NET_EVENT_IKEEXT_QM_FAILURE1', {
  ...FWPM_NET_EVENT_IKEEXT_QM_FAILURE0.fields,
  /** The LUID of the main mode SA. */
  mmSaLuid: uint64,
  mmProviderContextKey: GUID,
});
export type FWPM_NET_EVENT_IKEEXT_QM_FAILURE1 = Infer<typeof FWPM_NET_EVENT_IKEEXT_QM_FAILURE1>;

/**
 * An AuthIP extended mode negotiation failed.
 *
 * fwpmtypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_net_event_ikeext_em_failure0
 */
export const FWPM_NET_EVENT_IKEEXT_EM_FAILURE0 = structOf(
  named<FWPM_NET_EVENT_IKEEXT_EM_FAILURE0>('FWPM_NET_EVENT_IKEEXT_EM_FAILURE0'),
  {
    /** A Win32 error. */
    failureErrorCode: uint32,
    failurePoint: IPSEC_FAILURE_POINT,
    flags: FWPM_NET_EVENT_IKEEXT_EM_FAILURE_FLAG,
    emState: IKEEXT_EM_SA_STATE,
    saRole: IKEEXT_SA_ROLE,
    emAuthMethod: IKEEXT_AUTHENTICATION_METHOD_TYPE,
    /** The SHA-1 hash of the end certificate. */
    endCertHash: bytes(IKEEXT_CERT_HASH_LEN),
    /** The LUID of the main mode SA. */
    mmId: uint64,
    qmFilterId: uint64,
  },
);
export interface FWPM_NET_EVENT_IKEEXT_EM_FAILURE0
  extends ObjectOf<typeof FWPM_NET_EVENT_IKEEXT_EM_FAILURE0> {}

/**
 * EM_FAILURE0 with the principals.
 *
 * fwpmtypes.h, Windows 7.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_net_event_ikeext_em_failure1
 */
export const FWPM_NET_EVENT_IKEEXT_EM_FAILURE1 = structOf(
  named<FWPM_NET_EVENT_IKEEXT_EM_FAILURE1>('FWPM_NET_EVENT_IKEEXT_EM_FAILURE1'),
  {
    ...FWPM_NET_EVENT_IKEEXT_EM_FAILURE0.fields,
    localPrincipalNameForAuth: pointer(wideString),
    remotePrincipalNameForAuth: pointer(wideString),
    numLocalPrincipalGroupSids: uint32,
    /** SIDs as text: in C these are strings already. */
    localPrincipalGroupSids: counted('numLocalPrincipalGroupSids', LPWSTR),
    numRemotePrincipalGroupSids: uint32,
    /** SIDs as text: in C these are strings already. */
    remotePrincipalGroupSids: counted('numRemotePrincipalGroupSids', LPWSTR),
    saTrafficType: IPSEC_TRAFFIC_TYPE,
  },
);
export interface FWPM_NET_EVENT_IKEEXT_EM_FAILURE1
  extends ObjectOf<typeof FWPM_NET_EVENT_IKEEXT_EM_FAILURE1> {}

/**
 * A filter blocked traffic.
 *
 * fwpmtypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_net_event_classify_drop0
 */
export const FWPM_NET_EVENT_CLASSIFY_DROP0 = structOf(
  named<FWPM_NET_EVENT_CLASSIFY_DROP0>('FWPM_NET_EVENT_CLASSIFY_DROP0'),
  {
    /** The filter that decided. Ids are given anew at each start of the filter engine. */
    filterId: uint64,
    /** The layer: a run-time id, of which the numbers differ between Windows versions. */
    layerId: uint16,
  },
);
export interface FWPM_NET_EVENT_CLASSIFY_DROP0 extends ObjectOf<typeof FWPM_NET_EVENT_CLASSIFY_DROP0> {}

/**
 * CLASSIFY_DROP0 with direction, profiles and the reason of a new authorization.
 *
 * fwpmtypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_net_event_classify_drop1
 */
export const FWPM_NET_EVENT_CLASSIFY_DROP1 = structOf(
  named<FWPM_NET_EVENT_CLASSIFY_DROP1>('FWPM_NET_EVENT_CLASSIFY_DROP1'),
  {
    ...FWPM_NET_EVENT_CLASSIFY_DROP0.fields,
    reauthReason: FWP_CONDITION_REAUTHORIZE_REASON,
    /** The network profile when the connection was authorized: public sources disagree on the numbers. */
    originalProfile: uint32,
    /** The network profile at the time of the event. */
    currentProfile: uint32,
    /** What Windows says; it need not be what the layer implies. */
    msFwpDirection: MS_FWP_DIRECTION,
    isLoopback: bool,
  },
);
export interface FWPM_NET_EVENT_CLASSIFY_DROP1 extends ObjectOf<typeof FWPM_NET_EVENT_CLASSIFY_DROP1> {}

/**
 * CLASSIFY_DROP1 with the virtual switch.
 *
 * fwpmtypes.h, Windows 8.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_net_event_classify_drop2
 */
export const FWPM_NET_EVENT_CLASSIFY_DROP2 = structOf(
  named<FWPM_NET_EVENT_CLASSIFY_DROP2>('FWPM_NET_EVENT_CLASSIFY_DROP2'),
  {
    ...FWPM_NET_EVENT_CLASSIFY_DROP1.fields,
    /** The virtual switch, as bytes. */
    vSwitchId: FWP_BYTE_BLOB,
    vSwitchSourcePort: uint32,
    vSwitchDestinationPort: uint32,
  },
);
export interface FWPM_NET_EVENT_CLASSIFY_DROP2 extends ObjectOf<typeof FWPM_NET_EVENT_CLASSIFY_DROP2> {}

/**
 * A filter blocked an Ethernet frame.
 *
 * fwpmtypes.h, Windows 8.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_net_event_classify_drop_mac0
 */
export const FWPM_NET_EVENT_CLASSIFY_DROP_MAC0 = structOf(
  named<FWPM_NET_EVENT_CLASSIFY_DROP_MAC0>('FWPM_NET_EVENT_CLASSIFY_DROP_MAC0'),
  {
    localMacAddr: FWP_BYTE_ARRAY6,
    remoteMacAddr: FWP_BYTE_ARRAY6,
    /** An NDIS_MEDIUM. */
    mediaType: uint32,
    /** An IANA interface type. */
    ifType: uint32,
    etherType: uint16,
    ndisPortNumber: uint32,
    reserved: uint32,
    vlanTag: uint16,
    /** The interface's LUID. */
    ifLuid: uint64,
    /** The filter that decided. Ids are given anew at each start of the filter engine. */
    filterId: uint64,
    /** The layer: a run-time id, of which the numbers differ between Windows versions. */
    layerId: uint16,
    reauthReason: FWP_CONDITION_REAUTHORIZE_REASON,
    /** The network profile when the connection was authorized: public sources disagree on the numbers. */
    originalProfile: uint32,
    /** The network profile at the time of the event. */
    currentProfile: uint32,
    /** What Windows says; it need not be what the layer implies. */
    msFwpDirection: MS_FWP_DIRECTION,
    isLoopback: bool,
    /** The virtual switch, as bytes. */
    vSwitchId: FWP_BYTE_BLOB,
    vSwitchSourcePort: uint32,
    vSwitchDestinationPort: uint32,
  },
);
export interface FWPM_NET_EVENT_CLASSIFY_DROP_MAC0
  extends ObjectOf<typeof FWPM_NET_EVENT_CLASSIFY_DROP_MAC0> {}

/**
 * A filter permitted traffic. Recorded only when asked for with FWPM_NET_EVENT_KEYWORD_CLASSIFY_ALLOW.
 *
 * fwpmtypes.h, Windows 8.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_net_event_classify_allow0
 */
export const FWPM_NET_EVENT_CLASSIFY_ALLOW0 = structOf(
  named<FWPM_NET_EVENT_CLASSIFY_ALLOW0>('FWPM_NET_EVENT_CLASSIFY_ALLOW0'),
  {
    /** The filter that decided. Ids are given anew at each start of the filter engine. */
    filterId: uint64,
    /** The layer: a run-time id, of which the numbers differ between Windows versions. */
    layerId: uint16,
    reauthReason: FWP_CONDITION_REAUTHORIZE_REASON,
    /** The network profile when the connection was authorized: public sources disagree on the numbers. */
    originalProfile: uint32,
    /** The network profile at the time of the event. */
    currentProfile: uint32,
    /** What Windows says; it need not be what the layer implies. */
    msFwpDirection: MS_FWP_DIRECTION,
    isLoopback: bool,
  },
);
export interface FWPM_NET_EVENT_CLASSIFY_ALLOW0 extends ObjectOf<typeof FWPM_NET_EVENT_CLASSIFY_ALLOW0> {}

/**
 * The kernel's IPsec driver dropped a packet.
 *
 * fwpmtypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_net_event_ipsec_kernel_drop0
 */
export const FWPM_NET_EVENT_IPSEC_KERNEL_DROP0 = structOf(
  named<FWPM_NET_EVENT_IPSEC_KERNEL_DROP0>('FWPM_NET_EVENT_IPSEC_KERNEL_DROP0'),
  {
    /** An NTSTATUS. */
    failureStatus: int32,
    direction: FWP_DIRECTION,
    spi: IPSEC_SA_SPI,
    filterId: uint64,
    /** The layer: a run-time id, of which the numbers differ between Windows versions. */
    layerId: uint16,
  },
);
export interface FWPM_NET_EVENT_IPSEC_KERNEL_DROP0
  extends ObjectOf<typeof FWPM_NET_EVENT_IPSEC_KERNEL_DROP0> {}

/**
 * IPsec denial-of-service protection dropped a packet.
 *
 * fwpmtypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_net_event_ipsec_dosp_drop0
 */
export const FWPM_NET_EVENT_IPSEC_DOSP_DROP0 = struct('FWPM_NET_EVENT_IPSEC_DOSP_DROP0', {
  ipVersion: FWP_IP_VERSION,
  publicHost: union('ipVersion', {
    publicHostV4Addr: when('FWP_IP_VERSION_V4', ipv4),
    publicHostV6Addr: when('FWP_IP_VERSION_V6', ipv6),
  }),
  internalHost: union('ipVersion', {
    internalHostV4Addr: when('FWP_IP_VERSION_V4', ipv4),
    internalHostV6Addr: when('FWP_IP_VERSION_V6', ipv6),
  }),
  /** An NTSTATUS. */
  failureStatus: int32,
  direction: FWP_DIRECTION,
});
export type FWPM_NET_EVENT_IPSEC_DOSP_DROP0 = Infer<typeof FWPM_NET_EVENT_IPSEC_DOSP_DROP0>;

/**
 * An app without the needed capability was blocked.
 *
 * fwpmtypes.h, Windows 8.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_net_event_capability_drop0
 */
export const FWPM_NET_EVENT_CAPABILITY_DROP0 = structOf(
  named<FWPM_NET_EVENT_CAPABILITY_DROP0>('FWPM_NET_EVENT_CAPABILITY_DROP0'),
  {
    networkCapabilityId: FWPM_APPC_NETWORK_CAPABILITY_TYPE,
    filterId: uint64,
    isLoopback: bool,
  },
);
export interface FWPM_NET_EVENT_CAPABILITY_DROP0 extends ObjectOf<typeof FWPM_NET_EVENT_CAPABILITY_DROP0> {}

/**
 * An app was permitted for its capability.
 *
 * fwpmtypes.h, Windows 8.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_net_event_capability_allow0
 */
export const FWPM_NET_EVENT_CAPABILITY_ALLOW0 = structOf(
  named<FWPM_NET_EVENT_CAPABILITY_ALLOW0>('FWPM_NET_EVENT_CAPABILITY_ALLOW0'),
  {
    networkCapabilityId: FWPM_APPC_NETWORK_CAPABILITY_TYPE,
    filterId: uint64,
    isLoopback: bool,
  },
);
export interface FWPM_NET_EVENT_CAPABILITY_ALLOW0 extends ObjectOf<typeof FWPM_NET_EVENT_CAPABILITY_ALLOW0> {}

/**
 * A packet arrived that woke the machine from low-power mode.
 *
 * fwpmtypes.h, Windows 10, version 1809.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_net_event_lpm_packet_arrival0
 */
export const FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0 = structOf(
  named<FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0>('FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0'),
  {
    spi: IPSEC_SA_SPI,
  },
);
export interface FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0
  extends ObjectOf<typeof FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0> {}

/**
 * An event as FwpmNetEventEnum0 returns it. `type` says which of the event structs is there; of an event of
 * a type that is not known, header and type are decoded.
 *
 * fwpmtypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_net_event0
 */
export const FWPM_NET_EVENT0 = struct('FWPM_NET_EVENT0', {
  header: FWPM_NET_EVENT_HEADER0,
  type: FWPM_NET_EVENT_TYPE,
  event: union('type', {
    ikeMmFailure: when('FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE', pointer(FWPM_NET_EVENT_IKEEXT_MM_FAILURE0)),
    ikeQmFailure: when('FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE', pointer(FWPM_NET_EVENT_IKEEXT_QM_FAILURE0)),
    ikeEmFailure: when('FWPM_NET_EVENT_TYPE_IKEEXT_EM_FAILURE', pointer(FWPM_NET_EVENT_IKEEXT_EM_FAILURE0)),
    classifyDrop: when('FWPM_NET_EVENT_TYPE_CLASSIFY_DROP', pointer(FWPM_NET_EVENT_CLASSIFY_DROP0)),
    ipsecDrop: when('FWPM_NET_EVENT_TYPE_IPSEC_KERNEL_DROP', pointer(FWPM_NET_EVENT_IPSEC_KERNEL_DROP0)),
    idpDrop: when('FWPM_NET_EVENT_TYPE_IPSEC_DOSP_DROP', pointer(FWPM_NET_EVENT_IPSEC_DOSP_DROP0)),
  }),
});
export type FWPM_NET_EVENT0 = Infer<typeof FWPM_NET_EVENT0>;

/**
 * An event as FwpmNetEventEnum1 and FwpmNetEventSubscribe0 return it. `type` says which of the event structs
 * is there; of an event of a type that is not known, header and type are decoded.
 *
 * fwpmtypes.h, Windows 7.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_net_event1
 */
export const FWPM_NET_EVENT1 = struct('FWPM_NET_EVENT1', {
  header: FWPM_NET_EVENT_HEADER1,
  type: FWPM_NET_EVENT_TYPE,
  event: union('type', {
    ...FWPM_NET_EVENT0.fields.event.arms,
    ikeMmFailure: when('FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE', pointer(FWPM_NET_EVENT_IKEEXT_MM_FAILURE1)),
    ikeEmFailure: when('FWPM_NET_EVENT_TYPE_IKEEXT_EM_FAILURE', pointer(FWPM_NET_EVENT_IKEEXT_EM_FAILURE1)),
    classifyDrop: when('FWPM_NET_EVENT_TYPE_CLASSIFY_DROP', pointer(FWPM_NET_EVENT_CLASSIFY_DROP1)),
  }),
});
export type FWPM_NET_EVENT1 = Infer<typeof FWPM_NET_EVENT1>;

/**
 * An event as FwpmNetEventEnum2 and FwpmNetEventSubscribe1 return it. `type` says which of the event structs
 * is there; of an event of a type that is not known, header and type are decoded.
 *
 * fwpmtypes.h, Windows 8.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_net_event2
 */
export const FWPM_NET_EVENT2 = struct('FWPM_NET_EVENT2', {
  header: FWPM_NET_EVENT_HEADER2,
  type: FWPM_NET_EVENT_TYPE,
  event: union('type', {
    ...FWPM_NET_EVENT1.fields.event.arms,
    classifyDrop: when('FWPM_NET_EVENT_TYPE_CLASSIFY_DROP', pointer(FWPM_NET_EVENT_CLASSIFY_DROP2)),
    classifyAllow: when('FWPM_NET_EVENT_TYPE_CLASSIFY_ALLOW', pointer(FWPM_NET_EVENT_CLASSIFY_ALLOW0)),
    capabilityDrop: when('FWPM_NET_EVENT_TYPE_CAPABILITY_DROP', pointer(FWPM_NET_EVENT_CAPABILITY_DROP0)),
    capabilityAllow: when('FWPM_NET_EVENT_TYPE_CAPABILITY_ALLOW', pointer(FWPM_NET_EVENT_CAPABILITY_ALLOW0)),
    classifyDropMac: when(
      'FWPM_NET_EVENT_TYPE_CLASSIFY_DROP_MAC',
      pointer(FWPM_NET_EVENT_CLASSIFY_DROP_MAC0),
    ),
  }),
});
export type FWPM_NET_EVENT2 = Infer<typeof FWPM_NET_EVENT2>;

/**
 * An event as FwpmNetEventEnum3 and FwpmNetEventSubscribe2 return it. `type` says which of the event structs
 * is there; of an event of a type that is not known, header and type are decoded.
 *
 * fwpmtypes.h, Windows 10.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_net_event3
 */
export const FWPM_NET_EVENT3 = struct('FWPM_NET_EVENT3', {
  header: FWPM_NET_EVENT_HEADER3,
  type: FWPM_NET_EVENT_TYPE,
  event: FWPM_NET_EVENT2.fields.event,
});
export type FWPM_NET_EVENT3 = Infer<typeof FWPM_NET_EVENT3>;

/**
 * An event as FwpmNetEventEnum4 and FwpmNetEventSubscribe3 return it. `type` says which of the event structs
 * is there; of an event of a type that is not known, header and type are decoded.
 *
 * fwpmtypes.h, Windows 10, version 1803.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_net_event4
 */
export const FWPM_NET_EVENT4 = struct('FWPM_NET_EVENT4', {
  header: FWPM_NET_EVENT_HEADER3,
  type: FWPM_NET_EVENT_TYPE,
  event: union('type', {
    ...FWPM_NET_EVENT3.fields.event.arms,
    ikeMmFailure: when('FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE', pointer(FWPM_NET_EVENT_IKEEXT_MM_FAILURE2)),
    ikeQmFailure: when('FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE', pointer(FWPM_NET_EVENT_IKEEXT_QM_FAILURE1)),
  }),
});
export type FWPM_NET_EVENT4 = Infer<typeof FWPM_NET_EVENT4>;

/**
 * An event as FwpmNetEventEnum5 and FwpmNetEventSubscribe4 return it. `type` says which of the event structs
 * is there; of an event of a type that is not known, header and type are decoded.
 *
 * fwpmtypes.h, Windows 10, version 1809.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_net_event5
 */
export const FWPM_NET_EVENT5 = struct('FWPM_NET_EVENT5', {
  header: FWPM_NET_EVENT_HEADER3,
  type: FWPM_NET_EVENT_TYPE,
  event: union('type', {
    ...FWPM_NET_EVENT4.fields.event.arms,
    lpmPacketArrival: when(
      'FWPM_NET_EVENT_TYPE_LPM_PACKET_ARRIVAL',
      pointer(FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0),
    ),
  }),
});
export type FWPM_NET_EVENT5 = Infer<typeof FWPM_NET_EVENT5>;

/**
 * Which events to enumerate or to subscribe to.
 *
 * fwpmtypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_net_event_enum_template0
 */
export const FWPM_NET_EVENT_ENUM_TEMPLATE0 = structOf(
  named<FWPM_NET_EVENT_ENUM_TEMPLATE0>('FWPM_NET_EVENT_ENUM_TEMPLATE0'),
  {
    startTime: FILETIME,
    endTime: FILETIME,
    numFilterConditions: uint32,
    filterCondition: counted('numFilterConditions', FWPM_FILTER_CONDITION0),
  },
);
export interface FWPM_NET_EVENT_ENUM_TEMPLATE0 extends ObjectOf<typeof FWPM_NET_EVENT_ENUM_TEMPLATE0> {}

/**
 * A subscription to events.
 *
 * fwpmtypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_net_event_subscription0
 */
export const FWPM_NET_EVENT_SUBSCRIPTION0 = structOf(
  named<FWPM_NET_EVENT_SUBSCRIPTION0>('FWPM_NET_EVENT_SUBSCRIPTION0'),
  {
    enumTemplate: pointer(FWPM_NET_EVENT_ENUM_TEMPLATE0),
    flags: uint32,
    sessionKey: GUID,
  },
);
export interface FWPM_NET_EVENT_SUBSCRIPTION0 extends ObjectOf<typeof FWPM_NET_EVENT_SUBSCRIPTION0> {}

/**
 * The ports in use for one purpose.
 *
 * fwpmtypes.h, Windows 7.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_system_ports_by_type0
 */
export const FWPM_SYSTEM_PORTS_BY_TYPE0 = structOf(
  named<FWPM_SYSTEM_PORTS_BY_TYPE0>('FWPM_SYSTEM_PORTS_BY_TYPE0'),
  {
    type: FWPM_SYSTEM_PORT_TYPE,
    numPorts: uint32,
    ports: counted('numPorts', uint16),
  },
);
export interface FWPM_SYSTEM_PORTS_BY_TYPE0 extends ObjectOf<typeof FWPM_SYSTEM_PORTS_BY_TYPE0> {}

/**
 * All system ports, by purpose.
 *
 * fwpmtypes.h, Windows 7.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_system_ports0
 */
export const FWPM_SYSTEM_PORTS0 = structOf(named<FWPM_SYSTEM_PORTS0>('FWPM_SYSTEM_PORTS0'), {
  numTypes: uint32,
  types: counted('numTypes', FWPM_SYSTEM_PORTS_BY_TYPE0),
});
export interface FWPM_SYSTEM_PORTS0 extends ObjectOf<typeof FWPM_SYSTEM_PORTS0> {}

/**
 * An IPsec connection, as its subscription reports it.
 *
 * fwpmtypes.h, Windows 8.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_connection0
 */
export const FWPM_CONNECTION0 = struct('FWPM_CONNECTION0', {
  connectionId: uint64,
  ipVersion: FWP_IP_VERSION,
  localAddress: union('ipVersion', {
    localV4Address: when('FWP_IP_VERSION_V4', ipv4),
    localV6Address: when('FWP_IP_VERSION_V6', ipv6),
  }),
  remoteAddress: union('ipVersion', {
    remoteV4Address: when('FWP_IP_VERSION_V4', ipv4),
    remoteV6Address: when('FWP_IP_VERSION_V6', ipv6),
  }),
  providerKey: pointer(GUID),
  ipsecTrafficModeType: IPSEC_TRAFFIC_TYPE,
  keyModuleType: IKEEXT_KEY_MODULE_TYPE,
  mmCrypto: IKEEXT_PROPOSAL0,
  mmPeer: IKEEXT_CREDENTIAL2,
  emPeer: IKEEXT_CREDENTIAL2,
  bytesTransferredIn: uint64,
  bytesTransferredOut: uint64,
  bytesTransferredTotal: uint64,
  startSysTime: FILETIME,
});
export type FWPM_CONNECTION0 = Infer<typeof FWPM_CONNECTION0>;

/**
 * Something happened to the filters of a virtual switch.
 *
 * fwpmtypes.h, Windows 8.
 * @see https://learn.microsoft.com/windows/win32/api/fwpmtypes/ns-fwpmtypes-fwpm_vswitch_event0
 */
export const FWPM_VSWITCH_EVENT0 = struct('FWPM_VSWITCH_EVENT0', {
  eventType: FWPM_VSWITCH_EVENT_TYPE,
  vSwitchId: pointer(wideString),
  event: union('eventType', {
    positionInfo: when(
      'FWPM_VSWITCH_EVENT_FILTER_ENGINE_NOT_IN_REQUIRED_POSITION',
      untagged({
        numvSwitchFilterExtensions: ULONG,
        vSwitchFilterExtensions: counted('numvSwitchFilterExtensions', LPWSTR),
      }),
    ),
    reorderInfo: when(
      'FWPM_VSWITCH_EVENT_FILTER_ENGINE_REORDER',
      untagged({
        inRequiredPosition: bool,
        numvSwitchFilterExtensions: ULONG,
        vSwitchFilterExtensions: counted('numvSwitchFilterExtensions', LPWSTR),
      }),
    ),
  }),
});
export type FWPM_VSWITCH_EVENT0 = Infer<typeof FWPM_VSWITCH_EVENT0>;
