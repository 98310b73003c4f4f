/** Conditions as they are typed: what they say, or what is wrong with them. */
import { describe, expect, test } from 'vitest';
import { parseWhere, WHERE_NAMES, type Where } from '../../src/formats.ts';

const EVENT_TYPES =
  'IKEEXT_MM_FAILURE, IKEEXT_QM_FAILURE, IKEEXT_EM_FAILURE, CLASSIFY_DROP, IPSEC_KERNEL_DROP, IPSEC_DOSP_DROP, CLASSIFY_ALLOW, CAPABILITY_DROP, CAPABILITY_ALLOW, CLASSIFY_DROP_MAC, LPM_PACKET_ARRIVAL';
const FORM =
  'a condition is NAME=VALUE with a NAME of type, address, local, remote, port, localport, remoteport, protocol, app, user, error, filter, origin, layer, direction, loopback; time>=TIME, time<TIME; or MEMBER=VALUE, with !=, <, <=, >, >= or ~ as well, such as header.appId~chrome';

describe('what is one', () => {
  test.each<[string, Where]>([
    ['type=CLASSIFY_DROP', { type: ['CLASSIFY_DROP'] }],
    [
      'type=classify_drop,FWPM_NET_EVENT_TYPE_CLASSIFY_ALLOW',
      { type: ['classify_drop', 'FWPM_NET_EVENT_TYPE_CLASSIFY_ALLOW'] },
    ],
    ['type=103,4294967295', { type: [103, 4294967295] }],
    [' TYPE = 3 , 4 ', { type: [3, 4] }],
    ['address=10.0.0.0/8,fd00::/8,::1', { address: ['10.0.0.0/8', 'fd00::/8', '::1'] }],
    ['local=10.0.0.1', { localAddress: ['10.0.0.1'] }],
    ['remote=10.0.0.1', { remoteAddress: ['10.0.0.1'] }],
    ['port=0,65535', { port: [0, 65535] }],
    ['localport=500', { localPort: [500] }],
    ['remoteport=4500', { remotePort: [4500] }],
    ['protocol=tcp,UDP,200', { protocol: [6, 17, 200] }],
    ['app=\\svchost.exe', { app: ['\\svchost.exe'] }],
    ['app=a=b', { app: ['a=b'] }],
    ['app=  a  b\t', { app: ['a  b'] }],
    // What stands between the device and the server of a mapped drive is not a drive.
    ['app=Z:0000000000012345', { app: ['Z:0000000000012345'] }],
    ['user=S-1-5-18,s-1-0x100000000-1', { user: ['S-1-5-18', 's-1-0x100000000-1'] }],
    ['filter=0,18446744073709551615', { filterId: [0n, 2n ** 64n - 1n] }],
    ['layer=44,65535', { layer: [44, 65535] }],
    [
      'layer=FWPM_LAYER_ALE_AUTH_CONNECT_V4,fwps_layer_stream_v4,ale_auth_connect_v6',
      { layer: ['FWPM_LAYER_ALE_AUTH_CONNECT_V4', 'fwps_layer_stream_v4', 'ale_auth_connect_v6'] },
    ],
    // What netsh and our formats print.
    ['remote=8.8.4.6:449,[2001:db8::1]:443', { remoteAddress: ['8.8.4.6:449', '[2001:db8::1]:443'] }],
    ['local=10.0.0.0/8:80,[fd00::/8]:1', { localAddress: ['10.0.0.0/8:80', '[fd00::/8]:1'] }],
    ['app=c:\\Windows\\,D:', { app: ['c:\\Windows\\', 'D:'] }],
    [
      'error=13801,ERROR_IPSEC_IKE_AUTH_FAIL,ERROR_IPSEC_IKE_AUTH_FAIL (13801),error 13801,0xC0360003',
      { error: [13801, 13801, 13801, 13801, 0xc0360003] },
    ],
    [
      'error=sec_e_logon_denied,STATUS_IPSEC_WRONG_SA (0xc0360003),status 0xc0360003',
      { error: [0x8009030c, 0xc0360003, 0xc0360003] },
    ],
    // As netsh prints paths.
    ['app=5c0041005c00e9005C003a040000', { app: ['\\A\\é\\к'] }],
    ['app=530079007300740065006d000000', { app: ['System'] }],
    ['app=\\.a.\\.b...e.x.e...', { app: ['\\a\\b.exe'] }],
    ['app=deadbeef,5c00,\\.net', { app: ['deadbeef', '5c00', '\\.net'] }],
    // A file of filters can name it.
    ['layer=FWPM_LAYER_OF_ANOTHER_EDITION', { layer: ['FWPM_LAYER_OF_ANOTHER_EDITION'] }],
    ['type=PUBLIC_CLASSIFY_DROP,classify-allow', { type: ['PUBLIC_CLASSIFY_DROP', 'classify-allow'] }],
    ['type=0x3', { type: [3] }],
    ['filter=0x14a86,0X0,filter 66241', { filterId: [84614n, 0n, 66241n] }],
    ['port=0x50,5000-6000,0-0xffff', { port: [80, [5000, 6000], [0, 65535]] }],
    ['localport=1 - 2', { localPort: [[1, 2]] }],
    ['layer=ALE_AUTH_CONNECT_V4 (48),0x30', { layer: [48, 48] }],
    ['layer=FWPM_LAYER_OF_ANOTHER_EDITION (90)', { layer: [90] }],
    ['layer="a, \\"b\\" (90)"', { layer: [90] }],
    ['protocol=icmpv6,protocol 200,0x11', { protocol: [58, 200, 17] }],
    [
      'user=SYSTEM,NT AUTHORITY\\Local Service,builtin\\users',
      { user: ['S-1-5-18', 'S-1-5-19', 'S-1-5-32-545'] },
    ],
    [
      'direction=inbound,OUT,FWP_DIRECTION_INBOUND,ms_fwp_direction_forward,9',
      { direction: ['inbound', 'outbound', 'inbound', 'forward', 9] },
    ],
    ['loopback=TRUE,false', { loopback: [true, false] }],
    ['app="a,b","\\ud83d"', { app: ['a,b', '\ud83d'] }],
    // What only looks like a string of JSON.
    ['app="\\q"', { app: ['"\\q"'] }],
    ['app="a', { app: ['"a'] }],
    // Members.
    ['type!=3', { members: [{ path: 'type', operator: '!=', values: ['3'] }] }],
    [
      'header.appId ~ chrome , edge',
      { members: [{ path: 'header.appId', operator: '~', values: ['chrome', 'edge'] }] },
    ],
    [
      'classifyDrop.filterId>=0x10',
      { members: [{ path: 'classifyDrop.filterId', operator: '>=', values: ['0x10'] }] },
    ],
    // Only older versions have it.
    [
      'header.reserved2=AA-BB-CC-DD-EE-FF',
      { members: [{ path: 'header.reserved2', operator: '=', values: ['AA-BB-CC-DD-EE-FF'] }] },
    ],
  ])('%s', (condition, where) => {
    expect(parseWhere([condition])).toEqual(where);
  });

  test('members can be given again: all of them have to hold', () => {
    const { members } = parseWhere(['header.localPort>1', 'header.localPort<9']);
    expect(members?.map(({ operator }) => operator)).toEqual(['>', '<']);
  });

  test('what is wrong is repeated in part where it is long', () => {
    for (const condition of [
      'x',
      'port=x',
      'type=',
      'layer=',
      'user=',
      'header.',
      'header.appId<',
      'time<',
      'protocol=',
      'direction=',
      'error=',
      'remote=10.0.0.1:1',
      'type!=',
    ]) {
      expect(() => parseWhere([condition + 'y'.repeat(1_000_000)])).toThrow(/^.{1,1200}$/s);
    }
  });

  // With steps for each pair of blanks it would take most of a minute.
  test('a long run of blanks is soon read', { timeout: 5000 }, () => {
    const value = `x${' '.repeat(200_000)}y`;
    expect(parseWhere([`app=${value}`])).toEqual({ app: [value] });
  });

  test.each([':', '[', '[:', '::', '1:'])('%s again and again is soon refused', (part) => {
    expect(() => parseWhere([`remote=[${part.repeat(200_000)}`])).toThrow(RangeError);
  });

  test('several are together', () => {
    expect(parseWhere(['type=3', 'time>=1970-01-01', 'port=80', ' time < 1970-01-02 '])).toEqual({
      type: [3],
      from: 116444736000000000n,
      to: 116445600000000000n,
      port: [80],
    });
    expect(parseWhere([])).toEqual({});
  });
});

