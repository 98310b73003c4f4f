/** iketypes.h */
import {
  enumeration,
  flags32,
  type Infer,
  named,
  type ObjectOf,
  pointer,
  struct,
  structOf,
  uint32,
  union,
  when,
  wideString,
} from '../layout/index.ts';
import { FWP_BYTE_BLOB } from './fwptypes.ts';

/** Bytes of a certificate's SHA-1 hash: IKEEXT_CERT_HASH_LEN. */
export const IKEEXT_CERT_HASH_LEN = 20;

/** The keying module that negotiates. */
export const IKEEXT_KEY_MODULE_TYPE = enumeration('IKEEXT_KEY_MODULE_TYPE', {
  IKEEXT_KEY_MODULE_IKE: 0,
  IKEEXT_KEY_MODULE_AUTHIP: 1,
  IKEEXT_KEY_MODULE_IKEV2: 2,
});
export type IKEEXT_KEY_MODULE_TYPE = Infer<typeof IKEEXT_KEY_MODULE_TYPE>;

/** How a peer proves who it is. */
export const IKEEXT_AUTHENTICATION_METHOD_TYPE = enumeration('IKEEXT_AUTHENTICATION_METHOD_TYPE', {
  IKEEXT_PRESHARED_KEY: 0,
  IKEEXT_CERTIFICATE: 1,
  IKEEXT_KERBEROS: 2,
  IKEEXT_ANONYMOUS: 3,
  IKEEXT_SSL: 4,
  IKEEXT_NTLM_V2: 5,
  IKEEXT_IPV6_CGA: 6,
  IKEEXT_CERTIFICATE_ECDSA_P256: 7,
  IKEEXT_CERTIFICATE_ECDSA_P384: 8,
  IKEEXT_SSL_ECDSA_P256: 9,
  IKEEXT_SSL_ECDSA_P384: 10,
  IKEEXT_EAP: 11,
  IKEEXT_RESERVED: 12,
});
export type IKEEXT_AUTHENTICATION_METHOD_TYPE = Infer<typeof IKEEXT_AUTHENTICATION_METHOD_TYPE>;

/** On whose behalf a peer is authenticated. */
export const IKEEXT_AUTHENTICATION_IMPERSONATION_TYPE = enumeration(
  'IKEEXT_AUTHENTICATION_IMPERSONATION_TYPE',
  {
    IKEEXT_IMPERSONATION_NONE: 0,
    IKEEXT_IMPERSONATION_SOCKET_PRINCIPAL: 1,
  },
);
export type IKEEXT_AUTHENTICATION_IMPERSONATION_TYPE = Infer<typeof IKEEXT_AUTHENTICATION_IMPERSONATION_TYPE>;

/** Encryption of a main mode exchange. */
export const IKEEXT_CIPHER_TYPE = enumeration('IKEEXT_CIPHER_TYPE', {
  IKEEXT_CIPHER_DES: 0,
  IKEEXT_CIPHER_3DES: 1,
  IKEEXT_CIPHER_AES_128: 2,
  IKEEXT_CIPHER_AES_192: 3,
  IKEEXT_CIPHER_AES_256: 4,
  IKEEXT_CIPHER_AES_GCM_128_16ICV: 5,
  IKEEXT_CIPHER_AES_GCM_256_16ICV: 6,
});
export type IKEEXT_CIPHER_TYPE = Infer<typeof IKEEXT_CIPHER_TYPE>;

/** Hash of a main mode exchange. */
export const IKEEXT_INTEGRITY_TYPE = enumeration('IKEEXT_INTEGRITY_TYPE', {
  IKEEXT_INTEGRITY_MD5: 0,
  IKEEXT_INTEGRITY_SHA1: 1,
  IKEEXT_INTEGRITY_SHA_256: 2,
  IKEEXT_INTEGRITY_SHA_384: 3,
});
export type IKEEXT_INTEGRITY_TYPE = Infer<typeof IKEEXT_INTEGRITY_TYPE>;

/** Diffie-Hellman group. IKEEXT_DH_GROUP_2048 is another name of IKEEXT_DH_GROUP_14, the one that is decoded. */
export const IKEEXT_DH_GROUP = enumeration('IKEEXT_DH_GROUP', {
  IKEEXT_DH_GROUP_NONE: 0,
  IKEEXT_DH_GROUP_1: 1,
  IKEEXT_DH_GROUP_2: 2,
  IKEEXT_DH_GROUP_14: 3,
  IKEEXT_DH_GROUP_2048: 3,
  IKEEXT_DH_ECP_256: 4,
  IKEEXT_DH_ECP_384: 5,
  IKEEXT_DH_GROUP_24: 6,
});
export type IKEEXT_DH_GROUP = Infer<typeof IKEEXT_DH_GROUP>;

