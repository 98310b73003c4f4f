/** Comma-separated values, read back by csv-parse. */
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { CSV_COLUMNS, type CsvOptions, csv, type EventContext, type Origin } from '../../src/formats.ts';
import {
  CONTEXT,
  drop,
  event5,
  eventFixtures,
  mainModeFailure,
  ORIGIN,
  RULE,
  rulesOf,
} from '../support/events.ts';
import { rows as some } from '../support/exhaustive.ts';
import { replaced } from '../support/surrogates.ts';

type Row = Readonly<Record<string, string>>;

/** What a reader makes of events that are written one after the other. */
function rowsOf(
  events: readonly unknown[],
  context: EventContext = CONTEXT,
  options: CsvOptions = {},
): Row[] {
  const format = csv(context, options);
  const text = format.head + events.map((event) => format.write('FWPM_NET_EVENT5', event)).join('');
  return parse(text, { columns: true, relax_quotes: false });
}

function rowOf(event: unknown, context?: EventContext, options?: CsvOptions): Row {
  const [row] = rowsOf([event], context, options);
  if (row === undefined) throw new Error('no row');
  return row;
}

/** The columns in which something is said, but for the event itself. */
function said(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([name, cell]) => cell !== '' && name !== 'event'));
}

test('the columns are these, in this order', () => {
  expect(csv().head).toBe(`${CSV_COLUMNS.join(',')}\n`);
  expect(CSV_COLUMNS).toEqual(
    `time struct host os_build type outcome
    direction layer_direction loopback ip_version protocol protocol_name
    local_address local_port local_mac remote_address remote_port remote_mac icmp_type icmp_code scope_id
    public_host internal_host
    app user_id package_sid enterprise_id
    filter_id rule_match rule_name rule_provider rule_layer rule_sub_layer rule_action
    layer_id layer_name reauth_reason original_profile current_profile capability
    error_code error_name status status_name
    ike_mode ike_failure_point ike_keying_module ike_state ike_role ike_auth_method ike_flags
    ike_local_principal ike_remote_principal ike_cert_hash ike_traffic_type ike_local_subnet ike_remote_subnet
    ike_main_mode_id spi file rule_origin rule_description event`.split(/\s+/),
  );
});

describe('every event in the fixtures', () => {
  const fixtures = eventFixtures();

  test.each(some(fixtures, 6))('$name: a row for each', ({ struct, events, expected }) => {
    const format = csv(CONTEXT, { neutralizeFormulas: true });
    const text = format.head + events.map((event) => format.write(struct, event)).join('');
    const rows: Row[] = parse(text, { columns: true });
    expect(rows.length).toBe(events.length);
    expect(text.split('\n').length).toBe(events.length + 2);
    for (const [i, row] of rows.entries()) {
      expect(Object.keys(row)).toEqual(CSV_COLUMNS);
      expect(row['struct']).toBe(struct);
      if (expected !== null) expect(row['event']).toBe(JSON.stringify(replaced(expected[i])));
    }
  });
});

test('a drop, whole', () => {
  expect(said(rowOf(event5('CLASSIFY_DROP', drop({ reauthReason: 0x200001 }))))).toEqual({
    time: '2022-06-18T04:26:40.0000001Z',
    struct: 'FWPM_NET_EVENT5',
    type: 'FWPM_NET_EVENT_TYPE_CLASSIFY_DROP',
    outcome: 'blocked',
    direction: 'inbound',
    layer_direction: 'inbound',
    loopback: 'false',
    ip_version: '4',
    protocol: '6',
    protocol_name: 'tcp',
    local_address: '10.0.0.1',
    local_port: '50000',
    remote_address: '10.0.0.2',
    remote_port: '443',
    app: 'C:\\app.exe',
    user_id: 'S-1-5-18',
    package_sid: 'S-1-15-2-1',
    enterprise_id: 'contoso.com',
    filter_id: '66241',
    rule_match: 'found',
    rule_name: 'Block SMB',
    rule_provider: 'Windows Firewall',
    rule_layer: 'FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V4',
    rule_sub_layer: 'FWPM_SUBLAYER_MPSSVC_WF',
    rule_action: 'FWP_ACTION_BLOCK',
    rule_description: 'No file shares.',
    layer_id: '44',
    layer_name: 'FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V4',
    reauth_reason: 'FWP_CONDITION_REAUTHORIZE_REASON_POLICY_CHANGE 0x200000',
    original_profile: '1',
    current_profile: '1',
  });
});