describe('times', () => {
  const SECOND = 10_000_000n;
  const DAY = 86_400n * SECOND;
  test.each<[string, bigint]>([
    ['1601-01-01', 0n],
    ['1601-01-02', DAY],
    ['1601-01-01T00:00:00.0000001Z', 1n],
    ['1601-01-01T00:00:01.5Z', 15_000_000n],
    ['1601-01-01 00:01', 60n * SECOND],
    ['1601-01-01T00:00:01', SECOND],
    ['1601-01-02T00:00:00+02:00', DAY - 7200n * SECOND],
    ['1601-01-02T00:00-00:30', DAY + 1800n * SECOND],
    ['1600-12-31', -DAY],
    ['2024-02-29T23:59:59.9999999Z', 133537247999999999n],
    ['9999-12-31T23:59:59.9999999Z', 2650467743999999999n],
    ['2650467744000000000', 2650467744000000000n],
  ])('%s', (text, ticks) => {
    expect(parseWhere([`time>=${text}`, `time<${text}`])).toEqual({ from: ticks, to: ticks });
  });

  test.each([
    '=2022-06-18',
    '2022-6-18',
    '2022-02-30',
    '2023-02-29',
    '2022-13-01',
    '2022-00-01',
    '2022-06-18T25:00Z',
    '2022-06-18T04',
    '2022-06-18T04:26.5Z',
    '2022-06-18T04:26:50.12345678Z',
    '2022-06-18T04:26:50.Z',
    '2022-06-18Z',
    '2022-06-18+02:00',
    '2022-06-18T04:26:50+2',
    '20220618',
    'now',
    '999999999999999999999',
  ])('%s is none', (text) => {
    expect(() => parseWhere([`time>=${text}`])).toThrow(
      new RangeError(`time>=${text}: ${text} is no time such as 2022-06-18T04:26:50Z or 2022-06-18 (UTC)`),
    );
  });
});