/** How far a main mode negotiation came. */
export const IKEEXT_MM_SA_STATE = enumeration('IKEEXT_MM_SA_STATE', {
  IKEEXT_MM_SA_STATE_NONE: 0,
  IKEEXT_MM_SA_STATE_SA_SENT: 1,
  IKEEXT_MM_SA_STATE_SSPI_SENT: 2,
  IKEEXT_MM_SA_STATE_FINAL: 3,
  IKEEXT_MM_SA_STATE_FINAL_SENT: 4,
  IKEEXT_MM_SA_STATE_COMPLETE: 5,
});
export type IKEEXT_MM_SA_STATE = Infer<typeof IKEEXT_MM_SA_STATE>;

/** How far a quick mode negotiation came. */
export const IKEEXT_QM_SA_STATE = enumeration('IKEEXT_QM_SA_STATE', {
  IKEEXT_QM_SA_STATE_NONE: 0,
  IKEEXT_QM_SA_STATE_INITIAL: 1,
  IKEEXT_QM_SA_STATE_FINAL: 2,
  IKEEXT_QM_SA_STATE_COMPLETE: 3,
});
export type IKEEXT_QM_SA_STATE = Infer<typeof IKEEXT_QM_SA_STATE>;

/** How far an extended mode negotiation came. */
export const IKEEXT_EM_SA_STATE = enumeration('IKEEXT_EM_SA_STATE', {
  IKEEXT_EM_SA_STATE_NONE: 0,
  IKEEXT_EM_SA_STATE_SENT_ATTS: 1,
  IKEEXT_EM_SA_STATE_SSPI_SENT: 2,
  IKEEXT_EM_SA_STATE_AUTH_COMPLETE: 3,
  IKEEXT_EM_SA_STATE_FINAL: 4,
  IKEEXT_EM_SA_STATE_COMPLETE: 5,
});
export type IKEEXT_EM_SA_STATE = Infer<typeof IKEEXT_EM_SA_STATE>;

/** Which side of the negotiation the recording machine was. */
export const IKEEXT_SA_ROLE = enumeration('IKEEXT_SA_ROLE', {
  IKEEXT_SA_ROLE_INITIATOR: 0,
  IKEEXT_SA_ROLE_RESPONDER: 1,
});
export type IKEEXT_SA_ROLE = Infer<typeof IKEEXT_SA_ROLE>;

/** What a pre-shared key is used for. */
export const IKEEXT_PSK_FLAG = flags32('IKEEXT_PSK_FLAG', {
  IKEEXT_PSK_FLAG_LOCAL_AUTH_ONLY: 0x1,
  IKEEXT_PSK_FLAG_REMOTE_AUTH_ONLY: 0x2,
});

/** What is known of a certificate. */
export const IKEEXT_CERT_CREDENTIAL_FLAG = flags32('IKEEXT_CERT_CREDENTIAL_FLAG', {
  IKEEXT_CERT_CREDENTIAL_FLAG_NAP_CERT: 0x1,
});

/**
 * A pre-shared key.
 *
 * iketypes.h, Windows 7.
 * @see https://learn.microsoft.com/windows/win32/api/iketypes/ns-iketypes-ikeext_preshared_key_authentication1
 */
export const IKEEXT_PRESHARED_KEY_AUTHENTICATION1 = structOf(
  named<IKEEXT_PRESHARED_KEY_AUTHENTICATION1>('IKEEXT_PRESHARED_KEY_AUTHENTICATION1'),
  {
    presharedKey: FWP_BYTE_BLOB,
    /** {@link IKEEXT_PSK_FLAG} */
    flags: uint32,
  },
);
export interface IKEEXT_PRESHARED_KEY_AUTHENTICATION1
  extends ObjectOf<typeof IKEEXT_PRESHARED_KEY_AUTHENTICATION1> {}

/**
 * A cipher and its parameters.
 *
 * iketypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/iketypes/ns-iketypes-ikeext_cipher_algorithm0
 */
export const IKEEXT_CIPHER_ALGORITHM0 = structOf(
  named<IKEEXT_CIPHER_ALGORITHM0>('IKEEXT_CIPHER_ALGORITHM0'),
  {
    algoIdentifier: IKEEXT_CIPHER_TYPE,
    /** Bytes of the key, for ciphers with keys of several lengths. */
    keyLen: uint32,
    rounds: uint32,
  },
);
export interface IKEEXT_CIPHER_ALGORITHM0 extends ObjectOf<typeof IKEEXT_CIPHER_ALGORITHM0> {}

