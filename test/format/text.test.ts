/** Blocks for people, each as it is expected to the letter. */
import { describe, expect, test } from 'vitest';
import {
  type EventContext,
  type NetEventName,
  type Origin,
  type RuleBook,
  readRules,
  type Style,
  type TextOptions,
  text,
  volumesOf,
} from '../../src/formats.ts';
import { CONTEXT, drop, event5, eventFixtures, mainModeFailure, RULE, rulesOf } from '../support/events.ts';
import { rows } from '../support/exhaustive.ts';
import { filtersXml, fixtureBytes } from '../support/filters.ts';

function blockOf(event: unknown, context: EventContext = {}, options?: TextOptions): string {
  return text(context, options).write('FWPM_NET_EVENT5', event);
}

/** What a row says; undefined where there is none. */
function rowOf(label: string, event: unknown, context?: EventContext): string | undefined {
  const row = blockOf(event, context)
    .split('\n')
    .find((line) => line.startsWith(`  ${label} `));
  return row?.slice(14);
}

function headlineOf(event: unknown): string | undefined {
  return blockOf(event)
    .split('\n')[0]
    ?.replace(/^\S+ {2}/, '');
}

const sample = eventFixtures().find(({ name }) => name === 'enum5')?.events ?? [];

/** What somebody knows who has files beside the capture. */
async function filesContext(): Promise<EventContext> {
  return {
    rules: await readRules([fixtureBytes('filters.xml')]),
    volumes: volumesOf(['harddiskvolume3=C:']),
  };
}

