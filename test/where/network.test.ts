/** Addresses and networks, against what Node knows of them. */
import assert from 'node:assert/strict';
import { BlockList, isIP } from 'node:net';
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { FilledColumn } from '../../src/read/columnValues.ts';
import { parseAddress } from '../../src/util/ipAddress.ts';
import { isInOneOf, parseNetwork } from '../../src/where/network.ts';
import { someAddress } from '../../src/where/sieve.ts';
import { SEED } from '../properties/cases.ts';
import { runs } from '../support/exhaustive.ts';

fc.configureGlobal({ seed: SEED, numRuns: runs(3000) });

/** Whether an address is in a network, as text and by its bits. */
function isIn(address: string, network: string): boolean {
  const networks = [parseNetwork(network)];
  const isThere = isInOneOf(networks, address);
  const groups = parseAddress(address);
  if (groups === undefined) return isThere;
  const [high = 0, low = 0] = groups;
  const bytes = Uint8Array.from(groups.flatMap((group) => [group >>> 8, group & 0xff]));
  const valid = Uint8Array.of(1, 0, 1);
  // The second of three has no value.
  const column: FilledColumn =
    groups.length === 2
      ? { kind: 'ipv4Bits', values: new Uint32Array(3).fill((high << 16) | low), valid }
      : { kind: 'ipv6Bits', values: Uint8Array.from([...bytes, ...bytes, ...bytes]), valid };
  const marks = new Uint8Array(3);
  someAddress(['a'], networks)(new Map([['a', column]]), marks);
  assert.deepEqual([...marks], [Number(isThere), 0, Number(isThere)]);
  return isThere;
}

function errorOf(text: string): unknown {
  try {
    parseNetwork(text);
    return undefined;
  } catch (error) {
    return error;
  }
}

/** Few different bytes, so that addresses are near each other. */
const byte = fc.constantFrom(0, 1, 127, 128, 192, 255);
const ipv4 = fc.tuple(byte, byte, byte, byte).map((bytes) => bytes.join('.'));
const group = fc.constantFrom('0', '1', '7fff', '8000', 'ffff', 'FD00', '00a1');
const ipv6 = fc.oneof(
  fc.array(group, { minLength: 8, maxLength: 8 }).map((groups) => groups.join(':')),
  fc
    .tuple(fc.array(group, { maxLength: 3 }), fc.array(group, { maxLength: 3 }))
    .map((ends) => ends.map((groups) => groups.join(':')).join('::')),
  fc.tuple(group, ipv4).map(([first, last]) => `${first}::${last}`),
);

describe('an address is in a network as Node reckons', () => {
  test.prop([ipv4, ipv4, fc.nat(32)])('IPv4', (address, network, prefix) => {
    const list = new BlockList();
    list.addSubnet(network, prefix, 'ipv4');
    assert.equal(isIn(address, `${network}/${prefix}`), list.check(address, 'ipv4'));
  });

  test.prop([ipv6, ipv6, fc.nat(128)])('IPv6', (address, network, prefix) => {
    const list = new BlockList();
    list.addSubnet(network, prefix, 'ipv6');
    assert.equal(isIn(address, `${network}/${prefix}`), list.check(address, 'ipv6'));
  });

  test.prop([ipv6, ipv6])('a single address', (address, other) => {
    const list = new BlockList();
    list.addAddress(other, 'ipv6');
    assert.equal(isIn(address, other), list.check(address, 'ipv6'));
  });
});

describe('what is an address', () => {
  const nearly = fc.array(
    fc.constantFrom(':', '::', '.', '0', '1', '01', '255', '256', 'ffff', '12345', 'g', ' '),
    {
      maxLength: 16,
    },
  );
  test.prop(
    [
      fc.oneof(
        nearly.map((parts) => parts.join('')),
        ipv4,
        ipv6,
      ),
    ],
    { numRuns: 20000 },
  )('is what Node takes for one', (text) => {
    assert.equal(errorOf(text) === undefined, isIP(text) !== 0, text);
  });
});

describe('a prefix keeps an address in the network that it makes', () => {
  test.prop([fc.oneof(ipv4, ipv6), fc.nat(128)])('of any length', (address, prefix) => {
    const most = isIP(address) === 4 ? 32 : 128;
    const network = `${address}/${prefix}`;
    if (prefix <= most) assert(isIn(address, network), network);
    else assert(errorOf(network) instanceof RangeError, network);
  });
});

describe('table', () => {
  test.each([
    ['10.1.2.3', '10.0.0.0/8', true],
    ['11.1.2.3', '10.0.0.0/8', false],
    ['10.1.2.3', '10.1.2.3', true],
    ['10.1.2.2', '10.1.2.3', false],
    ['10.1.2.2', '10.1.2.3/31', true],
    ['255.255.255.255', '0.0.0.0/0', true],
    ['fd12::1', 'fd00::/8', true],
    ['fe80::1', 'fd00::/8', false],
    ['fd00::0001', 'FD00:0:0:0:0:0:0:1', true],
    ['::ffff:10.0.0.1', '::ffff:a00:1', true],
    // Another version is another network.
    ['::ffff:10.0.0.1', '10.0.0.0/8', false],
    ['10.0.0.1', '::/0', false],
    ['::a00:1', '0.0.0.0/0', false],
    // What is not an address is in none.
    ['', '0.0.0.0/0', false],
    ['host', '::/0', false],
  ])('%s in %s: %s', (address, network, expected) => {
    expect(isIn(address, network)).toBe(expected);
  });

  test.each([
    '',
    '/8',
    '10.0.0.0/',
    '10.0.0.0/33',
    '10.0.0.0/08',
    '10.0.0.0/-1',
    '10.0.0.0/8/8',
    '10.0.0/8',
    '010.0.0.1',
    'fd00::/129',
    'fe80::1%3',
    '1:2:3:4::5:6:7:8',
    '1:2:3:4:5:6:7',
    '1.2.3.4::1',
    '::1.2.3.4:5',
    '1::2::3',
    'host',
    '00-11-22-33-44-55',
  ])('%j is none', (text) => {
    expect(errorOf(text)).toEqual(
      new RangeError(`${text} is no address and no network such as 10.0.0.0/8 or fd00::/8`),
    );
  });
});
