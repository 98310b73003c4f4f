// Generated from the descriptors by src/fast/generator/readers.ts: `npm run generate` writes it anew.
import type { Reader } from '../reader.ts';
import { isNull4 as isNull, pointer4 as pointer } from '../pointers.ts';
import { bytes, guid, ipv4, ipv6, mac, sid, uint64 } from '../leaves.ts';
import { GIVE_UP, need, needElements, type Source } from '../source.ts';
import { countedText, wideString } from '../strings.ts';

const FWPM_CHANGE_TYPE_0 = ['FWPM_CHANGE_ADD', 'FWPM_CHANGE_DELETE'] as const;
function FWPM_CHANGE_TYPE(x: number) {
  if (x >= 1 && x < 3) return FWPM_CHANGE_TYPE_0[x - 1] as string;
  return x;
}

function FWPM_CALLOUT_CHANGE0(s: Source, o: number) {
  const v = s.view;
  return {
    changeType: FWPM_CHANGE_TYPE(v.getUint32(o, true)),
    calloutKey: guid(s, o + 4),
    calloutId: v.getUint32(o + 20, true),
  };
}

const FWP_IP_VERSION_0 = ['FWP_IP_VERSION_V4', 'FWP_IP_VERSION_V6', 'FWP_IP_VERSION_NONE'] as const;
function FWP_IP_VERSION(x: number) {
  if (x < 3) return FWP_IP_VERSION_0[x] as string;
  return x;
}

function pointer_to_guid(s: Source, o: number) {
  const p = pointer(s, o);
  return p < 0 ? null : guid(s, need(s, p, 16));
}

const IPSEC_TRAFFIC_TYPE_0 = ['IPSEC_TRAFFIC_TYPE_TRANSPORT', 'IPSEC_TRAFFIC_TYPE_TUNNEL'] as const;
function IPSEC_TRAFFIC_TYPE(x: number) {
  if (x < 2) return IPSEC_TRAFFIC_TYPE_0[x] as string;
  return x;
}

const IKEEXT_KEY_MODULE_TYPE_0 = ['IKEEXT_KEY_MODULE_IKE', 'IKEEXT_KEY_MODULE_AUTHIP', 'IKEEXT_KEY_MODULE_IKEV2'] as const;
function IKEEXT_KEY_MODULE_TYPE(x: number) {
  if (x < 3) return IKEEXT_KEY_MODULE_TYPE_0[x] as string;
  return x;
}

const IKEEXT_CIPHER_TYPE_0 = ['IKEEXT_CIPHER_DES', 'IKEEXT_CIPHER_3DES', 'IKEEXT_CIPHER_AES_128', 'IKEEXT_CIPHER_AES_192', 'IKEEXT_CIPHER_AES_256', 'IKEEXT_CIPHER_AES_GCM_128_16ICV', 'IKEEXT_CIPHER_AES_GCM_256_16ICV'] as const;
function IKEEXT_CIPHER_TYPE(x: number) {
  if (x < 7) return IKEEXT_CIPHER_TYPE_0[x] as string;
  return x;
}

function IKEEXT_CIPHER_ALGORITHM0(s: Source, o: number) {
  const v = s.view;
  return {
    algoIdentifier: IKEEXT_CIPHER_TYPE(v.getUint32(o, true)),
    keyLen: v.getUint32(o + 4, true),
    rounds: v.getUint32(o + 8, true),
  };
}

const IKEEXT_INTEGRITY_TYPE_0 = ['IKEEXT_INTEGRITY_MD5', 'IKEEXT_INTEGRITY_SHA1', 'IKEEXT_INTEGRITY_SHA_256', 'IKEEXT_INTEGRITY_SHA_384'] as const;
function IKEEXT_INTEGRITY_TYPE(x: number) {
  if (x < 4) return IKEEXT_INTEGRITY_TYPE_0[x] as string;
  return x;
}

function IKEEXT_INTEGRITY_ALGORITHM0(s: Source, o: number) {
  const v = s.view;
  return {
    algoIdentifier: IKEEXT_INTEGRITY_TYPE(v.getUint32(o, true)),
  };
}

const IKEEXT_DH_GROUP_0 = ['IKEEXT_DH_GROUP_NONE', 'IKEEXT_DH_GROUP_1', 'IKEEXT_DH_GROUP_2', 'IKEEXT_DH_GROUP_14', 'IKEEXT_DH_ECP_256', 'IKEEXT_DH_ECP_384', 'IKEEXT_DH_GROUP_24'] as const;
function IKEEXT_DH_GROUP(x: number) {
  if (x < 7) return IKEEXT_DH_GROUP_0[x] as string;
  return x;
}

function IKEEXT_PROPOSAL0(s: Source, o: number) {
  const v = s.view;
  return {
    cipherAlgorithm: IKEEXT_CIPHER_ALGORITHM0(s, o),
    integrityAlgorithm: IKEEXT_INTEGRITY_ALGORITHM0(s, o + 12),
    maxLifetimeSeconds: v.getUint32(o + 16, true),
    dhGroup: IKEEXT_DH_GROUP(v.getUint32(o + 20, true)),
    quickModeLimit: v.getUint32(o + 24, true),
  };
}

const IKEEXT_AUTHENTICATION_METHOD_TYPE_0 = ['IKEEXT_PRESHARED_KEY', 'IKEEXT_CERTIFICATE', 'IKEEXT_KERBEROS', 'IKEEXT_ANONYMOUS', 'IKEEXT_SSL', 'IKEEXT_NTLM_V2', 'IKEEXT_IPV6_CGA', 'IKEEXT_CERTIFICATE_ECDSA_P256', 'IKEEXT_CERTIFICATE_ECDSA_P384', 'IKEEXT_SSL_ECDSA_P256', 'IKEEXT_SSL_ECDSA_P384', 'IKEEXT_EAP', 'IKEEXT_RESERVED'] as const;
function IKEEXT_AUTHENTICATION_METHOD_TYPE(x: number) {
  if (x < 13) return IKEEXT_AUTHENTICATION_METHOD_TYPE_0[x] as string;
  return x;
}