describe('what is none', () => {
  test.each<[string, string]>([
    ['', FORM],
    ['type', FORM],
    ['=3', FORM],
    ['colour=red', FORM],
    ['toString=1', FORM],
    ['remot=1', `${FORM} (did you mean remote?)`],
    ['port>1024', 'port is compared with = only; members of the struct with all others'],
    ['type!=', 'a value is missing'],
    ['type!=DROPS', 'DROPS is no number and no name (such as FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE)'],
    [
      'type=CLASIFY_DROP',
      `there is no type CLASIFY_DROP: take a number, ${EVENT_TYPES} (did you mean CLASSIFY_DROP?)`,
    ],
    [
      'header.ipProtocl=6',
      `'header.ipProtocl' is no path in FWPM_NET_EVENT5: header has no ipProtocl; it has timeStamp, flags, ipVersion, ipProtocol, localAddrV4, localAddrV6, remoteAddrV4, remoteAddrV6, localPort, remotePort, scopeId, appId, userId, addressFamily, packageSid, enterpriseId, policyFlags, effectiveName (did you mean header.ipProtocol?)`,
    ],
    [
      'header.flags.x=1',
      "'header.flags.x' is no path in FWPM_NET_EVENT5: header.flags is of type UINT32, which has no members (did you mean header.flags?)",
    ],
    ['header.ipProtocol=256', '256 is not a number of 0 to 255'],
    ['header.ipProtocol>1,2', '> compares with one value'],
    ['header.appId<a', 'FWP_BYTE_BLOB is compared with =, != and ~ only'],
    ['header.localAddrV4=host', 'host is no address and no network such as 10.0.0.0/8 or fd00::/8'],
    ['classifyDrop.isLoopback=perhaps', 'perhaps is neither true nor false'],
    ['header.timeStamp<now', 'now is no time such as 2022-06-18T04:26:50Z or 2022-06-18 (UTC)'],
    [
      'ikeMmFailure.mmState=IKEEXT_MM_SA_STATE_COMPLET',
      'IKEEXT_MM_SA_STATE_COMPLET is no number and no name (did you mean IKEEXT_MM_SA_STATE_COMPLETE?)',
    ],
    ['direction=up', 'up is no direction: take inbound, outbound, forward, bidirectional or a number'],
    [
      'direction=inbond',
      'inbond is no direction: take inbound, outbound, forward, bidirectional or a number (did you mean inbound?)',
    ],
    ['loopback=maybe', 'maybe is neither true nor false'],
    ['port=6000-5000', '5000 is not a number of 6000 to 65535'],
    ['port=1-2-3', '1-2-3 is not a number of 0 to 65535'],
    ['remote=10.0.0.1:65536', '65536 is not a number of 0 to 65535'],
    ['remote=host:80', 'host is no address and no network such as 10.0.0.0/8 or fd00::/8'],
    ['remote=[10.0.0.1]:80', '[10.0.0.1] is no address and no network such as 10.0.0.0/8 or fd00::/8'],
    [
      'error=ERROR_IPSEC_IKE_AUTH_FAL',
      'ERROR_IPSEC_IKE_AUTH_FAL is no error that is known here: take a number (did you mean ERROR_IPSEC_IKE_AUTH_FAIL?)',
    ],
    ['error=-1', '-1 is no error that is known here: take a number'],
    ['error=4294967296', '4294967296 is not a number of 0 to 4294967295'],
    ['type=', 'a value is missing'],
    ['app=a,', 'a value is missing'],
    ['app=,a', 'a value is missing'],
    ['type=DROP', `there is no type DROP: take a number, ${EVENT_TYPES}`],
    ['type=4294967296', '4294967296 is not a number of 0 to 4294967295'],
    ['remote=host', 'host is no address and no network such as 10.0.0.0/8 or fd00::/8'],
    ['port=65536', '65536 is not a number of 0 to 65535'],
    ['port=http', 'http is not a number of 0 to 65535'],
    ['port=-1', '-1 is not a number of 0 to 65535'],
    ['port=0x10000', '0x10000 is not a number of 0 to 65535'],
    ['protocol=256', '256 is not a number of 0 to 255'],
    ['protocol=quic', 'quic is not the name of a protocol that is known here: take a number'],
    [
      'user=CONTOSO\\me',
      'CONTOSO\\me is no SID such as S-1-5-18, and no name that is the same on every Windows',
    ],
    ['filter=18446744073709551616', '18446744073709551616 is not a number of 0 to 18446744073709551615'],
    [`filter=${'9'.repeat(40)}`, `${'9'.repeat(40)} is not a number of 0 to 18446744073709551615`],
    ['layer=65536', '65536 is not a number of 0 to 65535'],
    [
      'layer=connect v4',
      'there is no layer connect v4 that has a certain id: take a number, or a file of filters that names it',
    ],
    ['time=2022-06-18', 'times are compared with >= and <'],
    ['time<=2022-06-18', 'times are compared with >= and <'],
    ['time>2022-06-18', 'times are compared with >= and <'],
  ])('%s', (condition, reason) => {
    expect(() => parseWhere(['address=::1', condition])).toThrow(new RangeError(`${condition}: ${reason}`));
  });

  test.each([
    ['type=3', 'type was given before; list what it may be: type=ONE,OTHER'],
    ['time>=1970-01-01', 'time>= was given before'],
    ['time<1970-01-01', 'time< was given before'],
  ])('%s a second time', (condition, reason) => {
    expect(() => parseWhere([condition, condition])).toThrow(new RangeError(`${condition}: ${reason}`));
  });
});

test('the names for help texts are those that can be typed', () => {
  expect(WHERE_NAMES.join(' ')).toBe(
    'type address local remote port localport remoteport protocol app user error filter origin layer direction loopback time',
  );
});