test('a failure of main mode, whole', () => {
  const { ike_cert_hash, ...row } = said(
    rowOf(event5('IKEEXT_MM_FAILURE', mainModeFailure({ flags: 3 })), {}),
  );
  expect(ike_cert_hash).toBe('ab'.repeat(20));
  expect(row).toMatchObject({
    outcome: 'failed',
    filter_id: '77',
    error_code: '13801',
    error_name: 'ERROR_IPSEC_IKE_AUTH_FAIL',
    ike_mode: 'main',
    ike_failure_point: 'IPSEC_FAILURE_PEER',
    ike_keying_module: 'IKEEXT_KEY_MODULE_IKEV2',
    ike_state: 'IKEEXT_MM_SA_STATE_SSPI_SENT',
    ike_role: 'IKEEXT_SA_ROLE_RESPONDER',
    ike_auth_method: 'IKEEXT_CERTIFICATE',
    ike_flags: 'FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG_BENIGN FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG_MULTIPLE',
    ike_local_principal: 'CN=local',
    ike_main_mode_id: '18446744073709551615',
  });
  expect(row).not.toHaveProperty('ike_remote_principal');
  expect(row).not.toHaveProperty('rule_match');
});

test('a status is as people write it', () => {
  const body = {
    ipVersion: 'FWP_IP_VERSION_NONE',
    failureStatus: -1070202877,
    direction: 'FWP_DIRECTION_INBOUND',
  };
  expect(rowOf(event5('IPSEC_DOSP_DROP', body))).toMatchObject({
    status: '0xc0360003',
    status_name: 'STATUS_IPSEC_WRONG_SA',
    error_code: '',
  });
});

test('a hash of zeros is none', () => {
  const row = rowOf(event5('IKEEXT_MM_FAILURE', mainModeFailure({ endCertHash: new Uint8Array(20) })));
  expect(row['ike_cert_hash']).toBe('');
});

test('an event that cannot be read is a row, too', () => {
  const row = rowOf(null);
  expect(said(row)).toEqual({ struct: 'FWPM_NET_EVENT5' });
  expect(row['event']).toBe('null');
});

test('the machine is in its columns', () => {
  const cells = (event: unknown, origin?: Origin) => {
    const [row = {}]: Row[] = parse(csv(CONTEXT).write('FWPM_NET_EVENT5', event, origin), {
      columns: [...CSV_COLUMNS],
    });
    return [row['host'], row['os_build']];
  };
  const event = event5('CLASSIFY_DROP', drop({}));
  expect(cells(event, ORIGIN)).toEqual(['LAB-01', '22631']);
  expect(cells(null, ORIGIN)).toEqual(['LAB-01', '22631']);
  expect(cells(event, { host: 'LAB-01' })).toEqual(['LAB-01', '']);
  expect(cells(event)).toEqual(['', '']);
});

test.each([2, 14596, 77])('a direction that has no name is its digits: %i', (msFwpDirection) => {
  const row = rowOf(event5('CLASSIFY_DROP', drop({ msFwpDirection })));
  expect(row).toMatchObject({ direction: String(msFwpDirection), layer_direction: 'inbound' });
});

test('the first FILETIME is a time', () => {
  expect(rowOf(event5('CLASSIFY_DROP', drop({}), { timeStamp: 0n }))['time']).toBe(
    '1601-01-01T00:00:00.0000000Z',
  );
});

test('an id of 64 bits is exact', () => {
  const row = rowOf(event5('CLASSIFY_DROP', drop({ filterId: 2n ** 64n - 1n })));
  expect(row['filter_id']).toBe('18446744073709551615');
});

describe('rules', () => {
  test.each([
    ['that nobody gave', {}, 66241n, {}],
    ['that are there', { rules: rulesOf(RULE) }, 66241n, { rule_match: 'found', rule_name: 'Block SMB' }],
    ['that are not there', { rules: rulesOf(RULE) }, 1n, { rule_match: 'missing' }],
    [
      'of another layer',
      { rules: rulesOf({ ...RULE, layer: 'FWPM_LAYER_ALE_AUTH_CONNECT_V4' }) },
      66241n,
      { rule_match: 'other_layer' },
    ],
    [
      'of another action',
      { rules: rulesOf({ ...RULE, action: 'FWP_ACTION_PERMIT' }) },
      66241n,
      { rule_match: 'other_action' },
    ],
    ['that no filter is', { rules: rulesOf({ ...RULE, filterId: 0n }) }, 0n, {}],
  ])('%s', (_what, context, filterId, expected) => {
    const row = said(rowOf(event5('CLASSIFY_DROP', drop({ filterId })), context));
    const { rule_match, rule_name } = row;
    expect(Object.fromEntries(Object.entries({ rule_match, rule_name }).filter(([, cell]) => cell))).toEqual(
      expected,
    );
  });

  test('name a layer whose id does not', () => {
    const rules = { rule: () => undefined, layer: (id: number) => (id === 200 ? 'FWPM_LAYER_X' : undefined) };
    const row = rowOf(event5('CLASSIFY_DROP', drop({ layerId: 200 })), { rules });
    expect(row).toMatchObject({ layer_id: '200', layer_name: 'FWPM_LAYER_X' });
  });

  test('name no layer by the layer of a rule, which may be another filter by now', () => {
    const row = rowOf(event5('CLASSIFY_DROP', drop({ layerId: 200 })));
    expect(row).toMatchObject({
      layer_id: '200',
      layer_name: '',
      rule_layer: RULE.layer,
      rule_match: 'found',
    });
  });
});