describe('an event of each type', () => {
  test.each([
    [
      'main mode failure, IPv4',
      0,
      `
2022-06-18T04:26:40.0000000Z  IKEv2 main mode failed: ERROR_IPSEC_IKE_AUTH_FAIL (13801)
  who         C:\\windows\\system32\\svchost.exe, user S-1-5-21-1004336348-1177238915-682003330-512, package S-1-15-2-11-22-33-44-55-66-77, enterprise contoso.com
  local name  CONTOSO\\host$, member of S-1-5-32-544, S-1-5-11
  certificate SHA-1 01080f161d242b323940474e555c636a71787f86
  where       remote 8.8.4.0:443 -> local 192.168.1.0:50000, tcp
  why         failed at the peer, this machine was the responder, state SSPI_SENT, authentication by CERTIFICATE, flagged as BENIGN, MULTIPLE
  meaning     The credentials that one side authenticated with were not accepted.
  check       Check that the certificates are in date, chain to a root that the other side trusts, and have the right purpose (on a VPN server, Server Authentication) and name; or that both sides have the same preshared key.
  rule        filter 65537, which is not among the rules: ids are new at each start of the filter engine
  ids         main mode SA 9833440827789222417, provider context 11223344-5566-7788-99aa-bbccddeeff00
`,
    ],
    [
      'main mode failure, IPv6, with groups of a peer without a name',
      1,
      `
2022-06-18T04:26:41.0000000Z  IKEv2 main mode failed: ERROR_IPSEC_IKE_AUTH_FAIL (13801)
  who         C:\\windows\\system32\\svchost.exe, user S-1-5-21-1004336348-1177238915-682003330-513, package S-1-15-2-11-22-33-44-55-66-78, enterprise contoso.com
  local name  CONTOSO\\host$, member of S-1-5-32-544, S-1-5-11
  remote name without a name, member of S-1-1-0, S-1-5-2, S-1-5-21-1-2-3-513
  certificate SHA-1 01080f161d242b323940474e555c636a71787f86
  where       remote [a1a2:a3a4:a5a6:a7a8:a9aa:abac:adae:afb0]:444 -> local [2122:2324:2526:2728:292a:2b2c:2d2e:2f30]:50001, udp, scope 8
  why         failed at the peer, this machine was the responder, state SSPI_SENT, authentication by CERTIFICATE, flagged as BENIGN, MULTIPLE
  meaning     The credentials that one side authenticated with were not accepted.
  check       Check that the certificates are in date, chain to a root that the other side trusts, and have the right purpose (on a VPN server, Server Authentication) and name; or that both sides have the same preshared key.
  rule        filter 65537, which is not among the rules: ids are new at each start of the filter engine
  ids         main mode SA 9833440827789222417, provider context 11223345-5566-7788-99aa-bbccddeeff01
`,
    ],
    [
      'quick mode failure in transport mode, whose subnets mean nothing',
      2,
      `
2022-06-18T04:26:42.0000000Z  AuthIP quick mode failed: ERROR_IPSEC_IKE_POLICY_MATCH (13868)
  who         C:\\windows\\system32\\svchost.exe, user S-1-5-21-1004336348-1177238915-682003330-514, package S-1-15-2-11-22-33-44-55-66-79, enterprise contoso.com
  where       local 192.168.1.2:50002 -> remote 8.8.4.2:445, tcp
  traffic     TRANSPORT
  why         failed on this machine, this machine was the initiator, state INITIAL
  meaning     The policies of the two sides do not match.
  check       Compare what the two sides offer and demand: encryption, integrity, Diffie-Hellman group, authentication methods, and the addresses and ports that are to be protected.
  rule        filter 131074, which is not among the rules: ids are new at each start of the filter engine
  ids         main mode SA 1311768467463790320, provider context 11223346-5566-7788-99aa-bbccddeeff02
`,
    ],
    [
      'quick mode failure of a tunnel',
      3,
      `
2022-06-18T04:26:43.0000000Z  AuthIP quick mode failed: ERROR_IPSEC_IKE_POLICY_MATCH (13868)
  who         C:\\windows\\system32\\svchost.exe, user S-1-5-21-1004336348-1177238915-682003330-515, package S-1-15-2-11-22-33-44-55-66-80, enterprise contoso.com
  where       local 192.168.1.3:50003 -> remote 8.8.4.3:446, udp
  traffic     TUNNEL, local 10.0.0.0/8, remote 172.16.0.0/12
  why         failed on this machine, this machine was the initiator, state INITIAL
  meaning     The policies of the two sides do not match.
  check       Compare what the two sides offer and demand: encryption, integrity, Diffie-Hellman group, authentication methods, and the addresses and ports that are to be protected.
  rule        filter 131074, which is not among the rules: ids are new at each start of the filter engine
  ids         main mode SA 1311768467463790320, provider context 11223347-5566-7788-99aa-bbccddeeff03
`,
    ],
    [
      'extended mode failure, with an error of SSPI',
      5,
      `
2022-06-18T04:26:45.0000000Z  AuthIP extended mode failed: SEC_E_INTERNAL_ERROR (0x80090304)
  who         C:\\windows\\system32\\svchost.exe, user S-1-5-21-1004336348-1177238915-682003330-517, package S-1-15-2-11-22-33-44-55-66-82, enterprise contoso.com
  local name  u@contoso.com, member of S-1-5-32-545
  remote name host/srv.contoso.com
  certificate SHA-1 f0efeeedecebeae9e8e7e6e5e4e3e2e1e0dfdedd
  where       local [2526:2728:292a:2b2c:2d2e:2f30:3132:3334]:50005 -> remote [a5a6:a7a8:a9aa:abac:adae:afb0:b1b2:b3b4]:448, udp, scope 12
  traffic     TUNNEL
  why         failed at the peer, this machine was the initiator, state AUTH_COMPLETE, authentication by KERBEROS, flagged as MULTIPLE
  meaning     Authentication failed with an error that has no SSPI code of its own.
  check       Look at the other events with this peer at that time, and at the peer's own log.
  rule        filter 43, which is not among the rules: ids are new at each start of the filter engine
  ids         main mode SA 42
`,
    ],
    [
      'classify drop, whose filter id is another filter by now',
      6,
      `
2022-06-18T04:26:46.0000000Z  a filter blocked traffic
  who         C:\\windows\\system32\\svchost.exe, user S-1-5-21-1004336348-1177238915-682003330-518, package S-1-15-2-11-22-33-44-55-66-83, enterprise contoso.com
  where       remote 8.8.4.6:449 -> local 192.168.1.6:50006, tcp
  vswitch     source port 3, destination port 9
  direction   inbound, loopback
  why         authorized again for NEW_NEXTHOP_INTERFACE
  rule        filter 66241, which is "Block \\"SMB\\" & RPC <outbound> – Prüfung" now, but at another layer (ALE_AUTH_CONNECT_V4): ids are new at each start of the filter engine
  layer       ALE_AUTH_RECV_ACCEPT_V4 (44)
  profile     now 2, when it was authorized 1
`,
    ],
    [
      'IPsec kernel drop',
      8,
      `
2022-06-18T04:26:48.0000000Z  IPsec dropped a packet: STATUS_IPSEC_WRONG_SA (0xc0360003)
  who         C:\\windows\\system32\\svchost.exe, user S-1-5-21-1004336348-1177238915-682003330-520, package S-1-15-2-11-22-33-44-55-66-85, enterprise contoso.com
  where       remote 8.8.4.8:451 -> local 192.168.1.8:50008, tcp
  direction   inbound
  meaning     The packet came over an SA that is not meant for packets like it.
  check       Compare which addresses, ports and protocols the policies of the two sides protect, and how.
  rule        filter 77, which is "Twice, last" now, but at another layer (ALE_AUTH_CONNECT_V4): ids are new at each start of the filter engine
  layer       INBOUND_TRANSPORT_V4 (12)
  ids         SPI 0xdeadbeef
`,
    ],
    [
      'IPsec DoS protection drop',
      9,
      `
2022-06-18T04:26:49.0000000Z  IPsec DoS protection dropped a packet: STATUS_IPSEC_DOSP_RECEIVED_MULTICAST (0xc0368001)
  who         C:\\windows\\system32\\svchost.exe, user S-1-5-21-1004336348-1177238915-682003330-521, package S-1-15-2-11-22-33-44-55-66-86, enterprise contoso.com
  where       local 192.168.1.9:50009 -> remote 8.8.4.9:452, udp
  hosts       public 1.2.3.4, internal 10.11.12.13
  direction   outbound
  meaning     The packet is IPsec to a multicast address, which IPsec DoS protection does not allow.
  check       If the traffic is wanted, check the rules and settings of IPsec DoS protection on this gateway.
`,
    ],
    [
      'classify allow, with an id of 64 bits',
      11,
      `
2022-06-18T04:26:51.0000000Z  a filter permitted traffic
  who         C:\\windows\\system32\\svchost.exe, user S-1-5-21-1004336348-1177238915-682003330-523, package S-1-15-2-11-22-33-44-55-66-88, enterprise contoso.com
  where       local [2b2c:2d2e:2f30:3132:3334:3536:3738:393a]:50011 -> remote [abac:adae:afb0:b1b2:b3b4:b5b6:b7b8:b9ba]:454, udp, scope 18
  direction   outbound
  rule        filter 18446744073709551614, which is not among the rules: ids are new at each start of the filter engine
  layer       ALE_AUTH_CONNECT_V4 (48)
  profile     1
`,
    ],
    [
      'capability drop, of which nothing tells the direction',
      12,
      `
2022-06-18T04:26:52.0000000Z  an app without the capability was blocked
  who         C:\\windows\\system32\\svchost.exe, user S-1-5-21-1004336348-1177238915-682003330-524, package S-1-15-2-11-22-33-44-55-66-89, enterprise contoso.com
  where       local 192.168.1.12:50012, remote 8.8.4.12:455, tcp
  why         capability INTERNET_PRIVATE_NETWORK
  rule        filter 196618, which is not among the rules: ids are new at each start of the filter engine
`,
    ],
    [
      'capability allow',
      13,
      `
2022-06-18T04:26:53.0000000Z  an app was permitted for its capability
  who         C:\\windows\\system32\\svchost.exe, user S-1-5-21-1004336348-1177238915-682003330-525, package S-1-15-2-11-22-33-44-55-66-90, enterprise contoso.com
  where       local [2d2e:2f30:3132:3334:3536:3738:393a:3b3c]:50013, remote [adae:afb0:b1b2:b3b4:b5b6:b7b8:b9ba:bbbc]:456, udp, scope 20
  direction   loopback
  why         capability INTERNET_PRIVATE_NETWORK
  rule        filter 196619, which is not among the rules: ids are new at each start of the filter engine
`,
    ],
    [
      'drop of an Ethernet frame, at a layer whose id has no certain name',
      14,
      `
2022-06-18T04:26:54.0000000Z  a filter blocked an Ethernet frame
  who         C:\\windows\\system32\\svchost.exe, user S-1-5-21-1004336348-1177238915-682003330-526, package S-1-15-2-11-22-33-44-55-66-91, enterprise contoso.com
  where       remote E0-E1-E2-E3-E4-E5 port 0 -> local 10-11-12-13-14-15 port 0, hopopt
  vswitch     id 7b00760073007d000000, source port 5, destination port 6
  direction   inbound
  why         authorized again for POLICY_CHANGE
  rule        filter 88, which is not among the rules: ids are new at each start of the filter engine
  layer       90
  profile     now 3, when it was authorized 2
  ids         interface 1689399632855040, EtherType 0x0806, VLAN tag 4095
`,
    ],
    [
      'arrival of a packet in low-power mode',
      15,
      `
2022-06-18T04:26:55.0000000Z  a packet arrived in low-power mode
  who         C:\\windows\\system32\\svchost.exe, user S-1-5-21-1004336348-1177238915-682003330-527, package S-1-15-2-11-22-33-44-55-66-92, enterprise contoso.com
  where       local 192.168.1.15:50015, remote 8.8.4.15:458, udp
  ids         SPI 0xcafebabe
`,
    ],
  ])('%s', async (_what, index, block) => {
    expect(`\n${blockOf(sample[index], await filesContext())}`).toBe(`${block}\n`);
  });
});

