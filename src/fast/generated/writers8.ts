// Generated from the descriptors by src/fast/generator/writers.ts: `npm run generate` writes it anew.
import {
  FlagLists,
  writeBlob,
  writeCountedText,
  writeFiletime,
  writeFloat,
  writeGuid,
  writeHex,
  writeInt32,
  writeInt64,
  writeIpv4,
  writeIpv6,
  writeMac,
  writeNull,
  writeSidText,
  writeUint32,
  writeUint64,
  writeWideString,
} from '../json/values.ts';
import { isNull8 as isNull, pointer8 as pointer } from '../pointers.ts';
import { Piece, room, type Sink, writePiece } from '../json/sink.ts';
import { GIVE_UP, need, needElements, type Source } from '../source.ts';
import type { Writer } from '../json/writer.ts';

const FWPM_CHANGE_TYPE_0: readonly Piece[] = [new Piece('"FWPM_CHANGE_ADD"'), new Piece('"FWPM_CHANGE_DELETE"')];
function FWPM_CHANGE_TYPE(w: Sink, q: number, x: number): number {
  if (x >= 1 && x < 3) return writePiece(w, q, FWPM_CHANGE_TYPE_0[x - 1] as Piece);
  return writeUint32(w, q, x);
}

function FWPM_CALLOUT_CHANGE0(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"changeType":
  t.setFloat64(q, 3.0383756431854673e+180, true); t.setFloat64(q + 8, 6.051357324729405e-154, true); q += 14;
  q = FWPM_CHANGE_TYPE(w, q, v.getUint32(o, true));
  // ,"calloutKey":"
  t.setFloat64(q, 4.7182534188142513e+257, true); t.setFloat64(q + 8, 6.797191841430524e-154, true); q += 15;
  q = writeGuid(w, q, s.bytes, o + 4);
  // ","calloutId":
  t.setFloat64(q, 5.386692164810015e+228, true); t.setFloat64(q + 8, 6.051357299113931e-154, true); q += 14;
  q = writeUint32(w, q, v.getUint32(o + 20, true));
  b[q++] = 125; // }
  return q;
}

const FWP_IP_VERSION_0: readonly Piece[] = [new Piece('"FWP_IP_VERSION_V4"'), new Piece('"FWP_IP_VERSION_V6"'), new Piece('"FWP_IP_VERSION_NONE"')];
function FWP_IP_VERSION(w: Sink, q: number, x: number): number {
  if (x < 3) return writePiece(w, q, FWP_IP_VERSION_0[x] as Piece);
  return writeUint32(w, q, x);
}

function pointer_to_guid(s: Source, w: Sink, q: number, o: number): number {
  const b = w.bytes;
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  need(s, p, 16);
  b[q++] = 34; // "
  q = writeGuid(w, q, s.bytes, p);
  b[q++] = 34; // "
  return q;
}

const IPSEC_TRAFFIC_TYPE_0: readonly Piece[] = [new Piece('"IPSEC_TRAFFIC_TYPE_TRANSPORT"'), new Piece('"IPSEC_TRAFFIC_TYPE_TUNNEL"')];
function IPSEC_TRAFFIC_TYPE(w: Sink, q: number, x: number): number {
  if (x < 2) return writePiece(w, q, IPSEC_TRAFFIC_TYPE_0[x] as Piece);
  return writeUint32(w, q, x);
}

const IKEEXT_KEY_MODULE_TYPE_0: readonly Piece[] = [new Piece('"IKEEXT_KEY_MODULE_IKE"'), new Piece('"IKEEXT_KEY_MODULE_AUTHIP"'), new Piece('"IKEEXT_KEY_MODULE_IKEV2"')];
function IKEEXT_KEY_MODULE_TYPE(w: Sink, q: number, x: number): number {
  if (x < 3) return writePiece(w, q, IKEEXT_KEY_MODULE_TYPE_0[x] as Piece);
  return writeUint32(w, q, x);
}

const IKEEXT_CIPHER_TYPE_0: readonly Piece[] = [new Piece('"IKEEXT_CIPHER_DES"'), new Piece('"IKEEXT_CIPHER_3DES"'), new Piece('"IKEEXT_CIPHER_AES_128"'), new Piece('"IKEEXT_CIPHER_AES_192"'), new Piece('"IKEEXT_CIPHER_AES_256"'), new Piece('"IKEEXT_CIPHER_AES_GCM_128_16ICV"'), new Piece('"IKEEXT_CIPHER_AES_GCM_256_16ICV"')];
function IKEEXT_CIPHER_TYPE(w: Sink, q: number, x: number): number {
  if (x < 7) return writePiece(w, q, IKEEXT_CIPHER_TYPE_0[x] as Piece);
  return writeUint32(w, q, x);
}

