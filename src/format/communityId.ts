/**
 * The Community ID of a flow, which is the same in every tool that saw it, whichever way the packet went: version 1, with
 * the seed 0.
 *
 * https://github.com/corelight/community-id-spec; the counterparts of ICMP are those of corelight/pycommunityid, which the
 * specification recommends as a guide.
 */
import { parseIpv4, writeIpv6 } from '../codec/leaf/ip.ts';
import { agreedDirection, type Endpoint, type EventFacts } from '../events/index.ts';
import { isIcmp } from '../names/index.ts';
import { base64 } from '../util/base64.ts';
import { remembered } from '../util/remembered.ts';
import { sha1 } from '../util/sha1.ts';

/** The ID; undefined where the event does not say all that it is made of. */
export function communityId(facts: EventFacts): string | undefined {
  const { protocol } = facts;
  const flow = protocol === undefined ? undefined : flowOf(facts, protocol);
  return protocol === undefined || flow === undefined ? undefined : idOf(flow, protocol);
}

/** One end of a flow. The port of a protocol that has none has no bytes. */
interface End {
  readonly address: Uint8Array;
  readonly port: number | undefined;
}

/** Its ends in the order in which they are hashed. */
type Flow = readonly [End, End];

/** TCP, UDP and SCTP: those of which the specification takes the ports. */
const HAS_PORTS: ReadonlySet<number> = new Set([6, 17, 132]);

function flowOf(facts: EventFacts, protocol: number): Flow | undefined {
  const { local, remote, hosts } = facts;
  if (HAS_PORTS.has(protocol)) {
    return inOrder(flow(endWithPort(local, local.port), endWithPort(remote, remote.port)));
  }
  // No port says that the hosts of DoS protection are the ends that the header's protocol is of.
  if (hosts?.public !== undefined || hosts?.internal !== undefined) return undefined;
  return isIcmp(protocol) ? icmpFlow(facts, protocol) : inOrder(flow(endOf(local), endOf(remote)));
}

/** A message and the one that answers it are one flow; any other message is one that goes one way. */
function icmpFlow(facts: EventFacts, protocol: number): Flow | undefined {
  const direction = agreedDirection(facts);
  const { local, remote, icmp: { type, code } = {} } = facts;
  if (direction === undefined || type === undefined) return undefined;
  const [source, destination] = direction === 'outbound' ? [local, remote] : [remote, local];
  const answer = ANSWERS[protocol]?.[type];
  const sent = flow(endWithPort(source, type), endWithPort(destination, answer ?? code));
  return answer === undefined ? sent : inOrder(sent);
}

/** Which types of ICMP (1) and ICMPv6 (58) ask and answer each other. */
const ANSWERS: Readonly<Record<number, Readonly<Record<number, number>>>> = {
  1: bothWays({ 8: 0, 10: 9, 13: 14, 15: 16, 17: 18 }),
  58: bothWays({ 128: 129, 130: 131, 133: 134, 135: 136, 139: 140, 144: 145 }),
};

function bothWays(answers: Readonly<Record<number, number>>): Readonly<Record<number, number>> {
  const questions = Object.entries(answers).map(([question, answer]) => [answer, Number(question)]);
  return { ...answers, ...Object.fromEntries(questions) };
}

// --- bytes ---------------------------------------------------------------------------------------------------

function endOf({ address }: Endpoint, port?: number): End | undefined {
  const bytes = address === undefined ? undefined : addressBytes(address);
  return bytes === undefined ? undefined : { address: bytes, port };
}

/** The same, where the port is one of the bytes: undefined without it. */
function endWithPort(endpoint: Endpoint, port: number | undefined): End | undefined {
  return port === undefined ? undefined : endOf(endpoint, port);
}

/** Two ends of one version of IP. */
function flow(one: End | undefined, other: End | undefined): Flow | undefined {
  if (one === undefined || other === undefined) return undefined;
  return one.address.length === other.address.length ? [one, other] : undefined;
}

/** The smaller address first; of the same, the smaller port. */
function inOrder(flow: Flow | undefined): Flow | undefined {
  if (flow === undefined) return undefined;
  const [one, other] = flow;
  return isGreater(one, other) ? [other, one] : flow;
}

function isGreater(one: End, other: End): boolean {
  for (let i = 0; i < one.address.length; i++) {
    const difference = (one.address[i] ?? 0) - (other.address[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return (one.port ?? 0) >>> 0 > (other.port ?? 0) >>> 0;
}

/** The seed 0, the two addresses, the protocol, 0, and the two ports. */
function idOf([one, other]: Flow, protocol: number): string {
  const size = one.address.length;
  const hasPorts = one.port !== undefined && other.port !== undefined;
  const hashed = new Uint8Array(2 + 2 * size + 2 + (hasPorts ? 4 : 0));
  hashed.set(one.address, 2);
  hashed.set(other.address, 2 + size);
  const at = 2 + 2 * size;
  hashed[at] = protocol;
  if (hasPorts) {
    hashed[at + 2] = one.port >>> 8;
    hashed[at + 3] = one.port;
    hashed[at + 4] = other.port >>> 8;
    hashed[at + 5] = other.port;
  }
  return `1:${base64(sha1(hashed))}`;
}

/** The same hosts talk to each other again and again. */
const MOST_HOSTS = 2 ** 14;

const addressBytes = remembered((address: string): Uint8Array | undefined => {
  const v4 = parseIpv4(address);
  if (v4 !== undefined) return Uint8Array.of(v4 >>> 24, v4 >>> 16, v4 >>> 8, v4);
  const view = new DataView(new ArrayBuffer(16));
  return writeIpv6(view, 0, address) ? new Uint8Array(view.buffer) : undefined;
}, MOST_HOSTS);