test('who failed with whom, where, why and under which filter', async () => {
  const xml = filtersXml(
    `<displayData><name>Branch office tunnel</name><description>IKEv2 with certificates.</description></displayData>
     <providerKey/><layerKey>FWPM_LAYER_IKEEXT_V4</layerKey><subLayerKey>FWPM_SUBLAYER_UNIVERSAL</subLayerKey>
     <action><type>FWP_ACTION_PERMIT</type></action><filterId>77</filterId>`,
  );
  const rules = await readRules([new TextEncoder().encode(xml)]);
  const event = event5(
    'IKEEXT_MM_FAILURE',
    mainModeFailure({ remotePrincipalNameForAuth: 'CN=branch.contoso.com' }),
    { ipProtocol: 17, localPort: 500, remotePort: 500, flags: 0x11f },
  );
  expect(`\n${blockOf(event, { rules })}`).toBe(`
2022-06-18T04:26:40.0000001Z  IKEv2 main mode failed: ERROR_IPSEC_IKE_AUTH_FAIL (13801)
  local name  CN=local
  remote name CN=branch.contoso.com
  certificate SHA-1 abababababababababababababababababababab
  where       remote 10.0.0.2:500 -> local 10.0.0.1:500, udp
  why         failed at the peer, this machine was the responder, state SSPI_SENT, authentication by CERTIFICATE, flagged as BENIGN
  meaning     The credentials that one side authenticated with were not accepted.
  check       Check that the certificates are in date, chain to a root that the other side trusts, and have the right purpose (on a VPN server, Server Authentication) and name; or that both sides have the same preshared key.
  rule        "Branch office tunnel", filter 77, PERMIT, sublayer FWPM_SUBLAYER_UNIVERSAL, layer IKEEXT_V4, described as "IKEv2 with certificates."
  ids         main mode SA 18446744073709551615

`);
});

