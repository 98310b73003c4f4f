/** Documents of the Elastic Common Schema. */
import { describe, expect, test } from 'vitest';
import { NET_EVENTS } from '../../src/events/index.ts';
import { ecsBytes } from '../../src/format/ecs.ts';
import { LineBytes } from '../../src/format/lineBytes.ts';
import { ECS_VERSION, ecs, type Origin } from '../../src/formats.ts';
import { decode, FWPM_NET_EVENT5, memoryImage } from '../../src/index.ts';
import {
  CONTEXT,
  drop,
  event5,
  eventFixtures,
  type Leaf,
  leavesOf,
  mainModeFailure,
  ORIGIN,
  RULE,
  recovered,
  rulesOf,
} from '../support/events.ts';
import { rows } from '../support/exhaustive.ts';
import { replaced } from '../support/surrogates.ts';
import { ECS, ecsProblems } from './ecsSchema.ts';

function documentOf(event: unknown, context = CONTEXT, origin?: Origin) {
  return JSON.parse(ecs(context).write('FWPM_NET_EVENT5', event, origin));
}

const { wfp: _, ...READABLE } = documentOf(event5('CLASSIFY_DROP', drop({})));

describe('the check of documents', () => {
  const { event, network, source } = READABLE;
  test.each([
    ['a field that is not there', { ...READABLE, wfb: 1 }, ['wfb is no field']],
    ['a nested one', { ...READABLE, event: { ...event, knd: 'event' } }, ['event.knd is no field']],
    ['text for a number', { ...READABLE, source: { port: '443' } }, ['source.port cannot be "443"']],
    ['a number for text', { ...READABLE, network: { iana_number: 6 } }, ['network.iana_number cannot be 6']],
    ['no address', { ...READABLE, source: { ip: 'host' } }, ['source.ip cannot be "host"']],
    [
      'a MAC with colons',
      { ...READABLE, source: { mac: '00:11:22:33:44:55' } },
      ['source.mac cannot be "00:11:22:33:44:55"'],
    ],
    [
      'a value that is not allowed',
      { ...READABLE, event: { ...event, kind: 'e' } },
      ['event.kind cannot be "e"'],
    ],
    [
      'a direction of a network',
      { ...READABLE, network: { ...network, direction: 'in' } },
      ['network.direction cannot be "in"'],
    ],
    ['a list', { ...READABLE, source: { ...source, port: [1] } }, ['source.port is a list, or should be']],
    [
      'no list',
      { ...READABLE, event: { ...event, category: 'network' } },
      ['event.category is a list, or should be'],
    ],
    [
      'a type of another category',
      { ...READABLE, event: { ...event, type: ['user'] } },
      ['user is not of network'],
    ],
    ['no time', { ...READABLE, '@timestamp': undefined }, ['@timestamp cannot be undefined']],
    ['no version', { ...READABLE, ecs: {} }, ['ecs.version is required']],
  ])('finds %s', (_what, document, problems) => {
    expect(ecsProblems(READABLE)).toEqual([]);
    expect(ecsProblems(document)).toEqual(problems);
  });
});

describe('every event in the fixtures', () => {
  const fixtures = eventFixtures();

  test('of every type and version is among them', () => {
    const kinds = fixtures.flatMap(({ struct, events }) =>
      events.map((event) => `${struct} ${JSON.parse(ecs().write(struct, event)).event.action}`),
    );
    for (const [struct, layout] of Object.entries(NET_EVENTS)) {
      for (const arm of Object.values(layout.fields.event.arms)) {
        const [type = ''] = arm.cases;
        expect(kinds).toContain(`${struct} ${ACTIONS[type]}`);
      }
    }
  });

  test.each(rows(fixtures, 6))('$name: the documents are of the schema', ({ struct, events }) => {
    for (const event of events.filter((event) => event !== null)) {
      const document = JSON.parse(ecs(CONTEXT).write(struct, event));
      expect(ecsProblems(document)).toEqual([]);
      expect(document.ecs.version).toBe(ECS.version);
      expect(document.wfp.struct).toBe(struct);
    }
  });

  test.each(
    rows(
      fixtures.filter(({ expected }) => expected !== null),
      6,
    ),
  )('$name: nothing is lost', ({ struct, events, expected }) => {
    const lines = events.map((event) => JSON.parse(ecs().write(struct, event)).wfp.event);
    expect(lines.map((event) => JSON.stringify(recovered(event)))).toEqual(
      expected?.map((event) => JSON.stringify(replaced(event))),
    );
  });

  // What ECS declares has its type there: @timestamp can be text or a number, as dates of Elasticsearch can.
  test('a field under wfp has one type in all of them', () => {
    const types = new Map<string, Set<string>>();
    for (const { struct, events } of rows(fixtures, 3)) {
      for (const event of [...events, ...events.map(withUnknownNumbers)]) {
        for (const [path, type] of [...leavesOf(JSON.parse(ecs(CONTEXT).write(struct, event)))].flatMap(
          typesOf,
        )) {
          types.set(path, (types.get(path) ?? new Set()).add(type));
        }
      }
    }
    expect([...types].filter(([path, kinds]) => path.startsWith('wfp.') && kinds.size > 1)).toEqual([]);
    expect(types.get('wfp.event.ikeMmFailure.mmState')).toEqual(new Set(['string']));
    expect(types.get('wfp.event.header.flags')).toEqual(new Set(['string']));
  });
});

