/** Who sent to whom, in every format: shown only where all that an event says of it agrees. */

import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import {
  CSV_COLUMNS,
  csv,
  type EventContext,
  ecs,
  type NetEventName,
  ocsf,
  text,
} from '../../src/formats.ts';
import { drop, event5, mainModeFailure } from '../support/events.ts';

/** An event and the struct that it was decoded as. */
type Entry = readonly [struct: NetEventName, event: unknown];

/** A drop; the structs of Windows 7 and before have no member for the direction. */
function dropAt(layerId: number, msFwpDirection?: string | number): Entry {
  if (msFwpDirection !== undefined) return latest('CLASSIFY_DROP', drop({ msFwpDirection, layerId }));
  return ['FWPM_NET_EVENT0', event5('CLASSIFY_DROP', { filterId: 1n, layerId })];
}

function latest(...parts: Parameters<typeof event5>): Entry {
  return ['FWPM_NET_EVENT5', event5(...parts)];
}

/** What each format makes of an event. */
function formatted([struct, event]: Entry, context: EventContext = {}) {
  const line = csv(context).write(struct, event);
  const rows: Record<string, string>[] = parse(line, { columns: [...CSV_COLUMNS] });
  return {
    row: rows[0] ?? {},
    ecs: JSON.parse(ecs(context).write(struct, event)),
    ocsf: JSON.parse(ocsf(context).write(struct, event)),
  };
}

type Direction = 'inbound' | 'outbound' | 'forward' | 'bidirectional' | undefined;

const LOCAL = { ip: '10.0.0.1', port: 50000 };
const REMOTE = { ip: '10.0.0.2', port: 443 };

function expectEnds(
  event: Entry,
  direction: Direction,
  direction_id: number,
  hosts: readonly string[] = [],
): void {
  const { ecs, ocsf } = formatted(event);
  const [source, destination] = direction === 'inbound' ? [REMOTE, LOCAL] : [LOCAL, REMOTE];
  const isKnown = direction === 'inbound' || direction === 'outbound';

  expect(ecs.network.direction).toBe(direction);
  expect(ecs.source).toEqual(isKnown ? { address: source.ip, ...source } : undefined);
  expect(ecs.destination).toEqual(isKnown ? { address: destination.ip, ...destination } : undefined);
  // Whatever the direction, each end can be found.
  expect(ecs.wfp).toMatchObject({ local: LOCAL, remote: REMOTE });
  expect(ecs.related.ip).toEqual([LOCAL.ip, REMOTE.ip, ...hosts]);

  const words = direction_id === 99 ? direction : undefined;
  expect([ocsf.connection_info.direction_id, ocsf.connection_info.direction]).toEqual([direction_id, words]);
  if (ocsf.class_uid === 4001) expect(ocsf.is_src_dst_assignment_known).toBe(isKnown);
  // The schema wants one end of network activity, and of a tunnel none.
  const isThere = ocsf.class_uid === 4001 || isKnown;
  expect(ocsf.src_endpoint).toEqual(isThere ? source : undefined);
  expect(ocsf.dst_endpoint).toEqual(isThere ? destination : undefined);
}

const [CONNECT, ACCEPT, DATAGRAM, FORWARD] = [48, 44, 24, 8];
const [SWITCH_INGRESS, SWITCH_EGRESS] = [74, 76];
const [IN, OUT] = ['MS_FWP_DIRECTION_IN', 'MS_FWP_DIRECTION_OUT'];

