// Generated from the descriptors by src/fast/generator/writers.ts: `npm run generate` writes it anew.
#define POINTER_SIZE 8
#include "../wasm/runtime.h"

static const Piece FWPM_CHANGE_TYPE_0[] = {PIECE("\"FWPM_CHANGE_ADD\""), PIECE("\"FWPM_CHANGE_DELETE\"")};
INLINE u8 *FWPM_CHANGE_TYPE(u8 *q, u32 x) {
  if (x >= 1 && x < 3) return writePiece(q, &FWPM_CHANGE_TYPE_0[x - 1]);
  return writeUint32(q, x);
}

static u8 *FWPM_CALLOUT_CHANGE0(u8 *q, const u8 *o) {
  // {"changeType":
  TEXT16(q, 123, 34, 99, 104, 97, 110, 103, 101, 84, 121, 112, 101, 34, 58, 32, 32); q += 14;
  q = FWPM_CHANGE_TYPE(q, loadUint32(o));
  // ,"calloutKey":"
  TEXT16(q, 44, 34, 99, 97, 108, 108, 111, 117, 116, 75, 101, 121, 34, 58, 34, 32); q += 15;
  q = writeGuid(q, o + 4);
  // ","calloutId":
  TEXT16(q, 34, 44, 34, 99, 97, 108, 108, 111, 117, 116, 73, 100, 34, 58, 32, 32); q += 14;
  q = writeUint32(q, loadUint32(o + 20));
  *q++ = '}';
  return q;
}

static const Piece FWP_IP_VERSION_0[] = {PIECE("\"FWP_IP_VERSION_V4\""), PIECE("\"FWP_IP_VERSION_V6\""), PIECE("\"FWP_IP_VERSION_NONE\"")};
INLINE u8 *FWP_IP_VERSION(u8 *q, u32 x) {
  if (x < 3) return writePiece(q, &FWP_IP_VERSION_0[x]);
  return writeUint32(q, x);
}

static u8 *pointer_to_guid(u8 *q, const u8 *o) {
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  NEED(p, 16);
  *q++ = '"';
  q = writeGuid(q, p);
  *q++ = '"';
  return q;
}

static const Piece IPSEC_TRAFFIC_TYPE_0[] = {PIECE("\"IPSEC_TRAFFIC_TYPE_TRANSPORT\""), PIECE("\"IPSEC_TRAFFIC_TYPE_TUNNEL\"")};
INLINE u8 *IPSEC_TRAFFIC_TYPE(u8 *q, u32 x) {
  if (x < 2) return writePiece(q, &IPSEC_TRAFFIC_TYPE_0[x]);
  return writeUint32(q, x);
}

static const Piece IKEEXT_KEY_MODULE_TYPE_0[] = {PIECE("\"IKEEXT_KEY_MODULE_IKE\""), PIECE("\"IKEEXT_KEY_MODULE_AUTHIP\""), PIECE("\"IKEEXT_KEY_MODULE_IKEV2\"")};
INLINE u8 *IKEEXT_KEY_MODULE_TYPE(u8 *q, u32 x) {
  if (x < 3) return writePiece(q, &IKEEXT_KEY_MODULE_TYPE_0[x]);
  return writeUint32(q, x);
}

static const Piece IKEEXT_CIPHER_TYPE_0[] = {PIECE("\"IKEEXT_CIPHER_DES\""), PIECE("\"IKEEXT_CIPHER_3DES\""), PIECE("\"IKEEXT_CIPHER_AES_128\""), PIECE("\"IKEEXT_CIPHER_AES_192\""), PIECE("\"IKEEXT_CIPHER_AES_256\""), PIECE("\"IKEEXT_CIPHER_AES_GCM_128_16ICV\""), PIECE("\"IKEEXT_CIPHER_AES_GCM_256_16ICV\"")};
INLINE u8 *IKEEXT_CIPHER_TYPE(u8 *q, u32 x) {
  if (x < 7) return writePiece(q, &IKEEXT_CIPHER_TYPE_0[x]);
  return writeUint32(q, x);
}

