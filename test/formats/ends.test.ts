/** Who sent to whom, in every format: shown only where all that an event says of it agrees. */

import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { CSV_COLUMNS, csv, ecs, type NetEventName, ocsf } from '../../src/formats.ts';
import { drop, event5, mainModeFailure } from './support.ts';

/** What each format makes of an event. */
function formatted(event: unknown, struct: NetEventName = 'FWPM_NET_EVENT5') {
  const rows: Record<string, string>[] = parse(csv().write(struct, event), { columns: [...CSV_COLUMNS] });
  return {
    row: rows[0] ?? {},
    ecs: JSON.parse(ecs().write(struct, event)),
    ocsf: JSON.parse(ocsf().write(struct, event)),
  };
}

type Direction = 'ingress' | 'egress' | undefined;

const LOCAL = { ip: '10.0.0.1', port: 50000 };
const REMOTE = { ip: '10.0.0.2', port: 443 };

function expectEnds(
  event: unknown,
  direction: Direction,
  direction_id: number,
  [words]: readonly string[] = [],
  hosts: readonly string[] = [],
): void {
  const { ecs, ocsf } = formatted(event);
  const [source, destination] = direction === 'ingress' ? [REMOTE, LOCAL] : [LOCAL, REMOTE];

  expect(ecs.network.direction).toBe(direction);
  expect(ecs.source).toEqual(direction && { address: source.ip, ...source });
  expect(ecs.destination).toEqual(direction && { address: destination.ip, ...destination });
  // Whatever the direction, each end can be found.
  expect(ecs.wfp).toMatchObject({ local: LOCAL, remote: REMOTE });
  expect(ecs.related.ip).toEqual([LOCAL.ip, REMOTE.ip, ...hosts]);

  expect([ocsf.connection_info.direction_id, ocsf.connection_info.direction]).toEqual([direction_id, words]);
  if (ocsf.class_uid === 4001) expect(ocsf.is_src_dst_assignment_known).toBe(direction !== undefined);
  // The schema wants one end of network activity, and of a tunnel none.
  const isThere = ocsf.class_uid === 4001 || direction !== undefined;
  expect(ocsf.src_endpoint).toEqual(isThere ? source : undefined);
  expect(ocsf.dst_endpoint).toEqual(isThere ? destination : undefined);
}

const [CONNECT, ACCEPT, DATAGRAM, FORWARD] = [48, 44, 24, 8];
const [IN, OUT] = ['MS_FWP_DIRECTION_IN', 'MS_FWP_DIRECTION_OUT'];

