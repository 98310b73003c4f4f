// Generated from the descriptors by src/fast/generator/readers.ts: `npm run generate` writes it anew.
import type { Reader } from '../reader.ts';
import { address4 as address, isNull4 as isNull, pointer4 as pointer } from '../pointers.ts';
import { bytes, guid, ipv4, ipv6, mac, sid, uint64 } from '../leaves.ts';
import { GIVE_UP, need, needElements, type Source } from '../source.ts';
import { wideString } from '../strings.ts';

const FWP_ACTION_TYPE_0 = ['FWP_ACTION_NONE', 'FWP_ACTION_NONE_NO_MATCH', 'FWP_ACTION_BITMAP_INDEX_SET'] as const;
const FWP_ACTION_TYPE_1 = ['FWP_ACTION_BLOCK', 'FWP_ACTION_PERMIT'] as const;
const FWP_ACTION_TYPE_2 = ['FWP_ACTION_CONTINUE'] as const;
const FWP_ACTION_TYPE_3 = ['FWP_ACTION_CALLOUT_UNKNOWN'] as const;
const FWP_ACTION_TYPE_4 = ['FWP_ACTION_CALLOUT_TERMINATING'] as const;
const FWP_ACTION_TYPE_5 = ['FWP_ACTION_CALLOUT_INSPECTION'] as const;
function FWP_ACTION_TYPE(x: number) {
  if (x >= 7 && x < 10) return FWP_ACTION_TYPE_0[x - 7] as string;
  if (x >= 4097 && x < 4099) return FWP_ACTION_TYPE_1[x - 4097] as string;
  if (x >= 8198 && x < 8199) return FWP_ACTION_TYPE_2[x - 8198] as string;
  if (x >= 16389 && x < 16390) return FWP_ACTION_TYPE_3[x - 16389] as string;
  if (x >= 20483 && x < 20484) return FWP_ACTION_TYPE_4[x - 20483] as string;
  if (x >= 24580 && x < 24581) return FWP_ACTION_TYPE_5[x - 24580] as string;
  return x;
}

function FWPM_ACTION0(s: Source, o: number) {
  const v = s.view;
  if ((v.getUint32(o, true) & 16384) !== 0) {
    return {
      type: FWP_ACTION_TYPE(v.getUint32(o, true)),
      calloutKey: guid(s, o + 4),
    };
  }
  return {
    type: FWP_ACTION_TYPE(v.getUint32(o, true)),
    filterType: guid(s, o + 4),
  };
}

function pointer_to_wideString(s: Source, o: number) {
  const p = pointer(s, o);
  return p < 0 ? null : wideString(s, p);
}

function FWPM_DISPLAY_DATA0(s: Source, o: number) {
  return {
    name: pointer_to_wideString(s, o),
    description: pointer_to_wideString(s, o + 4),
  };
}

function pointer_to_guid(s: Source, o: number) {
  const p = pointer(s, o);
  return p < 0 ? null : guid(s, need(s, p, 16));
}

function FWP_BYTE_BLOB_bytes(s: Source, o: number) {
  const v = s.view;
  const size = v.getUint32(o, true);
  if (size === 0) return isNull(s, o + 4) ? null : new Uint8Array(0);
  const p = pointer(s, o + 4);
  if (p < 0) return null;
  if (size > s.blobBytes) throw GIVE_UP;
  return bytes(s, need(s, p, size), size);
}

function FWPM_CALLOUT0(s: Source, o: number) {
  const v = s.view;
  return {
    calloutKey: guid(s, o),
    displayData: FWPM_DISPLAY_DATA0(s, o + 16),
    flags: v.getUint32(o + 24, true),
    providerKey: pointer_to_guid(s, o + 28),
    providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
    applicableLayer: guid(s, o + 40),
    calloutId: v.getUint32(o + 56, true),
  };
}

const FWP_CLASSIFY_OPTION_TYPE_0 = ['FWP_CLASSIFY_OPTION_MULTICAST_STATE', 'FWP_CLASSIFY_OPTION_LOOSE_SOURCE_MAPPING', 'FWP_CLASSIFY_OPTION_UNICAST_LIFETIME', 'FWP_CLASSIFY_OPTION_MCAST_BCAST_LIFETIME', 'FWP_CLASSIFY_OPTION_SECURE_SOCKET_SECURITY_FLAGS', 'FWP_CLASSIFY_OPTION_SECURE_SOCKET_AUTHIP_MM_POLICY_KEY', 'FWP_CLASSIFY_OPTION_SECURE_SOCKET_AUTHIP_QM_POLICY_KEY', 'FWP_CLASSIFY_OPTION_LOCAL_ONLY_MAPPING'] as const;
function FWP_CLASSIFY_OPTION_TYPE(x: number) {
  if (x < 8) return FWP_CLASSIFY_OPTION_TYPE_0[x] as string;
  return x;
}

