/** Which events a condition picks. */
import { describe, expect, test } from 'vitest';
import { parseWhere, type Where, WhereFilter } from '../../src/formats.ts';
import {
  encode,
  FWPM_NET_EVENT_HEADER3,
  FWPM_NET_EVENT0,
  FWPM_NET_EVENT2,
  FWPM_NET_EVENT3,
  FWPM_NET_EVENT5,
  type Memory,
  memoryImage,
  struct,
} from '../../src/index.ts';
import { layoutNamed } from '../support/decode.ts';
import { drop, event5, mainModeFailure } from '../support/events.ts';
import { compiledFixtures, sampleFixtures } from '../support/fixtures.ts';

const sample = sampleFixtures().find(({ name }) => name === 'enum5');
if (sample === undefined) throw new Error('no sample');
const { address: TABLE, count: COUNT } = sample;
const memory = memoryImage(sample.bytes, { abi: sample.abi, base: sample.base });
const all = Array.from({ length: COUNT }, (_, i) => i);

function rowsOf(where: Where, roots = { entries: TABLE, count: COUNT }): number[] {
  return new WhereFilter(FWPM_NET_EVENT5, where).rows(memory, roots);
}

describe('events of a capture', () => {
  test.each<[string, number[]]>([
    ['type=CLASSIFY_DROP', [6, 7]],
    ['type=fwpm_net_event_type_ikeext_em_failure,10', [5, 15]],
    ['type=103', []],
    ['time>=2022-06-18T04:26:54Z', [14, 15]],
    ['time<2022-06-18T04:26:41Z', [0]],
    ['time<2022-06-18T04:26:41.0000001Z', [0, 1]],
    ['time>=2022-06-18T04:26:54.0000001Z', [15]],
    ['address=192.168.1.0/29', [0, 2, 3, 6]],
    ['address=8.8.4.0/29,2425::/16', [0, 2, 3, 4, 6]],
    ['local=192.168.1.6', [6]],
    ['remote=192.168.1.6', []],
    ['remote=8.8.4.6', [6]],
    ['address=1.2.3.4', [9]],
    ['address=10.8.0.0/13', [9]],
    // The hosts of DoS protection are the ends only where the header has none.
    ['remote=1.2.3.4', []],
    ['local=10.8.0.0/13', []],
    ['port=443', [0]],
    ['port=50001', [1]],
    ['localport=443', []],
    ['localport=50002,50003', [2, 3]],
    ['remoteport=443,444', [0, 1]],
    ['remoteport=50000', []],
    ['protocol=tcp', [0, 2, 4, 6, 8, 10, 12]],
    ['protocol=0', [14]],
    ['app=SVCHOST.exe', all],
    ['app=lsass,\\System32\\', all],
    ['user=s-1-5-21-1004336348-1177238915-682003330-512', [0]],
    ['user=S-1-5-21-1004336348-1177238915-682003330', []],
    ['filter=65537', [0, 1]],
    ['filter=131074,43', [2, 3, 4, 5]],
    ['filter=18446744073709551614', [11]],
    ['filter=0', []],
    ['layer=44', [6, 7]],
    ['layer=FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V4', [6, 7]],
    ['layer=inbound_transport_v4,FWPS_LAYER_ALE_AUTH_CONNECT_V4,90', [8, 11, 14]],
  ])('%s', (condition, rows) => {
    expect(rowsOf(parseWhere([condition]))).toEqual(rows);
  });

  test('all conditions have to hold', () => {
    expect(rowsOf(parseWhere(['type=CLASSIFY_DROP', 'protocol=udp']))).toEqual([7]);
    expect(rowsOf(parseWhere(['time>=2022-06-18T04:26:46Z', 'time<2022-06-18T04:26:49Z']))).toEqual([
      6, 7, 8,
    ]);
    expect(rowsOf({})).toEqual(all);
    expect(rowsOf({ type: [] })).toEqual([]);
  });

  test('parts of a run give the same, each counted from its own first event', () => {
    const where = parseWhere(['protocol=tcp']);
    for (const size of [1, 3, 5, 16]) {
      const parts = all
        .filter((first) => first % size === 0)
        .map((first) => {
          const count = Math.min(size, COUNT - first);
          const rows = rowsOf(where, { entries: TABLE + 8n * BigInt(first), count });
          return rows.map((row) => first + row);
        });
      expect(parts.flat()).toEqual([0, 2, 4, 6, 8, 10, 12]);
    }
  });

  test('a single event is the first', () => {
    const filter = new WhereFilter(FWPM_NET_EVENT5, { type: ['IKEEXT_MM_FAILURE'] });
    const view = new DataView(sample.bytes.buffer, sample.bytes.byteOffset);
    expect(filter.rows(memory, { address: view.getBigUint64(0, true) })).toEqual([0]);
    expect(filter.rows(memory, { address: view.getBigUint64(8 * 6, true) })).toEqual([]);
  });
});