function IKEEXT_CIPHER_ALGORITHM0(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"algoIdentifier":
  t.setFloat64(q, 1.2581782537910209e+175, true); t.setFloat64(q + 8, 1.1421892069750546e+243, true); t.setFloat64(q + 16, 6.01347001700789e-154, true); q += 18;
  q = IKEEXT_CIPHER_TYPE(w, q, v.getUint32(o, true));
  // ,"keyLen":
  t.setFloat64(q, 6.159145304380964e+223, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
  q = writeUint32(w, q, v.getUint32(o + 4, true));
  // ,"rounds":
  t.setFloat64(q, 7.142763379523852e+247, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
  q = writeUint32(w, q, v.getUint32(o + 8, true));
  b[q++] = 125; // }
  return q;
}

const IKEEXT_INTEGRITY_TYPE_0: readonly Piece[] = [new Piece('"IKEEXT_INTEGRITY_MD5"'), new Piece('"IKEEXT_INTEGRITY_SHA1"'), new Piece('"IKEEXT_INTEGRITY_SHA_256"'), new Piece('"IKEEXT_INTEGRITY_SHA_384"')];
function IKEEXT_INTEGRITY_TYPE(w: Sink, q: number, x: number): number {
  if (x < 4) return writePiece(w, q, IKEEXT_INTEGRITY_TYPE_0[x] as Piece);
  return writeUint32(w, q, x);
}

function IKEEXT_INTEGRITY_ALGORITHM0(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"algoIdentifier":
  t.setFloat64(q, 1.2581782537910209e+175, true); t.setFloat64(q + 8, 1.1421892069750546e+243, true); t.setFloat64(q + 16, 6.01347001700789e-154, true); q += 18;
  q = IKEEXT_INTEGRITY_TYPE(w, q, v.getUint32(o, true));
  b[q++] = 125; // }
  return q;
}

const IKEEXT_DH_GROUP_0: readonly Piece[] = [new Piece('"IKEEXT_DH_GROUP_NONE"'), new Piece('"IKEEXT_DH_GROUP_1"'), new Piece('"IKEEXT_DH_GROUP_2"'), new Piece('"IKEEXT_DH_GROUP_14"'), new Piece('"IKEEXT_DH_ECP_256"'), new Piece('"IKEEXT_DH_ECP_384"'), new Piece('"IKEEXT_DH_GROUP_24"')];
function IKEEXT_DH_GROUP(w: Sink, q: number, x: number): number {
  if (x < 7) return writePiece(w, q, IKEEXT_DH_GROUP_0[x] as Piece);
  return writeUint32(w, q, x);
}

function IKEEXT_PROPOSAL0(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"cipherAlgorithm":
  t.setFloat64(q, 1.1419889709752573e+243, true); t.setFloat64(q + 8, 1.4900494809100626e+195, true); t.setFloat64(q + 16, 6.013470019257338e-154, true); q += 19;
  q = IKEEXT_CIPHER_ALGORITHM0(s, w, q, o);
  // ,"integrityAlgorithm":
  t.setFloat64(q, 1.248055347386966e+243, true); t.setFloat64(q + 8, 1.6752183673831319e+243, true); t.setFloat64(q + 16, 6.051357501853825e-154, true); q += 22;
  q = IKEEXT_INTEGRITY_ALGORITHM0(s, w, q, o + 12);
  // ,"maxLifetimeSeconds":
  t.setFloat64(q, 2.1499371262557425e+185, true); t.setFloat64(q + 8, 6.438611288693691e+170, true); t.setFloat64(q + 16, 6.051357634870017e-154, true); q += 22;
  q = writeUint32(w, q, v.getUint32(o + 16, true));
  // ,"dhGroup":
  t.setFloat64(q, 4.721687858854717e+257, true); t.setFloat64(q + 8, 6.013470019257342e-154, true); q += 11;
  q = IKEEXT_DH_GROUP(w, q, v.getUint32(o + 20, true));
  // ,"quickModeLimit":
  t.setFloat64(q, 9.013523682919747e+64, true); t.setFloat64(q + 8, 5.825700169233945e+252, true); t.setFloat64(q + 16, 6.01347001700789e-154, true); q += 18;
  q = writeUint32(w, q, v.getUint32(o + 24, true));
  b[q++] = 125; // }
  return q;
}

const IKEEXT_AUTHENTICATION_METHOD_TYPE_0: readonly Piece[] = [new Piece('"IKEEXT_PRESHARED_KEY"'), new Piece('"IKEEXT_CERTIFICATE"'), new Piece('"IKEEXT_KERBEROS"'), new Piece('"IKEEXT_ANONYMOUS"'), new Piece('"IKEEXT_SSL"'), new Piece('"IKEEXT_NTLM_V2"'), new Piece('"IKEEXT_IPV6_CGA"'), new Piece('"IKEEXT_CERTIFICATE_ECDSA_P256"'), new Piece('"IKEEXT_CERTIFICATE_ECDSA_P384"'), new Piece('"IKEEXT_SSL_ECDSA_P256"'), new Piece('"IKEEXT_SSL_ECDSA_P384"'), new Piece('"IKEEXT_EAP"'), new Piece('"IKEEXT_RESERVED"')];
function IKEEXT_AUTHENTICATION_METHOD_TYPE(w: Sink, q: number, x: number): number {
  if (x < 13) return writePiece(w, q, IKEEXT_AUTHENTICATION_METHOD_TYPE_0[x] as Piece);
  return writeUint32(w, q, x);
}

const IKEEXT_AUTHENTICATION_IMPERSONATION_TYPE_0: readonly Piece[] = [new Piece('"IKEEXT_IMPERSONATION_NONE"'), new Piece('"IKEEXT_IMPERSONATION_SOCKET_PRINCIPAL"')];
function IKEEXT_AUTHENTICATION_IMPERSONATION_TYPE(w: Sink, q: number, x: number): number {
  if (x < 2) return writePiece(w, q, IKEEXT_AUTHENTICATION_IMPERSONATION_TYPE_0[x] as Piece);
  return writeUint32(w, q, x);
}

function FWP_BYTE_BLOB_bytes(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const t = w.view;
  const size = v.getUint32(o, true);
  if (size === 0) {
    if (isNull(s, o + 8)) return writeNull(w, q);
  // ""
  t.setFloat64(q, 6.01347001699975e-154, true); q += 2;
    return q;
  }
  const p = pointer(s, o + 8);
  if (p < 0) return writeNull(w, q);
  if (size > s.blobBytes) throw GIVE_UP;
  need(s, p, size);
  return writeBlob(w, q, s, p, size);
}

function IKEEXT_PRESHARED_KEY_AUTHENTICATION1(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"presharedKey":
  t.setFloat64(q, 1.718779556766834e+161, true); t.setFloat64(q + 8, 1.1658860495529529e-28, true); q += 16;
  q = FWP_BYTE_BLOB_bytes(s, w, q, o);
  // ,"flags":
  t.setFloat64(q, 9.94510864709146e-143, true); t.setFloat64(q + 8, 6.013470016999103e-154, true); q += 9;
  q = writeUint32(w, q, v.getUint32(o + 16, true));
  b[q++] = 125; // }
  return q;
}

function pointer_to_IKEEXT_PRESHARED_KEY_AUTHENTICATION1(s: Source, w: Sink, q: number, o: number): number {
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  need(s, p, 24);
  q = IKEEXT_PRESHARED_KEY_AUTHENTICATION1(s, w, q, p);
  return q;
}

function IKEEXT_CERTIFICATE_CREDENTIAL1(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"subjectName":
  t.setFloat64(q, 6.465722967604623e+170, true); t.setFloat64(q + 8, 1.949189628447296e-153, true); q += 15;
  q = FWP_BYTE_BLOB_bytes(s, w, q, o);
  // ,"certHash":
  t.setFloat64(q, 4.2976700952786915e+160, true); t.setFloat64(q + 8, 6.013470595114526e-154, true); q += 12;
  q = FWP_BYTE_BLOB_bytes(s, w, q, o + 16);
  // ,"flags":
  t.setFloat64(q, 9.94510864709146e-143, true); t.setFloat64(q + 8, 6.013470016999103e-154, true); q += 9;
  q = writeUint32(w, q, v.getUint32(o + 32, true));
  // ,"certificate":
  t.setFloat64(q, 2.1632078157979122e+185, true); t.setFloat64(q + 8, 1.94918965956734e-153, true); q += 15;
  q = FWP_BYTE_BLOB_bytes(s, w, q, o + 40);
  b[q++] = 125; // }
  return q;
}

function pointer_to_IKEEXT_CERTIFICATE_CREDENTIAL1(s: Source, w: Sink, q: number, o: number): number {
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  need(s, p, 56);
  q = IKEEXT_CERTIFICATE_CREDENTIAL1(s, w, q, p);
  return q;
}

function pointer_to_wideString(s: Source, w: Sink, q: number, o: number): number {
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  q = writeWideString(w, q, s, p);
  return q;
}

function IKEEXT_NAME_CREDENTIAL0(s: Source, w: Sink, q: number, o: number): number {
  const b = w.bytes;
  const t = w.view;
  // {"principalName":
  t.setFloat64(q, 4.648029985270977e+199, true); t.setFloat64(q + 8, 5.491093387330445e-143, true); t.setFloat64(q + 16, 6.013470016999103e-154, true); q += 17;
  q = pointer_to_wideString(s, w, q, o);
  b[q++] = 125; // }
  return q;
}

function pointer_to_IKEEXT_NAME_CREDENTIAL0(s: Source, w: Sink, q: number, o: number): number {
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  need(s, p, 8);
  q = IKEEXT_NAME_CREDENTIAL0(s, w, q, p);
  return q;
}

function IKEEXT_CREDENTIAL2(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  switch (v.getUint32(o, true)) {
    case 0:
    {
      // {"authenticationMethodType":"IKEEXT_PRESHARED_KEY","impersonationType":
      t.setFloat64(q, 6.190752473218841e+223, true); t.setFloat64(q + 8, 9.083672027944598e+223, true); t.setFloat64(q + 16, 2.824117616392412e+276, true); t.setFloat64(q + 24, 6.597272252233023e+25, true); t.setFloat64(q + 32, 1.3898477369592278e+93, true); t.setFloat64(q + 40, 6.618176263838266e+25, true); t.setFloat64(q + 48, 4.26035573256083e+180, true); t.setFloat64(q + 56, 4.824065572930941e+228, true); t.setFloat64(q + 64, 1.949189642201021e-153, true); q += 71;
      q = IKEEXT_AUTHENTICATION_IMPERSONATION_TYPE(w, q, v.getUint32(o + 4, true));
      // ,"presharedKey":
      t.setFloat64(q, 1.7187795567668144e+161, true); t.setFloat64(q + 8, 1.1658860495529529e-28, true); q += 16;
      q = pointer_to_IKEEXT_PRESHARED_KEY_AUTHENTICATION1(s, w, q, o + 8);
      b[q++] = 125; // }
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
      t.setFloat64(q, 6.190752473218841e+223, true); t.setFloat64(q + 8, 9.083672027944598e+223, true); t.setFloat64(q + 16, 2.824117616392412e+276, true); t.setFloat64(q + 24, 6.013470595113505e-154, true); q += 28;
      q = IKEEXT_AUTHENTICATION_METHOD_TYPE(w, q, v.getUint32(o, true));
      // ,"impersonationType":
      t.setFloat64(q, 1.2862508381317267e+248, true); t.setFloat64(q + 8, 5.2007358995111676e+98, true); t.setFloat64(q + 16, 6.01361801429489e-154, true); q += 21;
      q = IKEEXT_AUTHENTICATION_IMPERSONATION_TYPE(w, q, v.getUint32(o + 4, true));
      // ,"certificate":
      t.setFloat64(q, 2.1632078157979122e+185, true); t.setFloat64(q + 8, 1.94918965956734e-153, true); q += 15;
      q = pointer_to_IKEEXT_CERTIFICATE_CREDENTIAL1(s, w, q, o + 8);
      b[q++] = 125; // }
      return q;
    }
    case 2:
    case 11:
    case 5:
    case 12:
    {
      // {"authenticationMethodType":
      t.setFloat64(q, 6.190752473218841e+223, true); t.setFloat64(q + 8, 9.083672027944598e+223, true); t.setFloat64(q + 16, 2.824117616392412e+276, true); t.setFloat64(q + 24, 6.013470595113505e-154, true); q += 28;
      q = IKEEXT_AUTHENTICATION_METHOD_TYPE(w, q, v.getUint32(o, true));
      // ,"impersonationType":
      t.setFloat64(q, 1.2862508381317267e+248, true); t.setFloat64(q + 8, 5.2007358995111676e+98, true); t.setFloat64(q + 16, 6.01361801429489e-154, true); q += 21;
      q = IKEEXT_AUTHENTICATION_IMPERSONATION_TYPE(w, q, v.getUint32(o + 4, true));
      // ,"name":
      t.setFloat64(q, 1.1609634555129769e-28, true); q += 8;
      q = pointer_to_IKEEXT_NAME_CREDENTIAL0(s, w, q, o + 8);
      b[q++] = 125; // }
      return q;
    }
    default: {
      // {"authenticationMethodType":
      t.setFloat64(q, 6.190752473218841e+223, true); t.setFloat64(q + 8, 9.083672027944598e+223, true); t.setFloat64(q + 16, 2.824117616392412e+276, true); t.setFloat64(q + 24, 6.013470595113505e-154, true); q += 28;
      q = IKEEXT_AUTHENTICATION_METHOD_TYPE(w, q, v.getUint32(o, true));
      // ,"impersonationType":
      t.setFloat64(q, 1.2862508381317267e+248, true); t.setFloat64(q + 8, 5.2007358995111676e+98, true); t.setFloat64(q + 16, 6.01361801429489e-154, true); q += 21;
      q = IKEEXT_AUTHENTICATION_IMPERSONATION_TYPE(w, q, v.getUint32(o + 4, true));
      b[q++] = 125; // }
      return q;
    }
  }
}

function FWPM_CONNECTION0(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"connectionId":"
  t.setFloat64(q, 6.470495594189697e+170, true); t.setFloat64(q + 8, 1.1606823186604464e-28, true); t.setFloat64(q + 16, 6.013470016999071e-154, true); q += 17;
  q = writeUint64(w, q, s, o);
  b[q++] = 34; // "
  switch (v.getUint32(o + 8, true)) {
    case 0:
    {
      // ,"ipVersion":"FWP_IP_VERSION_V4","localV4Address":"
      t.setFloat64(q, 1.286223111694213e+248, true); t.setFloat64(q + 8, 2.661475119911151e+112, true); t.setFloat64(q + 16, 2.1223161563078155e+88, true); t.setFloat64(q + 24, 6.514743716474195e-144, true); t.setFloat64(q + 32, 2.0828947854281562e+108, true); t.setFloat64(q + 40, 1.356172133329055e+248, true); t.setFloat64(q + 48, 6.013470017181542e-154, true); q += 51;
      q = writeIpv4(w, q, v.getUint32(o + 12, true));
      // ","remoteV4Address":"
      t.setFloat64(q, 7.200354088826707e+252, true); t.setFloat64(q + 8, 4.7699082840169285e+180, true); t.setFloat64(q + 16, 6.013481975643054e-154, true); q += 21;
      q = writeIpv4(w, q, v.getUint32(o + 28, true));
      // ","providerKey":
      t.setFloat64(q, 1.0733214099568419e+200, true); t.setFloat64(q + 8, 1.1658860497586612e-28, true); q += 16;
      q = pointer_to_guid(s, w, q, o + 48);
      // ,"ipsecTrafficModeType":
      t.setFloat64(q, 3.314418382039726e+98, true); t.setFloat64(q + 8, 1.3923922549706408e+228, true); t.setFloat64(q + 16, 1.1609664343076821e-28, true); q += 24;
      q = IPSEC_TRAFFIC_TYPE(w, q, v.getUint32(o + 56, true));
      // ,"keyModuleType":
      t.setFloat64(q, 6.1936743500425906e+175, true); t.setFloat64(q + 8, 5.494190450851298e-143, true); t.setFloat64(q + 16, 6.013470016999103e-154, true); q += 17;
      q = IKEEXT_KEY_MODULE_TYPE(w, q, v.getUint32(o + 60, true));
      // ,"mmCrypto":
      t.setFloat64(q, 6.320944855375455e+233, true); t.setFloat64(q + 8, 6.013470595116902e-154, true); q += 12;
      q = IKEEXT_PROPOSAL0(s, w, q, o + 64);
      // ,"mmPeer":
      t.setFloat64(q, 1.1413378105332111e+243, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
      q = IKEEXT_CREDENTIAL2(s, w, q, o + 96);
      // ,"emPeer":
      t.setFloat64(q, 1.14133781043385e+243, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
      q = IKEEXT_CREDENTIAL2(s, w, q, o + 112);
      // ,"bytesTransferredIn":"
      t.setFloat64(q, 6.628842161667788e+98, true); t.setFloat64(q + 8, 1.962646781004499e+243, true); t.setFloat64(q + 16, 6.797191594504379e-154, true); q += 23;
      q = writeUint64(w, q, s, o + 128);
      // ","bytesTransferredOut":"
      t.setFloat64(q, 7.500574091007079e+247, true); t.setFloat64(q + 8, 1.141574677849838e+243, true); t.setFloat64(q + 16, 1.1646688768744278e-28, true); t.setFloat64(q + 24, 6.013470016999071e-154, true); q += 25;
      q = writeUint64(w, q, s, o + 136);
      // ","bytesTransferredTotal":"
      t.setFloat64(q, 7.500574091007079e+247, true); t.setFloat64(q + 8, 1.141574677849838e+243, true); t.setFloat64(q + 16, 1.175228737188192e+214, true); t.setFloat64(q + 24, 6.013470017181542e-154, true); q += 27;
      q = writeUint64(w, q, s, o + 144);
      // ","startSysTime":"
      t.setFloat64(q, 8.422441890782483e+252, true); t.setFloat64(q + 8, 5.491124761950132e-143, true); t.setFloat64(q + 16, 6.013470016999781e-154, true); q += 18;
      q = writeFiletime(w, q, s, o + 152);
      // "}
      t.setFloat64(q, 6.013470017030614e-154, true); q += 2;
      return q;
    }
    case 1:
    {
      // ,"ipVersion":"FWP_IP_VERSION_V6","localV6Address":"
      t.setFloat64(q, 1.286223111694213e+248, true); t.setFloat64(q + 8, 2.661475119911151e+112, true); t.setFloat64(q + 16, 2.1223161563078155e+88, true); t.setFloat64(q + 24, 7.155410306932788e-144, true); t.setFloat64(q + 32, 2.0828947854281562e+108, true); t.setFloat64(q + 40, 1.3561721333290554e+248, true); t.setFloat64(q + 48, 6.013470017181542e-154, true); q += 51;
      q = writeIpv6(w, q, v, o + 12);
      // ","remoteV6Address":"
      t.setFloat64(q, 7.200354088826707e+252, true); t.setFloat64(q + 8, 4.769908284137695e+180, true); t.setFloat64(q + 16, 6.013481975643054e-154, true); q += 21;
      q = writeIpv6(w, q, v, o + 28);
      // ","providerKey":
      t.setFloat64(q, 1.0733214099568419e+200, true); t.setFloat64(q + 8, 1.1658860497586612e-28, true); q += 16;
      q = pointer_to_guid(s, w, q, o + 48);
      // ,"ipsecTrafficModeType":
      t.setFloat64(q, 3.314418382039726e+98, true); t.setFloat64(q + 8, 1.3923922549706408e+228, true); t.setFloat64(q + 16, 1.1609664343076821e-28, true); q += 24;
      q = IPSEC_TRAFFIC_TYPE(w, q, v.getUint32(o + 56, true));
      // ,"keyModuleType":
      t.setFloat64(q, 6.1936743500425906e+175, true); t.setFloat64(q + 8, 5.494190450851298e-143, true); t.setFloat64(q + 16, 6.013470016999103e-154, true); q += 17;
      q = IKEEXT_KEY_MODULE_TYPE(w, q, v.getUint32(o + 60, true));
      // ,"mmCrypto":
      t.setFloat64(q, 6.320944855375455e+233, true); t.setFloat64(q + 8, 6.013470595116902e-154, true); q += 12;
      q = IKEEXT_PROPOSAL0(s, w, q, o + 64);
      // ,"mmPeer":
      t.setFloat64(q, 1.1413378105332111e+243, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
      q = IKEEXT_CREDENTIAL2(s, w, q, o + 96);
      // ,"emPeer":
      t.setFloat64(q, 1.14133781043385e+243, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
      q = IKEEXT_CREDENTIAL2(s, w, q, o + 112);
      // ,"bytesTransferredIn":"
      t.setFloat64(q, 6.628842161667788e+98, true); t.setFloat64(q + 8, 1.962646781004499e+243, true); t.setFloat64(q + 16, 6.797191594504379e-154, true); q += 23;
      q = writeUint64(w, q, s, o + 128);
      // ","bytesTransferredOut":"
      t.setFloat64(q, 7.500574091007079e+247, true); t.setFloat64(q + 8, 1.141574677849838e+243, true); t.setFloat64(q + 16, 1.1646688768744278e-28, true); t.setFloat64(q + 24, 6.013470016999071e-154, true); q += 25;
      q = writeUint64(w, q, s, o + 136);
      // ","bytesTransferredTotal":"
      t.setFloat64(q, 7.500574091007079e+247, true); t.setFloat64(q + 8, 1.141574677849838e+243, true); t.setFloat64(q + 16, 1.175228737188192e+214, true); t.setFloat64(q + 24, 6.013470017181542e-154, true); q += 27;
      q = writeUint64(w, q, s, o + 144);
      // ","startSysTime":"
      t.setFloat64(q, 8.422441890782483e+252, true); t.setFloat64(q + 8, 5.491124761950132e-143, true); t.setFloat64(q + 16, 6.013470016999781e-154, true); q += 18;
      q = writeFiletime(w, q, s, o + 152);
      // "}
      t.setFloat64(q, 6.013470017030614e-154, true); q += 2;
      return q;
    }
    default: {
      // ,"ipVersion":
      t.setFloat64(q, 1.286223111694213e+248, true); t.setFloat64(q + 8, 6.013618015075968e-154, true); q += 13;
      q = FWP_IP_VERSION(w, q, v.getUint32(o + 8, true));
      // ,"providerKey":
      t.setFloat64(q, 5.0381475925086e+175, true); t.setFloat64(q + 8, 1.949212353553152e-153, true); q += 15;
      q = pointer_to_guid(s, w, q, o + 48);
      // ,"ipsecTrafficModeType":
      t.setFloat64(q, 3.314418382039726e+98, true); t.setFloat64(q + 8, 1.3923922549706408e+228, true); t.setFloat64(q + 16, 1.1609664343076821e-28, true); q += 24;
      q = IPSEC_TRAFFIC_TYPE(w, q, v.getUint32(o + 56, true));
      // ,"keyModuleType":
      t.setFloat64(q, 6.1936743500425906e+175, true); t.setFloat64(q + 8, 5.494190450851298e-143, true); t.setFloat64(q + 16, 6.013470016999103e-154, true); q += 17;
      q = IKEEXT_KEY_MODULE_TYPE(w, q, v.getUint32(o + 60, true));
      // ,"mmCrypto":
      t.setFloat64(q, 6.320944855375455e+233, true); t.setFloat64(q + 8, 6.013470595116902e-154, true); q += 12;
      q = IKEEXT_PROPOSAL0(s, w, q, o + 64);
      // ,"mmPeer":
      t.setFloat64(q, 1.1413378105332111e+243, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
      q = IKEEXT_CREDENTIAL2(s, w, q, o + 96);
      // ,"emPeer":
      t.setFloat64(q, 1.14133781043385e+243, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
      q = IKEEXT_CREDENTIAL2(s, w, q, o + 112);
      // ,"bytesTransferredIn":"
      t.setFloat64(q, 6.628842161667788e+98, true); t.setFloat64(q + 8, 1.962646781004499e+243, true); t.setFloat64(q + 16, 6.797191594504379e-154, true); q += 23;
      q = writeUint64(w, q, s, o + 128);
      // ","bytesTransferredOut":"
      t.setFloat64(q, 7.500574091007079e+247, true); t.setFloat64(q + 8, 1.141574677849838e+243, true); t.setFloat64(q + 16, 1.1646688768744278e-28, true); t.setFloat64(q + 24, 6.013470016999071e-154, true); q += 25;
      q = writeUint64(w, q, s, o + 136);
      // ","bytesTransferredTotal":"
      t.setFloat64(q, 7.500574091007079e+247, true); t.setFloat64(q + 8, 1.141574677849838e+243, true); t.setFloat64(q + 16, 1.175228737188192e+214, true); t.setFloat64(q + 24, 6.013470017181542e-154, true); q += 27;
      q = writeUint64(w, q, s, o + 144);
      // ","startSysTime":"
      t.setFloat64(q, 8.422441890782483e+252, true); t.setFloat64(q + 8, 5.491124761950132e-143, true); t.setFloat64(q + 16, 6.013470016999781e-154, true); q += 18;
      q = writeFiletime(w, q, s, o + 152);
      // "}
      t.setFloat64(q, 6.013470017030614e-154, true); q += 2;
      return q;
    }
  }
}

function FWPM_FILTER_CHANGE0(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const t = w.view;
  // {"changeType":
  t.setFloat64(q, 3.0383756431854673e+180, true); t.setFloat64(q + 8, 6.051357324729405e-154, true); q += 14;
  q = FWPM_CHANGE_TYPE(w, q, v.getUint32(o, true));
  // ,"filterKey":"
  t.setFloat64(q, 1.1444862205584104e+243, true); t.setFloat64(q + 8, 6.016531430375753e-154, true); q += 14;
  q = writeGuid(w, q, s.bytes, o + 4);
  // ","filterId":"
  t.setFloat64(q, 5.296722610009325e+180, true); t.setFloat64(q + 8, 6.016531428542952e-154, true); q += 14;
  q = writeUint64(w, q, s, o + 24);
  // "}
  t.setFloat64(q, 6.013470017030614e-154, true); q += 2;
  return q;
}

const FWP_MATCH_TYPE_0: readonly Piece[] = [new Piece('"FWP_MATCH_EQUAL"'), new Piece('"FWP_MATCH_GREATER"'), new Piece('"FWP_MATCH_LESS"'), new Piece('"FWP_MATCH_GREATER_OR_EQUAL"'), new Piece('"FWP_MATCH_LESS_OR_EQUAL"'), new Piece('"FWP_MATCH_RANGE"'), new Piece('"FWP_MATCH_FLAGS_ALL_SET"'), new Piece('"FWP_MATCH_FLAGS_ANY_SET"'), new Piece('"FWP_MATCH_FLAGS_NONE_SET"'), new Piece('"FWP_MATCH_EQUAL_CASE_INSENSITIVE"'), new Piece('"FWP_MATCH_NOT_EQUAL"'), new Piece('"FWP_MATCH_PREFIX"'), new Piece('"FWP_MATCH_NOT_PREFIX"')];
function FWP_MATCH_TYPE(w: Sink, q: number, x: number): number {
  if (x < 13) return writePiece(w, q, FWP_MATCH_TYPE_0[x] as Piece);
  return writeUint32(w, q, x);
}

const FWP_DATA_TYPE_0: readonly Piece[] = [new Piece('"FWP_EMPTY"'), new Piece('"FWP_UINT8"'), new Piece('"FWP_UINT16"'), new Piece('"FWP_UINT32"'), new Piece('"FWP_UINT64"'), new Piece('"FWP_INT8"'), new Piece('"FWP_INT16"'), new Piece('"FWP_INT32"'), new Piece('"FWP_INT64"'), new Piece('"FWP_FLOAT"'), new Piece('"FWP_DOUBLE"'), new Piece('"FWP_BYTE_ARRAY16_TYPE"'), new Piece('"FWP_BYTE_BLOB_TYPE"'), new Piece('"FWP_SID"'), new Piece('"FWP_SECURITY_DESCRIPTOR_TYPE"'), new Piece('"FWP_TOKEN_INFORMATION_TYPE"'), new Piece('"FWP_TOKEN_ACCESS_INFORMATION_TYPE"'), new Piece('"FWP_UNICODE_STRING_TYPE"'), new Piece('"FWP_BYTE_ARRAY6_TYPE"'), new Piece('"FWP_BITMAP_INDEX_TYPE"'), new Piece('"FWP_BITMAP_ARRAY64_TYPE"')];
const FWP_DATA_TYPE_1: readonly Piece[] = [new Piece('"FWP_V4_ADDR_MASK"'), new Piece('"FWP_V6_ADDR_MASK"'), new Piece('"FWP_RANGE_TYPE"')];
function FWP_DATA_TYPE(w: Sink, q: number, x: number): number {
  if (x < 21) return writePiece(w, q, FWP_DATA_TYPE_0[x] as Piece);
  if (x >= 256 && x < 259) return writePiece(w, q, FWP_DATA_TYPE_1[x - 256] as Piece);
  return writeUint32(w, q, x);
}

function pointer_to_uint64(s: Source, w: Sink, q: number, o: number): number {
  const b = w.bytes;
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  need(s, p, 8);
  b[q++] = 34; // "
  q = writeUint64(w, q, s, p);
  b[q++] = 34; // "
  return q;
}

function pointer_to_int64(s: Source, w: Sink, q: number, o: number): number {
  const b = w.bytes;
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  need(s, p, 8);
  b[q++] = 34; // "
  q = writeInt64(w, q, s, p);
  b[q++] = 34; // "
  return q;
}

function pointer_to_float64(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  need(s, p, 8);
  q = writeFloat(w, q, v.getFloat64(p, true));
  return q;
}

function pointer_to_ipv6(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  need(s, p, 16);
  b[q++] = 34; // "
  q = writeIpv6(w, q, v, p);
  b[q++] = 34; // "
  return q;
}

function pointer_to_FWP_BYTE_BLOB_bytes(s: Source, w: Sink, q: number, o: number): number {
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  need(s, p, 16);
  q = FWP_BYTE_BLOB_bytes(s, w, q, p);
  return q;
}

function pointer_to_sid(s: Source, w: Sink, q: number, o: number): number {
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  q = writeSidText(w, q, s, p);
  return q;
}

function SID_AND_ATTRIBUTES(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"Sid":
  t.setFloat64(q, 1.949188472366649e-153, true); q += 7;
  q = pointer_to_sid(s, w, q, o);
  // ,"Attributes":
  t.setFloat64(q, 1.1723188403439506e+166, true); t.setFloat64(q + 8, 6.051357634958886e-154, true); q += 14;
  q = writeUint32(w, q, v.getUint32(o + 8, true));
  b[q++] = 125; // }
  return q;
}

function array_of_SID_AND_ATTRIBUTES(s: Source, w: Sink, q: number, count: number, o: number): number {
  const b = w.bytes;
  const t = w.view;
  if (count === 0) {
  // []
  t.setFloat64(q, 6.013470017019836e-154, true); q += 2;
    return q;
  }
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  needElements(s, p, count, 16, 2);
  b[q++] = 91; // [
  for (let i = 0, a = p; i < count; i++, a += 16) {
    if (i > 0) b[q++] = 44; // ,
    room(w, q, 0);
  q = SID_AND_ATTRIBUTES(s, w, q, a);
  }
  b[q++] = 93; // ]
  return q;
}

function FWP_TOKEN_INFORMATION(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"sids":
  t.setFloat64(q, 1.1644060854547106e-28, true); q += 8;
  q = array_of_SID_AND_ATTRIBUTES(s, w, q, v.getUint32(o, true), o + 8);
  // ,"restrictedSids":
  t.setFloat64(q, 8.828938679871663e+199, true); t.setFloat64(q + 8, 7.135753732506996e+247, true); t.setFloat64(q + 16, 6.01347001700789e-154, true); q += 18;
  q = array_of_SID_AND_ATTRIBUTES(s, w, q, v.getUint32(o + 16, true), o + 24);
  b[q++] = 125; // }
  return q;
}

function pointer_to_FWP_TOKEN_INFORMATION(s: Source, w: Sink, q: number, o: number): number {
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  need(s, p, 32);
  q = FWP_TOKEN_INFORMATION(s, w, q, p);
  return q;
}

function pointer_to_mac(s: Source, w: Sink, q: number, o: number): number {
  const b = w.bytes;
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  need(s, p, 6);
  b[q++] = 34; // "
  q = writeMac(w, q, s.bytes, p);
  b[q++] = 34; // "
  return q;
}

function FWP_V4_ADDR_AND_MASK(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const t = w.view;
  // {"addr":"
  t.setFloat64(q, 1.1641595473494332e-28, true); t.setFloat64(q + 8, 6.013470016999071e-154, true); q += 9;
  q = writeIpv4(w, q, v.getUint32(o, true));
  // ","mask":"
  t.setFloat64(q, 7.03469992280399e-143, true); t.setFloat64(q + 8, 6.013470016999781e-154, true); q += 10;
  q = writeIpv4(w, q, v.getUint32(o + 4, true));
  // "}
  t.setFloat64(q, 6.013470017030614e-154, true); q += 2;
  return q;
}

function pointer_to_FWP_V4_ADDR_AND_MASK(s: Source, w: Sink, q: number, o: number): number {
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  need(s, p, 8);
  q = FWP_V4_ADDR_AND_MASK(s, w, q, p);
  return q;
}

function FWP_V6_ADDR_AND_MASK(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"addr":"
  t.setFloat64(q, 1.1641595473494332e-28, true); t.setFloat64(q + 8, 6.013470016999071e-154, true); q += 9;
  q = writeIpv6(w, q, v, o);
  // ","prefixLength":
  t.setFloat64(q, 5.357263171399319e+199, true); t.setFloat64(q + 8, 6.266924536992432e-143, true); t.setFloat64(q + 16, 6.013470016999103e-154, true); q += 17;
  q = writeUint32(w, q, v.getUint8(o + 16));
  b[q++] = 125; // }
  return q;
}

function pointer_to_FWP_V6_ADDR_AND_MASK(s: Source, w: Sink, q: number, o: number): number {
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  need(s, p, 17);
  q = FWP_V6_ADDR_AND_MASK(s, w, q, p);
  return q;
}

function FWP_VALUE0(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  switch (v.getUint32(o, true)) {
    case 1:
    {
      // {"type":"FWP_UINT8","uint8":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 1.3659788426134016e+69, true); t.setFloat64(q + 16, 7.36179037400835e+223, true); t.setFloat64(q + 24, 6.013470595098248e-154, true); q += 28;
      q = writeUint32(w, q, v.getUint8(o + 8));
      b[q++] = 125; // }
      return q;
    }
    case 2:
    {
      // {"type":"FWP_UINT16","uint16":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 1.3659788426134016e+69, true); t.setFloat64(q + 16, 1.0110398583825768e+200, true); t.setFloat64(q + 24, 6.051356274561061e-154, true); q += 30;
      q = writeUint32(w, q, v.getUint16(o + 8, true));
      b[q++] = 125; // }
      return q;
    }
    case 3:
    {
      // {"type":"FWP_UINT32","uint32":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 1.3659788426134016e+69, true); t.setFloat64(q + 16, 1.0110398583381087e+200, true); t.setFloat64(q + 24, 6.051356185824364e-154, true); q += 30;
      q = writeUint32(w, q, v.getUint32(o + 8, true));
      b[q++] = 125; // }
      return q;
    }
    case 4:
    {
      // {"type":"FWP_UINT64","uint64":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 1.3659788426134016e+69, true); t.setFloat64(q + 16, 1.0110398583605168e+200, true); t.setFloat64(q + 24, 6.051356230540018e-154, true); q += 30;
      q = pointer_to_uint64(s, w, q, o + 8);
      b[q++] = 125; // }
      return q;
    }
    case 5:
    {
      // {"type":"FWP_INT8","int8":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 1.293836153082128e+98, true); t.setFloat64(q + 16, 9.606747193894854e-37, true); t.setFloat64(q + 24, 6.01347001700789e-154, true); q += 26;
      q = writeInt32(w, q, v.getInt8(o + 8));
      b[q++] = 125; // }
      return q;
    }
    case 6:
    {
      // {"type":"FWP_INT16","int16":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 1.293836153082128e+98, true); t.setFloat64(q + 16, 6.967427809247929e+252, true); t.setFloat64(q + 24, 6.01347059509748e-154, true); q += 28;
      q = writeInt32(w, q, v.getInt16(o + 8, true));
      b[q++] = 125; // }
      return q;
    }
    case 7:
    {
      // {"type":"FWP_INT32","int32":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 1.293836153082128e+98, true); t.setFloat64(q + 16, 6.967427809247097e+252, true); t.setFloat64(q + 24, 6.013470595096127e-154, true); q += 28;
      q = writeInt32(w, q, v.getInt32(o + 8, true));
      b[q++] = 125; // }
      return q;
    }
    case 8:
    {
      // {"type":"FWP_INT64","int64":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 1.293836153082128e+98, true); t.setFloat64(q + 16, 6.967427809247516e+252, true); t.setFloat64(q + 24, 6.013470595096809e-154, true); q += 28;
      q = pointer_to_int64(s, w, q, o + 8);
      b[q++] = 125; // }
      return q;
    }
    case 9:
    {
      // {"type":"FWP_FLOAT","float32":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 9.991481942777847e+73, true); t.setFloat64(q + 16, 5.3820675708542055e+228, true); t.setFloat64(q + 24, 6.051356185824347e-154, true); q += 30;
      q = writeFloat(w, q, v.getFloat32(o + 8, true));
      b[q++] = 125; // }
      return q;
    }
    case 10:
    {
      // {"type":"FWP_DOUBLE","double64":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 8.753784578799302e+102, true); t.setFloat64(q + 16, 3.8156251423941484e+228, true); t.setFloat64(q + 24, 1.1488310748489396e-28, true); q += 32;
      q = pointer_to_float64(s, w, q, o + 8);
      b[q++] = 125; // }
      return q;
    }
    case 11:
    {
      // {"type":"FWP_BYTE_ARRAY16_TYPE","byteArray16":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 2.1581386631595355e+98, true); t.setFloat64(q + 16, 5.717566138452938e-71, true); t.setFloat64(q + 24, 4.276888616438979e-96, true); t.setFloat64(q + 32, 1.9476421272297322e+243, true); t.setFloat64(q + 40, 6.05135627456274e-154, true); q += 46;
      q = pointer_to_ipv6(s, w, q, o + 8);
      b[q++] = 125; // }
      return q;
    }
    case 12:
    {
      // {"type":"FWP_BYTE_BLOB_TYPE","byteBlob":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 2.1581386631595355e+98, true); t.setFloat64(q + 16, 2.6707546717459983e+98, true); t.setFloat64(q + 24, 5.022585426770926e+276, true); t.setFloat64(q + 32, 1.1602258650790176e-28, true); q += 40;
      q = pointer_to_FWP_BYTE_BLOB_bytes(s, w, q, o + 8);
      b[q++] = 125; // }
      return q;
    }
    case 13:
    {
      // {"type":"FWP_SID","sid":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 934352421212886700000, true); t.setFloat64(q + 16, 1.1607131512125332e-28, true); q += 24;
      q = pointer_to_sid(s, w, q, o + 8);
      b[q++] = 125; // }
      return q;
    }
    case 14:
    {
      // {"type":"FWP_SECURITY_DESCRIPTOR_TYPE","sd":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 12005286691638340, true); t.setFloat64(q + 16, 4.9257578083727715e+25, true); t.setFloat64(q + 24, 3.116162754625427e+88, true); t.setFloat64(q + 32, 4.5061076656490746e-144, true); t.setFloat64(q + 40, 6.01347059511317e-154, true); q += 44;
      q = pointer_to_FWP_BYTE_BLOB_bytes(s, w, q, o + 8);
      b[q++] = 125; // }
      return q;
    }
    case 15:
    {
      // {"type":"FWP_TOKEN_INFORMATION_TYPE","tokenInformation":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 6.0015550859158115e+54, true); t.setFloat64(q + 16, 3.1107202466091003e+88, true); t.setFloat64(q + 24, 2.674759632516324e+98, true); t.setFloat64(q + 32, 7.631250284789707e+228, true); t.setFloat64(q + 40, 1.675011645164423e+243, true); t.setFloat64(q + 48, 1.1631840829233034e-28, true); q += 56;
      q = pointer_to_FWP_TOKEN_INFORMATION(s, w, q, o + 8);
      b[q++] = 125; // }
      return q;
    }
    case 16:
    {
      // {"type":"FWP_TOKEN_ACCESS_INFORMATION_TYPE","tokenAccessInformation":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 6.0015550859158115e+54, true); t.setFloat64(q + 16, 1.3860152477056757e+93, true); t.setFloat64(q + 24, 3.01286397205819e+64, true); t.setFloat64(q + 32, 2.1042535964887237e+122, true); t.setFloat64(q + 40, 3.2314541956632362e+209, true); t.setFloat64(q + 48, 1.3561561253600041e+248, true); t.setFloat64(q + 56, 3.992842260109778e+252, true); t.setFloat64(q + 64, 6.013618015075968e-154, true); q += 69;
      q = pointer_to_FWP_BYTE_BLOB_bytes(s, w, q, o + 8);
      b[q++] = 125; // }
      return q;
    }
    case 17:
    {
      // {"type":"FWP_UNICODE_STRING_TYPE","unicodeString":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 1.3529186677527355e+45, true); t.setFloat64(q + 16, 4.043371684718348e+88, true); t.setFloat64(q + 24, 7.905864049141556e+25, true); t.setFloat64(q + 32, 3.678861748265801e+228, true); t.setFloat64(q + 40, 1.6937561043889176e+190, true); t.setFloat64(q + 48, 6.01347001700789e-154, true); q += 50;
      q = pointer_to_wideString(s, w, q, o + 8);
      b[q++] = 125; // }
      return q;
    }
    case 18:
    {
      // {"type":"FWP_BYTE_ARRAY6_TYPE","byteArray6":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 2.1581386631595355e+98, true); t.setFloat64(q + 16, 6.912113330130068e-47, true); t.setFloat64(q + 24, 4.5061076656490746e-144, true); t.setFloat64(q + 32, 2.59338625547394e+161, true); t.setFloat64(q + 40, 6.013470595097576e-154, true); q += 44;
      q = pointer_to_mac(s, w, q, o + 8);
      b[q++] = 125; // }
      return q;
    }
    default: {
      // {"type":
      t.setFloat64(q, 1.1609664347740394e-28, true); q += 8;
      q = FWP_DATA_TYPE(w, q, v.getUint32(o, true));
      b[q++] = 125; // }
      return q;
    }
  }
}

function FWP_RANGE0(s: Source, w: Sink, q: number, o: number): number {
  const b = w.bytes;
  const t = w.view;
  // {"valueLow":
  t.setFloat64(q, 1.0775867912414783e+60, true); t.setFloat64(q + 8, 6.013470595119608e-154, true); q += 12;
  q = FWP_VALUE0(s, w, q, o);
  // ,"valueHigh":
  t.setFloat64(q, 5.841609700528396e+40, true); t.setFloat64(q + 8, 6.013618014552296e-154, true); q += 13;
  q = FWP_VALUE0(s, w, q, o + 16);
  b[q++] = 125; // }
  return q;
}

function pointer_to_FWP_RANGE0(s: Source, w: Sink, q: number, o: number): number {
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  need(s, p, 32);
  q = FWP_RANGE0(s, w, q, p);
  return q;
}

function FWP_CONDITION_VALUE0(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  switch (v.getUint32(o, true)) {
    case 1:
    {
      // {"type":"FWP_UINT8","uint8":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 1.3659788426134016e+69, true); t.setFloat64(q + 16, 7.36179037400835e+223, true); t.setFloat64(q + 24, 6.013470595098248e-154, true); q += 28;
      q = writeUint32(w, q, v.getUint8(o + 8));
      b[q++] = 125; // }
      return q;
    }
    case 2:
    {
      // {"type":"FWP_UINT16","uint16":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 1.3659788426134016e+69, true); t.setFloat64(q + 16, 1.0110398583825768e+200, true); t.setFloat64(q + 24, 6.051356274561061e-154, true); q += 30;
      q = writeUint32(w, q, v.getUint16(o + 8, true));
      b[q++] = 125; // }
      return q;
    }
    case 3:
    {
      // {"type":"FWP_UINT32","uint32":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 1.3659788426134016e+69, true); t.setFloat64(q + 16, 1.0110398583381087e+200, true); t.setFloat64(q + 24, 6.051356185824364e-154, true); q += 30;
      q = writeUint32(w, q, v.getUint32(o + 8, true));
      b[q++] = 125; // }
      return q;
    }
    case 4:
    {
      // {"type":"FWP_UINT64","uint64":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 1.3659788426134016e+69, true); t.setFloat64(q + 16, 1.0110398583605168e+200, true); t.setFloat64(q + 24, 6.051356230540018e-154, true); q += 30;
      q = pointer_to_uint64(s, w, q, o + 8);
      b[q++] = 125; // }
      return q;
    }
    case 5:
    {
      // {"type":"FWP_INT8","int8":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 1.293836153082128e+98, true); t.setFloat64(q + 16, 9.606747193894854e-37, true); t.setFloat64(q + 24, 6.01347001700789e-154, true); q += 26;
      q = writeInt32(w, q, v.getInt8(o + 8));
      b[q++] = 125; // }
      return q;
    }
    case 6:
    {
      // {"type":"FWP_INT16","int16":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 1.293836153082128e+98, true); t.setFloat64(q + 16, 6.967427809247929e+252, true); t.setFloat64(q + 24, 6.01347059509748e-154, true); q += 28;
      q = writeInt32(w, q, v.getInt16(o + 8, true));
      b[q++] = 125; // }
      return q;
    }
    case 7:
    {
      // {"type":"FWP_INT32","int32":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 1.293836153082128e+98, true); t.setFloat64(q + 16, 6.967427809247097e+252, true); t.setFloat64(q + 24, 6.013470595096127e-154, true); q += 28;
      q = writeInt32(w, q, v.getInt32(o + 8, true));
      b[q++] = 125; // }
      return q;
    }
    case 8:
    {
      // {"type":"FWP_INT64","int64":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 1.293836153082128e+98, true); t.setFloat64(q + 16, 6.967427809247516e+252, true); t.setFloat64(q + 24, 6.013470595096809e-154, true); q += 28;
      q = pointer_to_int64(s, w, q, o + 8);
      b[q++] = 125; // }
      return q;
    }
    case 9:
    {
      // {"type":"FWP_FLOAT","float32":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 9.991481942777847e+73, true); t.setFloat64(q + 16, 5.3820675708542055e+228, true); t.setFloat64(q + 24, 6.051356185824347e-154, true); q += 30;
      q = writeFloat(w, q, v.getFloat32(o + 8, true));
      b[q++] = 125; // }
      return q;
    }
    case 10:
    {
      // {"type":"FWP_DOUBLE","double64":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 8.753784578799302e+102, true); t.setFloat64(q + 16, 3.8156251423941484e+228, true); t.setFloat64(q + 24, 1.1488310748489396e-28, true); q += 32;
      q = pointer_to_float64(s, w, q, o + 8);
      b[q++] = 125; // }
      return q;
    }
    case 11:
    {
      // {"type":"FWP_BYTE_ARRAY16_TYPE","byteArray16":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 2.1581386631595355e+98, true); t.setFloat64(q + 16, 5.717566138452938e-71, true); t.setFloat64(q + 24, 4.276888616438979e-96, true); t.setFloat64(q + 32, 1.9476421272297322e+243, true); t.setFloat64(q + 40, 6.05135627456274e-154, true); q += 46;
      q = pointer_to_ipv6(s, w, q, o + 8);
      b[q++] = 125; // }
      return q;
    }
    case 12:
    {
      // {"type":"FWP_BYTE_BLOB_TYPE","byteBlob":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 2.1581386631595355e+98, true); t.setFloat64(q + 16, 2.6707546717459983e+98, true); t.setFloat64(q + 24, 5.022585426770926e+276, true); t.setFloat64(q + 32, 1.1602258650790176e-28, true); q += 40;
      q = pointer_to_FWP_BYTE_BLOB_bytes(s, w, q, o + 8);
      b[q++] = 125; // }
      return q;
    }
    case 13:
    {
      // {"type":"FWP_SID","sid":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 934352421212886700000, true); t.setFloat64(q + 16, 1.1607131512125332e-28, true); q += 24;
      q = pointer_to_sid(s, w, q, o + 8);
      b[q++] = 125; // }
      return q;
    }
    case 14:
    {
      // {"type":"FWP_SECURITY_DESCRIPTOR_TYPE","sd":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 12005286691638340, true); t.setFloat64(q + 16, 4.9257578083727715e+25, true); t.setFloat64(q + 24, 3.116162754625427e+88, true); t.setFloat64(q + 32, 4.5061076656490746e-144, true); t.setFloat64(q + 40, 6.01347059511317e-154, true); q += 44;
      q = pointer_to_FWP_BYTE_BLOB_bytes(s, w, q, o + 8);
      b[q++] = 125; // }
      return q;
    }
    case 15:
    {
      // {"type":"FWP_TOKEN_INFORMATION_TYPE","tokenInformation":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 6.0015550859158115e+54, true); t.setFloat64(q + 16, 3.1107202466091003e+88, true); t.setFloat64(q + 24, 2.674759632516324e+98, true); t.setFloat64(q + 32, 7.631250284789707e+228, true); t.setFloat64(q + 40, 1.675011645164423e+243, true); t.setFloat64(q + 48, 1.1631840829233034e-28, true); q += 56;
      q = pointer_to_FWP_TOKEN_INFORMATION(s, w, q, o + 8);
      b[q++] = 125; // }
      return q;
    }
    case 16:
    {
      // {"type":"FWP_TOKEN_ACCESS_INFORMATION_TYPE","tokenAccessInformation":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 6.0015550859158115e+54, true); t.setFloat64(q + 16, 1.3860152477056757e+93, true); t.setFloat64(q + 24, 3.01286397205819e+64, true); t.setFloat64(q + 32, 2.1042535964887237e+122, true); t.setFloat64(q + 40, 3.2314541956632362e+209, true); t.setFloat64(q + 48, 1.3561561253600041e+248, true); t.setFloat64(q + 56, 3.992842260109778e+252, true); t.setFloat64(q + 64, 6.013618015075968e-154, true); q += 69;
      q = pointer_to_FWP_BYTE_BLOB_bytes(s, w, q, o + 8);
      b[q++] = 125; // }
      return q;
    }
    case 17:
    {
      // {"type":"FWP_UNICODE_STRING_TYPE","unicodeString":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 1.3529186677527355e+45, true); t.setFloat64(q + 16, 4.043371684718348e+88, true); t.setFloat64(q + 24, 7.905864049141556e+25, true); t.setFloat64(q + 32, 3.678861748265801e+228, true); t.setFloat64(q + 40, 1.6937561043889176e+190, true); t.setFloat64(q + 48, 6.01347001700789e-154, true); q += 50;
      q = pointer_to_wideString(s, w, q, o + 8);
      b[q++] = 125; // }
      return q;
    }
    case 18:
    {
      // {"type":"FWP_BYTE_ARRAY6_TYPE","byteArray6":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 2.1581386631595355e+98, true); t.setFloat64(q + 16, 6.912113330130068e-47, true); t.setFloat64(q + 24, 4.5061076656490746e-144, true); t.setFloat64(q + 32, 2.59338625547394e+161, true); t.setFloat64(q + 40, 6.013470595097576e-154, true); q += 44;
      q = pointer_to_mac(s, w, q, o + 8);
      b[q++] = 125; // }
      return q;
    }
    case 256:
    {
      // {"type":"FWP_V4_ADDR_MASK","v4AddrMask":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 4.160764221769853e+150, true); t.setFloat64(q + 16, 1.1278488534468854e+93, true); t.setFloat64(q + 24, 8.510603288358034e+174, true); t.setFloat64(q + 32, 1.1624483470198124e-28, true); q += 40;
      q = pointer_to_FWP_V4_ADDR_AND_MASK(s, w, q, o + 8);
      b[q++] = 125; // }
      return q;
    }
    case 257:
    {
      // {"type":"FWP_V6_ADDR_MASK","v6AddrMask":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 4.5699380477568705e+150, true); t.setFloat64(q + 16, 1.1278488534468854e+93, true); t.setFloat64(q + 24, 8.514467825881052e+174, true); t.setFloat64(q + 32, 1.1624483470198124e-28, true); q += 40;
      q = pointer_to_FWP_V6_ADDR_AND_MASK(s, w, q, o + 8);
      b[q++] = 125; // }
      return q;
    }
    case 258:
    {
      // {"type":"FWP_RANGE_TYPE","rangeValue":
      t.setFloat64(q, 1.1609664347740394e-28, true); t.setFloat64(q + 8, 9.3398782218898e+68, true); t.setFloat64(q + 16, 1.3655079976919469e-143, true); t.setFloat64(q + 24, 1.5708834768639617e+108, true); t.setFloat64(q + 32, 6.051357325159145e-154, true); q += 38;
      q = pointer_to_FWP_RANGE0(s, w, q, o + 8);
      b[q++] = 125; // }
      return q;
    }
    default: {
      // {"type":
      t.setFloat64(q, 1.1609664347740394e-28, true); q += 8;
      q = FWP_DATA_TYPE(w, q, v.getUint32(o, true));
      b[q++] = 125; // }
      return q;
    }
  }
}

function FWPM_FILTER_CONDITION0(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"fieldKey":"
  t.setFloat64(q, 1.5649401893906935e+55, true); t.setFloat64(q + 8, 6.013481975645071e-154, true); q += 13;
  q = writeGuid(w, q, s.bytes, o);
  // ","matchType":
  t.setFloat64(q, 7.100840815813908e+194, true); t.setFloat64(q + 8, 6.051357324729405e-154, true); q += 14;
  q = FWP_MATCH_TYPE(w, q, v.getUint32(o + 16, true));
  // ,"conditionValue":
  t.setFloat64(q, 5.817663435149408e+252, true); t.setFloat64(q + 8, 5.556035432047604e+180, true); t.setFloat64(q + 16, 6.01347001700789e-154, true); q += 18;
  q = FWP_CONDITION_VALUE0(s, w, q, o + 24);
  b[q++] = 125; // }
  return q;
}

const FWPM_NET_EVENT_FLAG = new FlagLists({
  FWPM_NET_EVENT_FLAG_IP_PROTOCOL_SET: 1,
  FWPM_NET_EVENT_FLAG_LOCAL_ADDR_SET: 2,
  FWPM_NET_EVENT_FLAG_REMOTE_ADDR_SET: 4,
  FWPM_NET_EVENT_FLAG_LOCAL_PORT_SET: 8,
  FWPM_NET_EVENT_FLAG_REMOTE_PORT_SET: 16,
  FWPM_NET_EVENT_FLAG_APP_ID_SET: 32,
  FWPM_NET_EVENT_FLAG_USER_ID_SET: 64,
  FWPM_NET_EVENT_FLAG_SCOPE_ID_SET: 128,
  FWPM_NET_EVENT_FLAG_IP_VERSION_SET: 256,
  FWPM_NET_EVENT_FLAG_REAUTH_REASON_SET: 512,
  FWPM_NET_EVENT_FLAG_PACKAGE_ID_SET: 1024,
  FWPM_NET_EVENT_FLAG_ENTERPRISE_ID_SET: 2048,
  FWPM_NET_EVENT_FLAG_POLICY_FLAGS_SET: 4096,
  FWPM_NET_EVENT_FLAG_EFFECTIVE_NAME_SET: 8192,
});

function FWP_BYTE_BLOB_text(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const t = w.view;
  const size = v.getUint32(o, true);
  if (size === 0) {
    if (isNull(s, o + 8)) return writeNull(w, q);
  // ""
  t.setFloat64(q, 6.01347001699975e-154, true); q += 2;
    return q;
  }
  const p = pointer(s, o + 8);
  if (p < 0) return writeNull(w, q);
  if (size > s.blobBytes) throw GIVE_UP;
  need(s, p, size);
  return writeCountedText(w, q, s, p, size);
}

function FWPM_NET_EVENT_HEADER0(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"timeStamp":"
  t.setFloat64(q, 2.221943717910232e+252, true); t.setFloat64(q + 8, 6.016531429597057e-154, true); q += 14;
  q = writeFiletime(w, q, s, o);
  // ","flags":
  t.setFloat64(q, 8.173750239443078e+247, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
  q = FWPM_NET_EVENT_FLAG.write(w, q, v.getUint32(o + 8, true));
  switch (v.getUint32(o + 12, true)) {
    case 0:
    {
      // ,"ipVersion":"FWP_IP_VERSION_V4","ipProtocol":
      t.setFloat64(q, 1.286223111694213e+248, true); t.setFloat64(q + 8, 2.661475119911151e+112, true); t.setFloat64(q + 16, 2.1223161563078155e+88, true); t.setFloat64(q + 24, 6.514743716474195e-144, true); t.setFloat64(q + 32, 7.2047554788781675e+252, true); t.setFloat64(q + 40, 6.051357480228265e-154, true); q += 46;
      q = writeUint32(w, q, v.getUint8(o + 16));
      // ,"localAddrV4":"
      t.setFloat64(q, 14879515.481949888, true); t.setFloat64(q + 8, 8.371465762999836e-144, true); q += 16;
      q = writeIpv4(w, q, v.getUint32(o + 20, true));
      // ","remoteAddrV4":"
      t.setFloat64(q, 7.200354088826707e+252, true); t.setFloat64(q + 8, 6.514837008157337e-144, true); t.setFloat64(q + 16, 6.013470016999781e-154, true); q += 18;
      q = writeIpv4(w, q, v.getUint32(o + 36, true));
      // ","localPort":
      t.setFloat64(q, 1.1707577169496871e+214, true); t.setFloat64(q + 8, 6.051357658313473e-154, true); q += 14;
      q = writeUint32(w, q, v.getUint16(o + 52, true));
      // ,"remotePort":
      t.setFloat64(q, 5.299777624498493e+180, true); t.setFloat64(q + 8, 6.051357658313473e-154, true); q += 14;
      q = writeUint32(w, q, v.getUint16(o + 54, true));
      // ,"scopeId":
      t.setFloat64(q, 3.824881029820858e+45, true); t.setFloat64(q + 8, 6.013470019257326e-154, true); q += 11;
      q = writeUint32(w, q, v.getUint32(o + 56, true));
      // ,"appId":
      t.setFloat64(q, 5.198848428879993e-143, true); t.setFloat64(q + 8, 6.013470016999103e-154, true); q += 9;
      q = FWP_BYTE_BLOB_text(s, w, q, o + 64);
      // ,"userId":
      t.setFloat64(q, 1.258756445703691e+175, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
      q = pointer_to_sid(s, w, q, o + 80);
      b[q++] = 125; // }
      return q;
    }
    case 1:
    {
      // ,"ipVersion":"FWP_IP_VERSION_V6","ipProtocol":
      t.setFloat64(q, 1.286223111694213e+248, true); t.setFloat64(q + 8, 2.661475119911151e+112, true); t.setFloat64(q + 16, 2.1223161563078155e+88, true); t.setFloat64(q + 24, 7.155410306932788e-144, true); t.setFloat64(q + 32, 7.2047554788781675e+252, true); t.setFloat64(q + 40, 6.051357480228265e-154, true); q += 46;
      q = writeUint32(w, q, v.getUint8(o + 16));
      // ,"localAddrV6":"
      t.setFloat64(q, 14879515.481949888, true); t.setFloat64(q + 8, 8.371475538796199e-144, true); q += 16;
      q = writeIpv6(w, q, v, o + 20);
      // ","remoteAddrV6":"
      t.setFloat64(q, 7.200354088826707e+252, true); t.setFloat64(q + 8, 7.155503598615929e-144, true); t.setFloat64(q + 16, 6.013470016999781e-154, true); q += 18;
      q = writeIpv6(w, q, v, o + 36);
      // ","localPort":
      t.setFloat64(q, 1.1707577169496871e+214, true); t.setFloat64(q + 8, 6.051357658313473e-154, true); q += 14;
      q = writeUint32(w, q, v.getUint16(o + 52, true));
      // ,"remotePort":
      t.setFloat64(q, 5.299777624498493e+180, true); t.setFloat64(q + 8, 6.051357658313473e-154, true); q += 14;
      q = writeUint32(w, q, v.getUint16(o + 54, true));
      // ,"scopeId":
      t.setFloat64(q, 3.824881029820858e+45, true); t.setFloat64(q + 8, 6.013470019257326e-154, true); q += 11;
      q = writeUint32(w, q, v.getUint32(o + 56, true));
      // ,"appId":
      t.setFloat64(q, 5.198848428879993e-143, true); t.setFloat64(q + 8, 6.013470016999103e-154, true); q += 9;
      q = FWP_BYTE_BLOB_text(s, w, q, o + 64);
      // ,"userId":
      t.setFloat64(q, 1.258756445703691e+175, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
      q = pointer_to_sid(s, w, q, o + 80);
      b[q++] = 125; // }
      return q;
    }
    default: {
      // ,"ipVersion":
      t.setFloat64(q, 1.286223111694213e+248, true); t.setFloat64(q + 8, 6.013618015075968e-154, true); q += 13;
      q = FWP_IP_VERSION(w, q, v.getUint32(o + 12, true));
      // ,"ipProtocol":
      t.setFloat64(q, 7.2047554788781675e+252, true); t.setFloat64(q + 8, 6.051357480228265e-154, true); q += 14;
      q = writeUint32(w, q, v.getUint8(o + 16));
      // ,"localPort":
      t.setFloat64(q, 2.6289828254607687e+79, true); t.setFloat64(q + 8, 6.013618015597953e-154, true); q += 13;
      q = writeUint32(w, q, v.getUint16(o + 52, true));
      // ,"remotePort":
      t.setFloat64(q, 5.299777624498493e+180, true); t.setFloat64(q + 8, 6.051357658313473e-154, true); q += 14;
      q = writeUint32(w, q, v.getUint16(o + 54, true));
      // ,"scopeId":
      t.setFloat64(q, 3.824881029820858e+45, true); t.setFloat64(q + 8, 6.013470019257326e-154, true); q += 11;
      q = writeUint32(w, q, v.getUint32(o + 56, true));
      // ,"appId":
      t.setFloat64(q, 5.198848428879993e-143, true); t.setFloat64(q + 8, 6.013470016999103e-154, true); q += 9;
      q = FWP_BYTE_BLOB_text(s, w, q, o + 64);
      // ,"userId":
      t.setFloat64(q, 1.258756445703691e+175, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
      q = pointer_to_sid(s, w, q, o + 80);
      b[q++] = 125; // }
      return q;
    }
  }
}

const FWPM_NET_EVENT_TYPE_0: readonly Piece[] = [new Piece('"FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE"'), new Piece('"FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE"'), new Piece('"FWPM_NET_EVENT_TYPE_IKEEXT_EM_FAILURE"'), new Piece('"FWPM_NET_EVENT_TYPE_CLASSIFY_DROP"'), new Piece('"FWPM_NET_EVENT_TYPE_IPSEC_KERNEL_DROP"'), new Piece('"FWPM_NET_EVENT_TYPE_IPSEC_DOSP_DROP"'), new Piece('"FWPM_NET_EVENT_TYPE_CLASSIFY_ALLOW"'), new Piece('"FWPM_NET_EVENT_TYPE_CAPABILITY_DROP"'), new Piece('"FWPM_NET_EVENT_TYPE_CAPABILITY_ALLOW"'), new Piece('"FWPM_NET_EVENT_TYPE_CLASSIFY_DROP_MAC"'), new Piece('"FWPM_NET_EVENT_TYPE_LPM_PACKET_ARRIVAL"')];
function FWPM_NET_EVENT_TYPE(w: Sink, q: number, x: number): number {
  if (x < 11) return writePiece(w, q, FWPM_NET_EVENT_TYPE_0[x] as Piece);
  return writeUint32(w, q, x);
}

const IPSEC_FAILURE_POINT_0: readonly Piece[] = [new Piece('"IPSEC_FAILURE_NONE"'), new Piece('"IPSEC_FAILURE_ME"'), new Piece('"IPSEC_FAILURE_PEER"')];
function IPSEC_FAILURE_POINT(w: Sink, q: number, x: number): number {
  if (x < 3) return writePiece(w, q, IPSEC_FAILURE_POINT_0[x] as Piece);
  return writeUint32(w, q, x);
}

const FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG = new FlagLists({
  FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG_BENIGN: 1,
  FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG_MULTIPLE: 2,
});

const IKEEXT_MM_SA_STATE_0: readonly Piece[] = [new Piece('"IKEEXT_MM_SA_STATE_NONE"'), new Piece('"IKEEXT_MM_SA_STATE_SA_SENT"'), new Piece('"IKEEXT_MM_SA_STATE_SSPI_SENT"'), new Piece('"IKEEXT_MM_SA_STATE_FINAL"'), new Piece('"IKEEXT_MM_SA_STATE_FINAL_SENT"'), new Piece('"IKEEXT_MM_SA_STATE_COMPLETE"')];
function IKEEXT_MM_SA_STATE(w: Sink, q: number, x: number): number {
  if (x < 6) return writePiece(w, q, IKEEXT_MM_SA_STATE_0[x] as Piece);
  return writeUint32(w, q, x);
}

const IKEEXT_SA_ROLE_0: readonly Piece[] = [new Piece('"IKEEXT_SA_ROLE_INITIATOR"'), new Piece('"IKEEXT_SA_ROLE_RESPONDER"')];
function IKEEXT_SA_ROLE(w: Sink, q: number, x: number): number {
  if (x < 2) return writePiece(w, q, IKEEXT_SA_ROLE_0[x] as Piece);
  return writeUint32(w, q, x);
}

function FWPM_NET_EVENT_IKEEXT_MM_FAILURE0(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const t = w.view;
  // {"failureErrorCode":
  t.setFloat64(q, 2.2856334992278646e+243, true); t.setFloat64(q + 8, 9.213818236347558e+227, true); t.setFloat64(q + 16, 6.013470595113489e-154, true); q += 20;
  q = writeUint32(w, q, v.getUint32(o, true));
  // ,"failurePoint":
  t.setFloat64(q, 2.2856334992278346e+243, true); t.setFloat64(q + 8, 1.1646622340811747e-28, true); q += 16;
  q = IPSEC_FAILURE_POINT(w, q, v.getUint32(o + 4, true));
  // ,"flags":
  t.setFloat64(q, 9.94510864709146e-143, true); t.setFloat64(q + 8, 6.013470016999103e-154, true); q += 9;
  q = FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG.write(w, q, v.getUint32(o + 8, true));
  // ,"keyingModuleType":
  t.setFloat64(q, 1.6937620036480591e+190, true); t.setFloat64(q + 8, 2.824652357253095e+276, true); t.setFloat64(q + 16, 6.013470595113505e-154, true); q += 20;
  q = IKEEXT_KEY_MODULE_TYPE(w, q, v.getUint32(o + 12, true));
  // ,"mmState":
  t.setFloat64(q, 3.998998618628825e+252, true); t.setFloat64(q + 8, 6.013470019257328e-154, true); q += 11;
  q = IKEEXT_MM_SA_STATE(w, q, v.getUint32(o + 16, true));
  // ,"saRole":
  t.setFloat64(q, 3.687214250216668e+180, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
  q = IKEEXT_SA_ROLE(w, q, v.getUint32(o + 20, true));
  // ,"mmAuthMethod":
  t.setFloat64(q, 1.4934167227900827e+195, true); t.setFloat64(q + 8, 1.1607188888331283e-28, true); q += 16;
  q = IKEEXT_AUTHENTICATION_METHOD_TYPE(w, q, v.getUint32(o + 24, true));
  // ,"endCertHash":"
  t.setFloat64(q, 1.1342693276105837e+243, true); t.setFloat64(q + 8, 8.371720486136437e-144, true); q += 16;
  q = writeHex(w, q, s, o + 28, 20);
  // ","mmId":"
  t.setFloat64(q, 5.19883664834363e-143, true); t.setFloat64(q + 8, 6.013470016999781e-154, true); q += 10;
  q = writeUint64(w, q, s, o + 48);
  // ","mmFilterId":"
  t.setFloat64(q, 1.701766385483574e+214, true); t.setFloat64(q + 8, 8.371700133899282e-144, true); q += 16;
  q = writeUint64(w, q, s, o + 56);
  // "}
  t.setFloat64(q, 6.013470017030614e-154, true); q += 2;
  return q;
}

function pointer_to_FWPM_NET_EVENT_IKEEXT_MM_FAILURE0(s: Source, w: Sink, q: number, o: number): number {
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  need(s, p, 64);
  q = FWPM_NET_EVENT_IKEEXT_MM_FAILURE0(s, w, q, p);
  return q;
}

const IKEEXT_QM_SA_STATE_0: readonly Piece[] = [new Piece('"IKEEXT_QM_SA_STATE_NONE"'), new Piece('"IKEEXT_QM_SA_STATE_INITIAL"'), new Piece('"IKEEXT_QM_SA_STATE_FINAL"'), new Piece('"IKEEXT_QM_SA_STATE_COMPLETE"')];
function IKEEXT_QM_SA_STATE(w: Sink, q: number, x: number): number {
  if (x < 4) return writePiece(w, q, IKEEXT_QM_SA_STATE_0[x] as Piece);
  return writeUint32(w, q, x);
}

function FWPM_NET_EVENT_IKEEXT_QM_FAILURE0(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const t = w.view;
  // {"failureErrorCode":
  t.setFloat64(q, 2.2856334992278646e+243, true); t.setFloat64(q + 8, 9.213818236347558e+227, true); t.setFloat64(q + 16, 6.013470595113489e-154, true); q += 20;
  q = writeUint32(w, q, v.getUint32(o, true));
  // ,"failurePoint":
  t.setFloat64(q, 2.2856334992278346e+243, true); t.setFloat64(q + 8, 1.1646622340811747e-28, true); q += 16;
  q = IPSEC_FAILURE_POINT(w, q, v.getUint32(o + 4, true));
  // ,"keyingModuleType":
  t.setFloat64(q, 1.6937620036480591e+190, true); t.setFloat64(q + 8, 2.824652357253095e+276, true); t.setFloat64(q + 16, 6.013470595113505e-154, true); q += 20;
  q = IKEEXT_KEY_MODULE_TYPE(w, q, v.getUint32(o + 8, true));
  // ,"qmState":
  t.setFloat64(q, 3.998998618842202e+252, true); t.setFloat64(q + 8, 6.013470019257328e-154, true); q += 11;
  q = IKEEXT_QM_SA_STATE(w, q, v.getUint32(o + 12, true));
  // ,"saRole":
  t.setFloat64(q, 3.687214250216668e+180, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
  q = IKEEXT_SA_ROLE(w, q, v.getUint32(o + 16, true));
  switch (v.getUint32(o + 20, true)) {
    case 1:
    {
      // ,"saTrafficType":"IPSEC_TRAFFIC_TYPE_TUNNEL","localSubNet":
      t.setFloat64(q, 1.4826483408482475e+185, true); t.setFloat64(q + 8, 5.494190450731252e-143, true); t.setFloat64(q + 16, 7.885107994858413e+150, true); t.setFloat64(q + 24, 7.891419925796301e+150, true); t.setFloat64(q + 32, 2.3001772185065685e+69, true); t.setFloat64(q + 40, 5.3317560922142375e+228, true); t.setFloat64(q + 48, 9.850107981910964e+179, true); t.setFloat64(q + 56, 6.013470019257347e-154, true); q += 59;
      q = FWP_CONDITION_VALUE0(s, w, q, o + 24);
      // ,"remoteSubNet":
      t.setFloat64(q, 5.299777624498493e+180, true); t.setFloat64(q + 8, 1.1646534656448149e-28, true); q += 16;
      q = FWP_CONDITION_VALUE0(s, w, q, o + 40);
      // ,"qmFilterId":"
      t.setFloat64(q, 6.50933209296666e+252, true); t.setFloat64(q + 8, 6.797191372233252e-154, true); q += 15;
      q = writeUint64(w, q, s, o + 56);
      // "}
      t.setFloat64(q, 6.013470017030614e-154, true); q += 2;
      return q;
    }
    default: {
      // ,"saTrafficType":
      t.setFloat64(q, 1.4826483408482475e+185, true); t.setFloat64(q + 8, 5.494190450731252e-143, true); t.setFloat64(q + 16, 6.013470016999103e-154, true); q += 17;
      q = IPSEC_TRAFFIC_TYPE(w, q, v.getUint32(o + 20, true));
      // ,"qmFilterId":"
      t.setFloat64(q, 6.50933209296666e+252, true); t.setFloat64(q + 8, 6.797191372233252e-154, true); q += 15;
      q = writeUint64(w, q, s, o + 56);
      // "}
      t.setFloat64(q, 6.013470017030614e-154, true); q += 2;
      return q;
    }
  }
}

function pointer_to_FWPM_NET_EVENT_IKEEXT_QM_FAILURE0(s: Source, w: Sink, q: number, o: number): number {
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  need(s, p, 64);
  q = FWPM_NET_EVENT_IKEEXT_QM_FAILURE0(s, w, q, p);
  return q;
}

const FWPM_NET_EVENT_IKEEXT_EM_FAILURE_FLAG = new FlagLists({
  FWPM_NET_EVENT_IKEEXT_EM_FAILURE_FLAG_MULTIPLE: 1,
  FWPM_NET_EVENT_IKEEXT_EM_FAILURE_FLAG_BENIGN: 2,
});

const IKEEXT_EM_SA_STATE_0: readonly Piece[] = [new Piece('"IKEEXT_EM_SA_STATE_NONE"'), new Piece('"IKEEXT_EM_SA_STATE_SENT_ATTS"'), new Piece('"IKEEXT_EM_SA_STATE_SSPI_SENT"'), new Piece('"IKEEXT_EM_SA_STATE_AUTH_COMPLETE"'), new Piece('"IKEEXT_EM_SA_STATE_FINAL"'), new Piece('"IKEEXT_EM_SA_STATE_COMPLETE"')];
function IKEEXT_EM_SA_STATE(w: Sink, q: number, x: number): number {
  if (x < 6) return writePiece(w, q, IKEEXT_EM_SA_STATE_0[x] as Piece);
  return writeUint32(w, q, x);
}

function FWPM_NET_EVENT_IKEEXT_EM_FAILURE0(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const t = w.view;
  // {"failureErrorCode":
  t.setFloat64(q, 2.2856334992278646e+243, true); t.setFloat64(q + 8, 9.213818236347558e+227, true); t.setFloat64(q + 16, 6.013470595113489e-154, true); q += 20;
  q = writeUint32(w, q, v.getUint32(o, true));
  // ,"failurePoint":
  t.setFloat64(q, 2.2856334992278346e+243, true); t.setFloat64(q + 8, 1.1646622340811747e-28, true); q += 16;
  q = IPSEC_FAILURE_POINT(w, q, v.getUint32(o + 4, true));
  // ,"flags":
  t.setFloat64(q, 9.94510864709146e-143, true); t.setFloat64(q + 8, 6.013470016999103e-154, true); q += 9;
  q = FWPM_NET_EVENT_IKEEXT_EM_FAILURE_FLAG.write(w, q, v.getUint32(o + 8, true));
  // ,"emState":
  t.setFloat64(q, 3.998998618202072e+252, true); t.setFloat64(q + 8, 6.013470019257328e-154, true); q += 11;
  q = IKEEXT_EM_SA_STATE(w, q, v.getUint32(o + 12, true));
  // ,"saRole":
  t.setFloat64(q, 3.687214250216668e+180, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
  q = IKEEXT_SA_ROLE(w, q, v.getUint32(o + 16, true));
  // ,"emAuthMethod":
  t.setFloat64(q, 1.4934167226541114e+195, true); t.setFloat64(q + 8, 1.1607188888331283e-28, true); q += 16;
  q = IKEEXT_AUTHENTICATION_METHOD_TYPE(w, q, v.getUint32(o + 20, true));
  // ,"endCertHash":"
  t.setFloat64(q, 1.1342693276105837e+243, true); t.setFloat64(q + 8, 8.371720486136437e-144, true); q += 16;
  q = writeHex(w, q, s, o + 24, 20);
  // ","mmId":"
  t.setFloat64(q, 5.19883664834363e-143, true); t.setFloat64(q + 8, 6.013470016999781e-154, true); q += 10;
  q = writeUint64(w, q, s, o + 48);
  // ","qmFilterId":"
  t.setFloat64(q, 1.701766401536235e+214, true); t.setFloat64(q + 8, 8.371700133899282e-144, true); q += 16;
  q = writeUint64(w, q, s, o + 56);
  // "}
  t.setFloat64(q, 6.013470017030614e-154, true); q += 2;
  return q;
}

function pointer_to_FWPM_NET_EVENT_IKEEXT_EM_FAILURE0(s: Source, w: Sink, q: number, o: number): number {
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  need(s, p, 64);
  q = FWPM_NET_EVENT_IKEEXT_EM_FAILURE0(s, w, q, p);
  return q;
}

function FWPM_NET_EVENT_CLASSIFY_DROP0(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"filterId":"
  t.setFloat64(q, 1.1444862205584254e+243, true); t.setFloat64(q + 8, 6.013481975637911e-154, true); q += 13;
  q = writeUint64(w, q, s, o);
  // ","layerId":
  t.setFloat64(q, 1.1455191528754712e+243, true); t.setFloat64(q + 8, 6.013470595113114e-154, true); q += 12;
  q = writeUint32(w, q, v.getUint16(o + 8, true));
  b[q++] = 125; // }
  return q;
}

function pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP0(s: Source, w: Sink, q: number, o: number): number {
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  need(s, p, 16);
  q = FWPM_NET_EVENT_CLASSIFY_DROP0(s, w, q, p);
  return q;
}

const FWP_DIRECTION_0: readonly Piece[] = [new Piece('"FWP_DIRECTION_OUTBOUND"'), new Piece('"FWP_DIRECTION_INBOUND"')];
function FWP_DIRECTION(w: Sink, q: number, x: number): number {
  if (x < 2) return writePiece(w, q, FWP_DIRECTION_0[x] as Piece);
  return writeUint32(w, q, x);
}

function FWPM_NET_EVENT_IPSEC_KERNEL_DROP0(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"failureStatus":
  t.setFloat64(q, 2.2856334992278646e+243, true); t.setFloat64(q + 8, 9.973286068179358e-143, true); t.setFloat64(q + 16, 6.013470016999103e-154, true); q += 17;
  q = writeInt32(w, q, v.getInt32(o, true));
  // ,"direction":
  t.setFloat64(q, 4.443904914766649e+252, true); t.setFloat64(q + 8, 6.013618015075968e-154, true); q += 13;
  q = FWP_DIRECTION(w, q, v.getUint32(o + 4, true));
  // ,"spi":
  t.setFloat64(q, 1.949194194303339e-153, true); q += 7;
  q = writeUint32(w, q, v.getUint32(o + 8, true));
  // ,"filterId":"
  t.setFloat64(q, 1.1444862205584104e+243, true); t.setFloat64(q + 8, 6.013481975637911e-154, true); q += 13;
  q = writeUint64(w, q, s, o + 16);
  // ","layerId":
  t.setFloat64(q, 1.1455191528754712e+243, true); t.setFloat64(q + 8, 6.013470595113114e-154, true); q += 12;
  q = writeUint32(w, q, v.getUint16(o + 24, true));
  b[q++] = 125; // }
  return q;
}

function pointer_to_FWPM_NET_EVENT_IPSEC_KERNEL_DROP0(s: Source, w: Sink, q: number, o: number): number {
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  need(s, p, 32);
  q = FWPM_NET_EVENT_IPSEC_KERNEL_DROP0(s, w, q, p);
  return q;
}

function FWPM_NET_EVENT_IPSEC_DOSP_DROP0(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  switch (v.getUint32(o, true)) {
    case 0:
    {
      // {"ipVersion":"FWP_IP_VERSION_V4","publicHostV4Addr":"
      t.setFloat64(q, 1.2862231116942326e+248, true); t.setFloat64(q + 8, 2.661475119911151e+112, true); t.setFloat64(q + 16, 2.1223161563078155e+88, true); t.setFloat64(q + 24, 6.514743716474195e-144, true); t.setFloat64(q + 32, 7.675749669852058e+170, true); t.setFloat64(q + 40, 8.510364180669386e+174, true); t.setFloat64(q + 48, 6.013481975642695e-154, true); q += 53;
      q = writeIpv4(w, q, v.getUint32(o + 4, true));
      // ","internalHostV4Addr":"
      t.setFloat64(q, 1.144487847647535e+243, true); t.setFloat64(q + 8, 3.001865558975589e+108, true); t.setFloat64(q + 16, 8.371769078939607e-144, true); q += 24;
      q = writeIpv4(w, q, v.getUint32(o + 20, true));
      // ","failureStatus":
      t.setFloat64(q, 4.2660176750710437e+257, true); t.setFloat64(q + 8, 1.5000892888424878e+248, true); t.setFloat64(q + 16, 6.01347001700789e-154, true); q += 18;
      q = writeInt32(w, q, v.getInt32(o + 36, true));
      // ,"direction":
      t.setFloat64(q, 4.443904914766649e+252, true); t.setFloat64(q + 8, 6.013618015075968e-154, true); q += 13;
      q = FWP_DIRECTION(w, q, v.getUint32(o + 40, true));
      b[q++] = 125; // }
      return q;
    }
    case 1:
    {
      // {"ipVersion":"FWP_IP_VERSION_V6","publicHostV6Addr":"
      t.setFloat64(q, 1.2862231116942326e+248, true); t.setFloat64(q + 8, 2.661475119911151e+112, true); t.setFloat64(q + 16, 2.1223161563078155e+88, true); t.setFloat64(q + 24, 7.155410306932788e-144, true); t.setFloat64(q + 32, 7.675749669852058e+170, true); t.setFloat64(q + 40, 8.514228718192404e+174, true); t.setFloat64(q + 48, 6.013481975642695e-154, true); q += 53;
      q = writeIpv6(w, q, v, o + 4);
      // ","internalHostV6Addr":"
      t.setFloat64(q, 1.144487847647535e+243, true); t.setFloat64(q + 8, 3.001865558975589e+108, true); t.setFloat64(q + 16, 8.37176907893961e-144, true); q += 24;
      q = writeIpv6(w, q, v, o + 20);
      // ","failureStatus":
      t.setFloat64(q, 4.2660176750710437e+257, true); t.setFloat64(q + 8, 1.5000892888424878e+248, true); t.setFloat64(q + 16, 6.01347001700789e-154, true); q += 18;
      q = writeInt32(w, q, v.getInt32(o + 36, true));
      // ,"direction":
      t.setFloat64(q, 4.443904914766649e+252, true); t.setFloat64(q + 8, 6.013618015075968e-154, true); q += 13;
      q = FWP_DIRECTION(w, q, v.getUint32(o + 40, true));
      b[q++] = 125; // }
      return q;
    }
    default: {
      // {"ipVersion":
      t.setFloat64(q, 1.2862231116942326e+248, true); t.setFloat64(q + 8, 6.013618015075968e-154, true); q += 13;
      q = FWP_IP_VERSION(w, q, v.getUint32(o, true));
      // ,"failureStatus":
      t.setFloat64(q, 2.2856334992278346e+243, true); t.setFloat64(q + 8, 9.973286068179358e-143, true); t.setFloat64(q + 16, 6.013470016999103e-154, true); q += 17;
      q = writeInt32(w, q, v.getInt32(o + 36, true));
      // ,"direction":
      t.setFloat64(q, 4.443904914766649e+252, true); t.setFloat64(q + 8, 6.013618015075968e-154, true); q += 13;
      q = FWP_DIRECTION(w, q, v.getUint32(o + 40, true));
      b[q++] = 125; // }
      return q;
    }
  }
}

function pointer_to_FWPM_NET_EVENT_IPSEC_DOSP_DROP0(s: Source, w: Sink, q: number, o: number): number {
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  need(s, p, 44);
  q = FWPM_NET_EVENT_IPSEC_DOSP_DROP0(s, w, q, p);
  return q;
}

function FWPM_NET_EVENT0(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"header":
  t.setFloat64(q, 1.1411432470159362e+243, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
  q = FWPM_NET_EVENT_HEADER0(s, w, q, o);
  switch (v.getUint32(o + 88, true)) {
    case 0:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE","ikeMmFailure":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 6.597497463624336e+25, true); t.setFloat64(q + 32, 9.919987684669005e+30, true); t.setFloat64(q + 40, 4.2768957038595534e-96, true); t.setFloat64(q + 48, 3.941287879277912e+160, true); t.setFloat64(q + 56, 1.9491896510242215e-153, true); q += 63;
      q = pointer_to_FWPM_NET_EVENT_IKEEXT_MM_FAILURE0(s, w, q, o + 96);
      b[q++] = 125; // }
      return q;
    }
    case 1:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE","ikeQmFailure":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 6.597497463624336e+25, true); t.setFloat64(q + 32, 9.920007027482119e+30, true); t.setFloat64(q + 40, 4.2768957038595534e-96, true); t.setFloat64(q + 48, 3.941298605524256e+160, true); t.setFloat64(q + 56, 1.9491896510242215e-153, true); q += 63;
      q = pointer_to_FWPM_NET_EVENT_IKEEXT_QM_FAILURE0(s, w, q, o + 96);
      b[q++] = 125; // }
      return q;
    }
    case 2:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IKEEXT_EM_FAILURE","ikeEmFailure":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 6.597497463624336e+25, true); t.setFloat64(q + 32, 9.919948999042777e+30, true); t.setFloat64(q + 40, 4.2768957038595534e-96, true); t.setFloat64(q + 48, 3.9412664267852244e+160, true); t.setFloat64(q + 56, 1.9491896510242215e-153, true); q += 63;
      q = pointer_to_FWPM_NET_EVENT_IKEEXT_EM_FAILURE0(s, w, q, o + 96);
      b[q++] = 125; // }
      return q;
    }
    case 3:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CLASSIFY_DROP","classifyDrop":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 3704510.541514555, true); t.setFloat64(q + 32, 2.026339147484798e+88, true); t.setFloat64(q + 40, 1.995496038003305e+161, true); t.setFloat64(q + 48, 6.923971970624473e+228, true); t.setFloat64(q + 56, 6.013470019257342e-154, true); q += 59;
      q = pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP0(s, w, q, o + 96);
      b[q++] = 125; // }
      return q;
    }
    case 4:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IPSEC_KERNEL_DROP","ipsecDrop":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 2.123290267779996e+93, true); t.setFloat64(q + 32, 7.331257379301782e+25, true); t.setFloat64(q + 40, 4.2869432351072736e-96, true); t.setFloat64(q + 48, 2.7189851414621997e+242, true); t.setFloat64(q + 56, 6.013470595117234e-154, true); q += 60;
      q = pointer_to_FWPM_NET_EVENT_IPSEC_KERNEL_DROP0(s, w, q, o + 96);
      b[q++] = 125; // }
      return q;
    }
    case 5:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IPSEC_DOSP_DROP","idpDrop":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 2.123290267779996e+93, true); t.setFloat64(q + 32, 1.3359875891923785e+151, true); t.setFloat64(q + 40, 2.716810917539758e+198, true); t.setFloat64(q + 48, 1.1636771541388662e-28, true); q += 56;
      q = pointer_to_FWPM_NET_EVENT_IPSEC_DOSP_DROP0(s, w, q, o + 96);
      b[q++] = 125; // }
      return q;
    }
    default: {
      // ,"type":
      t.setFloat64(q, 1.1609664347740217e-28, true); q += 8;
      q = FWPM_NET_EVENT_TYPE(w, q, v.getUint32(o + 88, true));
      b[q++] = 125; // }
      return q;
    }
  }
}

const FWP_AF_0: readonly Piece[] = [new Piece('"FWP_AF_INET"'), new Piece('"FWP_AF_INET6"'), new Piece('"FWP_AF_ETHER"'), new Piece('"FWP_AF_NONE"')];
function FWP_AF(w: Sink, q: number, x: number): number {
  if (x < 4) return writePiece(w, q, FWP_AF_0[x] as Piece);
  return writeUint32(w, q, x);
}

function FWPM_NET_EVENT_HEADER1(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"timeStamp":"
  t.setFloat64(q, 2.221943717910232e+252, true); t.setFloat64(q + 8, 6.016531429597057e-154, true); q += 14;
  q = writeFiletime(w, q, s, o);
  // ","flags":
  t.setFloat64(q, 8.173750239443078e+247, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
  q = FWPM_NET_EVENT_FLAG.write(w, q, v.getUint32(o + 8, true));
  switch (v.getUint32(o + 12, true)) {
    case 0:
    {
      // ,"ipVersion":"FWP_IP_VERSION_V4","ipProtocol":
      t.setFloat64(q, 1.286223111694213e+248, true); t.setFloat64(q + 8, 2.661475119911151e+112, true); t.setFloat64(q + 16, 2.1223161563078155e+88, true); t.setFloat64(q + 24, 6.514743716474195e-144, true); t.setFloat64(q + 32, 7.2047554788781675e+252, true); t.setFloat64(q + 40, 6.051357480228265e-154, true); q += 46;
      q = writeUint32(w, q, v.getUint8(o + 16));
      // ,"localAddrV4":"
      t.setFloat64(q, 14879515.481949888, true); t.setFloat64(q + 8, 8.371465762999836e-144, true); q += 16;
      q = writeIpv4(w, q, v.getUint32(o + 20, true));
      // ","remoteAddrV4":"
      t.setFloat64(q, 7.200354088826707e+252, true); t.setFloat64(q + 8, 6.514837008157337e-144, true); t.setFloat64(q + 16, 6.013470016999781e-154, true); q += 18;
      q = writeIpv4(w, q, v.getUint32(o + 36, true));
      // ","localPort":
      t.setFloat64(q, 1.1707577169496871e+214, true); t.setFloat64(q + 8, 6.051357658313473e-154, true); q += 14;
      q = writeUint32(w, q, v.getUint16(o + 52, true));
      // ,"remotePort":
      t.setFloat64(q, 5.299777624498493e+180, true); t.setFloat64(q + 8, 6.051357658313473e-154, true); q += 14;
      q = writeUint32(w, q, v.getUint16(o + 54, true));
      // ,"scopeId":
      t.setFloat64(q, 3.824881029820858e+45, true); t.setFloat64(q + 8, 6.013470019257326e-154, true); q += 11;
      q = writeUint32(w, q, v.getUint32(o + 56, true));
      // ,"appId":
      t.setFloat64(q, 5.198848428879993e-143, true); t.setFloat64(q + 8, 6.013470016999103e-154, true); q += 9;
      q = FWP_BYTE_BLOB_text(s, w, q, o + 64);
      // ,"userId":
      t.setFloat64(q, 1.258756445703691e+175, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
      q = pointer_to_sid(s, w, q, o + 80);
      b[q++] = 125; // }
      return q;
    }
    case 1:
    {
      // ,"ipVersion":"FWP_IP_VERSION_V6","ipProtocol":
      t.setFloat64(q, 1.286223111694213e+248, true); t.setFloat64(q + 8, 2.661475119911151e+112, true); t.setFloat64(q + 16, 2.1223161563078155e+88, true); t.setFloat64(q + 24, 7.155410306932788e-144, true); t.setFloat64(q + 32, 7.2047554788781675e+252, true); t.setFloat64(q + 40, 6.051357480228265e-154, true); q += 46;
      q = writeUint32(w, q, v.getUint8(o + 16));
      // ,"localAddrV6":"
      t.setFloat64(q, 14879515.481949888, true); t.setFloat64(q + 8, 8.371475538796199e-144, true); q += 16;
      q = writeIpv6(w, q, v, o + 20);
      // ","remoteAddrV6":"
      t.setFloat64(q, 7.200354088826707e+252, true); t.setFloat64(q + 8, 7.155503598615929e-144, true); t.setFloat64(q + 16, 6.013470016999781e-154, true); q += 18;
      q = writeIpv6(w, q, v, o + 36);
      // ","localPort":
      t.setFloat64(q, 1.1707577169496871e+214, true); t.setFloat64(q + 8, 6.051357658313473e-154, true); q += 14;
      q = writeUint32(w, q, v.getUint16(o + 52, true));
      // ,"remotePort":
      t.setFloat64(q, 5.299777624498493e+180, true); t.setFloat64(q + 8, 6.051357658313473e-154, true); q += 14;
      q = writeUint32(w, q, v.getUint16(o + 54, true));
      // ,"scopeId":
      t.setFloat64(q, 3.824881029820858e+45, true); t.setFloat64(q + 8, 6.013470019257326e-154, true); q += 11;
      q = writeUint32(w, q, v.getUint32(o + 56, true));
      // ,"appId":
      t.setFloat64(q, 5.198848428879993e-143, true); t.setFloat64(q + 8, 6.013470016999103e-154, true); q += 9;
      q = FWP_BYTE_BLOB_text(s, w, q, o + 64);
      // ,"userId":
      t.setFloat64(q, 1.258756445703691e+175, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
      q = pointer_to_sid(s, w, q, o + 80);
      b[q++] = 125; // }
      return q;
    }
    case 2:
    {
      // ,"ipVersion":"FWP_IP_VERSION_NONE","ipProtocol":
      t.setFloat64(q, 1.286223111694213e+248, true); t.setFloat64(q + 8, 2.661475119911151e+112, true); t.setFloat64(q + 16, 2.1223161563078155e+88, true); t.setFloat64(q + 24, 1.6880238240078201e+69, true); t.setFloat64(q + 32, 4.384647365351876e+242, true); t.setFloat64(q + 40, 1.1626910222156714e-28, true); q += 48;
      q = writeUint32(w, q, v.getUint8(o + 16));
      // ,"localPort":
      t.setFloat64(q, 2.6289828254607687e+79, true); t.setFloat64(q + 8, 6.013618015597953e-154, true); q += 13;
      q = writeUint32(w, q, v.getUint16(o + 52, true));
      // ,"remotePort":
      t.setFloat64(q, 5.299777624498493e+180, true); t.setFloat64(q + 8, 6.051357658313473e-154, true); q += 14;
      q = writeUint32(w, q, v.getUint16(o + 54, true));
      // ,"scopeId":
      t.setFloat64(q, 3.824881029820858e+45, true); t.setFloat64(q + 8, 6.013470019257326e-154, true); q += 11;
      q = writeUint32(w, q, v.getUint32(o + 56, true));
      // ,"appId":
      t.setFloat64(q, 5.198848428879993e-143, true); t.setFloat64(q + 8, 6.013470016999103e-154, true); q += 9;
      q = FWP_BYTE_BLOB_text(s, w, q, o + 64);
      // ,"userId":
      t.setFloat64(q, 1.258756445703691e+175, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
      q = pointer_to_sid(s, w, q, o + 80);
      switch (v.getUint32(o + 88, true)) {
        case 2:
        {
          // ,"reserved1":"FWP_AF_ETHER","reserved2":"
          t.setFloat64(q, 3.62048316266053e+262, true); t.setFloat64(q + 8, 2.6614751182021408e+112, true); t.setFloat64(q + 16, 2.759143505310996e+40, true); t.setFloat64(q + 24, 7.497377653275533e+247, true); t.setFloat64(q + 32, 1.148382333319749e-28, true); t.setFloat64(q + 40, 6.013470016999071e-154, true); q += 41;
          q = writeMac(w, q, s.bytes, o + 96);
          // ","reserved3":"
          t.setFloat64(q, 1.1442721751130708e+243, true); t.setFloat64(q + 8, 6.797190285421394e-154, true); q += 15;
          q = writeMac(w, q, s.bytes, o + 102);
          // ","reserved4":
          t.setFloat64(q, 1.1442721751130708e+243, true); t.setFloat64(q + 8, 6.051356234528961e-154, true); q += 14;
          q = writeUint32(w, q, v.getUint32(o + 108, true));
          // ,"reserved5":
          t.setFloat64(q, 3.62048316266053e+262, true); t.setFloat64(q + 8, 6.013618010123121e-154, true); q += 13;
          q = writeUint32(w, q, v.getUint32(o + 112, true));
          // ,"reserved6":
          t.setFloat64(q, 3.62048316266053e+262, true); t.setFloat64(q + 8, 6.013618010209947e-154, true); q += 13;
          q = writeUint32(w, q, v.getUint16(o + 116, true));
          // ,"reserved7":
          t.setFloat64(q, 3.62048316266053e+262, true); t.setFloat64(q + 8, 6.013618010296774e-154, true); q += 13;
          q = writeUint32(w, q, v.getUint32(o + 120, true));
          // ,"reserved8":
          t.setFloat64(q, 3.62048316266053e+262, true); t.setFloat64(q + 8, 6.0136180103836e-154, true); q += 13;
          q = writeUint32(w, q, v.getUint32(o + 124, true));
          // ,"reserved9":
          t.setFloat64(q, 3.62048316266053e+262, true); t.setFloat64(q + 8, 6.013618010470427e-154, true); q += 13;
          q = writeUint32(w, q, v.getUint16(o + 128, true));
          // ,"reserved10":"
          t.setFloat64(q, 3.62048316266053e+262, true); t.setFloat64(q + 8, 6.797190214310118e-154, true); q += 15;
          q = writeUint64(w, q, s, o + 136);
          // "}
          t.setFloat64(q, 6.013470017030614e-154, true); q += 2;
          return q;
        }
        default: {
          // ,"reserved1":
          t.setFloat64(q, 3.62048316266053e+262, true); t.setFloat64(q + 8, 6.013618009775815e-154, true); q += 13;
          q = FWP_AF(w, q, v.getUint32(o + 88, true));
          b[q++] = 125; // }
          return q;
        }
      }
    }
    default: {
      // ,"ipVersion":
      t.setFloat64(q, 1.286223111694213e+248, true); t.setFloat64(q + 8, 6.013618015075968e-154, true); q += 13;
      q = FWP_IP_VERSION(w, q, v.getUint32(o + 12, true));
      // ,"ipProtocol":
      t.setFloat64(q, 7.2047554788781675e+252, true); t.setFloat64(q + 8, 6.051357480228265e-154, true); q += 14;
      q = writeUint32(w, q, v.getUint8(o + 16));
      // ,"localPort":
      t.setFloat64(q, 2.6289828254607687e+79, true); t.setFloat64(q + 8, 6.013618015597953e-154, true); q += 13;
      q = writeUint32(w, q, v.getUint16(o + 52, true));
      // ,"remotePort":
      t.setFloat64(q, 5.299777624498493e+180, true); t.setFloat64(q + 8, 6.051357658313473e-154, true); q += 14;
      q = writeUint32(w, q, v.getUint16(o + 54, true));
      // ,"scopeId":
      t.setFloat64(q, 3.824881029820858e+45, true); t.setFloat64(q + 8, 6.013470019257326e-154, true); q += 11;
      q = writeUint32(w, q, v.getUint32(o + 56, true));
      // ,"appId":
      t.setFloat64(q, 5.198848428879993e-143, true); t.setFloat64(q + 8, 6.013470016999103e-154, true); q += 9;
      q = FWP_BYTE_BLOB_text(s, w, q, o + 64);
      // ,"userId":
      t.setFloat64(q, 1.258756445703691e+175, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
      q = pointer_to_sid(s, w, q, o + 80);
      b[q++] = 125; // }
      return q;
    }
  }
}

function array_of_pointer_to_wideString(s: Source, w: Sink, q: number, count: number, o: number): number {
  const b = w.bytes;
  const t = w.view;
  if (count === 0) {
  // []
  t.setFloat64(q, 6.013470017019836e-154, true); q += 2;
    return q;
  }
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  needElements(s, p, count, 8, 2);
  b[q++] = 91; // [
  for (let i = 0, a = p; i < count; i++, a += 8) {
    if (i > 0) b[q++] = 44; // ,
    room(w, q, 0);
  q = pointer_to_wideString(s, w, q, a);
  }
  b[q++] = 93; // ]
  return q;
}

function FWPM_NET_EVENT_IKEEXT_MM_FAILURE1(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"failureErrorCode":
  t.setFloat64(q, 2.2856334992278646e+243, true); t.setFloat64(q + 8, 9.213818236347558e+227, true); t.setFloat64(q + 16, 6.013470595113489e-154, true); q += 20;
  q = writeUint32(w, q, v.getUint32(o, true));
  // ,"failurePoint":
  t.setFloat64(q, 2.2856334992278346e+243, true); t.setFloat64(q + 8, 1.1646622340811747e-28, true); q += 16;
  q = IPSEC_FAILURE_POINT(w, q, v.getUint32(o + 4, true));
  // ,"flags":
  t.setFloat64(q, 9.94510864709146e-143, true); t.setFloat64(q + 8, 6.013470016999103e-154, true); q += 9;
  q = FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG.write(w, q, v.getUint32(o + 8, true));
  // ,"keyingModuleType":
  t.setFloat64(q, 1.6937620036480591e+190, true); t.setFloat64(q + 8, 2.824652357253095e+276, true); t.setFloat64(q + 16, 6.013470595113505e-154, true); q += 20;
  q = IKEEXT_KEY_MODULE_TYPE(w, q, v.getUint32(o + 12, true));
  // ,"mmState":
  t.setFloat64(q, 3.998998618628825e+252, true); t.setFloat64(q + 8, 6.013470019257328e-154, true); q += 11;
  q = IKEEXT_MM_SA_STATE(w, q, v.getUint32(o + 16, true));
  // ,"saRole":
  t.setFloat64(q, 3.687214250216668e+180, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
  q = IKEEXT_SA_ROLE(w, q, v.getUint32(o + 20, true));
  // ,"mmAuthMethod":
  t.setFloat64(q, 1.4934167227900827e+195, true); t.setFloat64(q + 8, 1.1607188888331283e-28, true); q += 16;
  q = IKEEXT_AUTHENTICATION_METHOD_TYPE(w, q, v.getUint32(o + 24, true));
  // ,"endCertHash":"
  t.setFloat64(q, 1.1342693276105837e+243, true); t.setFloat64(q + 8, 8.371720486136437e-144, true); q += 16;
  q = writeHex(w, q, s, o + 28, 20);
  // ","mmId":"
  t.setFloat64(q, 5.19883664834363e-143, true); t.setFloat64(q + 8, 6.013470016999781e-154, true); q += 10;
  q = writeUint64(w, q, s, o + 48);
  // ","mmFilterId":"
  t.setFloat64(q, 1.701766385483574e+214, true); t.setFloat64(q + 8, 8.371700133899282e-144, true); q += 16;
  q = writeUint64(w, q, s, o + 56);
  // ","localPrincipalNameForAuth":
  t.setFloat64(q, 1.1707577169496871e+214, true); t.setFloat64(q + 8, 2.3073345025327777e+161, true); t.setFloat64(q + 16, 1.6683364193335693e+243, true); t.setFloat64(q + 24, 6.051357391758092e-154, true); q += 30;
  q = pointer_to_wideString(s, w, q, o + 64);
  // ,"remotePrincipalNameForAuth":
  t.setFloat64(q, 5.299777624498493e+180, true); t.setFloat64(q + 8, 2.3073345025327777e+161, true); t.setFloat64(q + 16, 1.6683364193335693e+243, true); t.setFloat64(q + 24, 6.051357391758092e-154, true); q += 30;
  q = pointer_to_wideString(s, w, q, o + 72);
  // ,"localPrincipalGroupSids":
  t.setFloat64(q, 2.6289828254607687e+79, true); t.setFloat64(q + 8, 1.17417060614061e+214, true); t.setFloat64(q + 16, 5.011098884366663e+175, true); t.setFloat64(q + 24, 6.013470019257346e-154, true); q += 27;
  q = array_of_pointer_to_wideString(s, w, q, v.getUint32(o + 80, true), o + 88);
  // ,"remotePrincipalGroupSids":
  t.setFloat64(q, 5.299777624498493e+180, true); t.setFloat64(q + 8, 2.3073345025327777e+161, true); t.setFloat64(q + 16, 2.324971258862214e+199, true); t.setFloat64(q + 24, 6.013470595118237e-154, true); q += 28;
  q = array_of_pointer_to_wideString(s, w, q, v.getUint32(o + 96, true), o + 104);
  b[q++] = 125; // }
  return q;
}

function pointer_to_FWPM_NET_EVENT_IKEEXT_MM_FAILURE1(s: Source, w: Sink, q: number, o: number): number {
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  need(s, p, 112);
  q = FWPM_NET_EVENT_IKEEXT_MM_FAILURE1(s, w, q, p);
  return q;
}

function FWPM_NET_EVENT_IKEEXT_EM_FAILURE1(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"failureErrorCode":
  t.setFloat64(q, 2.2856334992278646e+243, true); t.setFloat64(q + 8, 9.213818236347558e+227, true); t.setFloat64(q + 16, 6.013470595113489e-154, true); q += 20;
  q = writeUint32(w, q, v.getUint32(o, true));
  // ,"failurePoint":
  t.setFloat64(q, 2.2856334992278346e+243, true); t.setFloat64(q + 8, 1.1646622340811747e-28, true); q += 16;
  q = IPSEC_FAILURE_POINT(w, q, v.getUint32(o + 4, true));
  // ,"flags":
  t.setFloat64(q, 9.94510864709146e-143, true); t.setFloat64(q + 8, 6.013470016999103e-154, true); q += 9;
  q = FWPM_NET_EVENT_IKEEXT_EM_FAILURE_FLAG.write(w, q, v.getUint32(o + 8, true));
  // ,"emState":
  t.setFloat64(q, 3.998998618202072e+252, true); t.setFloat64(q + 8, 6.013470019257328e-154, true); q += 11;
  q = IKEEXT_EM_SA_STATE(w, q, v.getUint32(o + 12, true));
  // ,"saRole":
  t.setFloat64(q, 3.687214250216668e+180, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
  q = IKEEXT_SA_ROLE(w, q, v.getUint32(o + 16, true));
  // ,"emAuthMethod":
  t.setFloat64(q, 1.4934167226541114e+195, true); t.setFloat64(q + 8, 1.1607188888331283e-28, true); q += 16;
  q = IKEEXT_AUTHENTICATION_METHOD_TYPE(w, q, v.getUint32(o + 20, true));
  // ,"endCertHash":"
  t.setFloat64(q, 1.1342693276105837e+243, true); t.setFloat64(q + 8, 8.371720486136437e-144, true); q += 16;
  q = writeHex(w, q, s, o + 24, 20);
  // ","mmId":"
  t.setFloat64(q, 5.19883664834363e-143, true); t.setFloat64(q + 8, 6.013470016999781e-154, true); q += 10;
  q = writeUint64(w, q, s, o + 48);
  // ","qmFilterId":"
  t.setFloat64(q, 1.701766401536235e+214, true); t.setFloat64(q + 8, 8.371700133899282e-144, true); q += 16;
  q = writeUint64(w, q, s, o + 56);
  // ","localPrincipalNameForAuth":
  t.setFloat64(q, 1.1707577169496871e+214, true); t.setFloat64(q + 8, 2.3073345025327777e+161, true); t.setFloat64(q + 16, 1.6683364193335693e+243, true); t.setFloat64(q + 24, 6.051357391758092e-154, true); q += 30;
  q = pointer_to_wideString(s, w, q, o + 64);
  // ,"remotePrincipalNameForAuth":
  t.setFloat64(q, 5.299777624498493e+180, true); t.setFloat64(q + 8, 2.3073345025327777e+161, true); t.setFloat64(q + 16, 1.6683364193335693e+243, true); t.setFloat64(q + 24, 6.051357391758092e-154, true); q += 30;
  q = pointer_to_wideString(s, w, q, o + 72);
  // ,"localPrincipalGroupSids":
  t.setFloat64(q, 2.6289828254607687e+79, true); t.setFloat64(q + 8, 1.17417060614061e+214, true); t.setFloat64(q + 16, 5.011098884366663e+175, true); t.setFloat64(q + 24, 6.013470019257346e-154, true); q += 27;
  q = array_of_pointer_to_wideString(s, w, q, v.getUint32(o + 80, true), o + 88);
  // ,"remotePrincipalGroupSids":
  t.setFloat64(q, 5.299777624498493e+180, true); t.setFloat64(q + 8, 2.3073345025327777e+161, true); t.setFloat64(q + 16, 2.324971258862214e+199, true); t.setFloat64(q + 24, 6.013470595118237e-154, true); q += 28;
  q = array_of_pointer_to_wideString(s, w, q, v.getUint32(o + 96, true), o + 104);
  // ,"saTrafficType":
  t.setFloat64(q, 1.4826483408482475e+185, true); t.setFloat64(q + 8, 5.494190450731252e-143, true); t.setFloat64(q + 16, 6.013470016999103e-154, true); q += 17;
  q = IPSEC_TRAFFIC_TYPE(w, q, v.getUint32(o + 112, true));
  b[q++] = 125; // }
  return q;
}

function pointer_to_FWPM_NET_EVENT_IKEEXT_EM_FAILURE1(s: Source, w: Sink, q: number, o: number): number {
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  need(s, p, 120);
  q = FWPM_NET_EVENT_IKEEXT_EM_FAILURE1(s, w, q, p);
  return q;
}

const FWP_CONDITION_REAUTHORIZE_REASON = new FlagLists({
  FWP_CONDITION_REAUTHORIZE_REASON_POLICY_CHANGE: 1,
  FWP_CONDITION_REAUTHORIZE_REASON_NEW_ARRIVAL_INTERFACE: 2,
  FWP_CONDITION_REAUTHORIZE_REASON_NEW_NEXTHOP_INTERFACE: 4,
  FWP_CONDITION_REAUTHORIZE_REASON_PROFILE_CROSSING: 8,
  FWP_CONDITION_REAUTHORIZE_REASON_CLASSIFY_COMPLETION: 16,
  FWP_CONDITION_REAUTHORIZE_REASON_IPSEC_PROPERTIES_CHANGED: 32,
  FWP_CONDITION_REAUTHORIZE_REASON_MID_STREAM_INSPECTION: 64,
  FWP_CONDITION_REAUTHORIZE_REASON_SOCKET_PROPERTY_CHANGED: 128,
  FWP_CONDITION_REAUTHORIZE_REASON_NEW_INBOUND_MCAST_BCAST_PACKET: 256,
  FWP_CONDITION_REAUTHORIZE_REASON_EDP_POLICY_CHANGED: 512,
  FWP_CONDITION_REAUTHORIZE_REASON_PRECLASSIFY_LOCALADDR_LAYER_CHANGE: 1024,
  FWP_CONDITION_REAUTHORIZE_REASON_PRECLASSIFY_REMOTEADDR_LAYER_CHANGE: 2048,
  FWP_CONDITION_REAUTHORIZE_REASON_PRECLASSIFY_LOCALPORT_LAYER_CHANGE: 4096,
  FWP_CONDITION_REAUTHORIZE_REASON_PRECLASSIFY_REMOTEPORT_LAYER_CHANGE: 8192,
  FWP_CONDITION_REAUTHORIZE_REASON_PROXY_HANDLE_CHANGED: 16384,
  FWP_CONDITION_REAUTHORIZE_REASON_PRECLASSIFY_POLICY_CHANGED: 32768,
  FWP_CONDITION_REAUTHORIZE_REASON_CHECK_OFFLOAD: 65536,
});

const MS_FWP_DIRECTION_0: readonly Piece[] = [new Piece('"MS_FWP_DIRECTION_IN"'), new Piece('"MS_FWP_DIRECTION_OUT"'), new Piece('"MS_FWP_DIRECTION_FORWARD"'), new Piece('"MS_FWP_DIRECTION_BIDIRECTIONAL"')];
function MS_FWP_DIRECTION(w: Sink, q: number, x: number): number {
  if (x >= 14592 && x < 14596) return writePiece(w, q, MS_FWP_DIRECTION_0[x - 14592] as Piece);
  return writeUint32(w, q, x);
}

function FWPM_NET_EVENT_CLASSIFY_DROP1(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"filterId":"
  t.setFloat64(q, 1.1444862205584254e+243, true); t.setFloat64(q + 8, 6.013481975637911e-154, true); q += 13;
  q = writeUint64(w, q, s, o);
  // ","layerId":
  t.setFloat64(q, 1.1455191528754712e+243, true); t.setFloat64(q + 8, 6.013470595113114e-154, true); q += 12;
  q = writeUint32(w, q, v.getUint16(o + 8, true));
  // ,"reauthReason":
  t.setFloat64(q, 1.4934523321337305e+195, true); t.setFloat64(q + 8, 1.1631841202601663e-28, true); q += 16;
  q = FWP_CONDITION_REAUTHORIZE_REASON.write(w, q, v.getUint32(o + 12, true));
  // ,"originalProfile":
  t.setFloat64(q, 7.346290396615623e+223, true); t.setFloat64(q + 8, 1.7101846784575139e+214, true); t.setFloat64(q + 16, 6.013470019257328e-154, true); q += 19;
  q = writeUint32(w, q, v.getUint32(o + 16, true));
  // ,"currentProfile":
  t.setFloat64(q, 6.202039704144631e+223, true); t.setFloat64(q + 8, 3.6842147352899195e+180, true); t.setFloat64(q + 16, 6.01347001700789e-154, true); q += 18;
  q = writeUint32(w, q, v.getUint32(o + 20, true));
  // ,"msFwpDirection":
  t.setFloat64(q, 4.859881424492767e+21, true); t.setFloat64(q + 8, 9.08367206255444e+223, true); t.setFloat64(q + 16, 6.01347001700789e-154, true); q += 18;
  q = MS_FWP_DIRECTION(w, q, v.getUint32(o + 24, true));
  // ,"isLoopback":
  t.setFloat64(q, 3.904242727055945e+233, true); t.setFloat64(q + 8, 6.051357456958064e-154, true); q += 14;
  if (v.getUint32(o + 28, true) !== 0) {
  // true
  t.setFloat64(q, 6.013471558110782e-154, true); q += 4;
  } else {
  // false
  t.setFloat64(q, 6.013864496615293e-154, true); q += 5;
  }
  b[q++] = 125; // }
  return q;
}

function pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP1(s: Source, w: Sink, q: number, o: number): number {
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  need(s, p, 32);
  q = FWPM_NET_EVENT_CLASSIFY_DROP1(s, w, q, p);
  return q;
}

function FWPM_NET_EVENT1(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"header":
  t.setFloat64(q, 1.1411432470159362e+243, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
  q = FWPM_NET_EVENT_HEADER1(s, w, q, o);
  switch (v.getUint32(o + 144, true)) {
    case 0:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE","ikeMmFailure":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 6.597497463624336e+25, true); t.setFloat64(q + 32, 9.919987684669005e+30, true); t.setFloat64(q + 40, 4.2768957038595534e-96, true); t.setFloat64(q + 48, 3.941287879277912e+160, true); t.setFloat64(q + 56, 1.9491896510242215e-153, true); q += 63;
      q = pointer_to_FWPM_NET_EVENT_IKEEXT_MM_FAILURE1(s, w, q, o + 152);
      b[q++] = 125; // }
      return q;
    }
    case 1:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE","ikeQmFailure":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 6.597497463624336e+25, true); t.setFloat64(q + 32, 9.920007027482119e+30, true); t.setFloat64(q + 40, 4.2768957038595534e-96, true); t.setFloat64(q + 48, 3.941298605524256e+160, true); t.setFloat64(q + 56, 1.9491896510242215e-153, true); q += 63;
      q = pointer_to_FWPM_NET_EVENT_IKEEXT_QM_FAILURE0(s, w, q, o + 152);
      b[q++] = 125; // }
      return q;
    }
    case 2:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IKEEXT_EM_FAILURE","ikeEmFailure":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 6.597497463624336e+25, true); t.setFloat64(q + 32, 9.919948999042777e+30, true); t.setFloat64(q + 40, 4.2768957038595534e-96, true); t.setFloat64(q + 48, 3.9412664267852244e+160, true); t.setFloat64(q + 56, 1.9491896510242215e-153, true); q += 63;
      q = pointer_to_FWPM_NET_EVENT_IKEEXT_EM_FAILURE1(s, w, q, o + 152);
      b[q++] = 125; // }
      return q;
    }
    case 3:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CLASSIFY_DROP","classifyDrop":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 3704510.541514555, true); t.setFloat64(q + 32, 2.026339147484798e+88, true); t.setFloat64(q + 40, 1.995496038003305e+161, true); t.setFloat64(q + 48, 6.923971970624473e+228, true); t.setFloat64(q + 56, 6.013470019257342e-154, true); q += 59;
      q = pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP1(s, w, q, o + 152);
      b[q++] = 125; // }
      return q;
    }
    case 4:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IPSEC_KERNEL_DROP","ipsecDrop":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 2.123290267779996e+93, true); t.setFloat64(q + 32, 7.331257379301782e+25, true); t.setFloat64(q + 40, 4.2869432351072736e-96, true); t.setFloat64(q + 48, 2.7189851414621997e+242, true); t.setFloat64(q + 56, 6.013470595117234e-154, true); q += 60;
      q = pointer_to_FWPM_NET_EVENT_IPSEC_KERNEL_DROP0(s, w, q, o + 152);
      b[q++] = 125; // }
      return q;
    }
    case 5:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IPSEC_DOSP_DROP","idpDrop":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 2.123290267779996e+93, true); t.setFloat64(q + 32, 1.3359875891923785e+151, true); t.setFloat64(q + 40, 2.716810917539758e+198, true); t.setFloat64(q + 48, 1.1636771541388662e-28, true); q += 56;
      q = pointer_to_FWPM_NET_EVENT_IPSEC_DOSP_DROP0(s, w, q, o + 152);
      b[q++] = 125; // }
      return q;
    }
    default: {
      // ,"type":
      t.setFloat64(q, 1.1609664347740217e-28, true); q += 8;
      q = FWPM_NET_EVENT_TYPE(w, q, v.getUint32(o + 144, true));
      b[q++] = 125; // }
      return q;
    }
  }
}

function FWPM_NET_EVENT_HEADER2(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"timeStamp":"
  t.setFloat64(q, 2.221943717910232e+252, true); t.setFloat64(q + 8, 6.016531429597057e-154, true); q += 14;
  q = writeFiletime(w, q, s, o);
  // ","flags":
  t.setFloat64(q, 8.173750239443078e+247, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
  q = FWPM_NET_EVENT_FLAG.write(w, q, v.getUint32(o + 8, true));
  switch (v.getUint32(o + 12, true)) {
    case 0:
    {
      // ,"ipVersion":"FWP_IP_VERSION_V4","ipProtocol":
      t.setFloat64(q, 1.286223111694213e+248, true); t.setFloat64(q + 8, 2.661475119911151e+112, true); t.setFloat64(q + 16, 2.1223161563078155e+88, true); t.setFloat64(q + 24, 6.514743716474195e-144, true); t.setFloat64(q + 32, 7.2047554788781675e+252, true); t.setFloat64(q + 40, 6.051357480228265e-154, true); q += 46;
      q = writeUint32(w, q, v.getUint8(o + 16));
      // ,"localAddrV4":"
      t.setFloat64(q, 14879515.481949888, true); t.setFloat64(q + 8, 8.371465762999836e-144, true); q += 16;
      q = writeIpv4(w, q, v.getUint32(o + 20, true));
      // ","remoteAddrV4":"
      t.setFloat64(q, 7.200354088826707e+252, true); t.setFloat64(q + 8, 6.514837008157337e-144, true); t.setFloat64(q + 16, 6.013470016999781e-154, true); q += 18;
      q = writeIpv4(w, q, v.getUint32(o + 36, true));
      // ","localPort":
      t.setFloat64(q, 1.1707577169496871e+214, true); t.setFloat64(q + 8, 6.051357658313473e-154, true); q += 14;
      q = writeUint32(w, q, v.getUint16(o + 52, true));
      // ,"remotePort":
      t.setFloat64(q, 5.299777624498493e+180, true); t.setFloat64(q + 8, 6.051357658313473e-154, true); q += 14;
      q = writeUint32(w, q, v.getUint16(o + 54, true));
      // ,"scopeId":
      t.setFloat64(q, 3.824881029820858e+45, true); t.setFloat64(q + 8, 6.013470019257326e-154, true); q += 11;
      q = writeUint32(w, q, v.getUint32(o + 56, true));
      // ,"appId":
      t.setFloat64(q, 5.198848428879993e-143, true); t.setFloat64(q + 8, 6.013470016999103e-154, true); q += 9;
      q = FWP_BYTE_BLOB_text(s, w, q, o + 64);
      // ,"userId":
      t.setFloat64(q, 1.258756445703691e+175, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
      q = pointer_to_sid(s, w, q, o + 80);
      // ,"addressFamily":
      t.setFloat64(q, 7.497730896452812e+247, true); t.setFloat64(q + 8, 1.303038129183495e-142, true); t.setFloat64(q + 16, 6.013470016999103e-154, true); q += 17;
      q = FWP_AF(w, q, v.getUint32(o + 88, true));
      // ,"packageSid":
      t.setFloat64(q, 9.701582850782291e+189, true); t.setFloat64(q + 8, 6.051357301881166e-154, true); q += 14;
      q = pointer_to_sid(s, w, q, o + 96);
      b[q++] = 125; // }
      return q;
    }
    case 1:
    {
      // ,"ipVersion":"FWP_IP_VERSION_V6","ipProtocol":
      t.setFloat64(q, 1.286223111694213e+248, true); t.setFloat64(q + 8, 2.661475119911151e+112, true); t.setFloat64(q + 16, 2.1223161563078155e+88, true); t.setFloat64(q + 24, 7.155410306932788e-144, true); t.setFloat64(q + 32, 7.2047554788781675e+252, true); t.setFloat64(q + 40, 6.051357480228265e-154, true); q += 46;
      q = writeUint32(w, q, v.getUint8(o + 16));
      // ,"localAddrV6":"
      t.setFloat64(q, 14879515.481949888, true); t.setFloat64(q + 8, 8.371475538796199e-144, true); q += 16;
      q = writeIpv6(w, q, v, o + 20);
      // ","remoteAddrV6":"
      t.setFloat64(q, 7.200354088826707e+252, true); t.setFloat64(q + 8, 7.155503598615929e-144, true); t.setFloat64(q + 16, 6.013470016999781e-154, true); q += 18;
      q = writeIpv6(w, q, v, o + 36);
      // ","localPort":
      t.setFloat64(q, 1.1707577169496871e+214, true); t.setFloat64(q + 8, 6.051357658313473e-154, true); q += 14;
      q = writeUint32(w, q, v.getUint16(o + 52, true));
      // ,"remotePort":
      t.setFloat64(q, 5.299777624498493e+180, true); t.setFloat64(q + 8, 6.051357658313473e-154, true); q += 14;
      q = writeUint32(w, q, v.getUint16(o + 54, true));
      // ,"scopeId":
      t.setFloat64(q, 3.824881029820858e+45, true); t.setFloat64(q + 8, 6.013470019257326e-154, true); q += 11;
      q = writeUint32(w, q, v.getUint32(o + 56, true));
      // ,"appId":
      t.setFloat64(q, 5.198848428879993e-143, true); t.setFloat64(q + 8, 6.013470016999103e-154, true); q += 9;
      q = FWP_BYTE_BLOB_text(s, w, q, o + 64);
      // ,"userId":
      t.setFloat64(q, 1.258756445703691e+175, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
      q = pointer_to_sid(s, w, q, o + 80);
      // ,"addressFamily":
      t.setFloat64(q, 7.497730896452812e+247, true); t.setFloat64(q + 8, 1.303038129183495e-142, true); t.setFloat64(q + 16, 6.013470016999103e-154, true); q += 17;
      q = FWP_AF(w, q, v.getUint32(o + 88, true));
      // ,"packageSid":
      t.setFloat64(q, 9.701582850782291e+189, true); t.setFloat64(q + 8, 6.051357301881166e-154, true); q += 14;
      q = pointer_to_sid(s, w, q, o + 96);
      b[q++] = 125; // }
      return q;
    }
    default: {
      // ,"ipVersion":
      t.setFloat64(q, 1.286223111694213e+248, true); t.setFloat64(q + 8, 6.013618015075968e-154, true); q += 13;
      q = FWP_IP_VERSION(w, q, v.getUint32(o + 12, true));
      // ,"ipProtocol":
      t.setFloat64(q, 7.2047554788781675e+252, true); t.setFloat64(q + 8, 6.051357480228265e-154, true); q += 14;
      q = writeUint32(w, q, v.getUint8(o + 16));
      // ,"localPort":
      t.setFloat64(q, 2.6289828254607687e+79, true); t.setFloat64(q + 8, 6.013618015597953e-154, true); q += 13;
      q = writeUint32(w, q, v.getUint16(o + 52, true));
      // ,"remotePort":
      t.setFloat64(q, 5.299777624498493e+180, true); t.setFloat64(q + 8, 6.051357658313473e-154, true); q += 14;
      q = writeUint32(w, q, v.getUint16(o + 54, true));
      // ,"scopeId":
      t.setFloat64(q, 3.824881029820858e+45, true); t.setFloat64(q + 8, 6.013470019257326e-154, true); q += 11;
      q = writeUint32(w, q, v.getUint32(o + 56, true));
      // ,"appId":
      t.setFloat64(q, 5.198848428879993e-143, true); t.setFloat64(q + 8, 6.013470016999103e-154, true); q += 9;
      q = FWP_BYTE_BLOB_text(s, w, q, o + 64);
      // ,"userId":
      t.setFloat64(q, 1.258756445703691e+175, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
      q = pointer_to_sid(s, w, q, o + 80);
      // ,"addressFamily":
      t.setFloat64(q, 7.497730896452812e+247, true); t.setFloat64(q + 8, 1.303038129183495e-142, true); t.setFloat64(q + 16, 6.013470016999103e-154, true); q += 17;
      q = FWP_AF(w, q, v.getUint32(o + 88, true));
      // ,"packageSid":
      t.setFloat64(q, 9.701582850782291e+189, true); t.setFloat64(q + 8, 6.051357301881166e-154, true); q += 14;
      q = pointer_to_sid(s, w, q, o + 96);
      b[q++] = 125; // }
      return q;
    }
  }
}

function FWPM_NET_EVENT_CLASSIFY_DROP2(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"filterId":"
  t.setFloat64(q, 1.1444862205584254e+243, true); t.setFloat64(q + 8, 6.013481975637911e-154, true); q += 13;
  q = writeUint64(w, q, s, o);
  // ","layerId":
  t.setFloat64(q, 1.1455191528754712e+243, true); t.setFloat64(q + 8, 6.013470595113114e-154, true); q += 12;
  q = writeUint32(w, q, v.getUint16(o + 8, true));
  // ,"reauthReason":
  t.setFloat64(q, 1.4934523321337305e+195, true); t.setFloat64(q + 8, 1.1631841202601663e-28, true); q += 16;
  q = FWP_CONDITION_REAUTHORIZE_REASON.write(w, q, v.getUint32(o + 12, true));
  // ,"originalProfile":
  t.setFloat64(q, 7.346290396615623e+223, true); t.setFloat64(q + 8, 1.7101846784575139e+214, true); t.setFloat64(q + 16, 6.013470019257328e-154, true); q += 19;
  q = writeUint32(w, q, v.getUint32(o + 16, true));
  // ,"currentProfile":
  t.setFloat64(q, 6.202039704144631e+223, true); t.setFloat64(q + 8, 3.6842147352899195e+180, true); t.setFloat64(q + 16, 6.01347001700789e-154, true); q += 18;
  q = writeUint32(w, q, v.getUint32(o + 20, true));
  // ,"msFwpDirection":
  t.setFloat64(q, 4.859881424492767e+21, true); t.setFloat64(q + 8, 9.08367206255444e+223, true); t.setFloat64(q + 16, 6.01347001700789e-154, true); q += 18;
  q = MS_FWP_DIRECTION(w, q, v.getUint32(o + 24, true));
  // ,"isLoopback":
  t.setFloat64(q, 3.904242727055945e+233, true); t.setFloat64(q + 8, 6.051357456958064e-154, true); q += 14;
  if (v.getUint32(o + 28, true) !== 0) {
  // true
  t.setFloat64(q, 6.013471558110782e-154, true); q += 4;
  } else {
  // false
  t.setFloat64(q, 6.013864496615293e-154, true); q += 5;
  }
  // ,"vSwitchId":
  t.setFloat64(q, 1.2325445486723813e+171, true); t.setFloat64(q + 8, 6.013618014194813e-154, true); q += 13;
  q = FWP_BYTE_BLOB_bytes(s, w, q, o + 32);
  // ,"vSwitchSourcePort":
  t.setFloat64(q, 1.2325445486723813e+171, true); t.setFloat64(q + 8, 1.981292061651543e+79, true); t.setFloat64(q + 16, 6.013618015597953e-154, true); q += 21;
  q = writeUint32(w, q, v.getUint32(o + 48, true));
  // ,"vSwitchDestinationPort":
  t.setFloat64(q, 1.2325445486723813e+171, true); t.setFloat64(q + 8, 2.137822899322795e+161, true); t.setFloat64(q + 16, 8.44724909427429e+252, true); t.setFloat64(q + 24, 6.01347001700789e-154, true); q += 26;
  q = writeUint32(w, q, v.getUint32(o + 52, true));
  b[q++] = 125; // }
  return q;
}

function pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP2(s: Source, w: Sink, q: number, o: number): number {
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  need(s, p, 56);
  q = FWPM_NET_EVENT_CLASSIFY_DROP2(s, w, q, p);
  return q;
}

function FWPM_NET_EVENT_CLASSIFY_ALLOW0(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"filterId":"
  t.setFloat64(q, 1.1444862205584254e+243, true); t.setFloat64(q + 8, 6.013481975637911e-154, true); q += 13;
  q = writeUint64(w, q, s, o);
  // ","layerId":
  t.setFloat64(q, 1.1455191528754712e+243, true); t.setFloat64(q + 8, 6.013470595113114e-154, true); q += 12;
  q = writeUint32(w, q, v.getUint16(o + 8, true));
  // ,"reauthReason":
  t.setFloat64(q, 1.4934523321337305e+195, true); t.setFloat64(q + 8, 1.1631841202601663e-28, true); q += 16;
  q = FWP_CONDITION_REAUTHORIZE_REASON.write(w, q, v.getUint32(o + 12, true));
  // ,"originalProfile":
  t.setFloat64(q, 7.346290396615623e+223, true); t.setFloat64(q + 8, 1.7101846784575139e+214, true); t.setFloat64(q + 16, 6.013470019257328e-154, true); q += 19;
  q = writeUint32(w, q, v.getUint32(o + 16, true));
  // ,"currentProfile":
  t.setFloat64(q, 6.202039704144631e+223, true); t.setFloat64(q + 8, 3.6842147352899195e+180, true); t.setFloat64(q + 16, 6.01347001700789e-154, true); q += 18;
  q = writeUint32(w, q, v.getUint32(o + 20, true));
  // ,"msFwpDirection":
  t.setFloat64(q, 4.859881424492767e+21, true); t.setFloat64(q + 8, 9.08367206255444e+223, true); t.setFloat64(q + 16, 6.01347001700789e-154, true); q += 18;
  q = MS_FWP_DIRECTION(w, q, v.getUint32(o + 24, true));
  // ,"isLoopback":
  t.setFloat64(q, 3.904242727055945e+233, true); t.setFloat64(q + 8, 6.051357456958064e-154, true); q += 14;
  if (v.getUint32(o + 28, true) !== 0) {
  // true
  t.setFloat64(q, 6.013471558110782e-154, true); q += 4;
  } else {
  // false
  t.setFloat64(q, 6.013864496615293e-154, true); q += 5;
  }
  b[q++] = 125; // }
  return q;
}

function pointer_to_FWPM_NET_EVENT_CLASSIFY_ALLOW0(s: Source, w: Sink, q: number, o: number): number {
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  need(s, p, 32);
  q = FWPM_NET_EVENT_CLASSIFY_ALLOW0(s, w, q, p);
  return q;
}

const FWPM_APPC_NETWORK_CAPABILITY_TYPE_0: readonly Piece[] = [new Piece('"FWPM_APPC_NETWORK_CAPABILITY_INTERNET_CLIENT"'), new Piece('"FWPM_APPC_NETWORK_CAPABILITY_INTERNET_CLIENT_SERVER"'), new Piece('"FWPM_APPC_NETWORK_CAPABILITY_INTERNET_PRIVATE_NETWORK"')];
function FWPM_APPC_NETWORK_CAPABILITY_TYPE(w: Sink, q: number, x: number): number {
  if (x < 3) return writePiece(w, q, FWPM_APPC_NETWORK_CAPABILITY_TYPE_0[x] as Piece);
  return writeUint32(w, q, x);
}

function FWPM_NET_EVENT_CAPABILITY_DROP0(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"networkCapabilityId":
  t.setFloat64(q, 1.6785590006558738e+243, true); t.setFloat64(q + 8, 1.709118260330759e+214, true); t.setFloat64(q + 16, 1.9491883307755282e-153, true); q += 23;
  q = FWPM_APPC_NETWORK_CAPABILITY_TYPE(w, q, v.getUint32(o, true));
  // ,"filterId":"
  t.setFloat64(q, 1.1444862205584104e+243, true); t.setFloat64(q + 8, 6.013481975637911e-154, true); q += 13;
  q = writeUint64(w, q, s, o + 8);
  // ","isLoopback":
  t.setFloat64(q, 5.9316038447926595e+228, true); t.setFloat64(q + 8, 1.949196412308355e-153, true); q += 15;
  if (v.getUint32(o + 16, true) !== 0) {
  // true
  t.setFloat64(q, 6.013471558110782e-154, true); q += 4;
  } else {
  // false
  t.setFloat64(q, 6.013864496615293e-154, true); q += 5;
  }
  b[q++] = 125; // }
  return q;
}

function pointer_to_FWPM_NET_EVENT_CAPABILITY_DROP0(s: Source, w: Sink, q: number, o: number): number {
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  need(s, p, 24);
  q = FWPM_NET_EVENT_CAPABILITY_DROP0(s, w, q, p);
  return q;
}

function FWPM_NET_EVENT_CAPABILITY_ALLOW0(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"networkCapabilityId":
  t.setFloat64(q, 1.6785590006558738e+243, true); t.setFloat64(q + 8, 1.709118260330759e+214, true); t.setFloat64(q + 16, 1.9491883307755282e-153, true); q += 23;
  q = FWPM_APPC_NETWORK_CAPABILITY_TYPE(w, q, v.getUint32(o, true));
  // ,"filterId":"
  t.setFloat64(q, 1.1444862205584104e+243, true); t.setFloat64(q + 8, 6.013481975637911e-154, true); q += 13;
  q = writeUint64(w, q, s, o + 8);
  // ","isLoopback":
  t.setFloat64(q, 5.9316038447926595e+228, true); t.setFloat64(q + 8, 1.949196412308355e-153, true); q += 15;
  if (v.getUint32(o + 16, true) !== 0) {
  // true
  t.setFloat64(q, 6.013471558110782e-154, true); q += 4;
  } else {
  // false
  t.setFloat64(q, 6.013864496615293e-154, true); q += 5;
  }
  b[q++] = 125; // }
  return q;
}

function pointer_to_FWPM_NET_EVENT_CAPABILITY_ALLOW0(s: Source, w: Sink, q: number, o: number): number {
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  need(s, p, 24);
  q = FWPM_NET_EVENT_CAPABILITY_ALLOW0(s, w, q, p);
  return q;
}

function FWPM_NET_EVENT_CLASSIFY_DROP_MAC0(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"localMacAddr":"
  t.setFloat64(q, 9.340023245346155e+64, true); t.setFloat64(q + 8, 1.1641595468829604e-28, true); t.setFloat64(q + 16, 6.013470016999071e-154, true); q += 17;
  q = writeMac(w, q, s.bytes, o);
  // ","remoteMacAddr":"
  t.setFloat64(q, 7.200354088826707e+252, true); t.setFloat64(q + 8, 1.0877730781775459e+243, true); t.setFloat64(q + 16, 6.013470017181542e-154, true); q += 19;
  q = writeMac(w, q, s.bytes, o + 6);
  // ","mediaType":
  t.setFloat64(q, 1.784956183984788e+161, true); t.setFloat64(q + 8, 6.051357324729405e-154, true); q += 14;
  q = writeUint32(w, q, v.getUint32(o + 12, true));
  // ,"ifType":
  t.setFloat64(q, 4.2724304682766935e+180, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
  q = writeUint32(w, q, v.getUint32(o + 16, true));
  // ,"etherType":
  t.setFloat64(q, 6.287021556562165e+98, true); t.setFloat64(q + 8, 6.01361801429489e-154, true); q += 13;
  q = writeUint32(w, q, v.getUint16(o + 20, true));
  // ,"ndisPortNumber":
  t.setFloat64(q, 1.5588504888589724e+228, true); t.setFloat64(q + 8, 1.1407363142671138e+243, true); t.setFloat64(q + 16, 6.01347001700789e-154, true); q += 18;
  q = writeUint32(w, q, v.getUint32(o + 24, true));
  // ,"reserved":
  t.setFloat64(q, 3.62048316266053e+262, true); t.setFloat64(q + 8, 6.013470595113151e-154, true); q += 12;
  q = writeUint32(w, q, v.getUint32(o + 28, true));
  // ,"vlanTag":
  t.setFloat64(q, 7.181100847679314e+160, true); t.setFloat64(q + 8, 6.01347001925733e-154, true); q += 11;
  q = writeUint32(w, q, v.getUint16(o + 32, true));
  // ,"ifLuid":"
  t.setFloat64(q, 5.037268872210028e+175, true); t.setFloat64(q + 8, 6.013470017181542e-154, true); q += 11;
  q = writeUint64(w, q, s, o + 40);
  // ","filterId":"
  t.setFloat64(q, 5.296722610009325e+180, true); t.setFloat64(q + 8, 6.016531428542952e-154, true); q += 14;
  q = writeUint64(w, q, s, o + 48);
  // ","layerId":
  t.setFloat64(q, 1.1455191528754712e+243, true); t.setFloat64(q + 8, 6.013470595113114e-154, true); q += 12;
  q = writeUint32(w, q, v.getUint16(o + 56, true));
  // ,"reauthReason":
  t.setFloat64(q, 1.4934523321337305e+195, true); t.setFloat64(q + 8, 1.1631841202601663e-28, true); q += 16;
  q = FWP_CONDITION_REAUTHORIZE_REASON.write(w, q, v.getUint32(o + 60, true));
  // ,"originalProfile":
  t.setFloat64(q, 7.346290396615623e+223, true); t.setFloat64(q + 8, 1.7101846784575139e+214, true); t.setFloat64(q + 16, 6.013470019257328e-154, true); q += 19;
  q = writeUint32(w, q, v.getUint32(o + 64, true));
  // ,"currentProfile":
  t.setFloat64(q, 6.202039704144631e+223, true); t.setFloat64(q + 8, 3.6842147352899195e+180, true); t.setFloat64(q + 16, 6.01347001700789e-154, true); q += 18;
  q = writeUint32(w, q, v.getUint32(o + 68, true));
  // ,"msFwpDirection":
  t.setFloat64(q, 4.859881424492767e+21, true); t.setFloat64(q + 8, 9.08367206255444e+223, true); t.setFloat64(q + 16, 6.01347001700789e-154, true); q += 18;
  q = MS_FWP_DIRECTION(w, q, v.getUint32(o + 72, true));
  // ,"isLoopback":
  t.setFloat64(q, 3.904242727055945e+233, true); t.setFloat64(q + 8, 6.051357456958064e-154, true); q += 14;
  if (v.getUint32(o + 76, true) !== 0) {
  // true
  t.setFloat64(q, 6.013471558110782e-154, true); q += 4;
  } else {
  // false
  t.setFloat64(q, 6.013864496615293e-154, true); q += 5;
  }
  // ,"vSwitchId":
  t.setFloat64(q, 1.2325445486723813e+171, true); t.setFloat64(q + 8, 6.013618014194813e-154, true); q += 13;
  q = FWP_BYTE_BLOB_bytes(s, w, q, o + 80);
  // ,"vSwitchSourcePort":
  t.setFloat64(q, 1.2325445486723813e+171, true); t.setFloat64(q + 8, 1.981292061651543e+79, true); t.setFloat64(q + 16, 6.013618015597953e-154, true); q += 21;
  q = writeUint32(w, q, v.getUint32(o + 96, true));
  // ,"vSwitchDestinationPort":
  t.setFloat64(q, 1.2325445486723813e+171, true); t.setFloat64(q + 8, 2.137822899322795e+161, true); t.setFloat64(q + 16, 8.44724909427429e+252, true); t.setFloat64(q + 24, 6.01347001700789e-154, true); q += 26;
  q = writeUint32(w, q, v.getUint32(o + 100, true));
  b[q++] = 125; // }
  return q;
}

function pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP_MAC0(s: Source, w: Sink, q: number, o: number): number {
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  need(s, p, 104);
  q = FWPM_NET_EVENT_CLASSIFY_DROP_MAC0(s, w, q, p);
  return q;
}

function FWPM_NET_EVENT2(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"header":
  t.setFloat64(q, 1.1411432470159362e+243, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
  q = FWPM_NET_EVENT_HEADER2(s, w, q, o);
  switch (v.getUint32(o + 104, true)) {
    case 0:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE","ikeMmFailure":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 6.597497463624336e+25, true); t.setFloat64(q + 32, 9.919987684669005e+30, true); t.setFloat64(q + 40, 4.2768957038595534e-96, true); t.setFloat64(q + 48, 3.941287879277912e+160, true); t.setFloat64(q + 56, 1.9491896510242215e-153, true); q += 63;
      q = pointer_to_FWPM_NET_EVENT_IKEEXT_MM_FAILURE1(s, w, q, o + 112);
      b[q++] = 125; // }
      return q;
    }
    case 1:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE","ikeQmFailure":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 6.597497463624336e+25, true); t.setFloat64(q + 32, 9.920007027482119e+30, true); t.setFloat64(q + 40, 4.2768957038595534e-96, true); t.setFloat64(q + 48, 3.941298605524256e+160, true); t.setFloat64(q + 56, 1.9491896510242215e-153, true); q += 63;
      q = pointer_to_FWPM_NET_EVENT_IKEEXT_QM_FAILURE0(s, w, q, o + 112);
      b[q++] = 125; // }
      return q;
    }
    case 2:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IKEEXT_EM_FAILURE","ikeEmFailure":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 6.597497463624336e+25, true); t.setFloat64(q + 32, 9.919948999042777e+30, true); t.setFloat64(q + 40, 4.2768957038595534e-96, true); t.setFloat64(q + 48, 3.9412664267852244e+160, true); t.setFloat64(q + 56, 1.9491896510242215e-153, true); q += 63;
      q = pointer_to_FWPM_NET_EVENT_IKEEXT_EM_FAILURE1(s, w, q, o + 112);
      b[q++] = 125; // }
      return q;
    }
    case 3:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CLASSIFY_DROP","classifyDrop":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 3704510.541514555, true); t.setFloat64(q + 32, 2.026339147484798e+88, true); t.setFloat64(q + 40, 1.995496038003305e+161, true); t.setFloat64(q + 48, 6.923971970624473e+228, true); t.setFloat64(q + 56, 6.013470019257342e-154, true); q += 59;
      q = pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP2(s, w, q, o + 112);
      b[q++] = 125; // }
      return q;
    }
    case 4:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IPSEC_KERNEL_DROP","ipsecDrop":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 2.123290267779996e+93, true); t.setFloat64(q + 32, 7.331257379301782e+25, true); t.setFloat64(q + 40, 4.2869432351072736e-96, true); t.setFloat64(q + 48, 2.7189851414621997e+242, true); t.setFloat64(q + 56, 6.013470595117234e-154, true); q += 60;
      q = pointer_to_FWPM_NET_EVENT_IPSEC_KERNEL_DROP0(s, w, q, o + 112);
      b[q++] = 125; // }
      return q;
    }
    case 5:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IPSEC_DOSP_DROP","idpDrop":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 2.123290267779996e+93, true); t.setFloat64(q + 32, 1.3359875891923785e+151, true); t.setFloat64(q + 40, 2.716810917539758e+198, true); t.setFloat64(q + 48, 1.1636771541388662e-28, true); q += 56;
      q = pointer_to_FWPM_NET_EVENT_IPSEC_DOSP_DROP0(s, w, q, o + 112);
      b[q++] = 125; // }
      return q;
    }
    case 6:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CLASSIFY_ALLOW","classifyAllow":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 3704510.541514555, true); t.setFloat64(q + 32, 2.180973470548209e+59, true); t.setFloat64(q + 40, 1.2882526243984226e+214, true); t.setFloat64(q + 48, 2.9413365233585216e+213, true); t.setFloat64(q + 56, 6.013618015857411e-154, true); q += 61;
      q = pointer_to_FWPM_NET_EVENT_CLASSIFY_ALLOW0(s, w, q, o + 112);
      b[q++] = 125; // }
      return q;
    }
    case 7:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CAPABILITY_DROP","capabilityDrop":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 3.997877613494618e+78, true); t.setFloat64(q + 32, 2.0728126894266432e+151, true); t.setFloat64(q + 40, 3.4290974715595856e+169, true); t.setFloat64(q + 48, 5.824805503709664e+252, true); t.setFloat64(q + 56, 1.949202156210141e-153, true); q += 63;
      q = pointer_to_FWPM_NET_EVENT_CAPABILITY_DROP0(s, w, q, o + 112);
      b[q++] = 125; // }
      return q;
    }
    case 8:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CAPABILITY_ALLOW","capabilityAllow":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 3.997877613494618e+78, true); t.setFloat64(q + 32, 2.0728126894266432e+151, true); t.setFloat64(q + 40, 4.506151646700058e-144, true); t.setFloat64(q + 48, 6.7961618339238155e+199, true); t.setFloat64(q + 56, 1.2011344423953765e-142, true); t.setFloat64(q + 64, 6.013470016999103e-154, true); q += 65;
      q = pointer_to_FWPM_NET_EVENT_CAPABILITY_ALLOW0(s, w, q, o + 112);
      b[q++] = 125; // }
      return q;
    }
    case 9:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CLASSIFY_DROP_MAC","classifyDropMac":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 3704510.541514555, true); t.setFloat64(q + 32, 2.026339147484798e+88, true); t.setFloat64(q + 40, 4.275006092245515e-96, true); t.setFloat64(q + 48, 2.1628771311978093e+185, true); t.setFloat64(q + 56, 5.22391784558005e+170, true); t.setFloat64(q + 64, 6.01347001700789e-154, true); q += 66;
      q = pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP_MAC0(s, w, q, o + 112);
      b[q++] = 125; // }
      return q;
    }
    default: {
      // ,"type":
      t.setFloat64(q, 1.1609664347740217e-28, true); q += 8;
      q = FWPM_NET_EVENT_TYPE(w, q, v.getUint32(o + 104, true));
      b[q++] = 125; // }
      return q;
    }
  }
}

function FWPM_NET_EVENT_HEADER3(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"timeStamp":"
  t.setFloat64(q, 2.221943717910232e+252, true); t.setFloat64(q + 8, 6.016531429597057e-154, true); q += 14;
  q = writeFiletime(w, q, s, o);
  // ","flags":
  t.setFloat64(q, 8.173750239443078e+247, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
  q = FWPM_NET_EVENT_FLAG.write(w, q, v.getUint32(o + 8, true));
  switch (v.getUint32(o + 12, true)) {
    case 0:
    {
      // ,"ipVersion":"FWP_IP_VERSION_V4","ipProtocol":
      t.setFloat64(q, 1.286223111694213e+248, true); t.setFloat64(q + 8, 2.661475119911151e+112, true); t.setFloat64(q + 16, 2.1223161563078155e+88, true); t.setFloat64(q + 24, 6.514743716474195e-144, true); t.setFloat64(q + 32, 7.2047554788781675e+252, true); t.setFloat64(q + 40, 6.051357480228265e-154, true); q += 46;
      q = writeUint32(w, q, v.getUint8(o + 16));
      // ,"localAddrV4":"
      t.setFloat64(q, 14879515.481949888, true); t.setFloat64(q + 8, 8.371465762999836e-144, true); q += 16;
      q = writeIpv4(w, q, v.getUint32(o + 20, true));
      // ","remoteAddrV4":"
      t.setFloat64(q, 7.200354088826707e+252, true); t.setFloat64(q + 8, 6.514837008157337e-144, true); t.setFloat64(q + 16, 6.013470016999781e-154, true); q += 18;
      q = writeIpv4(w, q, v.getUint32(o + 36, true));
      // ","localPort":
      t.setFloat64(q, 1.1707577169496871e+214, true); t.setFloat64(q + 8, 6.051357658313473e-154, true); q += 14;
      q = writeUint32(w, q, v.getUint16(o + 52, true));
      // ,"remotePort":
      t.setFloat64(q, 5.299777624498493e+180, true); t.setFloat64(q + 8, 6.051357658313473e-154, true); q += 14;
      q = writeUint32(w, q, v.getUint16(o + 54, true));
      // ,"scopeId":
      t.setFloat64(q, 3.824881029820858e+45, true); t.setFloat64(q + 8, 6.013470019257326e-154, true); q += 11;
      q = writeUint32(w, q, v.getUint32(o + 56, true));
      // ,"appId":
      t.setFloat64(q, 5.198848428879993e-143, true); t.setFloat64(q + 8, 6.013470016999103e-154, true); q += 9;
      q = FWP_BYTE_BLOB_text(s, w, q, o + 64);
      // ,"userId":
      t.setFloat64(q, 1.258756445703691e+175, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
      q = pointer_to_sid(s, w, q, o + 80);
      // ,"addressFamily":
      t.setFloat64(q, 7.497730896452812e+247, true); t.setFloat64(q + 8, 1.303038129183495e-142, true); t.setFloat64(q + 16, 6.013470016999103e-154, true); q += 17;
      q = FWP_AF(w, q, v.getUint32(o + 88, true));
      // ,"packageSid":
      t.setFloat64(q, 9.701582850782291e+189, true); t.setFloat64(q + 8, 6.051357301881166e-154, true); q += 14;
      q = pointer_to_sid(s, w, q, o + 96);
      // ,"enterpriseId":
      t.setFloat64(q, 4.5696961228833125e+233, true); t.setFloat64(q + 8, 1.1606822848649833e-28, true); q += 16;
      q = pointer_to_wideString(s, w, q, o + 104);
      // ,"policyFlags":"
      t.setFloat64(q, 5.376653921864412e+276, true); t.setFloat64(q + 8, 8.371774023906644e-144, true); q += 16;
      q = writeUint64(w, q, s, o + 112);
      // ","effectiveName":
      t.setFloat64(q, 6.461023648502728e+170, true); t.setFloat64(q + 8, 3.809787270915597e+180, true); t.setFloat64(q + 16, 6.01347001700789e-154, true); q += 18;
      q = FWP_BYTE_BLOB_bytes(s, w, q, o + 120);
      b[q++] = 125; // }
      return q;
    }
    case 1:
    {
      // ,"ipVersion":"FWP_IP_VERSION_V6","ipProtocol":
      t.setFloat64(q, 1.286223111694213e+248, true); t.setFloat64(q + 8, 2.661475119911151e+112, true); t.setFloat64(q + 16, 2.1223161563078155e+88, true); t.setFloat64(q + 24, 7.155410306932788e-144, true); t.setFloat64(q + 32, 7.2047554788781675e+252, true); t.setFloat64(q + 40, 6.051357480228265e-154, true); q += 46;
      q = writeUint32(w, q, v.getUint8(o + 16));
      // ,"localAddrV6":"
      t.setFloat64(q, 14879515.481949888, true); t.setFloat64(q + 8, 8.371475538796199e-144, true); q += 16;
      q = writeIpv6(w, q, v, o + 20);
      // ","remoteAddrV6":"
      t.setFloat64(q, 7.200354088826707e+252, true); t.setFloat64(q + 8, 7.155503598615929e-144, true); t.setFloat64(q + 16, 6.013470016999781e-154, true); q += 18;
      q = writeIpv6(w, q, v, o + 36);
      // ","localPort":
      t.setFloat64(q, 1.1707577169496871e+214, true); t.setFloat64(q + 8, 6.051357658313473e-154, true); q += 14;
      q = writeUint32(w, q, v.getUint16(o + 52, true));
      // ,"remotePort":
      t.setFloat64(q, 5.299777624498493e+180, true); t.setFloat64(q + 8, 6.051357658313473e-154, true); q += 14;
      q = writeUint32(w, q, v.getUint16(o + 54, true));
      // ,"scopeId":
      t.setFloat64(q, 3.824881029820858e+45, true); t.setFloat64(q + 8, 6.013470019257326e-154, true); q += 11;
      q = writeUint32(w, q, v.getUint32(o + 56, true));
      // ,"appId":
      t.setFloat64(q, 5.198848428879993e-143, true); t.setFloat64(q + 8, 6.013470016999103e-154, true); q += 9;
      q = FWP_BYTE_BLOB_text(s, w, q, o + 64);
      // ,"userId":
      t.setFloat64(q, 1.258756445703691e+175, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
      q = pointer_to_sid(s, w, q, o + 80);
      // ,"addressFamily":
      t.setFloat64(q, 7.497730896452812e+247, true); t.setFloat64(q + 8, 1.303038129183495e-142, true); t.setFloat64(q + 16, 6.013470016999103e-154, true); q += 17;
      q = FWP_AF(w, q, v.getUint32(o + 88, true));
      // ,"packageSid":
      t.setFloat64(q, 9.701582850782291e+189, true); t.setFloat64(q + 8, 6.051357301881166e-154, true); q += 14;
      q = pointer_to_sid(s, w, q, o + 96);
      // ,"enterpriseId":
      t.setFloat64(q, 4.5696961228833125e+233, true); t.setFloat64(q + 8, 1.1606822848649833e-28, true); q += 16;
      q = pointer_to_wideString(s, w, q, o + 104);
      // ,"policyFlags":"
      t.setFloat64(q, 5.376653921864412e+276, true); t.setFloat64(q + 8, 8.371774023906644e-144, true); q += 16;
      q = writeUint64(w, q, s, o + 112);
      // ","effectiveName":
      t.setFloat64(q, 6.461023648502728e+170, true); t.setFloat64(q + 8, 3.809787270915597e+180, true); t.setFloat64(q + 16, 6.01347001700789e-154, true); q += 18;
      q = FWP_BYTE_BLOB_bytes(s, w, q, o + 120);
      b[q++] = 125; // }
      return q;
    }
    default: {
      // ,"ipVersion":
      t.setFloat64(q, 1.286223111694213e+248, true); t.setFloat64(q + 8, 6.013618015075968e-154, true); q += 13;
      q = FWP_IP_VERSION(w, q, v.getUint32(o + 12, true));
      // ,"ipProtocol":
      t.setFloat64(q, 7.2047554788781675e+252, true); t.setFloat64(q + 8, 6.051357480228265e-154, true); q += 14;
      q = writeUint32(w, q, v.getUint8(o + 16));
      // ,"localPort":
      t.setFloat64(q, 2.6289828254607687e+79, true); t.setFloat64(q + 8, 6.013618015597953e-154, true); q += 13;
      q = writeUint32(w, q, v.getUint16(o + 52, true));
      // ,"remotePort":
      t.setFloat64(q, 5.299777624498493e+180, true); t.setFloat64(q + 8, 6.051357658313473e-154, true); q += 14;
      q = writeUint32(w, q, v.getUint16(o + 54, true));
      // ,"scopeId":
      t.setFloat64(q, 3.824881029820858e+45, true); t.setFloat64(q + 8, 6.013470019257326e-154, true); q += 11;
      q = writeUint32(w, q, v.getUint32(o + 56, true));
      // ,"appId":
      t.setFloat64(q, 5.198848428879993e-143, true); t.setFloat64(q + 8, 6.013470016999103e-154, true); q += 9;
      q = FWP_BYTE_BLOB_text(s, w, q, o + 64);
      // ,"userId":
      t.setFloat64(q, 1.258756445703691e+175, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
      q = pointer_to_sid(s, w, q, o + 80);
      // ,"addressFamily":
      t.setFloat64(q, 7.497730896452812e+247, true); t.setFloat64(q + 8, 1.303038129183495e-142, true); t.setFloat64(q + 16, 6.013470016999103e-154, true); q += 17;
      q = FWP_AF(w, q, v.getUint32(o + 88, true));
      // ,"packageSid":
      t.setFloat64(q, 9.701582850782291e+189, true); t.setFloat64(q + 8, 6.051357301881166e-154, true); q += 14;
      q = pointer_to_sid(s, w, q, o + 96);
      // ,"enterpriseId":
      t.setFloat64(q, 4.5696961228833125e+233, true); t.setFloat64(q + 8, 1.1606822848649833e-28, true); q += 16;
      q = pointer_to_wideString(s, w, q, o + 104);
      // ,"policyFlags":"
      t.setFloat64(q, 5.376653921864412e+276, true); t.setFloat64(q + 8, 8.371774023906644e-144, true); q += 16;
      q = writeUint64(w, q, s, o + 112);
      // ","effectiveName":
      t.setFloat64(q, 6.461023648502728e+170, true); t.setFloat64(q + 8, 3.809787270915597e+180, true); t.setFloat64(q + 16, 6.01347001700789e-154, true); q += 18;
      q = FWP_BYTE_BLOB_bytes(s, w, q, o + 120);
      b[q++] = 125; // }
      return q;
    }
  }
}

function FWPM_NET_EVENT3(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"header":
  t.setFloat64(q, 1.1411432470159362e+243, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
  q = FWPM_NET_EVENT_HEADER3(s, w, q, o);
  switch (v.getUint32(o + 136, true)) {
    case 0:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE","ikeMmFailure":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 6.597497463624336e+25, true); t.setFloat64(q + 32, 9.919987684669005e+30, true); t.setFloat64(q + 40, 4.2768957038595534e-96, true); t.setFloat64(q + 48, 3.941287879277912e+160, true); t.setFloat64(q + 56, 1.9491896510242215e-153, true); q += 63;
      q = pointer_to_FWPM_NET_EVENT_IKEEXT_MM_FAILURE1(s, w, q, o + 144);
      b[q++] = 125; // }
      return q;
    }
    case 1:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE","ikeQmFailure":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 6.597497463624336e+25, true); t.setFloat64(q + 32, 9.920007027482119e+30, true); t.setFloat64(q + 40, 4.2768957038595534e-96, true); t.setFloat64(q + 48, 3.941298605524256e+160, true); t.setFloat64(q + 56, 1.9491896510242215e-153, true); q += 63;
      q = pointer_to_FWPM_NET_EVENT_IKEEXT_QM_FAILURE0(s, w, q, o + 144);
      b[q++] = 125; // }
      return q;
    }
    case 2:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IKEEXT_EM_FAILURE","ikeEmFailure":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 6.597497463624336e+25, true); t.setFloat64(q + 32, 9.919948999042777e+30, true); t.setFloat64(q + 40, 4.2768957038595534e-96, true); t.setFloat64(q + 48, 3.9412664267852244e+160, true); t.setFloat64(q + 56, 1.9491896510242215e-153, true); q += 63;
      q = pointer_to_FWPM_NET_EVENT_IKEEXT_EM_FAILURE1(s, w, q, o + 144);
      b[q++] = 125; // }
      return q;
    }
    case 3:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CLASSIFY_DROP","classifyDrop":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 3704510.541514555, true); t.setFloat64(q + 32, 2.026339147484798e+88, true); t.setFloat64(q + 40, 1.995496038003305e+161, true); t.setFloat64(q + 48, 6.923971970624473e+228, true); t.setFloat64(q + 56, 6.013470019257342e-154, true); q += 59;
      q = pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP2(s, w, q, o + 144);
      b[q++] = 125; // }
      return q;
    }
    case 4:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IPSEC_KERNEL_DROP","ipsecDrop":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 2.123290267779996e+93, true); t.setFloat64(q + 32, 7.331257379301782e+25, true); t.setFloat64(q + 40, 4.2869432351072736e-96, true); t.setFloat64(q + 48, 2.7189851414621997e+242, true); t.setFloat64(q + 56, 6.013470595117234e-154, true); q += 60;
      q = pointer_to_FWPM_NET_EVENT_IPSEC_KERNEL_DROP0(s, w, q, o + 144);
      b[q++] = 125; // }
      return q;
    }
    case 5:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IPSEC_DOSP_DROP","idpDrop":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 2.123290267779996e+93, true); t.setFloat64(q + 32, 1.3359875891923785e+151, true); t.setFloat64(q + 40, 2.716810917539758e+198, true); t.setFloat64(q + 48, 1.1636771541388662e-28, true); q += 56;
      q = pointer_to_FWPM_NET_EVENT_IPSEC_DOSP_DROP0(s, w, q, o + 144);
      b[q++] = 125; // }
      return q;
    }
    case 6:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CLASSIFY_ALLOW","classifyAllow":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 3704510.541514555, true); t.setFloat64(q + 32, 2.180973470548209e+59, true); t.setFloat64(q + 40, 1.2882526243984226e+214, true); t.setFloat64(q + 48, 2.9413365233585216e+213, true); t.setFloat64(q + 56, 6.013618015857411e-154, true); q += 61;
      q = pointer_to_FWPM_NET_EVENT_CLASSIFY_ALLOW0(s, w, q, o + 144);
      b[q++] = 125; // }
      return q;
    }
    case 7:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CAPABILITY_DROP","capabilityDrop":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 3.997877613494618e+78, true); t.setFloat64(q + 32, 2.0728126894266432e+151, true); t.setFloat64(q + 40, 3.4290974715595856e+169, true); t.setFloat64(q + 48, 5.824805503709664e+252, true); t.setFloat64(q + 56, 1.949202156210141e-153, true); q += 63;
      q = pointer_to_FWPM_NET_EVENT_CAPABILITY_DROP0(s, w, q, o + 144);
      b[q++] = 125; // }
      return q;
    }
    case 8:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CAPABILITY_ALLOW","capabilityAllow":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 3.997877613494618e+78, true); t.setFloat64(q + 32, 2.0728126894266432e+151, true); t.setFloat64(q + 40, 4.506151646700058e-144, true); t.setFloat64(q + 48, 6.7961618339238155e+199, true); t.setFloat64(q + 56, 1.2011344423953765e-142, true); t.setFloat64(q + 64, 6.013470016999103e-154, true); q += 65;
      q = pointer_to_FWPM_NET_EVENT_CAPABILITY_ALLOW0(s, w, q, o + 144);
      b[q++] = 125; // }
      return q;
    }
    case 9:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CLASSIFY_DROP_MAC","classifyDropMac":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 3704510.541514555, true); t.setFloat64(q + 32, 2.026339147484798e+88, true); t.setFloat64(q + 40, 4.275006092245515e-96, true); t.setFloat64(q + 48, 2.1628771311978093e+185, true); t.setFloat64(q + 56, 5.22391784558005e+170, true); t.setFloat64(q + 64, 6.01347001700789e-154, true); q += 66;
      q = pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP_MAC0(s, w, q, o + 144);
      b[q++] = 125; // }
      return q;
    }
    default: {
      // ,"type":
      t.setFloat64(q, 1.1609664347740217e-28, true); q += 8;
      q = FWPM_NET_EVENT_TYPE(w, q, v.getUint32(o + 136, true));
      b[q++] = 125; // }
      return q;
    }
  }
}

function FWPM_NET_EVENT_IKEEXT_MM_FAILURE2(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"failureErrorCode":
  t.setFloat64(q, 2.2856334992278646e+243, true); t.setFloat64(q + 8, 9.213818236347558e+227, true); t.setFloat64(q + 16, 6.013470595113489e-154, true); q += 20;
  q = writeUint32(w, q, v.getUint32(o, true));
  // ,"failurePoint":
  t.setFloat64(q, 2.2856334992278346e+243, true); t.setFloat64(q + 8, 1.1646622340811747e-28, true); q += 16;
  q = IPSEC_FAILURE_POINT(w, q, v.getUint32(o + 4, true));
  // ,"flags":
  t.setFloat64(q, 9.94510864709146e-143, true); t.setFloat64(q + 8, 6.013470016999103e-154, true); q += 9;
  q = FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG.write(w, q, v.getUint32(o + 8, true));
  // ,"keyingModuleType":
  t.setFloat64(q, 1.6937620036480591e+190, true); t.setFloat64(q + 8, 2.824652357253095e+276, true); t.setFloat64(q + 16, 6.013470595113505e-154, true); q += 20;
  q = IKEEXT_KEY_MODULE_TYPE(w, q, v.getUint32(o + 12, true));
  // ,"mmState":
  t.setFloat64(q, 3.998998618628825e+252, true); t.setFloat64(q + 8, 6.013470019257328e-154, true); q += 11;
  q = IKEEXT_MM_SA_STATE(w, q, v.getUint32(o + 16, true));
  // ,"saRole":
  t.setFloat64(q, 3.687214250216668e+180, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
  q = IKEEXT_SA_ROLE(w, q, v.getUint32(o + 20, true));
  // ,"mmAuthMethod":
  t.setFloat64(q, 1.4934167227900827e+195, true); t.setFloat64(q + 8, 1.1607188888331283e-28, true); q += 16;
  q = IKEEXT_AUTHENTICATION_METHOD_TYPE(w, q, v.getUint32(o + 24, true));
  // ,"endCertHash":"
  t.setFloat64(q, 1.1342693276105837e+243, true); t.setFloat64(q + 8, 8.371720486136437e-144, true); q += 16;
  q = writeHex(w, q, s, o + 28, 20);
  // ","mmId":"
  t.setFloat64(q, 5.19883664834363e-143, true); t.setFloat64(q + 8, 6.013470016999781e-154, true); q += 10;
  q = writeUint64(w, q, s, o + 48);
  // ","mmFilterId":"
  t.setFloat64(q, 1.701766385483574e+214, true); t.setFloat64(q + 8, 8.371700133899282e-144, true); q += 16;
  q = writeUint64(w, q, s, o + 56);
  // ","localPrincipalNameForAuth":
  t.setFloat64(q, 1.1707577169496871e+214, true); t.setFloat64(q + 8, 2.3073345025327777e+161, true); t.setFloat64(q + 16, 1.6683364193335693e+243, true); t.setFloat64(q + 24, 6.051357391758092e-154, true); q += 30;
  q = pointer_to_wideString(s, w, q, o + 64);
  // ,"remotePrincipalNameForAuth":
  t.setFloat64(q, 5.299777624498493e+180, true); t.setFloat64(q + 8, 2.3073345025327777e+161, true); t.setFloat64(q + 16, 1.6683364193335693e+243, true); t.setFloat64(q + 24, 6.051357391758092e-154, true); q += 30;
  q = pointer_to_wideString(s, w, q, o + 72);
  // ,"localPrincipalGroupSids":
  t.setFloat64(q, 2.6289828254607687e+79, true); t.setFloat64(q + 8, 1.17417060614061e+214, true); t.setFloat64(q + 16, 5.011098884366663e+175, true); t.setFloat64(q + 24, 6.013470019257346e-154, true); q += 27;
  q = array_of_pointer_to_wideString(s, w, q, v.getUint32(o + 80, true), o + 88);
  // ,"remotePrincipalGroupSids":
  t.setFloat64(q, 5.299777624498493e+180, true); t.setFloat64(q + 8, 2.3073345025327777e+161, true); t.setFloat64(q + 16, 2.324971258862214e+199, true); t.setFloat64(q + 24, 6.013470595118237e-154, true); q += 28;
  q = array_of_pointer_to_wideString(s, w, q, v.getUint32(o + 96, true), o + 104);
  // ,"providerContextKey":
  t.setFloat64(q, 5.0381475925086e+175, true); t.setFloat64(q + 8, 9.06756707332252e+271, true); t.setFloat64(q + 16, 6.051357768310504e-154, true); q += 22;
  q = pointer_to_guid(s, w, q, o + 112);
  b[q++] = 125; // }
  return q;
}

function pointer_to_FWPM_NET_EVENT_IKEEXT_MM_FAILURE2(s: Source, w: Sink, q: number, o: number): number {
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  need(s, p, 120);
  q = FWPM_NET_EVENT_IKEEXT_MM_FAILURE2(s, w, q, p);
  return q;
}

function FWPM_NET_EVENT_IKEEXT_QM_FAILURE1(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const t = w.view;
  // {"failureErrorCode":
  t.setFloat64(q, 2.2856334992278646e+243, true); t.setFloat64(q + 8, 9.213818236347558e+227, true); t.setFloat64(q + 16, 6.013470595113489e-154, true); q += 20;
  q = writeUint32(w, q, v.getUint32(o, true));
  // ,"failurePoint":
  t.setFloat64(q, 2.2856334992278346e+243, true); t.setFloat64(q + 8, 1.1646622340811747e-28, true); q += 16;
  q = IPSEC_FAILURE_POINT(w, q, v.getUint32(o + 4, true));
  // ,"keyingModuleType":
  t.setFloat64(q, 1.6937620036480591e+190, true); t.setFloat64(q + 8, 2.824652357253095e+276, true); t.setFloat64(q + 16, 6.013470595113505e-154, true); q += 20;
  q = IKEEXT_KEY_MODULE_TYPE(w, q, v.getUint32(o + 8, true));
  // ,"qmState":
  t.setFloat64(q, 3.998998618842202e+252, true); t.setFloat64(q + 8, 6.013470019257328e-154, true); q += 11;
  q = IKEEXT_QM_SA_STATE(w, q, v.getUint32(o + 12, true));
  // ,"saRole":
  t.setFloat64(q, 3.687214250216668e+180, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
  q = IKEEXT_SA_ROLE(w, q, v.getUint32(o + 16, true));
  switch (v.getUint32(o + 20, true)) {
    case 1:
    {
      // ,"saTrafficType":"IPSEC_TRAFFIC_TYPE_TUNNEL","localSubNet":
      t.setFloat64(q, 1.4826483408482475e+185, true); t.setFloat64(q + 8, 5.494190450731252e-143, true); t.setFloat64(q + 16, 7.885107994858413e+150, true); t.setFloat64(q + 24, 7.891419925796301e+150, true); t.setFloat64(q + 32, 2.3001772185065685e+69, true); t.setFloat64(q + 40, 5.3317560922142375e+228, true); t.setFloat64(q + 48, 9.850107981910964e+179, true); t.setFloat64(q + 56, 6.013470019257347e-154, true); q += 59;
      q = FWP_CONDITION_VALUE0(s, w, q, o + 24);
      // ,"remoteSubNet":
      t.setFloat64(q, 5.299777624498493e+180, true); t.setFloat64(q + 8, 1.1646534656448149e-28, true); q += 16;
      q = FWP_CONDITION_VALUE0(s, w, q, o + 40);
      // ,"qmFilterId":"
      t.setFloat64(q, 6.50933209296666e+252, true); t.setFloat64(q + 8, 6.797191372233252e-154, true); q += 15;
      q = writeUint64(w, q, s, o + 56);
      // ","mmSaLuid":"
      t.setFloat64(q, 8.700509162992026e+59, true); t.setFloat64(q + 8, 6.016531428553809e-154, true); q += 14;
      q = writeUint64(w, q, s, o + 64);
      // ","mmProviderContextKey":"
      t.setFloat64(q, 6.941669879076438e+228, true); t.setFloat64(q + 8, 9.040738259741597e+223, true); t.setFloat64(q + 16, 1.3016132307660619e-142, true); t.setFloat64(q + 24, 6.013470016999781e-154, true); q += 26;
      q = writeGuid(w, q, s.bytes, o + 72);
      // "}
      t.setFloat64(q, 6.013470017030614e-154, true); q += 2;
      return q;
    }
    default: {
      // ,"saTrafficType":
      t.setFloat64(q, 1.4826483408482475e+185, true); t.setFloat64(q + 8, 5.494190450731252e-143, true); t.setFloat64(q + 16, 6.013470016999103e-154, true); q += 17;
      q = IPSEC_TRAFFIC_TYPE(w, q, v.getUint32(o + 20, true));
      // ,"qmFilterId":"
      t.setFloat64(q, 6.50933209296666e+252, true); t.setFloat64(q + 8, 6.797191372233252e-154, true); q += 15;
      q = writeUint64(w, q, s, o + 56);
      // ","mmSaLuid":"
      t.setFloat64(q, 8.700509162992026e+59, true); t.setFloat64(q + 8, 6.016531428553809e-154, true); q += 14;
      q = writeUint64(w, q, s, o + 64);
      // ","mmProviderContextKey":"
      t.setFloat64(q, 6.941669879076438e+228, true); t.setFloat64(q + 8, 9.040738259741597e+223, true); t.setFloat64(q + 16, 1.3016132307660619e-142, true); t.setFloat64(q + 24, 6.013470016999781e-154, true); q += 26;
      q = writeGuid(w, q, s.bytes, o + 72);
      // "}
      t.setFloat64(q, 6.013470017030614e-154, true); q += 2;
      return q;
    }
  }
}

function pointer_to_FWPM_NET_EVENT_IKEEXT_QM_FAILURE1(s: Source, w: Sink, q: number, o: number): number {
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  need(s, p, 88);
  q = FWPM_NET_EVENT_IKEEXT_QM_FAILURE1(s, w, q, p);
  return q;
}

function FWPM_NET_EVENT4(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"header":
  t.setFloat64(q, 1.1411432470159362e+243, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
  q = FWPM_NET_EVENT_HEADER3(s, w, q, o);
  switch (v.getUint32(o + 136, true)) {
    case 0:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE","ikeMmFailure":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 6.597497463624336e+25, true); t.setFloat64(q + 32, 9.919987684669005e+30, true); t.setFloat64(q + 40, 4.2768957038595534e-96, true); t.setFloat64(q + 48, 3.941287879277912e+160, true); t.setFloat64(q + 56, 1.9491896510242215e-153, true); q += 63;
      q = pointer_to_FWPM_NET_EVENT_IKEEXT_MM_FAILURE2(s, w, q, o + 144);
      b[q++] = 125; // }
      return q;
    }
    case 1:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE","ikeQmFailure":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 6.597497463624336e+25, true); t.setFloat64(q + 32, 9.920007027482119e+30, true); t.setFloat64(q + 40, 4.2768957038595534e-96, true); t.setFloat64(q + 48, 3.941298605524256e+160, true); t.setFloat64(q + 56, 1.9491896510242215e-153, true); q += 63;
      q = pointer_to_FWPM_NET_EVENT_IKEEXT_QM_FAILURE1(s, w, q, o + 144);
      b[q++] = 125; // }
      return q;
    }
    case 2:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IKEEXT_EM_FAILURE","ikeEmFailure":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 6.597497463624336e+25, true); t.setFloat64(q + 32, 9.919948999042777e+30, true); t.setFloat64(q + 40, 4.2768957038595534e-96, true); t.setFloat64(q + 48, 3.9412664267852244e+160, true); t.setFloat64(q + 56, 1.9491896510242215e-153, true); q += 63;
      q = pointer_to_FWPM_NET_EVENT_IKEEXT_EM_FAILURE1(s, w, q, o + 144);
      b[q++] = 125; // }
      return q;
    }
    case 3:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CLASSIFY_DROP","classifyDrop":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 3704510.541514555, true); t.setFloat64(q + 32, 2.026339147484798e+88, true); t.setFloat64(q + 40, 1.995496038003305e+161, true); t.setFloat64(q + 48, 6.923971970624473e+228, true); t.setFloat64(q + 56, 6.013470019257342e-154, true); q += 59;
      q = pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP2(s, w, q, o + 144);
      b[q++] = 125; // }
      return q;
    }
    case 4:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IPSEC_KERNEL_DROP","ipsecDrop":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 2.123290267779996e+93, true); t.setFloat64(q + 32, 7.331257379301782e+25, true); t.setFloat64(q + 40, 4.2869432351072736e-96, true); t.setFloat64(q + 48, 2.7189851414621997e+242, true); t.setFloat64(q + 56, 6.013470595117234e-154, true); q += 60;
      q = pointer_to_FWPM_NET_EVENT_IPSEC_KERNEL_DROP0(s, w, q, o + 144);
      b[q++] = 125; // }
      return q;
    }
    case 5:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IPSEC_DOSP_DROP","idpDrop":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 2.123290267779996e+93, true); t.setFloat64(q + 32, 1.3359875891923785e+151, true); t.setFloat64(q + 40, 2.716810917539758e+198, true); t.setFloat64(q + 48, 1.1636771541388662e-28, true); q += 56;
      q = pointer_to_FWPM_NET_EVENT_IPSEC_DOSP_DROP0(s, w, q, o + 144);
      b[q++] = 125; // }
      return q;
    }
    case 6:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CLASSIFY_ALLOW","classifyAllow":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 3704510.541514555, true); t.setFloat64(q + 32, 2.180973470548209e+59, true); t.setFloat64(q + 40, 1.2882526243984226e+214, true); t.setFloat64(q + 48, 2.9413365233585216e+213, true); t.setFloat64(q + 56, 6.013618015857411e-154, true); q += 61;
      q = pointer_to_FWPM_NET_EVENT_CLASSIFY_ALLOW0(s, w, q, o + 144);
      b[q++] = 125; // }
      return q;
    }
    case 7:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CAPABILITY_DROP","capabilityDrop":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 3.997877613494618e+78, true); t.setFloat64(q + 32, 2.0728126894266432e+151, true); t.setFloat64(q + 40, 3.4290974715595856e+169, true); t.setFloat64(q + 48, 5.824805503709664e+252, true); t.setFloat64(q + 56, 1.949202156210141e-153, true); q += 63;
      q = pointer_to_FWPM_NET_EVENT_CAPABILITY_DROP0(s, w, q, o + 144);
      b[q++] = 125; // }
      return q;
    }
    case 8:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CAPABILITY_ALLOW","capabilityAllow":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 3.997877613494618e+78, true); t.setFloat64(q + 32, 2.0728126894266432e+151, true); t.setFloat64(q + 40, 4.506151646700058e-144, true); t.setFloat64(q + 48, 6.7961618339238155e+199, true); t.setFloat64(q + 56, 1.2011344423953765e-142, true); t.setFloat64(q + 64, 6.013470016999103e-154, true); q += 65;
      q = pointer_to_FWPM_NET_EVENT_CAPABILITY_ALLOW0(s, w, q, o + 144);
      b[q++] = 125; // }
      return q;
    }
    case 9:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CLASSIFY_DROP_MAC","classifyDropMac":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 3704510.541514555, true); t.setFloat64(q + 32, 2.026339147484798e+88, true); t.setFloat64(q + 40, 4.275006092245515e-96, true); t.setFloat64(q + 48, 2.1628771311978093e+185, true); t.setFloat64(q + 56, 5.22391784558005e+170, true); t.setFloat64(q + 64, 6.01347001700789e-154, true); q += 66;
      q = pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP_MAC0(s, w, q, o + 144);
      b[q++] = 125; // }
      return q;
    }
    default: {
      // ,"type":
      t.setFloat64(q, 1.1609664347740217e-28, true); q += 8;
      q = FWPM_NET_EVENT_TYPE(w, q, v.getUint32(o + 136, true));
      b[q++] = 125; // }
      return q;
    }
  }
}

function FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"spi":
  t.setFloat64(q, 1.94919419430336e-153, true); q += 7;
  q = writeUint32(w, q, v.getUint32(o, true));
  b[q++] = 125; // }
  return q;
}

function pointer_to_FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0(s: Source, w: Sink, q: number, o: number): number {
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  need(s, p, 4);
  q = FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0(s, w, q, p);
  return q;
}

function FWPM_NET_EVENT5(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"header":
  t.setFloat64(q, 1.1411432470159362e+243, true); t.setFloat64(q + 8, 6.01347001700789e-154, true); q += 10;
  q = FWPM_NET_EVENT_HEADER3(s, w, q, o);
  switch (v.getUint32(o + 136, true)) {
    case 0:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE","ikeMmFailure":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 6.597497463624336e+25, true); t.setFloat64(q + 32, 9.919987684669005e+30, true); t.setFloat64(q + 40, 4.2768957038595534e-96, true); t.setFloat64(q + 48, 3.941287879277912e+160, true); t.setFloat64(q + 56, 1.9491896510242215e-153, true); q += 63;
      q = pointer_to_FWPM_NET_EVENT_IKEEXT_MM_FAILURE2(s, w, q, o + 144);
      b[q++] = 125; // }
      return q;
    }
    case 1:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE","ikeQmFailure":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 6.597497463624336e+25, true); t.setFloat64(q + 32, 9.920007027482119e+30, true); t.setFloat64(q + 40, 4.2768957038595534e-96, true); t.setFloat64(q + 48, 3.941298605524256e+160, true); t.setFloat64(q + 56, 1.9491896510242215e-153, true); q += 63;
      q = pointer_to_FWPM_NET_EVENT_IKEEXT_QM_FAILURE1(s, w, q, o + 144);
      b[q++] = 125; // }
      return q;
    }
    case 2:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IKEEXT_EM_FAILURE","ikeEmFailure":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 6.597497463624336e+25, true); t.setFloat64(q + 32, 9.919948999042777e+30, true); t.setFloat64(q + 40, 4.2768957038595534e-96, true); t.setFloat64(q + 48, 3.9412664267852244e+160, true); t.setFloat64(q + 56, 1.9491896510242215e-153, true); q += 63;
      q = pointer_to_FWPM_NET_EVENT_IKEEXT_EM_FAILURE1(s, w, q, o + 144);
      b[q++] = 125; // }
      return q;
    }
    case 3:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CLASSIFY_DROP","classifyDrop":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 3704510.541514555, true); t.setFloat64(q + 32, 2.026339147484798e+88, true); t.setFloat64(q + 40, 1.995496038003305e+161, true); t.setFloat64(q + 48, 6.923971970624473e+228, true); t.setFloat64(q + 56, 6.013470019257342e-154, true); q += 59;
      q = pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP2(s, w, q, o + 144);
      b[q++] = 125; // }
      return q;
    }
    case 4:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IPSEC_KERNEL_DROP","ipsecDrop":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 2.123290267779996e+93, true); t.setFloat64(q + 32, 7.331257379301782e+25, true); t.setFloat64(q + 40, 4.2869432351072736e-96, true); t.setFloat64(q + 48, 2.7189851414621997e+242, true); t.setFloat64(q + 56, 6.013470595117234e-154, true); q += 60;
      q = pointer_to_FWPM_NET_EVENT_IPSEC_KERNEL_DROP0(s, w, q, o + 144);
      b[q++] = 125; // }
      return q;
    }
    case 5:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_IPSEC_DOSP_DROP","idpDrop":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 2.123290267779996e+93, true); t.setFloat64(q + 32, 1.3359875891923785e+151, true); t.setFloat64(q + 40, 2.716810917539758e+198, true); t.setFloat64(q + 48, 1.1636771541388662e-28, true); q += 56;
      q = pointer_to_FWPM_NET_EVENT_IPSEC_DOSP_DROP0(s, w, q, o + 144);
      b[q++] = 125; // }
      return q;
    }
    case 6:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CLASSIFY_ALLOW","classifyAllow":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 3704510.541514555, true); t.setFloat64(q + 32, 2.180973470548209e+59, true); t.setFloat64(q + 40, 1.2882526243984226e+214, true); t.setFloat64(q + 48, 2.9413365233585216e+213, true); t.setFloat64(q + 56, 6.013618015857411e-154, true); q += 61;
      q = pointer_to_FWPM_NET_EVENT_CLASSIFY_ALLOW0(s, w, q, o + 144);
      b[q++] = 125; // }
      return q;
    }
    case 7:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CAPABILITY_DROP","capabilityDrop":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 3.997877613494618e+78, true); t.setFloat64(q + 32, 2.0728126894266432e+151, true); t.setFloat64(q + 40, 3.4290974715595856e+169, true); t.setFloat64(q + 48, 5.824805503709664e+252, true); t.setFloat64(q + 56, 1.949202156210141e-153, true); q += 63;
      q = pointer_to_FWPM_NET_EVENT_CAPABILITY_DROP0(s, w, q, o + 144);
      b[q++] = 125; // }
      return q;
    }
    case 8:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CAPABILITY_ALLOW","capabilityAllow":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 3.997877613494618e+78, true); t.setFloat64(q + 32, 2.0728126894266432e+151, true); t.setFloat64(q + 40, 4.506151646700058e-144, true); t.setFloat64(q + 48, 6.7961618339238155e+199, true); t.setFloat64(q + 56, 1.2011344423953765e-142, true); t.setFloat64(q + 64, 6.013470016999103e-154, true); q += 65;
      q = pointer_to_FWPM_NET_EVENT_CAPABILITY_ALLOW0(s, w, q, o + 144);
      b[q++] = 125; // }
      return q;
    }
    case 9:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_CLASSIFY_DROP_MAC","classifyDropMac":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 3704510.541514555, true); t.setFloat64(q + 32, 2.026339147484798e+88, true); t.setFloat64(q + 40, 4.275006092245515e-96, true); t.setFloat64(q + 48, 2.1628771311978093e+185, true); t.setFloat64(q + 56, 5.22391784558005e+170, true); t.setFloat64(q + 64, 6.01347001700789e-154, true); q += 66;
      q = pointer_to_FWPM_NET_EVENT_CLASSIFY_DROP_MAC0(s, w, q, o + 144);
      b[q++] = 125; // }
      return q;
    }
    case 10:
    {
      // ,"type":"FWPM_NET_EVENT_TYPE_LPM_PACKET_ARRIVAL","lpmPacketArrival":
      t.setFloat64(q, 1.1609664347740217e-28, true); t.setFloat64(q + 8, 7.343565118555625e+25, true); t.setFloat64(q + 16, 1.6617159150359013e+151, true); t.setFloat64(q + 24, 2.681897417953738e+64, true); t.setFloat64(q + 32, 1.658846311014213e+151, true); t.setFloat64(q + 40, 1.8102177302720485e-143, true); t.setFloat64(q + 48, 5.227442132254607e+170, true); t.setFloat64(q + 56, 2.504054543980644e+262, true); t.setFloat64(q + 64, 6.013470595115859e-154, true); q += 68;
      q = pointer_to_FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0(s, w, q, o + 144);
      b[q++] = 125; // }
      return q;
    }
    default: {
      // ,"type":
      t.setFloat64(q, 1.1609664347740217e-28, true); q += 8;
      q = FWPM_NET_EVENT_TYPE(w, q, v.getUint32(o + 136, true));
      b[q++] = 125; // }
      return q;
    }
  }
}