describe('when', () => {
  test.each([
    [0n, '1601-01-01T00:00:00.0000000Z'],
    [2650467743999999999n, '9999-12-31T23:59:59.9999999Z'],
    [2650467744000000000n, 'tick 2650467744000000000'],
    [null, 'at an unknown time'],
  ])('%s', (timeStamp, when) => {
    const block = blockOf(event5('CLASSIFY_DROP', drop({}), { timeStamp }));
    expect(block.split('\n')[0]).toBe(`${when}  a filter blocked traffic`);
  });
});

describe('what', () => {
  test.each<[string, unknown, string]>([
    ['a type without a name', event5(103, null), 'an event of the type 103, which has no name'],
    ['no type', { header: {} }, 'an event without a type'],
    [
      'IKE',
      event5('IKEEXT_MM_FAILURE', mainModeFailure({ keyingModuleType: 'IKEEXT_KEY_MODULE_IKE' })),
      'IKE main mode failed: ERROR_IPSEC_IKE_AUTH_FAIL (13801)',
    ],
    [
      'a keying module without a name',
      event5('IKEEXT_MM_FAILURE', mainModeFailure({ keyingModuleType: 9 })),
      'IKE main mode failed: ERROR_IPSEC_IKE_AUTH_FAIL (13801)',
    ],
    [
      'an error without a name',
      event5('IKEEXT_MM_FAILURE', mainModeFailure({ failureErrorCode: 99999 })),
      'IKEv2 main mode failed: error 99999',
    ],
    [
      'the last error that is written in decimal',
      event5('IKEEXT_MM_FAILURE', mainModeFailure({ failureErrorCode: 0x7fffffff })),
      'IKEv2 main mode failed: error 2147483647',
    ],
    [
      'the first error that is written in hex',
      event5('IKEEXT_MM_FAILURE', mainModeFailure({ failureErrorCode: 0x80000000 })),
      'IKEv2 main mode failed: error 0x80000000',
    ],
    [
      'a status without a name',
      event5('IPSEC_DOSP_DROP', { failureStatus: -536870913 }),
      'IPsec DoS protection dropped a packet: status 0xdfffffff',
    ],
    [
      'a failure without an error',
      event5('IKEEXT_MM_FAILURE', mainModeFailure({ failureErrorCode: 0 })),
      'IKEv2 main mode failed',
    ],
    [
      'a drop without a status',
      event5('IPSEC_DOSP_DROP', { failureStatus: 0 }),
      'IPsec DoS protection dropped a packet',
    ],
    ['a type that every object has', { header: {}, type: 'constructor' }, 'constructor'],
    [
      'a keying module that every object has',
      event5('IKEEXT_MM_FAILURE', mainModeFailure({ keyingModuleType: 'constructor' })),
      'IKE main mode failed: ERROR_IPSEC_IKE_AUTH_FAIL (13801)',
    ],
    ['a failure of which nothing can be read', event5('IKEEXT_QM_FAILURE', null), 'IKE quick mode failed'],
  ])('%s', (_what, event, said) => {
    const block = blockOf(event);
    expect(block.slice(block.indexOf('  ') + 2, block.indexOf('\n'))).toBe(said);
  });

  test('an event that cannot be read', () => {
    expect(blockOf(null)).toBe('an event that cannot be read: FWPM_NET_EVENT5\n\n');
    expect(text().write('FWPM_NET_EVENT0', null, { host: 'DC01' })).toBe(
      'an event that cannot be read: FWPM_NET_EVENT0\n  machine     DC01\n\n',
    );
  });

  test('an event that lost what it is about', () => {
    expect(rowOf('details', event5('CLASSIFY_DROP', null))).toBe(
      'none: the event has lost them, or they cannot be read',
    );
    expect(rowOf('details', event5('CLASSIFY_DROP', drop({})))).toBeUndefined();
    expect(rowOf('details', event5(103, null))).toBeUndefined();
  });
});