static u8 *IKEEXT_CIPHER_ALGORITHM0(u8 *q, const u8 *o) {
  // {"algoIdentifier":
  TEXT16(q, 123, 34, 97, 108, 103, 111, 73, 100, 101, 110, 116, 105, 102, 105, 101, 114); store32(q + 16, 0x20203a22u); q += 18;
  q = IKEEXT_CIPHER_TYPE(q, loadUint32(o));
  // ,"keyLen":
  TEXT16(q, 44, 34, 107, 101, 121, 76, 101, 110, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
  q = writeUint32(q, loadUint32(o + 4));
  // ,"rounds":
  TEXT16(q, 44, 34, 114, 111, 117, 110, 100, 115, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
  q = writeUint32(q, loadUint32(o + 8));
  *q++ = '}';
  return q;
}

static const Piece IKEEXT_INTEGRITY_TYPE_0[] = {PIECE("\"IKEEXT_INTEGRITY_MD5\""), PIECE("\"IKEEXT_INTEGRITY_SHA1\""), PIECE("\"IKEEXT_INTEGRITY_SHA_256\""), PIECE("\"IKEEXT_INTEGRITY_SHA_384\"")};
INLINE u8 *IKEEXT_INTEGRITY_TYPE(u8 *q, u32 x) {
  if (x < 4) return writePiece(q, &IKEEXT_INTEGRITY_TYPE_0[x]);
  return writeUint32(q, x);
}

static u8 *IKEEXT_INTEGRITY_ALGORITHM0(u8 *q, const u8 *o) {
  // {"algoIdentifier":
  TEXT16(q, 123, 34, 97, 108, 103, 111, 73, 100, 101, 110, 116, 105, 102, 105, 101, 114); store32(q + 16, 0x20203a22u); q += 18;
  q = IKEEXT_INTEGRITY_TYPE(q, loadUint32(o));
  *q++ = '}';
  return q;
}

static const Piece IKEEXT_DH_GROUP_0[] = {PIECE("\"IKEEXT_DH_GROUP_NONE\""), PIECE("\"IKEEXT_DH_GROUP_1\""), PIECE("\"IKEEXT_DH_GROUP_2\""), PIECE("\"IKEEXT_DH_GROUP_14\""), PIECE("\"IKEEXT_DH_ECP_256\""), PIECE("\"IKEEXT_DH_ECP_384\""), PIECE("\"IKEEXT_DH_GROUP_24\"")};
INLINE u8 *IKEEXT_DH_GROUP(u8 *q, u32 x) {
  if (x < 7) return writePiece(q, &IKEEXT_DH_GROUP_0[x]);
  return writeUint32(q, x);
}

static u8 *IKEEXT_PROPOSAL0(u8 *q, const u8 *o) {
  // {"cipherAlgorithm":
  TEXT16(q, 123, 34, 99, 105, 112, 104, 101, 114, 65, 108, 103, 111, 114, 105, 116, 104); store32(q + 16, 0x203a226du); q += 19;
  q = IKEEXT_CIPHER_ALGORITHM0(q, o);
  // ,"integrityAlgorithm":
  TEXT16(q, 44, 34, 105, 110, 116, 101, 103, 114, 105, 116, 121, 65, 108, 103, 111, 114); store64(q + 16, 0x20203a226d687469ull); q += 22;
  q = IKEEXT_INTEGRITY_ALGORITHM0(q, o + 12);
  // ,"maxLifetimeSeconds":
  TEXT16(q, 44, 34, 109, 97, 120, 76, 105, 102, 101, 116, 105, 109, 101, 83, 101, 99); store64(q + 16, 0x20203a2273646e6full); q += 22;
  q = writeUint32(q, loadUint32(o + 16));
  // ,"dhGroup":
  TEXT16(q, 44, 34, 100, 104, 71, 114, 111, 117, 112, 34, 58, 32, 32, 32, 32, 32); q += 11;
  q = IKEEXT_DH_GROUP(q, loadUint32(o + 20));
  // ,"quickModeLimit":
  TEXT16(q, 44, 34, 113, 117, 105, 99, 107, 77, 111, 100, 101, 76, 105, 109, 105, 116); store32(q + 16, 0x20203a22u); q += 18;
  q = writeUint32(q, loadUint32(o + 24));
  *q++ = '}';
  return q;
}

static const Piece IKEEXT_AUTHENTICATION_METHOD_TYPE_0[] = {PIECE("\"IKEEXT_PRESHARED_KEY\""), PIECE("\"IKEEXT_CERTIFICATE\""), PIECE("\"IKEEXT_KERBEROS\""), PIECE("\"IKEEXT_ANONYMOUS\""), PIECE("\"IKEEXT_SSL\""), PIECE("\"IKEEXT_NTLM_V2\""), PIECE("\"IKEEXT_IPV6_CGA\""), PIECE("\"IKEEXT_CERTIFICATE_ECDSA_P256\""), PIECE("\"IKEEXT_CERTIFICATE_ECDSA_P384\""), PIECE("\"IKEEXT_SSL_ECDSA_P256\""), PIECE("\"IKEEXT_SSL_ECDSA_P384\""), PIECE("\"IKEEXT_EAP\""), PIECE("\"IKEEXT_RESERVED\"")};
INLINE u8 *IKEEXT_AUTHENTICATION_METHOD_TYPE(u8 *q, u32 x) {
  if (x < 13) return writePiece(q, &IKEEXT_AUTHENTICATION_METHOD_TYPE_0[x]);
  return writeUint32(q, x);
}

static const Piece IKEEXT_AUTHENTICATION_IMPERSONATION_TYPE_0[] = {PIECE("\"IKEEXT_IMPERSONATION_NONE\""), PIECE("\"IKEEXT_IMPERSONATION_SOCKET_PRINCIPAL\"")};
INLINE u8 *IKEEXT_AUTHENTICATION_IMPERSONATION_TYPE(u8 *q, u32 x) {
  if (x < 2) return writePiece(q, &IKEEXT_AUTHENTICATION_IMPERSONATION_TYPE_0[x]);
  return writeUint32(q, x);
}

static u8 *FWP_BYTE_BLOB_bytes(u8 *q, const u8 *o) {
  const u32 size = loadUint32(o);
  if (size == 0) {
    if (isNull(o + 8)) return writeNull(q);
  // ""
  store32(q, 0x20202222u); q += 2;
    return q;
  }
  const u8 *p = pointer(o + 8);
  if (!p) return writeNull(q);
  if (size > limits.blobBytes) GIVE_UP;
  NEED(p, size);
  return writeBlob(q, p, size);
}

static u8 *IKEEXT_PRESHARED_KEY_AUTHENTICATION1(u8 *q, const u8 *o) {
  // {"presharedKey":
  TEXT16(q, 123, 34, 112, 114, 101, 115, 104, 97, 114, 101, 100, 75, 101, 121, 34, 58); q += 16;
  q = FWP_BYTE_BLOB_bytes(q, o);
  // ,"flags":
  TEXT16(q, 44, 34, 102, 108, 97, 103, 115, 34, 58, 32, 32, 32, 32, 32, 32, 32); q += 9;
  q = writeUint32(q, loadUint32(o + 16));
  *q++ = '}';
  return q;
}

static u8 *pointer_to_IKEEXT_PRESHARED_KEY_AUTHENTICATION1(u8 *q, const u8 *o) {
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  NEED(p, 24);
  q = IKEEXT_PRESHARED_KEY_AUTHENTICATION1(q, p);
  return q;
}

static u8 *IKEEXT_CERTIFICATE_CREDENTIAL1(u8 *q, const u8 *o) {
  // {"subjectName":
  TEXT16(q, 123, 34, 115, 117, 98, 106, 101, 99, 116, 78, 97, 109, 101, 34, 58, 32); q += 15;
  q = FWP_BYTE_BLOB_bytes(q, o);
  // ,"certHash":
  TEXT16(q, 44, 34, 99, 101, 114, 116, 72, 97, 115, 104, 34, 58, 32, 32, 32, 32); q += 12;
  q = FWP_BYTE_BLOB_bytes(q, o + 16);
  // ,"flags":
  TEXT16(q, 44, 34, 102, 108, 97, 103, 115, 34, 58, 32, 32, 32, 32, 32, 32, 32); q += 9;
  q = writeUint32(q, loadUint32(o + 32));
  // ,"certificate":
  TEXT16(q, 44, 34, 99, 101, 114, 116, 105, 102, 105, 99, 97, 116, 101, 34, 58, 32); q += 15;
  q = FWP_BYTE_BLOB_bytes(q, o + 40);
  *q++ = '}';
  return q;
}

static u8 *pointer_to_IKEEXT_CERTIFICATE_CREDENTIAL1(u8 *q, const u8 *o) {
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  NEED(p, 56);
  q = IKEEXT_CERTIFICATE_CREDENTIAL1(q, p);
  return q;
}

static u8 *pointer_to_wideString(u8 *q, const u8 *o) {
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  q = writeWideString(q, p);
  return q;
}

static u8 *IKEEXT_NAME_CREDENTIAL0(u8 *q, const u8 *o) {
  // {"principalName":
  TEXT16(q, 123, 34, 112, 114, 105, 110, 99, 105, 112, 97, 108, 78, 97, 109, 101, 34); store32(q + 16, 0x2020203au); q += 17;
  q = pointer_to_wideString(q, o);
  *q++ = '}';
  return q;
}

static u8 *pointer_to_IKEEXT_NAME_CREDENTIAL0(u8 *q, const u8 *o) {
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  NEED(p, 8);
  q = IKEEXT_NAME_CREDENTIAL0(q, p);
  return q;
}

static u8 *IKEEXT_CREDENTIAL2(u8 *q, const u8 *o) {
  switch (loadUint32(o)) {
    case 0:
    {
      // {"authenticationMethodType":"IKEEXT_PRESHARED_KEY","impersonationType":
      TEXT16(q, 123, 34, 97, 117, 116, 104, 101, 110, 116, 105, 99, 97, 116, 105, 111, 110); TEXT16(q + 16, 77, 101, 116, 104, 111, 100, 84, 121, 112, 101, 34, 58, 34, 73, 75, 69); TEXT16(q + 32, 69, 88, 84, 95, 80, 82, 69, 83, 72, 65, 82, 69, 68, 95, 75, 69); TEXT16(q + 48, 89, 34, 44, 34, 105, 109, 112, 101, 114, 115, 111, 110, 97, 116, 105, 111); store64(q + 64, 0x203a22657079546eull); q += 71;
      q = IKEEXT_AUTHENTICATION_IMPERSONATION_TYPE(q, loadUint32(o + 4));
      // ,"presharedKey":
      TEXT16(q, 44, 34, 112, 114, 101, 115, 104, 97, 114, 101, 100, 75, 101, 121, 34, 58); q += 16;
      q = pointer_to_IKEEXT_PRESHARED_KEY_AUTHENTICATION1(q, o + 8);
      *q++ = '}';
      return q;
    }
    case 1:
    case 7:
    case 8:
    case 4:
    case 9:
    case 10:
    case 6:
    {
      // {"authenticationMethodType":
      TEXT16(q, 123, 34, 97, 117, 116, 104, 101, 110, 116, 105, 99, 97, 116, 105, 111, 110); TEXT16(q + 16, 77, 101, 116, 104, 111, 100, 84, 121, 112, 101, 34, 58, 32, 32, 32, 32); q += 28;
      q = IKEEXT_AUTHENTICATION_METHOD_TYPE(q, loadUint32(o));
      // ,"impersonationType":
      TEXT16(q, 44, 34, 105, 109, 112, 101, 114, 115, 111, 110, 97, 116, 105, 111, 110, 84); store64(q + 16, 0x2020203a22657079ull); q += 21;
      q = IKEEXT_AUTHENTICATION_IMPERSONATION_TYPE(q, loadUint32(o + 4));
      // ,"certificate":
      TEXT16(q, 44, 34, 99, 101, 114, 116, 105, 102, 105, 99, 97, 116, 101, 34, 58, 32); q += 15;
      q = pointer_to_IKEEXT_CERTIFICATE_CREDENTIAL1(q, o + 8);
      *q++ = '}';
      return q;
    }
    case 2:
    case 11:
    case 5:
    case 12:
    {
      // {"authenticationMethodType":
      TEXT16(q, 123, 34, 97, 117, 116, 104, 101, 110, 116, 105, 99, 97, 116, 105, 111, 110); TEXT16(q + 16, 77, 101, 116, 104, 111, 100, 84, 121, 112, 101, 34, 58, 32, 32, 32, 32); q += 28;
      q = IKEEXT_AUTHENTICATION_METHOD_TYPE(q, loadUint32(o));
      // ,"impersonationType":
      TEXT16(q, 44, 34, 105, 109, 112, 101, 114, 115, 111, 110, 97, 116, 105, 111, 110, 84); store64(q + 16, 0x2020203a22657079ull); q += 21;
      q = IKEEXT_AUTHENTICATION_IMPERSONATION_TYPE(q, loadUint32(o + 4));
      // ,"name":
      store64(q, 0x3a22656d616e222cull); q += 8;
      q = pointer_to_IKEEXT_NAME_CREDENTIAL0(q, o + 8);
      *q++ = '}';
      return q;
    }
    default: {
      // {"authenticationMethodType":
      TEXT16(q, 123, 34, 97, 117, 116, 104, 101, 110, 116, 105, 99, 97, 116, 105, 111, 110); TEXT16(q + 16, 77, 101, 116, 104, 111, 100, 84, 121, 112, 101, 34, 58, 32, 32, 32, 32); q += 28;
      q = IKEEXT_AUTHENTICATION_METHOD_TYPE(q, loadUint32(o));
      // ,"impersonationType":
      TEXT16(q, 44, 34, 105, 109, 112, 101, 114, 115, 111, 110, 97, 116, 105, 111, 110, 84); store64(q + 16, 0x2020203a22657079ull); q += 21;
      q = IKEEXT_AUTHENTICATION_IMPERSONATION_TYPE(q, loadUint32(o + 4));
      *q++ = '}';
      return q;
    }
  }
}

static u8 *FWPM_CONNECTION0(u8 *q, const u8 *o) {
  // {"connectionId":"
  TEXT16(q, 123, 34, 99, 111, 110, 110, 101, 99, 116, 105, 111, 110, 73, 100, 34, 58); store32(q + 16, 0x20202022u); q += 17;
  q = writeUint64(q, o);
  *q++ = '"';
  switch (loadUint32(o + 8)) {
    case 0:
    {
      // ,"ipVersion":"FWP_IP_VERSION_V4","localV4Address":"
      TEXT16(q, 44, 34, 105, 112, 86, 101, 114, 115, 105, 111, 110, 34, 58, 34, 70, 87); TEXT16(q + 16, 80, 95, 73, 80, 95, 86, 69, 82, 83, 73, 79, 78, 95, 86, 52, 34); TEXT16(q + 32, 44, 34, 108, 111, 99, 97, 108, 86, 52, 65, 100, 100, 114, 101, 115, 115); store32(q + 48, 0x20223a22u); q += 51;
      q = writeIpv4(q, loadUint32(o + 12));
      // ","remoteV4Address":"
      TEXT16(q, 34, 44, 34, 114, 101, 109, 111, 116, 101, 86, 52, 65, 100, 100, 114, 101); store64(q + 16, 0x202020223a227373ull); q += 21;
      q = writeIpv4(q, loadUint32(o + 28));
      // ","providerKey":
      TEXT16(q, 34, 44, 34, 112, 114, 111, 118, 105, 100, 101, 114, 75, 101, 121, 34, 58); q += 16;
      q = pointer_to_guid(q, o + 48);
      // ,"ipsecTrafficModeType":
      TEXT16(q, 44, 34, 105, 112, 115, 101, 99, 84, 114, 97, 102, 102, 105, 99, 77, 111); store64(q + 16, 0x3a22657079546564ull); q += 24;
      q = IPSEC_TRAFFIC_TYPE(q, loadUint32(o + 56));
      // ,"keyModuleType":
      TEXT16(q, 44, 34, 107, 101, 121, 77, 111, 100, 117, 108, 101, 84, 121, 112, 101, 34); store32(q + 16, 0x2020203au); q += 17;
      q = IKEEXT_KEY_MODULE_TYPE(q, loadUint32(o + 60));
      // ,"mmCrypto":
      TEXT16(q, 44, 34, 109, 109, 67, 114, 121, 112, 116, 111, 34, 58, 32, 32, 32, 32); q += 12;
      q = IKEEXT_PROPOSAL0(q, o + 64);
      // ,"mmPeer":
      TEXT16(q, 44, 34, 109, 109, 80, 101, 101, 114, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
      q = IKEEXT_CREDENTIAL2(q, o + 96);
      // ,"emPeer":
      TEXT16(q, 44, 34, 101, 109, 80, 101, 101, 114, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
      q = IKEEXT_CREDENTIAL2(q, o + 112);
      // ,"bytesTransferredIn":"
      TEXT16(q, 44, 34, 98, 121, 116, 101, 115, 84, 114, 97, 110, 115, 102, 101, 114, 114); store64(q + 16, 0x20223a226e496465ull); q += 23;
      q = writeUint64(q, o + 128);
      // ","bytesTransferredOut":"
      TEXT16(q, 34, 44, 34, 98, 121, 116, 101, 115, 84, 114, 97, 110, 115, 102, 101, 114); TEXT16(q + 16, 114, 101, 100, 79, 117, 116, 34, 58, 34, 32, 32, 32, 32, 32, 32, 32); q += 25;
      q = writeUint64(q, o + 136);
      // ","bytesTransferredTotal":"
      TEXT16(q, 34, 44, 34, 98, 121, 116, 101, 115, 84, 114, 97, 110, 115, 102, 101, 114); TEXT16(q + 16, 114, 101, 100, 84, 111, 116, 97, 108, 34, 58, 34, 32, 32, 32, 32, 32); q += 27;
      q = writeUint64(q, o + 144);
      // ","startSysTime":"
      TEXT16(q, 34, 44, 34, 115, 116, 97, 114, 116, 83, 121, 115, 84, 105, 109, 101, 34); store32(q + 16, 0x2020223au); q += 18;
      q = writeFiletime(q, o + 152);
      // "}
      store32(q, 0x20207d22u); q += 2;
      return q;
    }
    case 1:
    {
      // ,"ipVersion":"FWP_IP_VERSION_V6","localV6Address":"
      TEXT16(q, 44, 34, 105, 112, 86, 101, 114, 115, 105, 111, 110, 34, 58, 34, 70, 87); TEXT16(q + 16, 80, 95, 73, 80, 95, 86, 69, 82, 83, 73, 79, 78, 95, 86, 54, 34); TEXT16(q + 32, 44, 34, 108, 111, 99, 97, 108, 86, 54, 65, 100, 100, 114, 101, 115, 115); store32(q + 48, 0x20223a22u); q += 51;
      q = writeIpv6(q, o + 12);
      // ","remoteV6Address":"
      TEXT16(q, 34, 44, 34, 114, 101, 109, 111, 116, 101, 86, 54, 65, 100, 100, 114, 101); store64(q + 16, 0x202020223a227373ull); q += 21;
      q = writeIpv6(q, o + 28);
      // ","providerKey":
      TEXT16(q, 34, 44, 34, 112, 114, 111, 118, 105, 100, 101, 114, 75, 101, 121, 34, 58); q += 16;
      q = pointer_to_guid(q, o + 48);
      // ,"ipsecTrafficModeType":
      TEXT16(q, 44, 34, 105, 112, 115, 101, 99, 84, 114, 97, 102, 102, 105, 99, 77, 111); store64(q + 16, 0x3a22657079546564ull); q += 24;
      q = IPSEC_TRAFFIC_TYPE(q, loadUint32(o + 56));
      // ,"keyModuleType":
      TEXT16(q, 44, 34, 107, 101, 121, 77, 111, 100, 117, 108, 101, 84, 121, 112, 101, 34); store32(q + 16, 0x2020203au); q += 17;
      q = IKEEXT_KEY_MODULE_TYPE(q, loadUint32(o + 60));
      // ,"mmCrypto":
      TEXT16(q, 44, 34, 109, 109, 67, 114, 121, 112, 116, 111, 34, 58, 32, 32, 32, 32); q += 12;
      q = IKEEXT_PROPOSAL0(q, o + 64);
      // ,"mmPeer":
      TEXT16(q, 44, 34, 109, 109, 80, 101, 101, 114, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
      q = IKEEXT_CREDENTIAL2(q, o + 96);
      // ,"emPeer":
      TEXT16(q, 44, 34, 101, 109, 80, 101, 101, 114, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
      q = IKEEXT_CREDENTIAL2(q, o + 112);
      // ,"bytesTransferredIn":"
      TEXT16(q, 44, 34, 98, 121, 116, 101, 115, 84, 114, 97, 110, 115, 102, 101, 114, 114); store64(q + 16, 0x20223a226e496465ull); q += 23;
      q = writeUint64(q, o + 128);
      // ","bytesTransferredOut":"
      TEXT16(q, 34, 44, 34, 98, 121, 116, 101, 115, 84, 114, 97, 110, 115, 102, 101, 114); TEXT16(q + 16, 114, 101, 100, 79, 117, 116, 34, 58, 34, 32, 32, 32, 32, 32, 32, 32); q += 25;
      q = writeUint64(q, o + 136);
      // ","bytesTransferredTotal":"
      TEXT16(q, 34, 44, 34, 98, 121, 116, 101, 115, 84, 114, 97, 110, 115, 102, 101, 114); TEXT16(q + 16, 114, 101, 100, 84, 111, 116, 97, 108, 34, 58, 34, 32, 32, 32, 32, 32); q += 27;
      q = writeUint64(q, o + 144);
      // ","startSysTime":"
      TEXT16(q, 34, 44, 34, 115, 116, 97, 114, 116, 83, 121, 115, 84, 105, 109, 101, 34); store32(q + 16, 0x2020223au); q += 18;
      q = writeFiletime(q, o + 152);
      // "}
      store32(q, 0x20207d22u); q += 2;
      return q;
    }
    default: {
      // ,"ipVersion":
      TEXT16(q, 44, 34, 105, 112, 86, 101, 114, 115, 105, 111, 110, 34, 58, 32, 32, 32); q += 13;
      q = FWP_IP_VERSION(q, loadUint32(o + 8));
      // ,"providerKey":
      TEXT16(q, 44, 34, 112, 114, 111, 118, 105, 100, 101, 114, 75, 101, 121, 34, 58, 32); q += 15;
      q = pointer_to_guid(q, o + 48);
      // ,"ipsecTrafficModeType":
      TEXT16(q, 44, 34, 105, 112, 115, 101, 99, 84, 114, 97, 102, 102, 105, 99, 77, 111); store64(q + 16, 0x3a22657079546564ull); q += 24;
      q = IPSEC_TRAFFIC_TYPE(q, loadUint32(o + 56));
      // ,"keyModuleType":
      TEXT16(q, 44, 34, 107, 101, 121, 77, 111, 100, 117, 108, 101, 84, 121, 112, 101, 34); store32(q + 16, 0x2020203au); q += 17;
      q = IKEEXT_KEY_MODULE_TYPE(q, loadUint32(o + 60));
      // ,"mmCrypto":
      TEXT16(q, 44, 34, 109, 109, 67, 114, 121, 112, 116, 111, 34, 58, 32, 32, 32, 32); q += 12;
      q = IKEEXT_PROPOSAL0(q, o + 64);
      // ,"mmPeer":
      TEXT16(q, 44, 34, 109, 109, 80, 101, 101, 114, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
      q = IKEEXT_CREDENTIAL2(q, o + 96);
      // ,"emPeer":
      TEXT16(q, 44, 34, 101, 109, 80, 101, 101, 114, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
      q = IKEEXT_CREDENTIAL2(q, o + 112);
      // ,"bytesTransferredIn":"
      TEXT16(q, 44, 34, 98, 121, 116, 101, 115, 84, 114, 97, 110, 115, 102, 101, 114, 114); store64(q + 16, 0x20223a226e496465ull); q += 23;
      q = writeUint64(q, o + 128);
      // ","bytesTransferredOut":"
      TEXT16(q, 34, 44, 34, 98, 121, 116, 101, 115, 84, 114, 97, 110, 115, 102, 101, 114); TEXT16(q + 16, 114, 101, 100, 79, 117, 116, 34, 58, 34, 32, 32, 32, 32, 32, 32, 32); q += 25;
      q = writeUint64(q, o + 136);
      // ","bytesTransferredTotal":"
      TEXT16(q, 34, 44, 34, 98, 121, 116, 101, 115, 84, 114, 97, 110, 115, 102, 101, 114); TEXT16(q + 16, 114, 101, 100, 84, 111, 116, 97, 108, 34, 58, 34, 32, 32, 32, 32, 32); q += 27;
      q = writeUint64(q, o + 144);
      // ","startSysTime":"
      TEXT16(q, 34, 44, 34, 115, 116, 97, 114, 116, 83, 121, 115, 84, 105, 109, 101, 34); store32(q + 16, 0x2020223au); q += 18;
      q = writeFiletime(q, o + 152);
      // "}
      store32(q, 0x20207d22u); q += 2;
      return q;
    }
  }
}

static u8 *FWPM_FILTER_CHANGE0(u8 *q, const u8 *o) {
  // {"changeType":
  TEXT16(q, 123, 34, 99, 104, 97, 110, 103, 101, 84, 121, 112, 101, 34, 58, 32, 32); q += 14;
  q = FWPM_CHANGE_TYPE(q, loadUint32(o));
  // ,"filterKey":"
  TEXT16(q, 44, 34, 102, 105, 108, 116, 101, 114, 75, 101, 121, 34, 58, 34, 32, 32); q += 14;
  q = writeGuid(q, o + 4);
  // ","filterId":"
  TEXT16(q, 34, 44, 34, 102, 105, 108, 116, 101, 114, 73, 100, 34, 58, 34, 32, 32); q += 14;
  q = writeUint64(q, o + 24);
  // "}
  store32(q, 0x20207d22u); q += 2;
  return q;
}

static const Piece FWP_MATCH_TYPE_0[] = {PIECE("\"FWP_MATCH_EQUAL\""), PIECE("\"FWP_MATCH_GREATER\""), PIECE("\"FWP_MATCH_LESS\""), PIECE("\"FWP_MATCH_GREATER_OR_EQUAL\""), PIECE("\"FWP_MATCH_LESS_OR_EQUAL\""), PIECE("\"FWP_MATCH_RANGE\""), PIECE("\"FWP_MATCH_FLAGS_ALL_SET\""), PIECE("\"FWP_MATCH_FLAGS_ANY_SET\""), PIECE("\"FWP_MATCH_FLAGS_NONE_SET\""), PIECE("\"FWP_MATCH_EQUAL_CASE_INSENSITIVE\""), PIECE("\"FWP_MATCH_NOT_EQUAL\""), PIECE("\"FWP_MATCH_PREFIX\""), PIECE("\"FWP_MATCH_NOT_PREFIX\"")};
INLINE u8 *FWP_MATCH_TYPE(u8 *q, u32 x) {
  if (x < 13) return writePiece(q, &FWP_MATCH_TYPE_0[x]);
  return writeUint32(q, x);
}

static const Piece FWP_DATA_TYPE_0[] = {PIECE("\"FWP_EMPTY\""), PIECE("\"FWP_UINT8\""), PIECE("\"FWP_UINT16\""), PIECE("\"FWP_UINT32\""), PIECE("\"FWP_UINT64\""), PIECE("\"FWP_INT8\""), PIECE("\"FWP_INT16\""), PIECE("\"FWP_INT32\""), PIECE("\"FWP_INT64\""), PIECE("\"FWP_FLOAT\""), PIECE("\"FWP_DOUBLE\""), PIECE("\"FWP_BYTE_ARRAY16_TYPE\""), PIECE("\"FWP_BYTE_BLOB_TYPE\""), PIECE("\"FWP_SID\""), PIECE("\"FWP_SECURITY_DESCRIPTOR_TYPE\""), PIECE("\"FWP_TOKEN_INFORMATION_TYPE\""), PIECE("\"FWP_TOKEN_ACCESS_INFORMATION_TYPE\""), PIECE("\"FWP_UNICODE_STRING_TYPE\""), PIECE("\"FWP_BYTE_ARRAY6_TYPE\""), PIECE("\"FWP_BITMAP_INDEX_TYPE\""), PIECE("\"FWP_BITMAP_ARRAY64_TYPE\"")};
static const Piece FWP_DATA_TYPE_1[] = {PIECE("\"FWP_V4_ADDR_MASK\""), PIECE("\"FWP_V6_ADDR_MASK\""), PIECE("\"FWP_RANGE_TYPE\"")};
INLINE u8 *FWP_DATA_TYPE(u8 *q, u32 x) {
  if (x < 21) return writePiece(q, &FWP_DATA_TYPE_0[x]);
  if (x >= 256 && x < 259) return writePiece(q, &FWP_DATA_TYPE_1[x - 256]);
  return writeUint32(q, x);
}

static u8 *pointer_to_uint64(u8 *q, const u8 *o) {
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  NEED(p, 8);
  *q++ = '"';
  q = writeUint64(q, p);
  *q++ = '"';
  return q;
}

static u8 *pointer_to_int64(u8 *q, const u8 *o) {
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  NEED(p, 8);
  *q++ = '"';
  q = writeInt64(q, p);
  *q++ = '"';
  return q;
}

static u8 *pointer_to_float64(u8 *q, const u8 *o) {
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  NEED(p, 8);
  q = writeFloat(q, loadFloat64(p));
  return q;
}

static u8 *pointer_to_ipv6(u8 *q, const u8 *o) {
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  NEED(p, 16);
  *q++ = '"';
  q = writeIpv6(q, p);
  *q++ = '"';
  return q;
}

static u8 *pointer_to_FWP_BYTE_BLOB_bytes(u8 *q, const u8 *o) {
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  NEED(p, 16);
  q = FWP_BYTE_BLOB_bytes(q, p);
  return q;
}

static u8 *pointer_to_sid(u8 *q, const u8 *o) {
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  q = writeSidText(q, p);
  return q;
}

static u8 *SID_AND_ATTRIBUTES(u8 *q, const u8 *o) {
  // {"Sid":
  store64(q, 0x203a22646953227bull); q += 7;
  q = pointer_to_sid(q, o);
  // ,"Attributes":
  TEXT16(q, 44, 34, 65, 116, 116, 114, 105, 98, 117, 116, 101, 115, 34, 58, 32, 32); q += 14;
  q = writeUint32(q, loadUint32(o + 8));
  *q++ = '}';
  return q;
}

static u8 *array_of_SID_AND_ATTRIBUTES(u8 *q, u32 count, const u8 *o) {
  if (count == 0) {
  // []
  store32(q, 0x20205d5bu); q += 2;
    return q;
  }
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  NEED_ELEMENTS(p, count, 16, 2);
  *q++ = '[';
  const u8 *a = p; for (u32 i = 0; i < count; i++, a += 16) {
    if (i > 0) *q++ = ',';
    ROOM(0);
  q = SID_AND_ATTRIBUTES(q, a);
  }
  *q++ = ']';
  return q;
}

static u8 *FWP_TOKEN_INFORMATION(u8 *q, const u8 *o) {
  // {"sids":
  store64(q, 0x3a2273646973227bull); q += 8;
  q = array_of_SID_AND_ATTRIBUTES(q, loadUint32(o), o + 8);
  // ,"restrictedSids":
  TEXT16(q, 44, 34, 114, 101, 115, 116, 114, 105, 99, 116, 101, 100, 83, 105, 100, 115); store32(q + 16, 0x20203a22u); q += 18;
  q = array_of_SID_AND_ATTRIBUTES(q, loadUint32(o + 16), o + 24);
  *q++ = '}';
  return q;
}

static u8 *pointer_to_FWP_TOKEN_INFORMATION(u8 *q, const u8 *o) {
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  NEED(p, 32);
  q = FWP_TOKEN_INFORMATION(q, p);
  return q;
}

static u8 *pointer_to_mac(u8 *q, const u8 *o) {
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  NEED(p, 6);
  *q++ = '"';
  q = writeMac(q, p);
  *q++ = '"';
  return q;
}

static u8 *FWP_V4_ADDR_AND_MASK(u8 *q, const u8 *o) {
  // {"addr":"
  TEXT16(q, 123, 34, 97, 100, 100, 114, 34, 58, 34, 32, 32, 32, 32, 32, 32, 32); q += 9;
  q = writeIpv4(q, loadUint32(o));
  // ","mask":"
  TEXT16(q, 34, 44, 34, 109, 97, 115, 107, 34, 58, 34, 32, 32, 32, 32, 32, 32); q += 10;
  q = writeIpv4(q, loadUint32(o + 4));
  // "}
  store32(q, 0x20207d22u); q += 2;
  return q;
}

static u8 *pointer_to_FWP_V4_ADDR_AND_MASK(u8 *q, const u8 *o) {
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  NEED(p, 8);
  q = FWP_V4_ADDR_AND_MASK(q, p);
  return q;
}

static u8 *FWP_V6_ADDR_AND_MASK(u8 *q, const u8 *o) {
  // {"addr":"
  TEXT16(q, 123, 34, 97, 100, 100, 114, 34, 58, 34, 32, 32, 32, 32, 32, 32, 32); q += 9;
  q = writeIpv6(q, o);
  // ","prefixLength":
  TEXT16(q, 34, 44, 34, 112, 114, 101, 102, 105, 120, 76, 101, 110, 103, 116, 104, 34); store32(q + 16, 0x2020203au); q += 17;
  q = writeUint32(q, loadUint8(o + 16));
  *q++ = '}';
  return q;
}

static u8 *pointer_to_FWP_V6_ADDR_AND_MASK(u8 *q, const u8 *o) {
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  NEED(p, 17);
  q = FWP_V6_ADDR_AND_MASK(q, p);
  return q;
}

static u8 *FWP_VALUE0(u8 *q, const u8 *o) {
  switch (loadUint32(o)) {
    case 1:
    {
      // {"type":"FWP_UINT8","uint8":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 85, 73, 78); TEXT16(q + 16, 84, 56, 34, 44, 34, 117, 105, 110, 116, 56, 34, 58, 32, 32, 32, 32); q += 28;
      q = writeUint32(q, loadUint8(o + 8));
      *q++ = '}';
      return q;
    }
    case 2:
    {
      // {"type":"FWP_UINT16","uint16":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 85, 73, 78); TEXT16(q + 16, 84, 49, 54, 34, 44, 34, 117, 105, 110, 116, 49, 54, 34, 58, 32, 32); q += 30;
      q = writeUint32(q, loadUint16(o + 8));
      *q++ = '}';
      return q;
    }
    case 3:
    {
      // {"type":"FWP_UINT32","uint32":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 85, 73, 78); TEXT16(q + 16, 84, 51, 50, 34, 44, 34, 117, 105, 110, 116, 51, 50, 34, 58, 32, 32); q += 30;
      q = writeUint32(q, loadUint32(o + 8));
      *q++ = '}';
      return q;
    }
    case 4:
    {
      // {"type":"FWP_UINT64","uint64":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 85, 73, 78); TEXT16(q + 16, 84, 54, 52, 34, 44, 34, 117, 105, 110, 116, 54, 52, 34, 58, 32, 32); q += 30;
      q = pointer_to_uint64(q, o + 8);
      *q++ = '}';
      return q;
    }
    case 5:
    {
      // {"type":"FWP_INT8","int8":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 73, 78, 84); TEXT16(q + 16, 56, 34, 44, 34, 105, 110, 116, 56, 34, 58, 32, 32, 32, 32, 32, 32); q += 26;
      q = writeInt32(q, loadInt8(o + 8));
      *q++ = '}';
      return q;
    }
    case 6:
    {
      // {"type":"FWP_INT16","int16":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 73, 78, 84); TEXT16(q + 16, 49, 54, 34, 44, 34, 105, 110, 116, 49, 54, 34, 58, 32, 32, 32, 32); q += 28;
      q = writeInt32(q, loadInt16(o + 8));
      *q++ = '}';
      return q;
    }
    case 7:
    {
      // {"type":"FWP_INT32","int32":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 73, 78, 84); TEXT16(q + 16, 51, 50, 34, 44, 34, 105, 110, 116, 51, 50, 34, 58, 32, 32, 32, 32); q += 28;
      q = writeInt32(q, loadInt32(o + 8));
      *q++ = '}';
      return q;
    }
    case 8:
    {
      // {"type":"FWP_INT64","int64":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 73, 78, 84); TEXT16(q + 16, 54, 52, 34, 44, 34, 105, 110, 116, 54, 52, 34, 58, 32, 32, 32, 32); q += 28;
      q = pointer_to_int64(q, o + 8);
      *q++ = '}';
      return q;
    }
    case 9:
    {
      // {"type":"FWP_FLOAT","float32":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 70, 76, 79); TEXT16(q + 16, 65, 84, 34, 44, 34, 102, 108, 111, 97, 116, 51, 50, 34, 58, 32, 32); q += 30;
      q = writeFloat(q, loadFloat32(o + 8));
      *q++ = '}';
      return q;
    }
    case 10:
    {
      // {"type":"FWP_DOUBLE","double64":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 68, 79, 85); TEXT16(q + 16, 66, 76, 69, 34, 44, 34, 100, 111, 117, 98, 108, 101, 54, 52, 34, 58); q += 32;
      q = pointer_to_float64(q, o + 8);
      *q++ = '}';
      return q;
    }
    case 11:
    {
      // {"type":"FWP_BYTE_ARRAY16_TYPE","byteArray16":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 66, 89, 84); TEXT16(q + 16, 69, 95, 65, 82, 82, 65, 89, 49, 54, 95, 84, 89, 80, 69, 34, 44); TEXT16(q + 32, 34, 98, 121, 116, 101, 65, 114, 114, 97, 121, 49, 54, 34, 58, 32, 32); q += 46;
      q = pointer_to_ipv6(q, o + 8);
      *q++ = '}';
      return q;
    }
    case 12:
    {
      // {"type":"FWP_BYTE_BLOB_TYPE","byteBlob":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 66, 89, 84); TEXT16(q + 16, 69, 95, 66, 76, 79, 66, 95, 84, 89, 80, 69, 34, 44, 34, 98, 121); store64(q + 32, 0x3a22626f6c426574ull); q += 40;
      q = pointer_to_FWP_BYTE_BLOB_bytes(q, o + 8);
      *q++ = '}';
      return q;
    }
    case 13:
    {
      // {"type":"FWP_SID","sid":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 83, 73, 68); store64(q + 16, 0x3a22646973222c22ull); q += 24;
      q = pointer_to_sid(q, o + 8);
      *q++ = '}';
      return q;
    }
    case 14:
    {
      // {"type":"FWP_SECURITY_DESCRIPTOR_TYPE","sd":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 83, 69, 67); TEXT16(q + 16, 85, 82, 73, 84, 89, 95, 68, 69, 83, 67, 82, 73, 80, 84, 79, 82); TEXT16(q + 32, 95, 84, 89, 80, 69, 34, 44, 34, 115, 100, 34, 58, 32, 32, 32, 32); q += 44;
      q = pointer_to_FWP_BYTE_BLOB_bytes(q, o + 8);
      *q++ = '}';
      return q;
    }
    case 15:
    {
      // {"type":"FWP_TOKEN_INFORMATION_TYPE","tokenInformation":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 84, 79, 75); TEXT16(q + 16, 69, 78, 95, 73, 78, 70, 79, 82, 77, 65, 84, 73, 79, 78, 95, 84); TEXT16(q + 32, 89, 80, 69, 34, 44, 34, 116, 111, 107, 101, 110, 73, 110, 102, 111, 114); store64(q + 48, 0x3a226e6f6974616dull); q += 56;
      q = pointer_to_FWP_TOKEN_INFORMATION(q, o + 8);
      *q++ = '}';
      return q;
    }
    case 16:
    {
      // {"type":"FWP_TOKEN_ACCESS_INFORMATION_TYPE","tokenAccessInformation":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 84, 79, 75); TEXT16(q + 16, 69, 78, 95, 65, 67, 67, 69, 83, 83, 95, 73, 78, 70, 79, 82, 77); TEXT16(q + 32, 65, 84, 73, 79, 78, 95, 84, 89, 80, 69, 34, 44, 34, 116, 111, 107); TEXT16(q + 48, 101, 110, 65, 99, 99, 101, 115, 115, 73, 110, 102, 111, 114, 109, 97, 116); store64(q + 64, 0x2020203a226e6f69ull); q += 69;
      q = pointer_to_FWP_BYTE_BLOB_bytes(q, o + 8);
      *q++ = '}';
      return q;
    }
    case 17:
    {
      // {"type":"FWP_UNICODE_STRING_TYPE","unicodeString":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 85, 78, 73); TEXT16(q + 16, 67, 79, 68, 69, 95, 83, 84, 82, 73, 78, 71, 95, 84, 89, 80, 69); TEXT16(q + 32, 34, 44, 34, 117, 110, 105, 99, 111, 100, 101, 83, 116, 114, 105, 110, 103); store32(q + 48, 0x20203a22u); q += 50;
      q = pointer_to_wideString(q, o + 8);
      *q++ = '}';
      return q;
    }
    case 18:
    {
      // {"type":"FWP_BYTE_ARRAY6_TYPE","byteArray6":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 66, 89, 84); TEXT16(q + 16, 69, 95, 65, 82, 82, 65, 89, 54, 95, 84, 89, 80, 69, 34, 44, 34); TEXT16(q + 32, 98, 121, 116, 101, 65, 114, 114, 97, 121, 54, 34, 58, 32, 32, 32, 32); q += 44;
      q = pointer_to_mac(q, o + 8);
      *q++ = '}';
      return q;
    }
    default: {
      // {"type":
      store64(q, 0x3a2265707974227bull); q += 8;
      q = FWP_DATA_TYPE(q, loadUint32(o));
      *q++ = '}';
      return q;
    }
  }
}

static u8 *FWP_RANGE0(u8 *q, const u8 *o) {
  // {"valueLow":
  TEXT16(q, 123, 34, 118, 97, 108, 117, 101, 76, 111, 119, 34, 58, 32, 32, 32, 32); q += 12;
  q = FWP_VALUE0(q, o);
  // ,"valueHigh":
  TEXT16(q, 44, 34, 118, 97, 108, 117, 101, 72, 105, 103, 104, 34, 58, 32, 32, 32); q += 13;
  q = FWP_VALUE0(q, o + 16);
  *q++ = '}';
  return q;
}

static u8 *pointer_to_FWP_RANGE0(u8 *q, const u8 *o) {
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  NEED(p, 32);
  q = FWP_RANGE0(q, p);
  return q;
}

static u8 *FWP_CONDITION_VALUE0(u8 *q, const u8 *o) {
  switch (loadUint32(o)) {
    case 1:
    {
      // {"type":"FWP_UINT8","uint8":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 85, 73, 78); TEXT16(q + 16, 84, 56, 34, 44, 34, 117, 105, 110, 116, 56, 34, 58, 32, 32, 32, 32); q += 28;
      q = writeUint32(q, loadUint8(o + 8));
      *q++ = '}';
      return q;
    }
    case 2:
    {
      // {"type":"FWP_UINT16","uint16":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 85, 73, 78); TEXT16(q + 16, 84, 49, 54, 34, 44, 34, 117, 105, 110, 116, 49, 54, 34, 58, 32, 32); q += 30;
      q = writeUint32(q, loadUint16(o + 8));
      *q++ = '}';
      return q;
    }
    case 3:
    {
      // {"type":"FWP_UINT32","uint32":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 85, 73, 78); TEXT16(q + 16, 84, 51, 50, 34, 44, 34, 117, 105, 110, 116, 51, 50, 34, 58, 32, 32); q += 30;
      q = writeUint32(q, loadUint32(o + 8));
      *q++ = '}';
      return q;
    }
    case 4:
    {
      // {"type":"FWP_UINT64","uint64":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 85, 73, 78); TEXT16(q + 16, 84, 54, 52, 34, 44, 34, 117, 105, 110, 116, 54, 52, 34, 58, 32, 32); q += 30;
      q = pointer_to_uint64(q, o + 8);
      *q++ = '}';
      return q;
    }
    case 5:
    {
      // {"type":"FWP_INT8","int8":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 73, 78, 84); TEXT16(q + 16, 56, 34, 44, 34, 105, 110, 116, 56, 34, 58, 32, 32, 32, 32, 32, 32); q += 26;
      q = writeInt32(q, loadInt8(o + 8));
      *q++ = '}';
      return q;
    }
    case 6:
    {
      // {"type":"FWP_INT16","int16":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 73, 78, 84); TEXT16(q + 16, 49, 54, 34, 44, 34, 105, 110, 116, 49, 54, 34, 58, 32, 32, 32, 32); q += 28;
      q = writeInt32(q, loadInt16(o + 8));
      *q++ = '}';
      return q;
    }
    case 7:
    {
      // {"type":"FWP_INT32","int32":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 73, 78, 84); TEXT16(q + 16, 51, 50, 34, 44, 34, 105, 110, 116, 51, 50, 34, 58, 32, 32, 32, 32); q += 28;
      q = writeInt32(q, loadInt32(o + 8));
      *q++ = '}';
      return q;
    }
    case 8:
    {
      // {"type":"FWP_INT64","int64":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 73, 78, 84); TEXT16(q + 16, 54, 52, 34, 44, 34, 105, 110, 116, 54, 52, 34, 58, 32, 32, 32, 32); q += 28;
      q = pointer_to_int64(q, o + 8);
      *q++ = '}';
      return q;
    }
    case 9:
    {
      // {"type":"FWP_FLOAT","float32":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 70, 76, 79); TEXT16(q + 16, 65, 84, 34, 44, 34, 102, 108, 111, 97, 116, 51, 50, 34, 58, 32, 32); q += 30;
      q = writeFloat(q, loadFloat32(o + 8));
      *q++ = '}';
      return q;
    }
    case 10:
    {
      // {"type":"FWP_DOUBLE","double64":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 68, 79, 85); TEXT16(q + 16, 66, 76, 69, 34, 44, 34, 100, 111, 117, 98, 108, 101, 54, 52, 34, 58); q += 32;
      q = pointer_to_float64(q, o + 8);
      *q++ = '}';
      return q;
    }
    case 11:
    {
      // {"type":"FWP_BYTE_ARRAY16_TYPE","byteArray16":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 66, 89, 84); TEXT16(q + 16, 69, 95, 65, 82, 82, 65, 89, 49, 54, 95, 84, 89, 80, 69, 34, 44); TEXT16(q + 32, 34, 98, 121, 116, 101, 65, 114, 114, 97, 121, 49, 54, 34, 58, 32, 32); q += 46;
      q = pointer_to_ipv6(q, o + 8);
      *q++ = '}';
      return q;
    }
    case 12:
    {
      // {"type":"FWP_BYTE_BLOB_TYPE","byteBlob":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 66, 89, 84); TEXT16(q + 16, 69, 95, 66, 76, 79, 66, 95, 84, 89, 80, 69, 34, 44, 34, 98, 121); store64(q + 32, 0x3a22626f6c426574ull); q += 40;
      q = pointer_to_FWP_BYTE_BLOB_bytes(q, o + 8);
      *q++ = '}';
      return q;
    }
    case 13:
    {
      // {"type":"FWP_SID","sid":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 83, 73, 68); store64(q + 16, 0x3a22646973222c22ull); q += 24;
      q = pointer_to_sid(q, o + 8);
      *q++ = '}';
      return q;
    }
    case 14:
    {
      // {"type":"FWP_SECURITY_DESCRIPTOR_TYPE","sd":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 83, 69, 67); TEXT16(q + 16, 85, 82, 73, 84, 89, 95, 68, 69, 83, 67, 82, 73, 80, 84, 79, 82); TEXT16(q + 32, 95, 84, 89, 80, 69, 34, 44, 34, 115, 100, 34, 58, 32, 32, 32, 32); q += 44;
      q = pointer_to_FWP_BYTE_BLOB_bytes(q, o + 8);
      *q++ = '}';
      return q;
    }
    case 15:
    {
      // {"type":"FWP_TOKEN_INFORMATION_TYPE","tokenInformation":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 84, 79, 75); TEXT16(q + 16, 69, 78, 95, 73, 78, 70, 79, 82, 77, 65, 84, 73, 79, 78, 95, 84); TEXT16(q + 32, 89, 80, 69, 34, 44, 34, 116, 111, 107, 101, 110, 73, 110, 102, 111, 114); store64(q + 48, 0x3a226e6f6974616dull); q += 56;
      q = pointer_to_FWP_TOKEN_INFORMATION(q, o + 8);
      *q++ = '}';
      return q;
    }
    case 16:
    {
      // {"type":"FWP_TOKEN_ACCESS_INFORMATION_TYPE","tokenAccessInformation":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 84, 79, 75); TEXT16(q + 16, 69, 78, 95, 65, 67, 67, 69, 83, 83, 95, 73, 78, 70, 79, 82, 77); TEXT16(q + 32, 65, 84, 73, 79, 78, 95, 84, 89, 80, 69, 34, 44, 34, 116, 111, 107); TEXT16(q + 48, 101, 110, 65, 99, 99, 101, 115, 115, 73, 110, 102, 111, 114, 109, 97, 116); store64(q + 64, 0x2020203a226e6f69ull); q += 69;
      q = pointer_to_FWP_BYTE_BLOB_bytes(q, o + 8);
      *q++ = '}';
      return q;
    }
    case 17:
    {
      // {"type":"FWP_UNICODE_STRING_TYPE","unicodeString":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 85, 78, 73); TEXT16(q + 16, 67, 79, 68, 69, 95, 83, 84, 82, 73, 78, 71, 95, 84, 89, 80, 69); TEXT16(q + 32, 34, 44, 34, 117, 110, 105, 99, 111, 100, 101, 83, 116, 114, 105, 110, 103); store32(q + 48, 0x20203a22u); q += 50;
      q = pointer_to_wideString(q, o + 8);
      *q++ = '}';
      return q;
    }
    case 18:
    {
      // {"type":"FWP_BYTE_ARRAY6_TYPE","byteArray6":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 66, 89, 84); TEXT16(q + 16, 69, 95, 65, 82, 82, 65, 89, 54, 95, 84, 89, 80, 69, 34, 44, 34); TEXT16(q + 32, 98, 121, 116, 101, 65, 114, 114, 97, 121, 54, 34, 58, 32, 32, 32, 32); q += 44;
      q = pointer_to_mac(q, o + 8);
      *q++ = '}';
      return q;
    }
    case 256:
    {
      // {"type":"FWP_V4_ADDR_MASK","v4AddrMask":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 86, 52, 95); TEXT16(q + 16, 65, 68, 68, 82, 95, 77, 65, 83, 75, 34, 44, 34, 118, 52, 65, 100); store64(q + 32, 0x3a226b73614d7264ull); q += 40;
      q = pointer_to_FWP_V4_ADDR_AND_MASK(q, o + 8);
      *q++ = '}';
      return q;
    }
    case 257:
    {
      // {"type":"FWP_V6_ADDR_MASK","v6AddrMask":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 86, 54, 95); TEXT16(q + 16, 65, 68, 68, 82, 95, 77, 65, 83, 75, 34, 44, 34, 118, 54, 65, 100); store64(q + 32, 0x3a226b73614d7264ull); q += 40;
      q = pointer_to_FWP_V6_ADDR_AND_MASK(q, o + 8);
      *q++ = '}';
      return q;
    }
    case 258:
    {
      // {"type":"FWP_RANGE_TYPE","rangeValue":
      TEXT16(q, 123, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 95, 82, 65, 78); TEXT16(q + 16, 71, 69, 95, 84, 89, 80, 69, 34, 44, 34, 114, 97, 110, 103, 101, 86); store64(q + 32, 0x20203a2265756c61ull); q += 38;
      q = pointer_to_FWP_RANGE0(q, o + 8);
      *q++ = '}';
      return q;
    }
    default: {
      // {"type":
      store64(q, 0x3a2265707974227bull); q += 8;
      q = FWP_DATA_TYPE(q, loadUint32(o));
      *q++ = '}';
      return q;
    }
  }
}

static u8 *FWPM_FILTER_CONDITION0(u8 *q, const u8 *o) {
  // {"fieldKey":"
  TEXT16(q, 123, 34, 102, 105, 101, 108, 100, 75, 101, 121, 34, 58, 34, 32, 32, 32); q += 13;
  q = writeGuid(q, o);
  // ","matchType":
  TEXT16(q, 34, 44, 34, 109, 97, 116, 99, 104, 84, 121, 112, 101, 34, 58, 32, 32); q += 14;
  q = FWP_MATCH_TYPE(q, loadUint32(o + 16));
  // ,"conditionValue":
  TEXT16(q, 44, 34, 99, 111, 110, 100, 105, 116, 105, 111, 110, 86, 97, 108, 117, 101); store32(q + 16, 0x20203a22u); q += 18;
  q = FWP_CONDITION_VALUE0(q, o + 24);
  *q++ = '}';
  return q;
}

static const Flag FWPM_NET_EVENT_FLAG_flags[] = {
  {1u, "FWPM_NET_EVENT_FLAG_IP_PROTOCOL_SET"},
  {2u, "FWPM_NET_EVENT_FLAG_LOCAL_ADDR_SET"},
  {4u, "FWPM_NET_EVENT_FLAG_REMOTE_ADDR_SET"},
  {8u, "FWPM_NET_EVENT_FLAG_LOCAL_PORT_SET"},
  {16u, "FWPM_NET_EVENT_FLAG_REMOTE_PORT_SET"},
  {32u, "FWPM_NET_EVENT_FLAG_APP_ID_SET"},
  {64u, "FWPM_NET_EVENT_FLAG_USER_ID_SET"},
  {128u, "FWPM_NET_EVENT_FLAG_SCOPE_ID_SET"},
  {256u, "FWPM_NET_EVENT_FLAG_IP_VERSION_SET"},
  {512u, "FWPM_NET_EVENT_FLAG_REAUTH_REASON_SET"},
  {1024u, "FWPM_NET_EVENT_FLAG_PACKAGE_ID_SET"},
  {2048u, "FWPM_NET_EVENT_FLAG_ENTERPRISE_ID_SET"},
  {4096u, "FWPM_NET_EVENT_FLAG_POLICY_FLAGS_SET"},
  {8192u, "FWPM_NET_EVENT_FLAG_EFFECTIVE_NAME_SET"},
};
static FlagCache FWPM_NET_EVENT_FLAG_cache;
static const FlagLists FWPM_NET_EVENT_FLAG = {FWPM_NET_EVENT_FLAG_flags, 14, &FWPM_NET_EVENT_FLAG_cache};

static u8 *FWP_BYTE_BLOB_text(u8 *q, const u8 *o) {
  const u32 size = loadUint32(o);
  if (size == 0) {
    if (isNull(o + 8)) return writeNull(q);
  // ""
  store32(q, 0x20202222u); q += 2;
    return q;
  }
  const u8 *p = pointer(o + 8);
  if (!p) return writeNull(q);
  if (size > limits.blobBytes) GIVE_UP;
  NEED(p, size);
  return writeCountedText(q, p, size);
}

static u8 *FWPM_NET_EVENT_HEADER0(u8 *q, const u8 *o) {
  // {"timeStamp":"
  TEXT16(q, 123, 34, 116, 105, 109, 101, 83, 116, 97, 109, 112, 34, 58, 34, 32, 32); q += 14;
  q = writeFiletime(q, o);
  // ","flags":
  TEXT16(q, 34, 44, 34, 102, 108, 97, 103, 115, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
  q = writeFlags(&FWPM_NET_EVENT_FLAG, q, loadUint32(o + 8));
  switch (loadUint32(o + 12)) {
    case 0:
    {
      // ,"ipVersion":"FWP_IP_VERSION_V4","ipProtocol":
      TEXT16(q, 44, 34, 105, 112, 86, 101, 114, 115, 105, 111, 110, 34, 58, 34, 70, 87); TEXT16(q + 16, 80, 95, 73, 80, 95, 86, 69, 82, 83, 73, 79, 78, 95, 86, 52, 34); TEXT16(q + 32, 44, 34, 105, 112, 80, 114, 111, 116, 111, 99, 111, 108, 34, 58, 32, 32); q += 46;
      q = writeUint32(q, loadUint8(o + 16));
      // ,"localAddrV4":"
      TEXT16(q, 44, 34, 108, 111, 99, 97, 108, 65, 100, 100, 114, 86, 52, 34, 58, 34); q += 16;
      q = writeIpv4(q, loadUint32(o + 20));
      // ","remoteAddrV4":"
      TEXT16(q, 34, 44, 34, 114, 101, 109, 111, 116, 101, 65, 100, 100, 114, 86, 52, 34); store32(q + 16, 0x2020223au); q += 18;
      q = writeIpv4(q, loadUint32(o + 36));
      // ","localPort":
      TEXT16(q, 34, 44, 34, 108, 111, 99, 97, 108, 80, 111, 114, 116, 34, 58, 32, 32); q += 14;
      q = writeUint32(q, loadUint16(o + 52));
      // ,"remotePort":
      TEXT16(q, 44, 34, 114, 101, 109, 111, 116, 101, 80, 111, 114, 116, 34, 58, 32, 32); q += 14;
      q = writeUint32(q, loadUint16(o + 54));
      // ,"scopeId":
      TEXT16(q, 44, 34, 115, 99, 111, 112, 101, 73, 100, 34, 58, 32, 32, 32, 32, 32); q += 11;
      q = writeUint32(q, loadUint32(o + 56));
      // ,"appId":
      TEXT16(q, 44, 34, 97, 112, 112, 73, 100, 34, 58, 32, 32, 32, 32, 32, 32, 32); q += 9;
      q = FWP_BYTE_BLOB_text(q, o + 64);
      // ,"userId":
      TEXT16(q, 44, 34, 117, 115, 101, 114, 73, 100, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
      q = pointer_to_sid(q, o + 80);
      *q++ = '}';
      return q;
    }
    case 1:
    {
      // ,"ipVersion":"FWP_IP_VERSION_V6","ipProtocol":
      TEXT16(q, 44, 34, 105, 112, 86, 101, 114, 115, 105, 111, 110, 34, 58, 34, 70, 87); TEXT16(q + 16, 80, 95, 73, 80, 95, 86, 69, 82, 83, 73, 79, 78, 95, 86, 54, 34); TEXT16(q + 32, 44, 34, 105, 112, 80, 114, 111, 116, 111, 99, 111, 108, 34, 58, 32, 32); q += 46;
      q = writeUint32(q, loadUint8(o + 16));
      // ,"localAddrV6":"
      TEXT16(q, 44, 34, 108, 111, 99, 97, 108, 65, 100, 100, 114, 86, 54, 34, 58, 34); q += 16;
      q = writeIpv6(q, o + 20);
      // ","remoteAddrV6":"
      TEXT16(q, 34, 44, 34, 114, 101, 109, 111, 116, 101, 65, 100, 100, 114, 86, 54, 34); store32(q + 16, 0x2020223au); q += 18;
      q = writeIpv6(q, o + 36);
      // ","localPort":
      TEXT16(q, 34, 44, 34, 108, 111, 99, 97, 108, 80, 111, 114, 116, 34, 58, 32, 32); q += 14;
      q = writeUint32(q, loadUint16(o + 52));
      // ,"remotePort":
      TEXT16(q, 44, 34, 114, 101, 109, 111, 116, 101, 80, 111, 114, 116, 34, 58, 32, 32); q += 14;
      q = writeUint32(q, loadUint16(o + 54));
      // ,"scopeId":
      TEXT16(q, 44, 34, 115, 99, 111, 112, 101, 73, 100, 34, 58, 32, 32, 32, 32, 32); q += 11;
      q = writeUint32(q, loadUint32(o + 56));
      // ,"appId":
      TEXT16(q, 44, 34, 97, 112, 112, 73, 100, 34, 58, 32, 32, 32, 32, 32, 32, 32); q += 9;
      q = FWP_BYTE_BLOB_text(q, o + 64);
      // ,"userId":
      TEXT16(q, 44, 34, 117, 115, 101, 114, 73, 100, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
      q = pointer_to_sid(q, o + 80);
      *q++ = '}';
      return q;
    }
    default: {
      // ,"ipVersion":
      TEXT16(q, 44, 34, 105, 112, 86, 101, 114, 115, 105, 111, 110, 34, 58, 32, 32, 32); q += 13;
      q = FWP_IP_VERSION(q, loadUint32(o + 12));
      // ,"ipProtocol":
      TEXT16(q, 44, 34, 105, 112, 80, 114, 111, 116, 111, 99, 111, 108, 34, 58, 32, 32); q += 14;
      q = writeUint32(q, loadUint8(o + 16));
      // ,"localPort":
      TEXT16(q, 44, 34, 108, 111, 99, 97, 108, 80, 111, 114, 116, 34, 58, 32, 32, 32); q += 13;
      q = writeUint32(q, loadUint16(o + 52));
      // ,"remotePort":
      TEXT16(q, 44, 34, 114, 101, 109, 111, 116, 101, 80, 111, 114, 116, 34, 58, 32, 32); q += 14;
      q = writeUint32(q, loadUint16(o + 54));
      // ,"scopeId":
      TEXT16(q, 44, 34, 115, 99, 111, 112, 101, 73, 100, 34, 58, 32, 32, 32, 32, 32); q += 11;
      q = writeUint32(q, loadUint32(o + 56));
      // ,"appId":
      TEXT16(q, 44, 34, 97, 112, 112, 73, 100, 34, 58, 32, 32, 32, 32, 32, 32, 32); q += 9;
      q = FWP_BYTE_BLOB_text(q, o + 64);
      // ,"userId":
      TEXT16(q, 44, 34, 117, 115, 101, 114, 73, 100, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
      q = pointer_to_sid(q, o + 80);
      *q++ = '}';
      return q;
    }
  }
}

static const Piece FWPM_NET_EVENT_TYPE_0[] = {PIECE("\"FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE\""), PIECE("\"FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE\""), PIECE("\"FWPM_NET_EVENT_TYPE_IKEEXT_EM_FAILURE\""), PIECE("\"FWPM_NET_EVENT_TYPE_CLASSIFY_DROP\""), PIECE("\"FWPM_NET_EVENT_TYPE_IPSEC_KERNEL_DROP\""), PIECE("\"FWPM_NET_EVENT_TYPE_IPSEC_DOSP_DROP\""), PIECE("\"FWPM_NET_EVENT_TYPE_CLASSIFY_ALLOW\""), PIECE("\"FWPM_NET_EVENT_TYPE_CAPABILITY_DROP\""), PIECE("\"FWPM_NET_EVENT_TYPE_CAPABILITY_ALLOW\""), PIECE("\"FWPM_NET_EVENT_TYPE_CLASSIFY_DROP_MAC\""), PIECE("\"FWPM_NET_EVENT_TYPE_LPM_PACKET_ARRIVAL\"")};
INLINE u8 *FWPM_NET_EVENT_TYPE(u8 *q, u32 x) {
  if (x < 11) return writePiece(q, &FWPM_NET_EVENT_TYPE_0[x]);
  return writeUint32(q, x);
}

static const Piece IPSEC_FAILURE_POINT_0[] = {PIECE("\"IPSEC_FAILURE_NONE\""), PIECE("\"IPSEC_FAILURE_ME\""), PIECE("\"IPSEC_FAILURE_PEER\"")};
INLINE u8 *IPSEC_FAILURE_POINT(u8 *q, u32 x) {
  if (x < 3) return writePiece(q, &IPSEC_FAILURE_POINT_0[x]);
  return writeUint32(q, x);
}

static const Flag FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG_flags[] = {
  {1u, "FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG_BENIGN"},
  {2u, "FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG_MULTIPLE"},
};
static FlagCache FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG_cache;
static const FlagLists FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG = {FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG_flags, 2, &FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG_cache};

static const Piece IKEEXT_MM_SA_STATE_0[] = {PIECE("\"IKEEXT_MM_SA_STATE_NONE\""), PIECE("\"IKEEXT_MM_SA_STATE_SA_SENT\""), PIECE("\"IKEEXT_MM_SA_STATE_SSPI_SENT\""), PIECE("\"IKEEXT_MM_SA_STATE_FINAL\""), PIECE("\"IKEEXT_MM_SA_STATE_FINAL_SENT\""), PIECE("\"IKEEXT_MM_SA_STATE_COMPLETE\"")};
INLINE u8 *IKEEXT_MM_SA_STATE(u8 *q, u32 x) {
  if (x < 6) return writePiece(q, &IKEEXT_MM_SA_STATE_0[x]);
  return writeUint32(q, x);
}

static const Piece IKEEXT_SA_ROLE_0[] = {PIECE("\"IKEEXT_SA_ROLE_INITIATOR\""), PIECE("\"IKEEXT_SA_ROLE_RESPONDER\"")};
INLINE u8 *IKEEXT_SA_ROLE(u8 *q, u32 x) {
  if (x < 2) return writePiece(q, &IKEEXT_SA_ROLE_0[x]);
  return writeUint32(q, x);
}

static u8 *FWPM_NET_EVENT_IKEEXT_MM_FAILURE0(u8 *q, const u8 *o) {
  // {"failureErrorCode":
  TEXT16(q, 123, 34, 102, 97, 105, 108, 117, 114, 101, 69, 114, 114, 111, 114, 67, 111); store32(q + 16, 0x3a226564u); q += 20;
  q = writeUint32(q, loadUint32(o));
  // ,"failurePoint":
  TEXT16(q, 44, 34, 102, 97, 105, 108, 117, 114, 101, 80, 111, 105, 110, 116, 34, 58); q += 16;
  q = IPSEC_FAILURE_POINT(q, loadUint32(o + 4));
  // ,"flags":
  TEXT16(q, 44, 34, 102, 108, 97, 103, 115, 34, 58, 32, 32, 32, 32, 32, 32, 32); q += 9;
  q = writeFlags(&FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG, q, loadUint32(o + 8));
  // ,"keyingModuleType":
  TEXT16(q, 44, 34, 107, 101, 121, 105, 110, 103, 77, 111, 100, 117, 108, 101, 84, 121); store32(q + 16, 0x3a226570u); q += 20;
  q = IKEEXT_KEY_MODULE_TYPE(q, loadUint32(o + 12));
  // ,"mmState":
  TEXT16(q, 44, 34, 109, 109, 83, 116, 97, 116, 101, 34, 58, 32, 32, 32, 32, 32); q += 11;
  q = IKEEXT_MM_SA_STATE(q, loadUint32(o + 16));
  // ,"saRole":
  TEXT16(q, 44, 34, 115, 97, 82, 111, 108, 101, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
  q = IKEEXT_SA_ROLE(q, loadUint32(o + 20));
  // ,"mmAuthMethod":
  TEXT16(q, 44, 34, 109, 109, 65, 117, 116, 104, 77, 101, 116, 104, 111, 100, 34, 58); q += 16;
  q = IKEEXT_AUTHENTICATION_METHOD_TYPE(q, loadUint32(o + 24));
  // ,"endCertHash":"
  TEXT16(q, 44, 34, 101, 110, 100, 67, 101, 114, 116, 72, 97, 115, 104, 34, 58, 34); q += 16;
  q = writeHex(q, o + 28, 20);
  // ","mmId":"
  TEXT16(q, 34, 44, 34, 109, 109, 73, 100, 34, 58, 34, 32, 32, 32, 32, 32, 32); q += 10;
  q = writeUint64(q, o + 48);
  // ","mmFilterId":"
  TEXT16(q, 34, 44, 34, 109, 109, 70, 105, 108, 116, 101, 114, 73, 100, 34, 58, 34); q += 16;
  q = writeUint64(q, o + 56);
  // "}
  store32(q, 0x20207d22u); q += 2;
  return q;
}

static u8 *pointer_to_FWPM_NET_EVENT_IKEEXT_MM_FAILURE0(u8 *q, const u8 *o) {
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  NEED(p, 64);
  q = FWPM_NET_EVENT_IKEEXT_MM_FAILURE0(q, p);
  return q;
}

static const Piece IKEEXT_QM_SA_STATE_0[] = {PIECE("\"IKEEXT_QM_SA_STATE_NONE\""), PIECE("\"IKEEXT_QM_SA_STATE_INITIAL\""), PIECE("\"IKEEXT_QM_SA_STATE_FINAL\""), PIECE("\"IKEEXT_QM_SA_STATE_COMPLETE\"")};
INLINE u8 *IKEEXT_QM_SA_STATE(u8 *q, u32 x) {
  if (x < 4) return writePiece(q, &IKEEXT_QM_SA_STATE_0[x]);
  return writeUint32(q, x);
}

static u8 *FWPM_NET_EVENT_IKEEXT_QM_FAILURE0(u8 *q, const u8 *o) {
  // {"failureErrorCode":
  TEXT16(q, 123, 34, 102, 97, 105, 108, 117, 114, 101, 69, 114, 114, 111, 114, 67, 111); store32(q + 16, 0x3a226564u); q += 20;
  q = writeUint32(q, loadUint32(o));
  // ,"failurePoint":
  TEXT16(q, 44, 34, 102, 97, 105, 108, 117, 114, 101, 80, 111, 105, 110, 116, 34, 58); q += 16;
  q = IPSEC_FAILURE_POINT(q, loadUint32(o + 4));
  // ,"keyingModuleType":
  TEXT16(q, 44, 34, 107, 101, 121, 105, 110, 103, 77, 111, 100, 117, 108, 101, 84, 121); store32(q + 16, 0x3a226570u); q += 20;
  q = IKEEXT_KEY_MODULE_TYPE(q, loadUint32(o + 8));
  // ,"qmState":
  TEXT16(q, 44, 34, 113, 109, 83, 116, 97, 116, 101, 34, 58, 32, 32, 32, 32, 32); q += 11;
  q = IKEEXT_QM_SA_STATE(q, loadUint32(o + 12));
  // ,"saRole":
  TEXT16(q, 44, 34, 115, 97, 82, 111, 108, 101, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
  q = IKEEXT_SA_ROLE(q, loadUint32(o + 16));
  switch (loadUint32(o + 20)) {
    case 1:
    {
      // ,"saTrafficType":"IPSEC_TRAFFIC_TYPE_TUNNEL","localSubNet":
      TEXT16(q, 44, 34, 115, 97, 84, 114, 97, 102, 102, 105, 99, 84, 121, 112, 101, 34); TEXT16(q + 16, 58, 34, 73, 80, 83, 69, 67, 95, 84, 82, 65, 70, 70, 73, 67, 95); TEXT16(q + 32, 84, 89, 80, 69, 95, 84, 85, 78, 78, 69, 76, 34, 44, 34, 108, 111); TEXT16(q + 48, 99, 97, 108, 83, 117, 98, 78, 101, 116, 34, 58, 32, 32, 32, 32, 32); q += 59;
      q = FWP_CONDITION_VALUE0(q, o + 24);
      // ,"remoteSubNet":
      TEXT16(q, 44, 34, 114, 101, 109, 111, 116, 101, 83, 117, 98, 78, 101, 116, 34, 58); q += 16;
      q = FWP_CONDITION_VALUE0(q, o + 40);
      // ,"qmFilterId":"
      TEXT16(q, 44, 34, 113, 109, 70, 105, 108, 116, 101, 114, 73, 100, 34, 58, 34, 32); q += 15;
      q = writeUint64(q, o + 56);
      // "}
      store32(q, 0x20207d22u); q += 2;
      return q;
    }
    default: {
      // ,"saTrafficType":
      TEXT16(q, 44, 34, 115, 97, 84, 114, 97, 102, 102, 105, 99, 84, 121, 112, 101, 34); store32(q + 16, 0x2020203au); q += 17;
      q = IPSEC_TRAFFIC_TYPE(q, loadUint32(o + 20));
      // ,"qmFilterId":"
      TEXT16(q, 44, 34, 113, 109, 70, 105, 108, 116, 101, 114, 73, 100, 34, 58, 34, 32); q += 15;
      q = writeUint64(q, o + 56);
      // "}
      store32(q, 0x20207d22u); q += 2;
      return q;
    }
  }
}

static u8 *pointer_to_FWPM_NET_EVENT_IKEEXT_QM_FAILURE0(u8 *q, const u8 *o) {
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  NEED(p, 64);
  q = FWPM_NET_EVENT_IKEEXT_QM_FAILURE0(q, p);
  return q;
}

static const Flag FWPM_NET_EVENT_IKEEXT_EM_FAILURE_FLAG_flags[] = {
  {1u, "FWPM_NET_EVENT_IKEEXT_EM_FAILURE_FLAG_MULTIPLE"},
  {2u, "FWPM_NET_EVENT_IKEEXT_EM_FAILURE_FLAG_BENIGN"},
};
static FlagCache FWPM_NET_EVENT_IKEEXT_EM_FAILURE_FLAG_cache;
static const FlagLists FWPM_NET_EVENT_IKEEXT_EM_FAILURE_FLAG = {FWPM_NET_EVENT_IKEEXT_EM_FAILURE_FLAG_flags, 2, &FWPM_NET_EVENT_IKEEXT_EM_FAILURE_FLAG_cache};

static const Piece IKEEXT_EM_SA_STATE_0[] = {PIECE("\"IKEEXT_EM_SA_STATE_NONE\""), PIECE("\"IKEEXT_EM_SA_STATE_SENT_ATTS\""), PIECE("\"IKEEXT_EM_SA_STATE_SSPI_SENT\""), PIECE("\"IKEEXT_EM_SA_STATE_AUTH_COMPLETE\""), PIECE("\"IKEEXT_EM_SA_STATE_FINAL\""), PIECE("\"IKEEXT_EM_SA_STATE_COMPLETE\"")};
INLINE u8 *IKEEXT_EM_SA_STATE(u8 *q, u32 x) {
  if (x < 6) return writePiece(q, &IKEEXT_EM_SA_STATE_0[x]);
  return writeUint32(q, x);
}

static u8 *FWPM_NET_EVENT_IKEEXT_EM_FAILURE0(u8 *q, const u8 *o) {
  // {"failureErrorCode":
  TEXT16(q, 123, 34, 102, 97, 105, 108, 117, 114, 101, 69, 114, 114, 111, 114, 67, 111); store32(q + 16, 0x3a226564u); q += 20;
  q = writeUint32(q, loadUint32(o));
  // ,"failurePoint":
  TEXT16(q, 44, 34, 102, 97, 105, 108, 117, 114, 101, 80, 111, 105, 110, 116, 34, 58); q += 16;
  q = IPSEC_FAILURE_POINT(q, loadUint32(o + 4));
  // ,"flags":
  TEXT16(q, 44, 34, 102, 108, 97, 103, 115, 34, 58, 32, 32, 32, 32, 32, 32, 32); q += 9;
  q = writeFlags(&FWPM_NET_EVENT_IKEEXT_EM_FAILURE_FLAG, q, loadUint32(o + 8));
  // ,"emState":
  TEXT16(q, 44, 34, 101, 109, 83, 116, 97, 116, 101, 34, 58, 32, 32, 32, 32, 32); q += 11;
  q = IKEEXT_EM_SA_STATE(q, loadUint32(o + 12));
  // ,"saRole":
  TEXT16(q, 44, 34, 115, 97, 82, 111, 108, 101, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
  q = IKEEXT_SA_ROLE(q, loadUint32(o + 16));
  // ,"emAuthMethod":
  TEXT16(q, 44, 34, 101, 109, 65, 117, 116, 104, 77, 101, 116, 104, 111, 100, 34, 58); q += 16;
  q = IKEEXT_AUTHENTICATION_METHOD_TYPE(q, loadUint32(o + 20));
  // ,"endCertHash":"
  TEXT16(q, 44, 34, 101, 110, 100, 67, 101, 114, 116, 72, 97, 115, 104, 34, 58, 34); q += 16;
  q = writeHex(q, o + 24, 20);
  // ","mmId":"
  TEXT16(q, 34, 44, 34, 109, 109, 73, 100, 34, 58, 34, 32, 32, 32, 32, 32, 32); q += 10;
  q = writeUint64(q, o + 48);
  // ","qmFilterId":"
  TEXT16(q, 34, 44, 34, 113, 109, 70, 105, 108, 116, 101, 114, 73, 100, 34, 58, 34); q += 16;
  q = writeUint64(q, o + 56);
  // "}
  store32(q, 0x20207d22u); q += 2;
  return q;
}

static u8 *pointer_to_FWPM_NET_EVENT_IKEEXT_EM_FAILURE0(u8 *q, const u8 *o) {
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  NEED(p, 64);
  q = FWPM_NET_EVENT_IKEEXT_EM_FAILURE0(q, p);
  return q;
}

static u8 *FWPM_NET_EVENT_CLASSIFY_DROP0(u8 *q, const u8 *o) {
  // {"filterId":"
  TEXT16(q, 123, 34, 102, 105, 108, 116, 101, 114, 73, 100, 34, 58, 34, 32, 32, 32); q += 13;
  q = writeUint64(q, o);
  // ","layerId":
  TEXT16(q, 34, 44, 34, 108, 97, 121, 101, 114, 73, 100, 34, 58, 32, 32, 32, 32); q += 12;
  q = writeUint32(q, loadUint16(o + 8));
  *q++ = '}';
  return q;
}

static u8 *pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP0(u8 *q, const u8 *o) {
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  NEED(p, 16);
  q = FWPM_NET_EVENT_CLASSIFY_DROP0(q, p);
  return q;
}

static const Piece FWP_DIRECTION_0[] = {PIECE("\"FWP_DIRECTION_OUTBOUND\""), PIECE("\"FWP_DIRECTION_INBOUND\"")};
INLINE u8 *FWP_DIRECTION(u8 *q, u32 x) {
  if (x < 2) return writePiece(q, &FWP_DIRECTION_0[x]);
  return writeUint32(q, x);
}

static u8 *FWPM_NET_EVENT_IPSEC_KERNEL_DROP0(u8 *q, const u8 *o) {
  // {"failureStatus":
  TEXT16(q, 123, 34, 102, 97, 105, 108, 117, 114, 101, 83, 116, 97, 116, 117, 115, 34); store32(q + 16, 0x2020203au); q += 17;
  q = writeInt32(q, loadInt32(o));
  // ,"direction":
  TEXT16(q, 44, 34, 100, 105, 114, 101, 99, 116, 105, 111, 110, 34, 58, 32, 32, 32); q += 13;
  q = FWP_DIRECTION(q, loadUint32(o + 4));
  // ,"spi":
  store64(q, 0x203a22697073222cull); q += 7;
  q = writeUint32(q, loadUint32(o + 8));
  // ,"filterId":"
  TEXT16(q, 44, 34, 102, 105, 108, 116, 101, 114, 73, 100, 34, 58, 34, 32, 32, 32); q += 13;
  q = writeUint64(q, o + 16);
  // ","layerId":
  TEXT16(q, 34, 44, 34, 108, 97, 121, 101, 114, 73, 100, 34, 58, 32, 32, 32, 32); q += 12;
  q = writeUint32(q, loadUint16(o + 24));
  *q++ = '}';
  return q;
}

static u8 *pointer_to_FWPM_NET_EVENT_IPSEC_KERNEL_DROP0(u8 *q, const u8 *o) {
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  NEED(p, 32);
  q = FWPM_NET_EVENT_IPSEC_KERNEL_DROP0(q, p);
  return q;
}

static u8 *FWPM_NET_EVENT_IPSEC_DOSP_DROP0(u8 *q, const u8 *o) {
  switch (loadUint32(o)) {
    case 0:
    {
      // {"ipVersion":"FWP_IP_VERSION_V4","publicHostV4Addr":"
      TEXT16(q, 123, 34, 105, 112, 86, 101, 114, 115, 105, 111, 110, 34, 58, 34, 70, 87); TEXT16(q + 16, 80, 95, 73, 80, 95, 86, 69, 82, 83, 73, 79, 78, 95, 86, 52, 34); TEXT16(q + 32, 44, 34, 112, 117, 98, 108, 105, 99, 72, 111, 115, 116, 86, 52, 65, 100); store64(q + 48, 0x202020223a227264ull); q += 53;
      q = writeIpv4(q, loadUint32(o + 4));
      // ","internalHostV4Addr":"
      TEXT16(q, 34, 44, 34, 105, 110, 116, 101, 114, 110, 97, 108, 72, 111, 115, 116, 86); store64(q + 16, 0x223a227264644134ull); q += 24;
      q = writeIpv4(q, loadUint32(o + 20));
      // ","failureStatus":
      TEXT16(q, 34, 44, 34, 102, 97, 105, 108, 117, 114, 101, 83, 116, 97, 116, 117, 115); store32(q + 16, 0x20203a22u); q += 18;
      q = writeInt32(q, loadInt32(o + 36));
      // ,"direction":
      TEXT16(q, 44, 34, 100, 105, 114, 101, 99, 116, 105, 111, 110, 34, 58, 32, 32, 32); q += 13;
      q = FWP_DIRECTION(q, loadUint32(o + 40));
      *q++ = '}';
      return q;
    }
    case 1:
    {
      // {"ipVersion":"FWP_IP_VERSION_V6","publicHostV6Addr":"
      TEXT16(q, 123, 34, 105, 112, 86, 101, 114, 115, 105, 111, 110, 34, 58, 34, 70, 87); TEXT16(q + 16, 80, 95, 73, 80, 95, 86, 69, 82, 83, 73, 79, 78, 95, 86, 54, 34); TEXT16(q + 32, 44, 34, 112, 117, 98, 108, 105, 99, 72, 111, 115, 116, 86, 54, 65, 100); store64(q + 48, 0x202020223a227264ull); q += 53;
      q = writeIpv6(q, o + 4);
      // ","internalHostV6Addr":"
      TEXT16(q, 34, 44, 34, 105, 110, 116, 101, 114, 110, 97, 108, 72, 111, 115, 116, 86); store64(q + 16, 0x223a227264644136ull); q += 24;
      q = writeIpv6(q, o + 20);
      // ","failureStatus":
      TEXT16(q, 34, 44, 34, 102, 97, 105, 108, 117, 114, 101, 83, 116, 97, 116, 117, 115); store32(q + 16, 0x20203a22u); q += 18;
      q = writeInt32(q, loadInt32(o + 36));
      // ,"direction":
      TEXT16(q, 44, 34, 100, 105, 114, 101, 99, 116, 105, 111, 110, 34, 58, 32, 32, 32); q += 13;
      q = FWP_DIRECTION(q, loadUint32(o + 40));
      *q++ = '}';
      return q;
    }
    default: {
      // {"ipVersion":
      TEXT16(q, 123, 34, 105, 112, 86, 101, 114, 115, 105, 111, 110, 34, 58, 32, 32, 32); q += 13;
      q = FWP_IP_VERSION(q, loadUint32(o));
      // ,"failureStatus":
      TEXT16(q, 44, 34, 102, 97, 105, 108, 117, 114, 101, 83, 116, 97, 116, 117, 115, 34); store32(q + 16, 0x2020203au); q += 17;
      q = writeInt32(q, loadInt32(o + 36));
      // ,"direction":
      TEXT16(q, 44, 34, 100, 105, 114, 101, 99, 116, 105, 111, 110, 34, 58, 32, 32, 32); q += 13;
      q = FWP_DIRECTION(q, loadUint32(o + 40));
      *q++ = '}';
      return q;
    }
  }
}

static u8 *pointer_to_FWPM_NET_EVENT_IPSEC_DOSP_DROP0(u8 *q, const u8 *o) {
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  NEED(p, 44);
  q = FWPM_NET_EVENT_IPSEC_DOSP_DROP0(q, p);
  return q;
}

static u8 *FWPM_NET_EVENT0(u8 *q, const u8 *o) {
  // {"header":
  TEXT16(q, 123, 34, 104, 101, 97, 100, 101, 114, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
  q = FWPM_NET_EVENT_HEADER0(q, o);
  switch (loadUint32(o + 88)) {
    case 0:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE","ikeMmFailure":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 73, 75, 69); TEXT16(q + 32, 69, 88, 84, 95, 77, 77, 95, 70, 65, 73, 76, 85, 82, 69, 34, 44); TEXT16(q + 48, 34, 105, 107, 101, 77, 109, 70, 97, 105, 108, 117, 114, 101, 34, 58, 32); q += 63;
      q = pointer_to_FWPM_NET_EVENT_IKEEXT_MM_FAILURE0(q, o + 96);
      *q++ = '}';
      return q;
    }
    case 1:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE","ikeQmFailure":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 73, 75, 69); TEXT16(q + 32, 69, 88, 84, 95, 81, 77, 95, 70, 65, 73, 76, 85, 82, 69, 34, 44); TEXT16(q + 48, 34, 105, 107, 101, 81, 109, 70, 97, 105, 108, 117, 114, 101, 34, 58, 32); q += 63;
      q = pointer_to_FWPM_NET_EVENT_IKEEXT_QM_FAILURE0(q, o + 96);
      *q++ = '}';
      return q;
    }
    case 2:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IKEEXT_EM_FAILURE","ikeEmFailure":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 73, 75, 69); TEXT16(q + 32, 69, 88, 84, 95, 69, 77, 95, 70, 65, 73, 76, 85, 82, 69, 34, 44); TEXT16(q + 48, 34, 105, 107, 101, 69, 109, 70, 97, 105, 108, 117, 114, 101, 34, 58, 32); q += 63;
      q = pointer_to_FWPM_NET_EVENT_IKEEXT_EM_FAILURE0(q, o + 96);
      *q++ = '}';
      return q;
    }
    case 3:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CLASSIFY_DROP","classifyDrop":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 67, 76, 65); TEXT16(q + 32, 83, 83, 73, 70, 89, 95, 68, 82, 79, 80, 34, 44, 34, 99, 108, 97); TEXT16(q + 48, 115, 115, 105, 102, 121, 68, 114, 111, 112, 34, 58, 32, 32, 32, 32, 32); q += 59;
      q = pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP0(q, o + 96);
      *q++ = '}';
      return q;
    }
    case 4:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IPSEC_KERNEL_DROP","ipsecDrop":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 73, 80, 83); TEXT16(q + 32, 69, 67, 95, 75, 69, 82, 78, 69, 76, 95, 68, 82, 79, 80, 34, 44); TEXT16(q + 48, 34, 105, 112, 115, 101, 99, 68, 114, 111, 112, 34, 58, 32, 32, 32, 32); q += 60;
      q = pointer_to_FWPM_NET_EVENT_IPSEC_KERNEL_DROP0(q, o + 96);
      *q++ = '}';
      return q;
    }
    case 5:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IPSEC_DOSP_DROP","idpDrop":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 73, 80, 83); TEXT16(q + 32, 69, 67, 95, 68, 79, 83, 80, 95, 68, 82, 79, 80, 34, 44, 34, 105); store64(q + 48, 0x3a22706f72447064ull); q += 56;
      q = pointer_to_FWPM_NET_EVENT_IPSEC_DOSP_DROP0(q, o + 96);
      *q++ = '}';
      return q;
    }
    default: {
      // ,"type":
      store64(q, 0x3a2265707974222cull); q += 8;
      q = FWPM_NET_EVENT_TYPE(q, loadUint32(o + 88));
      *q++ = '}';
      return q;
    }
  }
}

static const Piece FWP_AF_0[] = {PIECE("\"FWP_AF_INET\""), PIECE("\"FWP_AF_INET6\""), PIECE("\"FWP_AF_ETHER\""), PIECE("\"FWP_AF_NONE\"")};
INLINE u8 *FWP_AF(u8 *q, u32 x) {
  if (x < 4) return writePiece(q, &FWP_AF_0[x]);
  return writeUint32(q, x);
}

static u8 *FWPM_NET_EVENT_HEADER1(u8 *q, const u8 *o) {
  // {"timeStamp":"
  TEXT16(q, 123, 34, 116, 105, 109, 101, 83, 116, 97, 109, 112, 34, 58, 34, 32, 32); q += 14;
  q = writeFiletime(q, o);
  // ","flags":
  TEXT16(q, 34, 44, 34, 102, 108, 97, 103, 115, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
  q = writeFlags(&FWPM_NET_EVENT_FLAG, q, loadUint32(o + 8));
  switch (loadUint32(o + 12)) {
    case 0:
    {
      // ,"ipVersion":"FWP_IP_VERSION_V4","ipProtocol":
      TEXT16(q, 44, 34, 105, 112, 86, 101, 114, 115, 105, 111, 110, 34, 58, 34, 70, 87); TEXT16(q + 16, 80, 95, 73, 80, 95, 86, 69, 82, 83, 73, 79, 78, 95, 86, 52, 34); TEXT16(q + 32, 44, 34, 105, 112, 80, 114, 111, 116, 111, 99, 111, 108, 34, 58, 32, 32); q += 46;
      q = writeUint32(q, loadUint8(o + 16));
      // ,"localAddrV4":"
      TEXT16(q, 44, 34, 108, 111, 99, 97, 108, 65, 100, 100, 114, 86, 52, 34, 58, 34); q += 16;
      q = writeIpv4(q, loadUint32(o + 20));
      // ","remoteAddrV4":"
      TEXT16(q, 34, 44, 34, 114, 101, 109, 111, 116, 101, 65, 100, 100, 114, 86, 52, 34); store32(q + 16, 0x2020223au); q += 18;
      q = writeIpv4(q, loadUint32(o + 36));
      // ","localPort":
      TEXT16(q, 34, 44, 34, 108, 111, 99, 97, 108, 80, 111, 114, 116, 34, 58, 32, 32); q += 14;
      q = writeUint32(q, loadUint16(o + 52));
      // ,"remotePort":
      TEXT16(q, 44, 34, 114, 101, 109, 111, 116, 101, 80, 111, 114, 116, 34, 58, 32, 32); q += 14;
      q = writeUint32(q, loadUint16(o + 54));
      // ,"scopeId":
      TEXT16(q, 44, 34, 115, 99, 111, 112, 101, 73, 100, 34, 58, 32, 32, 32, 32, 32); q += 11;
      q = writeUint32(q, loadUint32(o + 56));
      // ,"appId":
      TEXT16(q, 44, 34, 97, 112, 112, 73, 100, 34, 58, 32, 32, 32, 32, 32, 32, 32); q += 9;
      q = FWP_BYTE_BLOB_text(q, o + 64);
      // ,"userId":
      TEXT16(q, 44, 34, 117, 115, 101, 114, 73, 100, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
      q = pointer_to_sid(q, o + 80);
      *q++ = '}';
      return q;
    }
    case 1:
    {
      // ,"ipVersion":"FWP_IP_VERSION_V6","ipProtocol":
      TEXT16(q, 44, 34, 105, 112, 86, 101, 114, 115, 105, 111, 110, 34, 58, 34, 70, 87); TEXT16(q + 16, 80, 95, 73, 80, 95, 86, 69, 82, 83, 73, 79, 78, 95, 86, 54, 34); TEXT16(q + 32, 44, 34, 105, 112, 80, 114, 111, 116, 111, 99, 111, 108, 34, 58, 32, 32); q += 46;
      q = writeUint32(q, loadUint8(o + 16));
      // ,"localAddrV6":"
      TEXT16(q, 44, 34, 108, 111, 99, 97, 108, 65, 100, 100, 114, 86, 54, 34, 58, 34); q += 16;
      q = writeIpv6(q, o + 20);
      // ","remoteAddrV6":"
      TEXT16(q, 34, 44, 34, 114, 101, 109, 111, 116, 101, 65, 100, 100, 114, 86, 54, 34); store32(q + 16, 0x2020223au); q += 18;
      q = writeIpv6(q, o + 36);
      // ","localPort":
      TEXT16(q, 34, 44, 34, 108, 111, 99, 97, 108, 80, 111, 114, 116, 34, 58, 32, 32); q += 14;
      q = writeUint32(q, loadUint16(o + 52));
      // ,"remotePort":
      TEXT16(q, 44, 34, 114, 101, 109, 111, 116, 101, 80, 111, 114, 116, 34, 58, 32, 32); q += 14;
      q = writeUint32(q, loadUint16(o + 54));
      // ,"scopeId":
      TEXT16(q, 44, 34, 115, 99, 111, 112, 101, 73, 100, 34, 58, 32, 32, 32, 32, 32); q += 11;
      q = writeUint32(q, loadUint32(o + 56));
      // ,"appId":
      TEXT16(q, 44, 34, 97, 112, 112, 73, 100, 34, 58, 32, 32, 32, 32, 32, 32, 32); q += 9;
      q = FWP_BYTE_BLOB_text(q, o + 64);
      // ,"userId":
      TEXT16(q, 44, 34, 117, 115, 101, 114, 73, 100, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
      q = pointer_to_sid(q, o + 80);
      *q++ = '}';
      return q;
    }
    case 2:
    {
      // ,"ipVersion":"FWP_IP_VERSION_NONE","ipProtocol":
      TEXT16(q, 44, 34, 105, 112, 86, 101, 114, 115, 105, 111, 110, 34, 58, 34, 70, 87); TEXT16(q + 16, 80, 95, 73, 80, 95, 86, 69, 82, 83, 73, 79, 78, 95, 78, 79, 78); TEXT16(q + 32, 69, 34, 44, 34, 105, 112, 80, 114, 111, 116, 111, 99, 111, 108, 34, 58); q += 48;
      q = writeUint32(q, loadUint8(o + 16));
      // ,"localPort":
      TEXT16(q, 44, 34, 108, 111, 99, 97, 108, 80, 111, 114, 116, 34, 58, 32, 32, 32); q += 13;
      q = writeUint32(q, loadUint16(o + 52));
      // ,"remotePort":
      TEXT16(q, 44, 34, 114, 101, 109, 111, 116, 101, 80, 111, 114, 116, 34, 58, 32, 32); q += 14;
      q = writeUint32(q, loadUint16(o + 54));
      // ,"scopeId":
      TEXT16(q, 44, 34, 115, 99, 111, 112, 101, 73, 100, 34, 58, 32, 32, 32, 32, 32); q += 11;
      q = writeUint32(q, loadUint32(o + 56));
      // ,"appId":
      TEXT16(q, 44, 34, 97, 112, 112, 73, 100, 34, 58, 32, 32, 32, 32, 32, 32, 32); q += 9;
      q = FWP_BYTE_BLOB_text(q, o + 64);
      // ,"userId":
      TEXT16(q, 44, 34, 117, 115, 101, 114, 73, 100, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
      q = pointer_to_sid(q, o + 80);
      switch (loadUint32(o + 88)) {
        case 2:
        {
          // ,"reserved1":"FWP_AF_ETHER","reserved2":"
          TEXT16(q, 44, 34, 114, 101, 115, 101, 114, 118, 101, 100, 49, 34, 58, 34, 70, 87); TEXT16(q + 16, 80, 95, 65, 70, 95, 69, 84, 72, 69, 82, 34, 44, 34, 114, 101, 115); TEXT16(q + 32, 101, 114, 118, 101, 100, 50, 34, 58, 34, 32, 32, 32, 32, 32, 32, 32); q += 41;
          q = writeMac(q, o + 96);
          // ","reserved3":"
          TEXT16(q, 34, 44, 34, 114, 101, 115, 101, 114, 118, 101, 100, 51, 34, 58, 34, 32); q += 15;
          q = writeMac(q, o + 102);
          // ","reserved4":
          TEXT16(q, 34, 44, 34, 114, 101, 115, 101, 114, 118, 101, 100, 52, 34, 58, 32, 32); q += 14;
          q = writeUint32(q, loadUint32(o + 108));
          // ,"reserved5":
          TEXT16(q, 44, 34, 114, 101, 115, 101, 114, 118, 101, 100, 53, 34, 58, 32, 32, 32); q += 13;
          q = writeUint32(q, loadUint32(o + 112));
          // ,"reserved6":
          TEXT16(q, 44, 34, 114, 101, 115, 101, 114, 118, 101, 100, 54, 34, 58, 32, 32, 32); q += 13;
          q = writeUint32(q, loadUint16(o + 116));
          // ,"reserved7":
          TEXT16(q, 44, 34, 114, 101, 115, 101, 114, 118, 101, 100, 55, 34, 58, 32, 32, 32); q += 13;
          q = writeUint32(q, loadUint32(o + 120));
          // ,"reserved8":
          TEXT16(q, 44, 34, 114, 101, 115, 101, 114, 118, 101, 100, 56, 34, 58, 32, 32, 32); q += 13;
          q = writeUint32(q, loadUint32(o + 124));
          // ,"reserved9":
          TEXT16(q, 44, 34, 114, 101, 115, 101, 114, 118, 101, 100, 57, 34, 58, 32, 32, 32); q += 13;
          q = writeUint32(q, loadUint16(o + 128));
          // ,"reserved10":"
          TEXT16(q, 44, 34, 114, 101, 115, 101, 114, 118, 101, 100, 49, 48, 34, 58, 34, 32); q += 15;
          q = writeUint64(q, o + 136);
          // "}
          store32(q, 0x20207d22u); q += 2;
          return q;
        }
        default: {
          // ,"reserved1":
          TEXT16(q, 44, 34, 114, 101, 115, 101, 114, 118, 101, 100, 49, 34, 58, 32, 32, 32); q += 13;
          q = FWP_AF(q, loadUint32(o + 88));
          *q++ = '}';
          return q;
        }
      }
    }
    default: {
      // ,"ipVersion":
      TEXT16(q, 44, 34, 105, 112, 86, 101, 114, 115, 105, 111, 110, 34, 58, 32, 32, 32); q += 13;
      q = FWP_IP_VERSION(q, loadUint32(o + 12));
      // ,"ipProtocol":
      TEXT16(q, 44, 34, 105, 112, 80, 114, 111, 116, 111, 99, 111, 108, 34, 58, 32, 32); q += 14;
      q = writeUint32(q, loadUint8(o + 16));
      // ,"localPort":
      TEXT16(q, 44, 34, 108, 111, 99, 97, 108, 80, 111, 114, 116, 34, 58, 32, 32, 32); q += 13;
      q = writeUint32(q, loadUint16(o + 52));
      // ,"remotePort":
      TEXT16(q, 44, 34, 114, 101, 109, 111, 116, 101, 80, 111, 114, 116, 34, 58, 32, 32); q += 14;
      q = writeUint32(q, loadUint16(o + 54));
      // ,"scopeId":
      TEXT16(q, 44, 34, 115, 99, 111, 112, 101, 73, 100, 34, 58, 32, 32, 32, 32, 32); q += 11;
      q = writeUint32(q, loadUint32(o + 56));
      // ,"appId":
      TEXT16(q, 44, 34, 97, 112, 112, 73, 100, 34, 58, 32, 32, 32, 32, 32, 32, 32); q += 9;
      q = FWP_BYTE_BLOB_text(q, o + 64);
      // ,"userId":
      TEXT16(q, 44, 34, 117, 115, 101, 114, 73, 100, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
      q = pointer_to_sid(q, o + 80);
      *q++ = '}';
      return q;
    }
  }
}

static u8 *array_of_pointer_to_wideString(u8 *q, u32 count, const u8 *o) {
  if (count == 0) {
  // []
  store32(q, 0x20205d5bu); q += 2;
    return q;
  }
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  NEED_ELEMENTS(p, count, 8, 2);
  *q++ = '[';
  const u8 *a = p; for (u32 i = 0; i < count; i++, a += 8) {
    if (i > 0) *q++ = ',';
    ROOM(0);
  q = pointer_to_wideString(q, a);
  }
  *q++ = ']';
  return q;
}

static u8 *FWPM_NET_EVENT_IKEEXT_MM_FAILURE1(u8 *q, const u8 *o) {
  // {"failureErrorCode":
  TEXT16(q, 123, 34, 102, 97, 105, 108, 117, 114, 101, 69, 114, 114, 111, 114, 67, 111); store32(q + 16, 0x3a226564u); q += 20;
  q = writeUint32(q, loadUint32(o));
  // ,"failurePoint":
  TEXT16(q, 44, 34, 102, 97, 105, 108, 117, 114, 101, 80, 111, 105, 110, 116, 34, 58); q += 16;
  q = IPSEC_FAILURE_POINT(q, loadUint32(o + 4));
  // ,"flags":
  TEXT16(q, 44, 34, 102, 108, 97, 103, 115, 34, 58, 32, 32, 32, 32, 32, 32, 32); q += 9;
  q = writeFlags(&FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG, q, loadUint32(o + 8));
  // ,"keyingModuleType":
  TEXT16(q, 44, 34, 107, 101, 121, 105, 110, 103, 77, 111, 100, 117, 108, 101, 84, 121); store32(q + 16, 0x3a226570u); q += 20;
  q = IKEEXT_KEY_MODULE_TYPE(q, loadUint32(o + 12));
  // ,"mmState":
  TEXT16(q, 44, 34, 109, 109, 83, 116, 97, 116, 101, 34, 58, 32, 32, 32, 32, 32); q += 11;
  q = IKEEXT_MM_SA_STATE(q, loadUint32(o + 16));
  // ,"saRole":
  TEXT16(q, 44, 34, 115, 97, 82, 111, 108, 101, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
  q = IKEEXT_SA_ROLE(q, loadUint32(o + 20));
  // ,"mmAuthMethod":
  TEXT16(q, 44, 34, 109, 109, 65, 117, 116, 104, 77, 101, 116, 104, 111, 100, 34, 58); q += 16;
  q = IKEEXT_AUTHENTICATION_METHOD_TYPE(q, loadUint32(o + 24));
  // ,"endCertHash":"
  TEXT16(q, 44, 34, 101, 110, 100, 67, 101, 114, 116, 72, 97, 115, 104, 34, 58, 34); q += 16;
  q = writeHex(q, o + 28, 20);
  // ","mmId":"
  TEXT16(q, 34, 44, 34, 109, 109, 73, 100, 34, 58, 34, 32, 32, 32, 32, 32, 32); q += 10;
  q = writeUint64(q, o + 48);
  // ","mmFilterId":"
  TEXT16(q, 34, 44, 34, 109, 109, 70, 105, 108, 116, 101, 114, 73, 100, 34, 58, 34); q += 16;
  q = writeUint64(q, o + 56);
  // ","localPrincipalNameForAuth":
  TEXT16(q, 34, 44, 34, 108, 111, 99, 97, 108, 80, 114, 105, 110, 99, 105, 112, 97); TEXT16(q + 16, 108, 78, 97, 109, 101, 70, 111, 114, 65, 117, 116, 104, 34, 58, 32, 32); q += 30;
  q = pointer_to_wideString(q, o + 64);
  // ,"remotePrincipalNameForAuth":
  TEXT16(q, 44, 34, 114, 101, 109, 111, 116, 101, 80, 114, 105, 110, 99, 105, 112, 97); TEXT16(q + 16, 108, 78, 97, 109, 101, 70, 111, 114, 65, 117, 116, 104, 34, 58, 32, 32); q += 30;
  q = pointer_to_wideString(q, o + 72);
  // ,"localPrincipalGroupSids":
  TEXT16(q, 44, 34, 108, 111, 99, 97, 108, 80, 114, 105, 110, 99, 105, 112, 97, 108); TEXT16(q + 16, 71, 114, 111, 117, 112, 83, 105, 100, 115, 34, 58, 32, 32, 32, 32, 32); q += 27;
  q = array_of_pointer_to_wideString(q, loadUint32(o + 80), o + 88);
  // ,"remotePrincipalGroupSids":
  TEXT16(q, 44, 34, 114, 101, 109, 111, 116, 101, 80, 114, 105, 110, 99, 105, 112, 97); TEXT16(q + 16, 108, 71, 114, 111, 117, 112, 83, 105, 100, 115, 34, 58, 32, 32, 32, 32); q += 28;
  q = array_of_pointer_to_wideString(q, loadUint32(o + 96), o + 104);
  *q++ = '}';
  return q;
}

static u8 *pointer_to_FWPM_NET_EVENT_IKEEXT_MM_FAILURE1(u8 *q, const u8 *o) {
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  NEED(p, 112);
  q = FWPM_NET_EVENT_IKEEXT_MM_FAILURE1(q, p);
  return q;
}

static u8 *FWPM_NET_EVENT_IKEEXT_EM_FAILURE1(u8 *q, const u8 *o) {
  // {"failureErrorCode":
  TEXT16(q, 123, 34, 102, 97, 105, 108, 117, 114, 101, 69, 114, 114, 111, 114, 67, 111); store32(q + 16, 0x3a226564u); q += 20;
  q = writeUint32(q, loadUint32(o));
  // ,"failurePoint":
  TEXT16(q, 44, 34, 102, 97, 105, 108, 117, 114, 101, 80, 111, 105, 110, 116, 34, 58); q += 16;
  q = IPSEC_FAILURE_POINT(q, loadUint32(o + 4));
  // ,"flags":
  TEXT16(q, 44, 34, 102, 108, 97, 103, 115, 34, 58, 32, 32, 32, 32, 32, 32, 32); q += 9;
  q = writeFlags(&FWPM_NET_EVENT_IKEEXT_EM_FAILURE_FLAG, q, loadUint32(o + 8));
  // ,"emState":
  TEXT16(q, 44, 34, 101, 109, 83, 116, 97, 116, 101, 34, 58, 32, 32, 32, 32, 32); q += 11;
  q = IKEEXT_EM_SA_STATE(q, loadUint32(o + 12));
  // ,"saRole":
  TEXT16(q, 44, 34, 115, 97, 82, 111, 108, 101, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
  q = IKEEXT_SA_ROLE(q, loadUint32(o + 16));
  // ,"emAuthMethod":
  TEXT16(q, 44, 34, 101, 109, 65, 117, 116, 104, 77, 101, 116, 104, 111, 100, 34, 58); q += 16;
  q = IKEEXT_AUTHENTICATION_METHOD_TYPE(q, loadUint32(o + 20));
  // ,"endCertHash":"
  TEXT16(q, 44, 34, 101, 110, 100, 67, 101, 114, 116, 72, 97, 115, 104, 34, 58, 34); q += 16;
  q = writeHex(q, o + 24, 20);
  // ","mmId":"
  TEXT16(q, 34, 44, 34, 109, 109, 73, 100, 34, 58, 34, 32, 32, 32, 32, 32, 32); q += 10;
  q = writeUint64(q, o + 48);
  // ","qmFilterId":"
  TEXT16(q, 34, 44, 34, 113, 109, 70, 105, 108, 116, 101, 114, 73, 100, 34, 58, 34); q += 16;
  q = writeUint64(q, o + 56);
  // ","localPrincipalNameForAuth":
  TEXT16(q, 34, 44, 34, 108, 111, 99, 97, 108, 80, 114, 105, 110, 99, 105, 112, 97); TEXT16(q + 16, 108, 78, 97, 109, 101, 70, 111, 114, 65, 117, 116, 104, 34, 58, 32, 32); q += 30;
  q = pointer_to_wideString(q, o + 64);
  // ,"remotePrincipalNameForAuth":
  TEXT16(q, 44, 34, 114, 101, 109, 111, 116, 101, 80, 114, 105, 110, 99, 105, 112, 97); TEXT16(q + 16, 108, 78, 97, 109, 101, 70, 111, 114, 65, 117, 116, 104, 34, 58, 32, 32); q += 30;
  q = pointer_to_wideString(q, o + 72);
  // ,"localPrincipalGroupSids":
  TEXT16(q, 44, 34, 108, 111, 99, 97, 108, 80, 114, 105, 110, 99, 105, 112, 97, 108); TEXT16(q + 16, 71, 114, 111, 117, 112, 83, 105, 100, 115, 34, 58, 32, 32, 32, 32, 32); q += 27;
  q = array_of_pointer_to_wideString(q, loadUint32(o + 80), o + 88);
  // ,"remotePrincipalGroupSids":
  TEXT16(q, 44, 34, 114, 101, 109, 111, 116, 101, 80, 114, 105, 110, 99, 105, 112, 97); TEXT16(q + 16, 108, 71, 114, 111, 117, 112, 83, 105, 100, 115, 34, 58, 32, 32, 32, 32); q += 28;
  q = array_of_pointer_to_wideString(q, loadUint32(o + 96), o + 104);
  // ,"saTrafficType":
  TEXT16(q, 44, 34, 115, 97, 84, 114, 97, 102, 102, 105, 99, 84, 121, 112, 101, 34); store32(q + 16, 0x2020203au); q += 17;
  q = IPSEC_TRAFFIC_TYPE(q, loadUint32(o + 112));
  *q++ = '}';
  return q;
}

static u8 *pointer_to_FWPM_NET_EVENT_IKEEXT_EM_FAILURE1(u8 *q, const u8 *o) {
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  NEED(p, 120);
  q = FWPM_NET_EVENT_IKEEXT_EM_FAILURE1(q, p);
  return q;
}

static const Flag FWP_CONDITION_REAUTHORIZE_REASON_flags[] = {
  {1u, "FWP_CONDITION_REAUTHORIZE_REASON_POLICY_CHANGE"},
  {2u, "FWP_CONDITION_REAUTHORIZE_REASON_NEW_ARRIVAL_INTERFACE"},
  {4u, "FWP_CONDITION_REAUTHORIZE_REASON_NEW_NEXTHOP_INTERFACE"},
  {8u, "FWP_CONDITION_REAUTHORIZE_REASON_PROFILE_CROSSING"},
  {16u, "FWP_CONDITION_REAUTHORIZE_REASON_CLASSIFY_COMPLETION"},
  {32u, "FWP_CONDITION_REAUTHORIZE_REASON_IPSEC_PROPERTIES_CHANGED"},
  {64u, "FWP_CONDITION_REAUTHORIZE_REASON_MID_STREAM_INSPECTION"},
  {128u, "FWP_CONDITION_REAUTHORIZE_REASON_SOCKET_PROPERTY_CHANGED"},
  {256u, "FWP_CONDITION_REAUTHORIZE_REASON_NEW_INBOUND_MCAST_BCAST_PACKET"},
  {512u, "FWP_CONDITION_REAUTHORIZE_REASON_EDP_POLICY_CHANGED"},
  {1024u, "FWP_CONDITION_REAUTHORIZE_REASON_PRECLASSIFY_LOCALADDR_LAYER_CHANGE"},
  {2048u, "FWP_CONDITION_REAUTHORIZE_REASON_PRECLASSIFY_REMOTEADDR_LAYER_CHANGE"},
  {4096u, "FWP_CONDITION_REAUTHORIZE_REASON_PRECLASSIFY_LOCALPORT_LAYER_CHANGE"},
  {8192u, "FWP_CONDITION_REAUTHORIZE_REASON_PRECLASSIFY_REMOTEPORT_LAYER_CHANGE"},
  {16384u, "FWP_CONDITION_REAUTHORIZE_REASON_PROXY_HANDLE_CHANGED"},
  {32768u, "FWP_CONDITION_REAUTHORIZE_REASON_PRECLASSIFY_POLICY_CHANGED"},
  {65536u, "FWP_CONDITION_REAUTHORIZE_REASON_CHECK_OFFLOAD"},
};
static FlagCache FWP_CONDITION_REAUTHORIZE_REASON_cache;
static const FlagLists FWP_CONDITION_REAUTHORIZE_REASON = {FWP_CONDITION_REAUTHORIZE_REASON_flags, 17, &FWP_CONDITION_REAUTHORIZE_REASON_cache};

static const Piece MS_FWP_DIRECTION_0[] = {PIECE("\"MS_FWP_DIRECTION_IN\""), PIECE("\"MS_FWP_DIRECTION_OUT\""), PIECE("\"MS_FWP_DIRECTION_FORWARD\""), PIECE("\"MS_FWP_DIRECTION_BIDIRECTIONAL\"")};
INLINE u8 *MS_FWP_DIRECTION(u8 *q, u32 x) {
  if (x >= 14592 && x < 14596) return writePiece(q, &MS_FWP_DIRECTION_0[x - 14592]);
  return writeUint32(q, x);
}

static u8 *FWPM_NET_EVENT_CLASSIFY_DROP1(u8 *q, const u8 *o) {
  // {"filterId":"
  TEXT16(q, 123, 34, 102, 105, 108, 116, 101, 114, 73, 100, 34, 58, 34, 32, 32, 32); q += 13;
  q = writeUint64(q, o);
  // ","layerId":
  TEXT16(q, 34, 44, 34, 108, 97, 121, 101, 114, 73, 100, 34, 58, 32, 32, 32, 32); q += 12;
  q = writeUint32(q, loadUint16(o + 8));
  // ,"reauthReason":
  TEXT16(q, 44, 34, 114, 101, 97, 117, 116, 104, 82, 101, 97, 115, 111, 110, 34, 58); q += 16;
  q = writeFlags(&FWP_CONDITION_REAUTHORIZE_REASON, q, loadUint32(o + 12));
  // ,"originalProfile":
  TEXT16(q, 44, 34, 111, 114, 105, 103, 105, 110, 97, 108, 80, 114, 111, 102, 105, 108); store32(q + 16, 0x203a2265u); q += 19;
  q = writeUint32(q, loadUint32(o + 16));
  // ,"currentProfile":
  TEXT16(q, 44, 34, 99, 117, 114, 114, 101, 110, 116, 80, 114, 111, 102, 105, 108, 101); store32(q + 16, 0x20203a22u); q += 18;
  q = writeUint32(q, loadUint32(o + 20));
  // ,"msFwpDirection":
  TEXT16(q, 44, 34, 109, 115, 70, 119, 112, 68, 105, 114, 101, 99, 116, 105, 111, 110); store32(q + 16, 0x20203a22u); q += 18;
  q = MS_FWP_DIRECTION(q, loadUint32(o + 24));
  // ,"isLoopback":
  TEXT16(q, 44, 34, 105, 115, 76, 111, 111, 112, 98, 97, 99, 107, 34, 58, 32, 32); q += 14;
  if (loadUint32(o + 28) != 0) {
  // true
  store32(q, 0x65757274u); q += 4;
  } else {
  // false
  store64(q, 0x20202065736c6166ull); q += 5;
  }
  *q++ = '}';
  return q;
}

static u8 *pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP1(u8 *q, const u8 *o) {
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  NEED(p, 32);
  q = FWPM_NET_EVENT_CLASSIFY_DROP1(q, p);
  return q;
}

static u8 *FWPM_NET_EVENT1(u8 *q, const u8 *o) {
  // {"header":
  TEXT16(q, 123, 34, 104, 101, 97, 100, 101, 114, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
  q = FWPM_NET_EVENT_HEADER1(q, o);
  switch (loadUint32(o + 144)) {
    case 0:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE","ikeMmFailure":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 73, 75, 69); TEXT16(q + 32, 69, 88, 84, 95, 77, 77, 95, 70, 65, 73, 76, 85, 82, 69, 34, 44); TEXT16(q + 48, 34, 105, 107, 101, 77, 109, 70, 97, 105, 108, 117, 114, 101, 34, 58, 32); q += 63;
      q = pointer_to_FWPM_NET_EVENT_IKEEXT_MM_FAILURE1(q, o + 152);
      *q++ = '}';
      return q;
    }
    case 1:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE","ikeQmFailure":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 73, 75, 69); TEXT16(q + 32, 69, 88, 84, 95, 81, 77, 95, 70, 65, 73, 76, 85, 82, 69, 34, 44); TEXT16(q + 48, 34, 105, 107, 101, 81, 109, 70, 97, 105, 108, 117, 114, 101, 34, 58, 32); q += 63;
      q = pointer_to_FWPM_NET_EVENT_IKEEXT_QM_FAILURE0(q, o + 152);
      *q++ = '}';
      return q;
    }
    case 2:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IKEEXT_EM_FAILURE","ikeEmFailure":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 73, 75, 69); TEXT16(q + 32, 69, 88, 84, 95, 69, 77, 95, 70, 65, 73, 76, 85, 82, 69, 34, 44); TEXT16(q + 48, 34, 105, 107, 101, 69, 109, 70, 97, 105, 108, 117, 114, 101, 34, 58, 32); q += 63;
      q = pointer_to_FWPM_NET_EVENT_IKEEXT_EM_FAILURE1(q, o + 152);
      *q++ = '}';
      return q;
    }
    case 3:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CLASSIFY_DROP","classifyDrop":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 67, 76, 65); TEXT16(q + 32, 83, 83, 73, 70, 89, 95, 68, 82, 79, 80, 34, 44, 34, 99, 108, 97); TEXT16(q + 48, 115, 115, 105, 102, 121, 68, 114, 111, 112, 34, 58, 32, 32, 32, 32, 32); q += 59;
      q = pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP1(q, o + 152);
      *q++ = '}';
      return q;
    }
    case 4:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IPSEC_KERNEL_DROP","ipsecDrop":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 73, 80, 83); TEXT16(q + 32, 69, 67, 95, 75, 69, 82, 78, 69, 76, 95, 68, 82, 79, 80, 34, 44); TEXT16(q + 48, 34, 105, 112, 115, 101, 99, 68, 114, 111, 112, 34, 58, 32, 32, 32, 32); q += 60;
      q = pointer_to_FWPM_NET_EVENT_IPSEC_KERNEL_DROP0(q, o + 152);
      *q++ = '}';
      return q;
    }
    case 5:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IPSEC_DOSP_DROP","idpDrop":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 73, 80, 83); TEXT16(q + 32, 69, 67, 95, 68, 79, 83, 80, 95, 68, 82, 79, 80, 34, 44, 34, 105); store64(q + 48, 0x3a22706f72447064ull); q += 56;
      q = pointer_to_FWPM_NET_EVENT_IPSEC_DOSP_DROP0(q, o + 152);
      *q++ = '}';
      return q;
    }
    default: {
      // ,"type":
      store64(q, 0x3a2265707974222cull); q += 8;
      q = FWPM_NET_EVENT_TYPE(q, loadUint32(o + 144));
      *q++ = '}';
      return q;
    }
  }
}

static u8 *FWPM_NET_EVENT_HEADER2(u8 *q, const u8 *o) {
  // {"timeStamp":"
  TEXT16(q, 123, 34, 116, 105, 109, 101, 83, 116, 97, 109, 112, 34, 58, 34, 32, 32); q += 14;
  q = writeFiletime(q, o);
  // ","flags":
  TEXT16(q, 34, 44, 34, 102, 108, 97, 103, 115, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
  q = writeFlags(&FWPM_NET_EVENT_FLAG, q, loadUint32(o + 8));
  switch (loadUint32(o + 12)) {
    case 0:
    {
      // ,"ipVersion":"FWP_IP_VERSION_V4","ipProtocol":
      TEXT16(q, 44, 34, 105, 112, 86, 101, 114, 115, 105, 111, 110, 34, 58, 34, 70, 87); TEXT16(q + 16, 80, 95, 73, 80, 95, 86, 69, 82, 83, 73, 79, 78, 95, 86, 52, 34); TEXT16(q + 32, 44, 34, 105, 112, 80, 114, 111, 116, 111, 99, 111, 108, 34, 58, 32, 32); q += 46;
      q = writeUint32(q, loadUint8(o + 16));
      // ,"localAddrV4":"
      TEXT16(q, 44, 34, 108, 111, 99, 97, 108, 65, 100, 100, 114, 86, 52, 34, 58, 34); q += 16;
      q = writeIpv4(q, loadUint32(o + 20));
      // ","remoteAddrV4":"
      TEXT16(q, 34, 44, 34, 114, 101, 109, 111, 116, 101, 65, 100, 100, 114, 86, 52, 34); store32(q + 16, 0x2020223au); q += 18;
      q = writeIpv4(q, loadUint32(o + 36));
      // ","localPort":
      TEXT16(q, 34, 44, 34, 108, 111, 99, 97, 108, 80, 111, 114, 116, 34, 58, 32, 32); q += 14;
      q = writeUint32(q, loadUint16(o + 52));
      // ,"remotePort":
      TEXT16(q, 44, 34, 114, 101, 109, 111, 116, 101, 80, 111, 114, 116, 34, 58, 32, 32); q += 14;
      q = writeUint32(q, loadUint16(o + 54));
      // ,"scopeId":
      TEXT16(q, 44, 34, 115, 99, 111, 112, 101, 73, 100, 34, 58, 32, 32, 32, 32, 32); q += 11;
      q = writeUint32(q, loadUint32(o + 56));
      // ,"appId":
      TEXT16(q, 44, 34, 97, 112, 112, 73, 100, 34, 58, 32, 32, 32, 32, 32, 32, 32); q += 9;
      q = FWP_BYTE_BLOB_text(q, o + 64);
      // ,"userId":
      TEXT16(q, 44, 34, 117, 115, 101, 114, 73, 100, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
      q = pointer_to_sid(q, o + 80);
      // ,"addressFamily":
      TEXT16(q, 44, 34, 97, 100, 100, 114, 101, 115, 115, 70, 97, 109, 105, 108, 121, 34); store32(q + 16, 0x2020203au); q += 17;
      q = FWP_AF(q, loadUint32(o + 88));
      // ,"packageSid":
      TEXT16(q, 44, 34, 112, 97, 99, 107, 97, 103, 101, 83, 105, 100, 34, 58, 32, 32); q += 14;
      q = pointer_to_sid(q, o + 96);
      *q++ = '}';
      return q;
    }
    case 1:
    {
      // ,"ipVersion":"FWP_IP_VERSION_V6","ipProtocol":
      TEXT16(q, 44, 34, 105, 112, 86, 101, 114, 115, 105, 111, 110, 34, 58, 34, 70, 87); TEXT16(q + 16, 80, 95, 73, 80, 95, 86, 69, 82, 83, 73, 79, 78, 95, 86, 54, 34); TEXT16(q + 32, 44, 34, 105, 112, 80, 114, 111, 116, 111, 99, 111, 108, 34, 58, 32, 32); q += 46;
      q = writeUint32(q, loadUint8(o + 16));
      // ,"localAddrV6":"
      TEXT16(q, 44, 34, 108, 111, 99, 97, 108, 65, 100, 100, 114, 86, 54, 34, 58, 34); q += 16;
      q = writeIpv6(q, o + 20);
      // ","remoteAddrV6":"
      TEXT16(q, 34, 44, 34, 114, 101, 109, 111, 116, 101, 65, 100, 100, 114, 86, 54, 34); store32(q + 16, 0x2020223au); q += 18;
      q = writeIpv6(q, o + 36);
      // ","localPort":
      TEXT16(q, 34, 44, 34, 108, 111, 99, 97, 108, 80, 111, 114, 116, 34, 58, 32, 32); q += 14;
      q = writeUint32(q, loadUint16(o + 52));
      // ,"remotePort":
      TEXT16(q, 44, 34, 114, 101, 109, 111, 116, 101, 80, 111, 114, 116, 34, 58, 32, 32); q += 14;
      q = writeUint32(q, loadUint16(o + 54));
      // ,"scopeId":
      TEXT16(q, 44, 34, 115, 99, 111, 112, 101, 73, 100, 34, 58, 32, 32, 32, 32, 32); q += 11;
      q = writeUint32(q, loadUint32(o + 56));
      // ,"appId":
      TEXT16(q, 44, 34, 97, 112, 112, 73, 100, 34, 58, 32, 32, 32, 32, 32, 32, 32); q += 9;
      q = FWP_BYTE_BLOB_text(q, o + 64);
      // ,"userId":
      TEXT16(q, 44, 34, 117, 115, 101, 114, 73, 100, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
      q = pointer_to_sid(q, o + 80);
      // ,"addressFamily":
      TEXT16(q, 44, 34, 97, 100, 100, 114, 101, 115, 115, 70, 97, 109, 105, 108, 121, 34); store32(q + 16, 0x2020203au); q += 17;
      q = FWP_AF(q, loadUint32(o + 88));
      // ,"packageSid":
      TEXT16(q, 44, 34, 112, 97, 99, 107, 97, 103, 101, 83, 105, 100, 34, 58, 32, 32); q += 14;
      q = pointer_to_sid(q, o + 96);
      *q++ = '}';
      return q;
    }
    default: {
      // ,"ipVersion":
      TEXT16(q, 44, 34, 105, 112, 86, 101, 114, 115, 105, 111, 110, 34, 58, 32, 32, 32); q += 13;
      q = FWP_IP_VERSION(q, loadUint32(o + 12));
      // ,"ipProtocol":
      TEXT16(q, 44, 34, 105, 112, 80, 114, 111, 116, 111, 99, 111, 108, 34, 58, 32, 32); q += 14;
      q = writeUint32(q, loadUint8(o + 16));
      // ,"localPort":
      TEXT16(q, 44, 34, 108, 111, 99, 97, 108, 80, 111, 114, 116, 34, 58, 32, 32, 32); q += 13;
      q = writeUint32(q, loadUint16(o + 52));
      // ,"remotePort":
      TEXT16(q, 44, 34, 114, 101, 109, 111, 116, 101, 80, 111, 114, 116, 34, 58, 32, 32); q += 14;
      q = writeUint32(q, loadUint16(o + 54));
      // ,"scopeId":
      TEXT16(q, 44, 34, 115, 99, 111, 112, 101, 73, 100, 34, 58, 32, 32, 32, 32, 32); q += 11;
      q = writeUint32(q, loadUint32(o + 56));
      // ,"appId":
      TEXT16(q, 44, 34, 97, 112, 112, 73, 100, 34, 58, 32, 32, 32, 32, 32, 32, 32); q += 9;
      q = FWP_BYTE_BLOB_text(q, o + 64);
      // ,"userId":
      TEXT16(q, 44, 34, 117, 115, 101, 114, 73, 100, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
      q = pointer_to_sid(q, o + 80);
      // ,"addressFamily":
      TEXT16(q, 44, 34, 97, 100, 100, 114, 101, 115, 115, 70, 97, 109, 105, 108, 121, 34); store32(q + 16, 0x2020203au); q += 17;
      q = FWP_AF(q, loadUint32(o + 88));
      // ,"packageSid":
      TEXT16(q, 44, 34, 112, 97, 99, 107, 97, 103, 101, 83, 105, 100, 34, 58, 32, 32); q += 14;
      q = pointer_to_sid(q, o + 96);
      *q++ = '}';
      return q;
    }
  }
}

static u8 *FWPM_NET_EVENT_CLASSIFY_DROP2(u8 *q, const u8 *o) {
  // {"filterId":"
  TEXT16(q, 123, 34, 102, 105, 108, 116, 101, 114, 73, 100, 34, 58, 34, 32, 32, 32); q += 13;
  q = writeUint64(q, o);
  // ","layerId":
  TEXT16(q, 34, 44, 34, 108, 97, 121, 101, 114, 73, 100, 34, 58, 32, 32, 32, 32); q += 12;
  q = writeUint32(q, loadUint16(o + 8));
  // ,"reauthReason":
  TEXT16(q, 44, 34, 114, 101, 97, 117, 116, 104, 82, 101, 97, 115, 111, 110, 34, 58); q += 16;
  q = writeFlags(&FWP_CONDITION_REAUTHORIZE_REASON, q, loadUint32(o + 12));
  // ,"originalProfile":
  TEXT16(q, 44, 34, 111, 114, 105, 103, 105, 110, 97, 108, 80, 114, 111, 102, 105, 108); store32(q + 16, 0x203a2265u); q += 19;
  q = writeUint32(q, loadUint32(o + 16));
  // ,"currentProfile":
  TEXT16(q, 44, 34, 99, 117, 114, 114, 101, 110, 116, 80, 114, 111, 102, 105, 108, 101); store32(q + 16, 0x20203a22u); q += 18;
  q = writeUint32(q, loadUint32(o + 20));
  // ,"msFwpDirection":
  TEXT16(q, 44, 34, 109, 115, 70, 119, 112, 68, 105, 114, 101, 99, 116, 105, 111, 110); store32(q + 16, 0x20203a22u); q += 18;
  q = MS_FWP_DIRECTION(q, loadUint32(o + 24));
  // ,"isLoopback":
  TEXT16(q, 44, 34, 105, 115, 76, 111, 111, 112, 98, 97, 99, 107, 34, 58, 32, 32); q += 14;
  if (loadUint32(o + 28) != 0) {
  // true
  store32(q, 0x65757274u); q += 4;
  } else {
  // false
  store64(q, 0x20202065736c6166ull); q += 5;
  }
  // ,"vSwitchId":
  TEXT16(q, 44, 34, 118, 83, 119, 105, 116, 99, 104, 73, 100, 34, 58, 32, 32, 32); q += 13;
  q = FWP_BYTE_BLOB_bytes(q, o + 32);
  // ,"vSwitchSourcePort":
  TEXT16(q, 44, 34, 118, 83, 119, 105, 116, 99, 104, 83, 111, 117, 114, 99, 101, 80); store64(q + 16, 0x2020203a2274726full); q += 21;
  q = writeUint32(q, loadUint32(o + 48));
  // ,"vSwitchDestinationPort":
  TEXT16(q, 44, 34, 118, 83, 119, 105, 116, 99, 104, 68, 101, 115, 116, 105, 110, 97); TEXT16(q + 16, 116, 105, 111, 110, 80, 111, 114, 116, 34, 58, 32, 32, 32, 32, 32, 32); q += 26;
  q = writeUint32(q, loadUint32(o + 52));
  *q++ = '}';
  return q;
}

static u8 *pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP2(u8 *q, const u8 *o) {
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  NEED(p, 56);
  q = FWPM_NET_EVENT_CLASSIFY_DROP2(q, p);
  return q;
}

static u8 *FWPM_NET_EVENT_CLASSIFY_ALLOW0(u8 *q, const u8 *o) {
  // {"filterId":"
  TEXT16(q, 123, 34, 102, 105, 108, 116, 101, 114, 73, 100, 34, 58, 34, 32, 32, 32); q += 13;
  q = writeUint64(q, o);
  // ","layerId":
  TEXT16(q, 34, 44, 34, 108, 97, 121, 101, 114, 73, 100, 34, 58, 32, 32, 32, 32); q += 12;
  q = writeUint32(q, loadUint16(o + 8));
  // ,"reauthReason":
  TEXT16(q, 44, 34, 114, 101, 97, 117, 116, 104, 82, 101, 97, 115, 111, 110, 34, 58); q += 16;
  q = writeFlags(&FWP_CONDITION_REAUTHORIZE_REASON, q, loadUint32(o + 12));
  // ,"originalProfile":
  TEXT16(q, 44, 34, 111, 114, 105, 103, 105, 110, 97, 108, 80, 114, 111, 102, 105, 108); store32(q + 16, 0x203a2265u); q += 19;
  q = writeUint32(q, loadUint32(o + 16));
  // ,"currentProfile":
  TEXT16(q, 44, 34, 99, 117, 114, 114, 101, 110, 116, 80, 114, 111, 102, 105, 108, 101); store32(q + 16, 0x20203a22u); q += 18;
  q = writeUint32(q, loadUint32(o + 20));
  // ,"msFwpDirection":
  TEXT16(q, 44, 34, 109, 115, 70, 119, 112, 68, 105, 114, 101, 99, 116, 105, 111, 110); store32(q + 16, 0x20203a22u); q += 18;
  q = MS_FWP_DIRECTION(q, loadUint32(o + 24));
  // ,"isLoopback":
  TEXT16(q, 44, 34, 105, 115, 76, 111, 111, 112, 98, 97, 99, 107, 34, 58, 32, 32); q += 14;
  if (loadUint32(o + 28) != 0) {
  // true
  store32(q, 0x65757274u); q += 4;
  } else {
  // false
  store64(q, 0x20202065736c6166ull); q += 5;
  }
  *q++ = '}';
  return q;
}

static u8 *pointer_to_FWPM_NET_EVENT_CLASSIFY_ALLOW0(u8 *q, const u8 *o) {
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  NEED(p, 32);
  q = FWPM_NET_EVENT_CLASSIFY_ALLOW0(q, p);
  return q;
}

static const Piece FWPM_APPC_NETWORK_CAPABILITY_TYPE_0[] = {PIECE("\"FWPM_APPC_NETWORK_CAPABILITY_INTERNET_CLIENT\""), PIECE("\"FWPM_APPC_NETWORK_CAPABILITY_INTERNET_CLIENT_SERVER\""), PIECE("\"FWPM_APPC_NETWORK_CAPABILITY_INTERNET_PRIVATE_NETWORK\"")};
INLINE u8 *FWPM_APPC_NETWORK_CAPABILITY_TYPE(u8 *q, u32 x) {
  if (x < 3) return writePiece(q, &FWPM_APPC_NETWORK_CAPABILITY_TYPE_0[x]);
  return writeUint32(q, x);
}

static u8 *FWPM_NET_EVENT_CAPABILITY_DROP0(u8 *q, const u8 *o) {
  // {"networkCapabilityId":
  TEXT16(q, 123, 34, 110, 101, 116, 119, 111, 114, 107, 67, 97, 112, 97, 98, 105, 108); store64(q + 16, 0x203a226449797469ull); q += 23;
  q = FWPM_APPC_NETWORK_CAPABILITY_TYPE(q, loadUint32(o));
  // ,"filterId":"
  TEXT16(q, 44, 34, 102, 105, 108, 116, 101, 114, 73, 100, 34, 58, 34, 32, 32, 32); q += 13;
  q = writeUint64(q, o + 8);
  // ","isLoopback":
  TEXT16(q, 34, 44, 34, 105, 115, 76, 111, 111, 112, 98, 97, 99, 107, 34, 58, 32); q += 15;
  if (loadUint32(o + 16) != 0) {
  // true
  store32(q, 0x65757274u); q += 4;
  } else {
  // false
  store64(q, 0x20202065736c6166ull); q += 5;
  }
  *q++ = '}';
  return q;
}

static u8 *pointer_to_FWPM_NET_EVENT_CAPABILITY_DROP0(u8 *q, const u8 *o) {
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  NEED(p, 24);
  q = FWPM_NET_EVENT_CAPABILITY_DROP0(q, p);
  return q;
}

static u8 *FWPM_NET_EVENT_CAPABILITY_ALLOW0(u8 *q, const u8 *o) {
  // {"networkCapabilityId":
  TEXT16(q, 123, 34, 110, 101, 116, 119, 111, 114, 107, 67, 97, 112, 97, 98, 105, 108); store64(q + 16, 0x203a226449797469ull); q += 23;
  q = FWPM_APPC_NETWORK_CAPABILITY_TYPE(q, loadUint32(o));
  // ,"filterId":"
  TEXT16(q, 44, 34, 102, 105, 108, 116, 101, 114, 73, 100, 34, 58, 34, 32, 32, 32); q += 13;
  q = writeUint64(q, o + 8);
  // ","isLoopback":
  TEXT16(q, 34, 44, 34, 105, 115, 76, 111, 111, 112, 98, 97, 99, 107, 34, 58, 32); q += 15;
  if (loadUint32(o + 16) != 0) {
  // true
  store32(q, 0x65757274u); q += 4;
  } else {
  // false
  store64(q, 0x20202065736c6166ull); q += 5;
  }
  *q++ = '}';
  return q;
}

static u8 *pointer_to_FWPM_NET_EVENT_CAPABILITY_ALLOW0(u8 *q, const u8 *o) {
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  NEED(p, 24);
  q = FWPM_NET_EVENT_CAPABILITY_ALLOW0(q, p);
  return q;
}

static u8 *FWPM_NET_EVENT_CLASSIFY_DROP_MAC0(u8 *q, const u8 *o) {
  // {"localMacAddr":"
  TEXT16(q, 123, 34, 108, 111, 99, 97, 108, 77, 97, 99, 65, 100, 100, 114, 34, 58); store32(q + 16, 0x20202022u); q += 17;
  q = writeMac(q, o);
  // ","remoteMacAddr":"
  TEXT16(q, 34, 44, 34, 114, 101, 109, 111, 116, 101, 77, 97, 99, 65, 100, 100, 114); store32(q + 16, 0x20223a22u); q += 19;
  q = writeMac(q, o + 6);
  // ","mediaType":
  TEXT16(q, 34, 44, 34, 109, 101, 100, 105, 97, 84, 121, 112, 101, 34, 58, 32, 32); q += 14;
  q = writeUint32(q, loadUint32(o + 12));
  // ,"ifType":
  TEXT16(q, 44, 34, 105, 102, 84, 121, 112, 101, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
  q = writeUint32(q, loadUint32(o + 16));
  // ,"etherType":
  TEXT16(q, 44, 34, 101, 116, 104, 101, 114, 84, 121, 112, 101, 34, 58, 32, 32, 32); q += 13;
  q = writeUint32(q, loadUint16(o + 20));
  // ,"ndisPortNumber":
  TEXT16(q, 44, 34, 110, 100, 105, 115, 80, 111, 114, 116, 78, 117, 109, 98, 101, 114); store32(q + 16, 0x20203a22u); q += 18;
  q = writeUint32(q, loadUint32(o + 24));
  // ,"reserved":
  TEXT16(q, 44, 34, 114, 101, 115, 101, 114, 118, 101, 100, 34, 58, 32, 32, 32, 32); q += 12;
  q = writeUint32(q, loadUint32(o + 28));
  // ,"vlanTag":
  TEXT16(q, 44, 34, 118, 108, 97, 110, 84, 97, 103, 34, 58, 32, 32, 32, 32, 32); q += 11;
  q = writeUint32(q, loadUint16(o + 32));
  // ,"ifLuid":"
  TEXT16(q, 44, 34, 105, 102, 76, 117, 105, 100, 34, 58, 34, 32, 32, 32, 32, 32); q += 11;
  q = writeUint64(q, o + 40);
  // ","filterId":"
  TEXT16(q, 34, 44, 34, 102, 105, 108, 116, 101, 114, 73, 100, 34, 58, 34, 32, 32); q += 14;
  q = writeUint64(q, o + 48);
  // ","layerId":
  TEXT16(q, 34, 44, 34, 108, 97, 121, 101, 114, 73, 100, 34, 58, 32, 32, 32, 32); q += 12;
  q = writeUint32(q, loadUint16(o + 56));
  // ,"reauthReason":
  TEXT16(q, 44, 34, 114, 101, 97, 117, 116, 104, 82, 101, 97, 115, 111, 110, 34, 58); q += 16;
  q = writeFlags(&FWP_CONDITION_REAUTHORIZE_REASON, q, loadUint32(o + 60));
  // ,"originalProfile":
  TEXT16(q, 44, 34, 111, 114, 105, 103, 105, 110, 97, 108, 80, 114, 111, 102, 105, 108); store32(q + 16, 0x203a2265u); q += 19;
  q = writeUint32(q, loadUint32(o + 64));
  // ,"currentProfile":
  TEXT16(q, 44, 34, 99, 117, 114, 114, 101, 110, 116, 80, 114, 111, 102, 105, 108, 101); store32(q + 16, 0x20203a22u); q += 18;
  q = writeUint32(q, loadUint32(o + 68));
  // ,"msFwpDirection":
  TEXT16(q, 44, 34, 109, 115, 70, 119, 112, 68, 105, 114, 101, 99, 116, 105, 111, 110); store32(q + 16, 0x20203a22u); q += 18;
  q = MS_FWP_DIRECTION(q, loadUint32(o + 72));
  // ,"isLoopback":
  TEXT16(q, 44, 34, 105, 115, 76, 111, 111, 112, 98, 97, 99, 107, 34, 58, 32, 32); q += 14;
  if (loadUint32(o + 76) != 0) {
  // true
  store32(q, 0x65757274u); q += 4;
  } else {
  // false
  store64(q, 0x20202065736c6166ull); q += 5;
  }
  // ,"vSwitchId":
  TEXT16(q, 44, 34, 118, 83, 119, 105, 116, 99, 104, 73, 100, 34, 58, 32, 32, 32); q += 13;
  q = FWP_BYTE_BLOB_bytes(q, o + 80);
  // ,"vSwitchSourcePort":
  TEXT16(q, 44, 34, 118, 83, 119, 105, 116, 99, 104, 83, 111, 117, 114, 99, 101, 80); store64(q + 16, 0x2020203a2274726full); q += 21;
  q = writeUint32(q, loadUint32(o + 96));
  // ,"vSwitchDestinationPort":
  TEXT16(q, 44, 34, 118, 83, 119, 105, 116, 99, 104, 68, 101, 115, 116, 105, 110, 97); TEXT16(q + 16, 116, 105, 111, 110, 80, 111, 114, 116, 34, 58, 32, 32, 32, 32, 32, 32); q += 26;
  q = writeUint32(q, loadUint32(o + 100));
  *q++ = '}';
  return q;
}

static u8 *pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP_MAC0(u8 *q, const u8 *o) {
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  NEED(p, 104);
  q = FWPM_NET_EVENT_CLASSIFY_DROP_MAC0(q, p);
  return q;
}

static u8 *FWPM_NET_EVENT2(u8 *q, const u8 *o) {
  // {"header":
  TEXT16(q, 123, 34, 104, 101, 97, 100, 101, 114, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
  q = FWPM_NET_EVENT_HEADER2(q, o);
  switch (loadUint32(o + 104)) {
    case 0:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE","ikeMmFailure":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 73, 75, 69); TEXT16(q + 32, 69, 88, 84, 95, 77, 77, 95, 70, 65, 73, 76, 85, 82, 69, 34, 44); TEXT16(q + 48, 34, 105, 107, 101, 77, 109, 70, 97, 105, 108, 117, 114, 101, 34, 58, 32); q += 63;
      q = pointer_to_FWPM_NET_EVENT_IKEEXT_MM_FAILURE1(q, o + 112);
      *q++ = '}';
      return q;
    }
    case 1:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE","ikeQmFailure":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 73, 75, 69); TEXT16(q + 32, 69, 88, 84, 95, 81, 77, 95, 70, 65, 73, 76, 85, 82, 69, 34, 44); TEXT16(q + 48, 34, 105, 107, 101, 81, 109, 70, 97, 105, 108, 117, 114, 101, 34, 58, 32); q += 63;
      q = pointer_to_FWPM_NET_EVENT_IKEEXT_QM_FAILURE0(q, o + 112);
      *q++ = '}';
      return q;
    }
    case 2:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IKEEXT_EM_FAILURE","ikeEmFailure":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 73, 75, 69); TEXT16(q + 32, 69, 88, 84, 95, 69, 77, 95, 70, 65, 73, 76, 85, 82, 69, 34, 44); TEXT16(q + 48, 34, 105, 107, 101, 69, 109, 70, 97, 105, 108, 117, 114, 101, 34, 58, 32); q += 63;
      q = pointer_to_FWPM_NET_EVENT_IKEEXT_EM_FAILURE1(q, o + 112);
      *q++ = '}';
      return q;
    }
    case 3:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CLASSIFY_DROP","classifyDrop":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 67, 76, 65); TEXT16(q + 32, 83, 83, 73, 70, 89, 95, 68, 82, 79, 80, 34, 44, 34, 99, 108, 97); TEXT16(q + 48, 115, 115, 105, 102, 121, 68, 114, 111, 112, 34, 58, 32, 32, 32, 32, 32); q += 59;
      q = pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP2(q, o + 112);
      *q++ = '}';
      return q;
    }
    case 4:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IPSEC_KERNEL_DROP","ipsecDrop":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 73, 80, 83); TEXT16(q + 32, 69, 67, 95, 75, 69, 82, 78, 69, 76, 95, 68, 82, 79, 80, 34, 44); TEXT16(q + 48, 34, 105, 112, 115, 101, 99, 68, 114, 111, 112, 34, 58, 32, 32, 32, 32); q += 60;
      q = pointer_to_FWPM_NET_EVENT_IPSEC_KERNEL_DROP0(q, o + 112);
      *q++ = '}';
      return q;
    }
    case 5:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IPSEC_DOSP_DROP","idpDrop":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 73, 80, 83); TEXT16(q + 32, 69, 67, 95, 68, 79, 83, 80, 95, 68, 82, 79, 80, 34, 44, 34, 105); store64(q + 48, 0x3a22706f72447064ull); q += 56;
      q = pointer_to_FWPM_NET_EVENT_IPSEC_DOSP_DROP0(q, o + 112);
      *q++ = '}';
      return q;
    }
    case 6:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CLASSIFY_ALLOW","classifyAllow":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 67, 76, 65); TEXT16(q + 32, 83, 83, 73, 70, 89, 95, 65, 76, 76, 79, 87, 34, 44, 34, 99, 108); TEXT16(q + 48, 97, 115, 115, 105, 102, 121, 65, 108, 108, 111, 119, 34, 58, 32, 32, 32); q += 61;
      q = pointer_to_FWPM_NET_EVENT_CLASSIFY_ALLOW0(q, o + 112);
      *q++ = '}';
      return q;
    }
    case 7:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CAPABILITY_DROP","capabilityDrop":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 67, 65, 80); TEXT16(q + 32, 65, 66, 73, 76, 73, 84, 89, 95, 68, 82, 79, 80, 34, 44, 34, 99); TEXT16(q + 48, 97, 112, 97, 98, 105, 108, 105, 116, 121, 68, 114, 111, 112, 34, 58, 32); q += 63;
      q = pointer_to_FWPM_NET_EVENT_CAPABILITY_DROP0(q, o + 112);
      *q++ = '}';
      return q;
    }
    case 8:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CAPABILITY_ALLOW","capabilityAllow":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 67, 65, 80); TEXT16(q + 32, 65, 66, 73, 76, 73, 84, 89, 95, 65, 76, 76, 79, 87, 34, 44, 34); TEXT16(q + 48, 99, 97, 112, 97, 98, 105, 108, 105, 116, 121, 65, 108, 108, 111, 119, 34); store32(q + 64, 0x2020203au); q += 65;
      q = pointer_to_FWPM_NET_EVENT_CAPABILITY_ALLOW0(q, o + 112);
      *q++ = '}';
      return q;
    }
    case 9:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CLASSIFY_DROP_MAC","classifyDropMac":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 67, 76, 65); TEXT16(q + 32, 83, 83, 73, 70, 89, 95, 68, 82, 79, 80, 95, 77, 65, 67, 34, 44); TEXT16(q + 48, 34, 99, 108, 97, 115, 115, 105, 102, 121, 68, 114, 111, 112, 77, 97, 99); store32(q + 64, 0x20203a22u); q += 66;
      q = pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP_MAC0(q, o + 112);
      *q++ = '}';
      return q;
    }
    default: {
      // ,"type":
      store64(q, 0x3a2265707974222cull); q += 8;
      q = FWPM_NET_EVENT_TYPE(q, loadUint32(o + 104));
      *q++ = '}';
      return q;
    }
  }
}

static u8 *FWPM_NET_EVENT_HEADER3(u8 *q, const u8 *o) {
  // {"timeStamp":"
  TEXT16(q, 123, 34, 116, 105, 109, 101, 83, 116, 97, 109, 112, 34, 58, 34, 32, 32); q += 14;
  q = writeFiletime(q, o);
  // ","flags":
  TEXT16(q, 34, 44, 34, 102, 108, 97, 103, 115, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
  q = writeFlags(&FWPM_NET_EVENT_FLAG, q, loadUint32(o + 8));
  switch (loadUint32(o + 12)) {
    case 0:
    {
      // ,"ipVersion":"FWP_IP_VERSION_V4","ipProtocol":
      TEXT16(q, 44, 34, 105, 112, 86, 101, 114, 115, 105, 111, 110, 34, 58, 34, 70, 87); TEXT16(q + 16, 80, 95, 73, 80, 95, 86, 69, 82, 83, 73, 79, 78, 95, 86, 52, 34); TEXT16(q + 32, 44, 34, 105, 112, 80, 114, 111, 116, 111, 99, 111, 108, 34, 58, 32, 32); q += 46;
      q = writeUint32(q, loadUint8(o + 16));
      // ,"localAddrV4":"
      TEXT16(q, 44, 34, 108, 111, 99, 97, 108, 65, 100, 100, 114, 86, 52, 34, 58, 34); q += 16;
      q = writeIpv4(q, loadUint32(o + 20));
      // ","remoteAddrV4":"
      TEXT16(q, 34, 44, 34, 114, 101, 109, 111, 116, 101, 65, 100, 100, 114, 86, 52, 34); store32(q + 16, 0x2020223au); q += 18;
      q = writeIpv4(q, loadUint32(o + 36));
      // ","localPort":
      TEXT16(q, 34, 44, 34, 108, 111, 99, 97, 108, 80, 111, 114, 116, 34, 58, 32, 32); q += 14;
      q = writeUint32(q, loadUint16(o + 52));
      // ,"remotePort":
      TEXT16(q, 44, 34, 114, 101, 109, 111, 116, 101, 80, 111, 114, 116, 34, 58, 32, 32); q += 14;
      q = writeUint32(q, loadUint16(o + 54));
      // ,"scopeId":
      TEXT16(q, 44, 34, 115, 99, 111, 112, 101, 73, 100, 34, 58, 32, 32, 32, 32, 32); q += 11;
      q = writeUint32(q, loadUint32(o + 56));
      // ,"appId":
      TEXT16(q, 44, 34, 97, 112, 112, 73, 100, 34, 58, 32, 32, 32, 32, 32, 32, 32); q += 9;
      q = FWP_BYTE_BLOB_text(q, o + 64);
      // ,"userId":
      TEXT16(q, 44, 34, 117, 115, 101, 114, 73, 100, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
      q = pointer_to_sid(q, o + 80);
      // ,"addressFamily":
      TEXT16(q, 44, 34, 97, 100, 100, 114, 101, 115, 115, 70, 97, 109, 105, 108, 121, 34); store32(q + 16, 0x2020203au); q += 17;
      q = FWP_AF(q, loadUint32(o + 88));
      // ,"packageSid":
      TEXT16(q, 44, 34, 112, 97, 99, 107, 97, 103, 101, 83, 105, 100, 34, 58, 32, 32); q += 14;
      q = pointer_to_sid(q, o + 96);
      // ,"enterpriseId":
      TEXT16(q, 44, 34, 101, 110, 116, 101, 114, 112, 114, 105, 115, 101, 73, 100, 34, 58); q += 16;
      q = pointer_to_wideString(q, o + 104);
      // ,"policyFlags":"
      TEXT16(q, 44, 34, 112, 111, 108, 105, 99, 121, 70, 108, 97, 103, 115, 34, 58, 34); q += 16;
      q = writeUint64(q, o + 112);
      // ","effectiveName":
      TEXT16(q, 34, 44, 34, 101, 102, 102, 101, 99, 116, 105, 118, 101, 78, 97, 109, 101); store32(q + 16, 0x20203a22u); q += 18;
      q = FWP_BYTE_BLOB_bytes(q, o + 120);
      *q++ = '}';
      return q;
    }
    case 1:
    {
      // ,"ipVersion":"FWP_IP_VERSION_V6","ipProtocol":
      TEXT16(q, 44, 34, 105, 112, 86, 101, 114, 115, 105, 111, 110, 34, 58, 34, 70, 87); TEXT16(q + 16, 80, 95, 73, 80, 95, 86, 69, 82, 83, 73, 79, 78, 95, 86, 54, 34); TEXT16(q + 32, 44, 34, 105, 112, 80, 114, 111, 116, 111, 99, 111, 108, 34, 58, 32, 32); q += 46;
      q = writeUint32(q, loadUint8(o + 16));
      // ,"localAddrV6":"
      TEXT16(q, 44, 34, 108, 111, 99, 97, 108, 65, 100, 100, 114, 86, 54, 34, 58, 34); q += 16;
      q = writeIpv6(q, o + 20);
      // ","remoteAddrV6":"
      TEXT16(q, 34, 44, 34, 114, 101, 109, 111, 116, 101, 65, 100, 100, 114, 86, 54, 34); store32(q + 16, 0x2020223au); q += 18;
      q = writeIpv6(q, o + 36);
      // ","localPort":
      TEXT16(q, 34, 44, 34, 108, 111, 99, 97, 108, 80, 111, 114, 116, 34, 58, 32, 32); q += 14;
      q = writeUint32(q, loadUint16(o + 52));
      // ,"remotePort":
      TEXT16(q, 44, 34, 114, 101, 109, 111, 116, 101, 80, 111, 114, 116, 34, 58, 32, 32); q += 14;
      q = writeUint32(q, loadUint16(o + 54));
      // ,"scopeId":
      TEXT16(q, 44, 34, 115, 99, 111, 112, 101, 73, 100, 34, 58, 32, 32, 32, 32, 32); q += 11;
      q = writeUint32(q, loadUint32(o + 56));
      // ,"appId":
      TEXT16(q, 44, 34, 97, 112, 112, 73, 100, 34, 58, 32, 32, 32, 32, 32, 32, 32); q += 9;
      q = FWP_BYTE_BLOB_text(q, o + 64);
      // ,"userId":
      TEXT16(q, 44, 34, 117, 115, 101, 114, 73, 100, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
      q = pointer_to_sid(q, o + 80);
      // ,"addressFamily":
      TEXT16(q, 44, 34, 97, 100, 100, 114, 101, 115, 115, 70, 97, 109, 105, 108, 121, 34); store32(q + 16, 0x2020203au); q += 17;
      q = FWP_AF(q, loadUint32(o + 88));
      // ,"packageSid":
      TEXT16(q, 44, 34, 112, 97, 99, 107, 97, 103, 101, 83, 105, 100, 34, 58, 32, 32); q += 14;
      q = pointer_to_sid(q, o + 96);
      // ,"enterpriseId":
      TEXT16(q, 44, 34, 101, 110, 116, 101, 114, 112, 114, 105, 115, 101, 73, 100, 34, 58); q += 16;
      q = pointer_to_wideString(q, o + 104);
      // ,"policyFlags":"
      TEXT16(q, 44, 34, 112, 111, 108, 105, 99, 121, 70, 108, 97, 103, 115, 34, 58, 34); q += 16;
      q = writeUint64(q, o + 112);
      // ","effectiveName":
      TEXT16(q, 34, 44, 34, 101, 102, 102, 101, 99, 116, 105, 118, 101, 78, 97, 109, 101); store32(q + 16, 0x20203a22u); q += 18;
      q = FWP_BYTE_BLOB_bytes(q, o + 120);
      *q++ = '}';
      return q;
    }
    default: {
      // ,"ipVersion":
      TEXT16(q, 44, 34, 105, 112, 86, 101, 114, 115, 105, 111, 110, 34, 58, 32, 32, 32); q += 13;
      q = FWP_IP_VERSION(q, loadUint32(o + 12));
      // ,"ipProtocol":
      TEXT16(q, 44, 34, 105, 112, 80, 114, 111, 116, 111, 99, 111, 108, 34, 58, 32, 32); q += 14;
      q = writeUint32(q, loadUint8(o + 16));
      // ,"localPort":
      TEXT16(q, 44, 34, 108, 111, 99, 97, 108, 80, 111, 114, 116, 34, 58, 32, 32, 32); q += 13;
      q = writeUint32(q, loadUint16(o + 52));
      // ,"remotePort":
      TEXT16(q, 44, 34, 114, 101, 109, 111, 116, 101, 80, 111, 114, 116, 34, 58, 32, 32); q += 14;
      q = writeUint32(q, loadUint16(o + 54));
      // ,"scopeId":
      TEXT16(q, 44, 34, 115, 99, 111, 112, 101, 73, 100, 34, 58, 32, 32, 32, 32, 32); q += 11;
      q = writeUint32(q, loadUint32(o + 56));
      // ,"appId":
      TEXT16(q, 44, 34, 97, 112, 112, 73, 100, 34, 58, 32, 32, 32, 32, 32, 32, 32); q += 9;
      q = FWP_BYTE_BLOB_text(q, o + 64);
      // ,"userId":
      TEXT16(q, 44, 34, 117, 115, 101, 114, 73, 100, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
      q = pointer_to_sid(q, o + 80);
      // ,"addressFamily":
      TEXT16(q, 44, 34, 97, 100, 100, 114, 101, 115, 115, 70, 97, 109, 105, 108, 121, 34); store32(q + 16, 0x2020203au); q += 17;
      q = FWP_AF(q, loadUint32(o + 88));
      // ,"packageSid":
      TEXT16(q, 44, 34, 112, 97, 99, 107, 97, 103, 101, 83, 105, 100, 34, 58, 32, 32); q += 14;
      q = pointer_to_sid(q, o + 96);
      // ,"enterpriseId":
      TEXT16(q, 44, 34, 101, 110, 116, 101, 114, 112, 114, 105, 115, 101, 73, 100, 34, 58); q += 16;
      q = pointer_to_wideString(q, o + 104);
      // ,"policyFlags":"
      TEXT16(q, 44, 34, 112, 111, 108, 105, 99, 121, 70, 108, 97, 103, 115, 34, 58, 34); q += 16;
      q = writeUint64(q, o + 112);
      // ","effectiveName":
      TEXT16(q, 34, 44, 34, 101, 102, 102, 101, 99, 116, 105, 118, 101, 78, 97, 109, 101); store32(q + 16, 0x20203a22u); q += 18;
      q = FWP_BYTE_BLOB_bytes(q, o + 120);
      *q++ = '}';
      return q;
    }
  }
}

static u8 *FWPM_NET_EVENT3(u8 *q, const u8 *o) {
  // {"header":
  TEXT16(q, 123, 34, 104, 101, 97, 100, 101, 114, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
  q = FWPM_NET_EVENT_HEADER3(q, o);
  switch (loadUint32(o + 136)) {
    case 0:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE","ikeMmFailure":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 73, 75, 69); TEXT16(q + 32, 69, 88, 84, 95, 77, 77, 95, 70, 65, 73, 76, 85, 82, 69, 34, 44); TEXT16(q + 48, 34, 105, 107, 101, 77, 109, 70, 97, 105, 108, 117, 114, 101, 34, 58, 32); q += 63;
      q = pointer_to_FWPM_NET_EVENT_IKEEXT_MM_FAILURE1(q, o + 144);
      *q++ = '}';
      return q;
    }
    case 1:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE","ikeQmFailure":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 73, 75, 69); TEXT16(q + 32, 69, 88, 84, 95, 81, 77, 95, 70, 65, 73, 76, 85, 82, 69, 34, 44); TEXT16(q + 48, 34, 105, 107, 101, 81, 109, 70, 97, 105, 108, 117, 114, 101, 34, 58, 32); q += 63;
      q = pointer_to_FWPM_NET_EVENT_IKEEXT_QM_FAILURE0(q, o + 144);
      *q++ = '}';
      return q;
    }
    case 2:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IKEEXT_EM_FAILURE","ikeEmFailure":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 73, 75, 69); TEXT16(q + 32, 69, 88, 84, 95, 69, 77, 95, 70, 65, 73, 76, 85, 82, 69, 34, 44); TEXT16(q + 48, 34, 105, 107, 101, 69, 109, 70, 97, 105, 108, 117, 114, 101, 34, 58, 32); q += 63;
      q = pointer_to_FWPM_NET_EVENT_IKEEXT_EM_FAILURE1(q, o + 144);
      *q++ = '}';
      return q;
    }
    case 3:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CLASSIFY_DROP","classifyDrop":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 67, 76, 65); TEXT16(q + 32, 83, 83, 73, 70, 89, 95, 68, 82, 79, 80, 34, 44, 34, 99, 108, 97); TEXT16(q + 48, 115, 115, 105, 102, 121, 68, 114, 111, 112, 34, 58, 32, 32, 32, 32, 32); q += 59;
      q = pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP2(q, o + 144);
      *q++ = '}';
      return q;
    }
    case 4:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IPSEC_KERNEL_DROP","ipsecDrop":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 73, 80, 83); TEXT16(q + 32, 69, 67, 95, 75, 69, 82, 78, 69, 76, 95, 68, 82, 79, 80, 34, 44); TEXT16(q + 48, 34, 105, 112, 115, 101, 99, 68, 114, 111, 112, 34, 58, 32, 32, 32, 32); q += 60;
      q = pointer_to_FWPM_NET_EVENT_IPSEC_KERNEL_DROP0(q, o + 144);
      *q++ = '}';
      return q;
    }
    case 5:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IPSEC_DOSP_DROP","idpDrop":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 73, 80, 83); TEXT16(q + 32, 69, 67, 95, 68, 79, 83, 80, 95, 68, 82, 79, 80, 34, 44, 34, 105); store64(q + 48, 0x3a22706f72447064ull); q += 56;
      q = pointer_to_FWPM_NET_EVENT_IPSEC_DOSP_DROP0(q, o + 144);
      *q++ = '}';
      return q;
    }
    case 6:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CLASSIFY_ALLOW","classifyAllow":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 67, 76, 65); TEXT16(q + 32, 83, 83, 73, 70, 89, 95, 65, 76, 76, 79, 87, 34, 44, 34, 99, 108); TEXT16(q + 48, 97, 115, 115, 105, 102, 121, 65, 108, 108, 111, 119, 34, 58, 32, 32, 32); q += 61;
      q = pointer_to_FWPM_NET_EVENT_CLASSIFY_ALLOW0(q, o + 144);
      *q++ = '}';
      return q;
    }
    case 7:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CAPABILITY_DROP","capabilityDrop":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 67, 65, 80); TEXT16(q + 32, 65, 66, 73, 76, 73, 84, 89, 95, 68, 82, 79, 80, 34, 44, 34, 99); TEXT16(q + 48, 97, 112, 97, 98, 105, 108, 105, 116, 121, 68, 114, 111, 112, 34, 58, 32); q += 63;
      q = pointer_to_FWPM_NET_EVENT_CAPABILITY_DROP0(q, o + 144);
      *q++ = '}';
      return q;
    }
    case 8:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CAPABILITY_ALLOW","capabilityAllow":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 67, 65, 80); TEXT16(q + 32, 65, 66, 73, 76, 73, 84, 89, 95, 65, 76, 76, 79, 87, 34, 44, 34); TEXT16(q + 48, 99, 97, 112, 97, 98, 105, 108, 105, 116, 121, 65, 108, 108, 111, 119, 34); store32(q + 64, 0x2020203au); q += 65;
      q = pointer_to_FWPM_NET_EVENT_CAPABILITY_ALLOW0(q, o + 144);
      *q++ = '}';
      return q;
    }
    case 9:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CLASSIFY_DROP_MAC","classifyDropMac":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 67, 76, 65); TEXT16(q + 32, 83, 83, 73, 70, 89, 95, 68, 82, 79, 80, 95, 77, 65, 67, 34, 44); TEXT16(q + 48, 34, 99, 108, 97, 115, 115, 105, 102, 121, 68, 114, 111, 112, 77, 97, 99); store32(q + 64, 0x20203a22u); q += 66;
      q = pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP_MAC0(q, o + 144);
      *q++ = '}';
      return q;
    }
    default: {
      // ,"type":
      store64(q, 0x3a2265707974222cull); q += 8;
      q = FWPM_NET_EVENT_TYPE(q, loadUint32(o + 136));
      *q++ = '}';
      return q;
    }
  }
}

static u8 *FWPM_NET_EVENT_IKEEXT_MM_FAILURE2(u8 *q, const u8 *o) {
  // {"failureErrorCode":
  TEXT16(q, 123, 34, 102, 97, 105, 108, 117, 114, 101, 69, 114, 114, 111, 114, 67, 111); store32(q + 16, 0x3a226564u); q += 20;
  q = writeUint32(q, loadUint32(o));
  // ,"failurePoint":
  TEXT16(q, 44, 34, 102, 97, 105, 108, 117, 114, 101, 80, 111, 105, 110, 116, 34, 58); q += 16;
  q = IPSEC_FAILURE_POINT(q, loadUint32(o + 4));
  // ,"flags":
  TEXT16(q, 44, 34, 102, 108, 97, 103, 115, 34, 58, 32, 32, 32, 32, 32, 32, 32); q += 9;
  q = writeFlags(&FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG, q, loadUint32(o + 8));
  // ,"keyingModuleType":
  TEXT16(q, 44, 34, 107, 101, 121, 105, 110, 103, 77, 111, 100, 117, 108, 101, 84, 121); store32(q + 16, 0x3a226570u); q += 20;
  q = IKEEXT_KEY_MODULE_TYPE(q, loadUint32(o + 12));
  // ,"mmState":
  TEXT16(q, 44, 34, 109, 109, 83, 116, 97, 116, 101, 34, 58, 32, 32, 32, 32, 32); q += 11;
  q = IKEEXT_MM_SA_STATE(q, loadUint32(o + 16));
  // ,"saRole":
  TEXT16(q, 44, 34, 115, 97, 82, 111, 108, 101, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
  q = IKEEXT_SA_ROLE(q, loadUint32(o + 20));
  // ,"mmAuthMethod":
  TEXT16(q, 44, 34, 109, 109, 65, 117, 116, 104, 77, 101, 116, 104, 111, 100, 34, 58); q += 16;
  q = IKEEXT_AUTHENTICATION_METHOD_TYPE(q, loadUint32(o + 24));
  // ,"endCertHash":"
  TEXT16(q, 44, 34, 101, 110, 100, 67, 101, 114, 116, 72, 97, 115, 104, 34, 58, 34); q += 16;
  q = writeHex(q, o + 28, 20);
  // ","mmId":"
  TEXT16(q, 34, 44, 34, 109, 109, 73, 100, 34, 58, 34, 32, 32, 32, 32, 32, 32); q += 10;
  q = writeUint64(q, o + 48);
  // ","mmFilterId":"
  TEXT16(q, 34, 44, 34, 109, 109, 70, 105, 108, 116, 101, 114, 73, 100, 34, 58, 34); q += 16;
  q = writeUint64(q, o + 56);
  // ","localPrincipalNameForAuth":
  TEXT16(q, 34, 44, 34, 108, 111, 99, 97, 108, 80, 114, 105, 110, 99, 105, 112, 97); TEXT16(q + 16, 108, 78, 97, 109, 101, 70, 111, 114, 65, 117, 116, 104, 34, 58, 32, 32); q += 30;
  q = pointer_to_wideString(q, o + 64);
  // ,"remotePrincipalNameForAuth":
  TEXT16(q, 44, 34, 114, 101, 109, 111, 116, 101, 80, 114, 105, 110, 99, 105, 112, 97); TEXT16(q + 16, 108, 78, 97, 109, 101, 70, 111, 114, 65, 117, 116, 104, 34, 58, 32, 32); q += 30;
  q = pointer_to_wideString(q, o + 72);
  // ,"localPrincipalGroupSids":
  TEXT16(q, 44, 34, 108, 111, 99, 97, 108, 80, 114, 105, 110, 99, 105, 112, 97, 108); TEXT16(q + 16, 71, 114, 111, 117, 112, 83, 105, 100, 115, 34, 58, 32, 32, 32, 32, 32); q += 27;
  q = array_of_pointer_to_wideString(q, loadUint32(o + 80), o + 88);
  // ,"remotePrincipalGroupSids":
  TEXT16(q, 44, 34, 114, 101, 109, 111, 116, 101, 80, 114, 105, 110, 99, 105, 112, 97); TEXT16(q + 16, 108, 71, 114, 111, 117, 112, 83, 105, 100, 115, 34, 58, 32, 32, 32, 32); q += 28;
  q = array_of_pointer_to_wideString(q, loadUint32(o + 96), o + 104);
  // ,"providerContextKey":
  TEXT16(q, 44, 34, 112, 114, 111, 118, 105, 100, 101, 114, 67, 111, 110, 116, 101, 120); store64(q + 16, 0x20203a2279654b74ull); q += 22;
  q = pointer_to_guid(q, o + 112);
  *q++ = '}';
  return q;
}

static u8 *pointer_to_FWPM_NET_EVENT_IKEEXT_MM_FAILURE2(u8 *q, const u8 *o) {
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  NEED(p, 120);
  q = FWPM_NET_EVENT_IKEEXT_MM_FAILURE2(q, p);
  return q;
}

static u8 *FWPM_NET_EVENT_IKEEXT_QM_FAILURE1(u8 *q, const u8 *o) {
  // {"failureErrorCode":
  TEXT16(q, 123, 34, 102, 97, 105, 108, 117, 114, 101, 69, 114, 114, 111, 114, 67, 111); store32(q + 16, 0x3a226564u); q += 20;
  q = writeUint32(q, loadUint32(o));
  // ,"failurePoint":
  TEXT16(q, 44, 34, 102, 97, 105, 108, 117, 114, 101, 80, 111, 105, 110, 116, 34, 58); q += 16;
  q = IPSEC_FAILURE_POINT(q, loadUint32(o + 4));
  // ,"keyingModuleType":
  TEXT16(q, 44, 34, 107, 101, 121, 105, 110, 103, 77, 111, 100, 117, 108, 101, 84, 121); store32(q + 16, 0x3a226570u); q += 20;
  q = IKEEXT_KEY_MODULE_TYPE(q, loadUint32(o + 8));
  // ,"qmState":
  TEXT16(q, 44, 34, 113, 109, 83, 116, 97, 116, 101, 34, 58, 32, 32, 32, 32, 32); q += 11;
  q = IKEEXT_QM_SA_STATE(q, loadUint32(o + 12));
  // ,"saRole":
  TEXT16(q, 44, 34, 115, 97, 82, 111, 108, 101, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
  q = IKEEXT_SA_ROLE(q, loadUint32(o + 16));
  switch (loadUint32(o + 20)) {
    case 1:
    {
      // ,"saTrafficType":"IPSEC_TRAFFIC_TYPE_TUNNEL","localSubNet":
      TEXT16(q, 44, 34, 115, 97, 84, 114, 97, 102, 102, 105, 99, 84, 121, 112, 101, 34); TEXT16(q + 16, 58, 34, 73, 80, 83, 69, 67, 95, 84, 82, 65, 70, 70, 73, 67, 95); TEXT16(q + 32, 84, 89, 80, 69, 95, 84, 85, 78, 78, 69, 76, 34, 44, 34, 108, 111); TEXT16(q + 48, 99, 97, 108, 83, 117, 98, 78, 101, 116, 34, 58, 32, 32, 32, 32, 32); q += 59;
      q = FWP_CONDITION_VALUE0(q, o + 24);
      // ,"remoteSubNet":
      TEXT16(q, 44, 34, 114, 101, 109, 111, 116, 101, 83, 117, 98, 78, 101, 116, 34, 58); q += 16;
      q = FWP_CONDITION_VALUE0(q, o + 40);
      // ,"qmFilterId":"
      TEXT16(q, 44, 34, 113, 109, 70, 105, 108, 116, 101, 114, 73, 100, 34, 58, 34, 32); q += 15;
      q = writeUint64(q, o + 56);
      // ","mmSaLuid":"
      TEXT16(q, 34, 44, 34, 109, 109, 83, 97, 76, 117, 105, 100, 34, 58, 34, 32, 32); q += 14;
      q = writeUint64(q, o + 64);
      // ","mmProviderContextKey":"
      TEXT16(q, 34, 44, 34, 109, 109, 80, 114, 111, 118, 105, 100, 101, 114, 67, 111, 110); TEXT16(q + 16, 116, 101, 120, 116, 75, 101, 121, 34, 58, 34, 32, 32, 32, 32, 32, 32); q += 26;
      q = writeGuid(q, o + 72);
      // "}
      store32(q, 0x20207d22u); q += 2;
      return q;
    }
    default: {
      // ,"saTrafficType":
      TEXT16(q, 44, 34, 115, 97, 84, 114, 97, 102, 102, 105, 99, 84, 121, 112, 101, 34); store32(q + 16, 0x2020203au); q += 17;
      q = IPSEC_TRAFFIC_TYPE(q, loadUint32(o + 20));
      // ,"qmFilterId":"
      TEXT16(q, 44, 34, 113, 109, 70, 105, 108, 116, 101, 114, 73, 100, 34, 58, 34, 32); q += 15;
      q = writeUint64(q, o + 56);
      // ","mmSaLuid":"
      TEXT16(q, 34, 44, 34, 109, 109, 83, 97, 76, 117, 105, 100, 34, 58, 34, 32, 32); q += 14;
      q = writeUint64(q, o + 64);
      // ","mmProviderContextKey":"
      TEXT16(q, 34, 44, 34, 109, 109, 80, 114, 111, 118, 105, 100, 101, 114, 67, 111, 110); TEXT16(q + 16, 116, 101, 120, 116, 75, 101, 121, 34, 58, 34, 32, 32, 32, 32, 32, 32); q += 26;
      q = writeGuid(q, o + 72);
      // "}
      store32(q, 0x20207d22u); q += 2;
      return q;
    }
  }
}

static u8 *pointer_to_FWPM_NET_EVENT_IKEEXT_QM_FAILURE1(u8 *q, const u8 *o) {
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  NEED(p, 88);
  q = FWPM_NET_EVENT_IKEEXT_QM_FAILURE1(q, p);
  return q;
}

static u8 *FWPM_NET_EVENT4(u8 *q, const u8 *o) {
  // {"header":
  TEXT16(q, 123, 34, 104, 101, 97, 100, 101, 114, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
  q = FWPM_NET_EVENT_HEADER3(q, o);
  switch (loadUint32(o + 136)) {
    case 0:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE","ikeMmFailure":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 73, 75, 69); TEXT16(q + 32, 69, 88, 84, 95, 77, 77, 95, 70, 65, 73, 76, 85, 82, 69, 34, 44); TEXT16(q + 48, 34, 105, 107, 101, 77, 109, 70, 97, 105, 108, 117, 114, 101, 34, 58, 32); q += 63;
      q = pointer_to_FWPM_NET_EVENT_IKEEXT_MM_FAILURE2(q, o + 144);
      *q++ = '}';
      return q;
    }
    case 1:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE","ikeQmFailure":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 73, 75, 69); TEXT16(q + 32, 69, 88, 84, 95, 81, 77, 95, 70, 65, 73, 76, 85, 82, 69, 34, 44); TEXT16(q + 48, 34, 105, 107, 101, 81, 109, 70, 97, 105, 108, 117, 114, 101, 34, 58, 32); q += 63;
      q = pointer_to_FWPM_NET_EVENT_IKEEXT_QM_FAILURE1(q, o + 144);
      *q++ = '}';
      return q;
    }
    case 2:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IKEEXT_EM_FAILURE","ikeEmFailure":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 73, 75, 69); TEXT16(q + 32, 69, 88, 84, 95, 69, 77, 95, 70, 65, 73, 76, 85, 82, 69, 34, 44); TEXT16(q + 48, 34, 105, 107, 101, 69, 109, 70, 97, 105, 108, 117, 114, 101, 34, 58, 32); q += 63;
      q = pointer_to_FWPM_NET_EVENT_IKEEXT_EM_FAILURE1(q, o + 144);
      *q++ = '}';
      return q;
    }
    case 3:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CLASSIFY_DROP","classifyDrop":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 67, 76, 65); TEXT16(q + 32, 83, 83, 73, 70, 89, 95, 68, 82, 79, 80, 34, 44, 34, 99, 108, 97); TEXT16(q + 48, 115, 115, 105, 102, 121, 68, 114, 111, 112, 34, 58, 32, 32, 32, 32, 32); q += 59;
      q = pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP2(q, o + 144);
      *q++ = '}';
      return q;
    }
    case 4:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IPSEC_KERNEL_DROP","ipsecDrop":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 73, 80, 83); TEXT16(q + 32, 69, 67, 95, 75, 69, 82, 78, 69, 76, 95, 68, 82, 79, 80, 34, 44); TEXT16(q + 48, 34, 105, 112, 115, 101, 99, 68, 114, 111, 112, 34, 58, 32, 32, 32, 32); q += 60;
      q = pointer_to_FWPM_NET_EVENT_IPSEC_KERNEL_DROP0(q, o + 144);
      *q++ = '}';
      return q;
    }
    case 5:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IPSEC_DOSP_DROP","idpDrop":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 73, 80, 83); TEXT16(q + 32, 69, 67, 95, 68, 79, 83, 80, 95, 68, 82, 79, 80, 34, 44, 34, 105); store64(q + 48, 0x3a22706f72447064ull); q += 56;
      q = pointer_to_FWPM_NET_EVENT_IPSEC_DOSP_DROP0(q, o + 144);
      *q++ = '}';
      return q;
    }
    case 6:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CLASSIFY_ALLOW","classifyAllow":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 67, 76, 65); TEXT16(q + 32, 83, 83, 73, 70, 89, 95, 65, 76, 76, 79, 87, 34, 44, 34, 99, 108); TEXT16(q + 48, 97, 115, 115, 105, 102, 121, 65, 108, 108, 111, 119, 34, 58, 32, 32, 32); q += 61;
      q = pointer_to_FWPM_NET_EVENT_CLASSIFY_ALLOW0(q, o + 144);
      *q++ = '}';
      return q;
    }
    case 7:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CAPABILITY_DROP","capabilityDrop":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 67, 65, 80); TEXT16(q + 32, 65, 66, 73, 76, 73, 84, 89, 95, 68, 82, 79, 80, 34, 44, 34, 99); TEXT16(q + 48, 97, 112, 97, 98, 105, 108, 105, 116, 121, 68, 114, 111, 112, 34, 58, 32); q += 63;
      q = pointer_to_FWPM_NET_EVENT_CAPABILITY_DROP0(q, o + 144);
      *q++ = '}';
      return q;
    }
    case 8:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CAPABILITY_ALLOW","capabilityAllow":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 67, 65, 80); TEXT16(q + 32, 65, 66, 73, 76, 73, 84, 89, 95, 65, 76, 76, 79, 87, 34, 44, 34); TEXT16(q + 48, 99, 97, 112, 97, 98, 105, 108, 105, 116, 121, 65, 108, 108, 111, 119, 34); store32(q + 64, 0x2020203au); q += 65;
      q = pointer_to_FWPM_NET_EVENT_CAPABILITY_ALLOW0(q, o + 144);
      *q++ = '}';
      return q;
    }
    case 9:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CLASSIFY_DROP_MAC","classifyDropMac":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 67, 76, 65); TEXT16(q + 32, 83, 83, 73, 70, 89, 95, 68, 82, 79, 80, 95, 77, 65, 67, 34, 44); TEXT16(q + 48, 34, 99, 108, 97, 115, 115, 105, 102, 121, 68, 114, 111, 112, 77, 97, 99); store32(q + 64, 0x20203a22u); q += 66;
      q = pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP_MAC0(q, o + 144);
      *q++ = '}';
      return q;
    }
    default: {
      // ,"type":
      store64(q, 0x3a2265707974222cull); q += 8;
      q = FWPM_NET_EVENT_TYPE(q, loadUint32(o + 136));
      *q++ = '}';
      return q;
    }
  }
}

