/** ipsectypes.h */
import { alias, enumeration, type Infer, uint32 } from '../layout/index.ts';

/** Security parameter index: the number that names an IPsec SA in a packet. */
export const IPSEC_SA_SPI = alias('IPSEC_SA_SPI', uint32);

/** Whether IPsec protects a host's own packets or those of a tunnel. */
export const IPSEC_TRAFFIC_TYPE = enumeration('IPSEC_TRAFFIC_TYPE', {
  IPSEC_TRAFFIC_TYPE_TRANSPORT: 0,
  IPSEC_TRAFFIC_TYPE_TUNNEL: 1,
});
export type IPSEC_TRAFFIC_TYPE = Infer<typeof IPSEC_TRAFFIC_TYPE>;

/** On which side a negotiation failed. */
export const IPSEC_FAILURE_POINT = enumeration('IPSEC_FAILURE_POINT', {
  IPSEC_FAILURE_NONE: 0,
  IPSEC_FAILURE_ME: 1,
  IPSEC_FAILURE_PEER: 2,
});
export type IPSEC_FAILURE_POINT = Infer<typeof IPSEC_FAILURE_POINT>;