describe('subnets', () => {
  const quickModeFailure = (localSubNet: unknown) =>
    event5('IKEEXT_QM_FAILURE', {
      failureErrorCode: 13868,
      failurePoint: 'IPSEC_FAILURE_ME',
      keyingModuleType: 'IKEEXT_KEY_MODULE_IKE',
      qmState: 'IKEEXT_QM_SA_STATE_INITIAL',
      saRole: 'IKEEXT_SA_ROLE_INITIATOR',
      saTrafficType: 'IPSEC_TRAFFIC_TYPE_TUNNEL',
      localSubNet,
      remoteSubNet: { type: 'FWP_EMPTY' },
      qmFilterId: 1n,
      mmSaLuid: 2n,
      mmProviderContextKey: '00000000-0000-0000-0000-000000000000',
    });
  const v4 = (mask: string) => ({ type: 'FWP_V4_ADDR_MASK', v4AddrMask: { addr: '10.0.0.0', mask } });

  test.each([
    [v4('255.0.0.0'), '10.0.0.0/8'],
    [v4('255.255.255.255'), '10.0.0.0/32'],
    [v4('0.0.0.0'), '10.0.0.0/0'],
    [v4('255.0.255.0'), '10.0.0.0/255.0.255.0'],
    [{ type: 'FWP_V6_ADDR_MASK', v6AddrMask: { addr: 'fd00::', prefixLength: 8 } }, 'fd00::/8'],
    [{ type: 'FWP_UINT32', uint32: 1 }, ''],
    [{ type: 'FWP_V4_ADDR_MASK', v4AddrMask: null }, ''],
  ])('%j', (subnet, text) => {
    expect(rowOf(quickModeFailure(subnet))).toMatchObject({ ike_local_subnet: text, ike_remote_subnet: '' });
  });
});

describe('text that others made', () => {
  const rowWith = (name: string, options?: CsvOptions) =>
    rowOf(
      event5('IKEEXT_MM_FAILURE', mainModeFailure({ localPrincipalNameForAuth: name })),
      CONTEXT,
      options,
    );

  test.each([['a,b'], ['a"b'], ['"'], [' a '], ["'"], ['a;b'], ['ä'], ['=1+1']])(
    '%j reads back as it is',
    (name) => {
      expect(rowWith(name)['ike_local_principal']).toBe(name);
    },
  );

  test.each([
    ['a\r\nb', 'a\\u000d\\u000ab'],
    ['\rb', '\\u000db'],
    ['\u001b[2J', '\\u001b[2J'],
    ['\u009b', '\\u009b'],
    ['a\0', 'a\\u0000'],
    ['\u202eexe', '\\u202eexe'],
    ['\u061c\u2066a\u2069', '\\u061c\\u2066a\\u2069'],
    ['a\u2028b\u2029', 'a\\u2028b\\u2029'],
    ['\\\u2028', '\\\\u2028'],
  ])('%j is made visible, and exact in the event', (name, cell) => {
    const row = rowWith(name);
    expect(row['ike_local_principal']).toBe(cell);
    expect(row['event']).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u);
    expect(JSON.parse(row['event'] ?? '').ikeMmFailure.localPrincipalNameForAuth).toBe(name);
  });

  test.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@a', "'@a"],
    ['=1,2', "'=1,2"],
    // A tab and a carriage return are visible text by then.
    ['\t=1', '\\u0009=1'],
    ['\r=1', '\\u000d=1'],
    ['=1\n=2', "'=1\\u000a=2"],
    ['a=1', 'a=1'],
    ["'=1", "'=1"],
    ['', ''],
    // Spreadsheets of East Asia take the full-width forms for the same.
    ['＝1+1', "'＝1+1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠a', "'＠a"],
    ['a＝1', 'a＝1'],
  ])('%j is no formula when formulas are neutralized', (name, cell) => {
    expect(rowWith(name, { neutralizeFormulas: true })['ike_local_principal']).toBe(cell);
  });

  test('a value that begins with no formula is the same with and without', () => {
    const event = event5('CLASSIFY_DROP', drop({}));
    expect(rowOf(event, CONTEXT, { neutralizeFormulas: true })).toEqual(rowOf(event, CONTEXT));
  });
});