static u8 *FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0(u8 *q, const u8 *o) {
  // {"spi":
  store64(q, 0x203a22697073227bull); q += 7;
  q = writeUint32(q, loadUint32(o));
  *q++ = '}';
  return q;
}

static u8 *pointer_to_FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0(u8 *q, const u8 *o) {
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  NEED(p, 4);
  q = FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0(q, p);
  return q;
}

static u8 *FWPM_NET_EVENT5(u8 *q, const u8 *o) {
  // {"header":
  TEXT16(q, 123, 34, 104, 101, 97, 100, 101, 114, 34, 58, 32, 32, 32, 32, 32, 32); q += 10;
  q = FWPM_NET_EVENT_HEADER3(q, o);
  switch (loadUint32(o + 136)) {
    case 0:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE","ikeMmFailure":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 73, 75, 69); TEXT16(q + 32, 69, 88, 84, 95, 77, 77, 95, 70, 65, 73, 76, 85, 82, 69, 34, 44); TEXT16(q + 48, 34, 105, 107, 101, 77, 109, 70, 97, 105, 108, 117, 114, 101, 34, 58, 32); q += 63;
      q = pointer_to_FWPM_NET_EVENT_IKEEXT_MM_FAILURE2(q, o + 144);
      *q++ = '}';
      return q;
    }
    case 1:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE","ikeQmFailure":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 73, 75, 69); TEXT16(q + 32, 69, 88, 84, 95, 81, 77, 95, 70, 65, 73, 76, 85, 82, 69, 34, 44); TEXT16(q + 48, 34, 105, 107, 101, 81, 109, 70, 97, 105, 108, 117, 114, 101, 34, 58, 32); q += 63;
      q = pointer_to_FWPM_NET_EVENT_IKEEXT_QM_FAILURE1(q, o + 144);
      *q++ = '}';
      return q;
    }
    case 2:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IKEEXT_EM_FAILURE","ikeEmFailure":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 73, 75, 69); TEXT16(q + 32, 69, 88, 84, 95, 69, 77, 95, 70, 65, 73, 76, 85, 82, 69, 34, 44); TEXT16(q + 48, 34, 105, 107, 101, 69, 109, 70, 97, 105, 108, 117, 114, 101, 34, 58, 32); q += 63;
      q = pointer_to_FWPM_NET_EVENT_IKEEXT_EM_FAILURE1(q, o + 144);
      *q++ = '}';
      return q;
    }
    case 3:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CLASSIFY_DROP","classifyDrop":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 67, 76, 65); TEXT16(q + 32, 83, 83, 73, 70, 89, 95, 68, 82, 79, 80, 34, 44, 34, 99, 108, 97); TEXT16(q + 48, 115, 115, 105, 102, 121, 68, 114, 111, 112, 34, 58, 32, 32, 32, 32, 32); q += 59;
      q = pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP2(q, o + 144);
      *q++ = '}';
      return q;
    }
    case 4:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IPSEC_KERNEL_DROP","ipsecDrop":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 73, 80, 83); TEXT16(q + 32, 69, 67, 95, 75, 69, 82, 78, 69, 76, 95, 68, 82, 79, 80, 34, 44); TEXT16(q + 48, 34, 105, 112, 115, 101, 99, 68, 114, 111, 112, 34, 58, 32, 32, 32, 32); q += 60;
      q = pointer_to_FWPM_NET_EVENT_IPSEC_KERNEL_DROP0(q, o + 144);
      *q++ = '}';
      return q;
    }
    case 5:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IPSEC_DOSP_DROP","idpDrop":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 73, 80, 83); TEXT16(q + 32, 69, 67, 95, 68, 79, 83, 80, 95, 68, 82, 79, 80, 34, 44, 34, 105); store64(q + 48, 0x3a22706f72447064ull); q += 56;
      q = pointer_to_FWPM_NET_EVENT_IPSEC_DOSP_DROP0(q, o + 144);
      *q++ = '}';
      return q;
    }
    case 6:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CLASSIFY_ALLOW","classifyAllow":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 67, 76, 65); TEXT16(q + 32, 83, 83, 73, 70, 89, 95, 65, 76, 76, 79, 87, 34, 44, 34, 99, 108); TEXT16(q + 48, 97, 115, 115, 105, 102, 121, 65, 108, 108, 111, 119, 34, 58, 32, 32, 32); q += 61;
      q = pointer_to_FWPM_NET_EVENT_CLASSIFY_ALLOW0(q, o + 144);
      *q++ = '}';
      return q;
    }
    case 7:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CAPABILITY_DROP","capabilityDrop":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 67, 65, 80); TEXT16(q + 32, 65, 66, 73, 76, 73, 84, 89, 95, 68, 82, 79, 80, 34, 44, 34, 99); TEXT16(q + 48, 97, 112, 97, 98, 105, 108, 105, 116, 121, 68, 114, 111, 112, 34, 58, 32); q += 63;
      q = pointer_to_FWPM_NET_EVENT_CAPABILITY_DROP0(q, o + 144);
      *q++ = '}';
      return q;
    }
    case 8:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CAPABILITY_ALLOW","capabilityAllow":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 67, 65, 80); TEXT16(q + 32, 65, 66, 73, 76, 73, 84, 89, 95, 65, 76, 76, 79, 87, 34, 44, 34); TEXT16(q + 48, 99, 97, 112, 97, 98, 105, 108, 105, 116, 121, 65, 108, 108, 111, 119, 34); store32(q + 64, 0x2020203au); q += 65;
      q = pointer_to_FWPM_NET_EVENT_CAPABILITY_ALLOW0(q, o + 144);
      *q++ = '}';
      return q;
    }
    case 9:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CLASSIFY_DROP_MAC","classifyDropMac":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 67, 76, 65); TEXT16(q + 32, 83, 83, 73, 70, 89, 95, 68, 82, 79, 80, 95, 77, 65, 67, 34, 44); TEXT16(q + 48, 34, 99, 108, 97, 115, 115, 105, 102, 121, 68, 114, 111, 112, 77, 97, 99); store32(q + 64, 0x20203a22u); q += 66;
      q = pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP_MAC0(q, o + 144);
      *q++ = '}';
      return q;
    }
    case 10:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_LPM_PACKET_ARRIVAL","lpmPacketArrival":
      TEXT16(q, 44, 34, 116, 121, 112, 101, 34, 58, 34, 70, 87, 80, 77, 95, 78, 69); TEXT16(q + 16, 84, 95, 69, 86, 69, 78, 84, 95, 84, 89, 80, 69, 95, 76, 80, 77); TEXT16(q + 32, 95, 80, 65, 67, 75, 69, 84, 95, 65, 82, 82, 73, 86, 65, 76, 34); TEXT16(q + 48, 44, 34, 108, 112, 109, 80, 97, 99, 107, 101, 116, 65, 114, 114, 105, 118); store32(q + 64, 0x3a226c61u); q += 68;
      q = pointer_to_FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0(q, o + 144);
      *q++ = '}';
      return q;
    }
    default: {
      // ,"type":
      store64(q, 0x3a2265707974222cull); q += 8;
      q = FWPM_NET_EVENT_TYPE(q, loadUint32(o + 136));
      *q++ = '}';
      return q;
    }
  }
}