function array_of_FWPM_FILTER_CONDITION0(s: Source, w: Sink, q: number, count: number, o: number): number {
  const b = w.bytes;
  const t = w.view;
  if (count === 0) {
  // []
  t.setFloat64(q, 6.013470017019836e-154, true); q += 2;
    return q;
  }
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  needElements(s, p, count, 40, 46);
  b[q++] = 91; // [
  for (let i = 0, a = p; i < count; i++, a += 40) {
    if (i > 0) b[q++] = 44; // ,
    room(w, q, 0);
  q = FWPM_FILTER_CONDITION0(s, w, q, a);
  }
  b[q++] = 93; // ]
  return q;
}

function FWPM_NET_EVENT_ENUM_TEMPLATE0(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"startTime":"
  t.setFloat64(q, 6.987855800153118e+98, true); t.setFloat64(q + 8, 6.016531428641976e-154, true); q += 14;
  q = writeFiletime(w, q, s, o);
  // ","endTime":"
  t.setFloat64(q, 2.4389537268052883e+199, true); t.setFloat64(q + 8, 6.013481975638298e-154, true); q += 13;
  q = writeFiletime(w, q, s, o + 8);
  // ","filterCondition":
  t.setFloat64(q, 5.296722610009325e+180, true); t.setFloat64(q + 8, 9.765086051780443e+199, true); t.setFloat64(q + 16, 6.013470595116556e-154, true); q += 20;
  q = array_of_FWPM_FILTER_CONDITION0(s, w, q, v.getUint32(o + 16, true), o + 24);
  b[q++] = 125; // }
  return q;
}

