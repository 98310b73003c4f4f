/** fwptypes.h */
import {
  alias,
  byteBlob,
  counted,
  enumeration,
  flags32,
  float32,
  float64,
  type Infer,
  int8,
  int16,
  int32,
  int64,
  ipv4,
  ipv6,
  mac,
  named,
  type ObjectOf,
  pointer,
  struct,
  structOf,
  uint8,
  uint16,
  uint32,
  uint64,
  union,
  when,
  wideString,
} from '../layout/index.ts';
import { SID, SID_AND_ATTRIBUTES, ULONG } from './winnt.ts';

/** Direction of traffic, as the IPsec drops carry it. Not to be taken for {@link MS_FWP_DIRECTION}. */
export const FWP_DIRECTION = enumeration('FWP_DIRECTION', {
  FWP_DIRECTION_OUTBOUND: 0,
  FWP_DIRECTION_INBOUND: 1,
});
export type FWP_DIRECTION = Infer<typeof FWP_DIRECTION>;

/** Version of the Internet Protocol. V4 is 0, so memory that was never written reads as V4. */
export const FWP_IP_VERSION = enumeration('FWP_IP_VERSION', {
  FWP_IP_VERSION_V4: 0,
  FWP_IP_VERSION_V6: 1,
  FWP_IP_VERSION_NONE: 2,
});
export type FWP_IP_VERSION = Infer<typeof FWP_IP_VERSION>;

/** Address family of an event. */
export const FWP_AF = enumeration('FWP_AF', {
  FWP_AF_INET: 0,
  FWP_AF_INET6: 1,
  FWP_AF_ETHER: 2,
  FWP_AF_NONE: 3,
});
export type FWP_AF = Infer<typeof FWP_AF>;

/** How an Ethernet frame carries its payload. */
export const FWP_ETHER_ENCAP_METHOD = enumeration('FWP_ETHER_ENCAP_METHOD', {
  FWP_ETHER_ENCAP_METHOD_ETHER_V2: 0,
  FWP_ETHER_ENCAP_METHOD_SNAP: 1,
  FWP_ETHER_ENCAP_METHOD_SNAP_W_OUI_ZERO: 3,
});
export type FWP_ETHER_ENCAP_METHOD = Infer<typeof FWP_ETHER_ENCAP_METHOD>;

/**
 * What an FWP_VALUE0 or FWP_CONDITION_VALUE0 holds. From 0x100 on: only in conditions. The two bitmap types are in one SDK
 * only, and no edition of the structs has a member for them: what such a value holds is not decoded.
 */
export const FWP_DATA_TYPE = enumeration('FWP_DATA_TYPE', {
  FWP_EMPTY: 0,
  FWP_UINT8: 1,
  FWP_UINT16: 2,
  FWP_UINT32: 3,
  FWP_UINT64: 4,
  FWP_INT8: 5,
  FWP_INT16: 6,
  FWP_INT32: 7,
  FWP_INT64: 8,
  FWP_FLOAT: 9,
  FWP_DOUBLE: 10,
  FWP_BYTE_ARRAY16_TYPE: 11,
  FWP_BYTE_BLOB_TYPE: 12,
  FWP_SID: 13,
  FWP_SECURITY_DESCRIPTOR_TYPE: 14,
  FWP_TOKEN_INFORMATION_TYPE: 15,
  FWP_TOKEN_ACCESS_INFORMATION_TYPE: 16,
  FWP_UNICODE_STRING_TYPE: 17,
  FWP_BYTE_ARRAY6_TYPE: 18,
  FWP_BITMAP_INDEX_TYPE: 19,
  FWP_BITMAP_ARRAY64_TYPE: 20,
  FWP_V4_ADDR_MASK: 0x100,
  FWP_V6_ADDR_MASK: 0x101,
  FWP_RANGE_TYPE: 0x102,
});
export type FWP_DATA_TYPE = Infer<typeof FWP_DATA_TYPE>;

/**
 * What a filter does, or what was done. Numbers with flags in them: 0x1000 for what ends the evaluation of a sublayer,
 * 0x2000 for what does not, 0x4000 for callouts. 9 is in SDK 19041 only.
 */