const FWP_DATA_TYPE_0 = ['FWP_EMPTY', 'FWP_UINT8', 'FWP_UINT16', 'FWP_UINT32', 'FWP_UINT64', 'FWP_INT8', 'FWP_INT16', 'FWP_INT32', 'FWP_INT64', 'FWP_FLOAT', 'FWP_DOUBLE', 'FWP_BYTE_ARRAY16_TYPE', 'FWP_BYTE_BLOB_TYPE', 'FWP_SID', 'FWP_SECURITY_DESCRIPTOR_TYPE', 'FWP_TOKEN_INFORMATION_TYPE', 'FWP_TOKEN_ACCESS_INFORMATION_TYPE', 'FWP_UNICODE_STRING_TYPE', 'FWP_BYTE_ARRAY6_TYPE', 'FWP_BITMAP_INDEX_TYPE', 'FWP_BITMAP_ARRAY64_TYPE'] as const;
const FWP_DATA_TYPE_1 = ['FWP_V4_ADDR_MASK', 'FWP_V6_ADDR_MASK', 'FWP_RANGE_TYPE'] as const;
function FWP_DATA_TYPE(x: number) {
  if (x < 21) return FWP_DATA_TYPE_0[x] as string;
  if (x >= 256 && x < 259) return FWP_DATA_TYPE_1[x - 256] as string;
  return x;
}

function pointer_to_uint64(s: Source, o: number) {
  const p = pointer(s, o);
  return p < 0 ? null : uint64(s, need(s, p, 8));
}

function pointer_to_int64(s: Source, o: number) {
  const v = s.view;
  const p = pointer(s, o);
  return p < 0 ? null : v.getBigInt64(need(s, p, 8), true);
}

function pointer_to_float64(s: Source, o: number) {
  const v = s.view;
  const p = pointer(s, o);
  return p < 0 ? null : v.getFloat64(need(s, p, 8), true);
}

function pointer_to_ipv6(s: Source, o: number) {
  const p = pointer(s, o);
  return p < 0 ? null : ipv6(s, need(s, p, 16));
}

function pointer_to_FWP_BYTE_BLOB_bytes(s: Source, o: number) {
  const p = pointer(s, o);
  return p < 0 ? null : FWP_BYTE_BLOB_bytes(s, need(s, p, 8));
}

function pointer_to_sid(s: Source, o: number) {
  const p = pointer(s, o);
  return p < 0 ? null : sid(s, p);
}

function SID_AND_ATTRIBUTES(s: Source, o: number) {
  const v = s.view;
  return {
    Sid: pointer_to_sid(s, o),
    Attributes: v.getUint32(o + 4, true),
  };
}

function array_of_SID_AND_ATTRIBUTES(s: Source, count: number, o: number) {
  if (count === 0) return [];
  const p = pointer(s, o);
  if (p < 0) return null;
  needElements(s, p, count, 8, 2);
  const values = new Array<unknown>(count);
  for (let i = 0, q = p; i < count; i++, q += 8) values[i] = SID_AND_ATTRIBUTES(s, q);
  return values;
}

function FWP_TOKEN_INFORMATION(s: Source, o: number) {
  const v = s.view;
  return {
    sids: array_of_SID_AND_ATTRIBUTES(s, v.getUint32(o, true), o + 4),
    restrictedSids: array_of_SID_AND_ATTRIBUTES(s, v.getUint32(o + 8, true), o + 12),
  };
}

function pointer_to_FWP_TOKEN_INFORMATION(s: Source, o: number) {
  const p = pointer(s, o);
  return p < 0 ? null : FWP_TOKEN_INFORMATION(s, need(s, p, 16));
}

function pointer_to_mac(s: Source, o: number) {
  const p = pointer(s, o);
  return p < 0 ? null : mac(s, need(s, p, 6));
}