function pointer_to_FWPM_NET_EVENT_ENUM_TEMPLATE0(s: Source, w: Sink, q: number, o: number): number {
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  need(s, p, 32);
  q = FWPM_NET_EVENT_ENUM_TEMPLATE0(s, w, q, p);
  return q;
}

function FWPM_NET_EVENT_SUBSCRIPTION0(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const t = w.view;
  // {"enumTemplate":
  t.setFloat64(q, 1.3244458226198633e+180, true); t.setFloat64(q + 8, 1.1609701962428864e-28, true); q += 16;
  q = pointer_to_FWPM_NET_EVENT_ENUM_TEMPLATE0(s, w, q, o);
  // ,"flags":
  t.setFloat64(q, 9.94510864709146e-143, true); t.setFloat64(q + 8, 6.013470016999103e-154, true); q += 9;
  q = writeUint32(w, q, v.getUint32(o + 8, true));
  // ,"sessionKey":"
  t.setFloat64(q, 4.823377225339026e+228, true); t.setFloat64(q + 8, 6.797191841430517e-154, true); q += 15;
  q = writeGuid(w, q, s.bytes, o + 12);
  // "}
  t.setFloat64(q, 6.013470017030614e-154, true); q += 2;
  return q;
}

function FWPM_PROVIDER_CHANGE0(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const t = w.view;
  // {"changeType":
  t.setFloat64(q, 3.0383756431854673e+180, true); t.setFloat64(q + 8, 6.051357324729405e-154, true); q += 14;
  q = FWPM_CHANGE_TYPE(w, q, v.getUint32(o, true));
  // ,"providerKey":"
  t.setFloat64(q, 5.0381475925086e+175, true); t.setFloat64(q + 8, 8.371803311469977e-144, true); q += 16;
  q = writeGuid(w, q, s.bytes, o + 4);
  // "}
  t.setFloat64(q, 6.013470017030614e-154, true); q += 2;
  return q;
}