/** What every type becomes in `event.action`. */
const ACTIONS: Readonly<Record<string, string>> = {
  FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE: 'ikeext-mm-failure',
  FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE: 'ikeext-qm-failure',
  FWPM_NET_EVENT_TYPE_IKEEXT_EM_FAILURE: 'ikeext-em-failure',
  FWPM_NET_EVENT_TYPE_CLASSIFY_DROP: 'classify-drop',
  FWPM_NET_EVENT_TYPE_IPSEC_KERNEL_DROP: 'ipsec-kernel-drop',
  FWPM_NET_EVENT_TYPE_IPSEC_DOSP_DROP: 'ipsec-dosp-drop',
  FWPM_NET_EVENT_TYPE_CLASSIFY_ALLOW: 'classify-allow',
  FWPM_NET_EVENT_TYPE_CAPABILITY_DROP: 'capability-drop',
  FWPM_NET_EVENT_TYPE_CAPABILITY_ALLOW: 'capability-allow',
  FWPM_NET_EVENT_TYPE_CLASSIFY_DROP_MAC: 'classify-drop-mac',
  FWPM_NET_EVENT_TYPE_LPM_PACKET_ARRIVAL: 'lpm-packet-arrival',
};

/** The same event with numbers that have no name for enumerations that select nothing. */
function withUnknownNumbers(event: unknown): unknown {
  return JSON.parse(
    JSON.stringify(event, (_name, value) =>
      typeof value === 'bigint' ? `${value}n` : value instanceof Uint8Array ? { bytes: [...value] } : value,
    ),
    (name, value) => {
      if (
        /^(mmState|qmState|emState|saRole|failurePoint|msFwpDirection|direction|networkCapabilityId)$/.test(
          name,
        )
      )
        return 77;
      if (typeof value === 'string' && /^\d+n$/.test(value)) return BigInt(value.slice(0, -1));
      return value?.bytes === undefined ? value : Uint8Array.from(value.bytes);
    },
  );
}

/** Stores see the elements of a list, not the list; null is of any type. */
function typesOf([path, value]: Leaf): [string, string][] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((one) => one !== null).map((one) => [path, typeof one]);
}

test('the version is that of the schema', () => {
  expect(ECS_VERSION).toBe(ECS.version);
});