function FWP_VALUE0(s: Source, o: number) {
  const v = s.view;
  const typeValue = v.getUint32(o, true);
  switch (typeValue) {
    case 1:
    {
      return {
        type: 'FWP_UINT8',
        uint8: v.getUint8(o + 4),
      };
    }
    case 2:
    {
      return {
        type: 'FWP_UINT16',
        uint16: v.getUint16(o + 4, true),
      };
    }
    case 3:
    {
      return {
        type: 'FWP_UINT32',
        uint32: v.getUint32(o + 4, true),
      };
    }
    case 4:
    {
      return {
        type: 'FWP_UINT64',
        uint64: pointer_to_uint64(s, o + 4),
      };
    }
    case 5:
    {
      return {
        type: 'FWP_INT8',
        int8: v.getInt8(o + 4),
      };
    }
    case 6:
    {
      return {
        type: 'FWP_INT16',
        int16: v.getInt16(o + 4, true),
      };
    }
    case 7:
    {
      return {
        type: 'FWP_INT32',
        int32: v.getInt32(o + 4, true),
      };
    }
    case 8:
    {
      return {
        type: 'FWP_INT64',
        int64: pointer_to_int64(s, o + 4),
      };
    }
    case 9:
    {
      return {
        type: 'FWP_FLOAT',
        float32: v.getFloat32(o + 4, true),
      };
    }
    case 10:
    {
      return {
        type: 'FWP_DOUBLE',
        double64: pointer_to_float64(s, o + 4),
      };
    }
    case 11:
    {
      return {
        type: 'FWP_BYTE_ARRAY16_TYPE',
        byteArray16: pointer_to_ipv6(s, o + 4),
      };
    }
    case 12:
    {
      return {
        type: 'FWP_BYTE_BLOB_TYPE',
        byteBlob: pointer_to_FWP_BYTE_BLOB_bytes(s, o + 4),
      };
    }
    case 13:
    {
      return {
        type: 'FWP_SID',
        sid: pointer_to_sid(s, o + 4),
      };
    }
    case 14:
    {
      return {
        type: 'FWP_SECURITY_DESCRIPTOR_TYPE',
        sd: pointer_to_FWP_BYTE_BLOB_bytes(s, o + 4),
      };
    }
    case 15:
    {
      return {
        type: 'FWP_TOKEN_INFORMATION_TYPE',
        tokenInformation: pointer_to_FWP_TOKEN_INFORMATION(s, o + 4),
      };
    }
    case 16:
    {
      return {
        type: 'FWP_TOKEN_ACCESS_INFORMATION_TYPE',
        tokenAccessInformation: pointer_to_FWP_BYTE_BLOB_bytes(s, o + 4),
      };
    }
    case 17:
    {
      return {
        type: 'FWP_UNICODE_STRING_TYPE',
        unicodeString: pointer_to_wideString(s, o + 4),
      };
    }
    case 18:
    {
      return {
        type: 'FWP_BYTE_ARRAY6_TYPE',
        byteArray6: pointer_to_mac(s, o + 4),
      };
    }
    default: {
      return {
        type: FWP_DATA_TYPE(typeValue),
      };
    }
  }
}

function FWPM_CLASSIFY_OPTION0(s: Source, o: number) {
  const v = s.view;
  return {
    type: FWP_CLASSIFY_OPTION_TYPE(v.getUint32(o, true)),
    value: FWP_VALUE0(s, o + 4),
  };
}

function array_of_FWPM_CLASSIFY_OPTION0(s: Source, count: number, o: number) {
  if (count === 0) return [];
  const p = pointer(s, o);
  if (p < 0) return null;
  needElements(s, p, count, 12, 15);
  const values = new Array<unknown>(count);
  for (let i = 0, q = p; i < count; i++, q += 12) values[i] = FWPM_CLASSIFY_OPTION0(s, q);
  return values;
}

function FWPM_CLASSIFY_OPTIONS0(s: Source, o: number) {
  const v = s.view;
  return {
    options: array_of_FWPM_CLASSIFY_OPTION0(s, v.getUint32(o, true), o + 4),
  };
}

const FWPM_FIELD_TYPE_0 = ['FWPM_FIELD_RAW_DATA', 'FWPM_FIELD_IP_ADDRESS', 'FWPM_FIELD_FLAGS'] as const;
function FWPM_FIELD_TYPE(x: number) {
  if (x < 3) return FWPM_FIELD_TYPE_0[x] as string;
  return x;
}

function FWPM_FIELD0(s: Source, o: number) {
  const v = s.view;
  return {
    fieldKey: pointer_to_guid(s, o),
    type: FWPM_FIELD_TYPE(v.getUint32(o + 4, true)),
    dataType: FWP_DATA_TYPE(v.getUint32(o + 8, true)),
  };
}

const FWP_MATCH_TYPE_0 = ['FWP_MATCH_EQUAL', 'FWP_MATCH_GREATER', 'FWP_MATCH_LESS', 'FWP_MATCH_GREATER_OR_EQUAL', 'FWP_MATCH_LESS_OR_EQUAL', 'FWP_MATCH_RANGE', 'FWP_MATCH_FLAGS_ALL_SET', 'FWP_MATCH_FLAGS_ANY_SET', 'FWP_MATCH_FLAGS_NONE_SET', 'FWP_MATCH_EQUAL_CASE_INSENSITIVE', 'FWP_MATCH_NOT_EQUAL', 'FWP_MATCH_PREFIX', 'FWP_MATCH_NOT_PREFIX'] as const;
function FWP_MATCH_TYPE(x: number) {
  if (x < 13) return FWP_MATCH_TYPE_0[x] as string;
  return x;
}

function FWP_V4_ADDR_AND_MASK(s: Source, o: number) {
  const v = s.view;
  return {
    addr: ipv4(v.getUint32(o, true)),
    mask: ipv4(v.getUint32(o + 4, true)),
  };
}

function pointer_to_FWP_V4_ADDR_AND_MASK(s: Source, o: number) {
  const p = pointer(s, o);
  return p < 0 ? null : FWP_V4_ADDR_AND_MASK(s, need(s, p, 8));
}

function FWP_V6_ADDR_AND_MASK(s: Source, o: number) {
  const v = s.view;
  return {
    addr: ipv6(s, o),
    prefixLength: v.getUint8(o + 16),
  };
}

function pointer_to_FWP_V6_ADDR_AND_MASK(s: Source, o: number) {
  const p = pointer(s, o);
  return p < 0 ? null : FWP_V6_ADDR_AND_MASK(s, need(s, p, 17));
}

