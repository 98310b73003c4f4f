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
import { sha1 } from '../util/sha1.ts';

/** The ID; undefined where the event does not say all that it is made of. */
export function communityId(facts: EventFacts): string | undefined {
  const { protocol } = facts;
  const flow = protocol === undefined ? undefined : flowOf(facts, protocol);
  if (protocol === undefined || flow === undefined) return undefined;
  const [one, other] = flow;
  const seed = [0, 0];
  const bytes = [...seed, ...one.address, ...other.address, protocol, 0, ...one.port, ...other.port];
  return `1:${base64(sha1(Uint8Array.from(bytes)))}`;
}

/** One end of a flow, in bytes. The port of a protocol that has none has no bytes. */
interface End {
  readonly address: readonly number[];
  readonly port: readonly number[];
}

/** Its ends in the order in which they are hashed. */
type Flow = readonly [End, End];

/** TCP, UDP and SCTP: those of which the specification takes the ports. */
const HAS_PORTS: ReadonlySet<number> = new Set([6, 17, 132]);

function flowOf(facts: EventFacts, protocol: number): Flow | undefined {
  const { local, remote, hosts } = facts;
  if (HAS_PORTS.has(protocol)) {
    return inOrder(flow(endOf(local, portBytes(local.port)), endOf(remote, portBytes(remote.port))));
  }
  // No port says that the hosts of DoS protection are the ends that the header's protocol is of.
  if (hosts?.public !== undefined || hosts?.internal !== undefined) return undefined;
  return isIcmp(protocol) ? icmpFlow(facts, protocol) : inOrder(flow(endOf(local, []), endOf(remote, [])));
}

/** A message and the one that answers it are one flow; any other message is one that goes one way. */
function icmpFlow(facts: EventFacts, protocol: number): Flow | undefined {
  const direction = agreedDirection(facts);
  const { local, remote, icmp: { type, code } = {} } = facts;
  if (direction === undefined || type === undefined) return undefined;
  const [source, destination] = direction === 'outbound' ? [local, remote] : [remote, local];
  const answer = ANSWERS[protocol]?.[type];
  const sent = flow(endOf(source, portBytes(type)), endOf(destination, portBytes(answer ?? code)));
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

function endOf({ address }: Endpoint, port: readonly number[] | undefined): End | undefined {
  const bytes = address === undefined ? undefined : addressBytes(address);
  return bytes === undefined || port === undefined ? undefined : { address: bytes, port };
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
  return isGreater([...one.address, ...one.port], [...other.address, ...other.port]) ? [other, one] : flow;
}

/** Whether bytes are greater than others of the same number. */
function isGreater(bytes: readonly number[], others: readonly number[]): boolean {
  const at = bytes.findIndex((byte, i) => byte !== others[i]);
  return at !== -1 && (bytes[at] ?? 0) > (others[at] ?? 0);
}

function addressBytes(address: string): number[] | undefined {
  const view = new DataView(new ArrayBuffer(16));
  if (writeIpv6(view, 0, address)) return [...new Uint8Array(view.buffer)];
  const v4 = parseIpv4(address);
  return v4 === undefined ? undefined : [v4 >>> 24, (v4 >>> 16) & 255, (v4 >>> 8) & 255, v4 & 255];
}

function portBytes(port: number | undefined): number[] | undefined {
  return port === undefined ? undefined : [port >>> 8, port & 255];
}