test('a drop, whole', () => {
  const { wfp, ...document } = documentOf(event5('CLASSIFY_DROP', drop({ reauthReason: 1 })));
  expect(document).toEqual({
    '@timestamp': '2022-06-18T04:26:40.0000001Z',
    ecs: { version: '9.4.0' },
    event: {
      kind: 'event',
      category: ['network'],
      type: ['connection', 'info', 'denied'],
      outcome: 'failure',
      action: 'windows-firewall-packet-block',
      code: 'FWPM_NET_EVENT_TYPE_CLASSIFY_DROP',
      module: 'wfp',
      dataset: 'wfp.net_event',
      provider: 'Windows Filtering Platform',
    },
    source: { address: '10.0.0.2', ip: '10.0.0.2', port: 443 },
    destination: { address: '10.0.0.1', ip: '10.0.0.1', port: 50000 },
    network: {
      type: 'ipv4',
      iana_number: '6',
      transport: 'tcp',
      direction: 'inbound',
      community_id: '1:B4H0bMN0Rih3qr9C82AA7esBYLM=',
    },
    process: { executable: 'C:\\app.exe', name: 'app.exe' },
    user: { id: 'S-1-5-18' },
    host: { os: { type: 'windows' } },
    rule: {
      id: '66241',
      uuid: '7d1c9a5e-2f04-4b8d-9c11-0a1b2c3d4e5f',
      name: 'Block SMB',
      description: 'No file shares.',
      ruleset: 'FWPM_SUBLAYER_MPSSVC_WF',
    },
    related: { ip: ['10.0.0.1', '10.0.0.2'], user: ['S-1-5-18'] },
  });
  const { event: _event, ...facts } = wfp;
  expect(facts).toEqual({
    struct: 'FWPM_NET_EVENT5',
    action: 'classify-drop',
    local: { ip: '10.0.0.1', port: 50000 },
    remote: { ip: '10.0.0.2', port: 443 },
    direction: 'inbound',
    layer_direction: 'inbound',
    loopback: false,
    layer: { id: 44, name: 'FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V4' },
    rule: {
      match: 'found',
      key: '7d1c9a5e-2f04-4b8d-9c11-0a1b2c3d4e5f',
      provider: 'Windows Firewall',
      layer: 'FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V4',
      sub_layer: 'FWPM_SUBLAYER_MPSSVC_WF',
      action: 'FWP_ACTION_BLOCK',
    },
    package_sid: 'S-1-15-2-1',
    enterprise_id: 'contoso.com',
    reauth_reason: ['FWP_CONDITION_REAUTHORIZE_REASON_POLICY_CHANGE'],
    profile: { original: 1, current: 1 },
  });
});

const AUTH_FAIL =
  'ERROR_IPSEC_IKE_AUTH_FAIL: The credentials that one side authenticated with were not accepted. Check that the certificates are in date, chain to a root that the other side trusts, and have the right purpose (on a VPN server, Server Authentication) and name; or that both sides have the same preshared key.';

test('a failure of main mode, whole', () => {
  const { wfp, ...document } = documentOf(event5('IKEEXT_MM_FAILURE', mainModeFailure({})));
  expect(document).toMatchObject({
    event: { type: ['protocol'], outcome: 'failure', reason: AUTH_FAIL },
    source: { ip: '10.0.0.2' },
    network: { protocol: 'ikev2', direction: 'inbound' },
    rule: { id: '77' },
    error: { code: '13801', message: 'ERROR_IPSEC_IKE_AUTH_FAIL', type: 'Win32' },
    related: { user: ['S-1-5-18', 'CN=local'] },
  });
  expect(wfp.rule).toEqual({ match: 'missing' });
  expect(wfp.ike).toEqual({
    mode: 'main',
    failure_point: 'IPSEC_FAILURE_PEER',
    keying_module: 'IKEEXT_KEY_MODULE_IKEV2',
    state: 'IKEEXT_MM_SA_STATE_SSPI_SENT',
    role: 'IKEEXT_SA_ROLE_RESPONDER',
    auth_method: 'IKEEXT_CERTIFICATE',
    flags: ['FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG_BENIGN'],
    cert_hash: 'ab'.repeat(20),
    main_mode_id: '18446744073709551615',
    local: { principal: 'CN=local' },
  });
});