describe('drops: the member and the layer', () => {
  test.each<[string, string | number | undefined, number, Direction, number]>([
    ['agree on outbound', OUT, CONNECT, 'outbound', 2],
    ['agree on inbound', IN, ACCEPT, 'inbound', 1],
    ['disagree, as Windows is known to do', OUT, ACCEPT, undefined, 0],
    ['disagree the other way', IN, CONNECT, undefined, 0],
    ['only the member says it, outbound', OUT, DATAGRAM, 'outbound', 2],
    ['only the member says it, inbound', IN, DATAGRAM, 'inbound', 1],
    ['only the member says it, at a layer without a name', OUT, 200, 'outbound', 2],
    ['only the layer says it', undefined, ACCEPT, 'inbound', 1],
    ['neither says it', undefined, DATAGRAM, undefined, 0],
    ['the member is a number that nobody knows', 14596, ACCEPT, undefined, 0],
    ['the same, at a layer that implies nothing', 14596, DATAGRAM, undefined, 0],
    ['the member is 0, which FWP_DIRECTION has', 0, CONNECT, 'outbound', 2],
    ['the member is 1, which FWP_DIRECTION has', 1, DATAGRAM, 'inbound', 1],
    ['the member is 2, which is no direction', 2, CONNECT, undefined, 0],
    ['outbound, into a virtual switch, which is not into the machine', OUT, SWITCH_INGRESS, 'outbound', 2],
    ['inbound, out of a virtual switch', IN, SWITCH_EGRESS, 'inbound', 1],
    ['forwarded', 'MS_FWP_DIRECTION_FORWARD', FORWARD, 'forward', 99],
    ['forwarded, at another layer', 'MS_FWP_DIRECTION_FORWARD', CONNECT, undefined, 0],
    ['outbound, where traffic is forwarded', OUT, FORWARD, undefined, 0],
    ['only the layer says that it is forwarded', undefined, FORWARD, 'forward', 99],
    ['bidirectional', 'MS_FWP_DIRECTION_BIDIRECTIONAL', DATAGRAM, 'bidirectional', 99],
  ])('%s', (_what, msFwpDirection, layerId, direction, direction_id) => {
    expectEnds(dropAt(layerId, msFwpDirection), direction, direction_id);
  });

  test('what each says is told when they disagree', () => {
    const { row, ecs, ocsf } = formatted(
      latest('CLASSIFY_DROP', drop({ msFwpDirection: OUT, layerId: ACCEPT })),
    );
    expect(row).toMatchObject({ direction: 'outbound', layer_direction: 'inbound' });
    expect(ecs.wfp).toMatchObject({ direction: 'outbound', layer_direction: 'inbound' });
    expect(ocsf.unmapped).toMatchObject({ direction: 'outbound', layer_direction: 'inbound' });
  });

  describe('at a layer that only the rules name', () => {
    const rules = {
      rule: () => undefined,
      layer: (id: number) => (id === 91 ? 'FWPM_LAYER_INBOUND_RESERVED2' : undefined),
    };

    test('it implies a direction', () => {
      const { row, ecs, ocsf } = formatted(dropAt(91), { rules });
      expect(row).toMatchObject({ direction: '', layer_direction: 'inbound' });
      expect(ecs).toMatchObject({ network: { direction: 'inbound' }, source: REMOTE, destination: LOCAL });
      expect(ocsf).toMatchObject({ connection_info: { direction_id: 1 }, src_endpoint: REMOTE });
    });

    test('it can contradict the member', () => {
      const { row, ecs, ocsf } = formatted(dropAt(91, OUT), { rules });
      expect(row).toMatchObject({ direction: 'outbound', layer_direction: 'inbound' });
      expect(ecs).not.toHaveProperty('source');
      expect(ecs.wfp).toMatchObject({ direction: 'outbound', layer_direction: 'inbound' });
      expect(ocsf.is_src_dst_assignment_known).toBe(false);
      expect(text({ rules }).write(...dropAt(91, OUT))).toContain(
        'outbound says the event, inbound implies its layer',
      );
    });

    test('without rules it implies nothing', () => {
      expect(formatted(dropAt(91, OUT)).row).toMatchObject({ direction: 'outbound', layer_direction: '' });
    });
  });

  test('a struct without the member', () => {
    const { ecs, row } = formatted(dropAt(CONNECT));
    expect(ecs).toMatchObject({ network: { direction: 'outbound' }, source: LOCAL });
    expect(row).toMatchObject({ direction: '', layer_direction: 'outbound' });
  });

  test('loopback has a direction, too', () => {
    const event = latest('CLASSIFY_DROP', drop({ msFwpDirection: OUT, layerId: CONNECT, isLoopback: true }));
    const { ecs, ocsf, row } = formatted(event);
    expect(ecs).toMatchObject({ source: LOCAL, destination: REMOTE, wfp: { loopback: true } });
    expect(ocsf).toMatchObject({ src_endpoint: LOCAL, connection_info: { direction_id: 4, boundary_id: 1 } });
    expect(row['loopback']).toBe('true');
  });
});

describe('negotiations go from the initiator to the responder', () => {
  test.each<[string | number, Direction, number]>([
    ['IKEEXT_SA_ROLE_INITIATOR', 'outbound', 2],
    ['IKEEXT_SA_ROLE_RESPONDER', 'inbound', 1],
    [2, undefined, 0],
  ])('%s', (saRole, direction, direction_id) => {
    expectEnds(latest('IKEEXT_MM_FAILURE', mainModeFailure({ saRole })), direction, direction_id);
  });
});

