/** Documents of the Open Cybersecurity Schema Framework. */
import { describe, expect, test } from 'vitest';
import { OCSF_VERSION, type Origin, ocsf } from '../../src/formats.ts';
import {
  CONTEXT,
  drop,
  event5,
  eventFixtures,
  mainModeFailure,
  ORIGIN,
  recovered,
} from '../support/events.ts';
import { rows } from '../support/exhaustive.ts';
import { replaced } from '../support/surrogates.ts';
import { OCSF, ocsfProblems } from './ocsfSchema.ts';

function documentOf(event: unknown, context = CONTEXT, origin?: Origin) {
  return JSON.parse(ocsf(context).write('FWPM_NET_EVENT5', event, origin));
}

const { unmapped: _, ...READABLE } = documentOf(event5('CLASSIFY_DROP', drop({})));

describe('the check of documents', () => {
  const { connection_info, metadata, src_endpoint, time, ...rest } = READABLE;
  const { dst_endpoint: _destination, ...noEnds } = rest;
  const whole = { connection_info, metadata, src_endpoint, time };
  test.each([
    ['a class that is not there', { class_uid: 4002 }, ['there is no class 4002']],
    ['an attribute that is not there', { ...READABLE, tim: 1 }, ['network_activity.tim is no attribute']],
    ['one of another class', { ...READABLE, session: {} }, ['network_activity.session is no attribute']],
    [
      'a nested one',
      { ...READABLE, src_endpoint: { ...src_endpoint, adr: '' } },
      ['network_activity.src_endpoint.adr is no attribute'],
    ],
    ['no time', { ...rest, connection_info, metadata }, ['network_activity.time is required']],
    [
      'no required member',
      { ...READABLE, connection_info: {} },
      ['network_activity.connection_info.direction_id is required'],
    ],
    [
      'no end',
      { ...noEnds, connection_info, metadata, time },
      ['network_activity needs one of dst_endpoint, src_endpoint'],
    ],
    [
      'an end that nothing identifies',
      { ...READABLE, src_endpoint: { port: 1 } },
      [
        `network_activity.src_endpoint needs one of ${OCSF.objects['network_endpoint']?.at_least_one.join(', ')}`,
      ],
    ],
    ['text for a number', { ...READABLE, time: '1' }, ['network_activity.time cannot be "1"']],
    [
      'a port that is none',
      { ...READABLE, src_endpoint: { ip: '::1', port: 65536 } },
      ['network_activity.src_endpoint.port cannot be 65536'],
    ],
    [
      'a MAC that is none',
      { ...READABLE, src_endpoint: { ip: '::1', mac: '1' } },
      ['network_activity.src_endpoint.mac cannot be "1"'],
    ],
    ['an id that is none', { ...READABLE, action_id: 5 }, ['network_activity.action_id cannot be 5']],
    [
      'another one without its words',
      { ...READABLE, connection_info: { direction_id: 99 } },
      ['network_activity.connection_info.direction_id needs direction'],
    ],
    ['a wrong type', { ...READABLE, type_uid: 400100 }, ['type_uid cannot be 400100']],
    ['a wrong activity', { ...READABLE, activity_id: 8, type_uid: 400108 }, ['activity_id cannot be 8']],
    ['a wrong category', { ...READABLE, category_uid: 1 }, ['category_uid cannot be 1']],
    [
      'a profile that is not named',
      { ...READABLE, metadata: { ...metadata, profiles: ['host'] } },
      Array(3).fill('profile security_control is not named'),
    ],
    [
      'a profile that is not there',
      { ...READABLE, metadata: { ...metadata, profiles: ['host', 'security_control', 'x'] } },
      ['no profile x'],
    ],
  ])('finds %s', (_what, document, problems) => {
    expect(ocsfProblems({ ...rest, ...whole })).toEqual([]);
    expect(ocsfProblems(document)).toEqual(problems);
  });
});

