/** Conditions on members of the struct, by their paths. */
import { describe, expect, test } from 'vitest';
import { parseWhere, WhereFilter } from '../../src/formats.ts';
import { decode, FWPM_NET_EVENT0, FWPM_NET_EVENT5, type MemoryImage, memoryImage } from '../../src/index.ts';
import { pathsOf } from '../../src/where/member.ts';
import { everyWay } from '../support/columns.ts';
import { hexFixtures } from '../support/fixtures.ts';
import { MAIN_MODE, offsetOf } from '../support/texts.ts';

const IMAGE = memoryImage(MAIN_MODE.bytes, { abi: 'x64', base: MAIN_MODE.base });

const KEY = providerContextKey();

function providerContextKey(): string {
  const event = decode(FWPM_NET_EVENT5, IMAGE, MAIN_MODE.address, { onIssue: () => undefined });
  if (event?.type !== 'FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE') throw new Error('not a failure of main mode');
  return event.ikeMmFailure?.providerContextKey ?? '';
}

function holds(condition: string, image: MemoryImage = IMAGE): boolean {
  const ways = everyWay(image).map(([, memory]) =>
    new WhereFilter(FWPM_NET_EVENT5, parseWhere([condition])).rows(memory, { address: MAIN_MODE.address }),
  );
  expect(ways[0]).toEqual(ways[1]);
  return ways[0]?.length === 1;
}

describe('a failure of main mode', () => {
  test.each([
    ['ikeMmFailure.failureErrorCode=13825', true],
    ['ikeMmFailure.failureErrorCode=0x3601', true],
    ['ikeMmFailure.failureErrorCode=1,2,13825', true],
    ['ikeMmFailure.failureErrorCode!=13825', false],
    ['ikeMmFailure.failureErrorCode!=1,2', true],
    ['ikeMmFailure.failureErrorCode!=1,13825', false],
    ['ikeMmFailure.failureErrorCode>13825', false],
    ['ikeMmFailure.failureErrorCode>=13825', true],
    ['ikeMmFailure.failureErrorCode<13825', false],
    ['ikeMmFailure.failureErrorCode<=13825', true],
    ['ikeMmFailure.failureErrorCode~138', true],
    // 64 bits, which no double holds.
    ['ikeMmFailure.mmId=11150031900141442680', true],
    ['ikeMmFailure.mmId>11150031900141442679', true],
    ['ikeMmFailure.mmId<11150031900141442680', false],
    // Names of constants, whole or what they end with.
    ['ikeMmFailure.mmState=IKEEXT_MM_SA_STATE_COMPLETE', true],
    ['ikeMmFailure.mmState=complete', true],
    ['ikeMmFailure.mmState!=5', false],
    ['ikeMmFailure.mmState~sa_state_com', true],
    ['type=IKEEXT_MM_FAILURE', true],
    ['type!=IKEEXT_MM_FAILURE', false],
    ['type~FAILURE', true],
    ['type>0', false],
    // Flags are a number, or what their names hold.
    ['ikeMmFailure.flags=3', true],
    ['ikeMmFailure.flags=BENIGN|MULTIPLE', true],
    ['ikeMmFailure.flags=BENIGN', false],
    ['ikeMmFailure.flags~multiple', true],
    // Text, in any case.
    ['ikeMmFailure.localPrincipalNameForAuth~GW-02', true],
    ['ikeMmFailure.localPrincipalNameForAuth~nobody,contoso', true],
    ['ikeMmFailure.localPrincipalNameForAuth=cn=gw-02.contoso.example', true],
    ['ikeMmFailure.localPrincipalNameForAuth!=CN=gw-02.contoso.example', false],
    ['ikeMmFailure.remotePrincipalNameForAuth=""', true],
    ['header.appId~\\SVCHOST.exe', true],
    ['header.userId=s-1-5-20', true],
    // Bytes.
    ['ikeMmFailure.endCertHash=01080F161D242B323940474e555c636a71787f86', true],
    ['ikeMmFailure.endCertHash~3940', true],
    // GUIDs, as netsh has them, too.
    ['ikeMmFailure.providerContextKey~-', true],
    [`ikeMmFailure.providerContextKey=${KEY}`, true],
    [`ikeMmFailure.providerContextKey={${KEY.toUpperCase()}}`, true],
    // Addresses and networks.
    ['header.localAddrV6=::/0', true],
    ['header.localAddrV6!=::/0', false],
    ['header.localAddrV4=0.0.0.0/0', false],
    ['header.timeStamp>1601-01-02', true],
    ['header.timeStamp<1601-01-02', false],
    // There is no value: the event is of another type.
    ['classifyDrop.filterId=0', false],
    ['classifyDrop.filterId!=0', false],
    ['classifyDrop.filterId>=0', false],
    ['classifyDrop.isLoopback=false', false],
  ])('%s: %s', (condition, expected) => {
    expect(holds(condition)).toBe(expected);
  });
});

test('every path of the newest event takes a condition', () => {
  const paths = [...pathsOf(FWPM_NET_EVENT5)];
  expect(paths.length).toBeGreaterThan(100);
  for (const path of paths) expect(() => holds(`${path}~a`)).not.toThrow();
});

test('all conditions have to hold', () => {
  const where = parseWhere(['ikeMmFailure.mmState=5', 'header.localPort<1', 'protocol=17']);
  expect(new WhereFilter(FWPM_NET_EVENT5, where).rows(IMAGE, { address: MAIN_MODE.address })).toEqual([]);
});

test('a member that cannot be read rules no event out', () => {
  const bytes = MAIN_MODE.bytes.slice();
  const slot = offsetOf('ikeMmFailure.localPrincipalNameForAuth');
  new DataView(bytes.buffer).setBigUint64(slot, 0xdead0000n, true);
  const image = memoryImage(bytes, { abi: 'x64', base: MAIN_MODE.base });
  expect(holds('ikeMmFailure.localPrincipalNameForAuth=x', image)).toBe(true);
  expect(holds('ikeMmFailure.mmState!=5', image)).toBe(false);
});

test('a version of the event without the member is refused', () => {
  const where = parseWhere(['header.packageSid~1']);
  expect(() => new WhereFilter(FWPM_NET_EVENT0, where)).toThrow(TypeError);
});

test('directions of both enumerations, and of layers', () => {
  const directions = ['inbound', 'outbound', 'forward', 'bidirectional'];
  const found = hexFixtures()
    .filter(({ struct, kind }) => struct === 'FWPM_NET_EVENT5' && kind === 'struct')
    .map(({ name, bytes, abi, base, address }) => {
      const memory = memoryImage(bytes, { abi, base });
      const said = directions.filter(
        (direction) =>
          new WhereFilter(FWPM_NET_EVENT5, parseWhere([`direction=${direction}`])).rows(memory, { address })
            .length > 0,
      );
      return [name, said.join()];
    });
  expect(Object.fromEntries(found)).toMatchInlineSnapshot(`
    {
      "arm64-event5-classify-allow": "outbound",
      "event5-classify-drop": "inbound,outbound",
      "event5-classify-drop-mac": "outbound,forward",
      "event5-ikeext-em-failure1": "",
      "event5-ikeext-mm-failure2": "",
      "event5-lpm-packet-arrival": "",
      "event5-unknown-type": "",
      "x86-event5-classify-drop": "inbound",
      "x86-event5-ikeext-mm-failure2": "",
    }
  `);
});
