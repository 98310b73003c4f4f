/** A filter picks the events of which the facts fulfil its conditions, whatever they are, and however damaged. */
import assert from 'node:assert/strict';
import { BlockList, isIP } from 'node:net';
import { fc, test } from '@fast-check/vitest';
import { afterAll, describe } from 'vitest';
import {
  type EventFacts,
  factsOf,
  isNetEventName,
  type NetEventName,
  type Where,
  WhereFilter,
} from '../../src/formats.ts';
import {
  ABIS,
  counted,
  type DecodeError,
  decodeArray,
  decodeEntries,
  encode,
  explain,
  FWPM_NET_EVENT_TYPE,
  FWPM_NET_EVENT5,
  layoutOf,
  type MemoryImage,
  memoryImage,
  struct as structOf,
  uint8,
  type ValueLayout,
} from '../../src/index.ts';
import { folded } from '../../src/where/folded.ts';
import { arbitraryOf } from '../properties/arbitrary.ts';
import { bases, CASES, SEED } from '../properties/cases.ts';
import { damaged, damages } from '../properties/damage.ts';
import { imageOfEntries } from '../properties/entries.ts';
import { everyWay } from '../support/columns.ts';
import { layoutNamed } from '../support/decode.ts';
import { rows, runs } from '../support/exhaustive.ts';
import { compiledFixtures, hexFixtures, sampleFixtures } from '../support/fixtures.ts';

fc.configureGlobal({ seed: SEED, numRuns: runs(60) });

// --- conditions ----------------------------------------------------------------------------------------------

/** Picks, of what the events say and some more, the values of each condition. */
type Picks = Readonly<Partial<Record<keyof Where, readonly number[]>>>;

const NAMES: readonly (keyof Where)[] = [
  'type',
  'from',
  'to',
  'address',
  'localAddress',
  'remoteAddress',
  'port',
  'localPort',
  'remotePort',
  'protocol',
  'app',
  'user',
  'filterId',
  'layer',
];

const picks: fc.Arbitrary<Picks> = fc
  .tuple(
    fc.subarray([...NAMES], { minLength: 1, maxLength: 3 }),
    fc.array(fc.nat(1000), { minLength: 1, maxLength: 3 }),
  )
  .map(([names, values]) => Object.fromEntries(names.map((name) => [name, values])));

/** Conditions that have a chance to hold for some of the events. */
function whereOf(picked: Picks, all: readonly EventFacts[]): Where {
  const some = <T>(
    name: keyof Where,
    values: readonly (T | undefined)[],
    others: readonly T[],
  ): T[] | undefined => {
    const pool = [...values.filter((value) => value !== undefined), ...others];
    return picked[name]?.map((pick) => pool[pick % pool.length]).filter((value) => value !== undefined);
  };
  const [localAddresses, remoteAddresses] = [
    all.map(({ local }) => local.address),
    all.map(({ remote }) => remote.address),
  ];
  const [localPorts, remotePorts] = [
    all.map(({ local }) => local.port),
    all.map(({ remote }) => remote.port),
  ];
  const times = all.map(({ time }) => time);
  const [from] = some('from', times, [0n]) ?? [];
  const [to] = some('to', times, [2n ** 63n]) ?? [];
  const lists = {
    type: some<string | number>(
      'type',
      all.map(({ type }) => type),
      ['classify_drop', 5],
    ),
    address: some(
      'address',
      [...localAddresses, ...remoteAddresses, ...all.flatMap(hostsOf)],
      OTHER_NETWORKS,
    ),
    localAddress: some('localAddress', localAddresses.map(networkOf), OTHER_NETWORKS),
    remoteAddress: some('remoteAddress', remoteAddresses.map(networkOf), OTHER_NETWORKS),
    port: some('port', [...localPorts, ...remotePorts], [0, 65535]),
    localPort: some('localPort', localPorts, [0]),
    remotePort: some('remotePort', remotePorts, [0]),
    protocol: some(
      'protocol',
      all.map(({ protocol }) => protocol),
      [1, 6],
    ),
    app: some(
      'app',
      // Not a drive, which no condition takes.
      all.map(({ appId }) =>
        appId
          ?.slice(1, 4)
          .toUpperCase()
          .replace(/^([A-Z]):/, '$1'),
      ),
      ['a', '\\'],
    ),
    user: some(
      'user',
      all.map(({ userId }) => userId?.toLowerCase()),
      ['S-1-5-18'],
    ),
    filterId: some(
      'filterId',
      all.map(({ filterId }) => filterId),
      [0n, 1n],
    ),
    layer: some<string | number>(
      'layer',
      all.map(({ layer }) => layer?.name ?? layer?.code),
      ['STREAM_V4', 44],
    ),
  };
  return Object.fromEntries(
    Object.entries({ from, to, ...lists }).filter(([, value]) => value !== undefined),
  );
}