static u8 *array_of_FWPM_FILTER_CONDITION0(u8 *q, u32 count, const u8 *o) {
  if (count == 0) {
  // []
  store32(q, 0x20205d5bu); q += 2;
    return q;
  }
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  NEED_ELEMENTS(p, count, 40, 46);
  *q++ = '[';
  const u8 *a = p; for (u32 i = 0; i < count; i++, a += 40) {
    if (i > 0) *q++ = ',';
    ROOM(0);
  q = FWPM_FILTER_CONDITION0(q, a);
  }
  *q++ = ']';
  return q;
}

static u8 *FWPM_NET_EVENT_ENUM_TEMPLATE0(u8 *q, const u8 *o) {
  // {"startTime":"
  TEXT16(q, 123, 34, 115, 116, 97, 114, 116, 84, 105, 109, 101, 34, 58, 34, 32, 32); q += 14;
  q = writeFiletime(q, o);
  // ","endTime":"
  TEXT16(q, 34, 44, 34, 101, 110, 100, 84, 105, 109, 101, 34, 58, 34, 32, 32, 32); q += 13;
  q = writeFiletime(q, o + 8);
  // ","filterCondition":
  TEXT16(q, 34, 44, 34, 102, 105, 108, 116, 101, 114, 67, 111, 110, 100, 105, 116, 105); store32(q + 16, 0x3a226e6fu); q += 20;
  q = array_of_FWPM_FILTER_CONDITION0(q, loadUint32(o + 16), o + 24);
  *q++ = '}';
  return q;
}