export const FWP_ACTION_TYPE = alias(
  'UINT32',
  enumeration('FWP_ACTION_TYPE', {
    FWP_ACTION_NONE: 0x7,
    FWP_ACTION_NONE_NO_MATCH: 0x8,
    FWP_ACTION_BITMAP_INDEX_SET: 0x9,
    FWP_ACTION_BLOCK: 0x1001,
    FWP_ACTION_PERMIT: 0x1002,
    FWP_ACTION_CONTINUE: 0x2006,
    FWP_ACTION_CALLOUT_UNKNOWN: 0x4005,
    FWP_ACTION_CALLOUT_TERMINATING: 0x5003,
    FWP_ACTION_CALLOUT_INSPECTION: 0x6004,
  }),
);
export type FWP_ACTION_TYPE = Infer<typeof FWP_ACTION_TYPE>;

/** How a filter condition compares. */
export const FWP_MATCH_TYPE = enumeration('FWP_MATCH_TYPE', {
  FWP_MATCH_EQUAL: 0,
  FWP_MATCH_GREATER: 1,
  FWP_MATCH_LESS: 2,
  FWP_MATCH_GREATER_OR_EQUAL: 3,
  FWP_MATCH_LESS_OR_EQUAL: 4,
  FWP_MATCH_RANGE: 5,
  FWP_MATCH_FLAGS_ALL_SET: 6,
  FWP_MATCH_FLAGS_ANY_SET: 7,
  FWP_MATCH_FLAGS_NONE_SET: 8,
  FWP_MATCH_EQUAL_CASE_INSENSITIVE: 9,
  FWP_MATCH_NOT_EQUAL: 10,
  FWP_MATCH_PREFIX: 11,
  FWP_MATCH_NOT_PREFIX: 12,
});
export type FWP_MATCH_TYPE = Infer<typeof FWP_MATCH_TYPE>;

/**
 * Direction in the classify events, under the values of FWP_DIRECTION_IN and its kin (0x3900..0x3903): other
 * numbers than those of {@link FWP_DIRECTION}. They are the ids of messages, 14592 to 14595, which the audit events of the
 * Security log have, too (`%%14592`). Any other value stays a number.
 */
export const MS_FWP_DIRECTION = alias(
  'UINT32',
  enumeration('MS_FWP_DIRECTION', {
    MS_FWP_DIRECTION_IN: 0x3900,
    MS_FWP_DIRECTION_OUT: 0x3901,
    MS_FWP_DIRECTION_FORWARD: 0x3902,
    MS_FWP_DIRECTION_BIDIRECTIONAL: 0x3903,
  }),
);
export type MS_FWP_DIRECTION = Infer<typeof MS_FWP_DIRECTION>;

/** Why a connection was authorized again. Captures of old Windows may hold the bits that only one SDK had. */
export const FWP_CONDITION_REAUTHORIZE_REASON = flags32('FWP_CONDITION_REAUTHORIZE_REASON', {
  FWP_CONDITION_REAUTHORIZE_REASON_POLICY_CHANGE: 0x1,
  FWP_CONDITION_REAUTHORIZE_REASON_NEW_ARRIVAL_INTERFACE: 0x2,
  FWP_CONDITION_REAUTHORIZE_REASON_NEW_NEXTHOP_INTERFACE: 0x4,
  FWP_CONDITION_REAUTHORIZE_REASON_PROFILE_CROSSING: 0x8,
  FWP_CONDITION_REAUTHORIZE_REASON_CLASSIFY_COMPLETION: 0x10,
  FWP_CONDITION_REAUTHORIZE_REASON_IPSEC_PROPERTIES_CHANGED: 0x20,
  FWP_CONDITION_REAUTHORIZE_REASON_MID_STREAM_INSPECTION: 0x40,
  FWP_CONDITION_REAUTHORIZE_REASON_SOCKET_PROPERTY_CHANGED: 0x80,
  FWP_CONDITION_REAUTHORIZE_REASON_NEW_INBOUND_MCAST_BCAST_PACKET: 0x100,
  FWP_CONDITION_REAUTHORIZE_REASON_EDP_POLICY_CHANGED: 0x200,
  FWP_CONDITION_REAUTHORIZE_REASON_PRECLASSIFY_LOCALADDR_LAYER_CHANGE: 0x400, // SDK 19041 only
  FWP_CONDITION_REAUTHORIZE_REASON_PRECLASSIFY_REMOTEADDR_LAYER_CHANGE: 0x800, // SDK 19041 only
  FWP_CONDITION_REAUTHORIZE_REASON_PRECLASSIFY_LOCALPORT_LAYER_CHANGE: 0x1000, // SDK 19041 only
  FWP_CONDITION_REAUTHORIZE_REASON_PRECLASSIFY_REMOTEPORT_LAYER_CHANGE: 0x2000, // SDK 19041 only
  FWP_CONDITION_REAUTHORIZE_REASON_PROXY_HANDLE_CHANGED: 0x4000,
  FWP_CONDITION_REAUTHORIZE_REASON_PRECLASSIFY_POLICY_CHANGED: 0x8000, // SDK 19041 only
  FWP_CONDITION_REAUTHORIZE_REASON_CHECK_OFFLOAD: 0x10000,
});

