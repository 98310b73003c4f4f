/**
 * The structs on x64 as flat lists, for the libraries that are told layouts as data: member and type, where a number
 * is that many bytes which the library does not have to understand: padding, and what the adapter formats.
 * Pointers are uint64: they are addresses in another process.
 */

/** FWPM_NET_EVENT5 with its FWPM_NET_EVENT_HEADER3: 152 bytes. */
export const EVENT = [
  ['timeStamp', 'uint64'],
  ['flags', 'uint32'],
  ['ipVersion', 'uint32'],
  ['ipProtocol', 'uint8'],
  ['padding1', 3],
  ['localAddr', 16],
  ['remoteAddr', 16],
  ['localPort', 'uint16'],
  ['remotePort', 'uint16'],
  ['scopeId', 'uint32'],
  ['beforeAppId', 4],
  ['appIdSize', 'uint32'],
  ['padding2', 4],
  ['appIdData', 'uint64'],
  ['userId', 'uint64'],
  ['addressFamily', 'uint32'],
  ['padding3', 4],
  ['packageSid', 'uint64'],
  ['enterpriseId', 'uint64'],
  ['policyFlags', 'uint64'],
  ['effectiveNameSize', 'uint32'],
  ['padding4', 4],
  ['effectiveNameData', 'uint64'],
  ['type', 'uint32'],
  ['padding5', 4],
  ['event', 'uint64'],
];

/** FWPM_NET_EVENT_CLASSIFY_DROP2: 56 bytes. */
export const CLASSIFY_DROP2 = [
  ['filterId', 'uint64'],
  ['layerId', 'uint16'],
  ['padding1', 2],
  ['reauthReason', 'uint32'],
  ['originalProfile', 'uint32'],
  ['currentProfile', 'uint32'],
  ['msFwpDirection', 'uint32'],
  ['isLoopback', 'uint32'],
  ['vSwitchIdSize', 'uint32'],
  ['padding2', 4],
  ['vSwitchIdData', 'uint64'],
  ['vSwitchSourcePort', 'uint32'],
  ['vSwitchDestinationPort', 'uint32'],
];

/** FWPM_NET_EVENT_IKEEXT_MM_FAILURE2: 120 bytes. */
export const IKEEXT_MM_FAILURE2 = [
  ['failureErrorCode', 'uint32'],
  ['failurePoint', 'uint32'],
  ['flags', 'uint32'],
  ['keyingModuleType', 'uint32'],
  ['mmState', 'uint32'],
  ['saRole', 'uint32'],
  ['mmAuthMethod', 'uint32'],
  ['endCertHash', 20],
  ['mmId', 'uint64'],
  ['mmFilterId', 'uint64'],
  ['localPrincipalNameForAuth', 'uint64'],
  ['remotePrincipalNameForAuth', 'uint64'],
  ['numLocalPrincipalGroupSids', 'uint32'],
  ['padding1', 4],
  ['localPrincipalGroupSids', 'uint64'],
  ['numRemotePrincipalGroupSids', 'uint32'],
  ['padding2', 4],
  ['remotePrincipalGroupSids', 'uint64'],
  ['providerContextKey', 'uint64'],
];