static u8 *pointer_to_FWPM_NET_EVENT_ENUM_TEMPLATE0(u8 *q, const u8 *o) {
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  NEED(p, 32);
  q = FWPM_NET_EVENT_ENUM_TEMPLATE0(q, p);
  return q;
}

static u8 *FWPM_NET_EVENT_SUBSCRIPTION0(u8 *q, const u8 *o) {
  // {"enumTemplate":
  TEXT16(q, 123, 34, 101, 110, 117, 109, 84, 101, 109, 112, 108, 97, 116, 101, 34, 58); q += 16;
  q = pointer_to_FWPM_NET_EVENT_ENUM_TEMPLATE0(q, o);
  // ,"flags":
  TEXT16(q, 44, 34, 102, 108, 97, 103, 115, 34, 58, 32, 32, 32, 32, 32, 32, 32); q += 9;
  q = writeUint32(q, loadUint32(o + 8));
  // ,"sessionKey":"
  TEXT16(q, 44, 34, 115, 101, 115, 115, 105, 111, 110, 75, 101, 121, 34, 58, 34, 32); q += 15;
  q = writeGuid(q, o + 12);
  // "}
  store32(q, 0x20207d22u); q += 2;
  return q;
}

static u8 *FWPM_PROVIDER_CHANGE0(u8 *q, const u8 *o) {
  // {"changeType":
  TEXT16(q, 123, 34, 99, 104, 97, 110, 103, 101, 84, 121, 112, 101, 34, 58, 32, 32); q += 14;
  q = FWPM_CHANGE_TYPE(q, loadUint32(o));
  // ,"providerKey":"
  TEXT16(q, 44, 34, 112, 114, 111, 118, 105, 100, 101, 114, 75, 101, 121, 34, 58, 34); q += 16;
  q = writeGuid(q, o + 4);
  // "}
  store32(q, 0x20207d22u); q += 2;
  return q;
}