function FWPM_PROVIDER_CONTEXT_CHANGE0(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const t = w.view;
  // {"changeType":
  t.setFloat64(q, 3.0383756431854673e+180, true); t.setFloat64(q + 8, 6.051357324729405e-154, true); q += 14;
  q = FWPM_CHANGE_TYPE(w, q, v.getUint32(o, true));
  // ,"providerContextKey":"
  t.setFloat64(q, 5.0381475925086e+175, true); t.setFloat64(q + 8, 9.06756707332252e+271, true); t.setFloat64(q + 16, 6.797191841430524e-154, true); q += 23;
  q = writeGuid(w, q, s.bytes, o + 4);
  // ","providerContextId":"
  t.setFloat64(q, 1.0733214099568419e+200, true); t.setFloat64(q + 8, 5.298771948185658e+180, true); t.setFloat64(q + 16, 6.797191372233956e-154, true); q += 23;
  q = writeUint64(w, q, s, o + 24);
  // "}
  t.setFloat64(q, 6.013470017030614e-154, true); q += 2;
  return q;
}

function FWPM_SUBLAYER_CHANGE0(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const t = w.view;
  // {"changeType":
  t.setFloat64(q, 3.0383756431854673e+180, true); t.setFloat64(q + 8, 6.051357324729405e-154, true); q += 14;
  q = FWPM_CHANGE_TYPE(w, q, v.getUint32(o, true));
  // ,"subLayerKey":"
  t.setFloat64(q, 4.791278322477292e+276, true); t.setFloat64(q + 8, 8.371803311469977e-144, true); q += 16;
  q = writeGuid(w, q, s.bytes, o + 4);
  // "}
  t.setFloat64(q, 6.013470017030614e-154, true); q += 2;
  return q;
}