function FWP_RANGE0(s: Source, o: number) {
  return {
    valueLow: FWP_VALUE0(s, o),
    valueHigh: FWP_VALUE0(s, o + 8),
  };
}

function pointer_to_FWP_RANGE0(s: Source, o: number) {
  const p = pointer(s, o);
  return p < 0 ? null : FWP_RANGE0(s, need(s, p, 16));
}

function FWP_CONDITION_VALUE0(s: Source, o: number) {
  const v = s.view;
  const typeValue = v.getUint32(o, true);
  switch (typeValue) {
    case 1:
    {
      return {
        type: 'FWP_UINT8',
        uint8: v.getUint8(o + 4),
      };
    }
    case 2:
    {
      return {
        type: 'FWP_UINT16',
        uint16: v.getUint16(o + 4, true),
      };
    }
    case 3:
    {
      return {
        type: 'FWP_UINT32',
        uint32: v.getUint32(o + 4, true),
      };
    }
    case 4:
    {
      return {
        type: 'FWP_UINT64',
        uint64: pointer_to_uint64(s, o + 4),
      };
    }
    case 5:
    {
      return {
        type: 'FWP_INT8',
        int8: v.getInt8(o + 4),
      };
    }
    case 6:
    {
      return {
        type: 'FWP_INT16',
        int16: v.getInt16(o + 4, true),
      };
    }
    case 7:
    {
      return {
        type: 'FWP_INT32',
        int32: v.getInt32(o + 4, true),
      };
    }
    case 8:
    {
      return {
        type: 'FWP_INT64',
        int64: pointer_to_int64(s, o + 4),
      };
    }
    case 9:
    {
      return {
        type: 'FWP_FLOAT',
        float32: v.getFloat32(o + 4, true),
      };
    }
    case 10:
    {
      return {
        type: 'FWP_DOUBLE',
        double64: pointer_to_float64(s, o + 4),
      };
    }
    case 11:
    {
      return {
        type: 'FWP_BYTE_ARRAY16_TYPE',
        byteArray16: pointer_to_ipv6(s, o + 4),
      };
    }
    case 12:
    {
      return {
        type: 'FWP_BYTE_BLOB_TYPE',
        byteBlob: pointer_to_FWP_BYTE_BLOB_bytes(s, o + 4),
      };
    }
    case 13:
    {
      return {
        type: 'FWP_SID',
        sid: pointer_to_sid(s, o + 4),
      };
    }
    case 14:
    {
      return {
        type: 'FWP_SECURITY_DESCRIPTOR_TYPE',
        sd: pointer_to_FWP_BYTE_BLOB_bytes(s, o + 4),
      };
    }
    case 15:
    {
      return {
        type: 'FWP_TOKEN_INFORMATION_TYPE',
        tokenInformation: pointer_to_FWP_TOKEN_INFORMATION(s, o + 4),
      };
    }
    case 16:
    {
      return {
        type: 'FWP_TOKEN_ACCESS_INFORMATION_TYPE',
        tokenAccessInformation: pointer_to_FWP_BYTE_BLOB_bytes(s, o + 4),
      };
    }
    case 17:
    {
      return {
        type: 'FWP_UNICODE_STRING_TYPE',
        unicodeString: pointer_to_wideString(s, o + 4),
      };
    }
    case 18:
    {
      return {
        type: 'FWP_BYTE_ARRAY6_TYPE',
        byteArray6: pointer_to_mac(s, o + 4),
      };
    }
    case 256:
    {
      return {
        type: 'FWP_V4_ADDR_MASK',
        v4AddrMask: pointer_to_FWP_V4_ADDR_AND_MASK(s, o + 4),
      };
    }
    case 257:
    {
      return {
        type: 'FWP_V6_ADDR_MASK',
        v6AddrMask: pointer_to_FWP_V6_ADDR_AND_MASK(s, o + 4),
      };
    }
    case 258:
    {
      return {
        type: 'FWP_RANGE_TYPE',
        rangeValue: pointer_to_FWP_RANGE0(s, o + 4),
      };
    }
    default: {
      return {
        type: FWP_DATA_TYPE(typeValue),
      };
    }
  }
}

function FWPM_FILTER_CONDITION0(s: Source, o: number) {
  const v = s.view;
  return {
    fieldKey: guid(s, o),
    matchType: FWP_MATCH_TYPE(v.getUint32(o + 16, true)),
    conditionValue: FWP_CONDITION_VALUE0(s, o + 20),
  };
}

function array_of_FWPM_FILTER_CONDITION0(s: Source, count: number, o: number) {
  if (count === 0) return [];
  const p = pointer(s, o);
  if (p < 0) return null;
  needElements(s, p, count, 28, 46);
  const values = new Array<unknown>(count);
  for (let i = 0, q = p; i < count; i++, q += 28) values[i] = FWPM_FILTER_CONDITION0(s, q);
  return values;
}