describe('fields', () => {
  test.each([
    ['the first FILETIME', 0n, '1601-01-01T00:00:00.0000000Z'],
    ['the last with four digits for its year', 2650467743999999999n, '9999-12-31T23:59:59.9999999Z'],
    ['later ones, as milliseconds', 2650467744000000000n, 253402300800000],
    ['the last', 2n ** 64n - 1n, 1833029933770955],
  ])('@timestamp of %s', (_what, timeStamp, timestamp) => {
    const document = documentOf(event5('CLASSIFY_DROP', drop({}), { timeStamp }));
    expect(document['@timestamp']).toBe(timestamp);
    expect(ecsProblems(document)).toEqual([]);
  });

  test.each([
    ['\\device\\harddiskvolume3\\a\\b.exe', { executable: 'C:\\a\\b.exe', name: 'b.exe' }],
    ['\\device\\harddiskvolume4\\b.exe', { executable: '\\device\\harddiskvolume4\\b.exe', name: 'b.exe' }],
    ['System', { name: 'System' }],
    ['\\device\\', { executable: '\\device\\' }],
    ['', undefined],
    [null, undefined],
  ])('process of %j', (appId, process) => {
    expect(documentOf(event5('CLASSIFY_DROP', drop({}), { appId })).process).toEqual(process);
  });

  test.each([
    [
      'an explanation',
      13801,
      { code: '13801', message: 'ERROR_IPSEC_IKE_AUTH_FAIL', type: 'Win32' },
      AUTH_FAIL,
    ],
    ['a name alone', 5, { code: '5', message: 'ERROR_ACCESS_DENIED', type: 'Win32' }, 'ERROR_ACCESS_DENIED'],
    ['no name', 0xe0000001, { code: '3758096385', type: 'Win32' }, undefined],
  ])('an error with %s', (_what, failureErrorCode, error, reason) => {
    const document = documentOf(event5('IKEEXT_MM_FAILURE', mainModeFailure({ failureErrorCode })));
    expect(document.error).toEqual(error);
    expect(document.event.reason).toBe(reason);
  });

  test('what is related is there once', () => {
    const header = { localAddrV4: '127.0.0.1', remoteAddrV4: '127.0.0.1' };
    expect(documentOf(event5('CLASSIFY_DROP', drop({}), header)).related.ip).toEqual(['127.0.0.1']);
  });

  test('an NTSTATUS is an error, too', () => {
    const body = {
      ipVersion: 'FWP_IP_VERSION_NONE',
      failureStatus: -1070202877,
      direction: 'FWP_DIRECTION_INBOUND',
    };
    const document = documentOf(event5('IPSEC_DOSP_DROP', body));
    expect(document.error).toEqual({
      code: '0xc0360003',
      message: 'STATUS_IPSEC_WRONG_SA',
      type: 'NTSTATUS',
    });
    expect(document.event.outcome).toBe('failure');
    expect(document.event.reason).toMatch(/^STATUS_IPSEC_WRONG_SA: The packet came over an SA .*\. Compare /);
  });

  test('an event of a type that is not known', () => {
    const document = documentOf(event5(20, null));
    expect(document.event).toMatchObject({ code: '20', type: ['info'] });
    expect(document.event).not.toHaveProperty('action');
    expect(document.wfp.event.type).toBe('20');
    expect(ecsProblems(document)).toEqual([]);
  });
});

test('an event that cannot be read is a document all the same', () => {
  const document = documentOf(null);
  expect(document).toEqual({
    ecs: { version: ECS_VERSION },
    event: {
      kind: 'pipeline_error',
      module: 'wfp',
      dataset: 'wfp.net_event',
      provider: 'Windows Filtering Platform',
    },
    host: { os: { type: 'windows' } },
    wfp: { struct: 'FWPM_NET_EVENT5', event: null },
  });
  expect(ecsProblems(document)).toEqual(['@timestamp is required']);
});

describe('the machine', () => {
  const os = { type: 'windows', version: '22631' };

  test.each([
    ['an event', event5('CLASSIFY_DROP', drop({})), []],
    ['an event that cannot be read', null, ['@timestamp is required']],
  ])('of %s', (_what, event, problems) => {
    const document = documentOf(event, CONTEXT, ORIGIN);
    expect(document.host).toEqual({ name: 'LAB-01', hostname: 'LAB-01', os });
    expect(document.related.hosts).toEqual(['LAB-01']);
    expect(document.wfp.os_build).toBe(22631);
    expect(ecsProblems(document)).toEqual(problems);
  });

  test.each<[Origin, object]>([
    [{ osBuild: 22631 }, { os }],
    [{ host: 'a' }, { name: 'a', hostname: 'a', os: { type: 'windows' } }],
    [{ host: '' }, { os: { type: 'windows' } }],
  ])('%j', (origin, host) => {
    for (const event of [null, event5('CLASSIFY_DROP', drop({}))]) {
      expect(documentOf(event, CONTEXT, origin).host).toEqual(host);
    }
  });
});