describe('every event in the fixtures', () => {
  const fixtures = eventFixtures();

  test.each(rows(fixtures, 6))('$name: the documents are of the schema', ({ struct, events }) => {
    for (const event of events) {
      const document = JSON.parse(ocsf(CONTEXT).write(struct, event));
      expect(ocsfProblems(document)).toEqual([]);
      expect(document.metadata.version).toBe(OCSF.version);
      expect(document.unmapped.struct).toBe(struct);
    }
  });

  test.each(
    rows(
      fixtures.filter(({ expected }) => expected !== null),
      6,
    ),
  )('$name: nothing is lost', ({ struct, events, expected }) => {
    const lines = events.map((event) => JSON.parse(ocsf().write(struct, event)).unmapped.event);
    expect(lines.map((event) => JSON.stringify(recovered(event)))).toEqual(
      expected?.map((event) => JSON.stringify(replaced(event))),
    );
  });

  test('are of the class and activity of their type', () => {
    const seen = new Map<string, Set<string>>();
    for (const { struct, events } of fixtures) {
      for (const event of events) {
        const { metadata, type_uid, action_id, status_id } = JSON.parse(ocsf().write(struct, event));
        const kind = `${type_uid} action ${action_id} status ${status_id}`;
        const type = metadata.event_code?.replace('FWPM_NET_EVENT_TYPE_', '');
        seen.set(type, (seen.get(type) ?? new Set()).add(kind));
      }
    }
    expect(Object.fromEntries([...seen].map(([type, kinds]) => [type, [...kinds].sort()]))).toEqual(KINDS);
  });
});

/** `type_uid` is the class and the activity. What names no end that the header vouches for is a Base Event. */
const KINDS: Readonly<Record<string, string[]>> = {
  IKEEXT_MM_FAILURE: ['401401 action undefined status 2'],
  IKEEXT_QM_FAILURE: ['401401 action undefined status 2'],
  IKEEXT_EM_FAILURE: ['401401 action undefined status 2'],
  CLASSIFY_DROP: ['0 action 2 status undefined', '400105 action 2 status undefined'],
  IPSEC_KERNEL_DROP: ['0 action 2 status 2', '400105 action 2 status 2'],
  IPSEC_DOSP_DROP: ['400105 action 2 status 2'],
  CLASSIFY_ALLOW: ['400106 action 1 status undefined'],
  CAPABILITY_DROP: ['400105 action 2 status undefined'],
  CAPABILITY_ALLOW: ['400106 action 1 status undefined'],
  CLASSIFY_DROP_MAC: ['400105 action 2 status undefined'],
  LPM_PACKET_ARRIVAL: ['400106 action undefined status undefined'],
  // Types that the headers do not have, and an event that cannot be read.
  17: ['0 action undefined status undefined'],
  2147483647: ['400100 action undefined status undefined'],
  undefined: ['0 action undefined status undefined'],
};

test('the version is that of the schema', () => {
  expect(OCSF_VERSION).toBe(OCSF.version);
});

test('a drop, whole', () => {
  const { unmapped, ...document } = documentOf(event5('CLASSIFY_DROP', drop({})));
  expect(document).toEqual({
    class_uid: 4001,
    category_uid: 4,
    activity_id: 5,
    type_uid: 400105,
    severity_id: 1,
    time: 1655526400000,
    metadata: {
      version: '1.8.0',
      product: { name: 'Windows Filtering Platform', vendor_name: 'Microsoft' },
      profiles: ['host', 'security_control'],
      event_code: 'FWPM_NET_EVENT_TYPE_CLASSIFY_DROP',
      original_time: '2022-06-18T04:26:40.0000001Z',
    },
    src_endpoint: { ip: '10.0.0.2', port: 443 },
    dst_endpoint: { ip: '10.0.0.1', port: 50000 },
    is_src_dst_assignment_known: true,
    connection_info: { direction_id: 1, protocol_num: 6, protocol_name: 'tcp', protocol_ver_id: 4 },
    action_id: 2,
    disposition_id: 2,
    firewall_rule: { uid: '66241', name: 'Block SMB', desc: 'No file shares.' },
    actor: { app_name: 'app.exe', app_uid: 'C:\\app.exe', user: { uid: 'S-1-5-18' } },
  });
  const { event, ...facts } = unmapped;
  expect(event.classifyDrop.filterId).toBe('66241');
  expect(facts).toMatchObject({ layer: { id: 44 }, rule: { match: 'found' }, package_sid: 'S-1-15-2-1' });
});