function FWPM_FILTER0(s: Source, o: number) {
  const v = s.view;
  if ((v.getUint32(o + 24, true) & 4) !== 0) {
    return {
      filterKey: guid(s, o),
      displayData: FWPM_DISPLAY_DATA0(s, o + 16),
      flags: v.getUint32(o + 24, true),
      providerKey: pointer_to_guid(s, o + 28),
      providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
      layerKey: guid(s, o + 40),
      subLayerKey: guid(s, o + 56),
      weight: FWP_VALUE0(s, o + 72),
      filterCondition: array_of_FWPM_FILTER_CONDITION0(s, v.getUint32(o + 80, true), o + 84),
      action: FWPM_ACTION0(s, o + 88),
      providerContextKey: guid(s, o + 112),
      reserved: pointer_to_guid(s, o + 128),
      filterId: uint64(s, o + 136),
      effectiveWeight: FWP_VALUE0(s, o + 144),
    };
  }
  return {
    filterKey: guid(s, o),
    displayData: FWPM_DISPLAY_DATA0(s, o + 16),
    flags: v.getUint32(o + 24, true),
    providerKey: pointer_to_guid(s, o + 28),
    providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
    layerKey: guid(s, o + 40),
    subLayerKey: guid(s, o + 56),
    weight: FWP_VALUE0(s, o + 72),
    filterCondition: array_of_FWPM_FILTER_CONDITION0(s, v.getUint32(o + 80, true), o + 84),
    action: FWPM_ACTION0(s, o + 88),
    rawContext: uint64(s, o + 112),
    reserved: pointer_to_guid(s, o + 128),
    filterId: uint64(s, o + 136),
    effectiveWeight: FWP_VALUE0(s, o + 144),
  };
}

const FWP_FILTER_ENUM_TYPE_0 = ['FWP_FILTER_ENUM_FULLY_CONTAINED', 'FWP_FILTER_ENUM_OVERLAPPING'] as const;
function FWP_FILTER_ENUM_TYPE(x: number) {
  if (x < 2) return FWP_FILTER_ENUM_TYPE_0[x] as string;
  return x;
}

function FWPM_FILTER_ENUM_TEMPLATE0(s: Source, o: number) {
  const v = s.view;
  return {
    providerKey: pointer_to_guid(s, o),
    layerKey: guid(s, o + 4),
    enumType: FWP_FILTER_ENUM_TYPE(v.getUint32(o + 20, true)),
    flags: v.getUint32(o + 24, true),
    providerContextTemplate: address(s, o + 28),
    filterCondition: array_of_FWPM_FILTER_CONDITION0(s, v.getUint32(o + 32, true), o + 36),
    actionMask: v.getUint32(o + 40, true),
    calloutKey: pointer_to_guid(s, o + 44),
  };
}

function pointer_to_FWPM_FILTER_ENUM_TEMPLATE0(s: Source, o: number) {
  const p = pointer(s, o);
  return p < 0 ? null : FWPM_FILTER_ENUM_TEMPLATE0(s, need(s, p, 48));
}

function FWPM_FILTER_SUBSCRIPTION0(s: Source, o: number) {
  const v = s.view;
  return {
    enumTemplate: pointer_to_FWPM_FILTER_ENUM_TEMPLATE0(s, o),
    flags: v.getUint32(o + 4, true),
    sessionKey: guid(s, o + 8),
  };
}

function array_of_FWPM_FIELD0(s: Source, count: number, o: number) {
  if (count === 0) return [];
  const p = pointer(s, o);
  if (p < 0) return null;
  needElements(s, p, count, 12, 2);
  const values = new Array<unknown>(count);
  for (let i = 0, q = p; i < count; i++, q += 12) values[i] = FWPM_FIELD0(s, q);
  return values;
}

function FWPM_LAYER0(s: Source, o: number) {
  const v = s.view;
  return {
    layerKey: guid(s, o),
    displayData: FWPM_DISPLAY_DATA0(s, o + 16),
    flags: v.getUint32(o + 24, true),
    field: array_of_FWPM_FIELD0(s, v.getUint32(o + 28, true), o + 32),
    defaultSubLayerKey: guid(s, o + 36),
    layerId: v.getUint16(o + 52, true),
  };
}

function FWPM_LAYER_STATISTICS0(s: Source, o: number) {
  const v = s.view;
  return {
    layerId: guid(s, o),
    classifyPermitCount: v.getUint32(o + 16, true),
    classifyBlockCount: v.getUint32(o + 20, true),
    classifyVetoCount: v.getUint32(o + 24, true),
    numCacheEntries: v.getUint32(o + 28, true),
  };
}

function FWPM_PROVIDER0(s: Source, o: number) {
  const v = s.view;
  return {
    providerKey: guid(s, o),
    displayData: FWPM_DISPLAY_DATA0(s, o + 16),
    flags: v.getUint32(o + 24, true),
    providerData: FWP_BYTE_BLOB_bytes(s, o + 28),
    serviceName: pointer_to_wideString(s, o + 36),
  };
}