describe('what the header does not vouch for is not there', () => {
  const image = (event: unknown) => {
    const { bytes, address } = encode(layoutNamed('FWPM_NET_EVENT5'), event, { abi: 'x64', base: 0x10000n });
    return { memory: memoryImage(bytes, { abi: 'x64', base: 0x10000n }), address };
  };
  const isWanted = (condition: string, event: unknown): boolean => {
    const { memory, address } = image(event);
    const filter = new WhereFilter(FWPM_NET_EVENT5, parseWhere([condition]));
    return filter.rows(memory, { address }).length === 1;
  };

  test.each([
    ['protocol=6', 0x1],
    ['local=10.0.0.1', 0x2 | 0x100],
    ['remote=10.0.0.2', 0x4 | 0x100],
    ['address=10.0.0.2', 0x4 | 0x100],
    ['address=10.0.0.1', 0x2 | 0x100],
    ['localport=50000', 0x8],
    ['remoteport=443', 0x10],
    ['port=443', 0x10],
    ['app=app.exe', 0x20],
    ['user=S-1-5-18', 0x40],
  ])('%s', (condition, flags) => {
    expect(isWanted(condition, event5('CLASSIFY_DROP', drop({}), { flags }))).toBe(true);
    for (let bit = 1; bit <= 0x2000; bit *= 2) {
      if ((flags & bit) === 0) continue;
      const event = event5('CLASSIFY_DROP', drop({}), { flags: 0x3fff & ~bit });
      expect(isWanted(condition, event), `without ${bit}`).toBe(false);
    }
  });

  test.each([1, 58])('protocol %i has no ports', (ipProtocol) => {
    const event = event5('CLASSIFY_DROP', drop({}), { ipProtocol, localPort: 8, remotePort: 0 });
    expect(isWanted('port=8', event)).toBe(false);
    expect(isWanted('remoteport=0', event)).toBe(false);
    expect(isWanted(`protocol=${ipProtocol}`, event)).toBe(true);
  });

  test('an event without an application is not one with any', () => {
    const event = event5('CLASSIFY_DROP', drop({}), { appId: null, userId: null });
    expect(isWanted('app=a', event)).toBe(false);
    expect(isWanted('user=S-1-5-18', event)).toBe(false);
  });

  test('DoS protection has hosts of its own', () => {
    const body = {
      ipVersion: 'FWP_IP_VERSION_V6',
      publicHostV6Addr: '2001:db8::1',
      internalHostV6Addr: 'fd00::1',
      failureStatus: 0,
      direction: 'FWP_DIRECTION_INBOUND',
    };
    const event = event5('IPSEC_DOSP_DROP', body, { flags: 0 });
    expect(isWanted('remote=2001:db8::/32', event)).toBe(true);
    expect(isWanted('local=fd00::/8', event)).toBe(true);
    expect(isWanted('local=2001:db8::/32', event)).toBe(false);
    expect(isWanted('address=2001:db8::/32', event)).toBe(true);
    expect(isWanted('address=10.0.0.0/8', event)).toBe(false);
  });

  test.each<[condition: string, msFwpDirection: number, isWanted: boolean]>([
    // 24 is a layer that implies no direction.
    ['direction=outbound', 0, true],
    ['direction=inbound', 1, true],
    ['direction=0', 0, true],
    ['direction=1', 0, false],
    ['direction=inbound', 0x3900, true],
    ['direction=14592', 0x3900, true],
    ['direction=%%14592', 0x3900, true],
    ['direction=14593', 0x3900, false],
    ['direction=2', 2, true],
    ['direction=inbound', 2, false],
  ])('%s of %i', (condition, msFwpDirection, expected) => {
    expect(isWanted(condition, event5('CLASSIFY_DROP', drop({ msFwpDirection, layerId: 24 })))).toBe(
      expected,
    );
  });

  test('the filter of a negotiation', () => {
    expect(isWanted('filter=77', event5('IKEEXT_MM_FAILURE', mainModeFailure({})))).toBe(true);
    expect(isWanted('filter=0', event5('IKEEXT_MM_FAILURE', null))).toBe(false);
  });
});