static u8 *FWPM_PROVIDER_CONTEXT_CHANGE0(u8 *q, const u8 *o) {
  // {"changeType":
  TEXT16(q, 123, 34, 99, 104, 97, 110, 103, 101, 84, 121, 112, 101, 34, 58, 32, 32); q += 14;
  q = FWPM_CHANGE_TYPE(q, loadUint32(o));
  // ,"providerContextKey":"
  TEXT16(q, 44, 34, 112, 114, 111, 118, 105, 100, 101, 114, 67, 111, 110, 116, 101, 120); store64(q + 16, 0x20223a2279654b74ull); q += 23;
  q = writeGuid(q, o + 4);
  // ","providerContextId":"
  TEXT16(q, 34, 44, 34, 112, 114, 111, 118, 105, 100, 101, 114, 67, 111, 110, 116, 101); store64(q + 16, 0x20223a2264497478ull); q += 23;
  q = writeUint64(q, o + 24);
  // "}
  store32(q, 0x20207d22u); q += 2;
  return q;
}

static u8 *FWPM_SUBLAYER_CHANGE0(u8 *q, const u8 *o) {
  // {"changeType":
  TEXT16(q, 123, 34, 99, 104, 97, 110, 103, 101, 84, 121, 112, 101, 34, 58, 32, 32); q += 14;
  q = FWPM_CHANGE_TYPE(q, loadUint32(o));
  // ,"subLayerKey":"
  TEXT16(q, 44, 34, 115, 117, 98, 76, 97, 121, 101, 114, 75, 101, 121, 34, 58, 34); q += 16;
  q = writeGuid(q, o + 4);
  // "}
  store32(q, 0x20207d22u); q += 2;
  return q;
}