/**
 * A hash algorithm.
 *
 * iketypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/iketypes/ns-iketypes-ikeext_integrity_algorithm0
 */
export const IKEEXT_INTEGRITY_ALGORITHM0 = structOf(
  named<IKEEXT_INTEGRITY_ALGORITHM0>('IKEEXT_INTEGRITY_ALGORITHM0'),
  {
    algoIdentifier: IKEEXT_INTEGRITY_TYPE,
  },
);
export interface IKEEXT_INTEGRITY_ALGORITHM0 extends ObjectOf<typeof IKEEXT_INTEGRITY_ALGORITHM0> {}

/**
 * What main mode agreed on.
 *
 * iketypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/iketypes/ns-iketypes-ikeext_proposal0
 */
export const IKEEXT_PROPOSAL0 = structOf(named<IKEEXT_PROPOSAL0>('IKEEXT_PROPOSAL0'), {
  cipherAlgorithm: IKEEXT_CIPHER_ALGORITHM0,
  integrityAlgorithm: IKEEXT_INTEGRITY_ALGORITHM0,
  maxLifetimeSeconds: uint32,
  dhGroup: IKEEXT_DH_GROUP,
  /** How many quick mode negotiations one main mode SA serves. */
  quickModeLimit: uint32,
});
export interface IKEEXT_PROPOSAL0 extends ObjectOf<typeof IKEEXT_PROPOSAL0> {}

/**
 * A peer known by its name.
 *
 * iketypes.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/iketypes/ns-iketypes-ikeext_name_credential0
 */
export const IKEEXT_NAME_CREDENTIAL0 = structOf(named<IKEEXT_NAME_CREDENTIAL0>('IKEEXT_NAME_CREDENTIAL0'), {
  principalName: pointer(wideString),
});
export interface IKEEXT_NAME_CREDENTIAL0 extends ObjectOf<typeof IKEEXT_NAME_CREDENTIAL0> {}

/**
 * A peer known by its certificate.
 *
 * iketypes.h, Windows 7.
 * @see https://learn.microsoft.com/windows/win32/api/iketypes/ns-iketypes-ikeext_certificate_credential1
 */
export const IKEEXT_CERTIFICATE_CREDENTIAL1 = structOf(
  named<IKEEXT_CERTIFICATE_CREDENTIAL1>('IKEEXT_CERTIFICATE_CREDENTIAL1'),
  {
    /** The subject's name, in ASN.1. */
    subjectName: FWP_BYTE_BLOB,
    certHash: FWP_BYTE_BLOB,
    /** {@link IKEEXT_CERT_CREDENTIAL_FLAG} */
    flags: uint32,
    /** The whole certificate, in ASN.1. */
    certificate: FWP_BYTE_BLOB,
  },
);
export interface IKEEXT_CERTIFICATE_CREDENTIAL1 extends ObjectOf<typeof IKEEXT_CERTIFICATE_CREDENTIAL1> {}

/**
 * Who a peer proved to be, by the method that it used.
 *
 * iketypes.h, Windows 8.
 * @see https://learn.microsoft.com/windows/win32/api/iketypes/ns-iketypes-ikeext_credential2
 */
export const IKEEXT_CREDENTIAL2 = struct('IKEEXT_CREDENTIAL2', {
  authenticationMethodType: IKEEXT_AUTHENTICATION_METHOD_TYPE,
  impersonationType: IKEEXT_AUTHENTICATION_IMPERSONATION_TYPE,
  credential: union('authenticationMethodType', {
    presharedKey: when('IKEEXT_PRESHARED_KEY', pointer(IKEEXT_PRESHARED_KEY_AUTHENTICATION1)),
    certificate: when(
      [
        'IKEEXT_CERTIFICATE',
        'IKEEXT_CERTIFICATE_ECDSA_P256',
        'IKEEXT_CERTIFICATE_ECDSA_P384',
        'IKEEXT_SSL',
        'IKEEXT_SSL_ECDSA_P256',
        'IKEEXT_SSL_ECDSA_P384',
        'IKEEXT_IPV6_CGA',
      ],
      pointer(IKEEXT_CERTIFICATE_CREDENTIAL1),
    ),
    name: when(
      ['IKEEXT_KERBEROS', 'IKEEXT_EAP', 'IKEEXT_NTLM_V2', 'IKEEXT_RESERVED'],
      pointer(IKEEXT_NAME_CREDENTIAL0),
    ),
  }),
});
export type IKEEXT_CREDENTIAL2 = Infer<typeof IKEEXT_CREDENTIAL2>;