const OTHER_NETWORKS = ['0.0.0.0/1', '8000::/1', '::/0'];

function networkOf(address: string | undefined): string | undefined {
  return address === undefined ? undefined : `${address}/${isIP(address) === 4 ? 9 : 33}`;
}

// --- what is expected ----------------------------------------------------------------------------------------

/** Whether conditions hold, reckoned from the facts of the whole event. */
function isWanted(where: Where, facts: EventFacts): boolean {
  const { local, remote } = facts;
  const among = <T>(wanted: readonly T[] | undefined, ...said: readonly (T | undefined)[]): boolean =>
    wanted === undefined || said.some((value) => value !== undefined && wanted.includes(value));
  const within = (
    networks: readonly string[] | undefined,
    ...addresses: readonly (string | undefined)[]
  ): boolean =>
    networks === undefined ||
    addresses.some((address) =>
      networks.some((network) => address !== undefined && isInside(address, network)),
    );
  const { time, appId } = facts;
  return (
    (where.from === undefined || (time !== undefined && time >= where.from)) &&
    (where.to === undefined || (time !== undefined && time < where.to)) &&
    among(where.type?.map(numberOfType), facts.type === undefined ? undefined : numberOfType(facts.type)) &&
    within(where.address, local.address, remote.address, ...hostsOf(facts)) &&
    within(where.localAddress, local.address) &&
    within(where.remoteAddress, remote.address) &&
    among(where.port, local.port, remote.port) &&
    among(where.localPort, local.port) &&
    among(where.remotePort, remote.port) &&
    among(where.protocol, facts.protocol) &&
    (where.app === undefined ||
      (appId !== undefined && where.app.some((part) => folded(appId).includes(folded(part))))) &&
    among(
      where.user?.map((sid) => sid.toLowerCase()),
      facts.userId?.toLowerCase(),
    ) &&
    among(where.filterId, facts.filterId) &&
    (where.layer === undefined ||
      where.layer.some((layer) => layer === facts.layer?.code || isSameLayer(layer, facts.layer?.name)))
  );
}

/** The hosts of DoS protection. */
function hostsOf({ body = {} }: EventFacts): string[] {
  const members = ['publicHostV4Addr', 'publicHostV6Addr', 'internalHostV4Addr', 'internalHostV6Addr'];
  return members.map((member) => body[member]).filter((host) => typeof host === 'string');
}

function isInside(address: string, network: string): boolean {
  const [start = '', prefix] = network.split('/');
  const family = isIP(start) === 4 ? 'ipv4' : 'ipv6';
  if (isIP(address) !== isIP(start)) return false;
  const list = new BlockList();
  list.addSubnet(start, Number(prefix ?? (family === 'ipv4' ? 32 : 128)), family);
  return list.check(address, family);
}

function numberOfType(type: string | number): number | undefined {
  if (typeof type === 'number') return type;
  const name = `FWPM_NET_EVENT_TYPE_${type.toUpperCase().replace('FWPM_NET_EVENT_TYPE_', '')}`;
  return Object.entries(FWPM_NET_EVENT_TYPE.values).find(([known]) => known === name)?.[1];
}

function isSameLayer(layer: string | number, name: string | undefined): boolean {
  return name !== undefined && name === `FWPS_LAYER_${String(layer).replace('FWPS_LAYER_', '')}`;
}

/** The conditions, each alone. */
function conditionsOf(where: Where): Where[] {
  return Object.entries(where).map(([name, value]) => ({ [name]: value }));
}

/** Whether a condition needs what an issue says cannot be read. */
function isNeeded(where: Where, member: string): boolean {
  const [owner = '', name] = member.split('.');
  if (owner === '') return true;
  if (owner === 'header') {
    return (name === 'appId' && where.app !== undefined) || (name === 'userId' && where.user !== undefined);
  }
  if (name !== undefined) return false;
  // The hosts in it can be the ends, and the header's ports are then not theirs.
  const hasEnd = /address|port/i.test(Object.keys(where).join());
  if (owner === 'idpDrop') return hasEnd;
  const hasLayer = !/ike|capability|lpm/.test(owner);
  // At the layers of binds and of listening there is no remote end.
  const hasRemote = Object.keys(where).some((key) => /^(address|port|remote)/i.test(key));
  if (hasRemote && hasLayer) return true;
  return (
    (where.filterId !== undefined && owner !== 'lpmPacketArrival') || (where.layer !== undefined && hasLayer)
  );
}

// --- the property --------------------------------------------------------------------------------------------

interface Question {
  readonly struct: ValueLayout;
  readonly image: MemoryImage;
  readonly roots:
    | { readonly array: bigint; readonly count: number }
    | { readonly entries: bigint; readonly count: number };
  readonly picked: Picks;
}