static const Piece FWPM_SYSTEM_PORT_TYPE_0[] = {PIECE("\"FWPM_SYSTEM_PORT_RPC_EPMAP\""), PIECE("\"FWPM_SYSTEM_PORT_TEREDO\""), PIECE("\"FWPM_SYSTEM_PORT_IPHTTPS_IN\""), PIECE("\"FWPM_SYSTEM_PORT_IPHTTPS_OUT\"")};
INLINE u8 *FWPM_SYSTEM_PORT_TYPE(u8 *q, u32 x) {
  if (x < 4) return writePiece(q, &FWPM_SYSTEM_PORT_TYPE_0[x]);
  return writeUint32(q, x);
}

static u8 *array_of_uint16(u8 *q, u32 count, const u8 *o) {
  if (count == 0) {
  // []
  store32(q, 0x20205d5bu); q += 2;
    return q;
  }
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  NEED_ELEMENTS(p, count, 2, 1);
  *q++ = '[';
  const u8 *a = p; for (u32 i = 0; i < count; i++, a += 2) {
    if (i > 0) *q++ = ',';
    ROOM(0);
  q = writeUint32(q, loadUint16(a));
  }
  *q++ = ']';
  return q;
}

static u8 *FWPM_SYSTEM_PORTS_BY_TYPE0(u8 *q, const u8 *o) {
  // {"type":
  store64(q, 0x3a2265707974227bull); q += 8;
  q = FWPM_SYSTEM_PORT_TYPE(q, loadUint32(o));
  // ,"ports":
  TEXT16(q, 44, 34, 112, 111, 114, 116, 115, 34, 58, 32, 32, 32, 32, 32, 32, 32); q += 9;
  q = array_of_uint16(q, loadUint32(o + 4), o + 8);
  *q++ = '}';
  return q;
}