const FWPM_PROVIDER_CONTEXT_TYPE_0 = ['FWPM_IPSEC_KEYING_CONTEXT', 'FWPM_IPSEC_IKE_QM_TRANSPORT_CONTEXT', 'FWPM_IPSEC_IKE_QM_TUNNEL_CONTEXT', 'FWPM_IPSEC_AUTHIP_QM_TRANSPORT_CONTEXT', 'FWPM_IPSEC_AUTHIP_QM_TUNNEL_CONTEXT', 'FWPM_IPSEC_IKE_MM_CONTEXT', 'FWPM_IPSEC_AUTHIP_MM_CONTEXT', 'FWPM_CLASSIFY_OPTIONS_CONTEXT', 'FWPM_GENERAL_CONTEXT', 'FWPM_IPSEC_IKEV2_QM_TUNNEL_CONTEXT', 'FWPM_IPSEC_IKEV2_MM_CONTEXT', 'FWPM_IPSEC_DOSP_CONTEXT', 'FWPM_IPSEC_IKEV2_QM_TRANSPORT_CONTEXT', 'FWPM_NETWORK_CONNECTION_POLICY_CONTEXT'] as const;
function FWPM_PROVIDER_CONTEXT_TYPE(x: number) {
  if (x < 14) return FWPM_PROVIDER_CONTEXT_TYPE_0[x] as string;
  return x;
}

function pointer_to_FWPM_CLASSIFY_OPTIONS0(s: Source, o: number) {
  const p = pointer(s, o);
  return p < 0 ? null : FWPM_CLASSIFY_OPTIONS0(s, need(s, p, 8));
}