describe('where', () => {
  const where = (header: object, body: object = {}) =>
    rowOf('where', event5('CLASSIFY_DROP', drop(body), header));
  const V6 = {
    ipVersion: 'FWP_IP_VERSION_V6',
    localAddrV6: 'fe80::1',
    remoteAddrV6: 'fe80::2',
    scopeId: 3,
  };
  /** Protocol, addresses, ports and version, without those that are named. */
  const flags = (...clear: number[]) => ({ flags: 0x11f & ~clear.reduce((sum, bit) => sum | bit, 0) });

  test.each<[string, string | undefined, string | undefined]>([
    ['inbound', where({}), 'remote 10.0.0.2:443 -> local 10.0.0.1:50000, tcp'],
    [
      'outbound',
      where({}, { msFwpDirection: 'MS_FWP_DIRECTION_OUT', layerId: 48 }),
      'local 10.0.0.1:50000 -> remote 10.0.0.2:443, tcp',
    ],
    [
      'forwarded',
      where({}, { msFwpDirection: 'MS_FWP_DIRECTION_FORWARD', layerId: 8 }),
      'local 10.0.0.1:50000, remote 10.0.0.2:443, tcp',
    ],
    [
      'a protocol without a name',
      where({ ipProtocol: 200 }),
      'remote 10.0.0.2:443 -> local 10.0.0.1:50000, protocol 200',
    ],
    ['IPv6 with a scope', where(V6), 'remote [fe80::2]:443 -> local [fe80::1]:50000, tcp, scope 3'],
    ['IPv6 without ports', where({ ...V6, ...flags(0x18) }), 'remote fe80::2 -> local fe80::1, tcp'],
    [
      'ICMP',
      where({ ipProtocol: 1, localPort: 8, remotePort: 0 }),
      'remote 10.0.0.2 -> local 10.0.0.1, icmp, type 8 code 0',
    ],
    [
      'ICMPv6, its type alone',
      where({ ...V6, ipProtocol: 58, localPort: 128, ...flags(0x10) }),
      'remote fe80::2 -> local fe80::1, ipv6-icmp, type 128',
    ],
    [
      'ICMPv6, its code alone',
      where({ ...V6, ipProtocol: 58, remotePort: 4, ...flags(0x8) }),
      'remote fe80::2 -> local fe80::1, ipv6-icmp, code 4',
    ],
    [
      'ICMP with neither',
      where({ ipProtocol: 1, ...flags(0x18) }),
      'remote 10.0.0.2 -> local 10.0.0.1, icmp',
    ],
    ['one end', where(flags(0x14)), 'remote unknown -> local 10.0.0.1:50000, tcp'],
    ['ports alone', where(flags(0x100)), 'remote port 443 -> local port 50000, tcp'],
    ['the protocol alone', where(flags(0x11e)), 'tcp'],
    ['nothing', where({ flags: 0 }), undefined],
  ])('%s', (_what, said, expected) => {
    expect(said).toBe(expected);
  });

  test('a frame that has addresses, too', () => {
    const body = { ...drop({}), localMacAddr: '10-11-12-13-14-15', remoteMacAddr: 'E0-E1-E2-E3-E4-E5' };
    expect(rowOf('where', event5('CLASSIFY_DROP_MAC', body))).toBe(
      'remote 10.0.0.2:443 E0-E1-E2-E3-E4-E5 -> local 10.0.0.1:50000 10-11-12-13-14-15, tcp',
    );
  });
});

describe('where from', () => {
  const machine = (origin?: Origin) =>
    text()
      .write('FWPM_NET_EVENT5', event5('CLASSIFY_DROP', drop({})), origin)
      .split('\n')[1];

  test.each<[string, Origin, string]>([
    ['a host', { host: 'DC01' }, '  machine     DC01'],
    ['a host and its build', { host: 'DC01', osBuild: 17763 }, '  machine     DC01, build 17763'],
    ['a build', { osBuild: 17763 }, '  machine     build 17763'],
    ['a host that is none', { host: 'DC01, build 1' }, '  machine     "DC01, build 1"'],
  ])('%s', (_what, origin, row) => {
    expect(machine(origin)).toBe(row);
  });

  test.each([undefined, {}, { host: '' }])('nothing is known: %o', (origin) => {
    expect(machine(origin)).toMatch(/^ {2}who /);
  });
});

describe('virtual switch', () => {
  const vSwitch = (members: object) => rowOf('vswitch', event5('CLASSIFY_DROP', drop(members)));

  test.each([
    ['nothing', vSwitch({}), undefined],
    ['an empty id', vSwitch({ vSwitchId: new Uint8Array() }), undefined],
    [
      'ports',
      vSwitch({ vSwitchSourcePort: 3, vSwitchDestinationPort: 9 }),
      'source port 3, destination port 9',
    ],
    [
      'an id and a port',
      vSwitch({ vSwitchId: new Uint8Array([1, 0xab]), vSwitchDestinationPort: 9 }),
      'id 01ab, destination port 9',
    ],
  ])('%s', (_what, said, expected) => {
    expect(said).toBe(expected);
  });
});

describe('what is missing although it should be there', () => {
  const NONE = { appId: null, userId: null, packageSid: null, enterpriseId: null };
  const who = (flags: number, members: object = {}) =>
    rowOf('who', event5('CLASSIFY_DROP', drop({}), { ...NONE, flags, ...members }));
  const remote = (remotePrincipalGroupSids: unknown) =>
    rowOf('remote name', event5('IKEEXT_MM_FAILURE', mainModeFailure({ remotePrincipalGroupSids })));

  test.each([
    // Their pointers are NULL: missing.test.ts has those that lead nowhere.
    ['all that has a flag', who(0xc60), undefined],
    ['the user', who(0x60, { appId: 'System' }), 'System'],
    ['a package that is none', who(0x400, { packageSid: 'S-1-0-0' }), undefined],
    ['groups', remote(null), undefined],
    ['one of them', remote(['S-1-1-0', null]), 'without a name, member of S-1-1-0'],
    ['no groups', remote([]), undefined],
  ])('%s', (_what, said, expected) => {
    expect(said).toBe(expected);
  });
});

