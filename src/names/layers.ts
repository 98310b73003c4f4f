/** The run-time ids of the filtering layers. */
import type { FlowDirection } from './directions.ts';

/**
 * FWPS_LAYER_* by their ids, as far as an id means the same in every SDK for Windows 8.1 and later. From 82 on the
 * editions contradict each other.
 *
 * fwpsk.h, fwpmu.h; fixtures/oracle/layers.json.
 */
const LAYERS = [
  'FWPS_LAYER_INBOUND_IPPACKET_V4',
  'FWPS_LAYER_INBOUND_IPPACKET_V4_DISCARD',
  'FWPS_LAYER_INBOUND_IPPACKET_V6',
  'FWPS_LAYER_INBOUND_IPPACKET_V6_DISCARD',
  'FWPS_LAYER_OUTBOUND_IPPACKET_V4',
  'FWPS_LAYER_OUTBOUND_IPPACKET_V4_DISCARD',
  'FWPS_LAYER_OUTBOUND_IPPACKET_V6',
  'FWPS_LAYER_OUTBOUND_IPPACKET_V6_DISCARD',
  'FWPS_LAYER_IPFORWARD_V4',
  'FWPS_LAYER_IPFORWARD_V4_DISCARD',
  'FWPS_LAYER_IPFORWARD_V6',
  'FWPS_LAYER_IPFORWARD_V6_DISCARD',
  'FWPS_LAYER_INBOUND_TRANSPORT_V4',
  'FWPS_LAYER_INBOUND_TRANSPORT_V4_DISCARD',
  'FWPS_LAYER_INBOUND_TRANSPORT_V6',
  'FWPS_LAYER_INBOUND_TRANSPORT_V6_DISCARD',
  'FWPS_LAYER_OUTBOUND_TRANSPORT_V4',
  'FWPS_LAYER_OUTBOUND_TRANSPORT_V4_DISCARD',
  'FWPS_LAYER_OUTBOUND_TRANSPORT_V6',
  'FWPS_LAYER_OUTBOUND_TRANSPORT_V6_DISCARD',
  'FWPS_LAYER_STREAM_V4',
  'FWPS_LAYER_STREAM_V4_DISCARD',
  'FWPS_LAYER_STREAM_V6',
  'FWPS_LAYER_STREAM_V6_DISCARD',
  'FWPS_LAYER_DATAGRAM_DATA_V4',
  'FWPS_LAYER_DATAGRAM_DATA_V4_DISCARD',
  'FWPS_LAYER_DATAGRAM_DATA_V6',
  'FWPS_LAYER_DATAGRAM_DATA_V6_DISCARD',
  'FWPS_LAYER_INBOUND_ICMP_ERROR_V4',
  'FWPS_LAYER_INBOUND_ICMP_ERROR_V4_DISCARD',
  'FWPS_LAYER_INBOUND_ICMP_ERROR_V6',
  'FWPS_LAYER_INBOUND_ICMP_ERROR_V6_DISCARD',
  'FWPS_LAYER_OUTBOUND_ICMP_ERROR_V4',
  'FWPS_LAYER_OUTBOUND_ICMP_ERROR_V4_DISCARD',
  'FWPS_LAYER_OUTBOUND_ICMP_ERROR_V6',
  'FWPS_LAYER_OUTBOUND_ICMP_ERROR_V6_DISCARD',
  'FWPS_LAYER_ALE_RESOURCE_ASSIGNMENT_V4',
  'FWPS_LAYER_ALE_RESOURCE_ASSIGNMENT_V4_DISCARD',
  'FWPS_LAYER_ALE_RESOURCE_ASSIGNMENT_V6',
  'FWPS_LAYER_ALE_RESOURCE_ASSIGNMENT_V6_DISCARD',
  'FWPS_LAYER_ALE_AUTH_LISTEN_V4',
  'FWPS_LAYER_ALE_AUTH_LISTEN_V4_DISCARD',
  'FWPS_LAYER_ALE_AUTH_LISTEN_V6',
  'FWPS_LAYER_ALE_AUTH_LISTEN_V6_DISCARD',
  'FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V4',
  'FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V4_DISCARD',
  'FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V6',
  'FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V6_DISCARD',
  'FWPS_LAYER_ALE_AUTH_CONNECT_V4',
  'FWPS_LAYER_ALE_AUTH_CONNECT_V4_DISCARD',
  'FWPS_LAYER_ALE_AUTH_CONNECT_V6',
  'FWPS_LAYER_ALE_AUTH_CONNECT_V6_DISCARD',
  'FWPS_LAYER_ALE_FLOW_ESTABLISHED_V4',
  'FWPS_LAYER_ALE_FLOW_ESTABLISHED_V4_DISCARD',
  'FWPS_LAYER_ALE_FLOW_ESTABLISHED_V6',
  'FWPS_LAYER_ALE_FLOW_ESTABLISHED_V6_DISCARD',
  'FWPS_LAYER_INBOUND_MAC_FRAME_ETHERNET',
  'FWPS_LAYER_OUTBOUND_MAC_FRAME_ETHERNET',
  'FWPS_LAYER_INBOUND_MAC_FRAME_NATIVE',
  'FWPS_LAYER_OUTBOUND_MAC_FRAME_NATIVE',
  'FWPS_LAYER_NAME_RESOLUTION_CACHE_V4',
  'FWPS_LAYER_NAME_RESOLUTION_CACHE_V6',
  'FWPS_LAYER_ALE_RESOURCE_RELEASE_V4',
  'FWPS_LAYER_ALE_RESOURCE_RELEASE_V6',
  'FWPS_LAYER_ALE_ENDPOINT_CLOSURE_V4',
  'FWPS_LAYER_ALE_ENDPOINT_CLOSURE_V6',
  'FWPS_LAYER_ALE_CONNECT_REDIRECT_V4',
  'FWPS_LAYER_ALE_CONNECT_REDIRECT_V6',
  'FWPS_LAYER_ALE_BIND_REDIRECT_V4',
  'FWPS_LAYER_ALE_BIND_REDIRECT_V6',
  'FWPS_LAYER_STREAM_PACKET_V4',
  'FWPS_LAYER_STREAM_PACKET_V6',
  'FWPS_LAYER_INGRESS_VSWITCH_ETHERNET',
  'FWPS_LAYER_EGRESS_VSWITCH_ETHERNET',
  'FWPS_LAYER_INGRESS_VSWITCH_TRANSPORT_V4',
  'FWPS_LAYER_INGRESS_VSWITCH_TRANSPORT_V6',
  'FWPS_LAYER_EGRESS_VSWITCH_TRANSPORT_V4',
  'FWPS_LAYER_EGRESS_VSWITCH_TRANSPORT_V6',
  'FWPS_LAYER_INBOUND_TRANSPORT_FAST',
  'FWPS_LAYER_OUTBOUND_TRANSPORT_FAST',
  'FWPS_LAYER_INBOUND_MAC_FRAME_NATIVE_FAST',
  'FWPS_LAYER_OUTBOUND_MAC_FRAME_NATIVE_FAST',
] as const;

