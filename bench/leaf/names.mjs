/** The enumerators' names by value; a value without a name stays a number. */

const values = (prefix, names) => names.split(' ').map((name) => `${prefix}${name}`);

export const FWP_IP_VERSION = values('FWP_IP_VERSION_', 'V4 V6 NONE');
export const FWP_AF = values('FWP_AF_', 'INET INET6 ETHER NONE');
export const FWPM_NET_EVENT_TYPE = values(
  'FWPM_NET_EVENT_TYPE_',
  'IKEEXT_MM_FAILURE IKEEXT_QM_FAILURE IKEEXT_EM_FAILURE CLASSIFY_DROP IPSEC_KERNEL_DROP IPSEC_DOSP_DROP ' +
    'CLASSIFY_ALLOW CAPABILITY_DROP CAPABILITY_ALLOW CLASSIFY_DROP_MAC LPM_PACKET_ARRIVAL',
);
export const IPSEC_FAILURE_POINT = values('IPSEC_FAILURE_', 'NONE ME PEER');
export const IKEEXT_KEY_MODULE_TYPE = values('IKEEXT_KEY_MODULE_', 'IKE AUTHIP IKEV2');
export const IKEEXT_MM_SA_STATE = values(
  'IKEEXT_MM_SA_STATE_',
  'NONE SA_SENT SSPI_SENT FINAL FINAL_SENT COMPLETE',
);
export const IKEEXT_SA_ROLE = values('IKEEXT_SA_ROLE_', 'INITIATOR RESPONDER');
export const IKEEXT_AUTHENTICATION_METHOD_TYPE = values(
  'IKEEXT_',
  'PRESHARED_KEY CERTIFICATE KERBEROS ANONYMOUS SSL NTLM_V2 IPV6_CGA CERTIFICATE_ECDSA_P256 ' +
    'CERTIFICATE_ECDSA_P384 SSL_ECDSA_P256 SSL_ECDSA_P384 EAP RESERVED',
);
const MS_FWP_DIRECTION = values('MS_FWP_DIRECTION_', 'IN OUT FORWARD BIDIRECTIONAL');
const FIRST_DIRECTION = 0x3900;

export function nameOf(names, value) {
  return value < names.length ? names[value] : value;
}

export function directionOf(value) {
  const index = value - FIRST_DIRECTION;
  return index >= 0 && index < MS_FWP_DIRECTION.length ? MS_FWP_DIRECTION[index] : value;
}