describe('what is no failure', () => {
  test('the number 0 is no reason, and no error', () => {
    const kernelDrop = {
      failureStatus: 0,
      direction: 'FWP_DIRECTION_INBOUND',
      spi: 1,
      filterId: 1n,
      layerId: 12,
    };
    for (const event of [
      event5('IKEEXT_MM_FAILURE', mainModeFailure({ failureErrorCode: 0 })),
      event5('IPSEC_KERNEL_DROP', kernelDrop),
    ]) {
      const document = documentOf(event);
      expect(document).not.toHaveProperty('error');
      expect(document.event).not.toHaveProperty('reason');
      expect(document.event).toHaveProperty('outcome');
      expect(ecsProblems(document)).toEqual([]);
    }
  });

  test('the filter id 0 is no rule', () => {
    const document = documentOf(event5('CLASSIFY_DROP', drop({ filterId: 0n })));
    expect(document).not.toHaveProperty('rule');
    expect(document.wfp).not.toHaveProperty('rule');
    expect(document.wfp.event.classifyDrop.filterId).toBe('0');
  });
});

test.each([
  ['IKEEXT_KEY_MODULE_IKE', 'ike'],
  ['IKEEXT_KEY_MODULE_AUTHIP', 'authip'],
  ['IKEEXT_KEY_MODULE_IKEV2', 'ikev2'],
  [7, undefined],
])('network.protocol of the keying module %s', (keyingModuleType, protocol) => {
  const document = documentOf(event5('IKEEXT_MM_FAILURE', mainModeFailure({ keyingModuleType })));
  expect(document.network.protocol).toBe(protocol);
});

test('network.protocol of extended mode, which only AuthIP has', () => {
  expect(documentOf(event5('IKEEXT_EM_FAILURE', null)).network.protocol).toBe('authip');
});

test('what a rule says that cannot be the one is not in the document', () => {
  const context = { rules: rulesOf({ ...RULE, action: 'FWP_ACTION_PERMIT' }) };
  const { rule, wfp } = documentOf(event5('CLASSIFY_DROP', drop({})), context);
  expect(rule).toEqual({ id: '66241' });
  expect(wfp.rule).toEqual({ match: 'other_action' });
});

test('a direction without a name is text, as all directions are', () => {
  const { network, source, wfp } = documentOf(event5('CLASSIFY_DROP', drop({ msFwpDirection: 14596 })));
  expect(wfp).toMatchObject({ direction: '14596', layer_direction: 'inbound' });
  expect(network).not.toHaveProperty('direction');
  expect(source).toBeUndefined();
});

test('an event of which only the header can be read', () => {
  const document = documentOf(event5('IKEEXT_MM_FAILURE', null));
  expect(ecsProblems(document)).toEqual([]);
  expect(document.event).toMatchObject({ action: 'ikeext-mm-failure', outcome: 'failure' });
  expect(document.wfp.ike).toEqual({ mode: 'main' });
});

test('decoded and written, a line is one line that no terminal obeys', () => {
  const names = {
    localPrincipalNameForAuth: 'a\u001b[2J\u009b\u007f\n\u2028\ud800',
    remotePrincipalNameForAuth: null,
  };
  const line = ecs().write('FWPM_NET_EVENT5', event5('IKEEXT_MM_FAILURE', mainModeFailure(names)));
  expect(line).toMatch(/^\P{Cc}+\n$/u);
  expect(Buffer.from(line).toString()).toBe(line);
  expect(JSON.parse(line).wfp.ike.local.principal).toBe('a\u001b[2J\u009b\u007f\n\u2028\ufffd');
});

test('what decode returns is what is written', () => {
  const zeros = memoryImage(new Uint8Array(152), { abi: 'x64', base: 0 });
  const document = documentOf(decode(FWPM_NET_EVENT5, zeros, 0));
  // No flag is set, and no struct is there: a header of zeros says nothing.
  for (const field of ['source', 'destination', 'network', 'process', 'user', 'rule', 'related', 'error']) {
    expect(document).not.toHaveProperty(field);
  }
});

test('of an event that is none, nothing stays in the bytes', () => {
  const out = new LineBytes();
  out.text('before');
  const { length } = out;
  expect(() => ecsBytes({}).append(out, 'FWPM_NET_EVENT5', { header: 5, type: {} }, {})).toThrow(TypeError);
  expect(out.length).toBe(length);
});