describe('text that others made', () => {
  const app = (appId: string) => rowOf('who', event5('CLASSIFY_DROP', drop({}), { appId, flags: 0x60 }));

  test.each([
    ['System', 'System'],
    ['\\device\\harddiskvolume3\\app.exe', 'C:\\app.exe'],
    ['C:\\Program Files (x86)\\App\\a.exe', 'C:\\Program Files (x86)\\App\\a.exe'],
    ['\\\\server\\my share\\ä', '\\\\server\\my share\\ä'],
    ['C:\\a.exe, user S-1-1-0', '"C:\\\\a.exe, user S-1-1-0"'],
    ['C:\\a"b', '"C:\\\\a\\"b"'],
    ['C:\\a;b', '"C:\\\\a;b"'],
    ['C:\\a\uff0cb', '"C:\\\\a\uff0cb"'],
    ['C:\\a  b', '"C:\\\\a  b"'],
    ['C:\\a ', '"C:\\\\a "'],
    ['C:\\a\u202eb', '"C:\\\\a\\u202eb"'],
    ['C:\\a\nb', '"C:\\\\a\\nb"'],
    ['user S-1-1-0', '"user S-1-1-0"'],
    ['app (cannot be read)', '"app (cannot be read)"'],
    ['(x)', '"(x)"'],
  ])('an application %j', (appId, expected) => {
    const said = rowOf('who', event5('CLASSIFY_DROP', drop({}), { appId, flags: 0x60 }), CONTEXT);
    expect(said).toBe(`${expected}, user S-1-5-18`);
  });

  test('an application that looks like a user is none', () => {
    expect(app('a.exe, user S-1-1-0')).toBe('"a.exe, user S-1-1-0", user S-1-5-18');
  });

  test('a name that looks like groups has none, and groups are what they are', () => {
    const name = (members: object) =>
      rowOf('remote name', event5('IKEEXT_MM_FAILURE', mainModeFailure(members)));
    const remotePrincipalNameForAuth = 'guest, member of S-1-5-32-544, S-1-5-18';
    expect(name({ remotePrincipalNameForAuth })).toBe('"guest, member of S-1-5-32-544, S-1-5-18"');
    expect(name({ remotePrincipalNameForAuth: 'without a name' })).toBe('"without a name"');
    expect(name({ remotePrincipalNameForAuth: 'CONTOSO\\host$' })).toBe('CONTOSO\\host$');
    expect(name({ remotePrincipalGroupSids: ['S-1-1-0, S-1-5-18', ''] })).toBe(
      'without a name, member of "S-1-1-0, S-1-5-18", ""',
    );
  });
});

describe('direction', () => {
  const direction = (msFwpDirection: unknown, layerId: number, isLoopback: unknown = false) =>
    rowOf('direction', event5('CLASSIFY_DROP', drop({ msFwpDirection, layerId, isLoopback })));

  test.each([
    ['said and implied', direction('MS_FWP_DIRECTION_IN', 44), 'inbound'],
    ['said', direction('MS_FWP_DIRECTION_OUT', 24), 'outbound'],
    ['implied', direction(null, 48), 'outbound'],
    [
      'said and contradicted',
      direction('MS_FWP_DIRECTION_OUT', 44),
      'outbound says the event, inbound implies its layer',
    ],
    [
      'contradicted, on loopback',
      direction('MS_FWP_DIRECTION_IN', 48, true),
      'inbound says the event, outbound implies its layer, loopback',
    ],
    ['a number', direction(7, 24, null), 'a direction without a name (7)'],
    [
      'a number, and implied',
      direction(7, 44),
      'a direction without a name (7) says the event, inbound implies its layer',
    ],
    ['a number of FWP_DIRECTION', direction(0, 48), 'outbound, the event has 0, read as an FWP_DIRECTION'],
    ['neither', direction(null, 24, null), undefined],
  ])('%s', (_what, said, expected) => {
    expect(said).toBe(expected);
  });

  test('there is no arrow where it is contradicted', () => {
    const event = event5('CLASSIFY_DROP', drop({ msFwpDirection: 'MS_FWP_DIRECTION_OUT', layerId: 44 }));
    expect(rowOf('where', event)).toBe('local 10.0.0.1:50000, remote 10.0.0.2:443, tcp');
  });
});

