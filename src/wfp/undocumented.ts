/**
 * UNDOCUMENTED: what Windows keeps after FWPM_NET_EVENT5, and its internal types of events. No header declares any of
 * this, and none of it is promised: it has changed three times already, and can change with each update. x64 only.
 *
 * Sources: layout A is that of the types of bfe.dll which RPC clients for Windows 10, version 1903 to 20H1, publish;
 * layout B follows from the XML that netsh writes on Windows Server 2022 and Windows 11 (learn.microsoft.com,
 * "Filter origin audit log"); layout C, the names of constants and the internal types are those of the
 * reverse-engineered header fwmon.h of System Informer (github.com/winsiderss/systeminformer).
 */
import {
  alias,
  bytes,
  counted,
  enumeration,
  filetime,
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
import { FWP_ACTION_TYPE } from './fwptypes.ts';

// --- the fields after FWPM_NET_EVENT5 ----------------------------------------------------------------------

/** Undocumented. Which of the internal fields were set. */
export const FWPM_NET_EVENT_INTERNAL_FLAG = flags32('FWPM_NET_EVENT_INTERNAL_FLAG', {
  FWPM_NET_EVENT_INTERNAL_FLAG_FQBN_SET: 0x1,
  FWPM_NET_EVENT_INTERNAL_FLAG_FILTER_ORIGIN_SET: 0x2,
  FWPM_NET_EVENT_INTERNAL_FLAG_POLICY_APP_ID_SET: 0x4,
});

/** Undocumented. The network capabilities that an app has. */
export const FWP_CAPABILITIES_FLAG = flags32('FWP_CAPABILITIES_FLAG', {
  FWP_CAPABILITIES_FLAG_INTERNET_CLIENT: 0x1,
  FWP_CAPABILITIES_FLAG_INTERNET_CLIENT_SERVER: 0x2,
  FWP_CAPABILITIES_FLAG_PRIVATE_NETWORK: 0x4,
  FWP_CAPABILITIES_FLAG_NETWORK_LOOPBACK: 0x8,
});

/** Undocumented. The sublayers in which Windows Firewall decides. */
export const FWPP_SUBLAYER_INTERNAL = enumeration('FWPP_SUBLAYER_INTERNAL', {
  FWPP_SUBLAYER_INTERNAL_INSPECTION: 0,
  FWPP_SUBLAYER_INTERNAL_TEREDO: 1,
  FWPP_SUBLAYER_INTERNAL_FIREWALL_WF: 2,
  FWPP_SUBLAYER_INTERNAL_FIREWALL_WSH: 3,
  FWPP_SUBLAYER_INTERNAL_FIREWALL_QUARANTINE: 4,
  FWPP_SUBLAYER_INTERNAL_FIREWALL_EDP: 5,
  FWPP_SUBLAYER_INTERNAL_FIREWALL_TENANT_RESTRICTIONS: 6,
  FWPP_SUBLAYER_INTERNAL_FIREWALL_APP_ISOLATION: 7,
});
export type FWPP_SUBLAYER_INTERNAL = Infer<typeof FWPP_SUBLAYER_INTERNAL>;

/** Undocumented. A filter that decided in its sublayer. */
export const FWPP_TERMINATING_FILTER_INFO0 = structOf(
  named<FWPP_TERMINATING_FILTER_INFO0>('FWPP_TERMINATING_FILTER_INFO0'),
  {
    filterId: uint64,
    subLayer: FWPP_SUBLAYER_INTERNAL,
    actionType: FWP_ACTION_TYPE,
  },
);
export interface FWPP_TERMINATING_FILTER_INFO0 extends ObjectOf<typeof FWPP_TERMINATING_FILTER_INFO0> {}

/** Undocumented. Layout A: the 0x30 bytes after the event in Windows 10, version 1903 to 20H1. */
export const FWPM_NET_EVENT_INTERNAL_FIELDS_A = structOf(
  named<FWPM_NET_EVENT_INTERNAL_FIELDS_A>('FWPM_NET_EVENT_INTERNAL_FIELDS_A'),
  {
    internalFlags: FWPM_NET_EVENT_INTERNAL_FLAG,
    remoteAddrBitmap: bytes(8),
    capabilities: FWP_CAPABILITIES_FLAG,
    fqbnVersion: uint64,
    /** The fully qualified name of the binary: its path, or the name of its package. */
    fqbnName: pointer(wideString),
    terminatingFiltersInfoCount: uint16,
    terminatingFiltersInfo: counted('terminatingFiltersInfoCount', FWPP_TERMINATING_FILTER_INFO0),
  },
);
export interface FWPM_NET_EVENT_INTERNAL_FIELDS_A extends ObjectOf<typeof FWPM_NET_EVENT_INTERNAL_FIELDS_A> {}

/** What layouts B and C begin with. */
const SINCE_B = {
  internalFlags: FWPM_NET_EVENT_INTERNAL_FLAG,
  capabilities: FWP_CAPABILITIES_FLAG,
  fqbnVersion: uint64,
  /** The fully qualified name of the binary: its path, or the name of its package. */
  fqbnName: pointer(wideString),
  terminatingFiltersInfoCount: uint16,
  terminatingFiltersInfo: counted('terminatingFiltersInfoCount', FWPP_TERMINATING_FILTER_INFO0),
  /** Which rule or default of Windows Firewall the filter stands for. */
  filterOrigin: pointer(wideString),
} as const;

/** Undocumented. Layout B: the 0x38 bytes after the event about Windows Server 2022 (20348) and Windows 11 (22000). */
export const FWPM_NET_EVENT_INTERNAL_FIELDS_B = structOf(
  named<FWPM_NET_EVENT_INTERNAL_FIELDS_B>('FWPM_NET_EVENT_INTERNAL_FIELDS_B'),
  {
    ...SINCE_B,
    interfaceIndex: uint32,
  },
);
export interface FWPM_NET_EVENT_INTERNAL_FIELDS_B extends ObjectOf<typeof FWPM_NET_EVENT_INTERNAL_FIELDS_B> {}

/** Undocumented. Layout C: the 0x58 bytes after the event as of 2026. System Informer: FWPM_NET_EVENT_INTERNAL_FIELDS0. */
export const FWPM_NET_EVENT_INTERNAL_FIELDS_C = structOf(
  named<FWPM_NET_EVENT_INTERNAL_FIELDS_C>('FWPM_NET_EVENT_INTERNAL_FIELDS_C'),
  {
    ...SINCE_B,
    interfaceLuid: uint64,
    policyAppId: pointer(wideString),
    compartmentId: uint32,
    reserved: uint32,
    processId: uint32,
    serviceSids: pointer(wideString),
  },
);
export interface FWPM_NET_EVENT_INTERNAL_FIELDS_C extends ObjectOf<typeof FWPM_NET_EVENT_INTERNAL_FIELDS_C> {}

// --- internal types of events ------------------------------------------------------------------------------

/** Undocumented. The types that follow those of FWPM_NET_EVENT_TYPE; 11 and 12 are sentinels. */
export const FWPM_NET_EVENT_INTERNAL_TYPE = enumeration('FWPM_NET_EVENT_INTERNAL_TYPE', {
  FWPM_NET_EVENT_TYPE_INTERNAL_IKEEXT_MM_ESTABLISHED: 13,
  FWPM_NET_EVENT_TYPE_INTERNAL_IKEEXT_MM_DELETED: 14,
  FWPM_NET_EVENT_TYPE_INTERNAL_IKEEXT_MM_FAILURE: 15,
  FWPM_NET_EVENT_TYPE_INTERNAL_IKEEXT_QM_ESTABLISHED: 16,
  FWPM_NET_EVENT_TYPE_INTERNAL_IKEEXT_QM_DELETED: 17,
  FWPM_NET_EVENT_TYPE_INTERNAL_IKEEXT_QM_FAILURE: 18,
  FWPM_NET_EVENT_TYPE_INTERNAL_IKEEXT_NO_QM_FOR_MMSA: 19,
  FWPM_NET_EVENT_TYPE_INTERNAL_IKEEXT_POLICY_CHANGE: 20,
});
export type FWPM_NET_EVENT_INTERNAL_TYPE = Infer<typeof FWPM_NET_EVENT_INTERNAL_TYPE>;

/** Undocumented. Who began a main mode negotiation, and why. */
export const FWPM_NET_EVENT_INTERNAL_MM_NEGOTIATE_REASON = enumeration(
  'FWPM_NET_EVENT_INTERNAL_MM_NEGOTIATE_REASON',
  {
    FWPM_NET_EVENT_INTERNAL_IKE_MM_INITIATOR: 0,
    FWPM_NET_EVENT_INTERNAL_IKE_MM_RESPONDER: 1,
    FWPM_NET_EVENT_INTERNAL_IKE_MM_DRIVER_INITIATED: 2,
    FWPM_NET_EVENT_INTERNAL_IKE_MM_REKEY_INITIATOR: 3,
    FWPM_NET_EVENT_INTERNAL_IKE_MM_REKEY_RESPONDER: 4,
  },
);

/** Undocumented. Who began a quick mode negotiation, and why. */
export const FWPM_NET_EVENT_INTERNAL_QM_NEGOTIATE_REASON = enumeration(
  'FWPM_NET_EVENT_INTERNAL_QM_NEGOTIATE_REASON',
  {
    FWPM_NET_EVENT_INTERNAL_IKE_QM_INITIATOR: 0,
    FWPM_NET_EVENT_INTERNAL_IKE_QM_RESPONDER: 1,
    FWPM_NET_EVENT_INTERNAL_IKE_QM_DEMAND_DIAL: 2,
  },
);

/** Undocumented. Which policy changed. */
export const FWPM_NET_EVENT_INTERNAL_IKE_POLICY_CHANGE_TYPE = enumeration(
  'FWPM_NET_EVENT_INTERNAL_IKE_POLICY_CHANGE_TYPE',
  {
    FWPM_NET_EVENT_INTERNAL_IKE_POLICY_CHANGE_TYPE_MAIN_MODE: 0,
    FWPM_NET_EVENT_INTERNAL_IKE_POLICY_CHANGE_TYPE_QUICK_MODE: 1,
  },
);

/** How often it happened, and when: what each of these structs ends with. */
const OCCURRENCES = {
  numOccurrences: uint32,
  initialOccurrence: filetime,
  finalOccurrence: filetime,
} as const;

/** Undocumented. A main mode SA was established. */
export const FWPM_NET_EVENT_INTERNAL_IKEEXT_MM_ESTABLISHED0 = structOf(
  named<FWPM_NET_EVENT_INTERNAL_IKEEXT_MM_ESTABLISHED0>('FWPM_NET_EVENT_INTERNAL_IKEEXT_MM_ESTABLISHED0'),
  {
    mmLuid: uint64,
    olderMMLuid: uint64,
    reason: FWPM_NET_EVENT_INTERNAL_MM_NEGOTIATE_REASON,
    ...OCCURRENCES,
  },
);
export interface FWPM_NET_EVENT_INTERNAL_IKEEXT_MM_ESTABLISHED0
  extends ObjectOf<typeof FWPM_NET_EVENT_INTERNAL_IKEEXT_MM_ESTABLISHED0> {}

/** Undocumented. A main mode SA was deleted. */
export const FWPM_NET_EVENT_INTERNAL_IKEEXT_MM_DELETED0 = structOf(
  named<FWPM_NET_EVENT_INTERNAL_IKEEXT_MM_DELETED0>('FWPM_NET_EVENT_INTERNAL_IKEEXT_MM_DELETED0'),
  {
    mmLuid: uint64,
    newMMLuid: uint64,
    /** A Win32 error. */
    errorCode: uint32,
    ...OCCURRENCES,
  },
);
export interface FWPM_NET_EVENT_INTERNAL_IKEEXT_MM_DELETED0
  extends ObjectOf<typeof FWPM_NET_EVENT_INTERNAL_IKEEXT_MM_DELETED0> {}

/** Undocumented. A main mode negotiation failed. */
export const FWPM_NET_EVENT_INTERNAL_IKEEXT_MM_FAILURE0 = structOf(
  named<FWPM_NET_EVENT_INTERNAL_IKEEXT_MM_FAILURE0>('FWPM_NET_EVENT_INTERNAL_IKEEXT_MM_FAILURE0'),
  {
    mmLuid: uint64,
    reason: FWPM_NET_EVENT_INTERNAL_MM_NEGOTIATE_REASON,
    otherMMLuid: uint64,
    /** A Win32 error. */
    errorCode: uint32,
    ...OCCURRENCES,
  },
);
export interface FWPM_NET_EVENT_INTERNAL_IKEEXT_MM_FAILURE0
  extends ObjectOf<typeof FWPM_NET_EVENT_INTERNAL_IKEEXT_MM_FAILURE0> {}

/** Undocumented. A quick mode SA was established. */
export const FWPM_NET_EVENT_INTERNAL_IKEEXT_QM_ESTABLISHED0 = structOf(
  named<FWPM_NET_EVENT_INTERNAL_IKEEXT_QM_ESTABLISHED0>('FWPM_NET_EVENT_INTERNAL_IKEEXT_QM_ESTABLISHED0'),
  {
    mmLuid: uint64,
    qmSaId: uint64,
    reason: FWPM_NET_EVENT_INTERNAL_QM_NEGOTIATE_REASON,
    ...OCCURRENCES,
  },
);
export interface FWPM_NET_EVENT_INTERNAL_IKEEXT_QM_ESTABLISHED0
  extends ObjectOf<typeof FWPM_NET_EVENT_INTERNAL_IKEEXT_QM_ESTABLISHED0> {}

/** Undocumented. A quick mode SA was deleted. */
export const FWPM_NET_EVENT_INTERNAL_IKEEXT_QM_DELETED0 = structOf(
  named<FWPM_NET_EVENT_INTERNAL_IKEEXT_QM_DELETED0>('FWPM_NET_EVENT_INTERNAL_IKEEXT_QM_DELETED0'),
  {
    mmLuid: uint64,
    qmSaId: uint64,
    /** A Win32 error. */
    errorCode: uint32,
    ...OCCURRENCES,
  },
);
export interface FWPM_NET_EVENT_INTERNAL_IKEEXT_QM_DELETED0
  extends ObjectOf<typeof FWPM_NET_EVENT_INTERNAL_IKEEXT_QM_DELETED0> {}

/** Undocumented. A quick mode negotiation failed. */
export const FWPM_NET_EVENT_INTERNAL_IKEEXT_QM_FAILURE0 = structOf(
  named<FWPM_NET_EVENT_INTERNAL_IKEEXT_QM_FAILURE0>('FWPM_NET_EVENT_INTERNAL_IKEEXT_QM_FAILURE0'),
  {
    mmLuid: uint64,
    qmSaId: uint64,
    reason: FWPM_NET_EVENT_INTERNAL_QM_NEGOTIATE_REASON,
    /** A Win32 error. */
    errorCode: uint32,
    ...OCCURRENCES,
  },
);
export interface FWPM_NET_EVENT_INTERNAL_IKEEXT_QM_FAILURE0
  extends ObjectOf<typeof FWPM_NET_EVENT_INTERNAL_IKEEXT_QM_FAILURE0> {}

/** Undocumented. A main mode SA has no quick mode. */
export const FWPM_NET_EVENT_INTERNAL_IKEEXT_NO_QM_FOR_MMSA0 = structOf(
  named<FWPM_NET_EVENT_INTERNAL_IKEEXT_NO_QM_FOR_MMSA0>('FWPM_NET_EVENT_INTERNAL_IKEEXT_NO_QM_FOR_MMSA0'),
  {
    mmLuid: uint64,
    ...OCCURRENCES,
  },
);
export interface FWPM_NET_EVENT_INTERNAL_IKEEXT_NO_QM_FOR_MMSA0
  extends ObjectOf<typeof FWPM_NET_EVENT_INTERNAL_IKEEXT_NO_QM_FOR_MMSA0> {}

/** Undocumented. The policy of a mode changed. */
export const FWPM_NET_EVENT_INTERNAL_IKEEXT_POLICY_CHANGE0 = structOf(
  named<FWPM_NET_EVENT_INTERNAL_IKEEXT_POLICY_CHANGE0>('FWPM_NET_EVENT_INTERNAL_IKEEXT_POLICY_CHANGE0'),
  {
    mmLuid: uint64,
    type: FWPM_NET_EVENT_INTERNAL_IKE_POLICY_CHANGE_TYPE,
    ...OCCURRENCES,
  },
);
export interface FWPM_NET_EVENT_INTERNAL_IKEEXT_POLICY_CHANGE0
  extends ObjectOf<typeof FWPM_NET_EVENT_INTERNAL_IKEEXT_POLICY_CHANGE0> {}

/** The members of the event's union that the internal types select. */
export const INTERNAL_ARMS = {
  ikeInternalMmEstablished: when(
    'FWPM_NET_EVENT_TYPE_INTERNAL_IKEEXT_MM_ESTABLISHED',
    pointer(FWPM_NET_EVENT_INTERNAL_IKEEXT_MM_ESTABLISHED0),
  ),
  ikeInternalMmDeleted: when(
    'FWPM_NET_EVENT_TYPE_INTERNAL_IKEEXT_MM_DELETED',
    pointer(FWPM_NET_EVENT_INTERNAL_IKEEXT_MM_DELETED0),
  ),
  ikeInternalMmFailure: when(
    'FWPM_NET_EVENT_TYPE_INTERNAL_IKEEXT_MM_FAILURE',
    pointer(FWPM_NET_EVENT_INTERNAL_IKEEXT_MM_FAILURE0),
  ),
  ikeInternalQmEstablished: when(
    'FWPM_NET_EVENT_TYPE_INTERNAL_IKEEXT_QM_ESTABLISHED',
    pointer(FWPM_NET_EVENT_INTERNAL_IKEEXT_QM_ESTABLISHED0),
  ),
  ikeInternalQmDeleted: when(
    'FWPM_NET_EVENT_TYPE_INTERNAL_IKEEXT_QM_DELETED',
    pointer(FWPM_NET_EVENT_INTERNAL_IKEEXT_QM_DELETED0),
  ),
  ikeInternalQmFailure: when(
    'FWPM_NET_EVENT_TYPE_INTERNAL_IKEEXT_QM_FAILURE',
    pointer(FWPM_NET_EVENT_INTERNAL_IKEEXT_QM_FAILURE0),
  ),
  ikeInternalNoQmForMmSa: when(
    'FWPM_NET_EVENT_TYPE_INTERNAL_IKEEXT_NO_QM_FOR_MMSA',
    pointer(FWPM_NET_EVENT_INTERNAL_IKEEXT_NO_QM_FOR_MMSA0),
  ),
  ikeInternalPolicyChange: when(
    'FWPM_NET_EVENT_TYPE_INTERNAL_IKEEXT_POLICY_CHANGE',
    pointer(FWPM_NET_EVENT_INTERNAL_IKEEXT_POLICY_CHANGE0),
  ),
} as const;

/** Undocumented. The end of an event from its type on, as its internal types have it. */
export const FWPM_NET_EVENT_INTERNAL = struct('FWPM_NET_EVENT_INTERNAL', {
  type: alias('FWPM_NET_EVENT_TYPE', FWPM_NET_EVENT_INTERNAL_TYPE),
  event: union('type', INTERNAL_ARMS),
});
export type FWPM_NET_EVENT_INTERNAL = Infer<typeof FWPM_NET_EVENT_INTERNAL>;