describe('what cannot be read is kept', () => {
  /** A table of pointers before the bytes of an event. */
  function withTable(pointers: (event: bigint) => bigint[], event: unknown, cut = 0): [Memory, number] {
    const count = pointers(0n).length;
    const base = 0x10000n;
    const behind = base + BigInt(8 * count);
    const { bytes, address } = encode(layoutNamed('FWPM_NET_EVENT5'), event, { abi: 'x64', base: behind });
    const table = new BigUint64Array(pointers(address));
    const image = Buffer.concat([new Uint8Array(table.buffer), bytes]);
    return [memoryImage(image.subarray(0, image.length - cut), { abi: 'x64', base }), count];
  }
  const event = event5('CLASSIFY_DROP', drop({}));
  const rows = (where: Where, [memory, count]: [Memory, number], options = {}) =>
    new WhereFilter(FWPM_NET_EVENT5, where).rows(memory, { entries: 0x10000n, count }, options);

  test('an event that is not there, but no NULL entry', () => {
    const image = withTable((there) => [there, 0n, 0xdead0000n, there], event);
    expect(rows({ type: [3] }, image)).toEqual([0, 2, 3]);
    expect(rows({ type: [4] }, image)).toEqual([2]);
    expect(rows({}, image)).toEqual([0, 1, 2, 3]);
  });

  test('the first event behind the end of the memory, for all that are missing', () => {
    const [memory] = withTable((there) => [there], event);
    const there = Math.floor(memory.readable(0x10000n, 1e6) / 8);
    const filter = new WhereFilter(FWPM_NET_EVENT5, { type: [103] });
    const found = filter.rows(memory, { entries: 0x10000n, count: 2 ** 32 - 1 });
    expect(found.at(-1)).toBe(there);
    expect(filter.rows(memory, { entries: 0x10000n, count: 1 })).toEqual([]);
    expect(filter.rows(memory, { entries: 0xdead0000n, count: 5 })).toEqual([0]);
  });

  test('an event of which a needed member cannot be read', () => {
    const { bytes, address } = encode(layoutNamed('FWPM_NET_EVENT5'), event, { abi: 'x64', base: 0x10000n });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const at = Number(address - 0x10000n);
    // header.userId, and the event's own struct.
    view.setBigUint64(at + 80, 0xdead0000n, true);
    view.setBigUint64(at + 144, 0xdead0000n, true);
    const memory = memoryImage(bytes, { abi: 'x64', base: 0x10000n });
    const isKept = (where: Where) =>
      new WhereFilter(FWPM_NET_EVENT5, where).rows(memory, { address }).length === 1;
    expect(isKept({ user: ['S-1-1-0'] })).toBe(true);
    expect(isKept({ filterId: [1n] })).toBe(true);
    expect(isKept({ layer: [1] })).toBe(true);
    // What can be read decides.
    expect(isKept({ user: ['S-1-1-0'], type: ['IKEEXT_MM_FAILURE'] })).toBe(false);
    expect(isKept({ user: ['S-1-1-0'], type: ['CLASSIFY_DROP'] })).toBe(true);
    expect(isKept({ user: ['S-1-1-0'], filterId: [1n] })).toBe(true);
    expect(isKept({ user: ['S-1-1-0'], filterId: [1n], app: ['other'] })).toBe(false);
    expect(isKept({ app: ['other'] })).toBe(false);
    expect(isKept({ app: ['app.exe'] })).toBe(true);
    expect(isKept({ localAddress: ['1.1.1.1'] })).toBe(false);
    // The event's own struct has the layer, which says whether there is a remote end.
    expect(isKept({ remoteAddress: ['1.1.1.1'] })).toBe(true);
  });

  test('limits hold for what is needed', () => {
    const image = withTable((there) => [there], event);
    expect(rows({ app: ['other'] }, image, { limits: { blobBytes: 4 } })).toEqual([0]);
    expect(rows({ type: [4] }, image, { limits: { blobBytes: 4 } })).toEqual([]);
    expect(() => rows({}, image, { limits: { blobBytes: 0 } })).toThrow(RangeError);
  });
});