/** The flags that filters test with FWPM_CONDITION_FLAGS. */
export const FWP_CONDITION_FLAG = flags32('FWP_CONDITION_FLAG', {
  FWP_CONDITION_FLAG_IS_LOOPBACK: 0x1,
  FWP_CONDITION_FLAG_IS_IPSEC_SECURED: 0x2,
  FWP_CONDITION_FLAG_IS_REAUTHORIZE: 0x4,
  FWP_CONDITION_FLAG_IS_WILDCARD_BIND: 0x8,
  FWP_CONDITION_FLAG_IS_RAW_ENDPOINT: 0x10,
  FWP_CONDITION_FLAG_IS_FRAGMENT: 0x20,
  FWP_CONDITION_FLAG_IS_FRAGMENT_GROUP: 0x40,
  FWP_CONDITION_FLAG_IS_IPSEC_NATT_RECLASSIFY: 0x80,
  FWP_CONDITION_FLAG_REQUIRES_ALE_CLASSIFY: 0x100,
  FWP_CONDITION_FLAG_IS_IMPLICIT_BIND: 0x200,
  FWP_CONDITION_FLAG_IS_REASSEMBLED: 0x400,
  FWP_CONDITION_FLAG_IS_NAME_APP_SPECIFIED: 0x4000,
  FWP_CONDITION_FLAG_IS_PROMISCUOUS: 0x8000,
  FWP_CONDITION_FLAG_IS_AUTH_FW: 0x10000,
  FWP_CONDITION_FLAG_IS_RECLASSIFY: 0x20000,
  FWP_CONDITION_FLAG_IS_OUTBOUND_PASS_THRU: 0x40000,
  FWP_CONDITION_FLAG_IS_INBOUND_PASS_THRU: 0x80000,
  FWP_CONDITION_FLAG_IS_CONNECTION_REDIRECTED: 0x100000,
  FWP_CONDITION_FLAG_IS_PROXY_CONNECTION: 0x200000,
  FWP_CONDITION_FLAG_IS_APPCONTAINER_LOOPBACK: 0x400000,
  FWP_CONDITION_FLAG_IS_NON_APPCONTAINER_LOOPBACK: 0x800000,
  FWP_CONDITION_FLAG_IS_RESERVED: 0x1000000,
  FWP_CONDITION_FLAG_IS_HONORING_POLICY_AUTHORIZE: 0x2000000,
});

/**
 * A MAC address, as AA-BB-CC-DD-EE-FF.
 *
 * fwptypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwptypes/ns-fwptypes-fwp_byte_array6
 */
export const FWP_BYTE_ARRAY6 = alias('FWP_BYTE_ARRAY6', mac);
export type FWP_BYTE_ARRAY6 = Infer<typeof FWP_BYTE_ARRAY6>;

/**
 * An IPv6 address in network order, as RFC 5952 text.
 *
 * fwptypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwptypes/ns-fwptypes-fwp_byte_array16
 */
export const FWP_BYTE_ARRAY16 = alias('FWP_BYTE_ARRAY16', ipv6);
export type FWP_BYTE_ARRAY16 = Infer<typeof FWP_BYTE_ARRAY16>;

/**
 * A run of bytes elsewhere, as a copy of them; null when `data` is NULL. With size 0 it is empty, and `data` is
 * not followed.
 *
 * fwptypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwptypes/ns-fwptypes-fwp_byte_blob
 */
export const FWP_BYTE_BLOB = byteBlob('FWP_BYTE_BLOB');
export type FWP_BYTE_BLOB = Infer<typeof FWP_BYTE_BLOB>;

/**
 * The SIDs of an access token.
 *
 * fwptypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwptypes/ns-fwptypes-fwp_token_information
 */
export const FWP_TOKEN_INFORMATION = structOf(named<FWP_TOKEN_INFORMATION>('FWP_TOKEN_INFORMATION'), {
  sidCount: ULONG,
  sids: alias('PSID_AND_ATTRIBUTES', counted('sidCount', SID_AND_ATTRIBUTES)),
  restrictedSidCount: ULONG,
  restrictedSids: alias('PSID_AND_ATTRIBUTES', counted('restrictedSidCount', SID_AND_ATTRIBUTES)),
});
export interface FWP_TOKEN_INFORMATION extends ObjectOf<typeof FWP_TOKEN_INFORMATION> {}

