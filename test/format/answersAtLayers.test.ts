/** The answer to "what was it" for every layer, in every format: a bind, a listening socket, a connection, a packet, a frame. */
import { describe, expect, test } from 'vitest';
import { drop, event5 } from '../support/events.ts';
import { rows } from '../support/exhaustive.ts';
import { ALLOWED, answersOf, DENIED, expectTables, isWanted } from './answers.ts';

/** A kind of layers: their ids, what their names have in common, and what a decision there is about. */
interface Kind {
  readonly ids: readonly number[];
  readonly name: RegExp;
  /** What text says after `a filter blocked` or `a filter permitted`. */
  readonly object?: string;
  /** Elastic's actions; without them they are our own. */
  readonly blocked?: string;
  readonly allowed?: string;
  readonly direction?: string;
  /** OCSF's activity, where it is none of traffic. */
  readonly activity?: number;
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

const DROPPED = 'windows-firewall-packet-drop';
const BOUND = 'windows-firewall-bind-local-port';
const CONNECTION = { blocked: 'windows-firewall-packet-block', allowed: 'windows-firewall-connection' };

/** All layers of which the id is certain, by the headers of the SDK. */
const KINDS: Readonly<Record<string, Kind>> = {
  'inbound packets': { ids: range(0, 3), name: /^INBOUND_IPPACKET/, blocked: DROPPED, direction: 'inbound' },
  'outbound packets': {
    ids: range(4, 7),
    name: /^OUTBOUND_IPPACKET/,
    blocked: DROPPED,
    direction: 'outbound',
  },
  'forwarded packets': { ids: range(8, 11), name: /^IPFORWARD/, blocked: DROPPED, direction: 'forward' },
  'inbound transport': {
    ids: range(12, 15),
    name: /^INBOUND_TRANSPORT_V/,
    blocked: DROPPED,
    direction: 'inbound',
  },
  'outbound transport': {
    ids: range(16, 19),
    name: /^OUTBOUND_TRANSPORT_V/,
    blocked: DROPPED,
    direction: 'outbound',
  },
  streams: { ids: range(20, 23), name: /^STREAM_V/, blocked: DROPPED },
  datagrams: { ids: range(24, 27), name: /^DATAGRAM_DATA/, blocked: DROPPED },
  'inbound errors of ICMP': {
    ids: range(28, 31),
    name: /^INBOUND_ICMP_ERROR/,
    blocked: DROPPED,
    direction: 'inbound',
  },
  'outbound errors of ICMP': {
    ids: range(32, 35),
    name: /^OUTBOUND_ICMP_ERROR/,
    blocked: DROPPED,
    direction: 'outbound',
  },
  binds: {
    ids: range(36, 39),
    name: /^ALE_RESOURCE_ASSIGNMENT/,
    object: 'a bind to a local port',
    blocked: BOUND,
    allowed: BOUND,
    activity: 99,
  },
  listening: {
    ids: range(40, 43),
    name: /^ALE_AUTH_LISTEN/,
    object: 'listening at a local port',
    activity: 7,
  },
  accepted: { ids: range(44, 47), name: /^ALE_AUTH_RECV_ACCEPT/, ...CONNECTION, direction: 'inbound' },
  connected: { ids: range(48, 51), name: /^ALE_AUTH_CONNECT/, ...CONNECTION, direction: 'outbound' },
  flows: { ids: range(52, 55), name: /^ALE_FLOW_ESTABLISHED/ },
  'inbound frames': { ids: [56, 58, 80], name: /^INBOUND_MAC_FRAME/, direction: 'inbound' },
  'outbound frames': { ids: [57, 59, 81], name: /^OUTBOUND_MAC_FRAME/, direction: 'outbound' },
  'names, releases and closures': {
    ids: range(60, 65),
    name: /^(NAME_RESOLUTION|ALE_(RESOURCE_RELEASE|ENDPOINT_CLOSURE))/,
  },
  'redirected connections': { ids: [66, 67], name: /^ALE_CONNECT_REDIRECT/, direction: 'outbound' },
  'redirected binds': { ids: [68, 69], name: /^ALE_BIND_REDIRECT/ },
  'packets of streams': { ids: [70, 71], name: /^STREAM_PACKET/, blocked: DROPPED },
  'frames of a switch': { ids: [72, 73], name: /^(IN|E)GRESS_VSWITCH_ETHERNET/ },
  'packets of a switch': { ids: range(74, 77), name: /^(IN|E)GRESS_VSWITCH_TRANSPORT/, blocked: DROPPED },
  'inbound packets, fast': {
    ids: [78],
    name: /^INBOUND_TRANSPORT_FAST/,
    blocked: DROPPED,
    direction: 'inbound',
  },
  'outbound packets, fast': {
    ids: [79],
    name: /^OUTBOUND_TRANSPORT_FAST/,
    blocked: DROPPED,
    direction: 'outbound',
  },
};

/** A member that is set, in the words of its layer. */
const MEMBERS: Readonly<Record<string, string>> = {
  inbound: 'MS_FWP_DIRECTION_IN',
  outbound: 'MS_FWP_DIRECTION_OUT',
  forward: 'MS_FWP_DIRECTION_FORWARD',
};

function eventAt(type: 'DROP' | 'ALLOW', layerId: number, { direction = 'outbound' }: Kind): object {
  return event5(`CLASSIFY_${type}`, drop({ layerId, msFwpDirection: MEMBERS[direction] }));
}

describe.each(rows(Object.entries(KINDS), 3))('at layers of %s', (_what, kind) => {
  describe.each(['DROP', 'ALLOW'] as const)('%s', (type) => {
    const isBlocked = type === 'DROP';
    const isLocal = kind.object !== undefined;

    test.each(rows(kind.ids, 8))('layer %i', (layerId) => {
      const said = answersOf(eventAt(type, layerId, kind));
      const verb = isBlocked ? 'blocked' : 'permitted';
      expect(said.headline).toBe(`a filter ${verb} ${kind.object ?? 'traffic'}`);
      expect(said.rowIn('layer')).toMatch(kind.name);
      expect(said.rowIn('layer')).toMatch(new RegExp(` \\(${layerId}\\)$`));

      const name = said.csv.get('layer_name') ?? '';
      expect(name.replace(/^FWPS_LAYER_/, '')).toMatch(kind.name);
      expect(said.csv.get('layer_direction')).toBe(kind.direction ?? '');
      for (const { layer } of [said.ecs.wfp, said.ocsf.unmapped])
        expect(layer).toEqual({ id: layerId, name });

      const own = `classify-${type.toLowerCase()}`;
      expect(said.ecs.event.action).toBe((isBlocked ? kind.blocked : kind.allowed) ?? own);
      expect(said.ecs.wfp.action).toBe(own);
      const types = isBlocked ? DENIED : ALLOWED;
      expect(said.ecs.event.type).toEqual(isLocal ? types.filter((it) => /info|denied/.test(it)) : types);
      expect(said.ecs.event.outcome).toBe(isBlocked ? 'failure' : 'success');
      expect(said.ecs.network.direction).toBe(kind.direction ?? 'outbound');
      expect(said.ocsf.activity_id).toBe(kind.activity ?? (isBlocked ? 5 : 6));
      expect(said.ocsf.action_id).toBe(isBlocked ? 2 : 1);
      expect(said.problems).toEqual([]);
    });

    test.each(rows(kind.ids, 8))('layer %i: whether there is a remote end', (layerId) => {
      const event = eventAt(type, layerId, kind);
      const said = answersOf(event);
      const remote = isLocal ? undefined : '10.0.0.2';
      expect(/remote/.test(said.rowIn('where') ?? '')).toBe(!isLocal);
      expect(said.csv.get('remote_address') || undefined).toBe(remote);
      expect(said.csv.get('remote_port')).toBe(isLocal ? '' : '443');
      for (const of of [said.ecs.wfp, said.ocsf.unmapped]) expect(of.remote?.ip).toBe(remote);
      expect(said.ecs.related.ip.includes('10.0.0.2')).toBe(!isLocal);
      expect(said.ecs.network.community_id !== undefined).toBe(!isLocal);
      expect(JSON.stringify([said.ocsf.src_endpoint, said.ocsf.dst_endpoint]).includes('10.0.0.2')).toBe(
        !isLocal,
      );
      if (isBlocked) expect(said.page.includes('10.0.0.0/24')).toBe(!isLocal);
      expect(isWanted(event, 'remote=10.0.0.2')).toBe(!isLocal);
      expect(isWanted(event, 'local=10.0.0.1')).toBe(true);
    });
  });

  test('tables say it as CSV does', () =>
    expectTables(kind.ids.map((id) => answersOf(eventAt('DROP', id, kind)))));
});

test('the kinds have every layer with a certain id, each once', () => {
  const ids = Object.values(KINDS).flatMap((kind) => kind.ids);
  expect(ids.sort((a, b) => a - b)).toEqual(range(0, 81));
});