/** What both APIs have of the names, for messages. */
export const LAYER_NAMES: readonly string[] = LAYERS.map(bareLayerName);

/** Ids below mean the same on every Windows. */
const SAME_EVERYWHERE = 56;

/**
 * The C name of a layer, such as FWPS_LAYER_ALE_AUTH_CONNECT_V4; undefined where the id does not tell.
 * @param isWindows81 whether the event is surely from Windows 8.1 or later, as every FWPM_NET_EVENT3 to 5 is.
 */
export function layerName(id: number, isWindows81: boolean): string | undefined {
  return id < SAME_EVERYWHERE || isWindows81 ? LAYERS[id] : undefined;
}

/**
 * The id of a layer on Windows 8.1 and later, by its name as FWPS_LAYER_*, as the FWPM_LAYER_* that its key is, or
 * without either; undefined for a name that has no certain id.
 */
export function layerId(name: string): number | undefined {
  const id = LAYERS.findIndex((layer) => bareLayerName(layer) === bareLayerName(name));
  return id === -1 ? undefined : id;
}

/** The IP version that a layer's name says; undefined for those that see both, or neither. */
export function layerIpVersion(name: string): 4 | 6 | undefined {
  const version = /_V([46])(?:_DISCARD)?$/.exec(name)?.[1];
  if (version === undefined) return undefined;
  return version === '4' ? 4 : 6;
}

/** The kernel calls FWPS_LAYER_… what the management API calls FWPM_LAYER_…: what both have. */
export function bareLayerName(name: string): string {
  return name.replace(/^FWP[MS]_LAYER_/, '');
}

/**
 * The direction that a layer's name implies; undefined for those that see both, and for those of a virtual switch, whose
 * ingress and egress are the switch's and not the machine's.
 */
export function layerDirection(name: string): FlowDirection | undefined {
  if (/_INBOUND_|_RECV_ACCEPT_/.test(name)) return 'inbound';
  if (/_OUTBOUND_|_AUTH_CONNECT_|_CONNECT_REDIRECT_/.test(name)) return 'outbound';
  return name.includes('_IPFORWARD_') ? 'forward' : undefined;
}

/** What a decision at a layer is about. */
export type Deed = 'bind' | 'listen' | 'connection' | 'packet';

const DEEDS: readonly (readonly [layers: RegExp, deed: Deed])[] = [
  [/_ALE_RESOURCE_ASSIGNMENT_/, 'bind'],
  [/_ALE_AUTH_LISTEN_/, 'listen'],
  [/_ALE_AUTH_(?:CONNECT|RECV_ACCEPT)_/, 'connection'],
  [/_(?:IPPACKET|IPFORWARD|TRANSPORT|STREAM|STREAM_PACKET|DATAGRAM_DATA|ICMP_ERROR)_/, 'packet'],
];

/** What is decided at a layer, by its name: ALE decides on sockets, the layers below it on packets. */
export function layerDeed(name: string): Deed | undefined {
  return DEEDS.find(([layers]) => layers.test(name))?.[1];
}