const IKEEXT_AUTHENTICATION_IMPERSONATION_TYPE_0 = ['IKEEXT_IMPERSONATION_NONE', 'IKEEXT_IMPERSONATION_SOCKET_PRINCIPAL'] as const;
function IKEEXT_AUTHENTICATION_IMPERSONATION_TYPE(x: number) {
  if (x < 2) return IKEEXT_AUTHENTICATION_IMPERSONATION_TYPE_0[x] as string;
  return x;
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

function IKEEXT_PRESHARED_KEY_AUTHENTICATION1(s: Source, o: number) {
  const v = s.view;
  return {
    presharedKey: FWP_BYTE_BLOB_bytes(s, o),
    flags: v.getUint32(o + 8, true),
  };
}

function pointer_to_IKEEXT_PRESHARED_KEY_AUTHENTICATION1(s: Source, o: number) {
  const p = pointer(s, o);
  return p < 0 ? null : IKEEXT_PRESHARED_KEY_AUTHENTICATION1(s, need(s, p, 12));
}

function IKEEXT_CERTIFICATE_CREDENTIAL1(s: Source, o: number) {
  const v = s.view;
  return {
    subjectName: FWP_BYTE_BLOB_bytes(s, o),
    certHash: FWP_BYTE_BLOB_bytes(s, o + 8),
    flags: v.getUint32(o + 16, true),
    certificate: FWP_BYTE_BLOB_bytes(s, o + 20),
  };
}

function pointer_to_IKEEXT_CERTIFICATE_CREDENTIAL1(s: Source, o: number) {
  const p = pointer(s, o);
  return p < 0 ? null : IKEEXT_CERTIFICATE_CREDENTIAL1(s, need(s, p, 28));
}

function pointer_to_wideString(s: Source, o: number) {
  const p = pointer(s, o);
  return p < 0 ? null : wideString(s, p);
}

function IKEEXT_NAME_CREDENTIAL0(s: Source, o: number) {
  return {
    principalName: pointer_to_wideString(s, o),
  };
}

function pointer_to_IKEEXT_NAME_CREDENTIAL0(s: Source, o: number) {
  const p = pointer(s, o);
  return p < 0 ? null : IKEEXT_NAME_CREDENTIAL0(s, need(s, p, 4));
}

function IKEEXT_CREDENTIAL2(s: Source, o: number) {
  const v = s.view;
  const authenticationMethodTypeValue = v.getUint32(o, true);
  switch (authenticationMethodTypeValue) {
    case 0:
    {
      return {
        authenticationMethodType: 'IKEEXT_PRESHARED_KEY',
        impersonationType: IKEEXT_AUTHENTICATION_IMPERSONATION_TYPE(v.getUint32(o + 4, true)),
        presharedKey: pointer_to_IKEEXT_PRESHARED_KEY_AUTHENTICATION1(s, o + 8),
      };
    }
    case 1:
    case 7:
    case 8:
    case 4:
    case 9:
    case 10:
    case 6:
    {
      return {
        authenticationMethodType: IKEEXT_AUTHENTICATION_METHOD_TYPE(authenticationMethodTypeValue),
        impersonationType: IKEEXT_AUTHENTICATION_IMPERSONATION_TYPE(v.getUint32(o + 4, true)),
        certificate: pointer_to_IKEEXT_CERTIFICATE_CREDENTIAL1(s, o + 8),
      };
    }
    case 2:
    case 11:
    case 5:
    case 12:
    {
      return {
        authenticationMethodType: IKEEXT_AUTHENTICATION_METHOD_TYPE(authenticationMethodTypeValue),
        impersonationType: IKEEXT_AUTHENTICATION_IMPERSONATION_TYPE(v.getUint32(o + 4, true)),
        name: pointer_to_IKEEXT_NAME_CREDENTIAL0(s, o + 8),
      };
    }
    default: {
      return {
        authenticationMethodType: IKEEXT_AUTHENTICATION_METHOD_TYPE(authenticationMethodTypeValue),
        impersonationType: IKEEXT_AUTHENTICATION_IMPERSONATION_TYPE(v.getUint32(o + 4, true)),
      };
    }
  }
}

function FWPM_CONNECTION0(s: Source, o: number) {
  const v = s.view;
  const ipVersionValue = v.getUint32(o + 8, true);
  switch (ipVersionValue) {
    case 0:
    {
      return {
        connectionId: uint64(s, o),
        ipVersion: 'FWP_IP_VERSION_V4',
        localV4Address: ipv4(v.getUint32(o + 12, true)),
        remoteV4Address: ipv4(v.getUint32(o + 28, true)),
        providerKey: pointer_to_guid(s, o + 44),
        ipsecTrafficModeType: IPSEC_TRAFFIC_TYPE(v.getUint32(o + 48, true)),
        keyModuleType: IKEEXT_KEY_MODULE_TYPE(v.getUint32(o + 52, true)),
        mmCrypto: IKEEXT_PROPOSAL0(s, o + 56),
        mmPeer: IKEEXT_CREDENTIAL2(s, o + 84),
        emPeer: IKEEXT_CREDENTIAL2(s, o + 96),
        bytesTransferredIn: uint64(s, o + 112),
        bytesTransferredOut: uint64(s, o + 120),
        bytesTransferredTotal: uint64(s, o + 128),
        startSysTime: v.getBigUint64(o + 136, true),
      };
    }
    case 1:
    {
      return {
        connectionId: uint64(s, o),
        ipVersion: 'FWP_IP_VERSION_V6',
        localV6Address: ipv6(s, o + 12),
        remoteV6Address: ipv6(s, o + 28),
        providerKey: pointer_to_guid(s, o + 44),
        ipsecTrafficModeType: IPSEC_TRAFFIC_TYPE(v.getUint32(o + 48, true)),
        keyModuleType: IKEEXT_KEY_MODULE_TYPE(v.getUint32(o + 52, true)),
        mmCrypto: IKEEXT_PROPOSAL0(s, o + 56),
        mmPeer: IKEEXT_CREDENTIAL2(s, o + 84),
        emPeer: IKEEXT_CREDENTIAL2(s, o + 96),
        bytesTransferredIn: uint64(s, o + 112),
        bytesTransferredOut: uint64(s, o + 120),
        bytesTransferredTotal: uint64(s, o + 128),
        startSysTime: v.getBigUint64(o + 136, true),
      };
    }
    default: {
      return {
        connectionId: uint64(s, o),
        ipVersion: FWP_IP_VERSION(ipVersionValue),
        providerKey: pointer_to_guid(s, o + 44),
        ipsecTrafficModeType: IPSEC_TRAFFIC_TYPE(v.getUint32(o + 48, true)),
        keyModuleType: IKEEXT_KEY_MODULE_TYPE(v.getUint32(o + 52, true)),
        mmCrypto: IKEEXT_PROPOSAL0(s, o + 56),
        mmPeer: IKEEXT_CREDENTIAL2(s, o + 84),
        emPeer: IKEEXT_CREDENTIAL2(s, o + 96),
        bytesTransferredIn: uint64(s, o + 112),
        bytesTransferredOut: uint64(s, o + 120),
        bytesTransferredTotal: uint64(s, o + 128),
        startSysTime: v.getBigUint64(o + 136, true),
      };
    }
  }
}

function FWPM_FILTER_CHANGE0(s: Source, o: number) {
  const v = s.view;
  return {
    changeType: FWPM_CHANGE_TYPE(v.getUint32(o, true)),
    filterKey: guid(s, o + 4),
    filterId: uint64(s, o + 24),
  };
}

const FWP_MATCH_TYPE_0 = ['FWP_MATCH_EQUAL', 'FWP_MATCH_GREATER', 'FWP_MATCH_LESS', 'FWP_MATCH_GREATER_OR_EQUAL', 'FWP_MATCH_LESS_OR_EQUAL', 'FWP_MATCH_RANGE', 'FWP_MATCH_FLAGS_ALL_SET', 'FWP_MATCH_FLAGS_ANY_SET', 'FWP_MATCH_FLAGS_NONE_SET', 'FWP_MATCH_EQUAL_CASE_INSENSITIVE', 'FWP_MATCH_NOT_EQUAL', 'FWP_MATCH_PREFIX', 'FWP_MATCH_NOT_PREFIX'] as const;
function FWP_MATCH_TYPE(x: number) {
  if (x < 13) return FWP_MATCH_TYPE_0[x] as string;
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

function FWP_BYTE_BLOB_text(s: Source, o: number) {
  const v = s.view;
  const size = v.getUint32(o, true);
  if (size === 0) return isNull(s, o + 4) ? null : '';
  const p = pointer(s, o + 4);
  if (p < 0) return null;
  if (size > s.blobBytes) throw GIVE_UP;
  return countedText(s, need(s, p, size), size);
}

function FWPM_NET_EVENT_HEADER0(s: Source, o: number) {
  const v = s.view;
  const ipVersionValue = v.getUint32(o + 12, true);
  switch (ipVersionValue) {
    case 0:
    {
      return {
        timeStamp: v.getBigUint64(o, true),
        flags: v.getUint32(o + 8, true),
        ipVersion: 'FWP_IP_VERSION_V4',
        ipProtocol: v.getUint8(o + 16),
        localAddrV4: ipv4(v.getUint32(o + 20, true)),
        remoteAddrV4: ipv4(v.getUint32(o + 36, true)),
        localPort: v.getUint16(o + 52, true),
        remotePort: v.getUint16(o + 54, true),
        scopeId: v.getUint32(o + 56, true),
        appId: FWP_BYTE_BLOB_text(s, o + 60),
        userId: pointer_to_sid(s, o + 68),
      };
    }
    case 1:
    {
      return {
        timeStamp: v.getBigUint64(o, true),
        flags: v.getUint32(o + 8, true),
        ipVersion: 'FWP_IP_VERSION_V6',
        ipProtocol: v.getUint8(o + 16),
        localAddrV6: ipv6(s, o + 20),
        remoteAddrV6: ipv6(s, o + 36),
        localPort: v.getUint16(o + 52, true),
        remotePort: v.getUint16(o + 54, true),
        scopeId: v.getUint32(o + 56, true),
        appId: FWP_BYTE_BLOB_text(s, o + 60),
        userId: pointer_to_sid(s, o + 68),
      };
    }
    default: {
      return {
        timeStamp: v.getBigUint64(o, true),
        flags: v.getUint32(o + 8, true),
        ipVersion: FWP_IP_VERSION(ipVersionValue),
        ipProtocol: v.getUint8(o + 16),
        localPort: v.getUint16(o + 52, true),
        remotePort: v.getUint16(o + 54, true),
        scopeId: v.getUint32(o + 56, true),
        appId: FWP_BYTE_BLOB_text(s, o + 60),
        userId: pointer_to_sid(s, o + 68),
      };
    }
  }
}

const FWPM_NET_EVENT_TYPE_0 = ['FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE', 'FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE', 'FWPM_NET_EVENT_TYPE_IKEEXT_EM_FAILURE', 'FWPM_NET_EVENT_TYPE_CLASSIFY_DROP', 'FWPM_NET_EVENT_TYPE_IPSEC_KERNEL_DROP', 'FWPM_NET_EVENT_TYPE_IPSEC_DOSP_DROP', 'FWPM_NET_EVENT_TYPE_CLASSIFY_ALLOW', 'FWPM_NET_EVENT_TYPE_CAPABILITY_DROP', 'FWPM_NET_EVENT_TYPE_CAPABILITY_ALLOW', 'FWPM_NET_EVENT_TYPE_CLASSIFY_DROP_MAC', 'FWPM_NET_EVENT_TYPE_LPM_PACKET_ARRIVAL'] as const;
function FWPM_NET_EVENT_TYPE(x: number) {
  if (x < 11) return FWPM_NET_EVENT_TYPE_0[x] as string;
  return x;
}

const IPSEC_FAILURE_POINT_0 = ['IPSEC_FAILURE_NONE', 'IPSEC_FAILURE_ME', 'IPSEC_FAILURE_PEER'] as const;
function IPSEC_FAILURE_POINT(x: number) {
  if (x < 3) return IPSEC_FAILURE_POINT_0[x] as string;
  return x;
}

const IKEEXT_MM_SA_STATE_0 = ['IKEEXT_MM_SA_STATE_NONE', 'IKEEXT_MM_SA_STATE_SA_SENT', 'IKEEXT_MM_SA_STATE_SSPI_SENT', 'IKEEXT_MM_SA_STATE_FINAL', 'IKEEXT_MM_SA_STATE_FINAL_SENT', 'IKEEXT_MM_SA_STATE_COMPLETE'] as const;
function IKEEXT_MM_SA_STATE(x: number) {
  if (x < 6) return IKEEXT_MM_SA_STATE_0[x] as string;
  return x;
}

const IKEEXT_SA_ROLE_0 = ['IKEEXT_SA_ROLE_INITIATOR', 'IKEEXT_SA_ROLE_RESPONDER'] as const;
function IKEEXT_SA_ROLE(x: number) {
  if (x < 2) return IKEEXT_SA_ROLE_0[x] as string;
  return x;
}

function FWPM_NET_EVENT_IKEEXT_MM_FAILURE0(s: Source, o: number) {
  const v = s.view;
  return {
    failureErrorCode: v.getUint32(o, true),
    failurePoint: IPSEC_FAILURE_POINT(v.getUint32(o + 4, true)),
    flags: v.getUint32(o + 8, true),
    keyingModuleType: IKEEXT_KEY_MODULE_TYPE(v.getUint32(o + 12, true)),
    mmState: IKEEXT_MM_SA_STATE(v.getUint32(o + 16, true)),
    saRole: IKEEXT_SA_ROLE(v.getUint32(o + 20, true)),
    mmAuthMethod: IKEEXT_AUTHENTICATION_METHOD_TYPE(v.getUint32(o + 24, true)),
    endCertHash: bytes(s, o + 28, 20),
    mmId: uint64(s, o + 48),
    mmFilterId: uint64(s, o + 56),
  };
}

function pointer_to_FWPM_NET_EVENT_IKEEXT_MM_FAILURE0(s: Source, o: number) {
  const p = pointer(s, o);
  return p < 0 ? null : FWPM_NET_EVENT_IKEEXT_MM_FAILURE0(s, need(s, p, 64));
}

const IKEEXT_QM_SA_STATE_0 = ['IKEEXT_QM_SA_STATE_NONE', 'IKEEXT_QM_SA_STATE_INITIAL', 'IKEEXT_QM_SA_STATE_FINAL', 'IKEEXT_QM_SA_STATE_COMPLETE'] as const;
function IKEEXT_QM_SA_STATE(x: number) {
  if (x < 4) return IKEEXT_QM_SA_STATE_0[x] as string;
  return x;
}

function FWPM_NET_EVENT_IKEEXT_QM_FAILURE0(s: Source, o: number) {
  const v = s.view;
  const saTrafficTypeValue = v.getUint32(o + 20, true);
  switch (saTrafficTypeValue) {
    case 1:
    {
      return {
        failureErrorCode: v.getUint32(o, true),
        failurePoint: IPSEC_FAILURE_POINT(v.getUint32(o + 4, true)),
        keyingModuleType: IKEEXT_KEY_MODULE_TYPE(v.getUint32(o + 8, true)),
        qmState: IKEEXT_QM_SA_STATE(v.getUint32(o + 12, true)),
        saRole: IKEEXT_SA_ROLE(v.getUint32(o + 16, true)),
        saTrafficType: 'IPSEC_TRAFFIC_TYPE_TUNNEL',
        localSubNet: FWP_CONDITION_VALUE0(s, o + 24),
        remoteSubNet: FWP_CONDITION_VALUE0(s, o + 32),
        qmFilterId: uint64(s, o + 40),
      };
    }
    default: {
      return {
        failureErrorCode: v.getUint32(o, true),
        failurePoint: IPSEC_FAILURE_POINT(v.getUint32(o + 4, true)),
        keyingModuleType: IKEEXT_KEY_MODULE_TYPE(v.getUint32(o + 8, true)),
        qmState: IKEEXT_QM_SA_STATE(v.getUint32(o + 12, true)),
        saRole: IKEEXT_SA_ROLE(v.getUint32(o + 16, true)),
        saTrafficType: IPSEC_TRAFFIC_TYPE(saTrafficTypeValue),
        qmFilterId: uint64(s, o + 40),
      };
    }
  }
}

function pointer_to_FWPM_NET_EVENT_IKEEXT_QM_FAILURE0(s: Source, o: number) {
  const p = pointer(s, o);
  return p < 0 ? null : FWPM_NET_EVENT_IKEEXT_QM_FAILURE0(s, need(s, p, 48));
}

const IKEEXT_EM_SA_STATE_0 = ['IKEEXT_EM_SA_STATE_NONE', 'IKEEXT_EM_SA_STATE_SENT_ATTS', 'IKEEXT_EM_SA_STATE_SSPI_SENT', 'IKEEXT_EM_SA_STATE_AUTH_COMPLETE', 'IKEEXT_EM_SA_STATE_FINAL', 'IKEEXT_EM_SA_STATE_COMPLETE'] as const;
function IKEEXT_EM_SA_STATE(x: number) {
  if (x < 6) return IKEEXT_EM_SA_STATE_0[x] as string;
  return x;
}

function FWPM_NET_EVENT_IKEEXT_EM_FAILURE0(s: Source, o: number) {
  const v = s.view;
  return {
    failureErrorCode: v.getUint32(o, true),
    failurePoint: IPSEC_FAILURE_POINT(v.getUint32(o + 4, true)),
    flags: v.getUint32(o + 8, true),
    emState: IKEEXT_EM_SA_STATE(v.getUint32(o + 12, true)),
    saRole: IKEEXT_SA_ROLE(v.getUint32(o + 16, true)),
    emAuthMethod: IKEEXT_AUTHENTICATION_METHOD_TYPE(v.getUint32(o + 20, true)),
    endCertHash: bytes(s, o + 24, 20),
    mmId: uint64(s, o + 48),
    qmFilterId: uint64(s, o + 56),
  };
}

function pointer_to_FWPM_NET_EVENT_IKEEXT_EM_FAILURE0(s: Source, o: number) {
  const p = pointer(s, o);
  return p < 0 ? null : FWPM_NET_EVENT_IKEEXT_EM_FAILURE0(s, need(s, p, 64));
}

function FWPM_NET_EVENT_CLASSIFY_DROP0(s: Source, o: number) {
  const v = s.view;
  return {
    filterId: uint64(s, o),
    layerId: v.getUint16(o + 8, true),
  };
}

function pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP0(s: Source, o: number) {
  const p = pointer(s, o);
  return p < 0 ? null : FWPM_NET_EVENT_CLASSIFY_DROP0(s, need(s, p, 16));
}

const FWP_DIRECTION_0 = ['FWP_DIRECTION_OUTBOUND', 'FWP_DIRECTION_INBOUND'] as const;
function FWP_DIRECTION(x: number) {
  if (x < 2) return FWP_DIRECTION_0[x] as string;
  return x;
}

function FWPM_NET_EVENT_IPSEC_KERNEL_DROP0(s: Source, o: number) {
  const v = s.view;
  return {
    failureStatus: v.getInt32(o, true),
    direction: FWP_DIRECTION(v.getUint32(o + 4, true)),
    spi: v.getUint32(o + 8, true),
    filterId: uint64(s, o + 16),
    layerId: v.getUint16(o + 24, true),
  };
}

function pointer_to_FWPM_NET_EVENT_IPSEC_KERNEL_DROP0(s: Source, o: number) {
  const p = pointer(s, o);
  return p < 0 ? null : FWPM_NET_EVENT_IPSEC_KERNEL_DROP0(s, need(s, p, 32));
}

function FWPM_NET_EVENT_IPSEC_DOSP_DROP0(s: Source, o: number) {
  const v = s.view;
  const ipVersionValue = v.getUint32(o, true);
  switch (ipVersionValue) {
    case 0:
    {
      return {
        ipVersion: 'FWP_IP_VERSION_V4',
        publicHostV4Addr: ipv4(v.getUint32(o + 4, true)),
        internalHostV4Addr: ipv4(v.getUint32(o + 20, true)),
        failureStatus: v.getInt32(o + 36, true),
        direction: FWP_DIRECTION(v.getUint32(o + 40, true)),
      };
    }
    case 1:
    {
      return {
        ipVersion: 'FWP_IP_VERSION_V6',
        publicHostV6Addr: ipv6(s, o + 4),
        internalHostV6Addr: ipv6(s, o + 20),
        failureStatus: v.getInt32(o + 36, true),
        direction: FWP_DIRECTION(v.getUint32(o + 40, true)),
      };
    }
    default: {
      return {
        ipVersion: FWP_IP_VERSION(ipVersionValue),
        failureStatus: v.getInt32(o + 36, true),
        direction: FWP_DIRECTION(v.getUint32(o + 40, true)),
      };
    }
  }
}

function pointer_to_FWPM_NET_EVENT_IPSEC_DOSP_DROP0(s: Source, o: number) {
  const p = pointer(s, o);
  return p < 0 ? null : FWPM_NET_EVENT_IPSEC_DOSP_DROP0(s, need(s, p, 44));
}

function FWPM_NET_EVENT0(s: Source, o: number) {
  const v = s.view;
  const typeValue = v.getUint32(o + 72, true);
  switch (typeValue) {
    case 0:
    {
      return {
        header: FWPM_NET_EVENT_HEADER0(s, o),
        type: 'FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE',
        ikeMmFailure: pointer_to_FWPM_NET_EVENT_IKEEXT_MM_FAILURE0(s, o + 76),
      };
    }
    case 1:
    {
      return {
        header: FWPM_NET_EVENT_HEADER0(s, o),
        type: 'FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE',
        ikeQmFailure: pointer_to_FWPM_NET_EVENT_IKEEXT_QM_FAILURE0(s, o + 76),
      };
    }
    case 2:
    {
      return {
        header: FWPM_NET_EVENT_HEADER0(s, o),
        type: 'FWPM_NET_EVENT_TYPE_IKEEXT_EM_FAILURE',
        ikeEmFailure: pointer_to_FWPM_NET_EVENT_IKEEXT_EM_FAILURE0(s, o + 76),
      };
    }
    case 3:
    {
      return {
        header: FWPM_NET_EVENT_HEADER0(s, o),
        type: 'FWPM_NET_EVENT_TYPE_CLASSIFY_DROP',
        classifyDrop: pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP0(s, o + 76),
      };
    }
    case 4:
    {
      return {
        header: FWPM_NET_EVENT_HEADER0(s, o),
        type: 'FWPM_NET_EVENT_TYPE_IPSEC_KERNEL_DROP',
        ipsecDrop: pointer_to_FWPM_NET_EVENT_IPSEC_KERNEL_DROP0(s, o + 76),
      };
    }
    case 5:
    {
      return {
        header: FWPM_NET_EVENT_HEADER0(s, o),
        type: 'FWPM_NET_EVENT_TYPE_IPSEC_DOSP_DROP',
        idpDrop: pointer_to_FWPM_NET_EVENT_IPSEC_DOSP_DROP0(s, o + 76),
      };
    }
    default: {
      return {
        header: FWPM_NET_EVENT_HEADER0(s, o),
        type: FWPM_NET_EVENT_TYPE(typeValue),
      };
    }
  }
}

const FWP_AF_0 = ['FWP_AF_INET', 'FWP_AF_INET6', 'FWP_AF_ETHER', 'FWP_AF_NONE'] as const;
function FWP_AF(x: number) {
  if (x < 4) return FWP_AF_0[x] as string;
  return x;
}

function FWPM_NET_EVENT_HEADER1(s: Source, o: number) {
  const v = s.view;
  const ipVersionValue = v.getUint32(o + 12, true);
  switch (ipVersionValue) {
    case 0:
    {
      return {
        timeStamp: v.getBigUint64(o, true),
        flags: v.getUint32(o + 8, true),
        ipVersion: 'FWP_IP_VERSION_V4',
        ipProtocol: v.getUint8(o + 16),
        localAddrV4: ipv4(v.getUint32(o + 20, true)),
        remoteAddrV4: ipv4(v.getUint32(o + 36, true)),
        localPort: v.getUint16(o + 52, true),
        remotePort: v.getUint16(o + 54, true),
        scopeId: v.getUint32(o + 56, true),
        appId: FWP_BYTE_BLOB_text(s, o + 60),
        userId: pointer_to_sid(s, o + 68),
      };
    }
    case 1:
    {
      return {
        timeStamp: v.getBigUint64(o, true),
        flags: v.getUint32(o + 8, true),
        ipVersion: 'FWP_IP_VERSION_V6',
        ipProtocol: v.getUint8(o + 16),
        localAddrV6: ipv6(s, o + 20),
        remoteAddrV6: ipv6(s, o + 36),
        localPort: v.getUint16(o + 52, true),
        remotePort: v.getUint16(o + 54, true),
        scopeId: v.getUint32(o + 56, true),
        appId: FWP_BYTE_BLOB_text(s, o + 60),
        userId: pointer_to_sid(s, o + 68),
      };
    }
    case 2:
    {
      const reserved1Value = v.getUint32(o + 72, true);
      switch (reserved1Value) {
        case 2:
        {
          return {
            timeStamp: v.getBigUint64(o, true),
            flags: v.getUint32(o + 8, true),
            ipVersion: 'FWP_IP_VERSION_NONE',
            ipProtocol: v.getUint8(o + 16),
            localPort: v.getUint16(o + 52, true),
            remotePort: v.getUint16(o + 54, true),
            scopeId: v.getUint32(o + 56, true),
            appId: FWP_BYTE_BLOB_text(s, o + 60),
            userId: pointer_to_sid(s, o + 68),
            reserved1: 'FWP_AF_ETHER',
            reserved2: mac(s, o + 80),
            reserved3: mac(s, o + 86),
            reserved4: v.getUint32(o + 92, true),
            reserved5: v.getUint32(o + 96, true),
            reserved6: v.getUint16(o + 100, true),
            reserved7: v.getUint32(o + 104, true),
            reserved8: v.getUint32(o + 108, true),
            reserved9: v.getUint16(o + 112, true),
            reserved10: uint64(s, o + 120),
          };
        }
        default: {
          return {
            timeStamp: v.getBigUint64(o, true),
            flags: v.getUint32(o + 8, true),
            ipVersion: 'FWP_IP_VERSION_NONE',
            ipProtocol: v.getUint8(o + 16),
            localPort: v.getUint16(o + 52, true),
            remotePort: v.getUint16(o + 54, true),
            scopeId: v.getUint32(o + 56, true),
            appId: FWP_BYTE_BLOB_text(s, o + 60),
            userId: pointer_to_sid(s, o + 68),
            reserved1: FWP_AF(reserved1Value),
          };
        }
      }
    }
    default: {
      return {
        timeStamp: v.getBigUint64(o, true),
        flags: v.getUint32(o + 8, true),
        ipVersion: FWP_IP_VERSION(ipVersionValue),
        ipProtocol: v.getUint8(o + 16),
        localPort: v.getUint16(o + 52, true),
        remotePort: v.getUint16(o + 54, true),
        scopeId: v.getUint32(o + 56, true),
        appId: FWP_BYTE_BLOB_text(s, o + 60),
        userId: pointer_to_sid(s, o + 68),
      };
    }
  }
}

function array_of_pointer_to_wideString(s: Source, count: number, o: number) {
  if (count === 0) return [];
  const p = pointer(s, o);
  if (p < 0) return null;
  needElements(s, p, count, 4, 2);
  const values = new Array<unknown>(count);
  for (let i = 0, q = p; i < count; i++, q += 4) values[i] = pointer_to_wideString(s, q);
  return values;
}

function FWPM_NET_EVENT_IKEEXT_MM_FAILURE1(s: Source, o: number) {
  const v = s.view;
  return {
    failureErrorCode: v.getUint32(o, true),
    failurePoint: IPSEC_FAILURE_POINT(v.getUint32(o + 4, true)),
    flags: v.getUint32(o + 8, true),
    keyingModuleType: IKEEXT_KEY_MODULE_TYPE(v.getUint32(o + 12, true)),
    mmState: IKEEXT_MM_SA_STATE(v.getUint32(o + 16, true)),
    saRole: IKEEXT_SA_ROLE(v.getUint32(o + 20, true)),
    mmAuthMethod: IKEEXT_AUTHENTICATION_METHOD_TYPE(v.getUint32(o + 24, true)),
    endCertHash: bytes(s, o + 28, 20),
    mmId: uint64(s, o + 48),
    mmFilterId: uint64(s, o + 56),
    localPrincipalNameForAuth: pointer_to_wideString(s, o + 64),
    remotePrincipalNameForAuth: pointer_to_wideString(s, o + 68),
    localPrincipalGroupSids: array_of_pointer_to_wideString(s, v.getUint32(o + 72, true), o + 76),
    remotePrincipalGroupSids: array_of_pointer_to_wideString(s, v.getUint32(o + 80, true), o + 84),
  };
}

function pointer_to_FWPM_NET_EVENT_IKEEXT_MM_FAILURE1(s: Source, o: number) {
  const p = pointer(s, o);
  return p < 0 ? null : FWPM_NET_EVENT_IKEEXT_MM_FAILURE1(s, need(s, p, 88));
}

function FWPM_NET_EVENT_IKEEXT_EM_FAILURE1(s: Source, o: number) {
  const v = s.view;
  return {
    failureErrorCode: v.getUint32(o, true),
    failurePoint: IPSEC_FAILURE_POINT(v.getUint32(o + 4, true)),
    flags: v.getUint32(o + 8, true),
    emState: IKEEXT_EM_SA_STATE(v.getUint32(o + 12, true)),
    saRole: IKEEXT_SA_ROLE(v.getUint32(o + 16, true)),
    emAuthMethod: IKEEXT_AUTHENTICATION_METHOD_TYPE(v.getUint32(o + 20, true)),
    endCertHash: bytes(s, o + 24, 20),
    mmId: uint64(s, o + 48),
    qmFilterId: uint64(s, o + 56),
    localPrincipalNameForAuth: pointer_to_wideString(s, o + 64),
    remotePrincipalNameForAuth: pointer_to_wideString(s, o + 68),
    localPrincipalGroupSids: array_of_pointer_to_wideString(s, v.getUint32(o + 72, true), o + 76),
    remotePrincipalGroupSids: array_of_pointer_to_wideString(s, v.getUint32(o + 80, true), o + 84),
    saTrafficType: IPSEC_TRAFFIC_TYPE(v.getUint32(o + 88, true)),
  };
}

function pointer_to_FWPM_NET_EVENT_IKEEXT_EM_FAILURE1(s: Source, o: number) {
  const p = pointer(s, o);
  return p < 0 ? null : FWPM_NET_EVENT_IKEEXT_EM_FAILURE1(s, need(s, p, 96));
}

const MS_FWP_DIRECTION_0 = ['MS_FWP_DIRECTION_IN', 'MS_FWP_DIRECTION_OUT', 'MS_FWP_DIRECTION_FORWARD', 'MS_FWP_DIRECTION_BIDIRECTIONAL'] as const;
function MS_FWP_DIRECTION(x: number) {
  if (x >= 14592 && x < 14596) return MS_FWP_DIRECTION_0[x - 14592] as string;
  return x;
}

function FWPM_NET_EVENT_CLASSIFY_DROP1(s: Source, o: number) {
  const v = s.view;
  return {
    filterId: uint64(s, o),
    layerId: v.getUint16(o + 8, true),
    reauthReason: v.getUint32(o + 12, true),
    originalProfile: v.getUint32(o + 16, true),
    currentProfile: v.getUint32(o + 20, true),
    msFwpDirection: MS_FWP_DIRECTION(v.getUint32(o + 24, true)),
    isLoopback: v.getUint32(o + 28, true) !== 0,
  };
}

function pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP1(s: Source, o: number) {
  const p = pointer(s, o);
  return p < 0 ? null : FWPM_NET_EVENT_CLASSIFY_DROP1(s, need(s, p, 32));
}

function FWPM_NET_EVENT1(s: Source, o: number) {
  const v = s.view;
  const typeValue = v.getUint32(o + 128, true);
  switch (typeValue) {
    case 0:
    {
      return {
        header: FWPM_NET_EVENT_HEADER1(s, o),
        type: 'FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE',
        ikeMmFailure: pointer_to_FWPM_NET_EVENT_IKEEXT_MM_FAILURE1(s, o + 132),
      };
    }
    case 1:
    {
      return {
        header: FWPM_NET_EVENT_HEADER1(s, o),
        type: 'FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE',
        ikeQmFailure: pointer_to_FWPM_NET_EVENT_IKEEXT_QM_FAILURE0(s, o + 132),
      };
    }
    case 2:
    {
      return {
        header: FWPM_NET_EVENT_HEADER1(s, o),
        type: 'FWPM_NET_EVENT_TYPE_IKEEXT_EM_FAILURE',
        ikeEmFailure: pointer_to_FWPM_NET_EVENT_IKEEXT_EM_FAILURE1(s, o + 132),
      };
    }
    case 3:
    {
      return {
        header: FWPM_NET_EVENT_HEADER1(s, o),
        type: 'FWPM_NET_EVENT_TYPE_CLASSIFY_DROP',
        classifyDrop: pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP1(s, o + 132),
      };
    }
    case 4:
    {
      return {
        header: FWPM_NET_EVENT_HEADER1(s, o),
        type: 'FWPM_NET_EVENT_TYPE_IPSEC_KERNEL_DROP',
        ipsecDrop: pointer_to_FWPM_NET_EVENT_IPSEC_KERNEL_DROP0(s, o + 132),
      };
    }
    case 5:
    {
      return {
        header: FWPM_NET_EVENT_HEADER1(s, o),
        type: 'FWPM_NET_EVENT_TYPE_IPSEC_DOSP_DROP',
        idpDrop: pointer_to_FWPM_NET_EVENT_IPSEC_DOSP_DROP0(s, o + 132),
      };
    }
    default: {
      return {
        header: FWPM_NET_EVENT_HEADER1(s, o),
        type: FWPM_NET_EVENT_TYPE(typeValue),
      };
    }
  }
}

function FWPM_NET_EVENT_HEADER2(s: Source, o: number) {
  const v = s.view;
  const ipVersionValue = v.getUint32(o + 12, true);
  switch (ipVersionValue) {
    case 0:
    {
      return {
        timeStamp: v.getBigUint64(o, true),
        flags: v.getUint32(o + 8, true),
        ipVersion: 'FWP_IP_VERSION_V4',
        ipProtocol: v.getUint8(o + 16),
        localAddrV4: ipv4(v.getUint32(o + 20, true)),
        remoteAddrV4: ipv4(v.getUint32(o + 36, true)),
        localPort: v.getUint16(o + 52, true),
        remotePort: v.getUint16(o + 54, true),
        scopeId: v.getUint32(o + 56, true),
        appId: FWP_BYTE_BLOB_text(s, o + 60),
        userId: pointer_to_sid(s, o + 68),
        addressFamily: FWP_AF(v.getUint32(o + 72, true)),
        packageSid: pointer_to_sid(s, o + 76),
      };
    }
    case 1:
    {
      return {
        timeStamp: v.getBigUint64(o, true),
        flags: v.getUint32(o + 8, true),
        ipVersion: 'FWP_IP_VERSION_V6',
        ipProtocol: v.getUint8(o + 16),
        localAddrV6: ipv6(s, o + 20),
        remoteAddrV6: ipv6(s, o + 36),
        localPort: v.getUint16(o + 52, true),
        remotePort: v.getUint16(o + 54, true),
        scopeId: v.getUint32(o + 56, true),
        appId: FWP_BYTE_BLOB_text(s, o + 60),
        userId: pointer_to_sid(s, o + 68),
        addressFamily: FWP_AF(v.getUint32(o + 72, true)),
        packageSid: pointer_to_sid(s, o + 76),
      };
    }
    default: {
      return {
        timeStamp: v.getBigUint64(o, true),
        flags: v.getUint32(o + 8, true),
        ipVersion: FWP_IP_VERSION(ipVersionValue),
        ipProtocol: v.getUint8(o + 16),
        localPort: v.getUint16(o + 52, true),
        remotePort: v.getUint16(o + 54, true),
        scopeId: v.getUint32(o + 56, true),
        appId: FWP_BYTE_BLOB_text(s, o + 60),
        userId: pointer_to_sid(s, o + 68),
        addressFamily: FWP_AF(v.getUint32(o + 72, true)),
        packageSid: pointer_to_sid(s, o + 76),
      };
    }
  }
}

function FWPM_NET_EVENT_CLASSIFY_DROP2(s: Source, o: number) {
  const v = s.view;
  return {
    filterId: uint64(s, o),
    layerId: v.getUint16(o + 8, true),
    reauthReason: v.getUint32(o + 12, true),
    originalProfile: v.getUint32(o + 16, true),
    currentProfile: v.getUint32(o + 20, true),
    msFwpDirection: MS_FWP_DIRECTION(v.getUint32(o + 24, true)),
    isLoopback: v.getUint32(o + 28, true) !== 0,
    vSwitchId: FWP_BYTE_BLOB_bytes(s, o + 32),
    vSwitchSourcePort: v.getUint32(o + 40, true),
    vSwitchDestinationPort: v.getUint32(o + 44, true),
  };
}

function pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP2(s: Source, o: number) {
  const p = pointer(s, o);
  return p < 0 ? null : FWPM_NET_EVENT_CLASSIFY_DROP2(s, need(s, p, 48));
}

function FWPM_NET_EVENT_CLASSIFY_ALLOW0(s: Source, o: number) {
  const v = s.view;
  return {
    filterId: uint64(s, o),
    layerId: v.getUint16(o + 8, true),
    reauthReason: v.getUint32(o + 12, true),
    originalProfile: v.getUint32(o + 16, true),
    currentProfile: v.getUint32(o + 20, true),
    msFwpDirection: MS_FWP_DIRECTION(v.getUint32(o + 24, true)),
    isLoopback: v.getUint32(o + 28, true) !== 0,
  };
}

function pointer_to_FWPM_NET_EVENT_CLASSIFY_ALLOW0(s: Source, o: number) {
  const p = pointer(s, o);
  return p < 0 ? null : FWPM_NET_EVENT_CLASSIFY_ALLOW0(s, need(s, p, 32));
}

const FWPM_APPC_NETWORK_CAPABILITY_TYPE_0 = ['FWPM_APPC_NETWORK_CAPABILITY_INTERNET_CLIENT', 'FWPM_APPC_NETWORK_CAPABILITY_INTERNET_CLIENT_SERVER', 'FWPM_APPC_NETWORK_CAPABILITY_INTERNET_PRIVATE_NETWORK'] as const;
function FWPM_APPC_NETWORK_CAPABILITY_TYPE(x: number) {
  if (x < 3) return FWPM_APPC_NETWORK_CAPABILITY_TYPE_0[x] as string;
  return x;
}

function FWPM_NET_EVENT_CAPABILITY_DROP0(s: Source, o: number) {
  const v = s.view;
  return {
    networkCapabilityId: FWPM_APPC_NETWORK_CAPABILITY_TYPE(v.getUint32(o, true)),
    filterId: uint64(s, o + 8),
    isLoopback: v.getUint32(o + 16, true) !== 0,
  };
}

function pointer_to_FWPM_NET_EVENT_CAPABILITY_DROP0(s: Source, o: number) {
  const p = pointer(s, o);
  return p < 0 ? null : FWPM_NET_EVENT_CAPABILITY_DROP0(s, need(s, p, 24));
}

function FWPM_NET_EVENT_CAPABILITY_ALLOW0(s: Source, o: number) {
  const v = s.view;
  return {
    networkCapabilityId: FWPM_APPC_NETWORK_CAPABILITY_TYPE(v.getUint32(o, true)),
    filterId: uint64(s, o + 8),
    isLoopback: v.getUint32(o + 16, true) !== 0,
  };
}

function pointer_to_FWPM_NET_EVENT_CAPABILITY_ALLOW0(s: Source, o: number) {
  const p = pointer(s, o);
  return p < 0 ? null : FWPM_NET_EVENT_CAPABILITY_ALLOW0(s, need(s, p, 24));
}

function FWPM_NET_EVENT_CLASSIFY_DROP_MAC0(s: Source, o: number) {
  const v = s.view;
  return {
    localMacAddr: mac(s, o),
    remoteMacAddr: mac(s, o + 6),
    mediaType: v.getUint32(o + 12, true),
    ifType: v.getUint32(o + 16, true),
    etherType: v.getUint16(o + 20, true),
    ndisPortNumber: v.getUint32(o + 24, true),
    reserved: v.getUint32(o + 28, true),
    vlanTag: v.getUint16(o + 32, true),
    ifLuid: uint64(s, o + 40),
    filterId: uint64(s, o + 48),
    layerId: v.getUint16(o + 56, true),
    reauthReason: v.getUint32(o + 60, true),
    originalProfile: v.getUint32(o + 64, true),
    currentProfile: v.getUint32(o + 68, true),
    msFwpDirection: MS_FWP_DIRECTION(v.getUint32(o + 72, true)),
    isLoopback: v.getUint32(o + 76, true) !== 0,
    vSwitchId: FWP_BYTE_BLOB_bytes(s, o + 80),
    vSwitchSourcePort: v.getUint32(o + 88, true),
    vSwitchDestinationPort: v.getUint32(o + 92, true),
  };
}

function pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP_MAC0(s: Source, o: number) {
  const p = pointer(s, o);
  return p < 0 ? null : FWPM_NET_EVENT_CLASSIFY_DROP_MAC0(s, need(s, p, 96));
}

function FWPM_NET_EVENT2(s: Source, o: number) {
  const v = s.view;
  const typeValue = v.getUint32(o + 80, true);
  switch (typeValue) {
    case 0:
    {
      return {
        header: FWPM_NET_EVENT_HEADER2(s, o),
        type: 'FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE',
        ikeMmFailure: pointer_to_FWPM_NET_EVENT_IKEEXT_MM_FAILURE1(s, o + 84),
      };
    }
    case 1:
    {
      return {
        header: FWPM_NET_EVENT_HEADER2(s, o),
        type: 'FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE',
        ikeQmFailure: pointer_to_FWPM_NET_EVENT_IKEEXT_QM_FAILURE0(s, o + 84),
      };
    }
    case 2:
    {
      return {
        header: FWPM_NET_EVENT_HEADER2(s, o),
        type: 'FWPM_NET_EVENT_TYPE_IKEEXT_EM_FAILURE',
        ikeEmFailure: pointer_to_FWPM_NET_EVENT_IKEEXT_EM_FAILURE1(s, o + 84),
      };
    }
    case 3:
    {
      return {
        header: FWPM_NET_EVENT_HEADER2(s, o),
        type: 'FWPM_NET_EVENT_TYPE_CLASSIFY_DROP',
        classifyDrop: pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP2(s, o + 84),
      };
    }
    case 4:
    {
      return {
        header: FWPM_NET_EVENT_HEADER2(s, o),
        type: 'FWPM_NET_EVENT_TYPE_IPSEC_KERNEL_DROP',
        ipsecDrop: pointer_to_FWPM_NET_EVENT_IPSEC_KERNEL_DROP0(s, o + 84),
      };
    }
    case 5:
    {
      return {
        header: FWPM_NET_EVENT_HEADER2(s, o),
        type: 'FWPM_NET_EVENT_TYPE_IPSEC_DOSP_DROP',
        idpDrop: pointer_to_FWPM_NET_EVENT_IPSEC_DOSP_DROP0(s, o + 84),
      };
    }
    case 6:
    {
      return {
        header: FWPM_NET_EVENT_HEADER2(s, o),
        type: 'FWPM_NET_EVENT_TYPE_CLASSIFY_ALLOW',
        classifyAllow: pointer_to_FWPM_NET_EVENT_CLASSIFY_ALLOW0(s, o + 84),
      };
    }
    case 7:
    {
      return {
        header: FWPM_NET_EVENT_HEADER2(s, o),
        type: 'FWPM_NET_EVENT_TYPE_CAPABILITY_DROP',
        capabilityDrop: pointer_to_FWPM_NET_EVENT_CAPABILITY_DROP0(s, o + 84),
      };
    }
    case 8:
    {
      return {
        header: FWPM_NET_EVENT_HEADER2(s, o),
        type: 'FWPM_NET_EVENT_TYPE_CAPABILITY_ALLOW',
        capabilityAllow: pointer_to_FWPM_NET_EVENT_CAPABILITY_ALLOW0(s, o + 84),
      };
    }
    case 9:
    {
      return {
        header: FWPM_NET_EVENT_HEADER2(s, o),
        type: 'FWPM_NET_EVENT_TYPE_CLASSIFY_DROP_MAC',
        classifyDropMac: pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP_MAC0(s, o + 84),
      };
    }
    default: {
      return {
        header: FWPM_NET_EVENT_HEADER2(s, o),
        type: FWPM_NET_EVENT_TYPE(typeValue),
      };
    }
  }
}

function FWPM_NET_EVENT_HEADER3(s: Source, o: number) {
  const v = s.view;
  const ipVersionValue = v.getUint32(o + 12, true);
  switch (ipVersionValue) {
    case 0:
    {
      return {
        timeStamp: v.getBigUint64(o, true),
        flags: v.getUint32(o + 8, true),
        ipVersion: 'FWP_IP_VERSION_V4',
        ipProtocol: v.getUint8(o + 16),
        localAddrV4: ipv4(v.getUint32(o + 20, true)),
        remoteAddrV4: ipv4(v.getUint32(o + 36, true)),
        localPort: v.getUint16(o + 52, true),
        remotePort: v.getUint16(o + 54, true),
        scopeId: v.getUint32(o + 56, true),
        appId: FWP_BYTE_BLOB_text(s, o + 60),
        userId: pointer_to_sid(s, o + 68),
        addressFamily: FWP_AF(v.getUint32(o + 72, true)),
        packageSid: pointer_to_sid(s, o + 76),
        enterpriseId: pointer_to_wideString(s, o + 80),
        policyFlags: uint64(s, o + 88),
        effectiveName: FWP_BYTE_BLOB_bytes(s, o + 96),
      };
    }
    case 1:
    {
      return {
        timeStamp: v.getBigUint64(o, true),
        flags: v.getUint32(o + 8, true),
        ipVersion: 'FWP_IP_VERSION_V6',
        ipProtocol: v.getUint8(o + 16),
        localAddrV6: ipv6(s, o + 20),
        remoteAddrV6: ipv6(s, o + 36),
        localPort: v.getUint16(o + 52, true),
        remotePort: v.getUint16(o + 54, true),
        scopeId: v.getUint32(o + 56, true),
        appId: FWP_BYTE_BLOB_text(s, o + 60),
        userId: pointer_to_sid(s, o + 68),
        addressFamily: FWP_AF(v.getUint32(o + 72, true)),
        packageSid: pointer_to_sid(s, o + 76),
        enterpriseId: pointer_to_wideString(s, o + 80),
        policyFlags: uint64(s, o + 88),
        effectiveName: FWP_BYTE_BLOB_bytes(s, o + 96),
      };
    }
    default: {
      return {
        timeStamp: v.getBigUint64(o, true),
        flags: v.getUint32(o + 8, true),
        ipVersion: FWP_IP_VERSION(ipVersionValue),
        ipProtocol: v.getUint8(o + 16),
        localPort: v.getUint16(o + 52, true),
        remotePort: v.getUint16(o + 54, true),
        scopeId: v.getUint32(o + 56, true),
        appId: FWP_BYTE_BLOB_text(s, o + 60),
        userId: pointer_to_sid(s, o + 68),
        addressFamily: FWP_AF(v.getUint32(o + 72, true)),
        packageSid: pointer_to_sid(s, o + 76),
        enterpriseId: pointer_to_wideString(s, o + 80),
        policyFlags: uint64(s, o + 88),
        effectiveName: FWP_BYTE_BLOB_bytes(s, o + 96),
      };
    }
  }
}

function FWPM_NET_EVENT3(s: Source, o: number) {
  const v = s.view;
  const typeValue = v.getUint32(o + 104, true);
  switch (typeValue) {
    case 0:
    {
      return {
        header: FWPM_NET_EVENT_HEADER3(s, o),
        type: 'FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE',
        ikeMmFailure: pointer_to_FWPM_NET_EVENT_IKEEXT_MM_FAILURE1(s, o + 108),
      };
    }
    case 1:
    {
      return {
        header: FWPM_NET_EVENT_HEADER3(s, o),
        type: 'FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE',
        ikeQmFailure: pointer_to_FWPM_NET_EVENT_IKEEXT_QM_FAILURE0(s, o + 108),
      };
    }
    case 2:
    {
      return {
        header: FWPM_NET_EVENT_HEADER3(s, o),
        type: 'FWPM_NET_EVENT_TYPE_IKEEXT_EM_FAILURE',
        ikeEmFailure: pointer_to_FWPM_NET_EVENT_IKEEXT_EM_FAILURE1(s, o + 108),
      };
    }
    case 3:
    {
      return {
        header: FWPM_NET_EVENT_HEADER3(s, o),
        type: 'FWPM_NET_EVENT_TYPE_CLASSIFY_DROP',
        classifyDrop: pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP2(s, o + 108),
      };
    }
    case 4:
    {
      return {
        header: FWPM_NET_EVENT_HEADER3(s, o),
        type: 'FWPM_NET_EVENT_TYPE_IPSEC_KERNEL_DROP',
        ipsecDrop: pointer_to_FWPM_NET_EVENT_IPSEC_KERNEL_DROP0(s, o + 108),
      };
    }
    case 5:
    {
      return {
        header: FWPM_NET_EVENT_HEADER3(s, o),
        type: 'FWPM_NET_EVENT_TYPE_IPSEC_DOSP_DROP',
        idpDrop: pointer_to_FWPM_NET_EVENT_IPSEC_DOSP_DROP0(s, o + 108),
      };
    }
    case 6:
    {
      return {
        header: FWPM_NET_EVENT_HEADER3(s, o),
        type: 'FWPM_NET_EVENT_TYPE_CLASSIFY_ALLOW',
        classifyAllow: pointer_to_FWPM_NET_EVENT_CLASSIFY_ALLOW0(s, o + 108),
      };
    }
    case 7:
    {
      return {
        header: FWPM_NET_EVENT_HEADER3(s, o),
        type: 'FWPM_NET_EVENT_TYPE_CAPABILITY_DROP',
        capabilityDrop: pointer_to_FWPM_NET_EVENT_CAPABILITY_DROP0(s, o + 108),
      };
    }
    case 8:
    {
      return {
        header: FWPM_NET_EVENT_HEADER3(s, o),
        type: 'FWPM_NET_EVENT_TYPE_CAPABILITY_ALLOW',
        capabilityAllow: pointer_to_FWPM_NET_EVENT_CAPABILITY_ALLOW0(s, o + 108),
      };
    }
    case 9:
    {
      return {
        header: FWPM_NET_EVENT_HEADER3(s, o),
        type: 'FWPM_NET_EVENT_TYPE_CLASSIFY_DROP_MAC',
        classifyDropMac: pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP_MAC0(s, o + 108),
      };
    }
    default: {
      return {
        header: FWPM_NET_EVENT_HEADER3(s, o),
        type: FWPM_NET_EVENT_TYPE(typeValue),
      };
    }
  }
}

function FWPM_NET_EVENT_IKEEXT_MM_FAILURE2(s: Source, o: number) {
  const v = s.view;
  return {
    failureErrorCode: v.getUint32(o, true),
    failurePoint: IPSEC_FAILURE_POINT(v.getUint32(o + 4, true)),
    flags: v.getUint32(o + 8, true),
    keyingModuleType: IKEEXT_KEY_MODULE_TYPE(v.getUint32(o + 12, true)),
    mmState: IKEEXT_MM_SA_STATE(v.getUint32(o + 16, true)),
    saRole: IKEEXT_SA_ROLE(v.getUint32(o + 20, true)),
    mmAuthMethod: IKEEXT_AUTHENTICATION_METHOD_TYPE(v.getUint32(o + 24, true)),
    endCertHash: bytes(s, o + 28, 20),
    mmId: uint64(s, o + 48),
    mmFilterId: uint64(s, o + 56),
    localPrincipalNameForAuth: pointer_to_wideString(s, o + 64),
    remotePrincipalNameForAuth: pointer_to_wideString(s, o + 68),
    localPrincipalGroupSids: array_of_pointer_to_wideString(s, v.getUint32(o + 72, true), o + 76),
    remotePrincipalGroupSids: array_of_pointer_to_wideString(s, v.getUint32(o + 80, true), o + 84),
    providerContextKey: pointer_to_guid(s, o + 88),
  };
}

function pointer_to_FWPM_NET_EVENT_IKEEXT_MM_FAILURE2(s: Source, o: number) {
  const p = pointer(s, o);
  return p < 0 ? null : FWPM_NET_EVENT_IKEEXT_MM_FAILURE2(s, need(s, p, 96));
}

function FWPM_NET_EVENT_IKEEXT_QM_FAILURE1(s: Source, o: number) {
  const v = s.view;
  const saTrafficTypeValue = v.getUint32(o + 20, true);
  switch (saTrafficTypeValue) {
    case 1:
    {
      return {
        failureErrorCode: v.getUint32(o, true),
        failurePoint: IPSEC_FAILURE_POINT(v.getUint32(o + 4, true)),
        keyingModuleType: IKEEXT_KEY_MODULE_TYPE(v.getUint32(o + 8, true)),
        qmState: IKEEXT_QM_SA_STATE(v.getUint32(o + 12, true)),
        saRole: IKEEXT_SA_ROLE(v.getUint32(o + 16, true)),
        saTrafficType: 'IPSEC_TRAFFIC_TYPE_TUNNEL',
        localSubNet: FWP_CONDITION_VALUE0(s, o + 24),
        remoteSubNet: FWP_CONDITION_VALUE0(s, o + 32),
        qmFilterId: uint64(s, o + 40),
        mmSaLuid: uint64(s, o + 48),
        mmProviderContextKey: guid(s, o + 56),
      };
    }
    default: {
      return {
        failureErrorCode: v.getUint32(o, true),
        failurePoint: IPSEC_FAILURE_POINT(v.getUint32(o + 4, true)),
        keyingModuleType: IKEEXT_KEY_MODULE_TYPE(v.getUint32(o + 8, true)),
        qmState: IKEEXT_QM_SA_STATE(v.getUint32(o + 12, true)),
        saRole: IKEEXT_SA_ROLE(v.getUint32(o + 16, true)),
        saTrafficType: IPSEC_TRAFFIC_TYPE(saTrafficTypeValue),
        qmFilterId: uint64(s, o + 40),
        mmSaLuid: uint64(s, o + 48),
        mmProviderContextKey: guid(s, o + 56),
      };
    }
  }
}

function pointer_to_FWPM_NET_EVENT_IKEEXT_QM_FAILURE1(s: Source, o: number) {
  const p = pointer(s, o);
  return p < 0 ? null : FWPM_NET_EVENT_IKEEXT_QM_FAILURE1(s, need(s, p, 72));
}

function FWPM_NET_EVENT4(s: Source, o: number) {
  const v = s.view;
  const typeValue = v.getUint32(o + 104, true);
  switch (typeValue) {
    case 0:
    {
      return {
        header: FWPM_NET_EVENT_HEADER3(s, o),
        type: 'FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE',
        ikeMmFailure: pointer_to_FWPM_NET_EVENT_IKEEXT_MM_FAILURE2(s, o + 108),
      };
    }
    case 1:
    {
      return {
        header: FWPM_NET_EVENT_HEADER3(s, o),
        type: 'FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE',
        ikeQmFailure: pointer_to_FWPM_NET_EVENT_IKEEXT_QM_FAILURE1(s, o + 108),
      };
    }
    case 2:
    {
      return {
        header: FWPM_NET_EVENT_HEADER3(s, o),
        type: 'FWPM_NET_EVENT_TYPE_IKEEXT_EM_FAILURE',
        ikeEmFailure: pointer_to_FWPM_NET_EVENT_IKEEXT_EM_FAILURE1(s, o + 108),
      };
    }
    case 3:
    {
      return {
        header: FWPM_NET_EVENT_HEADER3(s, o),
        type: 'FWPM_NET_EVENT_TYPE_CLASSIFY_DROP',
        classifyDrop: pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP2(s, o + 108),
      };
    }
    case 4:
    {
      return {
        header: FWPM_NET_EVENT_HEADER3(s, o),
        type: 'FWPM_NET_EVENT_TYPE_IPSEC_KERNEL_DROP',
        ipsecDrop: pointer_to_FWPM_NET_EVENT_IPSEC_KERNEL_DROP0(s, o + 108),
      };
    }
    case 5:
    {
      return {
        header: FWPM_NET_EVENT_HEADER3(s, o),
        type: 'FWPM_NET_EVENT_TYPE_IPSEC_DOSP_DROP',
        idpDrop: pointer_to_FWPM_NET_EVENT_IPSEC_DOSP_DROP0(s, o + 108),
      };
    }
    case 6:
    {
      return {
        header: FWPM_NET_EVENT_HEADER3(s, o),
        type: 'FWPM_NET_EVENT_TYPE_CLASSIFY_ALLOW',
        classifyAllow: pointer_to_FWPM_NET_EVENT_CLASSIFY_ALLOW0(s, o + 108),
      };
    }
    case 7:
    {
      return {
        header: FWPM_NET_EVENT_HEADER3(s, o),
        type: 'FWPM_NET_EVENT_TYPE_CAPABILITY_DROP',
        capabilityDrop: pointer_to_FWPM_NET_EVENT_CAPABILITY_DROP0(s, o + 108),
      };
    }
    case 8:
    {
      return {
        header: FWPM_NET_EVENT_HEADER3(s, o),
        type: 'FWPM_NET_EVENT_TYPE_CAPABILITY_ALLOW',
        capabilityAllow: pointer_to_FWPM_NET_EVENT_CAPABILITY_ALLOW0(s, o + 108),
      };
    }
    case 9:
    {
      return {
        header: FWPM_NET_EVENT_HEADER3(s, o),
        type: 'FWPM_NET_EVENT_TYPE_CLASSIFY_DROP_MAC',
        classifyDropMac: pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP_MAC0(s, o + 108),
      };
    }
    default: {
      return {
        header: FWPM_NET_EVENT_HEADER3(s, o),
        type: FWPM_NET_EVENT_TYPE(typeValue),
      };
    }
  }
}

function FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0(s: Source, o: number) {
  const v = s.view;
  return {
    spi: v.getUint32(o, true),
  };
}

function pointer_to_FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0(s: Source, o: number) {
  const p = pointer(s, o);
  return p < 0 ? null : FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0(s, need(s, p, 4));
}

function FWPM_NET_EVENT5(s: Source, o: number) {
  const v = s.view;
  const typeValue = v.getUint32(o + 104, true);
  switch (typeValue) {
    case 0:
    {
      return {
        header: FWPM_NET_EVENT_HEADER3(s, o),
        type: 'FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE',
        ikeMmFailure: pointer_to_FWPM_NET_EVENT_IKEEXT_MM_FAILURE2(s, o + 108),
      };
    }
    case 1:
    {
      return {
        header: FWPM_NET_EVENT_HEADER3(s, o),
        type: 'FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE',
        ikeQmFailure: pointer_to_FWPM_NET_EVENT_IKEEXT_QM_FAILURE1(s, o + 108),
      };
    }
    case 2:
    {
      return {
        header: FWPM_NET_EVENT_HEADER3(s, o),
        type: 'FWPM_NET_EVENT_TYPE_IKEEXT_EM_FAILURE',
        ikeEmFailure: pointer_to_FWPM_NET_EVENT_IKEEXT_EM_FAILURE1(s, o + 108),
      };
    }
    case 3:
    {
      return {
        header: FWPM_NET_EVENT_HEADER3(s, o),
        type: 'FWPM_NET_EVENT_TYPE_CLASSIFY_DROP',
        classifyDrop: pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP2(s, o + 108),
      };
    }
    case 4:
    {
      return {
        header: FWPM_NET_EVENT_HEADER3(s, o),
        type: 'FWPM_NET_EVENT_TYPE_IPSEC_KERNEL_DROP',
        ipsecDrop: pointer_to_FWPM_NET_EVENT_IPSEC_KERNEL_DROP0(s, o + 108),
      };
    }
    case 5:
    {
      return {
        header: FWPM_NET_EVENT_HEADER3(s, o),
        type: 'FWPM_NET_EVENT_TYPE_IPSEC_DOSP_DROP',
        idpDrop: pointer_to_FWPM_NET_EVENT_IPSEC_DOSP_DROP0(s, o + 108),
      };
    }
    case 6:
    {
      return {
        header: FWPM_NET_EVENT_HEADER3(s, o),
        type: 'FWPM_NET_EVENT_TYPE_CLASSIFY_ALLOW',
        classifyAllow: pointer_to_FWPM_NET_EVENT_CLASSIFY_ALLOW0(s, o + 108),
      };
    }
    case 7:
    {
      return {
        header: FWPM_NET_EVENT_HEADER3(s, o),
        type: 'FWPM_NET_EVENT_TYPE_CAPABILITY_DROP',
        capabilityDrop: pointer_to_FWPM_NET_EVENT_CAPABILITY_DROP0(s, o + 108),
      };
    }
    case 8:
    {
      return {
        header: FWPM_NET_EVENT_HEADER3(s, o),
        type: 'FWPM_NET_EVENT_TYPE_CAPABILITY_ALLOW',
        capabilityAllow: pointer_to_FWPM_NET_EVENT_CAPABILITY_ALLOW0(s, o + 108),
      };
    }
    case 9:
    {
      return {
        header: FWPM_NET_EVENT_HEADER3(s, o),
        type: 'FWPM_NET_EVENT_TYPE_CLASSIFY_DROP_MAC',
        classifyDropMac: pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP_MAC0(s, o + 108),
      };
    }
    case 10:
    {
      return {
        header: FWPM_NET_EVENT_HEADER3(s, o),
        type: 'FWPM_NET_EVENT_TYPE_LPM_PACKET_ARRIVAL',
        lpmPacketArrival: pointer_to_FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0(s, o + 108),
      };
    }
    default: {
      return {
        header: FWPM_NET_EVENT_HEADER3(s, o),
        type: FWPM_NET_EVENT_TYPE(typeValue),
      };
    }
  }
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

function FWPM_NET_EVENT_ENUM_TEMPLATE0(s: Source, o: number) {
  const v = s.view;
  return {
    startTime: v.getBigUint64(o, true),
    endTime: v.getBigUint64(o + 8, true),
    filterCondition: array_of_FWPM_FILTER_CONDITION0(s, v.getUint32(o + 16, true), o + 20),
  };
}

function pointer_to_FWPM_NET_EVENT_ENUM_TEMPLATE0(s: Source, o: number) {
  const p = pointer(s, o);
  return p < 0 ? null : FWPM_NET_EVENT_ENUM_TEMPLATE0(s, need(s, p, 24));
}

function FWPM_NET_EVENT_SUBSCRIPTION0(s: Source, o: number) {
  const v = s.view;
  return {
    enumTemplate: pointer_to_FWPM_NET_EVENT_ENUM_TEMPLATE0(s, o),
    flags: v.getUint32(o + 4, true),
    sessionKey: guid(s, o + 8),
  };
}

function FWPM_PROVIDER_CHANGE0(s: Source, o: number) {
  const v = s.view;
  return {
    changeType: FWPM_CHANGE_TYPE(v.getUint32(o, true)),
    providerKey: guid(s, o + 4),
  };
}

function FWPM_PROVIDER_CONTEXT_CHANGE0(s: Source, o: number) {
  const v = s.view;
  return {
    changeType: FWPM_CHANGE_TYPE(v.getUint32(o, true)),
    providerContextKey: guid(s, o + 4),
    providerContextId: uint64(s, o + 24),
  };
}

function FWPM_SUBLAYER_CHANGE0(s: Source, o: number) {
  const v = s.view;
  return {
    changeType: FWPM_CHANGE_TYPE(v.getUint32(o, true)),
    subLayerKey: guid(s, o + 4),
  };
}

const FWPM_SYSTEM_PORT_TYPE_0 = ['FWPM_SYSTEM_PORT_RPC_EPMAP', 'FWPM_SYSTEM_PORT_TEREDO', 'FWPM_SYSTEM_PORT_IPHTTPS_IN', 'FWPM_SYSTEM_PORT_IPHTTPS_OUT'] as const;
function FWPM_SYSTEM_PORT_TYPE(x: number) {
  if (x < 4) return FWPM_SYSTEM_PORT_TYPE_0[x] as string;
  return x;
}

function array_of_uint16(s: Source, count: number, o: number) {
  const v = s.view;
  if (count === 0) return [];
  const p = pointer(s, o);
  if (p < 0) return null;
  needElements(s, p, count, 2, 1);
  const values = new Array<unknown>(count);
  for (let i = 0, q = p; i < count; i++, q += 2) values[i] = v.getUint16(q, true);
  return values;
}

function FWPM_SYSTEM_PORTS_BY_TYPE0(s: Source, o: number) {
  const v = s.view;
  return {
    type: FWPM_SYSTEM_PORT_TYPE(v.getUint32(o, true)),
    ports: array_of_uint16(s, v.getUint32(o + 4, true), o + 8),
  };
}

function array_of_FWPM_SYSTEM_PORTS_BY_TYPE0(s: Source, count: number, o: number) {
  if (count === 0) return [];
  const p = pointer(s, o);
  if (p < 0) return null;
  needElements(s, p, count, 12, 1);
  const values = new Array<unknown>(count);
  for (let i = 0, q = p; i < count; i++, q += 12) values[i] = FWPM_SYSTEM_PORTS_BY_TYPE0(s, q);
  return values;
}

function FWPM_SYSTEM_PORTS0(s: Source, o: number) {
  const v = s.view;
  return {
    types: array_of_FWPM_SYSTEM_PORTS_BY_TYPE0(s, v.getUint32(o, true), o + 4),
  };
}

const FWPM_VSWITCH_EVENT_TYPE_0 = ['FWPM_VSWITCH_EVENT_FILTER_ADD_TO_INCOMPLETE_LAYER', 'FWPM_VSWITCH_EVENT_FILTER_ENGINE_NOT_IN_REQUIRED_POSITION', 'FWPM_VSWITCH_EVENT_ENABLED_FOR_INSPECTION', 'FWPM_VSWITCH_EVENT_DISABLED_FOR_INSPECTION', 'FWPM_VSWITCH_EVENT_FILTER_ENGINE_REORDER'] as const;
function FWPM_VSWITCH_EVENT_TYPE(x: number) {
  if (x < 5) return FWPM_VSWITCH_EVENT_TYPE_0[x] as string;
  return x;
}

function struct_of_numvSwitchFilterExtensions_vSwitchFilterExtensions(s: Source, o: number) {
  const v = s.view;
  return {
    vSwitchFilterExtensions: array_of_pointer_to_wideString(s, v.getUint32(o, true), o + 4),
  };
}

function struct_of_inRequiredPosition_numvSwitchFilterExtensions_vSwitchFilterExtensions(s: Source, o: number) {
  const v = s.view;
  return {
    inRequiredPosition: v.getUint32(o, true) !== 0,
    vSwitchFilterExtensions: array_of_pointer_to_wideString(s, v.getUint32(o + 4, true), o + 8),
  };
}

function FWPM_VSWITCH_EVENT0(s: Source, o: number) {
  const v = s.view;
  const eventTypeValue = v.getUint32(o, true);
  switch (eventTypeValue) {
    case 1:
    {
      return {
        eventType: 'FWPM_VSWITCH_EVENT_FILTER_ENGINE_NOT_IN_REQUIRED_POSITION',
        vSwitchId: pointer_to_wideString(s, o + 4),
        positionInfo: struct_of_numvSwitchFilterExtensions_vSwitchFilterExtensions(s, o + 8),
      };
    }
    case 4:
    {
      return {
        eventType: 'FWPM_VSWITCH_EVENT_FILTER_ENGINE_REORDER',
        vSwitchId: pointer_to_wideString(s, o + 4),
        reorderInfo: struct_of_inRequiredPosition_numvSwitchFilterExtensions_vSwitchFilterExtensions(s, o + 8),
      };
    }
    default: {
      return {
        eventType: FWPM_VSWITCH_EVENT_TYPE(eventTypeValue),
        vSwitchId: pointer_to_wideString(s, o + 4),
      };
    }
  }
}

export const readers: Readonly<Record<string, Reader>> = {
  FWPM_CALLOUT_CHANGE0: { read: FWPM_CALLOUT_CHANGE0, size: 24, depth: 0, objects: 1 },
  FWPM_CONNECTION0: { read: FWPM_CONNECTION0, size: 144, depth: 2, objects: 18 },
  FWPM_FILTER_CHANGE0: { read: FWPM_FILTER_CHANGE0, size: 32, depth: 0, objects: 1 },
  FWPM_FILTER_CONDITION0: { read: FWPM_FILTER_CONDITION0, size: 28, depth: 4, objects: 46 },
  FWPM_NET_EVENT0: { read: FWPM_NET_EVENT0, size: 80, depth: 5, objects: 99 },
  FWPM_NET_EVENT1: { read: FWPM_NET_EVENT1, size: 136, depth: 5, objects: 103 },
  FWPM_NET_EVENT2: { read: FWPM_NET_EVENT2, size: 88, depth: 5, objects: 110 },
  FWPM_NET_EVENT3: { read: FWPM_NET_EVENT3, size: 112, depth: 5, objects: 112 },
  FWPM_NET_EVENT4: { read: FWPM_NET_EVENT4, size: 112, depth: 5, objects: 113 },
  FWPM_NET_EVENT5: { read: FWPM_NET_EVENT5, size: 112, depth: 5, objects: 114 },
  FWPM_NET_EVENT_CAPABILITY_ALLOW0: { read: FWPM_NET_EVENT_CAPABILITY_ALLOW0, size: 24, depth: 0, objects: 1 },
  FWPM_NET_EVENT_CAPABILITY_DROP0: { read: FWPM_NET_EVENT_CAPABILITY_DROP0, size: 24, depth: 0, objects: 1 },
  FWPM_NET_EVENT_CLASSIFY_ALLOW0: { read: FWPM_NET_EVENT_CLASSIFY_ALLOW0, size: 32, depth: 0, objects: 1 },
  FWPM_NET_EVENT_CLASSIFY_DROP0: { read: FWPM_NET_EVENT_CLASSIFY_DROP0, size: 16, depth: 0, objects: 1 },
  FWPM_NET_EVENT_CLASSIFY_DROP1: { read: FWPM_NET_EVENT_CLASSIFY_DROP1, size: 32, depth: 0, objects: 1 },
  FWPM_NET_EVENT_CLASSIFY_DROP2: { read: FWPM_NET_EVENT_CLASSIFY_DROP2, size: 48, depth: 1, objects: 2 },
  FWPM_NET_EVENT_CLASSIFY_DROP_MAC0: { read: FWPM_NET_EVENT_CLASSIFY_DROP_MAC0, size: 96, depth: 1, objects: 2 },
  FWPM_NET_EVENT_ENUM_TEMPLATE0: { read: FWPM_NET_EVENT_ENUM_TEMPLATE0, size: 24, depth: 5, objects: 1 },
  FWPM_NET_EVENT_HEADER0: { read: FWPM_NET_EVENT_HEADER0, size: 72, depth: 1, objects: 3 },
  FWPM_NET_EVENT_HEADER1: { read: FWPM_NET_EVENT_HEADER1, size: 128, depth: 1, objects: 3 },
  FWPM_NET_EVENT_HEADER2: { read: FWPM_NET_EVENT_HEADER2, size: 80, depth: 1, objects: 4 },
  FWPM_NET_EVENT_HEADER3: { read: FWPM_NET_EVENT_HEADER3, size: 104, depth: 1, objects: 6 },
  FWPM_NET_EVENT_IKEEXT_EM_FAILURE0: { read: FWPM_NET_EVENT_IKEEXT_EM_FAILURE0, size: 64, depth: 0, objects: 1 },
  FWPM_NET_EVENT_IKEEXT_EM_FAILURE1: { read: FWPM_NET_EVENT_IKEEXT_EM_FAILURE1, size: 96, depth: 2, objects: 3 },
  FWPM_NET_EVENT_IKEEXT_MM_FAILURE0: { read: FWPM_NET_EVENT_IKEEXT_MM_FAILURE0, size: 64, depth: 0, objects: 1 },
  FWPM_NET_EVENT_IKEEXT_MM_FAILURE1: { read: FWPM_NET_EVENT_IKEEXT_MM_FAILURE1, size: 88, depth: 2, objects: 3 },
  FWPM_NET_EVENT_IKEEXT_MM_FAILURE2: { read: FWPM_NET_EVENT_IKEEXT_MM_FAILURE2, size: 96, depth: 2, objects: 4 },
  FWPM_NET_EVENT_IKEEXT_QM_FAILURE0: { read: FWPM_NET_EVENT_IKEEXT_QM_FAILURE0, size: 48, depth: 4, objects: 91 },
  FWPM_NET_EVENT_IKEEXT_QM_FAILURE1: { read: FWPM_NET_EVENT_IKEEXT_QM_FAILURE1, size: 72, depth: 4, objects: 91 },
  FWPM_NET_EVENT_IPSEC_DOSP_DROP0: { read: FWPM_NET_EVENT_IPSEC_DOSP_DROP0, size: 44, depth: 0, objects: 1 },
  FWPM_NET_EVENT_IPSEC_KERNEL_DROP0: { read: FWPM_NET_EVENT_IPSEC_KERNEL_DROP0, size: 32, depth: 0, objects: 1 },
  FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0: { read: FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0, size: 4, depth: 0, objects: 1 },
  FWPM_NET_EVENT_SUBSCRIPTION0: { read: FWPM_NET_EVENT_SUBSCRIPTION0, size: 24, depth: 6, objects: 2 },
  FWPM_PROVIDER_CHANGE0: { read: FWPM_PROVIDER_CHANGE0, size: 20, depth: 0, objects: 1 },
  FWPM_PROVIDER_CONTEXT_CHANGE0: { read: FWPM_PROVIDER_CONTEXT_CHANGE0, size: 32, depth: 0, objects: 1 },
  FWPM_SUBLAYER_CHANGE0: { read: FWPM_SUBLAYER_CHANGE0, size: 20, depth: 0, objects: 1 },
  FWPM_SYSTEM_PORTS0: { read: FWPM_SYSTEM_PORTS0, size: 8, depth: 2, objects: 1 },
  FWPM_SYSTEM_PORTS_BY_TYPE0: { read: FWPM_SYSTEM_PORTS_BY_TYPE0, size: 12, depth: 1, objects: 1 },
  FWPM_VSWITCH_EVENT0: { read: FWPM_VSWITCH_EVENT0, size: 20, depth: 2, objects: 2 },
  FWP_CONDITION_VALUE0: { read: FWP_CONDITION_VALUE0, size: 8, depth: 4, objects: 46 },
  FWP_RANGE0: { read: FWP_RANGE0, size: 16, depth: 3, objects: 29 },
  FWP_TOKEN_INFORMATION: { read: FWP_TOKEN_INFORMATION, size: 16, depth: 2, objects: 1 },
  FWP_V4_ADDR_AND_MASK: { read: FWP_V4_ADDR_AND_MASK, size: 8, depth: 0, objects: 1 },
  FWP_V6_ADDR_AND_MASK: { read: FWP_V6_ADDR_AND_MASK, size: 17, depth: 0, objects: 1 },
  FWP_VALUE0: { read: FWP_VALUE0, size: 8, depth: 3, objects: 15 },
  IKEEXT_CERTIFICATE_CREDENTIAL1: { read: IKEEXT_CERTIFICATE_CREDENTIAL1, size: 28, depth: 1, objects: 4 },
  IKEEXT_CIPHER_ALGORITHM0: { read: IKEEXT_CIPHER_ALGORITHM0, size: 12, depth: 0, objects: 1 },
  IKEEXT_CREDENTIAL2: { read: IKEEXT_CREDENTIAL2, size: 12, depth: 2, objects: 9 },
  IKEEXT_INTEGRITY_ALGORITHM0: { read: IKEEXT_INTEGRITY_ALGORITHM0, size: 4, depth: 0, objects: 1 },
  IKEEXT_NAME_CREDENTIAL0: { read: IKEEXT_NAME_CREDENTIAL0, size: 4, depth: 1, objects: 2 },
  IKEEXT_PRESHARED_KEY_AUTHENTICATION1: { read: IKEEXT_PRESHARED_KEY_AUTHENTICATION1, size: 12, depth: 1, objects: 2 },
  IKEEXT_PROPOSAL0: { read: IKEEXT_PROPOSAL0, size: 28, depth: 0, objects: 1 },
  SID_AND_ATTRIBUTES: { read: SID_AND_ATTRIBUTES, size: 8, depth: 1, objects: 2 },
};