test('an event whose type is another is not kept for a user that cannot be read', () => {
  const fixture = compiledFixtures().find(({ name }) => name === 'x64-bad-userid-below');
  if (fixture === undefined) throw new Error('no fixture');
  const { abi, base, bytes, address } = fixture;
  const rows = (...conditions: string[]) =>
    new WhereFilter(FWPM_NET_EVENT5, parseWhere(conditions)).rows(memoryImage(bytes, { abi, base }), {
      address,
    });
  expect(rows('user=S-1-5-18')).toEqual([0]);
  expect(rows('type=CLASSIFY_DROP', 'user=S-1-5-18')).toEqual([0]);
  expect(rows('type=IKEEXT_MM_FAILURE', 'user=S-1-5-18')).toEqual([]);
});

describe('a filter that cannot be', () => {
  const copy = struct('FWPM_NET_EVENT5', FWPM_NET_EVENT5.fields);

  test.each([
    ['no event', FWPM_NET_EVENT_HEADER3, 'FWPM_NET_EVENT_HEADER3'],
    ['something under the name of an event', copy, 'FWPM_NET_EVENT5'],
  ])('%s', (_what, layout, name) => {
    expect(() => new WhereFilter(layout, {})).toThrow(
      new TypeError(`conditions are for events, FWPM_NET_EVENT0 to 5, and not for ${name}`),
    );
  });

  test.each<[Where, Error]>([
    [
      { type: ['X'] },
      new RangeError(
        'there is no type X: take a number, IKEEXT_MM_FAILURE, IKEEXT_QM_FAILURE, IKEEXT_EM_FAILURE, CLASSIFY_DROP, IPSEC_KERNEL_DROP, IPSEC_DOSP_DROP, CLASSIFY_ALLOW, CAPABILITY_DROP, CAPABILITY_ALLOW, CLASSIFY_DROP_MAC, LPM_PACKET_ARRIVAL',
      ),
    ],
    [
      { layer: ['X'] },
      new RangeError(
        'there is no layer X that has a certain id: take a number, or a file of filters that names it',
      ),
    ],
    [
      { remoteAddress: ['X'] },
      new RangeError('X is no address and no network such as 10.0.0.0/8 or fd00::/8'),
    ],
    [
      { localAddress: ['X'] },
      new RangeError('X is no address and no network such as 10.0.0.0/8 or fd00::/8'),
    ],
    [{ address: ['X'] }, new RangeError('X is no address and no network such as 10.0.0.0/8 or fd00::/8')],
  ])('%o', (where, error) => {
    expect(() => new WhereFilter(FWPM_NET_EVENT5, where)).toThrow(error);
  });

  test('a layer of Windows 8.1 in a struct that is older', () => {
    const where = { layer: ['STREAM_PACKET_V4'] };
    expect(() => new WhereFilter(FWPM_NET_EVENT3, where)).not.toThrow();
    expect(() => new WhereFilter(FWPM_NET_EVENT2, where)).toThrow(
      new TypeError('the layer STREAM_PACKET_V4 has no id that is certain in FWPM_NET_EVENT2: take a number'),
    );
    expect(() => new WhereFilter(FWPM_NET_EVENT0, { layer: ['STREAM_V4', 70] })).not.toThrow();
  });
});
