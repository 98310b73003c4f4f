/** Names of IP protocols. */
import { lookUp } from './lookUp.ts';

/** Keywords of the IANA registry "Protocol Numbers", lower-case, for what a Windows firewall meets. */
const PROTOCOLS: Readonly<Record<number, string>> = {
  0: 'hopopt',
  1: 'icmp',
  2: 'igmp',
  4: 'ipv4',
  6: 'tcp',
  8: 'egp',
  9: 'igp',
  17: 'udp',
  27: 'rdp',
  33: 'dccp',
  41: 'ipv6',
  43: 'ipv6-route',
  44: 'ipv6-frag',
  46: 'rsvp',
  47: 'gre',
  50: 'esp',
  51: 'ah',
  58: 'ipv6-icmp',
  59: 'ipv6-nonxt',
  60: 'ipv6-opts',
  88: 'eigrp',
  89: 'ospfigp',
  94: 'ipip',
  97: 'etherip',
  103: 'pim',
  108: 'ipcomp',
  112: 'vrrp',
  113: 'pgm',
  115: 'l2tp',
  132: 'sctp',
  135: 'mobility-header',
  136: 'udplite',
  139: 'hip',
  140: 'shim6',
};

/** The IANA keyword of an IP protocol, such as `tcp`; undefined for one that has none here. */
export function protocolName(protocol: number): string | undefined {
  return PROTOCOLS[protocol];
}

/** Whether the ports of an event are the type and code of an ICMP or ICMPv6 message. */
export function isIcmp(protocol: number): boolean {
  return protocol === 1 || protocol === 58;
}

/** The keywords, for messages. */
export const PROTOCOL_NAMES: readonly string[] = Object.values(PROTOCOLS);

/** What people and other tools call some of them. */
const OTHER_NAMES: Readonly<Record<string, number>> = { icmpv4: 1, icmpv6: 58, 'ip-in-ip': 4, ospf: 89 };

/** The number of an IP protocol by its keyword; undefined for one that is not known here. */
export function protocolNumber(name: string): number | undefined {
  const found = Object.entries(PROTOCOLS).find(([, keyword]) => keyword === name);
  return found === undefined ? lookUp(OTHER_NAMES, name) : Number(found[0]);
}