const FWPM_SYSTEM_PORT_TYPE_0: readonly Piece[] = [new Piece('"FWPM_SYSTEM_PORT_RPC_EPMAP"'), new Piece('"FWPM_SYSTEM_PORT_TEREDO"'), new Piece('"FWPM_SYSTEM_PORT_IPHTTPS_IN"'), new Piece('"FWPM_SYSTEM_PORT_IPHTTPS_OUT"')];
function FWPM_SYSTEM_PORT_TYPE(w: Sink, q: number, x: number): number {
  if (x < 4) return writePiece(w, q, FWPM_SYSTEM_PORT_TYPE_0[x] as Piece);
  return writeUint32(w, q, x);
}

function array_of_uint16(s: Source, w: Sink, q: number, count: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  if (count === 0) {
  // []
  t.setFloat64(q, 6.013470017019836e-154, true); q += 2;
    return q;
  }
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  needElements(s, p, count, 2, 1);
  b[q++] = 91; // [
  for (let i = 0, a = p; i < count; i++, a += 2) {
    if (i > 0) b[q++] = 44; // ,
    room(w, q, 0);
  q = writeUint32(w, q, v.getUint16(a, true));
  }
  b[q++] = 93; // ]
  return q;
}

function FWPM_SYSTEM_PORTS_BY_TYPE0(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"type":
  t.setFloat64(q, 1.1609664347740394e-28, true); q += 8;
  q = FWPM_SYSTEM_PORT_TYPE(w, q, v.getUint32(o, true));
  // ,"ports":
  t.setFloat64(q, 9.971268771000805e-143, true); t.setFloat64(q + 8, 6.013470016999103e-154, true); q += 9;
  q = array_of_uint16(s, w, q, v.getUint32(o + 4, true), o + 8);
  b[q++] = 125; // }
  return q;
}