describe('DoS protection', () => {
  const body = (direction: string) => ({
    ipVersion: 'FWP_IP_VERSION_V4',
    publicHostV4Addr: '1.2.3.4',
    internalHostV4Addr: '10.9.8.7',
    failureStatus: -1070170111,
    direction,
  });

  test.each<[string, Direction, number]>([
    ['FWP_DIRECTION_OUTBOUND', 'outbound', 2],
    ['FWP_DIRECTION_INBOUND', 'inbound', 1],
  ])('%s', (said, direction, direction_id) => {
    expectEnds(latest('IPSEC_DOSP_DROP', body(said)), direction, direction_id, ['1.2.3.4', '10.9.8.7']);
  });

  test('has hosts of its own where the header has none', () => {
    const { ecs, ocsf, row } = formatted(
      latest('IPSEC_DOSP_DROP', body('FWP_DIRECTION_INBOUND'), { flags: 0 }),
    );
    expect(ecs).toMatchObject({ source: { ip: '1.2.3.4' }, destination: { ip: '10.9.8.7' } });
    expect(ocsf).toMatchObject({ src_endpoint: { ip: '1.2.3.4' }, dst_endpoint: { ip: '10.9.8.7' } });
    expect(row).toMatchObject({ local_address: '10.9.8.7', remote_address: '1.2.3.4', ip_version: '4' });
    expect(row).toMatchObject({ internal_host: '10.9.8.7', public_host: '1.2.3.4' });
    expect(ecs.wfp).toMatchObject({ internal_host: '10.9.8.7', public_host: '1.2.3.4' });
  });
});

describe('the ports of the header are those of its own addresses', () => {
  const body = {
    ipVersion: 'FWP_IP_VERSION_V4',
    publicHostV4Addr: '1.2.3.4',
    internalHostV4Addr: '10.9.8.7',
    failureStatus: -1070170111,
    direction: 'FWP_DIRECTION_INBOUND',
  };
  const PORTS = 0x18;
  const ends = (flags: number, own: object | null = body) => {
    const { row, ecs, ocsf } = formatted(latest('IPSEC_DOSP_DROP', own, { flags }));
    const cells = [row['local_address'], row['local_port'], row['remote_address'], row['remote_port']];
    return { cells: cells.join(' '), ecs: ecs.wfp, ocsf };
  };

  test('the hosts of DoS protection have none', () => {
    const { cells, ecs, ocsf } = ends(PORTS);
    expect(cells).toBe('10.9.8.7  1.2.3.4 ');
    expect([ecs.local, ecs.remote]).toEqual([{ ip: '10.9.8.7' }, { ip: '1.2.3.4' }]);
    expect([ocsf.src_endpoint, ocsf.dst_endpoint]).toEqual([{ ip: '1.2.3.4' }, { ip: '10.9.8.7' }]);
  });

  test.each([
    ['both', PORTS | 0x106, '10.0.0.1 50000 10.0.0.2 443'],
    ['the local address', PORTS | 0x102, '10.0.0.1 50000 1.2.3.4 '],
    ['the remote address', PORTS | 0x104, '10.9.8.7  10.0.0.2 443'],
    ['addresses without their version', PORTS | 0x006, '10.9.8.7  1.2.3.4 '],
  ])('of %s', (_what, flags, cells) => {
    expect(ends(flags).cells).toBe(cells);
  });

  test('where there is no address at all, ports are ports', () => {
    expect(ends(PORTS, null).cells).toBe(' 50000  443');
  });
});

