/**
 * What Elastic's integration makes of audit events of the Security log is made of the same facts here. The values are those that
 * its own tests expect: elastic/integrations, packages/system/data_stream/security/_dev/test/pipeline, test-5152 to test-5158.
 */
import { describe, expect, test } from 'vitest';
import { ecs } from '../../src/formats.ts';
import { drop, event5 } from '../support/events.ts';
import { ecsProblems } from './ecsSchema.ts';

const COMPUTER = 'COMPUTER1.contoso.com';
const [IN, OUT] = ['MS_FWP_DIRECTION_IN', 'MS_FWP_DIRECTION_OUT'];
/** UDP and TCP. */
const [UDP, TCP] = [17, 6];

interface Audited {
  readonly event: object;
  readonly expected: object;
}

const CASES: Readonly<Record<string, Audited>> = {
  '5152, a dropped packet': {
    event: event5('CLASSIFY_DROP', drop({ filterId: 122003n, layerId: 13, msFwpDirection: IN }), {
      ipProtocol: UDP,
      localAddrV4: '255.255.255.255',
      localPort: 1947,
      remoteAddrV4: '10.47.0.122',
      remotePort: 58231,
      appId: '',
    }),
    expected: {
      event: {
        action: 'windows-firewall-packet-drop',
        outcome: 'failure',
        type: ['connection', 'info', 'denied'],
      },
      network: {
        community_id: '1:FgoAQGl+ATfnW8e628q6RGGOh/I=',
        direction: 'inbound',
        iana_number: '17',
        transport: 'udp',
      },
      source: { ip: '10.47.0.122', port: 58231 },
      destination: { ip: '255.255.255.255', port: 1947 },
    },
  },
  '5156, a connection that was permitted': {
    event: event5('CLASSIFY_ALLOW', drop({ filterId: 67993n, layerId: 48, msFwpDirection: OUT }), {
      ipProtocol: TCP,
      localAddrV4: '10.47.0.151',
      localPort: 49691,
      remoteAddrV4: '10.47.0.110',
      remotePort: 389,
      appId: '\\device\\harddiskvolume3\\windows\\system32\\dsregcmd.exe',
    }),
    expected: {
      event: {
        action: 'windows-firewall-connection',
        outcome: 'success',
        type: ['connection', 'info', 'allowed'],
      },
      network: {
        community_id: '1:gtDrYNYd7tTzmbraqir6zvXbxgA=',
        direction: 'outbound',
        iana_number: '6',
        transport: 'tcp',
      },
      source: { ip: '10.47.0.151', port: 49691 },
      destination: { ip: '10.47.0.110', port: 389 },
    },
  },
  '5157, a blocked connection': {
    event: event5('CLASSIFY_DROP', drop({ filterId: 71720n, layerId: 44, msFwpDirection: IN }), {
      ipProtocol: UDP,
      localAddrV4: '10.47.0.255',
      localPort: 137,
      remoteAddrV4: '10.47.0.110',
      remotePort: 137,
      appId: 'System',
    }),
    expected: {
      // Its outcome is `success` there, which docs/mapping.md gives a reason for not taking over.
      event: { action: 'windows-firewall-packet-block', type: ['connection', 'info', 'denied'] },
      network: {
        community_id: '1:bo9Y/YAoD/3+dwRF+CSVGw3OVf8=',
        direction: 'inbound',
        iana_number: '17',
        transport: 'udp',
      },
      process: { name: 'System' },
      source: { ip: '10.47.0.110', port: 137 },
      destination: { ip: '10.47.0.255', port: 137 },
    },
  },
  '5158, a bind that was permitted': {
    event: event5('CLASSIFY_ALLOW', drop({ filterId: 0n, layerId: 36 }), {
      ipProtocol: TCP,
      localAddrV4: '0.0.0.0',
      localPort: 50431,
      appId:
        '\\device\\harddiskvolume3\\program files\\elastic\\agent\\data\\elastic-agent-4ac18b\\components\\filebeat.exe',
    }),
    expected: {
      event: { action: 'windows-firewall-bind-local-port', outcome: 'success', type: ['info'] },
      network: { iana_number: '6', transport: 'tcp' },
      process: {
        executable:
          '\\device\\harddiskvolume3\\program files\\elastic\\agent\\data\\elastic-agent-4ac18b\\components\\filebeat.exe',
        name: 'filebeat.exe',
      },
      related: { ip: ['0.0.0.0'] },
      source: { ip: '0.0.0.0', port: 50431 },
    },
  },
};

describe.each(Object.entries(CASES))('%s', (_what, { event, expected }) => {
  const document = JSON.parse(ecs().write('FWPM_NET_EVENT5', event, { host: COMPUTER }));

  test('has what Elastic has', () => {
    expect(document).toMatchObject(expected);
    expect(document).toMatchObject({
      event: { category: ['network'], kind: 'event' },
      host: { name: COMPUTER, os: { type: 'windows' } },
      winlog: { computer_name: COMPUTER },
    });
    expect(ecsProblems(document)).toEqual([]);
  });

  test('has no end that Elastic does not have', () => {
    const ends = (of: object) => ['source', 'destination'].filter((end) => end in of);
    expect(ends(document)).toEqual(ends(expected));
  });
});