test('a failure of main mode, whole', () => {
  const { unmapped, metadata, ...document } = documentOf(event5('IKEEXT_MM_FAILURE', mainModeFailure({})));
  expect(document).toEqual({
    class_uid: 4014,
    category_uid: 4,
    activity_id: 1,
    type_uid: 401401,
    severity_id: 1,
    time: 1655526400000,
    status_id: 2,
    status_code: '13801',
    status_detail:
      'ERROR_IPSEC_IKE_AUTH_FAIL: The credentials that one side authenticated with were not accepted. Check that the certificates are in date, chain to a root that the other side trusts, and have the right purpose (on a VPN server, Server Authentication) and name; or that both sides have the same preshared key.',
    src_endpoint: { ip: '10.0.0.2', port: 443 },
    dst_endpoint: { ip: '10.0.0.1', port: 50000 },
    connection_info: { direction_id: 1, protocol_num: 6, protocol_name: 'tcp', protocol_ver_id: 4 },
    protocol_name: 'IPSec',
    session: { uid: '18446744073709551615' },
    user: { uid: 'S-1-5-18' },
    firewall_rule: { uid: '77' },
    actor: { app_name: 'app.exe', app_uid: 'C:\\app.exe', user: { uid: 'S-1-5-18' } },
  });
  expect(metadata.event_code).toBe('FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE');
  expect(unmapped).toMatchObject({ rule: { match: 'missing' }, ike: { mode: 'main' } });
});

describe('attributes', () => {
  test.each([
    ['the first FILETIME', 0n, -11644473600000],
    ['the last tick before 1970', 116444735999999999n, -1],
    ['1970', 116444736000000000n, 0],
    ['the last FILETIME', 2n ** 64n - 1n, 1833029933770955],
  ])('time of %s', (_what, timeStamp, time) => {
    const document = documentOf(event5('CLASSIFY_DROP', drop({}), { timeStamp }));
    expect(document.time).toBe(time);
    expect(ocsfProblems(document)).toEqual([]);
  });

  test('original_time past the year 9999 is the number of ticks', () => {
    const document = documentOf(event5('CLASSIFY_DROP', drop({}), { timeStamp: 2n ** 64n - 1n }));
    expect(document.metadata.original_time).toBe('18446744073709551615');
  });

  test.each([
    ['IPSEC_TRAFFIC_TYPE_TRANSPORT', { tunnel_type_id: 99, tunnel_type: 'IPSEC_TRAFFIC_TYPE_TRANSPORT' }],
    [7, { tunnel_type_id: 99, tunnel_type: '7' }],
  ])('tunnel_type of the traffic type %s', (saTrafficType, expected) => {
    const body = {
      failureErrorCode: 1,
      failurePoint: 'IPSEC_FAILURE_ME',
      keyingModuleType: 'IKEEXT_KEY_MODULE_IKE',
      qmState: 'IKEEXT_QM_SA_STATE_INITIAL',
      saRole: 'IKEEXT_SA_ROLE_INITIATOR',
      saTrafficType,
      qmFilterId: 1n,
      mmSaLuid: 2n,
      mmProviderContextKey: '00000000-0000-0000-0000-000000000000',
    };
    const document = documentOf(event5('IKEEXT_QM_FAILURE', body));
    expect(document).toMatchObject(expected);
    expect(document.session).toEqual({ uid: '2' });
    expect(ocsfProblems(document)).toEqual([]);
  });

  test.each([
    [true, { direction_id: 4, boundary_id: 1 }],
    [false, { direction_id: 1 }],
  ])('connection_info of loopback %s', (isLoopback, expected) => {
    const { connection_info } = documentOf(event5('CLASSIFY_DROP', drop({ isLoopback }), { flags: 0x106 }));
    expect(connection_info).toEqual({ ...expected, protocol_ver_id: 4 });
  });
});

test('an event that names no end of the traffic is a Base Event', () => {
  const document = documentOf(event5('CLASSIFY_DROP', drop({}), { flags: 0 }));
  expect(ocsfProblems(document)).toEqual([]);
  expect(document).toMatchObject({
    class_uid: 0,
    type_uid: 0,
    action_id: 2,
    firewall_rule: { uid: '66241' },
  });
  for (const attribute of ['src_endpoint', 'dst_endpoint', 'connection_info', 'actor', 'user']) {
    expect(document).not.toHaveProperty(attribute);
  }
});

test('an event of a type that is not known', () => {
  const document = documentOf(event5(20, null));
  expect(document).toMatchObject({ type_uid: 400100, metadata: { event_code: '20' } });
  expect(ocsfProblems(document)).toEqual([]);
});

test('an event that cannot be read is a document all the same', () => {
  const document = documentOf(null);
  expect(ocsfProblems(document)).toEqual([]);
  expect(document).toMatchObject({ class_uid: 0, time: 0, message: 'The event cannot be read.' });
  expect(document.unmapped).toEqual({ struct: 'FWPM_NET_EVENT5', event: null });
});