/**
 * A value of any of WFP's types. What is wider than 32 bits is reached by a pointer, 64-bit integers and doubles
 * too. Of a type that is not known only `type` is decoded.
 *
 * fwptypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwptypes/ns-fwptypes-fwp_value0
 */
export const FWP_VALUE0 = struct('FWP_VALUE0', {
  type: FWP_DATA_TYPE,
  value: union('type', {
    uint8: when('FWP_UINT8', uint8),
    uint16: when('FWP_UINT16', uint16),
    uint32: when('FWP_UINT32', uint32),
    uint64: when('FWP_UINT64', pointer(uint64)),
    int8: when('FWP_INT8', int8),
    int16: when('FWP_INT16', int16),
    int32: when('FWP_INT32', int32),
    int64: when('FWP_INT64', pointer(int64)),
    float32: when('FWP_FLOAT', float32),
    double64: when('FWP_DOUBLE', pointer(float64)),
    byteArray16: when('FWP_BYTE_ARRAY16_TYPE', pointer(FWP_BYTE_ARRAY16)),
    byteBlob: when('FWP_BYTE_BLOB_TYPE', pointer(FWP_BYTE_BLOB)),
    sid: when('FWP_SID', pointer(SID)),
    /** A self-relative security descriptor. */
    sd: when('FWP_SECURITY_DESCRIPTOR_TYPE', pointer(FWP_BYTE_BLOB)),
    tokenInformation: when('FWP_TOKEN_INFORMATION_TYPE', pointer(FWP_TOKEN_INFORMATION)),
    tokenAccessInformation: when('FWP_TOKEN_ACCESS_INFORMATION_TYPE', pointer(FWP_BYTE_BLOB)),
    unicodeString: when('FWP_UNICODE_STRING_TYPE', alias('LPWSTR', pointer(wideString))),
    byteArray6: when('FWP_BYTE_ARRAY6_TYPE', pointer(FWP_BYTE_ARRAY6)),
  }),
});
export type FWP_VALUE0 = Infer<typeof FWP_VALUE0>;

/**
 * An IPv4 network.
 *
 * fwptypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwptypes/ns-fwptypes-fwp_v4_addr_and_mask
 */
export const FWP_V4_ADDR_AND_MASK = structOf(named<FWP_V4_ADDR_AND_MASK>('FWP_V4_ADDR_AND_MASK'), {
  addr: ipv4,
  mask: ipv4,
});
export interface FWP_V4_ADDR_AND_MASK extends ObjectOf<typeof FWP_V4_ADDR_AND_MASK> {}

/**
 * An IPv6 network. 17 bytes, alignment 1.
 *
 * fwptypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwptypes/ns-fwptypes-fwp_v6_addr_and_mask
 */
export const FWP_V6_ADDR_AND_MASK = structOf(named<FWP_V6_ADDR_AND_MASK>('FWP_V6_ADDR_AND_MASK'), {
  addr: ipv6,
  /** Bits, 0..128 (other values are kept as found). */
  prefixLength: uint8,
});
export interface FWP_V6_ADDR_AND_MASK extends ObjectOf<typeof FWP_V6_ADDR_AND_MASK> {}

/**
 * A range of values, both ends in it.
 *
 * fwptypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwptypes/ns-fwptypes-fwp_range0
 */
export const FWP_RANGE0 = structOf(named<FWP_RANGE0>('FWP_RANGE0'), {
  valueLow: FWP_VALUE0,
  valueHigh: FWP_VALUE0,
});
export interface FWP_RANGE0 extends ObjectOf<typeof FWP_RANGE0> {}

/**
 * What a filter condition compares with: any FWP_VALUE0, a network or a range.
 *
 * fwptypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/fwptypes/ns-fwptypes-fwp_condition_value0
 */
export const FWP_CONDITION_VALUE0 = struct('FWP_CONDITION_VALUE0', {
  type: FWP_DATA_TYPE,
  value: union('type', {
    ...FWP_VALUE0.fields.value.arms,
    v4AddrMask: when('FWP_V4_ADDR_MASK', pointer(FWP_V4_ADDR_AND_MASK)),
    v6AddrMask: when('FWP_V6_ADDR_MASK', pointer(FWP_V6_ADDR_AND_MASK)),
    rangeValue: when('FWP_RANGE_TYPE', pointer(FWP_RANGE0)),
  }),
});
export type FWP_CONDITION_VALUE0 = Infer<typeof FWP_CONDITION_VALUE0>;
