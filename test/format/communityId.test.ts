/** The Community ID, against the data that its specification is published with. */
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { communityId } from '../../src/format/communityId.ts';
import { type EventFacts, ecs, factsOf } from '../../src/formats.ts';
import { FWPM_NET_EVENT_FLAG } from '../../src/index.ts';
import { drop, event5 } from '../support/events.ts';
import { fixtureText } from '../support/fixtures.ts';

interface Flow {
  readonly proto: number;
  readonly saddr: string;
  readonly daddr: string;
  readonly sport: number | null;
  readonly dport: number | null;
}

/** An event of such a packet; ICMP has its type and its code in place of the ports. */
function factsOfFlow({ proto, saddr, daddr, sport, dport }: Flow, isOutbound: boolean): EventFacts {
  const version = saddr.includes(':') ? 6 : 4;
  const isIcmp = proto === 1 || proto === 58;
  const [local, remote] = isOutbound ? [saddr, daddr] : [daddr, saddr];
  const [localPort, remotePort] = isOutbound || isIcmp ? [sport, dport] : [dport, sport];
  const header = {
    ipVersion: `FWP_IP_VERSION_V${version}`,
    ipProtocol: proto,
    [`localAddrV${version}`]: local,
    [`remoteAddrV${version}`]: remote,
    localPort: localPort ?? 0,
    remotePort: remotePort ?? 0,
  };
  const body = drop(
    isOutbound
      ? { layerId: 48, msFwpDirection: 'MS_FWP_DIRECTION_OUT' }
      : { layerId: 44, msFwpDirection: 'MS_FWP_DIRECTION_IN' },
  );
  return factsOf('FWPM_NET_EVENT5', event5('CLASSIFY_DROP', body, header));
}

const BASELINE: readonly (Flow & { readonly communityid: string })[] = JSON.parse(
  fixtureText('schemas/community-id.json'),
);

describe.each(BASELINE)('protocol $proto, $saddr $sport to $daddr $dport', (flow) => {
  test.each([true, false])('outbound: %s', (isOutbound) => {
    expect(communityId(factsOfFlow(flow, isOutbound))).toBe(flow.communityid);
  });
});

test('UDP to everybody', () => {
  const flow = { proto: 17, saddr: '10.47.0.122', daddr: '255.255.255.255', sport: 58231, dport: 1947 };
  expect(communityId(factsOfFlow(flow, true))).toBe('1:FgoAQGl+ATfnW8e628q6RGGOh/I=');
});

test.each([
  [1, 8, 0],
  [1, 10, 9],
  [1, 13, 14],
  [1, 15, 16],
  [1, 17, 18],
  [58, 128, 129],
  [58, 130, 131],
  [58, 133, 134],
  [58, 135, 136],
  [58, 139, 140],
  [58, 144, 145],
])('protocol %i: %i and its answer %i are one flow', (proto, question, answer) => {
  const [a, b] = proto === 1 ? ['10.0.0.1', '10.0.0.2'] : ['fe80::1', 'fe80::2'];
  const asked = { proto, saddr: a, daddr: b, sport: question, dport: 0 };
  const answered = { proto, saddr: b, daddr: a, sport: answer, dport: 0 };
  const id = communityId(factsOfFlow(asked, true));
  expect(communityId(factsOfFlow(answered, false))).toBe(id);
  expect(communityId(factsOfFlow({ ...asked, sport: 3 }, true))).not.toBe(id);
});

property.prop([
  fc.constantFrom(6, 17, 132, 47, 50),
  fc.ipV4(),
  fc.ipV4(),
  fc.integer({ min: 0, max: 65535 }),
  fc.integer({ min: 0, max: 65535 }),
])('both machines, and both ways, have the same', (proto, a, b, aPort, bPort) => {
  const there = { proto, saddr: a, daddr: b, sport: aPort, dport: bPort };
  const back = { proto, saddr: b, daddr: a, sport: bPort, dport: aPort };
  const ids = [there, back].flatMap((flow) =>
    [true, false].map((isOutbound) => communityId(factsOfFlow(flow, isOutbound))),
  );
  expect(new Set(ids).size).toBe(1);
  expect(ids[0]).toMatch(/^1:[A-Za-z0-9+/]{27}=$/);
});

describe('is not there', () => {
  const DROP = 'CLASSIFY_DROP';
  const ICMP = { ipProtocol: 1, localPort: 3 };
  const HOSTS = {
    ipVersion: 'FWP_IP_VERSION_V4',
    publicHostV4Addr: '10.0.0.1',
    internalHostV4Addr: '10.0.0.2',
  };
  test.each<[what: string, event: object]>([
    ['without a protocol', event5(DROP, drop({}), without('IP_PROTOCOL'))],
    ['without a version of IP', event5(DROP, drop({}), without('IP_VERSION'))],
    ['without a local address', event5(DROP, drop({}), without('LOCAL_ADDR'))],
    ['without a remote address', event5(DROP, drop({}), without('REMOTE_ADDR'))],
    ['without a local port', event5(DROP, drop({}), without('LOCAL_PORT'))],
    ['without a remote port', event5(DROP, drop({}), without('REMOTE_PORT'))],
    ['of a bind', event5(DROP, drop({ layerId: 36 }))],
    ['of an address that is none', event5(DROP, drop({}), { localAddrV4: '10.0.0' })],
    [
      'of ICMP, of which it is not known who sent it',
      event5(DROP, drop({ msFwpDirection: 'MS_FWP_DIRECTION_OUT' }), ICMP),
    ],
    ['of ICMP without a type', event5(DROP, drop({}), { ...ICMP, ...without('LOCAL_PORT') })],
    ['of ICMP without an answer or a code', event5(DROP, drop({}), { ...ICMP, ...without('REMOTE_PORT') })],
    [
      'of ESP between the hosts of DoS protection',
      event5('IPSEC_DOSP_DROP', HOSTS, { ipProtocol: 50, ...without('REMOTE_ADDR') }),
    ],
  ])('%s', (_what, event) => {
    expect(communityId(factsOf('FWPM_NET_EVENT5', event))).toBeUndefined();
  });

  test('but an answer takes the place of a code that is not there', () => {
    const event = event5(DROP, drop({}), { ipProtocol: 1, localPort: 8, ...without('REMOTE_PORT') });
    expect(communityId(factsOf('FWPM_NET_EVENT5', event))).toBeDefined();
  });
});

/** All flags of a header but one. */
function without(member: string): { flags: number } {
  const { bits } = FWPM_NET_EVENT_FLAG;
  const named = Object.entries(bits).filter(([name]) => name !== `FWPM_NET_EVENT_FLAG_${member}_SET`);
  if (named.length === Object.keys(bits).length) throw new Error(`there is no flag for ${member}`);
  return { flags: named.reduce((flags, [, bit]) => flags | bit, 0) };
}

test('is in documents of ECS', () => {
  const document = JSON.parse(ecs().write('FWPM_NET_EVENT5', event5('CLASSIFY_DROP', drop({}))));
  const flow = { proto: 6, saddr: '10.0.0.2', daddr: '10.0.0.1', sport: 443, dport: 50000 };
  expect(document.network.community_id).toBe(communityId(factsOfFlow(flow, false)));
});