function FWPM_PROVIDER_CONTEXT0(s: Source, o: number) {
  const v = s.view;
  const typeValue = v.getUint32(o + 40, true);
  switch (typeValue) {
    case 0:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_KEYING_CONTEXT',
        keyingPolicy: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 1:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_IKE_QM_TRANSPORT_CONTEXT',
        ikeQmTransportPolicy: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 2:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_IKE_QM_TUNNEL_CONTEXT',
        ikeQmTunnelPolicy: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 3:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_AUTHIP_QM_TRANSPORT_CONTEXT',
        authipQmTransportPolicy: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 4:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_AUTHIP_QM_TUNNEL_CONTEXT',
        authipQmTunnelPolicy: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 5:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_IKE_MM_CONTEXT',
        ikeMmPolicy: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 6:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_AUTHIP_MM_CONTEXT',
        authIpMmPolicy: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 8:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_GENERAL_CONTEXT',
        dataBuffer: pointer_to_FWP_BYTE_BLOB_bytes(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 7:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_CLASSIFY_OPTIONS_CONTEXT',
        classifyOptions: pointer_to_FWPM_CLASSIFY_OPTIONS0(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    default: {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: FWPM_PROVIDER_CONTEXT_TYPE(typeValue),
        providerContextId: uint64(s, o + 48),
      };
    }
  }
}

function FWPM_PROVIDER_CONTEXT1(s: Source, o: number) {
  const v = s.view;
  const typeValue = v.getUint32(o + 40, true);
  switch (typeValue) {
    case 0:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_KEYING_CONTEXT',
        keyingPolicy: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 1:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_IKE_QM_TRANSPORT_CONTEXT',
        ikeQmTransportPolicy: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 2:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_IKE_QM_TUNNEL_CONTEXT',
        ikeQmTunnelPolicy: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 3:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_AUTHIP_QM_TRANSPORT_CONTEXT',
        authipQmTransportPolicy: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 4:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_AUTHIP_QM_TUNNEL_CONTEXT',
        authipQmTunnelPolicy: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 5:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_IKE_MM_CONTEXT',
        ikeMmPolicy: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 6:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_AUTHIP_MM_CONTEXT',
        authIpMmPolicy: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 8:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_GENERAL_CONTEXT',
        dataBuffer: pointer_to_FWP_BYTE_BLOB_bytes(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 7:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_CLASSIFY_OPTIONS_CONTEXT',
        classifyOptions: pointer_to_FWPM_CLASSIFY_OPTIONS0(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 9:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_IKEV2_QM_TUNNEL_CONTEXT',
        ikeV2QmTunnelPolicy: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 10:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_IKEV2_MM_CONTEXT',
        ikeV2MmPolicy: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 11:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_DOSP_CONTEXT',
        idpOptions: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    default: {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: FWPM_PROVIDER_CONTEXT_TYPE(typeValue),
        providerContextId: uint64(s, o + 48),
      };
    }
  }
}

function FWPM_PROVIDER_CONTEXT2(s: Source, o: number) {
  const v = s.view;
  const typeValue = v.getUint32(o + 40, true);
  switch (typeValue) {
    case 0:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_KEYING_CONTEXT',
        keyingPolicy: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 1:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_IKE_QM_TRANSPORT_CONTEXT',
        ikeQmTransportPolicy: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 2:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_IKE_QM_TUNNEL_CONTEXT',
        ikeQmTunnelPolicy: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 3:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_AUTHIP_QM_TRANSPORT_CONTEXT',
        authipQmTransportPolicy: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 4:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_AUTHIP_QM_TUNNEL_CONTEXT',
        authipQmTunnelPolicy: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 5:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_IKE_MM_CONTEXT',
        ikeMmPolicy: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 6:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_AUTHIP_MM_CONTEXT',
        authIpMmPolicy: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 8:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_GENERAL_CONTEXT',
        dataBuffer: pointer_to_FWP_BYTE_BLOB_bytes(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 7:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_CLASSIFY_OPTIONS_CONTEXT',
        classifyOptions: pointer_to_FWPM_CLASSIFY_OPTIONS0(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 9:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_IKEV2_QM_TUNNEL_CONTEXT',
        ikeV2QmTunnelPolicy: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 12:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_IKEV2_QM_TRANSPORT_CONTEXT',
        ikeV2QmTransportPolicy: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 10:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_IKEV2_MM_CONTEXT',
        ikeV2MmPolicy: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 11:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_DOSP_CONTEXT',
        idpOptions: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    default: {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: FWPM_PROVIDER_CONTEXT_TYPE(typeValue),
        providerContextId: uint64(s, o + 48),
      };
    }
  }
}

function FWPM_PROVIDER_CONTEXT3(s: Source, o: number) {
  const v = s.view;
  const typeValue = v.getUint32(o + 40, true);
  switch (typeValue) {
    case 0:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_KEYING_CONTEXT',
        keyingPolicy: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 1:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_IKE_QM_TRANSPORT_CONTEXT',
        ikeQmTransportPolicy: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 2:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_IKE_QM_TUNNEL_CONTEXT',
        ikeQmTunnelPolicy: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 3:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_AUTHIP_QM_TRANSPORT_CONTEXT',
        authipQmTransportPolicy: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 4:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_AUTHIP_QM_TUNNEL_CONTEXT',
        authipQmTunnelPolicy: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 5:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_IKE_MM_CONTEXT',
        ikeMmPolicy: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 6:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_AUTHIP_MM_CONTEXT',
        authIpMmPolicy: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 8:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_GENERAL_CONTEXT',
        dataBuffer: pointer_to_FWP_BYTE_BLOB_bytes(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 7:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_CLASSIFY_OPTIONS_CONTEXT',
        classifyOptions: pointer_to_FWPM_CLASSIFY_OPTIONS0(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 9:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_IKEV2_QM_TUNNEL_CONTEXT',
        ikeV2QmTunnelPolicy: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 12:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_IKEV2_QM_TRANSPORT_CONTEXT',
        ikeV2QmTransportPolicy: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 10:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_IKEV2_MM_CONTEXT',
        ikeV2MmPolicy: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 11:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_IPSEC_DOSP_CONTEXT',
        idpOptions: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    case 13:
    {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: 'FWPM_NETWORK_CONNECTION_POLICY_CONTEXT',
        networkConnectionPolicy: address(s, o + 44),
        providerContextId: uint64(s, o + 48),
      };
    }
    default: {
      return {
        providerContextKey: guid(s, o),
        displayData: FWPM_DISPLAY_DATA0(s, o + 16),
        flags: v.getUint32(o + 24, true),
        providerKey: pointer_to_guid(s, o + 28),
        providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
        type: FWPM_PROVIDER_CONTEXT_TYPE(typeValue),
        providerContextId: uint64(s, o + 48),
      };
    }
  }
}

function FWPM_PROVIDER_ENUM_TEMPLATE0(s: Source, o: number) {
  return {
    reserved: uint64(s, o),
  };
}

function FWPM_SESSION0(s: Source, o: number) {
  const v = s.view;
  return {
    sessionKey: guid(s, o),
    displayData: FWPM_DISPLAY_DATA0(s, o + 16),
    flags: v.getUint32(o + 24, true),
    txnWaitTimeoutInMSec: v.getUint32(o + 28, true),
    processId: v.getUint32(o + 32, true),
    sid: pointer_to_sid(s, o + 36),
    username: pointer_to_wideString(s, o + 40),
    kernelMode: v.getUint32(o + 44, true) !== 0,
  };
}

function array_of_FWPM_LAYER_STATISTICS0(s: Source, count: number, o: number) {
  if (count === 0) return [];
  const p = pointer(s, o);
  if (p < 0) return null;
  needElements(s, p, count, 32, 1);
  const values = new Array<unknown>(count);
  for (let i = 0, q = p; i < count; i++, q += 32) values[i] = FWPM_LAYER_STATISTICS0(s, q);
  return values;
}

function FWPM_STATISTICS0(s: Source, o: number) {
  const v = s.view;
  return {
    layerStatistics: array_of_FWPM_LAYER_STATISTICS0(s, v.getUint32(o, true), o + 4),
    inboundAllowedConnectionsV4: v.getUint32(o + 8, true),
    inboundBlockedConnectionsV4: v.getUint32(o + 12, true),
    outboundAllowedConnectionsV4: v.getUint32(o + 16, true),
    outboundBlockedConnectionsV4: v.getUint32(o + 20, true),
    inboundAllowedConnectionsV6: v.getUint32(o + 24, true),
    inboundBlockedConnectionsV6: v.getUint32(o + 28, true),
    outboundAllowedConnectionsV6: v.getUint32(o + 32, true),
    outboundBlockedConnectionsV6: v.getUint32(o + 36, true),
    inboundActiveConnectionsV4: v.getUint32(o + 40, true),
    outboundActiveConnectionsV4: v.getUint32(o + 44, true),
    inboundActiveConnectionsV6: v.getUint32(o + 48, true),
    outboundActiveConnectionsV6: v.getUint32(o + 52, true),
    reauthDirInbound: uint64(s, o + 56),
    reauthDirOutbound: uint64(s, o + 64),
    reauthFamilyV4: uint64(s, o + 72),
    reauthFamilyV6: uint64(s, o + 80),
    reauthProtoOther: uint64(s, o + 88),
    reauthProtoIPv4: uint64(s, o + 96),
    reauthProtoIPv6: uint64(s, o + 104),
    reauthProtoICMP: uint64(s, o + 112),
    reauthProtoICMP6: uint64(s, o + 120),
    reauthProtoUDP: uint64(s, o + 128),
    reauthProtoTCP: uint64(s, o + 136),
    reauthReasonPolicyChange: uint64(s, o + 144),
    reauthReasonNewArrivalInterface: uint64(s, o + 152),
    reauthReasonNewNextHopInterface: uint64(s, o + 160),
    reauthReasonProfileCrossing: uint64(s, o + 168),
    reauthReasonClassifyCompletion: uint64(s, o + 176),
    reauthReasonIPSecPropertiesChanged: uint64(s, o + 184),
    reauthReasonMidStreamInspection: uint64(s, o + 192),
    reauthReasonSocketPropertyChanged: uint64(s, o + 200),
    reauthReasonNewInboundMCastBCastPacket: uint64(s, o + 208),
    reauthReasonEDPPolicyChanged: uint64(s, o + 216),
    reauthReasonProxyHandleChanged: uint64(s, o + 224),
  };
}

function FWPM_SUBLAYER0(s: Source, o: number) {
  const v = s.view;
  return {
    subLayerKey: guid(s, o),
    displayData: FWPM_DISPLAY_DATA0(s, o + 16),
    flags: v.getUint32(o + 24, true),
    providerKey: pointer_to_guid(s, o + 28),
    providerData: FWP_BYTE_BLOB_bytes(s, o + 32),
    weight: v.getUint16(o + 40, true),
  };
}

export const readers: Readonly<Record<string, Reader>> = {
  FWPM_ACTION0: { read: FWPM_ACTION0, size: 20, depth: 0, objects: 1 },
  FWPM_CALLOUT0: { read: FWPM_CALLOUT0, size: 60, depth: 1, objects: 5 },
  FWPM_CLASSIFY_OPTION0: { read: FWPM_CLASSIFY_OPTION0, size: 12, depth: 3, objects: 15 },
  FWPM_CLASSIFY_OPTIONS0: { read: FWPM_CLASSIFY_OPTIONS0, size: 8, depth: 4, objects: 1 },
  FWPM_DISPLAY_DATA0: { read: FWPM_DISPLAY_DATA0, size: 8, depth: 1, objects: 3 },
  FWPM_FIELD0: { read: FWPM_FIELD0, size: 12, depth: 1, objects: 2 },
  FWPM_FILTER0: { read: FWPM_FILTER0, size: 152, depth: 5, objects: 34 },
  FWPM_FILTER_ENUM_TEMPLATE0: { read: FWPM_FILTER_ENUM_TEMPLATE0, size: 48, depth: 5, objects: 3 },
  FWPM_FILTER_SUBSCRIPTION0: { read: FWPM_FILTER_SUBSCRIPTION0, size: 24, depth: 6, objects: 4 },
  FWPM_LAYER0: { read: FWPM_LAYER0, size: 56, depth: 2, objects: 3 },
  FWPM_LAYER_STATISTICS0: { read: FWPM_LAYER_STATISTICS0, size: 32, depth: 0, objects: 1 },
  FWPM_PROVIDER0: { read: FWPM_PROVIDER0, size: 40, depth: 1, objects: 5 },
  FWPM_PROVIDER_CONTEXT0: { read: FWPM_PROVIDER_CONTEXT0, size: 56, depth: 5, objects: 8 },
  FWPM_PROVIDER_CONTEXT1: { read: FWPM_PROVIDER_CONTEXT1, size: 56, depth: 5, objects: 8 },
  FWPM_PROVIDER_CONTEXT2: { read: FWPM_PROVIDER_CONTEXT2, size: 56, depth: 5, objects: 8 },
  FWPM_PROVIDER_CONTEXT3: { read: FWPM_PROVIDER_CONTEXT3, size: 56, depth: 5, objects: 8 },
  FWPM_PROVIDER_ENUM_TEMPLATE0: { read: FWPM_PROVIDER_ENUM_TEMPLATE0, size: 8, depth: 0, objects: 1 },
  FWPM_SESSION0: { read: FWPM_SESSION0, size: 48, depth: 1, objects: 5 },
  FWPM_STATISTICS0: { read: FWPM_STATISTICS0, size: 232, depth: 1, objects: 1 },
  FWPM_SUBLAYER0: { read: FWPM_SUBLAYER0, size: 44, depth: 1, objects: 5 },
};