describe('why a negotiation failed', () => {
  const why = (members: object) => rowOf('why', event5('IKEEXT_MM_FAILURE', mainModeFailure(members)));

  test.each([
    [
      'numbers without names',
      why({ failurePoint: 5, saRole: 6, mmState: 7, mmAuthMethod: 8, keyingModuleType: 9, flags: 0x80 }),
      'failure point 5, role 6, state 7, authentication by 8, keying module 9, flagged as 0x80',
    ],
    [
      'no side',
      why({ failurePoint: 'IPSEC_FAILURE_NONE', flags: 0 }),
      'this machine was the responder, state SSPI_SENT, authentication by CERTIFICATE',
    ],
    [
      'nothing that can be read',
      why({
        failurePoint: null,
        saRole: null,
        mmState: null,
        mmAuthMethod: null,
        keyingModuleType: null,
        flags: null,
      }),
      undefined,
    ],
  ])('%s', (_what, said, expected) => {
    expect(said).toBe(expected);
  });

  test('a hash of zeros is none', () => {
    const event = event5('IKEEXT_MM_FAILURE', mainModeFailure({ endCertHash: new Uint8Array(20) }));
    expect(rowOf('certificate', event)).toBeUndefined();
  });
});

describe('what an error means', () => {
  const PEER = { failurePoint: 'IPSEC_FAILURE_PEER' };
  const failure = (failureErrorCode: number) =>
    event5('IKEEXT_MM_FAILURE', mainModeFailure({ ...PEER, failureErrorCode }));

  test.each([
    [
      13805,
      'The negotiation timed out.',
      /^Check that the peer is running, and that UDP ports 500 and 4500 /,
    ],
    [0x80090324, 'The clocks of the two machines are too far apart.', /^Check the clocks of both machines /],
    [13884, /has reached its limit of quick modes/, /^Nothing needs to be done, unless /],
  ])('%i', (code, meaning, check) => {
    expect(rowOf('meaning', failure(code))).toMatch(meaning);
    expect(rowOf('check', failure(code))).toMatch(check);
  });

  test.each([0, 5, 13800, 0xe0000001])('nothing is said of %i', (code) => {
    expect(rowOf('meaning', failure(code))).toBeUndefined();
    expect(rowOf('check', failure(code))).toBeUndefined();
  });

  test('the rows are wrapped as all are', () => {
    expect(blockOf(failure(13813), {}, { width: 60 })).toContain(`
  meaning     The peer did not answer.
  check       Check that the peer is running, and that UDP
              ports 500 and 4500 are open in every firewall
              and router between the two machines.
`);
  });
});

describe('which rule', () => {
  const rule = (rules: RuleBook | undefined, body: object = {}) =>
    rowOf('rule', event5('CLASSIFY_DROP', drop(body)), { rules });
  const [KEY] = ['9f04c7b1-1d2e-4f3a-8b4c-5d6e7f801234'];

  test.each([
    ['nobody gave rules', rule(undefined), 'filter 66241'],
    [
      'all that is known',
      rule(rulesOf(RULE)),
      '"Block SMB", filter 66241, BLOCK, provider "Windows Firewall", sublayer FWPM_SUBLAYER_MPSSVC_WF, described as "No file shares."',
    ],
    ['a name alone', rule(rulesOf({ filterId: 66241n, name: 'X' })), '"X", filter 66241'],
    ['the name again', rule(rulesOf({ filterId: 66241n, name: 'X', description: 'X' })), '"X", filter 66241'],
    [
      'a name that only its machine can look up',
      rule(rulesOf({ filterId: 66241n, name: '@x.dll,-1', description: 'For X.' })),
      '"@x.dll,-1" ("For X."), filter 66241',
    ],
    [
      'the same, not described',
      rule(rulesOf({ filterId: 66241n, name: '@x.dll,-1' })),
      '"@x.dll,-1", filter 66241',
    ],
    [
      'the same, which is another filter by now',
      rule(
        rulesOf({ filterId: 66241n, name: '@x.dll,-1', description: 'For X.', action: 'FWP_ACTION_PERMIT' }),
      ),
      'filter 66241, which is "@x.dll,-1" ("For X.") now, but with another action (PERMIT): ids are new at each start of the filter engine',
    ],
    ['no name', rule(rulesOf({ filterId: 66241n, name: '' })), 'a rule without a name, filter 66241'],
    [
      'not there',
      rule(rulesOf(RULE), { filterId: 1n }),
      'filter 1, which is not among the rules: ids are new at each start of the filter engine',
    ],
    [
      'at another layer',
      rule(rulesOf({ ...RULE, layer: 'FWPM_LAYER_ALE_AUTH_CONNECT_V4' })),
      'filter 66241, which is "Block SMB" now, but at another layer (ALE_AUTH_CONNECT_V4): ids are new at each start of the filter engine',
    ],
    [
      'at a layer that only has a key',
      rule(rulesOf({ filterId: 66241n, name: 'X', layer: KEY })),
      `filter 66241, which is "X" now, but at another layer (${KEY}): ids are new at each start of the filter engine`,
    ],
    [
      'of another action',
      rule(rulesOf({ ...RULE, action: 'FWP_ACTION_PERMIT' })),
      'filter 66241, which is "Block SMB" now, but with another action (PERMIT): ids are new at each start of the filter engine',
    ],
    ['the id of no filter', rule(rulesOf(RULE), { filterId: 0n }), undefined],
    ['an id that cannot be read', rule(rulesOf(RULE), { filterId: null }), undefined],
  ])('%s', (_what, said, expected) => {
    expect(said).toBe(expected);
  });

  test('an event without a layer is told where the rule is', () => {
    const event = {
      ...Object(event5(0, null)),
      type: 'FWPM_NET_EVENT_TYPE_CAPABILITY_DROP',
      capabilityDrop: { networkCapabilityId: 7, filterId: 66241n, isLoopback: false },
    };
    expect(rowOf('rule', event, { rules: rulesOf({ filterId: 66241n, name: 'X', layer: RULE.layer }) })).toBe(
      '"X", filter 66241, layer ALE_AUTH_RECV_ACCEPT_V4',
    );
    expect(rowOf('why', event)).toBe('capability 7');
  });

  test.each([
    [44, undefined, 'ALE_AUTH_RECV_ACCEPT_V4 (44)'],
    [200, undefined, '200'],
    [200, { rule: () => undefined, layer: () => 'FWPM_LAYER_X' }, 'X (200)'],
    [200, rulesOf(RULE), '200'],
    [200, { rule: () => undefined, layer: () => '\\x) (1' }, '"\\\\x) (1" (200)'],
  ])('layer %i', (layerId, rules, said) => {
    expect(rowOf('layer', event5('CLASSIFY_DROP', drop({ layerId })), { rules })).toBe(said);
  });

  test.each([
    [1, 1, '1'],
    [1, 2, 'now 2, when it was authorized 1'],
    [null, 2, 'now 2'],
    [null, null, undefined],
  ])('profiles %s and %s', (originalProfile, currentProfile, said) => {
    const event = event5('CLASSIFY_DROP', drop({ originalProfile, currentProfile }));
    expect(rowOf('profile', event)).toBe(said);
  });
});