static u8 *array_of_FWPM_SYSTEM_PORTS_BY_TYPE0(u8 *q, u32 count, const u8 *o) {
  if (count == 0) {
  // []
  store32(q, 0x20205d5bu); q += 2;
    return q;
  }
  const u8 *p = pointer(o);
  if (!p) return writeNull(q);
  NEED_ELEMENTS(p, count, 16, 1);
  *q++ = '[';
  const u8 *a = p; for (u32 i = 0; i < count; i++, a += 16) {
    if (i > 0) *q++ = ',';
    ROOM(0);
  q = FWPM_SYSTEM_PORTS_BY_TYPE0(q, a);
  }
  *q++ = ']';
  return q;
}

static u8 *FWPM_SYSTEM_PORTS0(u8 *q, const u8 *o) {
  // {"types":
  TEXT16(q, 123, 34, 116, 121, 112, 101, 115, 34, 58, 32, 32, 32, 32, 32, 32, 32); q += 9;
  q = array_of_FWPM_SYSTEM_PORTS_BY_TYPE0(q, loadUint32(o), o + 8);
  *q++ = '}';
  return q;
}

static const Piece FWPM_VSWITCH_EVENT_TYPE_0[] = {PIECE("\"FWPM_VSWITCH_EVENT_FILTER_ADD_TO_INCOMPLETE_LAYER\""), PIECE("\"FWPM_VSWITCH_EVENT_FILTER_ENGINE_NOT_IN_REQUIRED_POSITION\""), PIECE("\"FWPM_VSWITCH_EVENT_ENABLED_FOR_INSPECTION\""), PIECE("\"FWPM_VSWITCH_EVENT_DISABLED_FOR_INSPECTION\""), PIECE("\"FWPM_VSWITCH_EVENT_FILTER_ENGINE_REORDER\"")};
INLINE u8 *FWPM_VSWITCH_EVENT_TYPE(u8 *q, u32 x) {
  if (x < 5) return writePiece(q, &FWPM_VSWITCH_EVENT_TYPE_0[x]);
  return writeUint32(q, x);
}

static u8 *struct_of_numvSwitchFilterExtensions_vSwitchFilterExtensions(u8 *q, const u8 *o) {
  // {"vSwitchFilterExtensions":
  TEXT16(q, 123, 34, 118, 83, 119, 105, 116, 99, 104, 70, 105, 108, 116, 101, 114, 69); TEXT16(q + 16, 120, 116, 101, 110, 115, 105, 111, 110, 115, 34, 58, 32, 32, 32, 32, 32); q += 27;
  q = array_of_pointer_to_wideString(q, loadUint32(o), o + 8);
  *q++ = '}';
  return q;
}

static u8 *struct_of_inRequiredPosition_numvSwitchFilterExtensions_vSwitchFilterExtensions(u8 *q, const u8 *o) {
  // {"inRequiredPosition":
  TEXT16(q, 123, 34, 105, 110, 82, 101, 113, 117, 105, 114, 101, 100, 80, 111, 115, 105); store64(q + 16, 0x20203a226e6f6974ull); q += 22;
  if (loadUint32(o) != 0) {
  // true
  store32(q, 0x65757274u); q += 4;
  } else {
  // false
  store64(q, 0x20202065736c6166ull); q += 5;
  }
  // ,"vSwitchFilterExtensions":
  TEXT16(q, 44, 34, 118, 83, 119, 105, 116, 99, 104, 70, 105, 108, 116, 101, 114, 69); TEXT16(q + 16, 120, 116, 101, 110, 115, 105, 111, 110, 115, 34, 58, 32, 32, 32, 32, 32); q += 27;
  q = array_of_pointer_to_wideString(q, loadUint32(o + 4), o + 8);
  *q++ = '}';
  return q;
}

static u8 *FWPM_VSWITCH_EVENT0(u8 *q, const u8 *o) {
  switch (loadUint32(o)) {
    case 1:
    {
      // {"eventType":"FWPM_VSWITCH_EVENT_FILTER_ENGINE_NOT_IN_REQUIRED_POSITION","vSwitchId":
      TEXT16(q, 123, 34, 101, 118, 101, 110, 116, 84, 121, 112, 101, 34, 58, 34, 70, 87); TEXT16(q + 16, 80, 77, 95, 86, 83, 87, 73, 84, 67, 72, 95, 69, 86, 69, 78, 84); TEXT16(q + 32, 95, 70, 73, 76, 84, 69, 82, 95, 69, 78, 71, 73, 78, 69, 95, 78); TEXT16(q + 48, 79, 84, 95, 73, 78, 95, 82, 69, 81, 85, 73, 82, 69, 68, 95, 80); TEXT16(q + 64, 79, 83, 73, 84, 73, 79, 78, 34, 44, 34, 118, 83, 119, 105, 116, 99); store64(q + 80, 0x2020203a22644968ull); q += 85;
      q = pointer_to_wideString(q, o + 8);
      // ,"positionInfo":
      TEXT16(q, 44, 34, 112, 111, 115, 105, 116, 105, 111, 110, 73, 110, 102, 111, 34, 58); q += 16;
      q = struct_of_numvSwitchFilterExtensions_vSwitchFilterExtensions(q, o + 16);
      *q++ = '}';
      return q;
    }
    case 4:
    {
      // {"eventType":"FWPM_VSWITCH_EVENT_FILTER_ENGINE_REORDER","vSwitchId":
      TEXT16(q, 123, 34, 101, 118, 101, 110, 116, 84, 121, 112, 101, 34, 58, 34, 70, 87); TEXT16(q + 16, 80, 77, 95, 86, 83, 87, 73, 84, 67, 72, 95, 69, 86, 69, 78, 84); TEXT16(q + 32, 95, 70, 73, 76, 84, 69, 82, 95, 69, 78, 71, 73, 78, 69, 95, 82); TEXT16(q + 48, 69, 79, 82, 68, 69, 82, 34, 44, 34, 118, 83, 119, 105, 116, 99, 104); store32(q + 64, 0x3a226449u); q += 68;
      q = pointer_to_wideString(q, o + 8);
      // ,"reorderInfo":
      TEXT16(q, 44, 34, 114, 101, 111, 114, 100, 101, 114, 73, 110, 102, 111, 34, 58, 32); q += 15;
      q = struct_of_inRequiredPosition_numvSwitchFilterExtensions_vSwitchFilterExtensions(q, o + 16);
      *q++ = '}';
      return q;
    }
    default: {
      // {"eventType":
      TEXT16(q, 123, 34, 101, 118, 101, 110, 116, 84, 121, 112, 101, 34, 58, 32, 32, 32); q += 13;
      q = FWPM_VSWITCH_EVENT_TYPE(q, loadUint32(o));
      // ,"vSwitchId":
      TEXT16(q, 44, 34, 118, 83, 119, 105, 116, 99, 104, 73, 100, 34, 58, 32, 32, 32); q += 13;
      q = pointer_to_wideString(q, o + 8);
      *q++ = '}';
      return q;
    }
  }
}

static const Writer WRITERS[] = {
  {FWPM_CALLOUT_CHANGE0, 24, 1},
  {FWPM_CONNECTION0, 160, 18},
  {FWPM_FILTER_CHANGE0, 32, 1},
  {FWPM_FILTER_CONDITION0, 40, 46},
  {FWPM_NET_EVENT0, 104, 99},
  {FWPM_NET_EVENT1, 160, 103},
  {FWPM_NET_EVENT2, 120, 110},
  {FWPM_NET_EVENT3, 152, 112},
  {FWPM_NET_EVENT4, 152, 113},
  {FWPM_NET_EVENT5, 152, 114},
  {FWPM_NET_EVENT_CAPABILITY_ALLOW0, 24, 1},
  {FWPM_NET_EVENT_CAPABILITY_DROP0, 24, 1},
  {FWPM_NET_EVENT_CLASSIFY_ALLOW0, 32, 1},
  {FWPM_NET_EVENT_CLASSIFY_DROP0, 16, 1},
  {FWPM_NET_EVENT_CLASSIFY_DROP1, 32, 1},
  {FWPM_NET_EVENT_CLASSIFY_DROP2, 56, 2},
  {FWPM_NET_EVENT_CLASSIFY_DROP_MAC0, 104, 2},
  {FWPM_NET_EVENT_ENUM_TEMPLATE0, 32, 1},
  {FWPM_NET_EVENT_HEADER0, 88, 3},
  {FWPM_NET_EVENT_HEADER1, 144, 3},
  {FWPM_NET_EVENT_HEADER2, 104, 4},
  {FWPM_NET_EVENT_HEADER3, 136, 6},
  {FWPM_NET_EVENT_IKEEXT_EM_FAILURE0, 64, 1},
  {FWPM_NET_EVENT_IKEEXT_EM_FAILURE1, 120, 3},
  {FWPM_NET_EVENT_IKEEXT_MM_FAILURE0, 64, 1},
  {FWPM_NET_EVENT_IKEEXT_MM_FAILURE1, 112, 3},
  {FWPM_NET_EVENT_IKEEXT_MM_FAILURE2, 120, 4},
  {FWPM_NET_EVENT_IKEEXT_QM_FAILURE0, 64, 91},
  {FWPM_NET_EVENT_IKEEXT_QM_FAILURE1, 88, 91},
  {FWPM_NET_EVENT_IPSEC_DOSP_DROP0, 44, 1},
  {FWPM_NET_EVENT_IPSEC_KERNEL_DROP0, 32, 1},
  {FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0, 4, 1},
  {FWPM_NET_EVENT_SUBSCRIPTION0, 32, 2},
  {FWPM_PROVIDER_CHANGE0, 20, 1},
  {FWPM_PROVIDER_CONTEXT_CHANGE0, 32, 1},
  {FWPM_SUBLAYER_CHANGE0, 20, 1},
  {FWPM_SYSTEM_PORTS0, 16, 1},
  {FWPM_SYSTEM_PORTS_BY_TYPE0, 16, 1},
  {FWPM_VSWITCH_EVENT0, 32, 2},
  {FWP_CONDITION_VALUE0, 16, 46},
  {FWP_RANGE0, 32, 29},
  {FWP_TOKEN_INFORMATION, 32, 1},
  {FWP_V4_ADDR_AND_MASK, 8, 1},
  {FWP_V6_ADDR_AND_MASK, 17, 1},
  {FWP_VALUE0, 16, 15},
  {IKEEXT_CERTIFICATE_CREDENTIAL1, 56, 4},
  {IKEEXT_CIPHER_ALGORITHM0, 12, 1},
  {IKEEXT_CREDENTIAL2, 16, 9},
  {IKEEXT_INTEGRITY_ALGORITHM0, 4, 1},
  {IKEEXT_NAME_CREDENTIAL0, 8, 2},
  {IKEEXT_PRESHARED_KEY_AUTHENTICATION1, 24, 2},
  {IKEEXT_PROPOSAL0, 28, 1},
  {SID_AND_ATTRIBUTES, 16, 2},
};

#include "../wasm/kernel.h"