function array_of_FWPM_SYSTEM_PORTS_BY_TYPE0(s: Source, w: Sink, q: number, count: number, o: number): number {
  const b = w.bytes;
  const t = w.view;
  if (count === 0) {
  // []
  t.setFloat64(q, 6.013470017019836e-154, true); q += 2;
    return q;
  }
  const p = pointer(s, o);
  if (p < 0) return writeNull(w, q);
  needElements(s, p, count, 16, 1);
  b[q++] = 91; // [
  for (let i = 0, a = p; i < count; i++, a += 16) {
    if (i > 0) b[q++] = 44; // ,
    room(w, q, 0);
  q = FWPM_SYSTEM_PORTS_BY_TYPE0(s, w, q, a);
  }
  b[q++] = 93; // ]
  return q;
}

function FWPM_SYSTEM_PORTS0(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"types":
  t.setFloat64(q, 9.941222189269992e-143, true); t.setFloat64(q + 8, 6.013470016999103e-154, true); q += 9;
  q = array_of_FWPM_SYSTEM_PORTS_BY_TYPE0(s, w, q, v.getUint32(o, true), o + 8);
  b[q++] = 125; // }
  return q;
}

const FWPM_VSWITCH_EVENT_TYPE_0: readonly Piece[] = [new Piece('"FWPM_VSWITCH_EVENT_FILTER_ADD_TO_INCOMPLETE_LAYER"'), new Piece('"FWPM_VSWITCH_EVENT_FILTER_ENGINE_NOT_IN_REQUIRED_POSITION"'), new Piece('"FWPM_VSWITCH_EVENT_ENABLED_FOR_INSPECTION"'), new Piece('"FWPM_VSWITCH_EVENT_DISABLED_FOR_INSPECTION"'), new Piece('"FWPM_VSWITCH_EVENT_FILTER_ENGINE_REORDER"')];
function FWPM_VSWITCH_EVENT_TYPE(w: Sink, q: number, x: number): number {
  if (x < 5) return writePiece(w, q, FWPM_VSWITCH_EVENT_TYPE_0[x] as Piece);
  return writeUint32(w, q, x);
}

function struct_of_numvSwitchFilterExtensions_vSwitchFilterExtensions(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"vSwitchFilterExtensions":
  t.setFloat64(q, 1.2325445486723982e+171, true); t.setFloat64(q + 8, 3.558363424319704e+26, true); t.setFloat64(q + 16, 9.083667839633717e+223, true); t.setFloat64(q + 24, 6.013470019257346e-154, true); q += 27;
  q = array_of_pointer_to_wideString(s, w, q, v.getUint32(o, true), o + 8);
  b[q++] = 125; // }
  return q;
}

function struct_of_inRequiredPosition_numvSwitchFilterExtensions_vSwitchFilterExtensions(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  // {"inRequiredPosition":
  t.setFloat64(q, 5.223967162236758e+257, true); t.setFloat64(q + 8, 9.297745848190186e+199, true); t.setFloat64(q + 16, 6.051357524685481e-154, true); q += 22;
  if (v.getUint32(o, true) !== 0) {
  // true
  t.setFloat64(q, 6.013471558110782e-154, true); q += 4;
  } else {
  // false
  t.setFloat64(q, 6.013864496615293e-154, true); q += 5;
  }
  // ,"vSwitchFilterExtensions":
  t.setFloat64(q, 1.2325445486723813e+171, true); t.setFloat64(q + 8, 3.558363424319704e+26, true); t.setFloat64(q + 16, 9.083667839633717e+223, true); t.setFloat64(q + 24, 6.013470019257346e-154, true); q += 27;
  q = array_of_pointer_to_wideString(s, w, q, v.getUint32(o + 4, true), o + 8);
  b[q++] = 125; // }
  return q;
}

function FWPM_VSWITCH_EVENT0(s: Source, w: Sink, q: number, o: number): number {
  const v = s.view;
  const b = w.bytes;
  const t = w.view;
  switch (v.getUint32(o, true)) {
    case 1:
    {
      // {"eventType":"FWPM_VSWITCH_EVENT_FILTER_ENGINE_NOT_IN_REQUIRED_POSITION","vSwitchId":
      t.setFloat64(q, 6.982536731438429e+98, true); t.setFloat64(q + 8, 2.6614751196592957e+112, true); t.setFloat64(q + 16, 1.0825658784500469e+98, true); t.setFloat64(q + 24, 1.2931627625402007e+98, true); t.setFloat64(q + 32, 1.495188062965461e+151, true); t.setFloat64(q + 40, 3.3722283995989546e+69, true); t.setFloat64(q + 48, 8.88429348080435e+25, true); t.setFloat64(q + 56, 1.4481738081712781e+79, true); t.setFloat64(q + 64, 1.9418420271162515e-143, true); t.setFloat64(q + 72, 1.2325445486723813e+171, true); t.setFloat64(q + 80, 6.013618014194813e-154, true); q += 85;
      q = pointer_to_wideString(s, w, q, o + 8);
      // ,"positionInfo":
      t.setFloat64(q, 9.76519557896743e+199, true); t.setFloat64(q + 8, 1.1634219534482633e-28, true); q += 16;
      q = struct_of_numvSwitchFilterExtensions_vSwitchFilterExtensions(s, w, q, o + 16);
      b[q++] = 125; // }
      return q;
    }
    case 4:
    {
      // {"eventType":"FWPM_VSWITCH_EVENT_FILTER_ENGINE_REORDER","vSwitchId":
      t.setFloat64(q, 6.982536731438429e+98, true); t.setFloat64(q + 8, 2.6614751196592957e+112, true); t.setFloat64(q + 16, 1.0825658784500469e+98, true); t.setFloat64(q + 24, 1.2931627625402007e+98, true); t.setFloat64(q + 32, 1.495188062965461e+151, true); t.setFloat64(q + 40, 6.220663424549706e+88, true); t.setFloat64(q + 48, 4.288736102002203e-96, true); t.setFloat64(q + 56, 7.100885592640873e+194, true); t.setFloat64(q + 64, 6.013470595113114e-154, true); q += 68;
      q = pointer_to_wideString(s, w, q, o + 8);
      // ,"reorderInfo":
      t.setFloat64(q, 2.651412367522321e+180, true); t.setFloat64(q + 8, 1.94920097807888e-153, true); q += 15;
      q = struct_of_inRequiredPosition_numvSwitchFilterExtensions_vSwitchFilterExtensions(s, w, q, o + 16);
      b[q++] = 125; // }
      return q;
    }
    default: {
      // {"eventType":
      t.setFloat64(q, 6.982536731438429e+98, true); t.setFloat64(q + 8, 6.01361801429489e-154, true); q += 13;
      q = FWPM_VSWITCH_EVENT_TYPE(w, q, v.getUint32(o, true));
      // ,"vSwitchId":
      t.setFloat64(q, 1.2325445486723813e+171, true); t.setFloat64(q + 8, 6.013618014194813e-154, true); q += 13;
      q = pointer_to_wideString(s, w, q, o + 8);
      b[q++] = 125; // }
      return q;
    }
  }
}

export const writers: Readonly<Record<string, Writer>> = {
  FWPM_CALLOUT_CHANGE0: { write: FWPM_CALLOUT_CHANGE0, size: 24, depth: 0, objects: 1 },
  FWPM_CONNECTION0: { write: FWPM_CONNECTION0, size: 160, depth: 2, objects: 18 },
  FWPM_FILTER_CHANGE0: { write: FWPM_FILTER_CHANGE0, size: 32, depth: 0, objects: 1 },
  FWPM_FILTER_CONDITION0: { write: FWPM_FILTER_CONDITION0, size: 40, depth: 4, objects: 46 },
  FWPM_NET_EVENT0: { write: FWPM_NET_EVENT0, size: 104, depth: 5, objects: 99 },
  FWPM_NET_EVENT1: { write: FWPM_NET_EVENT1, size: 160, depth: 5, objects: 103 },
  FWPM_NET_EVENT2: { write: FWPM_NET_EVENT2, size: 120, depth: 5, objects: 110 },
  FWPM_NET_EVENT3: { write: FWPM_NET_EVENT3, size: 152, depth: 5, objects: 112 },
  FWPM_NET_EVENT4: { write: FWPM_NET_EVENT4, size: 152, depth: 5, objects: 113 },
  FWPM_NET_EVENT5: { write: FWPM_NET_EVENT5, size: 152, depth: 5, objects: 114 },
  FWPM_NET_EVENT_CAPABILITY_ALLOW0: { write: FWPM_NET_EVENT_CAPABILITY_ALLOW0, size: 24, depth: 0, objects: 1 },
  FWPM_NET_EVENT_CAPABILITY_DROP0: { write: FWPM_NET_EVENT_CAPABILITY_DROP0, size: 24, depth: 0, objects: 1 },
  FWPM_NET_EVENT_CLASSIFY_ALLOW0: { write: FWPM_NET_EVENT_CLASSIFY_ALLOW0, size: 32, depth: 0, objects: 1 },
  FWPM_NET_EVENT_CLASSIFY_DROP0: { write: FWPM_NET_EVENT_CLASSIFY_DROP0, size: 16, depth: 0, objects: 1 },
  FWPM_NET_EVENT_CLASSIFY_DROP1: { write: FWPM_NET_EVENT_CLASSIFY_DROP1, size: 32, depth: 0, objects: 1 },
  FWPM_NET_EVENT_CLASSIFY_DROP2: { write: FWPM_NET_EVENT_CLASSIFY_DROP2, size: 56, depth: 1, objects: 2 },
  FWPM_NET_EVENT_CLASSIFY_DROP_MAC0: { write: FWPM_NET_EVENT_CLASSIFY_DROP_MAC0, size: 104, depth: 1, objects: 2 },
  FWPM_NET_EVENT_ENUM_TEMPLATE0: { write: FWPM_NET_EVENT_ENUM_TEMPLATE0, size: 32, depth: 5, objects: 1 },
  FWPM_NET_EVENT_HEADER0: { write: FWPM_NET_EVENT_HEADER0, size: 88, depth: 1, objects: 3 },
  FWPM_NET_EVENT_HEADER1: { write: FWPM_NET_EVENT_HEADER1, size: 144, depth: 1, objects: 3 },
  FWPM_NET_EVENT_HEADER2: { write: FWPM_NET_EVENT_HEADER2, size: 104, depth: 1, objects: 4 },
  FWPM_NET_EVENT_HEADER3: { write: FWPM_NET_EVENT_HEADER3, size: 136, depth: 1, objects: 6 },
  FWPM_NET_EVENT_IKEEXT_EM_FAILURE0: { write: FWPM_NET_EVENT_IKEEXT_EM_FAILURE0, size: 64, depth: 0, objects: 1 },
  FWPM_NET_EVENT_IKEEXT_EM_FAILURE1: { write: FWPM_NET_EVENT_IKEEXT_EM_FAILURE1, size: 120, depth: 2, objects: 3 },
  FWPM_NET_EVENT_IKEEXT_MM_FAILURE0: { write: FWPM_NET_EVENT_IKEEXT_MM_FAILURE0, size: 64, depth: 0, objects: 1 },
  FWPM_NET_EVENT_IKEEXT_MM_FAILURE1: { write: FWPM_NET_EVENT_IKEEXT_MM_FAILURE1, size: 112, depth: 2, objects: 3 },
  FWPM_NET_EVENT_IKEEXT_MM_FAILURE2: { write: FWPM_NET_EVENT_IKEEXT_MM_FAILURE2, size: 120, depth: 2, objects: 4 },
  FWPM_NET_EVENT_IKEEXT_QM_FAILURE0: { write: FWPM_NET_EVENT_IKEEXT_QM_FAILURE0, size: 64, depth: 4, objects: 91 },
  FWPM_NET_EVENT_IKEEXT_QM_FAILURE1: { write: FWPM_NET_EVENT_IKEEXT_QM_FAILURE1, size: 88, depth: 4, objects: 91 },
  FWPM_NET_EVENT_IPSEC_DOSP_DROP0: { write: FWPM_NET_EVENT_IPSEC_DOSP_DROP0, size: 44, depth: 0, objects: 1 },
  FWPM_NET_EVENT_IPSEC_KERNEL_DROP0: { write: FWPM_NET_EVENT_IPSEC_KERNEL_DROP0, size: 32, depth: 0, objects: 1 },
  FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0: { write: FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0, size: 4, depth: 0, objects: 1 },
  FWPM_NET_EVENT_SUBSCRIPTION0: { write: FWPM_NET_EVENT_SUBSCRIPTION0, size: 32, depth: 6, objects: 2 },
  FWPM_PROVIDER_CHANGE0: { write: FWPM_PROVIDER_CHANGE0, size: 20, depth: 0, objects: 1 },
  FWPM_PROVIDER_CONTEXT_CHANGE0: { write: FWPM_PROVIDER_CONTEXT_CHANGE0, size: 32, depth: 0, objects: 1 },
  FWPM_SUBLAYER_CHANGE0: { write: FWPM_SUBLAYER_CHANGE0, size: 20, depth: 0, objects: 1 },
  FWPM_SYSTEM_PORTS0: { write: FWPM_SYSTEM_PORTS0, size: 16, depth: 2, objects: 1 },
  FWPM_SYSTEM_PORTS_BY_TYPE0: { write: FWPM_SYSTEM_PORTS_BY_TYPE0, size: 16, depth: 1, objects: 1 },
  FWPM_VSWITCH_EVENT0: { write: FWPM_VSWITCH_EVENT0, size: 32, depth: 2, objects: 2 },
  FWP_CONDITION_VALUE0: { write: FWP_CONDITION_VALUE0, size: 16, depth: 4, objects: 46 },
  FWP_RANGE0: { write: FWP_RANGE0, size: 32, depth: 3, objects: 29 },
  FWP_TOKEN_INFORMATION: { write: FWP_TOKEN_INFORMATION, size: 32, depth: 2, objects: 1 },
  FWP_V4_ADDR_AND_MASK: { write: FWP_V4_ADDR_AND_MASK, size: 8, depth: 0, objects: 1 },
  FWP_V6_ADDR_AND_MASK: { write: FWP_V6_ADDR_AND_MASK, size: 17, depth: 0, objects: 1 },
  FWP_VALUE0: { write: FWP_VALUE0, size: 16, depth: 3, objects: 15 },
  IKEEXT_CERTIFICATE_CREDENTIAL1: { write: IKEEXT_CERTIFICATE_CREDENTIAL1, size: 56, depth: 1, objects: 4 },
  IKEEXT_CIPHER_ALGORITHM0: { write: IKEEXT_CIPHER_ALGORITHM0, size: 12, depth: 0, objects: 1 },
  IKEEXT_CREDENTIAL2: { write: IKEEXT_CREDENTIAL2, size: 16, depth: 2, objects: 9 },
  IKEEXT_INTEGRITY_ALGORITHM0: { write: IKEEXT_INTEGRITY_ALGORITHM0, size: 4, depth: 0, objects: 1 },
  IKEEXT_NAME_CREDENTIAL0: { write: IKEEXT_NAME_CREDENTIAL0, size: 8, depth: 1, objects: 2 },
  IKEEXT_PRESHARED_KEY_AUTHENTICATION1: { write: IKEEXT_PRESHARED_KEY_AUTHENTICATION1, size: 24, depth: 1, objects: 2 },
  IKEEXT_PROPOSAL0: { write: IKEEXT_PROPOSAL0, size: 28, depth: 0, objects: 1 },
  SID_AND_ATTRIBUTES: { write: SID_AND_ATTRIBUTES, size: 16, depth: 1, objects: 2 },
};