describe('what no flag of the header vouches for is not shown', () => {
  const labels = (flags: number) =>
    blockOf(event5('CLASSIFY_DROP', drop({ reauthReason: 1 }), { flags }))
      .split('\n')
      .map((line) => line.slice(2, 14).trim());
  const ALWAYS = ['direction', 'rule', 'layer', 'profile', '', ''];

  test.each([
    ['nothing', 0, []],
    ['the protocol', 0x1, ['where']],
    ['addresses without their version', 0x6, []],
    ['a port', 0x10, ['where']],
    ['the application', 0x20, ['who']],
    ['the user', 0x40, ['who']],
    ['the package', 0x400, ['who']],
    ['the enterprise', 0x800, ['who']],
  ])('%s', (_what, flags, more) => {
    expect(labels(flags).slice(1)).toEqual([...more, ...ALWAYS]);
  });

  test('the reason of another authorization', () => {
    expect(labels(0x200).slice(1)).toEqual(['direction', 'why', 'rule', 'layer', 'profile', '', '']);
  });
});

describe('every event in the fixtures', () => {
  test.each(rows(eventFixtures(), 6))('$name: a block for each', ({ struct, events }) => {
    const { head, write } = text(CONTEXT);
    expect(head).toBe('');
    for (const event of events) {
      expect(write(struct, event)).toMatch(
        event === null ? /^an event .+\n\n$/ : /^\S.+\n( {2}\S.{11,}\n)*\n$/,
      );
    }
  });
});

describe('colours', () => {
  /** Each style as brackets with its name. */
  const style: Style = {
    heading: (said) => `<h>${said}</h>`,
    value: (said) => `<v>${said}</v>`,
    dim: (said) => `<d>${said}</d>`,
    problem: (said) => `<p>${said}</p>`,
    good: (said) => `<g>${said}</g>`,
  };
  const painted = (event: unknown, options: TextOptions = {}) => blockOf(event, {}, { style, ...options });

  test('labels and times are dim, what happened is good or bad', () => {
    expect(painted(event5('CLASSIFY_DROP', drop({}), { flags: 0 }))).toMatch(
      /^<d>2022-06-18T04:26:40.0000001Z<\/d> {2}<p>a filter blocked traffic<\/p>\n {2}<d>direction {3}<\/d>inbound\n/,
    );
    expect(painted(null)).toBe('<p>an event that cannot be read: FWPM_NET_EVENT5</p>\n\n');
  });

  test.each<[string, NetEventName, number, string]>([
    ['failed', 'FWPM_NET_EVENT5', 0, 'p'],
    ['blocked', 'FWPM_NET_EVENT5', 6, 'p'],
    ['allowed', 'FWPM_NET_EVENT5', 11, 'g'],
    ['arrived', 'FWPM_NET_EVENT5', 15, 'v'],
  ])('%s', (_what, struct, index, tag) => {
    expect(text({}, { style }).write(struct, sample[index])).toMatch(
      new RegExp(`^<d>.*</d>  <${tag}>.*</${tag}>\n`),
    );
  });

  test('an event of an unknown type is neither', () => {
    expect(headlineOf(event5(103, null))).toBe('an event of the type 103, which has no name');
    expect(painted(event5(103, null))).toContain('<v>an event of the type 103');
  });

  test.each([undefined, 40, 80])('without them the text is the same, at width %s', (width) => {
    for (const event of [...sample, null]) {
      const bare = painted(event, { width }).replace(/<\/?[hvdpg]>/g, '');
      expect(bare).toBe(blockOf(event, {}, { width }));
    }
  });
});