describe('drops: the member and the layer', () => {
  test.each<[string, string | number, number, Direction, number, string?]>([
    ['agree on outbound', OUT, CONNECT, 'egress', 2],
    ['agree on inbound', IN, ACCEPT, 'ingress', 1],
    ['disagree, as Windows is known to do', OUT, ACCEPT, undefined, 0],
    ['disagree the other way', IN, CONNECT, undefined, 0],
    ['only the member says it, outbound', OUT, DATAGRAM, 'egress', 2],
    ['only the member says it, inbound', IN, DATAGRAM, 'ingress', 1],
    ['only the member says it, at a layer without a name', OUT, 200, 'egress', 2],
    ['only the layer says it', 0, ACCEPT, 'ingress', 1],
    ['neither says it', 0, DATAGRAM, undefined, 0],
    ['forwarded', 'MS_FWP_DIRECTION_FORWARD', FORWARD, undefined, 99, 'forward'],
    ['forwarded, at another layer', 'MS_FWP_DIRECTION_FORWARD', CONNECT, undefined, 0],
    ['outbound, where traffic is forwarded', OUT, FORWARD, undefined, 0],
    ['only the layer says that it is forwarded', 0, FORWARD, undefined, 99, 'forward'],
    ['bidirectional', 'MS_FWP_DIRECTION_BIDIRECTIONAL', DATAGRAM, undefined, 99, 'bidirectional'],
  ])('%s', (_what, msFwpDirection, layerId, direction, direction_id, words) => {
    expectEnds(
      event5('CLASSIFY_DROP', drop({ msFwpDirection, layerId })),
      direction,
      direction_id,
      words === undefined ? [] : [words],
    );
  });

  test('what each says is told when they disagree', () => {
    const { row, ecs, ocsf } = formatted(
      event5('CLASSIFY_DROP', drop({ msFwpDirection: OUT, layerId: ACCEPT })),
    );
    expect(row).toMatchObject({ direction: 'outbound', layer_direction: 'inbound' });
    expect(ecs.wfp).toMatchObject({ direction: 'outbound', layer_direction: 'inbound' });
    expect(ocsf.unmapped).toMatchObject({ direction: 'outbound', layer_direction: 'inbound' });
  });

  test('a struct without the member', () => {
    const { header } = Object(event5('CLASSIFY_DROP', drop({})));
    const event = {
      header,
      type: 'FWPM_NET_EVENT_TYPE_CLASSIFY_DROP',
      classifyDrop: { filterId: 1n, layerId: CONNECT },
    };
    const { ecs, row } = formatted(event, 'FWPM_NET_EVENT0');
    expect(ecs).toMatchObject({ network: { direction: 'egress' }, source: LOCAL });
    expect(row).toMatchObject({ direction: '', layer_direction: 'outbound' });
  });

  test('loopback has a direction, too', () => {
    const event = event5('CLASSIFY_DROP', drop({ msFwpDirection: OUT, layerId: CONNECT, isLoopback: true }));
    const { ecs, ocsf, row } = formatted(event);
    expect(ecs).toMatchObject({ source: LOCAL, destination: REMOTE, wfp: { loopback: true } });
    expect(ocsf).toMatchObject({ src_endpoint: LOCAL, connection_info: { direction_id: 4, boundary_id: 1 } });
    expect(row['loopback']).toBe('true');
  });
});

describe('negotiations go from the initiator to the responder', () => {
  test.each<[string | number, Direction, number]>([
    ['IKEEXT_SA_ROLE_INITIATOR', 'egress', 2],
    ['IKEEXT_SA_ROLE_RESPONDER', 'ingress', 1],
    [2, undefined, 0],
  ])('%s', (saRole, direction, direction_id) => {
    expectEnds(event5('IKEEXT_MM_FAILURE', mainModeFailure({ saRole })), direction, direction_id);
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
    ['FWP_DIRECTION_OUTBOUND', 'egress', 2],
    ['FWP_DIRECTION_INBOUND', 'ingress', 1],
  ])('%s', (said, direction, direction_id) => {
    expectEnds(event5('IPSEC_DOSP_DROP', body(said)), direction, direction_id, [], ['1.2.3.4', '10.9.8.7']);
  });

  test('has hosts of its own where the header has none', () => {
    const { ecs, ocsf, row } = formatted(
      event5('IPSEC_DOSP_DROP', body('FWP_DIRECTION_INBOUND'), { flags: 0 }),
    );
    expect(ecs).toMatchObject({ source: { ip: '1.2.3.4' }, destination: { ip: '10.9.8.7' } });
    expect(ocsf).toMatchObject({ src_endpoint: { ip: '1.2.3.4' }, dst_endpoint: { ip: '10.9.8.7' } });
    expect(row).toMatchObject({ local_address: '10.9.8.7', remote_address: '1.2.3.4', ip_version: '4' });
    expect(row).toMatchObject({ internal_host: '10.9.8.7', public_host: '1.2.3.4' });
    expect(ecs.wfp).toMatchObject({ internal_host: '10.9.8.7', public_host: '1.2.3.4' });
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
    event5(
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
    const event = event5('CLASSIFY_DROP', drop({}), { ipProtocol, localPort: 8, remotePort: 0 });
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
  const shown = (flags: number) => formatted(event5('CLASSIFY_DROP', drop({}), { flags }));

  test('no flag: only what the event itself says', () => {
    const { ecs, ocsf, row } = shown(0);
    expect(Object.keys(ecs)).toEqual(['@timestamp', 'ecs', 'event', 'network', 'host', 'rule', 'wfp']);
    expect(ecs.network).toEqual({ direction: 'ingress' });
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