const seen = { wanted: 0, unwanted: 0, keptForDamage: 0 };

function assertPicked({ struct, image, roots, picked }: Question): void {
  assert(isNetEventName(struct.ctype));
  const name: NetEventName = struct.ctype;
  const issues: DecodeError[] = [];
  const options = { onIssue: (issue: DecodeError) => void issues.push(issue) };
  const events =
    'array' in roots
      ? [...decodeArray(struct, image, roots.array, roots.count, options)]
      : [...decodeEntries(struct, image, roots.entries, roots.count, options)];
  const facts = events.map((event) => factsOf(name, event));
  const where = whereOf(picked, facts);
  const damage = issues.map(({ path }) => /^\[(\d+)\]\.?(.*)$/.exec(path) ?? []);
  const isDamaged = (row: number, condition: Where): boolean =>
    damage.some(([, index, member = '']) => Number(index) === row && isNeeded(condition, member));

  for (const [way, memory] of everyWay(image)) {
    const rows = new WhereFilter(struct, where).rows(memory, roots);
    // Of what is after the end of the memory the first stands for all.
    const there = wholeElements(image, roots, events.length);
    assert.deepEqual(
      rows.filter((row) => row >= there),
      there < events.length ? [there] : [],
      way,
    );
    for (const [row, said] of facts.slice(0, there).entries()) {
      const expected = conditionsOf(where).every(
        (condition) => isWanted(condition, said) || isDamaged(row, condition),
      );
      assert.equal(rows.includes(row), expected, `${way}: ${row}`);
      seen[isWanted(where, said) ? 'wanted' : expected ? 'keptForDamage' : 'unwanted']++;
    }
    assert.deepEqual(
      rows,
      [...new Set(rows)].sort((a, b) => a - b),
      way,
    );
  }

  function wholeElements(image: MemoryImage, roots: Question['roots'], count: number): number {
    const [start, stride] =
      'array' in roots
        ? [roots.array, strideOf(struct, image)]
        : [roots.entries, image.abi === 'x86' ? 4 : 8];
    return Math.floor(image.readable(start, count * stride) / stride);
  }
}

function strideOf(struct: ValueLayout, { abi }: MemoryImage): number {
  return layoutOf(struct.kind === 'struct' ? struct : FWPM_NET_EVENT5, abi).size;
}

describe('arrays of events of every version', () => {
  for (const { name, struct, abi } of rows(CASES, 4)) {
    if (!isNetEventName(struct.ctype)) continue;
    const array = structOf('ARRAY', { length: uint8, elements: counted('length', struct) });
    const elements = fc.array(arbitraryOf(struct), { minLength: 1, maxLength: 4 });
    test.prop([elements, bases(abi), damages, picks])(name, (values, base, changes, picked) => {
      const { bytes, address } = encode(array, { elements: values }, { abi, base });
      const ranges = explain(array, memoryImage(bytes, { abi, base }), address);
      const pointer = ranges.find(({ path }) => path === 'elements');
      const bad = damaged({ bytes, base, abi, ranges }, changes);
      const roots = { array: BigInt(String(pointer?.value)), count: values.length };
      assertPicked({ struct, image: memoryImage(bad, { abi, base }), roots, picked });
    });
  }
});

describe('entries, some of them NULL', () => {
  const events = fc.array(fc.option(arbitraryOf(FWPM_NET_EVENT5), { freq: 8 }), {
    minLength: 1,
    maxLength: 6,
  });
  for (const abi of ABIS) {
    test.prop([events, bases(abi), damages, picks], { numRuns: runs(400) })(
      abi,
      (values, base, changes, picked) => {
        const bytes = damaged(imageOfEntries(values, abi, base), changes);
        const image = memoryImage(bytes, { abi, base });
        assertPicked({
          struct: FWPM_NET_EVENT5,
          image,
          roots: { entries: base, count: values.length },
          picked,
        });
      },
    );
  }
});

describe('the fixtures', () => {
  for (const { name, struct, abi, base, address, kind, count, bytes } of [
    ...sampleFixtures(),
    ...compiledFixtures(),
    ...hexFixtures(),
  ]) {
    if (!isNetEventName(struct) || kind === 'struct' || count > 1000) continue;
    test.prop([picks], { numRuns: runs(100) })(name, (picked) => {
      const image = memoryImage(bytes, { abi, base });
      const roots = kind === 'array' ? { array: address, count } : { entries: address, count };
      assertPicked({ struct: layoutNamed(struct), image, roots, picked });
    });
  }
});

afterAll(() => {
  for (const [what, times] of Object.entries(seen)) assert(times > runs(100), `${what}: ${times}`);
});