describe('Ethernet frames', () => {
  const NO_IP = {
    ipVersion: 'FWP_IP_VERSION_NONE',
    localAddrV4: undefined,
    remoteAddrV4: undefined,
    flags: 0,
  };
  const frame = (msFwpDirection: string) =>
    latest(
      'CLASSIFY_DROP_MAC',
      {
        localMacAddr: '10-11-12-13-14-15',
        remoteMacAddr: 'E0-E1-E2-E3-E4-E5',
        mediaType: 0,
        ifType: 6,
        etherType: 2054,
        ndisPortNumber: 1,
        reserved: 0,
        vlanTag: 0,
        ifLuid: 1n,
        ...drop({ msFwpDirection, layerId: 200 }),
      },
      NO_IP,
    );

  test.each([
    [IN, 'E0-E1-E2-E3-E4-E5', '10-11-12-13-14-15'],
    [OUT, '10-11-12-13-14-15', 'E0-E1-E2-E3-E4-E5'],
  ])('%s', (direction, source, destination) => {
    const { ecs, ocsf, row } = formatted(frame(direction ?? ''));
    expect([ecs.source, ecs.destination]).toEqual([{ mac: source }, { mac: destination }]);
    expect(ocsf.src_endpoint).toEqual({ uid: source, mac: source });
    expect(ocsf.dst_endpoint).toEqual({ uid: destination, mac: destination });
    expect(row).toMatchObject({ local_mac: '10-11-12-13-14-15', remote_mac: 'E0-E1-E2-E3-E4-E5' });
    expect(ecs).not.toHaveProperty('related.ip');
  });
});

describe('ICMP has a type and a code where others have ports', () => {
  test.each([
    [1, 'icmp'],
    [58, 'ipv6-icmp'],
  ])('protocol %i', (ipProtocol, name) => {
    const event = latest('CLASSIFY_DROP', drop({}), { ipProtocol, localPort: 8, remotePort: 0 });
    const { ecs, ocsf, row } = formatted(event);
    expect(ecs.network).toMatchObject({ iana_number: String(ipProtocol), transport: name });
    expect([ecs.source, ecs.destination]).toEqual([
      { address: REMOTE.ip, ip: REMOTE.ip },
      { address: LOCAL.ip, ip: LOCAL.ip },
    ]);
    expect(ecs.wfp.icmp).toEqual({ type: 8, code: 0 });
    expect(ocsf.src_endpoint).toEqual({ ip: REMOTE.ip });
    expect(ocsf.unmapped.icmp).toEqual({ type: 8, code: 0 });
    expect(row).toMatchObject({
      icmp_type: '8',
      icmp_code: '0',
      local_port: '',
      remote_port: '',
      protocol_name: name,
    });
  });
});

describe('what no flag of the header vouches for is not shown', () => {
  const FLAGS = {
    PROTOCOL: 0x1,
    LOCAL: 0x2,
    REMOTE: 0x4,
    LOCAL_PORT: 0x8,
    REMOTE_PORT: 0x10,
    APP: 0x20,
    USER: 0x40,
    VERSION: 0x100,
  };
  const shown = (flags: number) => formatted(latest('CLASSIFY_DROP', drop({}), { flags }));

  test('no flag: only what the event itself says', () => {
    const { ecs, ocsf, row } = shown(0);
    expect(Object.keys(ecs)).toEqual(['@timestamp', 'ecs', 'event', 'network', 'host', 'rule', 'wfp']);
    expect(ecs.network).toEqual({ direction: 'inbound' });
    expect(
      Object.keys(ecs.wfp).filter((name) => /local|remote|icmp|scope|sid|enterprise|reauth/.test(name)),
    ).toEqual([]);
    expect(ocsf).not.toHaveProperty('actor');
    const said = Object.keys(row).filter((column) => row[column] !== '');
    expect(said.join(' ')).toBe(
      'time struct type outcome direction layer_direction loopback filter_id layer_id layer_name original_profile current_profile event',
    );
  });

  test.each([
    ['addresses without their version', FLAGS.LOCAL | FLAGS.REMOTE, undefined, undefined],
    ['one address', FLAGS.VERSION | FLAGS.LOCAL, undefined, { address: LOCAL.ip, ip: LOCAL.ip }],
    ['the other', FLAGS.VERSION | FLAGS.REMOTE, { address: REMOTE.ip, ip: REMOTE.ip }, undefined],
    ['a port', FLAGS.REMOTE_PORT, { port: REMOTE.port }, undefined],
  ])('%s', (_what, flags, source, destination) => {
    const { ecs } = shown(flags);
    expect([ecs.source, ecs.destination]).toEqual([source, destination]);
  });

  test.each([
    ['process', FLAGS.APP],
    ['user', FLAGS.USER],
    ['network.transport', FLAGS.PROTOCOL],
    ['network.type', FLAGS.VERSION],
  ])('%s', (field, flag) => {
    expect(shown(flag).ecs).toHaveProperty(field);
    expect(shown(0xffffffff & ~flag).ecs).not.toHaveProperty(field);
  });
});