describe('the machine', () => {
  const os = { name: 'Windows', type_id: 100 };
  const events = [
    event5('CLASSIFY_DROP', drop({})),
    event5('CLASSIFY_DROP', drop({}), { flags: 0 }),
    event5('IKEEXT_MM_FAILURE', mainModeFailure({})),
    null,
  ];

  test.each<[Origin, object | undefined, number | undefined]>([
    [ORIGIN, { hostname: 'LAB-01', type_id: 0, os: { ...os, build: '22631' } }, 22631],
    [{ host: 'LAB-01' }, { hostname: 'LAB-01', type_id: 0, os }, undefined],
    // A device must have a name.
    [{ osBuild: 22631 }, undefined, 22631],
    [{ host: '' }, undefined, undefined],
    [{}, undefined, undefined],
  ])('%j', (origin, device, build) => {
    for (const event of events) {
      const document = documentOf(event, CONTEXT, origin);
      expect(document.device).toEqual(device);
      expect(document.unmapped.os_build).toBe(build);
      expect(ocsfProblems(document)).toEqual([]);
    }
  });

  test('the schema is asked', () => {
    const document = documentOf(events[0], CONTEXT, ORIGIN);
    expect(ocsfProblems({ ...document, device: { ...document.device, type_id: 16 } })).toEqual([
      'network_activity.device.type_id cannot be 16',
    ]);
    expect(ocsfProblems({ ...document, device: { type_id: 0, os } })).toEqual([
      'network_activity.device needs one of ip, uid, name, hostname, instance_uid, interface_uid, interface_name',
    ]);
  });
});

test.each([
  [5, 'ERROR_ACCESS_DENIED'],
  [0xe0000001, undefined],
])('an error that has no explanation: %i', (failureErrorCode, detail) => {
  const document = documentOf(event5('IKEEXT_MM_FAILURE', mainModeFailure({ failureErrorCode })));
  expect(document.status_detail).toBe(detail);
});

describe('what is no failure', () => {
  test('the number 0 of a drop', () => {
    const body = { failureStatus: 0, direction: 'FWP_DIRECTION_INBOUND', spi: 1, filterId: 1n, layerId: 12 };
    const document = documentOf(event5('IPSEC_KERNEL_DROP', body));
    for (const attribute of ['status_id', 'status_code', 'status_detail']) {
      expect(document).not.toHaveProperty(attribute);
    }
    expect(documentOf(event5('IPSEC_KERNEL_DROP', { ...body, failureStatus: -1070202877 }))).toMatchObject({
      status_id: 2,
      status_code: '0xc0360003',
      status_detail: expect.stringMatching(
        /^STATUS_IPSEC_WRONG_SA: The packet came over an SA .*\. Compare /,
      ),
    });
  });

  test('the number 0 of a negotiation: it failed all the same, and nobody knows why', () => {
    const document = documentOf(event5('IKEEXT_MM_FAILURE', mainModeFailure({ failureErrorCode: 0 })));
    expect(document.status_id).toBe(2);
    for (const attribute of ['status_code', 'status_detail']) expect(document).not.toHaveProperty(attribute);
  });

  test('the filter id 0 is no rule', () => {
    expect(documentOf(event5('CLASSIFY_DROP', drop({ filterId: 0n })))).not.toHaveProperty('firewall_rule');
  });
});

test('a direction without a name is unknown, and said', () => {
  const document = documentOf(event5('CLASSIFY_DROP', drop({ msFwpDirection: 14596 })));
  expect(document).toMatchObject({
    is_src_dst_assignment_known: false,
    connection_info: { direction_id: 0 },
    unmapped: { direction: '14596', layer_direction: 'inbound' },
  });
});

test('an event of which only the header can be read', () => {
  const document = documentOf(event5('IKEEXT_MM_FAILURE', null));
  expect(ocsfProblems(document)).toEqual([]);
  expect(document).toMatchObject({ type_uid: 401401, status_id: 2, connection_info: { direction_id: 0 } });
  expect(document).not.toHaveProperty('src_endpoint');
});

test('a line is one line that no terminal obeys', () => {
  const names = { localPrincipalNameForAuth: 'a\u001b[2J\u009b\u007f\n\u2028\ud800' };
  const line = ocsf().write('FWPM_NET_EVENT5', event5('IKEEXT_MM_FAILURE', mainModeFailure(names)));
  expect(line).toMatch(/^\P{Cc}+\n$/u);
  expect(JSON.parse(line).unmapped.ike.local.principal).toBe('a\u001b[2J\u009b\u007f\n\u2028\ufffd');
});
